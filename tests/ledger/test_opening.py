"""Addresses of databases: which are taken as such, what is said without a driver, and that no password is shown."""

from __future__ import annotations

import sys

import pytest

from comity.errors import LedgerError
from comity.ledger import SqliteLedger, open_ledger
from comity.ledger.postgres import shown

SECRET = "s3cret%40word"


def message(address, **options):
    with pytest.raises(LedgerError) as caught:
        open_ledger(address, **options)
    said = str(caught.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize("name", ["postgresql.db", "postgresql:x.db", "postgres"])
def test_other_names_are_files(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with open_ledger(name) as ledger:
        assert isinstance(ledger, SqliteLedger)
    assert (tmp_path / name).exists()


def test_a_missing_driver_says_how_it_is_installed(monkeypatch):
    monkeypatch.delitem(sys.modules, "comity.ledger.postgres")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "run pip install 'comity[postgres]'" in message("postgresql://asha@127.0.0.1/comity")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://asha:s3cret@db.example:5433/comity", "postgresql://asha@db.example:5433/comity"),
        ("postgres://db.example/comity?password=s3cret&user=asha", "postgresql://asha@db.example/comity"),
        ("postgresql:///comity", "postgresql:///comity"),
        ("postgresql://", "postgresql:///"),
    ],
)
def test_addresses_are_shown_without_password(address, expected):
    assert shown(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://asha:{SECRET}@127.0.0.1:1/comity",
        f"postgresql://asha:{SECRET}@127.0.0.1:one/comity",
        f"postgresql://asha:{SECRET}%zz@127.0.0.1/comity",
        f"postgresql://asha:{SECRET}@127.0.0.1/comity?mood={SECRET}",
        f"postgresql://asha@127.0.0.1:1/comity?password={SECRET}",
    ],
)
def test_no_message_tells_a_password(address):
    said = message(address)
    assert "s3cret" not in said
    assert said.startswith(
        ("the ledger 'postgresql://asha@127.0.0.1", "what begins with 'postgresql://' is no address")
    )


def test_a_server_that_does_not_answer():
    said = message("postgresql://asha@127.0.0.1:1/comity")
    assert "could not be reached (" in said
    assert "check that the server runs" in said
