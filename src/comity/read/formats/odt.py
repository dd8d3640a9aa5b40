"""ODT: the text of an OpenDocument file as it stands once all changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from comity.read.document import make_document
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.matter import Matter
from comity.read.office import CELL, Package, Piece, believed, lay_pieces, opened
from comity.read.reader import Found, Reader
from comity.read.word import local
from comity.read.xml import Element

START: Final = b"mimetypeapplication/vnd.oasis.opendocument."
TEXT: Final = b"application/vnd.oasis.opendocument.text"
LEFT_OUT: Final = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "table-of-content", "ruby-text"}
)
"""What is in the file and not on the page, and what only points to the text."""
SIGNS: Final = {"s": " ", "tab": " ", "line-break": " "}


def read_odt(item: Item) -> Iterator[Found]:
    """The document that an OpenDocument text holds."""
    with opened(item) as package:
        if not (package.find_bytes("mimetype") or TEXT).strip().startswith(TEXT):
            raise UnreadableError("an office document that is no text, which is not read; save its text as .txt")
        if b"encryption-data" in (package.find_bytes("META-INF/manifest.xml") or b""):
            raise UnreadableError("it needs a password; save it without one")
        root = package.find("content.xml")
        text = next((one for one in root.iter() if local(one) == "text"), None) if root is not None else None
        if text is None:
            raise UnreadableError("damaged: it has no text part; save it again")
        titles = _titles(root)
        laid = lay_pieces(_pieces(text, titles), _matter(package))
    yield make_document(item, believed(laid))


def _matter(package: Package) -> Matter:
    root = package.find("meta.xml")
    values = {local(one): " ".join((one.text or "").split()) for one in root.iter()} if root is not None else {}
    return Matter(title=values.get("title") or None, author=values.get("initial-creator") or None)


def _titles(root: Element) -> frozenset[str]:
    """The styles of titles: that of the name, and those made from it."""
    made = (one for one in root.iter() if local(one) == "style" and _get(one, "parent-style-name") == "Title")
    return frozenset({"Title", *(_get(one, "name") for one in made)})


def _get(element: Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _pieces(holder: Element, titles: frozenset[str], *, listed: bool = False) -> Iterator[Piece]:
    """The pieces below an element in order."""
    for child in holder:
        name = local(child)
        if name == "h":
            level = _get(child, "outline-level")
            yield from _with_notes("heading", child, int(level) if level.isdigit() else 1, titles)
        elif name == "p":
            titled = _get(child, "style-name") in titles
            yield from _with_notes("title" if titled else "item" if listed else "paragraph", child, 1, titles)
        elif name == "table":
            yield from (_row(row, titles) for row in child.iter() if local(row) == "table-row")
        elif name not in LEFT_OUT:
            yield from _pieces(child, titles, listed=listed or name == "list")


def _with_notes(sort: str, element: Element, level: int, titles: frozenset[str]) -> Iterator[Piece]:
    """A paragraph, then the notes and frames in it."""
    beside: list[Element] = []
    words = "".join(_words(element, beside))
    made = {"title": Piece("title", words, 1), "heading": Piece("heading", words, level), "item": Piece("item", words)}
    yield made.get(sort, Piece("paragraph", words))
    for one in beside:
        if local(one) == "note":
            bodies = (part for part in one if local(part) == "note-body")
            yield Piece("note", " ".join(piece.text for body in bodies for piece in _pieces(body, titles)))
        else:
            yield from _pieces(one, titles)


def _words(element: Element, beside: list[Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local(child)
        if name in ("note", "text-box"):
            beside.append(child)
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in LEFT_OUT:
            yield from _words(child, beside)
        yield child.tail or ""


def _row(row: Element, titles: frozenset[str]) -> Piece:
    cells = (cell for cell in row if local(cell) == "table-cell")
    texts = (" ".join(piece.text for piece in _pieces(cell, titles)).strip() for cell in cells)
    return Piece("row", CELL.join(text for text in texts if text))


READER = Reader(
    name="odt",
    suffixes=frozenset({".odt"}),
    media=frozenset({"application/vnd.oasis.opendocument.text"}),
    is_one=lambda head: head[30:].startswith(START),
    read=read_odt,
    order=30,
)
