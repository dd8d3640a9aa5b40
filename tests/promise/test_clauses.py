"""Clauses, and the words in them that commit somebody, or nobody."""

from __future__ import annotations

import pytest

from comity.promise.clauses import Cue, clause_at, clause_from, clauses_of, cues_of, governing, may_be, softened


def only(sentence: str) -> Cue:
    (found,) = cues_of(sentence)
    return found


def strengths(sentence: str) -> list[int]:
    return [cue.strength for cue in cues_of(sentence)]


def governed(sentence: str, trigger: str) -> list[str]:
    return [cue.words for cue in governing(sentence, clause_at(sentence, trigger))]


def clause_of(sentence: str, trigger: str) -> str:
    found = clause_at(sentence, trigger)
    return sentence[found.start : found.end].strip()


# --- words that commit, and that bar ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "strength", "words"),
    [
        ("Peru will send two ferries.", 3, "will"),
        ("Peru shall send two ferries.", 3, "shall"),
        ("The dock is to open soon.", 3, "is to"),
        ("Peru decided to open a dock.", 3, "decided"),
        ("They agreed to open a dock.", 2, "agreed"),
        ("Peru committed to open a dock.", 2, "committed"),
        ("Peru pledged two ferries.", 2, "pledged"),
        ("Peru vowed to plant a forest.", 2, "vowed"),
        ("Peru intends to open a dock.", 1, "intends"),
        ("Peru aims to open a dock.", 1, "aims"),
        ("Peru seeks to buy a dock.", 1, "seeks"),
        ("Peru plans to open a dock.", 1, "plans to"),
    ],
)
def test_verbs_commit_with_a_strength(sentence: str, strength: int, words: str) -> None:
    assert (only(sentence).strength, only(sentence).words, only(sentence).reason) == (strength, words, None)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Peru welcomed the new dock.", "welcomed"),
        ("They took note of the storm.", "welcomed"),
        ("Peru hopes for a new dock.", "wish"),
        ("Peru looks forward to a new dock.", "wish"),
        ("The dock is expected next week.", "expected"),
        ("A dock is likely.", "expected"),
        ("Nobody knows how many ferries sail.", "question"),
        ("Peru permitted the sale of ferries.", "permission"),
        ("Peru offered two ferries.", "offer"),
        ("Peru proposed a new dock.", "offer"),
        ("Peru must open a dock.", "call"),
        ("Peru urged Chile on.", "call"),
        ("Peru could open a dock.", "conditional"),
        ("Peru would open a dock.", "conditional"),
        ("Analysts say that docks pay.", "not a state"),
        ("Peru ruled out a new dock.", "negated"),
    ],
)
def test_other_words_bar_with_a_reason(sentence: str, reason: str) -> None:
    assert (only(sentence).strength, only(sentence).reason) == (0, reason)


def test_of_two_that_overlap_the_longer_one_stands() -> None:
    assert [(cue.words, cue.reason) for cue in cues_of("Peru has no plans to open a dock.")] == [
        ("no plans", "negated")
    ]


def test_cues_come_in_their_order() -> None:
    assert [cue.words for cue in cues_of("Peru hopes that Chile will pay and aims to sail.")] == [
        "hopes",
        "will",
        "aims",
    ]


@pytest.mark.parametrize("sentence", ["The dock opened.", "", "They will have sailed.", "Willing hands, shallow seas."])
def test_words_that_only_look_alike_are_none(sentence: str) -> None:
    assert not strengths(sentence)


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Peru announced that it would open a dock.", [3]),
        ("Peru promised it would open a dock.", [2, 3]),
        ("Peru said it would sail, and its crews would train.", [3, 3]),
        ("Peru would open a dock.", [0]),
        ("Chile asked if Peru said it would sail.", [0, 0, 0]),
        ("Peru would sail, the envoy said.", [0]),
    ],
)
def test_a_would_that_is_told_is_a_will(sentence: str, strength: list[int]) -> None:
    assert strengths(sentence) == strength


@pytest.mark.parametrize("sentence", ["In May Peru will sail.", "On 3 May Peru will sail.", "By May 3 Peru will sail."])
def test_the_month_of_may_leaves_nothing_open(sentence: str) -> None:
    assert strengths(sentence) == [3]


@pytest.mark.parametrize(("word", "open"), [("may", True), ("could", True), ("should", False), ("if", False)])
def test_some_bars_leave_open_whether_it_will_be(word: str, open: bool) -> None:
    assert may_be(Cue(0, len(word), 0, "conditional", word.title())) is open


@pytest.mark.parametrize(("word", "soft"), [("should", True), ("must", True), ("urged", False), ("if", False)])
def test_only_some_bars_give_way_to_what_binds(word: str, soft: bool) -> None:
    assert softened(Cue(0, len(word), 0, "call", word.title())) is soft


# --- clauses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Peru sold ferries but Chile kept docks.", ["Peru sold ferries", "but Chile kept docks."]),
        ("Peru will sail; Chile will wait.", ["Peru will sail;", "Chile will wait."]),
        ("Peru will sail, and Chile will wait.", ["Peru will sail,", "and Chile will wait."]),
        ("Peru sold ferries and docks.", ["Peru sold ferries and docks."]),
        ("A dock that was shut reopens.", ["A dock", "that was shut reopens."]),
        ("Peru – a seller – paid.", ["Peru –", "a seller –", "paid."]),
    ],
)
def test_a_sentence_falls_into_clauses(sentence: str, parts: list[str]) -> None:
    found = clauses_of(sentence)
    assert [sentence[start:end].strip() for start, end in found] == parts
    assert "".join(sentence[start:end] for start, end in found) == sentence


@pytest.mark.parametrize(
    ("trigger", "clause"),
    [
        ("sell", "Peru will sell ferries,"),
        ("sell docks", "and Chile will sell docks."),
        ("sing", "Peru will sell ferries,"),
    ],
)
def test_a_trigger_is_found_next_to_its_other_words(trigger: str, clause: str) -> None:
    assert clause_of("Peru will sell ferries, and Chile will sell docks.", trigger) == clause


def test_without_a_trigger_the_first_clause_stands() -> None:
    assert clause_of("Peru sailed, and Chile will wait.", "") == "Peru sailed,"


def test_the_verb_of_words_that_commit_stands_behind_them() -> None:
    sentence = "Chile slept, and Peru will sail."
    found = clause_from(sentence, only(sentence))
    assert sentence[found.start : found.verb] == "and Peru will"
    assert sentence[found.verb : found.end] == " sail."


@pytest.mark.parametrize(
    ("sentence", "trigger", "words"),
    [
        ("They agreed to hold a regatta and to open a dock.", "open", ["agreed"]),
        ("They agreed to hold a regatta, that crews train and to open a dock.", "open", ["agreed"]),
        ("Peru hopes to sail, and Chile will wait.", "wait", ["will"]),
        ("Chile slept, and Peru opened a dock.", "opened", []),
        ("A goal of nine docks was set.", "set", ["goal"]),
        ("A price of nine ferries was pledged.", "price", ["pledged"]),
    ],
)
def test_a_clause_is_governed_by_its_own_words_or_those_it_is_carried_by(
    sentence: str, trigger: str, words: list[str]
) -> None:
    assert governed(sentence, trigger) == words
