"""The TIMEX3 values of durations and sets: how long, and how often."""

from __future__ import annotations

import re

from comity.edtf import MONTHS, WEEKDAYS
from comity.when.amounts import DAYPARTS, TIME_UNITS
from comity.when.grammar import Point
from comity.when.scene import Scene, Value, date_value
from comity.when.spans import singular
from comity.when.timex import SEASON_LETTERS
from comity.when.words import NUMBERS, SEASON_CODES, any_of, number_of

_RATED = any_of(
    (
        "percent", "per cent", "cents", "dollars", "million", "billion", "trillion", "tons", "tonnes", "barrels",
        "shares", "times", "once", "twice", "people", "much", "many", "rate", "one", "two", "three", "four", "five",
        "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "thousand", "copies", "units", "pounds", "francs",
        "yen", "marks", "miles", "cars", "hours", "days", "weeks",
    )
)  # fmt: skip
_AMOUNTS = re.compile(rf"(?:\d|%|\b{_RATED}\b)[^.;]{{0,18}}$")
"""An amount shortly before: ``two million tonnes`` a year."""
_LASTS = re.compile(
    r"\b(?:in|for|within|after|than|nearly|almost|about|over|of|before|least|takes?|took|lasts?|lasted|over)\s+$"
)
"""Before ``a year``, what makes it a length whatever stands before."""


def _is_rate(before: str) -> bool:
    return bool(_AMOUNTS.search(before)) and not _LASTS.search(before)


_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def amount_of(words: str) -> int | float | None:
    """The number of an amount (``sixty``, ``two and a half``, ``1,500``); None for several and few."""
    text = " ".join(words.lower().replace("-", " ").replace(",", "").split())
    if text.startswith("half"):
        return 0.5
    total: float = 0
    for word in text.split():
        added = _added(word, total)
        if added is None:
            return None
        total = added
    return (int(total) if total == int(total) else total) or None


def _added(word: str, total: float) -> float | None:
    """The number so far with one more word of it; None where the word is no number."""
    if "/" in word:
        return total + int(word[0]) / max(int(word[2]), 1)
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return total + float(word)
    if word in _SCALES:
        return (total or 1) * _SCALES[word]
    if word in ("dozen", "couple"):
        return 12 * (total or 1) if word == "dozen" else 2
    if word in ("and", "of") or (word == "a" and total):
        return total
    return total + (0.5 if word == "half" else NUMBERS[word]) if word == "half" or word in NUMBERS else None


def _letter(unit: str) -> str:
    return TIME_UNITS.get(unit, TIME_UNITS.get(unit.removesuffix("a") + "um", "D"))


def amount(count: float | None, unit: str) -> str:
    """``P3D``, ``PT24H``, ``PXY``, ``P2Y6M``: a number of units, X where it is not said."""
    letter = _letter(unit)
    time, letter = ("T", letter[1:]) if letter[0] == "T" and len(letter) > 1 else ("", letter)
    scale = {"fortnight": 2}.get(unit, 1)
    if count is None:
        return f"P{time}X{letter}"
    count *= scale
    whole = int(count)
    if count == whole:
        return f"P{time}{whole}{letter}"
    return _fractional(count, letter, time)


def _fractional(count: float, letter: str, time: str) -> str:
    finer, size = {"Y": ("M", 12), "D": ("H", 24), "H": ("M", 60), "M": ("S" if time else "W", 60 if time else 4),
                   "E": ("Y", 10), "C": ("Y", 100)}.get(letter, ("", 1))  # fmt: skip
    whole, rest = int(count), round((count - int(count)) * size)
    if not finer or (letter == "D" and whole):
        return f"P{time}{count:g}{letter}"
    head = f"{whole}{letter}" if whole else ""
    return f"P{time or ('T' if letter == 'D' else '')}{head}{rest}{finer}"


def duration(point: Point, scene: Scene) -> Value | None:
    groups, unit = point.groups, singular(point.groups["unit"])
    some = groups.get("some", "").lower()
    count = amount_of(groups["count"]) if "count" in groups else None
    words = groups["duration"].lower()
    if words == "one day" and scene.lean == "future":
        return "DATE", "FUTURE_REF"
    if unit == "second" and not groups["unit"].lower().endswith("s"):
        return None
    if words.startswith(("a ", "an ", "one ")) and count == 1 and _is_rate(scene.before) and "-" not in words:
        return ("SET", amount(1, unit)) if words.startswith(("a ", "an ")) else ("DURATION", amount(1, unit))
    if "upto" in groups and isinstance(count, int) and count >= 10:
        return "DURATION", amount(None, unit)
    if some == "more" and not scene.before.lower().rstrip().endswith(("two", "few")):
        return None
    return "DURATION", amount(count, unit)


def fraction(point: Point, _: Scene) -> Value | None:
    groups = point.groups
    unit = singular(groups.get("unit") or groups.get("unit_half") or groups["unit_of"])
    count = 0.5 if "half" in groups else number_of(groups["count"]) + 0.5
    return "DURATION", amount(count, unit)


def span(point: Point, scene: Scene) -> Value | None:
    """``the last six months`` is how long; ``the past year`` the year before this one, as print counts."""
    groups = point.groups
    if "count" in groups:
        count = amount_of(groups["count"])
        unit = singular(groups["unit"])
        return "DURATION", amount(count, unit)
    unit = groups["one"].lower()
    if unit == "year" and groups["side"].lower() == "past" and scene.today:
        return "DATE", str(scene.today.year - 1)
    return "DURATION", amount(1, unit)


def span_one(point: Point, scene: Scene) -> Value | None:
    unit, side = point.groups["unit"].lower(), point.groups["side"].lower()
    if side == "full" and unit == "year" and scene.today:
        return "DATE", str(scene.today.year)
    return "DURATION", amount(1, unit)


def units(point: Point, _: Scene) -> Value | None:
    return "DURATION", amount(None, singular(point.groups["unit"]))


def recent_units(point: Point, _: Scene) -> Value | None:
    side, unit = point.groups["side"].lower(), singular(point.groups["unit"])
    if side == "future":
        return "DATE", "FUTURE_REF"
    at_large = side == "previous" or (side in ("recent", "past") and unit in ("day", "year"))
    return ("DATE", "PAST_REF") if at_large else ("DURATION", amount(None, unit))


def part_of(point: Point, scene: Scene) -> Value | None:
    groups = point.groups
    if "one" in groups:
        return date_value(point, scene)
    return "DURATION", amount(amount_of(groups["count"]), singular(groups["unit"]))


def every(point: Point, _: Scene) -> Value | None:
    groups = point.groups
    if month := groups.get("month"):
        return "SET", f"XXXX-{MONTHS[month.lower().rstrip('.')]:02d}"
    if weekday := groups.get("weekday"):
        return "SET", f"XXXX-WXX-{WEEKDAYS[weekday.lower()] + 1}"
    if part := groups.get("part"):
        return "SET", f"XXXX-XX-XXT{DAYPARTS[part.lower()]}"
    if season := groups.get("season"):
        return "SET", f"XXXX-{SEASON_LETTERS[SEASON_CODES[season.lower()]]}"
    step = groups.get("step", "one").lower()
    count = {"other": 2, "second": 2, "third": 3, "fourth": 4}.get(step) or amount_of(step)
    return "SET", amount(count, singular(groups["unit"]))


def lasting(point: Point, _: Scene) -> Value | None:
    """``weeklong`` is one week, ``decades-long`` some decades."""
    unit = point.groups["unit"].lower()
    return "DURATION", amount(None if unit.endswith("s") else 1, singular(unit))


def hours_ago(point: Point, _: Scene) -> Value | None:
    return "DURATION", amount(amount_of(point.groups["count"]), singular(point.groups["unit"]))


_PLAIN_UNITS = ("day", "week", "month", "quarter", "year", "decade", "century", "hour", "minute")


def a_unit(_point: Point, scene: Scene, unit: str) -> Value | None:
    """``a year``: of each one after an amount (``two million tonnes a year``), else how long."""
    if unit not in _PLAIN_UNITS or (unit == "quarter" and scene.after.startswith(" of ")):
        return None  # "a quarter of the market" is a share
    if _is_rate(scene.before):
        return "SET", amount(1, unit)
    return "DURATION", amount(1, unit)
