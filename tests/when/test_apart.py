"""Dates in the clause of an act that date something else, and dates that two verbs share."""

from __future__ import annotations

import pytest

from comity.model import Kind
from comity.when import find_times
from comity.when.govern import govern
from sentences import parsed, token

ANCHOR = "2024-08-21"


def edtf(text: str, word: str, focus: str | None = None, kind: Kind = "engagement", *, due: bool = False) -> str | None:
    """The EDTF of the date that governs the act of a word."""
    sentence = parsed(text)
    times = find_times(sentence.text, sentence.start, ANCHOR, "future" if due else "past")
    noun = token(sentence, focus) if focus else None
    found = govern(sentence, token(sentence, word), noun, times, kind, due=due)
    return found.when.edtf if found else None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya welcomed the reopening of the road in March.", "welcomed"),
        ("Kenya voiced concern at the testing of missiles in May.", "voiced"),
        ("Kenya deplored the attacks on ships since November.", "deplored"),
        ("Kenya commended the conduct of the exercise last month.", "commended"),
    ],
)
def test_a_month_after_what_is_judged_is_not_that_of_the_judging(text: str, word: str) -> None:
    assert edtf(text, word, kind="position") is None


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Kenya welcomed the ceasefire on Monday.", "welcomed", "2024-08-19"),
        ("In March Kenya welcomed the reopening of the road.", "welcomed", "2024-03"),
        ("Kenya condemned Rwanda in 2021.", "condemned", "2021"),
    ],
)
def test_a_day_and_a_date_before_it_are_that_of_the_judging(text: str, word: str, date: str) -> None:
    assert edtf(text, word, kind="position") == date


def test_what_is_judged_has_its_month() -> None:
    assert edtf("Kenya welcomed the participation of Uganda last month.", "participation", "participation") == "2024-07"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya refused the request of November 2023.", "refused"),
        ("Kenya offered to pull back to the 1983 positions.", "pull"),
        ("Kenya has lifted its arms embargo, in force since 2019.", "lifted"),
        ("Kenya opened a port under a scheme approved by both in 2019.", "opened"),
    ],
)
def test_a_date_that_tells_which_thing_is_meant_is_not_that_of_the_act(text: str, word: str) -> None:
    assert edtf(text, word) is None


def test_what_stands_since_a_year_stands_since_then() -> None:
    assert edtf("The treaty has been in force since 2019.", "been") == "2019/.."


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Kenya boarded ten trawlers in 1998 and fined two.", "fined", "1998"),
        ("Kenya met Uganda in 2019 and visited Rwanda in 2021.", "visited", "2021"),
        ("In 2019 Kenya met Uganda, and Rwanda closed its border.", "met", "2019"),
        ("The men were pardoned by Kenya and flown home last week.", "pardoned", "2024-08-12/2024-08-18"),
    ],
)
def test_verbs_of_one_subject_share_a_date(text: str, word: str, date: str | None) -> None:
    assert edtf(text, word) == date


def test_another_subject_shares_no_date() -> None:
    assert edtf("Kenya boarded trawlers in 1998, and Uganda fined two.", "fined") is None


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Kenya will sign the treaty before the June summit.", "sign", "../2025-06"),
        ("Kenya will sign the treaty before the summit on 3 September.", "sign", "../2024-09-03"),
        ("Kenya asked Uganda to withdraw by May.", "asked", "../2025-05"),
        ("Kenya will sign the treaty before the year is out.", "sign", "../2024"),
    ],
)
def test_what_is_due_by_another_day_is_due_up_to_it(text: str, word: str, date: str) -> None:
    assert edtf(text, word, due=True) == date


def test_who_speaks_after_a_meeting_met_that_day() -> None:
    text = "The ministers of Kenya and Uganda said on Thursday after their meeting that they agree."
    assert edtf(text, "meeting", "meeting") == "2024-08-15"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In the year to March 2024 Kenya sold tea to Uganda.", "2023-04/2024-03"),
        ("Kenya sold tea to Uganda in the five years to 2011.", "2007/2011"),
        ("Kenya sold tea to Uganda in the year ended March.", "2023-04/2024-03"),
    ],
)
def test_a_period_up_to_a_month_is_a_date(text: str, date: str) -> None:
    assert edtf(text, "sold", kind="transfer") == date
