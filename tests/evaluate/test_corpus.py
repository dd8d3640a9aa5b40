"""Labelled passages scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.evaluate.corpus import failure_of, score, score_groups
from comity.evaluate.fields import Case, align
from comity.evaluate.gold import Options
from comity.evaluate.report import Result
from comity.model import Status
from evaluate.gold import PASSAGE, make_event, make_passage, write_jsonl
from factories import make_claim, make_document


def values(result: Result) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in result.figures}


def result_of(*statuses: tuple[Status | None, Status]) -> Result:
    """The result over passages of one sentence, each with (gold status or no event, claimed status)."""
    passages = [make_passage(*([make_event(status=gold)] if gold else [])) for gold, _ in statuses]
    text = make_document("India and Japan signed a pact.")
    groups = [align(passage, [make_claim(text, status=given)])
              for passage, (_, given) in zip(passages, statuses, strict=True)]  # fmt: skip
    return score_groups(passages, groups, ("c.jsonl",), Options())


def test_the_pipeline_is_scored(tmp_path: Path) -> None:
    found = values(score([write_jsonl(tmp_path / "c.jsonl", PASSAGE)], Options()))
    assert (found["corpus.events.f1"], found["corpus.status_accuracy"], found["corpus.when.f1"]) == (1.0, 1.0, 1.0)
    assert (found["corpus.actually_wrong"], found["corpus.no_event_any"]) == (0.0, 0.0)
    assert (found["corpus.dates.f1"], found["corpus.date_values"]) == (1.0, 1.0)


def test_what_did_not_happen_is_counted() -> None:
    found = values(result_of(("happened", "happened"), ("planned", "happened"), (None, "happened"), ("hoped", "hoped")))
    assert found["corpus.actually_wrong"] == pytest.approx(2 / 3)
    assert (found["corpus.no_event_actually"], found["corpus.column"]) == (1.0, pytest.approx(2 / 3))


def test_a_plan_in_a_sentence_without_event_is_a_claim_of_nothing() -> None:
    found = values(result_of((None, "planned"), ("happened", "happened")))
    assert (found["corpus.no_event_any"], found["corpus.no_event_actually"]) == (1.0, 0.0)
    assert found["corpus.actually_wrong"] == 0.0


def test_what_never_happened_is_shown_first() -> None:
    result = result_of(("happened", "under_way"), ("planned", "happened"))
    assert [example.failure for example in result.examples] == [
        "LIKELY shown under ACTUALLY", "happened taken for under_way",
    ]  # fmt: skip


def test_registers_and_writers_have_a_line_each() -> None:
    tables = {table.title: table.rows for table in result_of(("happened", "happened")).tables}
    assert tables["Registers"][0][:2] == ("wire", 1)
    assert tables["Writers"][0][0] == "t"


def test_without_scores_there_is_no_reliability() -> None:
    assert result_of(("happened", "happened")).reliability == ()


def test_classes_of_failure() -> None:
    passage, event, claim = make_passage(make_event()), make_event(), make_claim()
    sentence = passage.sentences[0]
    assert failure_of(Case(passage, sentence, event, claim)) is None
    assert failure_of(Case(passage, sentence, event, None)) == "missed: agreement"
    assert failure_of(Case(passage, sentence, None, claim)) == "a claim of nothing"
    other = make_claim(kind="position")
    assert failure_of(Case(passage, sentence, event, other)) == "agreement taken for position"
