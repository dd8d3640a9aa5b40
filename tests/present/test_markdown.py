"""The brief as Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from comity.present.brief import brief
from comity.present.markdown import escaped, to_markdown
from present.dossiers import make_dossier, make_picture
from present.story import story_page


@pytest.fixture(scope="module")
def text() -> str:
    return to_markdown(brief(make_dossier(), [make_picture()]))


def test_every_sentence_ends_with_its_notes(text: str) -> None:
    rows = [line for line in text.splitlines() if line.startswith("- ")]
    assert rows
    assert all(re.search(r" (\[\^\d+\])+$", row) for row in rows)


def test_every_row_of_a_table_has_its_notes(text: str) -> None:
    tables = re.findall(r"(?m)(?:^\|.*\n?)+", text)
    rows = [row for table in tables for row in table.strip().splitlines()[2:]]
    assert len(tables) == 4
    assert all(re.match(r"\| .* (\[\^\d+\])+ \|", row) for row in rows)


def test_every_note_is_there_once(text: str) -> None:
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert sorted(used, key=int) == re.findall(r"(?m)^\[\^(\d+)\]:", text)


def test_head() -> None:
    text = to_markdown(brief(make_dossier(story_page("2021-12-31"))))
    assert text.startswith("# India and Japan: said and done\n\nAs of 31 December 2021. 3 of 3 documents")


def test_absence_is_a_sentence_with_a_note(text: str) -> None:
    assert re.search(r"(?m)^- No other pair of the ledger has one of the two states\. \[\^1\]$", text)


def test_a_picture_is_told_in_words(text: str) -> None:
    assert "One promise, delivered in 2021." in text


def test_nothing_of_a_source_is_markup(text: str) -> None:
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
        ("a | b", r"a \| b"),
    ],
)
def test_escapes(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(st.characters(codec="ascii"), min_size=1))
def test_escaped_text_renders_as_itself(text: str) -> None:
    rendered = MarkdownIt("commonmark").parse(f"x {escaped(text)}")
    assert [token.type for token in rendered] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in rendered[1].children or []} <= {"text", "text_special", "softbreak"}
