"""The command that watches feeds: comity watch."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import example, opened
from comity.errors import ComityError, ReadError, UsageError

if TYPE_CHECKING:
    from comity.feeds import Feed
    from comity.net.pace import Clock
    from comity.watching import WatchReport

UNITS: Final = {"m": 60, "h": 3600, "d": 86400}
INTERRUPTED: Final = 130


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FEEDS.TOML")
@click.option("--once", is_flag=True, help="One run; the default.")
@click.option("--every", metavar="SPAN", help="A run each 15m, 2h or 1d, until Ctrl-C or SIGTERM.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a run instead of a line.")
@click.pass_obj
@example("comity watch feeds.toml", "comity watch feeds.toml --every 15m")
def watch(path: str, file: Path, once: bool, every: str | None, as_json: bool) -> int:
    """Fetch what feeds name that was not read yet, record it, and print one line a run.

    FEEDS.TOML lists them, each under [[feed]] with its address and, where wanted, name, publisher, language and limit.
    What became of each address is in the ledger: a run that was ended goes on where it was.
    """
    from comity.feeds import read_feeds

    if once and every:
        raise UsageError("--once and --every exclude one another: leave one out")
    pause, feeds = seconds_of(every) if every else 0, read_feeds(file)
    with Ending().set_up() as ending:
        if not pause:
            _check(tell(run(path, feeds, ending), as_json))
            return ending.status
        return watch_on(path, file, pause, ending, as_json)


def watch_on(path: str, file: Path, pause: int, ending: Ending, as_json: bool) -> int:
    """Run after run; one that fails is told, and the next is made all the same. The file is read anew each time."""
    from comity.feeds import read_feeds
    from comity.net.pace import Clock

    clock = Clock()
    while not ending():
        due = clock.seconds() + pause
        try:
            tell(run(path, read_feeds(file), ending), as_json)
        except ComityError as exc:
            from comity.present.inert import inert

            click.echo(f"comity: {inert(str(exc))}", err=True)
        ending.wait(due, clock)
    return ending.status


def run(path: str, feeds: tuple[Feed, ...], ending: Ending) -> WatchReport:
    """One run over all feeds."""
    from comity import net
    from comity.net.pace import Clock
    from comity.watching import Watcher

    clock = Clock()
    with opened(path, create=True) as ledger, closing(net.open_fetcher(clock)) as fetcher:
        return Watcher(ledger, fetcher, clock, ending).run(feeds)


def tell(report: WatchReport, as_json: bool) -> WatchReport:
    """Print what a run did, and on stderr what is gone and what failed."""
    from comity.present.inert import inert

    for address, reason in report.faults:
        click.echo(inert(f"{address}: {reason}"), err=True)
    if as_json:
        from comity.present.data import to_json

        faults = [{"address": address, "reason": reason} for address, reason in report.faults]
        click.echo(to_json({**asdict(report), "faults": faults}, indent=None))
    else:
        click.echo(line_of(report))
    return report


def line_of(report: WatchReport) -> str:
    """``2026-11-22 14:00Z  3 feeds: 12 new, 40 unchanged, 1 gone, 2 failed``."""
    counts = f"{report.new:,} new, {report.unchanged:,} unchanged, {report.gone:,} gone, {report.failed:,} failed"
    feeds = f"{report.feeds:,} {'feed' if report.feeds == 1 else 'feeds'}"
    return f"{report.time[:10]} {report.time[11:16]}Z  {feeds}: {counts}"


def _check(report: WatchReport) -> None:
    if report.unread == report.feeds:
        raise ReadError("no feed could be read: see the lines above")


def seconds_of(span: str) -> int:
    """The seconds of ``15m``, ``2h``, ``1d``. Raises UsageError."""
    found = re.fullmatch(r"([1-9]\d{0,4})([mhd])", span.strip())
    if not found:
        raise UsageError(f"--every {span!r} is no span: write 15m, 2h or 1d")
    return int(found[1]) * UNITS[found[2]]


class Ending:
    """Whether to end after what is under way: so ask Ctrl-C and SIGTERM; a second Ctrl-C ends it at once."""

    def __init__(self) -> None:
        self._asked = False
        self.status = 0

    def __call__(self) -> bool:
        return self._asked

    def ask(self, number: int, _: FrameType | None = None) -> None:
        """Take a signal."""
        if self._asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        self._asked, self.status = True, INTERRUPTED if number == signal.SIGINT else 0

    def wait(self, until: float, clock: Clock) -> None:
        """Wait until a moment of the clock, or until it is asked to end."""
        while not self._asked and (left := until - clock.seconds()) > 0:
            clock.sleep(min(left, 1.0))

    @contextmanager
    def set_up(self) -> Iterator[Ending]:
        """Take the signals meanwhile."""
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, self.ask) for number in numbers]
        try:
            yield self
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)


COMMANDS: Final = (watch,)
"""The commands of this module."""
