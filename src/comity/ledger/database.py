"""The seam under a ledger of tables: what a database must do for it, and nothing that it need not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, Protocol

Value = str | int | float | bytes | None
"""What stands in a column."""


class Row(Protocol):
    """A row that was read: its values by the names of their columns."""

    def __getitem__(self, name: str, /) -> Any: ...


class Matching(Protocol):
    """How a database finds sentences by their words."""

    @property
    def source(self) -> str:
        """SQL behind FROM: the sentences ``s`` that hold what the one ``?`` in it or in ``condition`` asks for."""

    @property
    def condition(self) -> str:
        """SQL behind WHERE."""

    @property
    def rank(self) -> str:
        """SQL behind ORDER BY: the best first."""

    def query(self, terms: Sequence[str]) -> str | None:
        """The value of the ``?`` for words and phrases that must all be there; None where they hold no word."""


class Database(Protocol):
    """SQL with ``?`` for values. Every method raises LedgerError where the database fails."""

    @property
    def matching(self) -> Matching: ...

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a query."""

    def stream(self, sql: str, *values: Value) -> Iterator[Row]:
        """Rows one by one as of the moment when the first is asked for, whatever is written meanwhile."""

    def run(self, sql: str, *values: Value) -> None:
        """One statement that gives no rows."""

    def run_each(self, sql: str, many: Iterable[Sequence[Value]]) -> None:
        """One statement for each of many rows of values."""

    def add_words(self, many: Iterable[tuple[int, str]]) -> None:
        """Make sentences, given as row and text, findable by their words."""

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: the block happens as a whole or not at all. Waits for another writer first."""

    def reading(self) -> AbstractContextManager[None]:
        """All queries in the block see the ledger as of the first; within ``writing`` they see what was written."""

    def back_up(self, target: Path, *, force: bool) -> None:
        """Copy all to a file; ``force`` replaces one that is there."""

    def close(self) -> None: ...


MOST_VALUES: Final = 500
"""So many values stand in one statement at most."""


def insertion(table: str, columns: Sequence[str]) -> str:
    """The statement that adds a row of these columns."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({marks(columns)})"


def marks(values: Sequence[object]) -> str:
    """A ``?`` for each value, parted by commas."""
    return ", ".join("?" * len(values))


def rows_among(database: Database, sql: str, values: Iterable[str]) -> Iterator[Row]:
    """The rows of a query whose ``{marks}`` stand for any number of values, each given once."""
    given = sorted(set(values))
    for start in range(0, len(given), MOST_VALUES):
        part = given[start : start + MOST_VALUES]
        yield from database.rows(sql.format(marks=marks(part)), *part)
