"""Opens a ledger: a file, or the database that an address names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from comity.errors import LedgerError
from comity.ledger.rules import Clock, now
from comity.ledger.sql import SqlLedger
from comity.ledger.sqlite import SqliteLedger

ADDRESSES: Final = ("postgresql://", "postgres://")


def open_ledger(path: str | Path, *, create: bool = True, clock: Clock | None = None) -> SqlLedger:
    """Open the ledger at ``path``, and make or migrate it where needed. It is a context manager that closes itself.

    ``path``: a file, or the address of a PostgreSQL database, ``postgresql://user@host/database``. Raises LedgerError,
    a line that says what to do, where there is none and ``create`` is false, and where it is no ledger, is damaged,
    newer than the program, locked, out of reach, or may not be written.
    """
    if isinstance(path, str) and path.startswith(ADDRESSES):
        return _open_postgres(path, create=create, clock=clock or now)
    return SqliteLedger(Path(path), create=create, clock=clock or now)


def shown(path: str | Path) -> str:
    """A ledger as lines name it: without the password that an address may hold. Raises LedgerError where it is none."""
    if not (isinstance(path, str) and path.startswith(ADDRESSES)):
        return str(path)
    from comity.ledger.postgres import shown as shown_address

    return shown_address(path)


def _open_postgres(address: str, *, create: bool, clock: Clock) -> SqlLedger:
    try:
        from comity.ledger.postgres import PostgresLedger
    except ImportError as exc:
        raise LedgerError("a PostgreSQL ledger needs its driver: run pip install 'comity[postgres]'") from exc
    return PostgresLedger(address, create=create, clock=clock)
