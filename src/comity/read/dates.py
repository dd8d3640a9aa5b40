"""The dates that a page prints about itself, and the lines that hold nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.edtf import ERAS, MONTHS, WEEKDAYS, parse_date, pattern_of
from comity.read.lexicon import load

_MONTH = pattern_of(MONTHS)
_WEEKDAY = rf"(?:{pattern_of(WEEKDAYS)},?\s+)?"
_FINDER = re.compile(
    rf"(?<![\w/])(?:{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]*\d{{4}}"
    rf"|{_MONTH}[\s-]*\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*|\s+|-)\d{{4}}"
    rf"|\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}|\d{{1,2}}([-/.])\d{{1,2}}\2\d{{4}})"
    rf"|(?:{'|'.join(ERAS)})\s?(?:\d{{1,2}}|元)\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?"
    rf"|\d{{4}}\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|{_MONTH},?\s+\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(rf"\b{pattern_of(WEEKDAYS)}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
_ADDRESS_DATE = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{{1,2}}|{_MONTH})(?:[/-](?P<day>\d{{1,2}}))?(?=[/-])", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:[|·•/>:;,()\[\]]|\s[–—-]+(?=\s)|\s[–—-]+$|^[–—-]+\s)\s*")
_DAY_OF_WEEK = re.compile(r"[（(][月火水木金土日](?:曜日?)?[）)]")
_OFFICE = re.compile(r"[一-鿿々ァ-ヺー・]{1,11}(?:省|庁|府|局|部|室|館|官邸|発表)")
"""An office of Japan's, as it stands beside a date."""
_WORD = re.compile(r"[^\W\d_][\w.'&-]*")
SHORT = 160
"""A line that holds a date and little else is no longer than this."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives the page's date: its dates, whether it says so of an update, and the words besides."""

    dates: tuple[str, ...]
    labelled: bool
    updated: bool
    rest: tuple[str, ...]
    """What is left, in parts: an author, a place, a wire agency."""


def find_dates(text: str) -> list[str]:
    """The EDTF of each absolute date in a stretch of text, in order."""
    return [edtf for found in _FINDER.finditer(text) if (edtf := parse_date(found[0]))]


def parse_date_line(text: str) -> DateLine | None:
    """What a line says of the page's date; None where the line is a sentence, a headline or has no date."""
    patterns = load().patterns
    if len(text) > SHORT or not _FINDER.search(text) or patterns.event_label.match(text):
        return None
    updated = patterns.updated_label.search(text)
    first = _FINDER.search(text)
    rest = _rest(text)
    if not all(map(_is_label, rest)) or sum(len(part.split()) for part in rest) > 9:
        return None
    named = patterns.published_label.search(text)
    dates = find_dates(text[named.start() :] if named else "") or find_dates(text)
    late = bool(updated and first and updated.start() < first.start() and not named)
    return DateLine(tuple(dates), bool(named) or bool(updated), late, rest)


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and little else."""
    return parse_date_line(text) is not None


def is_label_line(text: str) -> bool:
    """Whether a line holds a label, a time of day or a number, and no date: ``Last updated 12:30 IST``."""
    return len(text) <= SHORT and not _FINDER.search(text) and not _rest(text)


def find_address(text: str) -> str | None:
    """The first web address in a stretch of text."""
    found = _ADDRESS.search(text)
    return found[0].rstrip(".,;:)]>\"'") if found else None


def find_address_date(address: str) -> str | None:
    """The day or month that a web address names in its path (``/2022/03/19/``)."""
    found = _ADDRESS_DATE.search(address + "/")
    if not found:
        return None
    month = MONTHS.get(found["month"].lower()) or (int(found["month"]) if found["month"].isdigit() else 0)
    day = f"-{int(found['day']):02d}" if found["day"] else ""
    return parse_date(f"{found['year']}-{month:02d}{day}")


def _rest(text: str) -> tuple[str, ...]:
    """The parts of a line that are no date, time, label or reading time."""
    known = load().patterns
    text = _DAY_OF_WEEK.sub(" | ", known.reference.sub(" | ", text))
    for pattern in (_FINDER, known.reading_time, known.updated_label, known.published_label, known.clock):
        text = pattern.sub(" | ", text)
    parts = (part.strip(" .-–—*•") for part in _PARTS.split(_WEEKDAYS.sub(" ", text)))
    return tuple(part for part in parts if part and _WORD.search(part))


def _is_label(part: str) -> bool:
    """Whether a part has no word that only a sentence has: names, places and agencies are written with capitals."""
    if _OFFICE.fullmatch(part):
        return True
    words = load().words
    small = words.name_particle | words.label_word | {"staff", "writer", "retd", "hrs", "correspondent"}
    return all(word[0].isupper() or word.lower() in small for word in _WORD.findall(part))
