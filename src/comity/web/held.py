"""What pages of a pair are made of, each read once while the ledger stands still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from comity.analyse import PairPage
from comity.analyse.figures import Figures
from comity.figuring import check_pairs, figures_of
from comity.model import Claim
from comity.promise.records import Commitment
from comity.promises import Promises, promise, promises
from comity.views import Held, page_of, read_pair
from comity.web.call import Call
from comity.web.question import Asked
from comity.who import states

MOST_PAIRS: Final = 3
"""Pairs of a claim's states whose promises are looked through."""


def held(call: Call, asked: Asked) -> Held:
    """The claims on the pair: what pages as of all days are made of."""
    a, b, known_on = asked.a, asked.b, asked.known_on
    return call.kept(lambda: read_pair(call.desk.ledger, a, b, known_on), "held", a, b, known_on)


def published(call: Call, known_on: str | None) -> Mapping[str | None, int]:
    """How many documents of the ledger bear each date."""
    return call.kept(lambda: call.desk.ledger.published(known_on), "published", known_on)


def pair_page(call: Call, asked: Asked) -> PairPage:
    """The pair's page as of the days that are asked for."""

    def make() -> PairPage:
        return page_of(held(call, asked), published(call, asked.known_on), asked.as_of)

    return call.kept(make, "page", asked.a, asked.b, asked.as_of, asked.known_on)


def pair_promises(call: Call, asked: Asked) -> Promises:
    """What the two promised, as the ledger holds it now."""
    return promises_of(call, asked.a, asked.b, asked.as_of)


def pair_figures(call: Call, asked: Asked) -> Figures:
    """The figures of the pair, as the ledger holds it now."""
    now = replace(asked, known_on=None)

    def make() -> Figures:
        return figures_of(call.desk.ledger, pair_page(call, now), pair_promises(call, now))

    return call.kept(make, "figures", asked.a, asked.b, asked.as_of)


def compared_figures(call: Call, asked: Sequence[Asked]) -> tuple[Figures, ...]:
    """The figures of pairs that are compared. UsageError as ``check_pairs``."""
    check_pairs([(one.a, one.b) for one in asked])
    return tuple(pair_figures(call, one) for one in asked)


# --- promises, by their pair or their id -----------------------------------------------------------------------------


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
