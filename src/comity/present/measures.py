"""Measured figures in words: values, intervals, cells, floors; and a report as plain data."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import PurePath
from typing import Any, Final

from comity.evaluate.report import Cell, Check, Figure, Report, Result

MARKS: Final = {"high": "↑", "low": "↓", "neither": " "}
"""Which way is better."""
RULES: Final = {"at_least": "at least", "at_most": "at most"}


def number(value: float | None) -> str:
    """Three decimals; a dash for what could not be measured."""
    return "–" if value is None else f"{value:.3f}"


def cell(value: Cell) -> str:
    return value if isinstance(value, str) else f"{value:,}" if isinstance(value, int) else number(value)


def interval(figure: Figure) -> str:
    """``0.203 to 0.313``; empty where there is none."""
    return "" if figure.low is None else f"{number(figure.low)} to {number(figure.high)}"


def floor(check: Check) -> str:
    """``claims.recall is 0.300, the floor says at least 0.310``."""
    measured = "not measured" if check.measured is None else number(check.measured)
    return f"{check.name} is {measured}, the floor says {RULES[check.rule]} {number(check.bound)}"


def sources(result: Result) -> str:
    """The names of the gold files, or how many there are."""
    names = [PurePath(path).name for path in result.paths]
    return ", ".join(names) if len(names) <= 3 else f"{len(names):,} files"


def report_record(report: Report) -> dict[str, Any]:
    """The whole report as plain dicts and lists, with ``ok``: whether every floor held."""
    return {"ok": not report.broken, **asdict(report)}
