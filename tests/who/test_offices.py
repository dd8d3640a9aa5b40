"""Who held which office when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.who.offices import Term, by_name, by_surname, during, holder, office_key, office_of, surnames, terms, titles


@pytest.mark.parametrize(
    ("office", "state", "on", "name"),
    [
        ("foreign_minister", "JPN", "2024-08-20", "Yoko Kamikawa"),
        ("Foreign Minister", "JPN", "2024-08-20", "Yoko Kamikawa"),
        ("defence_minister", "IND", "2024-08-20", "Rajnath Singh"),
        ("PM", "JPN", "2023-03-20", "Fumio Kishida"),
        ("Prime Minister", "IND", "2023", "Narendra Modi"),
        ("External Affairs Minister", "IND", "2024-08", "S. Jaishankar"),
        ("head_of_state", "USA", "2010-06-01", "Barack Obama"),
        ("President", "USA", "2010-06-01", "Barack Obama"),
        ("Secretary of State", "USA", "2022-06-01", "Antony Blinken"),
    ],
)
def test_the_holder_on_a_day(office: str, state: str, on: str, name: str) -> None:
    assert holder(office, state, on) == name


@pytest.mark.parametrize(
    ("office", "state", "on"),
    [
        ("PM", "JPN", None),
        ("PM", "JPN", "1850"),
        ("High Priest", "JPN", "2023"),
        ("PM", "NRU", "2023"),
        ("PM", "JPN", "2021"),
    ],
)
def test_no_holder_is_none(office: str, state: str, on: str | None) -> None:
    assert holder(office, state, on) is None


@pytest.mark.parametrize(
    ("title", "state", "key"),
    [
        ("PM", None, "head_of_government"),
        ("premier", "CHN", "head_of_government"),
        ("foreign_minister", None, "foreign_minister"),
        ("Secretary of Defense", "USA", "defence_minister"),
        ("Wizard", None, None),
    ],
)
def test_titles_have_keys(title: str, state: str | None, key: str | None) -> None:
    assert office_key(title, state) == key


def test_titles_leave_the_state_to_the_rules() -> None:
    assert not [title for title in titles() if "india" in title or "japan" in title]


def test_an_unknown_key_is_still_an_office() -> None:
    assert office_of("trade_minister").name == "Trade Minister"
    assert office_of("trade_minister").sector == "GOV"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("defense minister", "Defence Minister"),
        ("minister of defence", "Defence Minister"),
        ("secretary of defense", "Secretary of Defense"),
    ],
)
def test_titles_are_shown_alike(title: str, shown: str) -> None:
    assert office_of("defence_minister").called(title) == shown


def test_a_generic_office_shows_its_title() -> None:
    assert office_of("commander").called("chief of naval staff") == "Chief of Naval Staff"


@pytest.mark.parametrize(
    ("name", "surname"),
    [("xi jinping", "xi"), ("narendra modi", "modi"), ("gilberto teodoro", "teodoro"), ("yoon suk yeol", "yoon")],
)
def test_the_family_name_is_known_where_it_stands(name: str, surname: str) -> None:
    assert surname in surnames(by_name()[name][0])


def test_terms_run_forward() -> None:
    assert all(len(term.start) == 10 for term in terms())
    assert [term for term in terms() if term.end is not None and term.end < term.start] == []


@given(st.sampled_from(terms()))
def test_a_term_covers_its_own_days(term: Term) -> None:
    assert term in during(terms(), term.start)


def test_undated_means_any() -> None:
    assert during(terms(), None) == terms()
    assert during(terms(), "XXXX") == terms()


def test_names_and_family_names_lead_to_terms() -> None:
    assert {term.state for term in by_name()["fumio kishida"]} == {"JPN"}
    assert {term.person for term in by_surname()["kishida"]} == {"Fumio Kishida"}
