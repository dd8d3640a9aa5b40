"""The items of a list, and whom the words before it name as the one who does what they say."""

from __future__ import annotations

import pytest

from comity.coder import code
from comity.discourse import Discourse
from comity.model import Document, Section
from comity.parse import load_parser
from comity.reading import Reading, read_sentences
from comity.who import find_mentions
from factories import make_document

OPENING = "Kenya and Uganda held talks. Kenya thanked Uganda."


def listed(lead: str, *items: str, role: str = "list") -> Document:
    """A report of an opening paragraph, the words before a list, and its items."""
    paragraphs = [OPENING, lead, *items]
    text = "\n\n".join(paragraphs)
    sections, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        sections.append(Section(start, start + len(paragraph), "body" if number < 2 else role))  # type: ignore[arg-type]
        start += len(paragraph) + 2
    made = make_document(text)
    return Document(made.id, text, made.sha256, tuple(sections), made.path, published=made.published)


def readings(document: Document) -> list[Reading]:
    sentences = next(iter(load_parser().parse([document])))
    return list(read_sentences(document, sentences, Discourse(find_mentions(sentences, None, None))))


def led_by(document: Document) -> set[str]:
    return {actor.id for mention in readings(document)[-1].lead for actor in mention.actors}


@pytest.mark.parametrize("lead", ["Kenya and Uganda", "Kenya and Uganda agreed to:", "On trade, they", "The Ministers"])
def test_an_item_has_the_subject_of_the_words_before_the_list(lead: str) -> None:
    assert led_by(listed(lead, "will open a market;", "will share water.")) == {"KEN", "UGA"}


@pytest.mark.parametrize(
    "document",
    [
        listed("Kenya and Uganda agreed.", "will open a market."),
        listed("Kenya and Uganda", "The market will open."),
        listed("Kenya and Uganda", "will open a market.", role="body"),
        listed("The rains", "will come in May."),
    ],
)
def test_no_item_no_subject(document: Document) -> None:
    assert led_by(document) == set()


def test_an_item_makes_a_claim_of_those_before_the_list() -> None:
    document = listed("Kenya and Uganda", "condemned Rwanda;")
    (claim,) = (c for c in code(document, next(iter(load_parser().parse([document])))) if c.passage.role == "list")
    assert {party.id: party.role for party in claim.parties} == {"KEN": "actor", "UGA": "actor", "RWA": "recipient"}
