"""Persons and pieces by the grammar of a sentence, and numbers that count neither."""

from __future__ import annotations

import pytest

from comity.what.counts import find_counts
from sentences import parsed


def counts(text: str) -> list[tuple[float, str]]:
    return [(count.quantity.value, count.quantity.unit) for count in find_counts(parsed(text))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Peru sent two decommissioned patrol cutters.", 2, "piece"),
        ("Peru deported 212 Filipinos.", 212, "person"),
        ("Peru freed forty-two fishermen.", 42, "person"),
        ("Peru issued four citations.", 4, "piece"),
        ("Peru boarded fourteen of the trawlers.", 14, "piece"),
        ("One hundred and fifty-two Indians were freed.", 152, "person"),
        ("Peru killed four.", 4, "person"),
        ("Peru trained nine journalists.", 9, "person"),
        ("Peru bought 24 Rafales.", 24, "piece"),
        ("Peru freed 24 Iraqis.", 24, "person"),
        ("Peru bought three icebreakers.", 3, "piece"),
    ],
)
def test_what_is_counted(text: str, value: float, unit: str) -> None:
    assert counts(text) == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru met Chile for two days.",
        "The two sides met.",
        "Both countries and three governments agreed.",
        "Peru kept the 1890 convention.",
        "The thirty-second sitting was held.",
        "It began at 9:45 p.m. on Monday.",
        "Peru paid 9 million pesos.",
        "The third round was held.",
    ],
)
def test_times_sides_years_and_ordinals_are_no_counts(text: str) -> None:
    assert counts(text) == []


def test_the_words_stand_in_the_sentence() -> None:
    [count] = find_counts(parsed("Peru sent two old patrol cutters."))
    assert (count.quantity.text, count.quantity.measure) == ("two old patrol cutters", "cutter")
