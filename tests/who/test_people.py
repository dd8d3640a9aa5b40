"""The leaders: which two people are meant, and where nobody is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Meant = Callable[..., list[str]]

DAY = "2023-06-01"
TWO = "Modi met Kishida. | They discussed Ukraine and Russia. | "


@pytest.mark.parametrize(
    "words",
    [
        "The leaders",
        "Both leaders",
        "The two leaders",
        "The Prime Ministers",
        "The two premiers",
        "The delegations",
        "The envoys",
        "The two women",
        "The two",
        "The pair",
        "The sides",
        "Neither leader",
    ],
)
def test_those_who_met_not_those_spoken_of(meant: Meant, words: str) -> None:
    assert meant(f"{TWO}{words} agreed.", words, DAY) == ["IND+JPN"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Biden said Putin was wrong, and the two leaders met.", "RUS+USA"),
        ("Modi left. | He will meet Kishida. | Then the two leaders speak.", "IND+JPN"),
        ("Kishida told Modi that Putin must stop. | Later the two leaders met.", "IND+JPN"),
        ("Putin and his Chinese counterpart spoke. | Later the two leaders met.", "CHN+RUS"),
        ("Modi met Kishida. | China and Taiwan spoke. | Later the two leaders met.", "IND+JPN"),
        ("Putin met Modi. | Biden met Xi. | Later the two leaders met.", "CHN+USA"),
        ("Japan and India met. | Later the two leaders met.", "IND+JPN"),
        ("Modi and Biden met Kishida. | Later the two leaders met.", "IND+USA"),
        ("A summit between Modi and Kishida opened. | Later the two leaders met.", "IND+JPN"),
    ],
)
def test_the_people_at_that_point(meant: Meant, text: str, pair: str) -> None:
    assert meant(text, "the two leaders", DAY) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Modi and Biden met Kishida. | Later the leaders left.",
        "Modi met Kishida. | G7 leaders gathered. | Later the leaders left.",
        "Modi met Kishida. | Leaders from five countries gathered. | Later the leaders left.",
        "China and the Philippines met. | India and Japan met. | Later the leaders left.",
        "Rain fell. | Later the leaders left.",
    ],
)
def test_a_plural_without_a_number_is_two_or_nobody(meant: Meant, text: str) -> None:
    assert meant(text, "the leaders", DAY) == []


def test_their_ministers_are_those_of_the_two(meant: Meant) -> None:
    assert meant("Japan and India agreed, their prime ministers said.", "their prime ministers") == ["IND+JPN"]


def test_the_officials_of_one_state_have_ministers_of_one(meant: Meant) -> None:
    assert meant("India and Japan met. | Indian officials said their ministers agreed.", "their") == ["IND"]
