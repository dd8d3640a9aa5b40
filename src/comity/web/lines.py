"""A line of a ledger as pages show it: date, status by shape and word, what, who tells it, where it opens."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.analyse import Line
from comity.analyse.changes import Change
from comity.link.clause import clause_of
from comity.model import Claim, column_of
from comity.present.changes import moved_words
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.words import MARKS, differ_of, inferred_of, silence_of, source_of, status_of, told_status


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    date: str
    """In words; empty where no text gives one."""
    mark: str
    status: str
    shade: str
    kind: str
    what: str
    quote: str
    """The words of the source, where ``what`` is no more than a name."""
    alleged: bool
    source: str
    beside: tuple[str, ...]
    """Who else takes part, a day that passed, what offices leave of the date."""
    differs: str
    proof: str
    entry: str | None
    moved: str = ""
    """What changed in its state."""


def row_of(line: Line) -> Row:
    """A line as it is shown."""
    claim = line.claims[0]
    others = ", ".join(party.name for party in line.parties[2:]) if line.thing else ""
    beside = (inert(f"with {others}") if others else "", silence_of(line), inferred_of(line))
    return Row(
        date=inert(short(line.date)) if line.date else "",
        mark=MARKS[line.status],
        status=status_of(line),
        shade=column_of(line.status).lower(),
        kind=line.kind,
        what=inert(line.what),
        quote=inert(clause_of(claim.passage.exact, claim.trigger)) if line.thing else "",
        alleged=line.alleged,
        source=source_of(line),
        beside=tuple(words for words in beside if words),
        differs=differ_of(line),
        proof=f"/claim/{line.id}",
        entry=f"/entry/{line.entry}" if line.entry else None,
    )


def changed_row(change: Change) -> Row:
    """What changed: its line, and what moved."""
    return replace(row_of(change.line), moved=moved_words(change))


@dataclass(frozen=True, slots=True)
class Sign:
    """A claim as a sign beside its sentence: status and kind, and where it opens."""

    id: str
    mark: str
    status: str
    shade: str
    kind: str


def sign_of(claim: Claim) -> Sign:
    """The sign of a claim."""
    return Sign(claim.id, MARKS[claim.status], told_status(claim), claim.column.lower(), claim.kind)
