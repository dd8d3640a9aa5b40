"""Which claim is about which gold event: the pairing of most weight, each used once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

EXACT: Final = 12
"""Up to so many columns the best pairing is searched for; beyond, the heaviest pairs are taken in turn."""


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """(row, column) pairs with the greatest sum of weights; a weight of 0 pairs nothing. Ties go to earlier ones."""
    columns = len(weights[0]) if weights else 0
    return _searched(weights, columns) if columns <= EXACT else _greedy(weights)


def _searched(weights: Sequence[Sequence[float]], columns: int) -> list[tuple[int, int]]:
    @cache
    def best(row: int, used: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if row == len(weights):
            return 0.0, ()
        options = [best(row + 1, used)]
        for column in range(columns):
            if weights[row][column] > 0 and not used >> column & 1:
                value, pairs = best(row + 1, used | 1 << column)
                options.append((value + weights[row][column], ((row, column), *pairs)))
        return max(options, key=lambda option: option[0])

    return list(best(0, 0)[1])


def _greedy(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    cells = [(-weight, i, j) for i, row in enumerate(weights) for j, weight in enumerate(row) if weight > 0]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(cells):
        if all(i != row and j != column for row, column in pairs):
            pairs.append((i, j))
    return sorted(pairs)
