"""Amounts of units, as TIMEX3 writes them."""

from __future__ import annotations

import pytest

from comity.when.lengths import amount, amount_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three", 3),
        ("1,500", 1500),
        ("twenty four", 24),
        ("sixty-five", 65),
        ("a hundred", 100),
        ("two thousand", 2000),
        ("2 1/2", 2.5),
        ("two and a half", 2.5),
        ("half a", 0.5),
        ("a couple of", 2),
        ("a dozen", 12),
        ("several", None),
    ],
)
def test_the_number_of_an_amount(words: str, number: float | None) -> None:
    assert amount_of(words) == number


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "day", "P3D"),
        (24, "hour", "PT24H"),
        (None, "year", "PXY"),
        (None, "minute", "PTXM"),
        (2.5, "year", "P2Y6M"),
        (0.5, "hour", "PT30M"),
        (0.5, "decade", "P5Y"),
        (1.5, "minute", "PT1M30S"),
        (1, "fortnight", "P2W"),
        (2, "century", "P2C"),
    ],
)
def test_the_value_of_an_amount(count: float | None, unit: str, value: str) -> None:
    assert amount(count, unit) == value
