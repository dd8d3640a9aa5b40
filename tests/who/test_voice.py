"""Whose office publishes a text."""

from __future__ import annotations

import pytest

from comity.who.voice import find_home


@pytest.mark.parametrize(
    ("publisher", "home"),
    [
        ("Ministry of Foreign Affairs, Madrid", "ESP"),
        ("Ministry of Foreign Affairs of Japan", "JPN"),
        ("Prime Minister's Office, Ottawa", "CAN"),
        ("NATO", "NATO"),
        ("Regular press conference, Hanoi (transcript)", "VNM"),
        ("The White House", "USA"),
        ("Press Service, Bishkek", "KGZ"),
        ("House of Commons Written Answers", "GBR"),
        ("UN Peacekeeping, Zagreb, noon briefing", "UN"),
        ("Riigikogu, replies to interpellations (English summary)", "EST"),
    ],
)
def test_offices(publisher: str, home: str) -> None:
    found = find_home(publisher)
    assert found is not None and found.id == home


@pytest.mark.parametrize(
    "publisher",
    [
        None,
        "",
        "The Washington Post",
        "Joint Secretariat, Tallinn",
        "Government of India and Ministry of Japan",
        "Trilateral Ministers' Forum, Beijing",
        "Office of the Chair, Tallinn",
    ],
)
def test_papers_and_joint_offices(publisher: str | None) -> None:
    assert find_home(publisher) is None
