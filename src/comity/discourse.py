"""What the sentences so far have established: the two states a passage is about, and what "it" and "this" may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from comity.model import Actor, Kind, Mention, Party, Sentence, Thing

REACH = 3
"""Sentences back in which two states named together are still what a passage is about."""

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
    """How often each state is named, or takes part in a topic."""

    def __post_init__(self) -> None:
        for row in self.mentions:
            for id, actor in _states(row).items():
                self._counts[id] += 1
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

    def main_pair(self) -> tuple[Actor, ...]:
        """The two states that the whole document names far more than any other, or none."""
        top = self._counts.most_common(3)
        if len(top) < 2 or top[1][1] < 2 or (len(top) == 3 and top[1][1] < 2 * top[2][1]):
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
