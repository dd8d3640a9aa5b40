"""Persons who hold or held office: by full name, by family name once named, and by a name spelt a little otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from comity.edtf import MONTHS, WEEKDAYS
from comity.who import figures
from comity.who.forms import forms
from comity.who.leaders import LEAVES
from comity.who.lexicon import Entry, Span
from comity.who.offices import Term, by_name, by_surname, during, office_key, office_of, surnames
from comity.who.words import Word, fold

Tags = Callable[[int], str]

_SMALL = frozenset({"VB", "IN", "DT", "CC", "RB", "PR", "TO", "MD", "WR", "WP", "WD"})


@dataclass(frozen=True, slots=True)
class Person:
    """Who a name means on the day of the text. ``office``: the key held then, None where none is known."""

    name: str
    state: str
    office: str | None
    sector: str


@dataclass
class Known:
    """The persons that a document has named so far, by family name, and its day.

    ``namesakes``: family names that the document gives to people who are in no table.
    """

    on: str | None
    by_surname: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    namesakes: set[str] = field(default_factory=set)
    offices: dict[str, str] = field(default_factory=dict)

    def learn(self, terms: Sequence[Term], office: str | None) -> None:
        """From here on the family name alone means this person, in this office if the text gives one."""
        if office is not None:
            self.offices[terms[0].person] = office
        for surname in surnames(terms[0]):
            if not forms().has("plain_names", surname):
                self.by_surname[surname] = tuple(terms)


def terms_of(name: str) -> tuple[Term, ...]:
    """The terms of whoever bears the folded full name."""
    return figures.by_name().get(name, ())


def pick(terms: Sequence[Term], on: str | None, state: str | None = None, office: str | None = None) -> Person | None:
    """The one person meant: of the state and in the office that the text gives, in office on its day if anyone is.

    None where people of different names or states are left, and for who serves a body of many states.
    """
    rows: Sequence[Term] = [term for term in terms if state in (None, term.state)]
    rows = [term for term in rows if term.office == office] or rows
    current = during(rows, on)
    rows = current or rows
    if not rows or len({(term.state, term.person) for term in rows}) > 1 or any(term.sector == "IGO" for term in rows):
        return None
    offices = {term.office for term in rows}
    key = office if office in offices else rows[-1].office if on and current else None
    sector = _left(rows, on) if not current and office not in offices else _sector(rows, key)
    return Person(rows[0].person, rows[0].state, key or None, sector)


def _sector(rows: Sequence[Term], key: str | None) -> str:
    """The sector of an office, or of what the person did last."""
    return office_of(key).sector if key else rows[-1].sector or office_of(rows[0].office).sector


def _left(rows: Sequence[Term], on: str | None) -> str:
    """The sector of one who has no part on the day: who left an office is of the elite, a rebel stays one."""
    last = max(rows, key=lambda term: term.end or "")
    return "ELI" if not on or not last.sector or last.sector in LEAVES else last.sector


def person_spans(words: Sequence[Word], spans: Sequence[Span], known: Known, tag_of: Tags) -> Iterator[Span]:
    """Names of persons among the capitalised words that no other name covers. ``tag_of``: a word's tag."""
    titled = {span.end: span for span in spans if span.entry.kind == "office"}
    for run in runs(words, spans):
        found = _full_name(words, *run)
        for index in _alone(words, run, tag_of) if found is None else ():
            title = _title_before(words, index, titled)
            found = found or _surname(words, index, title, known) or _in_office(words, index, known, tag_of)
        if found is not None:
            yield found


def namesakes(words: Sequence[Word], spans: Sequence[Span], tag_of: Tags) -> Iterator[str]:
    """The family names of office holders that other people bear: "Hunter Biden"."""
    if by_surname().keys().isdisjoint([word.key for word in words]):
        return
    for first, end in runs(words, spans):
        for index in range(first + 1, end):
            beside = words[index].key in by_surname() and not _is_small(words[index - 1], tag_of(index - 1))
            if beside and tag_of(index - 1) == tag_of(index) == "NNP":
                yield words[index].key


def is_former(words: Sequence[Word], index: int) -> bool:
    """True after "former", "late", "ex-"."""
    if index and words[index - 1].text in "-–":
        index -= 1
    return index > 0 and words[index - 1].key in forms().words["former"]


def _alone(words: Sequence[Word], run: tuple[int, int], tag_of: Tags) -> Iterator[int]:
    """The family names in a row of capitalised words that nothing beside makes a longer name: "When Abe"."""
    first, end = run
    if end - first == 1:
        yield first
        return
    for index in range(first, end):
        beside = [other for other in (index - 1, index + 1) if first <= other < end]
        if _is_family_name(words[index].key) and all(_is_small(words[other], tag_of(other)) for other in beside):
            yield index


def _is_family_name(key: str) -> bool:
    return key in by_surname() or key in figures.by_surname()


def _is_small(word: Word, tag: str) -> bool:
    """True for what begins a sentence or dates it, and is no part of a name."""
    return tag[:2] in _SMALL or word.key in WEEKDAYS or word.key in MONTHS


def _in_office(words: Sequence[Word], index: int, known: Known, tag_of: Tags) -> Span | None:
    """The family name alone of one who is in a top office on the day."""
    key = words[index].key
    term = _top_holder(key, known.on) if key not in known.namesakes else None
    if term is None or tag_of(index) != "NNP" or is_former(words, index):
        return None
    return Span(index, index + 1, Entry("person", fold(term.person)))


@lru_cache(maxsize=4_096)
def _top_holder(surname: str, on: str | None) -> Term | None:
    """The one person of the family name in a top office on the day; without a day, the only one in all tables."""
    if forms().has("common_names", surname):
        return None
    rows = during(by_surname().get(surname, ()), on)
    top = [term for term in rows if forms().has("top_offices", term.office)]
    return top[-1] if top and len({(term.state, term.person) for term in (top if on else rows)}) == 1 else None


def runs(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The longest rows of capitalised words that no span covers, honorifics left out."""
    covered = {index for span in spans for index in range(span.first, span.end)}
    honorifics, first = forms().words["honorifics"], None
    for index, word in enumerate(words):
        if word.is_name and index not in covered and word.key not in honorifics:
            first = index if first is None else first
        elif first is not None:
            yield first, index
            first = None
    if first is not None:
        yield first, len(words)


def _full_name(words: Sequence[Word], first: int, end: int) -> Span | None:
    """A full name within the row of words, its given or its family name one or two letters off."""
    for start in range(first, end - 1):
        for stop in range(end, start + 1, -1):
            name = _nearest(tuple(word.key for word in words[start:stop]))
            if name is not None:
                return Span(start, stop, Entry("person", name))
    return None


def _nearest(keys: tuple[str, ...]) -> str | None:
    near = {name for name in _by_part().get(keys[0], ()) if _alike(keys[-1], name.split()[-1], 1)}
    near |= {name for name in _by_part().get(keys[-1], ()) if _alike(keys[0], name.split()[0], 2)}
    near = {name for name in near if len(name.split()) == len(keys)}
    people = {(term.state, term.person) for name in near for term in terms_of(name)}
    return min(near) if len(people) == 1 else None


def _alike(word: str, other: str, most: int) -> bool:
    """Names of five letters or more with the same first letter and few letters apart."""
    near = OSA.distance(word, other, score_cutoff=most) <= most
    return near and min(len(word), len(other)) >= 5 and word[0] == other[0]


@cache
def _by_part() -> dict[str, frozenset[str]]:
    """The first and the last word of each full name -> the names."""
    found: dict[str, set[str]] = {}
    for name in by_name():
        for part in (name.split()[0], name.split()[-1]):
            found.setdefault(part, set()).add(name)
    return {part: frozenset(names) for part, names in found.items()}


def _title_before(words: Sequence[Word], first: int, titled: Mapping[int, Span]) -> Span | None:
    """The office that stands before the word, with honorifics between perhaps."""
    while first > 0 and first not in titled:
        word = words[first - 1]
        if word.key not in forms().words["honorifics"] and word.text not in ".'":
            return None
        first -= 1
    return titled.get(first)


def _surname(words: Sequence[Word], index: int, title: Span | None, known: Known) -> Span | None:
    """A family name alone: known from the document, or after a title and borne by one person on the day."""
    key = words[index].key
    if key in known.by_surname and not _dated(words, index):
        return Span(index, index + 1, Entry("person", fold(known.by_surname[key][0].person)))
    if title is None:
        return None
    rows = [*during(by_surname().get(key, ()), known.on), *_entitled(words, key, title, known.on)]
    people = {(term.state, term.person) for term in rows}
    if len(people) == 1:
        return Span(index, index + 1, Entry("person", fold(people.pop()[1])))
    return None


def _entitled(words: Sequence[Word], surname: str, title: Span, on: str | None) -> Sequence[Term]:
    """The terms of persons of states without a table in the very office that the title names, on the day or before."""
    office = office_key(title.entry.value)
    if office == "minister" and forms().has("common_names", surname):
        return ()
    rows = [term for term in figures.by_surname().get(surname, ()) if term.office == office]
    return during(rows, on) or (rows if is_former(words, title.first) else ())


def _dated(words: Sequence[Word], index: int) -> bool:
    """True for May and March where a number stands beside them."""
    beside = [*words[max(index - 1, 0) : index], *words[index + 1 : index + 2]]
    return any(word.text.isdigit() for word in beside) or words[max(index - 1, 0)].key in ("in", "since", "by", "last")
