"""Where sentences are cut for the search, and what search words are taken as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.ledger.sentences import MOST_TERMS, sentences_of, terms_of
from comity.model import CLAIMING_ROLES, Passage
from factories import claims, documents, make_document, make_passage, make_sections


def cut(text, *passages):
    document = make_document(text)
    found = sentences_of(document, [make_passage(document, exact) for exact in passages])
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Modi met Dr. A. Rao.", "They spoke!", "(Really?)", "“It works.”", "He left."],
        ["In the U.S. Army, 3.5 million.", "No. 5 came....", "Then e.g. this"],
        ["One", "Two.", "Three"],
        ["日本は合意した。", "印度も。", "次"],
    ],
)
def test_cut_at_full_stops(sentences):
    joined = "\n\n".join(sentences) if sentences[0] == "One" else " ".join(sentences)
    assert cut(joined) == sentences


def test_a_passage_is_never_cut():
    assert cut("The Pres. Modi spoke. He left.", "The Pres. Modi spoke.") == ["The Pres. Modi spoke.", "He left."]


def test_sentences_start_and_end_where_passages_do():
    assert cut("JIMEX: ships sailed; planes flew.", "ships sailed") == ["JIMEX:", "ships sailed", "; planes flew."]


def test_passages_that_overlap_make_one_sentence():
    assert cut("One. Two. Three.", "One. Two.", "Two. Three.") == ["One. Two. Three."]


def test_a_passage_outside_all_sections_is_a_sentence():
    document = make_document("Left out.", sections=())
    assert sentences_of(document, [make_passage(document, "Left")]) == [(0, 4)]


@pytest.mark.parametrize("role", ["comment", "promotion", "disclaimer", "byline"])
def test_other_roles_have_no_sentences(role):
    text = "Some words."
    assert sentences_of(make_document(text, sections=make_sections(text, role)), []) == []


@given(documents(), st.data())
def test_every_letter_of_a_claiming_section_is_in_one_sentence(document, data):
    passages = [claim.passage for claim in data.draw(st.lists(claims(document), max_size=3))]
    found = sentences_of(document, [passage for passage in passages if _within(document, passage)])
    letters = [place for start, end in found for place in range(start, end) if not document.text[place].isspace()]
    spans = [range(row.start, row.end) for row in document.sections if row.role in CLAIMING_ROLES]
    assert letters == [place for span in spans for place in span if not document.text[place].isspace()]


def _within(document, passage: Passage) -> bool:
    return any(
        row.role in CLAIMING_ROLES and row.start <= passage.start and passage.end <= row.end
        for row in document.sections
    )


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("india japan", ["india", "japan"]),
        ('"two plus two" talks', ["two plus two", "talks"]),
        ('unclosed "quote here', ["unclosed", "quote", "here"]),
        ("2+2 -not *", ["2+2", "-not"]),
        ("twice twice", ["twice"]),
        ("nul\0byte", ["nul", "byte"]),
        ('  "" "-" ', []),
    ],
)
def test_terms(words, terms):
    assert terms_of(words) == terms


def test_very_many_terms_are_cut_off():
    assert len(terms_of(" ".join(map(str, range(1_000))))) == MOST_TERMS


@pytest.mark.parametrize("unit", [".", ". ", ".\"'", ".  ", "A. B ", "。"])
def test_odd_text_takes_no_long_time(unit):
    assert cut(unit * 50_000 + "a")
