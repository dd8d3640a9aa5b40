"""Triples of a text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.metrics import Counts
from comity.evaluate.triplets import (
    Triple,
    codes_of,
    head,
    matched,
    plain,
    read_rows,
    read_triples,
    resolve,
    resolved,
    score_rows,
    triples_of,
)
from comity.phrases import Phrase
from comity.triples import STATEMENT
from comity.triples import Triple as Found
from evaluate.gold import write
from factories import FakeEncoder

LINEAR = (
    "<triplet> Peru's army <subj> Chile <obj> Consult <subj> Bolivia <obj> Provide Aid "
    "<triplet> Chile <subj> Peru <obj> Fight"
)


def triple(actor: str, code: str, recipient: str) -> Triple:
    return Triple(actor, frozenset({code}), recipient)


def test_linear_form() -> None:
    assert list(read_triples(LINEAR)) == [
        triple("Peru's army", "04", "Chile"), triple("Peru's army", "07", "Bolivia"), triple("Chile", "19", "Peru"),
    ]  # fmt: skip


def test_a_root_that_cameo_lacks(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "doc_id,text,triplets", "1,x,<triplet> A <subj> B <obj> Greet")
    with pytest.raises(EvaluateError, match="row 2: 'greet' is no CAMEO root"):
        read_rows(path)


def test_triples_of_what_was_found() -> None:
    peru, chile = Phrase("Peru", 0, 4, 0), Phrase("Chile", 10, 15, 2)
    found = Found(peru, "AID", chile, "AID", "happened", 0.9, "helped")
    assert triples_of([found, replace(found, trigger="fed")]) == (triple("Peru", "07", "Chile"),)
    assert triples_of([replace(found, type=STATEMENT)]) == (triple("Peru", "01", "Chile"),)


@pytest.mark.parametrize(("status", "code"), [("happened", "05"), ("promised", "03")])
def test_an_agreement_that_was_made_is_diplomatic_cooperation(status: str, code: str) -> None:
    peru, chile = Phrase("Peru", 0, 4, 0), Phrase("Chile", 10, 15, 2)
    assert codes_of(Found(peru, "AGREE", chile, "AGREE", status, 0.9, "signed")) == {code}


def test_words_are_compared_without_articles_and_possessives() -> None:
    assert plain("The U.S.'s Navy") == "u s navy"
    assert head("the old Navy of Peru") == "navy"
    assert head("") == ""


def test_each_triple_is_met_once() -> None:
    gold = [triple("Peru", "04", "Chile"), triple("Peru", "04", "the Chile")]
    given = [Triple("PERU", frozenset({"04", "05"}), "Chile"), triple("Chile", "04", "Peru")]
    assert matched(gold, given, plain) == Counts(1, 1, 1)


def test_only_sides_that_are_known_are_resolved() -> None:
    known = resolve(["Peru's army", "Chile", "the farmers"])
    assert known == {"Peru's army": "PER", "Chile": "CHL"}
    rows = [triple("Peru's army", "04", "Chile"), triple("the farmers", "14", "Chile"), triple("Chile", "04", "Chile")]
    assert resolved(rows, known) == (triple("PER", "04", "CHL"),)


def test_score(tmp_path: Path) -> None:
    row = "1,Peru helped Chile.,<triplet> Peru <subj> Chile <obj> Provide Aid"
    path = write(tmp_path / "a.csv", "doc_id,text,triplets", row)
    result = score_rows(read_rows(path), [path], Options(), FakeEncoder(type="AID", share=0.95))
    assert {figure.value for figure in result.figures} == {1.0}
    assert [figure.name for figure in result.figures[::3]] == [
        "triplets.strict.f1", "triplets.head.f1", "triplets.country.f1",
    ]  # fmt: skip
    assert result.examples == ()
