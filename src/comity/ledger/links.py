"""The linking in a ledger of tables: which claims are in which entry, which documents copy one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from comity.ledger.database import Database, Row, rows_among
from comity.ledger.rows import claim_of, document_of
from comity.ledger.sorting import in_order
from comity.ledger.store import Lost, Proposal, Source
from comity.model import Claim, Document

DOCUMENTS: Final = (
    "SELECT d.*, t.text, t.sha256 AS text_sha256 FROM documents d JOIN texts t ON t.document = d.id WHERE "
)
_LINKED: Final = "SELECT c.content FROM claim_links l JOIN claims c ON c.row = l.claim WHERE l.gone = 0 AND "
_CURRENT: Final = "SELECT row FROM claims WHERE id = ? AND superseded IS NULL"
_PROPOSALS: Final = (
    "SELECT a.id AS a, b.id AS b, p.score, p.why FROM proposals p JOIN claims a ON a.row = p.a"
    " JOIN claims b ON b.row = p.b WHERE a.superseded IS NULL AND b.superseded IS NULL "
)
_SOURCES: Final = "SELECT document, source, garbled FROM document_links WHERE source IS NOT NULL AND "


class TableLinks:
    """Keeps ``Links`` on the tables of a database, inside a transaction that the ledger has begun."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- claims ---------------------------------------------------------------------------------------------------

    def pending(self) -> list[Claim]:
        """Current claims that are in no entry yet; see ``Links.pending``."""
        return _claims(self._database.rows(f"{_LINKED}l.entry IS NULL"))

    def gone(self) -> Lost:
        """The entries and documents that lost claims; see ``Links.gone``."""
        database = self._database
        sql = "SELECT l.entry, c.document FROM claim_links l JOIN claims c ON c.row = l.claim WHERE l.gone = 1"
        rows = database.rows(sql)
        lost = Lost(frozenset(str(row["entry"]) for row in rows), frozenset(str(row["document"]) for row in rows))
        dropped = "(SELECT claim FROM claim_links WHERE gone = 1)"
        database.run(f"DELETE FROM claim_keys WHERE claim IN {dropped}")
        database.run(f"DELETE FROM proposals WHERE a IN {dropped}")
        database.run(f"DELETE FROM proposals WHERE b IN {dropped}")
        database.run("DELETE FROM claim_links WHERE gone = 1")
        return lost

    def members(self, entries: Collection[str]) -> list[Claim]:
        """The current claims of some entries; see ``Links.members``."""
        return members_of(self._database, entries)

    def sharing(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """Key -> the linked claims under it; see ``Links.sharing``."""
        sql = (
            "SELECT k.key, c.id, c.content FROM claim_keys k JOIN claim_links l ON l.claim = k.claim"
            " JOIN claims c ON c.row = l.claim WHERE l.gone = 0 AND l.entry IS NOT NULL AND k.key IN ({marks})"
        )
        claims: dict[str, Claim] = {}
        found: dict[str, list[Claim]] = {}
        for row in rows_among(self._database, sql, keys):
            if row["id"] not in claims:
                claims[row["id"]] = claim_of(row["content"])
            found.setdefault(row["key"], []).append(claims[row["id"]])
        return {key: in_order(under) for key, under in found.items()}

    def put(self, keys: Mapping[str, Collection[str]], entries: Mapping[str, str]) -> None:
        """Set keys and entries of claims; see ``Links.put``."""
        rows = self._rows_of({*keys, *entries})
        held = {rows[id]: set(under) for id, under in keys.items() if id in rows}
        self._database.run_each("DELETE FROM claim_keys WHERE claim = ?", [(row,) for row in held])
        under = ((key, row) for row, given in held.items() for key in sorted(given))
        self._database.run_each("INSERT INTO claim_keys (key, claim) VALUES (?, ?)", under)
        linked = [(entry, rows[id]) for id, entry in entries.items() if id in rows]
        self._database.run_each("UPDATE claim_links SET entry = ? WHERE claim = ?", linked)

    def proposed(self, claims: Collection[str]) -> list[Proposal]:
        """The proposals in which some claims stand; see ``Links.proposed``."""
        found: set[Proposal] = set()
        for side in ("a", "b"):
            sql = f"{_PROPOSALS}AND {side}.superseded IS NULL AND {side}.id IN ({{marks}})"
            found |= {_proposal(row) for row in rows_among(self._database, sql, claims)}
        return sorted(found, key=lambda one: (-one.score, one.a, one.b))

    def propose(self, touched: Collection[str], proposals: Collection[Proposal]) -> None:
        """Replace the proposals of some claims; see ``Links.propose``."""
        given = {(one.a, one.b): one for one in proposals}
        rows = self._rows_of({*touched, *(id for pair in given for id in pair)})
        ended = [(rows[id],) for id in touched if id in rows]
        for side in ("a", "b"):
            self._database.run_each(f"DELETE FROM proposals WHERE {side} = ?", ended)
        new = [one for one in given.values() if one.a in rows and one.b in rows]
        values = [(rows[one.a], rows[one.b], one.score, one.why) for one in new]
        insertion = "INSERT INTO proposals (a, b, score, why) VALUES (?, ?, ?, ?)"
        replacing = " ON CONFLICT (a, b) DO UPDATE SET score = excluded.score, why = excluded.why"
        self._database.run_each(insertion + replacing, values)

    # --- documents ------------------------------------------------------------------------------------------------

    def unsorted(self) -> list[Document]:
        """Current documents that were not held against others yet; see ``Links.unsorted``."""
        waiting = "d.id IN (SELECT document FROM document_links WHERE sorted = 0)"
        return _documents(self._database.rows(f"{DOCUMENTS}d.superseded IS NULL AND {waiting}"))

    def alike(self, keys: Collection[str]) -> list[Document]:
        """Documents under some keys; see ``Links.alike``."""
        under = "d.id IN (SELECT document FROM document_keys WHERE key IN ({marks}))"
        return _documents(rows_among(self._database, f"{DOCUMENTS}d.superseded IS NULL AND {under}", keys))

    def group(self, keys: Mapping[str, Collection[str]], sources: Mapping[str, Source]) -> None:
        """Set keys and groups of documents; see ``Links.group``."""
        sql = "SELECT document FROM document_links WHERE document IN ({marks})"
        known = {row["document"] for row in rows_among(self._database, sql, {*keys, *sources})}
        self._database.run_each(
            "UPDATE document_links SET sorted = 1 WHERE document = ?", [(id,) for id in sorted(known)]
        )
        held = {id: set(under) for id, under in keys.items() if id in known}
        self._database.run_each("DELETE FROM document_keys WHERE document = ?", [(id,) for id in held])
        under = ((key, id) for id, given in held.items() for key in sorted(given))
        self._database.run_each("INSERT INTO document_keys (key, document) VALUES (?, ?)", under)
        placed = [(one.group, int(one.garbled), id) for id, one in sources.items() if id in known]
        self._database.run_each("UPDATE document_links SET source = ?, garbled = ? WHERE document = ?", placed)

    def reset(self) -> None:
        """Forget all linking; see ``Links.reset``."""
        for table in ("claim_keys", "document_keys", "proposals"):
            self._database.run(f"DELETE FROM {table}")
        self._database.run("DELETE FROM claim_links WHERE gone = 1")
        self._database.run("UPDATE claim_links SET entry = NULL")
        self._database.run("UPDATE document_links SET sorted = 0, source = NULL, garbled = 0")

    def _rows_of(self, ids: Collection[str]) -> dict[str, int]:
        """Claim id -> row, of the current ones among some claims."""
        sql = "SELECT id, row FROM claims WHERE superseded IS NULL AND id IN ({marks})"
        return {row["id"]: row["row"] for row in rows_among(self._database, sql, ids)}


# --- what a ledger writes when a document is recorded ----------------------------------------------------------------


def end_links(database: Database, ids: Iterable[str]) -> None:
    """Before these current claims are superseded: what was linked goes, what waited needs no linking any more."""
    given = [(id,) for id in ids]
    database.run_each(f"DELETE FROM claim_links WHERE entry IS NULL AND claim = ({_CURRENT})", given)
    database.run_each(f"UPDATE claim_links SET gone = 1 WHERE claim = ({_CURRENT})", given)


def add_links(database: Database, rows: Iterable[int]) -> None:
    """New claims wait to be linked."""
    database.run_each("INSERT INTO claim_links (claim) VALUES (?)", [(row,) for row in rows])


def add_document_links(database: Database, document: str) -> None:
    """A new document, or one whose facts differ from those it was sorted by, waits to be sorted."""
    database.run("DELETE FROM document_keys WHERE document = ?", document)
    database.run("DELETE FROM document_links WHERE document = ?", document)
    database.run("INSERT INTO document_links (document) VALUES (?)", document)


# --- what a ledger reads --------------------------------------------------------------------------------------------


def members_of(database: Database, entries: Collection[str]) -> list[Claim]:
    """The current claims of some entries, in the order of ``Ledger.claims``."""
    return _claims(rows_among(database, _LINKED + "l.entry IN ({marks})", entries))


def entries_of(database: Database, claims: Collection[str]) -> dict[str, str]:
    """Claim id -> entry id, of those that are linked."""
    sql = (
        "SELECT c.id, l.entry FROM claims c JOIN claim_links l ON l.claim = c.row"
        " WHERE c.superseded IS NULL AND l.entry IS NOT NULL AND c.id IN ({marks})"
    )
    return {row["id"]: row["entry"] for row in rows_among(database, sql, claims)}


def entries_like(database: Database, beginning: str, end: str, most: int) -> list[str]:
    """Entries whose id, or that of a claim in them with ``e-`` for ``c-``, is from ``beginning`` up to ``end``."""
    sql = (
        "SELECT l.entry FROM claim_links l WHERE l.entry >= ? AND l.entry < ? AND l.gone = 0"
        " UNION SELECT l.entry FROM claims c JOIN claim_links l ON l.claim = c.row"
        " WHERE c.superseded IS NULL AND l.entry IS NOT NULL AND c.id >= ? AND c.id < ? ORDER BY 1 LIMIT ?"
    )
    of_claims = (f"c{text[1:]}" for text in (beginning, end))
    return [row["entry"] for row in database.rows(sql, beginning, end, *of_claims, most)]


def proposals_in(database: Database) -> list[Proposal]:
    """The proposals between claims that are current, likeliest first, then by id."""
    return [_proposal(row) for row in database.rows(f"{_PROPOSALS}ORDER BY p.score DESC, a.id, b.id")]


def sources_of(database: Database, documents: Collection[str]) -> dict[str, Source]:
    """Document id -> its group, of those that are in one."""
    rows = rows_among(database, _SOURCES + "document IN ({marks})", documents)
    return {row["document"]: Source(row["source"], bool(row["garbled"])) for row in rows}


def _proposal(row: Row) -> Proposal:
    return Proposal(row["a"], row["b"], row["score"], row["why"])


def _claims(rows: Iterable[Row]) -> list[Claim]:
    claims = {claim.id: claim for claim in (claim_of(row["content"]) for row in rows)}
    return in_order(claims.values())


def _documents(rows: Iterable[Row]) -> list[Document]:
    documents = {document.id: document for document in map(document_of, rows)}
    return sorted(documents.values(), key=lambda document: (document.path or "", document.id))
