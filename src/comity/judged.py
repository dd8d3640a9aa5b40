"""A ledger as people judged it: the one place through which pages, exports and searches read claims."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from comity.edtf import published_span
from comity.judge import Apart, Conflict, Judged, conflicts, constraints, judge, standing
from comity.ledger.rules import count_pairs, end_of, has_parties, is_wanted
from comity.ledger.store import ClaimFilter, Hit, Ledger, PairCount
from comity.model import Claim, Decision

EVERYTHING: Final = ClaimFilter()
MANY: Final = 1_000_000
"""Hits that are asked for where corrected parties decide which of them count."""


class JudgedLedger:
    """Claims with what was decided of them: rejected ones left out, corrected ones as they were corrected."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def claims(self, wanted: ClaimFilter = EVERYTHING) -> Iterator[Claim]:
        """The claims that count, by what they say as corrected; order as in ``Ledger.claims``.

        With ``known_on`` the decisions are those that had been made by then, too.
        """
        decisions = self._decisions(wanted.known_on)
        if not decisions:
            return self._ledger.claims(wanted)
        decided = _documents(decisions)
        if wanted.document is not None and wanted.document not in decided:
            return self._ledger.claims(wanted)
        rest = (claim for claim in self._ledger.claims(wanted) if claim.document.id not in decided)
        return heapq.merge(rest, self._decided(decisions, wanted), key=_place)

    def judged(self, wanted: ClaimFilter = EVERYTHING) -> list[Judged]:
        """All claims of a filter on the machine's, the rejected among them, with the decisions on each."""
        decisions = self._decisions(wanted.known_on)
        about = {row.machine.id: row for row in self._of(_documents(decisions), decisions, wanted.known_on)}
        return [about.get(claim.id) or Judged(claim, claim) for claim in self._ledger.claims(wanted)]

    def claim(self, id: str) -> Judged:
        """The claim with this id or unambiguous beginning of it, and what was decided of it. Raises NotFoundError."""
        found = self._ledger.claim(id)
        rows = self._of({found.document.id}, self._decisions())
        return next((row for row in rows if row.machine.id == found.id), Judged(found, found))

    def members(self, entry: str) -> list[Claim]:
        """The claims of an entry that count, as they were corrected; order as in ``Ledger.claims``."""
        found = self._ledger.members(entry)
        documents = {claim.document.id for claim in found} & _documents(self._decisions())
        about = {row.machine.id: row for row in self._of(documents, self._decisions())}
        rows = (about.get(claim.id) or Judged(claim, claim) for claim in found)
        return [row.claim for row in rows if not row.rejected]

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words, best first; with ``parties``, those that prove a claim which counts."""
        decisions = self._decisions()
        rows = [row for row in self._of(_documents(decisions), decisions) if row.decisions]
        if not rows:
            return self._ledger.search(words, parties, limit)
        about = {row.machine.id: row for row in rows}
        corrected = bool(parties) and any(decision.field == "parties" for decision in decisions)
        found = self._ledger.search(words, () if corrected else parties, MANY if corrected else limit + len(rows))
        hits = [replace(hit, claims=tuple(id for id in hit.claims if not _rejected(about.get(id)))) for hit in found]
        return [hit for hit in hits if not parties or self._proves(hit, parties, about)][:limit]

    def pairs(self) -> list[PairCount]:
        """All pairs of parties in the claims that count, what waits for review among them; order as in ``Ledger``."""
        decisions = self._decisions()
        found = {(row.a, row.b): row for row in self._ledger.pairs()}
        for document in sorted(_documents(decisions)):
            rows = self._of([document], decisions)
            former = count_pairs(row.machine for row in rows)
            counted = count_pairs(row.claim for row in rows if not row.rejected)
            for pair in former.keys() | counted.keys():
                held = found.get(pair, PairCount(*pair, 0, 0, None))
                documents = held.documents + (counted[pair] > 0) - (former[pair] > 0)
                last = held.last if documents == held.documents else self._last(pair)
                found[pair] = PairCount(*pair, held.claims + counted[pair] - former[pair], documents, last)
        return [row for _, row in sorted(found.items()) if row.claims]

    def _last(self, pair: tuple[str, str]) -> str | None:
        """The last ISO day on which a text with a claim on two parties was published."""
        days = (published_span(claim.document.published)[1] for claim in self.claims(ClaimFilter(parties=pair)))
        return max((day for day in days if day), default=None)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The decisions that the machine's claims no longer bear out, or that find no claim."""
        claims, decisions = self.settled()
        return conflicts(claims, decisions)

    def constraints(self) -> tuple[list[set[str]], list[Apart]]:
        """Sets of claims that people made one entry, and pairs of sets of which no two are one."""
        claims, decisions = self.settled()
        return constraints(claims, decisions)

    def settled(self) -> tuple[tuple[Claim, ...], tuple[Decision, ...]]:
        """The machine's claims, all of the documents decided about, and all decisions: what ``judge`` asks for."""
        decisions = self._decisions()
        return tuple(self._all(_documents(decisions))), decisions

    def _proves(self, hit: Hit, parties: Sequence[str], about: Mapping[str, Judged]) -> bool:
        """Whether a claim of the hit that counts has all the parties."""
        claims = (about[id].claim if id in about else self._ledger.claim(id) for id in hit.claims)
        return any(has_parties(claim, parties) for claim in claims)

    def _decisions(self, known_on: str | None = None) -> tuple[Decision, ...]:
        """All decisions, undone ones and their undoing too, made by the end of a day or instant."""
        end = None if known_on is None else end_of(known_on)
        return tuple(row for row in self._ledger.decisions() if end is None or row.made <= end)

    def _decided(self, decisions: Sequence[Decision], wanted: ClaimFilter) -> Iterator[Claim]:
        """The claims of the documents decided about that count and that the filter takes, in the order of all."""
        entered = replace(wanted, parties=(), kinds=(), statuses=())
        said = ClaimFilter(parties=wanted.parties, kinds=wanted.kinds, statuses=wanted.statuses)
        found: list[Claim] = []
        for document in _documents(decisions) if wanted.document is None else {wanted.document}:
            among = {claim.id for claim in self._ledger.claims(replace(entered, document=document))}
            rows = self._of([document], decisions, wanted.known_on)
            found += [row.claim for row in rows if row.machine.id in among and not row.rejected]
        return iter(sorted((claim for claim in found if is_wanted(claim, said)), key=_place))

    def _of(self, documents: Iterable[str], decisions: Sequence[Decision], known_on: str | None = None) -> list[Judged]:
        """All claims of some documents, judged."""
        return list(judge(self._all(documents, known_on), decisions))

    def _all(self, documents: Iterable[str], known_on: str | None = None) -> Iterator[Claim]:
        for document in sorted(documents):
            yield from self._ledger.claims(ClaimFilter(document=document, known_on=known_on))


def _documents(decisions: Sequence[Decision]) -> frozenset[str]:
    """Ids of the documents in which standing decisions have their claims."""
    kept = standing(decisions)
    return frozenset(anchor.document for decision in kept for anchor in decision.targets + decision.others)


def _rejected(row: Judged | None) -> bool:
    return row is not None and row.rejected is not None


def _place(claim: Claim) -> tuple[str, str, int, str]:
    """Sorts as ``Ledger.claims`` does."""
    return claim.document.path or "", claim.document.id, claim.passage.start, claim.id
