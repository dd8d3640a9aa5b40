"""A ledger in memory: the fake that tests use where a file does not matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Self

from comity.edtf import published_span
from comity.errors import NotFoundError
from comity.ledger.archive import MemoryArchive
from comity.ledger.rules import Clock, Coding, choose, count_pairs, end_of, has_parties, is_wanted, now, stamp, start_of
from comity.ledger.sentences import folded, sentences_of, terms_of
from comity.ledger.sorting import MemoryLinks, in_order
from comity.ledger.store import ClaimFilter, Hit, Links, Outcome, PairCount, Proposal, Source
from comity.model import Claim, Decision, Document, Rejected, content_id

_EVERYTHING: Final = ClaimFilter()


@dataclass(slots=True)
class _Held:
    """A document or claim with the times at which the ledger learned it, and something newer in its place."""

    record: Document | Claim
    learned: str
    superseded: str | None = None

    def stood(self, end: str) -> bool:
        """Whether it was the current one at a moment."""
        return self.learned <= end and (self.superseded is None or self.superseded > end)


class MemoryLedger:
    """Keeps ``Ledger`` in dictionaries; ``search`` gives its hits in the order of the documents, not the best first."""

    def __init__(self, clock: Clock = now) -> None:
        self._clock = clock
        self._codings: dict[str, Coding] = {}
        self._history: dict[str, list[_Held]] = {}
        self._first_learned: dict[str, str] = {}
        self._rejections: set[Rejected] = set()
        self._decisions: dict[str, Decision] = {}
        self._links = MemoryLinks(self._codings)
        self.archive: Final = MemoryArchive()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing to close: the records stay readable."""

    # --- writing --------------------------------------------------------------------------------------------------

    def record(self, document: Document, claims: Sequence[Claim], coder: str) -> Outcome:
        """Store a document with its claims; see ``Ledger.record``."""
        held = self._codings.get(document.id)
        wanted = Coding.of(document, claims, coder).beside(held)
        if wanted == held:
            return "same"
        self._relate(held, wanted)
        self._codings[document.id] = wanted
        self._remember(wanted)
        return "updated" if held else "new"

    def _relate(self, held: Coding | None, wanted: Coding) -> None:
        """What changes waits to be linked again."""
        former = held.claims if held else {}
        self._links.end(wanted.document.id, [id for id, claim in former.items() if wanted.claims.get(id) != claim])
        if held is None or held.document != wanted.document:
            self._links.unsort(wanted.document.id)

    def _remember(self, coding: Coding) -> None:
        learned = stamp(self._clock())
        history = self._history.setdefault(coding.document.id, [])
        records: list[Document | Claim] = [coding.document, *coding.claims.values()]
        current = [held for held in history if held.superseded is None]
        for held in current:
            if held.record not in records:
                held.superseded = learned
        kept = [held.record for held in current if held.superseded is None]
        history += [_Held(record, learned) for record in records if record not in kept]
        for id in coding.claims:
            self._first_learned.setdefault(id, learned)

    def reject(self, rejected: Rejected) -> None:
        """Store a rejection; the same one twice is one."""
        self._rejections.add(rejected)

    def decide(self, decision: Decision) -> Outcome:
        """Append a decision; see ``Ledger.decide``. Raises NotFoundError where it undoes one that is not there."""
        if decision.id in self._decisions:
            return "same"
        if decision.undoes is not None and decision.undoes not in self._decisions:
            raise NotFoundError(f"no decision has the id {decision.undoes!r}: it cannot be undone")
        self._decisions[decision.id] = decision
        return "new"

    @contextmanager
    def linking(self, decisions: Sequence[Decision] = ()) -> Iterator[Links]:
        """The linking, worked on in a copy; what was before stands again where it fails. See ``Ledger.linking``."""
        before, decided = self._links, dict(self._decisions)
        self._links = before.copy()
        try:
            for decision in decisions:
                self.decide(decision)
            yield self._links
        except BaseException:
            self._links, self._decisions = before, decided
            raise

    # --- reading --------------------------------------------------------------------------------------------------

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
        since = start_of(wanted.learned_since) if wanted.learned_since is not None else ""
        held = self._claims_of(wanted.known_on)
        return (claim for claim in held if is_wanted(claim, wanted) and self._first_learned[claim.id] >= since)

    def _claims_of(self, known_on: str | None) -> Iterator[Claim]:
        if known_on is None:
            yield from in_order(claim for coding in self._codings.values() for claim in coding.claims.values())
        else:
            yield from in_order(record for record in self._known(end_of(known_on)) if isinstance(record, Claim))

    def documents(self, known_on: str | None = None) -> Iterator[Document]:
        """Documents one by one, in the order of path, then id; see ``Ledger.documents``."""
        if known_on is None:
            held = [coding.document for coding in self._codings.values()]
        else:
            held = [record for record in self._known(end_of(known_on)) if isinstance(record, Document)]
        yield from sorted(held, key=lambda document: (document.path or "", document.id))

    def _known(self, end: str) -> Iterator[Document | Claim]:
        return (held.record for history in self._history.values() for held in history if held.stood(end))

    def published(self, known_on: str | None = None) -> Mapping[str | None, int]:
        """How many documents bear each date of publication; see ``Ledger.published``."""
        return Counter(document.published for document in self.documents(known_on))

    def documents_with(self, party: str) -> frozenset[str]:
        """The ids of the documents that have a current claim with this party."""
        return frozenset(claim.document.id for claim in self.claims(ClaimFilter(parties=(party,))))

    def moment(self) -> str:
        """Where the ledger stands; see ``Ledger.moment``."""
        recorded = sum(map(len, self._history.values()))
        linked = content_id("m", sorted(self._links.entries().items()))
        return f"{recorded}-{len(self._decisions)}-{len(self._rejections)}-{linked}"

    def rejections(self) -> Iterator[Rejected]:
        """All rejections in the order of document, step and reason."""
        yield from sorted(self._rejections, key=lambda row: (row.document, row.step, row.reason))

    def pairs(self) -> list[PairCount]:
        """All pairs of parties that stand in one current claim; see ``Ledger.pairs``."""
        rows: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for coding in self._codings.values():
            last = published_span(coding.document.published)[1] or ""
            for pair, count in count_pairs(coding.claims.values()).items():
                rows.setdefault(pair, []).append((count, last))
        return [
            PairCount(*pair, sum(count for count, _ in found), len(found), max(last for _, last in found) or None)
            for pair, found in sorted(rows.items())
        ]

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words; with ``parties``, those that prove a claim of all of them."""
        terms = [f" {' '.join(term)} " for term in map(folded, terms_of(words)) if term]
        if not terms:
            return []
        codings = (self._codings[document.id] for document in self.documents())
        return [hit for coding in codings for hit in _hits(coding, terms, parties)][: max(limit, 0)]

    def decisions(self) -> Iterator[Decision]:
        """All decisions in the order in which they came in."""
        yield from list(self._decisions.values())

    def entries_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim id -> id of the entry that it is in; see ``Ledger.entries_of``."""
        linked = self._links.entries()
        return {id: linked[id] for id in claims if id in linked}

    def entry(self, id: str) -> str:
        """The id of the entry meant by an id or its beginning; see ``Ledger.entry``. Raises NotFoundError."""
        names = ((name, entry) for claim, entry in self._links.entries().items() for name in (entry, f"e{claim[1:]}"))
        found = {entry for name, entry in names if id and name.startswith(id)}
        return choose("entry", id, sorted(found))

    def members(self, entry: str) -> list[Claim]:
        """The current claims of an entry, in the order of ``claims``."""
        return self._links.members((entry,))

    def proposals(self) -> Iterator[Proposal]:
        """Pairs of claims that may be about one thing, likeliest first, then by id."""
        yield from self._links.proposals()

    def sources_of(self, documents: Collection[str]) -> Mapping[str, Source]:
        """Document id -> the group of copies it belongs to, where it is in one."""
        return self._links.sources_of(documents)


def _hits(coding: Coding, terms: Sequence[str], parties: Sequence[str]) -> Iterator[Hit]:
    document = coding.document
    claims = list(in_order(coding.claims.values()))
    for start, end in sentences_of(document, (claim.passage for claim in claims)):
        exact = document.text[start:end]
        proved = [claim for claim in claims if claim.passage.start < end and claim.passage.end > start]
        among = not parties or any(has_parties(claim, parties) for claim in proved)
        words = f" {' '.join(folded(exact))} "
        if among and all(term in words for term in terms):
            yield Hit(document, start, end, exact, tuple(claim.id for claim in proved))
