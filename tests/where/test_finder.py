"""Places in a sentence: what makes a name a place, and what does not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.parse import load_parser, parse_text
from comity.where import find_wheres


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """(name, country, precision) of every place in a text."""
    sentences = parse_text(load_parser(), [text])
    return [(w.name, w.country, w.precision) for s in sentences for _, _, w in find_wheres(s)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks were held in Tokyo.", [("Tokyo", "JPN", "city")]),
        ("He visited New Delhi.", [("New Delhi", "IND", "city")]),
        (
            "The minister travelled to Ahmedabad in Gujarat.",
            [("Ahmedabad", "IND", "city"), ("Gujarat", "IND", "region")],
        ),
        ("Ships met off Visakhapatnam.", [("Visakhapatnam", "IND", "city")]),
        ("It happened off-coast of Japan.", [("Japan", "JPN", "country")]),
        ("The drill was held off the coast of Japan.", [("Japan", "JPN", "country")]),
        ("The jets trained at Hyakuri air base.", [("Hyakuri Air Base", "JPN", "point")]),
        ("They trained in Ibaraki Prefecture.", [("Ibaraki", "JPN", "region")]),
        ("They sailed in the Bay of Bengal.", [("Bay of Bengal", None, "sea")]),
        ("It sailed through the Taiwan Strait.", [("Taiwan Strait", None, "sea")]),
        ("Troops clashed in the Galwan Valley.", [("Galwan Valley", None, "point")]),
        ("It lies in the Kashmir region.", [("Kashmir", None, "region")]),
        ("They landed at a port in Sri Lanka.", [("Sri Lanka", "LKA", "country")]),
        ("They met at the port of Kure.", [("Kure", "JPN", "city")]),
        ("It flew over Japan.", [("Japan", "JPN", "country")]),
        ("They met in Hyderabad, Pakistan.", [("Hyderabad", "PAK", "city"), ("Pakistan", "PAK", "country")]),
        ("They met in Hyderabad, India.", [("Hyderabad", "IND", "city"), ("India", "IND", "country")]),
        ("Ships entered Japan's territorial waters.", [("Japan", "JPN", "country")]),
        ("Troops moved along the Line of Actual Control.", [("Line of Actual Control", None, "region")]),
        ("They met in Kosovo.", [("Kosovo", "XKX", "country")]),
        ("They met in Bali.", [("Bali", "IDN", "region")]),
        ("They signed it in Washington.", [("Washington", "USA", "city")]),
    ],
)
def test_a_name_in_its_place(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert places(text) == found


def test_a_disputed_place_has_no_country() -> None:
    found = places("Ships came in and around the Senkaku Islands in Okinawa Prefecture.")
    assert found == [("Senkaku Islands", None, "region"), ("Okinawa", "JPN", "region")]


@pytest.mark.parametrize(
    "text",
    [
        "India and Japan signed a pact.",
        "Tokyo agreed.",
        "Japan has an interest in India.",
        "He believes in Japan.",
        "The talks were held in March.",
        "Concern over China grew.",
        "They met in Parliament.",
        "They met in the White House.",
        "Trust in Japan grew.",
        "",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert places(text) == []


def test_offsets_are_the_documents() -> None:
    text = "Rain fell. Talks were held in Tokyo."
    second = parse_text(load_parser(), [text])[1]
    ((start, end, where),) = find_wheres(second)
    assert text[start:end] == where.name == "Tokyo"


def test_a_city_has_its_point() -> None:
    sentence = parse_text(load_parser(), ["Talks were held in Tokyo."])[0]
    ((_, _, where),) = find_wheres(sentence)
    assert where.lat == pytest.approx(35.69, abs=0.05)
    assert where.lon == pytest.approx(139.69, abs=0.05)


NAMES = (
    "in",
    "off",
    "at",
    "the",
    "Tokyo",
    "India",
    "coast",
    "of",
    "Okinawa",
    "Prefecture",
    "South China Sea",
    ",",
    "met",
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=15).map(" ".join))
def test_places_are_in_order_and_apart(text: str) -> None:
    for sentence in parse_text(load_parser(), [text]):
        found = find_wheres(sentence)
        assert all(sentence.start <= start < end <= sentence.end for start, end, _ in found)
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
