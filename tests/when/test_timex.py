"""TIMEX3 values of EDTF and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.when.timex import first_day, granularity, moved, to_edtf, to_iso, to_timex, unit_of, week_of

PAIRS = [
    ("1998-02-13", "1998-02-13"),
    ("1998-02", "1998-02"),
    ("1998", "1998"),
    ("199X", "199"),
    ("18XX", "18"),
    ("1998-22", "1998-SU"),
    ("1998-01/1998-03", "1998-Q1"),
    ("1998-07/1998-12", "1998-H2"),
    ("1998-02-09/1998-02-15", "1998-W07"),
    ("1998-02-14/1998-02-15", "1998-W07-WE"),
]


@pytest.mark.parametrize(("edtf", "timex"), PAIRS)
def test_a_unit_of_the_calendar_goes_there_and_back(edtf: str, timex: str) -> None:
    assert to_timex(edtf) == timex
    assert to_edtf(timex) == edtf


@pytest.mark.parametrize(
    ("edtf", "timex"),
    [("2022-03~", "2022-03"), ("../2025-12", "2025-12"), ("2022-03-05/2022-03-09", "2022-03"), ("-0599", "BC0600")],
)
def test_what_timex_cannot_say_is_told_as_near_as_it_can(edtf: str, timex: str) -> None:
    assert to_timex(edtf) == timex


@pytest.mark.parametrize("value", ["P3D", "PXY", "PRESENT_REF", "XXXX-WXX-2", "XXXX-05", ""])
def test_what_is_no_date_has_no_edtf(value: str) -> None:
    assert to_edtf(value) is None
    assert first_day(value) is None


def test_a_time_of_day_lies_on_its_day() -> None:
    assert to_edtf("1998-02-13T14:30") == to_edtf("1998-02-13TMO") == "1998-02-13"


@pytest.mark.parametrize(
    ("value", "count", "unit", "there"),
    [
        ("2021-05-05", 1, "day", "2021-05-06"),
        ("2021-05-05", -1, "year", "2020"),
        ("2021-05", 2, "month", "2021-07"),
        ("2021-Q4", -1, "year", "2020-Q4"),
        ("2021", 10, "year", "2031"),
    ],
)
def test_what_lies_so_many_units_on(value: str, count: int, unit: str, there: str) -> None:
    assert moved(value, count, unit) == there


@pytest.mark.parametrize(
    ("value", "unit"),
    [("199", "decade"), ("1998", "year"), ("1998-Q1", "quarter"), ("1998-W07", "week"), ("1998-02-13", "day")],
)
def test_the_unit_that_a_value_names(value: str, unit: str) -> None:
    assert granularity(value) == unit


def test_a_sunday_closes_the_week() -> None:
    assert (week_of(date(1998, 3, 22)), week_of(date(1998, 3, 23))) == ("1998-W12", "1998-W13")
    assert unit_of(date(1998, 3, 22), "weekend") == "1998-W12-WE"


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["day", "month", "quarter", "year"]))
def test_the_unit_of_a_day_holds_the_day(day: date, unit: str) -> None:
    start = first_day(unit_of(day, unit))
    assert start is not None
    assert start <= day


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("P3D", "P3D"),
        ("P2Q", "P6M"),
        ("P1E", "P10Y"),
        ("P3C", "P300Y"),
        ("XXXX-08", "P1Y"),
        ("XXXX-WXX-2", "P1W"),
        ("XXXX-XX-XXTMO", "P1D"),
        ("PXD", None),
        ("PAST_REF", None),
        ("2024", None),
    ],
)
def test_lengths_and_habits_in_iso(value: str, iso: str | None) -> None:
    assert to_iso(value) == iso
