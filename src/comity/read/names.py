"""Names of people and of papers, told by how they are written."""

from __future__ import annotations

import re

from comity.read.block import words_of
from comity.read.lexicon import load

_BRACKETS = re.compile(r"\([^()]{0,20}\)")
_NAME_WORD = re.compile(r"[A-Z][\w'-]*\.?|[A-Z]\.(?:[A-Z]\.)*")
_SEGMENTS = re.compile(r"\s*\|\s*|\s+[·•>»/]\s+|\s{3,}")
_BY = re.compile(
    r"^(?:(?:written|reported|posted|authored|edited|compiled|story|text|published|words)\s+)?by\b[:\s]*"
    r"|^(?:author|authors|writer|reporter|correspondent|from)s?\s*:\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<outlet>[^|–—]{2,50})$")
_TITLE_LABEL = re.compile(r"(?:\s*(?:title|headline|subject|subj?\.?|re|fwd?)\s*:\s*)+(?=\S)", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:,|\||/|[•·]|\s[-–—]\s|\s{2,}).*$|\s+(?:on|at|in)\s+(?=[A-Z\d]).*$"
    r"|\s+(?:staff writer|staff reporter|special to .*)$",
    re.IGNORECASE,
)


def is_name(text: str) -> bool:
    """Whether a line can be one or two people's names: ``Colonel B S Nair (V)``, ``A. Rao and K. Ito``."""
    words = load().words
    parts = _BRACKETS.sub(" ", text).replace(",", " ").split()
    people = [part for part in parts if part.lower().rstrip(".") not in words.rank]
    if not 1 <= len(people) <= 7 or (len(people) == len(parts) and len(people) < 2):
        return False
    return all(_can_name(part) for part in people) and any(len(part.rstrip(".")) > 1 for part in people)


def has_rank(text: str) -> bool:
    """Whether a line opens with a rank or title: ``Colonel``, ``Dr``."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0].lower().rstrip(".") in load().words.rank


def _can_name(part: str) -> bool:
    words, low = load().words, part.lower()
    if low in words.name_particle:
        return True
    if not _NAME_WORD.fullmatch(part) or low in words.not_name or low in words.menu or low in words.press:
        return False
    return len(part) < 8 or not low.endswith(tuple(words.topic_ending))


def read_author(text: str) -> str | None:
    """The author that a byline names, in ordinary case; None where it names a desk's work only or nobody."""
    name = _AFTER_NAME.sub("", _BY.sub("", text.strip())).strip(" .|*")
    if not name or len(name) > 80 or not name[0].isalpha():
        return None
    return ordinary_case(name)


def ordinary_case(name: str) -> str:
    """A name in capitals as it is written in a sentence: ``TOKYO BAY TIMES`` is ``Tokyo Bay Times``; NDTV stays."""
    if not re.sub(r"\b(?:and|of|de|van|von|the|bin)\b", "", name).isupper():
        return name
    return " ".join(_capitalised(word, place) for place, word in enumerate(name.split()))


def _capitalised(word: str, place: int) -> str:
    if place and word.lower() in ("of", "the", "and", "in", "for", "on"):
        return word.lower()
    if word.islower():
        return word
    if len(word) <= 5 and not set(word) & set("AEIOUY"):
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def headline_start(words: str) -> int:
    """Where a headline begins after a label that calls it one (``Title:``)."""
    found = _TITLE_LABEL.match(words)
    return found.end() if found else 0


def find_outlet_suffix(words: str) -> str:
    """The end of a headline that names the outlet, with the bar before it; empty where there is none."""
    found = _SUFFIX.search(words)
    if not found or found.start() < 10:
        return ""
    sure = "|" in found[0] or is_press(found["outlet"])
    return found[0] if sure and len(found["outlet"].split()) <= 5 else ""


def segments_of(raw: str) -> list[str]:
    """The items of a line that a bar, a dot or a wide gap parts: a menu, or a paper's name beside one."""
    return [part for segment in _SEGMENTS.split(raw.strip()) if (part := segment.strip(" |·•>»"))]


def is_press(text: str) -> bool:
    """Whether a short line has a word that papers are called by: Times, Herald, Shimbun."""
    words = text.split()
    if not 1 < len(words) <= 5 or not text[0].isupper():
        return False
    return any(word.lower().strip(".,") in load().words.press for word in words)


def is_office(text: str) -> bool:
    """Whether a line is the name of a ministry or another office of a state, and nothing else."""
    return len(text.split()) <= 14 and bool(load().patterns.office.match(text))


def is_press_office(text: str) -> bool:
    """Whether a line only says that something is issued: ``Press Office``, ``PRESS RELEASE``."""
    return bool(load().patterns.press_office.match(text))


def is_menu(raw: str) -> bool:
    """Whether a line is a menu, a category or a bar of buttons. Pass the line with its white space."""
    if len(raw) > 300:
        return False
    words, share = load().words, load().patterns.share_word
    parts = [part for segment in segments_of(raw) for part in re.split(r"\s{2,}", segment)]
    known = [part for part in parts if part.lower().strip(" .:") in words.menu or share.match(part)]
    if len(parts) == 1:
        topics = re.split(r"\s*(?:&|,|\band\b)\s*", raw.lower().strip())
        return bool(known) or bool(share.match(words_of(raw))) or all(topic in words.menu for topic in topics)
    short = all(len(part.split()) <= 4 and not part.endswith(".") for part in parts)
    return short and (bool(known) or len(parts) >= 4)
