"""Claims as people judged them: rejected ones marked, accepted ones sure, corrected ones with what is right."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.judge.anchors import Finder
from comity.judge.fields import edited, fault, snapshots, worded
from comity.judge.standing import standing
from comity.model import Anchor, Claim, Decision

SURE: Final = 1.0
"""The score of a claim that a person accepted or corrected."""
ON_CLAIMS: Final = ("accept", "reject", "edit")


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, and what people decided of it that is in force, in the order in which they did."""

    claim: Claim
    """As it counts: corrected, with every decision named in ``why``; the id is the machine's."""
    machine: Claim
    """As the machine made it."""
    decisions: tuple[Decision, ...] = ()

    @property
    def rejected(self) -> Decision | None:
        """The decision by which it counts nowhere."""
        return next((decision for decision in self.decisions if decision.action == "reject"), None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that cannot be applied as it stands: a person has to look at it."""

    decision: Decision
    anchor: Anchor
    reason: str
    candidates: tuple[str, ...] = ()
    """Ids of the claims that may be meant."""


def judge(claims: Iterable[Claim], decisions: Sequence[Decision]) -> tuple[Judged, ...]:
    """The claims with what was decided of them, in the same order.

    ``claims``: all of the documents that they are of, or a decision may find another claim of the passage instead of
    the one meant. Of accepting and rejecting the latest decision stands, and the latest on each field.
    """
    given = tuple(claims)
    decided = _decided(Finder(given), standing(decisions))
    return tuple(_judged(claim, decided.get(claim.id, ())) for claim in given)


def waiting(claims: Iterable[Claim], decisions: Sequence[Decision]) -> tuple[Waiting, ...]:
    """The decisions in force that find no claim or several, or do not fit, in the order in which they were made.

    ``claims`` as of ``judge``: all of the documents that the decisions are about. Of several on one claim, where one
    takes the place of the other, the latest alone waits; none where a later one was made on a claim that may be meant.
    """
    finder, kept = Finder(claims), standing(decisions)
    rows = [row for decision in kept for row in _waiting(finder, decision)]
    latest = {(_about(row.decision), row.anchor.claim): row for row in rows}
    places = {decision.id: place for place, decision in enumerate(kept)}
    settled = {(id, _about(one)): places[one.id] for id, made in _decided(finder, kept).items() for one in made}

    def waits(row: Waiting) -> bool:
        about = _about(row.decision)
        later = (settled.get((id, about), -1) > places[row.decision.id] for id in row.candidates)
        return latest[about, row.anchor.claim] is row and not any(later)

    return tuple(row for row in rows if waits(row))


def _waiting(finder: Finder, decision: Decision) -> Iterator[Waiting]:
    kept = snapshots(decision.machine)
    broken = _fault(decision)
    for side in sides_of(decision):
        found = [finder.find(anchor, kept.get(anchor.claim, {})) for anchor in side]
        ids = tuple(claim.id for claims in found for claim in claims)
        if not any(len(claims) == 1 for claims in found):
            yield Waiting(decision, side[0], "several claims may be meant" if ids else "its claim is gone", ids)
        elif broken:
            yield Waiting(decision, side[0], broken, ids)


def sides_of(decision: Decision) -> list[list[Anchor]]:
    """The anchors of which one at least has to be found: of a merging those of each entry as it stood, of a splitting
    those that leave and those that stay, else each by itself."""
    if decision.action == "split":
        return [list(side) for side in (decision.targets, decision.others) if side]
    kept = snapshots(decision.machine) if decision.action == "merge" else {}
    sides: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in decision.targets:
        sides[kept.get(anchor.claim, {}).get("entry") or anchor.claim].append(anchor)
    return list(sides.values())


def _decided(finder: Finder, decisions: Iterable[Decision]) -> Mapping[str, Sequence[Decision]]:
    """Claim id -> the decisions on it, in their order."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.action not in ON_CLAIMS or _fault(decision):
            continue
        kept = snapshots(decision.machine)
        for anchor in decision.targets:
            claims = finder.find(anchor, kept.get(anchor.claim, {}))
            if len(claims) == 1 and decision not in found[claims[0].id]:
                found[claims[0].id].append(decision)
    return found


def _fault(decision: Decision) -> str | None:
    """Why an edit cannot be applied to any claim."""
    if decision.action != "edit":
        return None
    try:
        return fault(decision.field or "", json.loads(decision.value or ""))
    except ValueError:
        return "its value is no JSON"


def _judged(claim: Claim, decisions: Sequence[Decision]) -> Judged:
    """Latest first of the same kind wins: one verdict, and one edit for each field."""
    latest = {_about(decision): decision for decision in decisions}
    kept = tuple(decision for decision in decisions if latest[_about(decision)] is decision)
    if not kept:
        return Judged(claim, claim)
    now = claim
    for decision in kept:
        if decision.action == "edit":
            now = edited(now, decision.field or "", json.loads(decision.value or ""))
    why = (*claim.why, *(f"{told(decision)} ({decision.id})" for decision in kept), *_machines(claim))
    return Judged(replace(now, why=why, score=SURE), claim, kept)


def _about(decision: Decision) -> str:
    """What a decision takes the place of an earlier one in: its field, or whether the claim counts."""
    if decision.action == "edit":
        return decision.field or ""
    return "verdict" if decision.action in ON_CLAIMS else decision.id


def _machines(claim: Claim) -> tuple[str, ...]:
    return () if claim.score is None else (f"the machine's own score is {claim.score:.2f}",)


def told(decision: Decision) -> str:
    """``rejected by K. Ito on 2026-11-22: a rehearsal``."""
    return f"{done(decision)} by {decision.by} on {decision.made[:10]}: {decision.why}"


def done(decision: Decision) -> str:
    """What a decision did, in a few words: ``rejected``, ``status set to promised``."""
    if decision.action != "edit":
        return DONE[decision.action]
    try:
        value = worded(decision.field or "", json.loads(decision.value or ""))
    except (ValueError, TypeError, KeyError):
        value = decision.value or "nothing"
    return f"{decision.field} set to {value}"


DONE: Final = {
    "accept": "accepted", "reject": "rejected", "merge": "merged", "split": "split", "undo": "undone",
    "test": "fulfilment test written", "assess": "assessed",
}  # fmt: skip
