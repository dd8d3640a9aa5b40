"""What the sentences so far have established: the two states a passage is about, and what "it" and "this" may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from comity.model import Actor, Kind, Mention, Party, Sentence, Thing

REACH = 3
"""Sentences back in which two states named together are still what a passage is about."""

NEAR = 2
"""Sentences back in which both of two states that stand out are named where the other is understood."""

MEANT = 2
"""Sentences back in which a thing can still be what "it" means."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that an earlier sentence made a claim about. ``noun``: the lemma that named it."""

    kind: Kind
    noun: str
    thing: Thing | None
    parties: tuple[Party, ...]
    sentence: int


@dataclass(slots=True)
class Discourse:
    """The state of one document while it is read from front to back."""

    mentions: tuple[tuple[Mention, ...], ...]
    topics: list[Topic] = field(default_factory=list)
    _actors: dict[str, Actor] = field(init=False, default_factory=dict)
    _counts: Counter[str] = field(init=False, default_factory=Counter)
    """How often each state is named, be it by its people or as a place, or takes part in a topic."""
    _bodies: Counter[str] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        for row in self.mentions:
            told = {actor.id: actor for mention in row for actor in mention.actors}
            self._counts.update(id for id, actor in told.items() if actor.sector != "IGO")
            self._bodies.update(id for id, actor in told.items() if actor.sector == "IGO")
            for id, actor in (told | _states(row)).items():
                self._actors.setdefault(id, actor)

    def add(self, topic: Topic) -> None:
        self.topics.append(topic)
        taking_part = (party.id for party in topic.parties if party.role != "third")
        self._counts.update(id for id in taking_part if id in self._actors)

    def named(self, kind: Kind, noun: str) -> Topic | None:
        """The latest topic of a kind that the noun named and whose parties are known."""
        return next((t for t in reversed(self.topics) if t.kind == kind and t.noun == noun and t.parties), None)

    def near(self, sentence: int, kind: Kind | None = None) -> Topic | None:
        """The latest topic, of a kind where one is given, in the sentence itself or the few before it."""
        for topic in reversed(self.topics):
            if sentence - topic.sentence > MEANT:
                return None
            if topic.sentence > sentence:
                continue
            if kind is None or topic.kind == kind:
                return topic
        return None

    def pair(self, sentence: int) -> tuple[Actor, ...]:
        """The two states that the passage is about at a sentence: both or none.

        The two that the whole document names most; where no two stand out, the two that the last sentences name.
        """
        dominant = self.main_pair()
        if dominant:
            return dominant
        for back in range(sentence - 1, max(-1, sentence - REACH - 1), -1):
            states = _states(self.mentions[back])
            if len(states) >= 2:
                return tuple(states.values()) if len(states) == 2 else ()
        return ()

    def is_about_two(self) -> bool:
        """Whether two states stand out, though a third may be near enough for it to stay open which is meant."""
        top = self._counts.most_common(3)
        return len(top) > 1 and top[1][1] > 1 and (len(top) == 2 or top[1][1] >= 2 * top[2][1])

    def pair_near(self, sentence: int) -> tuple[Actor, ...]:
        """The two that the document is about; two that only stand out, where the last sentences name both."""
        top = [id for id, _ in self._counts.most_common(2)]
        near = {
            actor.id for row in self.mentions[max(sentence - NEAR, 0) : sentence + 1] for m in row for actor in m.actors
        }
        if self.main_pair() or self._has_rival() or not (self.is_about_two() and near.issuperset(top)):
            return self.main_pair()
        return tuple(self._actors[id] for id in top)

    def _has_rival(self) -> bool:
        """Whether a body is named as often as the second state."""
        top = self._counts.most_common(2)
        return max(self._bodies.values(), default=0) >= top[-1][1] if top else False

    def main_pair(self) -> tuple[Actor, ...]:
        """The two states that the whole document names more than twice as often as any other, and more often than any
        body; or none."""
        top = self._counts.most_common(3)
        if len(top) < 2 or top[1][1] < 2 or (len(top) == 3 and top[1][1] <= 2 * top[2][1]):
            return ()
        if self._has_rival():
            return ()
        return tuple(self._actors[id] for id, _ in top[:2])


def _states(mentions: Sequence[Mention]) -> dict[str, Actor]:
    """The states of a sentence's mentions by id; bodies, places, and demonyms of goods and people, are left out."""
    found: dict[str, Actor] = {}
    for mention in mentions:
        if mention.form in ("demonym", "place"):
            continue
        for actor in mention.actors:
            if actor.sector != "IGO":
                found.setdefault(actor.id, actor)
    return found


def heading_noun(sentence: Sentence) -> str | None:
    """The first noun of the heading that a sentence stands under: "Partnership in clean energy" -> "partnership"."""
    if not sentence.heading:
        return None
    before = sentence.heading.split(" in ")[0].split(" on ")[0].split(" of ")[0]
    words = before.lower().strip(" .:").split()
    return words[-1] if words else None
