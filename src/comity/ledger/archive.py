"""The side store of a ledger: kept copies by their content, and the visits to addresses; in the ledger's own tables."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import astuple, fields
from typing import Final

from comity.captures import Capture, Visit
from comity.errors import LedgerError, NotFoundError
from comity.ledger.database import Database, Row, insertion
from comity.ledger.rows import digest_of

CAPTURE: Final = tuple(field.name for field in fields(Capture))
VISIT: Final = tuple(field.name for field in fields(Visit))


class TableArchive:
    """Keeps ``Archive`` in the tables of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, capture: Capture, raw: bytes) -> None:
        """Keep what an address gave; see ``Archive.keep``."""
        check(capture, raw)
        values = (*astuple(capture)[:4], json.dumps(capture.headers), capture.sha256, capture.size)
        with self._database.writing():
            self._database.run(
                "INSERT INTO copies VALUES (?, ?) ON CONFLICT DO NOTHING", capture.sha256, zlib.compress(raw, 6)
            )
            self._database.run(f"{insertion('captures', CAPTURE)} ON CONFLICT DO NOTHING", *values)

    def copy(self, sha256: str) -> bytes:
        """The bytes kept under their sha256; see ``Archive.copy``."""
        rows = self._database.rows("SELECT body FROM copies WHERE sha256 = ?", sha256)
        if not rows:
            raise _no_copy(sha256)
        raw = zlib.decompress(rows[0]["body"])
        if digest_of(raw) != sha256:
            raise LedgerError(f"the kept copy {sha256!r} was altered outside the program: put a backup in its place")
        return raw

    def captures(self, address: str | None = None) -> Iterator[Capture]:
        """What was kept; see ``Archive.captures``."""
        of_one = " WHERE ? IN (address, landed)" if address else ""
        sql = f"SELECT * FROM captures{of_one} ORDER BY fetched, address"
        return map(_capture_of, self._database.stream(sql, *((address,) if address else ())))

    def visit(self, visit: Visit) -> None:
        """Append a visit."""
        with self._database.writing():
            number = self._database.rows("SELECT coalesce(max(number), 0) + 1 AS next FROM visits")[0]["next"]
            self._database.run(insertion("visits", ("number", *VISIT)), number, *astuple(visit))

    def visits(self, feed: str | None = None) -> Iterator[Visit]:
        """All visits; see ``Archive.visits``."""
        of_one = " WHERE ? IN (address, feed)" if feed else ""
        sql = f"SELECT * FROM visits{of_one} ORDER BY number"
        return map(_visit_of, self._database.stream(sql, *((feed,) if feed else ())))

    def last(self, address: str) -> Visit | None:
        """The last visit to an address."""
        sql = "SELECT * FROM visits WHERE address = ? ORDER BY number DESC LIMIT 1"
        return next(map(_visit_of, self._database.rows(sql, address)), None)


class MemoryArchive:
    """Keeps ``Archive`` in dictionaries."""

    def __init__(self) -> None:
        self._copies: dict[str, bytes] = {}
        self._captures: set[Capture] = set()
        self._visits: list[Visit] = []

    def keep(self, capture: Capture, raw: bytes) -> None:
        """Keep what an address gave; see ``Archive.keep``."""
        check(capture, raw)
        self._copies[capture.sha256] = raw
        self._captures.add(capture)

    def copy(self, sha256: str) -> bytes:
        """The bytes kept under their sha256; see ``Archive.copy``."""
        if sha256 not in self._copies:
            raise _no_copy(sha256)
        return self._copies[sha256]

    def captures(self, address: str | None = None) -> Iterator[Capture]:
        """What was kept; see ``Archive.captures``."""
        found = (one for one in self._captures if address in (None, one.address, one.landed))
        yield from sorted(found, key=lambda one: (one.fetched, one.address))

    def visit(self, visit: Visit) -> None:
        """Append a visit."""
        self._visits.append(visit)

    def visits(self, feed: str | None = None) -> Iterator[Visit]:
        """All visits; see ``Archive.visits``."""
        yield from [one for one in self._visits if feed in (None, one.address, one.feed)]

    def last(self, address: str) -> Visit | None:
        """The last visit to an address."""
        return next((one for one in reversed(self._visits) if one.address == address), None)


def check(capture: Capture, raw: bytes) -> None:
    """Raises LedgerError where the bytes are not those that a capture names."""
    if digest_of(raw) != capture.sha256 or len(raw) != capture.size:
        raise LedgerError(f"what {capture.address!r} gave is not what its capture names: take the sha256 of the bytes")


def _no_copy(sha256: str) -> NotFoundError:
    return NotFoundError(f"no copy is kept under {sha256!r}: see `comity show` of the document for what is kept")


def _capture_of(row: Row) -> Capture:
    headers = tuple((name, value) for name, value in json.loads(row["headers"]))
    given = {name: row[name] for name in CAPTURE}
    return Capture(**(given | {"headers": headers}))


def _visit_of(row: Row) -> Visit:
    return Visit(**{name: row[name] for name in VISIT})
