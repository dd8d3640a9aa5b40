"""What is in place, by entries."""

from __future__ import annotations

import pytest

from analyse.made import AGREED, FORCE, HELD, MISDATED, SIGNED, TALKS, page_of
from comity.link.entries import make_entry
from comity.link.lives import stands
from present.story import ACSA, told

ENDED = told("The ACSA expired.", "2023", "A", "2023-12-31", thing=ACSA, stage="suspended", trigger="expired")
PACT = make_entry("e-1", [claim for _, claim in (AGREED, SIGNED, FORCE, ENDED)])
GAME = make_entry("e-2", [HELD[1]])


@pytest.mark.parametrize(
    ("day", "ids"),
    [("2019-12-31", []), ("2020-09-08", []), ("2020-09-09", ["e-1"]), ("2022-12-31", ["e-1"]), ("2023-01-01", []),
     (None, [])],
)  # fmt: skip
def test_what_is_in_place_on_a_day(day: str | None, ids: list[str]) -> None:
    assert [entry.id for entry in (PACT, GAME) if stands(entry.lifecycle, entry.kind, day)] == ids


def test_one_row_an_entry_whatever_its_claims_call_it() -> None:
    (row,) = page_of({"e-1": [SIGNED, FORCE]}).in_place
    assert (row.name, row.entry, row.state, row.date) == (ACSA.name, "e-1", "in force", "2021-07-11")
    assert [(step.state, step.date) for step in row.steps] == [("signed", "2020-09-09"), ("in force", "2021-07-11")]


def test_accounts_of_a_step_that_differ_are_at_hand() -> None:
    (row,) = page_of({"e-1": [SIGNED, MISDATED, FORCE]}).in_place
    assert [(step.state, [account.value for account in step.line.others]) for step in row.differing] == [
        ("signed", ["2020-09-08"])
    ]


def test_two_texts_of_one_name_are_two_rows() -> None:
    other = told("Another ACSA was signed.", "2025-08-29", "B", "2025-08-30", thing=ACSA)
    assert [row.entry for row in page_of({"e-1": [SIGNED], "e-2": [other]}).in_place] == ["e-2", "e-1"]


def test_what_ended_is_not_in_place_and_what_was_taken_up_again_is() -> None:
    again = told("The ACSA is back in force.", "2024-05", "A", "2024-06-01", thing=ACSA, stage="in_force")
    assert page_of({"e-1": [SIGNED, ENDED]}).in_place == ()
    assert [row.state for row in page_of({"e-1": [SIGNED, ENDED, again]}).in_place] == ["in force"]


def test_rounds_are_entries_of_their_own_and_steps_of_their_mechanism() -> None:
    launch = told("The 2+2 was launched.", "2019", "A", "2019", kind="mechanism", thing=TALKS, trigger="launched")
    rounds = {f"e-{d}": [told(f"The 2+2 of {d}.", d, "A", d, kind="engagement", thing=TALKS, trigger="held")]
              for d in ("2019-11-30", "2024-08-20")}  # fmt: skip
    (row,) = page_of({"e-1": [launch], **rounds}).in_place
    assert (row.entry, row.state, row.date, len(row.steps)) == ("e-1", "met", "2024-08-20", 3)
