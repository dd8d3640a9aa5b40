"""What a page says of itself outside of its article: in JSON-LD, in ``meta`` elements, in links and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from comity.read.article import likeness
from comity.read.document import host_of
from comity.read.item import Item
from comity.read.jsonld import Nodes, read_nodes, text_of
from comity.read.markup import Element, Script, plain
from comity.read.signs import load

LONGEST: Final = 500
"""Characters of a title, a name or an address."""
FIRST_LINKS: Final = 60
"""The link that leads to the front page and shows the outlet's name stands among the first so many."""
TRACKING: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src|cmpid|ncid|ocid|spm|_ga)$", re.IGNORECASE
)

_HOME = re.compile(r"/?(?:m|en|index\.\w+|home\.\w+|default\.\w+)?/?", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2,3}")
_FEED = re.compile(r"\s*(?:».*|[-–|:]?\s*(?:rss|atom|feed|main feed|latest|all posts|articles)\b.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself; None where it does not."""

    nodes: Nodes
    article: Mapping[str, Any]
    """The JSON-LD node of the article; empty where there is none."""
    metas: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Name of a ``meta`` element, lower case -> its contents."""
    titles: tuple[str, ...] = ()
    """What it says it is called, with or without the outlet's name; the ``title`` element last."""
    names: tuple[str, ...] = ()
    """What the links to its front page and its feeds call it."""
    url: str | None = None
    language: str | None = None
    """As it is stated: ``en-in``."""
    body: str | None = None
    """The text of the article, where the JSON-LD holds it."""

    def meta(self, names: Iterable[str]) -> Iterator[str]:
        """The contents of some ``meta`` elements, in the order of the names."""
        return (content for name in names for content in self.metas.get(name, ()))


def read_declared(root: Element, scripts: Sequence[Script], item: Item) -> Declared:
    """What a page says of itself. ``root``: the whole tree, before anything is taken out."""
    nodes, metas = read_nodes(scripts), _metas(root)
    heading = plain(next((one.text_content() for one in root.iter("h1")), ""))
    shown = plain(next((one.text for one in root.iter("title")), ""))[:LONGEST]
    stated = [text_of(one)[:LONGEST] for name in load().attributes.title for one in metas.get(name, ())]
    article = _article(nodes, [*stated, shown, heading])
    base = _base(root, item)
    titles = (text_of(str(article.get("headline") or ""))[:LONGEST], *stated, shown)
    return Declared(
        nodes, article, metas,
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        names=tuple(dict.fromkeys(_names(root, base))),
        url=_address(root, article, metas, base),
        language=_language(root, article, metas),
        body=str(article.get("articleBody") or article.get("text") or "") or None,
    )  # fmt: skip


def _names(root: Element, base: str) -> Iterator[str]:
    """What the page's feeds, and its links to the front page, call the outlet."""
    for link in root.iter("link"):
        if "alternate" in (link.get("rel") or "") and "rss" in (link.get("type") or ""):
            yield _FEED.sub("", plain(link.get("title")))[:LONGEST]
    for place, link in enumerate(root.iter("a")):
        if place >= FIRST_LINKS:
            return
        if _leads_home(link.get("href") or "", base):
            pictures = (one.get("alt") or one.get("aria-label") for one in link.iter("img", "svg"))
            found = (
                plain(link.text_content()),
                *map(plain, pictures),
                plain(link.get("title")),
                plain(link.get("aria-label")),
            )
            yield from (name[:LONGEST] for name in found if name)


def _leads_home(href: str, base: str) -> bool:
    """Whether a link leads to the front page of the site."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    other = parts.hostname and base and host_of(href) != host_of(base)
    rooted = bool(parts.netloc) or href.startswith("/")
    return not other and rooted and parts.scheme in ("", "http", "https") and bool(_HOME.fullmatch(parts.path))


def _metas(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in root.iter("meta"):
        content = plain(one.get("content"))
        for name in {one.get("name"), one.get("property"), one.get("itemprop"), one.get("http-equiv")}:
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content[:LONGEST])
    return found


def _article(nodes: Nodes, titles: Sequence[str]) -> Mapping[str, Any]:
    """The node of the page's article: the one that has its headline; the only one; else none."""
    if not nodes.articles:
        return nodes.pages[0] if len(nodes.pages) == 1 else {}
    scored = [(max((_alike(node, title) for title in titles if title), default=0.0), node) for node in nodes.articles]
    best = max(scored, key=lambda row: row[0])
    return best[1] if best[0] >= 0.5 or len(nodes.articles) == 1 else {}


def _alike(node: Mapping[str, Any], title: str) -> float:
    return likeness(text_of(str(node.get("headline") or node.get("name") or "")), title)


# --- the address and the language ---------------------------------------------------------------------------------


def _base(root: Element, item: Item) -> str:
    """The address from which a page's own addresses are counted."""
    stated = next((one.get("href") for one in root.iter("base") if one.get("href")), "")
    return join(item.matter.url or "", stated) or item.matter.url or ""


def join(base: str, address: str) -> str | None:
    """An address on the web, in full and without what only follows its readers; None where it is none."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host or len(address) > 4 * LONGEST:
        return None
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(key)]
    kept = parts.query if len(query) == parts.query.count("&") + 1 else urlencode(query)
    return urlunsplit((parts.scheme, f"{host}{port}", parts.path or "/", kept, ""))


def _address(root: Element, article: Mapping[str, Any], metas: Mapping[str, Sequence[str]], base: str) -> str | None:
    """The address that the page gives itself, of those that lead to more than the front page the first."""
    links = [
        one.get("href") or "" for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split()
    ]
    entity = article.get("mainEntityOfPage")
    inner = entity.get("@id") if isinstance(entity, dict) else entity
    stated = (*links, *metas.get("og:url", ()), *(one for one in (article.get("url"), inner) if isinstance(one, str)))
    found = [address for one in stated if one and (address := join(base, one))]
    own = [address for address in found if not base or host_of(address) == host_of(base)]
    return next((one for one in own + found if urlsplit(one).path.strip("/") or urlsplit(one).query), None)


def _language(root: Element, article: Mapping[str, Any], metas: Mapping[str, Sequence[str]]) -> str | None:
    """The language that the page states, with its country."""
    stated = (
        root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"),
        str(article.get("inLanguage") or ""), *metas.get("content-language", ()), *metas.get("og:locale", ()),
        *metas.get("language", ()), *metas.get("dc.language", ()),
    )  # fmt: skip
    tags = (plain(one).replace("_", "-").lower() for one in stated if one)
    return next((tag for tag in tags if _CODE.fullmatch(tag.split("-")[0])), None)
