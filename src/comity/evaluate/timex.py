"""The time expressions of a text held against gold in TIMEX3, as TempEval-3 does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.evaluate.metrics import Counts
from comity.when import find_expressions


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression: its offsets into the text, its TIMEX3 type and value; ``""`` where it has no value."""

    start: int
    end: int
    type: str
    value: str


def find_timexes(text: str, anchor: str | None) -> Iterator[Timex]:
    """The expressions of a text that was written on the day ``anchor``."""
    for found in find_expressions(text, anchor):
        yield Timex(found.start, found.end, found.type, found.value)


@dataclass(frozen=True, slots=True)
class Marks:
    """One document's counts, and for each pair that overlaps whether the values and the types are one."""

    strict: Counts
    relaxed: Counts
    values: tuple[bool, ...]
    types: tuple[bool, ...]


def pair_up(gold: Sequence[Timex], given: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Each gold expression with the given one that overlaps it, the one of the same extent before others."""
    pairs, left = [], list(given)
    for wanted in gold:
        near = [found for found in left if found.start < wanted.end and found.end > wanted.start]
        best = min(near, key=lambda f: (f.start, f.end) != (wanted.start, wanted.end), default=None)
        if best is not None:
            left.remove(best)
            pairs.append((wanted, best))
    return pairs


def mark(gold: Sequence[Timex], given: Sequence[Timex]) -> Marks:
    """What is right in one document. Values are held against gold as they stand, without hours of the day."""
    pairs = pair_up(gold, given)
    same = sum((a.start, a.end) == (b.start, b.end) for a, b in pairs)
    return Marks(
        Counts(same, len(given) - same, len(gold) - same),
        Counts(len(pairs), len(given) - len(pairs), len(gold) - len(pairs)),
        tuple(a.value == b.value for a, b in pairs),
        tuple(a.type == b.type for a, b in pairs),
    )
