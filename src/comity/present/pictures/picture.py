"""What a picture is: an SVG of which each mark leads to its row, words for who does not see it, and its data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from comity.present.pictures.palette import Theme, filled

Links = Callable[[str], str | None]
"""The address at which a claim (c-), entry (e-), promise (p-) or document (d-) opens; None: it cannot be opened."""


def nowhere(_id: str) -> str | None:
    """Links of a file that stands alone."""
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the data behind a picture, and the id of what proves it."""

    cells: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Table:
    """The data behind a picture; every mark of the picture has its row."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture."""

    name: str
    """What it is drawn by: ``ladder``."""
    title: str
    alt: str
    """What is to be seen, in one to three sentences with the numbers that matter."""
    svg: str
    """An ``svg`` element with a ``viewBox``; its colours are names (``var(--cy-ink)``) that a stylesheet fills."""
    table: Table
    key: str = ""
    """What the signs mean, in words."""

    def standalone(self, theme: Theme = "light") -> str:
        """The picture as an SVG file."""
        return filled(self.svg, theme)

    def _repr_html_(self) -> str:
        """For notebooks: the picture, and its data to be opened under it."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.table.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row.cells)}</tr>" for row in self.table.rows
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        return f"{self.standalone()}<details><summary>{escape(self.title)}: data</summary>{table}</details>"
