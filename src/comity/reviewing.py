"""The queue of what a person should look at, from all that a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.analyse.pair import waits
from comity.judge import Apart, Conflict, Item, Use, queue
from comity.judged import JudgedLedger
from comity.ledger.rules import has_parties
from comity.ledger.store import ClaimFilter, Ledger, Proposal
from comity.views import linked_in


def review(ledger: Ledger, parties: Sequence[str] = ()) -> list[Item]:
    """What a person should look at, what matters most first: of claims that have all the parties."""
    judged = JudgedLedger(ledger)
    rows = judged.judged(ClaimFilter(parties=tuple(parties)))
    documents = {row.machine.document.id for row in rows}
    linked = linked_in(ledger, [row.machine for row in rows])
    use = Use(linked.entries, {id: linked.source_of(id) for id in documents})
    conflicts = [row for row in judged.conflicts() if _concerns(row, parties, documents)]
    return queue(rows, conflicts, undecided(ledger.proposals(), *judged.constraints()), use, waits)


def undecided(proposals: Iterable[Proposal], together: Sequence[set[str]], apart: Sequence[Apart]) -> list[Proposal]:
    """The proposals that nobody has decided on: no merging holds the two together, no splitting apart."""
    return [
        row
        for row in proposals
        if not any({row.a, row.b} <= group for group in together)
        and not any((row.a in a and row.b in b) or (row.a in b and row.b in a) for a, b in apart)
    ]


def _concerns(row: Conflict, parties: Sequence[str], documents: set[str]) -> bool:
    """Whether a conflict is about the parties; one whose claim is lost, where its document is."""
    return has_parties(row.claim, parties) if row.claim else not parties or row.anchor.document in documents
