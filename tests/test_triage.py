"""Which paragraphs are parsed: all that can make a claim, whoever else is in the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from comity.model import Document
from comity.parse import load_parser
from comity.read import read
from comity.triage import find_actors, worth_parsing
from comity.who import find_mentions
from factories import make_document

PLAIN = "The company sold its shares."


def kept(document: Document) -> list[str]:
    parts = (document.text[s.start : s.end] for s in worth_parsing(document).sections)
    return [part for part in parts if part]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru signed a pact.", {"PER"}),
        ("The Peruvian navy sailed to Lima.", {"PER"}),
        ("NATO met.", {"NATO"}),
        ("Macron phoned.", {"FRA"}),
        ("Kenyta signed a pact.", {"KEN"}),
        ("The external affairs minister spoke.", {"IND"}),
        ("The president met the ministers.", set()),
        ("They met again in spring, and the company paid US$ 5.", set()),
    ],
)
def test_who_may_act_is_found_in_plain_text(text: str, expected: set[str]) -> None:
    assert set(find_actors(text)) == expected


def test_a_known_thing_brings_its_parties() -> None:
    assert list(find_actors("The Malabar drill began.")) == ["Malabar"]


def test_a_text_that_names_nobody_is_not_parsed() -> None:
    assert kept(make_document(f"{PLAIN}\n\nIt rained.")) == []


def test_of_a_text_about_one_only_what_may_refer_to_it_is_parsed() -> None:
    document = make_document("\n\n".join([PLAIN, "Peru spoke.", "It hoped.", "They met.", "It rained.", "He left."]))
    assert kept(document) == ["Peru spoke.", "It hoped.", "They met."]


def test_a_text_that_names_two_is_parsed_whole() -> None:
    document = make_document("\n\n".join([PLAIN, "Peru spoke.", "It hoped.", PLAIN, PLAIN, PLAIN, "Chile left."]))
    assert worth_parsing(document) == document


def test_what_a_government_publishes_is_parsed_whole() -> None:
    document = replace(make_document(PLAIN), publisher="Ministry of Foreign Affairs, Peru")
    assert worth_parsing(document) == document


def test_the_paragraphs_keep_their_places() -> None:
    document = make_document(f"{PLAIN}\n\nPeru spoke.")
    (sentence,) = next(iter(load_parser().parse([worth_parsing(document)])))
    assert (sentence.text, sentence.paragraph) == ("Peru spoke.", 1)


def test_whoever_is_named_in_a_sentence_is_found_in_plain_text() -> None:
    folder = Path(__file__).parent.parent / "samples" / "india-japan"
    documents = [d for d in read([str(folder)], {}) if isinstance(d, Document)][::3]
    for document, sentences in zip(documents, load_parser().parse(documents), strict=True):
        rows = find_mentions(sentences, document.published)
        for sentence, row in zip(sentences, rows, strict=True):
            named = {a.id for m in row if m.form in ("name", "demonym", "capital", "body") for a in m.actors}
            assert named <= set(find_actors(sentence.text))
