"""The ledger in one SQLite file: every document one transaction, every query a view of rows that are never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Self

from comity.ledger.faults import translated
from comity.ledger.rows import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    claim_of,
    claim_values,
    digest,
    document_of,
    document_values,
)
from comity.ledger.rules import MOST_SHOWN, Coding, choose
from comity.ledger.schema import attach, connect
from comity.ledger.sentences import sentences_of, terms_of
from comity.ledger.store import ClaimFilter, Hit, Outcome
from comity.model import Claim, Document, Rejected, content_id

Clock = Callable[[], datetime]
"""Tells when something enters the ledger; the default is the computer's own."""

_EVERYTHING: Final = ClaimFilter()
_LAST: Final = "\U0010ffff"
_DOCUMENTS: Final = (
    "SELECT d.*, t.text, t.sha256 AS text_sha256 FROM documents d JOIN texts t ON t.document = d.id"
    " WHERE d.superseded IS NULL"
)
_SENTENCES: Final = (
    "SELECT s.* FROM sentence_words JOIN sentences s ON s.row = sentence_words.rowid"
    " JOIN documents d ON d.id = s.document AND d.superseded IS NULL"
    " WHERE sentence_words MATCH ? AND s.superseded IS NULL"
)
_PROOF: Final = (
    "SELECT 1 FROM claims c WHERE c.document = s.document"
    ' AND c.start < s."end" AND c."end" > s.start AND c.superseded IS NULL'
)
_AND_PARTY: Final = " AND EXISTS (SELECT 1 FROM claim_parties p WHERE p.claim = {claim} AND p.party = ?)"


def open_ledger(path: str | Path, *, create: bool = True, clock: Clock | None = None) -> SqliteLedger:
    """Open the ledger at ``path``, and make or migrate it where needed. It is a context manager that closes itself.

    Raises LedgerError, a line that says what to do, where there is none and ``create`` is false, and where the file is
    no ledger, is damaged, newer than the program, locked, or may not be written.
    """
    return SqliteLedger(Path(path), create=create, clock=clock or _now)


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteLedger:
    """Keeps ``Ledger`` on one file; its methods raise LedgerError where SQLite fails. Made by ``open_ledger``."""

    def __init__(self, path: Path, *, create: bool, clock: Clock) -> None:
        self.path: Final = path
        self._clock = clock
        with translated(path):
            self._connection = connect(path, create=create, now=self._learned())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was recorded is in it already."""
        with translated(self.path):
            self._connection.close()

    # --- writing --------------------------------------------------------------------------------------------------

    def record(self, document: Document, claims: Sequence[Claim], coder: str) -> Outcome:
        """Store a document with its claims, whole or not at all; see ``Ledger.record``."""
        given = Coding.of(document, claims, coder)
        with self._writing():
            held = self._held(document.id)
            wanted = given.beside(held)
            if wanted == held:
                return "same"
            self._store(wanted, held)
        return "updated" if held else "new"

    def reject(self, rejected: Rejected) -> None:
        """Store a rejection; the same one twice is one."""
        values = (rejected.document, rejected.step, rejected.reason)
        with self._writing():
            self._connection.execute(
                "INSERT OR IGNORE INTO rejections VALUES (?, ?, ?, ?, ?)",
                (content_id("r", values), *values, self._learned()),
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction: the block happens as a whole or not at all. Waits for another writer first."""
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    def _learned(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def _store(self, wanted: Coding, held: Coding | None) -> None:
        learned = self._learned()
        version = self._add_version(wanted, learned)
        former = held.claims if held else {}
        changed = [claim for id, claim in wanted.claims.items() if former.get(id) != claim]
        ended = [id for id, claim in former.items() if wanted.claims.get(id) != claim]
        self._connection.executemany(
            "UPDATE claims SET superseded = ?, superseded_by = ? WHERE id = ? AND superseded IS NULL",
            [(learned, version, id) for id in ended],
        )
        self._add_claims(changed, wanted.document.published, version, learned)
        self._add_sentences(wanted, learned)

    def _add_version(self, wanted: Coding, learned: str) -> int:
        document = wanted.document
        self._connection.execute(
            "INSERT OR IGNORE INTO texts VALUES (?, ?, ?, ?)",
            (document.id, digest(document.text), document.text, learned),
        )
        version = self._number("SELECT ifnull(max(version), 0) + 1 FROM documents")
        self._connection.execute(
            "UPDATE documents SET superseded = ?, superseded_by = ? WHERE id = ? AND superseded IS NULL",
            (learned, version, document.id),
        )
        columns = ("version", *DOCUMENT_COLUMNS, "coder", "learned")
        values = (version, *document_values(document), wanted.coder, learned)
        self._connection.execute(_insertion("documents", columns), values)
        return version

    def _add_claims(self, claims: Iterable[Claim], published: str | None, version: int, learned: str) -> None:
        insertion = _insertion("claims", (*CLAIM_COLUMNS, "version", "learned"))
        for claim in claims:
            row = self._connection.execute(insertion, (*claim_values(claim, published), version, learned)).lastrowid
            parties = {(row, party.id, party.role) for party in claim.parties}
            self._connection.executemany("INSERT INTO claim_parties VALUES (?, ?, ?)", sorted(parties))

    def _add_sentences(self, wanted: Coding, learned: str) -> None:
        """Supersedes the sentences that are no longer cut so, and indexes the new ones."""
        document = wanted.document
        held = {
            (row["start"], row["end"]): row["row"]
            for row in self._rows("SELECT * FROM sentences WHERE document = ? AND superseded IS NULL", document.id)
        }
        cut = sentences_of(document, (claim.passage for claim in wanted.claims.values()))
        ended = [(learned, row) for offsets, row in held.items() if offsets not in set(cut)]
        self._connection.executemany("UPDATE sentences SET superseded = ? WHERE row = ?", ended)
        insertion = _insertion("sentences", ("document", "start", "end", "learned"))
        for start, end in (offsets for offsets in cut if offsets not in held):
            row = self._connection.execute(insertion, (document.id, start, end, learned)).lastrowid
            words = (row, document.text[start:end])
            self._connection.execute("INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", words)

    # --- reading --------------------------------------------------------------------------------------------------

    def coded(self, document: Document, coder: str) -> bool:
        """Whether this very document was coded by this coder; see ``Ledger.coded``."""
        with translated(self.path):
            rows = self._rows(f"{_DOCUMENTS} AND d.id = ?", document.id)
        return bool(rows) and Coding(document_of(rows[0]), {}, rows[0]["coder"]).stands_for(document, coder)

    def claim(self, id: str) -> Claim:
        """The current claim with this id or unambiguous beginning of it. Raises NotFoundError."""
        with translated(self.path):
            found = self._choose("claim", id)
            row = self._rows("SELECT content FROM claims WHERE id = ? AND superseded IS NULL", found)[0]
        return claim_of(row["content"])

    def document(self, id: str) -> Document:
        """The document with this id or unambiguous beginning of it. Raises NotFoundError."""
        with translated(self.path):
            found = self._choose("document", id)
            return document_of(self._rows(f"{_DOCUMENTS} AND d.id = ?", found)[0])

    def claims(self, wanted: ClaimFilter = _EVERYTHING) -> Iterator[Claim]:
        """Current claims one by one, as they stood when the first was read; order as in ``Ledger.claims``."""
        where, values = _conditions(wanted)
        sql = f"SELECT c.content FROM claims c WHERE {where} ORDER BY c.path, c.document, c.start, c.id"
        return (claim_of(row["content"]) for row in self._stream(sql, *values))

    def documents(self) -> Iterator[Document]:
        """Current documents one by one, in the order of path, then id."""
        return map(document_of, self._stream(f"{_DOCUMENTS} ORDER BY ifnull(d.path, ''), d.id"))

    def rejections(self) -> Iterator[Rejected]:
        """All rejections in the order of document, step and reason."""
        rows = self._stream("SELECT document, step, reason FROM rejections ORDER BY document, step, reason")
        return (Rejected(*row) for row in rows)

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words, best first; with ``parties``, those that prove a claim of all of them."""
        terms = terms_of(words)
        if not terms:
            return []
        phrases = " ".join(f'"{term}"' for term in terms)
        among = f" AND EXISTS ({_PROOF}{_AND_PARTY.format(claim='c.row') * len(parties)})" if parties else ""
        sql = f"{_SENTENCES}{among} ORDER BY rank, ifnull(d.path, ''), s.document, s.start LIMIT ?"
        with translated(self.path):
            return [self._hit(row) for row in self._rows(sql, phrases, *parties, max(limit, 0))]

    def _hit(self, sentence: sqlite3.Row) -> Hit:
        id, start, end = sentence["document"], sentence["start"], sentence["end"]
        document = document_of(self._rows(f"{_DOCUMENTS} AND d.id = ?", id)[0])
        proved = self._rows(
            'SELECT id FROM claims WHERE document = ? AND start < ? AND "end" > ? AND superseded IS NULL'
            " ORDER BY start, id",
            id, end, start,
        )  # fmt: skip
        return Hit(document, start, end, document.text[start:end], tuple(row["id"] for row in proved))

    def _held(self, id: str) -> Coding | None:
        rows = self._rows(f"{_DOCUMENTS} AND d.id = ?", id)
        if not rows:
            return None
        contents = self._rows("SELECT content FROM claims WHERE document = ? AND superseded IS NULL", id)
        claims = (claim_of(row["content"]) for row in contents)
        return Coding(document_of(rows[0]), {claim.id: claim for claim in claims}, rows[0]["coder"])

    def _choose(self, noun: str, beginning: str) -> str:
        sql = f"SELECT id FROM {noun}s WHERE superseded IS NULL AND id >= ? AND id < ? ORDER BY id LIMIT ?"
        rows = self._rows(sql, beginning, beginning + _LAST, MOST_SHOWN + 1)
        return choose(noun, beginning, [row["id"] for row in rows])

    def _number(self, sql: str) -> int:
        return int(self._connection.execute(sql).fetchone()[0])

    def _rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        return self._connection.execute(sql, values).fetchall()

    def _stream(self, sql: str, *values: Any) -> Iterator[sqlite3.Row]:
        """Rows as of the moment when the first is asked for: over a connection of its own, so that no write shows."""
        with translated(self.path), closing(attach(self.path, mode="ro")) as connection:
            yield from connection.execute(sql, values)


def _insertion(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({_marks(columns)})"


def _conditions(wanted: ClaimFilter) -> tuple[str, list[str]]:
    """The filter as SQL on the claims ``c``, with its values."""
    parts, values = ["c.superseded IS NULL"], list[str]()
    for sql, given in (
        (_among(len(wanted.parties)), wanted.parties),
        ("c.document = ?", (wanted.document,) if wanted.document is not None else ()),
        (f"c.kind IN ({_marks(wanted.kinds)})", wanted.kinds),
        (f"c.status IN ({_marks(wanted.statuses)})", wanted.statuses),
        ("c.published_end <= ?", (wanted.published_until,) if wanted.published_until is not None else ()),
    ):
        if given:
            parts.append(sql)
            values.extend(given)
    return " AND ".join(parts), values


def _among(parties: int) -> str:
    """The claims of the first party that the others are in too: one index, sought once for each."""
    others = _AND_PARTY.format(claim="a.claim") * (parties - 1)
    return f"c.row IN (SELECT a.claim FROM claim_parties a WHERE a.party = ?{others})"


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
