"""From the words of a point in time to its EDTF: with the words alone, or with the day they were published on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.edtf import bounds, parse_day
from comity.when.counted import COUNTED, Frame
from comity.when.grammar import Point
from comity.when.said import SAID
from comity.when.spans import approximate, day_before, first_side, last_side, slice_of, week_of_month
from comity.when.words import PARTS


def resolve(point: Point, frame: Frame) -> str | None:
    """EDTF of the point with what leads to it ("by the end of 2025"); None where the frame gives no date."""
    if point.relation == "by" and frame.direction == "past":  # "by May" is seldom said ten months after
        frame = replace(frame, direction="nearest")
    try:
        edtf = _plain(point, frame)
        if edtf is None:
            return None
        edtf = _part(edtf, point.part, frame.today, up_to=point.relation in ("by", "before"))
        relation = "by" if point.relation == "before" and point.part in ENDS else point.relation
        edtf = open_side(approximate(edtf) if point.approximate else edtf, relation)
        bounds(edtf)
    except (ValueError, OverflowError):  # the words name a day that does not exist
        return None
    return edtf


def resolve_bare(point: Point, frame: Frame) -> str | None:
    """EDTF of the point without its relation, with a half or quarter of it, but not early or late; None as resolve."""
    try:
        edtf = _plain(point, frame)
        if edtf and point.part.endswith(("half", "quarter")):
            edtf = slice_of(edtf, *PARTS[point.part])
        bounds(edtf or "0001")
    except (ValueError, OverflowError):
        return None
    return edtf


def _plain(point: Point, frame: Frame) -> str | None:
    if point.form in SAID:
        return SAID[point.form](point.groups)
    return COUNTED[point.form](point.groups, frame)


ENDS = ("end", "close")
"""Parts before which is as good as by which: ``before the end of May``."""
_MIDDLE = ("mid", "middle")


def _part(edtf: str, part: str, today: date | None, *, up_to: bool = False) -> str:
    """The named part of a span; earlier and later this year are cut at today where today lies within.

    The middle of a month is about its 15th; ``up_to`` the middle of a longer span is up to the end of its first half.
    """
    if not part:
        return edtf
    if len(edtf) == 7 and edtf[-2:] <= "12":
        if part.endswith("week"):
            return approximate(week_of_month(edtf, part.split()[0]))
        if part in _MIDDLE:
            return f"{edtf}-15~"
    if part in _MIDDLE and up_to:
        return approximate(slice_of(edtf, 0, 1 / 2))
    start, end = bounds(edtf)
    if start == end:
        return edtf
    if part in ("earlier", "later"):
        if today and start and end and parse_day(start) <= (today.year, today.month, today.day) <= parse_day(end):
            return f"{start}/{today}" if part == "earlier" else f"{today}/{end}"
        part = {"earlier": "early", "later": "late"}[part]
    cut = slice_of(edtf, *PARTS[part])
    return cut if cut == edtf or part.endswith(("half", "quarter")) else approximate(cut)


def open_side(edtf: str, relation: str) -> str:
    """The date as "since", "by", "before" or "after" opens it to one side. ValueError where that side is open.

    A day that something lies before or after is counted in, as is the year or month that it lies after.
    """
    if relation in ("since", "after"):
        return f"{first_side(edtf)}/.."
    if relation == "from":
        return edtf if "/" in edtf else f"{edtf}/.."
    if relation == "by" or (relation == "before" and len(edtf.rstrip("~")) == 10):
        return f"../{last_side(edtf)}"
    return day_before(edtf) if relation == "before" else edtf


def day_near(edtf: str) -> date | None:
    """The first day of a span, or the last where its start is open, to place dates without a year by."""
    start, end = bounds(edtf)
    iso = start or end
    return date(*parse_day(iso)) if iso and parse_day(iso)[0] > 0 else None
