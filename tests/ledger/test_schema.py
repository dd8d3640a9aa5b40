"""Opening: what is a ledger, what is none, and how an older one becomes newer."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import pytest

from comity.errors import LedgerError
from comity.ledger import PairCount, open_ledger, schema
from comity.ledger.database import insertion
from comity.ledger.rows import CLAIM_COLUMNS, DOCUMENT_COLUMNS, claim_values, document_values
from comity.ledger.versions import FOLDER, load_migrations
from factories import make_claim, make_document

DOCUMENT = make_document()
KNOWN = list(range(1, len(load_migrations("sqlite")) + 1))
NEXT = KNOWN[-1] + 1


def pragma(path, name):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def versions(path):
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT version FROM schema_versions ORDER BY version")]


@pytest.fixture
def newer(monkeypatch):
    """A program that knows one more migration; gives a function that says which."""

    def know(script):
        scripts = (*load_migrations("sqlite"), script)
        monkeypatch.setattr(schema, "load_migrations", lambda _: scripts)

    return know


# --- a new ledger -------------------------------------------------------------------------------------------------


def test_a_new_ledger_is_set_up(store, path):
    assert store._database.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert store._database.connection.execute("PRAGMA busy_timeout").fetchone()[0] == schema.BUSY_SECONDS * 1000
    assert (pragma(path, "journal_mode"), pragma(path, "application_id")) == ("wal", schema.APPLICATION)
    assert versions(path) == KNOWN


def test_odd_file_names_are_file_names(tmp_path):
    odd = tmp_path / "a?mode=ro#é %41.db"
    open_ledger(odd).close()
    assert odd.exists()


def test_another_program_that_sets_it_up_is_waited_for(path):
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = Timer(0.2, other.close)
    release.start()
    open_ledger(path).close()
    release.join()
    assert versions(path) == KNOWN


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
def test_migrations_are_numbered_without_a_gap(dialect):
    names = sorted(file.name for file in (FOLDER / dialect).iterdir())
    assert names == [f"{number:04}.sql" for number in range(1, len(names) + 1)]


# --- what is no ledger --------------------------------------------------------------------------------------------


def test_a_missing_ledger_is_not_made(path):
    with pytest.raises(LedgerError, match=r"there is no ledger .*comity\.db': make it by `comity add`"):
        open_ledger(path, create=False)
    assert not path.exists()


def test_a_missing_folder(path):
    with pytest.raises(LedgerError, match="could not be opened: it must be readable and its folder writable"):
        open_ledger(path / "missing" / "comity.db")


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerError, match="is a folder: name a file"):
        open_ledger(tmp_path)


def test_an_empty_file_is_a_ledger_to_be(path):
    path.touch()
    with pytest.raises(LedgerError, match="is empty: fill it"):
        open_ledger(path, create=False)
    open_ledger(path).close()
    assert versions(path) == KNOWN


def test_a_text_file_is_left_alone(path):
    path.write_text("India and Japan signed an agreement. " * 100)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is no ledger, nor any SQLite database: name another file"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE songs (title)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program's database"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_damaged_ledger_says_so(path):
    with open_ledger(path) as ledger:
        ledger.record(DOCUMENT, [], "test-1")
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(LedgerError, match="is damaged: put a backup in its place"):
        open_ledger(path).record(make_document("Another text."), [], "test-1")


# --- versions -----------------------------------------------------------------------------------------------------


def test_a_newer_ledger_is_refused_and_left_alone(path, newer, monkeypatch):
    newer("CREATE TABLE moods (mood);")
    open_ledger(path).close()
    monkeypatch.undo()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=rf"has schema {NEXT}, newer .* up to {KNOWN[-1]}: install"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_an_older_ledger_is_migrated_and_keeps_its_records(path, newer):
    with open_ledger(path) as ledger:
        ledger.record(DOCUMENT, [], "test-1")
    newer("CREATE TABLE moods (mood);\n-- with a remark; and a mark\nINSERT INTO moods VALUES ('a;b');\n")
    with open_ledger(path) as ledger:
        assert list(ledger.documents()) == [DOCUMENT]
    assert versions(path) == [*KNOWN, NEXT]


def test_the_claims_of_the_first_schema_wait_to_be_linked_and_their_pairs_are_counted(path):
    claim, first = make_claim(DOCUMENT), load_migrations("sqlite")[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(f"PRAGMA application_id = {schema.APPLICATION};{first}")
        connection.execute("CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, applied TEXT)")
        connection.execute("INSERT INTO schema_versions VALUES (1, '2025-01-01')")
        text = (DOCUMENT.id, DOCUMENT.sha256, DOCUMENT.text, "2025-01-01")
        kept = {**dict(zip(DOCUMENT_COLUMNS, document_values(DOCUMENT), strict=True)), "version": 1}
        del kept["pages"]
        document = {**kept, "coder": "test-1", "learned": "2025-01-01"}
        connection.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", text)
        connection.execute(insertion("documents", tuple(document)), tuple(document.values()))
        row = (*claim_values(claim, DOCUMENT.published), 1, "2025-01-01")
        connection.execute(insertion("claims", (*CLAIM_COLUMNS, "version", "learned")), row)
        parties = [(1, party.id, party.role) for party in claim.parties]
        connection.executemany("INSERT INTO claim_parties VALUES (?, ?, ?)", parties)
    with open_ledger(path) as ledger, ledger.linking() as links:
        assert (links.pending(), links.unsorted()) == ([claim], [DOCUMENT])
        assert ledger.pairs() == [PairCount("IND", "JPN", 1, 1, "2024-08-21")]


def test_a_migration_that_fails_changes_nothing(path, newer):
    open_ledger(path).close()
    newer("CREATE TABLE moods (mood);\nINSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(LedgerError, match=r"refused \(no such table: nowhere\)"):
        open_ledger(path)
    assert versions(path) == KNOWN
    with closing(sqlite3.connect(path)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'moods'").fetchall()


# --- who may write ------------------------------------------------------------------------------------------------

NOBODY = 65534


@contextmanager
def without_rights(*files):
    """The block runs as a user who owns the files and has no rights but those of their modes."""
    if getattr(os, "geteuid", lambda: 1)() != 0:
        yield
        return
    for file in files:
        os.chown(file, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)])
def test_a_ledger_that_may_not_be_written_says_so_and_stays(file_mode, folder_mode):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "comity.db"
        open_ledger(path).close()
        before = path.read_bytes()
        path.chmod(file_mode)
        path.parent.chmod(folder_mode)
        with without_rights(path, path.parent), pytest.raises(LedgerError, match=r"writable|may only be read"):
            open_ledger(path).record(DOCUMENT, [], "test-1")
        path.parent.chmod(0o755)
        assert path.read_bytes() == before
