"""The promises of a pair of states, from a ledger: claims, entries and documents to commitments as of a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.analyse.pair import waits
from comity.edtf import published_span
from comity.judge import standing_assessments
from comity.judged import JudgedLedger
from comity.ledger.rules import choose
from comity.ledger.store import ClaimFilter, Ledger
from comity.link.descriptors import content_words
from comity.link.entries import kind_of, make_entry, words_of
from comity.link.lives import step_of
from comity.model import Claim, Document, Party
from comity.promise.assessment import apply_assessments
from comity.promise.bonds import hung_on_meetings, parents_of, superseded_by
from comity.promise.chains import Chain, chain, distinct, part_at
from comity.promise.clauses import clause_at, governing
from comity.promise.compare import Rarity
from comity.promise.criteria import Weigh, assess
from comity.promise.lexicon import find_act, load_class, load_pattern, load_same, load_who
from comity.promise.outcomes import NOT_DONE, Deed, Outcome, deeds_of, held_days, outcomes_of
from comity.promise.passages import Context, find_deeds, find_undertakings
from comity.promise.paths import path_of
from comity.promise.receipts import receipt_of
from comity.promise.records import DONE, UNMET, Commitment, Refused, Statement, Told
from comity.promise.standing import delivered_on, due_first, ladder_of, stand
from comity.triage import find_actors
from comity.views import linked_in
from comity.whence.sources import find_source
from comity.who import state_name, states

OFFICIAL: Final = "official"
SIDES: Final = 4
"""States of a document that are tried for a pair."""
REACH: Final = 300
"""Characters before a sentence that may say what it is about."""


@dataclass(frozen=True, slots=True)
class Promises:
    """The commitments between two states, and what looked like one and is none."""

    a: str
    b: str
    as_of: str | None
    commitments: tuple[Commitment, ...]
    refused: tuple[Refused, ...]


def promises(ledger: Ledger, a: str, b: str, as_of: str | None = None) -> Promises:
    """The commitments between two states (ISO 3166-1 alpha-3), as of an ISO day (None: the last day that was read)."""
    documents = [one for one in ledger.documents() if _known(one.published, as_of)]
    claims = [
        claim
        for claim in JudgedLedger(ledger).claims(ClaimFilter(parties=(a, b)))
        if _known(claim.document.published, as_of)
    ]
    day = as_of or _last_day(documents)
    on_pair = documents_on(ledger, documents, (a, b), {claim.document.id for claim in claims})
    read = Read(on_pair, documents, day)
    told = tell(ledger, claims, read.on_pair)
    weigh = weigher(claims)
    statements, refused = find_statements(told, read.on_pair, (a, b), weigh)
    counted = [one for one in told if not waits(one.claim)]
    deeds = deeds_of(find_done(counted, statements, read.on_pair, (a, b)), weigh)
    rarity = rarity_of(statements, deeds)
    chains = hung_on_meetings(chain(statements, rarity, held_days(counted)), counted)
    chains = renewed(chains, outcomes_of(chains, deeds, rarity), rarity)
    found = outcomes_of(chains, deeds, rarity)
    rows = [commitment_of(row, outcomes, read) for row, outcomes in zip(chains, found, strict=True)]
    decided = apply_assessments(bound_together(rows, chains), standing_assessments(tuple(ledger.decisions())))
    return Promises(a, b, day, decided, tuple(refused))


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


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the documents on a pair, all of them, and the day as of which is asked."""

    on_pair: Sequence[Document]
    documents: Sequence[Document]
    day: str | None


def documents_on(
    ledger: Ledger, documents: Iterable[Document], pair: tuple[str, str], claiming: Collection[str]
) -> list[Document]:
    """The documents that have a claim on both of a pair, or a claim on one and words for the other."""
    one_sided = {claim.document.id for side in pair for claim in ledger.claims(ClaimFilter(parties=(side,)))}
    return [
        document for document in documents
        if document.id in claiming or (document.id in one_sided and set(pair) <= set(find_actors(document.text)))
    ]  # fmt: skip


def tell(ledger: Ledger, claims: Sequence[Claim], documents: Iterable[Document]) -> list[Told]:
    """Claims with what linking says of them, and the words before them."""
    texts = {document.id: document.text for document in documents}
    linked = linked_in(ledger, claims)
    members: dict[str, list[Claim]] = {}
    for claim in claims:
        if entry := linked.entries.get(claim.id):
            members.setdefault(entry, []).append(claim)
    kinds = {entry: kind_of(rows) for entry, rows in members.items()}
    names = {entry: make_entry(entry, rows, linked.copies).name for entry, rows in members.items()}
    found = []
    for claim in claims:
        entry = linked.entries.get(claim.id)
        group, garbled = linked.copies.get(claim.document.id, (claim.document.id, False))
        step = step_of(claim, kinds[entry] if entry else claim.kind)
        before = words_before(texts[claim.document.id], claim.passage.start)
        name = names[entry] if entry else ""
        found.append(Told(claim, entry, group, garbled, step.state if step else None, name, before))
    return found


def words_before(text: str, start: int) -> str:
    """The end of what stands before an offset, of the same paragraph where it has any."""
    before = text[max(0, start - REACH) : start].rstrip()
    paragraph = before.rpartition("\n")[2]
    return paragraph or before


def find_statements(
    told: Sequence[Told], documents: Iterable[Document], pair: tuple[str, str], weigh: Weigh
) -> tuple[list[Statement], list[Refused]]:
    """What commits somebody, one for each thing that a clause promises; and what only looks so."""
    found = [assess(one, weigh) for one in told]
    ahead = {id(one) for one, result in zip(told, found, strict=True) if result is not None}
    by_document: dict[str, list[Told]] = {}
    for one in told:
        by_document.setdefault(one.claim.document.id, []).append(one)
    for document in documents:
        rows = by_document.get(document.id, [])
        context = context_of([row.claim for row in rows], pair)
        for claim, clause in find_undertakings(document, [row.claim for row in rows if id(row) in ahead], context):
            source, garbled = (rows[0].source, rows[0].garbled) if rows else (document.id, False)
            before = words_before(document.text, claim.passage.start)
            found.append(assess(Told(claim, None, source, garbled, before=before), weigh, clause))
    statements = distinct([one for one in found if isinstance(one, Statement)])
    return statements, [one for one in found if isinstance(one, Refused)]


def find_done(
    counted: Sequence[Told], statements: Sequence[Statement], documents: Iterable[Document], pair: tuple[str, str]
) -> list[Told]:
    """What is told as done, or not done: by counted claims in clauses that commit nobody, and by other such clauses."""
    bound = {span_of(row.claim) for row in statements}
    free = (one for one in counted if span_of(one.claim) not in bound and not is_bound(one.claim))
    deeds = [*free, *(one for one in counted if span_of(one.claim) in bound and is_undone(one.claim))]
    against = [row.told for row in statements if is_undone(row.claim)]
    return [*deeds, *against, *_more_done(counted, statements, documents, pair)]


def is_bound(claim: Claim) -> bool:
    """Whether words that bind govern what a claim tells: "the sum that was set as a goal"."""
    sentence = claim.passage.exact
    return any(cue.strength for cue in governing(sentence, clause_at(sentence, claim.trigger))[:1])


def is_undone(claim: Claim) -> bool:
    """Whether a claim tells that something was called off, put off or not done, which a promise's clause may tell too."""
    act = find_act(claim.trigger)
    return claim.status in NOT_DONE or (act is not None and act.counter)


def _more_done(
    counted: Sequence[Told], statements: Sequence[Statement], documents: Iterable[Document], pair: tuple[str, str]
) -> list[Told]:
    retold = {id(row.told) for row in statements if row.retold}
    by_document: dict[str, list[Told]] = {}
    for one in (*counted, *(row.told for row in statements)):
        by_document.setdefault(one.claim.document.id, []).append(one)
    found = []
    for document in documents:
        rows = by_document.get(document.id, [])
        context = context_of([row.claim for row in rows], pair)
        taken = {span_of(row.claim) for row in rows if id(row) not in retold}
        source, garbled = (rows[0].source, rows[0].garbled) if rows else (document.id, False)
        for claim in find_deeds(document, taken, context):
            found.append(Told(claim, None, source, garbled, before=words_before(document.text, claim.passage.start)))
    return found


def span_of(claim: Claim) -> tuple[int, int]:
    """The offsets of the clause that a claim stands in."""
    clause = clause_at(claim.passage.exact, claim.trigger)
    return claim.passage.start + clause.start, claim.passage.start + clause.end


def context_of(claims: Sequence[Claim], pair: tuple[str, str]) -> Context:
    """Who a document is about: the pair, and the words by which its claims name either."""
    parties = [party for claim in claims for party in claim.parties if party.id in pair]
    sides = {party.id: replace(party, mention=party.name, role="actor", sector="GOV") for party in parties}
    names = {party.mention.lower(): party.id for party in parties if len(party.mention) > 2}
    for id in pair:
        sides.setdefault(id, Party(id, state_name(id), "GOV", state_name(id), "actor"))
    return Context(tuple(sides[id] for id in pair), {**{s.name.lower(): s.id for s in sides.values()}, **names})


def weigher(claims: Iterable[Claim]) -> Weigh:
    """What tells what a text is about: its telling words, without those of promising, of years, of who takes part."""
    people = {word for claim in claims for word in _people(claim)}
    ground, faint, same = load_class("ground") | people, load_class("faint"), load_same()

    def weigh(text: str) -> Mapping[str, float]:
        found = {}
        for word, weight in content_words(text).items():
            if word not in ground and not YEAR.fullmatch(word):
                one = same.get(word, word)
                found[one] = weight * (0.5 if one in faint else 1.0)
        return found | {f"@{name}": WHO for name in load_who() if load_pattern("who", name).search(text)}

    return weigh


WHO: Final = 0.6
"""The weight of who meets."""
YEAR: Final = re.compile(r"(?:19|20)\d\d")


def _people(claim: Claim) -> Iterator[str]:
    """The words that name who takes part in a claim, or tells it."""
    names = [party.mention for party in claim.parties] + ([claim.speaker.name or ""] if claim.speaker else [])
    for name in names:
        yield from (word.lower() for word in re.findall(r"\b[A-Z][\w-]+", name))


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
        receipt = receipt_of(row.statements, read.on_pair, read.documents, read.day, _is_official)
    return Commitment(
        id=promise_id(row.first),
        name=words_of(row.first.claim),
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


def promise_id(first: Statement) -> str:
    """The id of the promise that a statement first makes: 3 signs of its document's, by which it is found, then its
    claim's."""
    return f"p-{first.document.id[2:5]}{first.claim.id[2:15]}"


def promise(ledger: Ledger, id: str, as_of: str | None = None) -> tuple[Promises, Commitment]:
    """The commitment with this id, or that of any statement in it, or an unambiguous beginning of either, with the
    others of its pair. Raises NotFoundError."""
    begin = f"d-{id[2:5]}"
    found: dict[str, tuple[Promises, Commitment]] = {}
    for document in ledger.documents():
        if not document.id.startswith(begin):
            continue
        for pair in _pairs(ledger, document):
            given = promises(ledger, *pair, as_of)
            for one in given.commitments:
                if any(promise_id(statement).startswith(id) for statement in one.statements):
                    found.setdefault(one.id, (given, one))
    return found[choose("promise", id, sorted(found))]


def _pairs(ledger: Ledger, document: Document) -> list[tuple[str, str]]:
    """The pairs of states that a document is about, those it names together most often first."""
    counts: Counter[str] = Counter()
    for claim in ledger.claims(ClaimFilter(document=document.id)):
        counts.update({party.id for party in claim.parties if party.id in states()})
    ids = [id for id, _ in counts.most_common(SIDES)]
    ids += sorted(id for id in set(find_actors(document.text)) if id in states() and id not in ids)[: SIDES - len(ids)]
    return [(a, b) for place, a in enumerate(ids) for b in ids[place + 1 :]]


def _is_official(publisher: str | None) -> bool:
    return find_source(publisher).kind == OFFICIAL


def _known(published: str | None, as_of: str | None) -> bool:
    if as_of is None:
        return True
    day = published_span(published)[1]
    return day is not None and day <= as_of


def _last_day(documents: Iterable[Document]) -> str | None:
    return max((day for one in documents if (day := published_span(one.published)[1])), default=None)
