"""The trail of a document: what it is mostly about, and who is named side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.model import Mention, Role, Sentence
from comity.parse import load_parser, parse_text
from comity.who import find_mentions
from comity.who.trail import Trail, find_pair, groups_of, main_pair, states_of


def read(text: str, role: Role = "body") -> tuple[list[Sentence], list[tuple[Mention, ...]]]:
    sentences = [replace(s, role=role) for s in parse_text(load_parser(), text.split("|"))]
    return sentences, list(find_mentions(sentences, None))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("India met Japan.", ("IND", "JPN")),
        ("India met Japan.|India slept.|China woke.|Japan slept.", ("IND", "JPN")),
        ("India slept.", None),
        ("India met Japan.|India met China.", None),
        ("Rain fell.", None),
    ],
)
def test_the_main_pair_leads_a_third(text: str, pair: tuple[str, str] | None) -> None:
    assert main_pair(*read(text)) == pair


def test_a_headline_counts_double() -> None:
    (one,), (first,) = read("India, Japan agree", "headline")
    (two,), (second,) = read("China met Japan and India met China.")
    assert main_pair([one, two], [first, second]) is not None


def test_a_comment_counts_nothing() -> None:
    assert main_pair(*read("India met Japan.", "comment")) is None


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("India and Japan met.", [{"IND", "JPN"}]),
        ("India-Japan talks began.", [{"IND", "JPN"}]),
        ("India, Japan and Australia met.", [{"IND", "JPN", "AUS"}]),
        ("India slept while Japan woke.", []),
        ("India and Japan met China and Russia.", [{"IND", "JPN"}, {"CHN", "RUS"}]),
    ],
)
def test_states_side_by_side(text: str, groups: list[set[str]]) -> None:
    (sentence,), (mentions,) = read(text)
    assert groups_of(sentence, mentions) == groups


def test_bodies_and_pronouns_name_no_state() -> None:
    _, (mentions,) = read("NATO said it would help India.")
    assert states_of(mentions) == ["IND"]


def test_an_empty_trail_knows_only_the_main_pair() -> None:
    (sentence,), _ = read("Both sides agreed.")
    assert find_pair(Trail(None), sentence, ()) is None
    assert find_pair(Trail(("IND", "JPN")), sentence, ()) == ("IND", "JPN")
