"""Lines to paragraphs: one each, or joined where they were wrapped."""

from __future__ import annotations

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.pages import BODY, read_text, words_as

from comity.read.lines import blocks_of

PARAGRAPH = (
    "The ministers of the two countries met in the capital on Monday to talk about the port, the railway that leads to "
    "it, and the fees that each of them will pay. They agreed on most of it. A treaty may be signed in June, officials "
    "said after the talks, though nobody would say where. The parliaments of both must approve it first."
)


@pytest.mark.parametrize("width", [60, 66, 72, 78, 85])
def test_wrapped_lines_are_one_section(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (PARAGRAPH, PARAGRAPH[::1] + " It was late."))
    assert [" ".join(words.split()) for words in words_as("body", text)] == [PARAGRAPH, PARAGRAPH + " It was late."]


def test_wrapped_paragraphs_without_blank_lines_part_at_short_lines() -> None:
    text = "\n".join(textwrap.fill(paragraph, 66) for paragraph in (PARAGRAPH, PARAGRAPH))
    assert len(words_as("body", text)) == 2


def test_wrapped_items_keep_their_lines() -> None:
    items = textwrap.fill("- " + PARAGRAPH, 66, subsequent_indent="  ")
    text = f"{textwrap.fill(PARAGRAPH, 66)}\n\n{items}\n{items}\n"
    assert [" ".join(words.split()) for words in words_as("list", text)] == [PARAGRAPH, PARAGRAPH]


def test_a_byline_under_a_full_line_stays_apart() -> None:
    title = "Chile and Peru agree to share a port in the far north after talks"
    text = f"{title}\nBy Carmen Soto\n\n{textwrap.fill(PARAGRAPH, 66)}"
    assert words_as("headline", text) == [title]
    assert read_text(text).author == "Carmen Soto"


def test_each_line_is_a_paragraph_where_nothing_was_wrapped() -> None:
    assert words_as("body", f"{BODY}\n{PARAGRAPH}\n{BODY}") == [BODY, PARAGRAPH, BODY]


def test_windows_line_ends_change_nothing() -> None:
    text = f"{BODY}\n\n{BODY}\n"
    assert read_text(text.replace("\n", "\r\n")) == read_text(text)


@given(st.text(alphabet="ab .\n\t-•>#1", max_size=300))
def test_blocks_hold_every_letter_once(text: str) -> None:
    blocks = blocks_of(text)
    shown = "".join(text[block.start : block.end] for block in blocks)
    assert shown.count("a") == text.count("a")
    assert all(one.end <= other.start for one, other in itertools.pairwise(blocks))
