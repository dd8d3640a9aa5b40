"""The tense around an expression."""

from __future__ import annotations

import pytest

from comity.when.tense import lean_at, sentence_around


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("They met on X.", "past"),
        ("They will meet on X.", "future"),
        ("The vote will be held on X.", "future"),
        ("It is due to open on X.", "future"),
        ("They agreed to meet on X.", "ahead"),
        ("On X they will meet.", "future"),
        ("On X they met.", "past"),
        ("It had been scheduled to open on X.", "past"),
        ("He said X.", "past"),
        ("He said they would leave on X.", "future"),
        ("It will open on a still unspecified date in X.", "future"),
        ("It will open. They met on X.", "past"),
        ("The X map.", "nearest"),
    ],
)
def test_the_verb_group_nearest_before_an_expression_decides(text: str, lean: str) -> None:
    place = text.index("X")
    assert lean_at(text, place, place + 1) == lean


def test_a_sentence_ends_at_a_full_stop_before_a_capital_and_at_a_blank_line() -> None:
    text = "It was so. On Oct. 12 they met.\n\nThen not."
    place = text.index("12")
    low, high = sentence_around(text, place, place + 2)
    assert text[low:high] == "On Oct. 12 they met"
