"""Pages to one text: margins taken off, columns in order, paragraphs whole over columns and pages, anchors kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, pairwise
from math import inf
from typing import Any, Final

from comity.read.names import is_office, is_press
from comity.read.pdf.columns import Region, region_of, regions_of
from comity.read.pdf.glyphs import body_size
from comity.read.pdf.hyphens import HYPHENS, SOFT, Spellings, join
from comity.read.pdf.margins import Sheet, is_number, strip_margins
from comity.read.pdf.paragraphs import Part, Sort, cells_of, note_rows, parts_of
from comity.read.pdf.rows import Row, text_of
from comity.read.pdf.tables import CELL

PASSED: Final = 4
"""So many tables, captions and notes may stand between the two halves of a paragraph."""

_STOP = re.compile(r"[.!?…。！？:][\"'”’)\]]*$")
_BESIDE = re.compile(r"(?:figure|fig\.|table|chart|map|box|source|photo|note)s?\b", re.IGNORECASE)
_LISTED: frozenset[Sort] = frozenset({"item", "row", "note"})


@dataclass(frozen=True, slots=True)
class Span:
    """A part in the text: from where to where, what it is, the size of its type, and the page that it begins on."""

    start: int
    end: int
    sort: Sort
    size: float
    page: int
    outer: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """A text with its parts, and the offset of the first character of each page."""

    text: str
    spans: tuple[Span, ...]
    pages: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain lists and strings."""
        return asdict(self)


def make_whole(sheets: Sequence[Sheet], told: dict[int, Sequence[str]]) -> Whole:
    """The text of the pages. ``told``: page, counted from 0 -> the paragraphs of it that were read by other means."""
    strip_margins(sheets)
    rows = [row for sheet in sheets for row in sheet.rows]
    body = body_size(word for row in rows for word in row)
    _spell_hyphens(rows)
    made: list[tuple[list[list[Part]], list[Part]]] = []
    white = inf
    for page, sheet in enumerate(sheets):
        if page in told:
            made.append(([[Part("paragraph", [text], page, body, False) for text in told[page]]], []))
            continue
        regions = list(regions_of(sheet.rows, beside=white))
        white = min(
            (right.left - left.right for left, right in pairwise(regions) if right.left > left.right), default=inf
        )
        made.append(_parts_of(sheet, regions, page, body))
    set_in = is_set_in(part for grouped, _ in made for group in grouped for part in group)
    parts: list[Part] = []
    for grouped, notes in made:
        _append(parts, _over_columns(grouped, set_in), notes, set_in)
    known = Spellings(line for part in parts for line in part.lines)
    return _laid(parts, known, len(sheets))


def _spell_hyphens(rows: Iterable[Row]) -> None:
    """Where soft hyphens stand within lines, too, the file means plain ones by them."""
    words = [(word, word is row[-1]) for row in rows for word in row if SOFT in word.text]
    if any(SOFT in (word.text[:-1] if last else word.text) for word, last in words):
        for word, _ in words:
            word.text = word.text.replace(SOFT, "-")


def is_set_in(parts: Iterable[Part]) -> bool:
    """Whether the first lines of paragraphs are set in throughout a text."""
    long = [part.indented for part in parts if part.sort == "paragraph" and len(part.lines) >= 3]
    return len(long) >= 3 and 2 * sum(long) > len(long)


def _parts_of(sheet: Sheet, regions: Sequence[Region], page: int, body: float) -> tuple[list[list[Part]], list[Part]]:
    """The parts of each region of a page in reading order, and the notes at its foot."""
    kept = [row for row in sheet.head if page == 0 and not is_number(row)]
    parts = [[Part("paragraph", [_head(row)], page, body, False, full=False, outer=True) for row in kept]]
    notes: list[Part] = []
    for region in regions:
        count = note_rows(region, body, sheet.height)
        cut = len(region.rows) - count
        if count and (cut or len(parts) > 1):
            small = region_of(region.rows[cut:])
            notes += [_as_note(part) for part in parts_of(small, page, body)]
            region.rows = region.rows[:cut]
        if region.rows:
            parts.append(_titled(parts_of(region, page, body)))
    return parts, notes


def _head(row: Row) -> str:
    """The words of a running head without the number of the page."""
    return CELL.join(text_of(cell) for cell in cells_of(row) if not is_number(cell))


def _as_note(part: Part) -> Part:
    part.sort = "note"
    return part


def _over_columns(regions: Iterable[list[Part]], set_in: bool) -> list[Part]:
    """The parts of a page, a paragraph that goes on over the head of a column made one."""
    parts: list[Part] = []
    for more in regions:
        if parts and more and _goes_on(parts[-1], more[0], set_in):
            _extend(parts[-1], more[0])
            parts += more[1:]
        else:
            parts += more
    return parts


def _titled(parts: Sequence[Part]) -> list[Part]:
    """The parts with headings of several lines made one."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last and last.sort == part.sort == "heading" and _is_one_heading(last, part):
            last.lines += part.lines
            last.bases = last.bases[0], part.bases[1]
        else:
            found.append(part)
    return found


def _is_one_heading(last: Part, part: Part) -> bool:
    same = last.size == part.size and last.bold == part.bold and last.text.isupper() == part.text.isupper()
    near = part.bases[0] - last.bases[1] <= 1.6 * part.size
    numbered = re.match(r"(?:[\dIVX]+|[A-Z])[.)]", part.text)
    sender = is_office(last.text) or is_press(last.text)
    return same and near and not numbered and not sender and len(f"{last.text} {part.text}".split()) <= 40


# --- over pages ---------------------------------------------------------------------------------------------------


def _append(parts: list[Part], more: list[Part], notes: list[Part], set_in: bool) -> None:
    """Adds the parts of a page to those before it; notes stand before a paragraph that goes on over the page."""
    open_at = _find_open(parts)
    if open_at is not None and (at := _find_rest(parts[open_at], more, set_in)) is not None:
        rest = more.pop(at)
        _extend(parts[open_at], rest)
    parts += more
    last = _find_open(parts)
    if last is not None and _is_open(parts[last], set_in) and parts[last].page == _page(more, notes):
        parts[last:last] = notes
    else:
        parts += notes


def _is_open(part: Part, set_in: bool) -> bool:
    """Whether a paragraph may go on: no sentence ends where it does."""
    return (set_in and part.full) or not _STOP.search(part.lines[-1])


def _page(more: Sequence[Part], notes: Sequence[Part]) -> int:
    return next((part.page for part in chain(notes, more)), -1)


def _find_open(parts: Sequence[Part]) -> int | None:
    """The index of the last paragraph where no sentence ends there, so that it may go on."""
    for at in range(len(parts) - 1, max(-1, len(parts) - 1 - PASSED), -1):
        if parts[at].sort == "heading":
            return None
        if parts[at].sort != "note" and not _is_beside(parts[at]):
            return at if parts[at].sort in ("paragraph", "item") else None
    return None


def _find_rest(part: Part, more: Sequence[Part], set_in: bool) -> int | None:
    """The index of the part that goes on with another; what stands beside the text may come first."""
    for at, other in enumerate(more[: PASSED + 1]):
        if _goes_on(part, other, set_in):
            return at if at == 0 or other.text[:1].islower() else None
        if other.sort == "heading" or not (_is_beside(other) or other.sort in ("row", "note")):
            return None
    return None


def _is_beside(part: Part) -> bool:
    """Whether a part is a caption or the like."""
    return part.outer or bool(_BESIDE.match(part.text))


def _goes_on(part: Part, other: Part, set_in: bool) -> bool:
    """Whether one paragraph is the rest of another: no sentence has ended, or its last line is full and the next
    is not set in where first lines are."""
    if part.sort not in ("paragraph", "item") or other.sort != "paragraph" or part.outer or other.outer:
        return False
    if abs(part.size - other.size) > 0.06 * part.size or part.bold != other.bold:
        return False
    last = part.lines[-1]
    if last.endswith((SOFT, *HYPHENS)) or other.text[:1].islower():
        return not _STOP.search(last)
    return part.full and not other.indented and (set_in or not _STOP.search(last)) and len(part.text.split()) > 5


def _extend(part: Part, rest: Part) -> None:
    if rest.page != part.page:
        part.starts.setdefault(rest.page, len(part.lines))
    part.starts.update({page: len(part.lines) + at for page, at in rest.starts.items()})
    part.lines += rest.lines
    part.full = rest.full
    part.bases = part.bases[0], rest.bases[1]


# --- laid out -----------------------------------------------------------------------------------------------------


def _laid(parts: Iterable[Part], known: Spellings, count: int) -> Whole:
    """The parts one after the other as a text."""
    text, spans = "", []
    pages: list[int | None] = [None] * count
    pieces: list[str] = []
    at = 0
    before: Part | None = None
    for part in parts:
        words, starts = _set(part, known)
        if not words:
            continue
        listed = before is not None and before.sort == part.sort and part.sort in _LISTED
        gap = "" if before is None else "\n" if listed else "\n\n"
        at += len(gap)
        for page, offset in [(part.page, 0), *starts]:
            known_at = pages[page]
            pages[page] = at + offset if known_at is None else min(known_at, at + offset)
        pieces += [gap, words]
        spans.append(Span(at, at + len(words), part.sort, part.size, part.page, part.outer))
        at += len(words)
        before = part
    text = "".join(pieces)
    return Whole(text, tuple(spans), _anchors(pages, len(text)))


def _set(part: Part, known: Spellings) -> tuple[str, list[tuple[int, int]]]:
    """The words of a part, and where in them a page begins."""
    first_of = {line: page for page, line in part.starts.items()}
    text = ""
    starts = []
    for at, line in enumerate(part.lines):
        clean = line[:-1].replace(SOFT, "") + line[-1:]
        text = join(text, clean, known) if text else clean
        if at in first_of:
            starts.append((first_of[at], max(0, len(text) - len(clean))))
    words = text.removesuffix(SOFT)
    return words, [(page, min(offset, max(0, len(words) - 1))) for page, offset in starts]


def _anchors(pages: Sequence[int | None], end: int) -> tuple[int, ...]:
    """The offset of each page; of one without text that of the next."""
    anchors: list[int] = []
    following = end
    for page in reversed(pages):
        following = following if page is None else min(page, following)
        anchors.append(following)
    return tuple(reversed(anchors))
