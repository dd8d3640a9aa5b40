"""Events scored from -3 to 3."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.factuality import SCORES, read_events, score, status_at
from comity.evaluate.gold import Options
from comity.model import STATUSES
from evaluate.gold import write_jsonl
from sentences import parsed

ROW = {
    "text": "They left , but did not return .",
    "targets": [{"span1": [1, 2], "label": 3.0}, {"span1": [6, 7], "label": -3.0}],
}


def test_every_status_has_a_score() -> None:
    assert SCORES.keys() == {*STATUSES, None}
    assert all(abs(value) <= 3 for value in SCORES.values())


def test_events_stand_where_their_words_do(tmp_path: Path) -> None:
    ((left, back),) = read_events(write_jsonl(tmp_path / "a.jsonl", ROW))
    assert [ROW["text"][event.start : event.end] for event in (left, back)] == ["left", "return"]  # type: ignore[index]


def test_figures(tmp_path: Path) -> None:
    result = score([write_jsonl(tmp_path / "a.jsonl", ROW, ROW | {"targets": []})], Options(examples=1))
    found = {figure.name: figure.value for figure in result.figures}
    assert found["factuality.r"] == pytest.approx(1.0)
    assert found["factuality.error"] == pytest.approx((3 - SCORES["happened"] + SCORES["not_happened"] + 3) / 2)
    assert found["factuality.error_all_happened"] == 3.0
    assert result.examples[0].given.startswith("not_happened")


def test_a_target_outside_the_text(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 1: no event"):
        read_events(write_jsonl(tmp_path / "a.jsonl", ROW | {"targets": [{"span1": [40, 41], "label": 1}]}))


def test_the_status_of_words() -> None:
    sentence = parsed("They will leave tomorrow.")
    assert status_at([sentence], 10, 15) == "planned"
    assert status_at([sentence], 90, 95) is None
