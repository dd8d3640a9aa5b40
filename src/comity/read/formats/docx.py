"""DOCX: the text of a Word document as it stands once all changes are accepted; macros are never looked at."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from comity.model import Document, Rejected
from comity.read.document import make_document
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.matter import Matter
from comity.read.office import Package, believed, first_name, lay_pieces, opened
from comity.read.reader import Found, Reader, reader_of
from comity.read.running import find_among
from comity.read.word import Word, local

TYPES: Final = "[Content_Types].xml"
FIRST: Final = (TYPES, "_rels/", "docProps/", "word/", "customXml/", "xl/", "ppt/")
"""The names with which an office document begins."""
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS: Final = {"spreadsheetml": "a spreadsheet", "presentationml": "a set of slides", "visio": "a drawing"}


def read_docx(item: Item) -> Iterator[Found]:
    """The document that a Word file holds; an archive of another sort is read as one."""
    if item.head().startswith(OLE):
        raise UnreadableError(_name_old(item.load("max_file_bytes")))
    with opened(item) as package:
        other = TYPES not in package.names
        found = None if other else _read(item, package)
    if found is None:
        yield from reader_of("zip").read(item)
    else:
        yield found


def _name_old(raw: bytes) -> str:
    """What a file in the container of the old office programs is."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return "it needs a password; save it without one"
    if "WordDocument".encode("utf-16-le") in raw:
        return "an old Word file (.doc), which is not read; save it as .docx"
    return "a file of an old office program, which is not read; save it as .docx, or its text as .txt"


def _read(item: Item, package: Package) -> Document | Rejected:
    main = _find_main(package)
    root = package.find(main)
    body = next((child for child in root if local(child) == "body"), None) if root is not None else None
    if body is None:
        raise UnreadableError("damaged: it has no text part; save it again")
    word = Word.of(package, posixpath.dirname(main) + "/")
    pieces = list(word.pieces_of(body))
    top = next((at for at, piece in enumerate(pieces) if piece.sort == "title"), 0)
    laid = believed(lay_pieces(pieces, _matter(package)))
    heads = chain(_heads(package, word, posixpath.dirname(main)), (piece.text for piece in pieces[:top]))
    outlet = find_among(heads, " ".join(piece.text for piece in pieces[top:]))
    return make_document(item, replace(laid, matter=replace(laid.matter, publisher=outlet)))


def _heads(package: Package, word: Word, folder: str) -> Iterator[str]:
    """What stands at the head of pages: it is none of the text, and may name who brings it out."""
    for name in sorted(name for name in package.names if name.startswith(f"{folder}/header") and name.endswith(".xml")):
        root = package.find(name)
        yield from (piece.text for piece in word.pieces_of(root)) if root is not None else ()


def _find_main(package: Package) -> str:
    """The part that holds the text. Raises UnreadableError where the document is of another sort."""
    root = package.find(TYPES)
    rows = list(root) if root is not None else []
    kinds = {str(row.get("PartName")).lstrip("/"): str(row.get("ContentType")) for row in rows}
    for name, kind in kinds.items():
        if kind.endswith("main+xml") and ("wordprocessingml" in kind or "ms-word" in kind):
            return name
    shown = next((words for sign, words in OTHERS.items() if any(sign in kind for kind in kinds.values())), None)
    raise UnreadableError(f"{shown or 'an office document of another sort'}, which is not read; save its text as .txt")


def _matter(package: Package) -> Matter:
    """What the file states of itself. When it was made says nothing of when its text was published."""
    root = package.find("docProps/core.xml")
    values = {local(row): " ".join((row.text or "").split()) for row in root} if root is not None else {}
    return Matter(title=values.get("title") or None, author=values.get("creator") or None)


READER = Reader(
    name="docx",
    suffixes=frozenset({".docx", ".docm", ".dotx", ".doc"}),
    media=frozenset(
        {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/msword",
        }
    ),
    is_one=lambda head: head.startswith(OLE) or first_name(head).startswith(FIRST),
    read=read_docx,
    order=30,
)
