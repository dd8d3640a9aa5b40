"""The ledger in the tables of a database: every document one transaction, rows superseded and never deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Self

from comity.edtf import published_span
from comity.errors import NotFoundError
from comity.ledger import links
from comity.ledger.archive import TableArchive
from comity.ledger.database import Database, Row, insertion, marks
from comity.ledger.rows import (
    CLAIM_COLUMNS,
    DOCUMENT_COLUMNS,
    claim_of,
    claim_values,
    decision_of,
    decision_text,
    digest,
    document_of,
    document_values,
)
from comity.ledger.rules import MOST_SHOWN, Clock, Coding, choose, count_pairs, end_of, stamp, start_of
from comity.ledger.sentences import sentences_of, terms_of
from comity.ledger.store import ClaimFilter, Hit, Links, Outcome, PairCount, Proposal, Source
from comity.model import Claim, Decision, Document, Rejected, content_id

_EVERYTHING: Final = ClaimFilter()
_LAST: Final = "\U0010ffff"
_CURRENT_DOCUMENT: Final = f"{links.DOCUMENTS}d.superseded IS NULL AND d.id = ?"
_PROOF: Final = (
    "SELECT 1 FROM claims c WHERE c.document = s.document"
    ' AND c.start < s."end" AND c."end" > s.start AND c.superseded IS NULL'
)
_PAIRS: Final = (
    "SELECT a, b, CAST(sum(claims) AS INTEGER) AS claims, count(*) AS documents, max(published_end) AS last"
    " FROM pair_documents GROUP BY a, b ORDER BY a, b"
)
_AND_PARTY: Final = " AND EXISTS (SELECT 1 FROM claim_parties p WHERE p.claim = {claim} AND p.party = ?)"
_UP_TO: Final = "SELECT count(*) AS n FROM (SELECT 1 FROM claim_parties WHERE party = ? LIMIT ?) AS few"
_FEW: Final = 1_000
_MOMENT: Final = (
    "SELECT (SELECT max(version) FROM documents) AS versions, (SELECT max(number) FROM decisions) AS decided,"
    " (SELECT count(*) FROM rejections) AS rejected,"
    " (SELECT count(*) FROM claim_links WHERE entry IS NULL) AS pending,"
    " (SELECT count(*) FROM claim_links WHERE gone = 1) AS gone,"
    " (SELECT count(*) FROM document_links WHERE sorted = 0) AS unsorted"
)
_FIRST_SINCE: Final = (
    "c.row IN (SELECT n.row FROM claims n WHERE n.learned >= ?"
    " AND NOT EXISTS (SELECT 1 FROM claims e WHERE e.id = n.id AND e.learned < ?))"
)


class SqlLedger:
    """Keeps ``Ledger`` on a database; its methods raise LedgerError where that fails. Made by ``open_ledger``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.archive: Final = TableArchive(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; what was recorded is in it already."""
        self._database.close()

    def back_up(self, target: Path, *, force: bool = False) -> None:
        """Copy the ledger to a file while others may write; ``force`` replaces one that is there.

        Raises LedgerError where that cannot be done.
        """
        self._database.back_up(target, force=force)

    # --- writing --------------------------------------------------------------------------------------------------

    def record(self, document: Document, claims: Sequence[Claim], coder: str) -> Outcome:
        """Store a document with its claims, whole or not at all; see ``Ledger.record``."""
        given = Coding.of(document, claims, coder)
        with self._database.writing():
            held = self._held(document.id)
            wanted = given.beside(held)
            if wanted == held:
                return "same"
            self._store(wanted, held)
        return "updated" if held else "new"

    def reject(self, rejected: Rejected) -> None:
        """Store a rejection; the same one twice is one."""
        values = (rejected.document, rejected.step, rejected.reason)
        with self._database.writing():
            self._database.run(
                "INSERT INTO rejections VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                content_id("r", values), *values, self._learned(),
            )  # fmt: skip

    def decide(self, decision: Decision) -> Outcome:
        """Append a decision; see ``Ledger.decide``. Raises NotFoundError where it undoes one that is not there."""
        with self._database.writing():
            return self._append(decision)

    def _append(self, decision: Decision) -> Outcome:
        if self._decided(decision.id):
            return "same"
        if decision.undoes is not None and not self._decided(decision.undoes):
            raise NotFoundError(f"no decision has the id {decision.undoes!r}: it cannot be undone")
        values = (self._next("number", "decisions"), decision.id, decision_text(decision), self._learned())
        self._database.run("INSERT INTO decisions VALUES (?, ?, ?, ?)", *values)
        return "new"

    @contextmanager
    def linking(self, decisions: Sequence[Decision] = ()) -> Iterator[Links]:
        """The linking, in one transaction; see ``Ledger.linking``. Nothing else can be written inside it."""
        with self._database.writing():
            for decision in decisions:
                self._append(decision)
            yield links.TableLinks(self._database)

    def _decided(self, id: str) -> bool:
        return bool(self._database.rows("SELECT 1 FROM decisions WHERE id = ?", id))

    def _learned(self) -> str:
        return stamp(self._clock())

    def _store(self, wanted: Coding, held: Coding | None) -> None:
        learned = self._learned()
        version = self._add_version(wanted, learned)
        former = held.claims if held else {}
        changed = [claim for id, claim in wanted.claims.items() if former.get(id) != claim]
        ended = [id for id, claim in former.items() if wanted.claims.get(id) != claim]
        links.end_links(self._database, ended)
        self._database.run_each(
            "UPDATE claims SET superseded = ?, superseded_by = ? WHERE id = ? AND superseded IS NULL",
            [(learned, version, id) for id in ended],
        )
        self._add_claims(changed, wanted.document.published, version, learned)
        self._add_sentences(wanted, learned)
        self._count_pairs(wanted)
        if held is None or held.document != wanted.document:
            links.add_document_links(self._database, wanted.document.id)

    def _add_version(self, wanted: Coding, learned: str) -> int:
        document = wanted.document
        self._database.run(
            "INSERT INTO texts VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            document.id, digest(document.text), document.text, learned,
        )  # fmt: skip
        version = self._next("version", "documents")
        self._database.run(
            "UPDATE documents SET superseded = ?, superseded_by = ? WHERE id = ? AND superseded IS NULL",
            learned, version, document.id,
        )  # fmt: skip
        columns = ("version", *DOCUMENT_COLUMNS, "coder", "learned")
        values = (version, *document_values(document), wanted.coder, learned)
        self._database.run(insertion("documents", columns), *values)
        return version

    def _add_claims(self, claims: Sequence[Claim], published: str | None, version: int, learned: str) -> None:
        rows = list(enumerate(claims, self._next("row", "claims")))
        columns = ("row", *CLAIM_COLUMNS, "version", "learned")
        values = ((row, *claim_values(claim, published), version, learned) for row, claim in rows)
        self._database.run_each(insertion("claims", columns), values)
        parties = {(row, party.id, party.role) for row, claim in rows for party in claim.parties}
        self._database.run_each("INSERT INTO claim_parties VALUES (?, ?, ?)", sorted(parties))
        links.add_links(self._database, (row for row, _ in rows))

    def _count_pairs(self, wanted: Coding) -> None:
        """Replaces what a document counts for each pair."""
        document, last = wanted.document.id, published_span(wanted.document.published)[1]
        self._database.run("DELETE FROM pair_documents WHERE document = ?", document)
        found = sorted(count_pairs(wanted.claims.values()).items())
        rows = [(*pair, document, count, last) for pair, count in found]
        self._database.run_each(insertion("pair_documents", ("a", "b", "document", "claims", "published_end")), rows)

    def _add_sentences(self, wanted: Coding, learned: str) -> None:
        """Supersedes the sentences that are no longer cut so, and indexes the new ones."""
        document = wanted.document
        held = {
            (row["start"], row["end"]): row["row"]
            for row in self._database.rows(
                "SELECT * FROM sentences WHERE document = ? AND superseded IS NULL", document.id
            )
        }
        cut = sentences_of(document, (claim.passage for claim in wanted.claims.values()))
        ended = [(learned, row) for offsets, row in held.items() if offsets not in set(cut)]
        self._database.run_each("UPDATE sentences SET superseded = ? WHERE row = ?", ended)
        new = list(enumerate((offsets for offsets in cut if offsets not in held), self._next("row", "sentences")))
        values = [(row, document.id, start, end, learned) for row, (start, end) in new]
        self._database.run_each(insertion("sentences", ("row", "document", "start", "end", "learned")), values)
        self._database.add_words((row, document.text[start:end]) for row, (start, end) in new)

    def _next(self, number: str, table: str) -> int:
        """The next free number of a table: there is one writer at a time."""
        return int(self._database.rows(f"SELECT coalesce(max({number}), 0) + 1 AS next FROM {table}")[0]["next"])

    # --- reading --------------------------------------------------------------------------------------------------

    def coded(self, document: Document, coder: str) -> bool:
        """Whether this very document was coded by this coder; see ``Ledger.coded``."""
        rows = self._database.rows(_CURRENT_DOCUMENT, document.id)
        return bool(rows) and Coding(document_of(rows[0]), {}, rows[0]["coder"]).stands_for(document, coder)

    def claim(self, id: str) -> Claim:
        """The current claim with this id or unambiguous beginning of it. Raises NotFoundError."""
        with self._database.reading():
            found = self._choose("claim", id)
            rows = self._database.rows("SELECT content FROM claims WHERE id = ? AND superseded IS NULL", found)
        return claim_of(rows[0]["content"])

    def document(self, id: str) -> Document:
        """The document with this id or unambiguous beginning of it. Raises NotFoundError."""
        with self._database.reading():
            return document_of(self._database.rows(_CURRENT_DOCUMENT, self._choose("document", id))[0])

    def claims(self, wanted: ClaimFilter = _EVERYTHING) -> Iterator[Claim]:
        """Claims one by one, as they stood when the first was read; order as in ``Ledger.claims``."""
        where, values = _conditions(replace(wanted, parties=self._rarest_first(wanted.parties)))
        sql = f"SELECT c.content FROM claims c WHERE {where} ORDER BY c.path, c.document, c.start, c.id"
        return (claim_of(row["content"]) for row in self._database.stream(sql, *values))

    def _rarest_first(self, parties: Sequence[str]) -> tuple[str, ...]:
        """Parties as few claims have them: the claims of the first are looked through for the others.

        They are counted only as far as it takes to know which is rare.
        """
        most = _FEW
        while len(parties) > 1:
            counts = {party: self._database.rows(_UP_TO, party, most)[0]["n"] for party in parties}
            if min(counts.values()) < most:
                return tuple(sorted(parties, key=lambda party: counts[party]))
            most *= 10
        return tuple(parties)

    def documents(self, known_on: str | None = None) -> Iterator[Document]:
        """Documents one by one, in the order of path, then id; see ``Ledger.documents``."""
        where, values = _standing("d", known_on)
        sql = f"{links.DOCUMENTS}{where} ORDER BY coalesce(d.path, ''), d.id"
        return map(document_of, self._database.stream(sql, *values))

    def published(self, known_on: str | None = None) -> Mapping[str | None, int]:
        """How many documents bear each date of publication; see ``Ledger.published``."""
        where, values = _standing("d", known_on)
        sql = f"SELECT d.published, count(*) AS n FROM documents d WHERE {where} GROUP BY d.published"
        return {row["published"]: row["n"] for row in self._database.rows(sql, *values)}

    def documents_with(self, party: str) -> frozenset[str]:
        """The ids of the documents that have a current claim with this party."""
        where, values = _conditions(ClaimFilter(parties=(party,)))
        rows = self._database.rows(f"SELECT DISTINCT c.document FROM claims c WHERE {where}", *values)
        return frozenset(row["document"] for row in rows)

    def moment(self) -> str:
        """Where the ledger stands; see ``Ledger.moment``."""
        (row,) = self._database.rows(_MOMENT)
        return "-".join(str(row[name]) for name in ("versions", "decided", "rejected", "pending", "gone", "unsorted"))

    def rejections(self) -> Iterator[Rejected]:
        """All rejections in the order of document, step and reason."""
        rows = self._database.stream("SELECT document, step, reason FROM rejections ORDER BY document, step, reason")
        return (Rejected(row["document"], row["step"], row["reason"]) for row in rows)

    def pairs(self) -> list[PairCount]:
        """All pairs of parties that stand in one current claim; see ``Ledger.pairs``."""
        found = self._database.rows(_PAIRS)
        return [PairCount(row["a"], row["b"], row["claims"], row["documents"], row["last"]) for row in found]

    def search(self, words: str, parties: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Sentences that hold all the words, best first; with ``parties``, those that prove a claim of all of them."""
        matching, terms = self._database.matching, terms_of(words)
        query = matching.query(terms) if terms else None
        if query is None:
            return []
        among = f" AND EXISTS ({_PROOF}{_AND_PARTY.format(claim='c.row') * len(parties)})" if parties else ""
        sql = (
            f'SELECT s.document, s.start, s."end" FROM {matching.source}'
            " JOIN documents d ON d.id = s.document AND d.superseded IS NULL"
            f" WHERE {matching.condition} AND s.superseded IS NULL{among}"
            f" ORDER BY {matching.rank}, coalesce(d.path, ''), s.document, s.start LIMIT ?"
        )
        with self._database.reading():
            return [self._hit(row) for row in self._database.rows(sql, query, *parties, max(limit, 0))]

    def decisions(self) -> Iterator[Decision]:
        """All decisions in the order in which they came in, those of a linking that is under way among them."""
        rows = self._database.rows("SELECT content FROM decisions ORDER BY number")
        return (decision_of(row["content"]) for row in rows)

    def entries_of(self, claims: Collection[str]) -> Mapping[str, str]:
        """Claim id -> id of the entry that it is in; see ``Ledger.entries_of``."""
        return links.entries_of(self._database, claims)

    def entry(self, id: str) -> str:
        """The id of the entry meant by an id or its beginning; see ``Ledger.entry``. Raises NotFoundError."""
        if not id.startswith("e"):
            return choose("entry", id, [])
        return choose("entry", id, links.entries_like(self._database, id, id + _LAST, MOST_SHOWN + 1))

    def members(self, entry: str) -> list[Claim]:
        """The current claims of an entry, in the order of ``claims``."""
        return links.members_of(self._database, (entry,))

    def proposals(self) -> Iterator[Proposal]:
        """Pairs of claims that may be about one thing, likeliest first, then by id."""
        return iter(links.proposals_in(self._database))

    def sources_of(self, documents: Collection[str]) -> Mapping[str, Source]:
        """Document id -> the group of copies it belongs to, where it is in one."""
        return links.sources_of(self._database, documents)

    def _hit(self, sentence: Row) -> Hit:
        id, start, end = sentence["document"], sentence["start"], sentence["end"]
        document = document_of(self._database.rows(_CURRENT_DOCUMENT, id)[0])
        proved = self._database.rows(
            'SELECT id FROM claims WHERE document = ? AND start < ? AND "end" > ? AND superseded IS NULL'
            " ORDER BY start, id",
            id, end, start,
        )  # fmt: skip
        return Hit(document, start, end, document.text[start:end], tuple(row["id"] for row in proved))

    def _held(self, id: str) -> Coding | None:
        rows = self._database.rows(_CURRENT_DOCUMENT, id)
        if not rows:
            return None
        contents = self._database.rows("SELECT content FROM claims WHERE document = ? AND superseded IS NULL", id)
        claims = (claim_of(row["content"]) for row in contents)
        return Coding(document_of(rows[0]), {claim.id: claim for claim in claims}, rows[0]["coder"])

    def _choose(self, noun: str, beginning: str) -> str:
        sql = f"SELECT id FROM {noun}s WHERE superseded IS NULL AND id >= ? AND id < ? ORDER BY id LIMIT ?"
        rows = self._database.rows(sql, beginning, beginning + _LAST, MOST_SHOWN + 1)
        return choose(noun, beginning, [row["id"] for row in rows])


def _conditions(wanted: ClaimFilter) -> tuple[str, list[str]]:
    """The filter as SQL on the claims ``c``, with its values."""
    standing, values = _standing("c", wanted.known_on)
    parts = [standing]
    since = start_of(wanted.learned_since) if wanted.learned_since is not None else None
    conditions: Iterable[tuple[str, Sequence[Any]]] = (
        (_among(len(wanted.parties)), wanted.parties),
        ("c.document = ?", (wanted.document,) if wanted.document is not None else ()),
        (f"c.kind IN ({marks(wanted.kinds)})", wanted.kinds),
        (f"c.status IN ({marks(wanted.statuses)})", wanted.statuses),
        ("c.published_end <= ?", (wanted.published_until,) if wanted.published_until is not None else ()),
        (_FIRST_SINCE, (since, since) if since is not None else ()),
    )
    for sql, given in conditions:
        if given:
            parts.append(sql)
            values.extend(given)
    return " AND ".join(parts), values


def _standing(table: str, known_on: str | None) -> tuple[str, list[str]]:
    """The rows that stand now, or stood at the end of a day or instant, as SQL with its values."""
    if known_on is None:
        return f"{table}.superseded IS NULL", []
    end = end_of(known_on)
    return f"{table}.learned <= ? AND ({table}.superseded IS NULL OR {table}.superseded > ?)", [end, end]


def _among(parties: int) -> str:
    """The claims of the first party that the others are in too: one index, sought once for each."""
    others = _AND_PARTY.format(claim="a.claim") * (parties - 1)
    return f"c.row IN (SELECT a.claim FROM claim_parties a WHERE a.party = ?{others})"
