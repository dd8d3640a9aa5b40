"""States: their tables, their look-up by name or code, suggestions, and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.who.states import cautions, correct, state_id, state_name, states, suggest_states


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("india", "IND"),
        ("IND", "IND"),
        ("in", "IND"),
        ("Japan", "JPN"),
        ("japanese", "JPN"),
        ("us", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("united kingdom", "GBR"),
        ("britain", "GBR"),
        ("UAE", "ARE"),
        ("DPRK", "PRK"),
        ("ROK", "KOR"),
        ("South Korea", "KOR"),
        ("viet nam", "VNM"),
        ("Burma", "MMR"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("turkiye", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("ivory coast", "CIV"),
        ("Soviet Union", "RUS"),
        ("USSR", "RUS"),
        ("Taiwan", "TWN"),
        ("Palestine", "PSE"),
        ("Kosovo", "XKX"),
        ("Holy See", "VAT"),
        ("Hong Kong", "HKG"),
        ("Swaziland", "SWZ"),
        ("Czech Republic", "CZE"),
        ("czechia", "CZE"),
        ("Congo", "COD"),
        ("Niger", "NER"),
        ("Nigerian", "NGA"),
        (" India ", "IND"),
    ],
)
def test_a_state_is_known_by_name_code_and_demonym(words: str, state: str) -> None:
    assert state_id(words) == state


@pytest.mark.parametrize("words", ["", "Atlantis", "Japn", "Guam", "Indo-Pacific", "London"])
def test_what_is_no_state_has_no_id(words: str) -> None:
    assert state_id(words) is None


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("IND", "India"),
        ("USA", "United States"),
        ("HKG", "Hong Kong"),
        ("BIH", "Bosnia and Herzegovina"),
        ("VAT", "Holy See"),
        ("KNA", "Saint Kitts and Nevis"),
        ("MMR", "Myanmar"),
        ("XKX", "Kosovo"),
    ],
)
def test_names_are_short_and_plain(state: str, name: str) -> None:
    assert state_name(state) == name


def test_an_unknown_id_says_what_to_give() -> None:
    with pytest.raises(UsageError, match=r"'ZZZ'.*alpha-3"):
        state_name("ZZZ")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Japn", "Japan"),
        ("Inda", "India"),
        ("Untied States", "United States"),
        ("Phillipines", "Philippines"),
        ("Pakstan", "Pakistan"),
        ("Kazahkstan", "Kazakhstan"),
    ],
)
def test_a_misspelt_name_gets_a_suggestion(words: str, name: str) -> None:
    assert suggest_states(words)[0] == name


def test_nonsense_gets_no_suggestion() -> None:
    assert suggest_states("xqzvw") == ()


def test_all_members_of_the_united_nations_are_there() -> None:
    assert len(states()) >= 199
    assert {"IND", "JPN", "CHN", "USA", "LIE", "NRU", "SSD", "TLS", "PSE", "TWN", "XKX"} <= states().keys()


def test_territories_do_not_act_as_states() -> None:
    assert not {"GUM", "PRI", "REU", "CXR", "FLK"} & states().keys()


@pytest.mark.parametrize("state", sorted(states()))
def test_every_state_finds_itself(state: str) -> None:
    found = states()[state]
    assert state_id(state) == state
    assert state_id(found.name) == state
    assert found.name in found.names


def test_names_of_two_states_never_meet() -> None:
    owners: dict[str, str] = {}
    for state in states().values():
        for name in (*state.names, *state.abbreviations):
            assert owners.setdefault(name.casefold(), state.id) == state.id, name


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Chinense", ("CHN", "demonym")),
        ("Pakstan", ("PAK", "state")),
        ("Japanes", ("JPN", "demonym")),
        ("Austrlia", None),
        ("Russsia", ("RUS", "state")),
        ("Phillippines", ("PHL", "state")),
    ],
)
def test_one_letter_amiss_is_mended(word: str, meant: tuple[str, str] | None) -> None:
    assert correct(word) == meant


@pytest.mark.parametrize("word", ["Indiana", "Iberian", "Columbia", "Persian", "Siberian", "Geneva", "Chile", "Iran"])
def test_words_of_their_own_stay(word: str) -> None:
    assert correct(word) is None


def test_a_short_word_needs_the_state_elsewhere() -> None:
    assert correct("Japn") is None
    assert correct("Japn", frozenset({"JPN"})) == ("JPN", "state")


@given(st.text(max_size=12))
def test_look_ups_never_fail(words: str) -> None:
    assert state_id(words) is None or state_id(words) in states()
    assert len(suggest_states(words)) <= 3
    correct(words)


def test_cautions_hold_no_state_by_its_plain_name() -> None:
    plain = {state.name.casefold() for state in states().values()}
    assert not plain & {name.casefold() for name in cautions().not_states}
