"""Points that make one expression together, and series that share a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.when import find_times
from comity.when.chain import find_chains, frames_shared

Reader = Callable[..., str | None]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("from 16 to 26 January 2023", "2023-01-16/2023-01-26"),
        ("January 16-26, 2023", "2023-01-16/2023-01-26"),
        ("between 12 and 26 January 2023", "2023-01-12/2023-01-26"),
        ("5, 6 and 7 March 2023", "2023-03-05/2023-03-07"),
        ("9 & 10 Sep 2023", "2023-09-09/2023-09-10"),
        ("11-17 Sep 22", "2022-09-11/2022-09-17"),
        ("from March 28 to April 2, 2021", "2021-03-28/2021-04-02"),
        ("from 28 March 2021 to April 2", "2021-03-28/2021-04-02"),
        ("5 March – 7 April 2023", "2023-03-05/2023-04-07"),
        ("from 2022-03-19 to 2022-03-20", "2022-03-19/2022-03-20"),
    ],
)
def test_days_make_an_interval(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(f"They sailed {text} in the bay.", None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("between 2010 and 2015", "2010/2015"),
        ("from 2010 to 2015", "2010/2015"),
        ("from 1942 until 1945", "1942/1945"),
        ("from March 2022 to May 2023", "2022-03/2023-05"),
        ("between March and May 2022", "2022-03/2022-05"),
        ("March-April 2023", "2023-03/2023-04"),
        ("from the 1990s to the 2010s", "199X/201X"),
        ("between late 2018 and early 2020", "2018-09~/2020-04~"),
    ],
)
def test_months_and_years_make_an_interval(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(f"They sailed {text} in the bay.", None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("March 28 to April 2", "2022-03-28/2022-04-02"),
        ("30 December to 2 January", "2022-12-30/2023-01-02"),
        ("from Monday to Wednesday", "2023-03-20/2023-03-22"),
        ("Monday through Friday", "2023-03-13/2023-03-17"),
        ("from 2012 to today", "2012/2023-03-22"),
        ("from today through April 17", "2023-03-22/2023-04-17"),
    ],
)
def test_the_anchor_places_the_whole_interval(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(f"They sailed {text} in the bay.") == edtf


def test_an_interval_over_new_year_begins_the_year_before(edtf_of: Reader) -> None:
    assert edtf_of("It ran from 30 December to 2 January 2023.", None) == "2022-12-30/2023-01-02"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("since 2012", "2012/.."),
        ("ever since March 2012", "2012-03/.."),
        ("starting in 2024", "2024/.."),
        ("with effect from 1 April 2024", "2024-04-01/.."),
        ("from 2024 on", "2024/.."),
        ("from April 2024 onwards", "2024-04/.."),
        ("in 2024 or later", "2024/.."),
        ("by 2027", "../2027"),
        ("by the end of 2025", "../2025-12~"),
        ("by mid-2022", "../2022-06~"),
        ("until March 2024", "../2024-03"),
        ("no later than 5 May 2024", "../2024-05-05"),
        ("before 2020", "../2019-12-31"),
        ("prior to March 2020", "../2020-02-29"),
        ("after 2020", "2020/.."),
    ],
)
def test_words_that_open_a_time_to_one_side(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(f"It stood {text}, they said.", None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("by the end of this year", "../2023-12~"),
        ("by the end of the year", "../2023-12~"),
        ("by year-end", "../2023-12-31"),
        ("until March", "../2023-03"),
        ("since last year", "2022/.."),
        ("since Monday", "2023-03-20/.."),
    ],
)
def test_open_sides_counted_from_the_anchor(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(f"It stands {text}, they said.") == edtf


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A statement from March 2023 said so.", "March 2023"),
        ("The gap between 2023 reports grew.", "2023"),
        ("From 2024 on the Indian side it flew.", "2024"),
        ("Since the 1998 tests.", "1998"),
        ("He spoke after Tuesday’s two-plus-two.", "Tuesday"),
        ("He spoke before last year's talks.", "last year"),
        ("In March 2023 to the east.", "March 2023"),
    ],
)
def test_a_word_that_opens_nothing_is_left_out(text: str, words: str) -> None:
    (mention,) = find_times(text, 0, None)
    assert mention.when.text == words
    assert text[mention.start : mention.end] == words


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In May and June 2023 they met.", ["2023-05", "2023-06"]),
        ("In May, June and July 2022 they met.", ["2022-05", "2022-06", "2022-07"]),
        ("On 16 January and 26 February 2023.", ["2023-01-16", "2023-02-26"]),
        ("In December and January 2023.", ["2022-12", "2023-01"]),
        ("In May. In June 2023 they met.", [None, "2023-06"]),
    ],
)
def test_a_series_shares_the_year_that_its_last_member_says(text: str, edtf: list[str | None]) -> None:
    assert [mention.when.edtf for mention in find_times(text, 0, None)] == edtf


def test_only_what_lacks_a_year_shares_one() -> None:
    text = "In May, and in 2021 and 2022."
    expressions = find_chains(text)
    assert frames_shared(text, expressions)[1:] == [None, None]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It began on May 3, 2024 and ends on May 20.", ["2024-05-03", "2024-05-20"]),
        ("It opened on 3 December 2019 and closed on 5 January.", ["2019-12-03", "2020-01-05"]),
        ("In May 2019 they met, and in July they signed.", ["2019-05", "2019-07"]),
        ("It ran from 22 January 2019 to 3 March.", ["2019-01-22/2019-03-03"]),
    ],
)
def test_one_course_of_things_carries_its_year_on(text: str, edtf: list[str]) -> None:
    for anchor in (None, "2026-03-22"):
        assert [mention.when.edtf for mention in find_times(text, 0, anchor)] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The pact of 3 May 2019 was recalled on 20 March.",
        "They signed on 3 May 2019 and met again on 20 June.",
        "Signed in May 2019 and reviewed in March.",
        "After 3 May 2019, when they signed, Lima spoke on 20 June.",
    ],
)
def test_a_year_is_not_carried_to_another_matter(text: str) -> None:
    assert find_times(text, 0, None)[-1].when.edtf is None


def test_a_weekday_and_a_month_are_two_times() -> None:
    assert [e.first.form for e in find_chains("A revision on Friday to December figures")] == [
        "weekday",
        "bare_month",
    ]


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2150, 1, 1)), st.integers(1, 300))
def test_two_full_dates_make_the_interval_between_them(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    text = f"from {first.day} {first:%B} {first.year} to {last:%B} {last.day}, {last.year}"
    (mention,) = find_times(text, 0, None)
    assert (mention.when.start, mention.when.end) == (str(first), str(last))
