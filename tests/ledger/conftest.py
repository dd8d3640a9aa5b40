"""All ledgers for the contract, and one SQLite ledger in a file for what only a file can do.

PostgreSQL is one of them where ``COMITY_TEST_POSTGRES`` names a server; see ``.ci/postgres``.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from comity.ledger import MemoryLedger, SqlLedger, open_ledger

SERVER = os.environ.get("COMITY_TEST_POSTGRES", "")
AnyLedger = MemoryLedger | SqlLedger
Opener = Callable[[], AbstractContextManager[AnyLedger]]


def make_clock() -> Callable[[], datetime]:
    """A clock that starts on 1 January 2025 and goes on by one second whenever it is read."""
    seconds = count()
    return lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


def memory_ledger(clock=None) -> MemoryLedger:
    return MemoryLedger(clock=clock or make_clock())


@contextmanager
def sqlite_ledger(clock=None) -> Iterator[SqlLedger]:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "comity.db", clock=clock or make_clock()) as ledger:
        yield ledger


@contextmanager
def postgres_address() -> Iterator[str]:
    """The address of a schema of its own on the server, gone at the end."""
    import psycopg

    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{SERVER}?options=-csearch_path%3D{name}"
        connection.execute("SET client_min_messages = warning; SET lock_timeout = '5s'")
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def postgres_ledger(clock=None) -> Iterator[SqlLedger]:
    with postgres_address() as address, open_ledger(address, clock=clock or make_clock()) as ledger:
        yield ledger


OPENERS = {"memory": memory_ledger, "sqlite": sqlite_ledger}
if SERVER:
    OPENERS["postgres"] = postgres_ledger


@pytest.fixture(params=OPENERS.values(), ids=OPENERS, scope="session")
def opener(request: pytest.FixtureRequest) -> Opener:
    """Opens a new, empty ledger of any sort; takes a clock."""
    return request.param


@pytest.fixture
def ledger(opener: Opener) -> Iterator[AnyLedger]:
    with opener() as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger can be made."""
    return tmp_path / "comity.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqlLedger]:
    """A ledger in a file."""
    with open_ledger(path, clock=make_clock()) as opened:
        yield opened
