"""Persons of public life: the offices and parts they had in which state and when, from leaders.yaml and offices/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from rapidfuzz.distance import OSA

from comity.data import check, keys, load
from comity.edtf import bounds
from comity.who.forms import forms
from comity.who.nouns import keys_of
from comity.who.offices import office_of, terms
from comity.who.words import fold

HERE = Path(__file__).parent

_OFFICES: Final = {
    "hos": "head_of_state", "hog": "head_of_government", "fm": "foreign_minister", "dm": "defence_minister",
    "min": "minister",
}  # fmt: skip
LEAVES: Final = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "IGO"})
"""Whoever has left a post in one of these is of the elite; others stay what they were."""


@dataclass(frozen=True, slots=True)
class Part:
    """A person's time in a sector, ISO days; ``end`` None: still so. ``second``: the second sector, if any.

    ``office``: the key of the office, if it is one.
    """

    sector: str
    second: str | None
    start: str
    end: str | None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a state. ``parts`` in order of time."""

    state: str
    name: str
    parts: tuple[Part, ...]

    def on(self, day: str | None) -> tuple[str | None, str | None]:
        """Sector and second sector on an EDTF day; None: as last known."""
        now = self._parts_on(day)
        if now:
            part = min(now, key=lambda part: part.sector != "GOV")
            return part.sector, part.second
        first = bounds(day)[0] if day else None
        past = [part for part in self.parts if part.end is not None and (first is None or part.end < first)]
        if not past:
            return None, None
        last = max(past, key=lambda part: part.end or "")
        return ("ELI", None) if last.sector in LEAVES else (last.sector, last.second)

    def serves(self, day: str | None) -> bool:
        """True where the person has a part on the day."""
        return bool(self._parts_on(day))

    def _parts_on(self, day: str | None) -> list[Part]:
        first, last = bounds(day) if day else (None, None)
        if first is None and last is None:
            return [part for part in self.parts if part.end is None]
        return [part for part in self.parts
                if part.start <= (last or "9999") and (part.end is None or (first or "") <= part.end)]  # fmt: skip


@cache
def persons() -> Mapping[tuple[str, ...], tuple[Person, ...]]:
    """The keys of each full name or alias -> who bears it. Raises DataError naming the row that is wrong."""
    return _by_key((name, person) for names, person in people() for name in names)


@cache
def surnames() -> Mapping[tuple[str, ...], tuple[Person, ...]]:
    """The keys of each family name -> who bears it."""
    return _by_key((name, person) for names, person in people() for name in _surnames(names, person.state))


def find_near(key: tuple[str, ...]) -> tuple[Person, ...]:
    """Who bears a name but for a letter or two, or a full name with fewer words between first and last."""
    found = [name for name in _by_end().get(key[-1], ()) if _is_near(key[:1], name[:1])]
    found += [name for name in _by_start().get(key[0], ()) if _is_near(key[-1:], name[-1:])]
    found += [name for name in _by_start().get(key[0], ()) if len(name) > 2 and key[: len(name)] == name]
    people = dict.fromkeys(person for name in found for person in persons()[name])
    return tuple(people) if len({(person.state, person.name) for person in people}) == 1 else ()


def _is_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    word, known = one[0], other[0]
    most = 2 if len(known) > 7 else 1 if len(known) > 3 else 0
    return OSA.distance(word, known, score_cutoff=most) <= most and (most == 0 or word[0] == known[0])


@cache
def _by_end() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return _grouped(-1)


@cache
def _by_start() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return _grouped(0)


def _grouped(index: int) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for key in persons():
        if len(key) > 1:
            found.setdefault(key[index], []).append(key)
    return {word: tuple(rows) for word, rows in found.items()}


def _by_key(rows: Iterable[tuple[str, Person]]) -> Mapping[tuple[str, ...], tuple[Person, ...]]:
    found: dict[tuple[str, ...], dict[Person, None]] = {}
    for name, person in rows:
        found.setdefault(keys_of(name), {})[person] = None
    return {key: tuple(people) for key, people in found.items()}


def _surnames(names: tuple[str, ...], state: str) -> Iterator[str]:
    first = fold(state) in forms().words["family_first"]
    for name in names:
        words = name.split()
        yield words[0] if first else words[-1]
        if len(words) > 2 and words[-2][:1].islower():
            yield " ".join(words[-2:])


@cache
def people() -> tuple[tuple[tuple[str, ...], Person], ...]:
    """Every person with all names; one who is in both sources has the parts of both."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    parts: dict[tuple[str, str], list[Part]] = {}
    for state, called, part in (*_from_offices(), *_from_leaders()):
        key = (state, fold(called[0]))
        names.setdefault(key, {}).update(dict.fromkeys(called))
        parts.setdefault(key, []).append(part)
    return tuple(
        (tuple(called), Person(key[0], next(iter(called)), tuple(sorted(parts[key], key=lambda part: part.start))))
        for key, called in names.items()
    )


def _from_offices() -> Iterator[tuple[str, tuple[str, ...], Part]]:
    for term in terms():
        part = Part(office_of(term.office).sector, None, term.start, term.end, term.office)
        yield term.state, (term.person, *term.aliases), part


def _from_leaders() -> Iterator[tuple[str, tuple[str, ...], Part]]:
    content = check(load(HERE / "leaders.yaml"), dict, "leaders.yaml")
    keys(content, "leaders.yaml", frozenset({"checked", "persons"}), frozenset())
    for state, rows in check(content["persons"], dict, "leaders.yaml: persons").items():
        for name, text in check(rows, dict, f"leaders.yaml: {state}").items():
            where = f"leaders.yaml: {state}: {name}"
            for row in check(text, str, where).split(";"):
                yield state, tuple(part.strip() for part in str(name).split("=")), _part(row, where)


def _part(text: Any, where: str) -> Part:
    """ "hos 1990-04/2019-03-20", "PTY+OPP 2020/": an office or sectors, and an EDTF interval."""
    role, _, interval = str(text).strip().partition(" ")
    start, mark, end = interval.strip().partition("/")
    check(start if mark else None, str, where)
    sector, _, second = ("GOV" if role in _OFFICES else role).partition("+")
    return Part(sector, second or None, start, f"{end}~" if end else None, _OFFICES.get(role))
