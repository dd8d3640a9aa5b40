"""The network of states."""

from __future__ import annotations

import re
from typing import Any

import pytest

from analyse.test_network import act, of
from comity.analyse.network import Network
from comity.present.pictures import Picture
from comity.present.pictures.network import WIDTH, draw_network
from present.pictures.drawn import addresses, cells, keeps, marks, page, texts


def drawn(found: Network | None = None) -> Picture:
    return keeps(draw_network(found or of(), page))


def lines(picture: Picture) -> list[dict[str, str]]:
    """The lines between states."""
    found = re.findall(r'<path (d="M[^"]*Q[^>]*)/>', picture.svg)
    return [dict(re.findall(r'([a-z-]+)="([^"]*)"', line)) for line in found]


def test_a_line_opens_the_page_of_its_pair() -> None:
    assert addresses(drawn()) == {id: f"/to/{id}" for id in ("CHN-JPN", "AUS-CHN", "IND-JPN")}
    assert marks(drawn())["CHN-JPN"] == "China and Japan: 0 of cooperation, 1 of conflict"


def test_conflict_is_broken() -> None:
    assert [("stroke-dasharray" in line, line["stroke"]) for line in lines(drawn())] == [
        (True, "var(--cy-alert)"), (False, "var(--cy-actually)"), (False, "var(--cy-actually)"),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "width"), [(1, "1.5"), (2, "3"), (4, "3"), (5, "5"), (10, "8"), (40, "8")])
def test_the_more_acts_the_wider_in_four_steps(count: int, width: str) -> None:
    rows = [act("IND", "JPN", trigger=str(number)) for number in range(count)]
    assert [line["stroke-width"] for line in lines(drawn(of(*rows)))] == [width]


def test_two_lines_between_the_same_states_bend_apart() -> None:
    both = of(act("IND", "JPN"), act("IND", "JPN", event="COERCE"))
    one, other = (line["d"] for line in lines(drawn(both)))
    assert one.split("Q")[0] == other.split("Q")[0]
    assert one != other
    assert len(marks(drawn(both))) == 1


def test_every_state_is_named_and_the_two_of_a_pair_stand_in_the_middle() -> None:
    picture = drawn(of(centre=("IND", "JPN")))
    assert texts(picture)[:3] == ["China", "India", "Japan"]
    assert picture.svg.count('font-weight="bold"') == 2
    assert "Only acts of India or Japan are drawn." in picture.key


def test_all_states_lie_on_the_sheet() -> None:
    places = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn().svg)
    assert len(set(places)) == 4
    high = float(re.findall(r'height="([\d.]+)"', drawn().svg)[0])
    assert all(0 < float(x) < WIDTH and 0 < float(y) < high for x, y in places)


def test_every_pair_has_a_row() -> None:
    assert cells(drawn()) == [
        ("India", "Japan", "2", "0"), ("Australia", "China", "1", "0"), ("China", "Japan", "0", "1"),
    ]  # fmt: skip


def test_a_year_is_in_the_title_and_what_no_text_dates_is_said() -> None:
    picture = drawn(of(year="2020"))
    assert picture.title == "Who acted with whom, 2020"
    assert "1 act without a date is in no year." in picture.key


@pytest.mark.parametrize(
    ("centre", "words"),
    [((), "No act with another state was found in 1999."),
     (("IND", "JPN"), "No act of India or Japan with another state was found in 1999.")],
)  # fmt: skip
def test_nothing_found_is_said(centre: Any, words: str) -> None:
    picture = drawn(of(centre=centre, year="1999"))
    assert texts(picture) == [picture.alt] == [words]


def test_the_same_network_is_the_same_picture() -> None:
    assert drawn().svg == drawn().svg
