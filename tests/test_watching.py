"""Feeds watched run after run: what is new, what is asked again and what not, and runs that were ended anywhere."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.captures import Visit
from comity.feeds import Feed
from comity.ledger import MemoryLedger, open_ledger
from comity.ledger.store import Ledger
from comity.net import Answer, Known
from comity.net.fake import FakeFetcher, Page
from comity.present.data import to_json
from comity.watching import Watcher, WatchReport
from listing import listing, lists
from net.server import FakeTime

__all__ = ["lists"]
pytestmark = pytest.mark.usefixtures("lists")

FEED = "https://news.example/feed"
NAMES = ["Kenya", "Uganda", "Peru", "Bolivia", "Chile", "Norway", "Ghana", "Japan"]


def page(number: int) -> Page:
    first, second = NAMES[number], NAMES[number - 1]
    words = f"{first} and {second} signed a fisheries treaty in Geneva on 4 May 2023. The hall was full that day."
    return Page(words.encode(), "text/plain")


def address(number: int) -> str:
    return f"https://news.example/{number}"


def site(count: int = 3, etag: str | None = None) -> dict[str, Page]:
    """A feed that names some texts, a day each."""
    lines = [f"{address(number)} 2024-03-{20 - number}" for number in range(count)]
    return {FEED: listing(*lines, etag=etag), **{address(number): page(number) for number in range(count)}}


def watch(ledger: Ledger, pages: dict[str, Page], *feeds: Feed) -> tuple[WatchReport, list[str]]:
    """A run, and what it asked for."""
    fetcher = FakeFetcher(pages)
    return Watcher(ledger, fetcher, FakeTime().clock()).run(feeds or (Feed(FEED),)), fetcher.asked


def counts(report: WatchReport) -> tuple[int, int, int, int]:
    return report.new, report.unchanged, report.gone, report.failed


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


def test_what_a_feed_names_is_recorded_once(ledger: MemoryLedger) -> None:
    first, _ = watch(ledger, site())
    second, asked = watch(ledger, site())
    assert (counts(first), first.documents) == ((3, 0, 0, 0), 3)
    assert (counts(second), asked) == ((0, 3, 0, 0), [FEED])
    assert sorted(one.path or "" for one in ledger.documents()) == [address(number) for number in range(3)]


def test_only_what_is_new_in_it_is_asked_for(ledger: MemoryLedger) -> None:
    watch(ledger, site(2))
    report, asked = watch(ledger, site(3))
    assert (counts(report), asked) == ((1, 2, 0, 0), [FEED, address(2)])


def test_the_feeds_visit_comes_last_with_the_days_that_it_lists(ledger: MemoryLedger) -> None:
    watch(ledger, site(etag='"1"'))
    *named, own = ledger.archive.visits(FEED)
    assert [(one.feed, one.outcome, one.documents) for one in named] == [(FEED, "new", 1)] * 3
    assert own == Visit(FEED, "2026-11-22T14:00:00Z", "new", etag='"1"', since="2024-03-18", until="2024-03-20")


def test_a_feed_that_is_the_same_is_not_sent_again_and_its_days_stand(ledger: MemoryLedger) -> None:
    watch(ledger, site(etag='"1"'))
    report, asked = watch(ledger, site(etag='"1"'))
    last = ledger.archive.last(FEED)
    assert (counts(report), asked) == ((0, 3, 0, 0), [FEED])
    assert last and (last.outcome, last.etag, last.since) == ("unchanged", '"1"', "2024-03-18")


def test_what_failed_is_tried_again_though_the_feed_is_the_same(ledger: MemoryLedger) -> None:
    broken = {**site(etag='"1"'), address(1): Page(status=503)}
    first, _ = watch(ledger, broken)
    second, asked = watch(ledger, site(etag='"1"'))
    assert (counts(first), first.faults) == ((2, 0, 0, 1), [(address(1), "503: try later")])
    assert (counts(second), asked) == ((1, 2, 0, 0), [FEED, address(1)])
    (late,) = [one for one in ledger.documents() if one.path == address(1)]
    assert late.published == "2024-03-19", "the day is the one that the feed gave"


def test_what_failed_is_tried_again_when_the_feed_no_longer_names_it(ledger: MemoryLedger) -> None:
    watch(ledger, {**site(2), address(1): Page(status=503)})
    report, asked = watch(ledger, {**site(2), FEED: listing(address(0))})
    assert (counts(report), asked) == ((1, 1, 0, 0), [FEED, address(1)])


def test_what_fails_again_and_again_is_given_up(ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_TRIES", "2")
    broken = {**site(1), address(0): Page(status=503)}
    runs = [watch(ledger, broken) for _ in range(3)]
    assert [(report.failed, report.given_up, len(asked)) for report, asked in runs] == [(1, 0, 2), (1, 0, 2), (0, 1, 1)]


def test_what_is_gone_is_noted_and_not_asked_again(ledger: MemoryLedger) -> None:
    pages = {**site(2), address(1): Page(status=410)}
    first, _ = watch(ledger, pages)
    second, asked = watch(ledger, pages)
    assert (counts(first), counts(second), asked) == ((1, 0, 1, 0), (0, 1, 0, 0), [FEED])


@pytest.mark.parametrize(
    ("feed", "outcome", "words"),
    [(Page(status=500), "failed", "500"), (Page(status=410), "gone", "410"),
     (Page(page(1).raw, "text/plain"), "failed", "it is a text, no feed"),
     (Page(b"\0", "text/plain"), "failed", "it names no texts: ")],
)  # fmt: skip
def test_a_feed_that_cannot_be_read_is_told_and_keeps_what_it_said(
    ledger: MemoryLedger, feed: Page, outcome: str, words: str
) -> None:
    watch(ledger, site(etag='"1"'))
    report, _ = watch(ledger, {FEED: feed})
    last = ledger.archive.last(FEED)
    assert last and (last.outcome, report.unread) == (outcome, 1) and words in last.reason
    assert watch(ledger, site(etag='"1"'))[0].unchanged == 3, "asked with the mark of the visit before"


def test_a_page_without_a_text_failed(ledger: MemoryLedger) -> None:
    report, _ = watch(ledger, {**site(1), address(0): Page(b"x", "text/plain")})
    assert (report.failed, report.faults[0][0]) == (1, address(0))
    assert "empty" in report.faults[0][1]


def test_an_empty_feed_is_no_fault(ledger: MemoryLedger) -> None:
    report, _ = watch(ledger, {FEED: listing()})
    assert (counts(report), report.unread) == ((0, 0, 0, 0), 0)


def test_a_text_of_two_feeds_is_asked_once(ledger: MemoryLedger) -> None:
    other = Feed("https://other.example/feed")
    report, asked = watch(ledger, {**site(2), other.address: listing(address(1), address(1))}, Feed(FEED), other)
    assert (counts(report), len(asked)) == ((2, 1, 0, 0), 4)


def test_a_text_that_is_known_already_is_none_that_is_new(ledger: MemoryLedger) -> None:
    report, _ = watch(ledger, {**site(2), address(1): page(0)})
    assert (counts(report), report.documents) == ((1, 1, 0, 0), 1)


def test_the_list_of_feeds_says_what_the_texts_do_not(ledger: MemoryLedger) -> None:
    watch(ledger, site(3), Feed(FEED, publisher="Gazette", limit=1))
    (document,) = ledger.documents()
    assert (document.path, document.publisher) == (address(0), "Gazette")


def test_a_long_list_is_worked_through_run_after_run(ledger: MemoryLedger) -> None:
    feed, found = Feed(FEED, limit=2), []
    for _ in range(3):
        report, asked = watch(ledger, site(5), feed)
        last = ledger.archive.last(FEED)
        found.append((counts(report)[:2], report.later, asked[1:], last and last.since))
    assert found == [
        ((2, 0), 3, [address(0), address(1)], "2024-03-19"),
        ((2, 2), 1, [address(2), address(3)], "2024-03-17"),
        ((1, 4), 0, [address(4)], "2024-03-16"),
    ]


def test_a_list_of_lists_is_looked_through_each_time(ledger: MemoryLedger) -> None:
    pages = {"https://news.example/index": listing(FEED), **site(2)}
    index = Feed("https://news.example/index")
    first, _ = watch(ledger, pages, index)
    second, asked = watch(ledger, {**pages, **site(3)}, index)
    assert (counts(first)[0], counts(second)[0], asked) == (2, 1, [index.address, FEED, address(2)])


def test_feeds_are_kept_as_they_came_where_they_name_something_new(ledger: MemoryLedger) -> None:
    for count in (2, 2, 3):
        watch(ledger, site(count))
    assert len(list(ledger.archive.captures(FEED))) == 2


# --- ended anywhere -----------------------------------------------------------------------------------------------


def exported(ledger: Ledger) -> str:
    documents = [to_json([one.id, one.path, one.published, one.publisher]) for one in ledger.documents()]
    return "\n".join([*documents, *(to_json(claim.to_dict()) for claim in ledger.claims())])


class PowerCut(BaseException):
    """Ends a run where it stands."""


class Cut(FakeFetcher):
    """Ends the run at the n-th question."""

    at: int = 0

    def fetch(self, address: str, known: Known = Known()) -> Answer:  # noqa: B008
        if len(self.asked) == self.at:
            raise PowerCut
        return super().fetch(address, known)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents at a time."""
    monkeypatch.setenv("COMITY_BATCH_DOCUMENTS", "2")


@pytest.fixture
def whole(small: None) -> str:  # noqa: ARG001
    """What an undisturbed run leaves."""
    ledger = MemoryLedger()
    watch(ledger, site(5))
    return exported(ledger)


@pytest.mark.parametrize("at", range(6))
def test_a_run_that_was_cut_is_made_good(ledger: MemoryLedger, whole: str, at: int) -> None:
    fetcher = Cut(site(5))
    fetcher.at = at
    with pytest.raises(PowerCut):
        Watcher(ledger, fetcher, FakeTime().clock()).run([Feed(FEED)])
    _, asked = watch(ledger, site(5))
    assert exported(ledger) == whole
    assert len(asked) == 6 - max(0, (at - 1) // 2 * 2), "what was recorded is not asked again"


@pytest.mark.parametrize("at", range(6))
def test_a_run_that_was_cut_before_a_visit_was_written_is_made_good(ledger: MemoryLedger, whole: str, at: int) -> None:
    with pytest.MonkeyPatch.context() as patch, pytest.raises(PowerCut):
        cut(patch, ledger, at)
        watch(ledger, site(5))
    watch(ledger, site(5))
    assert exported(ledger) == whole


def cut(patch: pytest.MonkeyPatch, ledger: MemoryLedger, at: int) -> None:
    """Have the archive fail at the n-th visit."""
    write: Callable[[Visit], None] = ledger.archive.visit
    left = iter(range(at))

    def fail(visit: Visit) -> None:
        if next(left, None) is None:
            raise PowerCut
        write(visit)

    patch.setattr(ledger.archive, "visit", fail)


@pytest.mark.usefixtures("small")
def test_a_run_ends_after_what_is_under_way(ledger: MemoryLedger, whole: str) -> None:
    fetcher = FakeFetcher(site(5))
    report = Watcher(ledger, fetcher, FakeTime().clock(), lambda: len(fetcher.asked) > 3).run([Feed(FEED), Feed("x")])
    assert (report.ended, report.new, ledger.archive.last(FEED)) == (True, 3, None)
    watch(ledger, site(5))
    assert exported(ledger) == whole


SCRIPT = """
import os, signal, sys
import pytest
from comity.ledger import open_ledger
from comity.watching import Watcher
from comity.feeds import Feed
from net.server import FakeTime
import listing, test_watching

class Killed(test_watching.FakeFetcher):
    def fetch(self, *known):
        if len(self.asked) == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().fetch(*known)

with pytest.MonkeyPatch.context() as patch, open_ledger(sys.argv[1]) as ledger:
    table = (listing.LISTS, *listing.reader.readers())
    patch.setattr(listing.reader, "readers", lambda: table)
    Watcher(ledger, Killed(test_watching.site(5)), FakeTime().clock()).run([Feed(test_watching.FEED)])
"""


@pytest.fixture
def killed(tmp_path: Path, small: None) -> Iterator[Any]:  # noqa: ARG001
    """A ledger whose run was killed in the middle of its second batch."""
    path = str(tmp_path / "killed.db")
    tests = str(Path(__file__).parent)
    ran = subprocess.run([sys.executable, "-c", SCRIPT, path], cwd=tests, capture_output=True, timeout=120)
    assert ran.returncode == -signal.SIGKILL, ran.stderr.decode()
    with open_ledger(path) as ledger:
        yield ledger


def test_a_run_that_was_killed_goes_on_where_it_was(killed: Ledger, whole: str) -> None:
    assert len(list(killed.archive.visits())) == 2
    _, asked = watch(killed, site(5))
    assert asked == [FEED, address(2), address(3), address(4)]
    assert exported(killed) == whole
