"""Writes the outline of land for maps, src/comity/present/pictures/land.json, from a TopoJSON file of the world.

The file is ``land-110m.json`` of the npm package world-atlas 2.0.2 (Mike Bostock, ISC licence), made of the land of
Natural Earth at 1:110,000,000, which is in the public domain:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && python docs/land.py package/land-110m.json

What is written is a list of rings in tenths of a degree: longitude and latitude of the first point, then the steps to
each of the others. Antarctica is left out.
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "comity" / "present" / "pictures" / "land.json"
SOUTH = -600
"""Tenths of a degree of latitude: what lies wholly south of it is left out."""
TURN = 3600
Point = tuple[int, int]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a topology in tenths of a degree."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        places = accumulate(arc, lambda one, step: [one[0] + step[0], one[1] + step[1]])
        found.append([(round(10 * (x * sx + tx)), round(10 * (y * sy + ty))) for x, y in places])
    return found


def rings(topology: dict[str, Any]) -> list[list[Point]]:
    """The rings of all land, each point once."""
    lines, found = arcs(topology), []
    for shape in topology["objects"]["land"]["geometries"]:
        for ring in (ring for polygon in shape["arcs"] for ring in polygon):
            points = [point for arc in ring for point in (lines[arc] if arc >= 0 else lines[~arc][::-1])]
            kept = unrolled([points[0], *(other for one, other in pairwise(points) if one != other)])
            if len(kept) > 3 and max(y for _, y in kept) > SOUTH:
                found.append(kept)
    return found


def unrolled(ring: list[Point]) -> list[Point]:
    """A ring that crosses the date line goes on beyond it, instead of around the globe."""
    turns = accumulate((x - px < -TURN // 2) - (x - px > TURN // 2) for (px, _), (x, _) in pairwise(ring))
    return [ring[0], *((x + turn * TURN, y) for (x, y), turn in zip(ring[1:], turns, strict=True))]


def stepped(ring: list[Point]) -> list[int]:
    """The first point, then the steps to the others, in one row."""
    pairs = [ring[0], *((x - px, y - py) for (px, py), (x, y) in pairwise(ring))]
    return [number for pair in pairs for number in pair]


if __name__ == "__main__":
    found = rings(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    rows = ",\n".join(json.dumps(stepped(ring), separators=(",", ":")) for ring in found)
    TARGET.write_text(f"[\n{rows}\n]\n", "utf-8")
    print(f"{TARGET}: {len(found)} rings, {sum(map(len, found))} points")
