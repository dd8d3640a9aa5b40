"""The TIMEX3 values of words that count from another date: ``a year earlier``, ``that day``, ``the quarter``."""

from __future__ import annotations

from datetime import date, timedelta

from comity.edtf import WEEKDAYS
from comity.when.amounts import DAYPARTS
from comity.when.grammar import Point
from comity.when.lengths import a_unit, amount, amount_of
from comity.when.scene import Scene, Value
from comity.when.spans import shift, singular
from comity.when.timex import SEASON_LETTERS, first_day, granularity, moved, unit_of
from comity.when.words import SEASON_CODES, number_of

_QUARTER_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


_STEPS = {"last": -1, "this": 0, "next": 1}


def fiscal_quarter(point: Point, scene: Scene) -> Value | None:
    groups, ordinal = point.groups, point.groups.get("ordinal", "").lower()
    number = number_of(groups["number"]) if "number" in groups else _QUARTER_NUMBERS.get(ordinal)
    year = groups.get("year") or groups.get("before")
    if not year and groups.get("which") and scene.today:
        year = str(scene.today.year + _STEPS[groups["which"].lower()])
    if not number:
        return ("DATE", f"{year}{scene.period[4:]}") if scene.period and year else None
    if year:
        return "DATE", f"{year}-Q{number}"
    return ("DATE", _quarter_near(number, scene)) if scene.today else ("DATE", f"XXXX-Q{number}")


def _quarter_near(number: int, scene: Scene) -> str:
    """The latest quarter of the number that has begun; where the tense is future and it is over, the next one."""
    assert scene.today
    today = scene.today
    current = (today.month + 2) // 3
    year = today.year
    if number > current and not (scene.lean == "future" or (number - current == 1 and scene.lean == "nearest")):
        year -= 1
    if number < current and scene.lean == "future" and current - number == 3:
        year += 1
    return f"{year}-Q{number}"


def year_quarter(point: Point, scene: Scene) -> Value | None:
    if "ordinal" in point.groups:
        return "DATE", f"{point.groups['year']}-Q{_QUARTER_NUMBERS[point.groups['ordinal'].lower()]}"
    if point.groups["unit"].lower() in ("quarter", "period") and scene.period:
        return "DATE", f"{point.groups['year']}{scene.period[4:]}"
    return "DATE", point.groups["year"]


def whose_quarter(point: Point, scene: Scene) -> Value | None:
    if not scene.today:
        return None
    year = scene.today.year + _STEPS[point.groups["which"].lower()]
    number = _QUARTER_NUMBERS.get(point.groups.get("ordinal", "").lower())
    if number:
        return "DATE", f"{year}-Q{number}"
    return "DATE", f"{year}{scene.period[4:] if scene.period else ''}"


def latest(point: Point, scene: Scene) -> Value | None:
    """``the latest quarter`` is the one told of, or the one that ended last; ``the current year`` is today's."""
    unit, words = point.groups["unit"].lower(), point.groups["latest"].lower()
    if not scene.today:
        return None
    current = "current" in words
    if unit in ("quarter", "period", "fiscal quarter"):
        if scene.period and not current:
            return "DATE", scene.period
        return "DATE", unit_of(shift(scene.today, 0 if current else -1, "quarter") or scene.today, "quarter")
    unit = unit.rpartition(" ")[2]
    step = -1 if "fiscal" in words and not current else 0
    return "DATE", unit_of(shift(scene.today, step, unit) or scene.today, unit)


def year_ago(point: Point, scene: Scene) -> Value | None:
    """``year-ago``, ``the year-earlier quarter``: the period told of, a year before."""
    unit = (point.groups.get("unit") or point.groups.get("unit_same") or "").lower()
    if ordinal := point.groups.get("ordinal"):
        return ("DATE", f"{scene.today.year - 1}-Q{number_of(ordinal)}") if scene.today else None
    earlier = "earlier" in point.groups["year_ago"].lower()
    if earlier and scene.told and not scene.period and (there := moved(scene.told, -1, "year")):
        return "DATE", there
    return _one_year_before(scene, unit)


def _one_year_before(scene: Scene, unit: str = "") -> Value | None:
    if scene.period and unit in ("", "quarter", "period"):
        return "DATE", f"{int(scene.period[:4]) - 1}{scene.period[4:]}"
    if not scene.today:
        return None
    if unit == "month":
        return "DATE", str(shift(scene.today, -1, "year"))[:7]
    return "DATE", str(scene.today.year - 1)


def ago(point: Point, scene: Scene) -> Value | None:
    """``two years ago`` is a year, ``five months ago`` a month; ``earlier`` counts from what was told."""
    count, unit = number_of(point.groups["count"]), singular(point.groups["unit"])
    earlier = point.groups["ago"].lower().endswith("earlier")
    if unit == "year" and count == 1 and scene.period:
        return _one_year_before(scene)
    base = scene.told if earlier and scene.told else scene.today and str(scene.today)
    there = moved(base, -count, unit) if base and not scene.after.startswith(" than ") else None
    return ("DATE", there) if there else ("DURATION", amount(count, unit))


def later(point: Point, scene: Scene) -> Value | None:
    """So many units before or after the date that the text told last."""
    unit, count = singular(point.groups["unit"]), amount_of(point.groups["count"])
    if not isinstance(count, int):
        return "DURATION", amount(count, unit)
    if unit in ("hour", "minute", "second") or not scene.told or scene.after.startswith(" than "):
        return "DURATION", amount(count, unit)
    there = moved(scene.told, -count if "back" in point.groups else count, unit)
    return ("DATE", there) if there else ("DURATION", amount(count, unit))


def from_later(point: Point, scene: Scene) -> Value | None:
    count, unit = amount_of(point.groups["count"]), singular(point.groups["unit"])
    if not scene.today or not isinstance(count, int):
        return "DATE", "FUTURE_REF"
    there = moved(str(scene.today), count, unit)
    return ("DATE", there) if there else None


def pointer(point: Point, scene: Scene) -> Value | None:
    """``that year``, ``the same day``, ``the following month``, ``the day before``: against the date told last."""
    groups = point.groups
    day = first_day(scene.told) if scene.told else scene.today
    if not day:
        return None
    word = (groups.get("point") or groups.get("beside") or groups.get("next") or "same").lower()
    step = {"same": 0, "following": 1, "ensuing": 1, "subsequent": 1, "after": 1, "next": 1}.get(word, -1)
    if weekday := groups.get("weekday"):
        distance = (WEEKDAYS[weekday.lower()] - day.weekday()) % 7 or 7
        return "DATE", str(day + timedelta(days=distance if step > 0 else distance - 7 if step else distance % 7))
    if part := groups.get("part"):
        return "TIME", f"{day + timedelta(days=step)}T{DAYPARTS[part.lower()]}"
    unit = next(groups[name] for name in ("unit", "that", "unit_next", "unit_beside") if name in groups).lower()
    if unit == "day" and scene.told and granularity(scene.told) in ("year", "decade", "century"):
        return None
    return _unit_beside(day, unit, step)


def _unit_beside(day: date, unit: str, step: int) -> Value | None:
    if unit in SEASON_CODES:
        return "DATE", f"{day.year}-{SEASON_LETTERS[SEASON_CODES[unit]]}"
    if unit in ("hour", "minute"):
        return None
    there = shift(day, step, {"weekend": "week", "night": "day"}.get(unit, unit))
    if not there:
        return None
    return ("TIME" if unit == "night" else "DATE"), unit_of(there, unit)


def the_period(point: Point, scene: Scene) -> Value | None:
    """``the quarter`` is the one told of; ``the year`` this one after early, by the end of; else how long it lasted."""
    groups = point.groups
    det, unit = groups["det"].lower(), groups["unit"].lower()
    if det == "a":
        return a_unit(point, scene, unit)
    if unit in ("night", "hour", "minute"):
        return None if unit != "night" or not scene.told else ("TIME", f"{(scene.told or '')[:10]}TNI")
    if unit == "quarter" and scene.period:
        return "DATE", scene.period
    if unit in ("quarter", "weekend", "week", "decade", "century", "month") or point.part:
        return this(point, scene, unit)
    if unit == "day":
        return ("DATE", scene.told) if scene.told and granularity(scene.told) == "day" else None
    ends = scene.after.lower().startswith((" ended", " ending", " to "))
    if unit == "year" and "fiscal" not in groups["the_period"].lower() and scene.today and not ends:
        told = scene.told if scene.told and granularity(scene.told) == "year" else None
        return "DATE", told or str(scene.today.year)
    return "DURATION", amount(1, unit.rpartition(" ")[2])


def this(_point: Point, scene: Scene, unit: str) -> Value | None:
    unit = unit.rpartition(" ")[2]
    if not scene.today:
        return "DURATION", amount(1, unit)
    day = scene.today
    if unit == "weekend" and scene.lean != "future" and day.weekday() < 5:
        day -= timedelta(days=7)
    if unit == "quarter":
        day = shift(day, 0 if scene.lean == "future" else -1, "quarter") or day
    return "DATE", unit_of(day, unit)


def which(point: Point, scene: Scene) -> Value | None:
    """``last month``, ``this week``: the unit of the calendar; ``last weekend`` the one before this week's."""
    which, unit = " ".join(point.groups["which"].lower().split()), singular(point.groups["unit"])
    if not scene.today:
        return "DATE", {"this": "PRESENT_REF", "last": "PAST_REF", "next": "FUTURE_REF"}.get(which, "PRESENT_REF")
    step = {"last": -1, "past": -1, "the past": -1, "next": 1, "coming": 1}.get(which.removeprefix("this "), 0)
    if which == "the past":
        return "DURATION", amount(1, unit)
    day = scene.today
    if unit == "weekend" and which == "this past" and day.weekday() >= 5:
        step = 0
    if unit in ("week", "weekend", "fortnight"):
        there = day + timedelta(days=7 * step)
    else:
        there = shift(day, step, unit) or day
    return "DATE", unit_of(there, "week" if unit == "fortnight" else unit)
