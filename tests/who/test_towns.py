"""Towns: where an act goes to, whose people come from there, and where nobody is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Mention

Reader = Callable[..., list[Mention]]
INDIA = "India and Nepal met."


@pytest.mark.parametrize(
    ("text", "place", "state"),
    [
        ("Saudi Arabia warned Egypt. The minister went to Jeddah.", "Jeddah", "SAU"),
        ("India sent aid to Sri Lanka. Doctors went to Jaffna.", "Jaffna", "LKA"),
        ("Germany condemned Russia. It deplored the bombardment of Grozny.", "Grozny", "RUS"),
        ("Pakistan denied it to Afghanistan: it did not bomb Kandahar.", "Kandahar", "AFG"),
        ("Ireland will help Palestine. Doctors will travel to Ramallah.", "Ramallah", "PSE"),
        ("The minister visited Lima.", "Lima", "PER"),
        ("Envoys flew to Lima.", "Lima", "PER"),
    ],
)
def test_a_town_of_a_state_named_is_where_an_act_goes_to(mentions: Reader, text: str, place: str, state: str) -> None:
    assert [m.actors[0].id for m in mentions(text) if m.form == "place" and m.text == place] == [state]


@pytest.mark.parametrize(
    "text",
    [
        "India and Pakistan met. Rain fell on Hyderabad.",  # both have one
        "Peru and Chile met. Doctors went to Kandahar.",  # of a state that is not named
        "India and Nepal met. Agra is famous for its grave.",
        "Peru and Chile met. Envoys flew to Vienna for talks.",
        "France and Chad met. Mr Lagos spoke.",
        "Nigeria and Chad met. Ricardo Lagos went home.",
    ],
)
def test_no_place_is_guessed(mentions: Reader, text: str) -> None:
    assert not [m for m in mentions(text) if m.form == "place"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (f"{INDIA} Bihar farmers protested.", "Bihar farmers", "IND AGR"),
        ("Japan helped Peru. A doctor from Osaka came.", "doctor from Osaka", "JPN MED"),
        ("Australia warned Indonesia. The police of Surabaya refused.", "police of Surabaya", "IDN COP"),
        ("Australia warned Indonesia. The government in Jakarta refused.", "Jakarta", "IDN GOV"),
    ],
)
def test_people_of_a_town_are_their_state_s(mentions: Reader, text: str, words: str, who: str) -> None:
    found = {m.text: f"{m.actors[0].id} {m.actors[0].sector}" for m in mentions(text) if m.form != "place"}
    assert found.get(words) == who


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{INDIA} Rain ruined Bihar crops.", []),
        ("Canada warned Peru. US troops in Lima left.", ["US troops"]),  # those of another
    ],
)
def test_what_is_not_a_town_s_own_people(mentions: Reader, text: str, people: list[str]) -> None:
    assert [m.text for m in mentions(text) if m.form == "service"] == people


def test_a_place_is_no_one_side_of_a_pair(meant: Callable[..., list[str]]) -> None:
    text = "India and Nepal met. Nepal sent envoys to Agra. China spoke. Both sides agreed."
    assert meant(text, "Both sides") == ["IND+NPL"]
