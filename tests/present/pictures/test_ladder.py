"""The ladder of said and done."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.kept import AS_OF, again, deed, promise
from comity.present.pictures.axis import LEFT
from comity.present.pictures.ladder import COLUMNS, draw_ladder, in_order
from comity.promise.records import Commitment, Receipt, Rung, State
from present.pictures.seen import Mark, edtfs, height, marks, words
from present.story import HOSTILE

BAR = r'x1="(\d[\d.]+)" x2="(\d[\d.]+)" y1="[\d.]+" y2="[\d.]+" stroke="var\(--cy-alert\)" stroke-width="4"'
RECEIPT = Receipt("2022-05-01", "2018-10-29", 2, 3, (), 0.0, ("en",), (("2020-01-01", "2020-12-31"),), ("aircraft",))


def drawn(*rows: Commitment, **fields: Any) -> list[Mark]:
    return marks(draw_ladder(rows, AS_OF, **fields))


def of(rung: Rung, *rows: Commitment) -> list[Mark]:
    return [mark for mark in drawn(*rows) if mark.id == rung.claims[0].id]


def names(*rows: Commitment) -> list[str]:
    return [one.id for one in in_order(rows)]


# --- marks --------------------------------------------------------------------------------------------------------


def test_first_said_is_hollow_and_opens_its_sentence() -> None:
    one = promise("2020-03-01")
    (said,) = [mark for mark in drawn(one, links=lambda id: f"/claim/{id}") if mark.id == one.ladder[0].claims[0].id]
    assert (said.shapes, said.solid, said.href) == (("circle",), False, f"/claim/{said.id}")
    assert said.told.startswith("1 Mar 2020 · first said · Example Wire: “2020-03-01: they will do")


def test_the_name_opens_the_promise() -> None:
    one = promise("2020-03-01", due="2021-06-30", state="overdue", late=305)
    name = next(mark for mark in drawn(one, links=lambda id: f"/promise/{id}") if mark.id == one.id)
    assert name.href == f"/promise/{one.id}"
    assert name.told.endswith("overdue 305 days, due by 30 Jun 2021")


@pytest.mark.parametrize(
    ("height", "fields", "shapes", "solid"),
    [(2, {}, ("circle", "path"), True), (5, {}, ("circle",), True), (5, {"part": True}, ("circle", "path"), False),
     (6, {}, ("circle",), True), (-1, {}, ("path", "path"), False)],
)  # fmt: skip
def test_each_height_has_its_shape(height: int, fields: Any, shapes: tuple[str, ...], solid: bool) -> None:
    rung = deed(height, "2021-04-01", **fields)
    (mark,) = of(rung, promise("2020-03-01", rung))
    assert (mark.shapes, mark.solid) == (shapes, solid)


@pytest.mark.parametrize(("height", "beside"), [(2, "2"), (3, "3"), (4, "4"), (5, ""), (6, "+"), (-1, "")])
def test_the_height_of_a_step_stands_beside_it(height: int, beside: str) -> None:
    rung = deed(height, "2021-04-01")
    picture = draw_ladder([promise("2020-03-01", rung)], AS_OF)
    assert [word for word in words(picture) if word in ("2", "3", "4", "+")] == [beside] * bool(beside)


def test_a_restatement_is_a_stroke_and_what_is_told_again_is_in_the_table_alone() -> None:
    rung, copied = again("2021-01-05"), again("2021-01-09", "reported")
    one = promise("2020-03-01", rung, copied)
    assert [mark.shapes for mark in of(rung, one)] == [("line",)]
    assert of(copied, one) == []
    assert copied.claims[0].id in {row.id for row in draw_ladder([one], AS_OF).table.rows}


def test_a_month_is_a_bar_and_no_dot() -> None:
    rung = deed(5, "2021-04")
    assert [mark.shapes for mark in of(rung, promise("2020-03-01", rung))] == [("rect",)]


def test_what_was_done_on_one_day_is_stacked() -> None:
    rows = [deed(5, "2021-04-01", published) for published in ("2021-04-02", "2021-04-03", "2021-04-04", "2021-04-05")]
    alone = draw_ladder([promise("2020-03-01", rows[0])], AS_OF)
    assert height(draw_ladder([promise("2020-03-01", *rows)], AS_OF)) > height(alone)


# --- lines --------------------------------------------------------------------------------------------------------


def test_the_late_bar_goes_from_the_due_day_to_the_delivery_or_the_day_that_is_asked() -> None:
    overdue = promise("2020-03-01", due="2021-06-30", state="overdue", late=305)
    done = promise("2020-03-01", deed(5, "2021-07-30"), due="2021-06-30", state="delivered late", late=30)
    in_time = promise("2020-03-01", deed(5, "2021-05-30"), due="2021-06-30", state="delivered")
    bars = [re.findall(BAR, draw_ladder([one], AS_OF).svg) for one in (overdue, done, in_time)]
    assert [len(found) for found in bars] == [1, 1, 0]
    lengths = [float(right) - float(left) for ((left, right),) in bars[:2]]
    assert lengths[0] > lengths[1] > 0


def test_the_due_day_opens_the_promise() -> None:
    one = promise("2020-03-01", due="2023-06-30", receipt=None)
    _, due, _ = drawn(one, links=lambda id: f"/promise/{id}")
    assert (due.href, due.told, due.shapes) == (f"/promise/{one.id}", "open, due by 30 Jun 2023", ("line", "path"))


def test_a_due_day_far_ahead_stands_at_the_edge_with_an_arrow() -> None:
    near, far = (drawn(promise("2020-03-01", due=due, receipt=None))[1] for due in ("2023-06-30", "2070-12-31"))
    assert (near.shapes, far.shapes) == (("line", "path"), ("line", "path", "path"))


def test_days_in_which_nothing_was_read_are_not_hatched() -> None:
    one = promise("2018-10-29", receipt=RECEIPT)
    (found,) = [mark for mark in drawn(one) if mark.id == one.id and "rect" in mark.shapes]
    assert found.shapes == ("rect", "rect")
    assert found.told == "no evidence found by 2022-05-01 in 2 documents"


# --- the whole ----------------------------------------------------------------------------------------------------


def test_what_is_to_be_looked_at_stands_first() -> None:
    late, later = (promise("2020-03-01", due=due, state="overdue") for due in ("2020-12-31", "2021-06-30"))
    soon, open_ = promise("2020-03-01", due="2023-01-01"), promise("2022-04-01")
    step = promise("2020-03-01", deed(2, "2021-04-01"), state="in progress")
    done = promise("2020-03-01", deed(5, "2021-04-01"), state="delivered")
    gone = promise("2020-03-01", state="lapsed")
    rows = (late, later, step, soon, open_, done, gone)
    assert names(*reversed(rows)) == [one.id for one in (later, late, step, soon, open_, done, gone)]


def test_the_first_that_matter_are_drawn_and_all_are_in_the_table() -> None:
    rows = [promise(f"2020-03-{day:02}") for day in range(1, 10)]
    picture = draw_ladder(rows, AS_OF, most=4)
    assert {"OPEN 4 of 9", "5 more are in the table"} <= set(words(picture))
    assert {one.id for one in rows} <= {row.id for row in picture.table.rows}


def test_the_names_that_are_given_are_used() -> None:
    picture = draw_ladder([promise("2020-03-01")], AS_OF, names={"JPN": "Nihon"})
    assert any("Nihon" in line for line in words(picture))
    assert picture.table.rows[0].cells[1] == "Nihon"


def test_no_promise_is_said() -> None:
    picture = draw_ladder([], AS_OF)
    assert (picture.alt, picture.table.columns) == ("No promise found by 1 May 2022.", COLUMNS)
    assert draw_ladder([], AS_OF, looked="No evidence found in 9 documents.").alt == "No evidence found in 9 documents."


def test_the_words_for_who_does_not_see_it_carry_the_numbers() -> None:
    picture = draw_ladder([promise(None, state="lapsed"), promise("2020-03-01")], AS_OF)
    assert picture.alt == "2 promises as of 1 May 2022: 1 open, 1 lapsed. 1 rung has no date."


def test_hostile_text_is_shown_and_never_run() -> None:
    picture = draw_ladder([replace(promise("2020-03-01"), name=HOSTILE)], AS_OF)
    assert "<script" not in picture.svg
    assert "&lt;script&gt;" in picture.svg
    assert "style=" not in picture.svg


# --- laws ---------------------------------------------------------------------------------------------------------

rungs = st.builds(deed, st.sampled_from([2, 3, 4, 5, 6, -1]), edtfs, st.dates().map(str))
promises = st.builds(
    promise,
    edtfs,
    st.sampled_from([again("2021-01-05"), deed(5, "2021-04")]),
    rungs,
    state=st.sampled_from(get_args(State)),
    due=st.sampled_from([None, "2021-06-30", "2019-01-01", "2050-01-01"]),
    receipt=st.sampled_from([None, RECEIPT]),
    late=st.sampled_from([None, 30]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(promises, max_size=3), st.sampled_from([None, AS_OF]))
def test_every_mark_is_in_the_table(rows: list[Commitment], as_of: str | None) -> None:
    picture = draw_ladder(rows, as_of)
    assert {mark.id for mark in marks(picture)} <= {row.id for row in picture.table.rows}


@settings(max_examples=40, deadline=None)
@given(rungs, edtfs)
def test_what_no_text_dates_is_never_on_the_scale(rung: Rung, said: str | None) -> None:
    found = of(replace(rung, day=None), promise(said, replace(rung, day=None)))
    assert found
    assert all(x < LEFT for mark in found for x in mark.xs)
