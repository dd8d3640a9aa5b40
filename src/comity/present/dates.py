"""EDTF dates in English: short for tables ("11 Jul 2021"), in full for sentences ("on 11 July 2021")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from comity.edtf import published_span

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
DATE: Final = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)")


@dataclass(frozen=True, slots=True)
class Part:
    """One side of an EDTF date, taken apart; ``month`` is empty, a month's or a season's name."""

    year: str
    month: str
    day: str
    mark: str


def short(edtf: str | None) -> str:
    """``11 Jul 2021``, ``c. Mar 2022``, ``20–21 Mar 2023``, ``since 2008``, ``6th c. BC``; "undated" for None."""
    return _words(edtf, long=False) if edtf else "undated"


def full(edtf: str | None) -> str:
    """``11 July 2021``, ``20–21 March 2023``, ``6th century BC``; "undated" for None."""
    return _words(edtf, long=True) if edtf else "undated"


def spanned(first: str, last: str) -> str:
    """``24 Aug 2000 to 4 Sep 2025``; of two dates that read the same the one."""
    words = dict.fromkeys((short(first), short(last)))
    return " to ".join(words)


def adverb(edtf: str | None) -> str:
    """``on 11 July 2021``, ``in March 2022``, ``around March 2022``, ``since 2008``; empty for None."""
    words = full(edtf) if edtf else ""
    if not words or words.startswith(("since ", "until ")):
        return words
    if words.startswith("c. "):
        return f"around {words[3:]}"
    if " to " in words:
        return f"from {words}"
    return f"in the {words}" if re.search(r"century|\ds\b", words) else f"{_preposition(words)} {words}"


def either(dates: Iterable[str], long: bool = False) -> str:
    """``15 or 16 Feb 2011``, ``12–26 or 16–26 Jan 2023``: dates of which one is right, each once, oldest first."""
    ordered = sorted(dict.fromkeys(dates), key=lambda edtf: (published_span(edtf)[0] or "", edtf))
    rows = [_words(edtf, long).split() for edtf in ordered]
    shared: list[str] = []
    while len(rows) > 1 and all(len(row) > 1 and row[-1] == rows[0][-1] for row in rows):
        shared.insert(0, rows[0][-1])
        rows = [row[:-1] for row in rows]
    return " ".join([" or ".join(" ".join(row) for row in rows), *shared])


def _preposition(words: str) -> str:
    return "on" if re.match(r"\d{1,2}(–\d{1,2})? [A-Z][a-z]+ ", words) else "in"


def _words(edtf: str, long: bool) -> str:
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(first, long)
    if last in ("", ".."):
        return f"since {_one(first, long)}"
    if first in ("", ".."):
        return f"until {_one(last, long)}"
    return _century(first, last, long) or _range(first, last, long)


def _one(text: str, long: bool) -> str:
    """A single date; text that is none comes back as it is."""
    part = _part(text, long)
    if part is None:
        return text
    words = " ".join(word for word in (part.day, part.month, part.year) if word)
    return ("c. " if part.mark in "~%" and part.mark else "") + words + ("?" if part.mark in ("?", "%") else "")


def _part(text: str, long: bool) -> Part | None:
    match = DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, mark = match[1], match[2] or "", match[3] or "", match[4]
    return Part(_year(year), _month(month, long), str(int(day)) if day.isdigit() else "", mark)


def _year(text: str) -> str:
    if text.endswith("XX"):
        return f"{ordinal(int(text[:2]) + 1)} century"
    if "X" in text:
        return text.replace("X", "0") + "s"
    return str(int(text)) if int(text) > 0 else f"{1 - int(text)} BC"


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``13th``, ``21st``."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _month(text: str, long: bool) -> str:
    if text in SEASONS:
        return SEASONS[text]
    if not text.isdigit() or not 1 <= int(text) <= 12:
        return ""
    name = MONTHS[int(text) - 1]
    return name if long else name[:3]


def _range(first: str, last: str, long: bool) -> str:
    """The two ends, less what they share: ``20–21 Mar 2023``, ``28 Feb–2 Mar 2023``."""
    a, b = _part(first, long), _part(last, long)
    if a is None or b is None or a.mark or b.mark or a.year != b.year:
        return f"{_one(first, long)} to {_one(last, long)}" if long else f"{_one(first, long)}–{_one(last, long)}"
    if a.month == b.month and a.day and b.day:
        return f"{a.day}–{b.day} {a.month} {a.year}"
    left = " ".join(word for word in (a.day, a.month) if word)
    right = " ".join(word for word in (b.day, b.month) if word)
    return f"{left} to {right} {a.year}" if long else f"{left}–{right} {a.year}"


def _century(first: str, last: str, long: bool) -> str | None:
    """``6th century BC`` where two bare years span exactly one."""
    if not (re.fullmatch(r"-?\d{4}", first) and re.fullmatch(r"-?\d{4}", last) and int(last) - int(first) == 99):
        return None
    start = int(first)
    bc = start <= 0
    years = 1 - start if bc else start + 99
    if years % 100:
        return None
    ending = {1: "st", 2: "nd", 3: "rd"}.get(years // 100 % 10 if years // 100 not in (11, 12, 13) else 0, "th")
    return f"{years // 100}{ending} {'century' if long else 'c.'}{' BC' if bc else ''}"
