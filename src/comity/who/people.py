"""Which two people "the two leaders" or "the ministers" are: those who last met, agreed or spoke, not who is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model import Mention, Sentence
from comity.who.forms import forms
from comity.who.standing import find_ends, find_lower_ends, is_deep, is_topic
from comity.who.trail import Pair, Trail, find_pair, groups_of, only_two

_REACH = 6
_NEAR = 1


def find_people(trail: Trail, sentence: Sentence, before: Sequence[Mention], sure: bool) -> Pair | None:
    """The states of the two people meant after the mentions that stand before in the sentence.

    ``sure``: the words say that they are two; then, where no people are found, the two states named together are
    taken. Words that do not say so ("the leaders") mean two people or the document's pair, or nobody.
    """
    met = _last_met(trail, sentence, before, _REACH)
    if met:
        pair = only_two(met)
        return pair or (trail.pair if sure and trail.pair and set(trail.pair) <= met else None)
    local = find_pair(trail, sentence, before)
    return local if sure or local == trail.pair else None


def find_sides(trail: Trail, sentence: Sentence, before: Sequence[Mention], sure: bool) -> Pair | None:
    """The two states of "both sides"; those of "the sides" only where people or the whole document say the same."""
    if sure:
        return find_pair(trail, sentence, before)
    return find_people(trail, sentence, before, sure)


def find_either(trail: Trail, sentence: Sentence, before: Sequence[Mention]) -> Pair | None:
    """The two that "the two" and "the pair" mean: people where the sentence before speaks of some, else states."""
    met = _last_met(trail, sentence, before, _NEAR)
    return only_two(met) if len(met) == 2 else find_pair(trail, sentence, before)


def _last_met(trail: Trail, sentence: Sentence, before: Sequence[Mention], reach: int) -> frozenset[str]:
    """The states of the people last put together, else of all who acted until there were two or more."""
    acting: frozenset[str] = frozenset()
    for earlier, mentions in ((sentence, before), *trail.back(reach)):
        people = [mention for mention in mentions if _is_person(mention) and not is_topic(earlier, mention)]
        met = _met(earlier, people)
        if met:
            return met
        acting |= {actor.id for mention in people if not is_deep(earlier, mention) for actor in mention.actors}
        if len(acting) > 1:
            return acting
    return frozenset()


def _met(sentence: Sentence, people: Sequence[Mention]) -> frozenset[str]:
    """The states of the people at the ends of the main act, else named side by side, else at a lower act's ends."""
    if not people:
        return frozenset()
    groups = groups_of(sentence, people)
    beside = frozenset(groups[-1]) if groups else frozenset()
    return find_ends(sentence, people) or beside or find_lower_ends(sentence, people)


def _is_person(mention: Mention) -> bool:
    """True for someone in office, for what refers to one, and for "the two leaders"."""
    if mention.form == "pair":
        return forms().has("people", mention.text.split()[-1].lower())
    if mention.form == "pronoun":
        return mention.person is not None or mention.office is not None or len(mention.actors) > 1
    return mention.form in ("person", "office") and all(actor.sector != "ELI" for actor in mention.actors)
