"""Opens a ledger file: looks whether it is one, sets SQLite up, and brings its schema up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

from comity.errors import LedgerError
from comity.ledger.versions import APPLICATION, BUSY_SECONDS, check_version, load_migrations


def connect(path: Path, *, create: bool, now: str) -> sqlite3.Connection:
    """A connection to the ledger at ``path``, of the newest schema; ``now`` dates the migrations it takes.

    Raises LedgerError where there is none and ``create`` is false, where the file is not a ledger, or newer than the
    program; sqlite3.Error where SQLite fails.
    """
    _check_path(path, create=create)
    connection = attach(path, mode="rwc" if create else "rw")
    try:
        _check_content(connection, path, create=create)
        _prepare(connection, path, now)
    except BaseException:
        connection.close()
        raise
    return connection


def attach(path: Path, *, mode: str) -> sqlite3.Connection:
    """A bare connection that leaves transactions to the caller. ``mode`` as in SQLite's addresses: ro, rw, rwc."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=mode != "ro"
    )
    connection.row_factory = sqlite3.Row
    return connection


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"the ledger {str(path)!r} is a folder: name a file by --ledger")
    if not create and not path.exists():
        raise LedgerError(f"there is no ledger {str(path)!r}: make it by `comity add`, or name another by --ledger")


def _check_content(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Reads only: a file that turns out to be something else is left as it was."""
    empty = not _number(connection, "SELECT count(*) FROM sqlite_master")
    if empty and not create:
        raise LedgerError(f"the ledger {str(path)!r} is empty: fill it by `comity add`, or name another by --ledger")
    if not empty and _number(connection, "PRAGMA application_id") != APPLICATION:
        raise LedgerError(f"{str(path)!r} is another program's database, no ledger: name another file by --ledger")


def _prepare(connection: sqlite3.Connection, path: Path, now: str) -> None:
    _check_version(connection, path)
    _use_wal(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    if _version(connection) < len(load_migrations("sqlite")):
        _migrate(connection, path, now)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Waits for a program that does the same: SQLite, which waits elsewhere, gives up at once here."""
    deadline = monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as exc:
            if exc.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)


def _migrate(connection: sqlite3.Connection, path: Path, now: str) -> None:
    """Takes all missing migrations in one transaction; looks again inside it, as another program may have done so."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        _check_version(connection, path)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, applied TEXT)")
        held = _version(connection)
        for version, script in enumerate(load_migrations("sqlite")[held:], held + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute("INSERT INTO schema_versions VALUES (?, ?)", (version, now))
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    check_version(str(path), _version(connection), len(load_migrations("sqlite")))


def _version(connection: sqlite3.Connection) -> int:
    if not _number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'schema_versions'"):
        return 0
    return _number(connection, "SELECT ifnull(max(version), 0) FROM schema_versions")


def _number(connection: sqlite3.Connection, sql: str) -> int:
    return int(connection.execute(sql).fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
