"""What people decided: appended, kept whole, never changed."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.assessing import record_assessment, record_test, standing_tests
from comity.deciding import Signature, decide
from comity.errors import LedgerError, NotFoundError
from comity.ledger.rows import decision_of
from comity.model import Action, Anchor, Decision
from factories import make_claim, words
from promise.commitments import make_commitment

CLAIM = make_claim()
MADE = "2025-01-31T12:00:00Z"
SIGNED = Signature("asha", "read it", MADE)


def make_decision(action="accept", **fields):
    return Decision(**({"action": action, "by": "asha", "made": MADE, "why": "read it"} | fields))


anchors = st.lists(st.builds(Anchor, words, words, st.integers(0, 99), st.integers(0, 99), words, st.just("policy")))
tuples = anchors.map(tuple)
decisions = st.builds(
    make_decision, action=st.sampled_from(get_args(Action)), by=words, why=words, targets=tuples, others=tuples,
    field=st.none() | words, value=st.none() | words, machine=st.none() | words,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(drawn=st.lists(decisions, unique=True, max_size=4))
def test_decisions_survive_the_ledger_in_their_order(opener, drawn):
    with opener() as ledger:
        assert [ledger.decide(decision) for decision in drawn] == ["new"] * len(drawn)
        assert list(ledger.decisions()) == drawn
        assert [decision.id for decision in ledger.decisions()] == [decision.id for decision in drawn]


def test_the_same_decision_twice_is_one(ledger):
    decision = make_decision(targets=(Anchor.of(CLAIM),))
    assert ledger.decide(decision) == "new"
    assert ledger.decide(decision) == "same"
    assert list(ledger.decisions()) == [decision]


def test_an_undoing_is_kept_beside_what_it_undoes(ledger):
    decision = make_decision("reject", targets=(Anchor.of(CLAIM),))
    undo = make_decision("undo", undoes=decision.id)
    ledger.decide(decision)
    assert ledger.decide(undo) == "new"
    assert list(ledger.decisions()) == [decision, undo]


def test_what_is_judged_of_a_promise_needs_no_claim_of_the_ledger(ledger):
    found = make_commitment()
    test = record_test(ledger, found, "six are sold", SIGNED)
    assessed = record_assessment(ledger, found, "lapsed", SIGNED)
    (undo,) = decide(ledger, "undo", [assessed.id], SIGNED)
    assert list(ledger.decisions()) == [test, assessed, undo]
    assert [row.decision for row in standing_tests(ledger, found)] == [test]


def test_what_is_not_there_cannot_be_undone(ledger):
    with pytest.raises(NotFoundError, match="no decision has the id 'j-1': it cannot be undone"):
        ledger.decide(make_decision("undo", undoes="j-1"))
    assert list(ledger.decisions()) == []


def test_decisions_come_in_with_the_linking_that_they_change_or_not_at_all(ledger):
    decision = make_decision("reject", targets=(Anchor.of(CLAIM),))
    with pytest.raises(KeyError), ledger.linking([decision]):
        assert list(ledger.decisions()) == [decision]
        raise KeyError
    assert list(ledger.decisions()) == []
    with ledger.linking([decision, make_decision("undo", undoes=decision.id)]):
        pass
    assert [row.action for row in ledger.decisions()] == ["reject", "undo"]


def test_an_undoing_of_nothing_leaves_the_linking_as_it_was(ledger):
    with pytest.raises(NotFoundError), ledger.linking([make_decision(), make_decision("undo", undoes="j-1")]):
        pass
    assert list(ledger.decisions()) == []


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"action": "accept", "targets": [1], "others": []}'])
def test_what_is_no_decision_is_damage(content):
    with pytest.raises(LedgerError, match="a decision is damaged"):
        decision_of(content)
