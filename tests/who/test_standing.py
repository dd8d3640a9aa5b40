"""How mentions stand in a sentence: at the ends of an act, as its topic, or only as a place."""

from __future__ import annotations

import pytest

from comity.model import Mention, Sentence
from comity.parse import load_parser, parse_text
from comity.who import find_mentions
from comity.who.standing import find_all_ends, find_ends, find_joined, is_deep, is_place, is_topic, taking_part


def read(text: str) -> tuple[Sentence, tuple[Mention, ...]]:
    (sentence,) = parse_text(load_parser(), [text])
    (found,) = find_mentions([sentence], None)
    return sentence, found


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("India and Japan met.", {"IND", "JPN"}),
        ("India met Japan.", {"IND", "JPN"}),
        ("India held talks with Japan.", {"IND", "JPN"}),
        ("India and Japan met, China said.", {"IND", "JPN"}),
        ("The navies of India and Japan met China.", {"IND", "JPN"}),
        ("India said Japan slept.", set()),
        ("India slept.", set()),
        ("India, Japan", set()),
    ],
)
def test_the_ends_of_the_act(text: str, ends: set[str]) -> None:
    assert find_ends(*read(text)) == ends


def test_a_joint_subject_may_have_another_end() -> None:
    row = read("India and Japan met China.")
    assert find_joined(*row) == {"IND", "JPN"}
    assert find_all_ends(*row) == {"IND", "JPN", "CHN"}


@pytest.mark.parametrize(
    "text",
    ["We discussed China.", "We shared views on China.", "The China-Russia war went on.", "Talks over China went on."],
)
def test_topics(text: str) -> None:
    sentence, mentions = read(text)
    assert mentions and all(is_topic(sentence, mention) for mention in mentions)


@pytest.mark.parametrize("text", ["We put sanctions on China.", "The China-Russia talks went on.", "We met China."])
def test_no_topics(text: str) -> None:
    sentence, mentions = read(text)
    assert mentions and not any(is_topic(sentence, mention) for mention in mentions)


def test_places_and_what_stands_deep() -> None:
    sentence, (deep, place) = read("Talks led by China went on in Japan.")
    assert is_deep(sentence, deep) and is_place(sentence, place)
    assert not is_deep(sentence, place) and not is_place(sentence, deep)


def test_a_counterpart_is_one_in_office() -> None:
    sentence, mentions = read("We met the Indian counterpart.")
    assert [mention.form for mention in taking_part(sentence, mentions)] == ["office"]
