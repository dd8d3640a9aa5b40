"""Copies a ledger file while others write to it: the copy is whole or not there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from comity.errors import LedgerError
from comity.ledger.faults import translated


def back_up(source: sqlite3.Connection, target: Path, *, force: bool) -> None:
    """Copy the database behind ``source``, as it is at one moment, to the file ``target``; ``force`` replaces one.

    Raises LedgerError where the file is there already, is a ledger in use, or cannot be written.
    """
    with translated(target):
        _check(target, force=force)
        with _beside(target) as copy:
            _copy(source, copy)
            _sync(copy)
            copy.replace(target)
            _sync_folder(target.parent)


def _check(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise LedgerError(f"the backup {str(target)!r} is a folder: name a file")
    if target.exists() and not force:
        raise LedgerError(f"the backup {str(target)!r} is there already: name another file, or replace it by --force")
    if target.with_name(f"{target.name}-wal").exists():
        raise LedgerError(f"the backup {str(target)!r} is a ledger in use: name another file")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A name in the same folder, under which nothing is left."""
    copy = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield copy
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, copy: Path) -> None:
    """All pages in one step, so that writers neither wait nor make it begin anew; then a file that stands alone."""
    with closing(sqlite3.connect(copy)) as connection:
        source.backup(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise LedgerError(f"the ledger is damaged ({found}), it was not copied: put an older backup in its place")


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _sync_folder(folder: Path) -> None:
    """So that the new name survives a failing machine, where the system can do so for folders."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
