"""The path of a number that was promised: baseline, target, and what each side says was reached."""

from __future__ import annotations

from typing import Any

from comity.model import Quantity, Speaker
from comity.promise.outcomes import DELIVERED, Outcome
from comity.promise.paths import by, path_of
from comity.promise.records import Statement
from promise.commitments import chained, done, stated, told

TARGET = Quantity(9e11, "JPY", "trade", "900 billion yen")
GOAL = "They will raise trade from 400 billion yen to 900 billion yen."


def goal(text: str = GOAL, day: str = "2018-10-29", quantity: Quantity = TARGET, **fields: Any) -> Statement:
    return stated(text, day, quantity=quantity, **fields)


def reached(value: float, day: str, side: str | None) -> Outcome:
    speaker = Speaker(side, "the minister") if side else None
    return Outcome(done("Trade grew.", day, speaker=speaker), DELIVERED, "", (value, TARGET.value))


def test_where_it_stood_and_what_it_is_to_be() -> None:
    points = path_of(chained(goal()), [])
    assert [(one.role, one.quantity.value, one.day) for one in points] == [
        ("baseline", 4e11, "2018-10-29"), ("target", 9e11, "2018-10-29"),
    ]  # fmt: skip
    assert points[0].quantity.unit == "JPY"


def test_a_target_that_is_said_again_is_one_and_a_new_one_another() -> None:
    row = chained(goal(), goal("Again.", "2019-05-02"), goal("More.", "2020-05-02", Quantity(1e12, "JPY")))
    assert [one.quantity.value for one in path_of(row, []) if one.role == "target"] == [9e11, 1e12]


def test_a_baseline_that_is_told_again_is_one() -> None:
    row = chained(goal(), goal(day="2019-05-02"))
    assert [one.role for one in path_of(row, [])] == ["baseline", "target"]


def test_a_number_of_another_unit_is_no_target() -> None:
    row = chained(goal(), goal("More.", "2020-05-02", Quantity(40, "piece")))
    assert [one.quantity.unit for one in path_of(row, []) if one.role == "target"] == ["JPY"]


def test_both_sides_figures_stand_side_by_side() -> None:
    outcomes = [reached(6e11, "2020-06-01", "IND"), reached(5e11, "2020-06-01", "JPN")]
    points = path_of(chained(goal()), outcomes)[2:]
    assert [(one.role, one.by, one.quantity.value) for one in points] == [("path", "IND", 6e11), ("path", "JPN", 5e11)]


def test_a_deed_without_a_figure_is_no_point() -> None:
    outcome = Outcome(done("Trade grew."), DELIVERED, "")
    assert all(one.role != "path" for one in path_of(chained(goal()), [outcome]))


def test_who_gives_a_figure_is_the_side_that_speaks_else_the_outlet() -> None:
    assert by(told(speaker=Speaker("IND", None)).claim) == "IND"
    assert by(told(speaker=Speaker(None, "an official")).claim) == "Example Wire"
    assert by(told().claim) == "Example Wire"


def test_what_promises_no_number_has_no_path() -> None:
    assert path_of(chained(stated()), [reached(6e11, "2020-06-01", "IND")]) == ()
