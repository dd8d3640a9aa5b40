"""A heat map: cells by row and column, a number in each, their colours in four steps, what was not read hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from comity.present.pictures.chart import OPENS, Chart, Datum, Mark, Spec, as_is, draw_chart, layer, words
from comity.present.pictures.palette import colour
from comity.present.pictures.svg import element, text

STEPS: Final = 4
"""Colours; the one before them is of what was read and has nothing."""
BRIGHT: Final = ("heat3", "heat4")
"""Colours on which text has the colour of paper."""
GAP: Final = 2.0
"""Units between two cells."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``number`` None: nothing was read."""

    column: str
    row: str
    number: int | None
    mark: Mark | None = None
    plain: bool = False
    """True of a number that has no colour, as it is not to be held against the others."""
    nought: bool = False
    """Whether the number is shown where it is 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The names of columns and rows in their order, and the units that one takes; an empty name keeps one free."""

    columns: Sequence[str]
    rows: Sequence[str]
    wide: float
    high: float
    named: bool = True
    """Whether the names are written beside it."""

    @property
    def width(self) -> float:
        return self.wide * len(self.columns)

    @property
    def height(self) -> float:
        return self.high * len(self.rows)


def draw_heat(grid: Grid, cells: Sequence[Cell], place: tuple[float, float], hatch: str = "") -> str:
    """The cells, the first one at a place. ``hatch``: the id of what fills cells of which nothing was read."""
    most = most_of(cells)
    data: dict[str, list[Datum]] = {"bare": [], "open": [], "words": []}
    for cell in cells:
        name = _colour(cell, most)
        at = {"x": cell.column, "y": cell.row}
        row: Datum = {**at, "fill": colour(name) if name else f"url(#{hatch})"}
        data["open" if cell.mark else "bare"].append({**row, "mark": cell.mark} if cell.mark else row)
        if cell.number or cell.nought:
            data["words"].append({**at, "words": short(cell.number or 0), "fill": _ink(name)})
    bands = _bands(grid)
    layers = [
        layer("bare", {"type": "rect"}, **bands, fill=as_is("fill")),
        layer("open", {"type": "rect"}, **bands, fill=as_is("fill"), **OPENS),
        layer("words", {"type": "text", "fontSize": 11}, **bands, fill=as_is("fill"), **words("words")),
    ]
    return draw_chart(Chart(grid.width, grid.height, layers, data), *place)


def draw_steps(most: int, x: float, y: float, hatch: str = "") -> str:
    """What the colours mean, on one line."""
    lows = starts(most) if most else ()
    spans = zip(lows, (*(low - 1 for low in lows[1:]), most), strict=bool(lows))
    names = ["0", *(f"{short(low)}–{short(end)}" if low < end else short(low) for low, end in spans)]
    fills = [(colour(f"heat{step}"), name) for step, name in enumerate(names)]
    parts: list[str] = []
    for fill, name in (*fills, *([(f"url(#{hatch})", "nothing was read")] if hatch else [])):
        parts.append(element("rect", x=x, y=y - 10, width=16, height=12, fill=fill, stroke=colour("rule")))
        parts.append(text(x + 21, y, name, font_size=11, fill=colour("soft")))
        x += 40 + 6.5 * len(name)
    return "".join(parts)


def most_of(cells: Sequence[Cell]) -> int:
    """The largest number that has a colour."""
    return max((cell.number or 0 for cell in cells if not cell.plain), default=0)


def starts(most: int) -> tuple[int, ...]:
    """The least number of each step up to the largest number: each step holds as many times its former."""
    found = {ceil(round((most + 1) ** (step / STEPS), 6)) for step in range(STEPS)}
    return tuple(sorted(start for start in found if start <= most))


def step_of(number: int, most: int) -> int:
    """The step of a number, 1 to 4; 0 of nothing."""
    return sum(number >= start for start in starts(most)) if number else 0


def short(number: int) -> str:
    """A number in four letters at most: ``812``, ``9.1k``, ``27k``, ``1.3M``."""
    for scale, sign in ((1_000_000, "M"), (1000, "k")):
        if number >= scale:
            return f"{number / scale:.{0 if number >= 10 * scale else 1}f}{sign}"
    return str(number)


def _colour(cell: Cell, most: int) -> str | None:
    """The name of a cell's colour; None where it is hatched."""
    if cell.plain:
        return "panel"
    if cell.number is None:
        return None
    return f"heat{step_of(cell.number, most)}"


def _ink(name: str | None) -> str:
    return colour("paper" if name in BRIGHT else "ink")


def _bands(grid: Grid) -> Spec:
    """Columns and rows as bands, their names above and at the left."""
    sides = (("x", grid.columns, grid.wide, "top"), ("y", grid.rows, grid.high, "left"))
    return {
        name: {
            "field": name, "type": "ordinal", "scale": {"domain": _names(names), "paddingInner": GAP / size},
            "axis": {"orient": orient, "labelAngle": 0, "labelExpr": "trim(datum.label)"} if grid.named else None,
        }
        for name, names, size, orient in sides
    }  # fmt: skip


def _names(names: Sequence[str]) -> list[str]:
    """The names; those that are left free each another one, all of spaces."""
    return [name or " " * (place + 1) for place, name in enumerate(names)]
