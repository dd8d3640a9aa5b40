"""The command that holds the sides' texts of one meeting against one another: accounts."""

from __future__ import annotations

from typing import Final

import click

from comity.cli.arguments import example, json_option, opened
from comity.desk import Desk


@click.command()
@click.argument("entry")
@click.option("--between", "states", nargs=2, metavar="A B", help="Of three sides or more, these two alone.")
@click.option(
    "--format", "form", type=click.Choice(["text", "md"]), default="text", show_default=True, help="How to print it."
)
@json_option
@click.pass_obj
@example("comity accounts e-1f0a92", "comity accounts e-1f0a92 --between india japan --format md",
         "comity accounts e-1f0a92 --json")  # fmt: skip
def accounts(path: str, entry: str, states: tuple[str, str] | None, form: str, as_json: bool) -> None:
    """How the sides' own texts of one meeting differ: what both say, with the harder verb, and what one alone says.

    ENTRY is the id of a meeting, exercise, round or incident (e-...), or of any claim in it with e- for c-.
    """
    with Desk(opened(path)) as desk:
        found = desk.accounts(entry, *(states or ()))
    from comity.present.accounts import accounts_record, print_accounts, to_markdown

    if as_json:
        from comity.present.data import to_json

        click.echo(to_json(accounts_record(found)))
    elif form == "md":
        click.echo(to_markdown(found), nl=False)
    else:
        from comity.present.terminal import console

        print_accounts(console(), found)


COMMANDS: Final = (accounts,)
