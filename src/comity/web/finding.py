"""What a search asks for, what it finds in a ledger, and what was looked through in vain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.analyse.overview import year_of
from comity.analyse.pair import waits
from comity.desk import Desk, get_day, split_pair
from comity.edtf import published_span
from comity.errors import UsageError
from comity.ledger import Hit
from comity.ledger.sentences import folded, terms_of
from comity.ledger.store import ClaimFilter
from comity.model import COLUMNS, KINDS, STATUSES, Claim, Document, Kind, Status

MOST: Final = 1000
"""Sentences that hold the words and are looked at, the best first; the filters choose among them."""
NONE: Final = "none"
"""Of a year or domain: where there is none."""
WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words, and what narrows them. Empty: not asked for."""

    words: str = ""
    pair: tuple[str, ...] = ()
    kind: str = ""
    statuses: tuple[Status, ...] = ()
    column: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    domain: str = ""
    year: str = ""
    alleged: str = ""

    @property
    def of_claims(self) -> bool:
        """Whether only sentences with a claim can be meant."""
        return bool(self.pair or self.kind or self.statuses or self.column or self.domain or self.year or self.alleged)

    @property
    def anything(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.words or self.of_claims or self.since or self.until or self.outlet)


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence, and the claims that it proves and that were asked for."""

    document: Document
    start: int
    end: int
    exact: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The sentences that were found; ``cut``: the words stand in more of them than are looked at."""

    asked: Asked
    rows: tuple[Found, ...]
    cut: bool = False


def read_asked(get: Callable[[str], str]) -> Asked:
    """A search from the values of an address. UsageError for a value that does not exist."""
    pair, since, until = get("pair"), get("from"), get("to")
    year, domain = get("year"), get("domain")
    if year and year != NONE and not re.fullmatch(r"\d{4}", year):
        raise UsageError(f"{year!r} is no year: write it like 2021, or {NONE} for what is undated")
    return Asked(
        words=get("q"),
        pair=split_pair(pair) if pair else (),
        kind=_one_of("kind", get("kind"), KINDS),
        statuses=tuple(_status(name) for name in get("status").split(",") if name),
        column=_one_of("column", get("column").upper(), tuple(COLUMNS)),
        since=get_day(since, first=True) if since else "",
        until=get_day(until) if until else "",
        outlet=get("outlet"),
        domain=domain,
        year=year,
        alleged=_one_of("value of alleged", get("alleged"), ("no", "yes")),
    )


def _status(name: str) -> Status:
    _one_of("status", name, STATUSES)
    return next(status for status in STATUSES if status == name)


def _one_of(name: str, value: str, known: Sequence[str]) -> str:
    if value and value not in known:
        raise UsageError(f"there is no {name} {value!r}: use one of {', '.join(known)}")
    return value


def find(desk: Desk, asked: Asked) -> Finding:
    """The sentences that hold the words and fit; without words those of the claims that fit, newest first."""
    if not asked.anything:
        return Finding(asked, ())
    if not asked.words:
        return Finding(asked, tuple(_by_claims(desk, asked)))
    hits = desk.search(asked.words, asked.pair, MOST)
    claims = {claim.id: claim for claim in _claims(desk, asked, hits)}
    rows = (_found(hit, [claims[id] for id in hit.claims if id in claims]) for hit in hits)
    kept = (row for row in rows if _is_of(row.document, asked) and (row.claims or not asked.of_claims))
    return Finding(asked, tuple(kept), len(hits) == MOST)


def _found(hit: Hit, claims: Iterable[Claim]) -> Found:
    return Found(hit.document, hit.start, hit.end, hit.exact, tuple(claims))


def _claims(desk: Desk, asked: Asked, hits: Sequence[Hit]) -> Iterator[Claim]:
    """The claims of some documents that fit."""
    for document in dict.fromkeys(hit.document.id for hit in hits if hit.claims):
        yield from _fitting(desk, asked, document)


def _fitting(desk: Desk, asked: Asked, document: str | None = None) -> Iterator[Claim]:
    """The claims that fit, as people judged them; those that wait for review only where any sentence will do."""
    kinds: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind == asked.kind)
    wanted = ClaimFilter(parties=asked.pair, document=document, kinds=kinds, statuses=asked.statuses)
    for claim in desk.judged.claims(wanted):
        sure = not (asked.of_claims and waits(claim))
        if sure and asked.column in ("", claim.column) and _is_told(claim, asked):
            yield claim


def _is_told(claim: Claim, asked: Asked) -> bool:
    alleged = not asked.alleged or claim.alleged == (asked.alleged == "yes")
    return alleged and _in_domain(claim, asked.domain) and _in_year(claim, asked.year)


def _in_domain(claim: Claim, domain: str) -> bool:
    return not domain or domain in claim.contexts or (domain == NONE and not claim.contexts)


def _in_year(claim: Claim, year: str) -> bool:
    return not year or (year_of(claim) or NONE) == year


def _by_claims(desk: Desk, asked: Asked) -> list[Found]:
    """The sentences of all claims that fit, those of the newest documents first."""
    groups: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in _fitting(desk, asked):
        groups.setdefault((claim.document.id, claim.passage.start, claim.passage.end), []).append(claim)
    documents = {one.id: one for one in desk.documents() if _is_of(one, asked)}
    rows = [
        Found(documents[id], start, end, claims[0].passage.exact, tuple(claims))
        for (id, start, end), claims in groups.items()
        if id in documents
    ]
    ordered = sorted(rows, key=lambda row: (row.document.id, row.start))
    return sorted(ordered, key=lambda row: published_span(row.document.published)[1] or "", reverse=True)


def _is_of(document: Document, asked: Asked) -> bool:
    """Whether a document is of the outlet and days that are asked for; an undated one is of no day."""
    if asked.outlet and (document.publisher or "").casefold() != asked.outlet.casefold():
        return False
    first, last = published_span(document.published)
    if (asked.since or asked.until) and last is None:
        return False
    return (first or "") <= (asked.until or "9999") and (last or "9999") >= asked.since


def marked(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """A sentence in pieces, those that the words of a search meet marked."""
    terms = [tuple(folded(term)) for term in terms_of(words)]
    found = [(match.start(), match.end(), word) for match in WORD.finditer(text) for word in folded(match[0])]
    met: set[int] = set()
    for term in filter(None, terms):
        for place in range(len(found) - len(term) + 1):
            if tuple(word for _, _, word in found[place : place + len(term)]) == term:
                met.update(range(place, place + len(term)))
    return tuple(_pieces(text, [found[place][:2] for place in sorted(met)]))


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in spans:
        if start > at:
            yield text[at:start], False
        if end > at:
            yield text[max(start, at) : end], True
        at = max(at, end)
    if at < len(text):
        yield text[at:], False
