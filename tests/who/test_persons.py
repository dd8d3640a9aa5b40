"""Offices and persons: with their state, without it, by family name, misspelt, and on a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Mention

Reader = Callable[..., list[Mention]]


def line(mention: Mention) -> tuple[str, str, str | None, str | None]:
    return mention.text, mention.actors[0].id, mention.office, mention.person


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Hon'ble PM of Japan left.", ("PM of Japan", "JPN", "Prime Minister", None)),
        ("Japan's foreign minister left.", ("Japan's foreign minister", "JPN", "Foreign Minister", None)),
        (
            "Indian Defense Minister Rajnath Singh left.",
            ("Indian Defense Minister Rajnath Singh", "IND", "Defence Minister", "Rajnath Singh"),
        ),
        (
            "Prime Minister of Japan, Fumio Kishida, left.",
            ("Prime Minister of Japan, Fumio Kishida", "JPN", "Prime Minister", "Fumio Kishida"),
        ),
        (
            "Talks with Prime Minister Sh. Narender Modi went on.",
            ("Prime Minister Sh. Narender Modi", "IND", "Prime Minister", "Narendra Modi"),
        ),
        (
            "Prime Minister Shri Narendra Modi left.",
            ("Prime Minister Shri Narendra Modi", "IND", "Prime Minister", "Narendra Modi"),
        ),
        (
            "Foreign Minister Yoko Kamikawa left.",
            ("Foreign Minister Yoko Kamikawa", "JPN", "Foreign Minister", "Yoko Kamikawa"),
        ),
        (
            "Fumio Kishida, Prime Minister of Japan, left.",
            ("Fumio Kishida, Prime Minister of Japan", "JPN", "Prime Minister", "Fumio Kishida"),
        ),
        ("Prime Minister Modi left.", ("Prime Minister Modi", "IND", "Prime Minister", "Narendra Modi")),
        (
            "Japan's then foreign minister Taro Kono left.",
            ("Japan's then foreign minister Taro Kono", "JPN", "Foreign Minister", "Taro Kono"),
        ),
        ("India's chief of naval staff left.", ("India's chief of naval staff", "IND", "Chief of Naval Staff", None)),
        ("The Japanese ambassador left.", ("Japanese ambassador", "JPN", "Ambassador", None)),
    ],
)
def test_an_office_with_its_state_or_holder(mentions: Reader, text: str, found: tuple[str | None, ...]) -> None:
    assert [line(mention) for mention in mentions(text)] == [found]


def test_two_people_are_two_mentions(mentions: Reader) -> None:
    found = mentions("Foreign Minister Yoko Kamikawa and External Affairs Minister S. Jaishankar met.")
    assert [(m.actors[0].id, m.person) for m in found] == [("JPN", "Yoko Kamikawa"), ("IND", "S. Jaishankar")]


def test_two_states_may_share_an_office(mentions: Reader) -> None:
    found = mentions("Indian and Japanese foreign ministers met.")
    assert [(m.actors[0].id, m.office) for m in found] == [("IND", "Foreign Minister"), ("JPN", "Foreign Minister")]


def test_the_holder_on_the_day_is_added(mentions: Reader) -> None:
    (found,) = mentions("The Prime Minister of Japan left.", "2023-03-20")
    assert (found.form, found.person) == ("office", "Fumio Kishida")


def test_without_a_day_no_holder_is_added(mentions: Reader) -> None:
    (found,) = mentions("The Prime Minister of Japan left.")
    assert found.person is None


@pytest.mark.parametrize(
    ("on", "office", "sector"),
    [("2023-03-20", "Prime Minister", "GOV"), ("2014-05-01", "Foreign Minister", "GOV"), ("2026-01-01", None, "ELI")],
)
def test_a_person_holds_the_office_of_the_day(mentions: Reader, on: str, office: str | None, sector: str) -> None:
    (found,) = mentions("Fumio Kishida left.", on)
    assert (found.office, found.actors[0].sector) == (office, sector)


def test_a_former_holder_is_of_the_elite(mentions: Reader) -> None:
    (found,) = mentions("Former Prime Minister Manmohan Singh left.", "2020-01-01")
    assert found.actors[0].sector == "ELI"


def test_the_family_name_serves_once_the_full_name_stood(mentions: Reader) -> None:
    found = mentions("Foreign Minister Yoko Kamikawa left. Kamikawa returned.")
    assert [(m.text, m.office) for m in found][1] == ("Kamikawa", "Foreign Minister")


def test_a_headline_may_use_a_family_name_that_the_text_gives_in_full(mentions: Reader) -> None:
    assert mentions("Kamikawa to visit Delhi. | Foreign Minister Yoko Kamikawa left.")[0].person == "Yoko Kamikawa"


@pytest.mark.parametrize("text", ["Singh left.", "Koizumi left.", "It rained in May.", "Mr Kono left."])
def test_a_family_name_alone_is_nobody(mentions: Reader, text: str) -> None:
    assert mentions(text) == []


def test_a_month_is_no_prime_minister(mentions: Reader) -> None:
    found = mentions("Theresa May spoke. She returned in May 2018.", "2018-01-01")
    assert [m.text for m in found if m.form == "person"] == ["Theresa May"]


def test_a_family_name_first(mentions: Reader) -> None:
    found = mentions("Chinese President Xi Jinping left. Xi returned.", "2023-01-01")
    assert [m.person for m in found] == ["Xi Jinping", "Xi Jinping"]


def test_an_unknown_holder_is_taken_from_the_text(mentions: Reader) -> None:
    (found,) = mentions("Ruritanian and Nauruan President Otto Bismark left.")[-1:]
    assert (found.actors[0].id, found.person, found.form) == ("NRU", "Otto Bismark", "person")


def test_an_unknown_name_without_a_state_is_nobody(mentions: Reader) -> None:
    assert mentions("Minister Otto Bismark left.") == []


def test_an_office_alone_is_the_one_named_before(mentions: Reader) -> None:
    found = mentions("The Foreign Minister of Japan spoke. Later the Foreign Minister left.")
    assert [(m.text, m.actors[0].id) for m in found][1] == ("Foreign Minister", "JPN")


def test_an_office_alone_is_nobody_where_two_were_named(mentions: Reader) -> None:
    found = mentions("The Foreign Ministers of Japan met the Foreign Minister of India. The Foreign Minister left.")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "on", "people"),
    [
        ("Putin met Xi.", "2023-06-01", ["Vladimir Putin", "Xi Jinping"]),
        ("Blinken called Lavrov and Jaishankar.", "2023-06-01", ["Antony Blinken", "Sergey Lavrov", "S. Jaishankar"]),
        ("Macron and Scholz agreed.", "2023-06-01", ["Emmanuel Macron"]),
        ("When Kishida arrived, rain fell.", "2023-06-01", ["Fumio Kishida"]),
        ("On Tuesday Modi left.", "2023-06-01", ["Narendra Modi"]),
        ("The Biden administration agreed.", "2023-06-01", ["Joe Biden"]),
        ("Abe left.", "2018-01-01", ["Shinzo Abe"]),
        ("Modi met Xi.", None, ["Narendra Modi", "Xi Jinping"]),
    ],
)
def test_a_family_name_alone_is_who_holds_a_top_office(
    mentions: Reader, text: str, on: str | None, people: list[str]
) -> None:
    assert [m.person for m in mentions(text, on) if m.form == "person"] == people


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Abe left.", "2023-06-01"),
        ("Singh left.", "2023-06-01"),
        ("Zelenskyy left.", "2023-06-01"),
        ("Hunter Biden left.", "2023-06-01"),
        ("Hunter Biden left. Biden smiled.", "2023-06-01"),
        ("Abe Fortas left.", "2018-01-01"),
        ("Macron Street was closed.", "2023-06-01"),
        ("The late Abe was praised.", "2018-01-01"),
        ("It rained in May.", "2018-01-01"),
        ("Kono left.", None),
    ],
)
def test_a_family_name_alone_that_is_nobody(mentions: Reader, text: str, on: str | None) -> None:
    assert [m.person for m in mentions(text, on)] == []


@pytest.mark.parametrize(
    "text", ["Ex-premier Fumio Kishida left.", "Former Fumio Kishida left.", "The late Fumio Kishida"]
)
def test_a_former_holder_does_not_act_for_the_state(mentions: Reader, text: str) -> None:
    assert [actor.sector for m in mentions(text, "2023-06-01") for actor in m.actors] == ["ELI"]


def test_a_name_may_end_behind_a_hyphen(mentions: Reader) -> None:
    (found,) = mentions("Foreign Minister Cho Tae-yul left.", "2024-11-15")
    assert (found.text, found.person) == ("Foreign Minister Cho Tae-yul", "Cho Tae-yul")
