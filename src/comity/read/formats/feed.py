"""RSS and Atom: a link for each entry, with what the feed says and holds of it; other XML is told by its root."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from comity.model import Rejected
from comity.read.days import read_day
from comity.read.declared import join
from comity.read.document import host_of
from comity.read.faults import UnreadableError
from comity.read.formats import sitemap
from comity.read.item import WITHIN, Item
from comity.read.jsonld import text_of
from comity.read.matter import Matter
from comity.read.naming import outlet_of_feed, people_of
from comity.read.reader import Found, Link, Reader
from comity.read.xml import find_root, load_xml, parse_xml, root_of

ROOTS: Final = frozenset({"rss", "feed", "rdf:rdf", "atom:feed", "a10:feed"})
MOST_ENTRIES: Final = 10_000
"""Entries of one feed that are read; outlets' own have a few hundred."""


def is_feed(head: bytes) -> bool:
    """Whether the first bytes are those of a feed."""
    return root_of(head) in ROOTS


def read_feed(item: Item) -> Iterator[Found]:
    """A link for each entry of a feed, in its order; what is ill-formed is read as far as it can be."""
    text = load_xml(item)
    root = find_root(text)
    if root in sitemap.ROOTS:
        yield from sitemap.links_of(item, text)
        return
    if root not in ROOTS:
        raise UnreadableError(f"XML whose root element is {root or 'missing'}: no feed, sitemap or page; add its text")
    well_formed = parse_xml(text) is not None
    yield from _links(item, text, well_formed)


def _links(item: Item, text: str, well_formed: bool) -> Iterator[Found]:
    from feedparser import parse

    base = item.matter.url or ""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    feed: Any = parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    if not feed.entries:
        raise UnreadableError("a feed without entries" if well_formed else "a damaged feed: no entry can be read")
    seen: set[str] = set()
    for number, entry in enumerate(feed.entries[:MOST_ENTRIES], 1):
        address = join(base, entry.get("feedburner_origlink") or entry.get("link") or "")
        if address is None:
            yield Rejected(
                f"{item.path}{WITHIN}{number}", "read", "an entry without an address on the web; passed over"
            )
        elif address not in seen:
            seen.add(address)
            matter = _matter(feed, entry, address)
            yield Link(address, matter, _held(item, number, entry, matter))


def _matter(feed: Any, entry: Any, address: str) -> Matter:
    """What a feed says of an entry; a day of change is none of publication."""
    named = (entry.get("source") or {}).get("title") or ""
    outlet = text_of(named) or outlet_of_feed(text_of(feed.feed.get("title") or ""), host_of(address))
    stated = entry.get("published") or ("" if feed.version.startswith("atom") else entry.get("updated") or "")
    authors = [text_of(one.get("name") or "") for one in entry.get("authors") or [] if one]
    language = entry.get("language") or feed.feed.get("language") or ""
    return Matter(
        title=text_of(entry.get("title") or "") or None,
        author=people_of(authors or [text_of(entry.get("author") or "")], outlet),
        publisher=outlet or None,
        published=read_day(stated),
        url=address,
        language=language.lower().replace("_", "-").partition("-")[0] or None,
    )


def _held(item: Item, number: int, entry: Any, matter: Matter) -> Item | None:
    """The text that the feed itself holds of an entry, as a page: its content, else its summary."""
    contents = [one.get("value") or "" for one in entry.get("content") or []]
    text = max((*contents, entry.get("summary") or ""), key=len)
    if not text.strip():
        return None
    page = f"<html><body><article><div>{text}</div></article></body></html>"
    held = item.member(str(number), page.encode("utf-8", "replace"), media="text/html", matter=matter)
    return replace(held, charset="utf-8", basis="feed", depth=item.depth)


READER = Reader(
    name="feed",
    suffixes=frozenset({".rss", ".atom", ".rdf", ".xml"}),
    media=frozenset({
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    }),
    is_one=is_feed,
    read=read_feed,
    order=50,
)  # fmt: skip
