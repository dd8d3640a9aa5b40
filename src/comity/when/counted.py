"""The forms of a time that need a day to count from: the day of publication, or one said in the same sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from comity.edtf import MONTHS, WEEKDAYS, bounds, format_day, month_length
from comity.when.feasts import feast, feast_near, name_of
from comity.when.said import Groups
from comity.when.spans import calendar_unit, cut, last_side, quarter, shift, singular
from comity.when.words import DAYS_FROM_NOW, SEASON_CODES, number_of

Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a point is resolved against.

    ``today`` is the day of publication, None to let the words stand alone; ``near`` is a day of the same sentence
    that a date without a year lies near ("March 28 to April 2, 2023"), and goes before ``today`` for those alone.
    """

    today: date | None
    direction: Literal["past", "future", "nearest"]
    near: date | None = None

    @property
    def reference(self) -> date | None:
        return self.near or self.today


# --- the year may be said; else it is today's, or the one before or after -----------------------------------------


def _year(groups: Groups, frame: Frame, month: int) -> int | None:
    """The year of a month: as said, as counted from today ("last year"), or the nearest in the direction."""
    if "year" in groups:
        return int(groups["year"])
    if short := groups.get("short") or groups.get("quoted"):
        return int(short) + (2000 if int(short) < 50 else 1900)
    if which := groups.get("which"):
        return frame.today.year + _step(which) if frame.today else None
    if not (reference := frame.reference):
        return None
    if frame.direction == "past" or (frame.direction == "nearest" and (reference.month - month) % 12 < 6):
        return reference.year - (month > reference.month)
    return reference.year + (month < reference.month)


def _step(which: str) -> int:
    """-1 for last, 0 for this and current, 1 for next and coming."""
    word = which.lower().rpartition(" ")[2]
    return {"last": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0)


def _month_number(groups: Groups) -> int:
    return MONTHS[groups["month"].lower().rstrip(".")]


def _day(groups: Groups, frame: Frame) -> str | None:
    month = _month_number(groups)
    year = _year(groups, frame, month)
    return format_day(year, month, number_of(groups["day"])) if year else None


def _days(groups: Groups, frame: Frame) -> str | None:
    last = _day(groups, frame)
    return last and f"{last[:-2]}{int(groups['first']):02d}/{last}"


def _month(groups: Groups, frame: Frame) -> str | None:
    if after := groups.get("which_after"):
        return _month_which({**groups, "which": after}, frame)
    month = _month_number(groups)
    year = _year(groups, frame, month)
    return format_day(year, month) if year else None


def _month_which(groups: Groups, frame: Frame) -> str | None:
    """``last May``: the latest before this month; ``next May``: the first after; ``this May``: of this year."""
    month, today, which = _month_number(groups), frame.today, groups["which"].lower()
    if today is None:
        return None
    step = _step(which)
    if step < 0:
        return format_day(today.year - (month >= today.month), month)
    return format_day(today.year + (step > 0 and month <= today.month), month)


def _part_of(groups: Groups, frame: Frame) -> str | None:
    """``the first seven months of 2023``, ``the last ten days of March``: whole units from one end of the span."""
    whole = _whole(groups, frame)
    if not whole:
        return None
    unit = groups.get("one") or singular(groups["unit"])
    return cut(whole, number_of(groups.get("count", "one")), unit, groups["side"].lower() in ("first", "opening"))


def _whole(groups: Groups, frame: Frame) -> str | None:
    if "month" in groups:
        return _month(groups, frame)
    if "which" in groups:
        return f"{frame.today.year + _step(groups['which']):04d}" if frame.today else None
    return groups.get("year") or f"{groups['decade']}X"


def _quarter(groups: Groups, frame: Frame) -> str | None:
    number = int(groups["number"]) if "number" in groups else number_of(groups["ordinal"])
    year = groups.get("year") or groups.get("before") or _year({}, frame, number * 3 - 2)
    return quarter(int(year), number) if year else None


def _season(groups: Groups, frame: Frame) -> str | None:
    code = SEASON_CODES[groups["season"].lower()]
    if "year" in groups:
        return format_day(int(groups["year"]), code)
    if not (today := frame.today):
        return None
    step = _step(groups["which"])
    if not step:
        return format_day(today.year, code)
    years = (today.year, today.year - 1, today.year - 2) if step < 0 else (today.year, today.year + 1)
    return next(season for year in years if _beside(season := format_day(year, code), today, step))


def _beside(season: str, today: date, step: int) -> bool:
    """Whether the season is over (step -1), or is still to begin (step 1)."""
    start, end = bounds(season)
    return str(end) < str(today) if step < 0 else str(start) > str(today)


def _season_bare(groups: Groups, frame: Frame) -> str | None:
    """The latest that has begun, or the first that has not ended; the winter that began last year is of that year."""
    code = SEASON_CODES[groups["season"].lower()]
    if not (today := frame.today):
        return None
    past = frame.direction == "past"
    years = range(today.year + 1, today.year - 2, -1) if past else range(today.year - 1, today.year + 2)
    seasons = ((format_day(year, code), bounds(format_day(year, code))) for year in years)
    if past:
        return next(season for season, (start, _) in seasons if str(start) <= str(today))
    return next(season for season, (_, end) in seasons if str(end) >= str(today))


def _holiday(groups: Groups, frame: Frame) -> str | None:
    name = name_of(groups["holiday"])
    if "year" in groups:
        return str(feast(name, int(groups["year"])))
    return str(feast_near(name, frame.today, frame.direction, groups.get("which", "").lower())) if frame.today else None


def _nth(groups: Groups, frame: Frame) -> str | None:
    """``the 27th``: the latest day of that number up to today, or the first from today on."""
    number = number_of(groups["nth"].lower().removeprefix("the "))
    if not (today := frame.reference):
        return None
    step = 1 if frame.direction == "future" else -1
    for months in range(4):
        month = shift(today.replace(day=1), step * months, "month")
        if not month or number > month_length(month.year, month.month):
            continue
        day = month.replace(day=number)
        if (day <= today) if step < 0 else (day >= today):
            return str(day)
    return None


def _nth_weekday(groups: Groups, frame: Frame) -> str | None:
    """``the last Monday of January``: the day of that name and number in the month."""
    if not (month := _month({k: v for k, v in groups.items() if k in ("month", "year")}, frame)):
        return None
    year, number = map(int, month.split("-"))
    weekday, length = WEEKDAYS[groups["weekday"].lower()], month_length(year, number)
    days = [n for n in range(1, length + 1) if date(year, number, n).weekday() == weekday]
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(groups["nth"].lower(), -1)
    return f"{month}-{days[place]:02d}"


def _period_to(groups: Groups, frame: Frame) -> str | None:
    """``the year to March 2024``, ``the five years to 2011``: so many whole units up to the end of the last one."""
    count, unit = number_of(groups.get("count", "one")), singular(groups["unit"])
    if last := groups.get("last"):
        return f"{int(last) - count + 1:04d}/{last}" if unit == "year" else None
    end = _month(groups, replace(frame, direction="past"))
    first = (
        shift(date.fromisoformat(f"{end}-01"), 1 - count * {"year": 12, "quarter": 3}.get(unit, 1), "month")
        if end
        else None
    )
    return f"{str(first)[:7]}/{end}" if first else None


def _year_end(groups: Groups, frame: Frame) -> str | None:
    """The last day of the year, or of the month that holds the day of publication (``month end``)."""
    if groups.get("ending", "").lower() == "month":
        return bounds(str(frame.today)[:7])[1] if frame.today else None
    year = groups.get("year") or (frame.today and f"{frame.today.year:04d}")
    return f"{year}-12-31" if year else None


def _fiscal(groups: Groups, frame: Frame) -> str | None:
    """The calendar year, approximate: a fiscal year begins in January, April, July or October, as the state has it."""
    if "year" not in groups:
        return f"{frame.today.year + _step(groups['which']):04d}~" if frame.today else None
    year = groups["year"]
    return f"20{year}~" if len(year) == 2 else f"{year}~"


# --- counted from the day of publication --------------------------------------------------------------------------


def _near(groups: Groups, frame: Frame) -> str | None:
    words = groups["near"].lower()
    day = shift(frame.today, DAYS_FROM_NOW[words], "day") if frame.today else None
    return str(day) if day else None


def _weekday(groups: Groups, frame: Frame) -> str | None:
    """The latest such day up to today (future: the first from today on); with ``last`` or ``next`` never today."""
    if not (today := frame.reference):
        return None
    number = WEEKDAYS[groups["weekday"].lower()]
    which = (groups.get("which") or groups.get("which_after") or "").lower()
    if which == "this":
        return str(today + timedelta(days=number - today.weekday()))
    step = _step(which) or (-1 if frame.direction == "past" else 1)
    distance = (step * (number - today.weekday())) % 7
    if not distance and _step(which):
        distance = 7
    return str(today + timedelta(days=step * distance))


def _weekday_week(groups: Groups, frame: Frame) -> str | None:
    if not (today := frame.today):
        return None
    number = WEEKDAYS[(groups.get("weekday") or groups["weekday_after"]).lower()]
    step = _step(groups.get("which") or groups["which_before"])
    return str(today + timedelta(days=number - today.weekday() + 7 * step))


def _ago(groups: Groups, frame: Frame) -> str | None:
    """As exact as the unit: days, weeks to about the day, months and one year to the month, else the year."""
    count, unit = number_of(groups["count"]), singular(groups["unit"])
    day = shift(frame.today, -count, unit) if frame.today else None
    return _about(day, count, unit) if day else None


def _about(day: date, count: int, unit: str) -> str:
    if unit in ("day", "week", "fortnight"):
        return str(day) if unit == "day" else f"{day}~"
    if unit in ("month", "quarter") or (unit == "year" and count == 1):
        return f"{calendar_unit(day, 'month')}~"
    return f"{calendar_unit(day, 'year')}~"


def _span(groups: Groups, frame: Frame) -> str | None:
    """From so many units back to today, or from today so many units on; the far end is approximate."""
    step = -1 if groups["side"].lower() in ("last", "past") else 1
    return _reach(groups.get("count", "one"), groups.get("unit") or groups["one"], step, frame)


def _within(groups: Groups, frame: Frame) -> str | None:
    """Up to so many units from today, of what is to come: told of what is past, they count from another day."""
    if not frame.today or frame.direction == "past":
        return None
    if one := groups.get("one"):
        day = shift(frame.today, 1, "week")
        return f"../{day}~" if one.lower() == "week" else f"../{last_side(calendar_unit(frame.today, one.lower()))}"
    count, unit = number_of(groups["count"]), singular(groups["unit"])
    far = shift(frame.today, count, unit)
    return f"../{_as_fine(far, count, unit)}~" if far else None


def _as_fine(day: date, count: int, unit: str) -> str:
    """The day, or its month or year where months or years are counted."""
    if unit in ("month", "quarter") or (unit == "year" and count == 1):
        return str(day)[:7]
    return str(day)[:4] if unit in ("year", "decade", "century") else str(day)


def _reach(count: str, unit: str, step: int, frame: Frame) -> str | None:
    today, number, unit = frame.today, number_of(count), singular(unit)
    far = today and shift(today, step * number, unit)
    if not far or not today:
        return None
    one, other = _as_fine(far, number, unit), _as_fine(today, number, unit)
    return f"{one}~/{other}" if step < 0 else f"{other}/{one}~"


def _from_now(groups: Groups, frame: Frame) -> str | None:
    unit = singular(groups.get("unit") or groups["unit_now"])
    count = number_of(groups.get("count") or groups["count_now"])
    day = shift(frame.today, count, unit) if frame.today else None
    return _about(day, count, unit) if day else None


def _same(frame: Frame) -> str | None:
    day = frame.today and shift(frame.today, -1, "year")
    return f"{str(day)[:7]}~" if day else None


def _which(groups: Groups, frame: Frame) -> str | None:
    """``last month``, ``this week``; ``the past year`` is the span that ends today."""
    which, unit = groups["which"].lower(), singular(groups["unit"])
    if which.endswith("past") and unit != "weekend":
        return _reach("one", unit, -1, frame)
    step_unit = "week" if unit == "weekend" else unit
    day = frame.today and shift(frame.today, _step(which), step_unit)
    return calendar_unit(day, unit) if day else None


def _the(groups: Groups, frame: Frame) -> str | None:
    return calendar_unit(frame.today, groups["unit"].lower()) if frame.today else None


def _weekend(frame: Frame) -> str | None:
    """The latest weekend that has begun, or the first that has not ended."""
    if not (today := frame.today):
        return None
    back = 7 if frame.direction == "past" and today.weekday() < 5 else 0
    return calendar_unit(today - timedelta(days=back), "weekend")


COUNTED: dict[str, Callable[[Groups, Frame], str | None]] = {
    "days": _days,
    "days_after": _days,
    "day": _day,
    "day_after": _day,
    "day_spelt": _day,
    "part_of": _part_of,
    "month": _month,
    "month_of": _month,
    "month_which": _month_which,
    "bare_month": _month,
    "quarter": _quarter,
    "season": _season,
    "season_which": _season,
    "period_to": _period_to,
    "nth_weekday": _nth_weekday,
    "season_bare": _season_bare,
    "holiday": _holiday,
    "nth": _nth,
    "year_end": _year_end,
    "fiscal": _fiscal,
    "fiscal_which": _fiscal,
    "weekday": _weekday,
    "weekday_week": _weekday_week,
    "near": _near,
    "ago": _ago,
    "span": _span,
    "within": _within,
    "from_now": _from_now,
    "which": _which,
    "the": _the,
    "same": lambda groups, frame: _same(frame),  # noqa: ARG005
    "weekend": lambda groups, frame: _weekend(frame),  # noqa: ARG005
}
"""Form to the function that gives its EDTF; None where the frame has no day to count from."""
