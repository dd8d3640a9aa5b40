"""What happened between two states by year and domain, over how much was read of each year: a heat map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from comity.analyse.balance import UNDATED
from comity.analyse.domains import Domains, Field
from comity.model import Column
from comity.present.dates import full
from comity.present.pictures.chart import Mark
from comity.present.pictures.heat import Cell, Grid, draw_heat, draw_steps
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere
from comity.present.pictures.proving import counted, proof_of, sentences
from comity.present.pictures.svg import WIDE, frame, hatch, text
from comity.present.words import plural

READ: Final = "documents read"
TITLES: Final[dict[Column, str]] = {
    "ACTUALLY": "What happened, by year and domain",
    "LIKELY": "What is likely, by year and domain",
    "SHOULD": "What should happen, by year and domain",
}
NAMES: Final[dict[Column, str]] = {"ACTUALLY": "domains", "LIKELY": "domains-likely", "SHOULD": "domains-should"}
TOP: Final = 24.0


def draw_domains(data: Domains, links: Links = nowhere) -> Picture:
    """The heat map of one column of a pair's page; a cell opens its lines, a number beneath the documents read."""
    name = NAMES[data.column]
    older = data.years[:1] if data.years and not data.years[0].isdigit() else ()
    years = [*older, *([""] * len(older)), *data.years[len(older) :], *(["", UNDATED] if _undated(data) else [])]
    grid = Grid(years, [*data.domains, "", READ], max(27.0, min(52.0, 640 / max(len(years), 1))), 24.0)
    left = max(len(word) for word in grid.rows) * 11 * WIDE + 14
    most = max((row.count.n for row in data.fields if row.year != UNDATED), default=0)
    foot = TOP + grid.height + 26
    parts = [draw_heat(grid, [*_cells(data, links), *_coverage(data, links)], (left, TOP), f"{name}-hatch")]
    parts.append(draw_steps(most, left, foot, f"{name}-hatch" if _unread(data) else ""))
    if not data.lines:
        parts.append(text(left, TOP + 12, _nothing(data), fill=colour("soft")))
    width = left + max(grid.width, 460) + 12
    svg = frame(width, foot + 12, _alt(data), parts, hatch(f"{name}-hatch"))
    return Picture(name, TITLES[data.column], _alt(data), svg, _table(data), _key(data))


def _cells(data: Domains, links: Links) -> Iterator[Cell]:
    for domain in data.domains:
        for year in (*data.years, *([UNDATED] if _undated(data) else [])):
            count = data.of(domain, year)
            number = count.n if count else None if year in _unread(data) else 0
            mark = _mark(data, Field(domain, year, count), links) if count else None
            yield Cell(year, domain, number, mark, plain=year == UNDATED)


def _mark(data: Domains, row: Field, links: Links) -> Mark:
    told = (
        f"{row.year}, {row.domain}: {plural(row.count.n, 'line')} from {plural(row.count.reach.documents, 'document')}"
    )
    return counted(row.count, _figure(data, row), told, links)


def _figure(data: Domains, row: Field) -> str:
    return f"{NAMES[data.column]}.{row.name}"


def _coverage(data: Domains, links: Links) -> Iterator[Cell]:
    for year, ids in _read(data):
        told = f"{year}: {plural(len(ids), 'document')} read"
        id = _read_id(year, ids)
        mark = Mark(id, told, links(id) or links(ids[0])) if ids else None
        yield Cell(year, READ, len(ids), mark, plain=True, nought=True)


def _read(data: Domains) -> Iterator[tuple[str, tuple[str, ...]]]:
    for year in (*data.years, *([UNDATED] if _undated(data) else [])):
        yield year, data.read.get(year, ())


def _unread(data: Domains) -> list[str]:
    """The years of what happened of which nothing was read; what is planned for a year stands in earlier texts."""
    return [year for year, ids in _read(data) if not ids and year != UNDATED and data.column == "ACTUALLY"]


def _read_id(year: str, ids: tuple[str, ...]) -> str:
    return ids[0] if len(ids) == 1 else f"read.{year}".replace(" ", "-")


def _undated(data: Domains) -> bool:
    return UNDATED in data.read or any(row.year == UNDATED for row in data.fields)


def _table(data: Domains) -> Table:
    rows = [
        Row((row.year, row.domain, str(row.count.n), sentences(row.count)), proof_of(row.count, _figure(data, row)))
        for row in data.fields
    ]
    rows += [
        Row((year, READ, str(len(ids)), " ".join(ids)), _read_id(year, ids) if ids else "") for year, ids in _read(data)
    ]
    return Table(("year", "domain", "number", "proof"), tuple(rows))


def _alt(data: Domains) -> str:
    """What the map shows, in words."""
    if not data.lines:
        return _nothing(data)
    dated = [row for row in data.fields if row.year != UNDATED]
    best = max(dated, key=lambda row: (row.count.n, row.domain, row.year), default=None)
    unread = _unread(data)
    where = f" Most in {best.domain} in {best.year}: {best.count.n}." if best else ""
    gaps = f" Nothing was read of {', '.join(unread)}." if unread else ""
    told = f"{plural(data.lines, 'line')} in {plural(len(data.domains), 'domain')}."
    return f"{data.a.name} and {data.b.name}: {told}{where}{gaps}"


def _nothing(data: Domains) -> str:
    until = f" by {full(data.as_of)}" if data.as_of else ""
    read = sum(map(len, data.read.values()))
    return f"No evidence found{until} in {plural(read, 'document')} on {data.a.name} and {data.b.name}."


def _key(data: Domains) -> str:
    left_out = " What did not happen, is denied or is only alleged is left out." if data.column == "ACTUALLY" else ""
    hatched = " Hatched: no document of that year was read." if _unread(data) else ""
    return (
        "Each number counts lines of the page, one for each thing however many texts tell it; a line with two domains "
        f"is in both.{left_out}{hatched} Beneath: documents on the pair by year of "
        "publication."
    )
