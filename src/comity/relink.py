"""What is new in a ledger, linked: documents to groups of copies, claims to entries; only their neighbourhood is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from comity import settings
from comity.judged import JudgedLedger
from comity.ledger.store import Ledger, Links, Proposal, Source
from comity.link import copies
from comity.link.blocking import keys_of
from comity.link.chains import of_documents
from comity.link.compare import Likeness, compare, told
from comity.link.resolve import Pair, Ruling, founder, resolve
from comity.link.traits import Chain, in_text
from comity.model import Claim


def relink(ledger: Ledger, *, afresh: bool = False, documents: Collection[str] = ()) -> int:
    """Link what is not linked yet; gives the number of claims that were placed.

    ``afresh``: everything anew. ``documents``: ids of documents to look at again, because a decision is about them.
    The result depends on the claims and decisions of the ledger alone, not on the order in which they came in. One
    transaction: it happens as a whole or not at all, and what a killed process left is done by the next call.
    """
    with ledger.linking() as links:
        if afresh:
            links.reset()
        return _Run(ledger, links, ruling_of(ledger)).run(documents)


def ruling_of(ledger: Ledger) -> Ruling:
    """What people decided of entries, on the claims as they are coded now."""
    together, apart = JudgedLedger(ledger).constraints()
    pairs = tuple((frozenset(left), frozenset(right)) for left, right in apart)
    return Ruling(tuple(map(frozenset, together)), pairs)


def entry_id(chains: Sequence[Chain]) -> str:
    """The id of an entry: that of its founding claim, with ``e-`` for ``c-``."""
    return f"e-{founder(chains).id.removeprefix('c-')}"


def _group_key(group: str) -> str:
    """The key under which the documents of a group of copies are filed."""
    return f"group:{group}"


@dataclass(slots=True)
class _Run:
    """One run of the linking: the chains that were met, and how like one another they are."""

    ledger: Ledger
    links: Links
    ruling: Ruling
    above: float = field(default_factory=lambda: float(settings.get("link_above")))
    propose: float = field(default_factory=lambda: float(settings.get("propose_above")))
    met: dict[str, Chain] = field(default_factory=dict)
    chained: set[str] = field(default_factory=set)
    """The documents of which every chain was met, as it is now."""
    near: dict[str, set[str]] = field(default_factory=dict)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    likenesses: dict[Pair, Likeness] = field(default_factory=dict)
    sources: dict[str, Source | None] = field(default_factory=dict)

    def run(self, documents: Collection[str]) -> int:
        pending, lost = self.links.pending(), self.links.gone()
        fresh = {claim.document.id for claim in pending} | lost.documents | self._sort() | set(documents)
        chains = self._chains_in(fresh, pending)
        start = chains + self._held_with(chains, lost.entries, fresh)
        reached = self._reach(start)
        groups = resolve(reached, self._among(reached), self.above, self.ruling)
        placed = {claim.id: id for group in groups for id in [entry_id(group)] for c in group for claim in c.claims}
        self.links.put({claim.id: keys for chain in chains for claim, keys in self._filed(chain)}, placed)
        self.links.propose([chain.id for chain in reached], self._proposals(reached, placed))
        return len(placed)

    # --- copies ---------------------------------------------------------------------------------------------------

    def _sort(self) -> set[str]:
        """Put new documents to their copies; gives the older ones whose group is another now."""
        new = self.links.unsorted()
        keys = {document.id: copies.keys_of(document) for document in new}
        near = self.links.alike(sorted({key for under in keys.values() for key in under})) if new else []
        before = self.ledger.sources_of([document.id for document in near])
        near += self.links.alike(sorted({_group_key(source.group) for source in before.values()})) if before else []
        before = self.ledger.sources_of([document.id for document in near])
        found = {id: Source(*place) for id, place in copies.group([*new, *near]).items()}
        changed = {document.id for document in near if found.get(document.id) != before.get(document.id)} - keys.keys()
        keys |= {document.id: copies.keys_of(document) for document in near if document.id in changed}
        grouped = {id: under | {_group_key(found[id].group)} if id in found else under for id, under in keys.items()}
        self.links.group(grouped, {id: found.get(id, Source(id)) for id in keys if id in found or id in changed})
        return changed

    def _among(self, reached: Sequence[Chain]) -> dict[Pair, Likeness]:
        ids = {chain.id for chain in reached}
        return {pair: likeness for pair, likeness in self.likenesses.items() if ids >= set(pair)}

    # --- chains ---------------------------------------------------------------------------------------------------

    def _chains_in(self, documents: Collection[str], pending: Iterable[Claim] = ()) -> list[Chain]:
        """All chains of some documents, the claims that are not linked yet among them."""
        rows = self.links.sharing([f"doc:{id}" for id in sorted(documents)])
        claims = {claim.id: claim for held in rows.values() for claim in held} | {claim.id: claim for claim in pending}
        chains = list(of_documents(claims.values(), self.ruling.pairs))
        self.met |= {chain.id: chain for chain in chains}
        self.chained |= set(documents)
        return chains

    def _held_with(self, chains: Sequence[Chain], hurt: Collection[str], fresh: Collection[str]) -> list[Chain]:
        """The chains of other documents in the entries that the fresh documents' claims were in before."""
        claims = [claim.id for chain in chains for claim in chain.claims]
        entries = {*hurt, *self.ledger.entries_of(claims).values()}
        members = self.links.members(entries) if entries else []
        return self._chains_in({claim.document.id for claim in members} - set(fresh))

    def _filed(self, chain: Chain) -> Iterable[tuple[Claim, Collection[str]]]:
        """The keys of each claim of a chain: the first one bears those under which chains meet."""
        common = {f"doc:{chain.document}", f"chain:{chain.id}"}
        yield chain.claims[0], common | self._keys_of(chain)
        yield from ((claim, common) for claim in chain.claims[1:])

    def _keys_of(self, chain: Chain) -> frozenset[str]:
        if chain.id not in self.keys:
            self.keys[chain.id] = keys_of(chain)
        return self.keys[chain.id]

    # --- neighbourhood --------------------------------------------------------------------------------------------

    def _reach(self, start: Sequence[Chain]) -> list[Chain]:
        """The chains that start, and all that hang together with them by likeness or decision."""
        reached: dict[str, Chain] = {}
        frontier = list(start)
        while frontier:
            reached |= {chain.id: chain for chain in frontier}
            self._meet(frontier)
            near = {id for chain in frontier for id in self.near.get(chain.id, ())}
            frontier = [self.met[id] for id in sorted(near - reached.keys())]
        return list(reached.values())

    def _meet(self, frontier: Sequence[Chain]) -> None:
        """Hold some chains against all that share a key with them."""
        wanted = {key for chain in frontier for key in self._keys_of(chain)}
        held = self.links.sharing(sorted(wanted))
        heads = {key: [c.id for c in claims if c.document.id not in self.chained] for key, claims in held.items()}
        self._load({id for ids in heads.values() for id in ids} - self.met.keys())
        for chain in self.met.values():
            for key in self._keys_of(chain) & wanted if chain.document in self.chained else ():
                heads.setdefault(key, []).append(chain.id)
        for chain in frontier:
            self._compare(chain, {id for key in self._keys_of(chain) for id in heads.get(key, ())})

    def _load(self, heads: Collection[str]) -> None:
        """The chains of documents that are not looked at anew, as they were filed."""
        for claims in self.links.sharing([f"chain:{id}" for id in sorted(heads)]).values():
            chain = Chain(tuple(sorted(claims, key=in_text)))
            self.met[chain.id] = chain

    def _compare(self, chain: Chain, others: Collection[str]) -> None:
        for other in (self.met[id] for id in sorted(others)):
            pair = (chain.id, other.id) if chain.id < other.id else (other.id, chain.id)
            if pair in self.likenesses or other.document == chain.document:
                continue
            likeness = self.likenesses[pair] = compare(chain, other, copies=self._same_source(chain, other))
            if likeness.score >= self.above:
                self.near.setdefault(chain.id, set()).add(other.id)
                self.near.setdefault(other.id, set()).add(chain.id)

    def _same_source(self, a: Chain, b: Chain) -> bool:
        unknown = {a.document, b.document} - self.sources.keys()
        if unknown:
            found = self.ledger.sources_of(unknown)
            self.sources |= {id: found.get(id) for id in unknown}
        one, other = self.sources[a.document], self.sources[b.document]
        return one is not None and other is not None and one.group == other.group

    # --- what comes of it -----------------------------------------------------------------------------------------

    def _proposals(self, reached: Sequence[Chain], placed: Mapping[str, str]) -> list[Proposal]:
        """Pairs that may be one, the likeliest of each two entries."""
        heads = {chain.id for chain in reached}
        likely = {pair: one for pair, one in self.likenesses.items() if one.score >= self.propose and heads & set(pair)}
        known = self.ledger.entries_of({id for pair in likely for id in pair} - placed.keys())
        entries = {**known, **placed}
        best: dict[tuple[str, ...], Proposal] = {}
        for (a, b), likeness in sorted(likely.items(), key=lambda row: (-row[1].score, row[0])):
            between = tuple(sorted((entries.get(a, a), entries.get(b, b))))
            if between[0] != between[1]:
                best.setdefault(between, Proposal(a, b, likeness.score, told(likeness)))
        return list(best.values())
