"""What the SQLite ledger keeps in its file: history, clocks, kept texts; and that a failed write leaves nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from comity.errors import LedgerError
from comity.ledger import ClaimFilter, Source, open_ledger
from factories import make_claim, make_document, make_party, make_when

DOCUMENT = make_document()
CLAIM = make_claim(DOCUMENT)


def rows(path, sql):
    """What another program reads in the ledger's file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def alter(path, sql):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


# --- history ------------------------------------------------------------------------------------------------------


def test_superseded_rows_stay_with_the_time_and_version(store, path):
    store.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1")
    store.record(DOCUMENT, [], "test-2")
    assert rows(path, "SELECT version, coder, superseded_by FROM documents") == [(1, "test-1", 2), (2, "test-2", None)]
    claims = rows(path, "SELECT version, superseded_by, learned < superseded, superseded FROM claims")
    assert claims == [(1, 2, 1, rows(path, "SELECT learned FROM documents WHERE version = 2")[0][0])]


def test_claims_that_did_not_change_keep_their_row(store, path):
    kept = make_claim(DOCUMENT)
    store.record(DOCUMENT, [kept, make_claim(DOCUMENT, kind="policy")], "test-1")
    store.record(DOCUMENT, [kept], "test-2")
    assert rows(path, "SELECT kind, superseded IS NULL FROM claims ORDER BY row") == [("agreement", 1), ("policy", 0)]


def test_the_same_again_writes_nothing(store, path):
    store.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1")
    with closing(sqlite3.connect(path)) as other:
        before = other.execute("PRAGMA data_version").fetchone()
        assert store.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1") == "same"
        assert other.execute("PRAGMA data_version").fetchone() == before


def test_what_was_recorded_is_there_when_opened_again(path):
    with open_ledger(str(path)) as ledger:
        ledger.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1")
    with open_ledger(path, create=False) as ledger:
        assert list(ledger.claims()) == [make_claim(DOCUMENT)]
    assert [file.name for file in path.parent.iterdir()] == ["comity.db"]


# --- clocks -------------------------------------------------------------------------------------------------------


def test_learned_is_utc_whatever_zone_the_clock_has(path):
    tokyo = datetime(2025, 1, 1, 9, tzinfo=timezone(timedelta(hours=9)))
    with open_ledger(path, clock=lambda: tokyo) as ledger:
        ledger.record(DOCUMENT, [], "test-1")
    assert rows(path, "SELECT learned FROM documents") == [("2025-01-01T00:00:00.000000+00:00",)]


@pytest.mark.parametrize(
    ("status", "planned", "happened"),
    [("happened", None, "2024-08-20"), ("denied", None, "2024-08-20"), ("planned", "2024-08-20", None)],
)
def test_planned_and_happened_are_apart(store, path, status, planned, happened):
    claim = make_claim(DOCUMENT, status=status, when=make_when(), due=make_when("2025", start="2025-01-01", end=None))
    store.record(DOCUMENT, [claim], "test-1")
    clocks = "planned_start, planned_end, happened_start, happened_end, due_start, due_end, said_start, published_end"
    expected = (planned, planned, happened, happened, "2025-01-01", None, None, "2024-08-21")
    assert rows(path, f"SELECT {clocks} FROM claims") == [expected]


def test_a_claim_without_dates_borrows_none(store, path):
    undated = make_document(published=None)
    store.record(undated, [make_claim(undated)], "test-1")
    columns = "happened_start, planned_start, due_start, said_start, published_start"
    assert rows(path, f"SELECT {columns} FROM claims") == [(None,) * 5]


def test_a_party_in_two_roles_is_one_match(store):
    claim = make_claim(DOCUMENT, parties=(make_party(), make_party(role="recipient"), make_party()))
    store.record(DOCUMENT, [claim], "test-1")
    assert list(store.claims(ClaimFilter(parties=("IND",)))) == [claim]


# --- kept texts ---------------------------------------------------------------------------------------------------

READINGS = {
    "document": lambda ledger: ledger.document(DOCUMENT.id),
    "documents": lambda ledger: list(ledger.documents()),
    "search": lambda ledger: ledger.search("aircraft"),
    "record": lambda ledger: ledger.record(DOCUMENT, [], "test-2"),
    "coded": lambda ledger: ledger.coded(DOCUMENT, "test-1"),
}


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
@pytest.mark.parametrize("change", ["text = replace(text, 'six', 'ten')", "sha256 = 'none'"])
def test_an_altered_text_is_named(store, path, reading, change):
    store.record(DOCUMENT, [], "test-1")
    alter(path, f"UPDATE texts SET {change}")
    with pytest.raises(LedgerError, match=f"document '{DOCUMENT.id}' .* altered outside the program"):
        reading(store)


def test_an_altered_text_with_its_hash_is_told_by_the_id(store, path):
    store.record(DOCUMENT, [], "test-1")
    other = make_document("Another text.")
    alter(path, f"UPDATE texts SET text = '{other.text}', sha256 = '{other.sha256}'")
    with pytest.raises(LedgerError, match="altered"):
        store.document(DOCUMENT.id)


def test_a_damaged_claim_is_shown(store, path):
    store.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1")
    alter(path, "UPDATE claims SET content = substr(content, 1, 20)")
    with pytest.raises(LedgerError, match="a claim is damaged"):
        list(store.claims())


# --- size ---------------------------------------------------------------------------------------------------------

ASKED = {
    "pending": lambda _, links: links.pending(),
    "gone": lambda _, links: links.gone(),
    "sharing": lambda _, links: links.sharing(["k"]),
    "members": lambda _, links: links.members(["e-1"]),
    "put": lambda _, links: links.put({CLAIM.id: ["k"]}, {CLAIM.id: "e-1"}),
    "proposed": lambda _, links: links.proposed([CLAIM.id]),
    "propose": lambda _, links: links.propose([CLAIM.id], []),
    "unsorted": lambda _, links: links.unsorted(),
    "group": lambda _, links: links.group({DOCUMENT.id: ["k"]}, {DOCUMENT.id: Source(DOCUMENT.id)}),
    "alike": lambda _, links: links.alike(["k"]),
    "entries_of": lambda ledger, _: ledger.entries_of([CLAIM.id]),
    "sources_of": lambda ledger, _: ledger.sources_of([DOCUMENT.id]),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_what_is_asked_while_linking_scans_no_table(store, asked):
    """Only the small indexes of what waits, or was lost, are gone through as a whole."""
    statements, scanned, database = [], [], store._database
    store.record(DOCUMENT, [CLAIM], "test-1")
    with store.linking() as links:
        database.connection.set_trace_callback(statements.append)
        asked(store, links)
        database.connection.set_trace_callback(None)
        for statement in statements:
            plan = [row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {statement}")]
            scanned += [step for step in plan if step.startswith("SCAN") and "USING INDEX" not in step]
    assert statements
    assert not scanned


# --- failed writes ------------------------------------------------------------------------------------------------


def test_a_full_disk_leaves_the_ledger_as_it_was(store, path):
    store.record(DOCUMENT, [make_claim(DOCUMENT)], "test-1")
    store._database.connection.execute("PRAGMA max_page_count = 1")
    large = make_document("India and Japan. " * 20_000)
    with pytest.raises(LedgerError, match=r"its disk is full: free some space") as caught:
        store.record(large, [make_claim(large)], "test-1")
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    assert list(store.documents()) == [DOCUMENT]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_a_full_disk_leaves_the_linking_as_it_was(store, path):
    store.record(DOCUMENT, [CLAIM], "test-1")
    with store.linking() as links:
        links.put({CLAIM.id: ["key"]}, {CLAIM.id: "e-1"})
    store._database.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(LedgerError, match=r"its disk is full: free some space"), store.linking() as links:
        links.put({CLAIM.id: [f"key {number}" for number in range(100_000)]}, {CLAIM.id: "e-2"})
    assert store.entries_of([CLAIM.id]) == {CLAIM.id: "e-1"}
    assert rows(path, "SELECT key FROM claim_keys") == [("key",)]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def test_nothing_else_is_written_while_linking(store):
    with pytest.raises(LedgerError, match="refused"), store.linking():
        store.record(DOCUMENT, [CLAIM], "test-1")
    assert list(store.documents()) == []


def test_after_a_failed_write_the_next_one_works(store):
    unclean = replace(DOCUMENT, title="\ud800")
    with pytest.raises(LedgerError, match="characters that UTF-8 has not"):
        store.record(unclean, [], "test-1")
    assert store.record(DOCUMENT, [], "test-1") == "new"


def test_a_closed_ledger_says_so(path):
    with open_ledger(path) as ledger:
        pass
    with pytest.raises(LedgerError, match="closed database"):
        ledger.record(DOCUMENT, [], "test-1")
    with pytest.raises(LedgerError, match="closed database"):
        ledger.search("aircraft")


def test_importing_the_ledger_is_light():
    heavy = "{'spacy', 'numpy', 'psycopg', 'yaml', 'rich', 'click', 'babel', 'jinja2', 'importlib.resources'}"
    code = f"import sys, comity.ledger; sys.exit(str({heavy} & set(sys.modules)) if {heavy} & set(sys.modules) else 0)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).stderr == b""
