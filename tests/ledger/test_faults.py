"""SQLite's errors as a user reads them: one line with what failed, which ledger, what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from comity.errors import LedgerError
from comity.ledger import faults, schema
from comity.ledger.faults import translated
from factories import make_document


def raised(error):
    with pytest.raises(LedgerError) as caught, translated(Path("my.db")):
        raise error
    assert caught.value.__cause__ is error
    return str(caught.value)


def coded(code):
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("code", faults._MEANINGS)
def test_every_known_error_is_one_line_with_a_remedy(code):
    message = raised(coded(code))
    assert message.startswith("the ledger 'my.db' ")
    assert ": " in message and "\n" not in message and "words of SQLite" not in message


def test_extended_codes_mean_what_their_primary_code_means():
    assert "its disk failed" in raised(coded(sqlite3.SQLITE_IOERR_FSYNC))


@pytest.mark.parametrize("error", [coded(sqlite3.SQLITE_ERROR), sqlite3.ProgrammingError("words of SQLite")])
def test_other_errors_keep_sqlites_words(error):
    assert "refused (words of SQLite): check" in raised(error)


def test_a_path_that_may_not_be_looked_at():
    assert raised(PermissionError(13, "Permission denied")).endswith("by --ledger (Permission denied)")


def test_other_exceptions_pass():
    with pytest.raises(KeyError), translated(Path("my.db")):
        raise KeyError


def test_a_ledger_that_may_only_be_read(store):
    store._database.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="may only be read: allow writing"):
        store.record(make_document(), [], "test-1")


def test_a_ledger_that_another_program_holds(store, path):
    store._database.connection.execute("PRAGMA busy_timeout = 1")
    other = schema.attach(path, mode="rw")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="is locked, another program is writing to it: wait"):
        store.record(make_document(), [], "test-1")
    assert list(store.documents()) == []
    other.close()
