"""The clause around a trigger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.link.clause import clause_of

LONG = (
    "Japan, along with the United States and Europe, opposes the war, while India has refrained from joining them in "
    "sanctions, and both countries said they would continue to talk about it in the years that lie ahead."
)


def test_short_sentence_stays_whole() -> None:
    assert clause_of("India and\n Japan signed it.", "signed") == "India and Japan signed it."


def test_clause_around_the_trigger() -> None:
    assert clause_of(LONG, "has refrained") == "… while India has refrained from joining them in sanctions …"


def test_first_clause_has_no_dots_before_it() -> None:
    assert clause_of(LONG, "opposes").startswith("Japan, along with")


def test_last_clause_has_no_dots_after_it() -> None:
    assert clause_of(LONG, "continue").endswith("lie ahead.")


def test_longest_word_of_a_broken_trigger_is_looked_for() -> None:
    assert "refrained" in clause_of(LONG, "has always refrained")


def test_unknown_trigger_gives_the_beginning() -> None:
    assert clause_of(LONG, "signed").startswith("Japan")


def test_long_clause_is_cut_at_words() -> None:
    text = "word " * 40 + "signed " + "thing " * 40
    found = clause_of(text, "signed", 60)
    assert "signed" in found
    assert set(found.split()) <= {"word", "signed", "thing", "…"}


@pytest.mark.parametrize("limit", [30, 60, 110])
@given(words=st.lists(st.text(st.characters(categories=("L", "P")), min_size=1, max_size=12), max_size=40))
def test_never_longer_than_asked(limit: int, words: list[str]) -> None:
    assert len(clause_of(" ".join(words), "signed", limit)) <= limit
