"""A coder that needs no model of a language: it goes by the names and predicates that a parser finds with a lexicon.

For each predicate the steps are those of the English coder: whether (the status, from its ending and what it hangs on),
who (the names in its clause, by their cases), what (its frame, the thing, the quantity), when and due, where, whence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol

from comity import data
from comity.edtf import parse_day
from comity.languages.clocks import Timing
from comity.languages.dates import Calendar, DateFinder
from comity.languages.discourse import Discourse
from comity.languages.lexicon import Lexicon, compiled
from comity.languages.names import NameFinder
from comity.languages.numbers import NumberFinder
from comity.languages.parties import find_parties
from comity.languages.places import PlaceFinder
from comity.languages.reading import Reading, find_quantity, find_speaker, find_thing
from comity.languages.records import Clauses, Frame, Predicate
from comity.languages.status import Told, governs_itself, status_of
from comity.languages.things import Named, ThingFinder
from comity.model import (
    Claim,
    Document,
    DocumentRef,
    Party,
    Passage,
    Sentence,
    Status,
    Thing,
    When,
    Where,
    column_of,
)
from comity.what.codebook import VERSION as CODEBOOK
from comity.whence.sources import find_source
from comity.who.states import state_name
from comity.who.voice import find_home

RULES: Final = "lexical-1"
LASTING: Final = frozenset({"agreement", "mechanism", "exercise", "engagement", "transfer", "measure"})
"""Kinds that a single party makes no claim of."""
RELATIVE: Final = frozenset({"agreement", "exercise", "engagement", "incident", "transfer", "mechanism"})
"""Kinds of acts that a clause may tell of in passing."""


class Cutter(Protocol):
    """What a language's parser is."""

    def cut(self, document: Document) -> tuple[Clauses, ...]:
        """The sentences of a document's claiming paragraphs."""
        ...


class CutterMaker(Protocol):
    """How a language's parser is made: of its lexicon, and of what finds names and things with it."""

    def __call__(self, lexicon: Lexicon, names: NameFinder, things: ThingFinder) -> Cutter: ...


@dataclass(frozen=True)
class LexicalLanguage:
    """A language that is a parser and a folder of YAML. ``id``: ISO 639-1; ``name``: in English."""

    id: str
    name: str
    folder: Path
    parser: CutterMaker

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.folder)

    @cached_property
    def names(self) -> NameFinder:
        return NameFinder(self.lexicon, self.id)

    @cached_property
    def things(self) -> ThingFinder:
        return ThingFinder(self.lexicon)

    @cached_property
    def dates(self) -> DateFinder:
        return DateFinder(self.lexicon)

    @cached_property
    def numbers(self) -> NumberFinder:
        return NumberFinder(self.lexicon)

    @cached_property
    def places(self) -> PlaceFinder:
        return PlaceFinder(self.lexicon, self.id)

    @cached_property
    def _cutter(self) -> Cutter:
        return self.parser(self.lexicon, self.names, self.things)

    @cached_property
    def contexts(self) -> Mapping[str, re.Pattern[str]]:
        """PLOVER context -> the pattern of its words."""
        rows: dict[str, Any] = self.lexicon.rows("contexts")
        return {name: re.compile("|".join(map(re.escape, data.strings(words, name)))) for name, words in rows.items()}

    @cached_property
    def aside(self) -> re.Pattern[str]:
        """What stands behind a date that is apart from the clause behind it."""
        return compiled(self.lexicon.grammar["aside"], "endings.yaml: aside")

    @property
    def version(self) -> str:
        """Rules, codebook, the tables shared by all languages, and the language's own folder."""
        return f"{RULES}/{CODEBOOK}/{data.digest()}/{self.id}-{self.lexicon.digest}"

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each document, in order."""
        for document in documents:
            yield self._cutter.cut(document)

    def code(self, document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
        """The claims of a document in the order of its sentences."""
        run = _Run(self, document, Calendar(document.published), self._discourse(document))
        found: dict[str, Claim] = {}
        for sentence in sentences:
            if isinstance(sentence, Clauses):
                for claim in run.sentence(sentence):
                    found.setdefault(claim.id, claim)
        return tuple(found.values())

    def _discourse(self, document: Document) -> Discourse:
        actor = find_home(document.publisher)
        source = find_source(document.publisher, document.url)
        home = actor.id if actor else source.country if source.kind == "official" else None
        home = home or self.names.home_of(document.publisher or "")
        return Discourse(self.names, home or self.names.rows.get("home"), home is not None)


@dataclass(slots=True)
class _Run:
    """The coding of one document: what was named before bears on what follows."""

    language: LexicalLanguage
    document: Document
    calendar: Calendar
    discourse: Discourse
    heard: list[tuple[int, Claim]] = field(default_factory=list)

    def sentence(self, clauses: Clauses) -> list[Claim]:
        """The claims of one sentence."""
        plain = clauses.plain
        reading = Reading(
            clauses,
            self.discourse.resolve(clauses),
            self.language.dates.find(plain, self.calendar),
            self.language.things.find(plain),
            self.language.numbers.find(plain),
        )
        made: list[Claim] = []
        acted = self._acts(reading, made)
        for place, one in enumerate(clauses.predicates):
            if one.word.governor is not None and place not in acted and (claim := self._own(reading, place)):
                made.append(claim)
        self.discourse.settle(reading.terms)
        return sorted(made, key=lambda claim: clauses.text.find(claim.trigger))

    def _acts(self, reading: Reading, made: list[Claim]) -> set[int]:
        """Add the claims of words that tell of acts; gives the governors that lead to one of them."""
        led: set[int] = set()
        predicates = reading.clauses.predicates
        for place, one in enumerate(predicates):
            frame = self._frame(reading, place)
            told = self._told(predicates, place, frame) if frame else None
            if frame is None or told is None or self._is_passing(one, frame, told):
                continue
            if place in led and frame.kind == "position":
                continue
            if one.word.governor is not None and self._leads(reading, place):
                continue
            claim = self._claim(reading, place, frame, told)
            if claim is not None and not _again(claim, made):
                made.append(claim)
                led |= self._led(predicates, place)
        return led

    @staticmethod
    def _told(predicates: Sequence[Predicate], place: int, frame: Frame) -> Told:
        """The status; of a bare present behind a condition that one."""
        told = status_of(predicates, place, frame)
        behind = any(other.link == "condition" for other in predicates[:place])
        ahead = told.plain or (told.status is not None and column_of(told.status) != "ACTUALLY")
        return Told("conditional", (*told.why, "condition before")) if ahead and behind else told

    def _leads(self, reading: Reading, place: int) -> bool:
        """Whether something hangs on a governor, so that it makes no claim as an act of its own."""
        predicates = reading.clauses.predicates
        return any(other.governor == place for other in predicates) or self._is_to_come(reading, predicates[place])

    @staticmethod
    def _led(predicates: Sequence[Predicate], place: int) -> set[int]:
        """A predicate and all that it hangs on."""
        found = {place}
        above = predicates[place].governor
        while above is not None and above not in found:
            found.add(above)
            above = predicates[above].governor
        after = predicates[place].after
        if after is not None and predicates[after].governor is not None:
            found.add(predicates[after].governor or 0)
        return found

    @staticmethod
    def _is_passing(one: Predicate, frame: Frame, told: Told) -> bool:
        """True for what is only named: a noun of what takes a verb, a clause on a thing that tells of no act."""
        if told.status is None and not told.plain:
            return one.link != "end" or not frame.noun
        if not one.verbal and not frame.noun and one.link != "nominal":
            return True
        return one.link == "relative" and frame.kind not in RELATIVE

    def _frame(self, reading: Reading, place: int) -> Frame | None:
        """The first frame of the word whose noun stands before it, in its clause."""
        one = reading.clauses.predicates[place]
        offset = reading.clauses.start
        before = reading.clauses.plain[one.scope - offset : one.start - offset]
        for frame in one.word.frames:
            if frame.object is None or self._has_object(frame.object, before, self._named(reading, one)):
                return frame
        return None

    def _named(self, reading: Reading, one: Predicate) -> set[str]:
        """The kinds of the things named in the clause before an act."""
        offset = reading.clauses.start
        near = (n for n in reading.things if one.scope <= n.start + offset and n.end + offset <= one.start)
        return {n.kind for n in near if n.kind is not None}

    def _has_object(self, name: str, before: str, named: set[str]) -> bool:
        """Whether one of a class of nouns stands before an act as what it is done to, or as the first part of it."""
        if name in named:
            return True
        language = self.language.lexicon
        words = "|".join(map(re.escape, sorted(language.nouns.get(name, ()), key=len, reverse=True)))
        pattern = language.grammar.get("object", "{nouns}.{{0,30}}").format(nouns=f"(?:{words})")
        return re.search(f"(?:{pattern})$", before[-80:]) is not None

    @property
    def _timing(self) -> Timing:
        return Timing(self.calendar, self.language.aside)

    # --- one claim ------------------------------------------------------------------------------------------------

    def _claim(self, reading: Reading, place: int, frame: Frame, told: Told) -> Claim | None:
        clauses, one = reading.clauses, reading.clauses.predicates[place]
        parties, rules = find_parties(clauses, place, frame, reading.terms, self.discourse)
        quantity = find_quantity(reading, one)
        where = self._where(reading, one, frame)
        parties = _with_host(parties, where) if frame.visit else parties
        named = find_thing(reading, one, frame)
        enough = self._are_enough(reading, frame, parties, told) or bool(
            frame.kind == "agreement" and named and parties
        )
        if not enough or (frame.quantity and quantity is None):
            return None
        when, due = self._timing.clocks(reading, place, told)
        status = told.status or self._plain_status(one, when or due)
        if column_of(status) == "ACTUALLY":
            when, due = when or due, None
        acting = [party.id for party in parties if party.role != "third"]
        together = sum(party.role == "actor" for party in parties) > 1 or any(t.sort == "group" for t in reading.terms)
        if told.status == "planned" and any(rule.startswith("decided") for rule in told.why) and together:
            status = "agreed"
        return self._made(
            reading, one, parties,
            kind=frame.kind, event=frame.event, status=status, stage=frame.stage, when=when, due=due,
            thing=self._settled(named, acting, reading), quantity=quantity, speaker=find_speaker(reading, place),
            where=where, why=(frame.id, *told.why, *rules),
        )  # fmt: skip

    def _are_enough(self, reading: Reading, frame: Frame, parties: Sequence[Party], told: Told) -> bool:
        """Whether enough take part: two where it takes two, unless "both" are named and only one of them is known."""
        acting = {party.id for party in parties if party.role != "third"}
        ahead = told.status is not None and (column_of(told.status) != "ACTUALLY" or told.status == "denied")
        grouped = any(term.sort == "group" for term in reading.terms) and self.discourse.sure
        if frame.kind in ("agreement", "mechanism", "engagement", "measure"):
            return len(acting) > 1 or bool(acting and (grouped or ahead or frame.alone))
        if frame.kind in ("exercise", "incident", "policy") or frame.speaks or grouped or ahead:
            return bool(acting)
        return bool(acting) and len({party.id for party in parties}) > 1

    def _made(self, reading: Reading, one: Predicate, parties: tuple[Party, ...], **fields: Any) -> Claim:
        clauses, document = reading.clauses, self.document
        source = DocumentRef(
            document.id, document.path, document.url, document.title, document.publisher, document.published,
            document.grade,
        )  # fmt: skip
        return Claim(
            document=source,
            passage=Passage(clauses.text, clauses.start, clauses.end, clauses.role),
            parties=parties,
            contexts=tuple(name for name, words in self.language.contexts.items() if words.search(clauses.plain)),
            trigger=one.trigger,
            coder=self.language.version,
            **fields,
        )

    def _plain_status(self, one: Predicate, date: When | None) -> Status:
        """Of a bare present or a headline: planned where its day is to come, done where it has come, else promised."""
        ahead = date is not None and date.start is not None and self._timing.is_after(date)
        if not one.verbal:
            return "planned" if ahead else "happened"
        return "planned" if date is not None else "promised"

    def _own(self, reading: Reading, place: int) -> Claim | None:
        """The claim that a governor makes by itself: a view shared, a hope for what no frame knows."""
        predicates, one = reading.clauses.predicates, reading.clauses.predicates[place]
        governor = one.word.governor
        assert governor is not None
        told = status_of(predicates, place, None)
        ends = one.verbal and one.link in ("end", "chain", "content")
        if governor.silent or governor.effect in ("report", "stops") or not ends:
            return None
        if one.governor is not None and predicates[one.governor].word.governor and governor.effect != "hoped":
            return None
        status = governs_itself(governor, told, self._is_to_come(reading, one))
        parties, rules = find_parties(reading.clauses, place, None, reading.terms, self.discourse)
        if status is None or not parties or (len(parties) < 2 and not self.discourse.sure and governor.joint):
            return None
        when, due = self._timing.clocks(reading, place, Told(status, ()))
        event = "COOPERATE" if status == "agreed" and governor.event == "AGREE" else governor.event
        return self._made(
            reading, one, parties,
            kind=governor.kind, event=event, status=status, when=when, due=due,
            thing=self._settled(find_thing(reading, one, None), [p.id for p in parties], reading),
            speaker=find_speaker(reading, place), why=(f"governor.{governor.effect}", *told.why, *rules),
        )  # fmt: skip

    def _is_to_come(self, reading: Reading, one: Predicate) -> bool:
        """Whether the words right before a governor are a clause in the present tense: 取り組むことで一致."""
        offset = reading.clauses.start
        before = reading.clauses.plain[one.scope - offset : one.start - offset]
        pattern = self.language.lexicon.grammar.get("to_come")
        return bool(pattern and re.search(pattern, before))

    # --- fields ---------------------------------------------------------------------------------------------------

    def _settled(self, named: Named | None, parties: Sequence[str], reading: Reading) -> Thing | None:
        if named is None:
            return None
        before = [d for d in reading.dates if 0 <= named.start - d.end <= 12 and d.when.start]
        year = parse_day(before[-1].when.start or "")[0] if before else None
        return self.language.things.settle(named, parties, year)

    def _where(self, reading: Reading, one: Predicate, frame: Frame) -> Where | None:
        if frame.kind not in ("exercise", "engagement", "incident", "agreement"):
            return None
        offset = reading.clauses.start
        return self.language.places.find(reading.clauses.plain[max(0, one.scope - offset) : one.start - offset])


def _again(claim: Claim, made: Sequence[Claim]) -> bool:
    """True where the sentence has made the same claim: one meeting by two nouns."""
    return any(
        (claim.kind, claim.status, claim.stage, _ids(claim)) == (other.kind, other.status, other.stage, _ids(other))
        and (claim.thing is None or other.thing is None or claim.thing.id == other.thing.id)
        and claim.why[0].startswith("engagement.visit") == other.why[0].startswith("engagement.visit")
        and (claim.when is None or other.when is None or claim.when.edtf == other.when.edtf)
        for other in made
    )


def _with_host(parties: tuple[Party, ...], where: Where | None) -> tuple[Party, ...]:
    """The parties of a visit, with the state of the town that is visited where no state is named as host."""
    acting = {party.id for party in parties if party.role != "third"}
    if where is None or where.country is None or len(acting) != 1 or where.country in acting:
        return parties
    return (*parties, Party(where.country, state_name(where.country), "GOV", where.name, "recipient"))


def _ids(claim: Claim) -> frozenset[str]:
    return frozenset(party.id for party in claim.parties if party.role != "third")
