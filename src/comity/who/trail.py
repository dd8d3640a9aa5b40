"""What a document has spoken of so far: the sentences read, their mentions, and the pair it is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from comity.model import CLAIMING_ROLES, Actor, Mention, Sentence
from comity.who.standing import find_ends, find_joined, is_deep, is_person, is_place, is_topic, taking_part
from comity.who.states import states

Pair = tuple[str, str]

_JOINTS = frozenset(
    {"", "and", "&", "-", "–", "/", ",", ", and", "with", "and the", "with the", "vs", "versus", "'s and", "’s and"}
)
_REACH = 8


@dataclass
class Trail:
    """The sentences of one document up to a point, newest last.

    ``pair``: the two states it names most, if clear; ``two``: the two that it is about and no others; ``likely``: the
    two meant where words say that they are two; ``circle``: three or more that it puts together at its start;
    ``home``: who publishes it; ``people``: who bears a family name; ``called``: who was last "he" and who "she";
    ``nouns``: noun -> actors by id whose people or craft it named; ``named``: the states that the document names.
    """

    pair: Pair | None
    rows: list[tuple[Sentence, tuple[Mention, ...]]] = field(default_factory=list)
    circle: tuple[Actor, ...] = ()
    two: Pair | None = None
    likely: Pair | None = None
    home: Actor | None = None
    people: dict[str, Mention] = field(default_factory=dict)
    called: dict[str, Mention] = field(default_factory=dict)
    nouns: dict[str, dict[str, Actor]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()

    def add(self, sentence: Sentence, mentions: tuple[Mention, ...]) -> None:
        self.rows.append((sentence, mentions))

    def back(self, reach: int = _REACH) -> list[tuple[Sentence, tuple[Mention, ...]]]:
        """The last sentences with their mentions, newest first."""
        return self.rows[: -reach - 1 : -1]


def main_pair(sentences: Sequence[Sentence], rows: Sequence[Sequence[Mention]]) -> Pair | None:
    """The two states that a document names most, a headline counting double; None unless they lead a third,
    and where one is only a place or a topic."""
    counts: Counter[str] = Counter()
    for sentence, mentions in zip(sentences, rows, strict=True):
        if sentence.role in CLAIMING_ROLES:
            counts.update((2 if sentence.role == "headline" else 1) * states_of(mentions))
    top = counts.most_common(3)
    if len(top) < 2 or (len(top) == 3 and top[2][1] == top[1][1]):
        return None
    pair = _pair(top[0][0], top[1][0])
    return pair if all(acts(state, sentences, rows) for state in pair) else None


def acts(state: str, sentences: Sequence[Sentence], rows: Sequence[Sequence[Mention]]) -> bool:
    """True where a state is named somewhere as more than a place or a topic."""
    return any(
        not is_topic(sentence, mention) and not is_place(sentence, mention)
        for sentence, mentions in zip(sentences, rows, strict=True)
        for mention in mentions
        if sentence.role in CLAIMING_ROLES and state in states_of([mention])
    )


def states_of(mentions: Sequence[Mention]) -> list[str]:
    """The ids of the states named, one for each naming."""
    return [actor.id for mention in mentions if mention.form not in ("body", "pronoun") for actor in mention.actors]


def find_pair(trail: Trail, sentence: Sentence, before: Sequence[Mention]) -> Pair | None:
    """The two states that "both countries" means after the mentions that stand before it in its sentence.

    Two put together in the sentence come first, then the two last put together, then the document's pair.
    None where three or more are as likely.
    """
    apart = taking_part(sentence, before)
    groups = groups_of(sentence, apart)
    if groups:
        return only_two(groups[-1])
    here = set(states_of([mention for mention in apart if not is_deep(sentence, mention)]))
    if len(here) == 2:
        return only_two(here)
    if len(here) > 2 and trail.pair and set(trail.pair) <= here:
        return trail.pair
    return _pair_before(trail)


def _pair_before(trail: Trail) -> Pair | None:
    """The pair last put together. Pairs that are only talked about ("the A-B war") and, further back, pairs that the
    document is not about are passed over.
    """
    main = set(trail.pair or ())
    for distance, (sentence, mentions) in enumerate(trail.back()):
        group = _put_together(sentence, mentions, main, distance == 0)
        if group:
            return only_two(group)
    return trail.pair


def _put_together(sentence: Sentence, mentions: Sequence[Mention], main: set[str], near: bool) -> Set[str]:
    """The states that a sentence puts together, the ends of its act first. ``near``: it is the last sentence."""
    apart = taking_part(sentence, mentions)
    people = [mention for mention in apart if is_person(mention)]
    ends = find_ends(sentence, apart) if near else find_joined(sentence, apart) or find_ends(sentence, people)
    if ends and (near or not main or ends & main):
        return ends
    groups = [group for group in groups_of(sentence, mentions) if group == main]
    groups += [group for group in groups_of(sentence, apart) if not main or near or group & main]
    here = set(states_of(mentions))
    return groups[-1] if groups else here if here == main else set()


def groups_of(sentence: Sentence, mentions: Sequence[Mention], with_bodies: bool = False) -> list[set[str]]:
    """The states that are named side by side ("India and Japan", "India-Japan"), group by group, in order."""
    groups: list[set[str]] = []
    last: Mention | None = None
    for mention in mentions:
        if mention.form == "pronoun" or (mention.form == "body" and not with_bodies):
            continue
        ids = {actor.id for actor in mention.actors}
        if last is not None and _joined(sentence, last, mention):
            groups[-1] |= ids
        else:
            groups.append(ids)
        last = mention
    return [group for group in groups if len(group) > 1]


def _joined(sentence: Sentence, one: Mention, two: Mention) -> bool:
    gap = sentence.text[one.end - sentence.start : two.start - sentence.start].strip().lower()
    first, second = sentence.tokens[one.head], sentence.tokens[two.head]
    ends_phrase = gap == "," and first.dep == "pobj" and second.dep not in ("conj", "appos")
    return gap in _JOINTS and not ends_phrase


def only_two(group: Set[str]) -> Pair | None:
    """The group as a pair; None unless it is two states."""
    if len(group) != 2 or not group <= states().keys():
        return None
    one, two = sorted(group)
    return one, two


def _pair(one: str, two: str) -> Pair:
    return (one, two) if one < two else (two, one)
