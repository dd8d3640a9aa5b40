"""A pair's page as it is shown."""

from __future__ import annotations

import pytest

from comity.link.entries import UNLINKED
from comity.model import Claim
from comity.views import Held
from comity.web.question import Asked
from comity.web.sheet import Sheet, end_of_month, make_sheet, month_of
from present.story import CLAIMS, story_page, told

ASKED = Asked("IND", "JPN")


def sheet(asked: Asked = ASKED, claims: list[Claim] = CLAIMS) -> Sheet:
    return make_sheet(asked, story_page(asked.as_of), Held("IND", "JPN", None, claims, UNLINKED))


def test_a_sentence_has_its_notes_in_order() -> None:
    made = sheet()
    assert [note.number for note in made.notes] == list(range(1, len(made.notes) + 1))
    assert all(said.notes for said in made.said)
    assert {note.number for said in made.said for note in said.notes} == {note.number for note in made.notes}


def test_a_tab_counts_all_and_shows_a_page() -> None:
    tab = sheet().tabs[0]
    assert (tab.name, tab.current, tab.count, tab.undated) == ("actually", True, len(story_page().actually), 1)
    assert (tab.first, tab.last, tab.before, tab.after) == (1, tab.count, None, None)


def test_lists_that_stand_apart_are_asked_for() -> None:
    assert sheet().beside is None
    asked = sheet(Asked("IND", "JPN", column="waiting")).beside
    assert asked and (asked.title, asked.count) == ("Waiting for review", 0)


def test_the_days_go_from_the_first_month_to_the_last() -> None:
    days = sheet().days
    assert days and (days.first, days.last, days.month) == (month_of("2018-10-29"), month_of("2024-08-22"), days.last)
    later = sheet(Asked("IND", "JPN", as_of="2030-01-31")).days
    assert later and later.month == later.last


def test_without_a_dated_document_there_is_no_day_to_go_to() -> None:
    assert sheet(claims=[told("India and Japan met.", None, "Outlet", None)[1]]).days is None


def test_a_gap_is_told_up_to_the_day_that_is_asked_for() -> None:
    assert "22 Aug 2024 to 31 Dec 2027" in sheet(Asked("IND", "JPN", as_of="2027-12-31")).gaps
    assert sheet(claims=CLAIMS[:1]).gaps == ""


@pytest.mark.parametrize(("month", "day"), [(2024 * 12 + 1, "2024-02-29"), (2021 * 12 + 11, "2021-12-31")])
def test_a_month_ends_on_its_last_day(month: int, day: str) -> None:
    assert end_of_month(month) == day
    assert month_of(day) == month
