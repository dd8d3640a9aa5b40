"""Commands that read texts into the ledger: add and demo."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import example, opened
from comity.cli.writing import save_brief
from comity.desk import Desk, get_day
from comity.errors import ReadError, UsageError

if TYPE_CHECKING:
    from comity.pipeline import AddReport
    from comity.promise.records import Commitment
    from comity.read import Options

Progress = Callable[[int, int], None]
SAMPLES: Final = Path("samples", "india-japan")
DEMO: Final = Path("demo")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("--published", multiple=True, metavar="[NAME=]DATE",
              help="When a text was published that does not say. Repeatable; DATE alone: the only file.")  # fmt: skip
@click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN,...",
              help="Of tables: the columns of text, title, author, publisher, published, url, language.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), metavar="N",
              help="Of an address that is a feed or sitemap: fetch so many of its texts, newest first.")  # fmt: skip
@click.pass_obj
@example(
    "comity add reports/ --published notes.txt=2024-08-21",
    "pbpaste | comity add - --published 2024-08-21",
    "comity add corpus.csv --map text=body,published=date",
    "comity add https://www.mofa.go.jp/press/release/press.rss --limit 20",
)
def add(
    path: str, paths: tuple[str, ...], published: tuple[str, ...], columns: tuple[str, ...], limit: int | None
) -> None:
    """Read files, folders, archives and addresses (- reads standard input) and record what they claim.

    What an address gives is kept in the ledger as it came; of a feed, the texts that it names are fetched too.
    """
    from comity.read import Options

    report = add_paths(path, paths, _dates(published, paths), Options(_columns(columns), limit))
    if not (report.new or report.same or report.updated or report.rejected):
        raise ReadError(f"no texts in {', '.join(map(repr, paths))}: name a file, another folder or an address")
    click.echo(summary(report))
    refuse(report)


def _dates(published: Sequence[str], paths: Sequence[str]) -> dict[str, str]:
    """``NAME=DATE`` as a mapping; a bare date belongs to the only file there is. UsageError on what is neither."""
    dates: dict[str, str] = {}
    for entry in published:
        name, equals, date = entry.rpartition("=")
        if not equals and (len(paths) != 1 or Path(paths[0]).is_dir()):
            raise UsageError(f"--published {entry!r} is for a single file: write --published NAME={entry}")
        get_day(date)
        dates[name if equals else _name(paths[0])] = date
    return dates


def _columns(given: Sequence[str]) -> dict[str, str]:
    """``text=body,published=date`` as a mapping. UsageError where a field is none, or has no column."""
    from comity.read.rows import NAMES

    columns: dict[str, str] = {}
    for pair in (pair for entry in given for pair in entry.split(",")):
        field, _, column = pair.partition("=")
        if field not in NAMES or not column:
            raise UsageError(f"--map {pair!r}: write FIELD=COLUMN, with a field of {', '.join(NAMES)}")
        columns[field] = column
    return columns


def _name(path: str) -> str:
    return path if path == "-" else Path(path).name


def add_paths(ledger: str, paths: Sequence[str], dates: dict[str, str], options: Options | None = None) -> AddReport:
    """Add the paths to the ledger with a progress bar on a terminal, and one stderr line a rejection."""
    from comity import pipeline
    from comity.present.inert import inert
    from comity.read import Options

    with opened(ledger, create=True) as store, progress() as step:
        report = pipeline.add(store, paths, published=dates, options=options or Options(), progress=step)
    for row in report.rejected:
        click.echo(inert(f"rejected: {row.document}: {row.step}: {row.reason}"), err=True)
    return report


@contextmanager
def progress() -> Iterator[Progress | None]:
    """A bar on stderr where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def summary(report: AddReport) -> str:
    """``40 documents new, 2 the same, 0 updated; 412 claims; 1 rejected``."""
    noun = "document" if report.new == 1 else "documents"
    counts = f"{report.new:,} {noun} new, {report.same:,} the same, {report.updated:,} updated"
    claims = f"{report.claims:,} {'claim' if report.claims == 1 else 'claims'}"
    return f"{counts}; {claims}; {len(report.rejected):,} rejected"


def refuse(report: AddReport) -> None:
    """Raise ReadError, with the count, where anything was rejected."""
    count = len(report.rejected)
    if count:
        words = "1 text was rejected: see the line" if count == 1 else f"{count:,} texts were rejected: see the lines"
        raise ReadError(f"{words} above; the others are recorded")


# --- demo ---------------------------------------------------------------------------------------------------------


@click.command()
@click.option("--samples", type=click.Path(path_type=Path), help="The folder to read. Default: samples/india-japan.")
@example("comity demo", "comity demo --samples my-reports")
def demo(samples: Path | None) -> None:
    """Read the samples into a fresh ledger in ./demo, print the page of India and Japan, and write a brief.

    Below the page: in which state the promises of the two stand.
    """
    from comity.briefing import brief_of
    from comity.present.terminal import console, print_page

    folder, ledger = _samples(samples), _fresh(DEMO)
    report = add_paths(str(ledger), [str(folder)], {})
    click.echo(f"{folder}: {summary(report)}\n")
    with Desk(opened(str(ledger))) as desk:
        dossier = desk.dossier("IND", "JPN")
    print_page(console(), dossier.page, limit=8)
    count_promises(dossier.commitments)
    made = brief_of(dossier)
    written = [DEMO / f"brief{ending}" for ending in (".md", ".html", ".pdf")]
    for path in written:
        save_brief(made, path)
    click.echo(f"\nWritten: {', '.join(map(str, (ledger, *written)))}")
    click.echo(f"Try: comity --ledger {ledger} serve")
    click.echo(f"     comity --ledger {ledger} show ID")
    click.echo(f"     comity --ledger {ledger} promises india japan")
    refuse(report)


def count_promises(commitments: Sequence[Commitment]) -> None:
    """Print a section with how many promises stand in which state, the most urgent state first."""
    from comity.present.promises import MARKS
    from comity.present.terminal import PLAIN, console, heading

    out, states = console(), Counter(one.state for one in commitments)
    out.print(heading("PROMISES", "what was said would be done, and where it stands", len(commitments), PLAIN))
    for state, mark in MARKS.items():
        if states[state]:
            out.print(f"{mark} {state:<19}{states[state]:>4,}")


def _samples(given: Path | None) -> Path:
    """The samples' folder: as given, in the working folder, or beside the package."""
    package = Path(__file__).resolve().parent.parent
    places = [given] if given else [SAMPLES, package / SAMPLES, package.parent.parent / SAMPLES]
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise ReadError(f"no samples in {str(places[0])!r}: name their folder with --samples")
    return found


def _fresh(folder: Path) -> Path:
    """The path of a ledger in the folder, with what an earlier demo left there removed."""
    path = folder / "comity.db"
    try:
        folder.mkdir(exist_ok=True)
        for old in (path, path.with_name("comity.db-wal"), path.with_name("comity.db-shm")):
            old.unlink(missing_ok=True)
    except OSError as exc:
        raise ReadError(f"cannot use the folder {str(folder)!r}: {exc.strerror}; run this in another folder") from exc
    return path


COMMANDS: Final = (add, demo)
