"""What a person decides, as the records that a ledger keeps: of claims, of entries, of decisions made before."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from comity import settings
from comity.edits import read_edit
from comity.errors import UsageError
from comity.judge.fields import snapshot
from comity.judge.standing import OF_CLAIMS, OF_PROMISES, in_force
from comity.ledger.rules import choose, now, stamp
from comity.ledger.store import ClaimFilter, Ledger
from comity.model import Action, Anchor, Claim, Decision
from comity.relink import relink

ACTIONS: Final[tuple[Action, ...]] = (*OF_CLAIMS, "undo")
"""What is decided of claims, entries and decisions; of promises see ``assessing``."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, why, and when (UTC, ISO 8601)."""

    by: str
    why: str
    made: str = field(default_factory=lambda: stamp(now()))


def signed(by: str | None, why: str) -> Signature:
    """The signature of a decision; who signs is the setting ``editor`` where nobody is named.

    Raises UsageError where there is no name or no reason.
    """
    name = (by or str(settings.get("editor"))).strip()
    if not name:
        raise UsageError("nobody signs this: give --by NAME, or set COMITY_EDITOR")
    if not why.strip():
        raise UsageError("there is no reason: say why with --why")
    return Signature(name, " ".join(why.split()))


def decide(
    ledger: Ledger, action: Action, ids: Sequence[str], signature: Signature, edits: Sequence[str] = ()
) -> list[Decision]:
    """Record what a person decided, and return it: one decision, of edits and undoings one for each.
    The documents that it is about are linked anew, in the same transaction.

    ``ids``: claims (c-...), entries (e-...), decisions (j-...), or beginnings of them; ``edits``: ``FIELD=VALUE``.
    Raises UsageError where the action does not fit what it is done to, NotFoundError for an unknown id.
    """
    ids = list(dict.fromkeys(ids))
    if action not in ACTIONS:
        raise UsageError(f"{action!r} is not decided so: use `comity promises {action} ID`")
    if not ids:
        raise UsageError(f"nothing is named to {action}: give an id or more")
    if bool(edits) != (action == "edit"):
        raise UsageError("--set FIELD=VALUE goes with edit, and edit needs it")
    made = _made(ledger, action, ids, signature, edits)
    relink(ledger, decisions=made, documents=_documents_of(ledger, made))
    return made


def _documents_of(ledger: Ledger, made: Iterable[Decision]) -> frozenset[str]:
    """Ids of the documents of the claims that decisions, or those that they undo, are about; of promises none."""
    held = {decision.id: decision for decision in ledger.decisions()}
    found: set[str] = set()
    for decision in made:
        while decision.undoes:
            decision = held[decision.undoes]
        if decision.action not in OF_PROMISES:
            found |= {anchor.document for anchor in (*decision.targets, *decision.others)}
    return frozenset(found)


def _made(
    ledger: Ledger, action: Action, ids: Sequence[str], signature: Signature, edits: Sequence[str]
) -> list[Decision]:
    if action == "undo":
        return list({one.undoes: one for one in (_undoing(ledger, id, signature) for id in ids)}.values())
    if action == "edit":
        return _edits(ledger, _claims(ledger, ids, entries=False), signature, edits)
    if action == "merge":
        return [_decision(ledger, action, signature, _to_merge(ledger, ids))]
    if action == "split":
        leaving, staying = _to_split(ledger, ids)
        return [_decision(ledger, action, signature, leaving, staying)]
    return [_decision(ledger, action, signature, _claims(ledger, ids))]


def _decision(
    ledger: Ledger, action: Action, signature: Signature, targets: Sequence[Claim], others: Sequence[Claim] = ()
) -> Decision:
    return Decision(
        action,
        signature.by,
        signature.made,
        signature.why,
        targets=tuple(map(Anchor.of, targets)),
        others=tuple(map(Anchor.of, others)),
        machine=_machine(ledger, [*targets, *others]),
    )


def _machine(ledger: Ledger, claims: Iterable[Claim]) -> str:
    """What the machine says of each claim, what stands beside it in its passage, and the entry that it is in."""
    claims = list(claims)
    entries = ledger.entries_of([claim.id for claim in claims])
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        documents[claim.document.id].append(claim)
    kept = {}
    for document, rows in documents.items():
        held = list(ledger.claims(ClaimFilter(document=document)))
        for claim in rows:
            beside = tuple(one.trigger for one in held if _beside(one, claim))
            kept[claim.id] = snapshot(claim, beside, entries.get(claim.id))
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _beside(one: Claim, claim: Claim) -> bool:
    return one.id != claim.id and one.passage.start < claim.passage.end and one.passage.end > claim.passage.start


# --- what is meant by ids -----------------------------------------------------------------------------------------


def _claims(ledger: Ledger, ids: Sequence[str], entries: bool = True) -> list[Claim]:
    """The claims meant by their ids or by those of their entries, each once."""
    found: dict[str, Claim] = {}
    for id in ids:
        wanted = "c- or e-" if entries else "c-"
        if not id.startswith(("c-", "e-") if entries else "c-"):
            raise UsageError(f"{id!r} cannot be decided so: give ids that begin with {wanted}")
        rows = [ledger.claim(id)] if id.startswith("c-") else ledger.members(ledger.entry(id))
        found.update((claim.id, claim) for claim in rows)
    return list(found.values())


def _to_merge(ledger: Ledger, ids: Sequence[str]) -> list[Claim]:
    """All claims of the entries."""
    entries = {}
    for id in ids:
        if not id.startswith("e-"):
            raise UsageError(f"{id!r} is no entry: merge takes two entries or more (e-...)")
        entry = ledger.entry(id)
        entries[entry] = ledger.members(entry)
    if len(entries) < 2:
        raise UsageError(f"merge takes two entries or more; {', '.join(ids)} is one")
    return [claim for members in entries.values() for claim in members]


def _to_split(ledger: Ledger, ids: Sequence[str]) -> tuple[list[Claim], list[Claim]]:
    """The claims that leave an entry and those that stay; of two entries, the claims of each."""
    first, *rest = ids
    if not first.startswith("e-") or not rest:
        raise UsageError(
            "split takes an entry and the claims that leave it (e-... c-...), or two entries to keep apart"
        )
    members = {claim.id: claim for claim in ledger.members(ledger.entry(first))}
    if len(rest) == 1 and rest[0].startswith("e-"):
        if ledger.entry(first) == ledger.entry(rest[0]):
            raise UsageError(f"{first!r} and {rest[0]!r} are one entry: name the claims that leave it")
        return ledger.members(ledger.entry(rest[0])), list(members.values())
    leaving = {claim.id: claim for claim in _claims(ledger, rest, entries=False)}
    strange = [id for id in leaving if id not in members]
    if strange:
        raise UsageError(f"{strange[0]!r} is not in {first!r}: see its claims by `comity show {first}`")
    staying = [claim for id, claim in members.items() if id not in leaving]
    if not staying:
        raise UsageError(f"no claim stays in {first!r}: leave one out")
    return list(leaving.values()), staying


# --- edits and undoings -------------------------------------------------------------------------------------------


def _edits(ledger: Ledger, claims: Sequence[Claim], signature: Signature, edits: Sequence[str]) -> list[Decision]:
    """One decision for each field; the value is read for the first of the claims."""
    made = []
    for text in edits:
        name, value = read_edit(claims[0], text)
        made.append(
            Decision(
                "edit",
                signature.by,
                signature.made,
                signature.why,
                targets=tuple(map(Anchor.of, claims)),
                field=name,
                value=json.dumps(value, ensure_ascii=False, sort_keys=True),
                machine=_machine(ledger, claims),
            )
        )
    return made


def _undoing(ledger: Ledger, id: str, signature: Signature) -> Decision:
    decisions = list(ledger.decisions())
    found = choose("decision", id, sorted(decision.id for decision in decisions if decision.id.startswith(id)))
    if found not in {decision.id for decision in in_force(decisions)}:
        by = next(decision.id for decision in reversed(decisions) if decision.undoes == found)
        raise UsageError(f"{found} is undone already, by {by}: undo that one to bring it back")
    return Decision("undo", signature.by, signature.made, signature.why, undoes=found)
