"""Blocks to sections: roles given, datelines, run-in headings, labels and picture credits split off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.edtf import MONTHS, WEEKDAYS, pattern_of
from comity.model import CLAIMING_ROLES, Role, Section
from comity.read.block import trim, words_of
from comity.read.lexicon import load
from comity.read.page import Page, is_subheading, role_of

LONGEST_HEADING, LONGEST_DATELINE = 90, 120
"""In characters: what is longer is a sentence."""

_MARKUP = re.compile(r"[*_`]+")
_RUN_IN = re.compile(r"(?P<heading>[^.!?:;\n|]{2,90}?)(?P<stop>[.:])(?P<mark>[*_]{0,3})\s+(?=[*_]{0,3}[\"'“‘(]?[A-Z0-9])")
_DASH = r"\s*(?:—|–|--+|\s-)\s+|\s*(?:—|--+)(?=[A-Z\"“])"
_DAY = rf"(?:{pattern_of(WEEKDAYS)},?\s+)?(?:{pattern_of(MONTHS)}\s*\d{{1,2}}|\d{{1,2}}\s+{pattern_of(MONTHS)})(?:,?\s+\d{{4}})?"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w.'’-]*(?:[ ,/]{1,2}[^\W\d_][\w.'’-]*){0,6})(?:\s*\[[^\]\n]{2,20}\])?"
    rf"(?P<day>,?\s+(?i:{_DAY}))?\s*(?P<agency>[(/\[][A-Z][\w .&/-]{{1,40}}[)/\]])?"
    rf"(?:(?P<colon>\s*:\s*[—–-]?\s+)|(?P<dash>{_DASH}))(?=[\"'“‘(]?[^\W_a-z])"
)


def sections_of(text: str, page: Page) -> tuple[Section, ...]:
    """The sections of a text, in order, apart from one another, and within the text."""
    sections: list[Section] = []
    heading: str | None = None
    for at, block in enumerate(page.blocks):
        role = role_of(page, at)
        if at >= page.comments or at == page.headline:
            heading = None
        elif is_subheading(page, at):
            heading = _heading_text(block.text)
        sections += _split(text, page, at, role, heading if role in CLAIMING_ROLES else None)
    return tuple(sections)


def _heading_text(words: str) -> str:
    return _MARKUP.sub("", words).strip(" .:#")


def _split(text: str, page: Page, at: int, role: Role, heading: str | None) -> Iterator[Section]:
    """The sections of one block: its body, after what is split off at its start, and before a credit at its end."""
    block = page.blocks[at]
    start, end = block.start, block.end
    if role == "caption":
        yield from _caption_sections(text, start, end)
        return
    if role in ("body", "quote") and (cut := find_dateline(text, start, end, first=at <= page.first + 1)):
        yield Section(*trim(text, start, cut), "dateline")
        start = cut
    if role in ("body", "list") and (run_in := find_run_in(text, start, end)):
        heading, start = run_in
    start, end = trim(text, start, end)


    if start < end:
        yield Section(start, end, role, heading)


def _caption_sections(text: str, start: int, end: int) -> Iterator[Section]:
    """A caption less its label ("Photo:"), and the credit after it."""
    patterns = load().patterns
    shown = text[start:end]
    label = patterns.caption_label.match(shown)
    begin = start + (label.end() if label else 0)
    credit = patterns.credit_tail.search(shown.rstrip(), begin - start)
    cut = start + credit.start() if credit else end
    body, tail = trim(text, begin, cut), trim(text, cut, end)
    if body[0] < body[1]:
        yield Section(*body, "caption")
    if tail[0] < tail[1]:
        yield Section(*tail, "byline")


# --- datelines ----------------------------------------------------------------------------------------------------


def find_dateline(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Where the sentence begins after a dateline ("NEW DELHI, Aug. 20 (Wire) -"); None where there is none.

    ``first``: whether the paragraph opens the article, where a place needs no day or agency to be a dateline.
    """
    found = _DATELINE.match(text, start, min(end, start + LONGEST_DATELINE))
    if not found:
        return None
    sure = bool(found["agency"]) or bool(found["day"] and first)
    known = all(map(_is_place, re.split(r"\s*/\s*", found["place"])))
    plain = found["place"].isupper() and found["place"].lower() not in load().words.label
    dated = bool(found["day"]) and found["place"][0].isupper()
    return found.end() if known or (sure and found["place"][0].isupper()) or (first and (plain or dated)) else None


def _is_place(name: str) -> bool:
    places = load().words.place
    low = name.lower().strip()
    return low in places or low.split(",")[0].strip() in places


# --- run-in headings ----------------------------------------------------------------------------------------------


def find_run_in(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The heading that opens a paragraph as a sentence without a verb, or a label, and where the rest begins."""
    found = _RUN_IN.match(text, start, min(end, start + LONGEST_HEADING + 20))
    if not found or found.end() >= end:
        return None
    heading = " ".join(_MARKUP.sub("", words_of(found["heading"])).split())
    good = is_label(heading) if found["stop"] == ":" else is_heading(heading)
    return (heading, found.end()) if good else None


def is_heading(words: str) -> bool:
    """Whether a sentence can be a heading: a few words, the first with a capital, none of them a verb."""
    parts = words.split()
    if not 1 <= len(parts) <= 8 or not parts[0][0].isupper() or _is_abbreviation(parts[-1]):
        return False
    if len(parts) > 1 and _is_verb_after_name(parts):
        return False
    return not any(map(_can_be_verb, parts)) and not any(char in words for char in ',"')


def is_label(words: str) -> bool:
    """Whether the words before a colon name what follows, and are not the person who says it."""
    known = load().words
    low = words.lower()
    if low in known.label:
        return True
    if not is_heading(words) or words.isupper():
        return words.isupper() and len(words.split()) <= 6
    parts = low.split()
    topical = parts[-1].endswith(tuple(known.topic_ending)) and len(parts[-1]) >= 8
    return topical or (len(parts) > 1 and any(part.islower() and part not in known.label_word for part in words.split()))


def _is_abbreviation(word: str) -> bool:
    return len(word) < 3 or word.lower().strip(".'") in load().words.abbreviation


def _is_verb_after_name(parts: list[str]) -> bool:
    """Whether the second of three or more words looks like the verb of a name: ``Japan sells arms``."""
    second = parts[1]
    return len(parts) > 2 and second.islower() and len(second) > 3 and second.endswith("s") and not second.endswith("ss")


def _can_be_verb(word: str) -> bool:
    words, low = load().words, word.lower().strip("'\"()")
    if low in words.verb or low.endswith("n't"):
        return True
    return low.endswith("ed") and low not in words.verb_exempt


