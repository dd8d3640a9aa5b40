"""The command line: ``main`` runs a command and is the one place that turns errors into exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from comity.cli import (
    asking,
    deciding,
    drawing,
    figuring,
    hearing,
    keeping,
    measuring,
    promising,
    reading,
    serving,
    watching,
    writing,
)
from comity.errors import ComityError, PresentError, UsageError
from comity.settings import get

__all__ = ["cli", "main"]

INTERRUPTED = 130


class Commands(click.Group):
    """The group of all commands, listed in the order in which a person needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version of the installed package and stop."""
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        click.echo(f"comity {version('comity')}")
    except PackageNotFoundError:
        click.echo("comity, not installed")
    ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help="Show the version and exit.")  # fmt: skip
@click.option(
    "--ledger",
    metavar="PATH",
    help="The ledger: a file, or postgresql://USER@HOST/DATABASE. Default: COMITY_LEDGER, else comity.db here.",
)
@click.pass_context
def cli(ctx: click.Context, ledger: str | None) -> None:
    """What states say, promise and do to one another: a ledger in which a sentence proves every line.

    \b
    Example:
      comity add reports/ --published notes.txt=2024-08-21
      comity pair india japan
    """
    ctx.obj = ledger or str(get("ledger"))


MODULES = (
    reading, watching, asking, hearing, promising, figuring, drawing, deciding, writing, serving, keeping, measuring,
)  # fmt: skip
for command in (command for module in MODULES for command in module.COMMANDS):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit status: 0, 1 (our error, one line on stderr), 2 (usage), 130 (Ctrl-C)."""
    _make_printable()
    try:
        result = cli.main(args=None if arguments is None else list(arguments), standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as exc:
        exc.show()
        return exc.exit_code
    except click.Abort:
        return INTERRUPTED
    except ComityError as exc:
        return _say(exc)
    except BrokenPipeError:
        return _hush()
    except OSError as exc:
        return _say(PresentError(f"cannot write the output: {exc.strerror}; make room or write elsewhere with -o"))
    return result if isinstance(result, int) else 0


def _say(error: ComityError) -> int:
    from comity.present.inert import inert

    sys.stdout.flush()
    click.echo(f"comity: {inert(str(error))}", err=True)
    return 2 if isinstance(error, UsageError) else 1


def _hush() -> int:
    """The reader of our output went away: no message, and none when Python closes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _make_printable() -> None:
    """Names of files that are no text, and narrow encodings, must not stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
