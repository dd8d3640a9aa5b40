"""The page of a claim: its sentence in its paragraph, every field, why, what people decided, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from comity import views
from comity.judge.claims import Judged
from comity.judge.fields import said, worded
from comity.model import Claim
from comity.present.entry import state_words
from comity.present.inert import inert
from comity.present.promises import MARKS, height_of, state_of
from comity.present.proof import field_rows, grade_of, paragraph_of, source_rows
from comity.present.runs import Run, runs_of
from comity.present.words import note_of
from comity.promise.records import Commitment
from comity.web.call import Call, Page
from comity.web.held import chains_with, has_promises, pairs_of
from comity.web.meant import elsewhere, or_list
from comity.web.shown import ClaimRow, DecisionRow, claim_row, decision_rows, web_address
from comity.web.signing import said as just_said
from comity.web.signing import signer

WORKS: Final = ("accept", "reject", "edit", "merge", "split")
"""What an editor can do to a claim from its page."""


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A promise in which a claim stands, and on which rungs."""

    id: str
    name: str
    state: str
    rungs: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """The entry that a claim is in."""

    id: str
    name: str
    state: str
    others: int
    """Further claims of it."""


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that the page of a claim shows."""

    row: ClaimRow
    runs: tuple[Run, ...]
    role: str
    grade: str
    source: list[tuple[str, str]]
    address: str | None
    fields: list[tuple[str, str]]
    changed: list[tuple[str, str, str]]
    """Field, what the machine says in it, what people set it to."""
    why: list[str]
    coder: str
    rejected: bool
    decisions: list[DecisionRow]
    entry: EntryRow | None
    note: str
    chains: list[ChainRow] | None
    """None: they were not read yet."""
    pairs: list[tuple[str, str]]


@or_list
def claim(call: Call) -> Response:
    """The page of a claim."""
    ledger = call.desk.ledger
    row = call.desk.judged.claim(call.path("id"))
    if row.claim.id != call.path("id"):
        return call.to(elsewhere(call, f"/claim/{row.claim.id}"))
    everything = tuple(ledger.decisions())
    page = claim_page(call, row, decision_rows(ledger, row.decisions, everything))
    return call.page("claim.html.j2", page=page, said=just_said(call), by=signer(call), works=WORKS)


def claim_page(call: Call, row: Judged, decisions: list[DecisionRow]) -> ClaimPage:
    """What the page shows of a claim as people judged it."""
    shown, ledger = row.claim, call.desk.ledger
    document = ledger.document(shown.document.id)
    text, span = paragraph_of(shown, document)
    pairs = pairs_of(shown)
    read = all(has_promises(call, a, b) for a, b in pairs)
    return ClaimPage(
        row=claim_row(shown),
        runs=runs_of(text, [span]),
        role=shown.passage.role,
        grade=grade_of(document),
        source=source_rows(document),
        address=web_address(document.url),
        fields=field_rows(shown),
        changed=_changed(row),
        why=[inert(line) for line in row.machine.why],
        coder=inert(row.machine.coder),
        rejected=row.rejected is not None,
        decisions=decisions,
        entry=_entry(call, shown),
        note=note_of(shown),
        chains=chain_rows(chains_with(call, shown), shown.id) if read else None,
        pairs=pairs,
    )


def _changed(row: Judged) -> list[tuple[str, str, str]]:
    machine, now = said(row.machine), said(row.claim)
    return [
        (name, inert(worded(name, machine[name])), inert(worded(name, now[name])))
        for name in now
        if machine[name] != now[name]
    ]


def _entry(call: Call, claim: Claim) -> EntryRow | None:
    id = call.desk.ledger.entries_of([claim.id]).get(claim.id)
    if id is None:
        return None
    page = views.entry(call.desk.ledger, id, lineage=False)
    others = len(page.claims) + len(page.waiting) - 1
    return EntryRow(id, inert(page.entry.name), state_words(page.entry.state), max(0, others))


def chain_rows(found: list[Commitment], claim: str) -> list[ChainRow]:
    """The promises in which a claim stands, each with the rungs that it is on."""
    return [
        ChainRow(one.id, inert(one.name), f"{MARKS[one.state]} {state_of(one)}", _rungs(one, claim)) for one in found
    ]


def _rungs(one: Commitment, claim: str) -> str:
    heights = (height_of(rung) for rung in one.ladder if any(row.id == claim for row in rung.claims))
    return ", ".join(dict.fromkeys(heights))


def chains(call: Call) -> Response:
    """The promise chains that a claim stands in: a part of its page, and a page where no script runs."""
    found = call.desk.judged.claim(call.path("id")).claim
    rows = chain_rows(chains_with(call, found), found.id)
    template = "claim_chains_part.html.j2" if call.is_part else "claim_chains.html.j2"
    return call.page(template, row=claim_row(found), chains=rows, pairs=pairs_of(found))


PAGES: Final = (
    Page("/claim/{id}", claim, "the proof of a claim: its sentence, every field, why, decisions"),
    Page("/claim/{id}/promises", chains, "the promise chains that a claim stands in", gives="part"),
)
