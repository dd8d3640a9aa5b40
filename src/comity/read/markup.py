"""The text of a page to a tree of elements, within bounds, whatever the text is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

DEEPEST: Final = (200, 50, 10)
"""The parser drops all that lies deeper than 255 elements: a page is made flat beyond so many, or so few, as it needs.
Cells and items, whose ends may be left out, are not counted."""
LONGEST_VALUE: Final = 20_000
"""Characters of an attribute: pictures written out and the state that a server keeps in a page are longer."""
LARGEST_SCRIPT: Final = 2_000_000
"""Characters of a script that may hold data."""

Element = Any
"""An ``lxml.html.HtmlElement``: lxml has no types of its own."""

_VALUE = re.compile(rf"=\s*(?:\"[^\"<>]{{{LONGEST_VALUE},}}\"|'[^'<>]{{{LONGEST_VALUE},}}')")
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,40}})[^<>]{{{LONGEST_VALUE},}}")
_DOCTYPE = re.compile(r"\s*(?:<\?xml\b[^>]*>\s*)?<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|textarea|title)\b.*?</(?P=raw)\s*>|<(?P<end>/?)(?P<name>[a-z][\w:-]*)[^>]*?(?P<empty>/?)>",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(r"data-(?:[a-z]+-)?(?:name|component|testid)")
"""Attributes by which scripts and tests find an element; some sites put their own letters into the name."""
_NO_DEPTH: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "html", "head", "body",
})  # fmt: skip
"""Elements that hold nothing, or that the parser closes by itself."""
_CLOSED: Final = frozenset({"li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"})
"""Elements that the parser closes by itself, within what holds them."""
_INLINE: Final = frozenset(
    {"a", "b", "i", "u", "em", "font", "span", "strong", "small", "big", "s", "sup", "sub", "tt"}
)


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a ``script`` element, which is never run: some hold data."""

    kind: str
    id: str
    text: str


def parse(text: str) -> Element | None:
    """The root element of a page; None where it holds none."""
    from lxml import etree

    source = clean(text)
    tree, faults = _parse(source)
    for deepest in DEEPEST:
        if any("depth" in fault.message.lower() for fault in faults):
            tree, faults = _parse(flatten(source, deepest))
    return tree if isinstance(tree, etree.ElementBase) else None


def clean(text: str) -> str:
    """A page's text without its document type, control characters, and values that are no use to a reader."""
    opened = _DOCTYPE.match(text)
    text = text[opened.end() :] if opened else text
    return _CONTROLS.sub("", _LONG_TAG.sub(r"<\1", _VALUE.sub('=""', text)))


def _parse(source: str) -> tuple[Element | None, Any]:
    """The tree, and what the parser complained of. No network, no entities, and nothing beyond its own limits."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # an empty document
        return None, ()
    return tree, parser.error_log


def flatten(source: str, deepest: int) -> str:
    """A page with the tags left out that stand in more than so many elements."""
    depth: int = 0
    dropped: dict[str, int] = {}

    def keep(found: re.Match[str]) -> str:
        nonlocal depth
        name = (found["name"] or "").lower()
        if not name or name in _NO_DEPTH or found["empty"]:
            return found[0]
        if found["end"] and not dropped.get(name):
            depth = max(depth - (name not in _CLOSED), 0)
            return found[0]
        if found["end"] or depth >= deepest:
            dropped[name] = dropped.get(name, 0) + (-1 if found["end"] else 1)
            return " " if name in _INLINE else "<br><br>"
        depth += name not in _CLOSED
        return found[0]

    return _TAG.sub(keep, source)


def scripts_of(root: Element) -> list[Script]:
    """The scripts of a page as texts."""
    return [
        Script((one.get("type") or "").strip().lower(), one.get("id") or "", one.text)
        for one in root.iter("script")
        if one.text and len(one.text) <= LARGEST_SCRIPT
    ]


def plain(value: str | None) -> str:
    """A text as one line; empty for None."""
    return " ".join(value.split()) if value else ""


def names_of(element: Element) -> str:
    """The names by which an element says what it is: classes, id, role, and what scripts and tests call it."""
    get = element.get
    found = [get(name) for name in ("class", "id", "role")]
    found += [value for name, value in element.attrib.items() if name.startswith("data-") and _CALLED.fullmatch(name)]
    return " ".join(name for name in found if name)
