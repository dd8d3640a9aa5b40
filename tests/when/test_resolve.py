"""One point against one frame: parts, open sides and days that do not exist."""

from __future__ import annotations

from datetime import date

import pytest

from comity.when.counted import Frame
from comity.when.grammar import read_point
from comity.when.resolve import day_near, resolve

TODAY = Frame(date(2023, 3, 22), "past")
ALONE = Frame(None, "past")


def resolved(text: str, frame: Frame) -> str | None:
    point = read_point(text, 0)
    assert point is not None
    return resolve(point, frame)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("mid-2022", "2022-05~/2022-08~"),
        ("early 2019", "2019-01~/2019-04~"),
        ("late October 2018", "2018-10-22~/2018-10-31~"),
        ("the end of 2025", "2025-11~/2025-12~"),
        ("the beginning of March 2024", "2024-03-01~/2024-03-05~"),
        ("the first week of May 2022", "2022-05-01~/2022-05-07~"),
        ("the second half of 2022", "2022-07/2022-12"),
        ("around 2010", "2010~"),
        ("since about 2010", "2010~/.."),
    ],
)
def test_parts_of_a_span_are_approximate_unless_they_are_exact(text: str, edtf: str) -> None:
    assert resolved(text, ALONE) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("earlier this year", "2023-01-01/2023-03-22"),
        ("later this month", "2023-03-22/2023-03-31"),
        ("earlier this week", "2023-03-20/2023-03-22"),
        ("late last year", "2022-09~/2022-12~"),
        ("early next year", "2024-01~/2024-04~"),
        ("mid-March", "2023-03-15~"),
        ("earlier in 2021", "2021-01~/2021-04~"),
        ("later in the year", "2023-03-22/2023-12-31"),
        ("early Tuesday", "2023-03-21"),
        ("earlier today", "2023-03-22"),
    ],
)
def test_earlier_and_later_are_cut_at_today(text: str, edtf: str) -> None:
    assert resolved(text, TODAY) == edtf


def test_a_near_day_places_what_has_no_year_and_nothing_else() -> None:
    frame = Frame(None, "past", date(2021, 4, 2))
    assert resolved("March 28", frame) == "2021-03-28"
    assert resolved("last year", frame) is None


def test_a_deadline_without_a_year_is_the_nearest() -> None:
    assert resolved("by May", TODAY) == "../2023-05"
    assert resolved("by December", TODAY) == "../2022-12"


@pytest.mark.parametrize("text", ["30 February 2023", "February 29", "31 April", "563 BC-200 BC"])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert resolved(text, TODAY) in (None, "-0562")


@pytest.mark.parametrize(
    ("edtf", "day"),
    [("2022-03", date(2022, 3, 1)), ("../2022-03", date(2022, 3, 31)), ("../..", None), ("-0599", None)],
)
def test_the_day_to_place_others_by(edtf: str, day: date | None) -> None:
    assert day_near(edtf) == day
