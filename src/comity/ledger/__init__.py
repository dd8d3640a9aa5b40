"""The ledger: documents, their claims and what became of both, in one file that only adds and supersedes."""

from comity.ledger.memory import MemoryLedger
from comity.ledger.sqlite import SqliteLedger, open_ledger
from comity.ledger.store import ClaimFilter, Hit, Ledger, Links, Lost, Outcome, Proposal, Source

__all__ = [
    "ClaimFilter", "Hit", "Ledger", "Links", "Lost", "MemoryLedger", "Outcome", "Proposal", "Source", "SqliteLedger",
    "open_ledger",
]  # fmt: skip
