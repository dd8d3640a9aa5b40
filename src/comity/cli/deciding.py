"""Commands by which people correct the machine: decide and review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import example, json_option, opened
from comity.desk import get_pair
from comity.errors import EvaluateError, UsageError

if TYPE_CHECKING:
    from comity.judge.queue import Item
    from comity.ledger import SqlLedger
    from comity.model import Action, Decision

LINES: Final = 20
"""Items that are printed without --limit."""
ACTIONS: Final = ("accept", "reject", "edit", "merge", "split", "undo")
PATH: Final = click.Path(path_type=Path)


@click.command()
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--why", required=True, metavar="WORDS", help="The reason: kept with the decision.")
@click.option("--by", metavar="NAME", help="Who decides. Default: COMITY_EDITOR.")
@click.option("--set", "edits", multiple=True, metavar="FIELD=VALUE",
              help="With edit: what is right. Repeatable; VALUE none takes it away.")  # fmt: skip
@click.pass_obj
@example('comity decide reject c-2ee504 --why "a rehearsal, no exercise" --by "K. Ito"',
         'comity decide edit c-2ee504 --set status=promised --set when=2022-03-19 --why "a promise"',
         'comity decide undo j-91be02 --why "it was right"')  # fmt: skip
def decide(path: str, action: Action, ids: tuple[str, ...], why: str, by: str | None, edits: tuple[str, ...]) -> None:
    """Correct the machine: what is decided holds through every later reading, and can be undone.

    \b
    accept, reject  claims (c-...), or all claims of entries (e-...)
    edit            claims: other values in the fields that --set names
    merge           two entries or more that are one
    split           an entry and the claims that leave it, or two entries to keep apart
    undo            decisions (j-...), undoings among them
    """
    from comity.deciding import decide as decided
    from comity.deciding import signed
    from comity.present.inert import inert

    signature = signed(by, why)
    with opened(path) as ledger:
        for decision in decided(ledger, action, ids, signature, edits):
            click.echo(inert(f"{decision.id}: {_told(decision, ids)}"))


def _told(decision: Decision, ids: Sequence[str]) -> str:
    """What it did, in a few words."""
    from comity.judge.claims import done

    named = ", ".join(dict.fromkeys(ids))
    count = len(decision.targets)
    claims = f"{count} claim{'' if count == 1 else 's'}"
    if decision.action == "split" and not any(id.startswith("c-") for id in ids):
        return f"kept {named} apart"
    if decision.action == "split":
        return f"split {claims} from {ids[0]}"
    if decision.action == "undo":
        return f"undid {decision.undoes}"
    if decision.action == "merge":
        return f"merged {named}"
    return f"{done(decision)}: {named if count == len(set(ids)) else f'{claims} of {named}'}"


@click.command()
@click.option("--pair", "states", nargs=2, metavar="A B", help="Only claims that name both.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N",
              help=f"Items; 0 is all. Default: {LINES}; with --json all.")  # fmt: skip
@click.option("--next", "first", is_flag=True, help="The first item alone, with all fields.")
@click.option("--blind", type=click.IntRange(min=1), metavar="N", help="Draw a sheet of N passages to code instead.")
@click.option("--coder", metavar="NAME", help="With --blind: who will fill in the sheet.")
@click.option("--seed", type=int, default=0, show_default=True, help="With --blind: another number, other passages.")
@click.option(
    "--agreement", "sheets", nargs=2, type=PATH, metavar="A B", help="Compare two sheets that were filled in."
)
@click.option(
    "-o", "--output", type=PATH, metavar="FILE", help="The sheet, or the differences: FILE.csv or FILE.jsonl."
)
@json_option
@click.pass_obj
@example("comity review --pair india japan --limit 5", "comity review --blind 100 --coder ito -o ito.csv",
         "comity review --agreement ito.csv rao.csv -o differences.csv")  # fmt: skip
def review(  # noqa: PLR0913
    path: str, states: tuple[str, str] | None, limit: int | None, first: bool, blind: int | None, coder: str | None,
    seed: int, sheets: tuple[Path, Path] | None, output: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """What a person should look at, what matters most first, each with the commands that decide it."""
    if sheets:
        _compare(sheets, output, as_json)
        return
    parties = get_pair(*states) if states else ()
    if blind is not None:
        _draw(path, parties, (blind, seed), coder, output)
        return
    if output is not None or coder is not None:
        raise UsageError("-o and --coder go with --blind N or --agreement A B")
    with opened(path) as ledger:
        items = _items(ledger, parties)
    if first:
        items = items[:1]
    _show(items, limit, first, as_json)


def _items(ledger: SqlLedger, parties: tuple[str, ...]) -> list[Item]:
    from comity.desk import Desk

    return Desk(ledger).review(*parties)


def _show(items: Sequence[Item], limit: int | None, full: bool, as_json: bool) -> None:
    from comity.present.queue import item_record, print_item, print_queue

    if as_json:
        from comity.present.data import to_json

        click.echo(to_json([item_record(item) for item in items[: limit or None]]))
        return
    from comity.present.terminal import console

    if full and items:
        print_item(console(), items[0])
        return
    print_queue(console(), items, (LINES if limit is None else limit) or None)


def _draw(path: str, parties: tuple[str, ...], size: tuple[int, int], coder: str | None, output: Path | None) -> None:
    """Write a blank sheet; ``size``: passages, and the seed."""
    if coder is None or output is None:
        raise UsageError("--blind needs --coder NAME, who fills in the sheet, and -o FILE")
    from comity.sheets import blank, draw, write_sheet

    with opened(path) as ledger:
        drawn = draw(ledger, parties, *size)
    write_sheet(output, [blank(spot, coder) for spot in drawn])
    click.echo(f"Written: {output}, {len(drawn):,} passage{'' if len(drawn) == 1 else 's'}")


def _compare(sheets: tuple[Path, Path], output: Path | None, as_json: bool) -> None:
    from dataclasses import asdict

    from comity.judge.agreement import agreement, differences, rows_of
    from comity.sheets import DIFFERENCES, read_sheet, write_sheet

    a, b = map(read_sheet, sheets)
    if not {row["passage"] for row in a} & {row["passage"] for row in b}:
        words = f"{str(sheets[0])!r} and {str(sheets[1])!r} have no passage in common"
        raise EvaluateError(f"{words}: draw both from one ledger with the same --blind, --pair and --seed")
    measured, left = agreement(a, b), differences(a, b)
    if output is not None:
        write_sheet(output, rows_of(left), DIFFERENCES)
    if as_json:
        from comity.present.data import to_json

        record = {"agreement": [asdict(row) for row in measured], "differences": [asdict(row) for row in left]}
        click.echo(to_json(record))
        return
    from comity.present.queue import print_agreement
    from comity.present.terminal import console

    print_agreement(console(), measured, len(left))


COMMANDS: Final = (review, decide)
