"""Who held which office of a state when, from the files in offices/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from comity.data import check, keys, load, strings
from comity.edtf import bounds
from comity.who.forms import Office, forms
from comity.who.states import states
from comity.who.words import fold, split

HERE = Path(__file__).parent

_FILE = frozenset({"state", "offices"})
_OFFICE = frozenset({"office", "titles", "holders"})
_HOLDER = frozenset({"name", "from"})
SUFFIXES = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "x"})
_HOLDER_TOO = frozenset({"to", "aliases", "source", "note", "acting", "checked"})


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office. ``start`` and ``end`` are ISO days; ``end`` None: still in office.

    ``sector``: for persons of leaders.yaml, whose part in public life need be no office (``office`` is "" then).
    ``called``: the family names, where they are not to be made of the person's name.
    """

    state: str
    office: str
    person: str
    aliases: tuple[str, ...]
    start: str
    end: str | None
    sector: str = ""
    called: frozenset[str] | None = None

    def covers(self, first: str, last: str) -> bool:
        """True where the term shares a day with the ISO days from ``first`` to ``last``."""
        return self.start <= last and (self.end is None or first <= self.end)


@dataclass(frozen=True, slots=True)
class _Row:
    """One office in a state's file: its key, the titles that do not name the state, and its terms."""

    state: str
    key: str
    titles: tuple[str, ...]
    terms: tuple[Term, ...]


@cache
def terms() -> tuple[Term, ...]:
    """Every term of every state's file, in the order of the files. Raises DataError naming file and row."""
    return tuple(term for row in _rows() for term in row.terms)


@cache
def titles() -> Mapping[str, Mapping[str, str]]:
    """A folded title -> the office key it stands for, by state; "" for what it means where no state's file has it."""
    found: dict[str, dict[str, str]] = {}
    for office in forms().offices.values():
        for title in map(fold, office.titles):
            found.setdefault(title, {})[""] = office.key
    for row in _rows():
        for title in map(fold, row.titles):
            found.setdefault(title, {})[row.state] = row.key
    return found


def office_key(office: str, state: str | None = None) -> str | None:
    """The key of an office given by key or title; a state's own use of the title first."""
    if office in forms().offices:
        return office
    by_state = titles().get(fold(office), {})
    return by_state.get(state or "") or by_state.get("")


def office_of(key: str) -> Office:
    """The office with the key; an unknown key gives a plain government office of that name."""
    return forms().offices.get(key) or Office(key, key.replace("_", " ").title(), "GOV", ())


def holder(office: str, state: str, on: str | None) -> str | None:
    """The full name of who held the office (key or title) of the state on an EDTF day.

    None where nobody is known, where two people held it in the time that ``on`` spans, or where ``on`` is None.
    """
    key = office_key(office, state)
    if key is None or on is None:
        return None
    people = {term.person for term in during(terms(), on) if term.state == state and term.office == key}
    return people.pop() if len(people) == 1 else None


def during(rows: Iterable[Term], on: str | None) -> tuple[Term, ...]:
    """The terms that share a day with an EDTF date; all of them where it is None or unknown."""
    first, last = bounds(on) if on else (None, None)
    if first is None and last is None:
        return tuple(rows)
    return tuple(term for term in rows if term.covers(first or "0000-01-01", last or "9999-12-31"))


@cache
def by_name() -> Mapping[str, tuple[Term, ...]]:
    """A folded full name or alias of two words or more -> the terms of whoever bears it."""
    found: dict[str, list[Term]] = {}
    for term in terms():
        for name in dict.fromkeys(map(fold, (term.person, *term.aliases))):
            if len(name.split()) > 1:
                found.setdefault(name, []).append(term)
    return {name: tuple(rows) for name, rows in found.items()}


@cache
def by_surname() -> Mapping[str, tuple[Term, ...]]:
    """A folded family name -> the terms of all who bear it."""
    found: dict[str, list[Term]] = {}
    for term in terms():
        for surname in surnames(term):
            found.setdefault(surname, []).append(term)
    return {name: tuple(rows) for name, rows in found.items()}


def surnames(term: Term) -> frozenset[str]:
    """The words by which a person is called after the first mention, folded."""
    if term.called is not None:
        return term.called
    words = [word for word in term.person.split() if fold(word.strip(".")) not in SUFFIXES] or [term.person]
    first = fold(term.state) in forms().words["family_first"]
    own = words[0] if first else words[-1]
    alone = (alias for alias in term.aliases if " " not in alias)
    return frozenset(map(fold, (own, *alone)))


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(row for path in sorted((HERE / "offices").glob("*.yaml")) for row in _read(path.name, load(path)))


def _read(file: str, content: Any) -> tuple[_Row, ...]:
    keys(check(content, dict, file), file, _FILE, frozenset())
    state = check(content["state"], str, file)
    return tuple(_row(file, state, row) for row in check(content["offices"], list, file))


def _row(file: str, state: str, row: Any) -> _Row:
    where = f"{file}: {row.get('office') if isinstance(row, dict) else row!r}"
    keys(check(row, dict, where), where, _OFFICE, frozenset())
    names = tuple(title for title in strings(row["titles"], where) if not _names_state(title))
    holders = check(row["holders"], list, where)
    return _Row(state, row["office"], names, tuple(_term(where, state, row["office"], holder) for holder in holders))


def _names_state(title: str) -> bool:
    """True for "President of India": states and titles are put together by rule, not by list."""
    known = _state_words()
    return any(word.key in known for word in split(title))


@cache
def _state_words() -> frozenset[str]:
    rows = states().values()
    return frozenset(
        word.key
        for state in rows
        for name in (*state.names, *state.demonyms, *state.abbreviations)
        for word in split(name)
        if word.capital and fold(name) == word.key
    ) | {"states", "kingdom", "republic", "philippines", "federation", "korea"}


def _term(where: str, state: str, office: str, row: Any) -> Term:
    place = f"{where}: {row.get('name') if isinstance(row, dict) else row!r}"
    keys(check(row, dict, place), place, _HOLDER, _HOLDER_TOO)
    name, aliases = check(row["name"], str, place), strings(row.get("aliases"), place)
    return Term(state, office, name, aliases, _day(row["from"], place) or "", _day(row.get("to"), place))


def _day(value: Any, where: str) -> str | None:
    """An ISO day; YAML may have made a date of it."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    return str(check(value, str, where))
