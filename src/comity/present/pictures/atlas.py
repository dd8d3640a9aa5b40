"""A map of where events took place: dots for exact places, open rings for areas, full for what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import Final

from comity.analyse.atlas import Atlas, Spot
from comity.present.inert import inert
from comity.present.pictures.land import TURN, Ring, Window, land_in
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere
from comity.present.pictures.proving import counted, proof_of, sentences
from comity.present.pictures.svg import WIDE, element, frame, mark, text
from comity.present.words import plural

WIDTH: Final = 720.0
HEIGHTS: Final = (280.0, 480.0)
"""The least and the most."""
LEAST: Final = (24.0, 14.0)
"""Degrees of longitude and latitude that a map shows at least."""
MARGIN: Final = 0.14
"""Of the span of the places, left free on each side."""
POLE: Final = 84.0
RADII: Final = ((1, 4.0), (2, 5.5), (4, 7.5), (8, 10.0))
"""From how many events on a dot has which radius."""
AREA: Final = 9.0
"""What the ring of an area has more."""
SIZE: Final = 11.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A window of the globe on paper: degrees keep their shape at its middle latitude."""

    window: Window
    height: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        window = self.window
        x = WIDTH * (lon - window.west) / (window.east - window.west)
        return x, self.height * (window.north - lat) / (window.north - window.south)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that a dot or a name takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        beside = self.left < other.right and other.left < self.right
        return beside and self.top < other.bottom and other.top < self.bottom

    @property
    def inside(self) -> bool:
        return self.left >= 0 and self.right <= WIDTH and self.top >= 0


def draw_atlas(data: Atlas, links: Links = nowhere) -> Picture:
    """The map; a place opens what happened or is planned there. Places without coordinates stand in the table alone."""
    alt = _alt(data)
    if not data.spots:
        svg = frame(WIDTH, 44, alt, [text(14, 28, alt, fill=colour("soft"))])
        return Picture("atlas", "Where it happened", alt, svg, _table(data), _key(data))
    sheet = sheet_of([(spot.place.lon or 0.0, spot.place.lat or 0.0) for spot in data.spots])
    parts = [
        element("rect", x=0, y=0, width=WIDTH, height=sheet.height, fill=colour("panel"), stroke=colour("rule")),
        _land(sheet),
        *(_dot(spot, sheet, links) for spot in sorted(data.spots, key=lambda spot: spot.exact)),
        *_labels(data.spots, sheet),
    ]
    svg = frame(WIDTH, sheet.height, alt, parts)
    return Picture("atlas", "Where it happened", alt, svg, _table(data), _key(data))


# --- the sheet ----------------------------------------------------------------------------------------------------


def sheet_of(places: Sequence[tuple[float, float]]) -> Sheet:
    """The smallest sheet that holds all places with margins, across the date line where that is the shorter way."""
    west, east = _sides([lon for lon, _ in places])
    south, north = min(lat for _, lat in places), max(lat for _, lat in places)
    wide, high = max((east - west) * (1 + 2 * MARGIN), LEAST[0]), max((north - south) * (1 + 2 * MARGIN), LEAST[1])
    middle, across = (south + north) / 2, (west + east) / 2
    squeeze = max(cos(radians(middle)), 0.2)
    ratio = min(max(high / (wide * squeeze), HEIGHTS[0] / WIDTH), HEIGHTS[1] / WIDTH)
    wide, high = max(wide, high / (ratio * squeeze)), max(high, wide * squeeze * ratio)
    if wide >= TURN:
        wide = TURN
    low, top = max(middle - high / 2, -POLE), min(middle + high / 2, POLE)
    height = WIDTH * (top - low) / (wide * squeeze)
    return Sheet(Window(across - wide / 2, low, across + wide / 2, top), min(height, HEIGHTS[1]))


def _sides(lons: Sequence[float]) -> tuple[float, float]:
    """West and east of some longitudes: the widest gap between two of them lies outside."""
    ordered = sorted({lon % TURN for lon in lons})
    gaps = [after - before for before, after in pairwise((*ordered, ordered[0] + TURN))]
    widest = max(range(len(gaps)), key=lambda number: (gaps[number], -number))
    west = ordered[(widest + 1) % len(ordered)]
    east = west + TURN - gaps[widest]
    return (west - TURN, east - TURN) if west > 180 else (west, east)


def _land(sheet: Sheet) -> str:
    shapes = " ".join(_outline(ring, sheet) for ring in land_in(sheet.window))
    return element("path", d=shapes, fill=colour("rule"), fill_rule="evenodd")


def _outline(ring: Ring, sheet: Sheet) -> str:
    points = dict.fromkeys("{:.1f},{:.1f}".format(*sheet.place(*point)) for point in ring)
    return f"M{'L'.join(points)}Z"


# --- places -------------------------------------------------------------------------------------------------------


def _centre(spot: Spot, sheet: Sheet) -> tuple[float, float]:
    return sheet.place(sheet.window.holds(spot.place.lon or 0.0), spot.place.lat or 0.0)


def _radius(spot: Spot) -> float:
    return next(radius for least, radius in reversed(RADII) if spot.n >= least) + (0 if spot.exact else AREA)


def _dot(spot: Spot, sheet: Sheet, links: Links) -> str:
    """Full: something happened there; hollow: it is all still to come. An area has a broken ring."""
    x, y = _centre(spot, sheet)
    ink = colour("actually" if spot.happened.n else "likely")
    look = {"fill": ink if spot.happened.n else colour("paper"), "stroke": ink, "stroke_width": 1.6}
    if not spot.exact:
        look |= {"fill": ink, "fill_opacity": 0.2 if spot.happened.n else 0.0, "stroke_dasharray": "4 3"}
    opened = counted(spot.count, _figure(spot), _told(spot), links)
    shape = element("circle", cx=round(x, 1), cy=round(y, 1), r=_radius(spot), **look)
    return mark(shape, opened.told, opened.href, opened.id)


def _labels(spots: Sequence[Spot], sheet: Sheet) -> Iterator[str]:
    """The names that find room, those with most events first; the others are in the table and in what dots say."""
    taken = [_around(*_centre(spot, sheet), 2 * _radius(spot), 2 * _radius(spot)) for spot in spots if spot.exact]
    for spot in spots:
        name = f"{_name(spot)} {spot.n}"
        wide, radius = len(name) * SIZE * WIDE, _radius(spot)
        x, y = _centre(spot, sheet)
        sides = ((radius + 4 + wide / 2, 0.0), (-radius - 4 - wide / 2, 0.0), (0.0, -radius - 8), (0.0, radius + 9))
        for right, down in sides:
            box = _around(x + right, y + down, wide, SIZE + 2)
            if box.inside and box.bottom <= sheet.height and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield text(round(box.left, 1), round(box.bottom - 3.5, 1), name, font_size=SIZE)
                break


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


# --- words --------------------------------------------------------------------------------------------------------


def _name(spot: Spot) -> str:
    return inert(spot.place.name)


def _figure(spot: Spot) -> str:
    return f"atlas.{spot.place.name}".replace(" ", "-")


def _told(spot: Spot) -> str:
    area = "" if spot.exact else f" ({spot.place.precision or 'area'}: no exact place is given)"
    return f"{_name(spot)}{area}: {spot.happened.n} happened, {spot.ahead.n} planned or hoped for"


def _table(data: Atlas) -> Table:
    columns = ("place", "precision", "latitude", "longitude", "happened", "planned or hoped for", "proof")
    return Table(columns, tuple(_row(spot) for spot in (*data.spots, *data.listed)))


def _row(spot: Spot) -> Row:
    place = spot.place
    degrees = ("" if value is None else f"{value:.10g}" for value in (place.lat, place.lon))
    counts = (str(spot.happened.n), str(spot.ahead.n), sentences(spot.count))
    return Row((_name(spot), place.precision or "unknown", *degrees, *counts), proof_of(spot.count, _figure(spot)))


def _alt(data: Atlas) -> str:
    if not (data.spots or data.listed):
        return f"No event with a place was found in {plural(data.read, 'document')} on {data.a.name} and {data.b.name}."
    most = ", ".join(f"{_name(spot)} {spot.n}" for spot in (*data.spots, *data.listed)[:3])
    places = plural(len(data.spots) + len(data.listed), "place")
    return f"{data.a.name} and {data.b.name}: events at {places}, most at {most}.{_rest(data)}"


def _rest(data: Atlas) -> str:
    listed = f" Without coordinates, in the table alone: {', '.join(_name(spot) for spot in data.listed)}."
    none = f" {plural(data.nowhere, 'more event')} without a place." if data.nowhere else ""
    return (listed if data.listed else "") + none


def _key(data: Atlas) -> str:
    return (
        "Dot: a city or an exact place. Broken ring: a country, region or sea, somewhere in which it was. Full: "
        "something happened there; hollow: only planned or hoped for. The larger, the more events; the number counts "
        f"them. Land: Natural Earth.{_rest(data)}"
    )
