"""Two time expressions that bound one interval, as one: "from 3 to 5 April", "between 2010 and 2015"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from comity.edtf import bounds
from comity.model import When
from comity.when.expressions import TimeExpression, find_expressions
from comity.when.spans import first_side, join, last_side
from comity.when.words import DASH

_TO = re.compile(
    rf"\s*{DASH}\s*|\s+(?:and\s+)?(?:up\s+)?(?:to|through|thru|until|till)\s+(?:the\s+)?|\s*/\s*", re.IGNORECASE
)
_AND = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def find_ranges(text: str, anchor: str | None, offset: int = 0) -> tuple[TimeExpression, ...]:
    """As ``find_expressions``, with the two ends of an interval as one expression; its ``value`` is the first end's.

    Days, months or years joined by "and" are an interval where the second follows on the first.
    """
    found: list[TimeExpression] = []
    for expression in find_expressions(text, anchor):
        joined = _joined(text, found[-1], expression) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(expression)
    return tuple(replace(e, start=e.start + offset, end=e.end + offset) for e in found)


def _joined(text: str, one: TimeExpression, other: TimeExpression) -> TimeExpression | None:
    gap = text[one.end : other.start]
    if not one.when.edtf or not other.when.edtf or {one.type, other.type} & {"DURATION", "SET"}:
        return None
    if not _TO.fullmatch(gap) and not (_AND.fullmatch(gap) and _follows_on(text, one, other)):
        return None
    try:
        edtf = join(first_side(one.when.edtf), last_side(other.when.edtf))
    except ValueError:  # it would run backwards
        return None
    when = When(edtf, *bounds(edtf), basis=one.when.basis, text=text[one.start : other.end])
    return replace(one, end=other.end, when=when)


def _follows_on(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    """After ``between`` any two; else the day, month or year after: ``on 9 and 10 August``."""
    if _BETWEEN.search(text, max(0, one.start - 20), one.start):
        return True
    end, start = one.when.end, other.when.start
    if not end or not start or end[0] == "-" or len(str(one.when.edtf)) != len(str(other.when.edtf)):
        return False
    return date.fromisoformat(end) + timedelta(days=1) == date.fromisoformat(start)
