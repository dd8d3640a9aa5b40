"""Whether words that look like a time are one where they stand: years that count things, people called May."""

from __future__ import annotations

import re
from collections.abc import Callable

from comity.when.grammar import Point
from comity.when.resolve import ENDS
from comity.when.words import COUNTABLES, MONTH, POSSESSIVE, any_of

_PREPOSITIONS = (
    "in", "since", "until", "till", "by", "during", "from", "between", "before", "after", "of", "through", "throughout",
    "to", "for", "circa", "dated", "mid", "early", "late", "as of", "and", "or", "this", "next", "last",
    "past", "ending", "ended", "vs", "versus",
    "early as", "late as", "soon as",
)  # fmt: skip
_COUNTERS = (
    "some", "about", "around", "over", "nearly", "almost", "approximately", "roughly", "more than", "less than",
    "fewer than", "at least", "at most", "up to", "another", "additional", "only", "all", "total of", "estimated",
    "to", "of", "by", "a", "an", "remaining", "other",
)  # fmt: skip
_LABELS = (
    "no\\.?", "nos\\.?", "number", "resolution", "resolutions", "article", "section", "chapter", "page", "pp?\\.",
    "flight", "room", "highway", "route", "type", "model", "order", "bill", "clause", "para", "paragraph", "unit",
    "vision", "agenda", "windows", "boeing", "airbus", "usd", "inr", "jpy", "eur", "rs\\.?",
)  # fmt: skip
_SMALL_WORDS = (
    "on", "of", "to", "for", "from", "against", "and", "or", "in", "at", "with", "by", "said", "has", "had", "have",
    "was", "were", "is", "are", "be", "will", "would", "can", "may", "past", "through", "the", "a", "an", "as",
    "this", "that", "its", "his", "her", "their", "our", "does", "did", "across", "versus", "perhaps", "when",
    "where", "which", "who", "but", "so", "than",
)  # fmt: skip

_SMALL = any_of(_SMALL_WORDS)
_PLACED = re.compile(rf"\b(?i:{any_of(_PREPOSITIONS)})\s+$")
_DETERMINED = re.compile(r"\b(?i:the|an?|its|their|his|her|our|this|that)\s+$")
_COUNTED = re.compile(rf"\b(?i:{any_of(_COUNTERS)})\s+$")
_LABELLED = re.compile(rf"\b(?:(?i:{any_of(_LABELS)})|[A-Z]{{1,2}})\s*$")
_TITLED = re.compile(r"\s+(?:Agenda|Vision)\b")
_PLURAL = re.compile(
    rf"(?:\s*(?:[-–—]|to|and|or)\s*\d[\d,]*)?(?:\s+(?!{_SMALL}\b)[a-z]+)?\s+(?!{_SMALL}\b)(?:[a-z]{{2,}}s|{any_of(COUNTABLES)})\b"
)
_CAPITALISED = re.compile(r"\s+[A-Z][a-z]+|['’]s\b")
_NOUN = re.compile(rf"\s+(?!{_SMALL}\b)[a-z]+")
_NAMING = re.compile(r"\b(?i:by|of|from|for|to|and|or|than)\s+$")
_NAME = re.compile(r"\b[A-Z][a-z]+\s+$")
_IN_SERIES = re.compile(rf"\b{MONTH}(?:,\s*|,?\s+(?:and|or|to)\s+|\s?[-–]\s?)$")
_RECURRING = re.compile(r"\b(?i:every|each|black|good|ash|palm|bloody|easter|super|holy)\s+$")
_YEARLY = rf"(?:every|each|any|alternate)\s+(?:(?:other|second|third)\s+)?(?:{MONTH}(?:,|,?\s+and|,?\s+or)\s+)?"
_ANNUALLY = r"(?:(?:every|each)\s+(?:\w+\s+)?years?|annually|yearly|biennially|(?:once|twice)\s+a\s+year)"
_RECURS_FROM = re.compile(
    rf"\b(?:(?i:{_YEARLY})|(?i:{_ANNUALLY}),?\s+(?:(?i:in|on|from|around|between|during|late|early|mid)\s+)*)"
    r"(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?$"
)
_RECURS_TO = re.compile(rf"(?:\s*(?:to|and|or|-|–)\s*[\w ]{{1,14}}?)?,?\s+{_ANNUALLY}\b")
_TELLING = re.compile(r"\s*(?:$|[.,;:)—–]|(?:in|at|on|by|for|with|and|when|after|to|between|as|but)\b)")
_PAPER = re.compile(r"\s+(?:Times|Telegraph|Express|Mail|Mirror|Guardian|Standard|Herald|Post)\b")
_AGED = re.compile(r"\b(?i:his|her|their|my|your|our)\s+(?:early\s+|mid[-\s]|late\s+)?$")
_DURING = re.compile(r"\b(?i:in|of|since|from|until|till|by|during|into|between|before|after|throughout|to|for)\s+$")

_NAMES_TOO = frozenset({"march", "april", "may", "june", "august", "mar", "apr", "jan", "jun", "dec", "sep", "nov"})
"""Months that are also names, verbs or short for something: alone they need a word before them that times take."""


def means_time(text: str, point: Point) -> bool:
    """Whether the point, found in the text, means a time there."""
    check = _CHECKS.get(point.form)
    return check is None or check(text[max(0, point.start - 30) : point.start], text[point.end : point.end + 40], point)


def names_a_thing(text: str, point: Point) -> bool:
    """Whether a bare year belongs to the name of a thing: ``the 2008 declaration`` tells of no day in 2008."""
    if point.form != "year" or not _NOUN.match(text, point.end):
        return False
    return bool(_DETERMINED.search(text[max(0, point.body - 30) : point.body]))


_OVER = re.compile(r"(?:['’]s)?\s+(?:is|was)\s+(?:out|over|up)\b|(?:['’]s)?\s+ends?\b")
"""After what has an end: ``before the year is out``."""
_OF = re.compile(r"\bof\s+$")
_ON_A_DAY = re.compile(r"\b(?i:on|since|until|till|by|from|of)\s+(?:or\s+about\s+)?$")


def side_of(text: str, point: Point) -> str:
    """The relation that opens the date to one side: ``from 2020`` is since, ``before the year is out`` by.

    That of a possessive is none: ``after Tuesday's talks`` is on Tuesday.
    """
    if POSSESSIVE.match(text, point.end):
        return ""
    if point.relation == "before" and (point.part in ENDS or point.form == "year_end" or _OVER.match(text, point.end)):
        return "by"
    apart = point.relation == "between" or (point.relation == "from" and point.form == "ago")
    return "" if apart else point.relation


def _year(before: str, after: str, point: Point) -> bool:
    """A bare year counts no things, numbers no law, and outside 1900-2100 stands after a preposition."""
    placed = bool(point.part or point.relation or _PLACED.search(before))
    if (_LABELLED.search(before) and not placed) or _TITLED.match(after):
        return False
    counts = bool(_PLURAL.match(after))
    if counts and (point.approximate or _COUNTED.search(before)):
        return False
    year = int(point.groups["year"])
    if not 1900 <= year <= 2100 or (counts and year % 100 == 0):
        return placed and not counts
    return placed or not counts or bool(_DETERMINED.search(before))


def _years(before: str, after: str, point: Point) -> bool:
    """Two years with a dash: no number of things, no number of a law."""
    placed = bool(point.part or point.relation or _PLACED.search(before))
    if _PLURAL.match(after) and not _DETERMINED.search(before):
        return placed and int(point.groups["first"]) % 100 > 0
    return placed or not _LABELLED.search(before)


def _yearless(before: str, after: str, point: Point) -> bool:
    """A day or month without its year is none where it comes back every year."""
    said = point.groups.keys() & {"year", "short", "quoted", "which"}
    return bool(said) or not (_RECURS_FROM.search(before) or _RECURS_TO.match(after))


def _spelt(before: str, after: str, point: Point) -> bool:
    """A year in words needs a preposition: "twenty thirty-ton trucks" are trucks."""
    return bool(point.relation or _PLACED.search(before)) and not _NOUN.match(after)


def _vague(before: str, after: str, point: Point) -> bool:  # noqa: ARG001
    """After "that May" the clause ends or goes on: "said that May was a good month" tells of May."""
    words = point.groups.get("that", "")
    return not words or bool(_TELLING.match(after))


def _month(before: str, after: str, point: Point) -> bool:
    """A bare month that is a name too needs "in", "since" ... before it, or "the ... summit" around it."""
    placed = bool(point.relation or _PLACED.search(before) or _IN_SERIES.search(before))
    if not _yearless(before, after, point):
        return False
    if point.part:
        return True
    if point.groups["month"].lower().rstrip(".") not in _NAMES_TOO:
        return placed or not _NAME.search(before)
    if after.startswith(" Day") or (point.groups["month"] == "MAY" and not before.upper().endswith("IN ")):
        return False
    if point.relation in ("by", "from") or _NAMING.search(before):
        return not _CAPITALISED.match(after)
    return placed or bool(_DETERMINED.search(before) and _NOUN.match(after))


def _weekday(before: str, after: str, _: Point) -> bool:
    return not _RECURRING.search(before) and not _PAPER.match(after)


def _century(before: str, _: str, point: Point) -> bool:
    """A century is a time after a preposition or with its era; "a 21st century partnership" is none."""
    dated = "era" in point.groups or point.groups["century"][-1] in ".DE"
    return bool(dated or point.part or point.relation or _DURING.search(before))


_CHECKS: dict[str, Callable[[str, str, Point], bool]] = {
    "year": _year,
    "years": _years,
    "day": _yearless,
    "day_after": _yearless,
    "day_spelt": _yearless,
    "bare_month": _month,
    "year_spelt": _spelt,
    "vague": _vague,
    "weekday": _weekday,
    "century": _century,
    "decade": lambda before, after, point: not _AGED.search(before),  # noqa: ARG005
    "the": lambda before, after, point: bool(point.part or (point.relation and _OVER.match(after))),  # noqa: ARG005
    "nth": lambda before, after, point: bool(point.relation or _ON_A_DAY.search(before)),  # noqa: ARG005
    "season_bare": lambda before, after, point: not (_RECURRING.search(before) or _OF.search(before)),  # noqa: ARG005
    "ago": lambda before, after, point: not before.lower().endswith(("half ", "quarter ")),  # noqa: ARG005
}
