"""Every literal name that a text may hold, in one trie: states, capitals, bodies, services, persons, offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from comity.who.bodies import bodies, services
from comity.who.figures import by_name
from comity.who.forms import forms, plural
from comity.who.named import sole_groups
from comity.who.offices import titles
from comity.who.places import is_word
from comity.who.states import cautions, states
from comity.who.words import Trie, Word, fold, split

Kind = Literal["not", "person", "body", "service", "state", "demonym", "people", "prefix", "capital", "office", "form"]

_RANK: tuple[Kind, ...] = (
    "not", "person", "body", "service", "state", "demonym", "people", "prefix", "capital", "office", "form",
)  # fmt: skip
_ANY_CASE: frozenset[Kind] = frozenset({"office", "form"})
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "IGO"})
_SMALL: frozenset[Kind] = frozenset({"state", "demonym", "people", "capital"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for. ``value``: a state's or body's id, a person's folded name, or an office's title."""

    kind: Kind
    value: str
    sector: str = "GOV"
    name: str = ""
    exact: str | None = None
    """The name must be written just so: abbreviations, which are words otherwise ("US", "WHO")."""
    beside: bool = False
    """The name means it only where the document names its state besides: services of named.yaml."""

    def fits(self, words: Sequence[Word], small: bool = False) -> bool:
        """True where the words are written as such a name is: capitals where names have them, but in a ``small`` text
        of states' names none.
        """
        if self.exact is not None:
            return "".join(word.text for word in words) == self.exact
        if self.kind in _ANY_CASE or (small and self.kind in _SMALL and not is_word(words[0].key)):
            return True
        return words[0].capital and (self.kind != "person" or words[-1].capital or words[-2].key == "-")


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a sentence: ``words[first:end]``."""

    first: int
    end: int
    entry: Entry


def find_spans(words: Sequence[Word], small: bool = False) -> list[Span]:
    """The names among the words, from left to right, the longest at each place, none overlapping. ``small``: the text
    writes names without capitals.
    """
    trie, spans, index = lexicon(), [], 0
    while index < len(words):
        span = next(_spans_at(trie, words, index, small), None)
        if span is not None and not _is_sign(words, span.end):
            spans.append(span)
        index = span.end if span is not None else index + 1
    return spans


def _is_sign(words: Sequence[Word], end: int) -> bool:
    """True in "US$ 5 billion" and "US-2": a currency's sign, a model's name, no state."""
    rest = words[end : end + 2]
    if not rest or rest[0].start != words[end - 1].end:
        return False
    return rest[0].text == "$" or (rest[0].text == "-" and len(rest) == 2 and rest[1].text[:1].isdigit())


def _spans_at(trie: Trie[Entry], words: Sequence[Word], first: int, small: bool) -> Iterator[Span]:
    for end, entries in trie.at(words, first):
        fitting = [entry for entry in entries if entry.fits(words[first:end], small)]
        if fitting:
            yield Span(first, end, min(fitting, key=lambda entry: _RANK.index(entry.kind)))


@cache
def lexicon() -> Trie[Entry]:
    """The trie of all names, built once."""
    trie: Trie[Entry] = Trie()
    for name, entry in _all():
        trie.add(_bare(name), entry)
    return trie


@cache
def opening_words() -> Mapping[str, frozenset[str]]:
    """What names stand for, by its value -> the first words of these names."""
    found: dict[str, set[str]] = {}
    for name, entry in _all():
        words = split(_bare(name))
        if words:
            found.setdefault(entry.value, set()).add(words[0].key)
    return {value: frozenset(words) for value, words in found.items()}


def _all() -> Iterator[tuple[str, Entry]]:
    yield from ((name, Entry("not", "")) for name in cautions().not_states)
    yield from ((name, Entry("prefix", state)) for name, state in cautions().prefixes.items())
    yield from _state_names()
    yield from _body_names()
    yield from _group_names()
    yield from ((name, Entry("person", name)) for name in by_name() if " " in name)
    yield from _office_names()
    yield from ((noun, Entry("form", noun, sector)) for noun, sector in forms().sectors.items())


def _state_names() -> Iterator[tuple[str, Entry]]:
    for state in states().values():
        yield from ((name, Entry("state", state.id)) for name in state.names)
        yield from ((name, Entry("state", state.id, exact=_joined(name))) for name in state.abbreviations)
        yield from ((name, Entry("demonym", state.id, exact=_exact(name))) for name in state.demonyms)
        yield from ((name, Entry("people", state.id, "CVL")) for name in state.people)
        yield from ((name, Entry("capital", state.id, exact=_unlike_word(name))) for name in state.capitals)


def _unlike_word(name: str) -> str | None:
    """Malé must be written so: without its accent it is a word."""
    return name if is_word(fold(name)) else None


def _body_names() -> Iterator[tuple[str, Entry]]:
    for body in bodies():
        yield from ((name, Entry("body", body.id, body.kind, body.name, _exact(name))) for name in body.names)
    for service in services():
        for name in service.names:
            yield name, Entry("service", service.state, service.sector, service.names[0], _exact(name))


def _group_names() -> Iterator[tuple[str, Entry]]:
    """The public services and bodies that named.yaml has for bare phrases, where the name is one state's alone."""
    known = {fold(name) for service in services() for name in service.names}
    known |= {fold(name) for body in bodies() for name in body.names}
    for group in sole_groups():
        if fold(group.name) not in known and group.sector in _PUBLIC and group.id and not _is_composed(group.name):
            kind: Kind = "body" if group.sector == "IGO" else "service"
            yield group.name, Entry(kind, group.id, group.sector, group.name, group.exact, kind == "service")


def _is_composed(name: str) -> bool:
    """ "Indian Navy", "Biden administration": the words of a state or a person and a noun, which are read so."""
    words = fold(name).split()
    return words[-1] in _RULES or any(" ".join(words[:end]) in _first_words() for end in range(1, len(words)))


_RULES = frozenset({"administration", "government", "regime", "cabinet", "authorities", "officials"})


@cache
def _first_words() -> frozenset[str]:
    rows = states().values()
    return frozenset(fold(name) for row in rows for name in (*row.names, *row.abbreviations, *row.demonyms))


def _office_names() -> Iterator[tuple[str, Entry]]:
    for title in titles():
        short = title.upper() if len(title) <= 3 else None
        yield title, Entry("office", title, exact=short)
        yield plural(title), Entry("office", title, name="plural", exact=short and f"{short}s")
        if title.split()[0].endswith("minister"):
            yield f"ministers {title.removeprefix('minister ')}", Entry("office", title, name="plural")


def _exact(name: str) -> str | None:
    """Names all in capitals must be written so; others may be in any case but the first letter's."""
    return _joined(name) if name.upper() == name and any(map(str.isalpha, name)) else None


def _joined(name: str) -> str:
    return "".join(name.split())


def _bare(name: str) -> str:
    return name[4:] if fold(name[:4]) == "the " and fold(name) != "the hague" else name
