"""What people decided of entries, as the resolver takes it: claims that are one entry, and claims that never are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from comity.judge.anchors import Finder
from comity.judge.claims import sides_of
from comity.judge.fields import snapshots
from comity.judge.standing import standing
from comity.model import Anchor, Claim, Decision

Apart = tuple[set[str], set[str]]


def constraints(claims: Iterable[Claim], decisions: Sequence[Decision]) -> tuple[list[set[str]], list[Apart]]:
    """Sets of claim ids that are one entry, no id in two of them; and pairs of sets of which no two are one entry.

    The two never contradict one another: what a later decision contradicts is left out of an earlier one. Anchors that
    find no claim, or several, are left out. ``claims``: the machine's, all of the documents decided about.
    """
    finder = Finder(claims)
    together: list[set[str]] = []
    apart: list[Apart] = []
    for decision in reversed(standing(decisions)):
        if decision.action == "merge":
            sides = [_found(finder, side, decision) for side in sides_of(decision)]
            together = _merged(together, apart, sides)
        elif decision.action == "split":
            leaving, staying = (_found(finder, side, decision) for side in (decision.targets, decision.others))
            apart.extend(_parted(together, leaving, staying - leaving))
    return sorted(together, key=min), sorted(apart, key=lambda pair: (sorted(pair[0]), sorted(pair[1])))


def _merged(together: list[set[str]], apart: Sequence[Apart], sides: Sequence[set[str]]) -> list[set[str]]:
    """The sets with one more, less those that a later splitting took from it."""
    ids = set().union(*sides)
    ids -= {id for pair in apart if _contradicts(ids, pair) for id in pair[0]}
    joined = _joined(together, ids)
    several = sum(bool(side & ids) for side in sides) > 1
    return joined if several and not any(_contradicts(group, pair) for group in joined for pair in apart) else together


def _parted(together: Sequence[set[str]], leaving: set[str], staying: set[str]) -> Iterator[Apart]:
    """The pairs of a splitting, less those that a later merging made one."""
    crossed = [group for group in together if _contradicts(group, (leaving, staying))]
    pieces = [(leaving.difference(*crossed), staying)]
    pieces += [(leaving & group, staying - group) for group in crossed]
    return ((one, other) for one, other in pieces if one and other)


def _found(finder: Finder, anchors: Iterable[Anchor], decision: Decision) -> set[str]:
    kept = snapshots(decision.machine)
    hits = (finder.find(anchor, kept.get(anchor.claim, {})) for anchor in anchors)
    return {found[0].id for found in hits if len(found) == 1}


def _joined(groups: Sequence[set[str]], ids: set[str]) -> list[set[str]]:
    """The groups with one more, which takes in all that share an id with it."""
    touching = [group for group in groups if group & ids]
    return [group for group in groups if not group & ids] + [ids.union(*touching)]


def _contradicts(group: set[str], pair: Apart) -> bool:
    return bool(group & pair[0]) and bool(group & pair[1])
