"""What happened, was said and moved in the last days before a day: by the world's time, whenever it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from comity.analyse.lines import Line
from comity.analyse.pair import PairPage
from comity.edtf import days_between, parse_day, published_span
from comity.model import Claim, Kind
from comity.promise.records import Commitment, Rung

Turn = Literal["act", "overdue", "moved", "restated", "said"]
TURNS: Final[tuple[Turn, ...]] = ("act", "overdue", "moved", "restated", "said")
SAID: Final[tuple[Turn, ...]] = ("restated", "said")
DAYS: Final = 90
STATES: Final[frozenset[Kind]] = frozenset({"position", "measure"})
"""Kinds that are no act."""
TOLD: Final = (0, 1)
"""Rungs of what was said."""


@dataclass(frozen=True, slots=True)
class Recent:
    """One thing that happened, was said or moved, and the claims that tell it."""

    turn: Turn
    date: str
    """EDTF; of what became overdue the due day."""
    claims: tuple[Claim, ...]
    line: Line | None = None
    commitment: Commitment | None = None
    rung: Rung | None = None


def find_recent(
    page: PairPage, commitments: Iterable[Commitment], until: str | None, days: int = DAYS
) -> tuple[Recent, ...]:
    """What is new in so many days up to an ISO day, what was done before what was said, the newest first.

    Nothing where no day is known. An act counts where its own date, whole, lies in these days; a promise where it was
    first said or said again in them, a step of it was taken, or its due day passed in them without a delivery. Each
    promise is told once, by what says most, and an act that is a step of a promise is told as that step. What is only
    told again of older days was not said in these.
    """
    if until is None:
        return ()
    moved = [row for one in commitments if (row := next(_turns(one, until, days), None))]
    steps = {claim.id for row in moved for claim in row.claims if row.turn == "moved"}
    acts = [
        Recent("act", line.date, line.claims, line)
        for line in page.actually.dated
        if line.date and line.kind not in STATES and is_within(line.date, until, days)
        and not steps & {claim.id for claim in line.claims}
    ]  # fmt: skip
    rows = sorted([*acts, *moved], key=lambda row: (TURNS.index(row.turn), row.claims[0].id))
    newest = sorted(rows, key=lambda row: _first(row.date), reverse=True)
    return tuple(sorted(newest, key=lambda row: row.turn in SAID))


def is_within(edtf: str | None, until: str, days: int) -> bool:
    """Whether the whole of a date lies in so many days that end with an ISO day."""
    start, end = published_span(edtf)
    return bool(start and end) and days_between(start or "", until) <= days and days_between(end or "", until) >= 0


def _turns(one: Commitment, until: str, days: int) -> Iterator[Recent]:
    """What became of a promise in these days, what says most first."""
    due = one.due.end if one.due else None
    if one.state == "overdue" and due and is_within(due, until, days):
        yield Recent("overdue", due, (giver_of_due(one),), commitment=one)
    fresh = [rung for rung in one.ladder if rung.day and is_within(rung.day, until, days)]
    yield from _of("moved", one, [rung for rung in fresh if rung.rung not in TOLD])
    yield from _of("restated", one, [rung for rung in fresh if rung.telling == "restated"])
    yield from _of("said", one, [rung for rung in fresh if rung.telling == "first" and not one.first.retold])


def _of(turn: Turn, one: Commitment, rungs: Sequence[Rung]) -> Iterator[Recent]:
    """The latest of some rungs, as a turn."""
    last = max(rungs, key=lambda rung: (_first(rung.day), rung.rung), default=None)
    if last and last.day:
        yield Recent(turn, last.day, last.claims, commitment=one, rung=last)


def giver_of_due(one: Commitment) -> Claim:
    """The claim that first gives the due day of a promise."""
    day = one.due.end if one.due else None
    return next((row.claim for row in one.statements if row.due and row.due.end == day), one.first.claim)


def _first(edtf: str | None) -> tuple[int, ...]:
    start = published_span(edtf)[0]
    return parse_day(start) if start else ()
