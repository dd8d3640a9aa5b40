"""Commands that ask the ledger: pair, show, changes, search and documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import as_of_option, example, json_option, known_on_option, opened
from comity.desk import Desk, get_pair
from comity.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from comity.analyse import PairPage
    from comity.analyse.entry import EntryPage
    from comity.ledger import SqlLedger

LINES: Final = 15
"""Lines of a section that are printed without --limit."""


limit_option: Final = click.option(
    "--limit", type=click.IntRange(min=0), metavar="N",
    help=f"Lines a section; 0 is all. Default: {LINES}; with --json all.",
)  # fmt: skip


@click.command()
@click.argument("states", nargs=2, metavar="A B")
@as_of_option
@known_on_option
@limit_option
@json_option
@click.pass_obj
@example("comity pair india japan --as-of 2023-03-22", "comity pair IND JPN --json",
         "comity pair IND JPN --as-of 2021-12-31 --known-on 2025-06-30")  # fmt: skip
def pair(
    path: str, states: tuple[str, str], as_of: str | None, known_on: str | None, limit: int | None, as_json: bool
) -> None:
    """What happened, what is likely and what should happen between two countries, by name or code."""
    page = page_of(path, states, as_of, known_on)
    if as_json:
        from comity.present.data import page_record, to_json

        click.echo(to_json(page_record(page, limit or None)))
        return
    from comity.present.terminal import console, print_page

    print_page(console(), page, (LINES if limit is None else limit) or None)


def page_of(path: str, pair: tuple[str, str], as_of: str | None, known_on: str | None = None) -> PairPage:
    """The page of two states, by code or name, from the ledger at ``path``."""
    a, b = get_pair(*pair)
    with Desk(opened(path)) as desk:
        return desk.pair(a, b, as_of, known_on)


@click.command()
@click.argument("id")
@click.option("--copy", "copy", type=click.Path(path_type=Path), metavar="FILE",
              help="Of a document: write what its address gave, byte by byte, to FILE.")  # fmt: skip
@json_option
@click.pass_obj
@example("comity show c-1f0a92", "comity show e-1f0a92", "comity show p-1f0a92",
         "comity show d-7e41b0 --json", "comity show d-7e41b0 --copy page.html")  # fmt: skip
def show(path: str, id: str, copy: Path | None, as_json: bool) -> None:
    """The proof of a claim: its sentence in its paragraph, source, fields and why. Of a document: its text.

    Of an entry: its life with a sentence for each step, accounts that differ side by side, sources, copies and claims.

    Of a promise: who made it, its tests, each rung of its ladder with a sentence, and what was looked through in vain.

    ID is that of a claim (c-...), entry (e-...), promise (p-...) or document (d-...), or an unambiguous beginning of
    it. The number of any claim leads, with e-, to the entry that it is in.
    """
    if copy and not id.startswith("d-"):
        raise UsageError(f"--copy is for documents, and {id!r} is none: give an id that begins with d-")
    with opened(path) as ledger:
        if copy:
            _save_copy(ledger, id, copy)
        elif id.startswith("d-"):
            _show_document(ledger, id, as_json)
        elif id.startswith("e-"):
            _show_entry(Desk(ledger), id, as_json)
        elif id.startswith("p-"):
            _show_promise(Desk(ledger), id, as_json)
        else:
            _show_claim(ledger, id, as_json)


def _show_entry(desk: Desk, id: str, as_json: bool) -> None:
    from comity.present.entry import entry_record, print_entry

    page = desk.entry(id)
    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(entry_record(page)))
        return
    from comity.present.terminal import console

    print_entry(console(), page)


def _show_promise(desk: Desk, id: str, as_json: bool) -> None:
    from comity.present.promises import commitment_record, print_commitment

    found = desk.promise(id)
    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(commitment_record(found)))
        return
    from comity.present.terminal import console

    print_commitment(console(), found)


def _show_claim(ledger: SqlLedger, id: str, as_json: bool) -> None:
    from comity import views
    from comity.judge.claims import told
    from comity.judged import JudgedLedger

    row = JudgedLedger(ledger).claim(id)
    entry = ledger.entries_of([row.claim.id]).get(row.claim.id)
    if as_json:
        from comity.present.data import to_json
        from comity.present.decisions import decision_record

        decided = {"decisions": [decision_record(one) for one in row.decisions]} if row.decisions else {}
        click.echo(to_json(row.claim.to_dict() | {"entry": entry} | decided))
        return
    from comity.present.proof import print_claim
    from comity.present.terminal import console

    lines = [f"{told(one)} ({one.id})" for one in row.decisions]
    print_claim(console(), row.claim, ledger.document(row.claim.document.id), lines)
    if entry:
        click.echo(_named(views.entry(ledger, entry, lineage=False)))


def _named(page: EntryPage) -> str:
    """The entry that a claim is in: id, name and where it stands."""
    from comity.present.entry import state_words
    from comity.present.inert import inert

    return f"entry       {page.entry.id}  {inert(page.entry.name)}: {state_words(page.entry.state)}"


def _save_copy(ledger: SqlLedger, id: str, path: Path) -> None:
    """Write the last kept copy of a document's address to a file."""
    from comity.cli.writing import write_bytes
    from comity.copies import captures_of

    document = ledger.document(id)
    captures = captures_of(ledger.archive, document)
    if not captures:
        raise NotFoundError(f"no copy of {document.id!r} is kept: it was not read from an address by `comity add`")
    write_bytes(path, ledger.archive.copy(captures[-1].sha256))
    click.echo(f"Written: {path}")


def _show_document(ledger: SqlLedger, id: str, as_json: bool) -> None:
    from comity.copies import captures_of
    from comity.judged import JudgedLedger
    from comity.ledger.store import ClaimFilter
    from comity.views import inferred

    document = ledger.document(id)
    claims = list(JudgedLedger(ledger).claims(ClaimFilter(document=document.id)))
    day = None if document.published else inferred(ledger, document.id)
    captures = captures_of(ledger.archive, document)
    if as_json:
        from comity.present.data import document_record, to_json

        record = document_record(document) | {"text": document.text, "claims": [claim.id for claim in claims]}
        record |= {"copies": [asdict(one) for one in captures]} if captures else {}
        click.echo(to_json(record | ({"inferred": asdict(day)} if day else {})))
        return
    from comity.present.kept import kept_rows
    from comity.present.proof import inferred_rows, print_document
    from comity.present.terminal import console

    print_document(console(), document, claims, [*kept_rows(captures), *(inferred_rows(day) if day else ())])


@click.command()
@click.option("--since", required=True, metavar="DATE", help="The first day on which what is new came in (2025-09-01).")
@click.option("--pair", "states", nargs=2, metavar="A B", help="Only what names both countries.")
@limit_option
@json_option
@click.pass_obj
@example("comity changes --since 2025-09-01", "comity changes --since 2025-09 --pair india japan --json")
def changes(path: str, since: str, states: tuple[str, str] | None, limit: int | None, as_json: bool) -> None:
    """What the ledger learned since a day: what moved, was done, missed, planned or said; copies are one line."""
    parties = get_pair(*states) if states else ()
    with Desk(opened(path)) as desk:
        found = desk.changes(since, *parties)
    from comity.present.changes import changes_record, print_changes

    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(changes_record(found, limit or None)))
        return
    from comity.present.terminal import console

    print_changes(console(), found, (LINES if limit is None else limit) or None)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--pair", "states", nargs=2, metavar="A B", help="Only sentences that make a claim on this pair.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Sentences at most.")
@json_option
@click.pass_obj
@example("comity search logistics agreement --pair india japan", "comity search '\"came into force\"'")
def search(path: str, words: tuple[str, ...], states: tuple[str, str] | None, limit: int, as_json: bool) -> None:
    """Sentences that hold all the words, best first; a phrase in double quotes stays one."""
    wanted = " ".join(words)
    if not wanted.strip():
        raise UsageError("nothing to search for: give one word or more")
    parties = get_pair(*states) if states else ()
    with Desk(opened(path)) as desk:
        hits = desk.search(wanted, parties, limit)
    if as_json:
        from comity.present.data import hit_record, to_json

        click.echo(to_json([hit_record(hit) for hit in hits]))
        return
    from comity.present.listing import print_hits
    from comity.present.terminal import console

    print_hits(console(), hits, wanted)


@click.command()
@click.option("--rejected", is_flag=True, help="What could not be used instead, with the step and the reason.")
@json_option
@click.pass_obj
@example("comity documents", "comity documents --rejected", "comity documents --json")
def documents(path: str, rejected: bool, as_json: bool) -> None:
    """The documents that were read: date and how it is known, title, outlet, file, and the claims each makes."""
    if rejected:
        _show_rejections(path, as_json)
        return
    with Desk(opened(path)) as desk:
        rows = list(desk.documents())
        counts = Counter(claim.document.id for claim in desk.claims())
    if as_json:
        from comity.present.data import document_record, to_json

        click.echo(to_json([document_record(row) | {"claims": counts[row.id]} for row in rows]))
        return
    from comity.present.listing import print_documents
    from comity.present.terminal import console

    print_documents(console(), rows, counts)


def _show_rejections(path: str, as_json: bool) -> None:
    with opened(path) as ledger:
        rows = list(ledger.rejections())
    if as_json:
        from comity.present.data import to_json

        click.echo(to_json([asdict(row) for row in rows]))
        return
    from comity.present.inert import inert

    for row in rows:
        click.echo(inert(f"{row.document}: {row.step}: {row.reason}"))
    click.echo(f"{len(rows):,} rejected")


COMMANDS: Final = (pair, show, changes, search, documents)
