"""The order in which the rows of a page are read: columns found by the white between them, heads over them first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from comity.read.pdf.glyphs import Word, body_size
from comity.read.pdf.rows import Row, tidy

NARROWEST: Final = 0.55
"""White between columns is so wide at least, in sizes of type."""
LEAST_ROWS: Final = 4
"""Columns have so many rows on both sides of the white; where it is WIDE, WIDE_ROWS."""
WIDE, WIDE_ROWS = 2.0, 3
FEWEST_WORDS: Final = 3.0
"""The rows of a column of prose have so many words on average; those of a table have fewer."""
STRAY: Final = 3
"""So many rows over or under columns may stand on one side alone and be none of theirs."""
DEEPEST: Final = 6
"""Columns within columns."""


@dataclass(slots=True)
class Region:
    """Rows below one another that are read from the top to the foot."""

    rows: list[Row]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Gutter:
    """White between two columns, ``lo`` to ``hi``, from one row to before another."""

    lo: float
    hi: float
    start: int
    stop: int


def regions_of(rows: Sequence[Row], depth: int = 0, beside: float = inf) -> Iterator[Region]:
    """The regions of a page in reading order. ``beside``: the width of the white that parts them from others."""
    rows = [row for row in rows if row]
    gutter = find_gutter(rows, beside) if depth < DEEPEST else None
    if gutter is None:
        if rows:
            yield region_of(rows)
        return
    middle, beside = (gutter.lo + gutter.hi) / 2, gutter.hi - gutter.lo
    band = rows[gutter.start : gutter.stop]
    yield from regions_of(rows[: gutter.start], depth + 1)
    yield from regions_of([[word for word in row if word.x1 <= middle] for row in band], depth + 1, beside)
    yield from regions_of([[word for word in row if word.x1 > middle] for row in band], depth + 1, beside)
    yield from regions_of(rows[gutter.stop :], depth + 1)


def region_of(rows: Sequence[Row]) -> Region:
    """Rows as a region."""
    return Region([tidy(row) for row in rows], min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows))


# --- the white between columns ------------------------------------------------------------------------------------


def find_gutter(rows: Sequence[Row], beside: float = inf) -> Gutter | None:
    """The white that parts most rows to two columns of prose; None where there is none."""
    size = body_size(word for row in rows for word in row)
    found = [
        (score, gutter)
        for gutter in _whites(rows, _least_white(rows, size))
        if (score := _score(rows, gutter, size, beside))
    ]
    best = max(found, key=lambda row: (row[0], row[1].hi - row[1].lo, -row[1].start), default=None)
    return _trimmed(rows, best[1]) if best else None


def _least_white(rows: Sequence[Row], size: float) -> float:
    """How wide the white between columns is at least: wider than that between words."""
    between = [gap for row in rows for one, other in pairwise(row) if 0 < (gap := _white(one, other)) < 1.5 * size]
    return max(NARROWEST * size, 1.25 * median(between) if between else 0.0)


def _whites(rows: Sequence[Row], least: float) -> set[Gutter]:
    """All tall stretches of white with words on both sides: each as tall as it can be for its width."""
    found: set[Gutter] = set()
    active: dict[tuple[float, float], int] = {}
    for at, row in enumerate(rows):
        gaps = _gaps(row, least)
        following: dict[tuple[float, float], int] = dict.fromkeys(gaps, at)
        for (lo, hi), start in active.items():
            whole = False
            for other_lo, other_hi in gaps:
                met = max(lo, other_lo), min(hi, other_hi)
                if met[1] - met[0] >= least:
                    following[met] = min(following.get(met, at), start)
                    whole = whole or met == (lo, hi)
            if not whole:
                found.add(Gutter(lo, hi, start, at))
        active = following
    found |= {Gutter(lo, hi, start, len(rows)) for (lo, hi), start in active.items()}
    return {one for one in found if -inf < one.lo and one.hi < inf}


def _gaps(row: Row, least: float) -> list[tuple[float, float]]:
    """The white in a row: before it, after it, and between words that stand far apart."""
    inner = [
        (left.x1, right.x0)
        for left, right in pairwise(row)
        if right.x0 - left.x1 >= max(least, NARROWEST * min(left.size, right.size))
    ]
    return [(-inf, row[0].x0), *inner, (max(word.x1 for word in row), inf)]


def _score(rows: Sequence[Row], gutter: Gutter, size: float, beside: float) -> int:
    """How many rows of prose stand beside some white; 0 where they are no two columns."""
    band = rows[gutter.start : gutter.stop]
    left = [_run([word for word in reversed(row) if word.x1 <= gutter.lo])[::-1] for row in band]
    right = [_run([word for word in row if word.x0 >= gutter.hi]) for row in band]
    least = _least(gutter.hi - gutter.lo, size, beside)
    counts = [sum(map(bool, side)) for side in (left, right)]
    if min(counts) < least or not (_is_column(left, size) and _is_column(right, size)):
        return 0
    aligned = sum(bool(a) and bool(b) for a, b in zip(left, right, strict=True))
    widths = sorted(_width(side) for side in (left, right))
    lopsided = widths[0] < 0.45 * widths[1] and aligned > 0.8 * min(counts)
    return 0 if lopsided else sum(counts)


def _least(white: float, size: float, beside: float) -> int:
    """How many rows two columns need: where the white is as wide as that beside another column, one will do."""
    if 0.8 * beside <= white <= 1.5 * beside and white > size:
        return 1
    return WIDE_ROWS if white >= WIDE * size else LEAST_ROWS


def _run(words: Row) -> Row:
    """The first words up to the next wide white: those of the column nearest to a gutter."""
    wide = (at for at, (one, other) in enumerate(pairwise(words), 1) if _white(one, other) > 1.5 * one.size)
    return words[: next(wide, len(words))]


def _white(one: Word, other: Word) -> float:
    """The white between two words of a row."""
    return max(other.x0 - one.x1, one.x0 - other.x1)


def _width(side: Sequence[Row]) -> float:
    rows = [row for row in side if row]
    return max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)


def _is_column(side: Sequence[Row], size: float) -> bool:
    """Whether rows read as prose set in a column: several words each, most of them filling it, few missing."""
    rows = [row for row in side if row]
    places = [at for at, row in enumerate(side) if row]
    words = sum(len(row) + sum(len(word.text) for word in row if not word.text.isascii()) / 3 for row in rows)
    if words < FEWEST_WORDS * len(rows) or len(rows) < 0.4 * (places[-1] - places[0] + 1):
        return False
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    full = sum(row[-1].x1 >= right - max(0.3 * (right - left), 2 * size) for row in rows)
    return full >= 0.45 * len(rows)


def _trimmed(rows: Sequence[Row], gutter: Gutter) -> Gutter:
    """The white less rows at its ends that stand off on one side alone: a date over the columns, a heading below."""
    places = range(gutter.start, gutter.stop)
    left = [at for at in places if rows[at][0].x0 < gutter.lo]
    right = [at for at in places if rows[at][-1].x1 > gutter.hi]
    start, stop = gutter.start, gutter.stop
    over = [(above, at) for above, at in pairwise(right) if at <= left[0]]
    usual = 1.4 * _leading(rows, right)
    start = next((at for above, at in over[:STRAY] if _apart(rows, above, at) > usual), start)
    under = [(above, at) for above, at in pairwise(left) if at > right[-1]]
    usual = 1.4 * _leading(rows, left)
    stray = under[-STRAY:] if gutter.stop < len(rows) else []
    stop = next((at for above, at in stray if _apart(rows, above, at) > usual), stop)
    return Gutter(gutter.lo, gutter.hi, start, stop)


def _apart(rows: Sequence[Row], above: int, at: int) -> float:
    """How far a row stands below another."""
    return rows[at][0].base - rows[above][0].base


def _leading(rows: Sequence[Row], places: Sequence[int]) -> float:
    steps = [step for above, at in pairwise(places) if (step := _apart(rows, above, at)) > 1]
    return median(steps) if steps else 12.0
