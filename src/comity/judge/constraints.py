"""What people decided of entries, as the resolver takes it: claims that are one entry, and claims that never are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from comity.judge.anchors import Finder
from comity.judge.fields import Said, snapshots
from comity.judge.standing import standing
from comity.model import Anchor, Claim, Decision

Apart = tuple[set[str], set[str]]


def constraints(claims: Iterable[Claim], decisions: Sequence[Decision]) -> tuple[list[set[str]], list[Apart]]:
    """Sets of claim ids that are one entry, no id in two of them; and pairs of sets of which no two are one entry.

    The two never contradict one another: a decision that a later one contradicts is left out as a whole. Anchors that
    find no claim, or several, are left out of theirs. ``claims``: the machine's, all of the documents decided about.
    """
    finder = Finder(claims)
    together: list[set[str]] = []
    apart: list[Apart] = []
    for decision in reversed(standing(decisions)):
        kept = snapshots(decision.machine)
        targets, others = (_found(finder, anchors, kept) for anchors in (decision.targets, decision.others))
        if decision.action == "merge" and len(targets) > 1:
            joined = _joined(together, targets)
            if not any(_contradicts(group, pair) for group in joined for pair in apart):
                together = joined
        elif decision.action == "split" and targets and others:
            pair = (targets, others - targets)
            if pair[1] and not any(_contradicts(group, pair) for group in together):
                apart.append(pair)
    return sorted(together, key=min), sorted(apart, key=lambda pair: (min(pair[0]), min(pair[1])))


def _found(finder: Finder, anchors: Iterable[Anchor], kept: Mapping[str, Said]) -> set[str]:

    hits = (finder.find(anchor, kept.get(anchor.claim, {})) for anchor in anchors)
    return {found[0].id for found in hits if len(found) == 1}


def _joined(groups: Sequence[set[str]], ids: set[str]) -> list[set[str]]:
    """The groups with one more, which takes in all that share an id with it."""
    touching = [group for group in groups if group & ids]
    return [group for group in groups if not group & ids] + [ids.union(*touching)]


def _contradicts(group: set[str], pair: Apart) -> bool:
    return bool(group & pair[0]) and bool(group & pair[1])
