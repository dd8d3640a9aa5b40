"""Commands that keep a ledger in order: backup and link."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from comity.cli.arguments import example, opened


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
@click.pass_obj
@example("comity backup ledger-2025-01-31.db", "comity --ledger embassy.db backup /mnt/safe/embassy.db --force")
def backup(path: str, file: Path, force: bool) -> None:
    """Copy the ledger to FILE, as it is at one moment, also while others write to it.

    The copy is a ledger of its own. It gets its name only when it is whole and on the disk.
    """
    with opened(path) as ledger:
        ledger.back_up(file, force=force)
    click.echo(f"Written: {file}")


@click.command()
@click.option("--afresh", is_flag=True, help="Everything anew, as after a change of the rules or points of linking.")
@click.pass_obj
@example("comity link", "comity link --afresh")
def link(path: str, afresh: bool) -> None:
    """Put claims that are in no entry yet into theirs; `comity add` does it too.

    What people decided holds. The result is the same, whether claims are linked bit by bit or afresh.
    """
    from comity.relink import relink

    with opened(path) as ledger:
        placed = relink(ledger, afresh=afresh)
    click.echo(f"{placed:,} {'claim' if placed == 1 else 'claims'} linked")


COMMANDS: Final = (backup, link)
"""The commands of this module."""
