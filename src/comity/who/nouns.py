"""What the words of a bare phrase say of who acts, from nouns.yaml: role nouns, adjectives, ranks, breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from comity.data import check, keys, load, strings
from comity.who.forms import plural
from comity.who.words import FEW, fold

HERE = Path(__file__).parent

_ARTICLES: Final = frozenset({"the", "a", "an"})
_LISTS: Final = ("former", "backed", "breaks", "homes")
_TABLES: Final = ("nouns", "generic", "modifiers", "ranks")
_TOKEN = re.compile(r"'s\b|[^\W_]+(?:[.'&](?!s\b)[^\W_]+)*\.?|[,;()]")


class Token(NamedTuple):
    """A word of a phrase. ``key``: folded, without stops and apostrophes; hyphens part words as spaces do."""

    text: str
    key: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of nouns.yaml. The tables: the keys of a noun, singular or plural, to its sector; "" for none of its own."""

    nouns: Mapping[tuple[str, ...], str]
    generic: Mapping[tuple[str, ...], str]
    modifiers: Mapping[tuple[str, ...], str]
    ranks: Mapping[tuple[str, ...], str]
    lists: Mapping[str, frozenset[tuple[str, ...]]]

    def has(self, name: str, key: tuple[str, ...]) -> bool:
        return key in self.lists[name]


def tokens_of(text: str) -> list[Token]:
    """The words of a phrase in order; without articles; a possessive and a comma are tokens of their own."""
    found = ((word, _key(word)) for word in _TOKEN.findall(text.translate(_PLAIN)))
    return [Token(word, key) for word, key in found if key not in _ARTICLES]


@lru_cache(maxsize=FEW)
def capitals_in(text: str) -> frozenset[str]:
    """The keys of the words of a text that begin with a capital."""
    words = set(_TOKEN.findall(text.translate(_PLAIN)))
    return frozenset([_key(word) for word in words if word[0].isupper()]) - _ARTICLES


def _key(word: str) -> str:
    return fold(word).replace(".", "").replace("'", "") if word != "'s" else word


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of the words of a name."""
    return tuple([key for word in _TOKEN.findall(name.translate(_PLAIN)) if (key := _key(word)) not in _ARTICLES])


@cache
def vocabulary() -> Vocabulary:
    """The compiled lists. Raises DataError naming the list that breaks the schema."""
    content = check(load(HERE / "nouns.yaml"), dict, "nouns.yaml")
    keys(content, "nouns.yaml", frozenset({"meanings", *_TABLES, *_LISTS}), frozenset())
    tables = {name: dict(_table(name, content)) for name in _TABLES}
    return Vocabulary(**tables, lists={name: _keys(content[name], name) for name in _LISTS})


def _table(name: str, content: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    rows = check(content[name], dict, f"nouns.yaml: {name}")
    for sector, words in reversed(rows.items()):
        if sector not in content["meanings"] and sector:
            check(sector, dict, f"nouns.yaml: {name}: a sector without a meaning")
        for word in strings(words, f"nouns.yaml: {name}: {sector}"):
            yield from ((keys_of(form), sector) for form in _forms(word, name))


def _forms(word: str, table: str) -> tuple[str, ...]:
    """The word and, of a noun, its plural: of "member of parliament" the first word's as well."""
    if table in ("modifiers", "ranks"):
        return (word,)
    first, mark, rest = word.partition(" of ")
    whole = word if word.endswith("s") else plural(word)
    return (word, whole, f"{plural(first)}{mark}{rest}") if mark else (word, whole)


def _keys(words: Any, name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(map(keys_of, strings(words, f"nouns.yaml: {name}")))


_PLAIN: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "-": " ", "‑": " ", "–": " ", "—": ",", "/": " "}
)
