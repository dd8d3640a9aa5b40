"""B-cubed and pairwise figures of one partition against another."""

from __future__ import annotations

import pytest

from comity.evaluate.clusters import b3, pairwise

RIGHT = [("a", 1), ("a", 1), ("b", 2)]
TOGETHER = [("a", 1), ("a", 1), ("b", 1)]
APART = [("a", 1), ("a", 2), ("b", 3)]


@pytest.mark.parametrize(
    ("items", "precision", "recall"), [(RIGHT, 1.0, 1.0), (TOGETHER, 5 / 9, 1.0), (APART, 1.0, 2 / 3)]
)
def test_b_cubed(items, precision, recall):
    found = b3(items)
    assert (found.precision, found.recall) == (pytest.approx(precision), pytest.approx(recall))
    assert found.f1 == pytest.approx(2 * precision * recall / (precision + recall))


@pytest.mark.parametrize(
    ("items", "expected"), [(RIGHT, (1.0, 1.0, 1.0)), (TOGETHER, (1 / 3, 1.0, 0.5)), (APART, (None, 0.0, 0.0))]
)
def test_pairs(items, expected):
    assert pairwise(items) == expected


def test_nothing_has_no_share():
    assert b3([]) == (None, None, None)
    assert pairwise([]) == (None, None, None)
