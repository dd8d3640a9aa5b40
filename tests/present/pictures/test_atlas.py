"""The map of events."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyse.test_atlas import BAY, LADAKH, STORY, TOKYO, event, of
from comity.model import Where
from comity.present.pictures import Picture
from comity.present.pictures.atlas import HEIGHTS, LEAST, WIDTH, draw_atlas, sheet_of
from present.pictures.drawn import addresses, cells, claims_only, keeps, marks, page, texts
from present.story import HOSTILE

PLACES = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=5)


def drawn(*rows: Any, links: Any = page) -> Picture:
    return keeps(draw_atlas(of(*(rows or STORY)), links))


def circle(picture: Picture) -> dict[str, str]:
    [found] = re.findall(r"<circle ([^>]*)/>", picture.svg)
    return dict(re.findall(r'([a-z-]+)="([^"]*)"', found))


def test_a_place_opens_what_it_counts() -> None:
    picture = drawn()
    assert marks(picture)["atlas.Tokyo"] == "Tokyo: 2 happened, 1 planned or hoped for"
    assert addresses(picture)["atlas.Tokyo"] == "/to/atlas.Tokyo"
    assert (addresses(drawn(links=claims_only))["atlas.Tokyo"] or "").startswith("/claim/c-")


def test_all_places_stand_in_the_table() -> None:
    assert cells(drawn()) == [
        ("Tokyo", "city", "35.7", "139.7", "2", "1"), ("Bay of Bengal", "sea", "15", "88", "1", "0"),
        ("Ladakh", "region", "", "", "1", "0"),
    ]  # fmt: skip


def test_a_city_where_something_happened_is_a_full_dot() -> None:
    found = circle(drawn(event(TOKYO)))
    assert (found["fill"], "stroke-dasharray" in found) == ("var(--cy-actually)", False)


def test_a_city_for_which_it_is_planned_is_hollow() -> None:
    found = circle(drawn(event(TOKYO, status="planned")))
    assert (found["fill"], found["stroke"]) == ("var(--cy-paper)", "var(--cy-likely)")


def test_a_sea_is_a_larger_broken_ring() -> None:
    dot, ring = circle(drawn(event(TOKYO))), circle(drawn(event(BAY)))
    assert float(ring["r"]) > float(dot["r"])
    assert (ring["stroke-dasharray"], ring["fill-opacity"]) == ("4 3", "0.2")


def test_a_place_that_is_not_exact_says_so() -> None:
    [told] = marks(drawn(event(BAY))).values()
    assert told.startswith("Bay of Bengal (sea: no exact place is given): 1 happened")


def test_names_do_not_lie_on_one_another() -> None:
    near = [event(Where(f"Town {n}", "JPN", 35.0 + n / 1000, 139.0, "city")) for n in range(9)]
    assert 1 <= len(texts(drawn(*near))) <= 4
    assert len(marks(drawn(*near))) == 9


def test_what_has_no_coordinates_is_said() -> None:
    rest = "Without coordinates, in the table alone: Ladakh. 1 more event without a place."
    assert drawn().alt.endswith(rest)
    assert drawn().key.endswith(rest)


def test_without_coordinates_there_is_no_map() -> None:
    picture = drawn(event(LADAKH))
    assert ("<path" in picture.svg, texts(picture)) == (False, [picture.alt])


def test_nothing_found_is_said() -> None:
    assert drawn(event(None)).alt == "No event with a place was found in 1 document on India and Japan."


def test_hostile_names_are_shown() -> None:
    assert "<script" not in drawn(event(Where(HOSTILE, None, 1.0, 2.0, "city"))).svg


# --- the sheet ----------------------------------------------------------------------------------------------------


@given(PLACES)
def test_every_place_lies_on_the_sheet(places: list[tuple[float, float]]) -> None:
    sheet = sheet_of(places)
    for lon, lat in places:
        x, y = sheet.place(sheet.window.holds(lon), max(-84, min(84, lat)))
        assert -0.01 <= x <= WIDTH + 0.01
        assert -0.01 <= y <= sheet.height + 0.01


@given(PLACES)
def test_a_sheet_has_a_fit_size(places: list[tuple[float, float]]) -> None:
    sheet = sheet_of(places)
    assert sheet.height <= HEIGHTS[1]
    assert LEAST[0] <= sheet.window.east - sheet.window.west <= 360


def test_states_on_both_sides_of_the_date_line_are_near() -> None:
    window = sheet_of([(178.0, -18.0), (-172.0, -14.0)]).window
    assert window.east - window.west < 40
    assert window.west < 178 < window.holds(-172.0) < window.east


@pytest.mark.parametrize("lon", [-179.9, 0.0, 179.9])
def test_one_place_has_its_surroundings(lon: float) -> None:
    window = sheet_of([(lon, 10.0)]).window
    assert window.east - window.west >= LEAST[0]
