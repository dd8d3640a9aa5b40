"""A sentence with what was found in it, and what its "this" and "it" stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from comity import grammar
from comity.discourse import Discourse, Topic, heading_noun
from comity.edtf import bounds
from comity.model import (
    Document,
    Kind,
    Mention,
    Quantity,
    Sentence,
    Speaker,
    Status,
    TimeMention,
    Token,
    Where,
    column_of,
)
from comity.what.counts import Count, find_counts
from comity.what.frames import load_nouns, stem
from comity.what.names import new_thing
from comity.what.quantities import find_quantities
from comity.what.things import ThingMention, find_all
from comity.when import find_times
from comity.whence.speaker import NOBODY_YET, Voice, find_speaker
from comity.whence.voices import find_voices
from comity.where import find_wheres
from comity.who.voice import find_home

THINGS: Final[frozenset[Kind]] = frozenset({"agreement", "mechanism", "exercise", "engagement"})
"""Kinds that are things: a verb that acts on one tells the status of the thing, not its own."""

LONG_AGO: Final = 60
"""Days that a date of saying without its year hardly lies back."""
PRONOUNS: Final = frozenset({"this", "it", "that"})

EDITIONS: Final = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth next latest previous".split()
)
"""Words that stand for one of several things named before: "the next is to be held in Lima"."""


@dataclass(frozen=True)
class Reading:
    """A sentence with what was found in it."""

    index: int
    sentence: Sentence
    opens: bool
    """Whether the sentence opens its paragraph."""
    anchor: str | None
    mentions: tuple[Mention, ...]
    things: tuple[ThingMention, ...]
    quantities: tuple[tuple[int, int, Quantity], ...]
    voice: Voice = NOBODY_YET
    lead: tuple[Mention, ...] = ()
    """Of an item of a list that has no subject: whom the words before the list name as the subject."""
    bound: str | None = None
    """EDTF interval in which a document without a date was written, where that is known."""

    @cached_property
    def past(self) -> tuple[TimeMention, ...]:
        return find_times(self.sentence.text, self.sentence.start, self.anchor, "past", self.bound)

    @cached_property
    def future(self) -> tuple[TimeMention, ...]:
        return find_times(self.sentence.text, self.sentence.start, self.anchor, "future", self.bound)

    @cached_property
    def wheres(self) -> tuple[tuple[int, int, Where], ...]:
        return find_wheres(self.sentence)

    def clause(self, token: Token) -> frozenset[int]:
        """The indices of the tokens in the clause that a token stands in."""
        return frozenset(t.i for t in grammar.clause(self.sentence, grammar.clause_head(self.sentence, token)))

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        return find_counts(self.sentence)

    def speaker_of(self, token: Token) -> Speaker | None:
        """Who says what the clause of a token tells; None where the document itself does."""
        return find_speaker(self.sentence, token, self.mentions, self.voice)

    def where_of(self, token: Token) -> Iterator[Where]:
        """The places named in the clause that a token stands in, in order."""
        clause = self.clause(token)
        for start, end, where in self.wheres:
            if any(t.i in clause for t in self.sentence.at(start, end)):
                yield where

    def times(self, status: Status) -> tuple[TimeMention, ...]:
        """The time expressions; those without a year lie ahead where they say when something is still to come."""
        if column_of(status) == "ACTUALLY":
            return self.past
        return tuple(
            back if self.told_in_past(back) and not self._far_back(back, ahead) else ahead
            for back, ahead in zip(self.past, self.future, strict=True)
        )

    def _far_back(self, back: TimeMention, ahead: TimeMention) -> bool:
        """True where a date without a year lies nearer ahead: "agreed in writing to a first flight in June"."""
        if not self.anchor or not back.when.end or not ahead.when.start or back.when.edtf == ahead.when.edtf:
            return False
        today = date.fromisoformat(bounds(self.anchor)[0] or self.anchor)
        gone = (today - date.fromisoformat(back.when.end)).days
        return gone > max(LONG_AGO, (date.fromisoformat(ahead.when.start) - today).days)

    def told_in_past(self, time: TimeMention) -> bool:
        """True where the time hangs on a verb in the past: it dates the saying, not what is to come."""
        verb = grammar.clause_head(self.sentence, self.sentence.at(time.start, time.end)[0])
        auxiliaries = self.sentence.children(verb, "aux", "auxpass")
        done = {"had", "was", "were"} if any(a.tag == "MD" for a in auxiliaries) else TOLD
        return verb.tag == "VBD" or any(a.lower in done for a in auxiliaries)


TOLD: Final = frozenset("had was were have has".split())
"""Auxiliaries of what is told as done."""


def read_sentences(
    document: Document, sentences: Sequence[Sentence], discourse: Discourse, bound: str | None = None
) -> Iterator[Reading]:
    """The sentences of a document with what was found in each; times and places are looked for when asked for.

    ``bound``: of a document without a date, the EDTF interval in which it was written.
    """
    voices = find_voices(sentences, discourse.mentions, find_home(document.publisher))
    things = find_all(sentences)
    lead: tuple[Mention, ...] = ()
    for index, (sentence, voice) in enumerate(zip(sentences, voices, strict=True)):
        item = is_item(sentence)
        lead = lead if item else read_lead(sentence, discourse, index)
        yield Reading(
            index,
            sentence,
            index == 0 or sentence.paragraph != sentences[index - 1].paragraph,
            document.published,
            discourse.mentions[index],
            things[index],
            find_quantities(sentence.text, sentence.start),
            voice,
            lead if item else (),
            bound,
        )


SIDES: Final = frozenset("they side minister leader party government country head delegation secretary".split())
"""Words of whom a text between two states means both."""


def read_lead(sentence: Sentence, discourse: Discourse, index: int) -> tuple[Mention, ...]:
    """Who does what the items of a list say, by words before it that do not end: "The two sides will:", "they"."""
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if not words or sentence.text.rstrip(" \"')")[-1:] in ".!?;":
        return ()
    closing = words[-1]
    verb = next((token for token in sentence.tokens if token.dep == "ROOT" and grammar.is_verb(token)), None)
    subjects = grammar.subjects(sentence, verb) if verb else ()
    ends = grammar.is_noun(closing) or closing.pos == "PRON"
    doers = tuple(grammar.conjuncts(sentence, grammar.first_conjunct(sentence, closing))) if ends else subjects
    named = [m for m in discourse.mentions[index] if any(m.start <= t.start < m.end for t in doers)]
    pair = discourse.main_pair()
    if not named and pair and any(stem(t).lower() in SIDES for t in doers):
        doer = doers[-1]
        return (Mention(doer.start, doer.end, doer.i, pair, "pair", doer.text),)
    return tuple(named)


def is_item(sentence: Sentence) -> bool:
    """True for an item of a list that goes on with the words before the list."""
    return sentence.role == "list" and sentence.text[:1].islower()


def find_antecedent(reading: Reading, discourse: Discourse, kind: Kind) -> Topic | None:
    """What "this" or "it" means where a thing of the kind is meant: in the first sentence under a heading that names a
    thing the heading's, elsewhere the last such thing."""
    headed = _heading_topic(reading)
    if headed is not None:
        return headed if headed.kind == kind else None
    return discourse.near(reading.index, kind)


def _heading_topic(reading: Reading) -> Topic | None:
    noun, heading = heading_noun(reading.sentence), reading.sentence.heading
    kind = next((k for k in sorted(THINGS) if noun in load_nouns()[k]), None)
    if kind is None or noun is None or heading is None or not reading.opens:
        return None
    return Topic(kind, noun, new_thing(heading.strip(" .:")), (), reading.index)
