"""States, peoples, services and bodies by name in a sentence, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Mention

Found = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("India and Japan signed a pact.", [("India", "IND"), ("Japan", "JPN")]),
        ("The US and the U.S. agreed with the UK.", [("US", "USA"), ("U.S.", "USA"), ("UK", "GBR")]),
        ("UAE, DPRK and ROK envoys met.", [("UAE", "ARE"), ("DPRK", "PRK"), ("ROK envoys", "KOR")]),
        ("Let us see in this town.", []),
        (
            "PH summoned the CN ambassador. The Philippines and China met.",
            [("PH", "PHL"), ("CN ambassador", "CHN"), ("Philippines", "PHL"), ("China", "CHN")],
        ),
        ("PH summoned the CN ambassador.", []),
        ("Malé buys drones. Male voters stayed at home.", [("Malé", "MDV")]),
        ("The Security Council met.", [("Security Council", "UNSC")]),
        ("The National Security Council met.", []),
        ("Iran spoke. The Majlis voted.", [("Iran", "IRN"), ("Majlis", "IRN")]),
        ("The Maldives spoke. The Majlis voted.", [("Maldives", "MDV")]),
        ("Bosnian Serb leaders spoke.", [("Bosnian Serb leaders", "BIH")]),
        ("Phillipines protested. Fujian grew.", [("Phillipines", "PHL")]),
        (
            "india blames pak rangers again | delhi said no | no word from china shops",
            [("india", "IND"), ("pak", "PAK"), ("delhi", "IND")],
        ),
        ("Some in india say so.", []),
        ("The People's Republic of China protested.", [("People's Republic of China", "CHN")]),
        ("The Republic of Korea replied.", [("Republic of Korea", "KOR")]),
        ("The Soviet Union and West Germany talked.", [("Soviet Union", "RUS"), ("West Germany", "DEU")]),
        ("Türkiye and Côte d’Ivoire signed.", [("Türkiye", "TUR"), ("Côte d’Ivoire", "CIV")]),
        ("INDIA AND JAPAN SIGN PACT", [("INDIA", "IND"), ("JAPAN", "JPN")]),
        ("South Korea and North Korea talk.", [("South Korea", "KOR"), ("North Korea", "PRK")]),
        ("Papua New Guinea and Guinea-Bissau voted.", [("Papua New Guinea", "PNG"), ("Guinea-Bissau", "GNB")]),
        ("Bosnia and Herzegovina joined.", [("Bosnia and Herzegovina", "BIH")]),
    ],
)
def test_states_by_name(states: Callable[..., Found], text: str, found: Found) -> None:
    assert states(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Indo-Japan ties grew.", [("Indo", "IND"), ("Japan", "JPN")]),
        ("India-Japan ties grew.", [("India", "IND"), ("Japan", "JPN")]),
        ("The Sino-Indian border is calm.", [("Sino", "CHN"), ("Indian", "IND")]),
        ("Russo-Japanese talks began.", [("Russo", "RUS"), ("Japanese", "JPN")]),
        ("A US-led drill began.", [("US", "USA")]),
        ("The Japan-U.S. alliance holds.", [("Japan", "JPN"), ("U.S.", "USA")]),
        ("A free and open Indo-Pacific is vital.", []),
        ("Trade in Indochina grew.", []),
        ("The Indo dance was fine.", []),
    ],
)
def test_hyphen_compounds(states: Callable[..., Found], text: str, found: Found) -> None:
    assert states(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ships sailed in the South China Sea.",
        "Ships sailed in the East China Sea and the Sea of Japan.",
        "The Indian Ocean is wide.",
        "Peace on the Korean Peninsula matters.",
        "Trade with Latin America grew.",
        "He moved to New Mexico and New England.",
        "The Indian Express and the Times of India reported it.",
        "The Japan Times, the China Daily and the Hindustan Times wrote so.",
        "The Persian Gulf and the Bay of Bengal are warm.",
        "They ate roast Turkey at Thanksgiving.",
        "Jordan Smith left early.",
        "Michael Jordan retired.",
        "Voters in the southern state of Georgia queued.",
        "African-American voters stayed home.",
        "The Oman Gulf Tribune and the Malta Herald closed.",
        "The Philippine Sea is deep.",
        "Rain fell on Washington State.",
    ],
)
def test_other_names_are_no_states(states: Callable[..., Found], text: str) -> None:
    assert states(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Indian Navy sailed.", [("Indian Navy", "IND MIL")]),
        ("Japan's Maritime Self-Defense Force trained.", [("Japan's Maritime Self-Defense Force", "JPN MIL")]),
        ("China Coast Guard vessels left.", [("China Coast Guard vessels", "CHN MIL")]),
        ("Chinese troops withdrew.", [("Chinese troops", "CHN MIL")]),
        ("The Chinese foreign ministry replied.", [("Chinese foreign ministry", "CHN GOV")]),
        ("The government of India agreed.", [("government of India", "IND GOV")]),
        ("The Ministry of Defence of Japan agreed.", [("Ministry of Defence of Japan", "JPN GOV")]),
        ("Chile's Ministry of Mines and Energy agreed.", [("Chile's Ministry of Mines and Energy", "CHL GOV")]),
        ("The Embassy of Japan opened.", [("Embassy of Japan", "JPN GOV")]),
        ("The Japanese side agreed.", [("Japanese side", "JPN GOV")]),
        ("The Indian parliament voted.", [("Indian parliament", "IND LEG")]),
        (
            "Indian diplomats met Japanese officials.",
            [("Indian diplomats", "IND GOV"), ("Japanese officials", "JPN GOV")],
        ),
        ("Chinese fishermen were held.", [("Chinese fishermen", "CHN AGR")]),
        ("Japanese companies invested.", [("Japanese companies", "JPN BUS")]),
        ("The Pentagon agreed.", [("Pentagon", "USA MIL")]),
        ("Chile's Defense Department agreed.", [("Chile's Defense Department", "CHL GOV")]),
        ("A former CIA official spoke.", [("CIA official", "USA ELI")]),
        ("The Indian and Japanese navies sailed.", [("Indian", "IND MIL"), ("Japanese navies", "JPN MIL")]),
    ],
)
def test_services_and_ministries_have_sectors(sectors: Callable[..., Found], text: str, found: Found) -> None:
    assert sectors(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The European Union protested.", [("European Union", "EU IGO")]),
        ("NATO and ASEAN agreed.", [("NATO", "NATO IGO"), ("ASEAN", "ASEAN IGO")]),
        ("EU officials left.", [("EU officials", "EU IGO")]),
        ("The Quad met.", [("Quad", "QUAD IGO")]),
        ("Who knows what nato means?", []),
    ],
)
def test_bodies_are_actors(sectors: Callable[..., Found], text: str, found: Found) -> None:
    assert sectors(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russians protested.", [("Russians", "demonym", "CVL")]),
        ("The Japanese are ageing.", [("Japanese", "demonym", "CVL")]),
        ("Cheap Russian oil flows.", [("Russian", "demonym", "GOV")]),
        ("Two Poles and three Swedes won.", [("Poles", "demonym", "CVL"), ("Swedes", "demonym", "CVL")]),
    ],
)
def test_peoples_are_not_governments(
    mentions: Callable[..., list[Mention]], text: str, found: list[tuple[str, ...]]
) -> None:
    assert [(m.text, m.form, m.actors[0].sector) for m in mentions(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chinense officials left.", [("Chinense officials", "CHN")]),
        ("Japan waited. Japn then agreed.", [("Japan", "JPN"), ("Japn", "JPN")]),
        ("Japn then agreed.", []),
        ("Indiana voted.", []),
        ("Mr Pakstan Khan sang.", []),
    ],
)
def test_misspelt_names(states: Callable[..., Found], text: str, found: Found) -> None:
    assert states(text) == found


def test_a_possessive_in_a_place_is_still_named(states: Callable[..., Found]) -> None:
    assert states("Ships entered Japan's territorial waters off the coast of Japan.") == [
        ("Japan", "JPN"),
        ("Japan", "JPN"),
    ]


def test_the_head_is_what_the_words_hang_on(mentions: Callable[..., list[Mention]]) -> None:
    (mention,) = mentions("Indian Defense Minister Rajnath Singh spoke.")
    assert mention.head == 4
