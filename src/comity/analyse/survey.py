"""What was read on two states: outlets, languages, months, the stretches without a text, and how feeds were watched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from comity.analyse.pair import PairPage
from comity.captures import Visit
from comity.edtf import days_between, published_span
from comity.model import Document, Rejected

GAP: Final = 90
"""Days without a text on the pair that are told as a gap."""
REACHED: Final = ("new", "unchanged")
"""Outcomes of a visit that show what a feed lists."""
NO_NAME: Final = ""
"""The outlet of a document that does not name one."""

Span = tuple[str, str]
"""First and last ISO day, both within."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of who published a document."""

    kind: str
    grade: str
    country: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with its documents on the pair."""

    name: str
    """``NO_NAME``: documents that name none."""
    origin: Origin
    documents: tuple[str, ...]
    """Ids, the first published first."""
    languages: tuple[str, ...]
    first: str | None
    last: str | None
    """ISO days; None where no document of it is dated."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month with the documents on the pair that were published in it; ``read``: all that were read of it."""

    month: str
    documents: tuple[str, ...]
    read: int


@dataclass(frozen=True, slots=True)
class Watch:
    """A feed that is watched, over its visits up to a day."""

    address: str
    visits: int
    reached: int
    """Visits that showed what it lists, changed or not."""
    first: str
    last: str
    """UTC, ISO 8601: the first and the last visit."""
    missing: tuple[Span, ...]
    """Days since the first visit that no visit reached back to: what the feed listed then may never have been seen."""
    documents: int
    """New documents that came of it."""
    waiting: tuple[str, ...]
    """Addresses that it named and that could not be read so far."""
    gone: tuple[str, ...]
    """Addresses that it named and that are no longer there."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was looked through for a pair of states, as of a day."""

    a: str
    b: str
    """ISO 3166-1 alpha-3."""
    as_of: str | None
    documents: int
    """On the pair."""
    read: int
    """All that were published by the day, whatever they are about."""
    undated: int
    """Of the documents on the pair."""
    outlets: tuple[Outlet, ...]
    """The one with most documents first."""
    languages: tuple[tuple[str, int], ...]
    """ISO 639-1 and documents on the pair, most first."""
    months: tuple[Month, ...]
    """Every month from the first document on the pair to the last, empty ones too."""
    gaps: tuple[Span, ...]
    """Days of two documents on the pair with more than ``GAP`` days and none between them."""
    watches: tuple[Watch, ...]
    rejected: tuple[tuple[str, int], ...]
    """Kinds of reasons for which texts could not be used, most first; of the whole ledger: nothing is known of them."""

    @property
    def official(self) -> int:
        """Documents on the pair that an office of a state or a body published."""
        return sum(len(one.documents) for one in self.outlets if one.origin.kind in ("official", "joint"))


@dataclass(frozen=True, slots=True)
class Looked:
    """What a survey is made of."""

    on_pair: Sequence[Document]
    read: Sequence[Document]
    visits: Sequence[Visit]
    """In the order in which they were made."""
    rejected: Sequence[Rejected]


def survey(
    pair: tuple[str, str], looked: Looked, origin_of: Callable[[Document], Origin], as_of: str | None = None
) -> Survey:
    """What was looked through for two states, as of an ISO day."""
    dated = sorted((day, one.id) for one in looked.on_pair if (day := published_span(one.published)[1]))
    days = [day for day, _ in dated]
    kinds = Counter(row.reason.partition(":")[0].partition(";")[0][:40] for row in looked.rejected)
    return Survey(
        *pair,
        as_of=as_of,
        documents=len(looked.on_pair),
        read=len(looked.read),
        undated=len(looked.on_pair) - len(dated),
        outlets=_outlets(looked.on_pair, origin_of),
        languages=tuple(Counter(one.language for one in looked.on_pair).most_common()),
        months=_months(dated, Counter(one.published for one in looked.read)),
        gaps=tuple((one, other) for one, other in pairwise(days) if days_between(one, other) > GAP),
        watches=watches(looked.visits, as_of),
        rejected=tuple(sorted(kinds.items(), key=lambda row: (-row[1], row[0]))),
    )


def _outlets(documents: Iterable[Document], origin_of: Callable[[Document], Origin]) -> tuple[Outlet, ...]:
    groups: dict[str, list[Document]] = {}
    for one in documents:
        groups.setdefault(one.publisher or NO_NAME, []).append(one)
    found = (_outlet(name, rows, origin_of(rows[0])) for name, rows in groups.items())
    return tuple(sorted(found, key=lambda one: (-len(one.documents), one.name)))


def _outlet(name: str, documents: Sequence[Document], origin: Origin) -> Outlet:
    ordered = sorted(documents, key=lambda one: (published_span(one.published)[1] or "", one.id))
    days = [day for one in ordered if (day := published_span(one.published)[1])]
    languages = tuple(sorted({one.language for one in ordered}))
    ids = tuple(one.id for one in ordered)
    return Outlet(name, origin, ids, languages, min(days, default=None), max(days, default=None))


def months_of(page: PairPage, read: Mapping[str | None, int]) -> tuple[Month, ...]:
    """The months in which documents with a claim on a page were published; ``read``: date -> all that bear it."""
    lines = (*page.actually, *page.likely, *page.should, *page.moved, *page.waiting)
    documents = {claim.document.id: claim.document.published for line in lines for claim in line.claims}
    dated = sorted((day, id) for id, published in documents.items() if (day := published_span(published)[1]))
    return _months(dated, read)


def _months(dated: Sequence[tuple[str, str]], read: Mapping[str | None, int]) -> tuple[Month, ...]:
    if not dated:
        return ()
    counts: Counter[str] = Counter()
    for published, count in read.items():
        counts[(published_span(published)[1] or "")[:7]] += count
    own: dict[str, list[str]] = {}
    for day, id in dated:
        own.setdefault(day[:7], []).append(id)
    return tuple(
        Month(month, tuple(own.get(month, ())), counts[month]) for month in _each_month(dated[0][0], dated[-1][0])
    )


def _each_month(first: str, last: str) -> list[str]:
    start, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


# --- watched feeds ------------------------------------------------------------------------------------------------


def watches(visits: Iterable[Visit], as_of: str | None = None) -> tuple[Watch, ...]:
    """How each feed was watched, by its address, up to an ISO day (None: to the last visit to any of them)."""
    known = [one for one in visits if as_of is None or one.time[:10] <= as_of]
    until = as_of or max((one.time[:10] for one in known), default=None)
    return tuple(_watch(feed, known, until) for feed in sorted(_feeds(known)) if until)


def _feeds(visits: Sequence[Visit]) -> set[str]:
    """Addresses that were asked for as feeds: with a list of days, naming others, or more than once."""
    own = Counter(one.address for one in visits if one.feed is None)
    listed = {one.address for one in visits if one.feed is None and one.since}
    return {address for address, count in own.items() if count > 1} | listed | own.keys() & {one.feed for one in visits}


def _watch(feed: str, visits: Sequence[Visit], until: str) -> Watch:
    own = [one for one in visits if one.address == feed and one.feed is None]
    named = {one.address: one for one in visits if one.feed == feed}
    by = {
        outcome: tuple(sorted(a for a, one in named.items() if one.outcome == outcome))
        for outcome in ("failed", "gone")
    }
    return Watch(
        address=feed,
        visits=len(own),
        reached=sum(one.outcome in REACHED for one in own),
        first=own[0].time,
        last=own[-1].time,
        missing=_missing(own, until),
        documents=sum(one.documents for one in visits if feed in (one.feed, one.address)),
        waiting=by["failed"],
        gone=by["gone"],
    )


def _missing(visits: Sequence[Visit], until: str) -> tuple[Span, ...]:
    """The days from the first visit on that nothing shows.

    A visit that reached the feed shows the days from the first that it lists to its own; one to an unchanged feed, from
    the visit on that saw it last. A feed whose list bears no dates shows the day of the visit alone.
    """
    day, last = date.fromisoformat(visits[0].time[:10]), date.fromisoformat(until)
    shown = sorted(_shown(visits))
    found: list[Span] = []
    for start, end in [*shown, (last + timedelta(1), last + timedelta(1))]:
        if start > day:
            found.append((day.isoformat(), (min(start, last + timedelta(1)) - timedelta(1)).isoformat()))
        day = max(day, end + timedelta(1))
        if day > last:
            break
    return tuple(found)


def _shown(visits: Sequence[Visit]) -> Iterable[tuple[date, date]]:
    reached: date | None = None
    for one in visits:
        if one.outcome not in REACHED:
            continue
        day = date.fromisoformat(one.time[:10])
        since = date.fromisoformat(one.since) if one.since else day
        start = min(since, reached or day) if one.outcome == "unchanged" else min(since, day)
        yield start, day
        reached = day
