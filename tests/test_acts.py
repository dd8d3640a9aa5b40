"""Words that may tell an act, and what persons do."""

from __future__ import annotations

import pytest

from comity.acts import ACT_NOUNS, EVERYDAY, IDLE, LIGHT, is_idle, may_tell
from sentences import parsed, token


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya humiliated Uganda.", ["humiliated"]),
        ("The seizure of the boats angered Kenya.", ["seizure", "angered"]),
        ("Kenya has been mocked.", ["mocked"]),
        ("Kenya seems calm.", []),
        ("Kenya took Mombasa.", ["took"]),
        ("The treaty of the lake is old.", ["treaty"]),
    ],
)
def test_full_verbs_and_nouns_made_of_them_may_tell_an_act(text: str, told: list[str]) -> None:
    assert [word.text for word in parsed(text).tokens if may_tell(word)] == told


@pytest.mark.parametrize(
    ("text", "word", "idle"),
    [
        ("Kenya recalled its ambassador.", "recalled", False),
        ("Kenya recalled a visit of Uganda.", "recalled", True),
        ("The envoy joked.", "joked", True),
        ("The envoy protested.", "protested", False),
    ],
)
def test_what_persons_do_is_idle(text: str, word: str, idle: bool) -> None:
    assert is_idle(parsed(text), token(parsed(text), word)) is idle


def test_no_word_stands_on_two_lists() -> None:
    assert EVERYDAY <= LIGHT
    assert not LIGHT & IDLE
    assert not ACT_NOUNS & IDLE
