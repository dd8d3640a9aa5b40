"""What stands at the head of every page: the outlet, where it is not the title or a stamp."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from comity.edtf import MONTHS, pattern_of
from comity.read.dates import find_dates
from comity.read.lexicon import load
from comity.read.names import is_office, is_press, ordinary_case
from comity.read.page import letters_of

START: Final = 1500
"""Characters in which the title and the first headings stand."""
MOST_WORDS: Final = 7

_PARTS = re.compile(r"\s+[|·•–—]\s+|\t|\s{2,}")
_NUMBERS = re.compile(r"\b(?:no|nos|vol|volume|issue|number|page|p)\b\.?\s*\d*|[#№]?\d+", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{pattern_of(MONTHS)})\b", re.IGNORECASE)
_STAMP = re.compile(
    r"\b(?:confidential|draft|embargo(?:ed)?|restricted|unclassified|classified|secret|provisional|advance copy"
    r"|official use|press release|statement|communiqu[eé]|declaration|readout|remarks|speech|memorandum|copy"
    r"|appendix|annex|contents|chapter|section|continued|untitled|release|special"
    r"|(?:policy|issue|research|working|briefing|occasional|discussion) (?:brief|paper|note|report|series))\b",
    re.IGNORECASE,
)


def find_among(heads: Iterable[str], text: str) -> str | None:
    """The outlet that one of some heads names: an office or paper by its words before any other name."""
    named = [name for head in heads if (name := find_outlet(head, text))]
    found = next((name for name in named if is_office(name) or is_press(name)), next(iter(named), None))
    return ordinary_case(found) if found else None


def find_outlet(head: str, text: str) -> str | None:
    """The name in a running head that reads as that of an outlet or office; None where there is none.

    ``text``: what stands below the head. A head that repeats the title, or one of the first lines, names nothing,
    unless it is an office.
    """
    shown = letters_of(text[:START])
    for part in _PARTS.split(head):
        name = " ".join(_NUMBERS.sub(" ", part).split()).strip(" ,.;:-/")
        if _is_name(name) and not find_dates(part) and (is_office(name) or letters_of(name) not in shown):
            return name
    return None


def _is_name(words: str) -> bool:
    """Whether some words are written as a name is: a few, all that count with a capital, no date and no stamp."""
    parts = words.split()
    small = load().words.label_word
    capital = all(part[0].isupper() or part.lower() in small for part in parts)
    return 2 <= len(parts) <= MOST_WORDS and capital and not _MONTH.search(words) and not _STAMP.search(words)
