"""Which decisions stand: those that no standing undoing takes back, the earliest first."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model import Decision


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
    """Those in force that say something of claims: without the undoings."""
    return tuple(decision for decision in in_force(decisions) if decision.action != "undo")
