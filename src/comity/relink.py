"""What is new in a ledger, linked: documents to groups of copies, claims to entries; only the neighbourhood is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Self

from comity import settings
from comity.judge import Judged, constraints, judge
from comity.judged import JudgedLedger
from comity.ledger.store import Ledger, Links, Proposal, Source
from comity.link import copies
from comity.link.blocking import keys_of
from comity.link.chains import of_documents
from comity.link.compare import Likeness, compare, kinds_match, told
from comity.link.resolve import Pair, Ruling, founder, pair_of, resolve, rules_out
from comity.link.traits import Chain, in_text
from comity.model import Claim, Decision, Document


def relink(
    ledger: Ledger, *, afresh: bool = False, decisions: Sequence[Decision] = (), documents: Collection[str] = ()
) -> int:
    """Link what is not linked yet; gives the number of claims that were placed.

    ``afresh``: everything anew. ``decisions``: recorded first; ``documents``: ids of those that they are about, to be
    looked at again.
    The result depends on the claims and decisions of the ledger alone, not on the order in which they came in. One
    transaction: it happens as a whole or not at all, and what a killed process left is done by the next call.
    """
    with ledger.linking(decisions) as links:
        if afresh:
            links.reset()
        return _Run(ledger, links, _Judgement.of(ledger)).run(documents)


@dataclass(frozen=True)
class _Judgement:
    """What people decided that bears on the linking."""

    ruling: Ruling
    homes: Mapping[str, str]
    """Claim id -> document id, of the claims that were merged or split."""
    decided: Mapping[str, Judged]

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        claims, decisions = JudgedLedger(ledger).settled()
        together, apart = constraints(claims, decisions)
        ruling = Ruling(tuple(map(frozenset, together)), tuple((frozenset(a), frozenset(b)) for a, b in apart))
        bound = {id for group in (*together, *(side for pair in apart for side in pair)) for id in group}
        homes = {claim.id: claim.document.id for claim in claims if claim.id in bound}
        return cls(ruling, homes, {row.machine.id: row for row in judge(claims, decisions) if row.decisions})

    def seen(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims as they were corrected."""
        return [self.decided[claim.id].claim if claim.id in self.decided else claim for claim in claims]

    def is_rejected(self, claim: Claim) -> bool:
        return claim.id in self.decided and self.decided[claim.id].rejected is not None

    def bears_on(self, chain: Chain) -> bool:
        return any(claim.id in self.decided or claim.id in self.homes for claim in chain.claims)

    def partners(self, chain: Chain) -> Iterator[str]:
        """The claims that people put together with those of a chain."""
        own = {claim.id for claim in chain.claims}
        yield from (id for group in self.ruling.together if group & own for id in group - own)


def entry_id(chains: Sequence[Chain]) -> str:
    """The id of an entry: that of its founding claim, with ``e-`` for ``c-``."""
    return f"e-{founder(chains).id.removeprefix('c-')}"


def _group_key(group: str) -> str:
    """The key under which the documents of a group of copies are filed."""
    return f"group:{group}"


def _sort_copies(ledger: Ledger, links: Links, new: Sequence[Document]) -> set[str]:
    """Put new documents to their copies; gives the older ones that have other old ones beside them than before."""
    if not new:
        return set()
    keys = {document.id: copies.keys_of(document) for document in new}
    near = copies.find_copied(new, links.alike(sorted({key for under in keys.values() for key in under})))
    groups = {_group_key(source.group) for source in ledger.sources_of([one.id for one in near]).values()}
    near = list({one.id: one for one in (*near, *links.alike(sorted(groups)))}.values())
    before = ledger.sources_of([document.id for document in near])
    found = {id: Source(*place) for id, place in copies.group([*new, *near]).items()}
    changed = {one.id: one for one in near if one.id not in keys and found.get(one.id) != before.get(one.id)}
    keys |= {id: copies.keys_of(document) for id, document in changed.items()}
    filed = {id: under | {_group_key(found[id].group)} if id in found else under for id, under in keys.items()}
    links.group(filed, {id: found.get(id, Source(id)) for id in keys if id in found or id in changed})
    old = {one.id for one in near} - {one.id for one in new}
    return _regrouped({id: before[id].group if id in before else id for id in old},
                      {id: found[id].group if id in found else id for id in old})  # fmt: skip


def _regrouped(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """The ids whose companions are others, however the groups are called."""
    was, now = _companions(before), _companions(after)
    return {id for id in before if was[before[id]] != now[after[id]]}


def _companions(groups: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for id, group in groups.items():
        found.setdefault(group, set()).add(id)
    return found


@dataclass(slots=True)
class _Run:
    """One run of the linking: the chains that were met, and how like one another they are."""

    ledger: Ledger
    links: Links
    judgement: _Judgement
    above: float = field(default_factory=lambda: float(settings.get("link_above")))
    propose: float = field(default_factory=lambda: float(settings.get("propose_above")))
    met: dict[str, Chain] = field(default_factory=dict)
    chained: set[str] = field(default_factory=set)
    """The documents of which every chain was met, as it is now."""
    near: dict[str, set[str]] = field(default_factory=dict)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    under: dict[str, list[str]] = field(default_factory=dict)
    """Key -> the chains of those documents that bear it."""
    likenesses: dict[Pair, Likeness] = field(default_factory=dict)
    sources: dict[str, Source | None] = field(default_factory=dict)

    def run(self, documents: Collection[str]) -> int:
        pending, lost = self.links.pending(), self.links.gone()
        unsorted = self.links.unsorted()
        changed = lost.documents | set(documents) | _sort_copies(self.ledger, self.links, unsorted)
        new = {*(claim.document.id for claim in pending), *(document.id for document in unsorted)} - changed
        held = self.links.sharing([f"doc:{id}" for id in sorted(new)])
        changed |= {claim.document.id for claims in held.values() for claim in claims}
        chains = self._chains_in(changed | new, pending)
        self.links.put({claim.id: keys for chain in chains for claim, keys in self._filed(chain)}, {})
        start = chains + self._held_with(chains, lost.entries, changed | new)
        placed = self._attach([c for c in chains if c.document not in changed and not self.judgement.bears_on(c)])
        placed |= self._resolve([chain for chain in start if chain.id not in placed])
        return len(placed)

    def _resolve(self, start: Sequence[Chain]) -> dict[str, str]:
        """Place some chains, and all that hang together with them, as if for the first time; gives claim -> entry."""
        reached = self._reach(start)
        groups = resolve(reached, self._among(reached), self.above, self.judgement.ruling)
        placed = {claim.id: id for group in groups for id in [entry_id(group)] for c in group for claim in c.claims}
        self.links.put({}, placed)
        self.links.propose(placed.keys(), self._proposals({chain.id for chain in reached}))
        return placed

    def _among(self, reached: Sequence[Chain]) -> dict[Pair, Likeness]:
        ids = {chain.id for chain in reached}
        return {pair: likeness for pair, likeness in self.likenesses.items() if ids >= set(pair)}

    # --- chains ---------------------------------------------------------------------------------------------------

    def _chains_in(self, documents: Collection[str], pending: Iterable[Claim] = ()) -> list[Chain]:
        """All chains of some documents, the claims that are not linked yet among them."""
        rows = self.links.sharing([f"doc:{id}" for id in sorted(documents)])
        claims = {claim.id: claim for held in rows.values() for claim in held} | {claim.id: claim for claim in pending}
        seen = self.judgement.seen(claims.values())
        rejected = [Chain((claim,)) for claim in seen if self.judgement.is_rejected(claim)]
        self.keys |= {chain.id: frozenset() for chain in rejected}
        counted = [claim for claim in seen if not self.judgement.is_rejected(claim)]
        chains = [*of_documents(counted, self.judgement.ruling.pairs), *rejected]
        self.met |= {chain.id: chain for chain in chains}
        self.chained |= set(documents)
        for chain in chains:
            for key in self._keys_of(chain):
                self.under.setdefault(key, []).append(chain.id)
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

    # --- what is simple ---------------------------------------------------------------------------------------------

    def _attach(self, chains: Sequence[Chain]) -> dict[str, str]:
        """Put new chains to the entries that they are like, where that splits none; gives claim -> entry.

        As long as no entry is split, nothing moves but those that the chain is like: what kept the others apart from
        them is still in them. Where one is split, the chain is left out, to be resolved with all that hangs on it.
        """
        self._meet(chains)
        near = {id for chain in chains for id in self.near.get(chain.id, ()) if self._as_filed(self.met[id])}
        if not near and all(one.document in self.chained for one in self.met.values()):
            return {}
        filed = dict(self.ledger.entries_of(near))
        homes, rows = dict(filed), dict[str, list[Chain]]()
        for chain in chains:
            found = sorted({homes[id] for id in self.near.get(chain.id, ()) if id in homes})
            for home in found:
                if home not in rows:
                    rows[home] = self._members(home)
                    filed |= {one.id: home for one in rows[home]}
                    homes |= {one.id: home for one in rows[home]}
            groups = self._with(chain, [rows[home] for home in found])
            for home in found if groups else ():
                del rows[home]
            for group in groups:
                rows[group[0].id] = group
                homes |= {one.id: group[0].id for one in group}
        return self._put_attached(rows.values(), filed, {chain.id for chain in chains if chain.id in homes})

    def _with(self, chain: Chain, groups: Sequence[list[Chain]]) -> list[list[Chain]]:
        """The groups of some entries' chains and a new one that is like chains of each; none where one is split."""
        if not groups:
            return [[chain]]
        if len(groups) == 1 and not any(rules_out(chain, other, self.likenesses) for other in groups[0]):
            return [[*groups[0], chain]]
        among = [chain, *(one for group in groups for one in group)]
        self._compare_within(among)
        pairs = (pair_of(a, b) for a, b in combinations(among, 2))
        known = {pair: self.likenesses[pair] for pair in pairs if pair in self.likenesses}
        found = resolve(among, known, self.above, self.judgement.ruling)
        homes = {one.id: at for at, group in enumerate(found) for one in group}
        split = any(len({homes[one.id] for one in group}) > 1 for group in groups)
        return [] if split else found

    def _compare_within(self, chains: Sequence[Chain]) -> None:
        under: dict[str, list[str]] = {}
        for chain in chains:
            self._compare(chain, {id for key in self._keys_of(chain) for id in under.get(key, ())})
            for key in self._keys_of(chain):
                under.setdefault(key, []).append(chain.id)

    def _put_attached(
        self, groups: Iterable[list[Chain]], filed: Mapping[str, str], new: Collection[str]
    ) -> dict[str, str]:
        """``filed``: the entries that chains were in before."""
        changed = [group for group in groups if any(chain.id in new for chain in group)]
        moved = [(c, id) for group in changed for id in [entry_id(group)] for c in group if filed.get(c.id) != id]
        placed = {claim.id: id for chain, id in moved for claim in chain.claims}
        self.links.put({}, placed)
        beside = {id for one in self._proposals(new) for id in (one.a, one.b)}
        merged = [group for group in changed if len({filed.get(c.id) for c in group} - {None}) > 1]
        apart = [group for group in changed if any(chain.id in beside for chain in group)]
        ids = sorted({chain.id for group in (*merged, *apart) for chain in group})
        if ids:
            self.links.propose(ids, self._proposals(new, self.links.proposed(ids)))
        return placed

    def _as_filed(self, chain: Chain) -> bool:
        """Whether nothing in its document changed."""
        return chain.document not in self.chained

    def _members(self, entry: str) -> list[Chain]:
        """The chains of an entry whose documents did not change."""
        ids = [claim.id for claim in self.links.members([entry])]
        self._load(set(ids) - self.met.keys())
        return [self.met[id] for id in ids if id in self.met and self._as_filed(self.met[id])]

    # --- neighbourhood --------------------------------------------------------------------------------------------

    def _reach(self, start: Sequence[Chain]) -> list[Chain]:
        """The chains that start, and all that hang together with them by likeness or decision."""
        reached: dict[str, Chain] = {}
        frontier = list(start)
        while frontier:
            reached |= {chain.id: chain for chain in frontier}
            self._meet(frontier)
            self._meet_partners(frontier)
            near = {id for chain in frontier for id in self.near.get(chain.id, ())}
            frontier = [self.met[id] for id in sorted(near - reached.keys())]
        return list(reached.values())

    def _meet(self, frontier: Sequence[Chain]) -> None:
        """Hold some chains against all that share a key with them."""
        wanted = {key for chain in frontier for key in self._keys_of(chain)}
        held = self.links.sharing(sorted(wanted))
        heads = {key: [c.id for c in claims if c.document.id not in self.chained] for key, claims in held.items()}
        self._load({id for ids in heads.values() for id in ids} - self.met.keys())
        for chain in frontier:
            keys = self._keys_of(chain)
            self._compare(chain, {id for key in keys for rows in (heads, self.under) for id in rows.get(key, ())})

    def _meet_partners(self, frontier: Sequence[Chain]) -> None:
        """What people put together with some chains is near them, however unlike."""
        for chain in frontier:
            for id in self.judgement.partners(chain):
                self._chains_in({self.judgement.homes[id]} - self.chained)
                partner = next(one for one in self.met.values() if any(claim.id == id for claim in one.claims))
                self.near.setdefault(chain.id, set()).add(partner.id)

    def _load(self, heads: Collection[str]) -> None:
        """The chains of documents that are not looked at anew, as they were filed."""
        for claims in self.links.sharing([f"chain:{id}" for id in sorted(heads)]).values():
            chain = Chain(tuple(sorted(self.judgement.seen(claims), key=in_text)))
            self.met[chain.id] = chain

    def _compare(self, chain: Chain, others: Collection[str]) -> None:
        for other in (self.met[id] for id in sorted(others)):
            pair = pair_of(chain, other)
            if pair in self.likenesses or other.document == chain.document or not kinds_match(chain, other):
                continue
            one, two = (self.met[id] for id in pair)
            likeness = self.likenesses[pair] = compare(one, two, copies=self._same_source(one, two))
            if likeness.score >= self.above:
                self.near.setdefault(chain.id, set()).add(other.id)
                self.near.setdefault(other.id, set()).add(chain.id)

    def _same_source(self, a: Chain, b: Chain) -> bool:
        unknown = [id for id in (a.document, b.document) if id not in self.sources]
        if unknown:
            found = self.ledger.sources_of(unknown)
            self.sources |= {id: found.get(id) for id in unknown}
        one, other = self.sources[a.document], self.sources[b.document]
        return one is not None and other is not None and one.group == other.group

    # --- what comes of it -----------------------------------------------------------------------------------------

    def _proposals(self, heads: Collection[str], held: Iterable[Proposal] = ()) -> list[Proposal]:
        """Pairs with one of ``heads``, and those proposed already, that may be one: the likeliest of two entries."""
        rows = list(held)
        for (a, b), likeness in self.likenesses.items():
            if likeness.score >= self.propose and (a in heads or b in heads):
                rows.append(Proposal(a, b, likeness.score, told(likeness)))
        entries = self.ledger.entries_of({id for one in rows for id in (one.a, one.b)})
        best: dict[frozenset[str], Proposal] = {}
        for one in sorted(rows, key=lambda one: (-one.score, one.a, one.b)):
            between = frozenset(entries.get(id, id) for id in (one.a, one.b))
            if len(between) > 1:
                best.setdefault(between, one)
        return list(best.values())
