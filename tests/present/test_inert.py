"""Text of sources made harmless."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.inert import inert, inert_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("del\x7f", "del␡"),
        ("one\r\ntwo\tthree", "one two three"),
        ("\x9b31m", "\ufffd31m"),
        ("abc\u202ecba", "abc\ufffdcba"),
        ("\ud800", "\ufffd"),
        ("भारत 日本 العربية", "भारत 日本 العربية"),
    ],
)
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_lines_keep_breaks() -> None:
    assert inert_lines("one\ntwo\x1b") == "one\ntwo␛"


@given(st.text())
def test_nothing_can_steer_a_terminal(text: str) -> None:
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in inert(text))


@given(st.text())
def test_lines_keep_their_length(text: str) -> None:
    assert len(inert_lines(text)) == len(text)
    assert inert_lines(text).count("\n") == text.count("\n")


@given(st.text())
def test_twice_is_once(text: str) -> None:
    assert inert(inert(text)) == inert(text)
