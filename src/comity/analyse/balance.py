"""What was said against what was done: commitments by topic and year, stacked as said, restated, stepped, delivered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from comity.analyse.count import Count, Reach, count_of, reach_of, year_of
from comity.model import Claim
from comity.promise.records import Commitment, Rung

Layer = Literal["said", "restated", "stepped", "delivered", "against"]
Dimension = Literal["form", "kind", "context"]
LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)
DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
UNDATED: Final = "undated"
"""The year of what no text dates."""
NO_CONTEXT: Final = "no context"
NOT_CODED: Final = "not coded"
"""The kind and context of a promise that was found in a passage from which no claim was coded."""
STEPS: Final = (2, 3, 4)
DELIVERED: Final = 5
AGAINST: Final = -1


@dataclass(frozen=True, slots=True)
class Topic:
    """What commitments have in common: their form, the kind of their first claim, or a context of it."""

    dimension: Dimension
    name: str


@dataclass(frozen=True, slots=True)
class Stack:
    """The counts of one topic and year, one for each of ``LAYERS``."""

    topic: Topic | None
    """None: all topics."""
    year: str | None
    """None: all years; ``UNDATED``: what has none."""
    counts: tuple[Count, ...]
    reach: Reach
    """Of the documents on the pair that were published in the year: how much was there to be read."""

    def of(self, layer: Layer) -> Count:
        return self.counts[LAYERS.index(layer)]


@dataclass(frozen=True, slots=True)
class Balance:
    """All stacks: the whole, each year, each topic, each topic in each year."""

    stacks: tuple[Stack, ...]

    @property
    def total(self) -> Stack:
        return self.stacks[0]

    @property
    def years(self) -> tuple[Stack, ...]:
        return tuple(row for row in self.stacks if row.topic is None and row.year is not None)

    def topics(self, dimension: Dimension) -> tuple[Stack, ...]:
        """The topics of a dimension over all years, the one with most said first."""
        rows = (row for row in self.stacks if row.topic and row.topic.dimension == dimension and row.year is None)
        return tuple(sorted(rows, key=lambda row: (-row.of("said").n, row.topic.name if row.topic else "")))


@dataclass(frozen=True, slots=True)
class Restating:
    """How often was said again what was delivered, and what was not."""

    restatements: int
    deliveries: int
    per_delivery: float | None
    """Restatements of all commitments for each one delivered; None where none was."""
    kept: Count
    """The restatements of what was delivered."""
    open: Count
    """Those of what was not."""


@dataclass(frozen=True, slots=True)
class Act:
    """One rung of a commitment, as it is counted."""

    commitment: Commitment
    layer: Layer
    year: str
    claims: tuple[Claim, ...]


def balance(commitments: Sequence[Commitment], published: Mapping[str, str | None]) -> Balance:
    """The stacks of some commitments; ``published``: id -> date (EDTF) of the documents on the pair.

    A count is of commitments: each once in a layer and year, however often it was said again or stepped towards in it,
    so years do not add up to the whole. Restated: on another occasion; reports and retellings do not count. Stepped:
    reviewed, funded, put into an instrument, or delivered in part. Delivered: the first time it was, in whole. A
    statement is of the year in which it stood in print; a deed only of the year that a text gives it, else "undated". A
    commitment with two contexts is in both.
    """
    acts = [act for one in commitments for act in _acts(one)]
    years = sorted({act.year for act in acts})
    topics: list[Topic | None] = [None, *_topics(commitments)]
    cells = [(topic, year) for topic in topics for year in (None, *years)]
    stacks = (_stack(topic, year, acts, published) for topic, year in cells)
    return Balance(tuple(row for row in stacks if row.topic is None or any(count.n for count in row.counts)))


def restating(commitments: Sequence[Commitment]) -> Restating:
    """How many times what was promised was said again, for each promise that was delivered."""
    done = [one for one in commitments if _delivery(one)]
    kept, left = (_said_again(rows) for rows in (done, [one for one in commitments if one not in done]))
    total = kept.n + left.n
    return Restating(total, len(done), round(total / len(done), 2) if done else None, kept, left)


def topics_of(one: Commitment) -> tuple[Topic, ...]:
    """The topics that a commitment has."""
    claim = one.first.claim
    contexts = claim.contexts or (NO_CONTEXT if claim.coder else NOT_CODED,)
    return (
        Topic("form", one.first.form),
        Topic("kind", claim.kind if claim.coder else NOT_CODED),
        *(Topic("context", context) for context in dict.fromkeys(contexts)),
    )


def is_dated(rung: Rung) -> bool:
    """Whether a text dates what was done; the day of a report is not the day of a deed."""
    return any(claim.when is not None and claim.when.edtf == rung.day for claim in rung.claims)


# --- acts ---------------------------------------------------------------------------------------------------------


def _acts(one: Commitment) -> Iterator[Act]:
    delivery = _delivery(one)
    for rung in one.ladder:
        layer = _layer(rung, rung is delivery)
        if layer:
            dated = rung.telling is not None or is_dated(rung)
            yield Act(one, layer, (year_of(rung.day) if dated else None) or UNDATED, rung.claims)


def _layer(rung: Rung, first: bool) -> Layer | None:
    """``first``: whether it is the first delivery in whole; later ones and retellings are in no layer."""
    if rung.telling:
        return "said" if rung.telling == "first" else "restated" if rung.telling == "restated" else None
    if rung.rung == AGAINST:
        return "against"
    if rung.rung in STEPS or rung.part:
        return "stepped"
    return "delivered" if first else None


def _delivery(one: Commitment) -> Rung | None:
    return next((rung for rung in one.ladder if rung.rung >= DELIVERED and not rung.part), None)


def _said_again(commitments: Iterable[Commitment]) -> Count:
    rows = [(one.id, rung) for one in commitments for rung in one.ladder if rung.telling == "restated"]
    return count_of(len(rows), (claim for _, rung in rows for claim in rung.claims), (id for id, _ in rows))


# --- stacks -------------------------------------------------------------------------------------------------------


def _topics(commitments: Iterable[Commitment]) -> list[Topic]:
    found = {topic for one in commitments for topic in topics_of(one)}
    return sorted(found, key=lambda topic: (DIMENSIONS.index(topic.dimension), topic.name))


def _stack(topic: Topic | None, year: str | None, acts: Sequence[Act], published: Mapping[str, str | None]) -> Stack:
    own = [act for act in acts if year in (None, act.year) and (topic is None or topic in topics_of(act.commitment))]
    layers = ([act for act in own if act.layer == layer] for layer in LAYERS)
    read = {id: edtf for id, edtf in published.items() if year in (None, year_of(edtf) or UNDATED)}
    return Stack(topic, year, tuple(_counted(rows) for rows in layers), reach_of(read))


def _counted(acts: Sequence[Act]) -> Count:
    ids = {act.commitment.id for act in acts}
    return count_of(len(ids), (claim for act in acts for claim in act.claims), (act.commitment.id for act in acts))
