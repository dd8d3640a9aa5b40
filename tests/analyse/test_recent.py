"""What is new in the last days before a day, by the world's time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from analyse.kept import again, deed, promise
from comity.analyse import PairPage, pair_page
from comity.analyse.recent import Recent, find_recent, is_within
from comity.promise.records import Commitment
from present.story import told

DAY = "2022-05-01"


def page(*rows: Any) -> PairPage:
    return pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN")


def of(*commitments: Commitment) -> tuple[Recent, ...]:
    return find_recent(page(), commitments, DAY)


@pytest.mark.parametrize(
    ("edtf", "within"),
    [("2022-05-01", True), ("2022-01-31", True), ("2022-01-30", False), ("2022-05-02", False), ("2022-03", True),
     ("2022", False), (None, False), ("../2022-04-01", False)],
)  # fmt: skip
def test_a_date_counts_where_the_whole_of_it_lies_in_the_days(edtf: str | None, within: bool) -> None:
    assert is_within(edtf, DAY, 90) is within


def test_an_act_counts_by_its_own_day_and_not_by_that_of_its_report() -> None:
    fresh = told("They signed it.", "2022-04-20", published="2022-04-21", trigger="signed")
    old = told("They had signed another in 2010.", "2010-01-01", published="2022-04-21", trigger="signed")
    assert [row.line.date for row in find_recent(page(fresh, old), (), DAY) if row.line] == ["2022-04-20"]


def test_positions_and_undated_acts_are_not_new() -> None:
    view = told("They share values.", "2022-04-20", published="2022-04-21", kind="position", status="happened")
    undated = told("They signed it.", None, published="2022-04-21", trigger="signed")
    assert find_recent(page(view, undated), (), DAY) == ()


def test_a_promise_said_in_these_days() -> None:
    (row,) = of(promise("2022-04-01"))
    assert (row.turn, row.date) == ("said", "2022-04-01")


def test_a_promise_only_told_again_was_not_said_in_these_days() -> None:
    one = promise("2022-04-01")
    assert of(replace(one, statements=(replace(one.first, retold=True),))) == ()


def test_each_promise_is_told_once_by_what_says_most() -> None:
    (row,) = of(promise("2022-02-20", again("2022-03-01"), deed(4, "2022-04-01")))
    assert (row.turn, row.date) == ("moved", "2022-04-01")


def test_what_came_due_in_these_days_and_is_overdue() -> None:
    (row,) = of(promise("2020-01-01", due="2022-03-31", state="overdue"))
    assert (row.turn, row.date) == ("overdue", "2022-03-31")


def test_an_act_that_is_a_step_is_told_as_the_step() -> None:
    document, claim = told("They signed it.", "2022-04-20", published="2022-04-21", trigger="signed")
    one = promise("2020-01-01", replace(deed(4, "2022-04-20"), claims=(claim,)))
    assert [row.turn for row in find_recent(page((document, claim)), (one,), DAY)] == ["moved"]


def test_what_was_done_comes_before_what_was_said() -> None:
    rows = of(promise("2022-04-30"), promise("2020-01-01", deed(4, "2022-03-01")))
    assert [row.turn for row in rows] == ["moved", "said"]


def test_nothing_is_new_where_no_day_is_known() -> None:
    assert find_recent(page(), [promise("2022-04-30")], None) == ()
