"""Definite words for a state or its people that name nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Meant = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Qatar hired more nurses. Nepalis work in the emirate.", "the emirate", ["QAT"]),
        ("Sri Lanka owes money to China. Debt weighs on the island.", "the island", ["LKA"]),
        ("Sri Lanka and Taiwan met. Debt weighs on the island.", "the island", []),
        ("Qatar and Nepal met. The island of Delft is small.", "The island", []),
        ("Peru and Chile met. Peru thanked the hosts.", "the hosts", ["CHL"]),
        ("Peru, Chile and Bolivia met. Peru thanked the hosts.", "the hosts", []),
        ("Peru and Chile met. Peru waits until the other side has moved.", "the other side", ["CHL"]),
        ("Indian boats sailed. The boats were seized by Sri Lanka.", "The boats", ["IND"]),
        ("Indian boats met Lankan boats. Indian and Sri Lankan boats sailed. The boats sank.", "The boats", []),
        ("Indian fishermen were held by Sri Lanka. The men will be freed.", "The men", ["IND"]),
        ("South Korea asked for talks. The North refused.", "The North", ["PRK"]),
        ("South Korea met Vietnam. The North refused.", "The North", []),
        ("Peru met Chile. The North refused.", "The North", []),
        ("North and South Korea restored the line.", "North", ["PRK"]),
        ("The Baltic states protested to Russia.", "The Baltic states", ["EST+LVA+LTU"]),
        ("China called on both Koreas to keep calm.", "both Koreas", ["KOR+PRK"]),
    ],
)
def test_whom_definite_words_mean(meant: Meant, text: str, words: str, state: list[str]) -> None:
    assert meant(text, words) == state
