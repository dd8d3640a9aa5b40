"""EDTF (ISO 8601-2, level 1) as far as Comity needs it: the days that a date spans, and English print to EDTF."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date
from functools import lru_cache

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Lower-case month names and abbreviations, without a full stop, to 1-12."""

WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
"""Lower-case weekday names and abbreviations to 0 (Monday) - 6, as ``datetime.date.weekday`` counts."""

SEASONS: dict[int, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season codes to first and last month, northern; winter ends in the year after."""

ERAS: dict[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
"""Japanese eras to the year before their first. https://ja.wikipedia.org/wiki/%E5%85%83%E5%8F%B7"""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_SINGLE = re.compile(
    r"(?P<year>-?(?:\d{4}|\d{3}X|\d{2}XX|\dXXX|XXXX))"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?",
    re.ASCII,
)

REMEMBERED = 20_000
"""Days and dates of which it is remembered what they are: as many as 50 years have."""

Day = tuple[int, int, int]
"""Astronomical year (0 is 1 BC), month, day: sorts as time runs, which ISO strings of years BC do not."""


def month_length(year: int, month: int) -> int:
    """The number of days in a month (1-12) of an astronomical year, in the Gregorian calendar run backwards."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def format_day(year: int, month: int | None = None, day: int | None = None) -> str:
    """The EDTF of a year, a month or a day: ``-0599``, ``2022-03``, ``2022-03-19``. Nothing is checked."""
    text = f"{year:05d}" if year < 0 else f"{year:04d}"
    return text + "".join(f"-{part:02d}" for part in (month, day) if part is not None)


@lru_cache(maxsize=REMEMBERED)
def parse_day(iso: str) -> Day:
    """An ISO day, as ``bounds`` gives it, as a tuple that sorts in the order of time."""
    year, month, day = iso.rsplit("-", 2)
    return int(year), int(month), int(day)


@lru_cache(maxsize=REMEMBERED)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and last ISO day that a date or interval spans; None at a side that is open or unknown.

    A qualifier (``?``, ``~``, ``%``) does not widen the span: ``2022-03~`` is the month itself. Years BC come as
    astronomical years (``-0599-01-01``). Seasons 21-24 are the northern ones.

    Raises ValueError on anything that is no EDTF date or interval of level 1, or ends before it starts.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _span(first)
    if not first and not last:
        raise ValueError(f"not an EDTF interval: {edtf!r}")
    start = None if first in ("", "..") else _span(first)[0]
    end = None if last in ("", "..") else _span(last)[1]
    if start and end and parse_day(start) > parse_day(end):
        raise ValueError(f"this EDTF interval ends before it starts: {edtf!r}")
    return start, end


def ordinal(iso: str) -> int | None:
    """An ISO day as a proleptic ordinal; None for years BC and beyond 9999."""
    year, month, day = parse_day(iso)
    return date(year, month, day).toordinal() if 0 < year < 10_000 else None


def days_between(first: str, last: str) -> int:
    """Days from one ISO day to another; less than 0 where it comes before. Years BC are taken as 365 days long."""
    one, other = ordinal(first), ordinal(last)
    if one is not None and other is not None:
        return other - one
    (a, _, _), (b, _, _) = parse_day(first), parse_day(last)
    return (b - a) * 365


@lru_cache(maxsize=65_536)
def published_span(edtf: str | None) -> tuple[str | None, str | None]:
    """The days that a document's date spans, as ``bounds``; unknown for no date, and for one that is no EDTF."""
    try:
        return bounds(edtf) if edtf else (None, None)
    except ValueError:
        return None, None


def overlaps(a: str, b: str) -> bool:
    """Whether two EDTF dates or intervals share a day; an open or unknown side has no limit. ValueError as bounds."""
    (a_start, a_end), (b_start, b_end) = _limits(a), _limits(b)
    return a_start <= b_end and b_start <= a_end


def contains(a: str, b: str) -> bool:
    """Whether every day of ``b`` lies within ``a``; an open or unknown side has no limit. ValueError as bounds."""
    (a_start, a_end), (b_start, b_end) = _limits(a), _limits(b)
    return a_start <= b_start and b_end <= a_end


def _limits(edtf: str) -> tuple[Day, Day]:
    start, end = bounds(edtf)
    return parse_day(start) if start else (-99999, 1, 1), parse_day(end) if end else (99999, 12, 31)


def _span(text: str) -> tuple[str, str]:
    found = _SINGLE.fullmatch(text)
    if not found or found["year"] == "-0000":
        raise ValueError(f"not an EDTF date: {text!r}")
    low, high = _year_span(found["year"])
    if low != high and found["month"] not in (None, "XX"):
        raise ValueError(f"not an EDTF date of level 1: {text!r}")
    try:
        first, last = _day_span(low, found["month"], found["day"])
    except ValueError as exc:
        raise ValueError(f"no such day: {text!r}") from exc
    return format_day(*first), format_day(*(last if low == high else (high, 12, 31)))


def _year_span(text: str) -> tuple[int, int]:
    one, other = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return min(one, other), max(one, other)


def _day_span(year: int, month: str | None, day: str | None) -> tuple[Day, Day]:
    if month is None or (month == "XX" and day in (None, "XX")):
        return (year, 1, 1), (year, 12, 31)
    if int(month) in SEASONS and day is None:
        first, last = SEASONS[int(month)]
        return (year, first, 1), _month_end(year + (last < first), last)
    if not 1 <= int(month) <= 12:
        raise ValueError(month)
    if day in (None, "XX"):
        return (year, int(month), 1), _month_end(year, int(month))
    if not 1 <= int(day) <= month_length(year, int(month)):
        raise ValueError(day)
    return (year, int(month), int(day)), (year, int(month), int(day))


def _month_end(year: int, month: int) -> Day:
    return year, month, month_length(year, month)


# --- English print ------------------------------------------------------------------------------------------------


def pattern_of(names: dict[str, int]) -> str:
    """A regular expression, without a group, for any of the names, the longest first; abbreviations take a stop."""
    return rf"(?:{'|'.join(sorted(names, key=lambda name: (-len(name), name)))})\b\.?"


_MONTH = rf"(?P<name>{pattern_of(MONTHS)})"
_WEEKDAY = rf"(?:{pattern_of(WEEKDAYS)},?\s+)?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_TIME = (
    r"(?:(?:,?\s+(?:at\s+)?|T)\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*(?:Z|[A-Z]{2,5}|\([A-Z]{2,5}\)|(?:GMT|UTC)?[+-]\d\d:?\d\d))?)?"
)
_PRINTED = tuple(
    re.compile(_WEEKDAY + form + _TIME, re.IGNORECASE)
    for form in (
        rf"(?:the\s+)?{_DAY}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]*{_YEAR}",
        rf"{_MONTH}[\s-]*{_DAY}(?:st|nd|rd|th)?(?:,\s*|\s+|-){_YEAR}",
        rf"{_MONTH},?[\s-]+{_YEAR}",
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_DAY}",
        rf"{_YEAR}-(?P<month>\d\d)",
        rf"(?P<era>{'|'.join(ERAS)})\s?(?P<of_era>\d{{1,2}}|元)\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?{_DAY}\s?日)?",
        rf"{_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?{_DAY}\s?日)?",
        r"(?P<one>\d{1,2})(?P<mark>[-/.])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})",
    )
)


def parse_date(text: str) -> str | None:
    """The EDTF of a string that is, as a whole, one absolute date as English (or Japanese) print writes it.

    A weekday before it and a time of day after it are allowed and not looked at. None for anything else, for a day
    that does not exist, for a bare year, and for ``03/04/2023``, which has two readings.
    """
    stripped = text.strip().translate(_DIGITS)
    for form in _PRINTED:
        if found := form.fullmatch(stripped):
            return _checked(_written_parts(found.groupdict()))
    return None


_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def _written_parts(groups: dict[str, str | None]) -> tuple[str | None, ...] | None:
    """Year, month, and day or None, from whichever form matched; None where there are two readings."""
    year, month, day = groups.get("year"), groups.get("month"), groups.get("day")
    if (era := groups.get("era")) and (count := groups.get("of_era")):
        year = str(ERAS[era] + (1 if count == "元" else int(count)))
    if name := groups.get("name"):
        month = str(MONTHS[name.lower().rstrip(".")])
    if one := groups.get("one"):
        other = groups["other"]
        assert other
        readings = {(m, d) for m, d in ((one, other), (other, one)) if int(m) <= 12}
        if len({(int(m), int(d)) for m, d in readings}) != 1:
            return None
        month, day = readings.pop()
    return year, month, day


def _checked(parts: tuple[str | None, ...] | None) -> str | None:
    if parts is None:
        return None
    edtf = format_day(*(int(part) for part in parts if part is not None))
    try:
        bounds(edtf)
    except ValueError:
        return None
    return edtf if int(edtf[5:7]) <= 12 else None
