"""Dates in eras, without a year, by words, as ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import bounds
from comity.languages.dates import Calendar
from comity.languages.japanese import LANGUAGE
from comity.languages.japanese.parser import folded


def dates(text: str, published: str | None = "2024-08-21") -> list[str | None]:
    return [one.when.edtf for one in LANGUAGE.dates.find(folded(text), Calendar(published))]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("令和６年８月20日", "2024-08-20"), ("令和元年11月30日", "2019-11-30"), ("平成30年９月", "2018-09"),
        ("昭和47年", "1972"), ("２０２２年３月１９日（土曜日）", "2022-03-19"), ("８月20日", "2024-08-20"),
        ("12月25日", "2024-12-25"), ("昨年10月", "2023-10"), ("来年１月", "2025-01"), ("本日", "2024-08-21"),
        ("昨日", "2024-08-20"), ("本20日", "2024-08-20"), ("先月", "2024-07"), ("来月上旬", "2024-09-01/2024-09-10"),
        ("年内に", "../2024-12-31"), ("今夏", "2024-22"), ("2024年夏", "2024-22"), ("来春", "2025-21"),
        ("８月19日から20日まで", "2024-08-19/2024-08-20"), ("20日～22日", "2024-08-20/2024-08-22"),
        ("１月16日から２月３日にかけて", "2025-01-16/2025-02-03"), ("2030年までに", "../2030"),
        ("2012年以来", "2012/.."), ("今後５年間", "2024/2029"), ("2022年度", "2022-04/2023-03"),
        ("本年末まで", "../2024-12-31"), ("９月中旬", "2024-09-11/2024-09-20"),
    ],
)  # fmt: skip
def test_a_date(text: str, edtf: str) -> None:
    assert dates(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2015年12月12日に会談し、同日、署名した", ["2015-12-12", "2015-12-12"]),
        ("2015年12月に会談し、翌年２月に署名した", ["2015-12", "2016-02"]),
        ("９月８日に会談し、10日に離日した", ["2024-09-08", "2024-09-10"]),
    ],
)
def test_dates_by_the_one_before(text: str, found: list[str]) -> None:
    assert dates(text) == found


def test_without_a_day_of_publication_only_full_dates_are_known() -> None:
    assert dates("８月20日、本日、来年、2015年12月", None) == ["2015-12"]


@pytest.mark.parametrize("text", ["第３回", "13月40日", "令和６年２月30日", "1,000億円", "日印"])
def test_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "basis"), [("2024年８月20日", "explicit"), ("８月20日", "relative"), ("本日", "relative")]
)
def test_how_it_is_known(text: str, basis: str) -> None:
    (one,) = LANGUAGE.dates.find(folded(text), Calendar("2024-08-21"))
    assert one.when.basis == basis


@given(st.text(alphabet="令和平成元年月日上旬中下末昨来本同翌今後間以内まで～から（）土0123456789 ", max_size=30))
def test_every_date_found_is_one(text: str) -> None:
    for edtf in dates(text):
        assert edtf is not None and bounds(edtf)
