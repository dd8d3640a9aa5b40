"""The vocabulary of forms.yaml: sectors, offices, honorifics, and the words for pairs and for capitals that act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from comity.data import check, keys, load, strings
from comity.who.words import fold

_SETS = (
    "honorifics", "between", "former", "family_first", "relations", "capital_never",
    "capital_objects", "capital_nouns", "capital_between", "capital_verbs_to", "capital_compounds", "houses",
    "predicates", "ready", "expletives", "people", "uncounted", "portfolios", "meetings", "talking", "on_whom",
    "common_names", "plain_names", "memorials", "ordinary_names", "papers", "top_offices", "no_codes",
)  # fmt: skip

HERE = Path(__file__).parent
_OFFICE_KEYS = frozenset({"name", "sector", "titles"})


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office. ``key``: as in the files of offices; ``name``: how it is shown."""

    key: str
    name: str
    sector: str
    titles: tuple[str, ...]
    generic: bool = False

    def called(self, title: str) -> str:
        """How the office is shown where the text calls it by the folded title."""
        if not self.generic and (len(title) <= 3 or "minister" in title.split()):
            return self.name
        small = ("of", "the", "for", "and", "to")
        return " ".join(word if word in small else word[:1].upper() + word[1:] for word in title.split())


@dataclass(frozen=True, slots=True)
class Forms:
    """All of forms.yaml, folded for comparison. ``sectors``: a noun, singular or plural, to its sector."""

    sectors: Mapping[str, str]
    offices: Mapping[str, Office]
    own_titles: Mapping[str, str]
    pair_nouns: Mapping[str, str]
    words: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """True where the list called ``name`` holds the word, already folded."""
        return word in self.words[name]


@cache
def forms() -> Forms:
    """The compiled vocabulary. Raises DataError naming the row that breaks the schema."""
    content = check(load(HERE / "forms.yaml"), dict, "forms.yaml")
    keys(content, "forms.yaml", frozenset({"sectors", "offices", "own_titles", "pair_nouns", *_SETS}), frozenset())
    return Forms(
        sectors=_sectors(content["sectors"]),
        offices={key: _office(key, row) for key, row in check(content["offices"], dict, "forms.yaml: offices").items()},
        own_titles=check(content["own_titles"], dict, "forms.yaml: own_titles"),
        pair_nouns={form: sector for noun, sector in content["pair_nouns"].items() for form in (noun, plural(noun))},
        words={name: frozenset(map(fold, strings(content[name], f"forms.yaml: {name}"))) for name in _SETS},
    )


def plural(noun: str) -> str:
    """The plain plural of a noun, by its last letters."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _sectors(content: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for sector, nouns in check(content, dict, "forms.yaml: sectors").items():
        for noun in map(fold, strings(nouns, f"forms.yaml: sectors: {sector}")):
            found.setdefault(noun, sector)
            found.setdefault(plural(noun), sector)
    return found


def _office(key: str, row: Any) -> Office:
    where = f"forms.yaml: offices: {key}"
    keys(check(row, dict, where), where, _OFFICE_KEYS, frozenset({"generic"}))
    name, sector = check(row["name"], str, where), check(row["sector"], str, where)
    return Office(key, name, sector, strings(row["titles"], where), bool(row.get("generic")))
