"""The parts of a Word document: what its styles, lists and notes mean, and the words of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from comity.read.office import CELL, Package, Piece, Sort
from comity.read.xml import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
SIGNS: Final = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": ""}
LEFT_OUT: Final = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rt", "rPr", "pPr", "sectPr", "fldSimpleInstr", "Fallback"}
)
"""What is in the file and not on the page: what was struck out, the codes of fields, what stands in for a drawing."""

_HEADING = re.compile(r"heading (\d)")
_TITLE = frozenset({"title"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str | None = None


@dataclass(slots=True)
class Word:
    """A document's styles, lists and notes."""

    styles: dict[str, Style] = field(default_factory=dict)
    bullets: set[tuple[str, str]] = field(default_factory=set)
    """Lists and levels of them that are marked by signs, not numbers."""
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package, folder: str) -> Word:
        """What stands beside the text."""
        word = cls()
        word._load_styles(package.find(f"{folder}styles.xml"))
        word._load_lists(package.find(f"{folder}numbering.xml"))
        for kind in ("footnote", "endnote"):
            root = package.find(f"{folder}{kind}s.xml")
            for note in _all(root, kind):
                if get(note, "type") in (None, "normal"):
                    word.notes[kind, get(note, "id") or ""] = note
        return word

    def _load_styles(self, root: Element | None) -> None:
        for style in _all(root, "style"):
            own = _child(style, "pPr")
            outline, numbers = _value(own, "outlineLvl"), _child(own, "numPr")
            self.styles[get(style, "styleId") or ""] = Style(
                (_value(style, "name") or "").lower(),
                _value(style, "basedOn") or "",
                int(outline) if outline and outline.isdigit() else None,
                _value(numbers, "numId"),
            )

    def _load_lists(self, root: Element | None) -> None:
        signs = {
            (get(one, "abstractNumId") or "", get(level, "ilvl") or "0")
            for one in _all(root, "abstractNum")
            for level in _all(one, "lvl")
            if _value(level, "numFmt") == "bullet"
        }
        for one in _all(root, "num"):
            abstract = _value(one, "abstractNumId") or ""
            self.bullets |= {(get(one, "numId") or "", level) for known, level in signs if known == abstract}

    def _line_of(self, id: str) -> list[Style]:
        """A style and those that it is based on."""
        found: list[Style] = []
        while (style := self.styles.get(id)) and style not in found:
            found.append(style)
            id = style.based_on
        return found

    # --- text -----------------------------------------------------------------------------------------------------

    def pieces_of(self, holder: Element) -> Iterator[Piece]:
        """The pieces below an element in order: paragraphs, tables row by row, and what stands in frames."""
        carried = ""
        for child in holder:
            name = local(child)
            if name == "p":
                pieces = list(self._paragraph(child, carried))
                carried = ""
                if pieces and _child(_child(_child(child, "pPr"), "rPr"), "del") is not None:
                    carried = pieces.pop(0).text
                yield from pieces
            elif name == "tbl":
                yield from self._table(child)
            elif name not in LEFT_OUT:
                yield from self.pieces_of(child)
        if carried:
            yield Piece("paragraph", carried)

    def _paragraph(self, paragraph: Element, before: str) -> Iterator[Piece]:
        """A paragraph, then the notes that it refers to, then what stands in frames at it."""
        words, frames, notes = [before], [], []
        for element in shown(paragraph):
            name = local(element)
            if name == "t":
                words.append(element.text or "")
            elif name in SIGNS:
                words.append(SIGNS[name])
            elif name == "txbxContent":
                frames.append(element)
            elif name in ("footnoteReference", "endnoteReference"):
                notes.append((name.removesuffix("Reference"), get(element, "id") or ""))
        sort, level, numbered = self._sort(paragraph)
        yield Piece(sort, "".join(words), level, numbered)
        for key in notes:
            if (note := self.notes.pop(key, None)) is not None:
                yield Piece("note", " ".join(piece.text for piece in self.pieces_of(note)))
        for frame in frames:
            yield from self.pieces_of(frame)

    def _sort(self, paragraph: Element) -> tuple[Sort, int, bool]:
        """What a paragraph is, the level of a heading, and whether an item is numbered."""
        own = _child(paragraph, "pPr")
        styles = self._line_of(_value(own, "pStyle") or "")
        names = [style.name for style in styles]
        if _TITLE & set(names[:1]):
            return "title", 1, False
        if any(name.startswith("toc ") for name in names):
            return "note", 0, False
        heading = next((int(found[1]) for name in names if (found := _HEADING.fullmatch(name))), None)
        outline = _value(own, "outlineLvl")
        levels = [int(outline) if outline and outline.isdigit() else None, *(style.outline for style in styles)]
        outlined = next((level + 1 for level in levels if level is not None and level < 9), None)
        if (level := heading or outlined) is not None:
            return "heading", level, False
        numbers = _child(own, "numPr")
        lists = [_value(numbers, "numId"), *(style.list_id for style in styles)]
        number = next((one for one in lists if one is not None), "0")
        if number != "0":
            return "item", 0, (number, _value(numbers, "ilvl") or "0") not in self.bullets
        return "paragraph", 0, False

    def _table(self, table: Element) -> Iterator[Piece]:
        """The rows of a table; one of a single column only sets its paragraphs apart."""
        rows = [list(_under(row, "tc")) for row in _under(table, "tr") if _child(_child(row, "trPr"), "del") is None]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    yield from self.pieces_of(cell)
            return
        for row in rows:
            texts = [" ".join(piece.text for piece in self.pieces_of(cell) if piece.sort != "note") for cell in row]
            yield Piece("row", CELL.join(text.strip() for text in texts if text.strip()))


# --- elements -----------------------------------------------------------------------------------------------------


def shown(element: Element) -> Iterator[Element]:
    """What is below an element and on the page, in order; frames are not looked into."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
            continue
        name = local(child)
        if name in LEFT_OUT or (name == "r" and _is_hidden(child)):
            continue
        yield child
        if name != "txbxContent":
            waiting.append(iter(child))


def _is_hidden(run: Element) -> bool:
    vanish = _child(_child(run, "rPr"), "vanish")
    return vanish is not None and get(vanish, "val") not in ("0", "false", "off")


def local(element: Element) -> str:
    """The name of an element without its namespace; empty of a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def get(element: Element, name: str) -> str | None:
    """An attribute of an element."""
    found = element.get(f"{W}{name}")
    value = found if found is not None else element.get(f"{STRICT}{name}")
    return value if isinstance(value, str) else None


def _child(element: Element | None, name: str) -> Element | None:
    """The first child with a name."""
    return next((child for child in element if local(child) == name), None) if element is not None else None


def _value(element: Element | None, name: str) -> str | None:
    """The value of the child with a name."""
    child = _child(element, name)
    return get(child, "val") if child is not None else None


def _all(root: Element | None, name: str) -> Iterator[Element]:
    return (child for child in root if local(child) == name) if root is not None else iter(())


def _under(element: Element, name: str) -> Iterator[Element]:
    """The children with a name, those within controls and custom markup too."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _under(child, name)
