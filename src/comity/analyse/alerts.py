"""What became of promises since a day: the same ones as of its eve and as of now, and what made the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from comity.edtf import days_between, parse_day, published_span
from comity.model import Claim
from comity.promise.records import DONE, Commitment, Rung, State

AlertKind = Literal["overdue", "due", "delivered", "moved", "restated", "new"]
ALERTS: Final[tuple[AlertKind, ...]] = ("overdue", "due", "delivered", "moved", "restated", "new")
SOON: Final = 30
"""Days ahead of the as-of day within which something is told to be due."""
PENDING: Final[tuple[State, ...]] = ("open", "restated", "in progress", "delivered in part")
"""States in which what is promised is still to come, in whole or in part."""
WHOLE: Final[tuple[State, ...]] = ("delivered", "delivered late")
DELIVERED, AGAINST = 5, -1
STEPS: Final = (2, 3, 4)
TOLD: Final = (0, 1)
"""Rungs of what was said."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that became of a promise, with the claim that made the difference."""

    kind: AlertKind
    id: str
    name: str
    before: State | None
    """None where it was not known."""
    after: State
    claim: Claim
    """Of what is due or overdue: the claim that gives the day."""
    date: str | None
    """EDTF of when it was said or done; of what is due or overdue the due day."""
    rung: int | None = None
    """That of the claim on the ladder; None of what is due or overdue."""


class By(NamedTuple):
    """What made the difference."""

    claim: Claim
    date: str | None
    rung: int | None = None


def find_alerts(before: Sequence[Commitment], after: Sequence[Commitment], since: str) -> list[Alert]:
    """The alerts, the most urgent kind first, then the newest. ``before``: as of the eve of ``since``, an ISO day, on
    which news begins."""
    found = [alert for one in after for alert in _of(_match(one, before), one, since)]
    found = sorted(found, key=lambda alert: (_started(alert.date), alert.id), reverse=True)
    return sorted(found, key=lambda alert: ALERTS.index(alert.kind))


def is_due(one: Commitment, since: str, ahead: int) -> bool:
    """Whether it is still to come and due between a day and so many days after the day of which it is told."""
    end = one.due.end if one.due else None
    if end is None or one.as_of is None or one.state not in PENDING:
        return False
    return days_between(since, end) >= 0 and days_between(one.as_of, end) <= ahead


def last_deed(one: Commitment) -> Rung | None:
    """The latest rung of what was done, for it or against it; None where nothing was."""
    deeds = [rung for rung in one.ladder if rung.rung not in TOLD]
    return max(deeds, key=lambda rung: _started(rung.day), default=None)


def in_time(ladder: Iterable[Rung]) -> list[Rung]:
    """Rungs in the order of time; what nothing dates comes last."""
    return sorted(ladder, key=lambda rung: (not _started(rung.day), _started(rung.day)))


def _started(edtf: str | None) -> tuple[int, ...]:
    """The first day as a tuple that sorts in the order of time; an empty one, before all, where none is known."""
    start, end = published_span(edtf)
    day = start or end
    return parse_day(day) if day else ()


def _match(one: Commitment, before: Iterable[Commitment]) -> Commitment | None:
    """The promise as it was known before: that of its id, else the one with most of its statements."""
    claims = {statement.claim.id for statement in one.statements}
    shared = {other.id: sum(row.claim.id in claims for row in other.statements) for other in before}
    known = [other for other in before if shared[other.id]]
    return max(known, key=lambda other: (other.id == one.id, shared[other.id]), default=None)


# --- what became of one -------------------------------------------------------------------------------------------


def _of(before: Commitment | None, after: Commitment, since: str) -> Iterator[Alert]:
    if before is None:
        yield _alert("new", None, after, _first(after))
    else:
        yield from _changed(before, after, since)
    if is_due(after, since, SOON):
        yield _alert("due", before, after, _dated(after))


def _changed(before: Commitment, after: Commitment, since: str) -> Iterator[Alert]:
    """What was said again, and at most one of: overdue, delivered, moved."""
    fresh = [rung for rung in after.ladder if _is_news(rung, since)]
    again = _last(rung for rung in fresh if rung.telling == "restated")
    if again:
        yield _alert("restated", before, after, again)
    moved = after.state != before.state
    if moved and after.state == "overdue":
        yield _alert("overdue", before, after, _dated(after))
    elif moved and after.state in DONE and before.state not in WHOLE:
        yield _alert("delivered", before, after, _delivery(fresh) or _delivery(after.ladder) or _newest(after))
    elif (moved and not (again and after.state == "restated")) or _stands(after) != _stands(before):
        yield _alert("moved", before, after, _step(fresh, before, after) or _newest(after))


def _alert(kind: AlertKind, before: Commitment | None, after: Commitment, by: By) -> Alert:
    return Alert(kind, after.id, after.name, before.state if before else None, after.state, *by)


def _is_news(rung: Rung, since: str) -> bool:
    """Whether all that tells of a rung was published on the day or later."""
    ends = [published_span(claim.document.published)[1] for claim in rung.claims]
    return all(end is not None and days_between(since, end) >= 0 for end in ends)


def _stands(one: Commitment) -> tuple[object, ...]:
    """The highest rung, whether anything was done against it, and how much was delivered."""
    rungs = [rung.rung for rung in one.ladder if rung.rung not in TOLD]
    return max(rungs, default=0), AGAINST in rungs, one.done


# --- the claim that made the difference ---------------------------------------------------------------------------


def _last(rungs: Iterable[Rung]) -> By | None:
    """The first claim and the day of the latest of some rungs."""
    found = max(rungs, key=lambda rung: _started(rung.day), default=None)
    return By(found.claims[0], found.day, found.rung) if found else None


def _delivery(rungs: Iterable[Rung]) -> By | None:
    """That of the first delivery, a whole one before a part."""
    found = sorted((rung for rung in in_time(rungs) if rung.rung == DELIVERED), key=lambda rung: rung.part)
    return By(found[0].claims[0], found[0].day, found[0].rung) if found else None


def _step(fresh: Sequence[Rung], before: Commitment, after: Commitment) -> By | None:
    """That of the newest deed on a rung that the state tells of, or that was not reached before; else of any."""
    reached = {rung.rung for rung in after.ladder} - {rung.rung for rung in before.ladder}
    wanted = {"withdrawn": {AGAINST}, "contradicted": {AGAINST}, "in progress": set(STEPS)}.get(after.state, reached)
    deeds = [rung for rung in fresh if rung.rung not in TOLD]
    return _last(rung for rung in deeds if rung.rung in wanted) or _last(deeds)


def _newest(one: Commitment) -> By:
    """That of the latest rung: what nothing new moved, as a lapse, follows upon it."""
    return _last(one.ladder) or _first(one)


def _first(one: Commitment) -> By:
    return By(one.first.claim, one.first.document.published, 0)


def _dated(one: Commitment) -> By:
    """The claim that first gives the due day, and the day."""
    day = one.due.end if one.due else None
    given = next((row for row in one.statements if row.due and row.due.end == day), one.first)
    return By(given.claim, day)
