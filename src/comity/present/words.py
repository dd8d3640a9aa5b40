"""The words that readers see for statuses, numbers and sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from comity.analyse import Coverage, Line, PairPage
from comity.link.lives import NOT_HELD, step_of
from comity.link.traits import EDITED
from comity.model import COLUMNS, Claim, Column, Document, DocumentRef, Quantity, Status
from comity.present.dates import either, full, short, spanned
from comity.present.inert import inert

STATUS: Final[dict[Status, str]] = {
    "happened": "happened",
    "under_way": "under way",
    "not_happened": "did not",
    "denied": "denied",
    "agreed": "agreed",
    "promised": "promised",
    "planned": "planned",
    "expected": "expected",
    "hoped": "hoped",
    "proposed": "proposed",
    "called_for": "called for",
    "conditional": "if, could",
}
STAGES: Final = {"in_force": "in force", "negotiating": "negotiated", "contract": "contracted"}
"""Stages that read otherwise after "not"."""
MARKS: Final[dict[Status, str]] = {
    "happened": "●", "under_way": "◐", "not_happened": "✕", "denied": "✕",
    **dict.fromkeys(COLUMNS["LIKELY"], "○"),
    **dict.fromkeys(COLUMNS["SHOULD"], "◌"),
}  # fmt: skip
"""Shapes that tell what happened from what was said without colour."""
MEANINGS: Final[dict[Column, str]] = {
    "ACTUALLY": "happened, or is under way",
    "LIKELY": "agreed, promised, planned or expected",
    "SHOULD": "hoped for, proposed, urged or conditional",
}
UNKNOWN: Final = "outlet unknown"
CONCLUDED: Final = (("adopted", r"\badopt"), ("issued", r"\b(issu|releas)"), ("exchanged", r"\bexchang"))
"""The verbs of triggers that say how a text was concluded."""
SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def status_of(line: Line) -> str:
    """One or two words: the step in an agreement's life, or what became of an edition, where known, else the status."""
    stage = line.claims[0].stage
    if line.status == "not_happened" and stage is not None:
        return f"not {STAGES.get(stage, stage)}"
    if line.status == "not_happened" and line.kind in EDITED:
        step = step_of(line.claims[0], line.kind)
        return step.state if step and step.state in NOT_HELD else STATUS[line.status]
    return worded(line.state, line.claims) if line.state else STATUS[line.status]


def worded(state: str, claims: Sequence[Claim]) -> str:
    """The state in the sources' own verb where that says more than "concluded": adopted, issued."""
    triggers = " ".join(claim.trigger for claim in claims)
    own = (word for word, pattern in CONCLUDED if re.search(pattern, triggers, re.IGNORECASE))
    return next(own, state) if state == "concluded" else state


NAME: Final = 88
"""Characters of the name of a promise or thing."""


def cut(words: str, most: int) -> str:
    """The words on one line, cut at a blank where they are longer."""
    text = inert(" ".join(words.split()))
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return f"{(kept[: kept.rfind(' ')] if ' ' in kept[most // 2 :] else kept).rstrip(' ,;:')}…"


def plural(count: int, noun: str, many: str = "") -> str:
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def number(value: float) -> str:
    """``20.75 billion``, ``1,200``, ``0.5``."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.10g} {name}"
    return f"{value:,.10g}"


def amount(quantity: Quantity) -> str:
    """The quantity in the source's words where they hold the number, else with it: ``almost half (50%)``."""
    value = f"{quantity.value * 100:.10g}%" if quantity.unit == "share" else f"{number(quantity.value)} {quantity.unit}"
    text = inert(quantity.text or "").strip()
    if not text:
        return inert(value)
    return text if re.search(r"\d", text) else f"{text} ({inert(value)})"


def outlet_of(document: DocumentRef | Document) -> str:
    """The publisher; a title or a file's name is never shown as one."""
    return inert(document.publisher or UNKNOWN)


def origin_of(document: DocumentRef | Document) -> str:
    """The outlet for a note; where it is unknown, the text's title, in quotation marks, too."""
    title = f", “{inert(document.title)}”" if document.title and not document.publisher else ""
    return outlet_of(document) + title


def source_of(line: Line) -> str:
    """``Outlet A +2``: the first source, and how many more, independent of it and of one another, say the same.

    ``Outlet A +2 · 7 reports`` where copies of them, or further texts of theirs, do so too.
    """
    more = f" +{line.sources - 1}" if line.sources > 1 else ""
    reports = f" · {line.documents:,} reports" if line.documents > line.sources else ""
    return outlet_of(line.claims[0].document) + more + reports


def differ_of(line: Line, long: bool = False) -> str:
    """``accounts differ: signed 15 or 16 Feb 2011``; empty where the accounts of a line agree."""
    if not line.others or not line.date:
        return ""
    dates = either([line.date, *(account.value for account in line.others)], long)
    return inert(f"accounts differ: {status_of(line)} {dates}")


def silence_of(line: Line) -> str:
    """Of a plan whose days have passed in silence, that they have."""
    return "its day has passed without a report" if line.silent else ""


def inferred_of(line: Line) -> str:
    """``date inferred from offices: 13 Sep 2023–1 Oct 2024`` of a line that no text dates; empty for any other."""
    bound = None if line.date else line.inferred
    return inert(f"date inferred from offices: {short(bound.edtf)}") if bound else ""


def coverage_of(page: PairPage) -> str:
    """``40 of 52 documents on this pair · 12 outlets · published 1 Jan 2000 to 29 Aug 2025 · 2 undated``."""
    return coverage_words(page.coverage, page.as_of)


def coverage_words(coverage: Coverage, as_of: str | None = None) -> str:
    """How far sources reach; as of a day, undated ones are left out."""
    parts = [
        f"{coverage.documents:,} of {plural(coverage.read, 'document')} on this pair",
        plural(len(coverage.outlets), "outlet"),
    ]
    if coverage.first and coverage.last:
        parts.append(f"published {spanned(coverage.first, coverage.last)}")
    parts.append(f"{coverage.undated:,} undated" + (", left out" if coverage.undated and as_of else ""))
    return " · ".join(parts)


def days_of(page: PairPage) -> str:
    """``as of 31 December 2021, known on 30 June 2025``; that all was read where neither is asked."""
    asked = (("as of", page.as_of), ("known on", page.known_on))
    return ", ".join(f"{words} {full(day)}" for words, day in asked if day) or "all that was read"


def moved_of(page: PairPage) -> str:
    """That plans and wishes are left out of the columns because it is known what became of them."""
    return f"{plural(len(page.moved), 'plan or wish', 'plans and wishes')} met or off: in the life of the entry"


def nothing_of(page: PairPage) -> str:
    """What is said where nothing was found: how far was looked, and no more."""
    held = f", as the ledger was on {full(page.known_on)}," if page.known_on else ""
    return absence_of(page.as_of, page.coverage.read, held)


def absence_of(as_of: str | None, read: int, held: str = "") -> str:
    """``No evidence found by 31 December 2021 in 52 documents.``"""
    until = f" by {full(as_of)}" if as_of else ""
    return f"No evidence found{until}{held} in {plural(read, 'document')}."


def words_of(claim: Claim) -> str:
    """The sentence that proves a claim, on one line."""
    return inert(" ".join(claim.passage.exact.split()))


def told_status(claim: Claim) -> str:
    """The word for the status of a claim: ``did not``, ``alleged: happened``."""
    return f"{'alleged: ' if claim.alleged else ''}{STATUS[claim.status]}"


def paged(claim: Claim) -> tuple[str, ...]:
    """The page to cite, ``p. 3``; nothing where the text has no pages."""
    return (f"p. {claim.page}",) if claim.page is not None else ()


def note_of(claim: Claim) -> str:
    """A footnote to paste: quote, outlet, date, address, id."""
    document = claim.document
    said = [origin_of(document), full(document.published), *paged(claim)]
    parts = [*said, *([inert(document.url)] if document.url else []), claim.id]
    return f"“{words_of(claim)}” {', '.join(parts)}."
