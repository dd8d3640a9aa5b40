"""The page of an entry: its life, accounts and the two sides' words side by side, sources apart from copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from comity import views
from comity.analyse.entry import EntryPage as Whole
from comity.hearing import MEETINGS, side_of
from comity.judge.standing import OF_CLAIMS
from comity.ledger.store import Ledger
from comity.model import Account, Claim, LifeStep
from comity.present.dates import full, short
from comity.present.entry import FIELDS, state_words, told_once
from comity.present.inert import inert
from comity.present.words import STATUS, plural
from comity.web.call import Call, Page
from comity.web.meant import elsewhere, or_list
from comity.web.shown import ClaimRow, DecisionRow, DocumentRow, claim_row, decision_rows, document_row
from comity.web.signing import said, signer

QUOTED: Final = 3
"""Claims of a step that are quoted; the others are in the list of claims."""
NEGATED: Final = ("not_happened", "denied")
WORKS: Final = ("accept", "reject", "merge", "split")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a life, and the claims that tell of it."""

    date: str
    state: str
    tone: str
    drawn: str
    """How its mark is drawn: what did not happen is never drawn as an act."""
    mark: str
    claims: tuple[ClaimRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Told:
    """One value that accounts give, and who gives it."""

    value: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The words of those who speak for one party."""

    name: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the page of an entry shows."""

    id: str
    name: str
    kind: str
    state: str
    parties: str
    aliases: str
    series: str
    counted: str
    life: tuple[Step, ...]
    differ: tuple[tuple[str, tuple[Told, ...]], ...]
    """Field, and the values that cannot all be so."""
    versions: tuple[tuple[str, Told], ...]
    """Who tells, alleges or denies, and the words."""
    sides: tuple[Side, ...]
    unspoken: int
    """Claims for which nobody is named as speaking."""
    official: int
    """Sides of which a text of their own tells of it; the texts of two or more can be compared."""
    originals: tuple[DocumentRow, ...]
    copies: tuple[tuple[DocumentRow, DocumentRow | str, bool], ...]
    """A copy, what it copies, and whether words were swapped in it."""
    lineage: tuple[tuple[str, str, str], ...]
    """How it stands, and the name and id of the other entry."""
    decisions: tuple[DecisionRow, ...]
    claims: tuple[ClaimRow, ...]
    waiting: tuple[ClaimRow, ...]


@or_list
def entry(call: Call) -> Response:
    """The page of an entry."""
    found = views.entry(call.desk.ledger, call.path("id"))
    if found.entry.id != call.path("id"):
        return call.to(elsewhere(call, f"/entry/{found.entry.id}"))
    page = entry_page(call.desk.ledger, found)
    return call.page("entry.html.j2", page=page, said=said(call), by=signer(call), works=WORKS)


def entry_page(ledger: Ledger, found: Whole) -> EntryPage:
    """What the page shows."""
    one, names = found.entry, party_names(found.claims)
    edition = f", edition {one.edition}" if one.edition is not None else ""
    sides, unspoken = sides_of(found, names)
    return EntryPage(
        id=one.id,
        name=inert(one.name),
        kind=one.kind,
        state=state_words(one.state),
        parties=inert(", ".join(names.get(id, id) for id in one.parties)),
        aliases=inert("; ".join(one.aliases)),
        series=f"{inert(one.series)}{edition}" if one.series else "",
        counted=f"{plural(one.sources, 'independent source')} · {plural(one.reports, 'report')}",
        life=tuple(_step(step, claims) for step, claims in told_once(found)),
        differ=tuple((FIELDS.get(name, name), _values(found, rows)) for name, rows in found.differing),
        versions=tuple((inert(row.field), Told(inert(row.value), _rows(found.of(row)))) for row in found.versions),
        sides=sides,
        unspoken=unspoken,
        official=official_sides(found) if one.kind in MEETINGS else 0,
        originals=tuple(_originals(found)),
        copies=tuple(_copies(found)),
        lineage=tuple((row.kind.replace("_", " "), inert(found.names[row.entry]), row.entry) for row in one.relations),
        decisions=tuple(_decisions(ledger, found)),
        claims=_rows(found.claims),
        waiting=_rows(found.waiting),
    )


def party_names(claims: Sequence[Claim]) -> dict[str, str]:
    """The names of the parties, by id, as the claims have them."""
    return {party.id: party.name for claim in claims for party in claim.parties}


def _rows(claims: Sequence[Claim]) -> tuple[ClaimRow, ...]:
    return tuple(map(claim_row, claims))


def _step(step: LifeStep, claims: Sequence[Claim]) -> Step:
    """A step in its own word; of what is wished for in that of its claim, as a hope is no proposal."""
    rows = _rows(claims)
    state = STATUS[claims[0].status] if step.state == "proposed" else step.state.replace("_", " ")
    drawn = "negated" if claims[0].status in NEGATED else rows[0].tone
    return Step(short(step.when), state, rows[0].tone, drawn, rows[0].mark, rows[:QUOTED], max(0, len(rows) - QUOTED))


def _values(found: Whole, rows: Sequence[Account]) -> tuple[Told, ...]:
    return tuple(Told(inert(_value(row)), _rows(found.of(row))) for row in rows)


def _value(row: Account) -> str:
    return row.value if row.field == "edition" else full(row.value)


def sides_of(found: Whole, names: dict[str, str]) -> tuple[tuple[Side, ...], int]:
    """What is said on behalf of each party, in the order of the parties, and how many claims name no speaker.

    One side alone is no comparison: then there is nothing.
    """
    spoken: dict[str, list[Claim]] = {id: [] for id in found.entry.parties}
    silent = 0
    for claim in found.claims:
        if claim.speaker and claim.speaker.id in spoken:
            spoken[claim.speaker.id].append(claim)
        else:
            silent += 1
    sides = tuple(Side(inert(names.get(id, id)), _rows(claims)) for id, claims in spoken.items() if claims)
    return (sides if len(sides) > 1 else ()), silent


def official_sides(found: Whole) -> int:
    """How many sides have a text of their own among those of an entry, a joint one among them."""
    return len({side_of(claim.document) for claim in found.claims} - {None})


def _originals(found: Whole) -> Iterator[DocumentRow]:
    copies = {copy.document.id for copy in found.copies}
    documents = {claim.document.id: claim.document for claim in found.claims}
    yield from (document_row(row) for id, row in documents.items() if id not in copies)


def _copies(found: Whole) -> Iterator[tuple[DocumentRow, DocumentRow | str, bool]]:
    documents = {claim.document.id: claim.document for claim in found.claims}
    for copy in found.copies:
        first = documents.get(copy.original)
        yield document_row(copy.document), document_row(first) if first else copy.original, copy.garbled


def _decisions(ledger: Ledger, found: Whole) -> list[DecisionRow]:
    """All that was decided about it, what was undone too, the newest first."""
    everything = tuple(ledger.decisions())
    members = (*found.claims, *found.waiting)
    about = [one for one in everything if one.action in OF_CLAIMS and views.is_about(one, members)]
    return decision_rows(ledger, reversed(about), everything)


PAGES: Final = (
    Page("/entry/{id}", entry, "the life of an agreement, exercise, meeting ...: steps, accounts, sources, claims"),
)
