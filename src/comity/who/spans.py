"""The known words and names of a bare phrase, the longest at each place: persons, groups, places, role nouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from comity.who.leaders import Person, find_near, persons, surnames
from comity.who.named import Group, groups
from comity.who.nouns import Token, vocabulary
from comity.who.places import Place, find_misspelt, places

Kind = Literal["person", "group", "place", "noun", "generic", "modifier", "former", "backed", "break", "comma"]

_LONGEST: Final = 9


@dataclass(frozen=True, slots=True)
class Span:
    """Known words: ``tokens[first:end]`` of the phrase. ``persons`` and ``groups``: all that the name may mean."""

    first: int
    end: int
    kind: Kind
    key: tuple[str, ...]
    sector: str = ""
    persons: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    place: Place | None = None


def find_spans(tokens: Sequence[Token]) -> list[Span]:
    """The spans from left to right, none overlapping; names that are misspelt are found in what is left."""
    spans: list[Span] = []
    index = 0
    while index < len(tokens):
        span = _span_at(tokens, index)
        if span is not None:
            spans.append(span)
        index = span.end if span is not None else index + 1
    return sorted([*spans, *_guessed(tokens, spans)], key=lambda span: span.first)


def _span_at(tokens: Sequence[Token], first: int) -> Span | None:
    for end in range(min(first + _LONGEST, len(tokens)), first, -1):
        part = tuple(tokens[first:end])
        span = _named(part, first) or _worded(part, first)
        if span is not None:
            return span
    return None


def _named(part: tuple[Token, ...], first: int) -> Span | None:
    """A person's, group's or place's name; a noun that is written small is no name."""
    key, end = tuple(token.key for token in part), first + len(part)
    if key in persons() and len(key) > 1 and part[0].capital:
        return Span(first, end, "person", key, persons=persons()[key])
    fitting = tuple(group for group in groups().get(key, ()) if group.fits(part))
    if fitting:
        return Span(first, end, "group", key, groups=fitting)
    place = places().get(key)
    if place is None or not place.fits(part) or (place.kind == "city" and _is_word(key)):
        return None
    return Span(first, end, "place", key, place=place)


def _is_word(key: tuple[str, ...]) -> bool:
    words = vocabulary()
    return key in words.nouns or key in words.generic or key in words.modifiers or words.has("former", key)


def _worded(part: tuple[Token, ...], first: int) -> Span | None:
    words, key, end = vocabulary(), tuple(token.key for token in part), first + len(part)
    if key == (",",):
        return Span(first, end, "comma", key)
    if words.has("former", key):
        return Span(first, end, "former", key)
    tables: tuple[tuple[Kind, Mapping[tuple[str, ...], str]], ...] = (
        ("noun", words.nouns),
        ("noun", words.ranks),
        ("generic", words.generic),
        ("modifier", words.modifiers),
    )
    for kind, table in tables:
        if key in table:
            return Span(first, end, kind, key, table[key])
    if words.has("breaks", key):
        return Span(first, end, "break", key)
    return Span(first, end, "backed", key) if words.has("backed", key) else None


def _guessed(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """Persons and places among the capitalised words that nothing explains, by names that are near."""
    found = []
    for first, end in runs_of(tokens, spans):
        span = _near(tokens, first, end)
        if span is not None:
            found.append(span)
    return found


def _near(tokens: Sequence[Token], first: int, end: int) -> Span | None:
    key = tuple(token.key for token in tokens[first:end])
    people = find_near(key) if len(key) > 1 else surnames().get(key, ())
    if people:
        return Span(first, end, "person", key, persons=people)
    place = find_misspelt(tokens[first]) if len(key) == 1 else None
    return Span(first, end, "place", key, place=place) if place else None


def runs_of(tokens: Sequence[Token], spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The longest runs of capitalised words outside the spans."""
    taken = {index for span in spans for index in range(span.first, span.end)}
    runs: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        if index in taken or not token.capital:
            continue
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
