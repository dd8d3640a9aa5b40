"""Which paragraphs are parsed: all that can make a claim, whoever else is in the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from comity.model import Document
from comity.parse import load_parser
from comity.read import read
from comity.triage import find_actors, may_stand_for, worth_parsing
from comity.who import find_mentions, states
from comity.who.places import count_states, may_name
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


SAID = (
    "The PM met Abe. Tokyo and New Delhi will sign, Mr Ishiba said; the Australains too.",
    "US-2 talks of 2015: Modi, Morrison, and the Elysee.",
    "Nothing of the kind was said in north korea, the Bundeswehr told Le Monde.",
    "In Osaka and Pune the Quad was praised by Wellington.",
)


@pytest.mark.parametrize("text", SAID)
def test_what_is_found_in_a_text_may_be_found_by_its_words(text: str) -> None:
    found = set(find_actors(text)) & states().keys()
    assert all(may_stand_for(text, state) for state in found)
    assert all(may_name(text, state) for state in count_states(text))


def test_a_text_without_a_word_for_a_state_is_not_read_for_it() -> None:
    assert not may_stand_for("Tokyo and New Delhi will sign.", "FRA")
    assert not may_name("Tokyo and New Delhi will sign.", "MNG")
    assert may_stand_for("The Australains came.", "AUS")
