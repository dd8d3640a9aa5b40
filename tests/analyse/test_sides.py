"""Which texts tell of one meeting, and which paragraphs of a text are about it."""

from __future__ import annotations

from dataclasses import replace

from comity.analyse.sides import JOINT, SAME, Bounds, Facts, days_of, is_near, pair_texts, paragraphs_of, same_meeting
from comity.link.entries import make_entry
from comity.model import Claim, Document
from factories import make_claim, make_document, make_party, make_when

TEXT = "India and Japan met in Delhi.\n\nThey spoke of ships.\n\nIndia and France met in Delhi.\n\nThey spoke of jets."
ONE = Facts("d-1", "2022-03-19", frozenset({"e-1"}), frozenset({"2022-03-19"}), frozenset({"India", "Japan"}))
OTHER = replace(ONE, document="d-2", published="2022-03-20")


def met(document: Document, other: str, words: str) -> Claim:
    parties = (make_party("IND"), make_party(other))
    when = make_when("2022-03-19")
    return make_claim(document, words, kind="engagement", event="CONSULT", parties=parties, trigger="met", when=when)


def test_texts_of_one_entry_tell_of_one_meeting_and_why() -> None:
    found = same_meeting(ONE, OTHER)
    assert found.score > SAME
    assert found.why == ("one entry", "both tell of 2022-03-19", "both name India, Japan", "published 1 day apart")


def test_it_does_not_matter_which_is_asked_first() -> None:
    assert same_meeting(ONE, OTHER) == same_meeting(OTHER, ONE)


def test_another_day_speaks_against_it() -> None:
    later = replace(OTHER, entries=frozenset(), days=frozenset({"2022-03-21"}))
    assert same_meeting(ONE, later).score < SAME


def test_without_an_entry_the_day_and_the_number_of_the_summit_tell() -> None:
    one = replace(ONE, numbers=frozenset({"14th summit"}))
    other = replace(OTHER, entries=frozenset(), numbers=frozenset({"14th summit"}), states=frozenset())
    assert same_meeting(one, other).score >= SAME


def test_texts_of_one_side_are_no_pair() -> None:
    assert pair_texts([ONE, OTHER], {"d-1": "IND", "d-2": "IND"}) == ()
    assert len(pair_texts([ONE, OTHER], {"d-1": "IND", "d-2": JOINT})) == 1


def test_a_text_of_years_later_is_not_near() -> None:
    day = ("2022-03-19", "2022-03-19")
    assert [is_near(text, day) for text in ("2022-03-18", "2022-03-26", "2022-03-27", "2023-03-19", None)] == [
        True, True, False, False, False]  # fmt: skip


def test_only_the_paragraphs_about_this_meeting_are_compared() -> None:
    document = make_document(TEXT)
    here, there = (
        met(document, "JPN", "India and Japan met in Delhi."),
        met(document, "FRA", "India and France met in Delhi."),
    )
    entry = make_entry("e-1", [here])
    found = paragraphs_of(document, [here, there], entry, {here.id: "e-1", there.id: "e-2"})
    assert found == Bounds(frozenset({0, 1}), 2)
    assert paragraphs_of(document, [here], entry, {here.id: "e-1"}) == Bounds()


def test_the_day_of_a_meeting_is_the_one_that_most_claims_give() -> None:
    claims = [met(make_document(f"{words} India met."), "JPN", "India met.") for words in ("a", "b")]
    stray = replace(met(make_document("c India met."), "JPN", "India met."), id="", when=make_when("2021-01-01"))
    assert days_of(make_entry("e-1", claims), [stray, *claims]) == ("2022-03-19", "2022-03-19")
