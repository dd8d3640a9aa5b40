"""What stands in one column of a pair's page, by year and domain, beside what was read of each year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.analyse.balance import NO_CONTEXT, UNDATED
from comity.analyse.count import Count, count_of, year_of
from comity.analyse.lines import Line
from comity.analyse.pair import PairPage, Side
from comity.model import Column, Status

MOST: Final = 18
"""Years that have a place of their own; those before them share one."""
NOT_SO: Final[tuple[Status, ...]] = ("not_happened", "denied")


@dataclass(frozen=True, slots=True)
class Field:
    """The lines of one domain in one year."""

    domain: str
    year: str
    count: Count

    @property
    def name(self) -> str:
        return f"{self.domain}.{self.year}".replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Domains:
    """The lines of one column by domain and year. A line with two domains is in both, so they do not add up."""

    a: Side
    b: Side
    as_of: str | None
    column: Column
    years: tuple[str, ...]
    """Each year from the first to the last; ``to 2005`` for all before them."""
    domains: tuple[str, ...]
    """The one with most lines first, what has none last."""
    fields: tuple[Field, ...]
    """Those with a line; the year of what no text dates is ``undated``."""
    lines: int
    read: Mapping[str, tuple[str, ...]] = field(hash=False)
    """Year -> ids of the documents on the pair that were published in it, ``undated`` among the years."""

    def of(self, domain: str, year: str) -> Count | None:
        return next((row.count for row in self.fields if (row.domain, row.year) == (domain, year)), None)


def domains(page: PairPage, published: Mapping[str, str | None], column: Column = "ACTUALLY") -> Domains:
    """The lines of a column of the page; ``published``: id -> date (EDTF) of the documents on the pair.

    Of ACTUALLY, what happened or is under way: what did not happen, what is denied, and what is only alleged is no part
    of it. A line is of the year in which its date begins, if it spans no more than one.
    """
    rows = [line for line in _column(page, column) if not (line.status in NOT_SO or line.alleged)]
    dated = [year for line in rows if (year := year_of(line.date))]
    read = [year for edtf in published.values() if (year := year_of(edtf))]
    years = _years([*dated, *read])
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in rows:
        for domain in _domains(line):
            groups.setdefault((domain, _place(year_of(line.date), years)), []).append(line)
    totals: dict[str, int] = {}
    for (domain, _), lines in groups.items():
        totals[domain] = totals.get(domain, 0) + len(lines)
    return Domains(
        a=page.a,
        b=page.b,
        as_of=page.as_of,
        column=column,
        years=years,
        domains=tuple(sorted(totals, key=lambda name: (name == NO_CONTEXT, -totals[name], name))),
        fields=tuple(Field(*key, _counted(lines)) for key, lines in sorted(groups.items())),
        lines=len(rows),
        read=_read(published, years),
    )


def _column(page: PairPage, column: Column) -> Iterator[Line]:
    return iter({"ACTUALLY": page.actually, "LIKELY": page.likely, "SHOULD": page.should}[column])


def _domains(line: Line) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.claims[0].contexts)) or (NO_CONTEXT,)


def _years(found: Sequence[str]) -> tuple[str, ...]:
    if not found:
        return ()
    first, last = min(map(int, found)), max(map(int, found))
    start = max(first, last - MOST + 1)
    older = (f"to {start - 1}",) if first < start else ()
    return (*older, *map(str, range(start, last + 1)))


def _place(year: str | None, years: Sequence[str]) -> str:
    """The place of a year among those shown."""
    if year is None:
        return UNDATED
    plain = str(int(year))
    return plain if plain in years else years[0]


def _read(published: Mapping[str, str | None], years: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for id, edtf in sorted(published.items()):
        found.setdefault(_place(year_of(edtf), years), []).append(id)
    return {year: tuple(ids) for year, ids in found.items()}


def _counted(lines: Sequence[Line]) -> Count:
    claims = (claim for line in lines for claim in line.claims)
    return count_of(len(lines), claims, entries=(line.entry for line in lines if line.entry))
