"""A ledger in memory: the fake that tests use where a file does not matter. It keeps no history."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, Self

from comity.ledger.rules import Coding, choose, has_parties, is_wanted
from comity.ledger.sentences import sentences_of, terms_of
from comity.ledger.store import ClaimFilter, Hit, Outcome
from comity.model import Claim, Document, Rejected

_EVERYTHING: Final = ClaimFilter()
_WORD: Final = re.compile(r"[^\W_]+")


class MemoryLedger:
    """Keeps ``Ledger`` in dictionaries; ``search`` gives its hits in the order of the documents, not the best first."""

    def __init__(self) -> None:
        self._codings: dict[str, Coding] = {}
        self._rejections: set[Rejected] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing to close: the records stay readable."""

    def record(self, document: Document, claims: Sequence[Claim], coder: str) -> Outcome:
        """Store a document with its claims; see ``Ledger.record``."""
        held = self._codings.get(document.id)
        wanted = Coding.of(document, claims, coder).beside(held)
        if wanted == held:
            return "same"
        self._codings[document.id] = wanted
        return "updated" if held else "new"

    def reject(self, rejected: Rejected) -> None:
        """Store a rejection; the same one twice is one."""
        self._rejections.add(rejected)

    def coded(self, document: Document, coder: str) -> bool:
        """Whether this very document was coded by this coder; see ``Ledger.coded``."""
        held = self._codings.get(document.id)
        return held is not None and held.stands_for(document, coder)

    def claim(self, id: str) -> Claim:
        """The claim with this id or unambiguous beginning of it. Raises NotFoundError."""
        claims = {id: claim for coding in self._codings.values() for id, claim in coding.claims.items()}
        return claims[choose("claim", id, sorted(key for key in claims if key.startswith(id)))]

    def document(self, id: str) -> Document:
        """The document with this id or unambiguous beginning of it. Raises NotFoundError."""
        ids = sorted(key for key in self._codings if key.startswith(id))
        return self._codings[choose("document", id, ids)].document

    def claims(self, wanted: ClaimFilter = _EVERYTHING) -> Iterator[Claim]:
        """Claims one by one, as they stood when the first was read; order as in ``Ledger.claims``."""
        for coding in self._in_order():
            claims = sorted(coding.claims.values(), key=lambda claim: (claim.passage.start, claim.id))
            yield from (claim for claim in claims if is_wanted(claim, wanted))

    def documents(self) -> Iterator[Document]:
        """Documents one by one, in the order of path, then id."""
        for coding in self._in_order():
            yield coding.document

    def rejections(self) -> Iterator[Rejected]:
        """All rejections in the order of document, step and reason."""
        yield from sorted(self._rejections, key=lambda row: (row.document, row.step, row.reason))

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words; with ``parties``, those that prove a claim of all of them."""
        terms = [term for term in map(_folded, terms_of(words)) if term.strip()]
        if not terms:
            return []
        hits = (hit for coding in self._in_order() for hit in _hits(coding, terms, parties))
        return list(hits)[: max(limit, 0)]

    def _in_order(self) -> list[Coding]:
        return sorted(self._codings.values(), key=lambda coding: (coding.document.path or "", coding.document.id))


def _hits(coding: Coding, terms: Sequence[str], parties: Sequence[str]) -> Iterator[Hit]:
    document = coding.document
    claims = sorted(coding.claims.values(), key=lambda claim: (claim.passage.start, claim.id))
    for start, end in sentences_of(document, (claim.passage for claim in claims)):
        exact = document.text[start:end]
        proved = [claim for claim in claims if claim.passage.start < end and claim.passage.end > start]
        among = not parties or any(has_parties(claim, parties) for claim in proved)
        if among and all(term in _folded(exact) for term in terms):
            yield Hit(document, start, end, exact, tuple(claim.id for claim in proved))


def _folded(text: str) -> str:
    """The words of a text as a search compares them: lower case, no accents, one space around each."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return f" {' '.join(_WORD.findall(plain.casefold()))} "
