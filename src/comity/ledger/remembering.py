"""A ledger that is only read from and asked each question once: for work that asks the same of it for many pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

from comity.ledger.store import ClaimFilter, Ledger
from comity.model import Claim, Decision, Document

_EVERYTHING: Final = ClaimFilter()


def remembering(ledger: Ledger) -> Ledger:
    """The ledger, with its answers kept in memory for as long as this lives; nothing is to be written meanwhile."""
    return cast("Ledger", _Remembering(ledger))


class _Remembering:
    """Documents, claims and decisions as they were first read; all else is asked of the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._claims: dict[ClaimFilter, list[Claim]] = {}
        self._documents: dict[str | None, list[Document]] = {}
        self._decisions: list[Decision] | None = None

    def claims(self, wanted: ClaimFilter = _EVERYTHING) -> Iterator[Claim]:
        if wanted not in self._claims:
            self._claims[wanted] = list(self._ledger.claims(wanted))
        return iter(self._claims[wanted])

    def documents(self, known_on: str | None = None) -> Iterator[Document]:
        if known_on not in self._documents:
            self._documents[known_on] = list(self._ledger.documents(known_on))
        return iter(self._documents[known_on])

    def decisions(self) -> Iterator[Decision]:
        if self._decisions is None:
            self._decisions = list(self._ledger.decisions())
        return iter(self._decisions)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)
