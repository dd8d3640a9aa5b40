"""Arithmetic on dates and spans."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import bounds, contains
from comity.when.spans import (
    approximate,
    calendar_unit,
    century,
    cut,
    day_before,
    first_side,
    join,
    last_side,
    quarter,
    shift,
    singular,
    slice_of,
)

DAYS = st.dates(min_value=date(1200, 1, 1), max_value=date(2800, 1, 1))
UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade", "century"])


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (-10, "day", "2024-02-19"),
        (2, "week", "2024-03-14"),
        (-1, "month", "2024-01-29"),
        (12, "month", "2025-02-28"),
        (-1, "year", "2023-02-28"),
        (4, "year", "2028-02-29"),
        (-1, "decade", "2014-02-28"),
        (1, "fortnight", "2024-03-14"),
    ],
)
def test_a_day_is_shifted_by_units(count: int, unit: str, day: str) -> None:
    assert str(shift(date(2024, 2, 29), count, unit)) == day


@pytest.mark.parametrize("count", [-3000, 9000, 10**12])
@pytest.mark.parametrize("unit", ["year", "day", "century"])
def test_beyond_the_calendar_there_is_no_day(count: int, unit: str) -> None:
    found = shift(date(2024, 2, 29), count, unit)
    assert found is None or unit == "day"


@given(DAYS, st.integers(-5000, 5000))
def test_shifting_by_days_and_back_comes_home(day: date, count: int) -> None:
    there = shift(day, count, "day")
    assert there is not None
    assert shift(there, -count, "day") == day


@given(DAYS, UNITS)
def test_a_calendar_unit_holds_its_day(day: date, unit: str) -> None:
    start, end = bounds(calendar_unit(day, unit))
    assert unit == "weekend" or str(start) <= str(day) <= str(end)


@pytest.mark.parametrize(
    ("unit", "edtf"),
    [
        ("day", "2023-03-22"),
        ("week", "2023-03-20/2023-03-26"),
        ("weekend", "2023-03-25/2023-03-26"),
        ("fortnight", "2023-03-20/2023-04-02"),
        ("month", "2023-03"),
        ("quarter", "2023-01/2023-03"),
        ("year", "2023"),
        ("decade", "202X"),
        ("century", "20XX"),
    ],
)
def test_calendar_units(unit: str, edtf: str) -> None:
    assert calendar_unit(date(2023, 3, 22), unit) == edtf


def test_quarters_and_centuries() -> None:
    assert [quarter(2021, number) for number in (1, 4)] == ["2021-01/2021-03", "2021-10/2021-12"]
    assert century(19, before=False) == "18XX"
    assert century(6, before=True) == "-0599/-0500"


@pytest.mark.parametrize(
    ("edtf", "low", "high", "part"),
    [
        ("2022", 0, 1 / 3, "2022-01/2022-04"),
        ("2022", 1 / 2, 1, "2022-07/2022-12"),
        ("2018-10", 2 / 3, 1, "2018-10-22/2018-10-31"),
        ("198X", 1 / 3, 2 / 3, "1983/1986"),
        ("2023-03-20/2023-03-26", 0, 1 / 6, "2023-03-20"),
        ("2023-03-20", 2 / 3, 1, "2023-03-20"),
        ("-0599/-0500", 0, 1 / 2, "-0599/-0550"),
        ("2012/..", 0, 1 / 2, "2012/.."),
    ],
)
def test_a_span_is_cut_in_its_own_units(edtf: str, low: float, high: float, part: str) -> None:
    assert slice_of(edtf, low, high) == part


@given(DAYS, UNITS, st.floats(0, 1), st.floats(0, 1))
def test_a_part_lies_within_the_whole(day: date, unit: str, one: float, other: float) -> None:
    whole = calendar_unit(day, unit)
    assert contains(whole, slice_of(whole, min(one, other), max(one, other)))


@pytest.mark.parametrize(
    ("edtf", "about"),
    [
        ("2022", "2022~"),
        ("2022~", "2022~"),
        ("2022?", "2022?"),
        ("2022/2023", "2022~/2023~"),
        ("../2022", "../2022~"),
    ],
)
def test_approximate_marks_every_known_side_once(edtf: str, about: str) -> None:
    assert approximate(edtf) == about
    assert approximate(about) == about


@given(DAYS, UNITS)
def test_before_a_span_ends_the_day_before_it(day: date, unit: str) -> None:
    whole = calendar_unit(day, unit)
    start, _ = bounds(whole)
    assert bounds(day_before(whole))[1] == str(shift(date.fromisoformat(str(start)), -1, "day"))


@pytest.mark.parametrize("edtf", ["-0599", "../2020"])
def test_before_an_open_or_ancient_start_there_is_nothing(edtf: str) -> None:
    with pytest.raises(ValueError, match="no day before"):
        day_before(edtf)


def test_sides_and_joining() -> None:
    assert (first_side("2010/2015"), last_side("2010/2015"), first_side("2010")) == ("2010", "2015", "2010")
    assert join("2010-03/2010-05", "2012/..") == "2010-03/.."
    with pytest.raises(ValueError, match="ends before it starts"):
        join("2015", "2010")


@pytest.mark.parametrize(("word", "unit"), [("Years", "year"), ("centuries", "century"), ("day", "day")])
def test_units_in_the_singular(word: str, unit: str) -> None:
    assert singular(word) == unit


@pytest.mark.parametrize(
    ("edtf", "count", "unit", "first", "part"),
    [
        ("2023", 7, "month", True, "2023-01/2023-07"),
        ("2023", 2, "quarter", False, "2023-07/2023-12"),
        ("2023-05", 1, "day", False, "2023-05-31"),
        ("2023-05", 2, "month", True, None),
        ("2023/..", 1, "month", True, None),
        ("-0599", 1, "month", True, None),
    ],
)
def test_whole_units_from_one_end(edtf: str, count: int, unit: str, first: bool, part: str | None) -> None:
    assert cut(edtf, count, unit, first) == part
