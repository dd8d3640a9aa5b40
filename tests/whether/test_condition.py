"""Conditions, with and without "if"."""

from __future__ import annotations

import pytest

from comity.whether.status import assess
from sentences import parsed, token

CASES = [
    ("conditional", "Had Peru signed the pact, Chile would have followed.", "signed"),
    ("conditional", "Should Oman agree, the ships will sail.", "sail"),
    ("conditional", "The fleet will leave unless the port is opened.", "leave"),
    ("conditional", "The fleet will not leave unless the port is opened.", "leave"),
    ("not_happened", "The fleet will not leave until the port is opened.", "leave"),
    ("conditional", "Peru gets a loan if the drill is held.", "gets"),
    ("under_way", "Peru gets a loan even if the drill is held.", "gets"),
    ("not_happened", "The ban will not be lifted until the talks end.", "lifted"),
]


@pytest.mark.parametrize(("status", "text", "word"), CASES)
def test_status_under_a_condition(status: str, text: str, word: str) -> None:
    sentence = parsed(text)
    assert assess(sentence, token(sentence, word)).status == status
