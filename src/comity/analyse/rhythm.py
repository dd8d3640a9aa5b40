"""The rhythm of mechanisms and exercises: when rounds were held, when the next is to be expected, which are missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from comity.edtf import days_between, ordinal, published_span
from comity.link.traits import EDITED
from comity.model import Entry, Kind, LifeStep

PRECISE: Final = 31
"""Days that the date of a round spans at most, to be measured by."""
MANY: Final = 2
"""Missed rounds in a row from which on it is a hiatus."""


@dataclass(frozen=True, slots=True)
class Held:
    """One round that was held. ``day``: the first ISO day, where it is known to a month at least."""

    entry: str
    date: str | None
    day: str | None
    edition: int | None
    claims: tuple[str, ...]
    """Ids of those that tell that it was held."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A round that no text tells of: its expected day, the window around it, and what was read of the pair in that."""

    expected: str
    since: str
    until: str
    documents: tuple[str, ...]
    """Ids of the documents on the pair published in the window; none: nothing was read, and nothing is known."""


@dataclass(frozen=True, slots=True)
class Hiatus:
    """A stretch of missed rounds: after the last one held, and until the next (None: it goes on)."""

    since: str
    until: str | None
    rounds: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The rounds of one series. Days are None where fewer than two rounds are dated."""

    series: str
    name: str
    kind: Kind
    held: tuple[Held, ...]
    """Oldest first, those without a date last."""
    gaps: tuple[int, ...]
    """Days from round to round; where numbers tell of rounds between that nobody read of, their share of them each."""
    median_gap: float | None
    expected: str | None
    """The ISO day of the next round, by the median gap; it may have passed."""
    missed: tuple[Missed, ...]
    hiatus: tuple[Hiatus, ...]
    unread: int
    """Rounds that were held by the numbers of others, and of which no text tells."""


def rhythms(entries: Iterable[Entry], published: Mapping[str, str | None], as_of: str | None) -> tuple[Rhythm, ...]:
    """The rhythm of each series of which a round was held, by name; ``published``: documents on the pair, id -> EDTF.

    A round is missed where its expected day passed, by the as-of day or the next round, by more than half a gap. One
    that is told of without a day, or that numbers prove, is not missed. Where the median gap is a month or less, days
    are not known well enough to miss one.
    """
    series: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind in EDITED and entry.series:
            series.setdefault(entry.series, []).append(entry)
    days = sorted((day, id) for id, edtf in published.items() if (day := published_span(edtf)[1]))
    rows = (_rhythm(id, group, days, as_of) for id, group in sorted(series.items()))
    return tuple(sorted((row for row in rows if row.held), key=lambda row: (row.name, row.series)))


def _rhythm(series: str, entries: Sequence[Entry], days: Sequence[tuple[str, str]], as_of: str | None) -> Rhythm:
    held = sorted((row for entry in entries if (row := _held(entry))), key=lambda row: (row.day is None, row.day or ""))
    dated = _rounds([row for row in held if row.day])
    numbers = [
        after.edition - before.edition if after.edition and before.edition else 1 for before, after in pairwise(dated)
    ]
    steps = [max(1, number) for number in numbers]
    spans = [days_between(before.day or "", after.day or "") for before, after in pairwise(dated)]
    gaps = [round(span / step) for span, step in zip(spans, steps, strict=True) for _ in range(step)]
    gap = float(median(gaps)) if gaps else None
    missed = tuple(_missed(dated, held, gap, days, as_of)) if gap and gap > PRECISE else ()
    return Rhythm(
        series=series,
        name=re.sub(r" \d{4}$", "", min((entry.name for entry in entries), key=lambda name: (len(name), name))),
        kind=entries[0].kind,
        held=tuple(held),
        gaps=tuple(gaps),
        median_gap=gap,
        expected=_next(dated[-1], held, gap) if gap and gap > PRECISE else None,
        missed=missed,
        hiatus=tuple(_hiatus(dated, missed)),
        unread=sum(step - 1 for step in steps),
    )


# --- what was held ------------------------------------------------------------------------------------------------


def _held(entry: Entry) -> Held | None:
    """The round of an entry, by the finest date that most claims give; None where none tells that it was held."""
    steps = [step for step in entry.lifecycle if step.state == "held"]
    if not steps:
        return None
    best = min(steps, key=_rank)
    claims = tuple(id for step in steps for id in step.claims)
    return Held(
        entry.id, best.when, published_span(best.when)[0] if _span(best) <= PRECISE else None, entry.edition, claims
    )


def _rank(step: LifeStep) -> tuple[object, ...]:
    return _span(step), -len(step.claims), step.when or ""


def _span(step: LifeStep) -> int:
    """Days that the date of a step spans; very many where it is open or unknown."""
    start, end = published_span(step.when)
    return days_between(start, end) + 1 if start and end and ordinal(start) and ordinal(end) else 10**6


def _rounds(held: Sequence[Held]) -> list[Held]:
    """One row a round: entries of one day, or of one number, are told of one round."""
    found: list[Held] = []
    for row in held:
        same = found and (found[-1].day == row.day or (row.edition and found[-1].edition == row.edition))
        if not same:
            found.append(row)
    return found


# --- what was not -------------------------------------------------------------------------------------------------


def _missed(
    dated: Sequence[Held], held: Sequence[Held], gap: float, days: Sequence[tuple[str, str]], as_of: str | None
) -> Iterator[Missed]:
    """The rounds that no text tells of, between those that were held and after the last."""
    undated = {row.edition for row in held if row.edition and not row.day}
    for row, after in _stretches(dated):
        end = after.day if after else as_of
        skipped = after.edition - row.edition - 1 if after and after.edition and row.edition else 0
        place = 1
        while end and (window := _window(row.day, gap, place))[1] < end:
            told = row.edition is not None and row.edition + place in undated
            if place > skipped and not told:
                read = tuple(id for day, id in days if window[0] < day <= window[1])
                yield Missed(_after(row.day, gap * place) or "", *window, read)
            place += 1


def _next(last: Held, held: Sequence[Held], gap: float) -> str | None:
    """The day of the round after the last one, by day or, of those that follow on it without a day, by number."""
    numbers = {row.edition for row in held if not row.day}
    place = 1
    while last.edition is not None and last.edition + place in numbers:
        place += 1
    return _after(last.day, gap * place)


def _stretches(dated: Sequence[Held]) -> Iterator[tuple[Held, Held | None]]:
    """Each round with the next one; the last with None."""
    return zip(dated, (*dated[1:], None), strict=False)


def _window(day: str | None, gap: float, place: int) -> tuple[str, str]:
    """Half a gap on both sides of the day on which a round is to be expected; beyond all days where there is none."""
    since, until = (_after(day, gap * (place + side)) for side in (-0.5, 0.5))
    return (since, until) if since and until else ("9999", "9999-99-99")


def _after(day: str | None, count: float) -> str | None:
    """The ISO day so many days after another; None beyond the calendar."""
    start = ordinal(day) if day else None
    if start is None or not 0 < start + round(count) <= date.max.toordinal():
        return None
    return date.fromordinal(start + round(count)).isoformat()


def _hiatus(dated: Sequence[Held], missed: Sequence[Missed]) -> Iterator[Hiatus]:
    for row, after in _stretches(dated):
        since, until = row.day or "", after.day if after else None
        rounds = sum(since < one.expected and (until is None or one.expected < until) for one in missed)
        if rounds >= MANY:
            yield Hiatus(since, until, rounds)
