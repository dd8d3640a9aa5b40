"""What a person judges of a promise, as decisions that a ledger keeps: first a fulfilment test, then an assessment."""

from __future__ import annotations

from collections.abc import Iterable

from comity.deciding import Signature
from comity.errors import UsageError
from comity.judge import standing_assessments
from comity.ledger.store import Ledger
from comity.model import Action, Anchor, Decision
from comity.promise.assessment import (
    FulfilmentTest,
    decisions_about,
    fulfilment_tests,
    ruling_test,
    said,
    value_of_assessment,
    value_of_test,
)
from comity.promise.records import STATES, Commitment
from comity.promises import promise

__all__ = ["assess", "record_assessment", "record_test", "standing_assessments", "standing_tests", "write_test"]


def write_test(ledger: Ledger, id: str, words: str, signature: Signature) -> Decision:
    """Record what has to be seen for a promise (p-..., or a beginning) to be fulfilled, and return it.

    Raises UsageError where there are no words, NotFoundError for an unknown id.
    """
    return record_test(ledger, promise(ledger, id)[1], words, signature)


def assess(ledger: Ledger, id: str, state: str, signature: Signature) -> Decision:
    """Record in which state a person holds a promise (p-..., or a beginning) to be, and return it.

    Raises UsageError where it is no state, or no fulfilment test stands; NotFoundError for an unknown id.
    """
    return record_assessment(ledger, promise(ledger, id)[1], state, signature)


def record_test(ledger: Ledger, commitment: Commitment, words: str, signature: Signature) -> Decision:
    """As ``write_test``, of a promise at hand.

    Who has written a test is shown the evidence. A test that comes after another one or after an assessment is marked,
    also where that one was undone: what was seen stays seen.
    """
    told = " ".join(words.split())
    if not told:
        raise UsageError(f"the fulfilment test of {commitment.id} has no words: say what has to be seen")
    shown = bool(_about(commitment, ledger.decisions()))
    return _record(ledger, "test", commitment, value_of_test(told, shown), signature)


def record_assessment(ledger: Ledger, commitment: Commitment, state: str, signature: Signature) -> Decision:
    """As ``assess``, of a promise at hand. A state may have hyphens: ``delivered-late``."""
    wanted = next((one for one in STATES if one == " ".join(state.lower().replace("-", " ").split())), None)
    if wanted is None:
        raise UsageError(f"{state!r} is no state of a promise: use one of {', '.join(STATES)}")
    rule = ruling_test(standing_tests(ledger, commitment))
    if rule is None:
        words = f"write it first, by `comity promises test {commitment.id}`"
        raise UsageError(f"no fulfilment test of {commitment.id} stands: {words}")
    return _record(ledger, "assess", commitment, value_of_assessment(wanted, rule.decision.id), signature)


def standing_tests(ledger: Ledger, commitment: Commitment) -> tuple[FulfilmentTest, ...]:
    """The fulfilment tests of a promise that stand, in the order in which they were written."""
    return fulfilment_tests(_about(commitment, standing_assessments(tuple(ledger.decisions()))))


def _about(commitment: Commitment, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(decisions_about([commitment], decisions).get(commitment.id, ()))


def _record(ledger: Ledger, action: Action, commitment: Commitment, value: str, signature: Signature) -> Decision:
    made = Decision(
        action,
        signature.by,
        signature.made,
        signature.why,
        targets=tuple(dict.fromkeys(Anchor.of(statement.claim) for statement in commitment.statements)),
        value=value,
        machine=said(commitment),
    )
    ledger.decide(made)
    return made
