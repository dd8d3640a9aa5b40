"""Figures over time, a panel for each measure and unit: facts full, targets hollow, each source in its own shape."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from comity.analyse.numbers import Figure, Group, Numbers
from comity.edtf import ordinal
from comity.model import Quantity
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.pictures.chart import OPENS, Chart, Datum, Mark, Spec, as_is, draw_chart, layer
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.svg import cut, element, frame, text
from comity.present.words import SCALES, STATUS, amount, plural

WIDE: Final = 640.0
HIGH: Final = 130.0
LEFT: Final = 100.0
HEAD: Final = 44.0
"""Units above a panel: its name, and who gives its figures."""
FOOT: Final = 46.0
SHAPES: Final = (
    "M-4.5,0A4.5,4.5,0,1,1,4.5,0A4.5,4.5,0,1,1,-4.5,0", "M-4,-4L4,-4L4,4L-4,4Z", "M0,-5.5L5,4L-5,4Z",
    "M0,-6L5,0L0,6L-5,0Z", "M0,5.5L5,-4L-5,-4Z", "M-5,-2L-2,-2L-2,-5L2,-5L2,-2L5,-2L5,2L2,2L2,5L-2,5L-2,2L-5,2Z",
)  # fmt: skip
"""Circle, square, triangle, diamond, triangle down, cross: one for each who gives figures."""


def draw_numbers(data: Numbers, links: Links = nowhere) -> Picture:
    """The panels; a point opens the sentence that gives its figure. What has no day stands in the table alone."""
    parts: list[str] = []
    scale = TimeScale.over((day for group in data.groups for day in _days(group)), 0, WIDE)
    y = 8.0
    for group in data.groups if scale else ():
        assert scale
        parts += [*_head(group, y), draw_chart(_panel(group, scale, links), LEFT, y + HEAD)]
        y += HEAD + HIGH + FOOT
    if not parts:
        parts.append(text(14, 28, _alt(data), fill=colour("soft")))
        y = 44
    svg = frame(LEFT + WIDE + 24, y, _alt(data), parts)
    return Picture("numbers", "Figures over time", _alt(data), svg, _table(data), _key(data))


def _days(group: Group) -> Iterator[str]:
    """The days at which the group's figures stand, and from which on they hold."""
    for one in group.figures:
        yield from (day for day in (one.first, one.last) if day and ordinal(day))


def _head(group: Group, y: float) -> Iterator[str]:
    yield text(14, y + 12, _name(group), font_weight="bold")
    x = LEFT
    for number, by in enumerate(_givers(group)):
        yield element("path", d=_shape(number), transform=f"translate({x:.0f},{y + 26:.0f})", fill=colour("soft"))
        named = cut(by, 190, 11)
        yield text(x + 11, y + 30, named, font_size=11, fill=colour("soft"))
        x += 30 + 6.2 * len(named)


def _name(group: Group) -> str:
    return cut(f"{group.measure[:1].upper()}{group.measure[1:]}, in {group.unit}", WIDE)


def _givers(group: Group) -> list[str]:
    return list(dict.fromkeys(one.by for one in group.figures))


def _shape(number: int) -> str:
    return SHAPES[number % len(SHAPES)]


# --- panels -------------------------------------------------------------------------------------------------------


def _panel(group: Group, scale: TimeScale, links: Links) -> Chart:
    """Points at the last day of each figure, with a line back to the first."""
    x: Spec = {"field": "x", "type": "quantitative", "scale": {"domain": [scale.first, scale.last], "nice": False},
               "axis": _years(scale)}  # fmt: skip
    y: Spec = {"field": "y", "type": "quantitative", "scale": {"zero": True, "nice": 3}, "axis": _amounts(group)}
    look = {
        "fill": as_is("fill"),
        "stroke": as_is("stroke"),
        "fillOpacity": as_is("full"),
        "shape": as_is("shape"),
        "size": as_is("size"),
    }
    line = {"type": "rule", "strokeWidth": 2}
    layers = [
        layer("held", line, x=x, y=y, x2={"field": "x2"}, stroke=as_is("stroke")),
        layer("ahead", {**line, "strokeDash": [5, 4]}, x=x, y=y, x2={"field": "x2"}, stroke=as_is("stroke")),
        layer("points", {"type": "point", "opacity": 1, "strokeWidth": 1.6}, x=x, y=y, **look, **OPENS),
    ]
    givers = _givers(group)
    hollow_first = sorted(group.figures, key=lambda one: not one.is_target)
    points = [_point(one, givers.index(one.by), links) for one in hollow_first]
    data = {"points": points, "held": _spans(group, ahead=False), "ahead": _spans(group, ahead=True)}
    return Chart(WIDE, HIGH, layers, data)


def _spans(group: Group, *, ahead: bool) -> list[Datum]:
    """A line for each figure that is for more than a day: of what was, or of what is to come."""
    days = [(ordinal(one.first or ""), ordinal(one.last or ""), one) for one in group.figures if one.first and one.last]
    return [
        {"x": first, "x2": last, "y": one.value, "stroke": _colour(one)}
        for first, last, one in days
        if first and last and first < last and one.is_target == ahead
    ]


def _point(one: Figure, number: int, links: Links) -> Datum:
    return {
        "x": ordinal(one.day or "") or 0,
        "y": one.value,
        "shape": _shape(number),
        "size": 9 if one.is_target else 4,
        "full": 0 if one.is_target else 1,
        "fill": _colour(one),
        "stroke": _colour(one),
        "mark": Mark(one.claim, _told(one), links(one.claim)),
    }


def _colour(one: Figure) -> str:
    if not one.is_target:
        return colour("actually")
    return colour("likely" if _is_likely(one) else "should")


def _is_likely(one: Figure) -> bool:
    return one.status in ("agreed", "promised", "planned", "expected")


def _years(scale: TimeScale) -> Spec:
    """Lines at years or months. The scale of the chart counts days."""
    days = {round(scale.first + x / WIDE * (scale.last - scale.first)): name for x, name in scale.ticks}
    return {"values": list(days), "labelExpr": f"{json.dumps(days)}[datum.value]", "grid": True}


def _amounts(group: Group) -> Spec:
    """Four lines, their numbers in the largest word that fits: ``10 trillion``."""
    most = max(abs(one.value) for one in group.figures)
    size, name = next(((size, f" {name}") for size, name in SCALES if most >= size), (1, ""))
    return {
        "tickCount": 3,
        "labelExpr": f"datum.value == 0 ? '0' : format(datum.value / {size}, ',.12~g') + '{name}'",
        "grid": True,
    }


# --- words --------------------------------------------------------------------------------------------------------


def _told(one: Figure) -> str:
    return f"{_amount(one)}, {STATUS[one.status]}, {short(one.date)}, by {one.by}: {one.what}"


def _amount(one: Figure) -> str:
    return amount(Quantity(one.value, one.unit, one.measure, one.text))


def _table(data: Numbers) -> Table:
    columns = ("date", "figure", "status", "measure", "value", "unit", "given by", "what")
    return Table(columns, tuple(Row(_cells(one), one.claim) for one in data.figures))


def _cells(one: Figure) -> tuple[str, ...]:
    value = f"{one.value:.12g}"
    cells = (short(one.date), _amount(one), STATUS[one.status], one.measure, value, one.unit, one.by, one.what)
    return tuple(map(inert, cells))


def _alt(data: Numbers) -> str:
    if not data.figures:
        read = plural(data.read, "document")
        return f"No figure was found in {read} on {data.a.name} and {data.b.name}."
    shown = sum(len(group.figures) for group in data.groups)
    panels = (
        f"{plural(shown, 'figure')} in {plural(len(data.groups), 'panel')}" if shown else "nothing to draw over time"
    )
    return f"{data.a.name} and {data.b.name}: {panels}.{_rest(data)}"


def _rest(data: Numbers) -> str:
    """What is in the table alone."""
    rest: Sequence[tuple[Iterable[Figure], str]] = (
        (data.single, "that no other is like"), (data.undated, "that no text dates"),
    )  # fmt: skip
    told = [f"{plural(count, 'figure')} {why}" for rows, why in rest if (count := len(list(rows)))]
    return f" In the table alone: {' and '.join(told)}." if told else ""


def _key(data: Numbers) -> str:
    return (
        "Full: what was, or is. Hollow: promised, planned, expected, hoped for or proposed. A line leads from the "
        f"first to the last day of a figure. Each shape is one side or outlet that gives figures.{_rest(data)}"
    )
