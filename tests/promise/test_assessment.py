"""What people wrote and judged of promises, laid over what the machine says."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import Action, Anchor, Decision
from comity.promise.assessment import (
    apply_assessments,
    as_machine,
    fulfilment_tests,
    ruling_test,
    said,
    value_of_assessment,
    value_of_test,
)
from comity.promise.records import STATES, Commitment, State
from promise.commitments import AGAIN, make_commitment, promised, report

SALE = make_commitment()
MINUTES = count()


def decided(action: Action, value: str, by: str = "K. Ito", of: Commitment = SALE) -> Decision:
    made = f"2026-11-22T09:{next(MINUTES) % 60:02}:00+00:00"
    targets = tuple(Anchor.of(one.claim) for one in of.statements)
    return Decision(action, by, made, "seen", targets=targets, value=value, machine=said(of))


def written(words: str = "six are sold", after: bool = False, **fields: Any) -> Decision:
    return decided("test", value_of_test(words, after), **fields)


def assessed(state: State, by: str = "K. Ito", test: str = "j-1", **fields: Any) -> Decision:
    return decided("assess", value_of_assessment(state, test), by, **fields)


def applied(*decisions: Decision, to: Commitment = SALE) -> Commitment:
    (found,) = apply_assessments([to], decisions)
    return found


def test_where_only_the_machine_spoke_it_is_provisional() -> None:
    assert applied(to=replace(SALE, assessment="not assessed")) == replace(SALE, assessment="provisional")


def test_a_test_alone_judges_nothing() -> None:
    test = written()
    found = applied(test)
    assert (found.assessment, found.state, found.test) == ("provisional", "overdue", "six are sold")
    assert found.judged == (f"fulfilment test by K. Ito on 2026-11-22: six are sold ({test.id})",)


def test_an_assessed_commitment_takes_the_persons_state_and_keeps_the_machines() -> None:
    test = written()
    verdict = assessed("delivered", test=test.id)
    found = applied(test, verdict)
    assert (found.assessment, found.state, found.late) == ("assessed", "delivered", None)
    assert found.why == "assessed by K. Ito on 2026-11-22: seen"
    assert found.judged[1:] == (
        f"assessed as delivered by K. Ito on 2026-11-22: seen ({verdict.id})",
        "the machine said overdue: was due by 2020-12-31, 486 days ago",
    )


def test_who_agrees_with_the_machine_leaves_what_it_counted() -> None:
    found = applied(assessed("overdue"))
    assert (found.assessment, found.late, found.why) == ("assessed", 486, SALE.why)


def test_two_people_who_differ_contest_it_and_none_is_picked() -> None:
    found = applied(assessed("delivered"), assessed("lapsed", "A. Rao"))
    assert (found.assessment, found.state, found.late) == ("contested", "overdue", 486)
    assert [line.split(" by ")[0] for line in found.judged[:2]] == ["assessed as delivered", "assessed as lapsed"]


def test_two_people_who_agree_do_not() -> None:
    assert applied(assessed("lapsed"), assessed("lapsed", "A. Rao")).assessment == "assessed"


def test_the_same_persons_later_assessment_takes_the_place_of_the_earlier() -> None:
    found = applied(assessed("delivered"), assessed("lapsed", "k. ito"))
    assert (found.assessment, found.state, len(found.judged)) == ("assessed", "lapsed", 2)


def test_the_test_written_before_the_evidence_rules() -> None:
    tests = fulfilment_tests([written("first"), written("second", after=True)])
    assert ruling_test(tests) == tests[0]
    found = applied(written("second", after=True), written("third", after=True))
    assert found.test == "third (written after the evidence was shown)"
    assert ", written after the evidence was shown: second (j-" in found.judged[0]


def test_an_assessment_whose_test_was_undone_says_so() -> None:
    assert " by K. Ito on 2026-11-22, by a test that was undone: seen" in applied(assessed("lapsed")).judged[0]


def test_where_the_machine_has_changed_its_mind_that_is_told() -> None:
    found = applied(assessed("lapsed"), to=replace(SALE, state="delivered", why="sold"))
    assert ", when the machine said overdue: seen" in found.judged[0]
    assert found.judged[-1] == "the machine said delivered: sold"


# --- which promise is meant ---------------------------------------------------------------------------------------


def test_any_statement_finds_it_though_coded_anew() -> None:
    coded = promised(report(AGAIN, "2019-03-02"), event="SUPPLY", kind="agreement")
    assert coded.id not in {one.claim.id for one in SALE.statements}
    assert applied(assessed("lapsed"), to=make_commitment(coded)).state == "lapsed"


@pytest.mark.parametrize("other", [promised(trigger="aircraft"), promised(report("Japan will sell ships.", "2018"))])
def test_another_word_or_document_is_another_promise(other: Any) -> None:
    assert applied(assessed("lapsed"), to=make_commitment(other)).assessment == "provisional"


def test_of_two_claims_in_one_place_the_one_that_was_decided_about_is_meant() -> None:
    one, other = make_commitment(promised()), make_commitment(promised(event="SUPPLY"))
    found = apply_assessments([one, other], [assessed("lapsed", of=other)])
    assert [row.assessment for row in found] == ["provisional", "assessed"]


# --- what is kept with a decision ---------------------------------------------------------------------------------


def test_nothing_found_is_kept_as_a_receipt() -> None:
    kept = json.loads(said(SALE))
    assert kept["receipt"]["wording"] == "no evidence found by 2022-05-01 in 2 documents"
    assert (kept["state"], kept["as_of"], kept["due"]) == ("overdue", "2022-05-01", "2020")
    assert [claim["document"] for rung in kept["ladder"] for claim in rung["claims"]] == [
        one.document.id for one in SALE.statements
    ]


def test_what_the_machine_said_is_kept_also_of_what_a_person_assessed() -> None:
    found = applied(assessed("delivered"))
    assert (as_machine(found).state, as_machine(found).why) == (SALE.state, SALE.why)
    assert said(found) == said(SALE)


@pytest.mark.parametrize("value", [None, "", "overdue", "[]", '{"state": "gone"}', '{"words": ""}'])
@pytest.mark.parametrize("action", ["test", "assess", "edit"])
def test_what_cannot_be_read_says_nothing(action: Action, value: str) -> None:
    assert applied(decided(action, value)) == SALE


judging = st.builds(assessed, st.sampled_from(STATES), st.sampled_from(["K. Ito", "A. Rao", "B. Sen"]))


@given(st.lists(judging | st.builds(written, after=st.booleans()), max_size=6))
def test_applied_twice_is_applied_once(made: list[Decision]) -> None:
    once = applied(*made)
    assert applied(*made, to=once) == once
    assert (as_machine(once).state, as_machine(once).why) == (SALE.state, SALE.why)
