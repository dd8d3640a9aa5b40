"""Someone in office, a government or a person that is named again without the state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Meant = Callable[..., list[str]]

CALL = "Foreign Minister Jon Halvard spoke with his Swedish counterpart, Eva Lindmark. | "
OSLO = "Ministry of Foreign Affairs, Oslo"


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("The Minister condemned the attack.", "Minister", "NOR"),
        ("Ms Lindmark thanked Norway.", "Ms Lindmark", "SWE"),
        ("Halvard was pleased.", "Halvard", "NOR"),
        ("The Government regrets the delay.", "Government", "NOR"),
        ("The Federal Government regrets the delay.", "Government", "NOR"),
        ("Government regret the delay.", "Government", "NOR"),
        ("A protest was lodged by this Ministry.", "Ministry", "NOR"),
        ("The Swedish Government was asked. The Government may sue.", "Government", "NOR"),
        ("The Prime Minister of Sweden spoke. The Prime Minister thanked Norway.", "Prime Minister", "SWE"),
        ("The State Secretary accepted the apology.", "State Secretary", "NOR"),
        ("The Army is ready.", "Army", "NOR"),
    ],
)
def test_the_publisher_and_whom_it_called(meant: Meant, text: str, words: str, state: str) -> None:
    assert meant(CALL + text, words, None, OSLO) == [state]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("TOKYO: The premier said he would go.", ["JPN"]),
        ("LIMA — The premier said he would go.", ["PER"]),
        ("Lima-based firms sued. The premier spoke.", []),
    ],
)
def test_the_place_before_a_sentence_says_whose_premier(meant: Meant, text: str, state: list[str]) -> None:
    assert meant(text, "premier") == state


def test_an_office_named_with_its_state_before(meant: Meant) -> None:
    text = "The President of Albania called. | The President thanked Italy."
    assert meant(text, "President", None, "Ministry of Foreign Affairs, Rome") == ["ALB"]


def test_the_other_of_two_governments(meant: Meant) -> None:
    text = "Chad and Niger met. | Chad and Niger signed a pact. | The government thanked Chad."
    assert meant(text, "government") == ["NER"]


def test_the_ministry_of_who_acted_last(meant: Meant) -> None:
    text = "Estonia expelled a Russian envoy. Latvia looked on. | Estonia waited. The foreign ministry gave no reason."
    assert meant(text, "foreign ministry") == ["EST"]


@pytest.mark.parametrize("text", ["The government of the day fell.", "A minister fell.", "The embassy burned."])
def test_nobody_is_known(meant: Meant, text: str) -> None:
    assert meant(f"Chad, Mali and Niger waited. | {text}", "government") == []


def test_his_counterpart_is_the_other(meant: Meant) -> None:
    text = "Chad and Niger met. | The Chadian president thanked his counterpart."
    assert meant(text, "his counterpart") == ["NER"]


def test_a_secretary_of_state_of_another_state(meant: Meant) -> None:
    text = "Secretary of State Ana Duarte called the Spanish foreign minister. | Spain replied."
    assert meant(text, "Secretary of State Ana Duarte", "2015-05-01", "Ministry of Foreign Affairs, Lisbon") == ["PRT"]


def test_a_month_is_no_person(meant: Meant) -> None:
    assert meant("Kenya's foreign minister, Ruth May, left. | She returned in May 2018.", "May") == []
