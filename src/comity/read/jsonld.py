"""What a page says of itself in JSON-LD: the node of its article, read as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from comity.read.markup import Script, plain

MOST_NODES: Final = 5_000
"""Objects that are looked at in all the JSON-LD of a page."""
OTHERS: Final = frozenset({
    "itemListElement", "hasPart", "mentions", "citation", "isPartOf", "relatedLink", "comment", "review", "about",
    "suggestedAnswer", "subjectOf", "significantLink", "isRelatedTo", "hasPost", "blogPost", "associatedMedia", "image",
    "video", "mainContentOfPage", "breadcrumb",
})  # fmt: skip
"""Keys under which a node names other things than the page's article."""

_ARTICLE = re.compile(
    r"(?:article|posting|report|statement|governmentdocument|announcement|analysis|review|opinion)$", re.I
)
_PAGE = re.compile(r"(?:webpage|itempage|aboutpage|creativework|pressrelease)$", re.I)
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>|;)\s*$"
)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_MARKUP = re.compile(r"<[^<>]{1,200}>")


@dataclass
class Nodes:
    """The objects in the JSON-LD of a page."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    pages: list[dict[str, Any]] = field(default_factory=list)
    named: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By their ``@id``."""
    sites: list[str] = field(default_factory=list)
    """The names of the site and of the organisations at the top."""
    closed: bool = False
    """Whether a node says that what it tells of is not free."""

    def texts(self, value: Any) -> Iterator[str]:
        """The texts that a value holds: itself, the name of what it is or refers to, or those of its items."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                one = self.named.get(str(one.get("@id")), one) if "name" not in one else one
                one = one.get("name") or one.get("@value")
                one = one[0] if isinstance(one, list) and one else one
            if isinstance(one, str) and (text := text_of(one)):
                yield text

    def people(self, value: Any) -> Iterator[str]:
        """The texts of a value, less the organisations."""
        for one in value if isinstance(value, list) else [value]:
            known = self.named.get(str(one.get("@id")), one) if isinstance(one, dict) else one
            if not isinstance(known, dict) or not any("organi" in kind.lower() for kind in kinds_of(known)):
                yield from self.texts(one)


def text_of(value: str) -> str:
    """A text of JSON-LD as a line: some escape it twice, some put markup into it."""
    return plain(_MARKUP.sub(" ", unescape(unescape(value))))


def kinds_of(node: dict[str, Any]) -> list[str]:
    """The types of a node."""
    found = node.get("@type")
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]


def read_nodes(scripts: Sequence[Script]) -> Nodes:
    """The objects in the JSON-LD among a page's scripts; what is no JSON is passed over."""
    nodes = Nodes()
    todo: list[tuple[Any, bool, bool]] = [(load(one.text), True, False) for one in scripts if "ld+json" in one.kind]
    for _ in range(MOST_NODES):
        if not todo:
            break
        value, top, other = todo.pop(0)
        if isinstance(value, list):
            todo[:0] = [(one, top, other) for one in value[:MOST_NODES]]
        elif isinstance(value, dict):
            _note(nodes, value, top, other)
            todo += [
                (inner, key == "@graph", other or key in OTHERS)
                for key, inner in value.items()
                if isinstance(inner, dict | list)
            ]
    return nodes


def load(text: str) -> Any:
    """The value of a JSON text, with the faults mended that pages often make; None where it is none."""
    for source in (text, _TRAILING.sub("", _WRAPPED.sub("", _WRAPPED.sub("", text)))):
        try:
            return json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _note(nodes: Nodes, node: dict[str, Any], top: bool, other: bool) -> None:
    kinds = kinds_of(node)
    if isinstance(name := node.get("@id"), str) and len(node) > 2:
        nodes.named.setdefault(name, node)
    if str(node.get("isAccessibleForFree", "")).lower() in ("false", "no", "0"):
        nodes.closed = True
    if other:
        return
    if any(_ARTICLE.search(kind) for kind in kinds):
        nodes.articles.append(node)
    elif any(_PAGE.search(kind) for kind in kinds):
        nodes.pages.append(node)
    elif top and any(
        kind in ("WebSite", "NewsMediaOrganization", "GovernmentOrganization", "Organization") for kind in kinds
    ):
        nodes.sites += nodes.texts(node.get("name"))
