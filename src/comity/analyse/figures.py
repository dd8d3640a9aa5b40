"""All figures of a pair as one record, each by its name with the rows behind it; and pairs on one basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from comity.analyse.balance import LAYERS, Balance, Restating
from comity.analyse.count import Count, count_of
from comity.analyse.deeds import Deeds, Score
from comity.analyse.pair import Coverage, Side
from comity.analyse.rates import Rate
from comity.analyse.rhythm import Rhythm
from comity.analyse.survival import Delay
from comity.model import Claim
from comity.promise.records import Commitment

HUNDRED: Final = 100


@dataclass(frozen=True)
class Figures:
    """What the ledger says of a pair in numbers, as of a day."""

    a: Side
    b: Side
    as_of: str | None
    coverage: Coverage
    """Of the documents on the pair: those with a claim on both, or with a claim on one and words for the other."""
    balance: Balance
    rates: tuple[Rate, ...]
    delay: Delay
    restating: Restating
    rhythms: tuple[Rhythm, ...]
    deeds: Deeds
    scores: tuple[Score, ...]
    commitments: tuple[Commitment, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict, hash=False)
    """The claims of all counts, by id."""
    published: Mapping[str, str | None] = field(default_factory=dict, hash=False)
    """The documents on the pair: id -> date of publication (EDTF)."""

    @property
    def named(self) -> dict[str, Count]:
        """Every count by its name, as ``said.2022``, ``kept.3`` or ``deeds.CONSULT``."""
        return dict(chain(_of_balance(self), _of_promises(self), _of_deeds(self), _of_rhythms(self)))

    def per_hundred(self, count: float) -> float | None:
        """A number for each hundred documents on the pair; None where there are none."""
        return round(count * HUNDRED / self.coverage.documents, 1) if self.coverage.documents else None


@dataclass(frozen=True)
class Comparison:
    """The figures of several pairs as of one day, from one ledger, by one rule of which documents are on a pair."""

    as_of: str | None
    pairs: tuple[Figures, ...]


# --- names --------------------------------------------------------------------------------------------------------


def _of_balance(figures: Figures) -> Iterator[tuple[str, Count]]:
    for stack in figures.balance.stacks:
        parts = (stack.topic.name.replace(" ", "-") if stack.topic else None, stack.year)
        for layer in LAYERS:
            if stack.of(layer).n or None in parts:
                yield ".".join(part for part in (layer, *parts) if part), stack.of(layer)


def _of_promises(figures: Figures) -> Iterator[tuple[str, Count]]:
    for row in figures.rates:
        counts = {"promises": row.promises, "kept": row.answered.kept, "answered": row.answered.of, "late": row.late,
                  "part": row.part, "kept-due": row.due.kept, "due": row.due.of}  # fmt: skip
        yield from ((f"{name}.{row.specificity}", count) for name, count in counts.items())
        yield from ((f"unknown.{row.specificity}.{_dashed(why)}", count) for why, count in row.unknown)
    yield "delay.delivered", figures.delay.delivered
    yield "delay.open", figures.delay.open
    yield from ((f"delay.{_dashed(why)}", count) for why, count in figures.delay.aside)
    yield "restated-kept", figures.restating.kept
    yield "restated-open", figures.restating.open


def _of_deeds(figures: Figures) -> Iterator[tuple[str, Count]]:
    for tally in figures.deeds.tallies:
        yield _dotted("cooperation", tally.year), tally.cooperation
        yield _dotted("conflict", tally.year), tally.conflict
    for row in figures.deeds.types:
        yield _dotted(f"deeds.{_dashed(row.type)}", row.year), row.count
    yield "deeds.aside", figures.deeds.aside
    for score in figures.scores:
        yield _dotted("score", score.year), score.claims


def _of_rhythms(figures: Figures) -> Iterator[tuple[str, Count]]:
    for row in figures.rhythms:
        claims = (figures.claims[id] for held in row.held for id in held.claims)
        yield f"rhythm.{row.series}", count_of(len(row.held), claims, entries=(held.entry for held in row.held))


def _dashed(words: str) -> str:
    return words.replace(" ", "-")


def _dotted(name: str, year: str | None) -> str:
    return f"{name}.{year}" if year else name
