"""What the value of a time expression is counted from, and the values of dates that need no more than that."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from comity.edtf import MONTHS, WEEKDAYS
from comity.when.counted import Frame
from comity.when.grammar import Point
from comity.when.resolve import resolve_bare
from comity.when.tense import PAST_VERB, Lean
from comity.when.timex import SEASON_LETTERS, to_timex
from comity.when.words import SEASON_CODES, number_of

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


Value = tuple[TimexType, str]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a value is counted from: the day of publication, the tense, and the dates that the text told before."""

    today: date | None
    lean: Lean = "nearest"
    told: str | None = None
    """The value of the last date that is no reference."""
    told_here: bool = False
    """Whether the same sentence told it."""
    period: str | None = None
    """The value of the last quarter told, where the text is about quarters."""
    near: date | None = None
    before: str = ""
    after: str = ""

    @property
    def frame(self) -> Frame:
        return Frame(self.today, "future" if self.lean == "ahead" else self.lean, self.near)


_YEARLESS = frozenset({"days", "days_after", "day", "day_after", "day_spelt", "bare_month"})


_SAID = frozenset({"year", "which", "short", "quoted"})


_FARTHEST_BACK: dict[Lean, int] = {"past": -9, "nearest": -5, "ahead": -6, "future": -1}
"""Months before publication that a month without a year lies at the most; it lies within a year from there."""


_HAPPENED = re.compile(
    rf"{PAST_VERB}(?:\s+[\w-]+){{0,4}}\s+(?:in|on|from|during)\s+(?:the\s+)?$|\bsince\s+(?:the\s+)?$", re.IGNORECASE
)
"""Before a date of what a past verb tells, which lies back however far: ``was held on 28 November``."""


def frame_for(point: Point, scene: Scene) -> Frame:
    """The frame of a point: a bare weekday lies back unless the tense is future, a month within a year around today."""
    frame = scene.frame
    if point.form == "weekday" and scene.lean == "nearest":
        return replace(frame, direction="past")
    if point.form not in _YEARLESS or point.groups.keys() & _SAID or not scene.today or scene.near:
        return frame
    month = MONTHS[point.groups["month"].lower().rstrip(".")]
    behind = (scene.today.month - month) % 12
    farthest = 11 if scene.lean == "past" and _HAPPENED.search(scene.before) else -_FARTHEST_BACK[scene.lean]
    return replace(frame, direction="past" if behind <= farthest else "future")


def year_near(month: int, scene: Scene) -> int:
    """The year of a month, within a year around today that the tense shifts."""
    assert scene.today
    behind = (scene.today.month - month) % 12
    past = behind <= -_FARTHEST_BACK[scene.lean]
    return scene.today.year - (month > scene.today.month) if past else scene.today.year + (month < scene.today.month)


def date_value(point: Point, scene: Scene) -> Value | None:
    """The EDTF of the form as TIMEX3; without a year where neither the words nor the day of publication give one."""
    edtf = resolve_bare(point, frame_for(point, scene))
    return ("DATE", to_timex(edtf)) if edtf else _unplaced(point)


def _unplaced(point: Point) -> Value | None:
    """``XXXX-WXX-2``, ``XXXX-05-04``: what the words say of a day or month whose year is not known."""
    groups = point.groups
    if "weekday" in groups:
        return "DATE", f"XXXX-WXX-{WEEKDAYS[groups['weekday'].lower()] + 1}"
    if month := groups.get("month"):
        day = f"-{number_of(groups['day']):02d}" if "day" in groups else ""
        return "DATE", f"XXXX-{MONTHS[month.lower().rstrip('.')]:02d}{day}"
    if season := groups.get("season"):
        return "DATE", f"XXXX-{SEASON_LETTERS[SEASON_CODES[season.lower()]]}"
    return None
