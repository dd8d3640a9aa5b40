"""Where a new result of the machine and an old decision differ: it is shown, never settled silently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from comity.judge.anchors import Finder
from comity.judge.claims import Judged, judge
from comity.judge.claims import waiting as lost
from comity.judge.fields import FIELDS, Said, said, same, snapshots, worded
from comity.model import Anchor, Claim, Decision

Nature = Literal["changed", "agrees", "lost"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A decision in force, and how the machine stands to it now."""

    decision: Decision
    nature: Nature
    """changed: it says something else than when it was decided; agrees: it now says what the edit says; lost: the
    claim is gone, or several may be meant."""
    words: str
    """What differs, for a person: ``status: promised when it was decided, happened now``."""
    anchor: Anchor
    claim: Claim | None = None
    """As it counts; None where it is lost."""
    candidates: tuple[str, ...] = ()


def conflicts(claims: Iterable[Claim], decisions: Sequence[Decision]) -> tuple[Conflict, ...]:
    """The decisions in force that the machine's claims no longer bear out, in the order in which they were made.

    ``claims``: the machine's, all of the documents that the decisions are about.
    """
    given = tuple(claims)
    found = [
        Conflict(row.decision, "lost", row.reason, row.anchor, None, row.candidates) for row in lost(given, decisions)
    ]
    finder = Finder(given)
    for judged in judge(given, decisions):
        for decision in judged.decisions:
            found.extend(_of(judged, decision, finder))
    order = {decision.id: place for place, decision in enumerate(decisions)}
    return tuple(sorted(found, key=lambda row: (order[row.decision.id], row.anchor.claim)))


def _of(judged: Judged, decision: Decision, finder: Finder) -> Iterator[Conflict]:
    kept = snapshots(decision.machine)
    now = said(judged.machine)
    for anchor in decision.targets:
        then = kept.get(anchor.claim, {})
        if finder.find(anchor, then) != (judged.machine,):
            continue
        nature, words = _edit(decision, then, now) if decision.action == "edit" else _verdict(then, now)
        if nature:
            yield Conflict(decision, nature, words, anchor, judged.claim)


def _edit(decision: Decision, then: Said, now: Mapping[str, Any]) -> tuple[Nature | None, str]:
    field, wanted = decision.field or "", json.loads(decision.value or "")
    if field not in then or same(field, then[field], now[field]):
        return None, ""
    if same(field, wanted, now[field]):
        return "agrees", f"{field}: the machine agrees now"
    return "changed", _difference(field, then, now)


def _verdict(then: Said, now: Mapping[str, Any]) -> tuple[Nature | None, str]:
    changed = [field for field in FIELDS if field in then and not same(field, then[field], now[field])]
    return ("changed" if changed else None), "; ".join(_difference(field, then, now) for field in changed)


def _difference(field: str, then: Said, now: Mapping[str, Any]) -> str:
    return f"{field}: {worded(field, then[field])} when it was decided, {worded(field, now[field])} now"
