"""The timeline by lanes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.made import page_of
from comity.analyse import PairPage
from comity.model import COLUMNS, KINDS, STATUSES, Thing
from comity.present.pictures.lanes import ASIDE, COLUMNS_OF_TABLE, LEFT, MOST, draw_lanes
from present.pictures.seen import Mark, edtfs, height, marks, words
from present.story import HOSTILE, day, told


def page(*rows: Any, as_of: str | None = None) -> PairPage:
    return page_of({f"e-{n}": [row] for n, row in enumerate(rows)}, as_of)


def meeting(edtf: str | None, n: int = 0, **fields: Any) -> Any:
    """What is said of a meeting; of what is to come, that it is due then."""
    given = {"kind": "engagement", "status": "happened", "trigger": "met"} | fields
    if given["status"] not in COLUMNS["ACTUALLY"]:
        given |= {"due": day(edtf)}
        edtf = None
    return told(f"The ministers met, {n} {edtf}.", edtf, **given)


def one(*rows: Any) -> Mark:
    (found,) = marks(draw_lanes(page(*rows)))
    return found


@pytest.mark.parametrize(
    ("status", "shapes", "solid"),
    [("happened", ("circle",), True), ("under_way", ("circle",), True), ("planned", ("circle",), False),
     ("hoped", ("circle",), False), ("not_happened", ("circle", "path"), False), ("denied", ("circle", "path"), False)],
)  # fmt: skip
def test_only_what_happened_is_solid(status: str, shapes: tuple[str, ...], solid: bool) -> None:
    mark = one(meeting("2022-03-19", status=status))
    assert (mark.shapes, mark.solid) == (shapes, solid)


def test_a_mark_opens_its_claim_and_says_what_proves_it() -> None:
    row = meeting("2022-03-19")
    (mark,) = marks(draw_lanes(page(row), lambda id: f"/claim/{id}"))
    assert (mark.id, mark.href) == (row[1].id, f"/claim/{row[1].id}")
    assert mark.told == "19 Mar 2022 · happened · Example Wire: “The ministers met, 0 2022-03-19.”"


def test_an_allegation_is_marked() -> None:
    picture = draw_lanes(page(meeting("2022-03-19", alleged=True)))
    assert words(picture).count("”") == 2, "one of them in the key"
    assert "happened, alleged" in marks(picture)[0].told


def test_a_month_is_a_bar() -> None:
    assert one(meeting("2022-03")).shapes == ("rect",)


def test_what_has_been_under_way_ends_with_the_day_that_is_asked() -> None:
    svg = draw_lanes(page(meeting("2018/..", status="under_way"), meeting("2030", 1, status="planned"))).svg
    assert 'fill="var(--cy-actually)"' in svg
    bar = next(
        part for part in svg.split("<rect ") if 'fill="var(--cy-actually)" stroke' in part and 'x="-' not in part
    )
    left, width = (float(bar.split(f'{name}="')[1].split('"')[0]) for name in ("x", "width"))
    assert left + width < 900


def test_an_exercise_has_its_number_and_an_agreement_its_step_beside_it() -> None:
    game = told("Warships met.", "2022-09-11", kind="exercise", thing=Thing("jimex", "JIMEX", 6), trigger="met")
    pact = told("They signed the pact.", "2020-09-09", thing=Thing("pact", "India-Japan Supply Pact"))
    assert {"JIMEX, 6th", "signed: Supply Pact"} <= set(words(draw_lanes(page(game, pact))))


def test_lanes_that_are_empty_or_of_the_rest_say_so() -> None:
    found = words(draw_lanes(page(told("They signed two papers.", "2020-09-09"))))
    assert found.count("nothing found in what was read") == 12
    assert {"no rule of a lane fits", "1 happened"} <= set(found)


def test_what_meets_grows_the_lane() -> None:
    rows = [meeting("2022-03-19", n) for n in range(9)]
    assert height(draw_lanes(page(*rows))) > height(draw_lanes(page(rows[0])))


def test_a_long_lane_says_what_it_leaves_out() -> None:
    dated = [meeting("2022-03-19", n) for n in range(MOST + 2)]
    undated = [meeting(None, n) for n in range(ASIDE + 3)]
    picture = draw_lanes(page(*dated, *undated))
    assert "5 more in the table" in words(picture)
    assert (len(marks(picture)), len(picture.table.rows)) == (MOST + ASIDE, MOST + ASIDE + 5)


def test_what_is_left_out_is_not_what_happened() -> None:
    rows = [meeting("2022-03-19", n) for n in range(MOST)]
    picture = draw_lanes(page(meeting("2023-03-19", status="planned"), *rows))
    assert all(mark.solid for mark in marks(picture))


def test_the_numbers_in_words() -> None:
    alt = draw_lanes(page(meeting("2022-03-19"), meeting(None, 1), meeting("2023", 2, status="planned"))).alt
    assert alt == (
        "3 lines by lanes: 2 happened, 1 likely, 0 should; 1 without a date. Most are in: Ministers and officials (3)."
    )


def test_the_table_says_why() -> None:
    table = draw_lanes(page(meeting("2022-03-19"))).table
    assert table.columns == COLUMNS_OF_TABLE
    assert table.rows[0].cells[:4] == ("Ministers and officials", "engagement, “ministers”", "19 Mar 2022", "happened")


def test_nothing_is_said() -> None:
    picture = draw_lanes(page_of({}))
    assert (picture.alt, marks(picture)) == ("No evidence found in 0 documents.", [])


def test_hostile_text_is_shown_and_never_run() -> None:
    svg = draw_lanes(page(told(HOSTILE, "2022-03-19"))).svg
    assert "<script" not in svg
    assert "␛[31mdeal" in svg


# --- laws ---------------------------------------------------------------------------------------------------------

meetings = st.builds(
    meeting, edtfs, st.integers(0, 99), status=st.sampled_from(STATUSES), kind=st.sampled_from(KINDS),
    alleged=st.booleans(),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(meetings, min_size=1, max_size=6, unique_by=lambda row: row[1].id))
def test_every_mark_is_in_the_table_and_no_plan_is_solid(rows: list[Any]) -> None:
    found = page(*rows)
    picture = draw_lanes(found)
    assert {mark.id for mark in marks(picture)} <= {row.id for row in picture.table.rows}
    plans = {line.id for line in (*found.likely, *found.should)}
    assert not any(mark.solid for mark in marks(picture) if mark.id in plans)


@settings(max_examples=40, deadline=None)
@given(st.lists(meetings, min_size=1, max_size=6, unique_by=lambda row: row[1].id))
def test_what_no_text_dates_is_never_on_the_scale_and_all_else_is(rows: list[Any]) -> None:
    found = page(*rows)
    undated = {line.id for line in (*found.actually, *found.likely, *found.should) if not line.date}
    for mark in marks(draw_lanes(found)):
        assert all((x < LEFT - 2) == (mark.id in undated) for x in mark.xs)
