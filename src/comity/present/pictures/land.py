"""The outline of land, cut to a window: Natural Earth at 1:110,000,000 (public domain), written by docs/land.py."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

from comity.errors import DataError

PATH: Final = Path(__file__).with_name("land.json")
TURN: Final = 360.0
Point = tuple[float, float]
"""Longitude and latitude in degrees."""
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the globe in degrees; ``west`` to ``east`` may lie beyond 180, where it holds the date line."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float) -> float:
        """A longitude turned so that it lies east of the window's west side."""
        return self.west + (lon - self.west) % TURN


@cache
def load_land() -> tuple[Ring, ...]:
    """The rings of all land but Antarctica. Raises DataError where land.json is missing or damaged."""
    try:
        rows: list[list[int]] = json.loads(PATH.read_text("utf-8"))
        return tuple(_ring(row) for row in rows)
    except (OSError, ValueError, TypeError) as exc:
        raise DataError(f"{PATH.name} cannot be read: {exc}; reinstall comity") from exc


def land_in(window: Window) -> Iterator[Ring]:
    """The land within a window, on both sides of the date line where the window holds it."""
    for ring in load_land():
        for turn in (-TURN, 0.0, TURN):
            moved = tuple((lon + turn, lat) for lon, lat in ring)
            if min(lon for lon, _ in moved) < window.east and max(lon for lon, _ in moved) > window.west:
                cut = _cut(moved, window)
                if cut:
                    yield cut


def _ring(row: Sequence[int]) -> Ring:
    """A ring from steps of tenths of a degree."""
    lons, lats = accumulate(row[::2]), accumulate(row[1::2])
    return tuple((lon / 10, lat / 10) for lon, lat in zip(lons, lats, strict=True))


def _cut(ring: Ring, window: Window) -> Ring:
    """The part of a ring within the window, cut side by side (Sutherland and Hodgman)."""
    sides: Iterable[tuple[int, float, Callable[[float, float], bool]]] = (
        (0, window.west, float.__ge__), (0, window.east, float.__le__),
        (1, window.south, float.__ge__), (1, window.north, float.__le__),
    )  # fmt: skip
    for axis, limit, within in sides:
        ring = tuple(_kept(ring, axis, limit, within))
    return ring


def _kept(ring: Ring, axis: int, limit: float, within: Callable[[float, float], bool]) -> Iterator[Point]:
    """The points of a ring on one side of a line, and where the ring crosses it."""
    for one, other in pairwise((*ring, *ring[:1])):
        if within(one[axis], limit):
            yield one
        if within(one[axis], limit) != within(other[axis], limit):
            share = (limit - one[axis]) / (other[axis] - one[axis])
            crossing = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
            yield (limit, crossing) if axis == 0 else (crossing, limit)
