"""A whole ledger at a glance: pairs by what is said of them, years by domain, and how far the sources reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from comity.analyse.pair import waits
from comity.edtf import published_span
from comity.model import COLUMNS, Claim, Column, Document

NO_DOMAIN: Final = "none"
"""Where no word of a sentence names a domain."""


@dataclass(frozen=True, slots=True)
class PairTally:
    """What is said of two states: claims in each column, copies among them, and the texts they stand in."""

    a: str
    b: str
    columns: Mapping[Column, int]
    documents: int
    last: str | None
    """Date (EDTF) of the newest text."""

    @property
    def claims(self) -> int:
        return sum(self.columns.values())


@dataclass(frozen=True, slots=True)
class Field:
    """Claims of what happened in a year in a domain. ``year``: None where the text gives no time."""

    year: str | None
    domain: str
    claims: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet (None: not known) and how much of it was read."""

    name: str | None
    documents: int
    grade: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the sources of a ledger reach."""

    documents: int
    outlets: tuple[Outlet, ...]
    first: str | None
    last: str | None
    undated: int
    years: tuple[tuple[str, int], ...]
    """Documents by year of publication, each year between the first and the last one."""


@dataclass(frozen=True, slots=True)
class Overview:
    """A ledger at a glance. Claims that wait for review are counted in ``waiting`` alone."""

    pairs: tuple[PairTally, ...]
    """The one of which most is said comes first."""
    fields: tuple[Field, ...]
    reach: Reach
    claims: int
    waiting: int

    @property
    def states(self) -> tuple[str, ...]:
        """The states of the pairs, the one of which most is said first."""
        counts: Counter[str] = Counter()
        for row in self.pairs:
            counts.update({row.a: row.claims, row.b: row.claims})
        return tuple(sorted(counts, key=lambda id: (-counts[id], id)))


def make_overview(claims: Iterable[Claim], reach: Reach, states: Collection[str]) -> Overview:
    """The glance over claims; ``reach``: of the documents that were read; ``states``: ids that are states."""
    rows = list(claims)
    sure = [claim for claim in rows if not waits(claim)]
    return Overview(tallies(sure, states), fields_of(sure), reach, len(sure), len(rows) - len(sure))


def tallies(claims: Iterable[Claim], states: Collection[str]) -> tuple[PairTally, ...]:
    """The pairs of states that claims name together."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        ids = sorted({party.id for party in claim.parties} & set(states))
        for pair in combinations(ids, 2):
            found.setdefault(pair, []).append(claim)
    rows = [_tally(pair, own) for pair, own in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.a, row.b)))


def _tally(pair: tuple[str, str], claims: Sequence[Claim]) -> PairTally:
    columns = Counter(claim.column for claim in claims)
    dates = {claim.document.id: claim.document.published for claim in claims}
    newest = max(
        (date for date in dates.values() if date), key=lambda date: published_span(date)[1] or "", default=None
    )
    return PairTally(*pair, {column: columns[column] for column in COLUMNS}, len(dates), newest)


def fields_of(claims: Iterable[Claim]) -> tuple[Field, ...]:
    """What happened and is not only alleged, by year and domain; a claim of two domains is in both."""
    counts: Counter[tuple[str | None, str]] = Counter()
    for claim in claims:
        if claim.status in ("happened", "under_way") and not claim.alleged:
            year = year_of(claim)
            counts.update((year, domain) for domain in claim.contexts or (NO_DOMAIN,))
    ordered = sorted(counts.items(), key=lambda row: (row[0][0] or "", row[0][1]))
    return tuple(Field(year, domain, count) for (year, domain), count in ordered)


def year_of(claim: Claim) -> str | None:
    """The year in which a thing began to be so; None where the text gives no time, or only bounds of offices."""
    when = claim.when
    return when.start[:4] if when and when.start and when.basis != "office" and when.start[0] != "-" else None


def reach_of(documents: Sequence[Document]) -> Reach:
    """How far some documents reach."""
    outlets = Counter((document.publisher, document.grade) for document in documents)
    dates = sorted((document.published for document in documents if document.published), key=_first_day)
    years = Counter(day[:4] for date in dates if (day := published_span(date)[0]))
    span = range(int(min(years)), int(max(years)) + 1) if years else range(0)
    return Reach(
        documents=len(documents),
        outlets=tuple(
            Outlet(name, count, grade)
            for (name, grade), count in sorted(outlets.items(), key=lambda row: (-row[1], row[0][0] or "~"))
        ),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=sum(not document.published for document in documents),
        years=tuple((f"{year:04}", years[f"{year:04}"]) for year in span),
    )


def _first_day(edtf: str) -> str:
    return published_span(edtf)[0] or ""
