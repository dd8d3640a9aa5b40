"""States: their names, abbreviations, peoples and capitals, from babel, countryinfo and states.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from countryinfo import CountryInfo
from rapidfuzz import process
from rapidfuzz.distance import OSA

from comity.data import check, keys, load, strings
from comity.errors import UsageError
from comity.who.words import fold

HERE = Path(__file__).parent

_LISTS = ("names", "abbreviations", "demonyms", "people", "capitals", "drop")
_SAME_IN_PLURAL = ("ese", "ish", "ch", "ss", "i-kiribati", "ni-vanuatu")


@dataclass(frozen=True, slots=True)
class State:
    """A state. ``id``: ISO 3166-1 alpha-3; ``code``: alpha-2; the rest are the words that a text may name it by."""

    id: str
    code: str
    name: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cautions:
    """What keeps a state's name from naming the state, from states.yaml."""

    prefixes: Mapping[str, str]
    not_states: tuple[str, ...]
    tails: frozenset[str]
    heads: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    clues: Mapping[str, frozenset[str]]
    not_misspelt: frozenset[str]


@cache
def states() -> Mapping[str, State]:
    """Every state by its id."""
    content, territories = _content(), set(strings(_content()["territories"], "states.yaml: territories"))
    rows = {code: row for code, row in _library_rows().items() if code not in territories}
    for code in content["states"]:
        rows.setdefault(code, {"ISO": {"alpha2": code[:2]}, "name": content["states"][code].get("name", code)})
    return {code: _state(code, rows[code], content["states"].get(code, {})) for code in sorted(rows)}


@cache
def cautions() -> Cautions:
    """The lists of states.yaml that say when a name is not the state."""
    content = _content()
    lists = {name: strings(content[name], f"states.yaml: {name}") for name in _CAUTION_LISTS}
    clues = check(content["clues"], dict, "states.yaml: clues")
    return Cautions(
        prefixes=check(content["prefixes"], dict, "states.yaml: prefixes"),
        not_states=lists["not_states"],
        tails=_folded(lists["tails"]),
        heads=_folded(lists["heads"]),
        given=_folded(lists["given"]),
        family=_folded(lists["family"]),
        clues={fold(name): _folded(strings(row, f"states.yaml: clues: {name}")) for name, row in clues.items()},
        not_misspelt=_folded(lists["not_misspelt"]),
    )


def state_id(name_or_code: str) -> str | None:
    """The id of a state by its name, abbreviation, demonym or ISO code in any case; None where nothing fits."""
    return _index().get(fold(name_or_code.strip().removeprefix("the ").removeprefix("The ")))


def state_name(state: str) -> str:
    """The short name of a state. Raises UsageError for an id that no state has."""
    found = states().get(state)
    if found is None:
        raise UsageError(f"no state has the id {state!r}: give an ISO 3166-1 alpha-3 code such as IND")
    return found.name


def suggest_states(name: str, limit: int = 3) -> tuple[str, ...]:
    """Names of states that are spelt most like the given one, best first; empty where none is near."""
    by_fold = {fold(spelling): state.name for state in states().values() for spelling in (state.name, *state.names)}
    nearest = process.extract(fold(name), list(by_fold), limit=limit * 3, score_cutoff=70)
    return tuple(dict.fromkeys(by_fold[spelling] for spelling, _, _ in nearest))[:limit]


@cache
def _spellings() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Names and demonyms of one word and four letters or more, by their first letter: (spelling, state, kind)."""
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for state in states().values():
        for kind, spellings in (("state", state.names), ("demonym", state.demonyms)):
            for spelling in map(fold, spellings):
                if spelling.isalpha() and len(spelling) >= 4:
                    rows.setdefault(spelling[0], []).append((spelling, state.id, kind))
    return {letter: tuple(found) for letter, found in rows.items()}


def correct(word: str, known: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """The (state, "state" or "demonym") that a misspelt word meant: one edit from a single name, a long word two.

    A word under six letters counts only where its state is among ``known``, those that the document names correctly.
    """
    key = fold(word)
    if len(key) < 4 or not key.isalpha() or key in cautions().not_misspelt:
        return None
    near = [
        (state, kind)
        for spelling, state, kind in _spellings().get(key[0], ())
        if 0 < OSA.distance(key, spelling, score_cutoff=_most(key)) <= _most(key) and (len(key) >= 6 or state in known)
    ]
    return near[0] if len({state for state, _ in near}) == 1 else None


def _most(key: str) -> int:
    """The letters that a word of a length may miss."""
    return 2 if len(key) > 9 else 1


@cache
def _index() -> Mapping[str, str]:
    index: dict[str, str] = {}
    for state in states().values():
        for spelling in (*state.demonyms, *state.abbreviations, *state.names, state.name):
            index.setdefault(fold(spelling), state.id)
    for state in states().values():
        index[fold(state.name)] = index[fold(state.id)] = state.id
        index.setdefault(fold(state.code), state.id)
    return index


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = check(load(HERE / "states.yaml"), dict, "states.yaml")
    keys(content, "states.yaml", frozenset({"states", "territories", "prefixes", "clues", *_CAUTION_LISTS}),
         frozenset())  # fmt: skip
    allowed = frozenset({"name", *_LISTS})
    for code, row in check(content["states"], dict, "states.yaml: states").items():
        where = f"states.yaml: {code}"
        keys(check(row, dict, where), where, frozenset(), allowed)
    return content


def _library_rows() -> dict[str, Any]:
    """The rows of countryinfo by alpha-3 code; where two share a code, the one with a demonym."""
    rows: dict[str, Any] = {}
    for row in CountryInfo.all().values():
        code = (row.get("ISO") or {}).get("alpha3")
        if code and not (code in rows and rows[code].get("demonym")):
            rows[code] = row
    return rows


def _state(code: str, row: Any, own: dict[str, Any]) -> State:
    lists = {name: strings(own.get(name), f"states.yaml: {code}: {name}") for name in _LISTS}
    dropped = _folded(lists["drop"])
    babel_name = _territories().get(row["ISO"]["alpha2"], row["name"])
    name = own.get("name") or str(babel_name).replace(" & ", " and ").replace("St. ", "Saint ")
    demonyms = _kept((*_demonyms(row), *lists["demonyms"]), dropped - _folded(lists["demonyms"]))
    names = _kept((name, *_names(row), *lists["names"]), dropped)
    capital = row.get("capital")
    capitals = (capital,) if isinstance(capital, str) and capital else ()
    return State(
        id=code,
        code=row["ISO"]["alpha2"],
        name=name,
        names=names,
        abbreviations=lists["abbreviations"],
        demonyms=demonyms,
        people=_kept((*map(_plural, demonyms), *lists["people"]), frozenset({""})),
        capitals=_kept((*capitals, *lists["capitals"]), dropped | _folded(names)),
    )


@cache
def _territories() -> Mapping[str, str]:
    return dict(Locale("en").territories)


def _names(row: Any) -> Iterator[str]:
    """English and Latin names of a countryinfo row, with and without "the"; no codes, no inverted names."""
    for name in (row["name"], *row.get("altSpellings", ())):
        plain = name.strip().removeprefix("The ").removeprefix("the ")
        if len(plain) > 3 and plain.isascii() and plain[0].isupper() and not set(plain) & set(",("):
            yield plain


def _demonyms(row: Any) -> tuple[str, ...]:
    return tuple(part.strip() for part in (row.get("demonym") or "").replace("/", ",").split(",") if part.strip())


def _plural(demonym: str) -> str:
    """The persons of a demonym: Indians; empty where the word does not change (the Japanese)."""
    key = fold(demonym)
    if key.endswith(_SAME_IN_PLURAL) or len(key) <= 3 or key.endswith((".", "s")):
        return ""
    return f"{demonym}s"


def _kept(spellings: tuple[str, ...], dropped: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling for spelling in spellings if fold(spelling) not in dropped))


def _folded(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, spellings))


_CAUTION_LISTS = ("not_states", "tails", "heads", "given", "family", "not_misspelt")
