"""Which promises of a pair are asked for: by the state that they are in, and by when they are due."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from comity.analyse import PairPage
from comity.edtf import days_between
from comity.errors import UsageError
from comity.present.promises import Listing
from comity.promise.records import STATES, UNMET, Commitment, State
from comity.promises import Promises

SPAN: Final = re.compile(r"(?P<count>\d{1,6})\s*(?P<unit>[dwmy])", re.IGNORECASE)
SOON: Final = "1y"
"""What counts as due soon where no span is asked for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; nothing: all promises."""

    states: tuple[State, ...] = ()
    within: str | None = None
    """A span from the as-of day on: ``90d``, ``12w``, ``6m``, ``1y``."""


def listing(page: PairPage, found: Promises, choice: Choice) -> Listing:
    """The promises of a pair that are asked for, with how far the sources reach. UsageError as ``span_end``."""
    until = span_end(found.as_of, choice.within) if choice.within else _soon(found.as_of)
    chosen = tuple(one for one in found.commitments if is_wanted(one, choice, until))
    return Listing(page, found.as_of, chosen, found.refused, until, len(found.commitments), found.left_out)


def _soon(day: str | None) -> str | None:
    """The last day that counts as soon; None where there is no day, or none that the calendar has."""
    try:
        return span_end(day, SOON)
    except UsageError:
        return None


def is_wanted(one: Commitment, choice: Choice, until: str | None) -> bool:
    """Whether a promise is in a state and due in a time that were asked for."""
    if choice.states and one.state not in choice.states:
        return False
    if choice.within is None or one.state == "overdue":
        return choice.within is None or bool(choice.states)
    if not choice.states and one.state not in (*UNMET, "delivered in part"):
        return False
    end = one.due.end if one.due else None
    return bool(end and until and one.as_of and days_between(one.as_of, end) >= 0 and days_between(end, until) >= 0)


def states_named(names: Iterable[str]) -> tuple[State, ...]:
    """The states that are meant, in whatever case; hyphens may stand for blanks. UsageError where one is none."""
    return tuple(_state(name) for name in names)


def _state(given: str) -> State:
    name = " ".join(re.sub("[-_]", " ", given.lower()).split())
    found = next((state for state in STATES if state == name), None)
    if found is None:
        raise UsageError(f"{given!r} is no state of a promise: use one of {', '.join(STATES)}")
    return found


def span_end(day: str | None, span: str) -> str | None:
    """The ISO day so many days, weeks, months or years after another; UsageError where it is no such span."""
    found = SPAN.fullmatch(span.strip())
    if found is None:
        raise UsageError(f"{span!r} is no span of time: write it like 90d, 12w, 6m or 1y")
    if day is None:
        return None
    count, unit = int(found["count"]), found["unit"].lower()
    try:
        return str(_after(date.fromisoformat(day), count, unit))
    except (ValueError, OverflowError) as exc:
        raise UsageError(f"{span!r} after {day} is beyond the calendar: give a shorter span") from exc


def _after(day: date, count: int, unit: str) -> date:
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "y" else 1)
    first = date(months // 12, months % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), month_end(first))


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
