"""How promises hang together: at a meeting to come, as a part of another, in the place of another."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model import Quantity
from comity.promise.bonds import hung_on_meetings, parents_of, superseded_by
from comity.promise.records import Due, Statement, Told
from factories import make_document
from promise.commitments import by, chained, on, stated, told

NEXT = Due(None, None, "meeting", "at the next summit")
SPLIT = make_document("Japan will train 900 nurses, 300 of them midwives.")


def hung(due: Due | None, *meetings: Told) -> Due | None:
    (row,) = hung_on_meetings([chained(stated(due=due))], meetings)
    return row.first.due


def met(day: str, text: str = "The summit was held.", **fields: Any) -> Told:
    given = {"kind": "engagement", "step": "held", "when": on(day), "entry": f"e-{day}"}
    return told(text, day, **(given | fields))


# --- meetings -----------------------------------------------------------------------------------------------------


def test_due_at_the_next_meeting_it_takes_the_day_and_the_entry_of_the_first_one_held_since() -> None:
    due = hung(NEXT, met("2021-09-01"), met("2018-10-29"), met("2019-11-05"))
    assert due == Due("2019-11-05", "2019-11-05", "meeting", "at the next summit", "e-2019-11-05")


@pytest.mark.parametrize("meeting", [
    met("2019-11-05", "The defence dialogue was held."),
    met("2019-11-05", step="planned"),
    met("2019-11-05", kind="exercise"),
    met("2019-11-05", when=None),
    met("2018-10-20"),
])  # fmt: skip
def test_it_waits_for_a_meeting_of_that_name_that_was_held_since(meeting: Told) -> None:
    assert hung(NEXT, meeting) == NEXT


def test_a_day_of_its_own_stays() -> None:
    assert hung(by("2020"), met("2019-11-05")) == by("2020")
    assert hung(None, met("2019-11-05")) is None


# --- parts --------------------------------------------------------------------------------------------------------


def half(clause: str) -> Statement:
    return stated(document=SPLIT, exact=SPLIT.text, clause=clause, start=SPLIT.text.index(clause))


def test_so_many_of_them_are_a_part_of_what_stands_before() -> None:
    whole, part = half("Japan will train 900 nurses"), half("300 of them midwives.")
    assert parents_of([chained(part), chained(whole)]) == {0: 1}


def test_what_stands_first_is_no_part_of_what_follows() -> None:
    text = make_document("Among them are 300 midwives, and Japan will train 900 nurses.")
    first, last = (stated(document=text, exact=text.text, clause=clause, start=text.text.index(clause))
                   for clause in ("Among them are 300 midwives", "and Japan will train 900 nurses."))  # fmt: skip
    assert parents_of([chained(first), chained(last)]) == {}


def test_of_them_in_another_sentence_is_no_part() -> None:
    part = half("300 of them midwives.")
    assert parents_of([chained(part), chained(stated("Japan will train 900 nurses."))]) == {}


def test_what_is_sent_to_an_exercise_is_a_part_of_it() -> None:
    held, sent, other = (stated(act=act, entry=entry) for act, entry in
                         (("exercise", "e-1"), ("deploy", "e-1"), ("deploy", "e-2")))  # fmt: skip
    assert parents_of([chained(held), chained(sent), chained(other)]) == {1: 0}


def test_two_that_are_in_no_entry_are_no_part_of_one_another() -> None:
    assert parents_of([chained(stated(act="exercise")), chained(stated(act="deploy"))]) == {}


# --- in the place of another --------------------------------------------------------------------------------------

FIVE, TEN = Quantity(5e12, "JPY"), Quantity(1e13, "JPY")


def goal(day: str, amount: Quantity | None, text: str = "A goal of so much private money was set.") -> Statement:
    return stated(text, day, quantity=amount, words={"private": 1.0, "money": 1.0})


def new(
    amount: Quantity | None = TEN, day: str = "2025-08-29", text: str = "It replaces the goal of 2022."
) -> Statement:
    return goal(day, amount, text)


def test_a_number_that_says_so_takes_the_place_of_the_one_before() -> None:
    assert superseded_by([chained(goal("2022-03-19", FIVE)), chained(new())]) == {0: 1}


@pytest.mark.parametrize("later", [
    new(text="A goal of twice as much was set."),
    new(day="2021-08-29"),
    new(FIVE),
    new(None),
    new(Quantity(1e13, "INR")),
    stated("It replaces the goal of 2022.", "2025-08-29", quantity=TEN, words={"tunnel": 1.0}),
])  # fmt: skip
def test_nothing_takes_the_place_of_another_by_itself(later: Statement) -> None:
    assert superseded_by([chained(goal("2022-03-19", FIVE)), chained(later)]) == {}
