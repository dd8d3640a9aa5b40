"""Numbers with their units."""

from __future__ import annotations

import pytest

from comity.languages.japanese import LANGUAGE
from comity.languages.japanese.parser import folded


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("５兆円", 5e12, "JPY"), ("１，０００億円", 1e11, "JPY"), ("１兆2,000億円", 1.2e12, "JPY"),
        ("約３億ドル", 3e8, "USD"),
        ("30％", 0.3, "share"), ("３割", 0.3, "share"), ("２隻", 2, "piece"), ("50万人", 5e5, "person"),
    ],
)  # fmt: skip
def test_a_quantity(text: str, value: float, unit: str) -> None:
    (found,) = LANGUAGE.numbers.find(folded(text))
    assert (found.quantity.value, found.quantity.unit) == (value, unit)


@pytest.mark.parametrize("text", ["８月20日", "第３回", "2024年"])
def test_no_quantity(text: str) -> None:
    assert not [one for one in LANGUAGE.numbers.find(folded(text)) if one.weighs]
