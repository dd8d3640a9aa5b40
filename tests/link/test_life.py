"""Steps in the life of agreements and mechanisms."""

from __future__ import annotations

import pytest

from comity.link.life import ONLY, RANKS, STAGES, STATES, state_of
from comity.model import Claim, Kind, Status
from factories import make_claim, make_document


def claim(words: str, trigger: str, kind: Kind = "agreement", status: Status = "happened") -> Claim:
    return make_claim(make_document(words), words, trigger=trigger, kind=kind, status=status)


@pytest.mark.parametrize(
    ("words", "trigger", "state"),
    [
        ("They signed it.", "signed", "signed"),
        ("The pact came into force on 11 July 2021.", "came", "in force"),
        ("The pact came into force on 11 July 2021.", "came into force", "in force"),
        ("The pact entered into force.", "entered", "in force"),
        ("Parliament ratified the treaty.", "ratified", "approved"),
        ("The declaration was updated.", "updated", "updated"),
        ("The pact expired.", "expired", "ended"),
        ("They suspended the treaty.", "suspended", "suspended"),
        ("The ACSA became operational.", "became operational", "operational"),
        ("Notes were exchanged.", "exchanged notes", "signed"),
    ],
)
def test_agreement_states(words: str, trigger: str, state: str) -> None:
    assert state_of(claim(words, trigger)) == state


@pytest.mark.parametrize(
    ("trigger", "state"), [("launched", "launched"), ("elevated", "launched"), ("held", "met"), ("share", None)]
)
def test_mechanism_states(trigger: str, state: str | None) -> None:
    assert state_of(claim(f"They {trigger} the dialogue.", trigger, "mechanism")) == state


def test_other_words_of_the_sentence_do_not_count() -> None:
    assert state_of(claim("Leaders welcomed the pact signed in 2020.", "welcomed")) is None


def test_plan_has_no_state() -> None:
    assert state_of(claim("They will sign it.", "sign", status="planned")) is None


def test_what_did_not_happen_has_no_state() -> None:
    assert state_of(claim("They never signed it.", "signed", status="not_happened")) is None


def test_exercise_has_no_state() -> None:
    assert state_of(claim("They held the exercise.", "held", "exercise")) is None


def test_mechanism_is_not_signed() -> None:
    assert state_of(claim("They signed up.", "signed", "mechanism")) is None


@pytest.mark.parametrize(
    ("kind", "stage", "trigger", "state"),
    [
        ("agreement", "signed", "issued Declaration", "concluded"),
        ("agreement", "signed", "signed agreement", "signed"),
        ("agreement", "approved", "signed", "approved"),
        ("agreement", "in_force", "took agreement", "in force"),
        ("agreement", "amended", "renewed pact", "updated"),
        ("agreement", "suspended", "suspended pact", "suspended"),
        ("agreement", "suspended", "terminated pact", "ended"),
        ("agreement", "suspended", "violated pact", None),
        ("agreement", "negotiating", "signed", "negotiating"),
        ("mechanism", "operational", "created group", "launched"),
        ("mechanism", "suspended", "left forum", "ended"),
        ("agreement", None, "came into force", "in force"),
    ],
)
def test_stage_comes_before_the_words(kind: Kind, stage: str | None, trigger: str, state: str | None) -> None:
    words = "They did it."
    assert state_of(make_claim(make_document(words), words, kind=kind, trigger=trigger, stage=stage)) == state


def test_every_state_has_a_rank() -> None:
    staged = {state for states in STAGES.values() for state in states}
    assert {*STATES, *staged, *ONLY} <= set(RANKS)
    assert staged <= {*STATES, "negotiating", "concluded", "in use"}
