"""find_ranges: the two ends of an interval as one expression."""

from __future__ import annotations

import pytest

from comity.when import find_ranges

ANCHOR = "2023-03-22"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met from 3 to 5 May 2021.", "2021-05-03/2021-05-05"),
        ("They met on 9 and 10 August 2021.", "2021-08-09/2021-08-10"),
        ("It fell between 2010 and 2015.", "2010/2015"),
        ("It fell between March and July 2021.", "2021-03/2021-07"),
        ("It stood from 1987 to 1990.", "1987/1990"),
        ("They met in May and June 2021.", "2021-05/2021-06"),
    ],
)
def test_two_ends_are_one_expression(text: str, edtf: str) -> None:
    (found,) = find_ranges(text, ANCHOR, offset=10)
    assert (found.when.edtf, found.when.text) == (edtf, text[found.start - 10 : found.end - 10])


@pytest.mark.parametrize(
    "text",
    [
        "They met on 9 and 12 August 2021.",
        "They met in 2010 and 2015.",
        "It fell from three to two days.",
        "It grew from 1990 to 1980.",
    ],
)
def test_what_bounds_no_interval_stays_apart(text: str) -> None:
    assert not any(found.when.edtf and "/" in found.when.edtf.strip("./") for found in find_ranges(text, ANCHOR))
