"""Heads of pages: which of them name an outlet."""

from __future__ import annotations

import pytest

from comity.read.running import find_among, find_outlet

TEXT = "A treaty on water\n\nMinistry of Water Affairs\n\nThe Lake Works\n\nKenya and Uganda signed a treaty on Friday."


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("The Lake Herald | 3", "The Lake Herald"),
        ("Lake Working Papers No. 12", "Lake Working Papers"),
        ("March 2024 · Institute for Lakes", "Institute for Lakes"),
        ("A Treaty on Water", None),
        ("CONFIDENTIAL DRAFT", None),
        ("Ministry of Water Affairs", "Ministry of Water Affairs"),
        ("The Lake Works", None),
        ("For Immediate Release", None),
        ("12 March 2024", None),
        ("what was said of it", None),
        ("Opinion", None),
        ("", None),
    ],
)
def test_a_head_names_an_outlet_or_nothing(head: str, outlet: str | None) -> None:
    assert find_outlet(head, TEXT) == outlet


def test_an_office_comes_before_any_other_name() -> None:
    assert find_among(["Lake Papers", "Ministry of Water Affairs"], TEXT) == "Ministry of Water Affairs"


def test_a_name_in_capitals_is_told_in_ordinary_case() -> None:
    assert find_among(["MINISTRY OF WATER AFFAIRS"], TEXT) == "Ministry of Water Affairs"
