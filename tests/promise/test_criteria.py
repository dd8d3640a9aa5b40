"""What is a commitment: public, about the future, by a state, testable; and what it commits to."""

from __future__ import annotations

import re
from typing import Any

import pytest

from comity.model import Quantity, Role, Status
from comity.promise.criteria import assess
from comity.promise.records import Refused, Statement, Told
from factories import make_claim, make_document, make_party, make_passage, make_thing, make_when

THINGS = {"ferry", "ferries", "dock", "docks", "regatta", "seed", "quinoa", "rifles", "treaty"}
DAY = "2024-08-21"


def weigh(text: str) -> dict[str, float]:
    """Only some words say what a text is about."""
    return {word: 1.0 for word in re.findall(r"[a-z]+", text.lower()) if word in THINGS}


def told(sentence: str, trigger: str, before: str = "", name: str = "", **fields: Any) -> Told:
    document = make_document(sentence, published=DAY, title=fields.pop("title", None))
    role: Role = fields.pop("in_", "body")
    given = {"kind": "policy", "status": "promised", "parties": ("PER",), "trigger": trigger}
    claim = make_claim(document, passage=make_passage(document, sentence, role), **(given | fields))
    return Told(claim, name=name, before=before, day=DAY)


def stated(sentence: str, trigger: str, **fields: Any) -> Statement:
    found = assess(told(sentence, trigger, **fields), weigh)
    assert isinstance(found, Statement), found
    return found


def refusal(sentence: str, trigger: str, **fields: Any) -> str:
    found = assess(told(sentence, trigger, **fields), weigh)
    assert isinstance(found, Refused), found
    return found.why


# --- the four tests -----------------------------------------------------------------------------------------------


def test_a_commitment_passes_four_tests() -> None:
    found = stated("Peru will open a dock.", "open")
    assert [verdict.test for verdict in found.tests] == ["public", "future", "by a state", "testable"]
    assert [verdict.why for verdict in found.tests] == ["published by Example Wire", "'will'", "PER", "act, object"]


@pytest.mark.parametrize("role", ["headline", "body", "list", "quote"])
def test_what_is_published_is_public(role: Role) -> None:
    assert stated("Peru will open a dock.", "open", in_=role).tests[0].passed


@pytest.mark.parametrize("role", ["caption", "comment"])
def test_what_stands_elsewhere_is_not(role: Role) -> None:
    assert refusal("Peru will open a dock.", "open", in_=role) == f"stands in a {role}"


def test_what_another_alleges_is_not_public() -> None:
    assert refusal("Peru will open a dock.", "open", alleged=True) == "alleged by another"


@pytest.mark.parametrize(
    ("sentence", "trigger", "why"),
    [
        ("Peru welcomed the plan to open a dock.", "open", "welcomed"),
        ("The plan to open a dock was welcomed.", "open", "welcomed"),
        ("Peru hopes to open a dock.", "open", "wish"),
        ("Peru is expected to open a dock.", "open", "expected"),
        ("If Chile pays, Peru will open a dock.", "pays", "conditional"),
        ("Peru could open a dock.", "open", "conditional"),
        ("Peru would open a dock.", "open", "conditional"),
        ("Peru offered to open a dock.", "open", "offer"),
        ("Peru must open a dock.", "open", "call"),
        ("Peru agreed to ask how it might open a dock.", "open", "conditional"),
        ("Peru did not agree to open a dock.", "open", "negated"),
        ("Peru has no plans to open a dock.", "open", "negated"),
        ("The question is whether Peru will open a dock.", "open", "question"),
        ("Chile allowed plans to open a dock.", "open", "permission"),
        ("Analysts said Peru will open a dock.", "open", "not a state"),
    ],
)
def test_what_bars_a_commitment_is_told(sentence: str, trigger: str, why: str) -> None:
    assert refusal(sentence, trigger) == why


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Peru agreed that a dock should be opened.", "opened"),
        ("Peru will open a dock if Chile pays.", "open"),
        ("Peru promised to open the dock that Chile had asked for.", "open"),
        ("Peru said that it would open a dock.", "open"),
        ("It was not a mild winter in the south when Peru decided to open a dock.", "open"),
    ],
)
def test_what_only_softens_or_stands_far_off_does_not_bar(sentence: str, trigger: str) -> None:
    assert stated(sentence, trigger).tests[1].passed


@pytest.mark.parametrize(
    ("status", "why"),
    [("expected", "expected"), ("hoped", "wish"), ("proposed", "offer"), ("called_for", "call"),
     ("conditional", "conditional")],
)  # fmt: skip
def test_without_words_that_bind_the_status_says_why(status: Status, why: str) -> None:
    assert refusal("A new dock, by Peru.", "dock", status=status) == why


@pytest.mark.parametrize(("score", "passed"), [(None, True), (0.9, True), (0.5, True), (0.3, False), (0.0, False)])
def test_a_status_alone_counts_where_it_is_trusted(score: float | None, passed: bool) -> None:
    found = assess(told("Peru to open a dock.", "open", status="planned", score=score), weigh)
    assert isinstance(found, Statement) is passed


def test_what_happened_is_not_even_refused() -> None:
    assert assess(told("Peru opened a dock, and Chile will wait.", "opened", status="happened"), weigh) is None


def test_that_an_agreement_happened_looks_ahead() -> None:
    assert stated("Peru agreed to open a dock.", "agreed", status="happened").act == "open"


@pytest.mark.parametrize("sector", ["BUS", "NGO", "MED"])
def test_who_is_no_state_commits_no_state(sector: str) -> None:
    assert refusal("Peru will open a dock.", "open", parties=(make_party("PER", sector=sector),)) == "not a state"


def test_a_state_that_only_receives_makes_no_promise() -> None:
    parties = (make_party("X", sector="BUS"), make_party("PER", "recipient"))
    assert refusal("Acme will open a dock for Peru.", "open", parties=parties) == "not a state"


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Peru will deepen friendship.", "deepen"),
        ("Peru will promote quinoa.", "promote"),
        ("Peru will take a step.", "take"),
        ("The dock will mark an epoch.", "mark"),
        ("The dock will be important.", "be"),
        ("Peru will cooperate on docks.", "cooperate"),
    ],
)
def test_a_verb_that_tells_no_act_is_vague(sentence: str, trigger: str) -> None:
    assert refusal(sentence, trigger) == "vague"


@pytest.mark.parametrize(
    ("sentence", "trigger", "fields"),
    [
        ("Peru will deepen friendship by 2030.", "deepen", {}),
        ("Peru will deepen friendship.", "deepen", {"thing": make_thing()}),
        ("Peru will hold the Titicaca regatta.", "hold", {}),
        ("Peru will take quinoa seed.", "take", {}),
        ("Peru will work out a quinoa plan.", "work", {}),
        ("A quinoa fair will take place.", "take", {}),
        ("Peru will hold drills.", "hold", {}),
    ],
)
def test_it_is_testable_with_a_date_or_a_name(sentence: str, trigger: str, fields: dict[str, Any]) -> None:
    assert stated(sentence, trigger, **fields).tests[3].passed


def test_the_first_test_that_fails_is_told() -> None:
    found = assess(told("Peru hopes to deepen friendship.", "deepen", alleged=True), weigh)
    assert isinstance(found, Refused)
    assert [verdict.passed for verdict in found.tests] == [False, False, True, False]
    assert found.why == "alleged by another"


# --- what is promised ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Peru will open a dock.", 3),
        ("Peru pledged to open a dock.", 2),
        ("Peru aims to open a dock.", 1),
        ("Peru agreed that it will open a dock.", 2),
        ("Peru decided that it aims to open a dock.", 1),
    ],
)
def test_the_weakest_words_give_the_strength(sentence: str, strength: int) -> None:
    assert stated(sentence, "open").strength == strength


@pytest.mark.parametrize(("status", "strength"), [("promised", 3), ("planned", 3), ("agreed", 2)])
def test_without_words_the_status_gives_it(status: Status, strength: int) -> None:
    assert stated("A dock to open in Lima.", "open", status=status).strength == strength


@pytest.mark.parametrize(
    ("sentence", "trigger", "points"),
    [
        ("Peru will reply.", "reply", 1),
        ("Peru will open a dock.", "open", 2),
        ("Peru will open it at Callao.", "open", 2),
        ("Peru will open a dock by 2030.", "open", 3),
        ("Peru will deepen friendship by 2030.", "deepen", 1),
    ],
)
def test_act_object_and_date_make_it_specific(sentence: str, trigger: str, points: int) -> None:
    assert stated(sentence, trigger).specificity == points


def test_a_number_makes_it_specific_too() -> None:
    assert stated("Peru will send two ferries.", "send", quantity=Quantity(2, "piece")).specificity == 3


@pytest.mark.parametrize(
    ("sentence", "trigger", "fields", "form"),
    [
        ("Peru will open a dock.", "open", {}, "act"),
        ("Peru will not sell rifles.", "sell", {}, "restraint"),
        ("Peru agreed to refrain from selling rifles.", "selling", {}, "restraint"),
        ("Peru will sign a treaty.", "sign", {"kind": "agreement"}, "instrument"),
        ("Peru will negotiate a treaty.", "negotiate", {"kind": "agreement"}, "process"),
        ("Peru will complete a dock.", "complete", {}, "outcome"),
        ("Peru will lend $2m for a dock.", "lend", {"quantity": Quantity(2e6, "USD")}, "number"),
        ("Peru will send two ferries.", "send", {"quantity": Quantity(2, "piece")}, "act"),
        ("Peru will buy more quinoa.", "buy", {"kind": "measure"}, "number"),
    ],
)
def test_a_promise_has_a_form(sentence: str, trigger: str, fields: dict[str, Any], form: str) -> None:
    assert stated(sentence, trigger, **fields).form == form


@pytest.mark.parametrize(
    ("sentence", "trigger", "act"),
    [("Peru will open a dock.", "open", "open"), ("Peru will hold a naval drill at Callao.", "hold", "exercise"),
     ("Peru pledged ferries to be built.", "pledged", "build"), ("Peru will paint ferries.", "paint", None)],
)  # fmt: skip
def test_the_act_is_told_by_the_verb_or_its_clause(sentence: str, trigger: str, act: str | None) -> None:
    assert stated(sentence, trigger).act == act


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Peru will open a dock if Chile pays.", "if Chile pays"),
        ("Peru will open a dock, subject to a vote.", "subject to a vote"),
        ("Peru will open a dock once Chile pays, it said.", "once Chile pays"),
        ("Peru will open a dock.", None),
    ],
)
def test_a_condition_is_kept(sentence: str, condition: str | None) -> None:
    assert stated(sentence, "open").conditions == condition


@pytest.mark.parametrize(
    ("sentence", "retold"),
    [
        ("Peru had agreed to open a dock.", True),
        ("Peru recalled that it will open a dock.", True),
        ("Peru decided in March 2019 to open a dock.", True),
        ("Peru pledged to open a dock by 2010.", True),
        ("Peru will open a dock.", False),
        ("Peru pledged to open a dock by 2030.", False),
    ],
)
def test_an_older_promise_is_told_again(sentence: str, retold: bool) -> None:
    assert stated(sentence, "open").retold is retold


@pytest.mark.parametrize(
    ("sentence", "pointing"),
    [("Peru will open it.", True), ("Peru will open that same dock.", True), ("Peru will open a dock.", False),
     ("Peru will send them seed and quinoa.", False)],
)  # fmt: skip
def test_few_words_may_point_back(sentence: str, pointing: bool) -> None:
    assert stated(sentence, sentence.split()[2]).pointing is pointing


@pytest.mark.parametrize(
    ("sentence", "continuing"),
    [("Peru will open a dock every year.", True), ("Peru will open docks at regular intervals.", True),
     ("Peru will open a dock.", False), ("Peru will open a dock next year.", False)],
)  # fmt: skip
def test_what_is_promised_for_ever_again_continues(sentence: str, continuing: bool) -> None:
    assert stated(sentence, "open").continuing is continuing


# --- makers, place, words -----------------------------------------------------------------------------------------


def test_makers_act_and_others_benefit() -> None:
    parties = ("PER", make_party("FRA", "recipient"), make_party("CHL", "third"), "PER")
    found = stated("Peru will send ferries.", "send", parties=parties)
    assert (found.makers, found.beneficiaries) == (("PER",), ("FRA",))


def test_only_the_clause_is_promised() -> None:
    found = stated("Chile slept, and Peru will open a dock by 2030.", "open")
    assert (found.clause, found.start) == ("and Peru will open a dock by 2030.", 13)
    assert found.due and found.due.end == "2030-12-31"


def test_a_clause_that_is_carried_on_commits_as_the_one_before() -> None:
    found = stated("Peru agreed to hold a regatta and to open a dock.", "open")
    assert (found.clause, found.strength) == ("and to open a dock.", 2)


def test_rich_words_stand_alone() -> None:
    found = stated("Peru will open a dock with ferries.", "open", before="They sold rifles.", name="treaty")
    assert found.words == {"dock": 1.0, "ferries": 1.0, "treaty": 0.6}


def test_words_that_point_back_borrow_from_those_before() -> None:
    found = stated("Peru will open it.", "open", before="A dock was built.", title="On seed")
    assert found.words == {"dock": 0.5, "seed": 0.5}


def test_behind_a_long_opening_they_borrow_from_their_sentence_alone() -> None:
    sentence = "Chile sold rifles to sailors, and Peru will paint it."
    assert stated(sentence, "paint", before="A dock was built.", title="On seed").words == {"rifles": 0.6}


def test_the_rest_of_the_sentence_counts_for_little() -> None:
    found = stated("Chile sold rifles, and Peru will open a dock.", "open")
    assert found.words == {"dock": 1.0, "rifles": 0.2}


def test_an_own_due_is_read_before_words() -> None:
    found = stated("Peru will open a dock by 2030.", "open", due=make_when("2026-02-01"))
    assert found.due and found.due.end == "2026-02-01"
