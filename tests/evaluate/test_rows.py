"""Rows that quote a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.errors import EvaluateError
from comity.evaluate.anchors import Row, case_of, dates_fit, differences, fold, read_rows, read_texts
from comity.evaluate.gold import Options
from comity.evaluate.rows import columns_of, score
from evaluate.gold import write_jsonl
from factories import make_claim, make_document, make_when

TEXT = "India and Japan signed a trade agreement on 3 May 2011. The weather was fine all day long in the old town."
ROW: dict[str, Any] = {
    "doc": "a.txt", "row": "A1", "anchor": "signed a trade", "kind": "agreement", "parties": ["IND", "JPN"],
    "status": ["happened"], "when": "2011-05-03",
}  # fmt: skip
NEVER = {"doc": "a.txt", "row": "N1", "anchor": "The weather", "never": True}


def row(**fields: Any) -> Row:
    given = {"doc": "a.txt", "name": "A1", "anchor": "signed a", "kind": "agreement",
             "parties": frozenset({"IND"}), "statuses": ("happened",)}  # fmt: skip
    return Row(**(given | fields))


def test_the_pipeline_is_scored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    wrong = ROW | {"row": "A2", "kind": "exercise", "status": ["planned"]}
    result = score([write_jsonl(tmp_path / "g.jsonl", ROW, wrong, NEVER)], Options())
    assert {figure.name: figure.value for figure in result.figures} == {
        "claims.recall": 0.5, "claims.plans_shown_as_acts": None, "claims.never_touched": 0.0,
    }  # fmt: skip
    assert [example.failure for example in result.examples] == ["wrong: kind, status"]


def test_a_text_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match=r"'a\.txt' that gold quotes is not there: .*--texts"):
        read_texts({"a.txt"}, [tmp_path])


@pytest.mark.parametrize("change", [{"kind": "deed"}, {"status": ["done"]}, {"status": []}, {"when": "soon"}])
def test_a_row_that_is_none(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(EvaluateError, match="line 1: no row of claims gold"):
        read_rows(write_jsonl(tmp_path / "g.jsonl", ROW | change))


def test_fields_that_differ() -> None:
    claim = make_claim(kind="exercise", status="planned", parties=("JPN",))
    assert differences(row(when="2011"), claim) == ("kind", "status", "parties", "date")


@pytest.mark.parametrize(
    ("wanted", "given", "fits"),
    [
        (None, None, True), ("2024-08-20", "2024-08-20", True), ("2024-08", "2024-08-20", False),
        ("2024-08~", "2024-08-20", True), ("2024-09~", "2024-08-20", False),
    ],
)  # fmt: skip
def test_dates(wanted: str | None, given: str | None, fits: bool) -> None:
    assert dates_fit(wanted, make_claim(when=make_when(given) if given else None)) is fits


def test_the_claim_that_fits_best_is_held_against_a_row() -> None:
    document = make_document("India and Japan\nsigned a pact.")
    other, best = make_claim(document, kind="exercise"), make_claim(document)
    case = case_of(row(), [other, best])
    assert (case.best, case.wrong) == (best, ())
    assert case_of(row(anchor="elsewhere"), [best]).wrong == ("no claim",)


def test_a_plan_is_shown_as_an_act_only_where_no_claim_of_its_kind_says_plan() -> None:
    plan, act = make_claim(status="planned"), make_claim()
    wanted = row(statuses=("planned",), anchor="India and Japan")
    assert columns_of(case_of(wanted, [act])) == ("LIKELY", "ACTUALLY")
    assert columns_of(case_of(wanted, [act, plan])) == ("LIKELY", "LIKELY")
    assert columns_of(case_of(row(kind="transfer"), [act])) is None


def test_white_space_is_folded() -> None:
    assert fold(" a \n b ") == "a b"
