"""Clauses that name a day."""

from __future__ import annotations

import pytest

from comity.whether.calendar import is_dated
from sentences import parsed, token


@pytest.mark.parametrize(
    ("text", "word", "dated"),
    [
        ("The ministers meet on Friday.", "meet", True),
        ("The ministers meet next month.", "meet", True),
        ("The ministers may meet.", "meet", False),
        ("The ministers met when the fleet left in June.", "met", False),
    ],
)
def test_a_clause_names_a_day(text: str, word: str, dated: bool) -> None:
    sentence = parsed(text)
    assert is_dated(sentence, token(sentence, word)) is dated
