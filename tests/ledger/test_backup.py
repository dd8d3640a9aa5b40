"""A copy of a ledger file: whole or not there, whatever else goes on."""

from __future__ import annotations

import sqlite3
import sys
import threading
from contextlib import closing

import pytest

from comity.errors import LedgerError
from comity.ledger import backup, open_ledger
from factories import make_claim, make_document

DOCUMENT = make_document()
CLAIM = make_claim(DOCUMENT)


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "safe"
    folder.mkdir()
    return folder / "copy.db"


@pytest.fixture
def filled(store):
    store.record(DOCUMENT, [CLAIM], "test-1")
    return store


def names(target):
    return sorted(file.name for file in target.parent.iterdir())


def test_a_copy_is_a_ledger_of_its_own(filled, target):
    filled.back_up(target)
    assert names(target) == ["copy.db"]
    with open_ledger(target, create=False) as copy:
        assert (list(copy.documents()), list(copy.claims())) == ([DOCUMENT], [CLAIM])
        copy.record(make_document("Other."), [], "test-1")
    assert list(filled.documents()) == [DOCUMENT]


def test_a_file_that_is_there_is_replaced_only_by_force(filled, target):
    target.write_text("precious")
    with pytest.raises(LedgerError, match=r"copy\.db' is there already: name another file, or replace it by --force"):
        filled.back_up(target)
    assert target.read_text() == "precious"
    filled.back_up(target, force=True)
    with open_ledger(target) as copy:
        assert list(copy.claims()) == [CLAIM]


@pytest.mark.parametrize("force", [False, True])
def test_no_ledger_is_copied_over_itself(filled, path, force):
    with pytest.raises(LedgerError, match=r"is there already|is a ledger in use"):
        filled.back_up(path, force=force)
    assert list(filled.claims()) == [CLAIM]


def test_a_folder_is_no_file(filled, tmp_path):
    with pytest.raises(LedgerError, match="is a folder: name a file"):
        filled.back_up(tmp_path, force=True)


def test_a_folder_that_is_not_there(filled, tmp_path):
    with pytest.raises(LedgerError, match=r"nowhere/copy\.db' could not be opened"):
        filled.back_up(tmp_path / "nowhere" / "copy.db")


def test_a_copy_that_fails_leaves_the_former_one(filled, target, monkeypatch):
    filled.back_up(target)
    before = target.read_bytes()

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_sync", fail)
    filled.record(make_document("Other."), [], "test-1")
    with pytest.raises(LedgerError, match="No space left on device"):
        filled.back_up(target, force=True)
    assert target.read_bytes() == before
    assert names(target) == ["copy.db"]


def test_a_damaged_ledger_is_not_copied(filled, target):
    database = filled._database.connection
    database.execute("PRAGMA writable_schema = ON")
    database.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'rejections'")
    with pytest.raises(LedgerError, match="is damaged"):
        filled.back_up(target)
    assert names(target) == []


def test_a_copy_made_while_others_write_holds_whole_documents(path, target):
    done = threading.Event()

    def write():
        with open_ledger(path) as ledger:
            for number in range(200):
                document = make_document(f"India and Japan signed paper {number}. They met.", path=f"{number:03}")
                claims = [make_claim(document, part) for part in (document.text[:-11], "They met.")]
                ledger.record(document, claims, "test-1")
        done.set()

    with open_ledger(path) as ledger:
        writer = threading.Thread(target=write)
        writer.start()
        copies = 0
        while not done.is_set():
            ledger.back_up(target, force=True)
            copies += 1
            with open_ledger(target) as copy:
                assert len(list(copy.claims())) == 2 * len(list(copy.documents()))
            with closing(sqlite3.connect(target)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        writer.join()
    assert copies


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no flush there")
def test_the_name_is_flushed_too(filled, target, monkeypatch):
    flushed = []
    monkeypatch.setattr(backup, "_sync_folder", flushed.append)
    filled.back_up(target)
    assert flushed == [target.parent]
