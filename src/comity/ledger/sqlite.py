"""The ledger in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from comity.ledger.backup import back_up
from comity.ledger.database import Row, Value
from comity.ledger.faults import translated
from comity.ledger.rules import Clock, stamp
from comity.ledger.schema import attach, connect
from comity.ledger.sentences import folded
from comity.ledger.sql import SqlLedger


class SqliteLedger(SqlLedger):
    """A ledger in a file. Made by ``open_ledger``."""

    def __init__(self, path: Path, *, create: bool, clock: Clock) -> None:
        self.path: Final = path
        super().__init__(SqliteDatabase(path, create=create, now=stamp(clock())), clock)


class FullText:
    """Finding sentences by SQLite's FTS5."""

    source: Final = "sentence_words JOIN sentences s ON s.row = sentence_words.rowid"
    condition: Final = "sentence_words MATCH ?"
    rank: Final = "rank"

    def query(self, terms: Sequence[str]) -> str | None:
        """Each term a phrase of its folded words; None where no term has a word."""
        return " ".join(f'"{" ".join(words)}"' for words in map(folded, terms) if words) or None


class SqliteDatabase:
    """Keeps ``Database`` on one file."""

    matching: Final = FullText()

    def __init__(self, path: Path, *, create: bool, now: str) -> None:
        self._path = path
        with translated(path):
            self.connection = connect(path, create=create, now=now)

    def close(self) -> None:
        """Close the file."""
        with translated(self._path):
            self.connection.close()

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a query."""
        with translated(self._path):
            return self.connection.execute(sql, values).fetchall()

    def stream(self, sql: str, *values: Value) -> Iterator[Row]:
        """Rows as of the moment when the first is asked for: over a connection of its own, so that no write shows."""
        with translated(self._path), closing(attach(self._path, mode="ro")) as connection:
            yield from connection.execute(sql, values)

    def run(self, sql: str, *values: Value) -> None:
        """One statement that gives no rows."""
        with translated(self._path):
            self.connection.execute(sql, values)

    def run_each(self, sql: str, many: Iterable[Sequence[Value]]) -> None:
        """One statement for each of many rows of values."""
        with translated(self._path):
            self.connection.executemany(sql, many)

    def add_words(self, many: Iterable[tuple[int, str]]) -> None:
        """Make sentences findable by their words."""
        words = ((row, " ".join(folded(text))) for row, text in many)
        self.run_each("INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", words)

    def back_up(self, target: Path, *, force: bool) -> None:
        """Copy the file over a connection of its own, so that a writer here goes on too."""
        with translated(self._path), closing(attach(self._path, mode="ro")) as source:
            back_up(source, target, force=force)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; the writer before is waited for."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One snapshot for all queries in the block."""
        with translated(self._path):
            inside = self.connection.in_transaction
        if inside:
            yield
            return
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with translated(self._path):
            self.connection.execute(begin)
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self.connection.rollback()
                raise
