"""Figures over time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.analyse import pair_page
from comity.analyse.numbers import Numbers, numbers
from comity.model import Claim, Document, Quantity, Speaker
from present.story import day, told

Told = tuple[Document, Claim]


def figure(value: float, when: str | None, unit: str = "USD", measure: str | None = "trade", **fields: Any) -> Told:
    """A line with a figure."""
    quantity = Quantity(value, unit, measure, f"{value:g} {unit}")
    words = f"Trade was {value:g} {unit}, {when} {sorted(map(str, fields.items()))}."
    return told(words, when, **({"kind": "measure", "quantity": quantity, "event": None} | fields))


STORY = (
    figure(5e9, "2018", outlet="Outlet A"),
    figure(20e9, None, status="promised", due=day("2014"), outlet="Outlet B"),
    figure(1e12, "2022", unit="JPY"),
    figure(7e9, None),
)


def of(*rows: Told) -> Numbers:
    page = pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN")
    sides = {"a": replace(page.a, name="India"), "b": replace(page.b, name="Japan")}
    return numbers(replace(page, **sides))


def test_figures_of_one_measure_and_unit_are_a_group_in_the_order_of_time() -> None:
    [group] = of(*STORY).groups
    assert (group.measure, group.unit) == ("trade", "USD")
    assert [(one.value, one.day, one.is_target) for one in group.figures] == [
        (20e9, "2014-12-31", True),
        (5e9, "2018-12-31", False),
    ]


def test_what_is_alone_and_what_is_undated_stand_apart() -> None:
    found = of(*STORY)
    assert ([one.value for one in found.single], [one.value for one in found.undated]) == ([1e12], [7e9])
    assert len(found.figures) == 4


def test_units_are_never_mixed() -> None:
    assert of(figure(5, "2018"), figure(5, "2019", unit="EUR")).groups == ()


def test_measures_are_never_mixed() -> None:
    assert of(figure(5, "2018"), figure(5, "2019", measure="aid")).groups == ()


def test_a_figure_is_of_the_side_that_gives_it_else_of_its_outlet() -> None:
    rows = (figure(5, "2018", speaker=Speaker("JPN", "its minister")), figure(6, "2019", speaker=Speaker("USA", None)))
    [group] = of(*rows).groups
    assert [one.by for one in group.figures] == ["Japan", "Example Wire"]
    assert [one.by for one in of(figure(5, "2018", outlet=None)).single] == ["outlet unknown"]


@pytest.mark.parametrize("fields", [{"status": "denied"}, {"status": "not_happened"}, {"alleged": True}])
def test_what_is_not_so_is_no_figure(fields: dict[str, Any]) -> None:
    assert of(figure(5, "2018", **fields)).figures == ()


def test_an_open_date_stands_at_the_end_that_is_known() -> None:
    found = of(figure(5, "2018/.."), figure(6, "../2020")).groups[0]
    assert [one.day for one in found.figures] == ["2018-01-01", "2020-12-31"]


def test_a_year_that_no_calendar_holds_is_no_point() -> None:
    assert len(of(figure(5, "-0599"), figure(6, "-0499")).undated) == 2
