"""Commands that write files: export and brief."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import click

from comity.cli.arguments import as_of_option, example, opened
from comity.desk import Desk, get_pair, split_pair
from comity.errors import PresentError, UsageError

if TYPE_CHECKING:
    from comity.ledger import SqlLedger
    from comity.present.brief import Brief


FORMATS: Final = {"claims": ("jsonl", "csv"), "decisions": ("jsonl", "yaml"), "warc": ("warc",)}
"""What can be exported, and how; the first format of each is meant where none is named."""


@click.command()
@click.argument("what", type=click.Choice(list(FORMATS)))
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "yaml", "warc"]), help="Default: jsonl.")
@click.option("--pair", "states", nargs=2, metavar="A B", help="Only claims that name both.")
@click.option("--machine", is_flag=True, help="Claims as the machine made them, without what people decided.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Default: standard output.")
@click.pass_obj
@example("comity export claims --format csv --pair india japan -o claims.csv",
         "comity export decisions --format yaml -o aliases.yaml", "comity export warc -o kept.warc.gz")  # fmt: skip
def export(
    path: str, what: str, form: str | None, states: tuple[str, str] | None, machine: bool, output: Path | None
) -> None:
    """All claims as JSON Lines or CSV, or all decisions as JSON Lines, in the same order and bytes every time.

    With warc: the kept copies of all addresses, as a web archive that other programs, and comity add, read.

    Claims are as people judged them, unless --machine asks for the raw ones. Decisions as YAML: the names that
    corrections of "thing" give, for the aliases of what/things.yaml.

    In CSV, text that a spreadsheet would run as a formula (it starts with = + - or @) has a single quote before it.
    """
    form = form or FORMATS[what][0]
    if form not in FORMATS[what]:
        raise UsageError(f"{what} cannot be written as {form}: use {' or '.join(FORMATS[what])}")
    if what != "claims" and (states or machine):
        raise UsageError("--pair and --machine are for claims: leave them out")
    parties = get_pair(*states) if states else ()
    if what == "warc":
        _export_warc(path, output)
        return
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


def _export_warc(path: str, output: Path | None) -> None:
    """Write the kept copies to a file. UsageError where none is named: they are no text for a terminal."""
    from comity.present.warc import write_warc

    if output is None or str(output) == "-":
        raise UsageError("a web archive is written to a file: name it with -o, like -o kept.warc.gz")
    with opened(path) as ledger:
        captures = list(ledger.archive.captures())
        try:
            with output.open("wb") as out:
                count = write_warc(out, captures, ledger.archive.copy)
        except OSError as exc:
            raise PresentError(f"cannot write {str(output)!r}: {exc.strerror}; choose another file with -o") from exc
    click.echo(f"Written: {output}, {count:,} {'copy' if count == 1 else 'copies'}")


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
@click.argument("states", nargs=2, metavar="A B")
@as_of_option
@click.option(
    "--with",
    "beside",
    multiple=True,
    metavar="A-B",
    help="A pair to compare it with; repeatable. Default: two with most documents that share a country.",
)
@click.option("--notes", type=click.Choice(["bibtex", "csl-json", "plain"]), help="Write the notes alone instead.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="brief.md, .html, .pdf or .docx: the ending says which. With --notes: default standard output.",
)
@click.pass_obj
@example("comity brief india japan -o brief.pdf", "comity brief IND JPN --as-of 2021-12-31 -o brief.docx",
         "comity brief IND JPN --with AUS-JPN --with IND-FRA -o brief.html",
         "comity brief IND JPN --notes bibtex -o notes.bib")  # fmt: skip
def brief(
    path: str,
    states: tuple[str, str],
    as_of: str | None,
    beside: tuple[str, ...],
    notes: str | None,
    output: Path | None,
) -> None:
    """Two pages on two countries in which every sentence has its numbered source.

    The notes are the same, under the same numbers, in every format, and by --notes alone: to paste, or for a manager
    of references.
    """
    asked = Asked(states, as_of, tuple(map(split_pair, beside)) or None)
    if notes is None:
        _check_ending(output)
    made = made_of(path, asked)
    if notes is not None:
        from comity.present.brief import numbered
        from comity.present.references import NOTES

        write_or_print(output, NOTES[notes](numbered(made)[1]))
    elif output is not None:
        save_brief(made, output)
        click.echo(f"Written: {output}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a brief is asked for: two countries by code or name, a date, and ids of the pairs beside them."""

    states: tuple[str, str]
    as_of: str | None = None
    beside: tuple[tuple[str, str], ...] | None = None


def _check_ending(output: Path | None) -> None:
    from comity.briefing import RENDERED

    if output is None:
        raise UsageError("a brief is written to a file: name it with -o, like -o brief.pdf")
    if output.suffix not in RENDERED:
        endings = ", ".join(RENDERED[:-1])
        raise UsageError(f"{str(output)!r} ends in none of {endings} or {RENDERED[-1]}: the ending says what to write")


def made_of(path: str, asked: Asked) -> Brief:
    """The brief from the ledger at ``path``, cut to two pages. PresentError where nothing is known of the pair."""
    with Desk(opened(path)) as desk:
        dossier = desk.dossier(*asked.states, as_of=asked.as_of, beside=asked.beside)
    page = dossier.page
    if not page.coverage.documents:
        raise PresentError(f"no claim on {page.a.name} and {page.b.name} to write a brief from: add texts first")
    from comity.briefing import brief_of

    return brief_of(dossier)


def save_brief(made: Brief, path: Path) -> None:
    """Write the brief as the path's ending says."""
    from comity.briefing import rendered

    write_bytes(path, rendered(made, path.suffix))


def write_or_print(path: Path | None, text: str) -> None:
    """The text as a file; on standard output where none, or a hyphen, is named."""
    if path is None or str(path) == "-":
        click.echo(text, nl=False)
    else:
        write_text(path, text)


def write_text(path: Path, text: str) -> None:
    """Write a file, UTF-8. PresentError where it cannot be written."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file. PresentError where it cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as exc:
        raise PresentError(f"cannot write {str(path)!r}: {exc.strerror}; choose another file with -o") from exc


COMMANDS: Final = (export, brief)
