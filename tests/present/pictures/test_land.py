"""The outline of land."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import DataError
from comity.present.pictures import land
from comity.present.pictures.land import Ring, Window, land_in, load_land

DEGREES = st.floats(-180, 180)


def area(rings: list[Ring]) -> float:
    """Square degrees, holes counted as land."""
    pairs = ((one, other) for ring in rings for one, other in zip(ring, (*ring[1:], ring[0]), strict=True))
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def test_no_ring_crosses_the_whole_map() -> None:
    steps = [abs(one[0] - other[0]) for ring in load_land() for one, other in pairwise(ring)]
    assert max(steps) < 60


def test_antarctica_is_left_out() -> None:
    assert min(lat for ring in load_land() for _, lat in ring) > -60


@pytest.mark.parametrize(
    ("window", "share"),
    [
        (Window(75.0, 20.0, 80.0, 25.0), 1.0),  # inland India
        (Window(-40.0, 25.0, -30.0, 35.0), 0.0),  # the open Atlantic
        (Window(-175.0, 62.0, -160.0, 70.0), 0.35),  # Bering Strait
    ],
)
def test_land_and_sea(window: Window, share: float) -> None:
    whole = (window.east - window.west) * (window.north - window.south)
    assert area(list(land_in(window))) / whole == pytest.approx(share, abs=0.2)


def test_a_window_over_the_date_line_holds_both_sides() -> None:
    east, west = Window(170.0, 60.0, 180.0, 70.0), Window(-180.0, 60.0, -170.0, 70.0)
    both = area(list(land_in(Window(170.0, 60.0, 190.0, 70.0))))
    assert both == pytest.approx(area(list(land_in(east))) + area(list(land_in(west))), rel=0.01)


@given(west=DEGREES, south=st.floats(-80, 60), wide=st.floats(1, 100), high=st.floats(1, 20))
def test_all_that_is_cut_lies_in_the_window(west: float, south: float, wide: float, high: float) -> None:
    window = Window(west, south, west + wide, south + high)
    for ring in land_in(window):
        assert all(window.west - 1e-6 <= lon <= window.east + 1e-6 for lon, _ in ring)
        assert all(window.south - 1e-6 <= lat <= window.north + 1e-6 for _, lat in ring)


@given(DEGREES, DEGREES)
def test_a_longitude_is_turned_into_the_window(lon: float, west: float) -> None:
    assert west <= Window(west, 0, west + 10, 10).holds(lon) <= west + 360


@pytest.mark.parametrize("content", ["", "{", "[[1, null]]", None])
def test_a_damaged_file_is_named(content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if content is not None:
        (tmp_path / "land.json").write_text(content)
    monkeypatch.setattr(land, "PATH", tmp_path / "land.json")
    with pytest.raises(DataError, match=r"land\.json cannot be read"):
        load_land.__wrapped__()
