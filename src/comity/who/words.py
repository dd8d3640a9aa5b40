"""The words of a text with their offsets, and a trie that finds literal names among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")

FEW: Final = 8
"""Texts of which the words are remembered, while one is asked about for several states."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]")
_APOSTROPHES = str.maketrans("’‘ʼ`‐‑–", "''''---")


class Word(NamedTuple):
    """A word or a mark of a text. ``key``: folded for comparison; the offsets are the document's."""

    text: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_name(self) -> bool:
        """Written like a name: a capital first, letters only."""
        return self.capital and self.text.isalpha()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents, with plain apostrophes and hyphens."""
    plain = text.translate(_APOSTROPHES)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return plain.casefold()


def split(text: str, offset: int = 0) -> list[Word]:
    """The words and marks of a text; abbreviations with full stops ("U.S.") stay whole."""
    return [
        Word(found.group(), fold(found.group()), offset + found.start(), offset + found.end())
        for found in _WORD.finditer(text)
    ]


@lru_cache(maxsize=FEW)
def keys_in(text: str) -> Mapping[str, str]:
    """The distinct words and marks of a text, each with its key: as ``split`` has them, and much quicker."""
    return {word: fold(word) for word in set(_WORD.findall(text))}


class Trie(Generic[T]):
    """Names of several words, each with the values that were added under it."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, name: str, value: T) -> None:
        node = self._root
        for word in split(name):
            node = node.setdefault(word.key, {})
        node.setdefault("", []).append(value)

    def at(self, words: Sequence[Word], first: int) -> Iterator[tuple[int, tuple[T, ...]]]:
        """Every name that begins at ``words[first]``: the index past its end, and its values; longest first."""
        node = self._root
        found: list[tuple[int, tuple[T, ...]]] = []
        for index in range(first, len(words)):
            node = node.get(words[index].key, {})
            if not node:
                break
            if "" in node:
                found.append((index + 1, tuple(node[""])))
        yield from reversed(found)
