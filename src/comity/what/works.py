"""Names of equipment and of works: "Patriot batteries", "F-16s", "the Sekong dam", "the port of Assab"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from comity.what.line import Line, Span, class_of
from comity.what.names import is_title, new_span, new_thing

MODEL: Final = re.compile(r"(?<![\w-])(?P<make>[A-Z][A-Za-z]{0,4})-\d{1,4}[A-Z]{0,2}(?:-\d{1,3})?(?P<many>s)?(?![\w-])")
"""The designation of a model: "F-16s", "MQ-9B", "Su-35"."""
CLASS: Final = re.compile(r"\b\w+ of the [A-Z]\w+ (?:class|type)\b")
SHIP: Final = re.compile(
    r"\b(?:USS|USNS|HMS|HMAS|HMCS|HMNZS|INS|JS|ROKS|PNS|BRP|FS|KRI|SLNS|BNS|ARA|ITS|TCG|RSS|MV|MT) "
    r"[A-Z]\w+(?: [A-Z]\w+)?"
)
"""A ship by its prefix: "HMS Tamarisk", "INS Vikrant"."""
PEOPLES: Final = re.compile(r"\w+(?:ian|ean|ish|ese|ist|ite)s?")
"""Endings of words for peoples and beliefs: whose a thing is, not which."""
TITLE: Final = 0.7
"""The share of capitals from which a line is a title: all its words look like names."""
BETWEEN: Final = 2
"""Small words between the name of equipment and its noun: "Kelpie autonomous survey craft"."""


def find_works(line: Line) -> Iterator[Span]:
    """Named equipment and works, which have no kind of their own; none in a title."""
    if is_title(line, TITLE):
        return
    yield from _coded(line)
    for i, word in enumerate(line.words):
        if word.key in class_of("gear"):
            yield from _named(line, i, BETWEEN)
        if word.key in class_of("works"):
            yield from _named(line, i, BETWEEN - 1)
            yield from _of_place(line, i)
        if word.key in class_of("vessels"):
            yield from _of_vessel(line, i)


def _coded(line: Line) -> Iterator[Span]:
    """Models by their designation, ships by their prefix, kinds by their class."""
    for found in MODEL.finditer(line.plain):
        name = found.group().removesuffix("s")
        if not {name.lower(), found["make"].lower()} & class_of("not_models"):
            yield Span(found.start(), found.start() + len(name), new_thing(name), None, (), False, 0.7)
    for found in SHIP.finditer(line.plain):
        yield Span(*found.span(), new_thing(found.group()), None, (), False, 0.7)
    for found in CLASS.finditer(line.plain):
        if any(word.start == found.start() and word.key in class_of("gear") for word in line.words):
            yield from new_span(line, found.start(), found.end(), None, 0.7)


def _named(line: Line, i: int, between: int) -> Iterator[Span]:
    """Capitalised words before a noun, with no more small ones between than given."""
    first = i
    while first > 0 and i - first < between and _is_small(line, first - 1) and line.words[first].gap == " ":
        first -= 1
    last = first
    while first > 0 and line.words[first].gap in (" ", "-") and _names(line, first - 1):
        first -= 1
    opening = first == 0 and last == 1 and line.words[0].text.istitle()
    if first < last and not opening and not _is_rest(line, first):
        yield from new_span(line, line.words[first].start, line.words[i].end, None, 0.6)


def _is_rest(line: Line, first: int) -> bool:
    """True where the capitalised word before belongs to the name as well, though it cannot name equipment or works."""
    before = line.words[first - 1] if first else None
    if before is None or line.words[first].gap not in " -" or not before.text[0].isupper():
        return False
    return not before.state and before.key not in class_of("leading")


def _is_small(line: Line, i: int) -> bool:
    word = line.words[i]
    return word.text.islower() and word.key not in class_of("linking") and word.text.isalpha()


def _names(line: Line, i: int) -> bool:
    """True for a capitalised word that can name equipment or works: no state, people, month, office or force."""
    word = line.words[i]
    if word.own or word.state or not word.text[0].isupper() or PEOPLES.fullmatch(word.key) or len(word.text) < 3:
        return False
    apart = ("stops", "places", "leading", "peoples", "joint", "common")
    return not any(word.key in class_of(name) for name in apart)


def _of_place(line: Line, i: int) -> Iterator[Span]:
    """ "The port of Assab", "the bridge at Semipalatinsk"."""
    here = line.words[i + 1 : i + 3]
    placed = len(here) == 2 and here[0].key in ("of", "at") and here[1].gap == " " and _names(line, i + 2)
    if placed and i and line.words[i - 1].text.lower() == "the":
        yield from new_span(line, line.words[i].start, here[1].end, None, 0.6)


def _of_vessel(line: Line, i: int) -> Iterator[Span]:
    """ "The drilling ship Blue Lantern"."""
    last = i
    while last + 1 < len(line.words) and line.words[last + 1].gap == " " and _names(line, last + 1):
        last += 1
    if last > i and line.words[i].text.islower():
        yield from new_span(line, line.words[i + 1].start, line.words[last].end, None, 0.7)
