"""Labelled passages as they lie in files."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from comity.errors import EvaluateError
from comity.evaluate.passages import GoldParty, joined, read_passages
from evaluate.gold import PASSAGE, write_jsonl


def altered(**fields: Any) -> dict[str, Any]:
    """The passage with fields of its event changed."""
    passage = copy.deepcopy(PASSAGE)
    passage["sentences"][0]["events"][0] |= fields
    return passage


def test_a_passage_is_read(tmp_path: Path) -> None:
    (passage,) = read_passages(write_jsonl(tmp_path / "c.jsonl", PASSAGE))
    first, second = passage.sentences
    assert passage.document.text[second.start : second.end] == second.text
    assert (passage.register, passage.writer, passage.document.published) == ("wire", "t", "2024-08-21")
    assert first.events[0].parties[1] == GoldParty("JPN", "actor", "", "Japan")
    assert first.dates == (("on Tuesday", "2024-08-20"),)


def test_a_dash_is_nothing(tmp_path: Path) -> None:
    (passage,) = read_passages(write_jsonl(tmp_path / "c.jsonl", altered(type="-", thing="-", due="-")))
    event = passage.sentences[0].events[0]
    assert (event.type, event.thing, event.due) == (None, None, None)


def test_quantity_and_speaker(tmp_path: Path) -> None:
    given = altered(quantity={"value": 12, "unit": "piece"}, speaker={"id": "IND", "mention": "Delhi"})
    event = read_passages(write_jsonl(tmp_path / "c.jsonl", given))[0].sentences[0].events[0]
    assert (event.quantity, event.speaker) == ((12.0, "piece"), "IND")


@pytest.mark.parametrize("fields", [{"status": "done"}, {"kind": "deed"}, {"quantity": {"value": "?", "unit": "x"}}])
def test_a_label_that_there_is_not(tmp_path: Path, fields: dict[str, Any]) -> None:
    with pytest.raises(EvaluateError, match="line 1: no labelled passage"):
        read_passages(write_jsonl(tmp_path / "c.jsonl", altered(**fields)))


def test_a_day_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 1: no labelled passage"):
        read_passages(write_jsonl(tmp_path / "c.jsonl", PASSAGE | {"published": "soon"}))


def test_sentences_are_joined_by_a_space() -> None:
    document, starts = joined(["One met two.", "Two left."], None, "c:1")
    assert (document.text, starts) == ("One met two. Two left.", [0, 13])


def test_a_first_sentence_without_a_full_stop_is_the_headline() -> None:
    document, starts = joined(["One meets two", "Two left.", "One stayed."], None, "c:1")
    assert document.text == "One meets two\n\nTwo left. One stayed."
    assert starts == [0, 15, 25]
    assert [section.role for section in document.sections] == ["headline", "body"]
