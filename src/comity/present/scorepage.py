"""An evaluation as one self-contained HTML page: no script, nothing loaded; shades say the same as the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from comity.evaluate.report import Bin, Confusion, Reliability, Report
from comity.present import measures
from comity.present.inert import inert

TEMPLATE: Final = "scores.html.j2"
DARKEST: Final = 0.7
"""The shade of a cell that holds all of its row; text on it can still be read."""
SIDE: Final = 220
"""Width and height of a plot, in SVG units."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A bin of a reliability plot: its place and size."""

    x: float
    y: float
    radius: float
    title: str


def to_scorepage(report: Report) -> str:
    """The report as an HTML page. Every text of the gold is escaped and made inert."""
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                              lstrip_blocks=True, finalize=_inert)  # fmt: skip
    template = environment.get_template(TEMPLATE)
    return template.render(report=report, measures=measures, shaded=shaded, dots=dots, side=SIDE)


def _inert(value: Any) -> Any:
    return inert(value) if type(value) is str else value


def shaded(confusion: Confusion) -> list[tuple[str, list[tuple[int, float, bool]]]]:
    """Each row's label and cells: the count, its shade by the share of the row, and whether it is on the diagonal."""
    rows = []
    for label, counts in zip(confusion.gold, confusion.counts, strict=True):
        whole = sum(counts) or 1
        cells = [(count, round(DARKEST * count / whole, 2), label == given)
                 for count, given in zip(counts, confusion.given, strict=True)]  # fmt: skip
        rows.append((label, cells))
    return rows


def dots(plot: Reliability) -> list[Dot]:
    """A dot for each bin: score to the right, share right upwards, its area by how many answers it holds."""
    most = max((bin.n for bin in plot.bins), default=1)
    return [_dot(bin, most) for bin in plot.bins]


def _dot(bin: Bin, most: int) -> Dot:
    title = f"score {bin.score:.2f}, right {bin.right:.2f}, n {bin.n}"
    return Dot(
        round(bin.score * SIDE, 1), round((1 - bin.right) * SIDE, 1), round(2 + 6 * (bin.n / most) ** 0.5, 1), title
    )
