"""evaluate."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Run
from evaluate.gold import PASSAGE, write_jsonl

LINES = "India and Japan signed a trade agreement on Monday.\nThe weather was fine.\n"


def gold(folder: Path) -> str:
    (folder / "none.txt").write_text(LINES, "utf-8")
    return "none.txt"


def test_text(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", gold(tmp_path))
    assert ran.status == 0
    assert "sentences.actually" in ran.out


def test_json(run: Run, tmp_path: Path) -> None:
    record = json.loads(run("evaluate", gold(tmp_path), "--json", "--limit-examples", "0").out)
    assert (record["ok"], record["results"][0]["figures"][0]["value"]) == (True, 0.5)
    assert record["results"][0]["examples"] == []


def test_pages(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", gold(tmp_path), "--html", "r.html", "--quality", "q.md", "--quote", ".")
    assert ran.status == 0
    assert "<table>" in (tmp_path / "r.html").read_text("utf-8")
    assert "signed a trade agreement" in (tmp_path / "q.md").read_text("utf-8")


def test_rules_and_model_are_compared(run: Run, tmp_path: Path) -> None:
    passages = str(write_jsonl(tmp_path / "dev.jsonl", PASSAGE))
    ran = run(
        "evaluate", gold(tmp_path), "--compare", passages, "--html", "r.html", "--quality", "q.md", "--quote", "."
    )
    pages = [ran.out, *((tmp_path / name).read_text("utf-8") for name in ("r.html", "q.md"))]
    assert all("Rules alone, model alone, both" in page and "status right" in page for page in pages)


def test_nothing_is_compared_on_what_is_held_out(run: Run, tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").write_text("{}", "utf-8")
    ran = run("evaluate", gold(tmp_path), "--compare", "test.jsonl")
    assert (ran.status, "test.jsonl is held out" in " ".join(ran.out.split())) == (0, True)


def test_a_broken_floor_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text('{"sentences.any": {"at_most": 0.1}}', "utf-8")
    ran = run("evaluate", gold(tmp_path), "--floors", "f.json")
    assert ran.status == 1
    assert "floor broken: sentences.any is 0.500, the floor says at most 0.100" in ran.err


def test_what_is_no_gold_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("- a list", "utf-8")
    ran = run("evaluate", "a.md")
    assert (ran.status, ran.err.count("\n"), ran.out) == (1, 1, "")


def test_an_unknown_format(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", gold(tmp_path), "--format", "runes").status == 2
