"""A tree of elements to the pieces of text that a reader of the page sees, in order, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from comity.read.block import Kind
from comity.read.markup import Element, names_of, plain
from comity.read.signs import find_part, find_zone

BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "iframe", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "amp-img", "hgroup", "search",
})  # fmt: skip
ZONES: Final = {
    "nav": "furniture", "menu": "furniture", "dialog": "furniture", "aside": "aside", "footer": "furniture",
    "form": "form", "search": "furniture", "label": "furniture",
}  # fmt: skip
"""Elements that are by their name a part of the page, not of its article."""
WHOLE: Final = frozenset({"html", "body", "main", "article"})
"""Elements whose classes say what page this is, not what part of it."""
CAPTION_WORDS: Final = 45
"""A text beside a picture with more words is a paragraph."""
LINE_END: Final = 10
"""Characters at the end of a line that say whether a sentence ends there."""
LEAST_WIDTH: Final = 80
"""In points: what is narrower is a sign, no picture."""
MOST_INNER: Final = 30
"""Elements in one that holds a picture and its caption."""
CELL_WORDS: Final = 60
"""A cell of a table with more words is a part of the page that the table lays out."""

_RUN_ON = re.compile(r"[A-Z]\w|\d")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ENDS = re.compile(r"[.!?:;…。！？]['\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Place:
    """What the elements around a text say of it."""

    kind: Kind = "paragraph"
    level: int = 0
    numbered: bool = False
    part: str | None = None
    zones: tuple[tuple[str, Element], ...] = ()
    """The parts of the page that it stands in, the outer first, with their elements."""
    holder: Element = None
    """The block that it stands in."""
    pre: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, item, quotation, row or line of a page."""

    text: str
    place: Place
    linked: float
    """The share of its letters that is a link."""
    bold: float = 0.0
    """The share of its letters that is bold or large."""

    def in_zone(self, doubted: set[Element], *names: str) -> bool:
        """Whether it stands in a part of the page (of these names), other than those that are doubted."""
        return any(root not in doubted and (not names or zone in names) for zone, root in self.place.zones)


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element looks, apart from its place."""

    link: bool = False
    bold: bool = False


@dataclass
class _Flow:
    pieces: list[Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    place: Place = field(default_factory=Place)

    def add(self, text: str | None, place: Place, look: Look) -> None:
        if not text or (not self.texts and text.isspace()):
            return
        if not self.texts:
            self.place = place
        self.texts.append(text if place.pre else text.replace("\n", " "))
        size = len(text.strip())
        self.linked += size if look.link else 0
        self.bold += size if look.bold else 0

    def end_line(self) -> None:
        """Notes a ``br``."""
        if self.texts:
            self.texts.append("\n")

    def flush(self) -> None:
        """Ends the piece: its lines are joined, or pieces of their own where an empty line parts them."""
        if not self.texts:
            return
        raw, linked, bold = "".join(self.texts), self.linked, self.bold
        self.texts, self.linked, self.bold = [], 0, 0
        size = max(len(plain(raw)), 1)
        shares = (min(linked / size, 1.0), min(bold / size, 1.0))
        texts = _paragraphs(raw)
        place = replace(self.place, part="caption") if _is_under_picture(self.place, texts) else self.place
        self.pieces += (Piece(text, place, *shares) for text in texts)


def pieces_of(root: Element) -> list[Piece]:
    """The pieces of a tree in order."""
    flow = _Flow()
    _visit(root, Place(), flow, Look())
    flow.flush()
    return flow.pieces


def _is_under_picture(place: Place, texts: Sequence[str]) -> bool:
    """Whether a text stands in one element with a picture, and hardly anything else does."""
    holder = place.holder
    if place.part or len(texts) != 1 or holder is None or holder.tag not in ("div", "p", "td", "center", "span"):
        return False
    inner = list(islice(holder.iter(), MOST_INNER))
    if not 4 <= len(texts[0].split()) <= CAPTION_WORDS or len(inner) == MOST_INNER or not any(map(_is_picture, inner)):
        return False
    return len(plain(holder.text_content())) <= len(texts[0]) + 20


def _is_picture(image: Element) -> bool:
    if image.tag not in ("img", "amp-img", "picture"):
        return False
    width = image.get("width") or ""
    return not (width.isdigit() and int(width) < LEAST_WIDTH)


def count_words(text: str) -> int:
    """The words of a text; of Chinese and Japanese, which put no space between words, half the characters."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def _paragraphs(raw: str) -> list[str]:
    """The paragraphs of a text with line feeds for ``br``: two of them, or one after a sentence, part paragraphs."""
    groups: list[list[str]] = []
    blank = True
    for line in raw.split("\n"):
        words = plain(line)
        if words and not blank and not _ENDS.search(groups[-1][-1][-LINE_END:]):
            groups[-1].append(words)
        elif words:
            groups.append([words])
        blank = not words
    return [" ".join(group) for group in groups]


def _visit(element: Element, outer: Place, flow: _Flow, look: Look) -> None:
    """Adds the text of an element and of all in it. The tree is no deeper than its parser lets it be."""
    tag = element.tag
    if not isinstance(tag, str):
        return
    if tag == "br":
        flow.end_line()
        return
    block = tag in BLOCKS
    if block:
        flow.flush()
    place = _place_of(element, tag, outer) if block or element.attrib else outer
    if tag == "tr" and _is_row(element):
        _add_row(element, place, flow)
        return
    if not block:
        _begin_inline(element, flow, place, outer)
        look = _look_of(element, tag, look)
    flow.add(element.text, place, look)
    for child in element:
        _visit(child, place, flow, look)
        flow.add(child.tail, place, look)
    if block or _is_own_line(element, place.part != outer.part or look.bold):
        flow.flush()


def _is_own_line(element: Element, set_apart: bool) -> bool:
    """Whether an inline element that is set apart ends a line: a headline or a name over the text of an old page."""
    after = element.getnext() if set_apart and not (element.tail or "").strip() else None
    return after is not None and after.tag == "br"


def _look_of(element: Element, tag: str, look: Look) -> Look:
    if tag == "a" and not look.link:
        return Look(True, look.bold)
    size = (element.get("size") or "") if tag == "font" else ""
    if tag in ("b", "strong", "big") or size.startswith("+") or size in ("4", "5", "6", "7"):
        return Look(look.link, True)
    return look


def _begin_inline(element: Element, flow: _Flow, place: Place, outer: Place) -> None:
    """Parts a credit from its caption, a date from the name before it, and what only a style sets apart."""
    if place.part != outer.part:
        ended = flow.texts[-1:] == ["\n"]
        if ended or place.part == "credit" or (place.part == "date" and place.holder.tag != "p"):
            flow.flush()
        elif flow.texts:
            flow.texts.append(" ")
    elif flow.texts and flow.texts[-1][-1:].isalnum() and _RUN_ON.match(element.text or ""):
        before = element.getprevious()
        if before is not None and before.tag == element.tag == "span" and not before.tail:
            flow.flush()


def _place_of(element: Element, tag: str, outer: Place) -> Place:
    """The place of what stands in an element."""
    names = names_of(element)
    zone = ZONES.get(tag) or (find_zone(names) if names and tag not in WHOLE else None)
    zones = (*outer.zones, (zone, element)) if zone else outer.zones
    if tag == "figure":
        zones = (*zones, ("figure", element))
    if tag == "figcaption":
        zones = tuple(row for row in zones if row[0] != "figure")
    part = _part_of(tag, names, element) or outer.part
    holder = element if tag in BLOCKS or outer.holder is None else outer.holder
    kind, level, numbered = _kind_of(element, tag, outer)
    return Place(kind, level, numbered, part, zones, holder, outer.pre or tag == "pre")


def _part_of(tag: str, names: str, element: Element) -> str | None:
    if tag == "figcaption":
        return "caption"
    if tag == "time":
        return "date"
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return "byline"
    return find_part(names) if names and tag not in WHOLE else None


def _kind_of(element: Element, tag: str, outer: Place) -> tuple[Kind, int, bool]:
    """The kind of block that an element makes of its text, the level of a heading, and whether an item is numbered."""
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return "heading", int(tag[1]), False
    if tag == "li":
        parent = element.getparent()
        return "item", 0, parent is not None and parent.tag == "ol"
    if tag == "blockquote":
        return "quote", 0, False
    if tag in ("table", "figure", "section", "article", "td"):
        return "paragraph", 0, False
    return outer.kind, outer.level, outer.numbered


def _is_row(row: Element) -> bool:
    """Whether a row of a table is one of data: two cells or more, all of them short and plain."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if (
        len(cells) < 2
        or next(row.iter("table", "h1", "h2", "ul", "ol", "figure", "article", "form", "img"), None) is not None
    ):
        return False
    texts = [plain(cell.text_content()) for cell in cells]
    paragraphs = max(sum(1 for _ in cell.iter("p", "div", "br")) for cell in cells)
    filled = [text for text in texts if text]
    return len(filled) > 1 and paragraphs <= 3 and all(len(text.split()) <= CELL_WORDS for text in filled)


def _add_row(row: Element, place: Place, flow: _Flow) -> None:
    cells: Sequence[Element] = [cell for cell in row if cell.tag in ("td", "th")]
    texts = [text for cell in cells if (text := plain(cell.text_content()))]
    linked = sum(len(plain(link.text_content())) for link in row.iter("a"))
    text = " | ".join(texts)
    flow.pieces.append(Piece(text, replace(place, kind="row"), min(linked / max(len(text), 1), 1.0)))
