"""The pairing of most weight."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evaluate.matching import EXACT, best_pairs


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([], []),
        ([[]], []),
        ([[0.0]], []),
        ([[2.0, 3.0], [0.0, 3.0]], [(0, 0), (1, 1)]),
        ([[1.0], [2.0]], [(1, 0)]),
        ([[1.0, 1.0]], [(0, 0)]),
    ],
)
def test_pairs(weights: list[list[float]], pairs: list[tuple[int, int]]) -> None:
    assert best_pairs(weights) == pairs


@given(st.lists(st.lists(st.integers(0, 5).map(float), min_size=3, max_size=3), min_size=3, max_size=3))
def test_no_pairing_weighs_more(weights: list[list[float]]) -> None:
    found = sum(weights[i][j] for i, j in best_pairs(weights))
    assert found == max(sum(weights[i][j] for i, j in enumerate(order)) for order in permutations(range(3)))


def test_many_columns_are_taken_in_turn() -> None:
    weights = [[0.0] * EXACT + [1.0], [0.0] * EXACT + [2.0], [3.0] + [0.0] * EXACT]
    assert best_pairs(weights) == [(1, EXACT), (2, 0)]
