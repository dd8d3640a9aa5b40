"""Sitemaps, of pages and of sitemaps, as XML or as lines: a link for each address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from comity.read.days import read_day
from comity.read.declared import join
from comity.read.encoding import decode_markup
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.matter import Matter
from comity.read.reader import Found, Link, Reader, reader_of
from comity.read.xml import load_xml, parse_xml, root_of

ROOTS: Final = frozenset({"urlset", "sitemapindex"})
MOST_LINKS: Final = 50_000
"""Addresses of one sitemap: as many as the protocol allows. https://www.sitemaps.org/protocol.html"""
LEAST_LINES: Final = 2
"""A file of addresses alone has so many lines."""

_ADDRESS = re.compile(r"https?://\S+")
_LOC = re.compile(r"<(?:\w+:)?loc\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*</")


def is_sitemap(head: bytes) -> bool:
    """Whether the first bytes are those of a sitemap."""
    if root_of(head) in ROOTS:
        return True
    lines = head.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    whole = [line.strip() for line in (lines[:-1] if len(lines) > LEAST_LINES else lines) if line.strip()]
    return len(whole) >= LEAST_LINES and all(map(_ADDRESS.fullmatch, whole))


def read_sitemap(item: Item) -> Iterator[Found]:
    """The links of a sitemap in their order."""
    if root_of(item.head()) in ROOTS:
        yield from links_of(item, load_xml(item))
        return
    lines = [line.strip() for line in decode_markup(item.load(), item.charset).split("\n") if line.strip()]
    if all(map(_ADDRESS.fullmatch, lines)):
        yield from _distinct(item, ((line, Matter()) for line in lines))
    else:
        yield from reader_of("text").read(item)


def links_of(item: Item, text: str) -> Iterator[Link]:
    """The links of a sitemap in XML. Raises UnreadableError where it holds none, or declares entities."""
    root = parse_xml(text)
    named = _LOC.findall(text) if root is None else ()
    found = ((unescape(one), Matter()) for one in named) if root is None else map(_entry, root)
    links = list(_distinct(item, found))
    if not links:
        raise UnreadableError("a sitemap without addresses")
    yield from links


def _entry(entry: Any) -> tuple[str, Matter]:
    """The address of an entry, and what a news sitemap says of it; a day of change is none of publication."""
    told = {one.tag.rpartition("}")[2]: " ".join((one.text or "").split()) for one in reversed(list(entry.iter()))}
    language = told.get("language", "").lower().partition("-")[0]
    return told.get("loc", ""), Matter(
        title=told.get("title") or None,
        publisher=told.get("name") or None,
        published=read_day(told.get("publication_date", "")),
        language=language or None,
    )


def _distinct(item: Item, found: Iterator[tuple[str, Matter]]) -> Iterator[Link]:
    seen: set[str] = set()
    for stated, matter in found:
        address = join(item.matter.url or "", stated)
        if address and address not in seen:
            seen.add(address)
            yield Link(
                address, Matter(matter.title, None, matter.publisher, matter.published, address, matter.language)
            )
        if len(seen) >= MOST_LINKS:
            return


READER = Reader(
    name="sitemap",
    suffixes=frozenset(),
    media=frozenset(),
    is_one=is_sitemap,
    read=read_sitemap,
    order=45,
)
