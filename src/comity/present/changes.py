"""What changed, on a terminal and for other programs: by meaning, each with its sentence and ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from comity.analyse.changes import Change, Changes, Meaning
from comity.link.clause import clause_of
from comity.model import Column
from comity.present.data import line_record
from comity.present.dates import full
from comity.present.inert import inert
from comity.present.terminal import COLOURS, PLAIN, PREFIX, heading, print_lines
from comity.present.words import plural

TITLES: Final[dict[Meaning, tuple[str, str]]] = {
    "moved": ("MOVED", "what was known stands in another state"),
    "act": ("DONE", "acts that the ledger did not hold"),
    "missed": ("MISSED", "planned for a day that has passed without a report"),
    "plan": ("PLANNED", "new promises, agreements to do something, and plans"),
    "account": ("ACCOUNTS", "another account of what was known, which differs"),
    "said": ("SAID", "new statements, wishes, denials and allegations"),
}
SHADES: Final[dict[Meaning, Column]] = {"moved": "ACTUALLY", "act": "ACTUALLY", "plan": "LIKELY", "said": "SHOULD"}


def print_changes(out: Console, changes: Changes, limit: int | None = 15) -> None:
    """A section for each meaning; at most ``limit`` lines in each (None: all)."""
    out.print(Text(f"Learned since {full(changes.since)}", style="bold"))
    out.print(Text(_counts(changes), style="dim"))
    for meaning, (title, words) in TITLES.items():
        rows = changes.of(meaning)
        if rows:
            colour = COLOURS[SHADES[meaning]] if meaning in SHADES else PLAIN
            out.print(heading(title, words, len(rows), colour))
            _print(out, rows, limit)
    if not changes.rows:
        out.print(Text("\nNothing new."))


def _counts(changes: Changes) -> str:
    parts = [plural(changes.documents, "new document"), plural(len(changes.rows), "change")]
    parts.append(f"{plural(changes.repeated, 'claim')} that repeat what was known")
    if changes.waiting:
        parts.append(f"{changes.waiting:,} that wait to be looked at")
    if changes.recoded:
        parts.append(f"{changes.recoded:,} read anew in older documents")
    return " · ".join(parts)


def _print(out: Console, rows: Sequence[Change], limit: int | None) -> None:
    tails = {row.line.id: _beside(row) for row in rows}
    print_lines(out, [row.line for row in rows], limit, tails)


def _beside(row: Change) -> str:
    """What moved, the sentence where the line has no more than a name, and the id of the entry."""
    sentence = " ".join(row.line.claims[0].passage.exact.split())
    quoted = f"“{clause_of(sentence, row.line.claims[0].trigger)}”" if row.line.thing else ""
    parts = (moved_words(row), inert(quoted), inert((row.entry or "")[:PREFIX]))
    return "; ".join(part for part in parts if part)


def moved_words(row: Change) -> str:
    """``signed → in force``; empty where nothing moved, or nothing was known before."""
    if row.meaning not in ("moved", "missed") or not row.before or row.before == row.after:
        return ""
    return inert(f"{row.before} → {row.after}")


def changes_record(changes: Changes, limit: int | None = None) -> dict[str, Any]:
    """The changes as plain dicts, in their order; ``limit`` cuts the list."""
    return {
        "since": changes.since,
        "documents": changes.documents,
        "repeated": changes.repeated,
        "recoded": changes.recoded,
        "waiting": changes.waiting,
        "changes": [_record(row) for row in changes.rows[:limit]],
    }


def _record(row: Change) -> dict[str, Any]:
    moved = {"meaning": row.meaning, "name": row.name, "before": row.before, "after": row.after}
    return moved | line_record(row.line)
