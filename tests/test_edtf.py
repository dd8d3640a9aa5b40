"""EDTF: the days that a date spans, how spans lie to one another, and dates as English prints them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import MONTHS, bounds, contains, format_day, month_length, overlaps, parse_date, parse_day

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2022-03-19", "2022-03-19", "2022-03-19"),
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-03~", "2022-03-01", "2022-03-31"),
        ("2022?", "2022-01-01", "2022-12-31"),
        ("2022-03-19%", "2022-03-19", "2022-03-19"),
        ("-0599", "-0599-01-01", "-0599-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
    ],
)
def test_a_date_spans_its_unit(edtf: str, start: str, end: str) -> None:
    assert bounds(edtf) == (start, end)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("201X", "2010-01-01", "2019-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("-059X", "-0599-01-01", "-0590-12-31"),
        ("2019-XX", "2019-01-01", "2019-12-31"),
        ("2019-XX-XX", "2019-01-01", "2019-12-31"),
        ("2019-02-XX", "2019-02-01", "2019-02-28"),
    ],
)
def test_unspecified_digits_span_all_they_may_be(edtf: str, start: str, end: str) -> None:
    assert bounds(edtf) == (start, end)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-23", "2022-09-01", "2022-11-30"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2023-24~", "2023-12-01", "2024-02-29"),
    ],
)
def test_seasons_are_three_months_and_winter_ends_next_year(edtf: str, start: str, end: str) -> None:
    assert bounds(edtf) == (start, end)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("-0599/-0500", "-0599-01-01", "-0500-12-31"),
        ("../2020", None, "2020-12-31"),
        ("2020/..", "2020-01-01", None),
        ("/2020-05", None, "2020-05-31"),
        ("2020-05/", "2020-05-01", None),
        ("../..", None, None),
        ("2022-05~/2022-08~", "2022-05-01", "2022-08-31"),
        ("2020-05/2020", "2020-05-01", "2020-12-31"),
    ],
)
def test_an_interval_spans_from_its_first_to_its_last_day(edtf: str, start: str | None, end: str | None) -> None:
    assert bounds(edtf) == (start, end)


@pytest.mark.parametrize(
    "wrong",
    [
        "", "/", "soon", "22", "22-03", "2022-3", "2022-13", "2022-00", "2022-02-29", "2022-04-31", "2022-03-00",
        "2022-22-01", "20X2", "201X-05", "2019-XX-05", "2022~?", "2022/2021", "2022/2023/2024", "-0000",
        "2022-03-19T10", "12 March 2022", "2022 ", "２０２２",
    ],
)  # fmt: skip
def test_anything_else_is_an_error(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|no such day"):
        bounds(wrong)


@given(DAYS)
def test_a_day_spans_itself_and_lies_in_its_month_and_year(day: date) -> None:
    iso = str(day)
    assert bounds(iso) == (iso, iso)
    assert contains(iso[:7], iso)
    assert contains(iso[:4], iso[:7])


@given(DAYS, DAYS)
def test_an_interval_of_days_keeps_its_ends_or_is_refused(first: date, last: date) -> None:
    edtf = f"{first}/{last}"
    if first <= last:
        assert bounds(edtf) == (str(first), str(last))
    else:
        with pytest.raises(ValueError, match="ends before it starts"):
            bounds(edtf)


@given(DAYS, DAYS, DAYS, DAYS)
def test_overlap_is_mutual_and_follows_from_containment(a: date, b: date, c: date, d: date) -> None:
    one, other = (f"{min(pair)}/{max(pair)}" for pair in ((a, b), (c, d)))
    assert overlaps(one, other) == overlaps(other, one)
    assert not contains(one, other) or overlaps(one, other)
    assert overlaps(one, other) == (max(min(a, b), min(c, d)) <= min(max(a, b), max(c, d)))


@given(DAYS)
def test_everything_contains_itself_and_lies_in_the_open_interval(day: date) -> None:
    assert contains(str(day), str(day))
    assert contains("../..", str(day))
    assert contains(f"{day}/..", str(day))
    assert not contains(str(day), f"{day}/..")


def test_open_intervals_overlap_what_lies_on_their_side() -> None:
    assert overlaps("2012/..", "2020-05")
    assert not overlaps("2012/..", "2011")
    assert not overlaps("../2011", "2012-01-01")


def test_years_before_christ_run_forward() -> None:
    assert overlaps("-0599/-0500", "-0550")
    assert contains("-0599/-0500", "-0562")
    assert not overlaps("-0599/-0500", "-0499")
    assert not overlaps("-0599/-0500", "-0600")


@given(st.integers(-9999, 9999), st.integers(1, 12))
def test_a_day_that_is_formatted_is_parsed_again(year: int, month: int) -> None:
    day = month_length(year, month)
    assert parse_day(format_day(year, month, day)) == (year, month, day)
    assert bounds(format_day(year, month))[1] == format_day(year, month, day)


# --- dates as English prints them ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Wed, 22 Mar 2023", "2023-03-22"),
        ("10 June, 2023", "2023-06-10"),
        ("Mar. 27, 2023", "2023-03-27"),
        ("March 27 2023", "2023-03-27"),
        ("SEPT. 8, 2022", "2022-09-08"),
        ("22-Mar-2023", "2023-03-22"),
        ("the 20th of August 2024", "2024-08-20"),
        ("Tuesday 20th August 2024", "2024-08-20"),
        ("March 2023", "2023-03"),
        ("May, 2023", "2023-05"),
        ("2023-03-22", "2023-03-22"),
        ("2023/3/22", "2023-03-22"),
        ("2023-03", "2023-03"),
        ("2023年3月22日", "2023-03-22"),
        ("２０２３年３月", "2023-03"),
        ("令和６年８月20日", "2024-08-20"),
        ("令和元年 11月", "2019-11"),
        ("  1 May 2023\n", "2023-05-01"),
    ],
)
def test_a_printed_date_is_read_in_every_usual_order(text: str, edtf: str) -> None:
    assert parse_date(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("22/03/2023", "2023-03-22"),
        ("03/22/2023", "2023-03-22"),
        ("22.03.2023", "2023-03-22"),
        ("03/03/2023", "2023-03-03"),
        ("03/04/2023", None),
        ("22/13/2023", None),
    ],
)
def test_a_date_in_digits_counts_only_with_one_reading(text: str, edtf: str | None) -> None:
    assert parse_date(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "2023-03-22T10:00:00Z",
        "2023-03-22T10:00:00+05:30",
        "Wed, 22 Mar 2023 10:00:00 +0530",
        "Wed, 22 Mar 2023 10:00:00 GMT",
        "March 22, 2023 at 10:30 a.m. IST",
        "March 22, 2023, 10:30 AM (IST)",
    ],
)
def test_a_time_of_day_is_passed_over(text: str) -> None:
    assert parse_date(text) == "2023-03-22"


@pytest.mark.parametrize(
    "text",
    [
        "", "2023", "March", "22 March", "Updated: 22 March 2023", "31 February 2023", "29 Feb 2023", "2023-13",
        "2023-21", "March 22, 2023 in Delhi", "22 March 2023 and 23 March 2023", "32 March 2023", "Marching 22, 2023",
        "0 May 2023",
    ],
)  # fmt: skip
def test_what_is_no_whole_absolute_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_a_weekday_that_does_not_fit_is_not_looked_at() -> None:
    assert parse_date("Monday, 22 March 2023") == "2023-03-22"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_from_print(day: date) -> None:
    month = next(name for name, number in MONTHS.items() if number == day.month).capitalize()
    year = f"{day.year:04d}"
    assert parse_date(f"{day.day} {month} {year}") == str(day)
    assert parse_date(f"{month[:3]}. {day.day}, {year}") == str(day)
    assert parse_date(f"{year}年{day.month}月{day.day}日") == str(day)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = parse_date(text)
    assert found is None or bounds(found)
