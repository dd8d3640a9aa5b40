"""What holds for any text: order, no overlap, offsets that give the words back, the same answer twice, and speed."""

from __future__ import annotations

import itertools
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from comity import who
from comity.model import Mention, Sentence
from comity.parse import load_parser, parse_text
from comity.who import find_mentions

WORDS = (
    "India",
    "Japan",
    "Tokyo",
    "Beijing",
    "Indian",
    "Navy",
    "Prime Minister",
    "Narendra Modi",
    "both",
    "the two",
    "countries",
    "it",
    "its",
    "they",
    "their",
    "he",
    "who",
    "which",
    "said",
    "agreed",
    "and",
    ",",
    ".",
    "-",
    "of",
    "in",
    "the",
    "US",
    "'s",
    "EU",
    "Foreign Minister",
    "Kamikawa",
    "South China Sea",
    "with",
    "met",
    "Georgia",
    "May",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
NEWS = "India and Japan signed a pact in Tokyo, and Indian Defense Minister Rajnath Singh said both countries gained. "


def parsed(text: str) -> list[Sentence]:
    return parse_text(load_parser(), [text])


def checked(sentence: Sentence, mentions: tuple[Mention, ...]) -> None:
    for mention in mentions:
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert sentence.text[mention.start - sentence.start : mention.end - sentence.start] == mention.text
        assert sentence.tokens[mention.head] in sentence.at(mention.start, mention.end)
        assert mention.actors
    assert all(one.end <= two.start for one, two in itertools.pairwise(mentions))


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from([None, "2023-03-20", "2019", "1900"]))
def test_mentions_are_sorted_apart_and_true_to_the_text(text: str, on: str | None) -> None:
    sentences = parsed(text)
    rows = find_mentions(sentences, on)
    assert len(rows) == len(sentences)
    for sentence, mentions in zip(sentences, rows, strict=True):
        checked(sentence, mentions)


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    sentences = parsed(text)
    assert find_mentions(sentences, None) == find_mentions(sentences, None)


def test_no_sentences_no_mentions() -> None:
    assert find_mentions([], None) == ()


def test_a_document_of_eight_hundred_words_is_quick() -> None:
    sentences = parsed(NEWS * 42)
    find_mentions(sentences, "2023-03-20")
    start = perf_counter()
    find_mentions(sentences, "2023-03-20")
    assert perf_counter() - start < 0.1


def test_the_public_names() -> None:
    assert who.__all__ == [
        "Resolved",
        "State",
        "Term",
        "find_actor",
        "find_mentions",
        "holder",
        "state_id",
        "state_name",
        "states",
        "suggest_states",
        "terms",
    ]
