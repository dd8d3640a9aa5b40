"""Capitals: governments where they act, cities where things happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tokyo and Delhi agreed to meet.", [("Tokyo", "JPN"), ("Delhi", "IND")]),
        ("Beijing said it would wait.", [("Beijing", "CHN"), ("it", "CHN")]),
        ("Washington's view has changed.", [("Washington", "USA")]),
        ("Ties between Tokyo and New Delhi have grown.", [("Tokyo", "JPN"), ("New Delhi", "IND")]),
        ("The minister urged Beijing to stop.", [("Beijing", "CHN")]),
        ("Japan signed a deal with New Delhi.", [("Japan", "JPN"), ("New Delhi", "IND")]),
        ("Sanctions against Moscow hurt.", [("Moscow", "RUS")]),
        ("Beijing-backed hackers struck.", [("Beijing", "CHN")]),
        ("Beijing is concerned.", [("Beijing", "CHN")]),
        ("Seoul's military replied.", [("Seoul's military", "KOR")]),
        ("Manila has filed protests.", [("Manila", "PHL")]),
        ("The Moscow-Beijing axis holds.", [("Moscow", "RUS"), ("Beijing", "CHN")]),
        ("Beijing", [("Beijing", "CHN")]),
        ("Lima, for its part, is to drop the tax.", [("Lima", "PER"), ("its", "PER")]),
        ("The report says that Lima shelters a rebel.", [("Lima", "PER")]),
        ("On Monday Quito announced a ban.", [("Quito", "ECU")]),
        ("According to Lima, the ban stands.", [("Lima", "PER")]),
        ("The minister gave Lima a deadline.", [("Lima", "PER")]),
        ("They laid the blame on Lima.", [("Lima", "PER")]),
        ("The fault lay at the door of Lima.", [("Lima", "PER")]),
        ("The firm received a letter from Lima.", [("Lima", "PER")]),
        ("The authorities in Lima closed the port.", [("Lima", "PER")]),
        ("Lima: no comment so far", [("Lima", "PER")]),
    ],
)
def test_a_capital_that_acts_is_a_government(states: Callable[..., Found], text: str, found: Found) -> None:
    assert states(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Tokyo.",
        "He visited New Delhi.",
        "The talks were held in Delhi.",
        "Flights between Tokyo and Delhi resumed.",
        "Delhi is a city of parks.",
        "Kyiv was bombed.",
        "A Tokyo-based analyst spoke.",
        "Tokyo's streets were empty.",
        "The Paris Agreement stands.",
        "He flew from Moscow to Berlin.",
        "Washington lies on a river.",
        "He came back from Lima on Monday.",
        "The embassy in Lima was closed.",
        "On Monday in Lima shops closed.",
        "Lima fashions sell well.",
    ],
)
def test_a_capital_where_things_happen_is_a_city(states: Callable[..., Found], text: str) -> None:
    assert states(text) == []


def test_the_form_is_capital(forms: Callable[..., Found]) -> None:
    assert forms("Tokyo agreed.") == [("Tokyo", "capital")]


def test_a_house_of_government_may_be_a_place(states: Callable[..., Found]) -> None:
    assert states("The Kremlin agreed.") == [("Kremlin", "RUS")]
    assert states("They met in the Kremlin.") == []
