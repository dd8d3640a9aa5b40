"""Figures of a pair as they are given over time: what is measured in one unit together, by who gives it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.analyse.lines import Line
from comity.analyse.pair import PairPage, Side
from comity.edtf import ordinal, published_span
from comity.model import Status, column_of


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as one line gives it."""

    claim: str
    value: float
    unit: str
    measure: str
    """What is counted, where the text says so, else the named thing, else the kind of line, "not named further"."""
    text: str | None
    date: str | None
    """EDTF; of what is to come the day for which it is promised, planned or hoped."""
    first: str | None
    last: str | None
    """The ISO days that the date spans; None where it is open or there is none."""
    by: str
    """The side that gives it, else its outlet."""
    status: Status
    what: str

    @property
    def is_target(self) -> bool:
        """Whether it is promised, planned, hoped for or proposed, and so no fact yet."""
        return column_of(self.status) != "ACTUALLY"

    @property
    def day(self) -> str | None:
        """The ISO day at which it stands: the last of its date, else the first."""
        return self.last or self.first


@dataclass(frozen=True, slots=True)
class Group:
    """Two or more dated figures of one measure and unit, the oldest first."""

    measure: str
    unit: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The figures of a pair."""

    a: Side
    b: Side
    as_of: str | None
    read: int
    """Documents that were looked through."""
    groups: tuple[Group, ...]
    single: tuple[Figure, ...]
    """Dated figures that no other one is like."""
    undated: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*(one for group in self.groups for one in group.figures), *self.single, *self.undated)


def numbers(page: PairPage) -> Numbers:
    """The figures of a pair's page in groups: those with most figures first.

    Units are never mixed. What did not happen, is denied or only alleged is no figure of anything, and is left out.
    """
    sides = {page.a.id: page.a.name, page.b.id: page.b.name}
    found = [_figure(line, sides) for line in page.numbers if line.status not in ("not_happened", "denied")
             and not line.alleged and line.quantity]  # fmt: skip
    groups: dict[tuple[str, str], list[Figure]] = {}
    for one in found:
        if one.day and ordinal(one.day):
            groups.setdefault((one.measure, one.unit), []).append(one)
    full = sorted((key for key, rows in groups.items() if len(rows) > 1), key=lambda key: (-len(groups[key]), key))
    return Numbers(
        a=page.a,
        b=page.b,
        as_of=page.as_of,
        read=page.coverage.documents,
        groups=tuple(Group(*key, tuple(_in_time(groups[key]))) for key in full),
        single=tuple(_in_time(row for key, rows in groups.items() if key not in full for row in rows)),
        undated=tuple(one for one in found if not (one.day and ordinal(one.day))),
    )


def _figure(line: Line, sides: dict[str, str]) -> Figure:
    claim, quantity = line.claims[0], line.quantity
    assert quantity
    first, last = published_span(line.date)
    thing = line.thing.name if line.thing else None
    speaker = claim.speaker.id if claim.speaker else None
    return Figure(
        claim=claim.id,
        value=quantity.value,
        unit=quantity.unit,
        measure=quantity.measure or thing or f"{line.kind}, not named further",
        text=quantity.text,
        date=line.date,
        first=first,
        last=last,
        by=sides.get(speaker or "", claim.document.publisher or "outlet unknown"),
        status=line.status,
        what=line.what,
    )


def _in_time(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda one: (ordinal(one.day or "") if one.day else 0, one.value, one.claim))
