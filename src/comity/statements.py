"""What a text says, sentence by sentence: who, how hard, with which numbers, dates and names; and of what meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from comity import grammar
from comity.analyse.aligning import Statement, Value
from comity.analyse.force import BINDING, Point, points_of, under
from comity.analyse.sides import Bounds, Facts
from comity.discourse import Discourse
from comity.edtf import days_between, published_span
from comity.model import Actor, Claim, Document, Sentence, TimeMention, Token
from comity.parse import load_parser
from comity.reading import Reading, read_sentences
from comity.what.quantities import value_of
from comity.who import find_mentions

COMPARED: Final = frozenset({"body", "list", "quote"})
COMPARED_IN: Final = "en"
FOREIGN: Final = "not in English"
"""Why nothing of a text in another language is compared: its paragraphs are counted."""
MOST: Final = 300
"""Sentences of a text that are compared: what each side says is held against all that the other says."""
SHORT: Final = 4
"""Words below which a sentence says too little to be compared."""
WORDS: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
PLAIN: Final = frozenset(
    "have make take other such say state hold meeting minister president leader side mr ms mrs".split()
)
"""Words that say nothing of what a sentence is about."""
TITLES: Final = frozenset(
    "prime minister president secretary foreign external affairs defence defense state councilor counsellor deputy "
    "vice premier chancellor king queen ambassador mr mrs ms dr general admiral".split()
)
"""Words beside the name of one who speaks for a state."""
WHO: Final = PLAIN | TITLES | frozenset({"country", "nation", "party", "government", "delegation", "state", "people"})
"""Nouns for those who met: how many they are is known."""
NUMBERED: Final = re.compile(
    r"\b((?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:summit|meeting|dialogue|session|round|consultations?|forum|talks))\b",
    re.IGNORECASE,
)
TOLD: Final = 10
"""Days before its publication at most in which the meeting lies that a text is about."""
NOW: Final = re.compile(r"(?:today|now|current|present|at present|this (?:evening|morning|afternoon))", re.IGNORECASE)
"""Times that tell no two accounts apart: those of the writing."""
HELPING: Final = re.compile(r"(?:will|would|shall|is|are|was|were)\b", re.IGNORECASE)
"""Words that bind by the verb that they help."""
WHOLE: Final = Bounds()


@dataclass(frozen=True, slots=True)
class Heard:
    """The sentences of a text that can be compared, and why others were left out."""

    statements: tuple[Statement, ...]
    left: tuple[tuple[str, int], ...]


def hear(
    document: Document, claims: Iterable[Claim] = (), bounds: Bounds = WHOLE, parties: Collection[str] = ()
) -> Heard:
    """Read a text: each sentence with who says it, how hard, and its numbers, dates and names.

    ``parties``: ids of those who met, whose names tell nothing apart.
    """
    if document.language != COMPARED_IN:
        return Heard((), ((FOREIGN, sum(row.role in COMPARED for row in document.sections)),))
    ids: dict[int, list[str]] = {}
    for claim in claims:
        ids.setdefault(claim.passage.start, []).append(claim.id)
    found, left = dict[str, Statement](), Counter[str]()
    lead: Point | None = None
    for reading in _readings(document):
        item = lead is not None and _is_item(reading.sentence)
        reason = _unfit(reading.sentence, bounds, item)
        if reason is None:
            one = _statement(document, reading, tuple(ids.get(reading.sentence.start, ())), frozenset(parties))
            leads = one.exact.endswith(":")
            if lead and item:
                one = replace(one, points=tuple(under(point, lead) for point in one.points))
            else:
                lead = one.points[-1] if leads else None
            reason = "leads to a list" if leads else "said before" if one.exact in found else None
            reason = reason or (f"beyond the first {MOST}" if len(found) >= MOST else None)
            if reason is None:
                found[one.exact] = one
        left.update([reason] if reason else [])
    return Heard(tuple(found.values()), tuple(sorted(left.items())))


def _is_item(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the words before a list."""
    return sentence.role == "list" or sentence.text[:1].islower()


@lru_cache(maxsize=32)
def _readings(document: Document) -> tuple[Reading, ...]:
    sentences = next(iter(load_parser().parse([document])))
    discourse = Discourse(find_mentions(sentences, document.published, document.publisher))
    return tuple(read_sentences(document, sentences, discourse))


def _unfit(sentence: Sentence, bounds: Bounds, item: bool) -> str | None:
    """Why a sentence is not compared; None where it is. ``item``: of a list, whose verb stands before it."""
    if sentence.role not in COMPARED:
        return sentence.role
    if bounds.paragraphs is not None and sentence.paragraph not in bounds.paragraphs:
        return "about another meeting"
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if len(words) < SHORT or not (item or any(map(grammar.is_verb, words))):
        return "no whole sentence"
    return None


def _statement(document: Document, reading: Reading, claims: tuple[str, ...], parties: frozenset[str]) -> Statement:
    sentence = reading.sentence
    points = points_of(sentence)
    times = _times(reading, points)
    return Statement(
        document.id,
        sentence.start,
        sentence.end,
        sentence.text,
        frozenset(_words(sentence, points, times)),
        points,
        tuple(_who(reading, point) for point in points),
        tuple(_named(reading, point) for point in points),
        tuple(_values(reading, times, parties)),
        claims,
    )


def _words(sentence: Sentence, points: Sequence[Point], times: Sequence[TimeMention]) -> Iterator[str]:
    """What a sentence is about, as lemmas: neither how hard it is said nor when."""
    verbs = {point.head for point in points if not HELPING.match(point.cue)}
    days = [(time.start, time.end) for time in times]
    for token in sentence.tokens:
        plain = token.lemma in PLAIN or token.i in verbs or _overlaps(token.start, token.end, days)
        if token.pos in WORDS and not plain:
            yield token.lemma


def _who(reading: Reading, point: Point) -> frozenset[str]:
    """The states that say a point, or that it binds.

    Of what binds its subject; of anything else who is told to say it; else the subject of the verb above, or whom the
    words before a list name. Of what only tells how a meeting went nobody in particular is the speaker.
    """
    if point.head < 0:
        return frozenset()
    sentence = reading.sentence
    verb = sentence.tokens[point.head]
    speaker = reading.speaker_of(verb)
    told = frozenset({speaker.id}) if speaker is not None and speaker.id else frozenset()
    above = [_doers(reading, one) for one in (verb, *filter(grammar.is_verb, sentence.ancestors(verb)))]
    lead = frozenset(actor.id for mention in reading.lead for actor in mention.actors)
    binds = dict(point.rungs).get(BINDING, 0.0) > 0
    found = (above[0], told, *above, lead) if binds else (told, *above, lead)
    return next((who for who in found if who), frozenset())


def _doers(reading: Reading, verb: Token) -> frozenset[str]:
    """The states in the subject of a verb, or behind "by" of a passive."""
    doers = grammar.agents(reading.sentence, verb) or grammar.subjects(reading.sentence, verb)
    return frozenset(actor.id for token in doers for actor in _actors(reading, token))


def _named(reading: Reading, point: Point) -> frozenset[str]:
    """The names of the persons who say a point: those in the subject of its verb or of one that it is told by."""
    if point.head < 0:
        return frozenset()
    sentence = reading.sentence
    verb = sentence.tokens[point.head]
    for above in (verb, *filter(grammar.is_verb, sentence.ancestors(verb))):
        doers = grammar.agents(sentence, above) or grammar.subjects(sentence, above)
        phrases = [one for token in doers for one in grammar.noun_phrase(sentence, token)]
        if any(one.lemma in TITLES for one in phrases):
            return frozenset(one.text for one in phrases if one.tag.startswith("NNP") and one.lemma not in TITLES)
    return frozenset()


def _actors(reading: Reading, token: Token) -> Iterator[Actor]:
    """Whom a word stands for: by the mention that it heads, else by one within its phrase."""
    phrase = {one.i for one in grammar.noun_phrase(reading.sentence, token)}
    heads = [mention for mention in reading.mentions if mention.head == token.i]
    for mention in heads or [mention for mention in reading.mentions if mention.head in phrase]:
        yield from mention.actors


# --- numbers, dates, names ------------------------------------------------------------------------------------------


def _values(reading: Reading, times: Sequence[TimeMention], parties: frozenset[str]) -> Iterator[Value]:
    for time in times:
        when = time.when
        if when.edtf and when.end and not NOW.match(when.text or ""):
            key = when.edtf if when.start else when.end
            yield Value("date", key, _quoted(reading.sentence, time.start, time.end))
    actors = [one for one in reading.mentions if one.form not in ("demonym", "place")]
    yield from _numbers(reading, [*((one.start, one.end) for one in times), *((one.start, one.end) for one in actors)])
    yield from (value for value in _names(reading) if value.key not in parties)


def _times(reading: Reading, points: Sequence[Point]) -> Sequence[TimeMention]:
    """The times in a sentence: of one that binds, those that lie ahead."""
    ahead = any(rung > 0 for point in points for name, rung in point.rungs if name == BINDING)
    return reading.times("planned") if ahead else reading.past


def _quoted(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]


def _numbers(reading: Reading, taken: list[tuple[int, int]]) -> Iterator[Value]:
    """Quantities and counts, and any other number but one with the noun that it counts.

    ``taken``: where dates and those who act stand, "the two ministers" among them.
    """
    found = [*reading.quantities, *((count.start, count.end, count.quantity) for count in reading.counts)]
    for start, end, quantity in found:
        unit = quantity.measure or quantity.unit
        if unit not in WHO and not _overlaps(start, end, taken):
            taken.append((start, end))
            yield Value("number", unit, quantity.text or f"{quantity.value:g} {unit}", quantity.value)
    for token in reading.sentence.tokens:
        amount = value_of(token.text) if token.tag == "CD" and not _overlaps(token.start, token.end, taken) else None
        noun = reading.sentence.head(token)
        if amount is not None and amount != 1 and noun.lemma.removesuffix("s") not in WHO:
            yield Value("number", noun.lemma, grammar.span_text(reading.sentence, (token, noun)), amount)


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


def _names(reading: Reading) -> Iterator[Value]:
    """States and bodies, named things and places."""
    for mention in reading.mentions:
        if mention.form in ("name", "demonym", "body", "capital", "place"):
            for actor in mention.actors:
                yield Value("name", actor.id, actor.name)
    for thing in reading.things:
        yield Value("name", thing.thing.id, thing.thing.name)


# --- of which meeting -----------------------------------------------------------------------------------------------


def facts_of(document: Document, entries: Collection[str] = ()) -> Facts:
    """By what the meeting of a text is known. ``entries``: ids of the meetings that claims of it are in."""
    readings = _readings(document)
    mentions = [mention for reading in readings for mention in reading.mentions]
    text = f"{document.title or ''}\n{document.text}"
    return Facts(
        document.id,
        document.published,
        frozenset(entries),
        frozenset(day for reading in readings for day in _days(document, reading)),
        frozenset(actor.name for mention in mentions for actor in mention.actors),
        frozenset(mention.person.split()[-1] for mention in mentions if mention.person),
        frozenset(where.name for reading in readings for _, _, where in reading.wheres if where.precision != "country"),
        frozenset(_numbered(hit[1]) for hit in NUMBERED.finditer(text)),
    )


def _numbered(words: str) -> str:
    """The number and the noun of "14th India-Japan Annual Summit": the states between are told in any order."""
    parts = words.lower().split()
    return f"{parts[0]} {parts[-1]}"


def _days(document: Document, reading: Reading) -> Iterator[str]:
    """The days that a sentence tells of shortly before the text was published."""
    said = published_span(document.published)[1]
    for time in reading.past:
        when = time.when
        if said and when.edtf and when.start and when.start == when.end and 0 <= days_between(when.start, said) <= TOLD:
            yield when.edtf
