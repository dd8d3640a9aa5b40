"""Lines that hold a date and little else, and addresses that name one."""

from __future__ import annotations

import pytest

from comity.read.dates import find_address, find_address_date, find_dates, is_label_line, parse_date_line


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("10 June, 2023", ()),
        ("Wed, 22 Mar 2023 \u00a0 | \u00a0Reading Time: 4 minutes", ()),
        ("Posted on March 3, 2021", ()),
        ("Lima, 22 October 2008", ("Lima",)),
        ("Our Bureau | New Delhi | Updated on: July 11, 2023 08:30 pm IST", ("Our Bureau", "New Delhi")),
        ("By Ana Ruiz, 3 March 2021", ("By Ana Ruiz",)),
        ("令和６年８月20日（火曜日）", ()),
        ("令和６年８月20日　外務省", ("外務省",)),
    ],
)
def test_date_lines(line: str, rest: tuple[str, ...]) -> None:
    found = parse_date_line(line)
    assert found is not None and found.rest == rest


@pytest.mark.parametrize(
    "line",
    [
        "Mr Modi visited on 20 March 2023.",
        "The talks of 3 May 2015 failed",
        "No date",
        "Signed: 3 May 2015",
        "Date of signature: 3 May 2015",
        "Peru " * 40 + "3 May 2015",
    ],
)
def test_no_date_lines(line: str) -> None:
    assert parse_date_line(line) is None


def test_an_update_is_told_from_a_publication() -> None:
    late, both = parse_date_line("Updated: 3 May 2023"), parse_date_line("Updated 5 May 2023 | Published 3 May 2023")
    assert late is not None and late.updated
    assert both is not None and not both.updated
    assert both.dates == ("2023-05-03",)


def test_dates_within_a_text() -> None:
    assert find_dates("from 3 May 2015 to June 4, 2016 and 2017-01-02, not 31 June 2015") == [
        "2015-05-03",
        "2016-06-04",
        "2017-01-02",
    ]


@pytest.mark.parametrize("line", ["Last updated 12:30 IST", "Published", "145", "2 min read"])
def test_labels_without_a_date(line: str) -> None:
    assert is_label_line(line)


def test_addresses() -> None:
    assert find_address("See (https://x.example/a).") == "https://x.example/a"
    assert find_address("none") is None


@pytest.mark.parametrize(
    ("address", "edtf"),
    [
        ("https://x.example/2022/03/19/port", "2022-03-19"),
        ("https://x.example/2022/Mar/19/port", "2022-03-19"),
        ("https://x.example/news/2022/03/port", "2022-03"),
        ("https://x.example/2022-03-19/port", "2022-03-19"),
        ("https://x.example/2022/13/19/port", None),
        ("https://x.example/article-20220319", None),
    ],
)
def test_dates_in_addresses(address: str, edtf: str | None) -> None:
    assert find_address_date(address) == edtf
