"""Days and numbers in the words of a promise: when it is due, as its claim dates it or its words do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from comity.edtf import MONTHS, format_day, parse_day, pattern_of, published_span
from comity.model import Claim, When
from comity.promise.records import Due
from comity.what.quantities import value_of

REMEMBERED: Final = 20_000
"""Texts of which it is remembered what they tell: each is compared with many."""
NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "a": 1,
}  # fmt: skip
SPAN: Final = re.compile(
    rf"\b(?:within|(?:in|over|for|during|after)(?! a \w+s?\b(?<!period)))\s+"
    rf"(?:the\s+)?(?:next\s+|coming\s+|following\s+|a period of\s+)?"
    rf"(?P<count>{'|'.join(NUMBERS)}|\d{{1,2}})[\s-](?P<unit>year|month|week|day)s?\b",
    re.IGNORECASE,
)
"""Within five years, over the next ten years; within a year, but not "for a year"."""
TERM: Final = re.compile(
    r"\b(?:interest|repa(?:y\w*|id)|at [\d.]+ ?(?:per ?cent|%))[^.;]{0,40}(?:over|for|within|after|in)\s+[^.;]*$",
    re.IGNORECASE,
)
"""A span that is the term of a loan."""
FROM: Final = re.compile(
    r"\s+(?:of|from|after|following) (?:its|their|the|an?|both|entry|signature|signing|ratification|completion)\b",
    re.IGNORECASE,
)
"""Behind a span: what it is counted from, whose day these words do not tell."""
YEAR_END: Final = re.compile(
    r"\b(?:(?:with)?in (?:the|this|that(?: same)?) (?:current )?year|this year|that same year"
    r"|(?:before|by|until) (?:the )?(?:end of the year|year(?:'s|-)? ?end|year is out|end of (?:this|the current) year)"
    r"|before the year is out|later (?:this|in the) year)\b",
    re.IGNORECASE,
)
NEXT_YEAR: Final = re.compile(r"\b(?:next year|(?:the )?following year)\b", re.IGNORECASE)
DECADE: Final = re.compile(r"\b(?:(?:with)?in|over|for) (?:the )?(?:next|coming) decade\b", re.IGNORECASE)
BY_YEAR: Final = re.compile(
    r"\b(?:by|before|until|in|from|for|through) (?:the end of )?(?P<year>20\d\d|19\d\d)\b", re.IGNORECASE
)
BEFORE: Final = re.compile(r"before \d+", re.IGNORECASE)
"""Of a year: by the last day of the one before it."""
MEETING: Final = re.compile(
    r"\b(?:at|before|by|in time for|during) (?:the|their|its|an?) (?:next|coming|forthcoming|following) "
    r"(?:\w+[\s-]){0,3}?(?:summit|meeting|round|session|dialogue|2\+2|visit|talks)\b",
    re.IGNORECASE,
)
DAYS: Final = {"day": 1, "week": 7}


ALREADY: Final = re.compile(r"\b(?:had|has|have) (?:already )?(?:by|until) (?!now)", re.IGNORECASE)
"""What had been done by a day."""


def due_of(claim: Claim, clause: str, said: str | None) -> Due | None:
    """When what a claim commits to is due, by its clause, said on an ISO day; None where nothing says so.

    The claim's own ``due`` comes first, then its ``when`` where that lies ahead, then words of time in the clause. What
    was done by a day is due on none.
    """
    if ALREADY.search(clause):
        return None
    for when in (claim.due, claim.when):
        if when and (found := _given(when, said, required=when is claim.due)):
            return found
    return _worded(clause, said)


def date_in(text: str, said: str | None, ahead: bool = False) -> When | None:
    """The first date that a text names, as a day, month or year; a year that is not named is the last one that fits
    before an ISO day, or ahead of it the next. None where it names none on that side of the day."""
    for pattern in DATES:
        for hit in pattern.finditer(text):
            edtf = _edtf(hit.groupdict(), said, ahead)
            start, end = published_span(edtf)
            off = _is_past(text, hit, end, said) if ahead else _is_later(start, said)
            if edtf and not off:
                return When(edtf, start, end, "explicit", hit.group())
    return None


def _is_later(start: str | None, said: str | None) -> bool:
    return bool(start and said and parse_day(start) > parse_day(said))


def _is_past(text: str, hit: re.Match[str], end: str | None, said: str | None) -> bool:
    """Whether a date lies before a day, and is not told as one by which something was to be."""
    if BEHIND.match(hit.group()) or OF.search(text[: hit.start()]):
        return True
    meant = MEANT.search(text[max(0, hit.start() - 12) : hit.start()]) or MEANT.match(hit.group())
    return not meant and bool(end and said and parse_day(end) < parse_day(said))


MEANT: Final = re.compile(r"\b(?:for|by|until|before|end of)\b", re.IGNORECASE)
"""Words close before a day by which something is meant to be."""


BEHIND: Final = re.compile(r"(?:last|since)\b", re.IGNORECASE)
"""Words before a month that has passed."""
OF: Final = re.compile(r"(?<!\bend )(?<!\bmiddle )(?<!\bbeginning )(?<!\bweek )\bof $", re.IGNORECASE)
"""What stands before the day of something known: "the meeting of 11 June"."""
_MONTH: Final = rf"(?P<month>{pattern_of(MONTHS)})"
DATES: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? (?P<year>(?:19|20)\d\d))?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})\b(?!:)(?:,? (?P<year>(?:19|20)\d\d))?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<year>(?:19|20)\d\d)", re.IGNORECASE),
    re.compile(rf"\b(?:in|since|by|last|this|until|for|from|late|early|mid|end of) {_MONTH}(?! \d)", re.IGNORECASE),
    re.compile(r"\b(?:in|since|by|of) (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
)
"""Dates as print writes them, the finest first."""


def _edtf(parts: Mapping[str, str | None], said: str | None, ahead: bool) -> str | None:
    year, name, day = (parts.get(part) for part in ("year", "month", "day"))
    month = MONTHS[name.lower().rstrip(".")] if name else None
    if year is None:
        if said is None:
            return None
        last = parse_day(said)
        place = (month or 0, int(day or (31 if ahead else 1)))
        year = str(last[0] + (place < last[1:]) if ahead else last[0] - (place > last[1:]))
    found = format_day(int(year), month, int(day) if day else None)
    return found if published_span(found)[0] else None


def last_day(due: Due | None) -> str | None:
    """The last ISO day on which a promise can be met in time."""
    return due.end if due else None


def _given(when: When, said: str | None, required: bool) -> Due | None:
    start, end = published_span(when.edtf)
    if end is None or when.basis not in ("explicit", "relative"):
        return None
    if not required and (said is None or start is None or parse_day(end) <= parse_day(said)):
        return None
    return Due(when.edtf, end, when.basis, when.text)


def _worded(clause: str, said: str | None) -> Due | None:
    hit = MEETING.search(clause)
    if hit:
        return Due(None, None, "meeting", hit.group())
    if said is None:
        return None
    day = date(*parse_day(said))
    if (hit := SPAN.search(clause)) and not TERM.search(clause, 0, hit.end()):
        return None if FROM.match(clause, hit.end()) else _after(day, hit)
    if hit := DECADE.search(clause):
        return _on(day.replace(year=day.year + 10, day=min(day.day, 28)), hit.group())
    if hit := YEAR_END.search(clause):
        return Due(str(day.year), f"{day.year}-12-31", "relative", hit.group())
    if hit := NEXT_YEAR.search(clause):
        return Due(str(day.year + 1), f"{day.year + 1}-12-31", "relative", hit.group())
    hit = BY_YEAR.search(clause)
    if hit and (year := int(hit["year"]) - (BEFORE.fullmatch(hit.group()) is not None)) >= day.year:
        return Due(str(year), f"{year}-12-31", "explicit", hit.group())
    if found := date_in(clause, said, ahead=True):
        return Due(found.edtf, found.end, "explicit", found.text)
    return None


def _after(day: date, hit: re.Match[str]) -> Due:
    """The day so many years, months, weeks or days after another."""
    count = NUMBERS.get(hit["count"].lower()) or int(hit["count"])
    unit = hit["unit"].lower()
    if unit in DAYS:
        return _on(date.fromordinal(day.toordinal() + count * DAYS[unit]), hit.group())
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    return _on(date(months // 12, months % 12 + 1, min(day.day, 28)), hit.group())


def _on(day: date, text: str) -> Due:
    return Due(day.isoformat(), day.isoformat(), "relative", text)


# --- numbers ------------------------------------------------------------------------------------------------------

SCALES: Final = {
    "trillion": 1e12,
    "billion": 1e9,
    "bn": 1e9,
    "million": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "lakh": 1e5,
    "thousand": 1e3,
}
FIGURE: Final = re.compile(
    rf"(?<![\w.])(?P<number>\d+(?:,\d{{2,3}})*(?:\.\d+)?)(?![\d-])(?:\s*(?P<scale>{'|'.join(SCALES)})\b)?",
    re.IGNORECASE,
)
LARGE: Final = 100
"""The smallest number without a scale that is a figure; years are none."""


@lru_cache(maxsize=REMEMBERED)
def figures_in(text: str) -> frozenset[float]:
    """The large numbers that a text tells: 3.8e12 of "3.8 trillion"; not its days, years and small counts."""
    found = set()
    for hit in FIGURE.finditer(text):
        value = float(hit["number"].replace(",", ""))
        if hit["scale"]:
            found.add(value * SCALES[hit["scale"].lower()])
        elif value >= LARGE and not re.fullmatch(r"(?:19|20)\d\d", hit["number"]):
            found.add(value)
    return frozenset(found)


SPELT: Final = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|half|an?)(?: (?:dozen|hundred|thousand|million|billion))?|dozen|\d+(?:,\d{3})*(?:\.\d+)?"
    r"(?: (?:dozen|thousand|million|billion|trillion|bn|m))?"
)
COUNT: Final = re.compile(
    rf"(?<![\w.,-])(?P<number>{SPELT})(?: of (?:the|its|their|those|these|our)(?: (?P<whole>{SPELT})(?![\w-]))?)?"
    rf"(?=(?P<of>(?: [\w-]+){{0,3}}))",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """A number of something: how many, of how many where that is said, and the next words."""

    value: float
    whole: float | None
    of: str


@lru_cache(maxsize=REMEMBERED)
def counts_in(text: str) -> tuple[Counted, ...]:
    """What a text counts: "ten tanks", "46 of the 180"; times, years and "a" alone are no counts."""
    found = []
    for hit in COUNT.finditer(text):
        value, whole = (value_of(hit[name]) if hit[name] else None for name in ("number", "whole"))
        bare = hit["number"].lower() in ("a", "an", "one") or re.fullmatch(r"(?:19|20)\d\d", hit["number"])
        if value is not None and not bare and not TIME.match(hit["of"]):
            found.append(Counted(value, whole, hit["of"].strip()))
    return tuple(found)


TIME: Final = re.compile(
    rf" (?:{pattern_of(MONTHS)}|(?:years?|months?|weeks?|days?|hours?|minutes?|percent|per cent|years?-old)\b)",
    re.IGNORECASE,
)
"""Behind a number that counts time, or is a date."""
IN_WORDS: Final = {
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth", "7th": "seventh",
    "8th": "eighth", "9th": "ninth", "10th": "tenth", "11th": "eleventh", "12th": "twelfth",
}  # fmt: skip
"""Which one of several, as figures and as words write it."""
ORDINAL: Final = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))"
    r"\b(?![- ](?:time|of|half|quarter|place|day|year|world|minister))",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED)
def ordinals_in(text: str) -> frozenset[str]:
    """Which one of several a text speaks of: "fourth" of "the 4th exercise", nothing of "for the first time"."""
    found = (hit["ordinal"].lower() for hit in ORDINAL.finditer(text))
    return frozenset(IN_WORDS.get(one, one) for one in found)
