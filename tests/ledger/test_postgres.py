"""What the PostgreSQL ledger does beside the contract. Needs a server: ``.ci/postgres`` starts one."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import psycopg
import pytest

from comity.errors import LedgerError
from comity.ledger import open_ledger, postgres
from comity.ledger.lexemes import MOST_BYTES, MOST_LETTERS
from comity.ledger.versions import load_migrations
from factories import make_claim, make_document, make_party
from ledger.conftest import SERVER, make_clock, postgres_address, postgres_ledger

pytestmark = pytest.mark.skipif(not SERVER, reason="COMITY_TEST_POSTGRES names no server")
DOCUMENT = make_document()
CLAIM = make_claim(DOCUMENT)
KNOWN = len(load_migrations("postgres"))


@pytest.fixture
def address():
    with postgres_address() as opened:
        yield opened


@pytest.fixture
def store():
    with postgres_ledger() as opened:
        yield opened


def asked(address, sql):
    """What another program reads, or does."""
    with psycopg.connect(address, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


# --- opening ------------------------------------------------------------------------------------------------------


def test_a_new_ledger_is_marked_and_kept(address):
    with open_ledger(address) as ledger:
        ledger.record(DOCUMENT, [CLAIM], "test-1")
    with open_ledger(address, create=False) as ledger:
        assert list(ledger.claims()) == [CLAIM]
    assert asked(address, "SELECT obj_description('schema_versions'::regclass)") == [("Comity ledger",)]


def test_an_empty_schema_is_a_ledger_to_be(address):
    with pytest.raises(LedgerError, match=r"the ledger 'postgresql://.*' is empty: fill it by `comity add`"):
        open_ledger(address, create=False)
    assert asked(address, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == []


def test_another_programs_tables_are_left_alone(address):
    asked(address, "CREATE TABLE documents (song TEXT)")
    with pytest.raises(LedgerError, match="holds another program's tables, no ledger: name another database"):
        open_ledger(address)
    assert asked(address, "SELECT count(*) FROM documents") == [(0,)]


def test_a_newer_ledger_is_refused_and_left_alone(address):
    open_ledger(address).close()
    asked(address, f"INSERT INTO schema_versions VALUES ({KNOWN + 1}, '2025-01-01')")
    with pytest.raises(LedgerError, match=rf"has schema {KNOWN + 1}, newer .* up to {KNOWN}: install a newer Comity"):
        open_ledger(address)


def test_a_migration_that_fails_changes_nothing(address, monkeypatch):
    open_ledger(address).close()
    scripts = (*load_migrations("postgres"), "CREATE TABLE moods (mood TEXT); INSERT INTO nowhere VALUES (1);")
    monkeypatch.setattr(postgres, "load_migrations", lambda _: scripts)
    with pytest.raises(LedgerError, match="refused"):
        open_ledger(address)
    assert asked(address, "SELECT max(version), to_regclass('moods') FROM schema_versions") == [(KNOWN, None)]


def test_an_older_ledger_is_migrated_and_keeps_its_records(address, monkeypatch):
    with open_ledger(address) as ledger:
        ledger.record(DOCUMENT, [CLAIM], "test-1")
    scripts = (*load_migrations("postgres"), "CREATE TABLE moods (mood TEXT);")
    monkeypatch.setattr(postgres, "load_migrations", lambda _: scripts)
    with open_ledger(address) as ledger:
        assert list(ledger.claims()) == [CLAIM]
    assert asked(address, "SELECT max(version) FROM schema_versions") == [(KNOWN + 1,)]


def test_two_programs_may_make_one_ledger(address):
    code = "import sys; from comity.ledger import open_ledger; open_ledger(sys.argv[1]).close()"
    command = [sys.executable, "-c", code, address]
    programs = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    assert [program.communicate()[1] for program in programs] == [b""] * 3


def test_a_database_that_is_not_there():
    missing = SERVER.rpartition("/")[0] + "/missing"
    with pytest.raises(LedgerError, match=r"/missing' could not be reached \(.*does not exist\): check"):
        open_ledger(missing)


def test_a_schema_that_is_not_there():
    with pytest.raises(LedgerError, match="has no schema to keep a ledger in"):
        open_ledger(f"{SERVER}?options=-csearch_path%3Dmissing")


# --- failed writes ------------------------------------------------------------------------------------------------


def test_a_ledger_that_another_program_holds(store):
    store._database.run("SET lock_timeout = '50ms'")
    with psycopg.connect(store._database._address) as other:
        other.execute(postgres._LOCK)
        with pytest.raises(LedgerError, match="is locked, another program is writing to it: wait"):
            store.record(DOCUMENT, [], "test-1")
    assert list(store.documents()) == []
    assert store.record(DOCUMENT, [], "test-1") == "new"


def test_a_ledger_that_may_only_be_read(store):
    store._database.run("SET default_transaction_read_only = on")
    with pytest.raises(LedgerError, match="may only be read: allow writing to its database"):
        store.record(DOCUMENT, [], "test-1")


def test_a_user_without_rights(store, address):
    name = asked(store._database._address, "SELECT current_schema()")[0][0]
    asked(address, f"DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN; GRANT USAGE ON SCHEMA {name} TO guest")
    guest = store._database._address.replace("comity@", "guest@")
    with pytest.raises(LedgerError, match=r"//guest@.* may not be read or written by this user: grant it the rights"):
        open_ledger(guest)
    asked(address, f"REVOKE ALL ON SCHEMA {name} FROM guest; DROP ROLE guest")


def test_a_connection_that_is_lost_says_so_and_leaves_nothing_half(address, monkeypatch):
    def cut(*_):
        asked(address, f"SELECT pg_terminate_backend({ledger._database.connection.info.backend_pid})")

    with open_ledger(address) as ledger:
        monkeypatch.setattr(ledger, "_add_sentences", cut)
        with pytest.raises(LedgerError, match=r"could not be reached \(.*\): check that the server runs"):
            ledger.record(DOCUMENT, [CLAIM], "test-1")
    with open_ledger(address) as ledger:
        assert (list(ledger.documents()), list(ledger.claims())) == ([], [])


def test_nothing_else_is_written_while_linking(store):
    store.record(DOCUMENT, [CLAIM], "test-1")
    with pytest.raises(LedgerError, match="refused"), store.linking() as links:
        links.put({}, {CLAIM.id: "e-1"})
        store.record(make_document("Other."), [], "test-1")
    assert list(store.documents()) == [DOCUMENT]
    assert store.entries_of([CLAIM.id]) == {}


def test_after_a_failed_write_the_next_one_works(store):
    with pytest.raises(LedgerError, match="characters that UTF-8 has not"):
        store.record(replace(DOCUMENT, title="\ud800"), [], "test-1")
    assert store.record(DOCUMENT, [CLAIM], "test-1") == "new"


def test_a_closed_ledger_says_so(address):
    with open_ledger(address) as ledger:
        pass
    with pytest.raises(LedgerError, match="the connection is closed"):
        ledger.record(DOCUMENT, [], "test-1")
    with pytest.raises(LedgerError, match="the connection is closed"):
        ledger.search("aircraft")


# --- what text can hold -------------------------------------------------------------------------------------------


def test_characters_that_its_text_has_not_are_kept_in_order(store):
    texts = ["a\0", "a\0b", "a\1", "a\1a", "a\1b", "a\2"]
    for text in reversed(texts):
        store.record(make_document(f"{text} talks", path=text, title=text), [], "test-1")
    assert [document.path for document in store.documents()] == texts
    assert [document.title for document in store.documents()] == texts


def test_very_long_paths_words_and_sentences(store):
    word = "a" * (MOST_LETTERS * 20)
    words = " ".join(f"w{number}" for number in range(MOST_BYTES // 5))
    document = make_document(f"{word} {words}", path="long/" * 900)
    store.record(document, [make_claim(document, word, parties=(make_party("X" * 900),))], "test-1")
    for sought in (word, "w0", '"w0 w1"'):
        assert len(store.search(sought)) >= 1
    assert [claim.document.path for claim in store.claims()] == ["long/" * 900]


def test_a_stream_that_is_left_early_ends_its_connection(store):
    for number in range(3):
        store.record(make_document(f"Text {number}."), [], "test-1")
    found = store.documents()
    next(found)
    del found
    streams = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%stream%' AND pid <> pg_backend_pid()"
    assert asked(store._database._address, streams) == [(0,)]


def test_its_clock_is_the_ledgers(address):
    with open_ledger(address, clock=make_clock()) as ledger:
        ledger.record(DOCUMENT, [], "test-1")
    assert asked(address, "SELECT learned < '2025-01-01T00:01' FROM documents") == [(True,)]


def test_a_backup_is_left_to_its_own_program(store, tmp_path):
    with pytest.raises(LedgerError, match=r"lies in PostgreSQL, which copies it itself: pg_dump .*copy\.db"):
        store.back_up(tmp_path / "copy.db")
