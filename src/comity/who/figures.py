"""Whom a name means in running text: the holders of offices/, and of states without a table those of leaders.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from comity.who import offices
from comity.who.forms import forms
from comity.who.leaders import Part, Person, people
from comity.who.offices import Term, terms
from comity.who.words import fold

_PARTICLES = frozenset({"al", "el", "ar", "as", "ash", "an", "at", "ad", "az"})
_FATHERS = frozenset({"bin", "ibn", "ben", "ould", "bint"})


@cache
def by_name() -> Mapping[str, tuple[Term, ...]]:
    """A folded full name or alias -> the terms of whoever bears it; of one word only where the person has no other."""
    return {**_grouped((name, term) for term in _figures() for name in _full_names(term)), **offices.by_name()}


@cache
def by_surname() -> Mapping[str, tuple[Term, ...]]:
    """A folded family name -> the terms of those of leaders.yaml who bear it."""
    return _grouped((name, term) for term in _figures() for name in term.called or ())


@cache
def _figures() -> tuple[Term, ...]:
    """The parts that persons of states without a file in offices/ had in public life, each as a term."""
    tables = {term.state for term in terms()}
    return tuple(
        term for names, person in people() if person.state not in tables for term in _terms(names, person)
    )  # fmt: skip


def _terms(names: tuple[str, ...], person: Person) -> Iterator[Term]:
    """The person's terms, those in office last."""
    called = frozenset(name for full in names for name in _family(_untitled(full), person.state))
    plain = sorted(dict.fromkeys(map(_untitled, names)), key=lambda name: " " not in name)
    for part in sorted(person.parts, key=lambda part: (bool(part.office), part.start)):
        yield _term(plain, person, part, called)


def _term(names: list[str], person: Person, part: Part, called: frozenset[str]) -> Term:
    return Term(person.state, part.office or "", names[0], tuple(names[1:]), part.start, part.end, part.sector, called)


def _untitled(name: str) -> str:
    """A king's name without the title, which is an office in the text."""
    title, _, rest = name.partition(" ")
    return rest if title in ("King", "Queen") else name


def _full_names(term: Term) -> Iterator[str]:
    for name in dict.fromkeys(map(fold, (term.person, *term.aliases))):
        if " " in name or name == fold(term.person):
            yield name


def _family(name: str, state: str) -> Iterator[str]:
    """The one word by which the bearer of a full name is called: no number, no "al-", no father's name."""
    words = [word for word in name.split() if fold(word) not in offices.SUFFIXES] or [name]
    if _FATHERS & set(map(fold, words)):
        return
    first = fold(state) in forms().words["family_first"] and (len(words) > 2 or "-" in name)
    mark, _, rest = fold(words[0 if first else -1]).partition("-")
    word = rest if mark in _PARTICLES and rest else fold(words[0 if first else -1])
    if word.isalpha() and len(word) > 2:
        yield word


def _grouped(rows: Iterable[tuple[str, Term]]) -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for name, term in rows:
        found.setdefault(name, []).append(term)
    return {name: tuple(found[name]) for name in found}
