"""Measures against values worked out by hand, and laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evaluate.metrics import (
    Counts,
    accuracy,
    class_table,
    confusion,
    count_sets,
    counts_of,
    estimate,
    f1,
    interval,
    macro_f1,
    mean_error,
    pearson,
    precision,
    recall,
    reliability,
    scores,
    share,
    total,
)

ANSWERS = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("c", "none")]
labels = st.sampled_from("abc")


def test_share() -> None:
    assert share([True, False, True, True]) == 0.75
    assert share([]) is None


def test_precision_recall_and_f1_add_up_over_counts() -> None:
    counts = [Counts(2, 1, 0), Counts(1, 0, 2)]
    assert total(counts) == Counts(3, 1, 2)
    assert (precision(counts), recall(counts), f1(counts)) == (0.75, 0.6, pytest.approx(2 / 3))


def test_nothing_gives_nothing() -> None:
    assert total([]) == Counts()
    assert {measure([]) for measure in (precision, recall, f1, accuracy, macro_f1, mean_error, pearson)} == {None}


def test_sets_are_counted_as_multisets() -> None:
    assert count_sets("aab", "abb") == Counts(2, 1, 1)


def test_a_class_against_all_others() -> None:
    assert counts_of("b", ANSWERS) == Counts(2, 1, 0)


def test_macro_f1_is_over_the_classes_of_the_gold() -> None:
    assert macro_f1(ANSWERS) == pytest.approx((2 / 3 + 4 / 5 + 0) / 3)


@given(st.lists(st.tuples(labels, labels), min_size=1))
def test_macro_f1_is_the_mean_of_the_classes(answers: list[tuple[str, str]]) -> None:
    gold = {wanted for wanted, _ in answers}
    each = [f1([counts_of(label, answers)]) or 0.0 for label in gold]
    assert macro_f1(answers) == pytest.approx(sum(each) / len(each))


def test_class_table_keeps_the_order_given() -> None:
    table = class_table("Letters", ANSWERS, ("c", "b"))
    assert [row[0] for row in table.rows] == ["c", "b", "a"]
    assert table.rows[1] == ("b", 2, pytest.approx(2 / 3), 1.0, 0.8)


def test_confusion() -> None:
    found = confusion("Letters", ANSWERS, "ab")
    assert (found.gold, found.given) == (("a", "b", "c"), ("a", "b", "none"))
    assert found.counts == ((1, 1, 0), (0, 2, 0), (0, 0, 1))


def test_mean_error_and_pearson() -> None:
    pairs = [(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]
    assert mean_error(pairs) == 2.0
    assert pearson(pairs) == pytest.approx(1.0)
    assert pearson([(1.0, 3.0), (2.0, 3.0)]) is None


def test_reliability_and_its_error() -> None:
    found = reliability("Score", [(0.9, True), (0.9, False), (1.0, True), (0.1, False)])
    assert found is not None
    assert [(b.n, b.right) for b in found.bins] == [(1, 0.0), (3, pytest.approx(2 / 3))]
    assert found.error == pytest.approx((0.1 + 3 * abs(2.8 / 3 - 2 / 3)) / 4)
    assert reliability("Score", []) is None


@given(st.lists(st.lists(st.booleans(), min_size=1), min_size=2, max_size=20))
def test_an_interval_is_in_order_and_the_same_every_time(groups: list[list[bool]]) -> None:
    low, high = interval(groups, share)
    assert low is not None and high is not None and 0 <= low <= high <= 1
    assert interval(groups, share) == (low, high)


def test_one_group_has_no_interval() -> None:
    assert interval([[True, False], []], share) == (None, None)


def test_a_statistic_without_values_has_no_interval() -> None:
    assert interval([[(1.0, 1.0)], [(1.0, 2.0)]], lambda _: None) == (None, None)


def test_n_of_counts_is_what_the_gold_has() -> None:
    assert estimate("x", [[Counts(1, 5, 2)]], f1).n == 3
    assert estimate("x", [[True], [False]], share).n == 2


def test_scores_are_three_figures() -> None:
    figures = scores("x", [[Counts(1, 1, 0)], [Counts(0, 0, 1)]], "found")
    assert [(figure.name, figure.value, figure.n) for figure in figures] == [
        ("x.f1", 0.5, 2), ("x.precision", 0.5, 2), ("x.recall", 0.5, 2),
    ]  # fmt: skip
