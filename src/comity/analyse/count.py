"""A count that opens its rows: how many, of which commitments or entries, by which claims, from which documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from comity.edtf import days_between, parse_day, published_span
from comity.model import Claim

YEAR: Final = 366
"""Days; a longer span has no year of its own."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far some documents reach: how many, the first and last date of publication (EDTF), how many have none."""

    documents: int = 0
    first: str | None = None
    last: str | None = None
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """One number, and the rows that it counts."""

    n: int
    commitments: tuple[str, ...] = ()
    """Ids, where commitments are counted."""
    entries: tuple[str, ...] = ()
    """Ids, where entries are counted."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that prove it."""
    reach: Reach = Reach()
    """Of the documents that these claims stand in."""


NONE: Final = Count(0)


def count_of(n: int, claims: Iterable[Claim], commitments: Iterable[str] = (), entries: Iterable[str] = ()) -> Count:
    """The count with each id once, in the order given, and the reach of its claims' documents."""
    rows = {claim.id: claim for claim in claims}
    reach = reach_of({claim.document.id: claim.document.published for claim in rows.values()})
    return Count(n, tuple(dict.fromkeys(commitments)), tuple(dict.fromkeys(entries)), tuple(rows), reach)


def reach_of(published: Mapping[str, str | None]) -> Reach:
    """The reach of documents: id -> date of publication (EDTF, None where it is not known)."""
    dates = sorted((edtf for edtf in published.values() if published_span(edtf)[0]), key=_in_time)
    return Reach(len(published), dates[0] if dates else None, dates[-1] if dates else None, len(published) - len(dates))


def days_of(published: Mapping[str, str | None]) -> tuple[str, ...]:
    """The last ISO days of the dates of publication, oldest first."""
    return tuple(sorted((day for edtf in published.values() if (day := published_span(edtf)[1])), key=parse_day))


def year_of(edtf: str | None) -> str | None:
    """The year in which a date begins; None where there is none, or where it spans more than a year."""
    start, end = published_span(edtf)
    if start is None or end is None or days_between(start, end) > YEAR:
        return None
    return start.rsplit("-", 2)[0]


def _in_time(edtf: str | None) -> tuple[object, ...]:
    start = published_span(edtf)[0]
    return (parse_day(start) if start else (), edtf or "")
