"""A network of states: a line for the acts between each two, cooperation unbroken, conflict broken, four widths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Final

from comity.analyse.count import Count
from comity.analyse.network import Network, Tie
from comity.analyse.pair import Side
from comity.present.pictures.chart import Mark
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere
from comity.present.pictures.proving import sentences
from comity.present.pictures.svg import WIDE, cut, element, frame, mark, text
from comity.present.words import plural

WIDTH: Final = 720.0
MIDDLE: Final = (WIDTH / 2, 0.0)
TOP: Final = 34.0
"""Units above the highest state."""
RADII: Final = (225.0, 165.0)
"""Of the ring on which states stand, across and down."""
APART: Final = 80.0
"""Units of each of the two in the centre from the middle."""
STEPS: Final = ((1, 1.5), (2, 3.0), (5, 5.0), (10, 8.0))
"""From how many acts on a line has which width."""
BEND: Final = 14.0
"""Units by which two lines between the same states bend apart."""
LONGEST: Final = 118.0
Places = Mapping[str, tuple[float, float]]


def draw_network(data: Network, links: Links = nowhere) -> Picture:
    """The states on a ring by id, the two of a pair within it; a line opens the page of its pair."""
    alt, places = _alt(data), _places(data)
    parts = [part for tie in reversed(data.ties) for part in _lines(data, tie, places, links)]
    parts += [part for state in data.states for part in _state(state, data, places)] if data.ties else []
    high = max((y for _, y in places.values()), default=0.0) + 62 if data.ties else 44.0
    parts += _legend(high - 14) if data.ties else [text(14, 28, alt, fill=colour("soft"))]
    title = f"Who acted with whom, {data.year}" if data.year else "Who acted with whom"
    return Picture("network", title, alt, frame(WIDTH, high, alt, parts), _table(data), _key(data))


# --- places -------------------------------------------------------------------------------------------------------


def _places(data: Network) -> Places:
    """Left and right of the middle those of the centre, the others around them, clockwise from above."""
    inner = {side.id: (MIDDLE[0] + sign * APART, MIDDLE[1]) for side, sign in zip(data.centre, (-1, 1), strict=False)}
    outer = [state.id for state in data.states if state.id not in inner]
    angles = {id: 2 * pi * (number + 0.5) / len(outer) - pi / 2 for number, id in enumerate(outer)}
    ring = {id: (MIDDLE[0] + RADII[0] * cos(one), MIDDLE[1] + RADII[1] * sin(one)) for id, one in angles.items()}
    found = {**inner, **ring}
    highest = min((y for _, y in found.values()), default=0.0)
    return {id: (x, y - highest + TOP) for id, (x, y) in found.items()}


def _state(state: Side, data: Network, places: Places) -> Iterator[str]:
    x, y = places[state.id]
    inner = state.id in {side.id for side in data.centre}
    name = cut(state.name, LONGEST)
    radius = 7 if inner else 5
    yield element("circle", cx=round(x, 1), cy=round(y, 1), r=radius, fill=colour("ink"), stroke=colour("paper"))
    look = {"font_weight": "bold"} if inner else {}
    if inner or abs(x - MIDDLE[0]) < 40:
        below = not inner and y > TOP + RADII[1] / 2
        yield text(round(x, 1), round(y + (20 if below else -13), 1), name, text_anchor="middle", **look)
    else:
        side = 1 if x > MIDDLE[0] else -1
        yield text(round(x + 11 * side, 1), round(y + 4, 1), name, text_anchor="start" if side > 0 else "end", **look)


# --- lines --------------------------------------------------------------------------------------------------------


def _lines(data: Network, tie: Tie, places: Places, links: Links) -> Iterator[str]:
    """A line for cooperation, one for conflict; where there are both they bend apart."""
    both = bool(tie.cooperation.n and tie.conflict.n)
    opened = Mark(tie.id, _told(data, tie), links(tie.id))
    shapes = [
        _line(places[tie.a], places[tie.b], count, sign * both)
        for count, sign in ((tie.cooperation, 1), (tie.conflict, -1))
        if count.n
    ]
    dashed = [False] * bool(tie.cooperation.n) + [True] * bool(tie.conflict.n)
    drawn = "".join(
        element(
            "path", d=d, fill="none", stroke=colour("alert" if broken else "actually"), stroke_width=wide,
            stroke_dasharray="7 5" if broken else None, stroke_opacity=0.85,
        )
        for (d, wide), broken in zip(shapes, dashed, strict=True)
    )  # fmt: skip
    yield mark(drawn, opened.told, opened.href, opened.id)


def _line(one: tuple[float, float], other: tuple[float, float], count: Count, bend: int) -> tuple[str, float]:
    """The path and its width."""
    (ax, ay), (bx, by) = one, other
    long = hypot(bx - ax, by - ay) or 1
    x = (ax + bx) / 2 - bend * BEND * (by - ay) / long
    y = (ay + by) / 2 + bend * BEND * (bx - ax) / long
    return f"M{ax:.1f},{ay:.1f}Q{x:.1f},{y:.1f} {bx:.1f},{by:.1f}", _width(count.n)


def _width(number: int) -> float:
    return next(width for least, width in reversed(STEPS) if number >= least)


def _legend(y: float) -> Iterator[str]:
    x = 14.0
    for name, broken in (("cooperation", False), ("conflict", True)):
        yield element(
            "path", d=f"M{x:.0f},{y - 4:.0f}h34", stroke=colour("alert" if broken else "actually"), stroke_width=3,
            stroke_dasharray="7 5" if broken else None,
        )  # fmt: skip
        yield text(x + 41, y, name, font_size=11, fill=colour("soft"))
        x += 60 + len(name) * 11 * WIDE
    spans = ((least, after - 1) for (least, _), (after, _) in pairwise(STEPS))
    ends = [str(least) if least == most else f"{least}–{most}" for least, most in spans]
    x += 20
    for (_, width), name in zip(STEPS, [*ends, f"{STEPS[-1][0]} and more acts"], strict=True):
        yield element("path", d=f"M{x:.0f},{y - 4:.0f}h26", stroke=colour("soft"), stroke_width=width)
        yield text(x + 32, y, name, font_size=11, fill=colour("soft"))
        x += 58 + len(name) * 11 * WIDE


# --- words --------------------------------------------------------------------------------------------------------


def _names(data: Network, tie: Tie) -> tuple[str, str]:
    names = {state.id: state.name for state in data.states}
    return names[tie.a], names[tie.b]


def _told(data: Network, tie: Tie) -> str:
    return f"{' and '.join(_names(data, tie))}: {tie.cooperation.n} of cooperation, {tie.conflict.n} of conflict"


def _table(data: Network) -> Table:
    columns = ("state", "other state", "cooperation", "conflict", "proof")
    return Table(columns, tuple(_row(data, tie) for tie in data.ties))


def _row(data: Network, tie: Tie) -> Row:
    proof = " ".join(filter(None, (sentences(tie.cooperation), sentences(tie.conflict))))
    return Row((*_names(data, tie), str(tie.cooperation.n), str(tie.conflict.n), proof), tie.id)


def _alt(data: Network) -> str:
    when = f" in {data.year}" if data.year else ""
    if not data.ties:
        around = f" of {' or '.join(side.name for side in data.centre)}" if data.centre else ""
        return f"No act{around} with another state was found{when}."
    best = "; ".join(_told(data, tie) for tie in data.ties[:2])
    return f"Acts between {plural(len(data.states), 'state')}{when}. Most: {best}."


def _key(data: Network) -> str:
    others = f" {plural(data.other_states, 'smaller state')} not shown." if data.other_states else ""
    fate = f"{'is' if data.undated == 1 else 'are'} {'in no year' if data.year else 'counted too'}"
    undated = f" {plural(data.undated, 'act')} without a date {fate}."
    scope = f" Only acts of {' or '.join(side.name for side in data.centre)} are drawn." if data.centre else ""
    return (
        "A line is what happened between two states, each act once however many texts tell it; plans, views and what "
        "is only alleged are left out. Unbroken: cooperation; broken: conflict. It opens the page of the pair."
        f"{scope}{undated if data.undated else ''}{others}"
    )
