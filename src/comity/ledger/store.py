"""What every ledger can do: the interface that the SQLite store keeps, and other stores after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from comity.model import Claim, Document, Kind, Rejected, Status

Outcome = Literal["new", "same", "updated"]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for; an empty field asks for all."""

    parties: tuple[str, ...] = ()
    """Claims that have every one of these ids among their parties."""
    document: str | None = None
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    published_until: str | None = None
    """ISO date: only claims of documents published on or before it. Undated documents are left out then."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, and the claims it proves (none where it proves none)."""

    document: Document
    start: int
    end: int
    exact: str
    claims: tuple[str, ...]


class Ledger(Protocol):
    """Documents, their claims and rejections. It only adds and supersedes; every write is one transaction."""

    def record(self, document: Document, claims: Sequence[Claim], coder: str) -> Outcome:
        """Store a document with its claims, whole or not at all.

        The same document with the same claims changes nothing ("same"). Where metadata or claims differ (a date was
        given, a newer coder), the former row and claims are superseded, never deleted ("updated").
        """

    def reject(self, rejected: Rejected) -> None:
        """Store a rejection; the same one twice is one."""

    def coded(self, document: Document, coder: str) -> bool:
        """True where this very document, metadata included, was coded by this coder: it need not be coded again."""

    def claim(self, id: str) -> Claim:
        """The claim with this id or unambiguous beginning of it. Raises NotFoundError."""

    def document(self, id: str) -> Document:
        """The document with this id or unambiguous beginning of it. Raises NotFoundError."""

    def claims(self, wanted: ClaimFilter = ClaimFilter()) -> Iterator[Claim]:
        """Current claims, by document path, then id of the document, offset, id: the same order on every machine."""

    def documents(self) -> Iterator[Document]:
        """Current documents in the order of path, then id."""

    def rejections(self) -> Iterator[Rejected]: ...

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words (a phrase in double quotes stays one), best first."""

    def close(self) -> None: ...
