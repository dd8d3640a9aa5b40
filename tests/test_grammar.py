"""Subjects, objects and clauses of parsed sentences."""

from __future__ import annotations

import pickle

import pytest

from comity import grammar
from comity.model import Sentence, Token
from sentences import parsed, token


def words(tokens: object) -> list[str]:
    return [t.text for t in tokens]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Peru and Chile signed a treaty.", "signed", ["Peru", "Chile"]),
        ("Peru hopes to sign a treaty.", "sign", ["Peru"]),
        ("Peru, which signed the treaty, is pleased.", "signed", ["Peru"]),
        ("Peru ratified the pact and sent a note.", "sent", ["Peru"]),
        ("Peru asked Chile to sign the treaty.", "sign", ["Chile"]),
        ("Peru is likely to sign the treaty.", "sign", ["Peru"]),
        ("Peru refrained from signing the treaty.", "signing", ["Peru"]),
        ("Ships intruding into the bay were seen.", "intruding", ["Ships"]),
    ],
)
def test_subjects(text: str, verb: str, expected: list[str]) -> None:
    sentence = parsed(text)
    assert words(grammar.subjects(sentence, token(sentence, verb))) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Peru bought tanks and radars.", "bought", ["tanks", "radars"]),
        ("The treaty was signed in Lima.", "signed", ["treaty"]),
        ("The measures adopted by Peru are new.", "adopted", ["measures"]),
    ],
)
def test_objects(text: str, verb: str, expected: list[str]) -> None:
    sentence = parsed(text)
    assert words(grammar.objects(sentence, token(sentence, verb))) == expected


def test_the_agent_of_a_passive() -> None:
    sentence = parsed("The treaty was signed by Peru and Chile.")
    assert words(grammar.agents(sentence, token(sentence, "signed"))) == ["Peru", "Chile"]


def test_a_clause_ends_where_another_subject_begins() -> None:
    sentence = parsed("Peru said that Chile signed the treaty.")
    assert "Chile" not in words(grammar.clause(sentence, token(sentence, "said")))


@pytest.mark.parametrize("text", ["Peru did not sign.", "Peru never signed.", "No treaty exists."])
def test_negation(text: str) -> None:
    sentence = parsed(text)
    assert any(grammar.negated(sentence, t) for t in sentence.tokens)


def test_a_coordinated_verb_shares_the_auxiliary() -> None:
    sentence = parsed("Peru will sign the pact and send a note.")
    assert words(grammar.auxiliaries(sentence, token(sentence, "send"))) == ["will"]


def test_span_text_is_cut_from_the_sentence() -> None:
    sentence = parsed("The new treaty binds Peru.")
    phrase = grammar.noun_phrase(sentence, token(sentence, "treaty"))
    assert grammar.span_text(sentence, phrase) == "The new treaty"


def test_what_is_found_of_a_sentence_is_found_once() -> None:
    asked: list[str] = []

    @grammar.remembered
    def first(sentence: Sentence, token: Token, mark: str = "") -> str:
        asked.append(token.text)
        return sentence.tokens[0].text + mark

    one, other = parsed("Peru met Chile."), parsed("Kenya met Uganda.")
    assert [first(one, one.tokens[1]), first(one, one.tokens[1]), first(other, other.tokens[1])] == [
        "Peru",
        "Peru",
        "Kenya",
    ]
    assert asked == ["met", "met"]
    assert [first(one, one.tokens[1], mark="!"), first(one, one.tokens[1], "?")] == ["Peru!", "Peru?"]
    assert first(one, one.tokens[1]) == "Peru"


def test_a_sentence_that_was_asked_about_can_be_written_down() -> None:
    sentence = parsed("Peru met Chile.")
    grammar.is_passive(sentence, sentence.tokens[1])
    assert pickle.loads(pickle.dumps(sentence)) == sentence
