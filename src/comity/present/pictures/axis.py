"""What all pictures of time share: how far the scale reaches, its lines and the as-of day, the key, and nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from comity.edtf import ordinal
from comity.present.dates import short
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Picture, Row, Table
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.shapes import days_in
from comity.present.pictures.svg import WIDE, element, frame, text

WIDTH: Final = 960.0
EDGE: Final = 16.0
SMALL: Final = 11
LABELS: Final = 300.0
"""Width of the column of names."""
GUTTER: Final = 60.0
"""Width of the column of what no text dates."""
LEFT: Final = EDGE + LABELS + GUTTER + 20
RIGHT: Final = WIDTH - 26
"""Where the scale begins and ends."""
APART: Final = 60 * 366
"""Days between two dates from which on the few on one side stand at the edge: one old date crushes no others."""
AHEAD: Final = 10 * 366
"""Days after the as-of day that the scale reaches at most."""


def scale_over(
    edtfs: Iterable[str | None], as_of: str | None, left: float = LEFT, right: float = RIGHT
) -> TimeScale | None:
    """The scale that holds all dates and the as-of day, less what lies far from all others; None where there is none.

    What is left out stands at the edge with an arrow.
    """
    last = ordinal(as_of) if as_of else None
    days = days_in(edtfs)
    known = {found: day for day in days if (found := ordinal(day)) is not None}
    near = [day for day in sorted(known) if last is None or day <= last + AHEAD]
    kept = [known[day] for day in _bulk(near)]
    scale = TimeScale.over([*kept, *([as_of] if as_of else [])], left, right)
    if scale is None and days:
        return TimeScale(1, 366, left, right)
    return scale


def _bulk(days: Sequence[int]) -> Sequence[int]:
    """The days without the fewer ones beyond a gap of generations."""
    gaps = [(after - before, place + 1) for place, (before, after) in enumerate(pairwise(days))]
    widest, place = max(gaps, default=(0, 0))
    if widest <= APART:
        return days
    return _bulk(days[place:] if len(days) - place >= place else days[:place])


def axis(scale: TimeScale, top: float, bottom: float, day: str | None, name: str = "as of") -> str:
    """The lines of the scale from ``top`` to ``bottom``, and the day as of which is told with its name above them."""
    parts = [_upright(x, top, bottom, stroke=colour("rule"), stroke_width=1) for x, _ in scale.ticks]
    if day is not None:
        today, words = scale.x(day), f"{name} {short(day)}"
        parts.append(_upright(today, top, bottom, stroke=colour("ink"), stroke_width=1, stroke_dasharray="4 3"))
        middle = min(today, WIDTH - EDGE / 2 - len(words) * SMALL * WIDE / 2)
        parts.append(text(middle, top - 20, words, font_size=SMALL, text_anchor="middle"))
    return "".join(parts)


def tick_names(scale: TimeScale, y: float) -> str:
    """The names of the lines of the scale."""
    return "".join(over(x, y, name) for x, name in scale.ticks)


def _upright(x: float, top: float, bottom: float, **look: object) -> str:
    return element("line", x1=x, x2=x, y1=top, y2=bottom, **look)


def gutter(top: float, bottom: float, words: str = "no date", left: float = LABELS, width: float = GUTTER) -> str:
    """The column of what no text dates, apart from the scale, behind a column of names that is ``left`` wide."""
    ground = element("rect", x=EDGE + left + 4, y=top, width=width, height=bottom - top, fill=colour("panel"))
    return ground + (over(EDGE + left + 4 + width / 2, top - 6, words) if words else "")


def over(x: float, y: float, words: str) -> str:
    """A small name in the middle above something."""
    return text(x, y, words, font_size=SMALL, fill=colour("soft"), text_anchor="middle")


def key_rows(items: Sequence[tuple[str, str]], top: float, right: float = WIDTH - EDGE) -> tuple[str, float]:
    """The key, and where it ends: signs drawn around the origin, each with its words, in as many rows as it takes."""
    parts, x, y = [], EDGE, top
    for shape, words in items:
        wide = 24 + len(words) * SMALL * WIDE * 0.9 + 14
        if x > EDGE and x + wide > right:
            x, y = EDGE, y + 19
        parts.append(element("g", shape, transform=f"translate({x + 9:.1f} {y:.1f})"))
        parts.append(text(x + 23, y + 4, words, font_size=SMALL, fill=colour("soft")))
        x += wide
    return element("g", "".join(parts), aria_hidden="true"), y + 12


def picture_of_nothing(name: str, title: str, words: str, columns: Sequence[str]) -> Picture:
    """A picture that says in words what was looked through, as there is nothing to draw."""
    svg = frame(WIDTH, 48, words, [text(EDGE, 28, words, fill=colour("soft"))])
    return Picture(name, title, words, svg, Table(tuple(columns), ()))


def table_of(columns: Sequence[str], rows: Iterable[tuple[Sequence[str], str]]) -> Table:
    return Table(tuple(columns), tuple(Row(tuple(cells), id) for cells, id in rows))


def told_counts(counts: Iterable[tuple[int, str]]) -> str:
    """``3 overdue, 2 open``: what there is any of."""
    return ", ".join(f"{count:,} {words}" for count, words in counts if count)
