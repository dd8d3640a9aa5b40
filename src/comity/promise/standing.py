"""Where a promise stands on a day: its ladder, its state, and by how many days it is late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.edtf import days_between, ordinal
from comity.model import Claim
from comity.promise.chains import Chain, drift_of, said_on, telling_of
from comity.promise.dues import last_day
from comity.promise.outcomes import AGAINST, DELIVERED, REPEATED, Outcome, whole_of
from comity.promise.records import Due, Rung, State

SILENT: Final = 5 * 365
"""Days without a word or a deed after which what has no due day has lapsed."""
AGAIN: Final = 60
"""Days after a first delivery from which on another one repeats it."""
STEPS: Final = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a chain, why, and the days by which it is late or overdue."""

    state: State
    why: str
    late: int | None = None
    done: tuple[float, float, str] | None = None


def due_first(row: Chain) -> Due | None:
    """The due day that was named first."""
    return next((one.due for one in row.statements if last_day(one.due)), row.first.due)


def ladder_of(row: Chain, outcomes: Sequence[Outcome]) -> tuple[Rung, ...]:
    """The rungs of a chain: what was said, then what was done, each in the order of time."""
    return (*_said(row), *_done(outcomes))


def _said(row: Chain) -> Iterator[Rung]:
    for place, one in enumerate(row.statements):
        telling = telling_of(one, row.statements[:place])
        drift = drift_of(one, row.statements[place - 1]) if telling == "restated" else ()
        rung = 0 if telling == "first" else 1
        why = "; ".join(row.why[place]) or f"strength {one.strength}, specificity {one.specificity}"
        yield Rung(rung, one.document.published, (one.claim,), why, telling, drift)


def _done(outcomes: Sequence[Outcome]) -> Iterator[Rung]:
    """One rung for each day and height, with one claim of each sentence that tells of it."""
    groups: dict[tuple[int, str | None], list[Outcome]] = {}
    first: str | None = None
    for one in outcomes:
        rung = one.rung
        if rung == DELIVERED and not one.part:
            if first is not None and one.deed.dated and one.deed.first and days_between(first, one.deed.first) > AGAIN:
                rung = REPEATED
            first = first or one.deed.first
            rung = REPEATED if one.more else rung
        groups.setdefault((rung, _day(one)), []).append(one)
    for (rung, day), rows in groups.items():
        claims: dict[tuple[str, int], Claim] = {}
        for one in rows:
            claims.setdefault((one.deed.claim.document.id, one.deed.claim.passage.start), one.deed.claim)
        sources = len({_source(one) for one in rows})
        yield Rung(rung, day, tuple(claims.values()), rows[0].why, part=all(one.part for one in rows), sources=sources)


def _source(one: Outcome) -> str:
    told = one.deed.subject.told
    return told.owner or told.source or one.deed.claim.document.id


def _day(one: Outcome) -> str | None:
    claim = one.deed.claim
    if one.deed.dated and claim.when:
        return claim.when.edtf
    return claim.document.published


# --- the state ----------------------------------------------------------------------------------------------------


def stand(row: Chain, outcomes: Sequence[Outcome], as_of: str | None) -> Standing:
    """The state of a chain as of an ISO day (None: after all that was read)."""
    due = last_day(due_first(row))
    full = [one for one in outcomes if one.rung == DELIVERED and not one.part]
    if full:
        return _delivered(full[0], due)
    called_off = _last(outcomes, ("cancel",))
    if called_off and not _said_since(row, called_off):
        return Standing("withdrawn", f"called off: {called_off.why}")
    if row.first.form == "restraint" and any(one.rung == AGAINST for one in outcomes):
        return Standing("contradicted", "the contrary was done")
    parts = [one for one in outcomes if one.part]
    if parts:
        return Standing("delivered in part", "a part was delivered", done=_share(row, parts))
    return _unmet(row, outcomes, due, as_of)


def delivered_on(outcomes: Sequence[Outcome]) -> str | None:
    """The ISO day on which all of a promise was first delivered, as far as the classes of acts tell."""
    whole = (one for one in outcomes if one.rung == DELIVERED and not (one.part or one.read))
    return next((one.deed.first for one in whole if one.deed.dated), None)


def _delivered(first: Outcome, due: str | None) -> Standing:
    day = first.deed.first
    late = days_between(due, day) if due and day else 0
    if late > 0:
        return Standing("delivered late", f"{first.why}; {late:,} days after it was due", late)
    return Standing("delivered", first.why)


def _unmet(row: Chain, outcomes: Sequence[Outcome], due: str | None, as_of: str | None) -> Standing:
    if due and as_of and days_between(due, as_of) > 0:
        late = days_between(due, as_of)
        return Standing("overdue", f"was due by {due}, {late:,} days ago", late)
    steps = [one for one in outcomes if one.rung in STEPS and not (one.read or one.deed.subject.told.garbled)]
    last = _last_word(row, steps)
    if not due and as_of and last and days_between(last, as_of) >= SILENT:
        return Standing("lapsed", f"no word or deed since {last}")
    if steps:
        return Standing("in progress", steps[-1].why)
    again = [one for place, one in enumerate(row.statements) if telling_of(one, row.statements[:place]) == "restated"]
    return Standing("restated", "said again, no deed found") if again else Standing("open", "no deed found")


def _last_word(row: Chain, steps: Sequence[Outcome]) -> str | None:
    """The last ISO day on which it was said, not merely told again, or stepped towards."""
    said = [
        said_on(one) for place, one in enumerate(row.statements)
        if telling_of(one, row.statements[:place]) in ("first", "restated", "reported")
    ]  # fmt: skip
    days = [day for day in (*said, *(one.deed.last for one in steps)) if day]
    return max(days, key=lambda day: ordinal(day) or 0, default=None)


def _last(outcomes: Sequence[Outcome], acts: Sequence[str]) -> Outcome | None:
    """The last deed against it of some classes."""
    found = [one for one in outcomes if one.rung == AGAINST and one.deed.subject.act in acts]
    return found[-1] if found else None


def _said_since(row: Chain, deed: Outcome) -> bool:
    day = deed.deed.last
    return any(not one.retold and day and (said := said_on(one)) and said > day for one in row.statements)


def _share(row: Chain, parts: Sequence[Outcome]) -> tuple[float, float, str] | None:
    """How much of how much was delivered, by the largest figure told."""
    target, shares = whole_of(row), [one.share for one in parts if one.share]
    return (*max(shares), target[1] if target else "piece") if shares else None
