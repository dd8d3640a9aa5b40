"""Names of people and papers, menus, and the case they are written in."""

from __future__ import annotations

import pytest

from comity.read.names import (
    find_outlet_suffix,
    is_menu,
    is_name,
    is_office,
    is_press,
    is_press_office,
    ordinary_case,
    read_author,
    segments_of,
)


@pytest.mark.parametrize(
    "text", ["Carmen Soto", "Colonel B S Nair (V)", "A. Rao and K. Ito", "S. Meenakshi", "Dr. Vega", "CARMEN SOTO"]
)
def test_is_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile-Peru Security Cooperation",
        "A port for two",
        "Opinion",
        "World News",
        "The Harbour Times",
        "",
        "3 May 2015",
    ],
)
def test_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Carmen Soto", "Carmen Soto"),
        ("by CARMEN SOTO | STAFF", "Carmen Soto"),
        ("Written by Carmen Soto, staff writer", "Carmen Soto"),
        ("Author: Carmen Soto", "Carmen Soto"),
        ("By 3 May 2015", None),
        ("By ", None),
    ],
)
def test_read_author(line: str, author: str | None) -> None:
    assert read_author(line) == author


@pytest.mark.parametrize(
    ("name", "ordinary"),
    [("TIMES OF LIMA", "Times of Lima"), ("BBC NEWS", "BBC News"), ("Andes Herald", "Andes Herald")],
)
def test_ordinary_case(name: str, ordinary: str) -> None:
    assert ordinary_case(name) == ordinary


@pytest.mark.parametrize(
    "line",
    [
        "Home | World",
        "News  Cities  Business        Log in",
        "Geopolitics & National Security",
        "f   X   in   Copy link",
    ],
)
def test_is_menu(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize("line", ["Chile and Peru share a port", "Treaty on ports | Andes Herald", "x " * 200])
def test_is_no_menu(line: str) -> None:
    assert not is_menu(line)


def test_papers() -> None:
    assert is_press("Andes Herald") and is_press("The Lima Times")
    assert not is_press("Herald") and not is_press("two ministers met at the press") and not is_press("Ana Ruiz")


def test_outlet_after_a_headline() -> None:
    assert find_outlet_suffix("Chile and Peru agree | Andes 24") == " | Andes 24"
    assert find_outlet_suffix("Chile and Peru agree - Andes Herald") == " - Andes Herald"
    assert find_outlet_suffix("Chile and Peru agree - at last") == ""


def test_segments() -> None:
    assert segments_of("• ANDES HERALD   |  World · Sport      Log in") == ["ANDES HERALD", "World", "Sport", "Log in"]


@pytest.mark.parametrize(
    "line",
    ["Ministry of Ports of Peru", "MINISTRY OF PORTS", "Office of the President", "Embassy of Peru in Chile",
     "The Prime Minister's Office", "Government of Peru", "Peruvian Coast Guard"],
)  # fmt: skip
def test_is_office(line: str) -> None:
    assert is_office(line)


@pytest.mark.parametrize("line", ["Ministry of Ports reopens talks", "Andes Herald", "Press Office", "Ana Ruiz"])
def test_is_no_office(line: str) -> None:
    assert not is_office(line)


@pytest.mark.parametrize("line", ["Press Office", "PRESS RELEASE", "Press Release No. 12/2024", "Media Centre"])
def test_is_press_office(line: str) -> None:
    assert is_press_office(line)


@pytest.mark.parametrize("line", ["Press Trust of Lima", "Ministry of Information", "News of Lima", "Information Wars"])
def test_is_no_press_office(line: str) -> None:
    assert not is_press_office(line)
