"""How hard words are: ladders, what moves a rung, what governs, negation, and which of two is harder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.analyse.force import Harder, Point, points_of, under, weigh
from comity.model import Sentence
from comity.parse import load_parser, parse_text

LADDER = (
    "condemned",
    "strongly opposed",
    "opposed",
    "expressed serious concern about",
    "expressed concern about",
    "noted",
)
ASKED = ("demanded", "urged", "called for", "encouraged", "hoped for")
BINDING = ("will open", "agreed to open", "intend to open", "noted the wish to open")


def sentence(text: str) -> Sentence:
    return parse_text(load_parser(), [text])[0]


def point(text: str) -> Point:
    """The only point of a sentence."""
    (found,) = points_of(sentence(text))
    return found


def harder(a: str, b: str) -> Harder | None:
    verdict = weigh(point(a), point(b))
    return verdict.harder if verdict else None


@pytest.mark.parametrize("place", range(len(LADDER) - 1))
def test_the_ladder_of_stances(place: int) -> None:
    assert harder(*(f"The minister {words} the dam." for words in LADDER[place : place + 2])) == "a"


@pytest.mark.parametrize("place", range(len(ASKED) - 1))
def test_the_ladder_of_requests(place: int) -> None:
    assert harder(*(f"The minister {words} talks on the dam." for words in ASKED[place : place + 2])) == "a"


@pytest.mark.parametrize("place", range(len(BINDING) - 1))
def test_the_ladder_of_commitments(place: int) -> None:
    assert harder(*(f"Peru and Chile {words} the road." for words in BINDING[place : place + 2])) == "a"


@pytest.mark.parametrize(
    ("hard", "soft"),
    [
        ("They agreed to build a bridge.", "They agreed to explore a bridge."),
        ("They agreed to build a bridge.", "They agreed in principle to build a bridge."),
        ("They firmly support the plan.", "They support the plan."),
        ("They expressed their gratitude.", "They took note of it."),
        ("They promised to sign it.", "They stressed the importance of signing it."),
    ],
)
def test_what_moves_a_rung(hard: str, soft: str) -> None:
    assert (harder(hard, soft), harder(soft, hard)) == ("a", "b")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The minister announced that Peru will pay.", "will pay"),
        ("The ministers agreed that the road will open.", "agreed"),
        ("Concern was expressed over the dam.", "Concern was expressed"),
        ("They reaffirmed their opposition to the dam.", "opposition"),
        ("They noted the plan for a dam.", "noted"),
        ("The minister said that both are committed to peace.", "committed"),
        ("The dam concerns all of the river.", ""),
        ("The order of the world rests on law.", ""),
        ("They met to discuss the dam.", ""),
        ("Prime Minister Lund welcomed Prime Minister Moe to Bergen.", ""),
        ("They weighed what it would mean for the river.", ""),
    ],
)
def test_the_word_that_governs(text: str, cue: str) -> None:
    assert point(text).cue == cue


def test_each_verb_of_its_own_force_makes_a_point() -> None:
    found = points_of(sentence("They condemned the attack and called for talks without delay."))
    assert [one.cue for one in found] == ["condemned", "called for"]
    assert [one.text for one in found] == ["They condemned the attack", "called for talks without delay"]


def test_points_stand_where_they_say() -> None:
    text = "First words. Peru condemned the attack, and Chile urged calm."
    found = [one for row in parse_text(load_parser(), [text]) for one in points_of(row)]
    assert all(text[one.start : one.end] == one.text for one in found)
    assert len(found) == 3


@pytest.mark.parametrize("words", ["did not agree", "refused to agree", "declined to agree"])
def test_what_is_denied_is_contrary(words: str) -> None:
    assert harder("They agreed to reopen the post.", f"They {words} to reopen the post.") == "contrary"


def test_what_was_not_refused_is_not_contrary() -> None:
    assert harder("They agreed to reopen the post.", "They did not refuse to agree to reopen the post.") != "a"


def test_words_of_different_ladders_are_not_compared() -> None:
    assert harder("Peru will open the road.", "Peru condemned the road.") is None


def test_plain_telling_is_the_same() -> None:
    assert harder("They met in Lima.", "They held talks in Lima.") == "same"


def test_an_item_has_the_force_of_the_words_before_its_list() -> None:
    lead, item = point("The ministers agreed on the following:"), point("more flights between the two capitals;")
    assert under(item, lead).cue == "agreed"
    assert under(replace(item, cue="urged"), lead).cue == "urged"
