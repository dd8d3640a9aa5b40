"""The promises of a pair of states, from a ledger: claims, entries and documents to commitments as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from comity.analyse.survey import Span, Watch, watches
from comity.edtf import published_span
from comity.judge import standing_assessments
from comity.judged import JudgedLedger
from comity.ledger.rules import choose
from comity.ledger.store import ClaimFilter, Ledger
from comity.link.clause import clause_of
from comity.model import Document
from comity.promise.assessment import apply_assessments
from comity.promise.bonds import hung_on_meetings, parents_of, superseded_by
from comity.promise.chains import Chain, chain, part_at, subject_of
from comity.promise.compare import Rarity
from comity.promise.meaning import matcher
from comity.promise.outcomes import Deed, Outcome, deeds_of, held_days, outcomes_of
from comity.promise.paths import path_of
from comity.promise.receipts import receipt_of
from comity.promise.records import DONE, UNMET, Commitment, Refused, Statement, Told
from comity.promise.standing import delivered_on, due_first, ladder_of, stand
from comity.telling import documents_on, find_done, find_statements, tell
from comity.triage import find_actors
from comity.whence.texts import is_official
from comity.who import states

SEARCHED: Final = "en"
"""The language whose texts are searched for promises and deeds: their verbs and words are known in English alone."""
LEADING: Final = 5
"""Signs of the id of a promise that tell its document."""
SIDES: Final = 4
"""States of a document that are tried for a pair."""
EDGES: Final = " ,;:.—–"
JOINS: Final = ("and ", "but ", "that ", "which ")
"""Words with which a clause may begin that are no part of its name."""


@dataclass(frozen=True, slots=True)
class Promises:
    """The commitments between two states, and what looked like one and is none."""

    a: str
    b: str
    as_of: str | None
    commitments: tuple[Commitment, ...]
    refused: tuple[Refused, ...]
    left_out: int = 0
    """Documents with claims on the pair in languages that are not searched for promises."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the documents on a pair, how many of all bear each date, and the day as of which is asked."""

    on_pair: Sequence[Document]
    published: Mapping[str | None, int]
    day: str | None
    watches: Sequence[Watch] = ()
    """How feeds were watched."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the texts on two states tell of promises and deeds, before any is held against another."""

    a: str
    b: str
    read: Read
    counted: Sequence[Told]
    statements: Sequence[Statement]
    refused: Sequence[Refused]
    deeds: Sequence[Deed]
    left_out: int = 0


def promises(ledger: Ledger, a: str, b: str, as_of: str | None = None) -> Promises:
    """The commitments between two known states (ISO 3166-1 alpha-3, not one and the same), as of an ISO day (None: the
    last day that was read)."""
    return promised(ledger, hear(ledger, a, b, as_of))


def hear(ledger: Ledger, a: str, b: str, as_of: str | None = None) -> Heard:
    """What the texts on two states tell, as for ``promises``; the matcher begins to read it."""
    documents = [one for one in ledger.documents() if _known(one.published, as_of)]
    claims = [
        claim
        for claim in JudgedLedger(ledger).claims(ClaimFilter(parties=(a, b)))
        if _known(claim.document.published, as_of)
    ]
    day = as_of or _last_day(documents)
    foreign = {one.id for one in documents if one.language != SEARCHED}
    left_out = len(foreign & {claim.document.id for claim in claims})
    documents = [one for one in documents if one.id not in foreign]
    claims = [claim for claim in claims if claim.document.id not in foreign]
    on_pair = documents_on(ledger, documents, (a, b), {claim.document.id for claim in claims})
    telling = tell(ledger, (a, b), claims, on_pair)
    statements, refused = find_statements(telling)
    matcher().read_ahead(subject_of(one).passage for one in statements)
    deeds = deeds_of(find_done(telling, statements), telling.weigh)
    matcher().read_ahead(deed.subject.passage for deed in deeds)
    watched = watches(ledger.archive.visits(), as_of)
    read = Read(on_pair, Counter(one.published for one in documents), day, watched)
    return Heard(a, b, read, telling.counted, statements, refused, deeds, left_out)


def promised(ledger: Ledger, heard: Heard) -> Promises:
    """The commitments that are made of what was heard."""
    deeds, read, counted = heard.deeds, heard.read, heard.counted
    rarity = rarity_of(heard.statements, deeds)
    chains = hung_on_meetings(chain(heard.statements, rarity, held_days(counted)), counted)
    chains = renewed(chains, outcomes_of(chains, deeds, rarity), rarity)
    chains = hung_on_meetings(chains, counted)
    found = outcomes_of(chains, deeds, rarity)
    rows = [commitment_of(row, outcomes, read) for row, outcomes in zip(chains, found, strict=True)]
    decided = apply_assessments(bound_together(rows, chains), standing_assessments(tuple(ledger.decisions())))
    return Promises(heard.a, heard.b, read.day, decided, tuple(heard.refused), heard.left_out)


def bound_together(rows: Sequence[Commitment], chains: Sequence[Chain]) -> list[Commitment]:
    """The commitments, with what they are parts of, and what took their place."""
    parents, later = parents_of(chains), superseded_by(chains)
    found = []
    for place, row in enumerate(rows):
        parent = rows[parents[place]].id if place in parents else None
        if place in later and row.state not in DONE:
            why = f"{rows[later[place]].id} takes its place, by its own words"
            row = replace(
                row, state="superseded", superseded_by=rows[later[place]].id, why=why, receipt=None, late=None
            )
        found.append(replace(row, parent=parent))
    return found


def renewed(chains: Sequence[Chain], found: Sequence[Sequence[Outcome]], rarity: Rarity) -> list[Chain]:
    """The chains, with what was said anew after a promise was delivered as chains of their own."""
    kept: list[Chain] = []
    anew: list[Statement] = []
    for row, outcomes in zip(chains, found, strict=True):
        day = delivered_on(outcomes)
        old, new = part_at(row, day) if day and not row.first.continuing else (row, [])
        kept.append(old)
        anew += new
    return [*kept, *chain(anew, rarity, {})]


def rarity_of(statements: Iterable[Statement], deeds: Iterable[Deed]) -> Rarity:
    """In how many of the documents each word stands."""
    words: dict[str, set[str]] = {}
    for one in statements:
        words.setdefault(one.document.id, set()).update(one.words)
    for deed in deeds:
        words.setdefault(deed.claim.document.id, set()).update(deed.subject.words)
    return Rarity(len(words), Counter(word for found in words.values() for word in found))


def commitment_of(row: Chain, outcomes: Sequence[Outcome], read: Read) -> Commitment:
    """The commitment of a chain, as of the last day of what was read."""
    now = stand(row, outcomes, read.day)
    receipt = None
    if now.state in UNMET:
        receipt = receipt_of(row.statements, read.on_pair, read.published, read.day, is_official)
        receipt = replace(receipt, missed=tuple(_missed(read.watches, receipt.since)))
    return Commitment(
        id=promise_id(row.first),
        name=name_of(row.first),
        statements=tuple(row.statements),
        ladder=ladder_of(row, outcomes),
        state=now.state,
        as_of=read.day,
        due=due_first(row),
        late=now.late,
        done=now.done,
        path=path_of(row, outcomes),
        receipt=receipt,
        assessment="provisional",
        why=now.why,
    )


def _missed(watched: Sequence[Watch], since: str | None) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The days since one that feeds miss."""
    for one in watched:
        spans = tuple((max(a, since or a), b) for a, b in one.missing if since is None or b >= since)
        if spans:
            yield one.address, spans


def name_of(first: Statement) -> str:
    """What a promise is called: the clause in which it was first made, cut where it is long."""
    clause = " ".join(first.clause.split()).strip(EDGES)
    for word in JOINS:
        clause = clause.removeprefix(word)
    return clause_of(clause, first.claim.trigger).strip(EDGES)


def promise_id(first: Statement) -> str:
    """The id of the promise that a statement first makes: 3 signs of its document's, by which it is found, then its
    claim's."""
    return f"p-{first.document.id[2:5]}{first.claim.id[2:15]}"


def promise(
    ledger: Ledger, id: str, as_of: str | None = None, of: Callable[[str, str], Promises] | None = None
) -> tuple[Promises, Commitment]:
    """The commitment with this id, or that of any statement in it, or an unambiguous beginning of either, with the
    others of its pair. Raises NotFoundError, of a beginning of fewer than five signs ("p-1a2") too.

    ``of``: gives the promises of two states as of that day, where somebody keeps them.
    """
    begin = f"d-{id[2:LEADING]}"
    near = [one for one in ledger.documents() if one.id.startswith(begin)] if len(id) >= LEADING else []
    found: dict[str, tuple[Promises, Commitment]] = {}
    for pair in dict.fromkeys(pair for document in near for pair in _pairs(ledger, document)):
        given = of(*pair) if of else promises(ledger, *pair, as_of)
        for one in given.commitments:
            if any(promise_id(statement).startswith(id) for statement in one.statements):
                found.setdefault(one.id, (given, one))
    return found[choose("promise", id, sorted(found))]


def _pairs(ledger: Ledger, document: Document) -> list[tuple[str, str]]:
    """The pairs of states that a document is about, each in the order of the alphabet."""
    counts: Counter[str] = Counter()
    for claim in ledger.claims(ClaimFilter(document=document.id)):
        counts.update({party.id for party in claim.parties if party.id in states()})
    ids = [id for id, _ in counts.most_common(SIDES)]
    ids += sorted(id for id in set(find_actors(document.text)) if id in states() and id not in ids)[: SIDES - len(ids)]
    return list(combinations(sorted(ids), 2))


def _known(published: str | None, as_of: str | None) -> bool:
    if as_of is None:
        return True
    day = published_span(published)[1]
    return day is not None and day <= as_of


def _last_day(documents: Iterable[Document]) -> str | None:
    return max((day for one in documents if (day := published_span(one.published)[1])), default=None)
