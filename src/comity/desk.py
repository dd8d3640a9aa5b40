"""The Python way in: one ledger file with what a person does at it, add, ask, export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from comity.analyse import PairPage
    from comity.ledger import Hit, SqliteLedger
    from comity.model import Claim, Document
    from comity.pipeline import AddReport


class Desk:
    """An open ledger. Use it in a ``with`` block, or call ``close``. Errors are ``ComityError``s."""

    def __init__(self, ledger: SqliteLedger) -> None:
        self.ledger = ledger

    def add(self, *paths: str | Path, published: Mapping[str, str] | None = None) -> AddReport:
        """Read files and folders and record their claims; ``published`` maps file names to EDTF dates."""
        from comity import pipeline

        return pipeline.add(self.ledger, [str(path) for path in paths], published=published or {})

    def pair(self, a: str, b: str, as_of: str | None = None) -> PairPage:
        """What happened, is likely and should happen between two states, by ISO 3166-1 alpha-3 code or name.

        ``as_of``: an ISO date; what was published later is left out. Raises UsageError for an unknown state.
        """
        from comity.analyse import find_pair_page

        return find_pair_page(self.ledger, a, b, as_of)

    def claims(self, *parties: str) -> Iterator[Claim]:
        """Current claims that have all these states or bodies among their parties; all claims where none is named."""
        from comity.ledger import ClaimFilter

        return self.ledger.claims(ClaimFilter(parties=parties))

    def documents(self) -> Iterator[Document]:
        return self.ledger.documents()

    def claim(self, id: str) -> Claim:
        """The claim with this id or unambiguous beginning of one. Raises NotFoundError."""
        return self.ledger.claim(id)

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words, best first."""
        return self.ledger.search(words, parties, limit)

    def close(self) -> None:
        self.ledger.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open(path: str | Path = "comity.db", create: bool = True) -> Desk:
    """Open the ledger at a path, making it where there is none. Raises LedgerError."""
    from comity.ledger import open_ledger

    return Desk(open_ledger(path, create=create))
