"""Meetings and exercises that several sources tell of: what each of them says, side by side, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.analyse.lines import NEVER, Line, by_entry, newest
from comity.edtf import Day
from comity.link.entries import Linked, make_entry, sources_of
from comity.link.traits import EDITED
from comity.model import Account, Claim, Kind


@dataclass(frozen=True, slots=True)
class Telling:
    """What one text says of a meeting; its copies add nothing."""

    claims: tuple[Claim, ...]
    """In the order of the text; of copies those of the original."""
    values: tuple[tuple[str, str], ...]
    """The fields on which accounts differ, with what this one gives: ``when``, ``2023-01-16/2023-01-26``."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting or exercise that two independent sources or more tell of."""

    entry: str
    name: str
    kind: Kind
    date: str | None
    """EDTF of the line that tells of it first."""
    differing: tuple[str, ...]
    """The fields on which two accounts cannot both be so; none: what they say goes together."""
    tellings: tuple[Telling, ...]
    """The first published first."""
    sources: int
    """Those of the tellings that are independent of one another: two texts of one owner are one source."""


def meetings(lines: Iterable[Line], linked: Linked, until: str | None = None) -> tuple[Meeting, ...]:
    """The meetings of some lines, those on which accounts differ first, then the newest.

    ``until``: the ISO day as of which is asked, None: after all.
    """
    told = [line for line in lines if line.entry]
    dates = {line.entry: line for line in sorted(told, key=newest)}
    claims = [claim for line in told for claim in line.claims]
    found = [
        (_day(dates[id]), _meeting(id, rows, linked, dates[id].date, until))
        for id, rows in by_entry(claims, linked).items()
        if len(sources_of(rows, linked.copies, linked.owners)) > 1
    ]
    kept = [(day, row) for day, row in found if row.kind in EDITED]
    ordered = sorted(kept, key=lambda pair: (pair[0], pair[1].entry), reverse=True)
    return tuple(row for _, row in sorted(ordered, key=lambda pair: not pair[1].differing))


def _day(line: Line) -> Day:
    return newest(line)[0] if line.date else NEVER


def _origin(claim: Claim, linked: Linked) -> str:
    return linked.copies.get(claim.document.id, (claim.document.id, False))[0]


def _meeting(id: str, claims: Sequence[Claim], linked: Linked, date: str | None, until: str | None) -> Meeting:
    entry = make_entry(id, claims, linked.copies, until, linked.owners)
    given = [account for account in entry.accounts if account.field in entry.differing]
    places = {claim: place for place, claim in enumerate(entry.claims)}
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: places[claim.id]):
        groups.setdefault(_origin(claim, linked), []).append(claim)
    tellings = tuple(_telling(rows, given) for rows in groups.values())
    return Meeting(id, entry.name, entry.kind, date, entry.differing, tellings, entry.sources)


def _telling(claims: Sequence[Claim], given: Sequence[Account]) -> Telling:
    own = {claim.id for claim in claims}
    first = claims[0].document.id
    values = tuple((account.field, account.value) for account in given if own & set(account.claims))
    rows = sorted(
        (claim for claim in claims if claim.document.id == first), key=lambda one: (one.passage.start, one.id)
    )
    return Telling(tuple(rows), values)
