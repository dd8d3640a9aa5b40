"""What a brief is made from, gathered from a ledger: one pass for each pair, and the pairs to compare it with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from comity.analyse.dossier import Dossier
from comity.analyse.judgement import judgements
from comity.analyse.recent import find_recent
from comity.figuring import figures, figures_of
from comity.judged import JudgedLedger
from comity.ledger.remembering import remembering
from comity.ledger.store import ClaimFilter, Ledger
from comity.promises import promises
from comity.views import pair
from comity.who import states

Pair = tuple[str, str]
BESIDE: Final = 2
"""Pairs that a brief is compared with."""


def gather(ledger: Ledger, a: str, b: str, as_of: str | None = None, beside: Sequence[Pair] | None = None) -> Dossier:
    """What the ledger holds on two states (ISO 3166-1 alpha-3), as of an ISO day (None: the last day that was read).

    ``beside``: the pairs to compare it with; None: the two that ``pairs_beside`` finds.
    """
    ledger = remembering(ledger)
    page = pair(ledger, a, b, as_of)
    own = figures_of(ledger, page, promises(ledger, a, b, as_of))
    others = pairs_beside(ledger, a, b) if beside is None else beside
    return Dossier(
        page=page,
        figures=own,
        others=tuple(figures(ledger, *other, as_of) for other in others),
        recent=find_recent(page, own.commitments, own.as_of),
        judgements=judgements(own),
    )


def pairs_beside(ledger: Ledger, a: str, b: str) -> list[Pair]:
    """The two other pairs of states, one of them ``a`` or ``b``, that most documents make a claim on."""
    told: dict[Pair, set[str]] = {}
    for side in (a, b):
        for claim in JudgedLedger(ledger).claims(ClaimFilter(parties=(side,))):
            for id in {party.id for party in claim.parties if party.id in states()} - {a, b}:
                told.setdefault((min(side, id), max(side, id)), set()).add(claim.document.id)
    counts = Counter({pair: len(documents) for pair, documents in told.items()})
    return sorted(counts, key=lambda pair: (-counts[pair], pair))[:BESIDE]
