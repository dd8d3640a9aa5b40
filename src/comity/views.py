"""What a ledger holds, looked at by entries: the page of a pair, of an entry, and what changed since a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from comity.analyse import PairPage, Side, pair_page
from comity.analyse.changes import Changes, Horizon, find_changes
from comity.analyse.entry import EntryPage, entry_page
from comity.analyse.pair import waits
from comity.analyse.place import Lineage
from comity.analyse.positions import Positions, find_positions
from comity.edtf import published_span
from comity.errors import UsageError
from comity.judge import standing
from comity.judge.claims import told
from comity.judged import JudgedLedger
from comity.ledger import MemoryLedger
from comity.ledger.rules import end_of
from comity.ledger.store import ClaimFilter, Ledger
from comity.link.dating import Inferred, infer
from comity.link.entries import Linked, make_entry
from comity.link.relations import Known, amended_by, lineage_of, relations_of
from comity.link.traits import EDITED
from comity.model import COLUMNS, Claim, Decision, Document, DocumentRef, Entry, Kind, Relation
from comity.relink import relink
from comity.what.codebook import load_relations
from comity.whence.sources import group_of
from comity.who import state_name

REJECTED: Final = "rejected by people"
"""The state of an entry of which every claim was rejected: it has no life."""
MEETINGS: Final[tuple[Kind, ...]] = tuple(sorted(EDITED))


def pair(ledger: Ledger, a: str, b: str, as_of: str | None = None, known_on: str | None = None) -> PairPage:
    """The page of two states, by ISO 3166-1 alpha-3 code.

    ``as_of``: an ISO day; only what was published, and had happened, by then. ``known_on``: an ISO day; claims and
    decisions as the ledger held them at its end, linked afresh.
    """
    return page_of(read_pair(ledger, a, b, known_on), ledger.published(known_on), as_of)


@dataclass(frozen=True)
class Held:
    """The claims on two states as a ledger holds them, judged and linked: pages as of any day are made of them."""

    a: str
    b: str
    known_on: str | None
    claims: Sequence[Claim]
    linked: Linked


def read_pair(ledger: Ledger, a: str, b: str, known_on: str | None = None) -> Held:
    """All claims on two states, and what the linking says of them. ``known_on``: as for ``pair``."""
    claims = list(JudgedLedger(ledger).claims(ClaimFilter(parties=(a, b), known_on=known_on)))
    held = ledger if known_on is None else _held_then(ledger, {claim.document.id for claim in claims}, known_on)
    linked = linked_in(held, claims)
    return Held(a, b, known_on, claims, replace(linked, amended=amended_by(claims, linked.entries, _known())))


def page_of(held: Held, published: Mapping[str | None, int], as_of: str | None = None) -> PairPage:
    """The page that is made of what is held; ``published``: how many documents of the ledger bear each date."""
    a, b = (Side(id, state_name(id)) for id in (held.a, held.b))
    page = pair_page(held.claims, published, held.a, held.b, as_of, held.linked)
    return replace(page, a=a, b=b, known_on=held.known_on)


def lineage(page: PairPage) -> Lineage:
    """How the entries of a pair's page stand to one another, by what its claims and the lists tell."""
    lines = [line for line in (*page.actually, *page.likely, *page.should, *page.moved) if line.entry]
    entries = {claim.id: line.entry for line in lines for claim in line.claims if line.entry}
    claims = {claim.id: claim for line in lines for claim in line.claims}
    ordered = sorted(claims.values(), key=lambda claim: (claim.document.id, claim.passage.start, claim.id))
    names = {line.entry: line.what for line in reversed(lines) if line.entry}
    return Lineage(lineage_of(ordered, entries, _known()), names)


def entry(ledger: Ledger, id: str, lineage: bool = True) -> EntryPage:
    """The page of the entry meant by an id, that of a claim in it, or a beginning of either. Raises NotFoundError.

    ``lineage``: with how it stands to others, for which all claims of its parties are read.
    """
    found = ledger.entry(id)
    judged = JudgedLedger(ledger)
    counted = judged.members(found)
    claims = counted or ledger.members(found)
    linked = linked_in(ledger, claims)
    decided = [f"{told(one)} ({one.id})" for one in standing(tuple(ledger.decisions())) if is_about(one, claims)]
    page = entry_page(found, claims, linked, decided=decided)
    if page.entry.state == "planned" and page.entry.kind in EDITED:
        page = entry_page(found, claims, linked, _held(ledger.documents())[1], decided)
    related = _related(ledger, judged, page.entry) if lineage else ()
    names = {
        row.entry: make_entry(row.entry, judged.members(row.entry) or ledger.members(row.entry)).name for row in related
    }
    shown = replace(page.entry, relations=related)
    if not counted:
        shown = replace(shown, lifecycle=(), accounts=(), differing=(), state=REJECTED)
    return replace(page, entry=shown, names=names)


def positions(ledger: Ledger, a: str, b: str, as_of: str | None = None, known_on: str | None = None) -> Positions:
    """What each of two states (ISO 3166-1 alpha-3) says of others and of named things; days as for ``pair``."""
    judged = JudgedLedger(ledger)
    wanted = [ClaimFilter(parties=(side,), kinds=("position",), known_on=known_on) for side in (a, b)]
    claims = [claim for one in wanted for claim in judged.claims(one)]
    return find_positions(claims, Side(a, state_name(a)), Side(b, state_name(b)), as_of)


def inferred(ledger: Ledger, document: str) -> Inferred | None:
    """The day that an undated document reports, by the offices it names and the known entries it speaks of."""
    judged = JudgedLedger(ledger)
    claims = list(judged.claims(ClaimFilter(document=document)))
    entries = ledger.entries_of([claim.id for claim in claims])
    return infer(claims, {claim.id: judged.members(entries[claim.id]) for claim in claims if claim.id in entries})


def _related(ledger: Ledger, judged: JudgedLedger, found: Entry) -> tuple[Relation, ...]:
    """How an entry stands to others of its parties."""
    claims = list(judged.claims(ClaimFilter(parties=found.parties[:2])))
    entries = ledger.entries_of([claim.id for claim in claims])
    return relations_of(found.id, claims, entries, _known())


def _known() -> list[Known]:
    """How the listed things stand to one another."""
    return [(row.kind, row.one, row.other) for row in load_relations()]


def changes(ledger: Ledger, since: str, parties: Collection[str] = ()) -> Changes:
    """What the ledger learned since an ISO day, of claims and documents that have all the parties.

    What newer rules make of a document that was there before is no news. Raises UsageError for a day before all days.
    """
    eve = _eve(since)
    judged = JudgedLedger(ledger)
    (known, before), (current, now) = (_held(ledger.documents(known_on=day)) for day in (eve, None))
    learned = list(judged.claims(ClaimFilter(parties=tuple(parties), learned_since=since)))
    news = {claim.id: claim for claim in learned if claim.document.id not in known}
    horizon = Horizon(before, now)
    near = {claim.id: claim for claim in _neighbours(ledger, judged, news.values(), horizon, tuple(parties))}
    claims = list({**near, **news}.values())
    rows = find_changes(claims, news.keys(), linked_in(ledger, claims), horizon)
    shown = {claim.id for row in rows for claim in row.line.claims}
    return Changes(
        since=since,
        rows=tuple(rows),
        documents=len({claim.document.id for claim in news.values()} if parties else current - known),
        repeated=sum(not waits(claim) and id not in shown for id, claim in news.items()),
        recoded=len(learned) - len(news),
        waiting=sum(waits(claim) for claim in news.values()),
    )


def _eve(day: str) -> str:
    """The day before an ISO day. UsageError where the calendar has none."""
    try:
        return str(date.fromisoformat(day) - timedelta(days=1))
    except (ValueError, OverflowError) as exc:
        raise UsageError(f"no ledger is as old as {day!r}: give a later day") from exc


def linked_in(ledger: Ledger, claims: Collection[Claim], documents: Iterable[Document] = ()) -> Linked:
    """What the linking of a ledger says of some claims, and whose their documents are. ``documents``: others to own."""
    own: dict[str, Document | DocumentRef] = {claim.document.id: claim.document for claim in claims}
    sources = ledger.sources_of(own.keys())
    copies = {id: (source.group, source.garbled) for id, source in sources.items()}
    own |= {document.id: document for document in documents}
    own |= {first: ledger.document(first) for first in sorted({first for first, _ in copies.values()} - own.keys())}
    owners = {id: owner for id, one in own.items() if (owner := group_of(one.publisher, one.url))}
    return Linked(ledger.entries_of([claim.id for claim in claims]), copies, owners=owners)


def is_about(decision: Decision, claims: Collection[Claim]) -> bool:
    """Whether a decision is about a claim, or about what stood in its place before newer rules coded it."""
    ids = {claim.id for claim in claims}
    places = {(claim.document.id, claim.passage.start, claim.trigger, claim.kind) for claim in claims}
    anchors = (*decision.targets, *decision.others)
    return any(one.claim in ids or (one.document, one.start, one.trigger, one.kind) in places for one in anchors)


def _held_then(ledger: Ledger, documents: Collection[str], known_on: str) -> Ledger:
    """Some documents with all their claims as they were held on a day, in a ledger of their own, linked."""
    then = MemoryLedger()
    rows: dict[str, list[Claim]] = {id: [] for id in documents}
    for claim in ledger.claims(ClaimFilter(known_on=known_on)):
        if claim.document.id in rows:
            rows[claim.document.id].append(claim)
    for document in ledger.documents(known_on=known_on):
        if document.id in rows:
            then.record(document, rows[document.id], "then")
    for decision in ledger.decisions():
        if decision.made <= end_of(known_on):
            then.decide(decision)
    relink(then)
    return then


def _neighbours(
    ledger: Ledger, judged: JudgedLedger, news: Iterable[Claim], horizon: Horizon, parties: tuple[str, ...]
) -> Iterator[Claim]:
    """The claims of the entries that new claims are in, and of those whose planned days have passed since."""
    plans = judged.claims(ClaimFilter(parties=parties, kinds=MEETINGS, statuses=COLUMNS["LIKELY"]))
    passed = [claim for claim in plans if _passed(claim, horizon)]
    entries = set(ledger.entries_of([*(claim.id for claim in news), *(claim.id for claim in passed)]).values())
    for id in sorted(entries):
        yield from (claim for claim in judged.members(id) if set(parties) <= {party.id for party in claim.parties})


def _passed(claim: Claim, horizon: Horizon) -> bool:
    """Whether the last day for which something is planned lies between the two horizons."""
    day = claim.due.end if claim.due else None
    return day is not None and horizon.now is not None and (horizon.before or "") <= day < horizon.now


def _held(documents: Iterable[Document]) -> tuple[set[str], str | None]:
    """The ids of some documents, and the last day on which one of them was published."""
    rows = [(document.id, published_span(document.published)[1]) for document in documents]
    return {id for id, _ in rows}, max((day for _, day in rows if day), default=None)
