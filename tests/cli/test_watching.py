"""watch: a line a run, once or again and again, until it is asked to end."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cli.conftest import Run
from comity.cli import watching
from comity.cli.watching import Ending, line_of, seconds_of
from comity.errors import LedgerError, UsageError
from comity.feeds import Feed
from comity.watching import WatchReport
from net.server import FakeTime

TIME = "2026-11-22T14:00:09Z"


def report(**fields: object) -> WatchReport:
    return WatchReport(TIME, 3, 12, 40, 1, 2, **fields)  # type: ignore[arg-type]


@dataclass
class FakeRuns:
    """Runs that do nothing; ``then`` happens in each, and may raise or ask for the end."""

    then: Callable[[int], None] = lambda _: None
    gives: WatchReport = field(default_factory=report)
    feeds: list[tuple[Feed, ...]] = field(default_factory=list)

    def run(self, _: str, feeds: tuple[Feed, ...], __: Ending) -> WatchReport:
        self.feeds.append(feeds)
        self.then(len(self.feeds))
        return self.gives


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeRuns]:
    (tmp_path / "feeds.toml").write_text('[[feed]]\naddress = "https://news.example/feed"\n')
    fake, time = FakeRuns(), FakeTime()
    monkeypatch.setattr(watching, "run", fake.run)
    monkeypatch.setattr("comity.net.pace.time.monotonic", time.seconds)
    monkeypatch.setattr("comity.net.pace.Clock", time.clock)
    yield fake
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL, "the handlers are put back"


def test_a_run_is_a_line(run: Run, runs: FakeRuns) -> None:
    ran = run("watch", "feeds.toml")
    assert (ran.status, ran.err, len(runs.feeds)) == (0, "", 1)
    assert ran.out == "2026-11-22 14:00Z  3 feeds: 12 new, 40 unchanged, 1 gone, 2 failed\n"


def test_one_feed_is_in_the_singular() -> None:
    assert line_of(WatchReport(TIME, 1)) == "2026-11-22 14:00Z  1 feed: 0 new, 0 unchanged, 0 gone, 0 failed"


def test_what_failed_is_told_and_steers_no_terminal(run: Run, runs: FakeRuns) -> None:
    runs.gives = report(faults=[("https://x.example/\x1b[2J", "no\ntext")])
    assert run("watch", "feeds.toml", "--once").err == "https://x.example/␛[2J: no text\n"


def test_json_is_an_object_a_run(run: Run, runs: FakeRuns) -> None:
    runs.gives = report(faults=[("a", "b")])
    found = json.loads(run("watch", "feeds.toml", "--json").out)
    assert (found["new"], found["failed"], found["faults"]) == (12, 2, [{"address": "a", "reason": "b"}])


def test_no_feed_that_can_be_read_is_an_error(run: Run, runs: FakeRuns) -> None:
    runs.gives = report(unread=3)
    ran = run("watch", "feeds.toml")
    assert (ran.status, ran.err) == (1, "comity: no feed could be read: see the lines above\n")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_runs_until_it_is_asked_to_end(run: Run, runs: FakeRuns, number: signal.Signals, status: int) -> None:
    runs.then = lambda count: signal.raise_signal(number) if count == 3 else None
    ran = run("watch", "feeds.toml", "--every", "15m")
    assert (ran.status, len(runs.feeds), ran.out.count("12 new")) == (status, 3, 3)


def test_a_run_that_fails_does_not_end_the_others(run: Run, runs: FakeRuns) -> None:
    def fail(count: int) -> None:
        if count == 3:
            signal.raise_signal(signal.SIGTERM)
        elif count == 2:
            raise LedgerError("the ledger is locked")

    runs.then = fail
    ran = run("watch", "feeds.toml", "--every", "15m")
    assert (ran.status, ran.err, ran.out.count("12 new")) == (0, "comity: the ledger is locked\n", 2)


def test_the_file_is_read_anew_each_time(run: Run, runs: FakeRuns, tmp_path: Path) -> None:
    def write(count: int) -> None:
        (tmp_path / "feeds.toml").write_text("[[feed]]\naddress = 'https://other.example/'\n")
        if count == 2:
            signal.raise_signal(signal.SIGTERM)

    runs.then = write
    run("watch", "feeds.toml", "--every", "1h")
    assert [feed.address for feeds in runs.feeds for feed in feeds] == [
        "https://news.example/feed", "https://other.example/",
    ]  # fmt: skip


def test_a_second_interrupt_ends_it_at_once() -> None:
    ending = Ending()
    ending.ask(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        ending.ask(signal.SIGINT)


def test_it_waits_for_the_rest_of_the_span() -> None:
    time = FakeTime()
    Ending().wait(3.5, time.clock())
    assert time.slept == [1.0, 1.0, 1.0, 0.5]


@pytest.mark.parametrize(("span", "seconds"), [("15m", 900), ("2h", 7200), ("1d", 86400)])
def test_spans(span: str, seconds: int) -> None:
    assert seconds_of(span) == seconds


@pytest.mark.parametrize("span", ["", "15", "0m", "30s", "-1h", "1.5h", "m", "²m", "999999m"])
def test_what_is_no_span_is_told(span: str) -> None:
    with pytest.raises(UsageError, match="write 15m, 2h or 1d"):
        seconds_of(span)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["feeds.toml", "--once", "--every", "15m"], "leave one out"), (["none.toml"], "No such file"),
     (["feeds.toml", "--every", "soon"], "is no span")],
)  # fmt: skip
def test_what_cannot_be_is_told_before_anything_is_asked(
    run: Run, runs: FakeRuns, arguments: list[str], words: str
) -> None:
    ran = run("watch", *arguments)
    assert ran.status in (1, 2) and words in ran.err
    assert runs.feeds == []
