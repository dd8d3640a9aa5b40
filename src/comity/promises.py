"""The promises of a pair of states, from a ledger: claims, entries and documents to commitments as of a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.analyse.pair import waits
from comity.edtf import published_span
from comity.judged import JudgedLedger
from comity.ledger.store import ClaimFilter, Ledger
from comity.link.descriptors import content_words
from comity.link.entries import kind_of, words_of
from comity.link.lives import step_of
from comity.model import Claim, Document
from comity.promise.chains import Chain, chain, distinct, said_on
from comity.promise.compare import Rarity
from comity.promise.criteria import assess
from comity.promise.lexicon import load_class
from comity.promise.outcomes import Deed, Outcome, deeds_of, held_days, outcomes_of
from comity.promise.receipts import receipt_of
from comity.promise.records import UNMET, Commitment, Refused, Statement, Told
from comity.promise.standing import due_first, ladder_of, stand
from comity.views import linked_in
from comity.whence.sources import find_source

OFFICIAL: Final = "official"


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
        claim for claim in JudgedLedger(ledger).claims(ClaimFilter(parties=(a, b))) if _known(claim.document.published, as_of)
    ]
    day = as_of or _last_day(documents)
    told = tell(ledger, claims)
    statements, refused = find_statements(told)
    deeds = deeds_of((one for one in told if not waits(one.claim)), weigh)
    rarity = rarity_of([*statements], deeds)
    chains = chain(statements, rarity, held_days(told))
    on_pair = {claim.document.id for claim in claims}
    read = Read([one for one in documents if one.id in on_pair], documents, day)
    rows = [commitment_of(row, outcomes_of(row, deeds, rarity), read) for row in chains]
    return Promises(a, b, day, tuple(rows), tuple(refused))


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the documents on a pair, all of them, and the day as of which is asked."""

    on_pair: Sequence[Document]
    documents: Sequence[Document]
    day: str | None


def tell(ledger: Ledger, claims: Sequence[Claim]) -> list[Told]:
    """Claims with what linking says of them."""
    linked = linked_in(ledger, claims)
    members: dict[str, list[Claim]] = {}
    for claim in claims:
        if entry := linked.entries.get(claim.id):
            members.setdefault(entry, []).append(claim)
    kinds = {entry: kind_of(rows) for entry, rows in members.items()}
    found = []
    for claim in claims:
        entry = linked.entries.get(claim.id)
        group, garbled = linked.copies.get(claim.document.id, (claim.document.id, False))
        step = step_of(claim, kinds[entry] if entry else claim.kind)
        found.append(Told(claim, entry, group, garbled, step.state if step else None))
    return found


def find_statements(told: Iterable[Told]) -> tuple[list[Statement], list[Refused]]:
    """The claims that commit somebody, one for each thing that a clause promises; and those that only look so."""
    statements, refused = [], []
    for one in told:
        found = assess(one, weigh)
        if isinstance(found, Statement):
            statements.append(found)
        elif found is not None:
            refused.append(found)
    return distinct(statements), refused


def weigh(text: str) -> Mapping[str, float]:
    """What a text is about: its telling words without those of promising and of dates."""
    ground = load_class("ground")
    return {word: weight for word, weight in content_words(text).items() if word not in ground}


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
    standing = stand(row, outcomes, read.day)
    receipt = None
    if standing.state in UNMET:
        receipt = receipt_of(row.statements, read.on_pair, read.documents, read.day, _is_official)
    return Commitment(
        id="p-" + row.first.claim.id[2:],
        name=words_of(row.first.claim),
        statements=tuple(row.statements),
        ladder=ladder_of(row, outcomes),
        state=standing.state,
        as_of=read.day,
        due=due_first(row),
        late=standing.late,
        done=standing.done,
        receipt=receipt,
        assessment="provisional",
        why=standing.why,
    )


def _is_official(publisher: str | None) -> bool:
    return find_source(publisher).kind == OFFICIAL


def _known(published: str | None, as_of: str | None) -> bool:
    if as_of is None:
        return True
    day = published_span(published)[1]
    return day is not None and day <= as_of


def _last_day(documents: Iterable[Document]) -> str | None:
    return max((day for one in documents if (day := published_span(one.published)[1])), default=None)
