"""Commands that write files: export and brief."""

from __future__ import annotations

import sys
from collections.abc import Callable
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


FORMATS: Final = {"claims": ("jsonl", "csv"), "decisions": ("jsonl", "yaml")}
"""What can be exported, and how."""


@click.command()
@click.argument("what", type=click.Choice(list(FORMATS)))
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "yaml"]), default="jsonl", show_default=True)
@click.option("--pair", "states", nargs=2, metavar="A B", help="Only claims that name both.")
@click.option("--machine", is_flag=True, help="Claims as the machine made them, without what people decided.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Default: standard output.")
@click.pass_obj
@example("comity export claims --format csv --pair india japan -o claims.csv",
         "comity export decisions --format yaml -o aliases.yaml")  # fmt: skip
def export(path: str, what: str, form: str, states: tuple[str, str] | None, machine: bool, output: Path | None) -> None:
    """All claims as JSON Lines or CSV, or all decisions as JSON Lines, in the same order and bytes every time.

    Claims are as people judged them, unless --machine asks for the raw ones. Decisions as YAML: the names that
    corrections of "thing" give, for the aliases of what/things.yaml.

    In CSV, text that a spreadsheet would run as a formula (it starts with = + - or @) has a single quote before it.
    """
    if form not in FORMATS[what]:
        raise UsageError(f"{what} cannot be written as {form}: use {' or '.join(FORMATS[what])}")
    if what == "decisions" and (states or machine):
        raise UsageError("--pair and --machine are for claims: leave them out")
    parties = get_pair(*states) if states else ()
    with opened(path) as ledger:
        write = _writer(ledger, what, form, machine)
        if output is None or str(output) == "-":
            write(sys.stdout, parties)
            return
        try:
            with output.open("w", encoding="utf-8", newline="\n") as out:
                write(out, parties)
        except OSError as exc:
            raise PresentError(f"cannot write {str(output)!r}: {exc.strerror}; choose another file with -o") from exc


def _writer(ledger: SqlLedger, what: str, form: str, machine: bool) -> Callable[[IO[str], tuple[str, ...]], None]:
    """What writes all that is asked for to an open file, of claims those that have all the parties."""
    from comity.judged import JudgedLedger
    from comity.ledger.store import ClaimFilter
    from comity.present.data import write_csv, write_jsonl
    from comity.present.decisions import write_aliases, write_decisions

    def write_claims(out: IO[str], parties: tuple[str, ...]) -> None:
        claims = (ledger if machine else JudgedLedger(ledger)).claims(ClaimFilter(parties=parties))
        (write_csv if form == "csv" else write_jsonl)(out, claims)

    def write_all(out: IO[str], _: tuple[str, ...]) -> None:
        (write_aliases if form == "yaml" else write_decisions)(out, list(ledger.decisions()))

    return write_all if what == "decisions" else write_claims


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
