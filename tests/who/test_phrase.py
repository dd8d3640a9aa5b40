"""Bare actor phrases: state or body, and sector."""

from __future__ import annotations

import pytest

from comity.who import Resolved, find_actor

PHRASES = [
    ("Kenyan police", "KEN", "COP"),
    ("Fumio Kishida, Japan's prime minister", "JPN", "GOV"),
    ("Fumio Kishida, Japan's former prime minister", "JPN", "ELI"),
    ("a Royal Navy frigate", "GBR", "MIL"),
    ("the Ghanaian parliament", "GHA", "LEG"),
    ("Bangladeshi garment workers", "BGD", "LAB"),
    ("Peru's Constitutional Court", "PER", "JUD"),
    ("former Malaysian prime minister", "MYS", "ELI"),
    ("an ex-minister", None, "ELI"),
    ("truck drivers", None, "CVL"),
    ("drug smugglers", None, "CRM"),
    ("Colombian drug cartel", "COL", "CRM"),
    ("Turkish-backed rebels", None, "REB"),
    ("pro-Russian separatists", None, "REB"),
    ("Iran-backed militia in Iraq", "IRQ", "PRM"),
    ("Mossad agents", "ISR", "SPY"),
    ("head of the Mossad", "ISR", "SPY"),
    ("MI6", "GBR", "SPY"),
    ("NATO", "NATO", "IGO"),
    ("NATO troops", "NATO", "MIL"),
    ("UN peacekeepers", "UN", "MIL"),
    ("Indian ambassador to the United Nations", "IND", "GOV"),
    ("International Monetary Fund", "IMF", "IGO"),
    ("president of the Bundestag", "DEU", "LEG"),
    ("speaker of Ghana's parliament", "GHA", "LEG"),
    ("Somali pirates", "SOM", "CRM"),
    ("Syrian refugees in Lebanon", "SYR", "REF"),
    ("farmers in the Punjab", "IND", "AGR"),
    ("Orthodox bishop", None, "REL"),
    ("Catholic community leaders", None, "REL"),
    ("opposition supporters", None, "OPP"),
    ("student protesters", None, "OPP"),
    ("Hamas fighters", "PSE", "REB"),
    ("Boeing", "USA", "BUS"),
    ("Wagner mercenaries", "RUS", "PRM"),
    ("Medellin Cartel", "COL", "CRM"),
    ("Doctors Without Borders", None, "NGO"),
    ("Amnesty International", None, "NGO"),
    ("journalists", None, "JRN"),
    ("Al Jazeera", "QAT", "JRN"),
    ("Tokyo", "JPN", "GOV"),
    ("Osaka", "JPN", "CVL"),
    ("Soviet Union", "RUS", None),
    ("Zaire", "COD", None),
    ("South Ossetia", "GEO", "PRE"),
    ("Nigerian soldiers", "NGA", "MIL"),
    ("Niger's junta", "NER", "GOV"),
    ("Kenia", "KEN", None),
    ("Brasil", "BRA", None),
    ("Jordan's King Abdullah II", "JOR", "GOV"),
    ("Uttar Pradesh police", "IND", "COP"),
    ("Texas governor", "USA", "GOV"),
    ("scientist at the University of Cape Town", "ZAF", "EDU"),
    ("chief of the Brazilian navy", "BRA", "MIL"),
    ("a spokesman for the Taliban", "AFG", "REB"),
    ("Médecins Sans Frontières", None, "NGO"),
    ("dozens of villagers", None, "CVL"),
    ("residents of Kharkiv", "UKR", "CVL"),
    ("health workers", None, "MED"),
    ("US Senator Jane Doe", "USA", "LEG"),
    ("Norwegian Refugee Council", "NOR", "NGO"),
    ("the Supreme Court", None, "JUD"),
]

DATED = [
    ("Jens Stoltenberg", "2010-05-01", "NOR", "GOV"),
    ("Jens Stoltenberg", "2020-05-01", "NOR", "IGO"),
    ("Andrzej Duda", "2020", "POL", "GOV"),
    ("Donald Tusk", "2022-06", "POL", "OPP"),
    ("Sanna Marin", "2024-01-01", "FIN", "ELI"),
    ("Zelensky", "2022-03", "UKR", "GOV"),
    ("Volodymir Zelensky", "2022-03", "UKR", "GOV"),
    ("President Mohamed Bazoum", "2022-01-01", "NER", "GOV"),
    ("former president Evo Morales", "2022-01-01", "BOL", "ELI"),
]


@pytest.mark.parametrize(("phrase", "state", "sector"), PHRASES)
def test_a_phrase_has_state_and_sector(phrase: str, state: str | None, sector: str | None) -> None:
    found = find_actor(phrase)
    assert found is not None
    assert (found.id, found.sector) == (state, sector)


@pytest.mark.parametrize(("name", "on", "state", "sector"), DATED)
def test_a_person_has_the_sector_of_the_day(name: str, on: str, state: str, sector: str) -> None:
    found = find_actor(name, on)
    assert found is not None
    assert (found.id, found.sector) == (state, sector)


@pytest.mark.parametrize("phrase", ["", "the", "Blorb Quux", "xyzzy"])
def test_the_unknown_is_none(phrase: str) -> None:
    assert find_actor(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "context", "state"),
    [
        ("Georgia", "voters in Atlanta", "USA"),
        ("Georgia", "talks in Tbilisi", "GEO"),
        ("Congolese army", "a statement from Brazzaville", "COG"),
        ("KGB officers", "the opposition in Minsk", "RUS"),
    ],
)
def test_the_context_parts_states_of_one_name(phrase: str, context: str, state: str) -> None:
    found = find_actor(phrase, context=context)
    assert found is not None
    assert found.id == state


def test_state_media_are_of_government_and_of_the_press() -> None:
    assert find_actor("Eritrea's state television") == Resolved("ERI", "Eritrea", "GOV", "JRN")


@pytest.mark.parametrize("name", ["Salem bin Hamad", "Jam Kamal Awan", "Harry Ho-jen Lu"])
def test_towns_and_family_names_inside_an_unknown_name_are_nobody(name: str) -> None:
    assert find_actor(name) is None
