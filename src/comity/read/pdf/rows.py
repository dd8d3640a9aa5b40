"""Words to rows: those that stand on one line, raised marks with them, letters that were set apart together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from comity.read.pdf.glyphs import Word

Row = list[Word]
"""Words on one line from left to right."""
SAME: Final = 0.3
"""So far apart, in sizes of type, two words may stand and be on one line."""
BUCKET: Final = 4.0

_MARK = re.compile(r"[\d,]{1,5}|[*†‡§¶]{1,3}|[a-z]|\[\d{1,3}\]|\(\d{1,3}\)")
_UNITS = frozenset({"m", "km", "cm", "mm", "ft", "mi"})
_COMPOUNDS = frozenset({"CO", "H", "O", "NO", "SO", "CH", "N", "PM", "NH", "SF"})
_POWERS = {"2": "²", "3": "³"}


def rows_of(words: Sequence[Word]) -> list[Row]:
    """The rows of a page from the top, whatever order its words were drawn in."""
    found: dict[int, list[Row]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-word.size, word.base, word.x0)):
        row = _find_row(found, word)
        if row is None:
            found[int(word.base // BUCKET)].append([word])
        else:
            row.append(word)
    rows = [row for bucket in found.values() for row in bucket]
    return [tidy(row) for row in sorted(rows, key=lambda row: (row[0].base, row[0].x0))]


def _find_row(found: dict[int, list[Row]], word: Word) -> Row | None:
    """The row that a word stands on, or above which it is raised; the first word of a row is its largest."""
    reach = int(word.size * 2 // BUCKET) + 1
    at = int(word.base // BUCKET)
    near = [row for place in range(at - 1, at + reach + 1) for row in found.get(place, ())]
    for row in sorted(near, key=lambda row: abs(row[0].base - word.base)):
        if abs(row[0].base - word.base) <= SAME * min(row[0].size, word.size):
            return row
    return next((row for row in near if _is_raised(row, word)), None)


def _is_raised(row: Row, word: Word) -> bool:
    """Whether a word is small, above a row, and right beside a word of it."""
    size = row[0].size
    lifted = 0.1 * size <= row[0].base - word.base <= 0.7 * size
    if not lifted or word.size > 0.85 * size or len(word.text) > 6:
        return False
    beside = any(-0.3 * size <= gap <= 0.5 * size for one in row for gap in (word.x0 - one.x1, one.x0 - word.x1))
    word.raised = beside
    return beside


def tidy(row: Iterable[Word]) -> Row:
    """A row in order: marks of notes off the words, words that were drawn in pieces whole again."""
    ordered = sorted(row, key=lambda word: word.x0)
    return _whole(_unspaced(_unmarked(ordered)))


def _unmarked(row: Row) -> Row:
    """The row without raised marks of notes; one at its start is a note's own, powers and ordinals stay words."""
    kept: Row = []
    for word in row:
        if word.raised and kept and word.text in _POWERS and kept[-1].text.lower() in _UNITS:
            word.text = _POWERS[word.text]
            kept[-1] = _together([kept[-1], word])
        elif word.raised and kept and word.text.isdigit() and kept[-1].text.lstrip('("“') in _COMPOUNDS:
            kept[-1] = _together([kept[-1], word])
        elif not (word.raised and kept and _MARK.fullmatch(word.text)):
            kept.append(word)
    return kept


def _unspaced(row: Row) -> Row:
    """A row of single letters set apart as a row of words: the wider gaps part them."""
    letters = sum(len(word.text) == 1 and word.text.isalpha() for word in row)
    if len(row) < 5 or letters < 0.8 * len(row):
        return row
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    usual = median(gaps)
    if usual > 1.2 * row[0].size:
        return row
    groups = [[row[0]]]
    for gap, word in zip(gaps, row[1:], strict=True):
        if gap > 1.6 * max(usual, 0.05 * word.size):
            groups.append([])
        groups[-1].append(word)
    return [_together(group) for group in groups]


def _whole(row: Row) -> Row:
    """A row in which words that touch are one, and of words drawn twice in one place one is left."""
    kept: Row = []
    for word in row:
        if kept and word.text == kept[-1].text and abs(word.x0 - kept[-1].x0) < 0.1 * word.size:
            continue
        if kept and word.x0 - kept[-1].x1 < 0.05 * word.size and not (word.row or kept[-1].row):
            kept[-1] = _together([kept[-1], word])
        else:
            kept.append(word)
    return kept


def _together(words: Sequence[Word]) -> Word:
    first = max(words, key=lambda word: word.size)
    return Word(
        text="".join(word.text for word in words),
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        base=first.base,
        size=first.size,
        bold=first.bold,
        artifact=all(word.artifact for word in words),
        raised=words[0].raised,
    )


def text_of(row: Iterable[Word]) -> str:
    """The words of a row with blanks between them."""
    return " ".join(word.text for word in row)
