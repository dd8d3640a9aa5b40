"""Rules, model and both held against one another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.errors import EvaluateError
from comity.evaluate.contest import HOW, compare, score_thrice
from comity.evaluate.fields import Case
from comity.evaluate.report import Cell, Result
from comity.evaluate.thrice import Thrice, Ways
from comity.model import Status
from evaluate.gold import PASSAGE, make_event, make_passage, write, write_jsonl
from factories import make_claim

Three = tuple[Status, Status, Status]


def told(gold: Status, given: Three) -> Thrice:
    """A passage with one event, and the status that rules, model and both give it."""
    passage = make_passage(make_event(status=gold))
    event = passage.sentences[0].events[0]
    ways: Ways = tuple([Case(passage, passage.sentences[0], event, make_claim(status=status))] for status in given)
    return Thrice(passage, (*ways, ways[2]), ways, ([], [], []))


def rows_of(result: Result, title: str) -> dict[Cell, dict[str, Any]]:
    table = next(table for table in result.tables if table.title.endswith(title))
    return {row[0]: dict(zip(table.head, row, strict=True)) for row in table.rows}


def status_right(*cases: tuple[Status, Three]) -> dict[str, Any]:
    result = score_thrice([told(gold, given) for gold, given in cases], ("c.jsonl",))
    return rows_of(result, "same claims")["status right"]


def test_each_way_has_its_score_and_the_best_is_named() -> None:
    row = status_right(("happened", ("happened", "planned", "happened")), ("hoped", ("planned", "hoped", "hoped")))
    assert (row["rules"], row["model"], row["both"], row["n"]) == (0.5, 0.5, 1.0, 2)
    assert (row["best"], row["kept"]) == ("both", "both")
    assert row["gain on rules"].startswith("+0.500 (+0.000 to")


def test_what_is_kept_and_surely_worse_says_so() -> None:
    row = status_right(*[("hoped", ("planned", "hoped", "planned"))] * 3)  # type: ignore[list-item]
    assert row["gain on model"] == "-1.000 (-1.000 to -1.000)"
    assert (row["best"], row["kept"]) == ("model", "both, worse than model")


def test_what_is_behind_within_its_interval_is_not_told_apart() -> None:
    good: tuple[Status, Three] = ("hoped", ("hoped", "planned", "planned"))
    row = status_right(good, *[("hoped", ("hoped", "hoped", "hoped"))] * 3)  # type: ignore[list-item]
    assert row["kept"] == "both, not told apart from rules"


def test_less_is_better_where_it_counts_what_is_wrong() -> None:
    given: Three = ("happened", "happened", "planned")
    result = score_thrice([told("planned", given), told("happened", ("happened",) * 3)], ())
    row = rows_of(result, "same claims")["ACTUALLY wrong ↓"]
    assert (row["rules"], row["both"], row["n"], row["best"]) == (0.5, 0.0, "2 / 2 / 1", "both")
    assert row["gain on rules"].startswith("+0.500")


def test_what_the_rules_do_not_know_is_not_measured() -> None:
    one = told("hoped", ("hoped", "hoped", "hoped"))
    row = rows_of(score_thrice([Thrice(one.passage, one.everything, one.framed, one.framed)], ()), "adds")["kind right"]
    assert (row["rules"], row["n"], row["gain on rules"]) == (None, "0 / 1 / 1", "not measured")


def test_fields_without_an_answer_of_the_model_are_the_rules() -> None:
    assert ("dates, things, quantities, places, parties, speakers", "the rules'", "the model has no answer") in HOW.rows


def test_labelled_passages_are_compared(tmp_path: Path) -> None:
    result = compare([write_jsonl(tmp_path / "c.jsonl", PASSAGE)], own=True)
    row = rows_of(result, "events")["events, recall"]
    assert (row["rules"], row["both"], row["n"]) == (1.0, 1.0, 1)
    assert (result.format, result.own, result.paths) == ("compare", True, (str(tmp_path / "c.jsonl"),))
    assert any("the rules alone decide" in note for note in result.notes)


def test_nothing_is_compared_on_what_is_held_out(tmp_path: Path) -> None:
    held = write(tmp_path / "test.jsonl", "never read")
    other = tmp_path / "other.jsonl"
    other.symlink_to(held)
    result = compare([held, other])
    assert (result.tables, result.paths) == ((), ())
    assert "test.jsonl is held out" in result.notes[0]


def test_what_is_no_passage_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 1"):
        compare([write(tmp_path / "c.jsonl", "{}")])
