"""Points joined to expressions: "from March to May 2023", "between 2010 and 2015", "2024 onwards"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from comity.when.context import means_time, side_of
from comity.when.counted import Direction, Frame
from comity.when.grammar import YEARLESS, Point, find_point, read_point
from comity.when.resolve import day_near, resolve
from comity.when.spans import first_side, join
from comity.when.words import DASH

_TO = re.compile(r"\s+(?:and\s+)?(?:up\s+)?(?:to|through|thru|until|till)\s+(?=\S)")
_AND = re.compile(r",?\s+and\s+(?=\S)")
_DASH = re.compile(rf"\s?{DASH}\s?(?=\S)")
_ON = re.compile(r"\s+on\b(?!\s+(?:the|an?|its|their|his|her|this|[A-Z\d]))")
_ONWARDS = re.compile(r"\s+(?:onwards?|or\s+later|and\s+beyond)\b")
_SERIES = re.compile(r"\s*(?:,\s*and|,\s*or|,|and|&|or)\s+(?:on\s+|in\s+)?")

_GOES_ON = re.compile(
    r",?\s+(?:and|but|then)\s+(?:then\s+|was\s+|were\s+|is\s+|are\s+|will\s+|it\s+|they\s+|to\s+|be\s+)*"
    r"(?!again\b)(?:[a-z-]+\s+){1,4}?(?:on|in|until|till|by|through|from)\s+(?:the\s+)?"
    r"|\s+[a-z]+(?:\s+[a-z]+)?,?\s+and\s+(?:on|in|by)\s+"
)
"""Between two dates that one sentence tells of the same course of things: "began on ... and ends on"."""
_ANEW = re.compile(r"\b(?:again|now|last|recalled?|recalling|welcomed|reviewed|marked|said|told|noted)\b")
_FARTHEST = 200
"""Days from the date with a year to the one that takes its year from it."""
_CALENDAR = frozenset({"day", "day_after", "month", "bare_month", "quarter", "year", "iso", "decade"})
"""Forms that a mere dash can join."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One point, or the two that an interval runs between; ``start`` and ``end`` are offsets into the sentence."""

    start: int
    end: int
    first: Point
    last: Point | None = None

    def resolve(self, frame: Frame) -> str | None:
        """EDTF of the whole; None where the frame gives no date, or the interval would run backwards."""
        if self.last is None:
            return resolve(self.first, frame)
        return self._from_last(self.last, frame) or self._from_first(self.last, frame)

    def _from_last(self, last: Point, frame: Frame) -> str | None:
        """The start is the latest that its words allow before the end."""
        if not (end := resolve(last, frame)):
            return None
        return _joined(resolve(self.first, replace(frame, direction="past", near=day_near(end))), end)

    def _from_first(self, last: Point, frame: Frame) -> str | None:
        """The end is the first that its words allow after the start."""
        if not (start := resolve(self.first, frame)):
            return None
        return _joined(start, resolve(last, replace(frame, direction="future", near=day_near(start))))


def find_chains(text: str) -> list[Expression]:
    """The expressions of a sentence in order, none overlapping."""
    return list(_found(text))


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[Expression, ...]:
    """A sentence is asked twice, for dates behind it and for dates ahead."""
    return tuple(_expressions(text))


def frames_shared(text: str, expressions: list[Expression]) -> list[Frame | None]:
    """For each expression, the frame in which another one of the sentence says the year for both; mostly None.

    The year comes from a later date of its series, or from the date just before it in one course of things.
    """
    frames: list[Frame | None] = [None] * len(expressions)
    for number in range(len(expressions) - 2, -1, -1):
        one, other = expressions[number], expressions[number + 1]
        if one.first.form in YEARLESS and _SERIES.fullmatch(text, one.end, other.start):
            frames[number] = _beside(other, frames[number + 1], "past")
    for number in range(1, len(expressions)):
        one, other = expressions[number - 1], expressions[number]
        if frames[number] is None and _goes_on(text, one, other):
            frames[number] = _carried(other, _beside(one, frames[number - 1], "future"))
    return frames


def _beside(said: Expression, frame: Frame | None, direction: Direction) -> Frame | None:
    """The frame of dates on one side of what is said with its year; None where that year is not said either."""
    edtf = said.resolve(frame or Frame(None, "past"))
    near = day_near(edtf) if edtf else None
    return Frame(None, direction, near) if near else None


def _goes_on(text: str, one: Expression, other: Expression) -> bool:
    gap = text[one.end : other.start]
    return other.first.form in YEARLESS and bool(_GOES_ON.fullmatch(gap)) and not _ANEW.search(gap)


def _carried(expression: Expression, frame: Frame | None) -> Frame | None:
    """The frame, where the date that it gives is not far from the one before."""
    edtf = expression.resolve(frame) if frame else None
    near = day_near(edtf) if edtf else None
    close = near and frame and frame.near and (near - frame.near).days <= _FARTHEST
    return frame if close else None


def _expressions(text: str) -> Iterator[Expression]:
    position = 0
    while point := find_point(text, position):
        expression = _interval(text, point) or (means_time(text, point) and _alone(text, point))
        if expression:
            yield expression
        position = expression.end if expression else point.start + 1


def _interval(text: str, first: Point) -> Expression | None:
    """The interval that starts with the point, where a second one follows a word or dash that joins them."""
    if first.relation not in ("", "from", "between", "since"):
        return None
    joint = _AND if first.relation == "between" else _TO
    for connector in (joint, _DASH):
        found = connector.match(text, first.end)
        last = read_point(text, found.end()) if found else None
        if last and _joins(first, last, connector is _DASH) and _mean_times(text, first, last):
            return Expression(first.start, last.end, replace(first, relation=""), replace(last, relation=""))
    return None


def _mean_times(text: str, first: Point, last: Point) -> bool:
    """Whether both mean a time where they stand; the month before "- April 2023" is one without more ado."""
    plain = first.form == "bare_month" and last.form in ("month", "day", "day_after")
    return means_time(text, last) and (plain or means_time(text, first))


def _joins(first: Point, last: Point, dashed: bool) -> bool:
    if dashed:
        return {first.form, last.form} <= _CALENDAR and not last.relation
    if first.form == "weekday" and last.form not in ("weekday", "near", "day", "day_after"):
        return False
    return last.form != "vague" and last.relation in ("", "by")


def _alone(text: str, point: Point) -> Expression:
    """The point by itself: "from 2024" opens to the future; "after Tuesday's talks" is no more than that Tuesday."""
    from_ = point.relation == "from" and point.form != "ago"
    if found := _ONWARDS.match(text, point.end) or (_ON.match(text, point.end) if from_ else None):
        return Expression(point.start, found.end(), replace(point, relation="since"))
    relation = side_of(text, point)
    start = point.start if relation and point.relation != "from" else point.body
    return Expression(start, point.end, replace(point, relation=relation))


def _joined(first: str | None, last: str | None) -> str | None:
    if not first or not last:
        return None
    try:
        return join(first_side(first), last)
    except ValueError:
        return None
