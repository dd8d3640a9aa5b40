"""Loose texts as documents."""

from __future__ import annotations

from comity.evaluate.coding import BATCH, batches, code_texts, document_of, parse_texts


def test_a_text_is_one_paragraph() -> None:
    document = document_of("Peru left.", "2020", "a")
    assert (document.sections[0].end, document.published, document.path) == (10, "2020", "a")


def test_texts_are_parsed_and_coded_in_order() -> None:
    documents = [document_of("Chile and Peru signed a pact on trade."), document_of("It rained.")]
    assert [bool(claims) for claims in code_texts(documents)] == [True, False]
    assert [len(sentences) for sentences in parse_texts(documents)] == [1, 1]


def test_batches() -> None:
    documents = [document_of(str(number)) for number in range(BATCH + 1)]
    assert [len(batch) for batch in batches(documents)] == [BATCH, 1]
