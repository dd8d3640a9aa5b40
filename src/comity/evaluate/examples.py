"""Which wrong answers are shown: some of every class of failure before more of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from comity.evaluate.report import Example, Table

MOST = 25
"""Classes of failure that a table lists."""


def spread(examples: Iterable[Example], limit: int) -> tuple[Example, ...]:
    """At most ``limit``: the first of each class in the order in which the classes come, then the second of each."""
    classes: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        classes[example.failure].append(example)
    rounds = max(map(len, classes.values()), default=0)
    turns = (row[turn] for turn in range(rounds) for row in classes.values() if turn < len(row))
    chosen = {id(example) for example, _ in zip(turns, range(limit), strict=False)}
    return tuple(example for row in classes.values() for example in row if id(example) in chosen)


def failures(examples: Sequence[Example]) -> Table:
    """The classes of failure that come most often."""
    counts = Counter(example.failure for example in examples)
    return Table("What goes wrong", ("failure", "n"), tuple(counts.most_common(MOST)))
