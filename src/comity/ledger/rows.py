"""Records to the rows of a database and back, without loss."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache
from typing import Any, Final

from comity.edtf import published_span
from comity.errors import LedgerError
from comity.ledger.database import Row
from comity.model import (
    Anchor,
    Claim,
    Decision,
    Document,
    DocumentRef,
    Party,
    Passage,
    Quantity,
    Section,
    Speaker,
    Thing,
    When,
    Where,
)

Span = tuple[str | None, str | None]
"""First and last ISO day; None at a side that is open or unknown."""
UNKNOWN: Final[Span] = (None, None)

DOCUMENT_COLUMNS: Final = (
    "id", "sha256", "sections", "path", "url", "title", "author", "publisher", "published", "published_basis",
    "language", "grade", "pages",
)  # fmt: skip
CLAIM_COLUMNS: Final = (
    "id", "document", "path", "start", "end", "kind", "event", "status", "column", "thing", "stage",
    "published_start", "published_end", "due_start", "due_end",
    "planned_start", "planned_end", "happened_start", "happened_end", "content",
)  # fmt: skip
_PARTS: Final[dict[str, type]] = {
    "document": DocumentRef, "passage": Passage, "thing": Thing, "when": When, "due": When, "where": Where,
    "quantity": Quantity, "speaker": Speaker,
}  # fmt: skip


def digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal digits."""
    return digest_of(text.encode())


def digest_of(raw: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def document_values(document: Document) -> tuple[str | None, ...]:
    """The values of DOCUMENT_COLUMNS; the text is kept apart."""
    sections = _dump([[section.start, section.end, section.role, section.heading] for section in document.sections])
    made = {"sections": sections, "pages": _dump(document.pages)}
    return tuple(made[name] if name in made else getattr(document, name) for name in DOCUMENT_COLUMNS)


def document_of(row: Row) -> Document:
    """The document of a row of DOCUMENT_COLUMNS, ``text`` and ``text_sha256``.

    Raises LedgerError where the kept text is not the one that was stored.
    """
    text, kept = row["text"], row["text_sha256"]
    if digest(text) != kept or Document.id_of(text) != row["id"]:
        words = "its kept text was altered outside the program"
        raise LedgerError(f"document {row['id']!r} ({row['path']}) is damaged, {words}: put a backup in its place")
    given = {name: row[name] for name in DOCUMENT_COLUMNS}
    sections = tuple(Section(*section) for section in json.loads(row["sections"]))
    pages = tuple(json.loads(row["pages"]))
    return Document(**(given | {"text": text, "sections": sections, "pages": pages}))


def claim_values(claim: Claim, published: str | None) -> tuple[str | int | None, ...]:
    """The values of CLAIM_COLUMNS. ``published``: the EDTF date of the claim's document."""
    passage, when = claim.passage, _span_of(claim.when)
    happened = claim.column == "ACTUALLY"
    return (
        claim.id, claim.document.id, claim.document.path or "", passage.start, passage.end,
        claim.kind, claim.event, claim.status, claim.column, claim.thing.id if claim.thing else None, claim.stage,
        *published_span(published), *_span_of(claim.due),
        *(UNKNOWN if happened else when), *(when if happened else UNKNOWN),
        _dump(claim.to_dict()),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def claim_of(content: str) -> Claim:
    """The claim of a ``content`` column. Raises LedgerError where the column holds no claim."""
    try:
        fields = json.loads(content)
        for name, part in _PARTS.items():
            if fields.get(name) is not None:
                fields[name] = part(**fields[name])
        fields["contexts"], fields["why"] = tuple(fields["contexts"]), tuple(fields["why"])
        fields["parties"] = tuple([Party(**party) for party in fields["parties"]])
        return Claim(**fields)
    except (ValueError, TypeError, KeyError, AttributeError) as exc:
        raise LedgerError(f"a claim is damaged, it reads {content[:80]!r}: put a backup in its place") from exc


def decision_text(decision: Decision) -> str:
    """The ``content`` column of a decision."""
    return _dump(asdict(decision))


def decision_of(content: str) -> Decision:
    """The decision of a ``content`` column. Raises LedgerError where the column holds none."""
    try:
        fields = json.loads(content)
        anchors = {name: tuple(Anchor(**anchor) for anchor in fields[name]) for name in ("targets", "others")}
        return Decision(**(fields | anchors))
    except (ValueError, TypeError, KeyError) as exc:
        raise LedgerError(f"a decision is damaged, it reads {content[:80]!r}: put a backup in its place") from exc


def _span_of(when: When | None) -> Span:
    return (when.start, when.end) if when else UNKNOWN


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
