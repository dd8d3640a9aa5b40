"""The ledger: documents, their claims and what became of both; it only adds and supersedes."""

from comity.ledger.memory import MemoryLedger
from comity.ledger.opening import open_ledger
from comity.ledger.sql import SqlLedger
from comity.ledger.sqlite import SqliteLedger
from comity.ledger.store import ClaimFilter, Hit, Ledger, Links, Lost, Outcome, PairCount, Proposal, Source

__all__ = [
    "ClaimFilter", "Hit", "Ledger", "Links", "Lost", "MemoryLedger", "Outcome", "PairCount", "Proposal", "Source",
    "SqlLedger", "SqliteLedger", "open_ledger",
]  # fmt: skip
