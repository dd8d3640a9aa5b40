"""TIMEX3 values of EDTF and back, and what lies so many units after one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from comity.edtf import bounds, format_day
from comity.when.spans import calendar_unit, quarter, shift

SEASON_LETTERS: dict[int, str] = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_CODES = {letters: code for code, letters in SEASON_LETTERS.items()}
_HALVES = {("01", "06"): "H1", ("07", "12"): "H2"}
_QUARTERS = {("01", "03"): "Q1", ("04", "06"): "Q2", ("07", "09"): "Q3", ("10", "12"): "Q4"}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|(?P<period>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)


def week_of(day: date) -> str:
    """The ISO week that holds the day: from Monday on, as its EDTF has it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def unit_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the calendar unit that holds the day."""
    if unit in ("week", "fortnight"):
        return week_of(day)
    if unit == "weekend":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}-WE"
    if unit == "night":
        return f"{day}TNI"
    if unit not in ("day", "month", "quarter", "year", "decade", "century"):
        return str(day)
    return to_timex(calendar_unit(day, unit))


def to_timex(edtf: str) -> str:
    """The TIMEX3 value of an EDTF date, or of an interval that is one unit of the calendar; else its first side."""
    plain = edtf.replace("~", "").replace("?", "").replace("%", "")
    first, slash, last = plain.partition("/")
    if slash and first and last and ".." not in plain:
        return _whole(first, last) or _common(first, last)
    first = last if first in ("", "..") else first
    return _single(first)


def _single(text: str) -> str:
    if len(text) == 7 and text[5:].isdigit() and int(text[5:]) in SEASON_LETTERS:
        return f"{text[:5]}{SEASON_LETTERS[int(text[5:])]}"
    if text.startswith("-"):
        return f"BC{int(text[1:].replace('X', '0')) + 1:04d}"
    return text.rstrip("X") if "X" in text[:4] else text


def _whole(first: str, last: str) -> str | None:
    """``1998-Q1``, ``1998-H2``, ``1998-W07``, ``1998-W07-WE`` where the two sides bound one."""
    if first[:4] == last[:4] and len(first) == len(last) == 7:
        months = (first[5:], last[5:])
        part = _QUARTERS.get(months) or _HALVES.get(months)
        return f"{first[:4]}-{part}" if part else None
    if len(first) == len(last) == 10 and first[0] != "-":
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        length = (end - start).days
        if length == 6 and start.weekday() == 0:
            return week_of(start)
        if length == 1 and start.weekday() == 5:
            return unit_of(start, "weekend")
    return None


def _common(first: str, last: str) -> str:
    """The month or year that both sides lie in, else the first side."""
    for length in (7, 4):
        if first[:length] == last[:length] and len(first) >= length:
            return first[:length]
    return _single(first)


def to_edtf(value: str) -> str | None:
    """The EDTF of a TIMEX3 value of a date or time; None for durations, sets, references and unknown years."""
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    year, period = found["year"], found["period"]
    if found["week"]:
        return _week_span(int(year), int(found["week"]), bool(found["weekend"]))
    if period:
        return _period_span(int(year), period)
    return format_day(int(year), *(int(part) for part in (found["month"], found["day"]) if part))


_LONGER = {"Q": ("M", 3), "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000)}
_HABITS = (
    (re.compile(r"XXXX-WXX-\d"), "P1W"),
    (re.compile(r"XXXX-XX-XXT\w+"), "P1D"),
    (re.compile(r"XXXX-(?:\d\d(?:-\d\d)?|SP|SU|FA|WI)"), "P1Y"),
)


def to_iso(value: str) -> str | None:
    """The ISO 8601 length of a TIMEX3 duration (``P1Q`` is ``P3M``), or that after which a set comes back; else None.

    None too where the number of units is not said (``PXD``).
    """
    if habit := next((length for form, length in _HABITS if form.fullmatch(value)), None):
        return habit
    if not value.startswith("P") or "X" in value or value.endswith("REF"):
        return None
    found = re.fullmatch(r"P(\d+)([QECL])", value)
    if not found:
        return value
    unit, size = _LONGER[found[2]]
    return f"P{int(found[1]) * size}{unit}"


def _week_span(year: int, week: int, weekend: bool) -> str:
    monday = date.fromisocalendar(year, week, 1)
    return f"{monday + timedelta(days=5 if weekend else 0)}/{monday + timedelta(days=6)}"


def _period_span(year: int, period: str) -> str:
    if period in _CODES:
        return format_day(year, _CODES[period])
    if period[0] == "Q":
        return quarter(year, int(period[1]))
    return f"{year}-01/{year}-06" if period == "H1" else f"{year}-07/{year}-12"


def first_day(value: str) -> date | None:
    """The first day of what a value spans; None where it names no date."""
    edtf = to_edtf(value)
    try:
        start = bounds(edtf)[0] if edtf else None
        return date.fromisoformat(start) if start else None
    except ValueError:
        return None


def moved(value: str, count: int, unit: str) -> str | None:
    """What lies so many units after a value: as fine as the value or the unit, whichever is coarser."""
    unit = {"weekend": "week", "night": "day"}.get(unit, unit)
    day = first_day(value)
    there = shift(day, count, unit) if day else None
    if not there:
        return None
    if unit == "year" and "-Q" in value:
        return f"{there.year:04d}{value[4:]}"
    return unit_of(there, _coarser(granularity(value), unit))


_ORDER = ("day", "week", "month", "quarter", "year", "decade", "century")


def granularity(value: str) -> str:
    """The unit of the calendar that a value names."""
    if len(value) <= 4:
        return {4: "year", 3: "decade", 2: "century"}.get(len(value), "year")
    if "W" in value[4:7] and "-WI" not in value:
        return "week"
    if len(value) == 7 and not value[5].isdigit():
        return "quarter"
    return "month" if len(value) == 7 else "day"


def _coarser(one: str, other: str) -> str:
    other = "week" if other == "fortnight" else other
    return max(one, other, key=_ORDER.index) if other in _ORDER else one
