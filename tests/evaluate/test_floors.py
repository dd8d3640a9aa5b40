"""Floors: read, held, broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.floors import Floors, check, read_floors
from comity.evaluate.report import Figure, Report, Result
from evaluate.gold import make_report, write

REPORT = make_report(checks=(), unpinned=())


def test_floors_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "f.json", '{"a.b": {"at_least": 1}, "a.c": {"at_most": 0.5}}')
    assert read_floors(path) == {"a.b": ("at_least", 1.0), "a.c": ("at_most", 0.5)}


@pytest.mark.parametrize("row", ["0.5", "{}", '{"at_least": "x"}', '{"at_least": true}', '{"above": 1}'])
def test_a_floor_that_is_none_is_named(tmp_path: Path, row: str) -> None:
    with pytest.raises(EvaluateError, match=r"'a\.b' is"):
        read_floors(write(tmp_path / "f.json", f'{{"a.b": {row}}}'))


@pytest.mark.parametrize("content", ["[", "[]"])
def test_a_file_that_is_no_floors(tmp_path: Path, content: str) -> None:
    with pytest.raises(EvaluateError, match=r"no JSON"):
        read_floors(write(tmp_path / "f.json", content))


@pytest.mark.parametrize(
    ("floors", "held"),
    [
        ({"corpus.actually_wrong": ("at_most", 0.25)}, True),
        ({"corpus.actually_wrong": ("at_most", 0.24)}, False),
        ({"corpus.actually_wrong": ("at_least", 0.3)}, False),
        ({"corpus.empty": ("at_least", 0.0)}, False),
        ({"corpus.unheard_of": ("at_least", 0.0)}, False),
    ],
)
def test_a_floor_is_held_or_broken(floors: Floors, held: bool) -> None:
    assert (not check(REPORT, floors).broken) is held


def test_the_floor_of_a_folder_or_of_entries_is_checked_where_its_rows_were_scored() -> None:
    figures = (Figure("claims.recall", 0.4, 10), Figure("others.entries.b3.f1", 0.7, 10))
    report = Report("c", (Result("claims", "Claims", ("rows.jsonl",), figures),))
    floors: Floors = {"others.entries.b3.f1": ("at_least", 0.8), "entries.b3.f1": ("at_least", 0.8)}
    assert [(row.name, row.held) for row in check(report, floors).checks] == [
        ("others.entries.b3.f1", False), ("entries.b3.f1", False),
    ]  # fmt: skip


def test_floors_of_formats_that_were_not_scored_are_passed_over() -> None:
    assert check(REPORT, {"pairs.root": ("at_least", 0.9)}).checks == ()


def test_figures_without_floor_are_listed() -> None:
    assert check(REPORT, {"corpus.empty": ("at_least", 0.9)}).unpinned == ("corpus.actually_wrong",)
