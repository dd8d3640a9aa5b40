"""What a page says of itself in its head: title, authors, outlet, address, language, days, whether it is free."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from comity.read.article import letters_of, likeness
from comity.read.document import host_of
from comity.read.item import Item
from comity.read.jsonld import Nodes, read_nodes, text_of
from comity.read.markup import Element, Script, plain
from comity.read.names import find_outlet_suffix, is_press, read_author
from comity.read.signs import load

LONGEST: Final = 500
"""Characters of a title, a name or an address."""
TRACKING: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src|cmpid|ncid|ocid|spm|_ga)$", re.IGNORECASE
)

_BARS = re.compile(r"\s+[|–—·»:-]+\s+|\s*[|｜]\s*")
_AND = re.compile(r"\s*(?:,|;|&|\band\b|\bwith\b|\|)\s*")
_CODE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the head of a page says; None where it does not."""

    nodes: Nodes
    article: Mapping[str, Any]
    """The JSON-LD node of the article; empty where there is none."""
    metas: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Name of a ``meta`` element, lower case -> its contents."""
    title: str | None = None
    """The headline, without the outlet's name."""
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    """As it is stated: ``en-IN``."""
    body: str | None = None
    """The text of the article, where the head holds it."""

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
    outlet = _outlet(nodes, article, metas, [*stated, shown], heading)
    title = next((one for one in (text_of(str(article.get("headline") or "")), *stated, shown) if one), "")
    return Declared(
        nodes, article, metas,
        title=without_outlet(title, outlet, heading) or None,
        outlet=outlet,
        author=_author(nodes, article, metas, outlet),
        url=_address(root, article, metas, base),
        language=_language(root, article, metas),
        body=str(article.get("articleBody") or article.get("text") or "") or None,
    )  # fmt: skip


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


# --- the outlet ---------------------------------------------------------------------------------------------------


def _outlet(
    nodes: Nodes, article: Mapping[str, Any], metas: Mapping[str, Sequence[str]], titles: Sequence[str], heading: str
) -> str | None:
    """The name that most places in the head agree on."""
    names = list(_outlet_names(nodes, article, metas, titles, heading))
    votes: Counter[str] = Counter()
    for name, weight in names:
        votes[_key(name)] += weight
    best = max(votes, key=lambda key: votes[key], default=None)  # of equals the first that was found
    return next((name for name, _ in names if _key(name) == best), None)


def _key(name: str) -> str:
    return letters_of(name).removeprefix("the").removesuffix("com")


def _outlet_names(
    nodes: Nodes, article: Mapping[str, Any], metas: Mapping[str, Sequence[str]], titles: Sequence[str], heading: str
) -> Iterator[tuple[str, int]]:
    for place, name in enumerate(load().attributes.outlet):
        yield from ((text_of(one), 4 if place == 0 else 2) for one in metas.get(name, ()) if _can_name(text_of(one)))
    stated = nodes.texts(article.get("publisher") or article.get("sourceOrganization"))
    yield from ((one, 3) for one in stated if _can_name(one))
    yield from ((one, 1) for one in nodes.sites if _can_name(one))
    yield from ((one, 2) for title in dict.fromkeys(titles) for one in _suffixes(title, heading))


def _can_name(name: str) -> bool:
    return bool(letters_of(name)) and len(name) <= 80 and "://" not in name and not name.startswith("@")


def _suffixes(title: str, heading: str) -> Iterator[str]:
    """The outlet after a headline: what a title has more than the page's heading, or what papers are called by."""
    parts = _BARS.split(title)
    if len(parts) < 2:
        return
    rest = title[len(heading) :] if heading and letters_of(title).startswith(letters_of(heading)) else ""
    if rest and len(parts[-1].split()) <= 6 and letters_of(parts[-1]) not in letters_of(heading):
        yield parts[-1].strip()
    elif suffix := find_outlet_suffix(title):
        yield suffix.strip(" |–—-")


def without_outlet(title: str, outlet: str | None, heading: str = "") -> str:
    """A title less the outlet's name before or after it, and less what the page's heading does not have."""
    parts = [part for part in _BARS.split(title) if part]
    if heading and len(parts) > 1 and likeness(heading, title) >= 0.5 and letters_of(heading) in letters_of(title):
        return heading
    while outlet and len(parts) > 1 and _key(parts[-1]) == _key(outlet):
        title = title[: title.rfind(parts.pop())].rstrip(" |–—·»:-｜")
    if outlet and len(parts) > 1 and _key(parts[0]) == _key(outlet):
        title = title[title.find(parts[0]) + len(parts[0]) :].lstrip(" |–—·»:-｜")
    if not outlet or len(parts) > 1:
        title = title[: len(title) - len(find_outlet_suffix(title))]
    return title.strip()


# --- the author ---------------------------------------------------------------------------------------------------


def _author(
    nodes: Nodes, article: Mapping[str, Any], metas: Mapping[str, Sequence[str]], outlet: str | None
) -> str | None:
    """The people who wrote it, by the first place that names any."""
    stated = [list(nodes.people(article.get("author") or article.get("creator")))]
    stated += [[text_of(one) for one in metas.get(name, ())] for name in load().attributes.author]
    return next((author for names in stated if (author := people_of(names, outlet))), None)


def people_of(names: Iterable[str], outlet: str | None) -> str | None:
    """The names of people among some, with commas between them; None where there are none."""
    parts = (part for name in names for part in _AND.split(name))
    people = [person for part in parts if (person := _person(part, outlet))]
    return ", ".join(dict.fromkeys(people)) or None


def _person(name: str, outlet: str | None) -> str | None:
    """A person's name in ordinary case; None for an outlet, a desk, an agency, a handle or an address."""
    person = read_author(plain(name))
    if not person or any(char in person for char in "@/_:\\<>{}") or any(char.isdigit() for char in person):
        return None
    if (outlet and _key(person) == _key(outlet)) or is_press(person) or load().phrases.nobody.search(person):
        return None
    return person if _is_written_as_name(person) else None


def _is_written_as_name(person: str) -> bool:
    words = person.split()
    if not person[0].isascii():
        return len(person) <= 30
    known = person.lower() in _agencies()
    return len(words) <= 6 and person[0].isupper() and not known and (len(words) > 1 or not person.isupper())


def _agencies() -> frozenset[str]:
    from comity.read.lexicon import load as load_layout

    return load_layout().words.agency


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
        *(str(article.get("inLanguage")),), *metas.get("content-language", ()), *metas.get("og:locale", ()),
        *metas.get("language", ()), *metas.get("dc.language", ()),
    )  # fmt: skip
    tags = (plain(one).replace("_", "-").lower() for one in stated if one)
    return next((tag for tag in tags if _CODE.fullmatch(tag.split("-")[0])), None)
