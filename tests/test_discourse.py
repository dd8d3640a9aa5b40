"""What a passage is about: the pair of states, and what "it" and "this" may mean."""

from __future__ import annotations

from typing import Any

import pytest

from comity.discourse import MEANT, REACH, Discourse, Topic, heading_noun
from comity.model import Actor, Kind, Mention, PartyRole, Sentence, Thing
from factories import make_party

NAMES = {"KEN": "Kenya", "UGA": "Uganda", "RWA": "Rwanda", "AU": "African Union"}


def mention(*ids: str, form: Any = "name") -> Mention:
    actors = tuple(Actor(id, NAMES[id], "IGO" if id == "AU" else "GOV") for id in ids)
    return Mention(0, 1, 0, actors, form, "+".join(ids))


def told(*sentences: str) -> Discourse:
    """A document of which each sentence names the states of one string: ``"KEN UGA"``."""
    return Discourse(tuple(tuple(mention(id) for id in sentence.split()) for sentence in sentences))


def topic(kind: Kind = "exercise", noun: str = "drill", sentence: int = 0, **fields: Any) -> Topic:
    return Topic(**{"kind": kind, "noun": noun, "thing": None, "parties": (), "sentence": sentence} | fields)


def pair(discourse: Discourse, sentence: int) -> set[str]:
    return {actor.id for actor in discourse.pair(sentence)}


# --- the pair -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (("KEN UGA", ""), {"KEN", "UGA"}),
        (("KEN UGA", "KEN UGA", "RWA", ""), {"KEN", "UGA"}),
        (("KEN", "UGA", "KEN", "UGA", ""), {"KEN", "UGA"}),
        (("KEN", ""), set()),
        (("KEN UGA RWA", ""), set()),
        (("KEN UGA RWA", "KEN UGA RWA", ""), set()),
        (("",), set()),
    ],
)
def test_the_pair_is_both_or_none(sentences: tuple[str, ...], found: set[str]) -> None:
    assert pair(told(*sentences), len(sentences) - 1) == found


def test_where_no_two_stand_out_the_last_two_named_together() -> None:
    discourse = told("KEN UGA", "KEN RWA", "UGA RWA", "")
    assert pair(discourse, 3) == {"UGA", "RWA"}
    assert pair(discourse, 2) == {"KEN", "RWA"}


@pytest.mark.parametrize(("between", "found"), [(REACH - 1, {"KEN", "UGA"}), (REACH, set())])
def test_two_named_once_are_out_of_reach_after_some_sentences(between: int, found: set[str]) -> None:
    assert pair(told("KEN UGA", *[""] * between, ""), between + 1) == found


def test_two_named_often_reach_over_the_whole_document() -> None:
    assert pair(told("KEN UGA", "KEN UGA", *[""] * 9), 10) == {"KEN", "UGA"}


@pytest.mark.parametrize("other", [mention("UGA", form="demonym"), mention("AU")])
def test_goods_and_bodies_are_not_one_of_the_pair(other: Mention) -> None:
    assert Discourse(((mention("KEN"), other), ())).pair(1) == ()


def test_one_mention_may_name_both() -> None:
    assert pair(Discourse(((mention("KEN", "UGA", form="pair"),), ())), 1) == {"KEN", "UGA"}


@pytest.mark.parametrize(("role", "found"), [("actor", {"KEN", "UGA"}), ("third", set())])
def test_who_took_part_in_what_was_told_counts(role: PartyRole, found: set[str]) -> None:
    discourse = told("KEN", "UGA", "")
    discourse.add(topic(parties=(make_party("KEN", role), make_party("UGA", role))))
    assert pair(discourse, 2) == found


# --- topics -------------------------------------------------------------------------------------------------------


def test_nothing_was_told_yet() -> None:
    discourse = told("")
    assert (discourse.near(1), discourse.named("exercise", "drill")) == (None, None)


@pytest.mark.parametrize(("sentence", "found"), [(0, True), (1, True), (MEANT, True), (MEANT + 1, False)])
def test_a_pronoun_reaches_a_few_sentences_back(sentence: int, found: bool) -> None:
    discourse = told(*[""] * 9)
    discourse.add(topic())
    assert (discourse.near(sentence) is not None) == found


def test_the_nearest_topic_of_its_kind() -> None:
    discourse = told("", "")
    first, second = topic(noun="drill"), topic("agreement", "treaty", thing=Thing("t", "T"))
    discourse.add(first)
    discourse.add(second)
    assert discourse.near(1) == second
    assert discourse.near(1, "exercise") == first
    assert discourse.near(1, "policy") is None


KENYA = (make_party("KEN"),)


def test_a_noun_reaches_back_as_far_as_it_was_used() -> None:
    discourse = told(*[""] * 9)
    discourse.add(topic(noun="drill", parties=KENYA))
    assert discourse.named("exercise", "drill") == topic(noun="drill", parties=KENYA)
    assert discourse.named("exercise", "wargame") is None
    assert discourse.named("agreement", "drill") is None


def test_of_two_of_one_noun_the_later() -> None:
    discourse = told("", "", "")
    for sentence in (0, 1):
        discourse.add(topic(sentence=sentence, parties=KENYA))
    assert discourse.named("exercise", "drill") == topic(sentence=1, parties=KENYA)


def test_a_topic_that_nobody_takes_part_in_names_nobody() -> None:
    discourse = told("", "")
    discourse.add(topic(parties=KENYA))
    discourse.add(topic(sentence=1))
    assert discourse.named("exercise", "drill") == topic(parties=KENYA)


# --- headings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "noun"),
    [
        ("Partnership in clean energy", "partnership"),
        ("Digital Partnership", "partnership"),
        ("Dialogue on space:", "dialogue"),
        ("Treaty of friendship", "treaty"),
        ("3. Partnership in clean energy.", "partnership"),
        ("Trade.", "trade"),
        ("", None),
        (None, None),
        (" . ", None),
    ],
)
def test_the_first_noun_of_a_heading(heading: str | None, noun: str | None) -> None:
    assert heading_noun(Sentence("It rained.", 0, 10, "body", (), heading)) == noun


def test_what_is_told_later_is_not_near() -> None:
    discourse = Discourse(((),) * 6)
    discourse.add(topic(sentence=1))
    discourse.add(topic("agreement", "pact", sentence=4))
    assert discourse.near(2) == topic(sentence=1)


# --- the other of two ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (("KEN UGA", "KEN UGA"), {"KEN", "UGA"}),
        (("KEN UGA", "KEN UGA", "AU", "AU"), set()),  # a body is named as often
        (("KEN UGA", "RWA", "KEN UGA"), {"KEN", "UGA"}),  # a third is near, but both are named just before
        (("KEN UGA", "RWA", "KEN UGA", "", "", ""), set()),
    ],
)
def test_the_other_of_two_is_understood_where_no_third_may_be_meant(
    sentences: tuple[str, ...], found: set[str]
) -> None:
    discourse = told(*sentences)
    assert {actor.id for actor in discourse.pair_near(len(sentences) - 1)} == found


def test_a_place_counts_for_whom_a_document_is_about_but_makes_no_pair() -> None:
    placed = Discourse(((mention("KEN"), mention("UGA", form="place")), (mention("KEN"), mention("UGA", form="place"))))
    assert {actor.id for actor in placed.main_pair()} == {"KEN", "UGA"}
    assert not Discourse(((mention("KEN"), mention("UGA", form="place")),)).pair(1)
