"""Blocks: spans without their markers, and words as patterns see them."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY

from comity.read.block import HEAD, TAIL, lines_of, make_block, trim, words_of


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Plain words", "paragraph", "Plain words"),
        ("- an item", "item", "an item"),
        ("12. an item", "item", "an item"),
        ("(iv) an item", "item", "an item"),
        ("### a heading", "heading", "a heading"),
        ("> - an item quoted", "item", "an item quoted"),
        ("> > quoted twice", "quote", "quoted twice"),
        ("1.5 million", "paragraph", "1.5 million"),
        ("A. D. Vega", "paragraph", "A. D. Vega"),
        ("-5 degrees", "paragraph", "-5 degrees"),
        ("#tag", "paragraph", "#tag"),
    ],
)
def test_markers_say_the_kind(text: str, kind: str, words: str) -> None:
    block = make_block(text, 0, len(text))
    assert (block.kind, text[block.start : block.end]) == (kind, words)


def test_numbers_and_bullets_are_told_apart() -> None:
    assert make_block("1. a", 0, 4).numbered
    assert not make_block("- a", 0, 3).numbered


@pytest.mark.parametrize("text", ["It ended.", 'He said: "It ended."', "It ended. (Example Wire)", "Did it?"])
def test_ends(text: str) -> None:
    assert make_block(text, 0, len(text)).ends


@pytest.mark.parametrize(
    ("text", "prose"), [(BODY, True), ("It ended.", False), ("w " * 31, True), ("Is it " * 9 + "so?", False)]
)
def test_prose(text: str, prose: bool) -> None:
    assert make_block(text, 0, len(text)).prose is prose


def test_words_as_patterns_see_them() -> None:
    assert words_of("  “It’s\u00a0here” \n now ") == '"It\'s here" now'
    assert len(words_of("word " * 100_000)) <= HEAD + TAIL + 3
    assert words_of("a" + " b" * 5000 + " end").endswith("end")


def test_lines_and_their_blanks() -> None:
    text = "one\n\n  two \n\u200b\nthree"
    assert [(text[row.start : row.end], row.blank_before) for row in lines_of(text)] == [
        ("one", True),
        ("two", True),
        ("three", True),
    ]
    assert [row.blank_before for row in lines_of("a\nb")] == [True, False]


def test_trim() -> None:
    assert trim("  a b ", 0, 6) == (2, 5)
    assert trim("   ", 0, 3) == (3, 3)
