"""What every ledger can do: the interface that the SQLite store keeps, and other stores after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from comity.captures import Capture, Visit
from comity.model import Claim, Decision, Document, Kind, Rejected, Status

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
    known_on: str | None = None
    """ISO day or instant (UTC): claims as the ledger held them at the end of it, instead of the current ones."""
    learned_since: str | None = None
    """ISO day or instant (UTC): only claims that entered the ledger at or after its beginning."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, and the claims it proves (none where it proves none)."""

    document: Document
    start: int
    end: int
    exact: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairCount:
    """How often two parties stand in one claim; ``a`` < ``b``."""

    a: str
    b: str
    claims: int
    documents: int
    """Documents with such a claim."""
    last: str | None
    """The last ISO day on which one of them was published; None where none is dated."""


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

    def documents(self, known_on: str | None = None) -> Iterator[Document]:
        """Current documents, or those held at the end of a day or instant, in the order of path, then id."""

    def published(self, known_on: str | None = None) -> Mapping[str | None, int]:
        """Date of publication (EDTF, None: not known) -> current documents that bear it, or those held at the end of a
        day or instant."""

    def documents_with(self, party: str) -> frozenset[str]:
        """The ids of the documents that have a current claim with this party."""

    def moment(self) -> str:
        """Where the ledger stands: another text once anything was recorded, rejected, decided or linked."""

    def rejections(self) -> Iterator[Rejected]: ...

    def pairs(self) -> list[PairCount]:
        """All pairs of parties that stand in one current claim, by id: counted as they come in, not when asked."""

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words (a phrase in double quotes stays one), best first."""

    def decide(self, decision: Decision) -> Outcome:
        """Append a decision; the same one twice is one. Raises NotFoundError where it undoes one that is not there."""

    def decisions(self) -> Iterator[Decision]:
        """All decisions, those that were undone and their undoing among them, in the order in which they came in."""

    def linking(self, decisions: Sequence[Decision] = ()) -> AbstractContextManager[Links]:
        """The linking, to be read and changed in one transaction that happens as a whole or not at all.

        ``decisions``: appended first, in that transaction.
        """

    def entries_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim id -> id of the entry that it is in; claims that are not linked yet are left out."""

    def entry(self, id: str) -> str:
        """The id of the entry meant by its id, by that of any claim in it with ``e-`` for ``c-``, or by an unambiguous
        beginning of either. Raises NotFoundError."""

    def members(self, entry: str) -> list[Claim]:
        """The current claims of an entry, in the order of ``claims``."""

    def proposals(self) -> Iterator[Proposal]:
        """Pairs of claims that may be about one thing, likeliest first, then by id."""

    def sources_of(self, documents: Collection[str]) -> Mapping[str, Source]:
        """Document id -> the group of documents that copy one another it belongs to, where it is in one."""

    @property
    def archive(self) -> Archive:
        """Kept copies of what addresses gave, and the visits to them."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two claims that may be about one thing: for a person to decide. ``a`` < ``b``; ``score`` 0 to 1."""

    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document's place among its copies. ``group``: id of the document that came first of them."""

    group: str
    garbled: bool = False
    """True for a copy whose words were swapped one by one: never the account that is shown first."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Ids of entries and documents that linked claims have gone from."""

    entries: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


class Links(Protocol):
    """The linking of claims to entries, and of documents to groups of copies, inside one write transaction."""

    def pending(self) -> list[Claim]:
        """Current claims that are in no entry yet, in the order of ``Ledger.claims``."""

    def gone(self) -> Lost:
        """The entries and documents that lost claims which are no longer current; the claims' rows are dropped."""

    def members(self, entries: Collection[str]) -> list[Claim]:
        """The current claims of some entries, in the order of ``Ledger.claims``."""

    def sharing(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """Key -> the current claims that were put under it, in the order of ``Ledger.claims``; none: no such key."""

    def put(self, keys: Mapping[str, Collection[str]], entries: Mapping[str, str]) -> None:
        """Set the keys of claims, and the entries of claims; both replace what was held for those claims."""

    def proposed(self, claims: Collection[str]) -> list[Proposal]:
        """The proposals in which one of some claims stands, likeliest first, then by id."""

    def propose(self, touched: Collection[str], proposals: Collection[Proposal]) -> None:
        """Replace all proposals in which a claim of ``touched`` stands."""

    def unsorted(self) -> list[Document]:
        """Current documents that were not held against others yet, in the order of ``Ledger.documents``."""

    def alike(self, keys: Collection[str]) -> list[Document]:
        """Documents that were put under one of the keys, in the order of ``Ledger.documents``."""

    def group(self, keys: Mapping[str, Collection[str]], sources: Mapping[str, Source]) -> None:
        """Set the keys of documents, and the groups of documents; both replace what was held for those documents."""

    def reset(self) -> None:
        """Forget all linking: every claim is pending and every document unsorted again."""


class Archive(Protocol):
    """Kept copies and visits. Every write is one transaction."""

    def keep(self, capture: Capture, raw: bytes) -> None:
        """Keep what an address gave. The same bytes are kept once; the same capture twice is one.

        Raises LedgerError where the bytes are not those that the capture names.
        """

    def copy(self, sha256: str) -> bytes:
        """The bytes kept under their sha256. Raises NotFoundError; LedgerError where they were altered."""

    def captures(self, address: str | None = None) -> Iterator[Capture]:
        """What was kept, by time, then address; of one address, asked for or landed on, or of all."""

    def visit(self, visit: Visit) -> None:
        """Append a visit."""

    def visits(self, feed: str | None = None) -> Iterator[Visit]:
        """All visits in the order in which they came in; with ``feed``, those to it and to what it names."""

    def last(self, address: str) -> Visit | None:
        """The last visit to an address."""
