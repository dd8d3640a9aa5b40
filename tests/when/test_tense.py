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


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("The market reopens on DATE.", "future"),
        ("The tranche is foreseen in DATE.", "future"),
        ("The phase may be ordered in DATE.", "future"),
        ("A planned visit in DATE is in doubt.", "future"),
        ("The call is fixed for DATE.", "future"),
        ("It fails if the men are not freed by DATE.", "future"),
        ("It was agreed that the line be tested on DATE.", "future"),
        ("The cut was told to us on DATE.", "past"),
        ("The sum was set aside in DATE.", "past"),
        ("Japan withheld its loans in DATE.", "past"),
        ("They announced the plan DATE.", "past"),
    ],
)
def test_timetables_conditions_and_modals_look_ahead(text: str, lean: str) -> None:
    start = text.index("DATE")
    assert lean_at(text, start, start + 4) == lean
