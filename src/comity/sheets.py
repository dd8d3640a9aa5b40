"""Sheets that coders fill in without seeing the machine's answers: passages drawn by chance, the same for everyone."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity.errors import EvaluateError, PresentError
from comity.judge.agreement import CODED
from comity.ledger.sentences import sentences_of
from comity.ledger.store import ClaimFilter, Ledger
from comity.model import KINDS, STATUSES, Claim, Document, content_id
from comity.present.data import guarded
from comity.what.codebook import TYPES

COLUMNS: Final = (
    "passage", "document", "start", "end", "published", "outlet", "title", "paragraph", "text", "coder", *CODED, "note",
)  # fmt: skip
"""Of a sheet; a coder fills in what stands after ``coder``, one row a claim: a copied row for a second one."""
DIFFERENCES: Final = ("passage", "text", "field", "a", "b", "decided")
"""Columns of the list of differences between two coders."""
WORDS: Final = {"kind": KINDS, "event": TYPES, "status": STATUSES}
"""What can stand in the columns that take one of a few words."""
MADE: Final = "give one made by review --blind"
QUIET: Final = 0.25
"""The share of passages from which the machine made no claim, so that what it missed shows too."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence that may be drawn."""

    document: Document
    start: int
    end: int
    claimed: bool

    @property
    def id(self) -> str:
        return content_id("p", [self.document.id, self.start, self.end])


def draw(ledger: Ledger, parties: Sequence[str], n: int, seed: int) -> list[Spot]:
    """``n`` sentences of the documents that have a claim of all the parties, drawn by chance."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims(ClaimFilter(parties=tuple(parties))):
        claims[claim.document.id].append(claim)
    return sample(spots(ledger.documents(), claims), n, seed)


def spots(documents: Iterable[Document], claims: Mapping[str, Sequence[Claim]]) -> Iterator[Spot]:
    """The sentences of the documents that have claims. ``claims``: document id -> those that are asked about."""
    for document in documents:
        passages = [claim.passage for claim in claims.get(document.id, ())]
        claimed = {(passage.start, passage.end) for passage in passages}
        for start, end in sentences_of(document, passages) if passages else ():
            yield Spot(document, start, end, (start, end) in claimed)


def sample(spots: Iterable[Spot], n: int, seed: int) -> list[Spot]:
    """``n`` sentences, a quarter of them without a claim as far as there are such: by seed and text alone."""

    def chance(spot: Spot) -> str:
        return hashlib.sha256(f"{seed} {spot.id}".encode()).hexdigest()

    drawn = sorted(spots, key=chance)
    quiet = [spot for spot in drawn if not spot.claimed][: round(n * QUIET)]
    loud = [spot for spot in drawn if spot.claimed][: n - len(quiet)]
    return sorted(quiet + loud, key=chance)


def blank(spot: Spot, coder: str) -> dict[str, Any]:
    """The row of a passage that nobody has coded yet."""
    document = spot.document
    sections = (row for row in document.sections if row.start <= spot.start < row.end)
    section = next(sections, None)
    paragraph = document.text[section.start : section.end] if section else ""
    told = {
        "passage": spot.id,
        "document": document.id,
        "start": spot.start,
        "end": spot.end,
        "published": document.published or "",
        "outlet": document.publisher or "",
        "title": document.title or "",
        "paragraph": " ".join(paragraph.split()),
        "text": " ".join(document.text[spot.start : spot.end].split()),
        "coder": coder,
    }
    return {name: told.get(name, "") for name in COLUMNS}


def sheet_text(rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = COLUMNS) -> str:
    """The rows as CSV; a cell that a spreadsheet would run is guarded."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: guarded(str(value)) for name, value in row.items()} for row in rows)
    return out.getvalue()


def write_sheet(path: Path, rows: Sequence[Mapping[str, Any]], columns: Sequence[str] = COLUMNS) -> None:
    """JSON Lines where the name ends in ``.jsonl``, else CSV. Raises PresentError where it cannot be written."""
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            if path.suffix == ".jsonl":
                out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
                return
            out.write(sheet_text(rows, columns))
    except OSError as exc:
        raise PresentError(f"cannot write {str(path)!r}: {exc.strerror}; choose another file with -o") from exc


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a sheet. Raises EvaluateError where the file is none, or a word in it is none of its column's."""
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise EvaluateError(f"{str(path)!r} cannot be read as a sheet: {exc.strerror}; {MADE}") from exc
    return sheet_of(content, str(path))


def sheet_of(content: bytes, name: str) -> list[dict[str, str]]:
    """The rows of what a file of this name holds. Raises EvaluateError where it is no sheet, or a word in it is none
    of its column's."""
    try:
        text = content.decode("utf-8-sig")
        if Path(name).suffix == ".jsonl":
            rows = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (ValueError, csv.Error) as exc:
        reason = "no UTF-8" if isinstance(exc, UnicodeError) else exc
        raise EvaluateError(f"{name!r} cannot be read as a sheet: {reason}; {MADE}") from exc
    if not rows:
        raise EvaluateError(f"{name!r} has no rows: {MADE}")
    lacking = {"passage", "kind"} - set(rows[0] if all(isinstance(row, dict) for row in rows) else ())
    if lacking:
        raise EvaluateError(f"{name!r} has no column {min(lacking)!r}: {MADE}")
    found = [{name: _cell(value) for name, value in row.items() if name} for row in rows]
    for place, row in enumerate(found, 1):
        check_words(f"{name!r}, row {place}", row)
    return found


def _cell(value: Any) -> str:
    return str(value or "")


def check_words(where: str, row: Mapping[str, str]) -> None:
    """A misspelt word would count as a difference between the coders. Raises EvaluateError that says where it is."""
    for name, allowed in WORDS.items():
        value = row.get(name, "").strip()
        if value and value.casefold() not in map(str.casefold, allowed):
            words = f"{where}: {name} cannot be {value!r}"
            raise EvaluateError(f"{words}; use one of {', '.join(allowed)}, or leave it empty")
