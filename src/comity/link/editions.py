"""The year behind a series' name: "JIMEX 22" and "JIMEX 2022" are of one year, which is no edition number."""

from __future__ import annotations

import re
from typing import Final

LABEL: Final = (
    r"[ -]?(?:['’]?(?P<short>\d{2})|(?P<full>(?:19|20)\d\d))(?![\w.,]*\d|[-–]\d|\w| ?\+|\.\d| ?(?:%|per cent|percent))"
)
CENTURY: Final = 2000
NINETIES: Final = 70
"""Two figures from here on are of the twentieth century."""


def label_year(text: str, name: str) -> int | None:
    """The year that stands behind a series' name in a text, or behind a word of the name in capitals; None without one.

    "JIMEX 22", "JIMEX-22", "JIMEX '22", "JIMEX 2022" are of 2022; "JIMEX 2 ships" is of none.
    """
    short = [word for word in re.findall(r"[A-Za-z][\w-]*", name) if word.isupper() and len(word) > 2]
    for written in (name, *short):
        found = re.search(rf"(?<!\w){_pattern(written)}['\"’”)]?{LABEL}", text, re.IGNORECASE)
        if found:
            return int(found["full"]) if found["full"] else _year_of(int(found["short"]))
    return None


def _pattern(name: str) -> str:
    """A name as it may be written: hyphens and blanks alike."""
    return r"[- ]".join(re.escape(word) for word in re.split(r"[- ]", name))


def _year_of(two: int) -> int:
    return CENTURY + two - (100 if two >= NINETIES else 0)
