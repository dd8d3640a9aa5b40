"""Whether words of a duration, set or reference tell a time where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable

from comity.when.grammar import Point
from comity.when.words import POSSESSIVE


def makes_sense(text: str, point: Point) -> bool:
    """Whether the point, found in the text, means a time there; for forms that are no dates."""
    check = _CHECKS.get(point.form)
    return check is None or check(text[max(0, point.body - 40) : point.body], text[point.end : point.end + 40], point)


def _reference(before: str, after: str, point: Point) -> bool:
    """``as soon as``, ``soon after``, ``Now, listen``, ``now that``, ``the past three`` point at no time at large."""
    word = point.groups["word"].lower()
    if word == "soon":
        return not _AS.search(before) and not _SOON_AFTER.match(after)
    if word == "now":
        return not _NOW_THAT.match(after) and not (not before.strip() and after.startswith(","))
    return not (word.startswith("the ") and _GOES_ON.match(after)) and not POSSESSIVE.match(after)


_AS = re.compile(r"\b(?:as|too|how|so)\s+$", re.IGNORECASE)
_SOON_AFTER = re.compile(r"\s+(?:after|as|before|enough)\b")
_NOW_THAT = re.compile(r"[-'’]")
_GOES_ON = re.compile(r"\s+(?:\d|few|several|[a-z]+\s+(?:day|week|month|year|decade|season|summer|winter|time)s)")


def _duration(_before: str, after: str, point: Point) -> bool:
    """An age is none (``52 years old``), nor a share (``three-quarters of``)."""
    words = point.groups["duration"].lower()
    if "old" in point.groups or _AGED.match(after):
        return False
    return not (words.endswith("quarters") and "-quarters" in words)


_AGED = re.compile(r"(?:\s+|-)(?:old|of\s+age|younger|older)\b")


def _units(_before: str, after: str, _point: Point) -> bool:
    """Bare plurals tell how long after ``for``, ``after`` and ``of``, and where something lasts or is of them."""
    return not after.lstrip().startswith(("when ", "where ", "old"))


def _year_spelt(before: str, after: str, point: Point) -> bool:
    """``nineteen ninety-six`` is a year unless it counts things; ``twenty thirty-ton trucks`` are none."""
    if point.groups.get("century", "").lower() != "nineteen":
        return bool(_PLACED.search(before)) and not _COUNTS.match(after)
    return not _COUNTS.match(after)


_PLACED = re.compile(r"\b(?:in|since|by|of|until|from|to|year|before|after)\s+$", re.IGNORECASE)
_COUNTS = re.compile(r"-|\s+[a-z]+s\b(?<!was)(?<!is)(?<!has)")


def _period(_: str, after: str, point: Point) -> bool:
    """``the day of the vote``, ``the night they left``, ``the week that`` date an act, and name no day told before."""
    determined = point.groups["det"].lower() in ("the", "that")
    unit = point.groups["unit"].lower()
    if determined and unit in ("day", "night", "hour", "minute"):
        return bool(_CLOSED.match(after))
    return not (determined and unit in ("week", "month") and _OPENED.match(after))


def _daypart(_: str, after: str, point: Point) -> bool:
    """``the night of 3 May`` and ``that night`` are times, ``the night they left`` is none."""
    if point.groups.get("near", "").lower() != "the":
        return True
    return bool(_CLOSED.match(after) or _OF_A_DAY.match(after))


_OF_A_DAY = re.compile(r"\s+of\s+(?:the\s+)?(?:\d|[A-Z])")
_CLOSED = re.compile(r"\s*(?:[.,;:)\"”’]|$|(?:and|but|in|at|on|with|for|as|to|by|from)\b)")
_OPENED = re.compile(
    r"\s+(?:of\s+(?!(?:January|February|March|April|May|June|July|August|September|October)\b)|that\b|when\b)"
)


_IN_A_SLUG = re.compile(r"-\d\d-|/\d")
"""After the year of a file's name or an address."""


_CHECKS: dict[str, Callable[[str, str, Point], bool]] = {
    "reference": _reference,
    "duration": _duration,
    "units": _units,
    "the_period": _period,
    "daypart": _daypart,
    "year_spelt": _year_spelt,
    "year": lambda _before, after, _: not _IN_A_SLUG.match(after),
}
