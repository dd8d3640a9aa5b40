"""What the claims say of one pair of states: three columns, what is in place, numbers, the reach of the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comity import settings
from comity.analyse.lines import NEVER, Line, Lines, is_number, make_lines, newest, parted
from comity.analyse.place import InPlace, standing_rows
from comity.analyse.plans import met_claims, silent_entries
from comity.edtf import Day, parse_day, published_span
from comity.link.entries import UNLINKED, Linked
from comity.model import Claim, Document, column_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the sources of a page reach."""

    documents: int
    """Documents with a claim on the pair."""
    read: int
    """Documents in the ledger, up to the as-of date."""
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    """First and last publication date (EDTF) of the pair's documents."""
    undated: int
    """Documents on the pair without a publication date; an as-of date leaves them out."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states: ISO 3166-1 alpha-3, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """All that the ledger holds on a pair, as of a date (None: all that was read)."""

    a: Side
    b: Side
    as_of: str | None
    coverage: Coverage
    actually: Lines
    likely: Lines
    should: Lines
    in_place: tuple[InPlace, ...]
    numbers: tuple[Line, ...]
    waiting: Lines
    """What the machine is not sure enough of to count: it stands in no other part of the page."""
    moved: tuple[Line, ...] = ()
    """Plans and wishes of which it is known what became: they stand in the life of their entry, in no column."""
    known_on: str | None = None
    """The ISO day on which the ledger held what is told (None: now)."""


def pair_page(
    claims: Iterable[Claim],
    documents: Iterable[Document] | Mapping[str | None, int],
    a: str,
    b: str,
    as_of: str | None = None,
    linked: Linked = UNLINKED,
) -> PairPage:
    """The page of the pair ``a``, ``b`` (ISO 3166-1 alpha-3), as of an ISO date.

    Only claims that name both count. An as-of date keeps documents published on or before it (undated ones are left
    out), and of what actually happened only what began by then; plans may lie ahead of it. ``linked``: which claims
    are one entry; a plan of what has happened by then is no longer likely, and stands in the life of its entry.
    ``documents``: all that were read, or how many of them bear each date of publication.
    """
    both = [claim for claim in claims if {a, b} <= {party.id for party in claim.parties}]
    known = [claim for claim in both if _known_by(claim, as_of)]
    kept = [claim for claim in known if not waits(claim)]
    coverage = _coverage(both, documents, as_of)
    met = met_claims(kept, linked)
    unsure = [claim for claim in known if waits(claim)]
    lines, moved, waiting = (
        make_lines(rows, (a, b), linked, known)
        for rows in ([row for row in kept if row.id not in met], [row for row in kept if row.id in met], unsure)
    )
    columns = {name: _column(lines, name) for name in ("ACTUALLY", "LIKELY", "SHOULD")}
    return PairPage(
        a=_side(both, a),
        b=_side(both, b),
        as_of=as_of,
        coverage=coverage,
        actually=columns["ACTUALLY"],
        likely=_marked(columns["LIKELY"], silent_entries(kept, linked, as_of or _last_day(coverage.last))),
        should=columns["SHOULD"],
        in_place=standing_rows(columns["ACTUALLY"]),
        numbers=tuple(line for line in sorted([*lines, *moved], key=newest, reverse=True) if is_number(line)),
        waiting=parted(waiting),
        moved=tuple(moved),
    )


def waits(claim: Claim) -> bool:
    """True for a claim with too low a score, by the setting of its column: a person has to look at it first."""
    bar = "review_actually_below" if claim.column == "ACTUALLY" else "review_below"
    return claim.score is not None and claim.score < float(settings.get(bar))


def _side(claims: Sequence[Claim], id: str) -> Side:
    names = Counter(party.name for claim in claims for party in claim.parties if party.id == id)
    best = min(names, key=lambda name: (-names[name], name), default=id)
    return Side(id=id, name=best)


# --- dates --------------------------------------------------------------------------------------------------------


def _known_by(claim: Claim, as_of: str | None) -> bool:
    if as_of is None:
        return True
    if not _published_by(claim.document.published, as_of):
        return False
    begun = claim.when.start if claim.when else None
    return claim.column != "ACTUALLY" or begun is None or parse_day(begun) <= parse_day(as_of)


def _published_by(published: str | None, as_of: str) -> bool:
    """True where the whole of the publication date lies on or before the day."""
    last = published_span(published)[1]
    return last is not None and parse_day(last) <= parse_day(as_of)


def _coverage(
    claims: Sequence[Claim], documents: Iterable[Document] | Mapping[str | None, int], as_of: str | None
) -> Coverage:
    """``claims``: all on the pair, whenever published."""
    dated = documents if isinstance(documents, Mapping) else Counter(document.published for document in documents)
    own = {claim.document.id: claim.document for claim in claims}
    kept = [document for document in own.values() if as_of is None or _published_by(document.published, as_of)]
    dates = sorted((document.published for document in kept if document.published), key=_span_key)
    return Coverage(
        documents=len(kept),
        read=sum(count for published, count in dated.items() if as_of is None or _published_by(published, as_of)),
        outlets=tuple(sorted({document.publisher for document in kept if document.publisher})),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=sum(not document.published for document in own.values()),
    )


def _span_key(published: str) -> tuple[Day, str]:
    start = published_span(published)[0]
    return parse_day(start) if start else NEVER, published


# --- columns ------------------------------------------------------------------------------------------------------


def _column(lines: Sequence[Line], name: str) -> Lines:
    return parted([line for line in lines if column_of(line.status) == name])


def _marked(lines: Lines, silent: frozenset[str]) -> Lines:
    """The lines, those of entries whose planned days passed without a report marked."""
    return parted([replace(line, silent=True) if line.entry in silent else line for line in lines])


def _last_day(edtf: str | None) -> str | None:
    return published_span(edtf)[1]
