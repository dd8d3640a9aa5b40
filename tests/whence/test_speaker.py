"""Who says so: the speaker of reported words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Speaker
from comity.whence.speaker import NOBODY, SAYING, find_speaker
from comity.who import find_mentions
from sentences import parsed, token


def speaker(text: str, word: str) -> Speaker | None:
    sentence = parsed(text)
    return find_speaker(sentence, token(sentence, word), find_mentions([sentence], None)[0])


def name(text: str, word: str) -> str | None:
    found = speaker(text, word)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "word", "id"),
    [
        ("Peru said that Chile signed the treaty.", "signed", "PER"),
        ("Peru said Chile signed the treaty.", "signed", "PER"),
        ("Peru announced that it will visit Chile.", "visit", "PER"),
        ("Peru denied attacking Chile.", "attacking", "PER"),
        ("Peru claims to have visited Chile.", "visited", "PER"),
        ("Peru accused Chile of shelling a port.", "shelling", "PER"),
        ("It was stated by Peru that Chile signed the treaty.", "signed", "PER"),
        ("Chile is alleged by Peru to have shelled a port.", "shelled", "PER"),
        ("Peru gave an assurance that Chile would sign the treaty.", "sign", "PER"),
        ("Officials in Peru said that Chile signed the treaty.", "signed", "PER"),
        ("Peru will sign the treaty, its spokesman said.", "sign", "PER"),
        ("Peru will sign the treaty, a senior official said.", "sign", "PER"),
        ("The treaty was signed, said Peru.", "signed", "PER"),
        ("According to Peru, Chile signed the treaty.", "signed", "PER"),
        ("Chile signed the treaty, according to Peru.", "signed", "PER"),
        ("Peru's foreign ministry stated that Chile signed the treaty.", "signed", "PER"),
        ("The African Union said that Chad signed the treaty.", "signed", "AFRICANUNION"),
    ],
)
def test_the_state_or_body_spoken_for(text: str, word: str, id: str) -> None:
    found = speaker(text, word)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Analysts say that Peru signed the treaty.", "Analysts"),
        ("Two senior officials said that Peru signed the treaty.", "Two senior officials"),
        ("According to the report, Peru signed the treaty.", "the report"),
    ],
)
def test_a_speaker_of_no_known_state_has_a_name_only(text: str, found: str) -> None:
    assert speaker(text, "signed") == Speaker(None, found)


@pytest.mark.parametrize(
    "text",
    [
        "Peru signed the treaty.",
        "It said that Peru signed the treaty.",
        "He added that Peru signed the treaty.",
        "The treaty that Peru signed is new.",
        "After Peru signed the treaty, Chile left.",
        "Peru hopes to visit Chile and signed the treaty.",
        "Peru is expected to have signed the treaty.",
        "The map says that Peru signed the treaty.",
        "Peru signed the treaty; Chile has not replied.",
        "Peru said that Chile, which signed the treaty, would leave.",
    ],
)
def test_the_documents_own_voice_and_unknown_pronouns_are_nobody(text: str) -> None:
    assert speaker(text, "signed") is None


def test_the_verb_of_saying_is_the_documents() -> None:
    assert speaker("Peru said that Chile signed the treaty.", "said") is None


def test_the_nearest_of_two_speakers() -> None:
    assert name("Kenya reported that Peru said that Chile signed the treaty.", "signed") == "Peru"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Peru's foreign minister said that Chile signed the treaty.", "Foreign Minister"),
        ("The president of Peru said that Chile signed the treaty.", "President"),
        ("Peru said that Chile signed the treaty.", None),
    ],
)
def test_office(text: str, office: str | None) -> None:
    found = speaker(text, "signed")
    assert found is not None
    assert (found.id, found.office) == ("PER", office)


def test_a_person_is_named_in_full() -> None:
    found = speaker("Peruvian Foreign Minister Rosa Silva said that Chile signed the treaty.", "signed")
    assert found == Speaker("PER", "Rosa Silva", "Foreign Minister")


def test_several_speakers_in_one_word_have_no_single_id() -> None:
    sentence = parsed("Peru and Chile met, and both sides said that Kenya signed the treaty.")
    found = find_speaker(sentence, token(sentence, "signed"), find_mentions([sentence], None)[0])
    assert found is not None
    assert found.id is None


def test_words_of_saying_and_pronouns_are_apart() -> None:
    assert SAYING.isdisjoint(NOBODY)
    assert all(word == word.lower() for word in SAYING | NOBODY)


VERBS = st.sampled_from(sorted(SAYING - {"quote"}))
NAMES = st.sampled_from(("Peru", "Kenya", "Norway", "Fiji"))


@settings(max_examples=25, deadline=None)
@given(NAMES, VERBS, NAMES)
def test_the_speaker_is_never_another_than_who_is_named(subject: str, verb: str, actor: str) -> None:
    sentence = parsed(f"{subject} will {verb} that {actor} signed the treaty.")
    found = find_speaker(sentence, token(sentence, "signed"), find_mentions([sentence], None)[0])
    assert found is None or found.name == subject
