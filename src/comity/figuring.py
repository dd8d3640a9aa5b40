"""The figures of a pair from a ledger, and of several pairs on one basis: one day, one rule of what is on a pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from comity.analyse.balance import balance, restating
from comity.analyse.count import days_of, reach_of
from comity.analyse.deeds import EventType, deeds, scores
from comity.analyse.figures import Comparison, Figures
from comity.analyse.lines import by_entry
from comity.analyse.pair import Coverage, PairPage
from comity.analyse.rates import rates
from comity.analyse.rhythm import rhythms
from comity.analyse.survival import delay
from comity.edtf import parse_day, published_span
from comity.errors import UsageError
from comity.ledger.store import Ledger
from comity.link.entries import make_entry
from comity.model import Claim, Document, Entry
from comity.promises import Promises, promises
from comity.telling import documents_on
from comity.views import linked_in, pair
from comity.what.codebook import load_codebook

MOST: Final = 4
"""Pairs that can be compared at a time."""


def figures(ledger: Ledger, a: str, b: str, as_of: str | None = None) -> Figures:
    """The figures of two states (ISO 3166-1 alpha-3), as of an ISO day (None: the last day that was read).

    The documents on the pair are those that promises are looked for in: with a claim on both, or with a claim on one
    and words for the other. Claims that wait for review are in no figure.
    """
    return figures_of(ledger, pair(ledger, a, b, as_of), promises(ledger, a, b, as_of))


def figures_of(ledger: Ledger, page: PairPage, found: Promises) -> Figures:
    """The figures of a page and of the promises of the same pair, as of the same day."""
    a, b = page.a.id, page.b.id
    claims = _counted(page)
    own, read = documents_of(ledger, page)
    published = {document.id: document.published for document in own}
    days = days_of(published)
    types = [EventType(term.id, term.quad, term.cameo) for term in load_codebook().types]
    proving = (claim for one in found.commitments for rung in one.ladder for claim in rung.claims)
    return Figures(
        a=page.a,
        b=page.b,
        as_of=found.as_of,
        coverage=_coverage(own, read),
        balance=balance(found.commitments, published),
        rates=rates(found.commitments, days),
        delay=delay(found.commitments, days),
        restating=restating(found.commitments),
        rhythms=rhythms(_entries(ledger, claims, found.as_of), published, found.as_of),
        deeds=deeds(page.actually, (a, b), types),
        scores=scores(claims, (a, b), types),
        commitments=found.commitments,
        claims={claim.id: claim for claim in (*claims, *proving)},
        published=published,
    )


def compare(ledger: Ledger, pairs: Sequence[tuple[str, str]], as_of: str | None = None) -> Comparison:
    """The figures of two to four pairs as of one day: the one given, else the last on which anything was published.

    Raises UsageError as ``check_pairs``.
    """
    check_pairs(pairs)
    found = tuple(figures(ledger, *one, as_of) for one in pairs)
    return Comparison(found[0].as_of, found)


def check_pairs(pairs: Sequence[tuple[str, str]]) -> None:
    """Raises UsageError for fewer or more pairs than can be compared, and for a pair that is given twice."""
    if not 2 <= len(pairs) <= MOST:
        raise UsageError(f"{len(pairs)} pairs cannot be compared: give two to {MOST}, like IND-JPN AUS-JPN")
    if len({frozenset(one) for one in pairs}) < len(pairs):
        raise UsageError("a pair is given twice: give pairs that differ")


def documents_of(ledger: Ledger, page: PairPage) -> tuple[list[Document], list[Document]]:
    """The documents on a page's pair, claims that wait among them, and all that were published by the page's day."""
    read = [one for one in ledger.documents() if page.as_of is None or _published_by(one, page.as_of)]
    waiting = (claim for line in page.waiting for claim in line.claims)
    claiming = {claim.document.id for claim in (*_counted(page), *waiting)}
    return documents_on(ledger, read, (page.a.id, page.b.id), claiming), read


def _counted(page: PairPage) -> list[Claim]:
    """The claims on the pair that are known by the day and count, as documents have them."""
    lines = (*page.actually, *page.likely, *page.should, *page.moved)
    return sorted((claim for line in lines for claim in line.claims), key=_place)


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.document.id, claim.passage.start, claim.id


def _entries(ledger: Ledger, claims: Sequence[Claim], until: str | None) -> list[Entry]:
    linked = linked_in(ledger, claims)
    return [make_entry(id, rows, linked.copies, until, linked.owners) for id, rows in by_entry(claims, linked).items()]


def _coverage(own: Iterable[Document], read: Sequence[Document]) -> Coverage:
    documents = list(own)
    reach = reach_of({document.id: document.published for document in documents})
    outlets = sorted({document.publisher for document in documents if document.publisher})
    return Coverage(reach.documents, len(read), tuple(outlets), reach.first, reach.last, reach.undated)


def _published_by(document: Document, day: str) -> bool:
    """Whether a document was published by an ISO day; one without a date was not known to be."""
    last = published_span(document.published)[1]
    return last is not None and parse_day(last) <= parse_day(day)
