"""Three or more at once, "they" and "we": all whom the document puts together, or who publishes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Meant = Callable[..., list[str]]

FOUR = "The Ministers of Transport of Chile, Peru, Bolivia and Ecuador met in Lima. | "
ALL = ["CHL+PER+BOL+ECU"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ministers agreed to build a railway.", "The Ministers"),
        ("They reaffirmed their support for the plan.", "They"),
        ("The four countries will hold a drill.", "The four countries"),
        ("The Parties took note of the report.", "The Parties"),
        ("As a result, sides have signed a memorandum.", "sides"),
        ("Leaders welcomed the report.", "Leaders"),
    ],
)
def test_words_for_the_group_of_the_first_sentence(meant: Meant, text: str, words: str) -> None:
    assert meant(FOUR + text, words) == ALL


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers of the region agreed to meet.", "The ministers"),
        ("The five countries will hold a drill.", "The five countries"),
        ("Villagers blocked the road. They signed a petition.", "They"),
        ("The four ships left port.", "The four ships"),
    ],
)
def test_words_for_others(meant: Meant, text: str, words: str) -> None:
    assert meant(FOUR + text, words) == []


def test_one_of_the_group_stands_across(meant: Meant) -> None:
    assert meant(f"{FOUR}The Ministers urged Bolivia to ratify the treaty.", "The Ministers") == ["CHL+PER+ECU"]


def test_they_after_both(meant: Meant) -> None:
    text = "Kenya and Uganda met. | Both deplored the delay. | They agreed to remain in contact."
    assert (meant(text, "Both"), meant(text, "They")) == (["KEN+UGA"], ["KEN+UGA"])


def test_three_leaders_who_met(meant: Meant) -> None:
    assert meant("Modi, Kishida and Biden met. | Later the leaders left.", "the leaders", "2023-01-10") == [
        "IND+JPN+USA"
    ]


def test_we_who_speak_together(meant: Meant) -> None:
    text = "We, the Presidents of Ghana, Togo and Benin, met in Accra. | We condemn the attack."
    assert meant(text, "We")[-1:] == ["GHA+TGO+BEN"]


def test_we_of_who_publishes(meant: Meant) -> None:
    text = "Kenya closed the border. | We protested to the Kenyan Ambassador on Monday."
    assert meant(text, "We", None, "Ministry of Foreign Affairs, Kampala") == ["UGA"]
    assert meant(text, "We", None, "The Rift Herald") == []


def test_we_of_who_is_quoted(meant: Meant) -> None:
    text = '"We will go on flying," the Greek government said.'
    assert meant(text, "We") == ["GRC"]


def test_we_of_somebody_else(meant: Meant) -> None:
    text = 'Kenya objected. | A trader said: "We have lost our goods."'
    assert meant(text, "We", None, "Ministry of Foreign Affairs, Kampala") == []


def test_the_former_and_the_latter(meant: Meant) -> None:
    text = "Chad and Niger met. The former made an offer; the latter declined. The former minister left."
    assert (meant(text, "The former"), meant(text, "the latter")) == (["TCD"], ["NER"])


def test_between_them(meant: Meant) -> None:
    assert meant("Chad and Niger traded shots. Trade between them stopped.", "them") == ["NER+TCD"]


@pytest.mark.parametrize(
    ("text", "word", "publisher", "state"),
    [
        ("Lima: we never said that.", "we", None, ["PER"]),
        ("Q: Chile has asked you to stop.", "you", "Press conference, Lima", ["PER"]),
        ("Chile has asked you to stop.", "you", "Press conference, Lima", []),
        ("Q: Chile has asked you to stop.", "you", "The Lima Post", []),
    ],
)
def test_who_speaks_and_who_is_asked(
    meant: Callable[..., list[str]], text: str, word: str, publisher: str | None, state: list[str]
) -> None:
    assert meant(text, word, None, publisher) == state
