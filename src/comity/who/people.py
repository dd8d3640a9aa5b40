"""Which two people "the two leaders" or "the ministers" are: those who last met or spoke, not those spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model import Mention, Sentence
from comity.who.forms import forms
from comity.who.standing import find_all_ends, find_ends, find_lower_ends, is_deep, is_person, taking_part
from comity.who.trail import Pair, Trail, find_pair, groups_of, only_two

_REACH = 6


def find_people(trail: Trail, sentence: Sentence, before: Sequence[Mention], noun: str | None) -> Pair | None:
    """The states of the two people meant after the mentions that stand before in the sentence.

    ``noun``: the plural where the words do not say that they are two ("leaders"): it means two people or the document's
    pair, or nobody. None: they do ("both leaders"), and where no people are found, the two states named last are meant.
    """
    met = _last_met(trail, sentence, before, noun)
    if met:
        pair = only_two(met)
        return pair or (trail.pair if noun is None and trail.pair and set(trail.pair) <= met else None)
    local = find_pair(trail, sentence, before)
    return local if noun is None or local == trail.pair else None


def find_either(trail: Trail, sentence: Sentence, before: Sequence[Mention]) -> Pair | None:
    """The two that "the two" and "the pair" mean: people where the sentence before speaks of some, else states."""
    near = Trail(None, trail.rows[-1:])
    return only_two(_last_met(near, sentence, before, None)) or find_pair(trail, sentence, before)


def _last_met(trail: Trail, sentence: Sentence, before: Sequence[Mention], noun: str | None) -> frozenset[str]:
    """The states of the people last put together, else of all who acted until there were two or more."""
    acting: frozenset[str] = frozenset()
    for earlier, mentions in ((sentence, before), *trail.back(_REACH)):
        people = [mention for mention in taking_part(earlier, mentions) if is_person(mention)]
        met = _met(earlier, people, noun)
        if met:
            return met
        if noun is not None and earlier is not sentence and _speaks_of_more(earlier, mentions, noun):
            return frozenset({noun})
        acting |= {actor.id for mention in people if not is_deep(earlier, mention) for actor in mention.actors}
        if len(acting) > 1:
            return acting
    return frozenset()


def _speaks_of_more(sentence: Sentence, mentions: Sequence[Mention], noun: str) -> bool:
    """True for "G7 leaders", "ministers from five countries": whom a later "the leaders" may mean."""
    tokens = [token for token in sentence.tokens if token.lower == noun]
    inside = [(m.start, m.end) for m in mentions if m.form != "body"]
    free = [token for token in tokens if all(not start <= token.start < end for start, end in inside)]
    told = [word for token in free for word in sentence.children(token, "amod", "compound", "nmod", "nummod", "prep")]
    return any(not forms().has("portfolios", word.lower) for word in told)


def _met(sentence: Sentence, people: Sequence[Mention], noun: str | None) -> frozenset[str]:
    """The states of the people at the ends of the main act, else named side by side, else at a lower act's ends."""
    if not people:
        return frozenset()
    groups = [frozenset(group) for group in groups_of(sentence, people)]
    ends = find_ends(sentence, people)
    if noun is not None:
        ends |= find_all_ends(sentence, people)
    wider = next((group for group in groups if ends < group), ends)
    return wider or find_lower_ends(sentence, people)
