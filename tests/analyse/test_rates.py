"""Kept rates: what is in the denominator, and the interval."""

from __future__ import annotations

from math import isclose

import pytest
from scipy import stats

from analyse.kept import AS_OF, again, deed, promise
from comity.analyse.rates import Rate, rates, why_unknown, wilson
from comity.promise.records import Commitment

READ = ("2018-10-29", "2021-06-01")
"""Days on which something was published: nothing after June 2021."""
KEPT = promise("2018", deed(5, "2020-02"), state="delivered", specificity=3, due="2020-12-31")
LATE = promise("2018", deed(5, "2021-02"), state="delivered late", specificity=3, due="2020-12-31")
OVERDUE = promise("2018", state="overdue", specificity=3, due="2020-12-31")
NO_DUE = promise("2018", deed(5, "2020-02"), state="delivered", specificity=3)


def rate(*commitments: Commitment) -> Rate:
    return next(row for row in rates(commitments, READ) if row.specificity == 3)


@pytest.mark.parametrize(
    ("kept", "n", "low", "high"),
    [(4, 5, 0.37553, 0.96378), (0, 10, 0.0, 0.27753), (1, 1, 0.20654, 1.0), (5, 10, 0.23659, 0.76341)],
)
def test_wilson_by_hand(kept: int, n: int, low: float, high: float) -> None:
    found = wilson(kept, n)
    assert found is not None
    assert isclose(found[0], low, abs_tol=1e-5)
    assert isclose(found[1], high, abs_tol=1e-5)


def test_wilson_is_scipys() -> None:
    theirs = stats.binomtest(7, 23).proportion_ci(method="wilson")
    assert wilson(7, 23) == pytest.approx((theirs.low, theirs.high))
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (KEPT, None),
        (OVERDUE, None),
        (NO_DUE, None),
        (promise("2018", state="withdrawn"), None),
        (promise("2018", state="contradicted"), None),
        (promise("2018", state="delivered in part", due="2020-12-31"), None),
        (promise("2018", state="delivered in part"), "no due day"),
        (promise("2018", due=AS_OF), "not due yet"),
        (promise("2018", state="lapsed"), "no due day"),
        (promise("2018", again("2019"), state="restated"), "no due day"),
        (promise("2018", state="overdue", due="2021-06-01"), "nothing read since"),
        (promise("2018", state="superseded", due="2020-12-31"), "replaced"),
        (promise("2018", state="overdue", due="2020-12-31", assessment="contested"), "contested"),
        (promise("2018", state="overdue", due="2020-12-31", assessment="not assessed"), "not assessed"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_no_answer(row: Commitment, why: str | None) -> None:
    assert why_unknown(row, READ) == why


def test_nothing_read_at_all_is_no_answer() -> None:
    assert why_unknown(OVERDUE, ()) == "nothing read since"


def test_kept_of_answered_and_of_those_due() -> None:
    row = rate(KEPT, LATE, OVERDUE, NO_DUE, promise("2018", specificity=3))
    assert (row.answered.kept.n, row.answered.of.n, row.answered.share) == (3, 4, 0.75)
    assert (row.due.kept.n, row.due.of.n, row.due.share) == (2, 3, 0.6667)
    assert (row.promises.n, row.late.commitments) == (5, (LATE.id,))
    assert [(why, count.n) for why, count in row.unknown] == [("no due day", 1)]


def test_a_delivery_in_part_is_answered_and_not_kept() -> None:
    row = rate(promise("2018", state="delivered in part", specificity=3, due="2020-12-31"))
    assert (row.answered.kept.n, row.answered.of.n, row.part.n) == (0, 1, 1)


def test_classes_stand_apart_and_an_empty_one_has_no_share() -> None:
    found = rates([KEPT], READ)
    assert [row.answered.of.n for row in found] == [0, 0, 0, 1]
    assert (found[0].answered.share, found[0].answered.lower) == (None, None)
