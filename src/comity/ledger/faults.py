"""The one place where SQLite's errors become Comity's: what failed, which ledger, what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from comity.errors import LedgerError

_DAMAGED = "is damaged: put a backup in its place, or make a new ledger by adding the documents again"
_NO_WAY = "could not be opened: it must be readable and its folder writable, or name another by --ledger"
_MEANINGS: Final[dict[int, str]] = {
    sqlite3.SQLITE_FULL: "could not be written, its disk is full: free some space and run the command again",
    sqlite3.SQLITE_READONLY: "may only be read: allow writing to the file and its folder, or name another by --ledger",
    sqlite3.SQLITE_PERM: "may not be opened: allow reading and writing it, or name another by --ledger",
    sqlite3.SQLITE_CANTOPEN: _NO_WAY,
    sqlite3.SQLITE_BUSY: "is locked, another program is writing to it: wait for that to end and run the command again",
    sqlite3.SQLITE_NOTADB: "is no ledger, nor any SQLite database: name another file by --ledger",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR: "could not be read or written, its disk failed: check the disk and its free space",
}
"""What SQLite's primary result codes mean to a user; the rest are told in SQLite's own words."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns what SQLite and the file system raise inside the block into a LedgerError of one line about ``path``."""
    try:
        yield
    except sqlite3.Error as exc:
        raise LedgerError(_message(exc, path)) from exc
    except OSError as exc:
        raise LedgerError(f"the ledger {str(path)!r} {_NO_WAY} ({exc.strerror})") from exc
    except UnicodeEncodeError as exc:
        reason = f"it holds characters that UTF-8 has not: {exc.object[:80]!r}"
        raise LedgerError(f"the ledger {str(path)!r} cannot keep a record, {reason}: give it as clean text") from exc


def _message(exc: sqlite3.Error, path: Path) -> str:
    code = getattr(exc, "sqlite_errorcode", None)
    other = f"refused ({exc}): check that it is a whole ledger that no other program alters"
    meaning = other if code is None else _MEANINGS.get(code & 0xFF, other)
    return f"the ledger {str(path)!r} {meaning}"
