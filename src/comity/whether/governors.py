"""The words that decide the status of what hangs on them: governors.yaml, compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from comity import data
from comity.errors import DataError
from comity.model import Status


@cache
def load_governors() -> Mapping[str, Mapping[str, str]]:
    """Part (``verbs``, ``that``, ``adjectives``, ``nouns``, ``things``, ``modals`` ...) -> lemma -> what it decides."""
    raw = data.check(data.load(Path(__file__).parent / "governors.yaml"), dict, "governors.yaml")
    table: dict[str, dict[str, str]] = {}
    for part, content in raw.items():
        rows = content.items() if isinstance(content, dict) else [(part, content)]
        table[part] = {}
        for value, words in rows:
            for word in _words(part, value, words):
                table[part].setdefault(word, value)
    return table


def _words(part: str, value: str, words: Any) -> list[str]:
    allowed = {*get_args(Status), "transparent", "report", "alleged", "will", "before", "after", "conditions"}
    if value not in allowed or not isinstance(words, list):
        raise DataError(f"governors.yaml: {part}.{value!r} is no list of words under a known value")
    return [str(word) for word in words]
