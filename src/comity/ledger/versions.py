"""The versions of a ledger's schema: the scripts that lead from each to the next, and what is too new."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from comity.errors import LedgerError

APPLICATION: Final = 0x436F6D69
"""Tells a ledger from other programs' databases ("Comi")."""
BUSY_SECONDS: Final = 60.0
"""How long one writer waits for another."""
FOLDER: Final = Path(__file__).with_name("migrations")


@cache
def load_migrations(dialect: str) -> tuple[str, ...]:
    """The SQL that leads from each schema version to the next; the first makes version 1. ``dialect``: its folder."""
    return tuple(file.read_text("utf-8") for file in sorted((FOLDER / dialect).glob("[0-9]*.sql")))


def check_version(ledger: str, held: int, known: int) -> None:
    """Raises LedgerError where a ledger is of a newer schema than this program knows."""
    if held > known:
        words = f"has schema {held}, newer than this program, which knows schemas up to {known}"
        raise LedgerError(f"the ledger {ledger!r} {words}: install a newer Comity")
