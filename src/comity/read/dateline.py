"""Datelines at the start of a paragraph: where they end, and the agency that they name."""

from __future__ import annotations

import re

from comity.edtf import MONTHS, WEEKDAYS, pattern_of
from comity.read.lexicon import load
from comity.read.names import is_press

LONGEST_DATELINE = 120
"""In characters: what is longer is a sentence."""

_DASH = r"\s*(?:—|–|--+|\s-)\s+|\s*(?:—|--+)(?=[A-Z\"“])"
_MONTH = pattern_of(MONTHS)
_DAY = rf"(?i:(?:{pattern_of(WEEKDAYS)},?\s+)?(?:{_MONTH}\s*\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)(?!\w)"
_PLACE = r"[^\W\d_][\w.'’-]*(?:[ ,/]{1,2}[^\W\d_][\w.'’-]*){0,6}"
_REGION = r"(?:\s*\[[^\]\n]{2,20}\]|\s*\([A-Z][^()\n\d]{1,20}\)(?=,\s))?"
_AGENCY = r"[(/\[][A-Z][\w .&/-]{1,40}[)/\]]"
_TEXT = r"(?=[\"'“‘(]?[^\W_a-z])"
_DATELINE = re.compile(
    rf"[*_]{{0,2}}(?P<place>{_PLACE}){_REGION}[*_]{{0,2}}"
    rf"(?P<day>,?\s+{_DAY}|\s*[(\[]{_DAY}[)\]])?\s*(?P<agency>{_AGENCY})?"
    rf"(?:(?P<colon>\s*:\s*[—–-]?\s+)|(?P<dash>{_DASH}))(?P<after>{_DAY}(?:{_DASH}|\s*:\s+))?{_TEXT}"
)
_BRACKETED = re.compile(
    rf"[*_]{{0,2}}[(\[](?P<place>{_PLACE}),\s+(?P<day>{_DAY})(?:[,;]?\s+(?P<agency>[A-Z][\w .&/-]{{1,40}}))?[)\]]"
    rf"[*_]{{0,2}}(?:\s*:\s*[—–-]?\s+|{_DASH}|\s+){_TEXT}"
)
_NAMED = re.compile(rf"[(/\[](?!{_DAY})(?P<name>[A-Z][\w .&/-]{{1,40}}?)[)/\]]")
_COUNTRIES = frozenset({"US", "USA", "UK", "UAE", "EU", "UN", "PRC", "DRC", "ROK", "DPRK"})
"""Capitals that stand in brackets after a place, and are no agency."""


def find_dateline(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Where the sentence begins after a dateline ("NEW DELHI, Aug. 20 (Wire) -"); None where there is none.

    ``first``: whether the paragraph opens the article, where a place needs no day or agency to be a dateline.
    """
    limit = min(end, start + LONGEST_DATELINE)
    if first and (bracketed := _BRACKETED.match(text, start, limit)):
        return bracketed.end()
    found = _DATELINE.match(text, start, limit)
    return found.end() if found and _is_dateline(found, first) else None


def _is_dateline(found: re.Match[str], first: bool) -> bool:
    place = found["place"]
    dated = bool(found["day"] or found["after"]) and place[0].isupper()
    if all(map(_is_place, re.split(r"\s*/\s*", place))) or (found["agency"] and place[0].isupper()):
        return True
    plain = len(place) > 2 and place.isupper() and place.lower() not in load().words.label
    return first and (plain or dated)


def _is_place(name: str) -> bool:
    places = load().words.place
    low = name.lower().strip()
    return low in places or low.split(",")[0].strip() in places


def find_agency(dateline: str) -> str | None:
    """The agency in brackets in a dateline ("LIMA, July 9 (Reuters) -"): a known one, a paper's name or capitals."""
    names = (" ".join(found["name"].split()) for found in _NAMED.finditer(dateline))
    return next((name for name in names if _is_agency(name)), None)


def _is_agency(name: str) -> bool:
    known = name.lower() in load().words.agency or is_press(name)
    return known or (name.isalpha() and name.isupper() and 2 <= len(name) <= 6 and name not in _COUNTRIES)
