"""Times whose words hold their year: they need no anchor, and come out the same with any."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.edtf import MONTHS
from comity.when import find_times

Reader = Callable[..., str | None]

DAYS = [
    ("in force on 11 Jul 2021", "2021-07-11"),
    ("signed on July 11, 2021 in Delhi", "2021-07-11"),
    ("signed July 11 2021", "2021-07-11"),
    ("on the 20th of August 2024", "2024-08-20"),
    ("on Tuesday, 20 August 2024", "2024-08-20"),
    ("on Sat. 19 Mar. 2022", "2022-03-19"),
    ("on 9 September, 2020", "2020-09-09"),
    ("on 9-Sep-2020", "2020-09-09"),
    ("at 2022-09-08T10:00:00Z they spoke", "2022-09-08"),
    ("dated 2022-09-08", "2022-09-08"),
    ("on 22/10/2008", "2008-10-22"),
    ("from 17 Sep 22", "2022-09-17/.."),
    ("on 17 September '98", "1998-09-17"),
]


@pytest.mark.parametrize(("text", "edtf"), DAYS)
def test_full_dates(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text, None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("held in Jan 2023", "2023-01"),
        ("held in June 2020", "2020-06"),
        ("held in JUNE 2020", "2020-06"),
        ("held in june 2020", "2020-06"),
        ("since then held in May of 2020", "2020-05"),
        ("in 2022-03", "2022-03"),
        ("in 2008", "2008"),
        ("in the year 2008", "2008"),
        ("in summer 2022", "2022-22"),
        ("in the winter of 2022", "2022-24"),
        ("in fall 2022", "2022-23"),
    ],
)
def test_months_years_and_seasons(read: Callable[..., list[tuple[str, str]]], text: str, edtf: str) -> None:
    assert read(text, None)[-1][1] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in Q3 2021", "2021-07/2021-09"),
        ("in the third quarter of 2021", "2021-07/2021-09"),
        ("in H1 2024", "2024-01/2024-06"),
        ("in the first half of 2024", "2024-01/2024-06"),
        ("in the second half of 2024", "2024-07/2024-12"),
        ("in fiscal 2023", "2023~"),
        ("in FY2023-24", "2023~"),
        ("in FY 2023", "2023~"),
        ("in FY23", "2023~"),
        ("in the financial year 2022-23", "2022~"),
    ],
)
def test_parts_of_years_and_fiscal_years(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text, None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("from 2012-2016", "2012/2016"),
        ("from 2012–16", "2012/2016"),
        ("in 2014/15", "2014/2015"),
        ("in 1999-00", "1999/2000"),
        ("during 2020-21", "2020/2021"),
    ],
)
def test_years_joined_by_a_dash(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text, None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the 1990s", "199X"),
        ("in the 1990's", "199X"),
        ("in the '60s", "196X"),
        ("in the nineties", "199X"),
        ("in the mid-1980s", "1983~/1986~"),
        ("in the early 2000s", "2000~/2002~"),
        ("in the 19th century", "18XX"),
        ("in the nineteenth century", "18XX"),
        ("in the 21st century", "20XX"),
        ("in the late 19th century", "1867~/1899~"),
        ("from the sixth to eighth century AD", "05XX/07XX"),
    ],
)
def test_decades_and_centuries(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text, None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the sixth century BC", "-0599/-0500"),
        ("in the first century BCE", "-0099/0000"),
        ("in 563 BC", "-0562"),
        ("in 563–483 BCE", "-0562/-0482"),
        ("in AD 552", "0552"),
        ("in 552 CE", "0552"),
    ],
)
def test_eras(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text, None) == edtf


def test_the_sixth_century_before_christ_has_astronomical_days() -> None:
    (mention,) = find_times("Buddhism arose in the sixth century BC.", 0, None)
    assert (mention.when.start, mention.when.end) == ("-0599-01-01", "-0500-12-31")


@pytest.mark.parametrize("name", sorted({name for name in MONTHS if len(name) > 3}))
@pytest.mark.parametrize("form", ["{day} {month} 2021", "{month} {day}, 2021", "the {day}th of {month}, 2021"])
def test_every_month_in_every_order(edtf_of: Reader, name: str, form: str) -> None:
    text = form.format(day=12, month=name.capitalize())
    assert edtf_of(f"It came on {text}, in Tokyo.", None) == f"2021-{MONTHS[name]:02d}-12"


@pytest.mark.parametrize("anchor", [None, "1999", "2023-03-22"])
@pytest.mark.parametrize(("text", "edtf"), DAYS)
def test_the_anchor_makes_no_difference(text: str, edtf: str, anchor: str | None) -> None:
    (mention,) = find_times(text, 0, anchor)
    assert (mention.when.edtf, mention.when.basis) == (edtf, "explicit")


@pytest.mark.parametrize("text", ["on 31 February 2023", "on 29 Feb 2023", "on 03/04/2023", "in 2016-2012"])
def test_a_day_that_cannot_be_has_no_date(text: str) -> None:
    (mention,) = find_times(text, 0, "2023-03-22")
    assert (mention.when.edtf, mention.when.basis) == (None, "none")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in the first seven months of 2023", "2023-01/2023-07"),
        ("over the last three months of 2022", "2022-10/2022-12"),
        ("the first two weeks of May 2023", "2023-05-01/2023-05-14"),
        ("the first 100 days of 2023", "2023-01-01/2023-04-10"),
        ("the last day of 2023", "2023-12-31"),
        ("the first five years of the 1990s", "1990/1994"),
        ("the first quarter of 2023", "2023-01/2023-03"),
        ("the first half of 2023", "2023-01/2023-06"),
        ("the first fifteen months of 2023", None),
    ],
)
def test_so_many_units_of_a_span(edtf_of: Reader, text: str, edtf: str | None) -> None:
    assert edtf_of(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on the second of May 2019", "2019-05-02"),
        ("on the twenty-first of May", "2022-05-21"),
        ("in nineteen ninety-six", "1996"),
        ("in two thousand and six", "2006"),
    ],
)
def test_days_and_years_in_words(edtf_of: Reader, text: str, edtf: str) -> None:
    assert edtf_of(text) == edtf


def test_twenty_thirty_ton_trucks_are_no_year() -> None:
    assert find_times("They paid for twenty thirty-ton trucks.", 0, None) == ()
