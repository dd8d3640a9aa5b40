"""Heat maps."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.pictures.chart import Mark
from comity.present.pictures.heat import Cell, Grid, draw_heat, draw_steps, most_of, short, starts

GRID = Grid(["2020", "", "2022"], ["military", "legal"], 30, 20)


def fills(*cells: Cell) -> list[str]:
    return re.findall(r'<path [^>]*fill="([^"]+)"', draw_heat(GRID, cells, (0, 0), "x-hatch"))


def shown(*cells: Cell) -> list[str]:
    return re.findall(r"<text [^>]*>([^<]*)</text>", draw_heat(GRID, cells, (0, 0)))


def test_what_was_not_read_is_hatched_and_what_has_nothing_is_not() -> None:
    assert fills(Cell("2020", "legal", None), Cell("2022", "legal", 0)) == ["url(#x-hatch)", "var(--cy-heat0)"]


def test_larger_numbers_are_darker() -> None:
    found = fills(Cell("2020", "legal", 1), Cell("2022", "legal", 30), Cell("2020", "military", 5))
    assert found == ["var(--cy-heat1)", "var(--cy-heat4)", "var(--cy-heat2)"]


def test_a_plain_number_has_no_colour_and_is_not_held_against_others() -> None:
    found = fills(Cell("2020", "legal", 900, plain=True), Cell("2022", "legal", 2))
    assert found == ["var(--cy-panel)", "var(--cy-heat2)"]


def test_numbers_are_written_in_their_cells() -> None:
    assert shown(Cell("2020", "legal", 3), Cell("2022", "legal", 0)) == ["3", "2020", "2022", "military", "legal"]


def test_a_nought_is_written_where_it_is_asked_for() -> None:
    assert shown(Cell("2020", "legal", 0, plain=True, nought=True))[0] == "0"


def test_names_can_be_left_to_others() -> None:
    assert "<text" not in draw_heat(Grid(["a"], ["b"], 30, 20, named=False), [Cell("a", "b", 0)], (0, 0))


def test_a_cell_opens_what_it_counts() -> None:
    assert 'href="/rows"' in draw_heat(GRID, [Cell("2020", "legal", 3, Mark("x", "three", "/rows"))], (0, 0))


@pytest.mark.parametrize(("most", "expected"), [(0, ()), (1, (1,)), (2, (1, 2)), (3, (1, 2, 3)), (99, (1, 4, 10, 32))])
def test_steps(most: int, expected: tuple[int, ...]) -> None:
    assert (starts(most) if most else ()) == expected


@given(st.integers(1, 10**9))
def test_steps_begin_at_one_and_end_by_the_largest(most: int) -> None:
    found = starts(most)
    assert found[0] == 1
    assert found[-1] <= most
    assert len(found) <= 4


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0"), (999, "999"), (1000, "1.0k"), (9140, "9.1k"), (27_400, "27k"), (1_250_000, "1.2M")],
)
def test_short_numbers(number: int, expected: str) -> None:
    assert short(number) == expected


def test_the_legend_tells_the_span_of_each_colour() -> None:
    assert re.findall(r">([^<>]+)</text>", draw_steps(30, 0, 0, "x-hatch")) == [
        "0", "1–2", "3–5", "6–13", "14–30", "nothing was read",
    ]  # fmt: skip


def test_the_legend_of_nothing() -> None:
    assert re.findall(r">([^<>]+)</text>", draw_steps(0, 0, 0)) == ["0"]


def test_the_most_of_no_cells() -> None:
    assert most_of([]) == 0
