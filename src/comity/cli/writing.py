"""Commands that write files: export and brief."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import click

from comity.cli.arguments import as_of_option, example, opened
from comity.cli.asking import page_of
from comity.desk import get_pair
from comity.errors import PresentError, UsageError

if TYPE_CHECKING:
    from comity.analyse import PairPage
    from comity.ledger import SqlLedger


@click.command()
@click.argument("what", type=click.Choice(["claims"]))
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("--pair", "states", nargs=2, metavar="A B", help="Only claims that name both.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Default: standard output.")
@click.pass_obj
@example("comity export claims --format csv --pair india japan -o claims.csv")
def export(path: str, what: str, form: str, states: tuple[str, str] | None, output: Path | None) -> None:  # noqa: ARG001
    """All claims as JSON Lines or CSV, in the same order and bytes every time.

    In CSV, text that a spreadsheet would run as a formula (it starts with = + - or @) has a single quote before it.
    """
    parties = get_pair(*states) if states else ()
    with opened(path) as ledger:
        if output is None or str(output) == "-":
            _write(sys.stdout, ledger, form, parties)
            return
        try:
            with output.open("w", encoding="utf-8", newline="\n") as out:
                _write(out, ledger, form, parties)
        except OSError as exc:
            raise PresentError(f"cannot write {str(output)!r}: {exc.strerror}; choose another file with -o") from exc


def _write(out: IO[str], ledger: SqlLedger, form: str, parties: tuple[str, ...]) -> None:
    from comity.ledger.store import ClaimFilter
    from comity.present.data import write_csv, write_jsonl

    claims = ledger.claims(ClaimFilter(parties=parties))
    (write_csv if form == "csv" else write_jsonl)(out, claims)


@click.command()
@click.argument("a")
@click.argument("b")
@as_of_option
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE",
              help="brief.md or brief.html: the ending says which.")  # fmt: skip
@click.pass_obj
@example("comity brief india japan -o brief.html", "comity brief IND JPN --as-of 2021-12-31 -o brief.md")
def brief(path: str, a: str, b: str, as_of: str | None, output: Path) -> None:
    """A brief on two countries in which every sentence has its numbered source."""
    if output.suffix not in RENDERED:
        raise UsageError(f"{str(output)!r} ends in neither .md nor .html: the ending says what to write")
    page = page_of(path, (a, b), as_of)
    if not page.coverage.documents:
        raise PresentError(f"no claim on {page.a.name} and {page.b.name} to write a brief from: add texts first")
    save_brief(page, output)
    click.echo(f"Written: {output}")


RENDERED: Final = (".md", ".html")


def save_brief(page: PairPage, path: Path) -> None:
    """Make the brief and write it as the path's ending says."""
    from comity.present.brief import brief as made

    if path.suffix == ".md":
        from comity.present.markdown import to_markdown as render
    else:
        from comity.present.html import to_html as render
    write_text(path, render(made(page)))


def write_text(path: Path, text: str) -> None:
    """Write a file, UTF-8. PresentError where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as exc:
        raise PresentError(f"cannot write {str(path)!r}: {exc.strerror}; choose another file with -o") from exc


COMMANDS: Final = (export, brief)
