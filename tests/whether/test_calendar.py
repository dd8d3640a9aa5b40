"""Clauses that name a day."""

from __future__ import annotations

import pytest

from comity.whether.calendar import is_ahead, is_dated
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


@pytest.mark.parametrize(
    ("text", "word", "ahead"),
    [
        ("Lima rules in June.", "rules", True),
        ("Lima rules tomorrow.", "rules", True),
        ("Lima ruled in June 2019.", "ruled", False),
        ("Lima ruled last month.", "ruled", False),
        ("Lima rules on the duty imposed in June.", "rules", False),
    ],
)
def test_a_verb_has_its_own_day_to_come(text: str, word: str, ahead: bool) -> None:
    sentence = parsed(text)
    assert is_ahead(sentence, token(sentence, word)) is ahead
