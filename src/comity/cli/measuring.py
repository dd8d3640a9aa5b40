"""The command that measures how often the program is wrong: evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import example, json_option
from comity.cli.writing import write_text
from comity.errors import EvaluateError

if TYPE_CHECKING:
    from comity.evaluate.report import Report

PATHS: Final = click.Path(path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=PATHS)
@click.option("--format", "form", metavar="FORMAT", help="What the gold is, where its content does not tell.")
@click.option("--texts", multiple=True, type=PATHS, metavar="FOLDER",
              help="Where the documents lie that gold quotes. Repeatable; default: beside the gold.")  # fmt: skip
@json_option
@click.option("--html", type=PATHS, metavar="FILE", help="Write the report as a page that stands alone, too.")
@click.option("--quality", type=PATHS, metavar="FILE", help="Write docs/quality.md: rates, meaning, failures.")
@click.option("--quote", multiple=True, type=PATHS, metavar="PATH",
              help="Gold of one's own, which --quality may quote. Repeatable; default: none.")  # fmt: skip
@click.option(
    "--encoder", type=PATHS, metavar="FOLDER", help="Other weights than those shipped, for marked pairs and triplets."
)
@click.option("--compare", multiple=True, type=PATHS, metavar="FILE",
              help="Passages on which rules and model are compared. Repeatable; never test.jsonl.")  # fmt: skip
@click.option("--half", type=click.Choice(("dev", "held")), help="Of saved documents and of passages, one half alone.")
@click.option("--floors", type=PATHS, metavar="FILE", help="Hold the figures against these floors; 1 where one breaks.")
@click.option("--limit-examples", "limit", type=click.IntRange(min=0), default=10, show_default=True, metavar="N",
              help="Wrong answers that are shown for each format, at most.")  # fmt: skip
@example("comity evaluate evaluation/samples.jsonl --texts samples/india-japan --floors evaluation/floors.json",
         "comity evaluate gold/ --html report.html")  # fmt: skip
def evaluate(  # noqa: PLR0913
    paths: tuple[Path, ...], form: str | None, texts: tuple[Path, ...], as_json: bool, html: Path | None,
    quality: Path | None, quote: tuple[Path, ...], encoder: Path | None,
    compare: tuple[Path, ...], half: str | None, floors: Path | None, limit: int,
) -> None:  # fmt: skip
    """Score the program over gold, files or folders: every error rate with n and its interval."""
    from comity.evaluate.gold import Options
    from comity.evaluate.run import evaluate as measured

    report = measured(paths, Options(texts, limit, quote, encoder, compare, half), form, floors)
    _show(report, as_json)
    _write(report, html, quality)
    _hold(report)


def _show(report: Report, as_json: bool) -> None:
    if as_json:
        from comity.present.data import to_json
        from comity.present.measures import report_record

        click.echo(to_json(report_record(report)))
        return
    from comity.present.scoreboard import print_report
    from comity.present.terminal import console

    print_report(console(), report)


def _write(report: Report, html: Path | None, quality: Path | None) -> None:
    if html is not None:
        from comity.present.scorepage import to_scorepage

        write_text(html, to_scorepage(report))
    if quality is not None:
        from comity.present.quality import to_quality

        write_text(quality, to_quality(report))


def _hold(report: Report) -> None:
    """Raise EvaluateError naming each floor that is broken."""
    from comity.present.measures import floor

    if report.broken:
        raise EvaluateError(f"floor broken: {'; '.join(map(floor, report.broken))}; mend what made it worse")


COMMANDS: Final = (evaluate,)
