"""The brief as Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from comity.present.brief import brief
from comity.present.markdown import escaped, to_markdown
from present.story import story_page


def test_every_sentence_ends_with_its_notes() -> None:
    rows = [line for line in to_markdown(brief(story_page())).splitlines() if line.startswith("- ")]
    assert rows
    assert all(re.search(r" (\[\^\d+\])+$", row) for row in rows)


def test_every_note_is_there_once() -> None:
    text = to_markdown(brief(story_page()))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert sorted(used, key=int) == re.findall(r"(?m)^\[\^(\d+)\]:", text)


def test_head() -> None:
    text = to_markdown(brief(story_page("2021-12-31")))
    assert text.startswith("# India and Japan: said and done\n\nAs of 31 December 2021. 3 of 3 documents")


def test_section_without_evidence_says_how_far_was_looked() -> None:
    assert "No evidence found by 31 December 2021 in 3 documents." in to_markdown(brief(story_page("2021-12-31")))


def test_nothing_of_a_source_is_markup() -> None:
    text = to_markdown(brief(story_page()))
    assert "<script>" not in text
    assert "<script>" not in MarkdownIt("commonmark").render(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("<b> [x](y)", r"\<b\> \[x\](y)"),
        ("$1 & more", r"\$1 \& more"),
        ("# title", r"\# title"),
        ("- item", r"\- item"),
        ("1. item", "1\\. item"),
        ("two\nlines", "two lines"),
    ],
)
def test_escapes(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(st.characters(codec="ascii"), min_size=1))
def test_escaped_text_renders_as_itself(text: str) -> None:
    rendered = MarkdownIt("commonmark").parse(f"x {escaped(text)}")
    assert [token.type for token in rendered] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in rendered[1].children or []} <= {"text", "text_special", "softbreak"}
