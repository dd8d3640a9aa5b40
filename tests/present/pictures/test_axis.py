"""The scale that all pictures of time share, and what stands at its edges."""

from __future__ import annotations

from datetime import date

import pytest

from comity.present.pictures.axis import axis, key_rows, picture_of_nothing, scale_over, tick_names, told_counts
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.shapes import dot, place_of


def scale(*edtfs: str | None, as_of: str | None = "2025-01-01") -> TimeScale:
    found = scale_over(edtfs, as_of)
    assert found is not None
    return found


def test_one_old_date_does_not_crush_the_others() -> None:
    found = scale("0552", "2019-10", "2020", "2022-03-19")
    assert found.first > TimeScale.over(["2018-01-01"], 0, 1).first  # type: ignore[union-attr]
    old = place_of(found, "0552")
    assert old is not None
    assert old.before


def test_a_far_plan_stands_at_the_edge() -> None:
    assert scale("2020", "2070").last == scale("2020").last
    assert scale("2020", "2030").last > scale("2020").last


def test_nothing_dated_has_no_scale() -> None:
    assert scale_over([None], None) is None
    assert scale_over([None], "2025-01-01") is not None


def test_what_lies_before_all_days_is_dated_all_the_same() -> None:
    place = place_of(scale_over(["-0599"], None), "-0599")
    assert place is not None
    assert place.before


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_scale_ends_where_the_calendar_does(day: str) -> None:
    found = scale(day, as_of=None)
    assert date.min.toordinal() <= found.first < found.last <= date.max.toordinal()
    assert all(found.left <= x <= found.right for x, _ in found.ticks)


def test_the_day_as_of_which_is_told_is_named() -> None:
    found = scale("2020", "2030")
    assert "as of 1 Jan 2025" in axis(found, 0, 100, "2025-01-01")
    assert "last text 1 Jan 2025" in axis(found, 0, 100, "2025-01-01", "last text")
    assert ">2022</text>" in tick_names(found, 0)


def test_a_key_takes_as_many_rows_as_it_needs() -> None:
    one, low = key_rows([(dot(0, 0, "solid", "ink"), "held")], 10)
    _, deep = key_rows([(dot(0, 0, "solid", "ink"), "held " * 30)] * 2, 10)
    assert 'aria-hidden="true"' in one
    assert deep > low


def test_a_picture_of_nothing_says_so() -> None:
    picture = picture_of_nothing("ladder", "Said", "Nothing <found>.", ("Promise",))
    assert (picture.alt, picture.table.rows) == ("Nothing <found>.", ())
    assert "Nothing &lt;found&gt;." in picture.svg


def test_counts_in_words() -> None:
    assert told_counts([(2, "open"), (0, "late"), (1200, "done")]) == "2 open, 1,200 done"
