"""Lines of a region to paragraphs, headings, items and rows: by their distance, indent, size and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from comity.edtf import MONTHS, pattern_of
from comity.read.pdf.columns import Region
from comity.read.pdf.glyphs import Word, body_size
from comity.read.pdf.rows import Row, text_of

Sort = Literal["paragraph", "heading", "item", "row", "note"]

LOOSE: Final = 1.3
"""Lines further apart than so many times the usual distance are of two paragraphs."""
LARGER: Final = 1.12
"""Lines in so much larger type than the body are headings."""
SMALLER: Final = 0.93
"""Notes at the foot are set smaller than that."""
CELLS: Final = 1.8
"""White within a line, in sizes of type, that parts the cells of a table."""

MARKER = re.compile(
    r"(?P<bullet>[•●▪■◦‣∙·*–➢✓-])(?=\s|$)|(?P<number>\(?\d{1,3}[.)]|\([a-z]{1,4}\)|[a-z]\)|[IVX]{2,5}[.)]|[A-Z]\))(?=\s)"
)
_STOP = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_OPEN = re.compile(r"[:;]$|[:;,] (?:and|or)$")
_MARK = re.compile(rf"(?:\d{{1,3}}(?!\s+(?:{pattern_of(MONTHS)}))|[*†‡§]{{1,3}}|\[\d{{1,3}}\])\s?(?=[^\W\d_]|[\"“‘(])")


@dataclass(slots=True)
class Part:
    """A paragraph, heading, item, row or note of a region, as the lines that it was set in."""

    sort: Sort
    lines: list[str]
    page: int
    size: float
    bold: bool
    starts: dict[int, int] = field(default_factory=dict)
    """Page -> the first of the lines that stands on it, of the pages that the part goes on to."""
    full: bool = True
    """Whether its last line fills the region, so that it may go on elsewhere."""
    indented: bool = False
    bases: tuple[float, float] = (0.0, 0.0)
    """Where its first and last line stand on the page."""
    outer: bool = False
    """Whether it stands in the margin of the first page."""

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a line of text."""

    text: str
    row: Row
    x0: float
    x1: float
    base: float
    size: float
    bold: bool


def parts_of(region: Region, page: int, body: float) -> list[Part]:
    """The parts of a region in order. ``body``: the size of type of the whole document."""
    lines = [line_of(row) for row in region.rows]
    leading = leading_of(lines) or 1.2 * body
    parts: list[Part] = []
    tabled = table_lines(lines, leading)
    at = 0
    while at < len(lines):
        if stop := tabled.get(at):
            parts += _rows(lines[at:stop], page)
        else:
            stop = _end_of(lines, at, region, leading, tabled)
            parts.append(_part(lines[at:stop], region, page, body))
        at = stop
    return parts


def line_of(row: Row) -> Line:
    """A row as a line; its size and weight are those of most of its letters."""
    bold = sum(len(word.text) for word in row if word.bold)
    letters = sum(len(word.text) for word in row)
    text = text_of(row)
    return Line(text, row, row[0].x0, row[-1].x1, row[0].base, body_size(row), 2 * bold > letters)


def leading_of(lines: Sequence[Line]) -> float:
    """The usual distance between two lines of the same size that stand close; 0 where there are none."""
    steps = [
        below.base - above.base
        for above, below in pairwise(lines)
        if abs(above.size - below.size) < 0.6 and 0.8 * above.size < below.base - above.base < 3 * above.size
    ]
    if not steps:
        return 0.0
    close = [step for step in steps if step <= 1.25 * min(steps)]
    return median(close) if 3 * len(close) >= len(steps) else median(steps)


# --- paragraphs ---------------------------------------------------------------------------------------------------


def _end_of(lines: Sequence[Line], at: int, region: Region, leading: float, tabled: dict[int, int]) -> int:
    """The index of the first line after the part that begins with a line."""
    stop = at + 1
    while stop < len(lines) and stop not in tabled and not _breaks(lines, at, stop, region, leading):
        stop += 1
    return stop


def _breaks(lines: Sequence[Line], first: int, at: int, region: Region, leading: float) -> bool:
    """Whether a line begins a part of its own."""
    above, line = lines[at - 1], lines[at]
    usual = max(leading, 1.15 * min(above.size, line.size))
    if line.base - above.base > LOOSE * usual or line.base < above.base - 1:
        return True
    if _differs(above, line):
        return True
    ended = bool(_STOP.search(above.text))
    if MARKER.match(line.text) and (ended or _OPEN.search(above.text) or _is_short(above, line, region)):
        return True
    if _is_short(above, line, region) and (ended or above.text.endswith(":") or line.text[:1].isupper()):
        return True
    if _is_indented(lines, first, at) or _is_set_in(lines, first, at, region):
        return ended or above.text.endswith((":", ";"))
    return False


def _differs(above: Line, line: Line) -> bool:
    """Whether two lines are set in other type: in other size, or one is bold throughout."""
    if abs(above.size - line.size) > 0.08 * max(above.size, line.size):
        return True
    return above.bold != line.bold and all(len({word.bold for word in one.row}) == 1 for one in (above, line))


def _is_short(above: Line, line: Line, region: Region) -> bool:
    """Whether the first word of a line would have fitted on the one above, in a region wide enough to tell."""
    first = line.row[0].x1 - line.row[0].x0
    room = region.right - above.x1
    return room > first + 0.6 * line.size and region.right - region.left > 12 * line.size


def _is_indented(lines: Sequence[Line], first: int, at: int) -> bool:
    """Whether a line is set in from the one above, as first lines are; below an item's first line it hangs."""
    above, line = lines[at - 1], lines[at]
    if MARKER.match(lines[first].text) and at == first + 1:
        return False
    return line.x0 > above.x0 + 0.8 * line.size and above.x0 <= min(one.x0 for one in lines[first:at]) + 1


def _is_set_in(lines: Sequence[Line], first: int, at: int, region: Region) -> bool:
    """Whether a line is set in as the only line above it is, and the one below is not."""
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    level = at - 1 == first and abs(line.x0 - lines[first].x0) < 1 and line.x0 > region.left + 0.8 * line.size
    return level and below is not None and below.x0 < line.x0 - 0.8 * line.size


def _part(lines: Sequence[Line], region: Region, page: int, body: float) -> Part:
    text = [line.text for line in lines]
    last = lines[-1]
    size = body_size(word for line in lines for word in line.row)
    full = last.x1 >= region.right - 0.15 * (region.right - region.left)
    indented = lines[0].x0 > region.left + 0.8 * size
    bold = all(line.bold for line in lines)
    bases = lines[0].base, last.base
    return Part(_sort(text, size, bold, body), text, page, size, bold, full=full, indented=indented, bases=bases)


def _sort(lines: Sequence[str], size: float, bold: bool, body: float) -> Sort:
    text = " ".join(lines)
    words = len(text.split())
    if size >= LARGER * body and len(lines) <= 5 and words <= 40 and any(map(str.isalpha, text)):
        return "heading"
    ended = text.endswith((".", ":", ";", ",")) and not re.fullmatch(r"(?:[\w.]+\s){1,3}[\w.]+\.", text)
    if bold and size >= 0.95 * body and words <= 20 and len(lines) <= 3 and not ended and any(map(str.isalpha, text)):
        return "heading"
    return "item" if MARKER.match(text) else "paragraph"


# --- tables without rules -----------------------------------------------------------------------------------------


def table_lines(lines: Sequence[Line], leading: float) -> dict[int, int]:
    """Stretches of lines that are rows of a table: first line -> line after the last."""
    cells = [cells_of(line.row) for line in lines]
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and _in_table(cells, at, stop) and (stop == at or _close(lines, stop, leading)):
            stop += 1
        whole = any(word.row for word in lines[at].row) if stop > at else False
        if stop - at >= 2 or whole:
            found[at] = stop
        at = max(stop, at + 1)
    return found


def _close(lines: Sequence[Line], at: int, leading: float) -> bool:
    return lines[at].base - lines[at - 1].base < 2.5 * max(leading, lines[at].size)


def _in_table(cells: Sequence[Sequence[Row]], start: int, at: int) -> bool:
    """Whether a line has cells, and begins most of them where lines above it begin theirs."""
    row = cells[at]
    if any(word.row for cell in row for word in cell):
        return at == start or any(word.row for cell in cells[start] for word in cell)
    if at == start:
        return len(row) >= 2 and not _is_marked(row)
    edges = [cell[0].x0 for above in cells[start:at] for cell in above]
    met = sum(any(abs(cell[0].x0 - edge) <= 3 for edge in edges) for cell in row)
    if len(row) == 1:
        starts = {round(cells[start][0][0].x0)}
        return met == 1 and not any(abs(row[0][0].x0 - edge) <= 3 for edge in starts)
    ends = [cell[-1].x1 for above in cells[start:at] for cell in above]
    met_right = sum(any(abs(cell[-1].x1 - edge) <= 3 for edge in ends) for cell in row)
    return max(met, met_right) * 2 >= len(row) and not _is_marked(row)


def _is_marked(row: Sequence[Row]) -> bool:
    """Whether all that stands apart is the marker of an item."""
    return len(row) == 2 and len(row[0]) == 1 and bool(MARKER.fullmatch(row[0][0].text + " ", 0, len(row[0][0].text)))


def cells_of(row: Row) -> list[Row]:
    """The words of a row in groups that stand far apart."""
    cells = [[row[0]]]
    for left, right in pairwise(row):
        if right.x0 - left.x1 > CELLS * max(left.size, right.size):
            cells.append([])
        cells[-1].append(right)
    return cells


def _rows(lines: Sequence[Line], page: int) -> Iterator[Part]:
    """The rows of a table; a line that has no first cell goes on with the cells of the row above it."""
    edges = [cell[0].x0 for cell in cells_of(lines[0].row)]
    held: list[list[str]] = []
    for line in lines:
        cells = cells_of(line.row)
        if held and not any(word.row for word in line.row) and cells[0][0].x0 > edges[0] + 3:
            for cell in cells:
                _add(held[-1], edges, cell)
        else:
            held.append([text_of(cell) for cell in cells])
    yield from (Part("row", [" | ".join(cell for cell in cells if cell)], page, lines[0].size, False, full=False)
                for cells in held)  # fmt: skip


def _add(cells: list[str], edges: Sequence[float], cell: Sequence[Word]) -> None:
    """Words added to the cell that begins where they do."""
    at = min(range(len(edges)), key=lambda place: abs(edges[place] - cell[0].x0))
    place = min(at, len(cells) - 1)
    cells[place] = f"{cells[place]} {text_of(cell)}".strip()


# --- notes at the foot --------------------------------------------------------------------------------------------


def note_rows(region: Region, body: float, height: float) -> int:
    """How many rows at the end of a region are notes: in smaller type, the first with a mark, low on the page."""
    rows = region.rows
    at = len(rows)
    while at > 0 and body_size(rows[at - 1]) < SMALLER * body and rows[at - 1][0].base > 0.35 * height:
        at -= 1
    starts = (place for place in range(at, len(rows)) if _MARK.match(text_of(rows[place])))
    first = next(starts, None)
    return 0 if first is None or (at == 0 and first > 0) else len(rows) - first
