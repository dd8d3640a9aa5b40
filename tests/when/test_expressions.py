"""find_expressions: TIMEX3 types and values of dates, times, durations and sets, and laws over any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import bounds
from comity.when import find_expressions

ANCHOR = "2023-03-22"
"""A Wednesday."""


def values(text: str, anchor: str | None = ANCHOR) -> list[str]:
    return [found.value for found in find_expressions(text, anchor)]


def test_an_expression_has_its_place_type_value_and_date() -> None:
    text = "They met at 14:30 on 5 May 2021."
    (found,) = find_expressions(text, ANCHOR, offset=100)
    assert text[found.start - 100 : found.end - 100] == "14:30 on 5 May 2021"
    assert (found.type, found.value) == ("TIME", "2021-05-05T14:30")
    assert (found.when.edtf, found.when.start) == ("2021-05-05", "2021-05-05")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on 13 February 1998.", "1998-02-13"),
        ("It opened on Feb. 13.", "2023-02-13"),
        ("It opened in the first quarter of 1998.", "1998-Q1"),
        ("It opened in the second half of 2021.", "2021-H2"),
        ("It opened in the summer of 1998.", "1998-SU"),
        ("It opened in the late 1990s.", "199"),
        ("It opened in the '90s.", "199"),
        ("It opened in the nineteenth century.", "18"),
        ("It opened last week.", "2023-W11"),
        ("It opened over the weekend.", "2023-W11-WE"),
        ("It will open by the end of the decade.", "202"),
        ("It will open by the end of the month.", "2023-03"),
        ("The budget for fiscal 2024 was passed.", "2024"),
        ("The budget for FY25 was passed.", "2025"),
        ("It opened in mid-March.", "2023-03"),
        ("It opened in late 2019.", "2019"),
        ("It opened two years ago.", "2021"),
        ("It opened five months ago.", "2022-10"),
        ("Nobody knows today.", "2023-03-22"),
        ("It opened on 7/4/2021.", "2021-07-04"),
        ("It opened on 7/8/07.", "2007-07-08"),
        ("It opened in the winter of nineteen ninety-four.", "1994-WI"),
        ("It opened as early as March.", "2023-03"),
        ("It was quiet in recent years.", "PAST_REF"),
        ("It opened on Christmas Eve.", "2022-12-24"),
        ("It opens on Easter Monday.", "2023-04-10"),
        ("It opened in nineteen ninety-six.", "1996"),
        ("It opened in January nineteen ninety-seven.", "1997-01"),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert [(found.type, found.value) for found in find_expressions(text, ANCHOR)] == [("DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They talked for three days.", "P3D"),
        ("They talked for 24 hours.", "PT24H"),
        ("They talked for several years.", "PXY"),
        ("They talked for two and a half years.", "P2Y6M"),
        ("They talked for half an hour.", "PT30M"),
        ("They talked for a year.", "P1Y"),
        ("After months of talks it was signed.", "PXM"),
        ("Over the last six months it grew.", "P6M"),
        ("A two-week truce was agreed.", "P2W"),
        ("It is valid for 1,500 days.", "P1500D"),
        ("It lasted twenty four hours.", "PT24H"),
        ("A decades-long feud ended.", "PXE"),
        ("A weeklong visit began.", "P1W"),
        ("It took more than a hundred years.", "P100Y"),
    ],
)
def test_durations(text: str, value: str) -> None:
    assert [(found.type, found.value) for found in find_expressions(text, ANCHOR)] == [("DURATION", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every two years.", "P2Y"),
        ("They meet annually.", "P1Y"),
        ("They meet each Monday.", "XXXX-WXX-1"),
        ("They meet on Saturdays.", "XXXX-WXX-6"),
        ("They meet every July.", "XXXX-07"),
        ("They meet twice a week.", "P1W"),
        ("They meet every other month.", "P2M"),
        ("It costs $5 million a year.", "P1Y"),
    ],
)
def test_sets(text: str, value: str) -> None:
    assert [(found.type, found.value) for found in find_expressions(text, ANCHOR)] == [("SET", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met this morning.", "2023-03-22TMO"),
        ("They met on Friday evening.", "2023-03-17TEV"),
        ("They met at 10 p.m. on Friday.", "2023-03-17T22:00"),
        ("They met on Friday at noon.", "2023-03-17T12:00"),
        ("They met last night.", "2023-03-21TNI"),
        ("They met at 7:15 a.m. local time.", "2023-03-22T07:15"),
        ("They met on the night of 3 May 2021.", "2021-05-03TNI"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    assert [(found.type, found.value) for found in find_expressions(text, ANCHOR)] == [("TIME", value)]


@pytest.mark.parametrize(
    ("words", "value", "edtf", "basis"),
    [
        ("now", "PRESENT_REF", ANCHOR, "relative"),
        ("currently", "PRESENT_REF", ANCHOR, "relative"),
        ("recently", "PAST_REF", None, "none"),
        ("soon", "FUTURE_REF", None, "none"),
    ],
)
def test_references_to_the_present_past_and_future(words: str, value: str, edtf: str | None, basis: str) -> None:
    (found,) = find_expressions(f"They are {words} allies.", ANCHOR)
    assert (found.value, found.when.edtf, found.when.basis) == (value, edtf, basis)


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("It was open until late 2022.", "2022", "../2022-12~"),
        ("It has been open since the autumn.", "2022-FA", "2022-23/.."),
        ("It opens from 1 May 2023.", "2023-05-01", "2023-05-01/.."),
        ("It will open before the year is out.", "2023", "../2023"),
        ("It will open before the end of May 2023.", "2023-05", "../2023-05-31~"),
        ("It will open before Easter.", "2023-04-09", "../2023-04-09"),
        ("It stood before 2010.", "2010", "../2009-12-31"),
        ("It closed until now.", "PRESENT_REF", "../2023-03-22"),
        ("It came before Tuesday's vote.", "2023-03-21", "2023-03-21"),
        ("He gave them until Friday.", "2023-03-24", "../2023-03-24"),
        ("It came after Tuesday's vote.", "2023-03-21", "2023-03-21"),
        ("It will come by month end.", "2023-03", "../2023-03-31"),
    ],
)
def test_the_date_is_open_to_the_side_that_the_words_before_it_say(text: str, value: str, edtf: str) -> None:
    (found,) = find_expressions(text, ANCHOR)
    assert (found.value, found.when.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys met on Tuesday and will meet again on Friday.", ["2023-03-21", "2023-03-24"]),
        ("He said on Monday that they would meet on Thursday.", ["2023-03-20", "2023-03-23"]),
        ("The ministry announced Friday a plan.", ["2023-03-17"]),
        ("It had been due to expire Friday.", ["2023-03-17"]),
        ("On Friday, the two will sign.", ["2023-03-24"]),
        ("Shares rose from Friday's close.", ["2023-03-17"]),
        ("It will be paid in January.", ["2024-01"]),
        ("It was paid in November.", ["2022-11"]),
        ("The review was held in Rome on 28 April.", ["2022-04-28"]),
        ("It was extended until April.", ["2023-04"]),
        ("Trade has grown since April.", ["2022-04"]),
    ],
)
def test_the_tense_says_where_a_date_lies(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June 2020 they clashed; two months later they withdrew.", ["2020-06", "2020-08"]),
        ("It was 2019. That year a hotline opened.", ["2019", "2019"]),
        ("On 5 May 2021 they met. The following day they left.", ["2021-05-05", "2021-05-06"]),
        ("They met on 5 May 2021. A year earlier they had not.", ["2021-05-05", "2020"]),
        ("On 5 May 2021 the office opened at 9 o'clock.", ["2021-05-05", "2021-05-05T09:00"]),
        ("In the fourth quarter trade grew, from a year earlier.", ["2022-Q4", "2021-Q4"]),
        ("The fourth quarter was good. The quarter saw growth.", ["2022-Q4", "2022-Q4"]),
        ("On 5 May 2021 a raid began. That night it ended.", ["2021-05-05", "2021-05-05TNI"]),
    ],
)
def test_words_that_point_count_from_what_was_told(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_two_days_of_a_range_are_two_expressions() -> None:
    text = "They drill from 3 to 5 April, then on May 16-20, 2024."
    assert values(text) == ["2023-04-03", "2023-04-05", "2024-05-16", "2024-05-20"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march under the sun.",
        "A second round is the fourth of its kind.",
        "Prices fall, and 24 ships and 2,000 troops spring forward.",
        "Now, listen to this.",
        "He is 52 years old, she is a 30-year-old envoy.",
        "He left soon after, as soon as he could.",
        "Three-quarters of the fleet sailed.",
        "Resolution 1701 stands.",
    ],
)
def test_what_is_no_time_is_not_found(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [("on Tuesday", "XXXX-WXX-2"), ("on 4 May", "XXXX-05-04"), ("in May", "XXXX-05"), ("in the summer", "XXXX-SU")],
)
def test_without_a_day_of_publication_the_year_stays_open(words: str, value: str) -> None:
    (found,) = find_expressions(f"They met {words}.", None)
    assert (found.value, found.when.edtf) == (value, None)


def test_an_anchor_may_have_a_time_and_must_be_edtf() -> None:
    assert values("They met today.", "1998-04-02T22:52:00") == ["1998-04-02"]
    with pytest.raises(ValueError, match="not an EDTF"):
        find_expressions("They met today.", "yesterday")


PIECES = (
    "the", "in", "on", "by", "every", "two", "a", "half", "years", "months", "ago", "later", "that", "day", "May",
    "Tuesday", "Fridays", "10 p.m.", "noon", "now", "the past", "'90s", "Christmas", "2023", "Q3", "quarter", "5", ",",
    "morning", "tonight", "the following", "week", "each", "and", "to", "20", "March", ".", "will", "said", "1/2",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(WORDS, st.one_of(st.none(), st.dates().map(str)))
def test_expressions_are_ordered_apart_and_well_formed(text: str, anchor: str | None) -> None:
    found = find_expressions(text, anchor, offset=3)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert text[one.start - 3 : one.end - 3] == one.when.text
        assert (one.when.basis == "none") == (one.when.edtf is None)
        assert (one.when.start, one.when.end) == (bounds(one.when.edtf) if one.when.edtf else (None, None))


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for found in find_expressions(text, ANCHOR):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("piece", [" ", "about ", "20 March to ", "by the end of ", "a couple of ", "years and ", "\n"])
def test_no_repetition_makes_it_slow(piece: str) -> None:
    start = time.perf_counter()
    find_expressions("5 " + piece * 2000 + "x", ANCHOR)
    assert time.perf_counter() - start < 4.0


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("They met for a third day.", "DURATION", "P3D"),
        ("They met for the fourth year in succession.", "DURATION", "P4Y"),
        ("They met at night.", "TIME", "XXXX-XX-XXTNI"),
        ("They met at dawn on Tuesday.", "TIME", "2023-03-21TMO"),
        ("They met last wk.", "DATE", "2023-W11"),
        ("They met two yrs ago.", "DATE", "2021"),
        ("They will meet tmrw.", "DATE", "2023-03-23"),
        ("They will meet by 2025 year.", "DATE", "2025"),
        ("They met on Fri.", "DATE", "2023-03-17"),
        ("They met on the 14th.", "DATE", "2023-03-14"),
        ("They met on Sunday last.", "DATE", "2023-03-19"),
        ("They met on Armistice Day.", "DATE", "2022-11-11"),
    ],
)
def test_short_and_counted_words(text: str, type_: str, value: str) -> None:
    assert [(found.type, found.value) for found in find_expressions(text, ANCHOR)] == [(type_, value)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It fell over the past two years.", "the past two years"),
        ("It met within a week.", "a week"),
        ("It has a two-year term.", "two-year"),
        ("It fell in the year-ago quarter.", "the year-ago quarter"),
        ("It fell on last year's vote.", "last year"),
        ("It stood over the weekend.", "the weekend"),
        ("It has met since then.", "then"),
    ],
)
def test_the_extent_has_no_preposition_and_no_possessive(text: str, words: str) -> None:
    (found,) = find_expressions(text, ANCHOR)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It will be signed before the June summit.", "../2023-06"),
        ("It will be signed ahead of the 2025 vote.", "../2025"),
        ("It will be signed before the summit on 25 March.", "../2023-03-25"),
        ("They met at the 2022 summit.", "2022"),
    ],
)
def test_a_date_of_what_bounds_the_act_is_open(text: str, edtf: str) -> None:
    (found,) = find_expressions(text, ANCHOR)
    assert found.when.edtf == edtf
