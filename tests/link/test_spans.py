"""When the thing that a claim is about took or takes place."""

from __future__ import annotations

from datetime import date

import pytest

from comity.link.spans import Span, act_span, said_span
from factories import make_claim, make_document, make_when

DAY = date(2024, 8, 20).toordinal()


def test_what_happened_has_its_day() -> None:
    assert act_span(make_claim(when=make_when("2024-08-20"))) == Span(DAY, DAY)


def test_of_a_plan_only_the_due_date_counts() -> None:
    plan = make_claim(status="planned", when=make_when("2024-08-01"))
    assert act_span(plan) is None
    assert act_span(make_claim(status="planned", due=make_when("2024-08-20"))) == Span(DAY, DAY)


@pytest.mark.parametrize("trigger", ["postponed exercise", "agreed", "announced", "put off"])
def test_the_day_on_which_a_drill_was_put_off_is_not_its_own(trigger: str) -> None:
    assert act_span(make_claim(kind="exercise", trigger=trigger, when=make_when("2020-05-12"))) is None
    assert act_span(make_claim(kind="agreement", trigger=trigger, when=make_when("2020-05-12"))) is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"edtf": "2012/..", "start": "2012-01-01", "end": None},
        {"edtf": "2012/2020", "start": "2012-01-01", "end": "2020-12-31"},
        {"edtf": "-0599", "start": "-0599-01-01", "end": "-0599-12-31"},
        {"basis": "office"},
        {"edtf": None, "start": None, "end": None, "basis": "none"},
    ],
)
def test_since_when_and_bounds_are_no_days(fields: dict[str, object]) -> None:
    assert act_span(make_claim(when=make_when(**fields))) is None  # type: ignore[arg-type]


def test_when_it_was_said() -> None:
    assert said_span(make_claim(make_document(published="2024-08-20"))) == Span(DAY, DAY)
    assert said_span(make_claim(make_document(published=None))) is None


@pytest.mark.parametrize(("a", "b", "gap"), [((1, 5), (5, 9), 0), ((1, 5), (6, 9), 1), ((9, 9), (1, 2), 7)])
def test_the_gap_between_two(a: tuple[int, int], b: tuple[int, int], gap: int) -> None:
    assert Span(*a).gap(Span(*b)) == Span(*b).gap(Span(*a)) == gap
