"""The TIMEX3 values of times of day: by the clock, by the part of the day."""

from __future__ import annotations

from datetime import date, timedelta

from comity.when.amounts import DAYPARTS
from comity.when.grammar import Point
from comity.when.resolve import resolve_bare
from comity.when.scene import Scene, Value
from comity.when.timex import granularity
from comity.when.words import number_of


def clock(point: Point, scene: Scene) -> Value | None:
    time = clock_value(point)
    if not time:
        return None
    day = str(scene.today) if scene.today else "XXXX-XX-XX"
    if scene.told and granularity(scene.told) == "day" and scene.told_here:
        day = scene.told[:10]
    return "TIME", f"{day}{time}"


def clock_value(point: Point) -> str | None:
    """``T14:30`` of the words of a time of day; None where no clock shows it."""
    groups = point.groups
    if named := groups.get("named"):
        return "T24:00" if named.lower() == "midnight" else "T12:00"
    if military := groups.get("military"):
        return f"T{military:0>5}"
    if hours := groups.get("hours"):
        return f"T{hours[:2]}:{hours[2:]}"
    if oclock := groups.get("oclock"):
        return f"T{number_of(oclock):02d}:00"
    hour, minute = int(groups["hour"]), int(groups.get("minute", "0"))
    if not 1 <= hour <= 12 or minute > 59:
        return None
    afternoon = groups["half"].lower().startswith("p")
    return f"T{hour % 12 + (12 if afternoon else 0):02d}:{minute:02d}"


def daypart(point: Point, scene: Scene) -> Value | None:
    groups = point.groups
    part = DAYPARTS[groups["daypart"].lower()]
    day = _day_of(groups, scene)
    if not day:
        return ("TIME", f"XXXX-XX-XXT{part}") if not scene.today else None
    return "TIME", f"{day}T{part}"


def _day_of(groups: dict[str, str], scene: Scene) -> str | None:
    if "weekday" in groups:
        return resolve_bare(Point(0, 0, 0, "weekday", {"weekday": groups["weekday"]}), scene.frame)
    word = " ".join(groups["near"].lower().split())
    today = str(scene.today) if scene.today else None
    told = scene.told[:10] if scene.told and granularity(scene.told) == "day" else today
    if word in ("that", "the", "the same"):
        return told
    base, step = (told, 1) if word in ("the next", "the following") else (today, _DAY_STEPS.get(word, 0))
    return str(date.fromisoformat(base) + timedelta(days=step)) if base else None


_DAY_STEPS = {"yesterday": -1, "tomorrow": 1, "last": -1, "the previous": -1}


def night(_point: Point, scene: Scene) -> Value | None:
    return ("TIME", f"{scene.today}TNI") if scene.today else None
