"""Slow answers that several pages share: the promises of a pair, kept until the ledger changes."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from comity.model import Claim
from comity.promise.records import Commitment
from comity.promises import Promises, promise, promises
from comity.web.call import Call
from comity.who import states

MOST_PAIRS: Final = 3
"""Pairs of a claim's states whose promises are looked through."""


def promises_of(call: Call, a: str, b: str, as_of: str | None = None) -> Promises:
    """The promises of two states: seconds for the first who asks, nothing for the next."""
    return call.kept(lambda: promises(call.desk.ledger, a, b, as_of), "promises", a, b, as_of)


def has_promises(call: Call, a: str, b: str, as_of: str | None = None) -> bool:
    """Whether somebody asked for them since the ledger last changed."""
    return call.site.kept.has(call.desk.ledger.moment(), ("promises", a, b, as_of))


def promise_of(call: Call, id: str, as_of: str | None = None) -> Commitment:
    """A promise by its id or a beginning of it. Raises NotFoundError, AmbiguousError."""

    def of(a: str, b: str) -> Promises:
        return promises_of(call, a, b, as_of)

    return call.kept(lambda: promise(call.desk.ledger, id, as_of, of)[1], "promise", id, as_of)


def has_promise(call: Call, id: str, as_of: str | None = None) -> bool:
    """Whether the promise can be shown at once."""
    return call.site.kept.has(call.desk.ledger.moment(), ("promise", id, as_of))


def pairs_of(claim: Claim) -> list[tuple[str, str]]:
    """The pairs of states that a claim is about, in the order of the alphabet."""
    ids = sorted({party.id for party in claim.parties if party.id in states()})
    return list(combinations(ids, 2))[:MOST_PAIRS]


def chains_with(call: Call, claim: Claim) -> list[Commitment]:
    """The promises in which a claim is a statement or a deed."""
    rows = (one for a, b in pairs_of(claim) for one in promises_of(call, a, b).commitments)
    return list({one.id: one for one in rows if _holds(one, claim.id)}.values())


def _holds(one: Commitment, claim: str) -> bool:
    told = (statement.claim.id for statement in one.statements)
    return claim in told or any(row.id == claim for rung in one.ladder for row in rung.claims)
