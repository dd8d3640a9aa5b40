"""A line of a ledger as pages show it: date, status by shape and word, what, who tells it, where it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from comity.analyse import Line
from comity.analyse.changes import Change
from comity.link.clause import clause_of
from comity.model import Claim, Column, column_of
from comity.present.changes import moved_words
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.words import MARKS, STATUS, differ_of, inferred_of, silence_of, source_of, status_of

SHADES: Final[dict[Column, str]] = {"ACTUALLY": "actually", "LIKELY": "likely", "SHOULD": "should"}


@dataclass(frozen=True, slots=True)
class Told:
    """One line."""

    date: str
    """In words; "undated" where the text gives no time."""
    mark: str
    status: str
    shade: str
    kind: str
    what: str
    alleged: bool
    source: str
    beside: tuple[str, ...]
    """What is to be said of it besides: accounts that differ, a day that passed, what moved."""
    opens: str


def told_line(line: Line, *beside: str) -> Told:
    """A line of the ledger, which opens its entry, or its claim where it is in none."""
    said = (*beside, differ_of(line), silence_of(line), inferred_of(line))
    return Told(
        date=inert(short(line.date)),
        mark=MARKS[line.status],
        status=status_of(line),
        shade=SHADES[column_of(line.status)],
        kind=line.kind,
        what=inert(line.what),
        alleged=line.alleged,
        source=source_of(line),
        beside=tuple(words for words in said if words),
        opens=f"/entry/{line.entry}" if line.entry else f"/claim/{line.id}",
    )


def told_change(change: Change) -> Told:
    """What changed: with what moved, and the sentence where the line has no more than a name."""
    sentence = " ".join(change.line.claims[0].passage.exact.split())
    quoted = f"“{inert(clause_of(sentence, change.line.claims[0].trigger))}”" if change.line.thing else ""
    return told_line(change.line, moved_words(change), quoted)


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
    alleged = "alleged: " if claim.alleged else ""
    return Sign(
        claim.id, MARKS[claim.status], f"{alleged}{STATUS[claim.status]}", SHADES[claim.column], claim.kind
    )  # fmt: skip
