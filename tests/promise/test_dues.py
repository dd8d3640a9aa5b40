"""Days by which promises are due, and the figures in their words."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model import Claim
from comity.promise.dues import date_in, due_of, figures_in, last_day, ordinals_in
from comity.promise.records import Due
from factories import make_claim, make_document, make_when

SAID = "2024-08-21"


def clause(words: str) -> str:
    return f"Peru will open a dock {words}."


def due(words: str, said: str | None = SAID) -> Due | None:
    return due_of(make_claim(), clause(words), said)


def claim(**fields: Any) -> Claim:
    return make_claim(make_document(clause("soon")), **fields)


# --- words of time ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("within five years", "2029-08-21"),
        ("over the next ten years", "2034-08-21"),
        ("in 18 months", "2026-02-21"),
        ("within two weeks", "2024-09-04"),
        ("within 10 days", "2024-08-31"),
        ("within a year", "2025-08-21"),
        ("over a period of three years", "2027-08-21"),
        ("over the coming decade", "2034-08-21"),
        ("this year", "2024-12-31"),
        ("before the year is out", "2024-12-31"),
        ("by the end of the year", "2024-12-31"),
        ("later this year", "2024-12-31"),
        ("next year", "2025-12-31"),
        ("the following year", "2025-12-31"),
    ],
)
def test_a_span_is_counted_from_the_day_it_was_said(words: str, end: str) -> None:
    found = due(words)
    assert found and (found.end, found.basis, found.text) == (end, "relative", words)


@pytest.mark.parametrize(
    ("words", "edtf", "end"),
    [
        ("by 2030", "2030", "2030-12-31"),
        ("by the end of 2030", "2030", "2030-12-31"),
        ("before the end of 2030", "2030", "2030-12-31"),
        ("before 2030", "2029", "2029-12-31"),
        ("in 2024", "2024", "2024-12-31"),
        ("in May 2026", "2026-05", "2026-05-31"),
        ("in May", "2025-05", "2025-05-31"),
        ("in August", "2024-08", "2024-08-31"),
        ("on 3 May 2026", "2026-05-03", "2026-05-03"),
        ("on Feb. 3, 2026", "2026-02-03", "2026-02-03"),
        ("by 30 June", "2025-06-30", "2025-06-30"),
        ("on the 30th of September", "2024-09-30", "2024-09-30"),
    ],
)
def test_a_date_that_is_named_lies_ahead(words: str, edtf: str, end: str) -> None:
    found = due(words)
    assert found and (found.edtf, found.end, found.basis) == (edtf, end, "explicit")


@pytest.mark.parametrize(
    "words", ["at the next summit", "by their next meeting", "before its next annual session", "at the coming 2+2"]
)
def test_a_meeting_to_come_has_no_day_yet(words: str) -> None:
    assert due(words) == Due(None, None, "meeting", words)


def test_a_meeting_needs_no_day_on_which_it_was_said() -> None:
    found = due("at the next summit", said=None)
    assert found and found.basis == "meeting"


@pytest.mark.parametrize(
    "words",
    ["on 12 May 2018", "in 2010", "before 2024", "last May", "since May", "soon", "for a year", "on 31 June", ""],
)
def test_what_is_past_or_no_date_is_no_due_day(words: str) -> None:
    assert due(words) is None


@pytest.mark.parametrize(("words", "end"), [("planned for 12 May 2018", "2018-05-12"), ("by 2010", "2010-12-31")])
def test_a_past_day_that_was_meant_is_the_due_day(words: str, end: str) -> None:
    assert last_day(due(words)) == end


@pytest.mark.parametrize("words", ["within five years", "this year", "by 2030", "in May"])
def test_of_an_unknown_day_no_words_are_counted(words: str) -> None:
    assert due(words, said=None) is None


@pytest.mark.parametrize(
    ("said", "words", "end"),
    [("2024-08-31", "within six months", "2025-02-28"), ("2024-12-05", "in one month", "2025-01-05"),
     ("2024-02-29", "over the next decade", "2034-02-28"), ("2024-12-31", "within one day", "2025-01-01")],
)  # fmt: skip
def test_a_span_ends_on_a_day_that_exists(said: str, words: str, end: str) -> None:
    assert last_day(due(words, said)) == end


# --- what the claim says ------------------------------------------------------------------------------------------


def test_the_claims_own_due_comes_first() -> None:
    found = due_of(claim(due=make_when("2026"), when=make_when("2027")), clause("by 2030"), SAID)
    assert found and (found.edtf, found.end) == ("2026", "2026-12-31")


def test_its_when_counts_where_it_lies_ahead() -> None:
    assert last_day(due_of(claim(when=make_when("2027-03")), clause("by 2030"), SAID)) == "2027-03-31"
    assert last_day(due_of(claim(when=make_when("2024-03")), clause("by 2030"), SAID)) == "2030-12-31"


def test_a_past_due_of_its_own_stays() -> None:
    assert last_day(due_of(claim(due=make_when("2020-03-05")), clause("soon"), SAID)) == "2020-03-05"


@pytest.mark.parametrize("basis", ["office", "none"])
def test_a_date_that_the_text_does_not_give_is_no_due_day(basis: str) -> None:
    assert due_of(claim(due=make_when("2026", basis=basis)), clause("soon"), SAID) is None


@pytest.mark.parametrize(("words", "dated"), [
    ("with a loan at 0.1 percent over 50 years", False), ("with a loan, to be repaid over ten years", False),
    ("and cut the fee by 10 percent over five years", True),
    ("within ten years of its entry into force", False), ("within ten years of today", True),
])  # fmt: skip
def test_the_term_of_a_loan_and_a_span_from_another_day_are_no_due_day(words: str, dated: bool) -> None:
    assert (due(words) is not None) == dated


def test_what_had_been_done_by_a_day_is_due_on_none() -> None:
    own = claim(due=make_when("2023-12"))
    assert due_of(own, "Peru had by December 2023 opened a dock.", SAID) is None
    assert due_of(own, "Peru had promised by December 2023 a dock.", SAID) is not None


def test_an_open_interval_is_no_due_day() -> None:
    assert due_of(claim(due=make_when("2026/..")), clause("soon"), SAID) is None


# --- dates of deeds -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Peru opened it on 19 March 2022", "2022-03-19"),
        ("Peru opened it on 1 September", "2023-09-01"),
        ("Peru opened it on August 20", "2024-08-20"),
        ("Peru opened it in March 2022", "2022-03"),
        ("Peru opened it in December", "2023-12"),
        ("Peru opened it in 2019", "2019"),
        ("In 2019 Peru opened it on 4 April 2019", "2019-04-04"),
        ("Peru opened it in May 2019, to close by 2030", "2019-05"),
        ("Peru opened it, to close by 2030", None),
        ("Peru opened it on 30 February 2022", "2022-02"),
        ("Peru opened it", None),
    ],
)
def test_a_deed_has_the_finest_date_that_had_come(text: str, edtf: str | None) -> None:
    found = date_in(text, SAID)
    assert (found.edtf if found else None) == edtf


def test_a_day_without_a_year_needs_one_to_be_counted_from() -> None:
    assert date_in("opened on 19 March", None) is None


# --- figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("a loan of 3.8 trillion soles", {3.8e12}),
        ("$3.5bn and $20 million", {3.5e9, 2e7}),
        ("1,200 students", {1200}),
        ("12,500,000 trees", {12_500_000}),
        ("1,20,000 trees", {120_000}),
        ("5,000 crore rupees", {5e10}),
        ("100 ferries", {100}),
        ("2,000 ferries", {2000}),
        ("99 ferries on 19 March", set()),
        ("in 2022, after 1998", set()),
        ("a 100-day cruise on a B747", set()),
    ],
)
def test_large_numbers_are_figures(text: str, figures: set[float]) -> None:
    assert figures_in(text) == figures


@pytest.mark.parametrize(
    ("text", "found"),
    [("the Fourth regatta", {"fourth"}), ("the 21st and 22nd rounds", {"21st", "22nd"}), ("for the first time", set()),
     ("in the second half", set())],
)  # fmt: skip
def test_ordinals_tell_which_one_of_several(text: str, found: set[str]) -> None:
    assert ordinals_in(text) == found
