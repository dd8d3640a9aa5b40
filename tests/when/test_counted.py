"""Times counted from the day of publication, here Wednesday 22 March 2023 where nothing else is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.when import find_times

Reader = Callable[..., str | None]

RELATIVE = [
    ("held today", "2023-03-22"),
    ("held tonight", "2023-03-22"),
    ("held yesterday", "2023-03-21"),
    ("held last night", "2023-03-21"),
    ("held tomorrow", "2023-03-23"),
    ("held the day before yesterday", "2023-03-20"),
    ("held the day after tomorrow", "2023-03-24"),
    ("held this week", "2023-03-20/2023-03-26"),
    ("held last weekend", "2023-03-18/2023-03-19"),
    ("held over the weekend", "2023-03-18/2023-03-19"),
    ("held last month", "2023-02"),
    ("held next year", "2024"),
    ("held this quarter", "2023-01/2023-03"),
    ("held this decade", "202X"),
    ("held this century", "20XX"),
    ("held in the current year", "2023"),
    ("held this fiscal year", "2023~"),
    ("held last summer", "2022-22"),
    ("held this spring", "2023-21"),
    ("held next winter", "2023-24"),
    ("held this time last year", "2022-03~"),
]


@pytest.mark.parametrize(("text", "edtf"), RELATIVE)
def test_days_weeks_months_and_years_beside_this_one(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text) == edtf


@pytest.mark.parametrize(("text", "edtf"), RELATIVE)
def test_without_an_anchor_no_date_is_borrowed(text: str, edtf: str) -> None:
    (anchored,), (bare,) = find_times(text, 0, "2023-03-22"), find_times(text, 0, None)
    assert (anchored.when.edtf, anchored.when.basis) == (edtf, "relative")
    assert (bare.when.edtf, bare.when.start, bare.when.end, bare.when.basis) == (None, None, None, "none")
    assert bare.when.text == anchored.when.text


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("met on Tuesday", "2023-03-21"),
        ("Tuesday's 2+2", "2023-03-21"),
        ("met on Wednesday", "2023-03-22"),
        ("met on Thursday", "2023-03-16"),
        ("met last Wednesday", "2023-03-15"),
        ("met last Tuesday", "2023-03-21"),
        ("meets next Monday", "2023-03-27"),
        ("meets next Wednesday", "2023-03-29"),
        ("meets this Friday", "2023-03-24"),
        ("met Tuesday last week", "2023-03-14"),
        ("meets next week on Tuesday", "2023-03-28"),
        ("at 10:30 a.m. on TUESDAY", "2023-03-21"),
    ],
)
def test_weekdays(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text) == edtf


@given(st.dates(min_value=date(1900, 1, 10), max_value=date(2100, 1, 1)))
def test_a_weekday_lies_in_the_week_up_to_the_anchor_or_from_it_on(day: date) -> None:
    ((past,), (future,)) = (find_times("on Friday", 0, str(day), direction) for direction in ("past", "future"))
    assert day - timedelta(days=6) <= date.fromisoformat(str(past.when.edtf)) <= day
    assert day <= date.fromisoformat(str(future.when.edtf)) <= day + timedelta(days=6)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("in May", "2022-05", "2023-05"),
        ("in February", "2023-02", "2024-02"),
        ("in March", "2023-03", "2023-03"),
        ("on July 30", "2022-07-30", "2023-07-30"),
        ("on Sept. 8", "2022-09-08", "2023-09-08"),
        ("on 1 February", "2023-02-01", "2024-02-01"),
        ("on 20-21 March", "2023-03-20/2023-03-21", "2023-03-20/2023-03-21"),
        ("on 20–21 Mar. they met", "2023-03-20/2023-03-21", "2023-03-20/2023-03-21"),
        ("on 16 and 17 January", "2023-01-16/2023-01-17", "2024-01-16/2024-01-17"),
        ("in the third quarter", "2022-07/2022-09", "2023-07/2023-09"),
        ("by May", "../2023-05", "../2023-05"),
        ("by February", "../2023-02", "../2024-02"),
    ],
)
def test_a_date_without_a_year_lies_on_the_side_asked_for(edtf_of: Reader, text: str, past: str, future: str) -> None:
    assert edtf_of(text) == past
    assert edtf_of(text, direction="future") == future


@pytest.mark.parametrize("direction", ["past", "future"])
@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in September last year", "2022-09"),
        ("in May this year", "2023-05"),
        ("in May of next year", "2024-05"),
        ("on July 30 last year", "2022-07-30"),
        ("on 30 July, this year", "2023-07-30"),
        ("last May", "2022-05"),
        ("last March", "2022-03"),
        ("this September", "2023-09"),
        ("next March", "2024-03"),
        ("next May", "2023-05"),
    ],
)
def test_a_year_that_is_named_goes_before_the_side(edtf_of: Reader, text: str, edtf: str, direction: str) -> None:
    assert edtf_of(text, direction=direction) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("visited about one year ago", "2022-03~"),
        ("visited at almost same time about one year ago", "2022-03~"),
        ("visited a year ago", "2022-03~"),
        ("visited two years ago", "2021~"),
        ("visited a decade ago", "2013~"),
        ("visited 18 months ago", "2021-09~"),
        ("visited three weeks ago", "2023-03-01~"),
        ("visited ten days ago", "2023-03-12"),
        ("visited about ten days ago", "2023-03-12~"),
        ("visited three days earlier", "2023-03-19"),
    ],
)
def test_ago_is_as_exact_as_its_unit(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text) == edtf


def test_earlier_than_a_time_of_the_same_sentence_is_not_counted_from_the_anchor(read: Callable[..., object]) -> None:
    assert read("They met on 19 March 2022, two years earlier than planned.") == [
        ("19 March 2022", "2022-03-19"),
        ("two years earlier", None),
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the last six months", "2022-09~/2023-03"),
        ("over the past five years", "2018~/2023"),
        ("in the past year", "2022-03~/2023-03"),
        ("over the last decade", "2013~/2023"),
        ("in the next two years", "2023/2025~"),
        ("in two weeks' time", "2023-04-05~"),
        ("five days from now", "2023-03-27"),
    ],
)
def test_spans_reach_from_or_to_the_anchor(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on Monday", "2023-03~"),
        ("yesterday", "2023~"),
        ("last month", "2023-02"),
        ("last year", "2022"),
        ("in May", "2022-05"),
        ("this week", None),
    ],
)
def test_a_coarse_anchor_gives_what_all_its_days_agree_on(edtf_of: Reader, text: str, edtf: str | None) -> None:
    anchor = {"yesterday": "2023-12", "on Monday": "2023-03-20/2023-03-30"}.get(text, "2023-03")
    assert edtf_of(text, anchor) == edtf


@pytest.mark.parametrize("text", ["100 years ago", "last century", "last night"])
def test_before_the_calendar_begins_there_is_no_date(edtf_of: Reader, text: str) -> None:
    assert edtf_of(text, "0001-01-01") is None


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("within five years", None, "../2028~"),
        ("within ten days", None, "../2023-04-01~"),
        ("within the week", None, "../2023-03-29~"),
        ("within the quarter", None, "../2023-03"),
        ("on the 27th", "2023-02-27", "2023-03-27"),
        ("on the tenth", "2023-03-10", "2023-04-10"),
        ("on the 31st", "2023-01-31", "2023-03-31"),
        ("in the autumn", "2022-23", "2023-23"),
        ("in the winter", "2022-24", "2023-24"),
        ("at Christmas", "2022-12-25", "2023-12-25"),
        ("at Easter", "2022-04-17", "2023-04-09"),
        ("on Sunday last", "2023-03-19", "2023-03-19"),
        ("by September next", "../2023-09", "../2023-09"),
        ("on Tues", "2023-03-21", "2023-03-28"),
        ("this am", "2023-03-22", "2023-03-22"),
        ("on the last Monday of January", "2023-01-30", "2024-01-29"),
        ("on the first Sunday in May 2021", "2021-05-02", "2021-05-02"),
        ("in the present year", "2023", "2023"),
    ],
)
def test_what_is_to_come_lies_ahead(edtf_of: Reader, text: str, past: str | None, future: str) -> None:
    assert edtf_of(text) == past
    assert edtf_of(text, direction="future") == future


@pytest.mark.parametrize(
    "text", ["on the 27th floor", "the spring of the mechanism", "the heat of the summer", "the sun"]
)
def test_words_that_name_no_day_or_season(text: str) -> None:
    assert not find_times(text, 0, "2023-03-22")
