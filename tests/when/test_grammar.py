"""The forms of times and the points of a text that match them."""

from __future__ import annotations

import pytest

from comity.when.counted import COUNTED
from comity.when.grammar import FORMS, find_point, read_point
from comity.when.said import SAID


def test_every_form_has_one_function_that_resolves_it() -> None:
    assert set(FORMS) == SAID.keys() | COUNTED.keys()
    assert not SAID.keys() & COUNTED.keys()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2022-03-19", "iso"), ("22/03/2023", "numeric"), ("20-21 March", "days"), ("March 20-21", "days_after"),
        ("20 March", "day"), ("March 20", "day_after"), ("March 2023", "month"), ("May this year", "month_of"),
        ("last May", "month_which"), ("Q3 2021", "quarter"), ("H1 2024", "half"), ("FY2023-24", "fiscal"),
        ("this fiscal year", "fiscal_which"), ("563 BC", "era"), ("AD 552", "our_era"), ("19th century", "century"),
        ("the 1990s", "decade"), ("2012-16", "years"), ("summer 2022", "season"), ("last summer", "season_which"),
        ("Tuesday last week", "weekday_week"), ("Tuesday", "weekday"), ("yesterday", "near"), ("a year ago", "ago"),
        ("over the past five years", "span"), ("within a year", "within"), ("five days from now", "from_now"),
        ("this time last year", "same"), ("next week", "which"), ("year-end", "year_end"), ("March", "bare_month"),
        ("2023", "year"), ("the weekend", "weekend"), ("the year", "the"), ("since then", "vague"),
    ],
)  # fmt: skip
def test_each_form_matches_its_whole_words(text: str, form: str) -> None:
    point = read_point(text, 0)
    assert point is not None
    assert (point.form, point.end) == (form, len(text))


@pytest.mark.parametrize(
    ("text", "relation", "part", "approximate"),
    [
        ("since 2012", "since", "", False),
        ("No later than 2012", "by", "", False),
        ("by the end of 2012", "by", "end", False),
        ("early in 2012", "", "early", False),
        ("mid-2012", "", "mid", False),
        ("the first half of 2012", "", "first half", False),
        ("later this year", "", "later", False),
        ("about one year ago", "", "", True),
        ("by around the middle of 2012", "by", "middle", True),
    ],
)
def test_what_leads_to_a_point(text: str, relation: str, part: str, approximate: bool) -> None:
    point = read_point(text, 0)
    assert point is not None
    assert (point.relation, point.part, point.approximate) == (relation, part, approximate)


def test_a_point_knows_its_place_and_where_its_own_words_begin() -> None:
    text = "It has flown since  March 2012, they say."
    point = find_point(text, 0)
    assert point is not None
    assert text[point.start : point.end] == "since  March 2012"
    assert text[point.body : point.end] == "March 2012"


def test_a_point_is_found_from_a_position_on() -> None:
    text = "In 2012 and 2014"
    second = find_point(text, 7)
    assert second is not None
    assert second.groups["year"] == "2014"
    assert find_point(text, 13) is None
    assert read_point(text, 0) is None


@pytest.mark.parametrize("text", ["US-2 2", "x2012", "€2012", "2012kg", "1.2012", "20 121", "3/2012/4", "+2012"])
def test_no_point_begins_inside_another_word(text: str) -> None:
    assert find_point(text, 0) is None
