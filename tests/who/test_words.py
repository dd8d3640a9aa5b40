"""Words with offsets, folding, and the trie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.who.words import Trie, fold, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Indo-Japan ties", ["Indo", "-", "Japan", "ties"]),
        ("the U.S. and", ["the", "U.S.", "and"]),
        ("U.S.-led", ["U.S.", "-", "led"]),
        ("Hon’ble PM", ["Hon", "’", "ble", "PM"]),
        ("Japan’s", ["Japan", "’", "s"]),
        ("S. Jaishankar", ["S", ".", "Jaishankar"]),
        ("K.P.S. Gill", ["K.P.S.", "Gill"]),
        ("", []),
    ],
)
def test_words_and_marks_are_parted(text: str, words: list[str]) -> None:
    assert [word.text for word in split(text)] == words


@pytest.mark.parametrize(
    ("text", "folded"), [("Türkiye", "turkiye"), ("Côte d’Ivoire", "cote d'ivoire"), ("INDIA", "india"), ("a–b", "a-b")]
)
def test_folding_drops_case_accents_and_curls(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60), st.integers(0, 1000))
def test_offsets_give_the_words_back(text: str, offset: int) -> None:
    for word in split(text, offset):
        assert text[word.start - offset : word.end - offset] == word.text


def test_the_longest_name_comes_first() -> None:
    trie: Trie[int] = Trie()
    trie.add("New Delhi", 1)
    trie.add("New Delhi Declaration", 2)
    assert list(trie.at(split("New Delhi Declaration of"), 0)) == [(3, (2,)), (2, (1,))]


def test_a_name_may_mean_several_things() -> None:
    trie: Trie[str] = Trie()
    trie.add("Georgia", "state")
    trie.add("georgia", "name")
    assert next(trie.at(split("Georgia"), 0)) == (1, ("state", "name"))


def test_half_a_name_is_none() -> None:
    trie: Trie[int] = Trie()
    trie.add("South China Sea", 1)
    assert list(trie.at(split("South China"), 0)) == []
