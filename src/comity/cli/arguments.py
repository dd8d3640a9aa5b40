"""What a person hands to commands: the ledger, countries, dates, and the options that several share."""

from __future__ import annotations

from collections.abc import Callable
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from comity.ledger import SqlLedger

Function = TypeVar("Function", bound=Callable[..., Any])


json_option: Final = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
as_of_option: Final = click.option(
    "--as-of", metavar="DATE", help="Only what was published, and had happened, by this day (2021-07-11)."
)
known_on_option: Final = click.option(
    "--known-on", metavar="DATE", help="Only what the ledger held on this day, linked and decided as it was then."
)


def example(*lines: str) -> Callable[[Function], Function]:
    """Put an example at the end of a command's help."""

    def add(function: Function) -> Function:
        shown = "\n".join(f"  {line}" for line in lines)
        function.__doc__ = f"{cleandoc(function.__doc__ or '')}\n\n\b\nExample:\n{shown}\n"
        return function

    return add


def opened(path: str, create: bool = False) -> SqlLedger:
    """The ledger at ``path``; commands that only read make none."""
    from comity.ledger import open_ledger

    return open_ledger(path, create=create)
