"""Figures in words."""

from __future__ import annotations

import json

import pytest

from comity.evaluate.report import Check, Figure, Result
from comity.present.measures import cell, floor, interval, number, report_record, sources
from evaluate.gold import make_report


@pytest.mark.parametrize(("value", "text"), [(0.25, "0.250"), (None, "–")])
def test_numbers(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(("value", "text"), [("a", "a"), (1200, "1,200"), (0.5, "0.500"), (None, "–")])
def test_cells(value: str | int | float | None, text: str) -> None:
    assert cell(value) == text


def test_intervals() -> None:
    assert interval(Figure("x", 0.5, 2, 0.1, 0.9)) == "0.100 to 0.900"
    assert interval(Figure("x", 0.5, 2)) == ""


def test_a_floor_in_a_line() -> None:
    assert floor(Check("x", "at_least", 0.5, None, False)) == "x is not measured, the floor says at least 0.500"


def test_sources() -> None:
    assert sources(Result("x", "X", ("d/a", "d/b"), ())) == "a, b"
    assert sources(Result("x", "X", tuple("abcd"), ())) == "4 files"


def test_a_record_goes_through_json() -> None:
    record = json.loads(json.dumps(report_record(make_report())))
    assert record["ok"] is False
    assert record["results"][0]["confusions"][0]["counts"] == [[3, 1], [2, 0]]
