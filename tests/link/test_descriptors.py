"""Things without a name, as passages describe them, and how like two such descriptions are."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.link.descriptors import UNTOLD, Descriptor, describe, descriptors_match, lemma_of
from comity.model import Kind


def told(text: str, trigger: str = "signed agreement", kind: Kind = "agreement") -> Descriptor:
    """The description that must be there."""
    found = describe(text, trigger, kind)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Kenya signed a civil nuclear agreement.", "signed agreement", {"civil", "nuclear"}),
        ("They signed the agreement on fishing quotas on Monday.", "signed agreement", {"fishery", "quota"}),
        ("Kenya and Uganda signed the Kenya-Uganda labour pact.", "signed pact", {"labour"}),
        ("Ugandan and Kenyan officials signed an extradition treaty.", "signed treaty", {"extradition"}),
        ("An accord between Kenya and Uganda on visas was signed.", "signed accord", {"visa"}),
        ("An agreement under which Kenya may use the port was signed.", "signed agreement", {"use", "port"}),
        ("Uganda signs labour deal", "signs deal", {"labour"}),
        ("Their 2008 security declaration was renewed.", "renewed declaration", {"2008", "security"}),
        ("The agreement was signed.", "signed agreement", set()),
    ],
)
def test_the_words_that_tell_of_it(text: str, trigger: str, words: set[str]) -> None:
    assert set(told(text, trigger).words) == words


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "head"),
    [
        ("They held the fighter drill.", "held drill", "exercise", "exercise"),
        ("A working group on cables was formed.", "formed group", "mechanism", "group"),
        ("The memorandum was signed.", "signed memorandum", "agreement", "memorandum"),
        ("The deal was signed.", "signed", "agreement", "loose"),
        ("They sold six tractors.", "sold tractors", "transfer", "tractor"),
        ("They signed it.", "signed it", "agreement", ""),
    ],
)
def test_the_class_of_the_head(text: str, trigger: str, kind: Kind, head: str) -> None:
    assert told(text, trigger, kind).head == head


@pytest.mark.parametrize(
    ("text", "trigger"), [("They met in Nairobi.", "met"), ("Ways were discussed.", "discussed Ways")]
)
def test_nothing_is_described(text: str, trigger: str) -> None:
    assert describe(text, trigger, "agreement") is None


@pytest.mark.parametrize(
    ("text", "definite", "anaphoric"),
    [
        ("The agreement was signed.", True, True),
        ("An agreement was signed.", False, False),
        ("The fishing agreement was signed.", True, False),
        ("The final agreement was signed.", True, True),
        ("Kenya's fishing agreement was signed.", True, False),
    ],
)
def test_what_points_back(text: str, definite: bool, anaphoric: bool) -> None:
    found = told(text)
    assert (found.definite, found.anaphoric) == (definite, anaphoric)


def test_several_are_no_one_thing() -> None:
    assert told("Two fishing agreements were signed.", "signed agreements").plural
    assert not told("The fishing talks were held.", "held talks", "engagement").plural


SAME: Final = [
    ("A memorandum on defence cooperation was signed.", "A defense co-operation memorandum was signed."),
    (
        "The agreement on cooperation in the peaceful uses of nuclear energy was signed.",
        "A civil nuclear agreement was signed.",
    ),
    ("A military logistics agreement was signed.", "The logistics agreement was signed."),
    (
        "An agreement on the transfer of defence equipment was signed.",
        "A defence equipment transfer agreement was signed.",
    ),
]
OTHER: Final = [
    ("A memorandum on defence cooperation was signed.", "A memorandum on nuclear power was signed."),
    ("An agreement on equipment transfer was signed.", "An agreement on military secrets was signed."),
    ("The first fishing agreement was signed.", "The second fishing agreement was signed."),
    ("The 2008 security declaration was signed.", "The 2025 security declaration was signed."),
    ("A fishing agreement was signed.", "A joint statement on fishing was signed."),
]


def likeness(one: str, other: str) -> float:
    nouns = ("agreement", "memorandum", "declaration", "statement")
    found = [told(text, next(f"signed {noun}" for noun in nouns if noun in text)) for text in (one, other)]
    return descriptors_match(*found)[0]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_thing_in_other_words(one: str, other: str) -> None:
    assert likeness(one, other) > UNTOLD


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_things(one: str, other: str) -> None:
    assert likeness(one, other) < UNTOLD / 2


def test_what_tells_nothing_is_neither() -> None:
    assert likeness("The agreement was signed.", "A fishing agreement was signed.") == UNTOLD


def test_the_words_shared_are_told_most_telling_first() -> None:
    a, b = (
        told("A defence cable cooperation pact was signed.", "signed pact"),
        told("A pact on cooperation on defence cables was signed.", "signed pact"),
    )
    assert descriptors_match(a, b) == (1.0, ("cable", "defence", "cooperation"))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("Countries", "country"), ("defense", "defence"), ("Japan's", "japan"), ("exchanges", "exchange"),
     ("talks", "talk"), ("logistics", "logistics"), ("businesses", "business"), ("gas", "gas")],
)  # fmt: skip
def test_lemmas(word: str, lemma: str) -> None:
    assert lemma_of(word) == lemma


texts = st.lists(
    st.sampled_from("the a agreement on of fishing nuclear signed , was Kenya's two drills".split()), max_size=12
)


@given(texts.map(" ".join), texts.map(" ".join))
def test_likeness_has_no_order_and_bounds(one: str, other: str) -> None:
    a, b = describe(one, "signed agreement", "agreement"), describe(other, "signed agreement", "agreement")
    if a and b:
        score, words = descriptors_match(a, b)
        assert 0 <= score <= 1
        assert descriptors_match(b, a) == (score, words)


@given(texts.map(" ".join))
def test_a_thing_is_like_itself(text: str) -> None:
    found = describe(text, "signed agreement", "agreement")
    if found and found.telling:
        assert descriptors_match(found, found)[0] == 1.0
