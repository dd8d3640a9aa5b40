"""Feeds to texts, again and again: what they name is fetched once, and what became of each address is in the ledger.

A feed's own visit is written after those to what it names. A run that was ended anywhere is made good by the next.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from comity import settings
from comity.captures import Outcome, Visit
from comity.edtf import published_span
from comity.errors import NotFoundError
from comity.feeds import Feed
from comity.gathering import item_of, newest_first, noting
from comity.ledger.store import Archive, Ledger
from comity.model import Document, Rejected
from comity.net import Answer, Failed, Fetched, Fetcher, Gone, Known
from comity.net.pace import Clock
from comity.pipeline import add_texts
from comity.read import Item, read_item
from comity.read.reader import Link

DONE: Final = ("new", "unchanged", "gone")
"""Outcomes after which an address is not asked again."""


@dataclass(slots=True)
class WatchReport:
    """What one run did, in addresses that feeds name; feeds that could not be read are among the failed."""

    time: str
    feeds: int
    new: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0
    given_up: int = 0
    """Addresses that were asked for in vain in earlier runs, as often as the setting ``max_tries`` says."""
    later: int = 0
    """Addresses that are left for the next run: one asks for as many as ``limit`` or ``max_links`` says."""
    documents: int = 0
    """New ones."""
    unread: int = 0
    """Feeds that could not be read."""
    ended: bool = False
    """Whether the run was ended early."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """What is gone or failed: address and reason."""

    def count(self, outcome: Outcome, number: int = 1) -> None:
        """Add to one of the four numbers."""
        setattr(self, outcome, getattr(self, outcome) + number)


class Watcher:
    """Makes runs. ``ended``: whether to end after what is under way."""

    def __init__(
        self, ledger: Ledger, fetcher: Fetcher, clock: Clock, ended: Callable[[], bool] = lambda: False
    ) -> None:
        self._ledger, self._fetcher, self._clock, self._ended = ledger, fetcher, clock, ended
        self._archive: Archive = ledger.archive

    def run(self, feeds: Sequence[Feed]) -> WatchReport:
        """Look at each feed once. Raises LedgerError; what servers do is counted."""
        report = WatchReport(self._clock.stamp(), len(feeds))
        for feed in feeds:
            if self._ended():
                report.ended = True
                break
            self._watch(feed, report)
        return report

    def _watch(self, feed: Feed, report: WatchReport) -> None:
        past = Past.of(self._archive.visits(feed.address), feed.address)
        listing = self._listing(feed, past)
        if isinstance(listing, Gone | Failed):
            outcome: Outcome = "gone" if isinstance(listing, Gone) else "failed"
            self._visit(Visit(feed.address, self._clock.stamp(), outcome, reason=listing.reason), report)
            report.unread += 1
            return
        todo, later = self._todo(listing, past, report, most_of(feed))
        if not self._read_all(feed, todo, past, report):
            report.ended = True
            return
        since, until = _span(link for link in listing.links if link.address not in later)
        told = Visit(feed.address, self._clock.stamp(), listing.outcome, since=since, until=until)
        self._archive.visit(replace(told, etag=listing.known.etag, modified=listing.known.modified))

    # --- the feed itself ------------------------------------------------------------------------------------------

    def _listing(self, feed: Feed, past: Past) -> Listing | Gone | Failed:
        """What a feed names now: by what it gives, or by what is kept of it where that still holds."""
        kept = self._kept(feed.address)
        answer = self._fetcher.fetch(feed.address, past.known if kept else Known())
        if isinstance(answer, Gone | Failed):
            return answer
        if isinstance(answer, Fetched):
            item, known = item_of(Link(feed.address), answer), answer.known
        elif kept:
            item, known = kept, past.known
        else:
            return Failed(feed.address, "it says that nothing changed, though nothing was asked of it; try again later")
        links, fault = _links_of(item)
        if fault:
            return Failed(feed.address, fault)
        named = [_told(link, feed) for link in newest_first(links)]
        same = kept is not None and item.source == kept.source
        if isinstance(answer, Fetched) and any(link.address not in past.outcomes for link in named):
            self._archive.keep(answer.capture, answer.raw)
        return Listing(named, known, "unchanged" if same else "new")

    def _kept(self, address: str) -> Item | None:
        """The last kept copy of a feed, to be read again."""
        captures = [one for one in self._archive.captures(address) if one.address == address]
        if not captures:
            return None
        last = captures[-1]
        return item_of(Link(address), Fetched(last, self._archive.copy(last.sha256)))

    # --- what it names --------------------------------------------------------------------------------------------

    def _todo(self, listing: Listing, past: Past, report: WatchReport, most: int) -> tuple[list[Link], frozenset[str]]:
        """The links that are to be asked, and the addresses that are left for later runs.

        To be asked are those that failed before, listed still or not, and those never read, the newest first.
        """
        listed = {link.address: link for link in listing.links}
        waiting = [Link(address) for address in past.waiting if address not in listed]
        todo: list[Link] = []
        later: set[str] = set()
        for link in (*waiting, *listed.values()):
            if len(todo) >= most and link.address not in past.outcomes:
                later.add(link.address)
            elif self._is_done(link.address, past):
                report.unchanged += past.outcomes.get(link.address) != "gone"
            elif past.failures[link.address] >= settings.number("max_tries"):
                report.given_up += 1
            else:
                todo.append(link)
        report.later += len(later)
        return todo, frozenset(later)

    def _is_done(self, address: str, past: Past) -> bool:
        """Whether an address was read, for this feed or another."""
        if address in past.outcomes:
            return past.outcomes[address] in DONE
        last = self._archive.last(address)
        return last is not None and last.feed is not None and last.outcome in DONE

    def _read_all(self, feed: Feed, todo: Sequence[Link], past: Past, report: WatchReport) -> bool:
        """Ask for all links, some at a time, and for what they name in turn, as a sitemap of sitemaps does.

        False where the run was ended before the last.
        """
        rest, seen = deque(todo), {link.address for link in todo}
        most = len(todo) + most_of(feed)
        while rest:
            batch = [rest.popleft() for _ in range(min(len(rest), settings.number("batch_documents")))]
            found = self._read_some(feed, batch, report)
            if len(found) < len(batch):
                return False
            for link in newest_first(link for one in found for link in one.named):
                if link.address not in seen and len(seen) < most and not self._is_done(link.address, past):
                    seen.add(link.address)
                    rest.append(_told(link, feed))
        return True

    def _read_some(self, feed: Feed, batch: Sequence[Link], report: WatchReport) -> list[Found]:
        """Ask, read, record, and only then write down that it was done; fewer where the run is to end."""
        found: list[Found] = []
        for link in batch:
            if self._ended():
                break
            found.append(self._ask(link))
        add_texts(self._ledger, [text for one in found for text in one.texts])
        counted: set[str] = set()
        for one in found:
            if one.named:
                self._archive.visit(Visit(one.link.address, self._clock.stamp(), "new"))
                continue
            self._visit(self._seen(one, feed, one.new - counted), report)
            counted |= one.new
        return found

    def _ask(self, link: Link) -> Found:
        """What an address gives, kept and read; new are the documents that the ledger does not hold yet."""
        answer = self._fetcher.fetch(link.address)
        if not isinstance(answer, Fetched):
            return Found(link, answer)
        self._archive.keep(answer.capture, answer.raw)
        named: list[Link] = []
        texts = tuple(read_item(item_of(link, answer), noting(named)))
        ids = {text.id for text in texts if isinstance(text, Document)}
        return Found(link, answer, texts, tuple(named), frozenset(id for id in ids if not self._holds(id)))

    def _seen(self, found: Found, feed: Feed, new: Iterable[str]) -> Visit:
        """What became of an address; ``new``: the documents that it may have brought."""
        visit = Visit(found.link.address, self._clock.stamp(), "failed", feed.address)
        answer = found.answer
        if isinstance(answer, Gone | Failed):
            return replace(visit, outcome="gone" if isinstance(answer, Gone) else "failed", reason=answer.reason)
        if any(isinstance(text, Document) for text in found.texts):
            documents = sum(map(self._holds, new))
            return replace(visit, outcome="new" if documents else "unchanged", documents=documents)
        reasons = [text.reason for text in found.texts if isinstance(text, Rejected)]
        return replace(visit, reason=reasons[0] if reasons else "it holds no text")

    def _visit(self, visit: Visit, report: WatchReport) -> None:
        self._archive.visit(visit)
        report.count(visit.outcome)
        report.documents += visit.documents
        if visit.outcome in ("gone", "failed"):
            report.faults.append((visit.address, visit.reason))

    def _holds(self, id: str) -> bool:
        with suppress(NotFoundError):
            return bool(self._ledger.document(id))
        return False


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs wrote down of a feed and of what it names."""

    outcomes: dict[str, Outcome]
    """Of each address that it named, the last."""
    failures: Counter[str]
    known: Known
    """What the feed said of its state when it was last read."""

    @property
    def waiting(self) -> list[str]:
        """The addresses that could not be read so far."""
        return [address for address, outcome in self.outcomes.items() if outcome == "failed"]

    @classmethod
    def of(cls, visits: Iterable[Visit], feed: str) -> Past:
        """By the visits to a feed and to what it names, in order."""
        outcomes: dict[str, Outcome] = {}
        failures: Counter[str] = Counter()
        known = Known()
        for visit in visits:
            if visit.feed == feed:
                outcomes[visit.address] = visit.outcome
                failures[visit.address] += visit.outcome == "failed"
            elif visit.feed is None and visit.outcome in ("new", "unchanged"):
                known = Known(visit.etag, visit.modified)
        return cls(outcomes, failures, known)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed names."""

    links: list[Link]
    known: Known
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Found:
    """What an address gave."""

    link: Link
    answer: Answer
    texts: tuple[Document | Rejected, ...] = ()
    named: tuple[Link, ...] = ()
    """What it lists, where it is a list itself."""
    new: frozenset[str] = frozenset()
    """Ids of the documents that were not in the ledger when it was asked."""


def _links_of(item: Item) -> tuple[list[Link], str]:
    """The addresses that a feed names, each once, and why there are none."""
    named: list[Link] = []
    rest = list(read_item(item, noting(named)))
    if named or not rest:
        links: dict[str, Link] = {}
        for link in named:
            links.setdefault(link.address, link)
        return list(links.values()), ""
    reason = next((text.reason for text in rest if isinstance(text, Rejected)), "it is a text, no feed")
    return [], f"it names no texts: {reason}"


def most_of(feed: Feed) -> int:
    """So many of the texts that a feed names are fetched in one run."""
    return feed.limit or settings.number("max_links")


def _told(link: Link, feed: Feed) -> Link:
    """A link with what the list of feeds says."""
    matter = link.matter
    told = replace(matter, publisher=feed.publisher or matter.publisher, language=feed.language or matter.language)
    return replace(link, matter=told)


def _span(links: Iterable[Link]) -> tuple[str | None, str | None]:
    """The first and last ISO day of what a feed lists."""
    spans = [published_span(link.matter.published) for link in links]
    firsts, lasts = [start for start, _ in spans if start], [end for _, end in spans if end]
    return min(firsts, default=None), max(lasts, default=None)
