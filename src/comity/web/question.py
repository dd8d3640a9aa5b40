"""What is asked of a pair, all of it in the address: two states, two days, a list, a kind, a page of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from comity.errors import UsageError
from comity.model import KINDS, Kind
from comity.web.call import Call

Listed = Literal["actually", "likely", "should", "waiting", "moved"]
LISTED: Final[tuple[Listed, ...]] = get_args(Listed)
MOST_PAGES: Final = 100_000
DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked; the ids of the states in the order of the alphabet."""

    a: str
    b: str
    as_of: str | None = None
    """An ISO day; None: all that was read."""
    known_on: str | None = None
    """An ISO day: as the ledger was at its end; None: as it is."""
    column: Listed = "actually"
    kind: Kind | None = None
    page: int = 1

    @staticmethod
    def of(call: Call) -> Asked:
        """What a call asks. UsageError where it cannot be understood; 404 for an address of no pair at all."""
        a, b = pair_of(call)
        return Asked(
            a, b, call.as_of, call.known_on,
            _one_of(call.query("column"), LISTED, "column") or "actually",
            _one_of(call.query("kind"), KINDS, "kind"), _page(call.query("page")),
        )  # fmt: skip

    @staticmethod
    def on(pair: tuple[str, str], as_of: str | None, known_on: str | None = None) -> Asked:
        """Two states as of a day, in the order of the alphabet."""
        a, b = sorted(pair)
        return Asked(a, b, as_of, known_on)

    @property
    def pair(self) -> str:
        return f"{self.a}-{self.b}"

    def at(self, tail: str = "", **changes: Any) -> str:
        """The address of this with some of it changed, of a page beneath the pair's where a tail is given."""
        there = replace(self, **changes)
        given = there.days | {
            "column": there.column if there.column != "actually" else "",
            "kind": there.kind or "",
            "page": str(there.page) if there.page > 1 else "",
        }
        return address(f"/{self.pair}{tail}", given)

    def under(self, tail: str, **more: str) -> str:
        """The address of a page beneath the pair's, as of the same days."""
        return address(f"/{self.pair}{tail}", self.days | more)

    @property
    def days(self) -> dict[str, str]:
        """The days that are asked for, by their names in the address."""
        return {name: day for name, day in (("as_of", self.as_of), ("known_on", self.known_on)) if day}


def address(path: str, given: dict[str, str]) -> str:
    """A path with what stands behind its question mark; empty values are left out."""
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{path}?{query}" if query else path


def pair_of(call: Call) -> tuple[str, str]:
    """The ids of the states in the address, in the order of the alphabet."""
    if "-" not in call.path("pair"):
        raise HTTPException(404)
    a, b = sorted(call.pair)
    return a, b


def elsewhere(call: Call) -> Response | None:
    """The one address of the pair, where it was written in another way: by name, in small letters, the other way
    round."""
    written, (a, b) = call.path("pair"), pair_of(call)
    if written == f"{a}-{b}":
        return None
    tail = call.request.url.path.removeprefix("/").partition("/")[2]
    query = call.request.url.query
    return RedirectResponse(f"/{a}-{b}{'/' if tail else ''}{tail}{'?' if query else ''}{query}", 308)


def _one_of(given: str, names: tuple[Any, ...], field: str) -> Any:
    if given and given not in names:
        raise UsageError(f"{given!r} is no {field}: use one of {', '.join(names)}")
    return given or None


def _page(given: str) -> int:
    number = int(given) if given.isascii() and given.isdigit() and len(given) <= DIGITS else 0
    if given and not 1 <= number <= MOST_PAGES:
        raise UsageError(f"{given!r} is no page: give a whole number from 1 on")
    return number or 1
