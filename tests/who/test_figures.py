"""Persons of states without a table of offices: by full name, after a title, once named, and on a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Mention
from comity.who.figures import by_name, by_surname
from comity.who.offices import terms

Reader = Callable[..., list[Mention]]


def line(mention: Mention) -> tuple[str, str | None, str | None]:
    return f"{mention.actors[0].id} {mention.actors[0].sector}", mention.office, mention.person


@pytest.mark.parametrize(
    ("text", "on", "found"),
    [
        ("Jair Bolsonaro left.", "2021-05-01", ("BRA GOV", "Head of State", "Jair Bolsonaro")),
        ("Carl Bildt left.", "2010-05-01", ("SWE GOV", "Foreign Minister", "Carl Bildt")),
        ("Carl Bildt left.", "2020-05-01", ("SWE ELI", None, "Carl Bildt")),
        ("Carl Bildt left.", None, ("SWE GOV", None, "Carl Bildt")),
        ("Jonas Savimbi left.", "1990-05-01", ("AGO REB", None, "Jonas Savimbi")),
        ("Jonas Savimbi left.", "2010-05-01", ("AGO REB", None, "Jonas Savimbi")),
        ("Javier Milei left.", "2022-05-01", ("ARG LEG", None, "Javier Milei")),
        ("President Macri left.", "2017-05-01", ("ARG GOV", "President", "Mauricio Macri")),
        ("President Émile Lahoud left.", "2005-05-01", ("LBN GOV", "President", "Émile Lahoud")),
        ("Former president Macri left.", "2021-05-01", ("ARG ELI", "President", "Mauricio Macri")),
        ("The late Hugo Chavez is praised.", "2021-05-01", ("VEN ELI", None, "Hugo Chávez")),
        ("Prime Minister Khan left.", "2020-05-01", ("PAK GOV", "Prime Minister", "Imran Khan")),
    ],
)
def test_a_person_is_what_the_day_says(mentions: Reader, text: str, on: str, found: tuple[str | None, ...]) -> None:
    assert [line(mention) for mention in mentions(text, on)] == [found]


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Macri left.", "2017-05-01"),
        ("President Macri left.", "2021-05-01"),
        ("Foreign Minister Macri left.", "2017-05-01"),
        ("Minister Khan left.", "2020-05-01"),
        ("Mr Key left.", "2012-05-01"),
        ("Michelle Bachelet voiced concern.", "2020-05-01"),
        ("Michelle Bachelet voiced concern.", None),
        ("Jomo Kenyatta Airport was closed.", "2020-05-01"),
        ("Fidel Castro University was closed.", "2000-05-01"),
        ("Flavio Macri left.", "2017-05-01"),
    ],
)
def test_nobody(mentions: Reader, text: str, on: str | None) -> None:
    assert [m.person for m in mentions(text, on) if m.person] == []


def test_the_family_name_serves_once_the_full_name_stood(mentions: Reader) -> None:
    found = mentions("Bashar al-Assad spoke. Assad left.", "2015-05-01")
    assert [m.person for m in found] == ["Bashar al-Assad"] * 2


def test_a_family_name_that_is_a_word_needs_a_title(mentions: Reader) -> None:
    found = mentions("Saeed Key met John Mills. Prime Minister Key left. Key points follow.", "2012-05-01")
    assert [m.text for m in found] == ["Prime Minister Key"]


def test_a_name_that_many_bear_needs_its_office(mentions: Reader) -> None:
    assert mentions("Helen Clark sang.", "2005-05-01") == []
    found = mentions("Prime Minister Helen Clark spoke. Helen Clark left.", "2005-05-01")
    assert [m.actors[0].id for m in found] == ["NZL", "NZL"]


def test_a_king_is_one_mention_with_his_people(mentions: Reader) -> None:
    (found,) = mentions("Saudi King Salman bin Abdulaziz left.", "2018-05-01")
    assert line(found) == ("SAU GOV", "King", "Salman bin Abdulaziz")


def test_a_leader_by_one_name(mentions: Reader) -> None:
    found = mentions("President Lula left. Lula returned.", "2023-05-01")
    assert [m.actors[0].id for m in found] == ["BRA", "BRA"]


def test_states_with_a_table_keep_to_it() -> None:
    tables = {term.state for term in terms()}
    assert not [term for rows in by_surname().values() for term in rows if term.state in tables]
    assert all(len({term.state in tables for term in rows}) == 1 for rows in by_name().values())
