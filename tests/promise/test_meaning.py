"""The matcher: how near a passage is to a promise, and what it is to it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from comity.errors import EncoderError
from comity.promise.meaning import BEFORE, FOLDER, ROLES, Matcher, Passage, matcher

LOAN = Passage("Peru will lend Fiji 40 million dollars for a harbour at Suva by 2021.")


def test_what_stands_before_is_read_with_it() -> None:
    assert Passage("It  was\nsigned.", " The  loan. ").words == "The loan. // It was signed."
    assert Passage("It was signed.").words == "It was signed."


def test_of_what_stands_before_the_end_is_read() -> None:
    words = Passage("It was signed.", "far " * 100 + "near").words
    assert words.endswith("far near // It was signed.")
    assert len(words) <= BEFORE + len(" // It was signed.")


def test_what_came_of_a_promise_is_nearer_than_what_did_not() -> None:
    paid = Passage("Peru has paid out all of the 40 million dollars for the harbour at Suva.")
    other = Passage("Fiji's rugby players beat Tonga by nine points on Saturday.")
    assert matcher().likeness(LOAN, paid) > matcher().bar > matcher().likeness(LOAN, other)


@pytest.mark.parametrize(("text", "role"), [
    ("The loan for the harbour at Suva has been called off, Lima said.", "against"),
    ("The harbour at Suva was opened on Friday, paid for by Peru.", "done"),
    ("Fiji is to get 40 million dollars from Peru for its harbour, the two repeated.", "again"),
])  # fmt: skip
def test_what_it_is_to_the_promise(text: str, role: str) -> None:
    roles = matcher().roles(LOAN, Passage(text))
    assert max(roles, key=lambda name: roles[name]) == role


def test_the_roles_share_all_of_it() -> None:
    roles = matcher().roles(LOAN, Passage("Talks were held."))
    assert tuple(roles) == ROLES
    assert sum(roles.values()) == pytest.approx(1, abs=0.001)


def test_a_passage_has_one_vector_whatever_was_read_before() -> None:
    fresh, used = Matcher(), matcher()
    used.vector(Passage("Something else was read before this one, and it is rather longer."))
    vector = fresh.vector(LOAN)
    assert np.array_equal(vector, used.vector(LOAN))
    assert np.linalg.norm(vector) == pytest.approx(1, abs=0.001)


def test_several_are_read_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.promise.meaning.MOST", 3)
    fresh, passages = Matcher(), [LOAN, *(Passage(f"Talks were held {n} times.") for n in (2, 3, 3, 4))]
    fresh.vector(LOAN)
    found = fresh.vectors(passages)
    assert all(np.array_equal(one, matcher().vector(passage)) for one, passage in zip(found, passages, strict=True))
    assert fresh.vectors([]) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "weights")


@pytest.mark.parametrize("name", ["matcher.json", "matcher.onnx", "tokenizer.json"])
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(EncoderError, match=f"cannot read {name}"):
        Matcher(folder)


@pytest.mark.parametrize("name", ["matcher.onnx", "tokenizer.json"])
def test_a_file_that_was_not_trained_is_told(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"other")
    with pytest.raises(EncoderError, match=f"{name} is not the file that was trained"):
        Matcher(folder)


def test_facts_that_are_no_json_are_told(folder: Path) -> None:
    (folder / "matcher.json").write_text("{", "utf-8")
    with pytest.raises(EncoderError, match=r"matcher\.json is no JSON"):
        Matcher(folder)


@pytest.mark.parametrize("facts", ["[]", "3", "null", "{}"])
def test_facts_that_lack_a_part_are_told(folder: Path, facts: str) -> None:
    (folder / "matcher.json").write_text(facts, "utf-8")
    with pytest.raises(EncoderError, match=r"matcher\.json lacks a part"):
        Matcher(folder)


def test_other_facts_give_another_name(folder: Path) -> None:
    facts = json.loads((folder / "matcher.json").read_text("utf-8"))
    (folder / "matcher.json").write_text(json.dumps(facts | {"bar": 0.9}), "utf-8")
    assert Matcher(folder).name != matcher().name
