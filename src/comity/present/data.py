"""Records for other programs: JSON, JSON Lines and CSV, all safe to print and to open in a spreadsheet."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, is_dataclass
from typing import IO, Any, Final, Protocol

from comity.analyse import InPlace, Line, Lines, PairPage
from comity.model import Claim, Document
from comity.present.inert import OVERRIDES, inert

TERMINAL: Final = re.compile(f"[\x7f-\x9f\ud800-\udfff{OVERRIDES}]")
"""What JSON may hold as it is, but a terminal should not see."""
FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""A cell that starts with one of these is a formula to a spreadsheet."""
PARTS: Final[dict[str, tuple[str, ...]]] = {
    "document": ("id", "path", "url", "title", "publisher", "published", "grade"),
    "passage": ("exact", "start", "end", "role"),
    "thing": ("id", "name"),
    "when": ("edtf", "start", "end", "basis", "text"),
    "due": ("edtf", "start", "end", "basis", "text"),
    "where": ("name", "country", "lat", "lon", "precision"),
    "quantity": ("value", "unit", "measure", "text"),
    "speaker": ("id", "name", "office"),
}
"""The records within a claim, each a group of CSV columns named ``record_field``."""
SIMPLE: Final = ("id", "kind", "event", "mode", "contexts", "status", "column", "alleged", "stage", "parties",
                 "trigger", "why", "score", "coder")  # fmt: skip
COLUMNS: Final[tuple[str, ...]] = (
    *SIMPLE,
    *(f"{record}_{field}" for record, names in PARTS.items() for field in names),
)


class Found(Protocol):
    """A passage that a search found, as ledgers give it."""

    @property
    def document(self) -> Document: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def exact(self) -> str: ...
    @property
    def claims(self) -> tuple[str, ...]: ...


# --- JSON ---------------------------------------------------------------------------------------------------------


def to_json(value: Any, indent: int | None = 2) -> str:
    """JSON text of a value in which no character can steer a terminal; reading it back gives the same value."""
    return TERMINAL.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))


def write_jsonl(out: IO[str], claims: Iterable[Claim]) -> None:
    """One claim a line, as ``Claim.to_dict`` gives it."""
    for claim in claims:
        out.write(to_json(claim.to_dict(), indent=None) + "\n")


def page_record(page: PairPage, limit: int | None = None) -> dict[str, Any]:
    """The pair page as plain dicts; ``limit`` cuts each list of lines."""
    columns = {"ACTUALLY": page.actually, "LIKELY": page.likely, "SHOULD": page.should}
    return {
        "pair": [asdict(page.a), asdict(page.b)],
        "as_of": page.as_of,
        "known_on": page.known_on,
        "coverage": asdict(page.coverage),
        "in_place": [_standing(row) for row in page.in_place[:limit]],
        "columns": {name: _lines(lines, limit) for name, lines in columns.items()},
        "numbers": [line_record(line) for line in page.numbers[:limit]],
        "waiting": _lines(page.waiting, limit),
        "moved": [line_record(line) for line in page.moved[:limit]],
    }


def _lines(lines: Lines, limit: int | None) -> dict[str, Any]:
    return {
        "count": len(lines),
        "lines": [line_record(line) for line in lines.dated[:limit]],
        "undated": [line_record(line) for line in lines.undated[:limit]],
    }


def line_record(line: Line) -> dict[str, Any]:
    """One line of a page, with the short proof of each of its claims."""
    return {
        "entry": line.entry,
        "date": line.date,
        "other_dates": _other_dates(line),
        "inferred": _plain(None if line.date else line.inferred),
        "silent": line.silent,
        "kind": line.kind,
        "status": line.status,
        "state": line.state,
        "alleged": line.alleged,
        "what": line.what,
        "parties": [party.id for party in line.parties],
        "thing": _plain(line.thing),
        "quantity": _plain(line.quantity),
        "documents": line.documents,
        "publishers": len(line.publishers),
        "independent": line.sources,
        "sources": [_proof(claim) for claim in line.claims],
    }


def _other_dates(line: Line) -> list[dict[str, Any]]:
    return [{"date": account.value, "claims": list(account.claims)} for account in line.others]


def _standing(row: InPlace) -> dict[str, Any]:
    return {
        "entry": row.entry,
        "name": row.name,
        "kind": row.kind,
        "state": row.state,
        "date": row.date,
        "steps": [
            {
                "state": step.state,
                "date": step.date,
                "other_dates": _other_dates(step.line),
                "claims": [claim.id for claim in step.line.claims],
            }
            for step in row.steps
        ],
    }


def _proof(claim: Claim) -> dict[str, Any]:
    document = claim.document
    return {
        "id": claim.id,
        "exact": claim.passage.exact,
        "document": document.id,
        "publisher": document.publisher,
        "published": document.published,
    }


def _plain(record: Any) -> Any:
    return asdict(record) if is_dataclass(record) and not isinstance(record, type) else record


def hit_record(hit: Found) -> dict[str, Any]:
    """A search hit, without the document's text."""
    passage = {"exact": hit.exact, "start": hit.start, "end": hit.end}
    return {"document": document_record(hit.document), "passage": passage, "claims": list(hit.claims)}


def document_record(document: Document) -> dict[str, Any]:
    """A document's fields, less its text and sections."""
    return {
        field.name: getattr(document, field.name)
        for field in fields(document)
        if field.name not in ("text", "sections")
    }


# --- CSV ----------------------------------------------------------------------------------------------------------


def write_csv(out: IO[str], claims: Iterable[Claim]) -> None:
    """A header and one claim a row, in the order of ``COLUMNS``.

    Lists are joined by ``;``, parties written ``IND:actor``. Control characters become signs. Text that starts with
    one of ``FORMULA`` gets a single quote before it, so that no spreadsheet runs it: take it off again when loading.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow(list(_cells(claim)))


def _cells(claim: Claim) -> Iterator[str | float | None]:
    for name in SIMPLE:
        yield _cell(getattr(claim, name) if name != "parties" else [f"{p.id}:{p.role}" for p in claim.parties])
    for record, names in PARTS.items():
        yield from (_cell(getattr(getattr(claim, record), name, None)) for name in names)


def _cell(value: Any) -> str | float | None:
    """Numbers stay numbers, None an empty cell; text is made inert and guarded."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, int | float):
        return value
    text = ";".join(value) if isinstance(value, list | tuple) else str(value)
    return guarded(text)


def guarded(text: str) -> str:
    """The text with a single quote before it where a spreadsheet would take it for a formula."""
    return f"'{inert(text)}" if text.startswith(FORMULA) else inert(text)
