"""Office documents: a ZIP archive of XML parts, read within the bounds of all archives, and what is made of them."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final, Literal

from comity import settings
from comity.read.block import Block, make_block, words_of
from comity.read.document import Laid
from comity.read.faults import UnreadableError
from comity.read.item import Budget, Item
from comity.read.matter import Matter
from comity.read.page import letters_of
from comity.read.unpacking import Counted
from comity.read.xml import Element, parse_part

Sort = Literal["title", "heading", "paragraph", "item", "row", "note"]
CELL: Final = " | "
START: Final = 3000
"""The start of a text, in characters."""
MARKUP: Final = 4
"""A part may be so many times as large as a text: it is markup for the most part."""
_BOUND: Final[frozenset[Sort]] = frozenset({"item", "row"})


class Package:
    """The parts of an office document by name. What they unpack to is counted, whatever the archive says of it."""

    def __init__(self, archive: zipfile.ZipFile, budget: Budget) -> None:
        self._archive = archive
        self._budget = budget
        self.names = frozenset(archive.namelist())

    def find(self, name: str) -> Element | None:
        """The root of an XML part; None where there is no such part."""
        raw = self.find_bytes(name)
        return None if raw is None else parse_part(raw, name)

    def find_bytes(self, name: str) -> bytes | None:
        """A part as it is. Raises UnreadableError where it is damaged or over a limit."""
        if name not in self.names:
            return None
        limit = MARKUP * settings.number("max_bytes")
        try:
            with self._archive.open(name) as stream:
                raw = Counted(stream, self._budget).read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as exc:
            raise UnreadableError(f"damaged: {name}: {str(exc)[:80]}; save it again") from exc
        if len(raw) > limit:
            raise UnreadableError(f"{name} is over the {limit} bytes allowed; raise the setting max_bytes")
        return raw


@contextmanager
def opened(item: Item) -> Iterator[Package]:
    """An office document. Raises UnreadableError where it is no archive that can be read."""
    raw = item.load("max_file_bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield Package(archive, item.budget or Budget(len(raw)))
    except zipfile.BadZipFile as exc:
        raise UnreadableError(f"damaged office document: {str(exc)[:80]}; save it again") from exc


def first_name(head: bytes) -> str:
    """The name of an archive's first member, from the first bytes of the archive; empty where they are of none."""
    if not head.startswith(b"PK\x03\x04") or len(head) < 30:
        return ""
    return head[30 : 30 + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace")


# --- text ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, item, row or note of an office document."""

    sort: Sort
    text: str
    level: int = 0
    numbered: bool = False


def lay_pieces(pieces: Iterable[Piece], matter: Matter) -> Laid:
    """The pieces one after the other as a text with its blocks; those without words are left out."""
    kept = [Piece(one.sort, words, one.level, one.numbered) for one in pieces if (words := _clean(one.text))]
    spans: list[tuple[int, int, Piece]] = []
    parts: list[str] = []
    at = 0
    for place, piece in enumerate(kept):
        bound = place > 0 and piece.sort in _BOUND and kept[place - 1].sort == piece.sort
        gap = "" if not place else "\n" if bound else "\n\n"
        parts += [gap, piece.text]
        spans.append((at + len(gap), at + len(gap) + len(piece.text), piece))
        at = spans[-1][1]
    return Laid("".join(parts), lambda text: _blocks(text, spans), matter)


def _clean(text: str) -> str:
    """The text on one line: white space single, control codes gone."""
    plain = "".join(" " if sign.isspace() else sign for sign in text if sign.isspace() or sign.isprintable())
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def _blocks(text: str, spans: Sequence[tuple[int, int, Piece]]) -> list[Block]:
    """The blocks; the first title is the headline, and where there is none the first heading of the highest level."""
    titles = [at for at, (_, _, piece) in enumerate(spans) if piece.sort == "title"]
    heads = [at for at, (_, _, piece) in enumerate(spans) if piece.sort == "heading" and piece.level == 1]
    early = [at for at in heads if not any(len(piece.text) > 200 for _, _, piece in spans[:at])]
    title = next(iter(titles or early[:1]), None)
    return [_block(text, *span, is_title=at == title) for at, span in enumerate(spans)]


def _block(text: str, start: int, end: int, piece: Piece, *, is_title: bool) -> Block:
    words, count = words_of(text[start:end]), len(text[start:end].split())
    if piece.sort in ("title", "heading"):
        level = 1 if is_title else max(2, piece.level)
        return Block(start, end, words, "heading", min(level, 6), words=count)
    if piece.sort == "row":
        return Block(start, end, words, "row", words=count)
    if piece.sort == "note":
        return Block(start, end, words, "furniture", words=count)
    if piece.sort == "item":
        return Block(start, end, words, "item", numbered=piece.numbered, words=count)
    return make_block(text, start, end)


def believed(laid: Laid) -> Laid:
    """A text with what its file states of it, as far as that stands at the start of the text, too.

    Files are made from other files: their titles and authors are often those of another text.
    """
    start = letters_of(laid.text[:START])
    title, author = (
        value if value and len(letters_of(value)) >= 6 and letters_of(value) in start else None
        for value in (laid.matter.title, laid.matter.author)
    )
    return replace(laid, matter=replace(laid.matter, title=title, author=author))
