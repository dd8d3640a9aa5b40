"""Arithmetic on dates and EDTF spans: moving by units, cutting into parts, opening to one side."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from comity.edtf import Day, bounds, format_day, month_length, parse_day

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def singular(unit: str) -> str:
    """``Years`` to ``year``, ``centuries`` to ``century``: the unit as the functions here name it."""
    one = unit.lower().rstrip("s").replace("centurie", "century")
    return {"wk": "week", "wkend": "weekend", "yr": "year", "mth": "month", "hr": "hour", "min": "minute"}.get(one, one)


def shift(day: date, count: int, unit: str) -> date | None:
    """The day that lies ``count`` units after (or, below zero, before); None outside the years 1 to 9999."""
    try:
        if unit in _DAYS_IN:
            return day + timedelta(days=count * _DAYS_IN[unit])
        years, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit], 12)
        return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Western Easter Sunday of a Gregorian year, after the anonymous computus of 1876."""
    golden, century, rest = year % 19, *divmod(year, 100)
    leap, quarter_ = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * quarter_ + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def calendar_unit(day: date, unit: str) -> str:
    """EDTF of the calendar unit that holds the day: its week from Monday on, its weekend, its quarter, its decade."""
    if unit in ("week", "weekend", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        first = monday + timedelta(days=5 if unit == "weekend" else 0)
        return f"{first}/{monday + timedelta(days=13 if unit == 'fortnight' else 6)}"
    if unit == "quarter":
        return quarter(day.year, (day.month + 2) // 3)
    year = f"{day.year:04d}"
    return {"day": str(day), "month": str(day)[:7], "year": year, "decade": year[:3] + "X", "century": year[:2] + "XX"}[
        unit
    ]


def quarter(year: int, number: int) -> str:
    """EDTF of a calendar quarter (1-4)."""
    return f"{format_day(year, 3 * number - 2)}/{format_day(year, 3 * number)}"


def century(number: int, before: bool) -> str:
    """EDTF of a century: the sixth BC is ``-0599/-0500``, the nineteenth AD ``18XX``."""
    if before:
        return f"{format_day(1 - 100 * number)}/{format_day(100 - 100 * number)}"
    return f"{number - 1:02d}XX"


def approximate(edtf: str) -> str:
    """The same, marked approximate (``~``) on every side that has no qualifier and is not open."""
    sides = edtf.split("/")
    return "/".join(side if side in ("", "..") or side[-1] in "~?%" else side + "~" for side in sides)


def first_side(edtf: str) -> str:
    """The date that an interval starts with; a date itself."""
    return edtf.partition("/")[0]


def last_side(edtf: str) -> str:
    """The date that an interval ends with; a date itself."""
    return edtf.rpartition("/")[2]


def join(first: str, last: str) -> str:
    """The interval from the start of one to the end of the other; ValueError where that runs backwards."""
    edtf = f"{first_side(first)}/{last_side(last)}"
    bounds(edtf)
    return edtf


def day_before(edtf: str) -> str:
    """The interval, open at its start, that ends on the day before. ValueError where the start is open."""
    iso = bounds(edtf)[0]
    if iso is None or parse_day(iso)[0] < 2:
        raise ValueError(f"no day before an open or ancient start: {edtf!r}")
    return f"../{date.fromisoformat(iso) - timedelta(days=1)}"


def week_of_month(month: str, which: str) -> str:
    """The seven days that ``first`` to ``fourth``, ``last`` and ``final`` name in an EDTF month."""
    last = month_length(*map(int, month.split("-")))
    start = {"first": 1, "second": 8, "third": 15, "fourth": 22}.get(which, last - 6)
    return f"{month}-{start:02d}/{month}-{start + 6:02d}"


def slice_of(edtf: str, low: float, high: float) -> str:
    """The part of a span between two shares of it, in whole days, months or years as its length suggests."""
    start, end = bounds(edtf)
    if start is None or end is None:
        return edtf
    pieces = _pieces(parse_day(start), parse_day(end))
    if len(pieces) == 1:
        return edtf
    from_ = min(round(low * len(pieces)), len(pieces) - 1)
    first, last = pieces[from_], pieces[max(round(high * len(pieces)), from_ + 1) - 1]
    return first if first == last else f"{first}/{last}"


def cut(edtf: str, count: int, unit: str, first: bool) -> str | None:
    """So many whole units (days to years) from the start of a span, or up to its end; None where it is too short."""
    start, end = bounds(edtf)
    if not start or not end or parse_day(start)[0] < 1:
        return None
    from_, to = date(*parse_day(start)), date(*parse_day(end))
    reach = shift(from_, count, unit) if first else shift(to + timedelta(days=1), -count, unit)
    if not reach:
        return None
    low, high = (from_, reach - timedelta(days=1)) if first else (reach, to)
    if low < from_ or high > to:
        return None
    length = {"month": 7, "quarter": 7, "year": 4}.get(unit, 10)
    sides = (str(low)[:length], str(high)[:length])
    return sides[0] if sides[0] == sides[1] else "/".join(sides)


def _pieces(start: Day, end: Day) -> list[str]:
    months = (end[0] - start[0]) * 12 + end[1] - start[1] + 1
    if months <= 3 and start[0] > 0:
        first = date(*start)
        return [str(first + timedelta(days=n)) for n in range((date(*end) - first).days + 1)]
    if months <= 24:
        ticks = range(start[0] * 12 + start[1] - 1, start[0] * 12 + start[1] - 1 + months)
        return [format_day(tick // 12, tick % 12 + 1) for tick in ticks]
    return [format_day(year) for year in range(start[0], end[0] + 1)]
