"""Dates that several claims give of one act: which of them agree, which cannot all be so, and which is shown first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from comity.edtf import REMEMBERED, contains, overlaps, parse_day, published_span
from comity.link.life import FAMILIES
from comity.link.lives import date_of, step_of
from comity.link.traits import EDITED, LASTING
from comity.model import Claim, Kind

ONCE: Final = frozenset({"signed", "approved", "in force", "launched", "contract", "in service", "lapsed", "ended"})
"""Steps that are taken once in a life: two dates of them are two accounts, and not two acts."""
BESIDE: Final = frozenset({"decided", "postponed", "cancelled", "not held"})
"""Steps of an edition whose day is not the day of the edition."""
WINDOW: Final = 62
"""Days of an interval at most that says when, and not only within what time."""


def date_field(claim: Claim, kind: Kind) -> tuple[str, str] | None:
    """The field of an entry that the claim's date is an account of, and the date; None where it has none."""
    when, step = date_of(claim), step_of(claim, kind)
    if when is None or when.edtf is None or (kind in EDITED and (step is None or step.state in BESIDE)):
        return None
    if claim.column != "ACTUALLY":
        return "due", when.edtf
    return family(step.state) if kind in LASTING and step else "when", when.edtf


def family(state: str) -> str:
    """The one word for states that name one kind of act: concluded is signed."""
    return FAMILIES.get(state, state)


def is_once(field: str, kind: Kind) -> bool:
    """Whether the dates of a field are of one act: of a step taken once, or of an edition, meeting or incident."""
    return field in ONCE if kind in LASTING else kind in EDITED or kind == "incident"


def dates_differ(field: str, dates: Sequence[str], kind: Kind) -> bool:
    """Whether two of the dates that are given for a field cannot both be so."""
    if not (is_once(field, kind) and (field in ("when", "due") or field in ONCE)):
        return False
    return any(dates_disagree(a, b, kind) for place, a in enumerate(dates) for b in dates[place + 1 :])


def dates_disagree(a: str, b: str, kind: Kind) -> bool:
    """Whether two dates of one act cannot both be so.

    A coarser date that holds the other agrees with it: a month, and a day in it. Two intervals of days are two accounts
    even where one holds the other; a single day that is told of an exercise, which lasts, agrees with any day near it.
    """
    if a == b:
        return False
    if _is_window(a) and _is_window(b):
        return True
    return gap_of(a, b) > WINDOW if kind == "exercise" else not overlaps(a, b)


def first_of(dates: Sequence[str], kind: Kind) -> str | None:
    """The date to show of those that agree with the first one told: the finest, of an exercise its days."""
    agreeing = [date for date in dates if not dates_disagree(dates[0], date, kind)]
    windows = [date for date in agreeing if kind == "exercise" and _is_window(date)]
    fine = windows or [date for date in agreeing if not any(_refines(other, date) for other in agreeing)]
    return next(iter(fine or agreeing), None)


def others_of(shown: str | None, dates: Sequence[str], kind: Kind) -> tuple[str, ...]:
    """The dates that other accounts give, each once."""
    rest = (date for date in dates if shown is not None and dates_disagree(shown, date, kind))
    return tuple(dict.fromkeys(rest))


def _refines(a: str, b: str) -> bool:
    return a != b and contains(b, a) and not contains(a, b)


def _is_window(edtf: str) -> bool:
    """True of an interval that has two ends, near enough to each other to be the days of the act."""
    days = days_of(edtf)
    return "/" in edtf and days is not None and days[1] - days[0] < WINDOW


def gap_of(a: str, b: str) -> int:
    """Days between two dates; 0 where they meet, and where one has an open side."""
    one, other = days_of(a), days_of(b)
    return max(one[0] - other[1], other[0] - one[1]) if one and other else 0


@lru_cache(maxsize=REMEMBERED)
def days_of(edtf: str | None) -> tuple[int, int] | None:
    """The first and last day of a date as numbers; months are taken to have 31 days. None where a side is open."""
    start, end = published_span(edtf)
    return (_count(start), _count(end)) if start and end else None


def _count(iso: str) -> int:
    year, month, day = parse_day(iso)
    return (year * 12 + month) * 31 + day
