"""Days from promise to delivery."""

from __future__ import annotations

import pytest

from analyse.kept import deed, promise
from comity.analyse.survival import delay, kaplan_meier

READ = ("2018-01-01", "2020-01-01", "2018-06-01")


def test_kaplan_meier_by_hand() -> None:
    """At 2 days 4 of 5 are open, at 3 days 3 of the 4 left, at 5 days 1 of the 2 left."""
    curve, low, high = kaplan_meier([2, 3, 5], [3, 8])
    assert curve == ((2.0, 0.8), (3.0, 0.6), (5.0, 0.3), (8.0, 0.3))
    assert [share for _, share in low][:2] == pytest.approx([0.2038, 0.1257], abs=1e-4)
    assert [share for _, share in high][:2] == pytest.approx([0.9692, 0.8818], abs=1e-4)


def test_the_median_is_where_the_curve_falls_to_one_half() -> None:
    rows = [promise("2018-01-01", deed(5, f"2018-01-{1 + days:02d}")) for days in (2, 3, 5)]
    found = delay([*rows, promise("2019-12-29"), promise("2019-12-24", specificity=1)], READ)
    assert (found.median.days, found.median.lower, found.median.upper) == (5.0, 2.0, None)
    assert (found.median.events, found.median.n) == (3, 5)
    assert found.median.curve == ((2.0, 0.8), (3.0, 0.6), (5.0, 0.3))


def test_no_median_where_the_curve_stays_above() -> None:
    found = delay([promise("2018-01-01", deed(5, "2018-01-03")), promise("2018-01-01"), promise("2018-01-02")], READ)
    assert (found.median.days, found.median.upper) == (None, None)


def test_no_curve_without_a_delivery() -> None:
    found = delay([promise("2018-01-01")], READ)
    assert (found.median.curve, found.median.days, found.open.n) == ((), None, 1)


def test_a_wait_is_open_up_to_the_last_day_that_was_read() -> None:
    found = delay([promise("2018-01-01", deed(5, "2019-12-31")), promise("2019-12-31")], ("2020-01-01",))
    assert found.median.curve == ((729.0, 0.0),)
    assert found.median.days == 729.0


def test_a_delivery_without_a_day_is_left_out_and_bounds_the_median() -> None:
    found = delay([promise("2018-01-01", deed(5, None, "2018-01-11")), promise("2018-01-01")], READ)
    assert [(why, count.n) for why, count in found.aside] == [("delivered on no known day", 1)]
    assert (found.median.days, found.at_latest.days) == (None, 10.0)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (promise("2018-01-01", form="restraint"), "a restraint"),
        (promise(None), "said on no known day"),
        (promise("2018-01-01", deed(5, "2017-12-31")), "delivered before it was first read"),
    ],
)  # fmt: skip
def test_what_has_no_place_on_the_curve(row: object, why: str) -> None:
    found = delay([row], READ)  # type: ignore[list-item]
    assert [(reason, count.n) for reason, count in found.aside] == [(why, 1)]
    assert found.median.n == 0
