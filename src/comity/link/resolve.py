"""Which chains are one entry: merges above one bar, proposals between two, and what people decided before all else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from comity.link.compare import Likeness, contradict
from comity.link.traits import Chain

Pair = tuple[str, str]
"""Ids of two chains, the smaller first."""


@dataclass(frozen=True)
class Ruling:
    """What people decided, in ids of claims: sets that are one entry, and pairs of sets that are not."""

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    @cached_property
    def pairs(self) -> frozenset[frozenset[str]]:
        """Two claims each that are not one."""
        return frozenset(frozenset((a, b)) for left, right in self.apart for a in left for b in right)


def pair_of(a: Chain, b: Chain) -> Pair:
    return (a.id, b.id) if a.id < b.id else (b.id, a.id)


def rules_out(a: Chain, b: Chain, likenesses: Mapping[Pair, Likeness]) -> bool:
    """True where the two can never be one thing; ``likenesses``: those that are known, which spare another look."""
    likeness = likenesses.get(pair_of(a, b))
    if likeness is not None and likeness.score > 0:
        return False
    return contradict(a, b) if a.id < b.id else contradict(b, a)


@dataclass(slots=True)
class Groups:
    """Chains by the group they are in; what is forbidden to a member is forbidden to its group."""

    chains: Mapping[str, Chain]
    forbidden: Callable[[Chain, Chain], bool]
    group: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    """Groups that were found to be ruled out by one another."""

    def __post_init__(self) -> None:
        self.group = {id: id for id in self.chains}
        self.members = {id: [id] for id in self.chains}

    def join(self, a: str, b: str, *, decided: bool = False) -> bool:
        """Make one group of two, unless a member of one rules out a member of the other. True where they are one."""
        first, second = sorted((self.group[a], self.group[b]))
        if first == second:
            return True
        if not decided and self._are_apart(first, second):
            return False
        self.members[first] += self.members.pop(second)
        self.group.update(dict.fromkeys(self.members[first], first))
        for other in self.apart.pop(second, set()):
            self.apart[other].discard(second)
            self._part(first, other)
        return True

    def _are_apart(self, first: str, second: str) -> bool:
        if second in self.apart.get(first, ()):
            return True
        rows = [[self.chains[id] for id in self.members[name]] for name in (first, second)]
        found = any(self.forbidden(one, other) for one in rows[0] for other in rows[1])
        if found:
            self._part(first, second)
        return found

    def _part(self, first: str, second: str) -> None:
        self.apart.setdefault(first, set()).add(second)
        self.apart.setdefault(second, set()).add(first)


def resolve(
    chains: Iterable[Chain], likenesses: Mapping[Pair, Likeness], above: float, ruling: Ruling = Ruling()
) -> list[list[Chain]]:
    """The chains by entry. ``likenesses``: those of all pairs that may be one; ``above``: merge from this score on.

    The likeliest pairs are joined first, equal ones in the order of their ids, so that the order in which documents
    came in does not matter; a group never holds two chains that rule each other out, or that people parted.
    """
    by_id = {chain.id: chain for chain in chains}
    owner = {claim.id: chain.id for chain in by_id.values() for claim in chain.claims}
    parted = {frozenset(owner[id] for id in pair) for pair in ruling.pairs if pair <= owner.keys()}
    groups = Groups(by_id, lambda a, b: frozenset((a.id, b.id)) in parted or rules_out(a, b, likenesses))
    for one in ruling.together:
        heads = sorted({owner[claim] for claim in one if claim in owner})
        for a, b in pairwise(heads):
            groups.join(a, b, decided=True)
    likely = ((-likeness.score, pair) for pair, likeness in likenesses.items() if likeness.score >= above)
    for _, (a, b) in sorted(likely):
        groups.join(a, b)
    return [[by_id[id] for id in sorted(ids)] for _, ids in sorted(groups.members.items())]


def founder(chains: Sequence[Chain]) -> Chain:
    """The chain that an entry is named after: the first to be published, undated ones last."""
    return min(chains, key=lambda chain: (chain.said is None, chain.said or (0, 0), chain.id))
