"""Hyphens at the ends of lines: which are the word's own."""

from __future__ import annotations

import pytest

from comity.read.pdf.hyphens import Spellings, join, joined

NONE = Spellings([])


@pytest.mark.parametrize(
    ("text", "line", "whole"),
    [
        ("the Indo-", "Pacific region", "the Indo-Pacific region"),
        ("a state-", "of-the-art ship", "a state-of-the-art ship"),
        ("their co-", "operation", "their co-operation"),
        ("close coop-", "eration", "close cooperation"),
        ("the govern-", "ments met", "the governments met"),
        ("a long-", "term plan", "a long-term plan"),
        ("a high-", "way bridge", "a highway bridge"),
        ("the 20-", "year plan", "the 20-year plan"),
        ("sixty-", "two ships", "sixty-two ships"),
        ("the govern\u00ad", "ments met", "the governments met"),
        ("on Monday —", "at last", "on Monday — at last"),
        ("see https://a.example/", "b/c", "see https://a.example/b/c"),
        ("外務", "大臣", "外務大臣"),
        ("The end.", "Another one", "The end. Another one"),
    ],
)
def test_a_line_goes_on(text: str, line: str, whole: str) -> None:
    assert join(text, line, NONE) == whole


def test_the_spelling_elsewhere_in_the_text_decides() -> None:
    hyphened, closed = Spellings(["the Co-ordinator here"]), Spellings(["an antisubmarine ship"])
    assert join("the co-", "ordinator", hyphened) == "the co-ordinator"
    assert join("an anti-", "submarine ship", closed) == "an antisubmarine ship"


def test_where_no_program_parts_words_each_hyphen_was_written() -> None:
    typed = Spellings(["a line of the text"] * 150)
    assert join("the quick-", "fire round", typed) == "the quick-fire round"
    assert join("the quick-", "fire round", NONE) == "the quickfire round"


def test_lines_are_one_paragraph() -> None:
    assert joined(["The two gov\u00ad", "ernments met", "in Lima."], NONE) == "The two governments met in Lima."
