"""Gold of passages in any language: how it is read, paired and scored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.notices import alike, read_notices, score
from comity.evaluate.report import Result
from evaluate.gold import make_event, write_jsonl
from factories import make_claim

CLAIM: dict[str, Any] = {
    "parties": [{"id": "JPN", "role": "actor"}, {"id": "IND", "role": "actor"}],
    "kind": "engagement", "event": "CONSULT", "status": "happened", "thing": None, "when": "2024-08-20", "due": None,
    "exact": "会談した",
}  # fmt: skip
ROW: dict[str, Any] = {
    "id": "ja-1", "text": "概要は以下のとおり。日印外相は、８月20日、会談した。", "published": "2024-08-21",
    "publisher": "外務省", "claims": [CLAIM],
}  # fmt: skip


def result(path: Path, **fields: Any) -> Result:
    return score([write_jsonl(path / "ja.jsonl", ROW | fields)], Options())


def values(path: Path, **fields: Any) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in result(path, **fields).figures}


def test_what_is_right(tmp_path: Path) -> None:
    found = values(tmp_path)
    assert (found["ja.events.f1"], found["ja.status_accuracy"], found["ja.when_accuracy"]) == (1.0, 1.0, 1.0)
    assert (found["ja.parties.f1"], found["ja.actually_wrong"], found["ja.no_event_any"]) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("fields", "figure", "value"),
    [
        ({"status": "planned"}, "ja.status_accuracy", 0.0),
        ({"status": "planned"}, "ja.actually_wrong", 1.0),
        ({"kind": "mechanism"}, "ja.kind_accuracy", 0.0),
        ({"when": "2024-08-19"}, "ja.when_accuracy", 0.0),
        ({"thing": "日印外相間戦略対話"}, "ja.thing_accuracy", 0.0),
        ({"parties": [{"id": "JPN", "role": "actor"}]}, "ja.parties.precision", 0.5),
        ({"parties": [{"id": "JPN", "role": "actor"}, {"id": "IND", "role": "recipient"}]}, "ja.roles.f1", 0.5),
        ({"parties": [{"id": "CHN", "role": "actor"}]}, "ja.events.f1", 0.0),
    ],
)
def test_what_is_wrong(fields: dict[str, Any], figure: str, value: float, tmp_path: Path) -> None:
    assert values(tmp_path, claims=[CLAIM | fields])[figure] == value


def test_what_the_gold_does_not_have(tmp_path: Path) -> None:
    found = values(tmp_path, claims=[])
    assert (found["ja.events.precision"], found["ja.actually_wrong"], found["ja.no_event_actually"]) == (0.0, 1.0, 0.5)


def test_a_thing_is_known_by_its_words_in_the_language(tmp_path: Path) -> None:
    text = "日印両国は、物品役務相互提供協定に署名した。"
    claim = CLAIM | {
        "kind": "agreement",
        "event": "AGREE",
        "when": None,
        "exact": "署名した",
        "thing": "物品役務相互提供協定",
    }
    assert values(tmp_path, text=text, claims=[claim])["ja.thing_accuracy"] == 1.0


@pytest.mark.parametrize(
    "fields",
    [
        {"claims": [CLAIM | {"exact": "署名した"}]}, {"claims": [CLAIM | {"status": "done"}]},
        {"claims": [CLAIM | {"when": "昨日"}]}, {"claims": [CLAIM | {"parties": [{"id": "JPN", "role": "agent"}]}]},
        {"claims": [{"exact": "会談した"}]}, {"published": "yesterday"},
    ],
)  # fmt: skip
def test_what_is_no_gold(fields: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 1"):
        read_notices(write_jsonl(tmp_path / "ja.jsonl", ROW | fields))


def test_the_language_is_told_by_the_row_the_file_or_the_words(tmp_path: Path) -> None:
    (own,) = read_notices(write_jsonl(tmp_path / "notices.jsonl", ROW | {"text": ROW["text"] * 4}))
    assert own.document.language == "ja"
    with pytest.raises(EvaluateError, match="not coded: hi"):
        read_notices(write_jsonl(tmp_path / "x.jsonl", ROW | {"language": "hi"}))


def test_pairing_needs_a_party_and_kind_or_status() -> None:
    event, claim = make_event(), make_claim()
    assert alike(event, claim) > 0
    assert alike(event, make_claim(kind="position", status="planned")) == 0
    assert alike(event, make_claim(parties=())) == 0


def test_the_day_of_a_plan_may_stand_in_either_field(tmp_path: Path) -> None:
    text = "日印外相は、９月３日に会談する予定である。"
    claim = CLAIM | {"status": "planned", "when": None, "due": "2024-09-03", "exact": "会談"}
    found = values(tmp_path, text=text, claims=[claim])
    assert (found["ja.due_accuracy"], found["ja.when_accuracy"]) == (1.0, None)


def test_one_half_of_the_passages_is_scored_alone(tmp_path: Path) -> None:
    rows = [{"id": half, "text": "日印外相会談が開催された。", "half": half, "claims": []} for half in ("dev", "held")]
    path = tmp_path / "ja.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    assert [len(read_notices(path, half)) for half in (None, "dev", "held", "none")] == [2, 1, 1, 0]
