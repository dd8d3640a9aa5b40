"""Expressions by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.timenorm import longest, read_cases, score
from comity.evaluate.timex import Timex
from evaluate.gold import write

LINES = ("2024-08-21\tDATE\t2024-08-21", "yesterday\tDATE\t2024-08-20", "3 May 2020\tDATE\t2020-05-04", "",
         "2020-01-01T10:00\tTIME\t2020-01-01T10:00", "5 May 2019\tDATE\t2019-05-05")  # fmt: skip


def test_each_block_has_its_anchor(tmp_path: Path) -> None:
    cases = read_cases(write(tmp_path / "a.tsv", *LINES))
    assert [(case.text, case.anchor) for case in cases] == [
        ("yesterday", "2024-08-21"), ("3 May 2020", "2024-08-21"), ("5 May 2019", "2020-01-01"),
    ]  # fmt: skip


def test_figures(tmp_path: Path) -> None:
    result = score([write(tmp_path / "a.tsv", *LINES)], Options())
    assert result.figures[0].value == pytest.approx(2 / 3)
    assert result.examples[0].given == "2020-05-03"


def test_a_line_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 1: no expression, type and value"):
        read_cases(write(tmp_path / "a.tsv", "yesterday"))


def test_the_longest_expression_counts() -> None:
    assert longest([Timex(0, 2, "DATE", "a"), Timex(3, 9, "DATE", "b")]) == "b"
    assert longest([]) == ""
