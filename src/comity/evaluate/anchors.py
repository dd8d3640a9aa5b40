"""Rows of gold that quote a document, and the claims that they can be held against.

A row is found when one claim of the same document quotes the row's anchor and has its kind, one of its statuses, at
least its parties, and its date (the same days; an overlap where the row's date is approximate; any, where the row
gives none).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity.edtf import bounds
from comity.errors import EvaluateError
from comity.evaluate.gold import bad, keys_of, read_jsonl
from comity.model import KINDS, STATUSES, Claim, Document, When
from comity.pipeline import graded
from comity.read import read

NEEDED: Final = ("doc", "row", "anchor")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of gold. ``never``: its anchor must make no claim, and the other fields are empty."""

    doc: str
    name: str
    anchor: str
    never: bool = False
    kind: str = ""
    parties: frozenset[str] = frozenset()
    statuses: tuple[str, ...] = ()
    when: str | None = None
    entry: str = ""
    """Which rows are about one thing bear the same; empty where the gold does not say."""


@dataclass(frozen=True, slots=True)
class Case:
    """A row with the claim that fits it best of those that quote it, and the fields in which that one differs."""

    row: Row
    near: tuple[Claim, ...]
    wrong: tuple[str, ...]

    @property
    def best(self) -> Claim | None:
        return self.near[0] if self.near else None


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return set(NEEDED) <= keys_of(head)


def read_rows(path: Path) -> list[Row]:
    """The rows of a file. Raises EvaluateError naming the line."""
    return [_row(path, number, row) for number, row in enumerate(read_jsonl(path), start=1)]


def _row(path: Path, number: int, row: dict[str, Any]) -> Row:
    try:
        if row.get("never"):
            return Row(row["doc"], row["row"], row["anchor"], never=True)
        kind, statuses, when = row["kind"], tuple(row["status"]), row.get("when")
        if kind not in KINDS or not statuses or not set(statuses) <= set(STATUSES):
            raise ValueError(f"{kind!r}, {statuses!r} are no kind and statuses of the codebook")
        if when is not None:
            bounds(when)
        parties, entry = frozenset(row["parties"]), row.get("entry", "")
        return Row(row["doc"], row["row"], row["anchor"], False, kind, parties, statuses, when, entry)
    except (KeyError, TypeError, ValueError) as exc:
        raise bad(path, number, f"no row of claims gold ({exc})") from exc


def read_texts(names: set[str], folders: Sequence[Path]) -> list[Document]:
    """The documents that rows quote. Raises EvaluateError for one that is in none of the folders."""
    found = {}
    for text in read([str(folder) for folder in folders], {}):
        name = Path((text.path if isinstance(text, Document) else text.document) or "").name
        if isinstance(text, Document) and name in names:
            found[name] = graded(text)
    missing = sorted(names - found.keys())
    if missing:
        raise EvaluateError(f"the text {missing[0]!r} that gold quotes is not there: name its folder with --texts")
    return [found[name] for name in sorted(names)]


# --- a row and a claim --------------------------------------------------------------------------------------------


def fold(text: str) -> str:
    """White space folded."""
    return re.sub(r"\s+", " ", text).strip()


def differences(row: Row, claim: Claim) -> tuple[str, ...]:
    """The fields in which a claim differs from a row."""
    checks = {
        "kind": claim.kind == row.kind,
        "status": claim.status in row.statuses,
        "parties": row.parties <= {party.id for party in claim.parties},
        "date": dates_fit(row.when, claim),
    }
    return tuple(name for name, fits in checks.items() if not fits)


def dates_fit(wanted: str | None, claim: Claim) -> bool:
    """The row's date against the claim's date, or its due date for what is still to come."""
    return wanted is None or any(_same_days(wanted, when) for when in (claim.when, claim.due) if when and when.edtf)


def _same_days(wanted: str, when: When) -> bool:
    start, end = bounds(wanted)
    if when.edtf in (wanted, f"{wanted}/.."):
        return True
    if "~" in wanted and start and end and when.start and when.end:
        return when.start <= end and when.end >= start
    return (when.start, when.end) == (start, end)


def quoting(row: Row, claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose passage holds the row's anchor."""
    anchor = fold(row.anchor)
    return [claim for claim in claims if anchor in fold(claim.passage.exact)]


def case_of(row: Row, claims: Sequence[Claim]) -> Case:
    near = quoting(row, claims)
    if row.never:
        return Case(row, tuple(near), ())
    near.sort(key=lambda claim: len(differences(row, claim)))
    return Case(row, tuple(near), differences(row, near[0]) if near else ("no claim",))
