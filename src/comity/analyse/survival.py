"""How long promises take: the Kaplan-Meier curve of the days from promise to delivery, open ones right-censored."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from comity.analyse.balance import DELIVERED, is_dated
from comity.analyse.count import Count, count_of, year_of
from comity.edtf import days_between, parse_day, published_span
from comity.promise.records import Commitment

LEVEL: Final = 0.95
HALF: Final = 0.5
RESTRAINT, UNSAID, NO_DAY, EARLIER = (
    "a restraint", "said on no known day", "delivered on no known day", "delivered before it was first read",
)  # fmt: skip
ASIDE: Final = (RESTRAINT, UNSAID, NO_DAY, EARLIER)
"""Why a promise has no place on the curve."""


@dataclass(frozen=True, slots=True)
class Median:
    """The days after which half of the promises are delivered, by the curve; bounds at 95 %."""

    events: int
    n: int
    days: float | None
    """None where the curve does not fall to one half."""
    lower: float | None
    upper: float | None
    """Where the bands of the curve fall to one half; None where they do not."""
    curve: tuple[tuple[float, float], ...]
    """Days, and the share that is still open after them: steps alone."""


@dataclass(frozen=True, slots=True)
class Delay:
    """The days from promise to delivery, by curves that also know how long the open ones have been open."""

    delivered: Count
    open: Count
    """Right-censored: not delivered by the last day that something on the pair was read."""
    aside: tuple[tuple[str, Count], ...]
    """Those that have no place on the curve, by the reason: each of ``ASIDE`` that there is."""
    median: Median
    at_latest: Median
    """With what was delivered on no known day, on the day of its report: by then it had been."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One promise: how many days it took, or has been open."""

    commitment: Commitment
    days: int
    delivered: bool
    aside: str | None = None


def delay(commitments: Sequence[Commitment], days: Iterable[str]) -> Delay:
    """The median delay of some commitments; ``days``: the ISO days on which something on the pair was published.

    A wait begins on the last day of the first statement's date of publication and ends on the last day of the
    delivery's own date, where a text gives one. What was not delivered is open up to the last day on which something
    was published: after it nobody could have known.
    """
    last = max(days, key=parse_day, default=None)
    waits = [_wait(one, last) for one in commitments]
    done, left = ([row for row in waits if not row.aside and row.delivered is state] for state in (True, False))
    aside = ((reason, [row for row in waits if row.aside == reason]) for reason in ASIDE)
    bounded = [row for row in waits if row.aside == NO_DAY and row.days >= 0]
    return Delay(
        delivered=_counted(done),
        open=_counted(left),
        aside=tuple((reason, _counted(rows)) for reason, rows in aside if rows),
        median=_median(done, left),
        at_latest=_median([*done, *bounded], left),
    )


def _median(done: Sequence[Wait], left: Sequence[Wait]) -> Median:
    curve, low, high = kaplan_meier([row.days for row in done], [row.days for row in left])
    n = len(done) + len(left)
    return Median(len(done), n, _falls(curve), _falls(low), _falls(high), tuple(_steps(curve)))


Curve = tuple[tuple[float, float], ...]


def kaplan_meier(events: Sequence[int], censored: Sequence[int]) -> tuple[Curve, Curve, Curve]:
    """The share still open after so many days, and the bounds of it (log-log, 95 %), by SciPy's ``ecdf``.

    Empty curves where there is no event: nothing is known of how it falls.
    """
    if not events:
        return (), (), ()
    from scipy import stats

    found = stats.ecdf(stats.CensoredData(uncensored=list(events), right=list(censored)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        bounds = found.sf.confidence_interval(confidence_level=LEVEL, method="log-log")
    return _curve(found.sf), _curve(bounds.low), _curve(bounds.high)


def _curve(found: Any) -> Curve:
    """Points of a curve of SciPy's, rounded so that they are the same on every machine."""
    points = zip(found.quantiles, found.probabilities, strict=True)
    return tuple((round(float(days), 6), round(float(share), 6)) for days, share in points)


def _falls(curve: Curve) -> float | None:
    """The first day on which the curve is at one half or below; a bound that is not defined (NaN) is not."""
    return next((days for days, share in curve if share <= HALF), None)


def _steps(curve: Curve) -> Iterator[tuple[float, float]]:
    """The points at which the curve falls."""
    yield from ((days, share) for (_, before), (days, share) in pairwise(((0.0, 1.0), *curve)) if share < before)


# --- one promise --------------------------------------------------------------------------------------------------


def _wait(one: Commitment, last: str | None) -> Wait:
    said = published_span(one.first.document.published)[1]
    if one.first.form == "restraint":
        return Wait(one, 0, False, RESTRAINT)
    if said is None or last is None:
        return Wait(one, 0, False, UNSAID)
    rung = next((rung for rung in one.ladder if rung.rung >= DELIVERED and not rung.part), None)
    if rung is None:
        return Wait(one, max(0, days_between(said, last)), False)
    day = published_span(rung.day)[1]
    days = days_between(said, day) if day else -1
    if not is_dated(rung) or not year_of(rung.day):
        return Wait(one, days, True, NO_DAY)
    return Wait(one, days, True, EARLIER if days < 0 else None)


def _counted(waits: Sequence[Wait]) -> Count:
    claims = (claim for row in waits for rung in row.commitment.ladder for claim in rung.claims)
    return count_of(len(waits), claims, (row.commitment.id for row in waits))
