"""Both ledgers for the contract, and one SQLite ledger in a file for what only a file can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from comity.ledger import MemoryLedger, SqliteLedger, open_ledger

Opener = Callable[[], AbstractContextManager[MemoryLedger | SqliteLedger]]


def make_clock() -> Callable[[], datetime]:
    """A clock that starts on 1 January 2025 and goes on by one second whenever it is read."""
    seconds = count()
    return lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


def memory_ledger() -> MemoryLedger:
    return MemoryLedger(clock=make_clock())


@contextmanager
def sqlite_ledger() -> Iterator[SqliteLedger]:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "comity.db", clock=make_clock()) as ledger:
        yield ledger


@pytest.fixture(params=[memory_ledger, sqlite_ledger], ids=["memory", "sqlite"], scope="session")
def opener(request: pytest.FixtureRequest) -> Opener:
    """Opens a new, empty ledger of either sort."""
    return request.param


@pytest.fixture
def ledger(opener: Opener) -> Iterator[MemoryLedger | SqliteLedger]:
    with opener() as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger can be made."""
    return tmp_path / "comity.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteLedger]:
    """A ledger in a file."""
    with open_ledger(path, clock=make_clock()) as opened:
        yield opened
