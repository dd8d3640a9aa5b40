"""The ledger in a PostgreSQL database; needs the driver psycopg, ``pip install 'comity[postgres]'``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict

from comity.errors import LedgerError
from comity.ledger.database import Row, Value
from comity.ledger.lexemes import Lexemes
from comity.ledger.outages import translated
from comity.ledger.rules import Clock, stamp
from comity.ledger.sql import SqlLedger
from comity.ledger.versions import APPLICATION, BUSY_SECONDS, check_version, load_migrations

_LOCK: Final = f"SELECT pg_advisory_xact_lock({APPLICATION}, hashtext(current_schema()))".encode()
_MARK: Final = "Comity ledger"
_SNAPSHOT: Final = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_AT_A_TIME: Final = 500
"""So many rows of a stream are fetched together."""


class PostgresLedger(SqlLedger):
    """A ledger in a database. Made by ``open_ledger``."""

    def __init__(self, address: str, *, create: bool, clock: Clock) -> None:
        super().__init__(PostgresDatabase(address, create=create, now=stamp(clock())), clock)


class PostgresDatabase:
    """Keeps ``Database`` on the first schema of the search path; one writer at a time holds an advisory lock."""

    matching: Final = Lexemes()

    def __init__(self, address: str, *, create: bool, now: str) -> None:
        self._address = address
        self.shown: Final = shown(address)
        self.connection = self._connect()
        try:
            with translated(self.shown):
                self._prepare(create=create, now=now)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a query."""
        with translated(self.shown):
            return list(self.connection.execute(_marked(sql), _kept(values)).fetchall())

    def stream(self, sql: str, *values: Value) -> Iterator[Row]:
        """Rows as of the moment when the first is asked for: over a connection of its own, in one snapshot."""
        with closing(self._connect()) as connection, translated(self.shown):
            connection.execute(_SNAPSHOT.encode())
            with connection.cursor("stream") as cursor:
                cursor.itersize = _AT_A_TIME
                yield from cursor.execute(_marked(sql), _kept(values))

    def run(self, sql: str, *values: Value) -> None:
        """One statement that gives no rows."""
        with translated(self.shown):
            self.connection.execute(_marked(sql), _kept(values))

    def run_each(self, sql: str, many: Iterable[Sequence[Value]]) -> None:
        """One statement for each of many rows of values."""
        with translated(self.shown), self.connection.cursor() as cursor:
            cursor.executemany(_marked(sql), [_kept(values) for values in many])

    def add_words(self, many: Iterable[tuple[int, str]]) -> None:
        """Make sentences findable by their words."""
        values = ((row, self.matching.vector(text)) for row, text in many)
        self.run_each("INSERT INTO sentence_words (row, words) VALUES (?, CAST(? AS tsvector))", values)

    def back_up(self, target: Path, *, force: bool) -> None:  # noqa: ARG002
        """Raises LedgerError: the database's own program does this better."""
        words = f"lies in PostgreSQL, which copies it itself: pg_dump --format=custom --file={str(target)!r} ADDRESS"
        raise LedgerError(f"the ledger {self.shown!r} {words}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; the writer before is waited for."""
        with self._transaction("BEGIN"):
            self.connection.execute(_LOCK)
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One snapshot for all queries in the block."""
        if self._busy:
            yield
            return
        with self._transaction(_SNAPSHOT):
            yield

    @property
    def _busy(self) -> bool:
        return self.connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with translated(self.shown):
            if self._busy and not self.connection.closed:
                raise LedgerError(
                    f"the ledger {self.shown!r} refused (a transaction within a transaction): end the first"
                )
            self.connection.execute(begin.encode())
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if not self.connection.closed:
                    self.connection.rollback()
                raise

    # --- opening --------------------------------------------------------------------------------------------------

    def _connect(self) -> psycopg.Connection[Row]:
        options: dict[str, Any] = {"client_encoding": "UTF8", "fallback_application_name": "comity"}
        with translated(self.shown):
            connection = psycopg.connect(self._address, autocommit=True, row_factory=_row_factory, **options)
            connection.execute(f"SET lock_timeout = '{BUSY_SECONDS:.0f}s'".encode())
            return connection

    def _prepare(self, *, create: bool, now: str) -> None:
        known = len(load_migrations("postgres"))
        held = self._version()
        check_version(self.shown, held, known)
        if not held and not create:
            raise LedgerError(
                f"the ledger {self.shown!r} is empty: fill it by `comity add`, or name another by --ledger"
            )
        if held < known:
            with self.writing():
                self._migrate(now)

    def _version(self) -> int:
        """The version of the schema; 0 where nothing is there yet. Raises LedgerError where something else is."""
        place = self.rows(
            "SELECT current_schema() AS name, current_setting('server_encoding') AS encoding,"
            " (SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()) AS tables,"
            " obj_description(to_regclass(quote_ident(current_schema()) || '.schema_versions')) AS mark"
        )[0]
        if place["name"] is None:
            raise LedgerError(f"{self.shown!r} has no schema to keep a ledger in: make the one its search path names")
        if place["encoding"] != "UTF8":
            raise LedgerError(f"{self.shown!r} keeps {place['encoding']}, not UTF8: make a database with that encoding")
        if place["mark"] != _MARK and place["tables"]:
            words = "holds another program's tables, no ledger: name another database, or a schema of its own"
            raise LedgerError(f"{self.shown!r} {words}")
        if place["mark"] != _MARK:
            return 0
        return int(self.rows("SELECT coalesce(max(version), 0) AS held FROM schema_versions")[0]["held"])

    def _migrate(self, now: str) -> None:
        """Takes all missing migrations; looks again, as another program may have done so meanwhile."""
        scripts, held = load_migrations("postgres"), self._version()
        check_version(self.shown, held, len(scripts))
        if not held:
            self.run("CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, applied TEXT NOT NULL)")
            self.run(f"COMMENT ON TABLE schema_versions IS '{_MARK}'")
        for version, script in enumerate(scripts[held:], held + 1):
            self.connection.execute(script.encode())
            self.run("INSERT INTO schema_versions VALUES (?, ?)", version, now)


def shown(address: str) -> str:
    """An address as messages show it: without password. Raises LedgerError where it is none."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error:
        words = "is no address of a PostgreSQL database: write postgresql://USER@HOST/DATABASE"
        raise LedgerError(f"what begins with {address.partition(':')[0] + '://'!r} {words}") from None
    user, host, port = (parts.get(name) for name in ("user", "host", "port"))
    place = f"{f'{user}@' if user else ''}{host or ''}{f':{port}' if port else ''}"
    return f"postgresql://{place}/{parts.get('dbname') or ''}"


# --- values -------------------------------------------------------------------------------------------------------


@cache
def _marked(sql: str) -> bytes:
    """The statement with the driver's marks."""
    return sql.replace("?", "%s").encode()


def _kept(values: Sequence[Value]) -> list[Value]:
    """Values without the character that PostgreSQL's text cannot hold; the order of texts stays."""
    return [_escaped(value) if isinstance(value, str) else value for value in values]


def _escaped(text: str) -> str:
    return text.replace("\1", "\1b").replace("\0", "\1a") if "\0" in text or "\1" in text else text


def _given(value: Any) -> Any:
    return value.replace("\1a", "\0").replace("\1b", "\1") if isinstance(value, str) and "\1" in value else value


def _row_factory(cursor: psycopg.Cursor[Any]) -> Callable[[Sequence[Any]], Mapping[str, Any]]:
    names = [column.name for column in cursor.description or ()]
    return lambda values: {name: _given(value) for name, value in zip(names, values, strict=True)}
