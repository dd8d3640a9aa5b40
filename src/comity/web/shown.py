"""What pages show of a claim, a document, a decision: words and addresses, ready for a template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from comity.errors import NotFoundError
from comity.judge.claims import done
from comity.judge.standing import in_force
from comity.ledger.store import Ledger
from comity.model import Claim, Decision, Document, DocumentRef, When
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.words import MARKS, outlet_of, told_status, words_of
from comity.promise.assessment import fulfilment_tests, judgements

WEB: Final = re.compile(r"https?://[\x21-\x7e]+", re.IGNORECASE)
BASES: Final = {
    "explicit": "as the text gives it", "relative": "reckoned from the day of the text",
    "office": "inferred from offices", "none": "basis unknown", "meeting": "by a meeting",
}  # fmt: skip
"""How a date is known, in words."""
TARGETS: Final = 4
"""Claims of a decision that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in one line, with its sentence."""

    id: str
    place: str
    """The address of its sentence in the kept text."""
    column: str
    mark: str
    status: str
    kind: str
    parties: str
    thing: str
    date: str
    """When, or until when it is due, with the basis; empty where neither is said."""
    outlet: str
    published: str
    sentence: str
    score: str

    @property
    def tone(self) -> str:
        """The class that colours it."""
        return self.column.lower()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in one line."""

    id: str
    title: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision: who, when, what, why, of what, and whether it stands."""

    id: str
    action: str
    by: str
    made: str
    did: str
    why: str
    undone_by: str | None
    """Id of the decision that took it back; None where it stands."""
    undoes: str | None
    targets: tuple[tuple[str, str], ...]
    """Name and address of what it is about."""
    more: int = 0
    """Targets that are not named."""


def claim_row(claim: Claim) -> ClaimRow:
    """A claim as rows show it."""
    return ClaimRow(
        id=claim.id,
        place=f"/document/{claim.document.id}#{claim.id}",
        column=claim.column,
        mark=MARKS[claim.status],
        status=told_status(claim),
        kind=claim.kind,
        parties=inert(", ".join(dict.fromkeys(party.name for party in claim.parties))),
        thing=inert(claim.thing.name) if claim.thing else "",
        date=_date(claim),
        outlet=outlet_of(claim.document),
        published=short(claim.document.published),
        sentence=words_of(claim),
        score="" if claim.score is None else f"{claim.score:.2f}",
    )


def _date(claim: Claim) -> str:
    dated = [(name, when) for name, when in (("", claim.when), ("due ", claim.due)) if when and when.edtf]
    return "; ".join(f"{name}{dated_words(when)}" for name, when in dated)


def dated_words(when: When) -> str:
    """``19 Mar 2022 (reckoned from the day of the text)``; what the text gives needs no such word."""
    basis = "" if when.basis == "explicit" else f" ({BASES.get(when.basis, when.basis)})"
    return inert(f"{short(when.edtf)}{basis}")


def document_row(document: Document | DocumentRef) -> DocumentRow:
    """A document as rows show it."""
    title = inert(document.title or "") or "without a title"
    return DocumentRow(document.id, title, outlet_of(document), short(document.published))


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, that a page may link to; a script, say, is none."""
    return url if url and WEB.fullmatch(url) else None


# --- decisions ----------------------------------------------------------------------------------------------------


def decision_rows(ledger: Ledger, wanted: Iterable[Decision], everything: Sequence[Decision]) -> list[DecisionRow]:
    """Some decisions, in their order, as rows. ``everything``: all decisions, in the order in which they came in."""
    standing = {decision.id for decision in in_force(everything)}
    undoing = {decision.undoes: decision.id for decision in everything if decision.undoes and decision.id in standing}
    return [_decision_row(ledger, decision, undoing.get(decision.id)) for decision in wanted]


def _decision_row(ledger: Ledger, decision: Decision, undone_by: str | None) -> DecisionRow:
    anchors = (*decision.targets, *decision.others)
    targets = [(anchor.claim, _opens(ledger, anchor.claim, anchor.document)) for anchor in anchors[:TARGETS]]
    if decision.undoes:
        targets.append((decision.undoes, f"/decisions#{decision.undoes}"))
    return DecisionRow(
        id=decision.id,
        action=decision.action,
        by=inert(decision.by),
        made=f"{full(decision.made[:10])}, {decision.made[11:16]} UTC",
        did=inert(did_of(decision)),
        why=inert(decision.why),
        undone_by=undone_by,
        undoes=decision.undoes,
        targets=tuple(targets),
        more=max(0, len(anchors) - TARGETS),
    )


def did_of(decision: Decision) -> str:
    """What a decision did, of a promise in the person's own words."""
    if decision.action == "test":
        words = [f": “{test.words}”" for test in fulfilment_tests([decision])]
        return done(decision) + "".join(words)
    if decision.action == "assess":
        return done(decision) + "".join(f" as {row.state}" for row in judgements([decision]))
    return done(decision)


def _opens(ledger: Ledger, claim: str, document: str) -> str:
    """Where a claim opens; where newer rules made another one of it, its document."""
    try:
        ledger.claim(claim)
    except NotFoundError:
        return f"/document/{document}"
    return f"/claim/{claim}"
