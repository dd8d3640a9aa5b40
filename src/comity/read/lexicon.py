"""The words and patterns by which page furniture is told from an article, loaded once from ``layout.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from comity.errors import DataError


@dataclass(frozen=True)
class Patterns:
    """One compiled alternation for each list under ``patterns``."""

    promotion: re.Pattern[str]
    related: re.Pattern[str]
    share_word: re.Pattern[str]
    disclaimer: re.Pattern[str]
    masthead: re.Pattern[str]
    byline: re.Pattern[str]
    bio: re.Pattern[str]
    published_label: re.Pattern[str]
    updated_label: re.Pattern[str]
    event_label: re.Pattern[str]
    reference: re.Pattern[str]
    reading_time: re.Pattern[str]
    clock: re.Pattern[str]
    caption: re.Pattern[str]
    photo_tail: re.Pattern[str]
    caption_label: re.Pattern[str]
    credit_line: re.Pattern[str]
    credit_tail: re.Pattern[str]
    comment_start: re.Pattern[str]
    office: re.Pattern[str]
    press_office: re.Pattern[str]


@dataclass(frozen=True)
class Words:
    """One set for each list under ``words``, lower case."""

    menu: frozenset[str]
    label: frozenset[str]
    label_word: frozenset[str]
    place: frozenset[str]
    press: frozenset[str]
    agency: frozenset[str]
    rank: frozenset[str]
    name_particle: frozenset[str]
    not_name: frozenset[str]
    topic_ending: frozenset[str]
    abbreviation: frozenset[str]
    verb: frozenset[str]
    past: frozenset[str]
    subject: frozenset[str]
    verb_exempt: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All that ``layout.yaml`` says."""

    patterns: Patterns
    words: Words
    languages: Mapping[str, str]
    """ISO 639-1 code to English name."""


@cache
def load() -> Lexicon:
    """The lexicon that ships with the package. DataError where the file breaks its schema."""
    return compile_lexicon((files("comity.read") / "layout.yaml").read_text("utf-8"))


def compile_lexicon(source: str) -> Lexicon:
    """A lexicon from YAML text. DataError names the list that is missing, unknown or not well formed."""
    try:
        data = yaml.safe_load(source)
    except yaml.YAMLError as exc:
        raise DataError(f"layout.yaml is no YAML: {exc}") from exc
    _check_keys("layout.yaml", data, ("patterns", "words", "languages"))
    patterns, words = data["patterns"], data["words"]
    _check_keys("patterns", patterns, tuple(field.name for field in fields(Patterns)))
    _check_keys("words", words, tuple(field.name for field in fields(Words)))
    return Lexicon(
        Patterns(**{name: _compile(name, rows) for name, rows in patterns.items()}),
        Words(**{name: frozenset(_strings(name, rows)) for name, rows in words.items()}),
        _names(data["languages"]),
    )


def _check_keys(name: str, data: Any, expected: tuple[str, ...]) -> None:
    if not isinstance(data, dict) or set(data) != set(expected):
        found = sorted(map(str, data)) if isinstance(data, dict) else data
        raise DataError(f"layout.yaml: {name!r} must have the keys {sorted(expected)}, not {found}: mend the file")


def _strings(name: str, rows: Any) -> list[str]:
    if not isinstance(rows, list) or not rows or not all(isinstance(row, str) and row for row in rows):
        raise DataError(f"layout.yaml: {name!r} must be a list of strings: put quotes around words like 'no'")
    return rows


def _compile(name: str, rows: Any) -> re.Pattern[str]:
    for row in _strings(name, rows):
        try:
            re.compile(row)
        except re.error as exc:
            raise DataError(f"layout.yaml: {name!r} holds {row!r}, which is no regular expression: {exc}") from exc
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


def _names(data: Any) -> Mapping[str, str]:
    if not isinstance(data, dict) or not all(isinstance(item, str) for pair in data.items() for item in pair):
        raise DataError("layout.yaml: 'languages' must map codes to names: put quotes around codes like 'no'")
    return data
