"""The one place where PostgreSQL's errors become Comity's: what failed, which ledger, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg

from comity.errors import LedgerError

_CHECK: Final = "check that the server runs, and the names of user and database; a password comes from PGPASSWORD"
_MEANINGS: Final[dict[str, str]] = {
    "53100": "could not be written, the disk of its server is full: free some space and run the command again",
    "53300": "takes no more connections: run the command again later",
    "25006": "may only be read: allow writing to its database, or name another by --ledger",
    "42501": "may not be read or written by this user: grant it the rights, or name another user in the address",
    "55P03": "is locked, another program is writing to it: wait for that to end and run the command again",
    "3D000": "is not there: make its database by `createdb`, or name another by --ledger",
    "XX001": "is damaged: put a backup in its place, or make a new ledger by adding the documents again",
    "XX002": "has a damaged index: run `reindexdb` on its database",
}
"""What SQLSTATEs mean to a user; the rest are told in the server's own words."""


@contextmanager
def translated(ledger: str) -> Iterator[None]:
    """Turns what the driver raises inside the block into a LedgerError of one line. ``ledger``: as it is shown."""
    try:
        yield
    except psycopg.Error as exc:
        raise LedgerError(f"the ledger {ledger!r} {_meaning(exc)}") from exc
    except UnicodeEncodeError as exc:
        reason = f"it holds characters that UTF-8 has not: {exc.object[:80]!r}"
        raise LedgerError(f"the ledger {ledger!r} cannot keep a record, {reason}: give it as clean text") from exc


def _meaning(exc: psycopg.Error) -> str:
    known = _MEANINGS.get(exc.sqlstate or "")
    if known is not None:
        return known
    words = " ".join(str(exc).split())
    if isinstance(exc, psycopg.OperationalError):
        return f"could not be reached ({words}): {_CHECK}"
    return f"refused ({words}): check that it is a whole ledger that no other program alters"
