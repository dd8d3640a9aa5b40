"""Counts, the reach of their documents, and years."""

from __future__ import annotations

import pytest

from comity.analyse.count import Reach, count_of, days_of, reach_of, year_of
from present.story import CLAIMS


@pytest.mark.parametrize(
    ("edtf", "year"),
    [
        ("2020-09-09", "2020"),
        ("2020", "2020"),
        ("2020-12-30/2021-01-02", "2020"),
        ("2012/..", None),
        ("2012/2015", None),
        ("201X", None),
        (None, None),
        ("soon", None),
    ],
)
def test_a_date_is_of_a_year_where_it_spans_no_more_than_one(edtf: str | None, year: str | None) -> None:
    assert year_of(edtf) == year


def test_a_count_holds_each_row_once_in_its_order() -> None:
    found = count_of(2, [CLAIMS[1], CLAIMS[0], CLAIMS[1]], ["p-2", "p-1", "p-2"])
    assert (found.n, found.commitments, found.claims) == (2, ("p-2", "p-1"), (CLAIMS[1].id, CLAIMS[0].id))
    assert found.reach == Reach(2, "2018-10-29", "2020-09-10", 0)


def test_reach_counts_the_undated_apart() -> None:
    published = {"d-1": "2020-09-10", "d-2": None, "d-3": "2018"}
    assert reach_of(published) == Reach(3, "2018", "2020-09-10", 1)
    assert days_of(published) == ("2018-12-31", "2020-09-10")
