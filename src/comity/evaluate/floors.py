"""Floors: figures that must not get worse, ``{"NAME": {"at_least": x}}`` or ``{"NAME": {"at_most": x}}``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from comity.errors import EvaluateError
from comity.evaluate.gold import read_gold
from comity.evaluate.report import Check, Report

Rule = Literal["at_least", "at_most"]
RULES: Final[tuple[Rule, ...]] = ("at_least", "at_most")
Floors = Mapping[str, tuple[Rule, float]]


def read_floors(path: Path) -> Floors:
    """The floors of a file. Raises EvaluateError naming the one that is none."""
    try:
        content = json.loads(read_gold(path))
    except ValueError as exc:
        raise EvaluateError(f"{str(path)!r} is no JSON: {exc}; mend it") from exc
    if not isinstance(content, dict):
        raise EvaluateError(f"{str(path)!r} is no JSON object of floors; mend it")
    return {name: _floor(path, name, row) for name, row in content.items()}


def _floor(path: Path, name: str, row: object) -> tuple[Rule, float]:
    if isinstance(row, dict) and len(row) == 1:
        for rule in RULES:
            bound = row.get(rule)
            if isinstance(bound, int | float) and not isinstance(bound, bool):
                return rule, float(bound)
    raise EvaluateError(f'{str(path)!r}: {name!r} is {row!r}; write {{"at_least": 0.5}} or {{"at_most": 0.5}}')


def check(report: Report, floors: Floors) -> Report:
    """The report with what became of each floor whose format was scored; entries are scored with the claims of rows.

    A floor of a format that no gold was given of is not checked; one that names no figure of a format that was
    scored, or a figure without a value, is broken.
    """
    figures = report.figures
    scored = {result.format for result in report.results} | {name.partition(".")[0] for name in figures}
    scored |= {"entries"} if "claims" in scored else set()
    checks = []
    for name, (rule, bound) in floors.items():
        if name.partition(".")[0] in scored:
            value = figures[name].value if name in figures else None
            held = value is not None and (value >= bound if rule == "at_least" else value <= bound)
            checks.append(Check(name, rule, bound, value, held))
    return replace(report, checks=tuple(checks), unpinned=tuple(name for name in figures if name not in floors))
