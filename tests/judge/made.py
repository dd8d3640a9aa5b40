"""Decisions for tests, as a person's would be recorded; each a minute after the one before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from typing import Any

from comity.judge.fields import snapshot
from comity.model import Action, Anchor, Claim, Decision, Document
from factories import make_claim, make_document

MINUTES = count()
TEXT = "India and Japan signed a pact and held a drill.\n\nChina watched the drill and protested."
PACT = "India and Japan signed a pact and held a drill."
WATCHED = "China watched the drill and protested."
NOTHING = object()


def minute() -> str:
    """The time of the next decision."""
    hours, minutes = divmod(next(MINUTES), 60)
    return f"2026-11-22T{hours % 24:02}:{minutes:02}:00+00:00"


def decided(action: Action, *claims: Claim, value: Any = NOTHING, beside: tuple[str, ...] = (),
            others: tuple[Claim, ...] = (), entries: Mapping[str, str] | None = None,
            **fields: Any) -> Decision:  # fmt: skip
    """A decision on claims; ``value``: of an edit, as plain data; ``beside``: triggers of what stood beside them."""
    kept = {claim.id: snapshot(claim, beside, (entries or {}).get(claim.id)) for claim in (*claims, *others)}
    given: dict[str, Any] = {
        "by": "K. Ito",
        "made": minute(),
        "why": "seen in the original",
        "targets": tuple(map(Anchor.of, claims)),
        "others": tuple(map(Anchor.of, others)),
        "value": None if value is NOTHING else json.dumps(value),
        "machine": json.dumps(kept),
    }
    return Decision(action, **(given | fields))


def undone(decision: Decision) -> Decision:
    return Decision("undo", "K. Ito", minute(), "a slip", undoes=decision.id)


def report() -> Document:
    return make_document(TEXT)


def pact(**fields: Any) -> Claim:
    return make_claim(report(), PACT, **({"score": 0.9} | fields))


def drill(**fields: Any) -> Claim:
    return make_claim(report(), PACT, **({"kind": "exercise", "trigger": "held", "score": 0.3} | fields))


def protest(**fields: Any) -> Claim:
    return make_claim(report(), WATCHED, **({"kind": "position", "trigger": "protested", "parties": ("CHN",)} | fields))
