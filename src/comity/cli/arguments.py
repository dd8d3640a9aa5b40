"""What a person hands to commands: the ledger, countries, dates, and the options that several share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.ledger import SqliteLedger

Function = TypeVar("Function", bound=Callable[..., Any])


json_option: Final = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
as_of_option: Final = click.option(
    "--as-of", metavar="DATE", help="Only what was published, and had happened, by this day (2021-07-11)."
)


def example(*lines: str) -> Callable[[Function], Function]:
    """Put an example at the end of a command's help."""

    def add(function: Function) -> Function:
        shown = "\n".join(f"  {line}" for line in lines)
        function.__doc__ = f"{(function.__doc__ or '').rstrip()}\n\n\b\nExample:\n{shown}\n"
        return function

    return add


def opened(path: str, create: bool = False) -> SqliteLedger:
    """The ledger at ``path``; commands that only read make none."""
    from comity.ledger import open_ledger

    return open_ledger(path, create=create)


def state(text: str) -> str:
    """The ISO 3166-1 alpha-3 id of a country by code or name. UsageError, with suggestions, where there is none."""
    from comity.who import state_id, suggest_states

    found = state_id(text)
    if found is None:
        near = suggest_states(text)
        hint = f"; did you mean {', '.join(near)}?" if near else "; give a name (japan) or a three-letter code (JPN)"
        raise UsageError(f"no country is called {text!r}{hint}")
    return found


def two_states(a: str, b: str) -> tuple[str, str]:
    """The ids of a pair. UsageError where both are one country."""
    first, second = state(a), state(b)
    if first == second:
        raise UsageError(f"{a!r} and {b!r} are one country ({first}): a pair needs two")
    return first, second


def day(text: str | None) -> str | None:
    """The last day of a date, month or year: ``2021-07`` is 2021-07-31. UsageError where it is no date."""
    from comity.edtf import bounds

    if text is None:
        return None
    try:
        end = bounds(text)[1] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else None
    except ValueError:
        end = None
    if end is None:
        raise UsageError(f"{text!r} is no date: write it like 2021-07-11, 2021-07 or 2021")
    return end
