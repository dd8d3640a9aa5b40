"""Words for statuses, numbers and sources."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from analyse.made import COPY, DECISION, HELD, MISDATED, OTHER_PLAN, PLAN, SIGNED, SIXTH, SPUN, page_of
from comity.analyse import pair_page
from comity.model import COLUMNS, Kind, Quantity, Status
from comity.present.words import (
    MARKS,
    MEANINGS,
    STATUS,
    amount,
    coverage_of,
    days_of,
    differ_of,
    inferred_of,
    moved_of,
    note_of,
    nothing_of,
    number,
    origin_of,
    outlet_of,
    plural,
    silence_of,
    source_of,
    status_of,
    worded,
)
from factories import make_claim, make_document
from present.story import bounded, story_page, told


def test_every_status_has_a_word_and_a_mark() -> None:
    assert set(STATUS) == set(MARKS) == set(get_args(Status))
    assert set(MEANINGS) == set(COLUMNS)


def test_columns_share_no_mark() -> None:
    marks = [{MARKS[status] for status in statuses} for statuses in COLUMNS.values()]
    assert not marks[0] & marks[1] | marks[1] & marks[2] | marks[0] & marks[2]


@pytest.mark.parametrize(
    ("value", "words"),
    [(20.75e9, "20.75 billion"), (5e12, "5 trillion"), (1.5e6, "1.5 million"), (1200, "1,200"), (0.5, "0.5"),
     (-3e9, "-3 billion")],
)  # fmt: skip
def test_numbers(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(20.75e9, "USD", None, "$20.75 billion"), "$20.75 billion"),
        (Quantity(20.75e9, "USD"), "20.75 billion USD"),
        (Quantity(0.5, "share", None, "almost half"), "almost half (50%)"),
        (Quantity(0.5, "share"), "50%"),
        (Quantity(6, "ship", None, "\x1b six"), "␛ six (6 ship)"),
    ],
)
def test_amounts_keep_the_words_of_the_source(quantity: Quantity, words: str) -> None:
    assert amount(quantity) == words


def test_state_comes_before_status() -> None:
    assert [status_of(line) for line in story_page().actually.dated] == ["happened", "in force", "signed"]


def test_source_counts_further_documents() -> None:
    assert source_of(story_page().actually.dated[0]) == "Meridian"


def test_outlet_is_inert_and_never_a_title() -> None:
    assert outlet_of(make_document(publisher="The \x07Hindu")) == "The ␇Hindu"
    assert outlet_of(make_document(publisher=None, title="A title")) == "outlet unknown"


def test_note_on_a_text_of_an_unknown_outlet_has_its_title() -> None:
    assert origin_of(make_document(publisher=None, title="A title")) == "outlet unknown, “A title”"
    assert origin_of(make_document(publisher=None, title=None)) == "outlet unknown"


@pytest.mark.parametrize(
    ("trigger", "word"), [("adopted Declaration", "adopted"), ("issued text", "issued"), ("struck deal", "concluded")]
)
def test_what_was_concluded_is_said_in_the_verb_of_its_source(trigger: str, word: str) -> None:
    assert worded("concluded", [make_claim(trigger=trigger)]) == word
    assert worded("signed", [make_claim(trigger=trigger)]) == "signed"


def test_plural() -> None:
    assert [plural(count, "document") for count in (0, 1, 1200)] == ["0 documents", "1 document", "1,200 documents"]


def test_coverage_line() -> None:
    assert coverage_of(story_page()) == (
        "8 of 8 documents on this pair · 7 outlets · published 29 Oct 2018 to 22 Aug 2024 · 1 undated"
    )


def test_coverage_line_says_what_an_as_of_date_leaves_out() -> None:
    assert coverage_of(story_page("2018-12-31")).endswith("published 29 Oct 2018 · 1 undated, left out")


def test_absence_is_worded_as_a_search() -> None:
    assert nothing_of(story_page("2000-01-01")) == "No evidence found by 1 January 2000 in 0 documents."


def test_note_to_paste() -> None:
    claim = make_claim(make_document("They\nsigned.", url="https://example.org/a"), "They\nsigned.")
    assert note_of(claim) == f"“They signed.” Example Wire, 21 August 2024, https://example.org/a, {claim.id}."


def test_what_was_not_signed_says_so() -> None:
    claim = make_claim(kind="agreement", status="not_happened", stage="signed")
    page = pair_page([claim], [], "IND", "JPN")
    assert [status_of(line) for line in page.actually] == ["not signed"]


@pytest.mark.parametrize(
    ("kind", "trigger", "words"),
    [
        ("exercise", "postponed exercise", "postponed"),
        ("engagement", "called off visit", "cancelled"),
        ("engagement", "met", "did not"),
        ("policy", "postponed", "did not"),
    ],
)
def test_what_was_put_off_says_so(kind: Kind, trigger: str, words: str) -> None:
    page = pair_page([make_claim(kind=kind, status="not_happened", trigger=trigger)], [], "IND", "JPN")
    assert [status_of(line) for line in page.actually] == [words]


@pytest.mark.parametrize(
    ("as_of", "known_on", "words"),
    [
        (None, None, "all that was read"),
        ("2021-12-31", None, "as of 31 December 2021"),
        (None, "2025-06-30", "known on 30 June 2025"),
        ("2021-12-31", "2025-06-30", "as of 31 December 2021, known on 30 June 2025"),
    ],
)
def test_for_which_days_a_page_is(as_of: str | None, known_on: str | None, words: str) -> None:
    assert days_of(replace(story_page(as_of), known_on=known_on)) == words


def test_absence_on_a_day_of_the_ledger() -> None:
    page = replace(story_page("2000-01-01"), known_on="2025-06-30")
    assert nothing_of(page) == (
        "No evidence found by 1 January 2000, as the ledger was on 30 June 2025, in 0 documents."
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"when": bounded()}, "date inferred from offices: 13 Sep 2023–1 Oct 2024"),
        ({"due": bounded("../2024-12")}, "date inferred from offices: until Dec 2024"),
        ({"when": bounded("2014-05-26/..")}, "date inferred from offices: since 26 May 2014"),
        ({}, ""),
    ],
)
def test_a_date_inferred_from_offices_is_marked_as_such(fields: dict[str, object], words: str) -> None:
    _, claim = told("India and Japan spoke.", published=None)
    (line,) = pair_page([replace(claim, id="", **fields)], [], "IND", "JPN").actually  # type: ignore[arg-type]
    assert inferred_of(line) == words


# --- lines of entries ---------------------------------------------------------------------------------------------


def test_copies_are_reports_and_no_sources() -> None:
    copies = {COPY[0].id: (SIXTH, False), SPUN[0].id: (SPUN, True)}
    (line,) = page_of({"e-1": [SIXTH, COPY, SPUN]}, **copies).actually
    assert source_of(line) == "Meridian +1 · 3 reports"


def test_accounts_that_differ_are_named_in_the_line() -> None:
    (line,) = page_of({"e-1": [SIGNED, MISDATED]}).actually
    assert differ_of(line) == "accounts differ: signed 8 or 9 Sep 2020"
    assert differ_of(line, long=True) == "accounts differ: signed 8 or 9 September 2020"


def test_a_plan_whose_day_passed_says_so() -> None:
    (line,) = page_of({"e-1": [PLAN]}, "2023-02-01").likely
    assert (silence_of(line), differ_of(line)) == ("its day has passed without a report", "")


def test_plans_that_moved_are_counted() -> None:
    assert moved_of(page_of({"e-1": [PLAN, HELD]})) == "1 plan or wish met or off: in the life of the entry"
    assert moved_of(page_of({"e-1": [PLAN, OTHER_PLAN, DECISION, HELD]})).startswith("2 plans and wishes ")
