"""PLOVER contexts of a sentence: the fields it touches, by an editable list of words (contexts.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from comity import data
from comity.errors import DataError


@cache
def load_contexts() -> Mapping[str, re.Pattern[str]]:
    """Context -> the pattern of its words. Raises DataError."""
    raw = data.check(data.load(Path(__file__).parent / "contexts.yaml"), dict, "contexts.yaml")
    return {name: _pattern(name, words) for name, words in raw.items()}


def _pattern(name: str, words: object) -> re.Pattern[str]:
    if not isinstance(words, list) or not words:
        raise DataError(f"contexts.yaml: {name!r} must be a list of words")
    return re.compile(r"\b(?:" + "|".join(re.escape(str(word)) for word in words) + r")(?:s|es)?\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def find_contexts(text: str) -> tuple[str, ...]:
    """The contexts whose words stand in the text, in the order of the list."""
    return tuple(name for name, pattern in load_contexts().items() if pattern.search(text))
