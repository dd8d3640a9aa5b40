"""What a person judges of promises, as decisions that a ledger keeps: first a test, then an assessment."""

from __future__ import annotations

import json

import pytest

from comity import assessing
from comity.deciding import Signature, decide
from comity.errors import NotFoundError, UsageError
from comity.judge.claims import DONE, done
from comity.judged import JudgedLedger
from comity.ledger import MemoryLedger
from comity.model import Anchor, Decision
from comity.promise.assessment import apply_assessments, fulfilment_tests
from comity.promise.records import Commitment
from comity.promises import promises
from comity.reviewing import review
from promise.commitments import make_commitment, promised, report

ITO = Signature("K. Ito", "read both", "2026-11-22T09:00:00+00:00")
RAO = Signature("A. Rao", "asked there", "2026-11-22T10:00:00+00:00")
WORDS = "six aircraft handed over by 2020"


@pytest.fixture
def ledger() -> MemoryLedger:
    """One promise, of which nothing more was heard."""
    found = MemoryLedger()
    found.record(report(), [promised()], "test-1")
    later = report("India and Japan held talks in Tokyo.", "2022-05-01")
    found.record(later, [promised(later, status="happened", kind="engagement", trigger="held")], "test-1")
    return found


def promise_in(ledger: MemoryLedger) -> Commitment:
    (found,) = promises(ledger, "IND", "JPN").commitments
    return found


def as_assessed(ledger: MemoryLedger) -> Commitment:
    decisions = assessing.standing_assessments(list(ledger.decisions()))
    return apply_assessments([promise_in(ledger)], decisions)[0]


def is_after(decision: Decision) -> bool:
    return fulfilment_tests([decision])[0].after


def test_a_test_is_signed_and_holds_on_to_the_statements(ledger: MemoryLedger) -> None:
    made = assessing.write_test(ledger, promise_in(ledger).id[:9], f" {WORDS}\n", ITO)
    assert (made.by, made.made, made.why, made.targets) == ("K. Ito", ITO.made, ITO.why, (Anchor.of(promised()),))
    assert json.loads(made.value or "") == {"words": WORDS, "after": False}
    assert list(ledger.decisions()) == [made]


def test_promises_are_read_as_people_assessed_them(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    assessing.write_test(ledger, id, WORDS, ITO)
    assessing.assess(ledger, id, "withdrawn", ITO)
    assert (promise_in(ledger).assessment, promise_in(ledger).state) == ("assessed", "withdrawn")


def test_nothing_found_is_stored_as_a_receipt(ledger: MemoryLedger) -> None:
    found = promise_in(ledger)
    kept = json.loads(assessing.write_test(ledger, found.id, WORDS, ITO).machine or "")
    assert found.receipt and kept["receipt"]["wording"] == found.receipt.wording
    assert (kept["state"], kept["why"], kept["as_of"]) == ("overdue", found.why, "2022-05-01")


def test_an_assessment_needs_a_test_before_it(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    with pytest.raises(UsageError, match=f"write it first, by `comity promises test {id}`"):
        assessing.assess(ledger, id, "lapsed", ITO)
    assert list(ledger.decisions()) == []


def test_an_assessment_names_the_test_it_goes_by(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    test = assessing.write_test(ledger, id, WORDS, ITO)
    made = assessing.assess(ledger, id, "Delivered-Late", RAO)
    assert json.loads(made.value or "") == {"state": "delivered late", "test": test.id}
    assert (as_assessed(ledger).state, as_assessed(ledger).test) == ("delivered late", WORDS)


def test_an_undone_test_is_none(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    decide(ledger, "undo", [assessing.write_test(ledger, id, WORDS, ITO).id], ITO)
    with pytest.raises(UsageError, match="no fulfilment test"):
        assessing.assess(ledger, id, "lapsed", ITO)


def test_a_second_test_is_marked_even_where_the_first_was_undone(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    first = assessing.write_test(ledger, id, WORDS, ITO)
    decide(ledger, "undo", [first.id], ITO)
    second = assessing.write_test(ledger, id, "one aircraft is enough", RAO)
    assert (is_after(first), is_after(second)) == (False, True)
    assert as_assessed(ledger).test == "one aircraft is enough (written after the evidence was shown)"


def test_an_undone_assessment_gives_the_machine_its_word_back(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    assessing.write_test(ledger, id, WORDS, ITO)
    made = assessing.assess(ledger, id, "lapsed", ITO)
    assert as_assessed(ledger).assessment == "assessed"
    (undoing,) = decide(ledger, "undo", [made.id], ITO)
    assert (as_assessed(ledger).assessment, as_assessed(ledger).state) == ("provisional", "overdue")
    decide(ledger, "undo", [undoing.id], ITO)
    assert as_assessed(ledger).assessment == "assessed"


def test_two_who_differ_contest_it(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    assessing.write_test(ledger, id, WORDS, ITO)
    assessing.assess(ledger, id, "lapsed", ITO)
    assessing.assess(ledger, id, "delivered", RAO)
    assert as_assessed(ledger).assessment == "contested"


def test_no_statement_need_be_a_claim_of_the_ledger() -> None:
    empty, found = MemoryLedger(), make_commitment()
    test = assessing.record_test(empty, found, WORDS, ITO)
    made = assessing.record_assessment(empty, found, "lapsed", ITO)
    decide(empty, "undo", [made.id], ITO)
    assert [one.decision for one in assessing.standing_tests(empty, found)] == [test]


def test_what_corrects_claims_passes_over_it(ledger: MemoryLedger) -> None:
    before = (list(JudgedLedger(ledger).claims()), review(ledger))
    assessing.record_test(ledger, make_commitment(promised(report("Japan will sell ships."))), WORDS, ITO)
    assessing.write_test(ledger, promise_in(ledger).id, WORDS, ITO)
    judged = JudgedLedger(ledger)
    assert (list(judged.claims()), review(ledger)) == before
    assert (judged.conflicts(), judged.constraints(), judged.claim(promised().id).decisions) == ((), ([], []), ())


def test_what_cannot_be_written_or_assessed(ledger: MemoryLedger) -> None:
    id = promise_in(ledger).id
    with pytest.raises(UsageError, match="has no words: say what has to be seen"):
        assessing.write_test(ledger, id, " \n", ITO)
    with pytest.raises(UsageError, match="'gone' is no state of a promise: use one of open, restated"):
        assessing.assess(ledger, id, "gone", ITO)
    with pytest.raises(NotFoundError, match="p-ffff"):
        assessing.write_test(ledger, "p-ffff", WORDS, ITO)


@pytest.mark.parametrize("action", ["test", "assess"])
def test_claims_are_not_decided_so(ledger: MemoryLedger, action: str) -> None:
    with pytest.raises(UsageError, match=f"use `comity promises {action} ID`"):
        decide(ledger, action, [promised().id], ITO)  # type: ignore[arg-type]
    assert done(Decision(action, "K. Ito", "2026", "x")) == DONE[action]  # type: ignore[arg-type]
