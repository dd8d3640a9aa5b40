"""All pairs of a ledger's largest states, each by how much is claimed of it: a heat map that opens their pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from comity.analyse.pairs import Pairs, Together
from comity.present.dates import short
from comity.present.pictures.chart import Mark
from comity.present.pictures.heat import Cell, Grid, draw_heat, draw_steps, most_of
from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere
from comity.present.pictures.svg import WIDE, cut, frame, text
from comity.present.words import plural

SIZE: Final = 31.0
LONGEST: Final = 150.0
"""Units that the name of a state takes at most."""
TOP: Final = 28.0


def draw_pairs(data: Pairs, links: Links = nowhere) -> Picture:
    """The lower half of the square of states; a cell opens the page of its pair."""
    alt, cells = _alt(data), list(_cells(data, links))
    ids = [state.id for state in data.states]
    grid = Grid(ids[:-1], ids[1:], SIZE, SIZE, named=False)
    left = max((len(_name(state.name)) for state in data.states), default=4) * 12 * WIDE + 14
    foot = TOP + grid.height + 26
    parts = [text(14, TOP, alt)]
    if cells:
        parts = [draw_heat(grid, cells, (left, TOP)), *_names(data, left), draw_steps(most_of(cells), left, foot)]
    svg = frame(left + max(grid.width, 380) + 16, foot + 12, alt, parts)
    return Picture("pairs", "Pairs of states", alt, svg, _table(data), _key(data))


def _cells(data: Pairs, links: Links) -> Iterator[Cell]:
    found = {frozenset((row.a, row.b)): row for row in data.pairs}
    for number, state in enumerate(data.states):
        for column in data.states[:number]:
            row = found.get(frozenset((column.id, state.id)))
            mark = Mark(row.id, _told(data, row), links(row.id)) if row else None
            yield Cell(column.id, state.id, row.claims if row else 0, mark)


def _names(data: Pairs, left: float) -> Iterator[str]:
    """Rows by name, columns by code."""
    for number, state in enumerate(data.states[1:]):
        yield text(left - 8, TOP + (number + 0.5) * SIZE + 4, _name(state.name), text_anchor="end")
    for number, state in enumerate(data.states[:-1]):
        yield text(left + (number + 0.5) * SIZE, TOP - 8, state.id, font_size=11, text_anchor="middle")


def _name(name: str) -> str:
    return cut(name, LONGEST)


def _called(data: Pairs, row: Together) -> tuple[str, str]:
    names = {state.id: state.name for state in data.states}
    return names[row.a], names[row.b]


def _told(data: Pairs, row: Together) -> str:
    last = f", the last of {short(row.last)}" if row.last else ""
    counts = f"{plural(row.claims, 'claim')} in {plural(row.documents, 'document')}"
    return f"{' and '.join(_called(data, row))}: {counts}{last}"


def _table(data: Pairs) -> Table:
    columns = ("state", "other state", "claims", "documents", "last published")
    rows = ((*_called(data, row), str(row.claims), str(row.documents), row.last or "") for row in data.pairs)
    return Table(columns, tuple(Row(cells, row.id) for cells, row in zip(rows, data.pairs, strict=True)))


def _alt(data: Pairs) -> str:
    if not data.pairs:
        return "No claim of the ledger names two states."
    best = "; ".join(_told(data, row) for row in data.pairs[:2])
    return f"{plural(len(data.pairs), 'pair')} of {plural(len(data.states), 'state')}. Most: {best}.{_rest(data)}"


def _rest(data: Pairs) -> str:
    if not data.other_states:
        return ""
    return f" Not shown: {plural(data.other_states, 'smaller state')}, {plural(data.other_pairs, 'pair')}."


def _key(data: Pairs) -> str:
    return (
        "Each number counts the claims that name both states, copies, plans and what waits for review among them: "
        f"how much there is to read, not how much happened. A cell opens the page of its pair.{_rest(data)}"
    )
