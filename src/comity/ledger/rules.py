"""What every store agrees about: which document and claims stand, which claims a filter takes, what an id means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import combinations
from typing import Final, Self

from comity.edtf import published_span
from comity.errors import AmbiguousError, LedgerError, NotFoundError, UsageError
from comity.ledger.store import ClaimFilter
from comity.model import Claim, Document

MOST_SHOWN = 5
"""So many ids are named where the beginning of one fits several."""
_PLURALS: Final = {"entry": "entries"}
_LISTS: Final = {
    "decision": "comity export decisions", "document": "comity documents", "promise": "comity promises A B --json",
}  # fmt: skip
"""The command that lists the ids; of claims it is the search."""


@dataclass(frozen=True, slots=True)
class Coding:
    """One document with the claims that one coder drew from it, by id."""

    document: Document
    claims: dict[str, Claim]
    coder: str

    @classmethod
    def of(cls, document: Document, claims: Iterable[Claim], coder: str) -> Self:
        """Raises LedgerError where the document's id is not of its text, or a claim is of another document."""
        if document.id != Document.id_of(document.text):
            raise LedgerError(f"document {document.id!r} has an id that is not of its text: use Document.id_of(text)")
        by_id: dict[str, Claim] = {}
        for claim in claims:
            if claim.document.id != document.id:
                words = f"is of document {claim.document.id!r}, not of {document.id!r}"
                raise LedgerError(f"claim {claim.id!r} {words}: record it with its own document")
            by_id.setdefault(claim.id, claim)
        return cls(document, by_id, coder)

    def beside(self, held: Coding | None) -> Coding:
        """This coding as it is stored where ``held`` stands already, of the same text.

        Copies of one text that differ in nothing but where they lie are one document: the first path in sort order
        stands for them all, so that it does not matter which came last.
        """
        if held is None or replace(self.document, path=held.document.path) != held.document:
            return self
        path = min((path for path in (self.document.path, held.document.path) if path is not None), default=None)
        claims = {id: _moved(claim, path) for id, claim in self.claims.items()}
        return Coding(replace(self.document, path=path), claims, self.coder)

    def stands_for(self, document: Document, coder: str) -> bool:
        """Whether recording the document as coded by ``coder`` would leave this coding's document as it is."""
        return self.coder == coder and Coding(document, {}, coder).beside(self).document == self.document


def _moved(claim: Claim, path: str | None) -> Claim:
    return replace(claim, document=replace(claim.document, path=path))


def count_pairs(claims: Iterable[Claim]) -> Counter[tuple[str, str]]:
    """In how many of some claims each two parties stand together; of a pair the lesser id comes first."""
    return Counter(pair for claim in claims for pair in combinations(sorted({one.id for one in claim.parties}), 2))


def is_wanted(claim: Claim, wanted: ClaimFilter) -> bool:
    """Whether a filter takes a claim; its dates are those of the claim's own document."""
    return (
        has_parties(claim, wanted.parties)
        and wanted.document in (None, claim.document.id)
        and (not wanted.kinds or claim.kind in wanted.kinds)
        and (not wanted.statuses or claim.status in wanted.statuses)
        and _published_until(claim, wanted.published_until)
    )


def has_parties(claim: Claim, ids: Sequence[str]) -> bool:
    """Whether a claim has every one of the ids among its parties."""
    return set(ids) <= {party.id for party in claim.parties}


def _published_until(claim: Claim, day: str | None) -> bool:
    if day is None:
        return True
    end = published_span(claim.document.published)[1]
    return end is not None and end <= day


def choose(noun: str, beginning: str, ids: Sequence[str]) -> str:
    """The one id meant by its beginning. ``ids``: those that begin so, sorted; a few are enough.

    Raises NotFoundError where there is none, AmbiguousError where there are several.
    """
    if not ids:
        command = _LISTS.get(noun, "comity search")
        raise NotFoundError(f"no {noun} has the id {beginning!r}: look it up by `{command}`")
    if len(ids) > 1 and ids[0] != beginning:
        several = ", ".join(ids[:MOST_SHOWN]) + (" ..." if len(ids) > MOST_SHOWN else "")
        nouns = _PLURALS.get(noun, f"{noun}s")
        words = f"several {nouns} have ids that begin with {beginning!r} ({several}): give more of it"
        raise AmbiguousError(words, tuple(ids))
    return ids[0]


# --- moments ------------------------------------------------------------------------------------------------------


Clock = Callable[[], datetime]
"""Tells when something enters the ledger."""


def now() -> datetime:
    """The computer's own clock."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as a ledger writes it: UTC, to the microsecond, so that text order is the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def start_of(moment: str) -> str:
    """The first instant of a day, or an instant itself, as a stamp. Raises UsageError where it is neither."""
    return _stamp_of(moment, time.min)


def end_of(moment: str) -> str:
    """The last instant of a day, or an instant itself, as a stamp. Raises UsageError where it is neither."""
    return _stamp_of(moment, time.max)


def _stamp_of(moment: str, hour: time) -> str:
    try:
        if len(moment) <= len("2025-01-31"):
            return stamp(datetime.combine(date.fromisoformat(moment), hour, UTC))
        instant = datetime.fromisoformat(moment)
    except ValueError as exc:
        words = "is neither a day nor an instant: write it as 2025-01-31 or 2025-01-31T12:00:00Z"
        raise UsageError(f"{moment!r} {words}") from exc
    return stamp(instant if instant.tzinfo else instant.replace(tzinfo=UTC))
