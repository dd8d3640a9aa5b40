"""Which decisions stand: those that no standing undoing takes back, the earliest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from comity.model import Action, Decision

OF_CLAIMS: Final[tuple[Action, ...]] = ("accept", "reject", "edit", "merge", "split")
OF_PROMISES: Final[tuple[Action, ...]] = ("test", "assess")


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody took back, undoings among them. ``decisions``: all, in the order in which they came in.

    Who undoes an undoing gives back what it took; an undoing reaches only what came in before it.
    """
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(decisions):
        if decision.id not in undone:
            kept.append(decision)
            undone.update([decision.undoes] if decision.undoes else [])
    return tuple(reversed(kept))


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those in force that say something of claims and entries: without the undoings, and without what was written and
    judged of promises, the statements of which need not be claims of the ledger."""
    return tuple(decision for decision in in_force(decisions) if decision.action in OF_CLAIMS)


def standing_assessments(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those in force that say something of promises: fulfilment tests and assessments."""
    return tuple(decision for decision in in_force(decisions) if decision.action in OF_PROMISES)
