"""The corpus as it is released: its size, its labels, its parts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from comity.evaluate.passages import read_passages
from comity.model import KINDS, STATUSES
from comity.what.codebook import load_codebook

CORPUS = Path(__file__).parents[2] / "corpus"
PARTS = ("train", "dev", "test")


@cache
def passages(part: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in (CORPUS / f"{part}.jsonl").read_text("utf-8").splitlines())


def sentences() -> list[dict[str, Any]]:
    return [sentence for part in PARTS for passage in passages(part) for sentence in passage["sentences"]]


def test_it_is_as_large_as_its_card_says() -> None:
    assert sum(len(passages(part)) for part in PARTS) == 450
    assert len(sentences()) == 4527
    assert sum(len(sentence["events"]) for sentence in sentences()) == 4564


def test_a_quarter_of_the_sentences_has_no_event() -> None:
    idle = [sentence for sentence in sentences() if not sentence["events"]]
    assert len(idle) / len(sentences()) >= 0.25


def test_no_sentence_stands_in_two_parts() -> None:
    train, dev, test = ({s["text"] for p in passages(part) for s in p["sentences"]} for part in PARTS)
    shared = train & dev | train & test | dev & test
    assert not [text for text in shared if len(text.split()) > 2], "two words may be written twice"


def test_one_writer_is_in_the_test_part_alone() -> None:
    writers = {part: {passage["writer"] for passage in passages(part)} for part in PARTS}
    assert writers["test"] - writers["train"] - writers["dev"] == {"writer 5"}


def test_every_label_is_in_the_codebook() -> None:
    types = {type.id for type in load_codebook().types} | {None}
    for event in (event for sentence in sentences() for event in sentence["events"]):
        assert event["status"] in STATUSES
        assert event["kind"] in KINDS
        assert event["type"] in types
        assert event["actors"] or event["recipients"]


def test_triggers_and_mentions_stand_in_their_sentence() -> None:
    for sentence in sentences():
        for event in sentence["events"]:
            words = event["trigger"].split(" ... ")
            words += [p["mention"] for p in event["actors"] + event["recipients"] + event["thirds"] if p["mention"]]
            assert all(word in sentence["text"] for word in words), sentence["id"]


@pytest.mark.parametrize("part", PARTS)
def test_the_scorer_reads_it(part: str) -> None:
    assert len(read_passages(CORPUS / f"{part}.jsonl")) == len(passages(part))


@pytest.mark.parametrize("name", ["a", "b"])
def test_both_passes_label_every_sentence(name: str) -> None:
    labelled = [s["id"] for p in passages(f"pass_{name}") for s in p["sentences"]]
    assert sorted(labelled) == sorted(sentence["id"] for sentence in sentences())
