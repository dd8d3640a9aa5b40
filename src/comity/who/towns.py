"""Towns and regions of the states that a document speaks of: where an act goes to, and whose people come from there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from comity.grammar import first_conjunct, is_verb
from comity.model import Mention, Sentence, Token
from comity.who.drafts import Line
from comity.who.forms import forms
from comity.who.lexicon import Span
from comity.who.names import actor_of, head_of
from comity.who.persons import runs
from comity.who.places import town_states

_LINKS: Final = frozenset({"compound", "nmod", "amod", "poss", "nn"})
_FROM: Final = frozenset({"from", "of"})
_PLACED: Final = frozenset(
    "in at to into onto from near off around over outside towards toward on against for via through across upon with "
    "between by before".split()
)
_ORGANS: Final = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY"})
_DONE_TO: Final = frozenset(
    "invasion bombing shelling bombardment occupation annexation blockade siege capture seizure evacuation storming "
    "liberation encirclement recapture burning looting closure reopening".split()
)
"""What is done to a town."""
_DESCRIBING: Final = frozenset({"province", "region", "district", "city", "town", "county", "prefecture", "oblast"})


def find_towns(
    line: Line, taken: Sequence[Mention], about: frozenset[str], people: Mapping[str, Mention]
) -> list[Mention]:
    """The mentions of places of the states ``about``, apart from those ``taken``: people from there, else the place.

    ``people``: the family names that mean somebody here.
    """
    found = []
    for first, end, state in _named(line, about, people):
        start, stop = line.words[first].start, line.words[end - 1].end
        mention = _of_people(line, start, stop, state) or _place(line.sentence, start, stop, state)
        if mention is not None and all(other.end <= mention.start or mention.end <= other.start for other in taken):
            found.append(mention)
    return found


def _named(line: Line, about: frozenset[str], people: Mapping[str, Mention]) -> Iterator[tuple[int, int, str]]:
    """The places: words ``first`` to ``end`` and the one state about whose such a place is."""
    for span in line.spans:
        if span.entry.kind == "capital" and (span.entry.value in about or _is_visited(line, span)):
            yield span.first, span.end, span.entry.value
    for first, end in runs(line.words, line.spans):
        while first < end and line.tag(first)[:2] not in ("NN", "JJ"):
            first += 1
        name = " ".join(word.key for word in line.words[first:end])
        states = town_states(name) & about if end > first and line.words[end - 1].text not in people else frozenset()
        if len(states) == 1:
            yield first, end, next(iter(states))


def _is_visited(line: Line, span: Span) -> bool:
    """ "Flew to Lima", "visited Lima": whom the visit is to, but not "flew to Vienna for talks with Iran"."""
    token = line.token(span.end - 1)
    head = line.sentence.head(token) if token is not None else None
    if token is None or head is None:
        return False
    verb = head if token.dep == "dobj" else line.sentence.head(head) if head.lower == "to" else None
    if verb is None or verb.lemma not in (_VISITS if verb == head else _MOVES):
        return False
    return not any(child.lower == "for" or child.dep == "advcl" for child in line.sentence.children(verb))


_VISITS: Final = frozenset({"visit", "tour"})
_MOVES: Final = frozenset({"fly", "travel", "visit", "go", "journey", "trip", "drive", "sail", "head"})


def _of_people(line: Line, start: int, end: int, state: str) -> Mention | None:
    """ "Bihar farmers", "a doctor from Osaka", "the police of Surabaya", "the government in Jakarta"."""
    sentence = line.sentence
    token = sentence.tokens[head_of(sentence, start, end)]
    noun = sentence.head(token)
    if noun.lemma in _DESCRIBING and noun.i > token.i:
        token, noun = noun, sentence.head(noun)
    if token.dep in _LINKS and token.i < noun.i <= token.i + 3:
        return _people(sentence, start, noun.end, noun, state)
    if token.dep != "pobj" or noun.lower not in (*_FROM, "in"):
        return None
    noun, word = sentence.head(noun), noun.lower
    sector = _sector(noun)
    if sector is None or noun.i > token.i or (word == "in" and sector not in _ORGANS) or _has_owner(sentence, noun):
        return None
    return _people(sentence, noun.start, token.end, noun, state)


def _has_owner(sentence: Sentence, noun: Token) -> bool:
    """ "Japanese troops in Baghdad", "the US embassy in Rome", "diplomats in Pyongyang": those of another."""
    return noun.lemma in _ABROAD or any(t.tag[:2] in ("JJ", "NN", "PR") for t in sentence.children(noun, *_LINKS))


_ABROAD: Final = frozenset(
    "diplomat embassy ambassador envoy mission consulate troop soldier force delegation peacekeeper official".split()
)


def _people(sentence: Sentence, start: int, end: int, noun: Token, state: str) -> Mention | None:
    sector = _sector(noun)
    if sector is None:
        return None
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, noun.i, (actor_of(state, sector),), "service", text)


def _sector(noun: Token) -> str | None:
    return forms().sectors.get(noun.lower) or forms().sectors.get(noun.lemma)


def _place(sentence: Sentence, start: int, end: int, state: str) -> Mention | None:
    """The place itself, where the parse puts something there or does something to it."""
    head = head_of(sentence, start, end)
    token = first_conjunct(sentence, sentence.tokens[head])
    above = sentence.head(token)
    if above.lemma in _DESCRIBING and token.dep in _LINKS:
        token, above = above, sentence.head(above)
    done_to = token.dep in ("dobj", "nsubjpass") and is_verb(above)
    struck = above.lower == "of" and sentence.head(above).lemma in _DONE_TO
    if not done_to and not (token.dep == "pobj" and (above.lower in _PLACED or struck)):
        return None
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, head, (actor_of(state, "GOV"),), "place", text)
