"""What is to be seen in a picture: its marks with what they say, where they stand and whether they are filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from hypothesis import strategies as st

from comity.present.pictures import Picture

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = ("circle", "rect", "path", "line")
edtfs = st.sampled_from(
    [None, "2020", "2020-05", "2020-05-03", "2020-05~", "2018/..", "../2021", "2019-02/2019-06", "-0599", "9999-12-31"]
)
"""Dates of all sorts, and none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its id, what it says, its address, its shapes as ``tag``s, where they stand, and their fills."""

    id: str
    told: str
    href: str | None
    shapes: tuple[str, ...]
    xs: tuple[float, ...]
    fills: tuple[str, ...]

    @property
    def solid(self) -> bool:
        return any(fill not in ("none", "var(--cy-paper)") for fill in self.fills)


def parsed(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(picture.svg)


def marks(picture: Picture) -> list[Mark]:
    """The marks in the order in which they are drawn."""
    return [_mark(found) for found in parsed(picture).iter() if found.get("data-id")]


def words(picture: Picture) -> list[str]:
    """The lines of text that are drawn."""
    return ["".join(found.itertext()) for found in parsed(picture).iter(f"{SVG}text")]


def height(picture: Picture) -> float:
    return float(parsed(picture).get("height", 0))


def _mark(found: ElementTree.Element) -> Mark:
    shapes = [one for one in found.iter() if one.tag.removeprefix(SVG) in SHAPES and not one.get("pointer-events")]
    return Mark(
        id=found.get("data-id", ""),
        told=found.findtext(f"{SVG}title", ""),
        href=found.get("href"),
        shapes=tuple(one.tag.removeprefix(SVG) for one in shapes),
        xs=tuple(x for one in shapes for x in _xs(one)),
        fills=tuple(one.get("fill", "none") for one in shapes if one.tag != f"{SVG}line"),
    )


def _xs(shape: ElementTree.Element) -> Iterator[float]:
    """Where a shape begins; of a path, its first point."""
    for name in ("cx", "x", "x1"):
        if shape.get(name):
            yield float(shape.get(name, 0))
    if start := re.match(r"M(-?[\d.]+)", shape.get("d", "")):
        yield float(start[1])
