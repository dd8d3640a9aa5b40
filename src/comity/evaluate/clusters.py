"""How well items were put together: B-cubed and pairwise precision and recall of one partition against another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

Placed = tuple[Hashable, Hashable]
"""Of one item: the gold's cluster and the given one."""


class Agreement(NamedTuple):
    """Shares, None where there is nothing to take one of."""

    precision: float | None
    recall: float | None
    f1: float | None


def b3(items: Sequence[Placed]) -> Agreement:
    """B-cubed (Bagga and Baldwin, 1998): for each item the share of its cluster that belongs there, on average."""
    both, gold, given = Counter(items), Counter(item[0] for item in items), Counter(item[1] for item in items)
    if not items:
        return Agreement(None, None, None)
    precision = sum(both[item] / given[item[1]] for item in items) / len(items)
    recall = sum(both[item] / gold[item[0]] for item in items) / len(items)
    return Agreement(precision, recall, 2 * precision * recall / (precision + recall))


def pairwise(items: Sequence[Placed]) -> Agreement:
    """Of the pairs of items put together, those that belong together; and of those that belong, those put together."""
    both, gold, given = (_pairs(key) for key in (items, [item[0] for item in items], [item[1] for item in items]))
    precision, recall = (both / given if given else None), (both / gold if gold else None)
    return Agreement(precision, recall, 2 * both / (gold + given) if gold + given else None)


def _pairs(keys: Sequence[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(keys).values())
