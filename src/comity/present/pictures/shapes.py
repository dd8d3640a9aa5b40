"""Dates to shapes: a known day is a dot, a month, a year or a stretch a bar, and what no text dates has no place."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Final, Literal

from comity.edtf import ordinal, parse_day, published_span
from comity.model import Claim, Status, column_of
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.pictures.palette import colour
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.svg import WIDE, breadth, cut, element, text
from comity.present.words import outlet_of

Look = Literal["solid", "outline", "dotted", "crossed", "half", "part"]
"""Happened; planned; should, or conditional; not so; a step towards; delivered in part."""
RADIUS: Final = 5.0
BAR: Final = 8.0
"""Height of a bar."""
LEAST: Final = 11.0
"""Width of a bar at least: a month is no dot, however long the scale."""
OPEN: Final = 20.0
"""Width of the bar of a date of which one side is open."""
STROKE: Final = 1.6
HALO: Final[Mapping[str, object]] = MappingProxyType(
    {"stroke": colour("paper"), "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
)
"""Sets words apart from what lies under them."""
MEAN: Final = 0.51
"""Width of a letter in a sentence for each unit of its size."""
QUALIFIERS: Final = "?~%"
QUOTED: Final = 140
"""Signs of a sentence that a mark tells."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date lies on a scale, in units; ``dot``: it is one day that is known."""

    left: float
    right: float
    dot: bool = False
    before: bool = False
    """It begins before the scale does, or nobody knows when."""
    after: bool = False

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def place_of(scale: TimeScale | None, edtf: str | None, until: str | None = None) -> Place | None:
    """The place of a date; None of no date at all, which stands in a gutter.

    What is open at its end goes on to ``until``, an ISO day, where one is given; else an open side is an arrow.
    """
    start, end = published_span(edtf)
    if scale is None or edtf is None or (start is None and end is None):
        return None
    if start is None or end is None:
        return _open(scale, start, end, until)
    first, last = _ordinal(start), _ordinal(end)
    left, right = _x(scale, first), _x(scale, last)
    if first == last and edtf[-1] not in QUALIFIERS and scale.first <= first <= scale.last:
        return Place(left, right, True)
    return Place(*_wide(scale, left, right, LEAST), False, first < scale.first, last > scale.last)


def _open(scale: TimeScale, start: str | None, end: str | None, until: str | None) -> Place:
    """A date of which one side is open: no more is drawn of it than is known."""
    if start is not None:
        left = _x(scale, _ordinal(start))
        right = _x(scale, _ordinal(until)) if until else left
        return Place(*_wide(scale, left, max(left + OPEN, right), OPEN), after=True)
    right = _x(scale, _ordinal(end or ""))
    return Place(*_wide(scale, right - OPEN, right, OPEN), before=True)


def _wide(scale: TimeScale, left: float, right: float, least: float) -> tuple[float, float]:
    """A stretch that is so wide at least, and lies within the scale."""
    half = max(right - left, least) / 2
    middle = min(max((left + right) / 2, scale.left + half), scale.right - half)
    return middle - half, middle + half


def _ordinal(iso: str) -> int:
    """An ISO day as an ordinal; years BC come before all of them, and those beyond 9999 after."""
    found = ordinal(iso)
    return found if found is not None else -1 if parse_day(iso)[0] <= 0 else 10**7


def _x(scale: TimeScale, day: int) -> float:
    place = min(max(day, scale.first), scale.last)
    return scale.left + (scale.right - scale.left) * (place - scale.first) / max(1, scale.last - scale.first)


def look_of(status: Status) -> Look:
    """Solid for what happened or is under way; never for a plan."""
    if status in ("not_happened", "denied"):
        return "crossed"
    looks: dict[str, Look] = {"ACTUALLY": "solid", "LIKELY": "outline", "SHOULD": "dotted"}
    return looks[column_of(status)]


def ink_of(status: Status) -> str:
    """The name of the colour of a status."""
    return column_of(status).lower()


# --- marks --------------------------------------------------------------------------------------------------------


def glyph(place: Place, y: float, look: Look, ink: str, radius: float = RADIUS) -> str:
    """The shape of a date at a height: a dot or a bar, with arrows where it goes on beyond the scale."""
    drawn = _dot(place.middle, y, look, ink, radius) if place.dot else _bar(place, y, look, ink)
    arrows = (("before", place.left - 2, -4), ("after", place.right + 2, 4))
    return drawn + "".join(arrow(x, y, by, ink) for side, x, by in arrows if getattr(place, side))


def dot(x: float, y: float, look: Look, ink: str, radius: float = RADIUS) -> str:
    """A dot that stands for no day: in a gutter or a key."""
    return glyph(Place(x, x, True), y, look, ink, radius)


def _dot(x: float, y: float, look: Look, ink: str, r: float) -> str:
    lines = _stroke(look, ink)
    ring = element("circle", cx=x, cy=y, r=r, fill=_fill(look, ink), **lines)
    if look == "crossed":
        return ring + _strokes(x, y, ink, r * 0.55)
    if look == "half":
        return ring + element("path", d=f"M{x:.1f} {y - r:.1f} a{r} {r} 0 0 0 0 {2 * r} z", fill=colour(ink))
    if look == "part":
        thick = element(
            "path", d=f"M{x:.1f} {y - r:.1f} a{r} {r} 0 0 1 0 {2 * r}", fill="none", stroke=colour(ink), stroke_width=4
        )
        return ring + thick
    return ring


def _bar(place: Place, y: float, look: Look, ink: str) -> str:
    width = place.right - place.left
    top = y - BAR / 2
    whole = element(
        "rect", x=place.left, y=top, width=width, height=BAR, rx=2, fill=_fill(look, ink), **_stroke(look, ink)
    )
    if look == "crossed":
        return whole + _strokes(place.middle, y, ink, 3)
    if look in ("half", "part"):
        x, high = (place.left, BAR) if look == "half" else (place.middle, BAR)
        return whole + element("rect", x=x, y=top, width=width / 2, height=high, rx=2, fill=colour(ink))
    return whole


def cross(x: float, y: float, ink: str, arm: float = 4.0) -> str:
    """Two strokes across one another, apart from what lies under them."""
    return _strokes(x, y, "paper", arm + 0.8, 4.6) + _strokes(x, y, ink, arm)


def _strokes(x: float, y: float, ink: str, arm: float, wide: float = 1.8) -> str:
    path = f"M{x - arm:.1f} {y - arm:.1f} l{2 * arm:.1f} {2 * arm:.1f} m0 {-2 * arm:.1f} l{-2 * arm:.1f} {2 * arm:.1f}"
    return element("path", d=path, stroke=colour(ink), stroke_width=wide, fill="none")


def arrow(x: float, y: float, by: float, ink: str) -> str:
    """The sign that something goes on beyond the scale."""
    path = f"M{x:.1f} {y - 4:.1f} l{by} 4 l{-by} 4"
    return element("path", d=path, stroke=colour(ink), stroke_width=STROKE, fill="none")


def _fill(look: Look, ink: str) -> str:
    return colour(ink if look == "solid" else "paper")


def _stroke(look: Look, ink: str) -> dict[str, object]:
    return {
        "stroke": colour(ink),
        "stroke_width": STROKE,
        "stroke_dasharray": "1.6 1.9" if look == "dotted" else None,
    }


def catch(left: float, right: float, y: float, reach: float = 9.0) -> str:
    """A clear ground around a small mark, so that a finger finds it."""
    return element("rect", x=left, y=y - reach, width=right - left, height=2 * reach, fill="none", pointer_events="all")


def packed(spans: Sequence[tuple[float, float]], gap: float = 3.0) -> list[int]:
    """The sub-row of each stretch, from 0: the first one in which it meets none of those before it."""
    rows: list[list[tuple[float, float]]] = []
    found = []
    for left, right in spans:
        free = (n for n, row in enumerate(rows) if all(right + gap <= a or b + gap <= left for a, b in row))
        found.append(next(free, len(rows)))
        if found[-1] == len(rows):
            rows.append([])
        rows[found[-1]].append((left, right))
    return found


def number(x: float, y: float, words: str, ink: str) -> str:
    """A figure beside a mark, apart from what lies under it."""
    return text(x, y + 4, words, font_size=11, fill=colour(ink), **HALO)


# --- words --------------------------------------------------------------------------------------------------------


def sentence_of(claim: Claim, most: int = QUOTED) -> str:
    """The sentence that proves a claim on one line, cut where it is long."""
    words = " ".join(inert(claim.passage.exact).split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def told_of(date: str | None, what: str, claim: Claim) -> str:
    """What a mark says: date, what it is, outlet, sentence."""
    return f"{short(date)} · {what} · {outlet_of(claim.document)}: “{sentence_of(claim)}”"


def wrapped(words: str, width: float, size: float, most: int) -> list[str]:
    """The words in at most so many lines of a width, the last one cut where they are more."""
    room = max(1, int(width / (size * MEAN) * len(words) / (breadth(words) or 1)))
    lines = textwrap.wrap(words, room) or [""]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width * WIDE / MEAN, size)]


def in_colours(x: float, y: float, parts: Iterable[tuple[str, str]], size: float) -> str:
    """One line of text in parts of several colours, by their names."""
    spans = [element("tspan", escape(inert(words)), fill=colour(ink)) for words, ink in parts]
    return element("text", *spans, x=x, y=y, font_size=size)


def days_in(edtfs: Iterable[str | None]) -> list[str]:
    """The first and last ISO days of some dates, those that are known."""
    return [day for edtf in edtfs for day in published_span(edtf) if day]
