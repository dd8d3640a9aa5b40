"""A sentence as names are looked for in it: words with their keys, states among them, spans that name a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from babel import Locale
from babel.core import get_global

from comity.model import Kind, Thing
from comity.what.codebook import load_state_words, load_words
from comity.what.frames import load_nouns

MOST: Final = 14
"""A name has no more words on either side of its head, and no more states in front."""

PLAIN: Final = str.maketrans("’‘`´“”–—‐‑\u00a0", "''''\"\"---- ")
"""Typographic signs -> plain ones, one character each, so that offsets hold."""
SPELLING: Final = {"defense": "defence", "center": "centre", "program": "programme", "organization": "organisation"}
WORD: Final = re.compile(r"\d ?\+ ?\d|[^\W_]+(?:\.[^\W_]+)*")


class Word(NamedTuple):
    """A word as names are compared by: ``key`` is its plain form, or a state's code; offsets are into the sentence.

    ``gap``: what stands between it and the word before; ``own``: it carries a possessive 's.
    """

    key: str
    text: str
    start: int
    end: int
    state: bool
    gap: str
    own: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:1].isdigit()

    @property
    def joined(self) -> bool:
        """True where nothing but a blank, a hyphen or an apostrophe stands between it and the word before."""
        return self.gap == " " or bool(re.fullmatch(r"(?:'s?)?\s|\s?[-/&]\s?", self.gap))


class Line(NamedTuple):
    """A sentence as names are looked for in it."""

    plain: str
    words: tuple[Word, ...]


@cache
def _states() -> Mapping[str, str]:
    """Words for states, as written -> ISO 3166-1 alpha-3."""
    aliases = get_global("territory_aliases")
    codes = {two[0]: three for three, two in aliases.items() if re.fullmatch("[A-Z]{3}", three) and len(two) == 1}
    names = Locale("en").territories
    states = {name: codes[two] for two, name in names.items() if two in codes and "(" not in name}
    return states | dict(load_state_words())


@cache
def _state_pattern() -> re.Pattern[str]:
    names = sorted(_states(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@lru_cache(maxsize=20_000)
def key_of(word: str) -> str:
    """A word without its capitals, dots, plural s and its American spelling."""
    plain = re.sub(r"\.| (?=\+)|(?<=\+) ", "", word).lower()
    plain = SPELLING.get(plain, plain)
    return plain[:-1] if len(plain) > 4 and re.search(r"[^suia]s$", plain) else plain


def split_words(text: str) -> Line:
    """The words of a text in order; a state's name is one word. Offsets are into the text."""
    plain = text.translate(PLAIN)
    states = {found.start(): found for found in _state_pattern().finditer(plain)}
    words: list[Word] = []
    last = position = 0
    while found := WORD.search(plain, position):
        found = states.get(found.start(), found)
        state, written, (start, end) = found.start() in states, found.group(), found.span()
        own = plain.startswith("'s", end)
        key = _states()[written] if state else key_of(written)
        words.append(Word(key, written, start, end, state, plain[last:start], own))
        last, position = end, end + 2 * own
    return Line(plain, tuple(words))


def run_of(words: Sequence[Word], i: int) -> int:
    """The number of states that stand side by side from a word on ("India-Japan")."""
    size = 0
    while (
        size < MOST and i + size < len(words) and words[i + size].state and (not size or words[i + size].gap in "-/ ")
    ):
        size += 1
    return size


def keys_of(words: Sequence[Word]) -> tuple[str, ...]:
    """What a name is looked up by: its words' keys, the states that it begins with in one order."""
    size = run_of(words, 0)
    return (*sorted(word.key for word in words[:size]), *(word.key for word in words[size:]))


class Span(NamedTuple):
    """Words that name a thing, before they become a mention; offsets are into the sentence."""

    start: int
    end: int
    thing: Thing
    kind: Kind | None
    parties: tuple[str, ...]
    known: bool
    score: float


@cache
def class_of(name: str) -> frozenset[str]:
    """The nouns of a class (nouns.yaml), or the words of one (things.yaml), by their keys."""
    return frozenset(key_of(word) for word in load_words().get(name) or load_nouns()[name])


CLASSES: Final[tuple[Kind, ...]] = ("exercise", "agreement", "mechanism", "engagement")
"""Kinds whose things bear names, in the order in which a noun is looked up."""


def kind_of(line: Line, i: int) -> Kind | None:
    """The kind of thing that a noun, alone or with the word before it, is the head of."""
    key = line.words[i].key
    phrase = f"{line.words[i - 1].key} {key}" if i else key
    found = next((kind for kind in CLASSES if {key, phrase} & class_of(kind)), None)
    return None if found == "engagement" and key not in class_of("meetings") else found
