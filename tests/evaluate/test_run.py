"""Gold in, report out."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.run import evaluate
from evaluate.gold import PASSAGE, write, write_jsonl


def test_a_report_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Nobody came.")
    write(tmp_path / "b.md", "- a list")
    report = evaluate([tmp_path], Options(own=(tmp_path,)))
    (result,) = report.results
    assert (result.format, result.own) == ("sentences", True)
    assert [Path(path).name for path in report.passed_over] == ["b.md"]
    assert report.coder.startswith("rules-")


def test_gold_is_nobodys_own_unless_it_is_said(tmp_path: Path) -> None:
    report = evaluate([write(tmp_path / "a.txt", "Nobody came.")], Options())
    assert not report.results[0].own


def test_floors_are_checked(tmp_path: Path) -> None:
    gold = write(tmp_path / "a.txt", "Nobody came.")
    floors = write(tmp_path / "f.json", '{"sentences.any": {"at_most": 0.5}}')
    report = evaluate([gold], Options(), floors=floors)
    assert [check.held for check in report.checks] == [True]
    assert report.unpinned == ("sentences.actually",)


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="no gold in"):
        evaluate([tmp_path], Options())


def test_passages_that_are_compared_are_a_result_of_their_own(tmp_path: Path) -> None:
    gold, passages = write(tmp_path / "a.txt", "Nobody came."), write_jsonl(tmp_path / "dev.jsonl", PASSAGE)
    report = evaluate([gold], Options(own=(passages,), compare=(passages,)))
    assert [(result.format, result.own) for result in report.results] == [("sentences", False), ("compare", True)]
