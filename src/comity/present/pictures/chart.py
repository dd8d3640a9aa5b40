"""The one seam to Altair and vl-convert: a chart in the grammar of graphics becomes marks that open their rows.

A chart is written as Vega-Lite, as plain dictionaries; its data stand apart and are only ever data. Altair checks the
grammar, vl-convert draws it, and of the drawing only shapes, texts and their look are kept. All sizes are given, none
is measured, so that the fonts of a machine change nothing. Both libraries are imported when the first chart is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final
from xml.etree import ElementTree

from comity.present.inert import inert
from comity.present.pictures.palette import colour
from comity.present.pictures.svg import element, mark

Spec = dict[str, Any]
ADDRESS: Final = "https://mark.invalid/"
"""Stands for the address of a mark while it is drawn: Vega takes no relative ones, and only a few sorts of others."""
OPENS: Final[Spec] = {"href": {"field": "mark", "type": "nominal"}}
"""The encoding of a layer whose rows have marks."""
KEPT: Final = frozenset(
    "d fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap opacity transform x2 y2 text-anchor "
    "font-size font-weight".split()
)
"""What is kept of the look of a shape; anything else that a drawing may hold is left out."""
DECIMALS: Final = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")
CONFIG: Final[Spec] = {
    "view": {"stroke": None},
    "axis": {
        "domain": False, "ticks": False, "labelColor": colour("ink"), "labelFontSize": 11, "labelLimit": 0,
        "labelOverlap": False, "labelFlush": False, "labelPadding": 6, "gridColor": colour("rule"), "title": None,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says, where it leads, and the id of its row."""

    id: str
    told: str
    href: str | None


Datum = Mapping[str, str | float | Mark]
"""One row of a chart's data; its mark, where it is one, under ``mark``."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a size, without its margins: layers in Vega-Lite and their data by name."""

    width: float
    height: float
    layers: Sequence[Spec]
    data: Mapping[str, Sequence[Datum]]


def layer(data: str, look: Spec, **encoding: Spec) -> Spec:
    """A layer on one of the data: what is drawn for each row, and which field says what."""
    return {"data": {"name": data}, "mark": look, "encoding": encoding}


def words(field: str) -> Spec:
    """The encoding of a text."""
    return {"text": {"field": field, "type": "nominal"}}


def as_is(field: str) -> Spec:
    """An encoding by a field that holds the very colour."""
    return {"field": field, "type": "nominal", "scale": None}


def draw_chart(chart: Chart, x: float, y: float) -> str:
    """The chart as SVG elements, its upper left corner at a place of the picture."""
    marks: list[Mark] = []
    data = {name: [_plain(row, marks) for row in rows] for name, rows in chart.data.items()}
    drawing = ElementTree.fromstring(_drawn({**_checked(chart), "datasets": data}))
    shapes = "".join(_kept(child, marks) for child in drawing)
    return element("g", shapes, transform=f"translate({_number(x)},{_number(y)})", fill="none")


def _checked(chart: Chart) -> Spec:
    """The chart without its data as Altair has it. Raises jsonschema's ValidationError where the grammar is broken."""
    import altair

    spec = {
        "width": chart.width, "height": chart.height, "padding": 0, "autosize": {"type": "none"},
        "background": "transparent", "layer": list(chart.layers), "config": CONFIG,
    }  # fmt: skip
    checked: Spec = altair.Chart.from_dict(spec).to_dict()
    return checked


def _drawn(spec: Spec) -> str:
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return svg


def _plain(row: Datum, marks: list[Mark]) -> dict[str, str | float]:
    """A row as data; its mark is put by and stands as an address."""
    plain: dict[str, str | float] = {}
    for name, value in row.items():
        if isinstance(value, Mark):
            plain[name] = f"{ADDRESS}{len(marks)}"
            marks.append(value)
        else:
            plain[name] = inert(value) if isinstance(value, str) else value
    return plain


# --- what is kept of a drawing ------------------------------------------------------------------------------------


def _kept(node: ElementTree.Element, marks: Sequence[Mark]) -> str:
    """A node of the drawing with what is in it, less all that shows nothing."""
    tag = node.tag.rpartition("}")[2]
    inner = escape(node.text or "") + "".join(_kept(child, marks) for child in node)
    if tag == "a":
        found = marks[int(_address(node).removeprefix(ADDRESS))]
        return mark(inner, found.told, found.href, found.id)
    hidden = node.get("display") == "none" or (tag == "path" and not (node.get("d") and _is_seen(node)))
    if hidden or (tag == "text" and not inner):
        return ""
    look = {name: _shortened(value) for name, value in node.attrib.items() if name in KEPT}
    if tag != "g":
        return element(tag, *([inner] if inner else []), **look)
    wanted = {name: value for name, value in look.items() if name == "transform" and value != "translate(0,0)"}
    return element("g", inner, **wanted) if inner and wanted else inner


def _address(node: ElementTree.Element) -> str:
    return next(value for name, value in node.attrib.items() if name.rpartition("}")[2] == "href")


def _is_seen(node: ElementTree.Element) -> bool:
    """Whether a shape is filled or has a line; Vega's own backgrounds have neither."""
    looks: Iterable[str | None] = (node.get("fill"), node.get("stroke"))
    return any(look not in (None, "none", "transparent") for look in looks)


def _shortened(value: str) -> str:
    """Numbers to a tenth of a unit, sizes without their unit."""
    return DECIMALS.sub(lambda found: _number(float(found[0])), value.removesuffix("px"))


def _number(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
