"""Triples with nothing marked: what a fake encoder's answer makes of the pairs that the grammar gives."""

from __future__ import annotations

import pytest

from comity.parse import load_parser
from comity.triples import BARS, NOUNS, PHRASES, STATEMENT, VERBS, Triple, find_triples
from comity.what.codebook import load_codebook
from comity.what.encoder import mask
from factories import FakeEncoder, make_document


def giving(type: str = "AID", share: float = 0.95, status: str = "happened") -> FakeEncoder:
    """An encoder that reads every pair as of a type."""
    return FakeEncoder(status, type=type, share=share)


def triples(text: str, encoder: FakeEncoder | None = None) -> tuple[Triple, ...]:
    document = make_document(text)
    return find_triples(document, next(iter(load_parser().parse([document]))), encoder or giving())


def told(text: str, encoder: FakeEncoder | None = None) -> set[tuple[str, str, str]]:
    return {(t.actor.text, t.type, t.recipient.text) for t in triples(text, encoder)}


def test_a_triple_says_where_its_words_stand_in_the_document() -> None:
    text = "It rained. The mayor’s office helped the villagers."
    (triple,) = triples(text, giving(share=0.9, status="promised"))
    assert (triple.actor.text, triple.recipient.text) == ("mayor’s office", "villagers")
    assert [text[slice(*p.span)] for p in (triple.actor, triple.recipient)] == ["mayor’s office", "villagers"]
    assert (triple.type, triple.root, triple.status, triple.score, triple.trigger) == (
        "AID", "AID", "promised", 0.9, "helped",
    )  # fmt: skip


def test_the_encoder_reads_pair_and_word_within_the_sentence() -> None:
    encoder = giving()
    triples("It rained. Two bakers fed the miners.", encoder)
    assert [mask(pair) for pair in encoder.asked] == ["@ S @ ^ fed ^ the # T # ."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The nurses were visited by a famous singer.", ("famous singer", "CONSULT", "nurses")),
        ("Police arrested two students and a teacher.", ("Police", "COERCE", "teacher")),
        ("Unions and farmers condemned the minister.", ("farmers", "ACCUSE", "minister")),
        ("The union agreed to boycott the company.", ("union", "SANCTION", "company")),
        ("Peru launched an attack on Chile.", ("Peru", "ASSAULT", "Chile")),
        ("Lima hailed Peru's attack on Chile.", ("Peru", "ASSAULT", "Chile")),
        ("Associated Press fires reporter after error.", ("Associated Press", "SANCTION", "reporter")),
        ("Rebels opened fire at the nurses.", ("Rebels", "ASSAULT", "nurses")),
        ("Ten miners were killed in an air strike.", ("air strike", "ASSAULT", "Ten miners")),
        ("Ministers condemned the strike.", ("Ministers", "ACCUSE", "strike")),
    ],
)
def test_who_does_what_to_whom(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_what_is_said_is_a_statement_about_each_that_it_names() -> None:
    found = told("The bishop said that the miners would return to Potosi.")
    assert {("bishop", STATEMENT, "miners"), ("bishop", STATEMENT, "Potosi")} <= found
    assert ("Maria Quispe", STATEMENT, "Bolivia") in told("According to Maria Quispe, Bolivia is ready.")
    assert ("officials", STATEMENT, "Bolivia") in told("Bolivia is ready for the vote, officials said.")


def test_none_is_dropped_and_so_is_what_the_encoder_doubts() -> None:
    assert told("The bakers helped the miners.", giving(share=0.2)) == set()
    assert told("The bakers helped the roof.", giving(share=0.8)) == set()


def test_pronouns_times_and_light_verbs_make_no_triple() -> None:
    assert told("They fed them. Peru met on Monday. The nurse is a poet. Paul has a sister.") == set()


def test_each_triple_comes_once_with_its_surest_reading() -> None:
    assert len(triples("Peru visited Chile. Later Peru visited Chile again.")) == 1


def test_a_listed_verb_in_another_sense_is_left_to_the_encoder() -> None:
    encoder = giving("AGREE")
    encoder.types["ASSAULT"] = 0.01
    assert {type for _, type, _ in told("Peru struck Chile with a deal.", encoder)} <= {"AGREE"}


def test_what_two_agree_is_told_once_and_what_both_do_alike_is_not() -> None:
    text = "Peru and Chile settled the dispute."
    assert told(text, giving("AGREE")) == {("Peru", "AGREE", "Chile")}
    assert told(text, giving("REJECT")) == set()


def test_a_thing_is_acted_on_by_listed_verbs_of_some_types_alone() -> None:
    assert told("The nurses backed the plan.") == set()
    assert ("nurses", "SUPPORT", "Peru's plan") in told("The nurses backed Peru's plan.")
    assert told("Peru fought inflation.") == set()


def test_a_thing_that_acts_needs_a_verb_with_an_object() -> None:
    assert told("The rain travelled to Peru.", giving("CONSULT")) == set()


def test_each_word_is_listed_once_under_a_type_of_the_codebook() -> None:
    words = [word for table in (VERBS, NOUNS) for row in table.values() for word in row.split()] + [*PHRASES]
    assert sorted(words) == sorted(set(words))
    assert {*VERBS, *NOUNS, *PHRASES.values()} <= {kind.id for kind in load_codebook().types}


def test_a_listed_verb_never_asks_more_than_another() -> None:
    for other in ("actor", "named", "thing"):
        listed, loose = BARS[other, True], BARS[other, False]  # type: ignore[index]
        assert all(listed[way] <= loose[way] for way in ("object", "prep", "joint") if way in listed and way in loose)


def test_one_is_called_up_or_called_names() -> None:
    encoder = giving("ACCUSE")
    assert ("king", "CONSULT", "mayor") in told("The king called the mayor on Monday.", encoder)
    assert ("king", "CONSULT", "mayor") not in told("The king called the mayor a great poet.", encoder)


def test_a_reporting_noun_speaks_and_another_thing_does_not() -> None:
    assert ("report", STATEMENT, "Bolivia") in told("According to the report, Bolivia is ready.")
    assert not told("According to the weather, Bolivia is ready.")


@pytest.mark.parametrize(
    ("text", "type", "whom"),
    [
        ("Peru met Chile in Madrid.", "CONSULT", {"Chile"}),
        ("Peru built schools in Chile.", "AID", {"Chile"}),
        ("Peru withdrew its soldiers from Chile.", "RETREAT", {"Chile"}),
        ("Peru flew doctors to Chile.", "AID", {"Chile"}),
        ("Soldiers seized the ships of Chile.", "COERCE", {"ships of Chile"}),
    ],
)
def test_neither_the_place_nor_the_means_is_the_recipient(text: str, type: str, whom: set[str]) -> None:
    assert {recipient for _, _, recipient in told(text, giving(type))} == whom


def test_who_stands_after_to_needs_a_lower_score() -> None:
    assert told("Peru flew rice to Chile.", giving(share=0.45)) == {("Peru", "AID", "Chile")}
    assert told("Peru flew Chile.", giving(share=0.45)) == set()
