"""Who speaks from sentence to sentence: turns, quotations that go on, and "he"."""

from __future__ import annotations

import pytest

from comity.model import Actor, Speaker
from comity.parse import load_parser, parse_text
from comity.whence.voices import find_voices
from comity.who import find_mentions

PERU = Actor("PER", "Peru", "GOV")


def here(*paragraphs: str, home: Actor | None = None) -> list[str | None]:
    """The id of who speaks in each sentence."""
    sentences = parse_text(load_parser(), list(paragraphs))
    voices = find_voices(sentences, find_mentions(sentences, None), home)
    return [voice.here.id if voice.here else None for voice in voices]


def test_a_turn_is_its_speakers_to_the_end_of_the_paragraph() -> None:
    assert here("SPOKESWOMAN: The ship left. It will return.", "The room was full.", home=PERU)[1:] == [
        "PER",
        "PER",
        None,
    ]


def test_questions_and_answers_are_the_documents_own() -> None:
    assert here("Q: Will the ship return?", "A: It will return.", home=PERU) == [None, None]


@pytest.mark.parametrize("label", ["Ms Banda (Zambia)", "Zambian spokesman", "MR. BANDA (Zambia)"])
def test_the_state_in_a_label(label: str) -> None:
    assert here(f"{label}: The ship left.", home=PERU)[-1] == "ZMB"


def test_an_official_of_nobody_known_has_no_voice() -> None:
    assert here("SPOKESMAN: The ship left.") == [None]


def test_a_state_speaks_after_its_name_a_report_does_not() -> None:
    assert here("Lusaka: we launched nothing.") == ["ZMB"]
    assert here("Lusaka: A ship left on Monday.") == [None]


def test_a_quotation_goes_on() -> None:
    assert here('Peru said: "The ship left. It will return. All are well." Chile waited.') == [
        "PER",
        "PER",
        "PER",
        None,
    ]


def test_the_speaker_of_a_quotation_may_be_named_behind_it() -> None:
    assert here('"The ship left. It will return," Peru said.') == ["PER", None]


def test_who_spoke_last() -> None:
    sentences = parse_text(
        load_parser(), ["Peru's foreign minister said that the ship left. He added that it was new."]
    )
    voices = find_voices(sentences, find_mentions(sentences, None))
    assert voices[0].last is None
    assert voices[1].last == Speaker("PER", voices[1].last.name if voices[1].last else "", "Foreign Minister")
