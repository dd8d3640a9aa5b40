"""Running heads and feet: what stands at the same place on page after page, and the numbers of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from comity.read.pdf.paragraphs import cells_of
from comity.read.pdf.rows import Row, text_of

DEPTH: Final = 4
"""Rows at the head and at the foot of a page that are looked at."""
NEAR: Final = 5.0
"""Points by which the place of a running head may differ."""
SHARE: Final = 0.3
"""Of the pages, heads of left and right pages being two."""
EDGE: Final = 0.15
"""What a file calls no part of the text is believed to be a head or foot within this share of the page's height."""

APART: Final = 1.25
"""A head stands further from the text than so many times the usual distance; fewer rows than FEW cannot tell."""
FEW: Final = 4

_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.?|pg\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/|\|)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+|\b[ivxl]{1,6}\b")


@dataclass(slots=True)
class Sheet:
    """A page as it is laid out: its rows from the top, and what was taken from its head."""

    rows: list[Row]
    width: float
    height: float
    head: list[Row] = field(default_factory=list)


def strip_margins(sheets: Sequence[Sheet]) -> None:
    """Takes running heads, feet and page numbers from the rows of pages."""
    written = [sheet for sheet in sheets if sheet.rows]
    running = _running(written)
    for sheet in written:
        _strip(sheet, running)


def _running(sheets: Sequence[Sheet]) -> dict[tuple[str, str], list[float]]:
    """Words at the edges of pages, and the places where enough pages have them."""
    places: dict[tuple[str, str], list[float]] = defaultdict(list)
    for sheet in sheets:
        for edge, row in _edges(sheet):
            places[edge, _pattern(row)].append(row[0].base)
    least = max(2, SHARE * len(sheets))
    found = {key: [at for at in all if _near(at, all) >= least] for key, all in places.items() if key[1]}
    return {key: all for key, all in found.items() if all}


def _near(at: float, places: Sequence[float]) -> int:
    return sum(abs(at - other) <= NEAR for other in places)


def _edges(sheet: Sheet) -> Iterator[tuple[str, Row]]:
    """The rows at the head and the foot of a page."""
    yield from (("head", row) for row in sheet.rows[:DEPTH] if row[0].base < sheet.height / 3)
    yield from (("foot", row) for row in sheet.rows[-DEPTH:] if row[0].base > sheet.height * 2 / 3)


def _pattern(row: Row) -> str:
    """The words of a row with every number alike."""
    return _DIGITS.sub("#", text_of(row).casefold())


def _strip(sheet: Sheet, running: dict[tuple[str, str], list[float]]) -> None:
    """Takes rows from the ends of a page while they are running ones, numbers, or marked as none of the text."""

    def goes(edge: str, row: Row) -> bool:
        repeated = any(abs(row[0].base - at) <= NEAR for at in running.get((edge, _pattern(row)), ()))
        outer = row[0].base < EDGE * sheet.height or row[0].base > (1 - EDGE) * sheet.height
        return repeated or (outer and (is_number(row) or all(word.artifact for word in row)))

    at = next((at for at, row in enumerate(sheet.rows) if not goes("head", row)), len(sheet.rows))
    cut = _cut(sheet.rows, min(at, len(sheet.rows) - 1))
    sheet.head, sheet.rows = sheet.rows[:cut], sheet.rows[cut:]
    turned = sheet.rows[::-1]
    at = next((at for at, row in enumerate(turned) if not goes("foot", row)), len(turned))
    cut = _cut(turned, min(at, len(turned) - 1))
    sheet.rows = turned[cut:][::-1]


def _cut(rows: Sequence[Row], at: int) -> int:
    """How many of the first rows are a head: white parts it from the text, or the file marks it."""
    steps = [abs(below[0].base - above[0].base) for above, below in pairwise(rows[at:])]
    usual = median(steps) if len(steps) >= FEW else 0.0
    marked = next((place for place, row in enumerate(rows[:at]) if not all(word.artifact for word in row)), at)
    for place in range(at, marked, -1):
        if abs(rows[place][0].base - rows[place - 1][0].base) > APART * usual:
            return place
    return marked


def is_number(row: Row) -> bool:
    """Whether a row is the number of a page and nothing else; of two pages side by side it is two."""
    return all(_NUMBER.fullmatch(text_of(cell)) for cell in cells_of(row))
