"""Headings within paragraphs: a label before a colon, or a first sentence that has no verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.read.block import words_of
from comity.read.lexicon import load

LONGEST = 90
"""In characters: what is longer is a sentence."""

_MARKUP = re.compile(r"[*_`]+")
_RUN_IN = re.compile(r"(?P<heading>[^.!?:;\n|]{2,90}?)(?P<stop>[.:])[*_]{0,3}\s+(?=[*_]{0,3}[\"'“‘(]?[A-Z0-9])")


_PAIR = re.compile(r"(?P<label>[A-Z][\w /()&'.-]{1,40}?)[*_]{0,3}:[*_]{0,3}\s+(?=\S)")
FEWEST_PAIRS, LONGEST_VALUE = 4, 40
"""So many lines of a label and a value make a table, and a value has no more words."""


def label_of(words: str) -> str | None:
    """What stands before the colon in a line like ``Signed: 4 March 2024``; None where it is no such line."""
    found = _PAIR.match(words)
    return found["label"] if found else None


def are_pairs(lines: Sequence[str]) -> bool:
    """Whether all lines but a title are a label and a value, no label twice, few of them sentences."""
    if 2 * sum(line.endswith((".", "?", "!")) for line in lines) > len(lines):
        return False
    labels = [label for line in lines if len(line.split()) <= LONGEST_VALUE and (label := label_of(line))]
    return len(labels) >= max(FEWEST_PAIRS, len(lines) - 1) and len(set(labels)) == len(labels)


def find_run_in(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The heading that opens a paragraph as a sentence without a verb, or a label, and where the rest begins."""
    found = _RUN_IN.match(text, start, min(end, start + LONGEST + 20))
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
    if len(parts) > 1 and (_is_verb_after_name(parts) or parts[0].lower() in load().words.subject):
        return False
    return not any(map(_can_be_verb, parts)) and not any(char in words for char in ',"')


def is_label(words: str) -> bool:
    """Whether the words before a colon name what follows, and are not the person who says it."""
    known = load().words
    low = words.lower()
    if low in known.label:
        return True
    if not is_heading(words) or words.isupper():
        return words.isupper() and len(words) > 2 and len(words.split()) <= 6
    parts = low.split()
    topical = parts[-1].endswith(tuple(known.topic_ending)) and len(parts[-1]) >= 8
    common = [part for part in words.split() if part.islower() and part not in known.label_word]
    return topical or (len(parts) > 1 and bool(common))


def _is_abbreviation(word: str) -> bool:
    return len(word) < 3 or word.lower().strip(".'") in load().words.abbreviation


def _is_verb_after_name(parts: list[str]) -> bool:
    """Whether the second of three or more words looks like the verb of a name: ``Japan sells arms``."""
    second = parts[1]
    return len(parts) > 2 and second.islower() and bool(re.search(r"...[^s]s$", second))


def _can_be_verb(word: str) -> bool:
    words, low = load().words, word.lower().strip("'\"()")
    if low in words.verb or low in words.past or low.endswith("n't"):
        return True
    return low.endswith("ed") and low not in words.verb_exempt
