"""Accounts held against gold: reading it, and a score that knows right from wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.errors import EvaluateError
from comity.evaluate.formats import find_format
from comity.evaluate.gold import Options
from comity.evaluate.sides import find, read, score
from evaluate.gold import write_jsonl

A = ["Peru and Chile agreed to open the road to Tacna in May 2025.", "Peru condemned the attack on the ferry."]
B = ["Chile expressed concern about the weather.", "Peru and Chile intend to open the Tacna road in June 2025."]
PAIR = {"a": 0, "b": 1, "verb": "a", "differ": "date"}
ROW: dict[str, Any] = {
    "meeting": "road", "sides": ["PER", "CHL"], "published": "2024-08-21", "a": A, "b": B, "pairs": [PAIR]
}  # fmt: skip


def gold(tmp_path: Path, **changes: Any) -> Path:
    return write_jsonl(tmp_path / "gold.jsonl", ROW | changes)


def figures(path: Path) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in score([path], Options()).figures}


def test_gold_is_recognised(tmp_path: Path) -> None:
    form = find_format(gold(tmp_path))
    assert form is not None
    assert form.name == "sides"


def test_the_program_finds_the_pair_the_verb_and_the_date(tmp_path: Path) -> None:
    (meeting,) = read(gold(tmp_path))
    found = find(meeting)
    assert found.verbs == {(0, 1): "a"}
    assert found.differ == {(0, 1, "date")}


def test_what_is_right_scores_one(tmp_path: Path) -> None:
    found = figures(gold(tmp_path))
    assert (found["sides.aligned.f1"], found["sides.alone.f1"], found["sides.verbs"]) == (1.0, 1.0, 1.0)
    assert found["sides.differing.f1"] == 1.0


def test_a_wrong_verb_and_a_wrong_pair_cost(tmp_path: Path) -> None:
    assert figures(gold(tmp_path, pairs=[PAIR | {"verb": "b"}]))["sides.harder"] == 0.0
    assert figures(gold(tmp_path, pairs=[{"a": 1, "b": 0, "verb": "a"}]))["sides.aligned.f1"] == 0.0


@pytest.mark.parametrize("pair", [{"a": 0, "b": 9, "verb": "a"}, {"a": 0, "b": 1, "verb": "loud"}, "x"])
def test_a_pair_that_is_none_is_named(tmp_path: Path, pair: object) -> None:
    with pytest.raises(EvaluateError, match=r"line 1: .* is no pair"):
        read(gold(tmp_path, pairs=[pair]))


def test_a_line_that_lacks_a_part_is_named(tmp_path: Path) -> None:
    row = {key: value for key, value in ROW.items() if key != "published"}
    with pytest.raises(EvaluateError, match="no 'published'"):
        read(write_jsonl(tmp_path / "gold.jsonl", row))
