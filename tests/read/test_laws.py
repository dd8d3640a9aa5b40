"""What holds for every text: sections in order, apart, within the text; no bytes make reading raise."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.pages import BODY, PAGE, read_bytes, read_text

from comity.model import Document, Rejected
from comity.read import read

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/*.*"))
PIECES = [
    BODY, "LIMA —", "Chile and Peru share a port", "By Ana Ruiz", "3 May 2024", "Related", "1 Comment", "© 2024 Herald",
    "- item", "1. Trade. It grew.", "> quoted", "# Head", "## Sub", "| a | b |", "|---|---|", "Photo: The port.", "---",
    "Home | World", "Conclusion: it ends.", '"All quoted."', "Subscribe now", "", "  ", "**Bold.** Then text.", "```",
    "![words of a picture here](a)", "(a) lettered", "ACSA - The", "Views are personal.", "https://x.example/2022/03/19/a",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=14).map("\n".join)
PATHS = st.sampled_from(["page.txt", "page.md"])


def assert_laws(document: Document) -> None:
    text, sections = document.text, document.sections
    assert all(0 <= row.start < row.end <= len(text) for row in sections)
    assert all(one.end <= other.start for one, other in itertools.pairwise(sections))
    assert all(text[row.start : row.end] == text[row.start : row.end].strip() for row in sections)
    assert document.id == Document.id_of(text)
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


@settings(deadline=None)
@given(TEXTS, PATHS)
def test_sections_are_in_order_apart_and_within_the_text(text: str, path: str) -> None:
    found = read_bytes((text + "\n\n" + BODY).encode("utf-8", "ignore"), path, None)
    if isinstance(found, Document):
        assert_laws(found)


@settings(deadline=None)  # the first text that is not plainly English loads the model
@given(st.binary(max_size=600), PATHS)
def test_no_bytes_make_reading_raise(raw: bytes, path: str) -> None:
    assert isinstance(read_bytes(raw, path, None), Document | Rejected)


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis"]), PATHS)
def test_no_bytes_after_a_text_make_reading_raise(raw: bytes, encoding: str, path: str) -> None:
    assert isinstance(read_bytes(BODY.encode(encoding) + raw, path, None), Document | Rejected)


@settings(deadline=None)
@given(TEXTS, PATHS)
def test_reading_twice_gives_the_same(text: str, path: str) -> None:
    raw = text.encode("utf-8", "ignore")
    assert read_bytes(raw, path, None) == read_bytes(raw, path, None)


def test_the_text_is_kept_as_it_is() -> None:
    assert read_text(PAGE).text == PAGE


def test_a_text_of_many_lines_or_one_long_line_is_read_in_passing() -> None:
    for text in (f"{BODY}\n" * 3000, f"{BODY} " * 3000, "[" * 3000 + BODY, "The A. B: of " * 3000 + BODY):
        assert_laws(read_text(text))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples(path: Path) -> None:
    (document,) = read([str(path)], {})
    assert isinstance(document, Document)
    assert_laws(document)
    assert document.title and document.publisher
    assert any(row.role in ("body", "list") for row in document.sections)
