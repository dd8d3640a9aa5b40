"""When: the time expressions of a sentence, as EDTF with the days they span and how those are known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from comity.edtf import bounds, parse_day
from comity.model import Basis, TimeMention, When
from comity.when.chain import Expression, find_chains, frames_shared
from comity.when.context import names_a_thing
from comity.when.counted import Direction, Frame
from comity.when.expressions import TimeExpression, edtf_beside, find_expressions
from comity.when.ranges import find_ranges
from comity.when.words import SCREEN

__all__ = ["Direction", "TimeExpression", "find_expressions", "find_ranges", "find_times"]

_WORD = re.compile(r"[a-z]+")
_COMPARED = re.compile(r"\s+than\b")
_DIGIT = re.compile(r"\d")


def find_times(
    text: str, offset: int, anchor: str | None, direction: Direction = "past", bound: str | None = None
) -> tuple[TimeMention, ...]:
    """The time expressions of one sentence in order, none overlapping; ``offset`` is the sentence's place.

    ``anchor`` is the EDTF day (or coarser) that the sentence was published on. What needs one and has none comes with
    the basis ``none``, its words and no date: none is ever borrowed. ``direction`` says where a date without a year or
    a bare weekday lies from the anchor. ``bound``: where there is no anchor, the EDTF interval that the sentence was
    published in; what needs an anchor then spans what it means on the first and on the last of these days, with the
    basis ``office``. Raises ValueError where the anchor or the bound is no EDTF.
    """
    if not _DIGIT.search(text) and SCREEN.isdisjoint(_WORD.findall(text.lower())):
        return ()
    days = _anchor_days(anchor)
    expressions = find_chains(text)
    mentions: list[TimeMention] = []
    last: When | None = None
    for expression, shared in zip(expressions, frames_shared(text, expressions), strict=True):
        words = text[expression.start : expression.end]
        told = last if last and _counts_on(expression, words) else None
        if told and _COMPARED.match(text, expression.end):
            told = When(None, None, None, "none")  # "two years earlier than planned"
        frame = shared or Frame(None, direction)
        when = _beside(words, told) if told else _when(expression, words, frame, days)
        if when.edtf is None and bound and not days and not told:
            when = _within(expression, words, frame, bound)
        mentions.append(TimeMention(offset + expression.start, offset + expression.end, when))
        last = last if names_a_thing(text, expression.first) else when
    return tuple(mentions)


def _counts_on(expression: Expression, words: str) -> bool:
    """True for what counts from the date that the sentence told before: ``a year earlier``, ``two days later``."""
    return expression.first.form == "vague" or words.lower().endswith("earlier")


def _beside(words: str, told: When) -> When:
    """The date so far from the one told, known as that one is; none where that one is none."""
    edtf = edtf_beside(words, told.edtf) if told.edtf else None
    start, end = bounds(edtf) if edtf else (None, None)
    return When(edtf, start, end, told.basis if edtf else "none", words)


def _anchor_days(anchor: str | None) -> tuple[date, ...]:
    """The first and last day of the anchor, one where they are the same; none where it is open or ancient."""
    days = [parse_day(iso) for iso in bounds(anchor) if iso] if anchor else []
    if len(days) < 2 or days[0][0] < 1:
        return ()
    return tuple(dict.fromkeys(date(*day) for day in days))


def _when(expression: Expression, words: str, frame: Frame, days: tuple[date, ...]) -> When:
    """Explicit where the words alone give a date, relative where every day of the anchor gives one, else none."""
    edtf = expression.resolve(frame)
    basis: Basis = "explicit"
    if edtf is None:
        edtf = _agreed([expression.resolve(Frame(day, frame.direction)) for day in days])
        basis = "relative" if edtf else "none"
    start, end = bounds(edtf) if edtf else (None, None)
    return When(edtf=edtf, start=start, end=end, basis=basis, text=words)


def _within(expression: Expression, words: str, frame: Frame, bound: str) -> When:
    """What the expression means from the first day of a bound to its last, each end no finer than the bound's own."""
    days = bounds(bound)
    low, high = (expression.resolve(replace(frame, today=date.fromisoformat(day))) if day else None for day in days)
    start, end = bounds(low)[0] if low else None, bounds(high)[1] if high else None
    unread = (days[0] and not low) or (days[1] and not high) or not (start or end)
    if unread or (start and end and start > end):
        return When(None, None, None, "none", words)
    if low == high:
        return When(low, start, end, "office", words)
    first, _, last = bound.partition("/")
    edtf = f"{_cut(start, first, low)}/{_cut(end, last, high)}"
    return When(edtf, *bounds(edtf), "office", words)


def _cut(day: str | None, known: str, said: str | None) -> str:
    """The day, as a month or year where no more than that is known or said; an open side for None."""
    parts = (known, *(said or "").split("/"))
    return day[: min(len(part.rstrip("~?%")) for part in parts if part not in ("", ".."))] if day else ".."


def _agreed(readings: list[str | None]) -> str | None:
    """The one reading; of two that differ, the month or year they share, approximate; None where there is none."""
    if not readings or None in readings:
        return None
    first, last = str(readings[0]), str(readings[-1])
    if first == last:
        return first
    for length in (7, 4):
        if "/" not in first + last and first[:length] == last[:length]:
            return first[:length].rstrip("~") + "~"
    return None
