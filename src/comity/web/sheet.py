"""A pair's page as it is shown: the head, three sentences with their notes, the columns by line, the days to go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from comity.analyse import InPlace, Line, PairPage
from comity.choosing import month_end
from comity.edtf import days_between, ordinal, published_span
from comity.model import KINDS, Claim, Kind
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.lead import Told, lead_of
from comity.present.words import (
    MEANINGS,
    coverage_of,
    differ_of,
    note_of,
    nothing_of,
    origin_of,
    plural,
    source_of,
    worded,
    words_of,
)
from comity.views import Held
from comity.web.lines import Row, row_of
from comity.web.question import Asked, Listed

LINES: Final = 12
"""Lines of a list that are shown at a time."""
GAP: Final = 365
"""Days without a document on the pair that are told as a gap."""
GAPS: Final = 3
"""Gaps that are told one by one, the longest."""
TABS: Final[tuple[Listed, ...]] = ("actually", "likely", "should")
BESIDE: Final[dict[Listed, tuple[str, str]]] = {
    "waiting": ("Waiting for review", "the machine is not sure enough: nothing here is counted above"),
    "moved": ("Met or called off", "plans and wishes of which it is known what became: they are in no column"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One list of lines: those that are shown of it, and how many there are."""

    name: Listed
    title: str
    meaning: str
    count: int
    undated: int
    rows: tuple[Row, ...]
    """Those with a date first."""
    address: str
    current: bool
    first: int
    """The number of the first line that is shown."""
    before: str | None = None
    after: str | None = None
    """Addresses of the lines before and after."""

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that a reader may choose."""

    name: str
    count: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What proves a sentence: the quotation, outlet and date, and the footnote to paste."""

    number: int
    quote: str
    origin: str
    published: str
    footnote: str
    proof: str


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence with its notes."""

    text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of what is in place."""

    name: str
    kind: str
    state: str
    date: str
    source: str
    differs: str
    address: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days that can be gone to: months from the first to the last on which something of the pair was published."""

    first: int
    last: int
    """Months counted from year 0."""
    month: int
    """The one that is shown."""
    told: str
    day: str
    """The ISO day that is asked for, empty where none is."""
    hidden: tuple[tuple[str, str], ...]
    """What else is asked for, to be sent along."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page."""

    asked: Asked
    title: str
    as_of: str
    coverage: str
    gaps: str
    nothing: str
    """What is said where nothing was found."""
    said: tuple[Said, ...]
    notes: tuple[Note, ...]
    tabs: tuple[Tab, ...]
    beside: Tab | None
    """The list that stands apart, where it is asked for."""
    apart: tuple[Choice, ...]
    """The lists that stand apart."""
    kinds: tuple[Choice, ...]
    standing: tuple[Standing, ...]
    days: Days | None


def make_sheet(asked: Asked, page: PairPage, held: Held) -> Sheet:
    """The page as it is shown."""
    said, notes = _with_notes(lead_of(page))
    return Sheet(
        asked=asked,
        title=inert(f"{page.a.name} and {page.b.name}"),
        as_of=as_of_words(page),
        coverage=coverage_of(page),
        gaps=_gaps(held.claims, asked.as_of),
        nothing="" if page.coverage.documents else nothing_of(page),
        said=said,
        notes=notes,
        tabs=tuple(_tab(asked, page, name) for name in TABS),
        beside=_tab(asked, page, asked.column) if asked.column in BESIDE else None,
        apart=tuple(_apart(asked, page)),
        kinds=tuple(_kinds(asked, page)),
        standing=tuple(_standing(row) for row in page.in_place),
        days=_days(asked, held.claims),
    )


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above all that is shown of a pair: as of when, and how far the sources reach."""

    as_of: str
    coverage: str


def head_of(page: PairPage) -> Head:
    """The head of a page of the pair."""
    return Head(as_of_words(page), coverage_of(page))


def as_of_words(page: PairPage) -> str:
    """``As of 31 December 2021``; else that all was read, and up to which day; and as of when the ledger is meant."""
    read = f"All that was read, up to {full(page.coverage.last)}" if page.coverage.last else "All that was read"
    words = f"As of {full(page.as_of)}" if page.as_of else read
    return f"{words}, as the ledger was on {full(page.known_on)}" if page.known_on else words


# --- lines --------------------------------------------------------------------------------------------------------


def lines_of(page: PairPage, name: Listed, kind: Kind | None = None) -> list[Line]:
    """The lines of a list, those with a date first, of one kind or of all."""
    lines = page.moved if name == "moved" else getattr(page, name)
    return [line for line in lines if kind in (None, line.kind)]


def _tab(asked: Asked, page: PairPage, name: Listed) -> Tab:
    lines = lines_of(page, name, asked.kind)
    current = name == asked.column
    number = min(asked.page, max(1, -(-len(lines) // LINES))) if current else 1
    begin = (number - 1) * LINES
    title, meaning = BESIDE.get(name) or (name.upper(), MEANINGS[name.upper()])  # type: ignore[index]
    return Tab(
        name=name,
        title=title,
        meaning=meaning,
        count=len(lines),
        undated=sum(not line.date for line in lines),
        rows=tuple(row_of(line) for line in lines[begin : begin + LINES]),
        address=asked.at(column=name, page=1),
        current=current,
        first=begin + 1,
        before=asked.at(column=name, page=number - 1) if number > 1 else None,
        after=asked.at(column=name, page=number + 1) if begin + LINES < len(lines) else None,
    )


def _apart(asked: Asked, page: PairPage) -> Iterator[Choice]:
    names: tuple[Listed, ...] = ("waiting", "moved")
    for name in names:
        if count := len(lines_of(page, name, asked.kind)):
            yield Choice(BESIDE[name][0], count, asked.at(column=name, page=1), name == asked.column)


def _kinds(asked: Asked, page: PairPage) -> Iterator[Choice]:
    """All kinds, then each that has a line in one of the columns."""
    counts = Counter(line.kind for name in TABS for line in lines_of(page, name))
    yield Choice("all kinds", counts.total(), asked.at(kind=None, page=1), asked.kind is None)
    for kind in KINDS:
        if counts[kind] or kind == asked.kind:
            yield Choice(kind, counts[kind], asked.at(kind=kind, page=1), kind == asked.kind)


def _standing(row: InPlace) -> Standing:
    last = row.last.line
    differs = dict.fromkeys(words for step in row.differing if (words := differ_of(step.line)))
    return Standing(
        name=inert(row.name),
        kind=row.kind,
        state=worded(row.state, last.claims),
        date=inert(short(row.date)) if row.date else "",
        source=source_of(last),
        differs="; ".join(differs),
        address=f"/entry/{row.entry}" if row.entry else f"/claim/{last.id}",
    )


# --- sentences ----------------------------------------------------------------------------------------------------


def _with_notes(sentences: Sequence[Told]) -> tuple[tuple[Said, ...], tuple[Note, ...]]:
    """The sentences, and the notes that they cite, numbered in the order of first use."""
    claims = {claim.id: claim for told in sentences for claim in told.claims}
    notes = {claim.id: _note(number, claim) for number, claim in enumerate(claims.values(), 1)}
    said = tuple(Said(told.text, tuple(notes[claim.id] for claim in told.claims)) for told in sentences)
    return said, tuple(notes.values())


def _note(number: int, claim: Claim) -> Note:
    return Note(
        number=number,
        quote=words_of(claim),
        origin=origin_of(claim.document),
        published=full(claim.document.published),
        footnote=note_of(claim),
        proof=f"/claim/{claim.id}",
    )


# --- days ---------------------------------------------------------------------------------------------------------


def _published(claims: Iterable[Claim]) -> list[str]:
    """The last days on which the documents of claims were published, oldest first; years BC are left out."""
    dates = {claim.document.published for claim in claims}
    return sorted(day for edtf in dates if (day := published_span(edtf)[1]) and ordinal(day))


def _gaps(claims: Iterable[Claim], as_of: str | None) -> str:
    """The stretches of more than a year within which nothing on the pair was published, the longest first."""
    days = [day for day in _published(claims) if as_of is None or day <= as_of]
    found = [(days_between(a, b), a, b) for a, b in pairwise([*days, *([as_of] if as_of and days else [])])]
    gaps = sorted((gap for gap in found if gap[0] > GAP), reverse=True)
    told = [f"{short(a)} to {short(b)}" for _, a, b in gaps[:GAPS]]
    more = [f"{len(gaps) - GAPS:,} more"] if len(gaps) > GAPS else []
    return f"{plural(len(gaps), 'gap')} of more than a year: {'; '.join([*told, *more])}" if gaps else ""


def _days(asked: Asked, claims: Iterable[Claim]) -> Days | None:
    """The months that can be gone to; None where nothing is dated."""
    known = _published(claims)
    if not known:
        return None
    first, last = (month_of(day) for day in (known[0], known[-1]))
    month = month_of(asked.as_of) if asked.as_of else last
    rest = {"known_on": asked.known_on or "", "kind": asked.kind or "",
            "column": asked.column if asked.column != "actually" else ""}  # fmt: skip
    return Days(
        first=first,
        last=max(last, first + 1),
        month=min(max(month, first), last),
        told=full(asked.as_of) if asked.as_of else "all that was read",
        day=asked.as_of or "",
        hidden=tuple((name, value) for name, value in rest.items() if value),
    )


def month_of(day: str) -> int:
    """The month of an ISO day, counted from year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def end_of_month(month: int) -> str:
    """The last ISO day of a month counted from year 0. ValueError beyond the calendar."""
    return month_end(date(month // 12, month % 12 + 1, 1)).isoformat()
