"""The class names and words by which pages mark their parts, loaded once from ``signs.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

import yaml

from comity.errors import DataError

Zone = Literal["furniture", "cookies", "advertising", "related", "comments"]
Part = Literal["credit", "caption", "bio", "byline", "date", "standfirst", "headline"]
LONGEST: Final = 300
"""Characters of a class that are looked at."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_EDGES = re.compile(r"[\W_]+", re.ASCII)


@dataclass(frozen=True)
class Attributes:
    """The names of ``meta`` elements, lower case, by what they say; the surest first."""

    published: tuple[str, ...]
    author: tuple[str, ...]
    outlet: tuple[str, ...]
    title: tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """One compiled alternation for each list under ``phrases``."""

    wall: re.Pattern[str]
    error: re.Pattern[str]
    shell: re.Pattern[str]
    nobody: re.Pattern[str]


@dataclass(frozen=True)
class Signs:
    """All that ``signs.yaml`` says."""

    zones: Mapping[str, re.Pattern[str]]
    marks: Mapping[str, re.Pattern[str]]
    attributes: Attributes
    phrases: Phrases
    month_first: frozenset[str]
    day_first: frozenset[str]
    """Of both: top-level domains and countries, lower case."""
    day_first_languages: frozenset[str]


@cache
def load() -> Signs:
    """The signs that ship with the package. DataError where the file breaks its schema."""
    return compile_signs((files("comity.read") / "signs.yaml").read_text("utf-8"))


def compile_signs(source: str) -> Signs:
    """Signs from YAML text. DataError names what is missing, unknown or not well formed."""
    try:
        data = yaml.safe_load(source)
    except yaml.YAMLError as exc:
        raise DataError(f"signs.yaml is no YAML: {exc}") from exc
    _check_keys("signs.yaml", data, tuple(field.name for field in fields(Signs)))
    _check_keys("zones", data["zones"], get_args(Zone))
    _check_keys("marks", data["marks"], get_args(Part))
    _check_keys("attributes", data["attributes"], tuple(field.name for field in fields(Attributes)))
    _check_keys("phrases", data["phrases"], tuple(field.name for field in fields(Phrases)))
    named = {
        name: frozenset(_strings(name, data[name])) for name in ("month_first", "day_first", "day_first_languages")
    }
    return Signs(
        {name: _compile(name, rows, r"(?:^|(?<=[ -]))(?:{})(?=[ -]|$)") for name, rows in data["zones"].items()},
        {name: _compile(name, rows, r"(?:^|(?<= ))(?:{})(?= |$)") for name, rows in data["marks"].items()},
        Attributes(**{name: tuple(_strings(name, rows)) for name, rows in data["attributes"].items()}),
        Phrases(**{name: _compile(name, rows, "(?:{})") for name, rows in data["phrases"].items()}),
        **named,
    )


def _check_keys(name: str, data: Any, expected: tuple[str, ...]) -> None:
    if not isinstance(data, dict) or set(data) != set(expected):
        found = sorted(map(str, data)) if isinstance(data, dict) else data
        raise DataError(f"signs.yaml: {name!r} must have the keys {sorted(expected)}, not {found}: mend the file")


def _strings(name: str, rows: Any) -> list[str]:
    if not isinstance(rows, list) or not rows or not all(isinstance(row, str) and row for row in rows):
        raise DataError(f"signs.yaml: {name!r} must be a list of strings: put quotes around words like 'no'")
    return rows


def _compile(name: str, rows: Any, form: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{row})" for row in _strings(name, rows))
    try:
        return re.compile(form.format(joined), re.IGNORECASE)
    except re.error as exc:
        raise DataError(f"signs.yaml: {name!r} is no regular expression: {exc}") from exc


# --- what an element is by its class ------------------------------------------------------------------------------


def spelled(names: str) -> str:
    """Classes and ids, a space between them, as patterns see them: ``shareBar_top`` is ``share-bar-top``."""
    return " ".join(_EDGES.sub("-", _HUMP.sub("-", name)).strip("-").lower() for name in names[:LONGEST].split())


@lru_cache(maxsize=20_000)
def find_zone(names: str) -> str | None:
    """The part of the page, not of the article, that an element of these classes is."""
    words = spelled(names)
    return next((zone for zone, pattern in load().zones.items() if pattern.search(words)), None)


@lru_cache(maxsize=20_000)
def find_part(names: str) -> str | None:
    """The part of the article, other than a paragraph, that an element of these classes is."""
    words = spelled(names)
    return next((part for part, pattern in load().marks.items() if pattern.search(words)), None)
