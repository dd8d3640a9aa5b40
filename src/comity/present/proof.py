"""The proof of a claim: its sentence marked in its paragraph, where that stands, every field, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.link.dating import Inferred
from comity.model import Claim, Document, Party, Section, Speaker, When, Where
from comity.present.dates import full, short
from comity.present.inert import inert, inert_lines
from comity.present.terminal import COLOURS
from comity.present.words import MARKS, STATUS, note_of, told_status

NONE: Final = "–"
MARK: Final = "bold black on yellow"
BASES: Final = {"office": "inferred from offices"}
"""What a basis is called where its name says too little."""
GRADES: Final = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
    "D": "not usually reliable", "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
"""The Admiralty grades of sources."""


def print_claim(out: Console, claim: Claim, document: Document, decided: Sequence[str] = ()) -> None:
    """The sentence in its paragraph, the source, all fields, and a footnote to paste.

    ``decided``: what people decided of it, a line each.
    """
    out.print(_title(claim))
    if decided:
        out.print(_table([("decided", inert_lines("\n".join(decided)))]))
    out.print(Padding(_paragraph(out, claim, document), (1, 2)))
    out.print(_table(source_rows(document)))
    out.print()
    out.print(_table(field_rows(claim)))
    out.print()
    score = NONE if claim.score is None else f"{claim.score:.2f}"
    rows = [("why", inert_lines("\n".join(claim.why)) or NONE), ("score", score), ("coder", claim.coder or NONE)]
    out.print(_table(rows))
    out.print()
    out.print(_table([("to cite", note_of(claim))]))


def field_table(claim: Claim) -> Table:
    """The claim's id, all its fields, and why."""
    return _table([("claim", claim.id), *field_rows(claim), ("why", inert_lines("\n".join(claim.why)) or NONE)])


def print_document(
    out: Console, document: Document, claims: Sequence[Claim], rows: Iterable[tuple[str, str]] = ()
) -> None:
    """The kept text, paragraph by paragraph, with the sentences that make claims marked and the claims below them.

    ``rows``: what else is known of it, a name and words each, as ``inferred_rows``.
    """
    out.print(Text(f"{document.id}  ", style="bold").append(inert(document.title or ""), style="not bold"))
    out.print(_table([*source_rows(document), *rows]))
    page: int | None = None
    for section in document.sections:
        if (begun := document.page_at(section.start)) != page:
            page = begun
            out.print(Padding(Text(f"page {page}", style="dim"), (1, 0, 0, 0)))
        own = [claim for claim in claims if section.start <= claim.passage.start < section.end]
        out.print(Padding(_section(out, document, section, own), (1, 0, 0, 2)))
        for claim in own:
            out.print(Padding(_reference(claim), (0, 0, 0, 4)))


def inferred_rows(inferred: Inferred) -> Iterator[tuple[str, str]]:
    """The day that an undated document reports, said to be inferred, with the reasons."""
    yield "inferred", f"reports {full(inferred.when.edtf)}; no date of publication is known"
    yield from (("", inert(reason)) for reason in inferred.why)


def marked(out: Console, text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """``text`` with the spans marked: by colour on a terminal, between » and « in plain text."""
    shown, at = Text(), 0
    for start, end in _apart(spans, len(text)):
        shown.append(inert_lines(text[at:start]))
        before, after = ("", "") if out.is_terminal else ("»", "«")
        shown.append(before + inert_lines(text[start:end]) + after, style=MARK)
        at = end
    return shown.append(inert_lines(text[at:]))


def _apart(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The spans in order, overlapping ones joined, within the text."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif start < end:
            joined.append((start, end))
    return joined


def _title(claim: Claim) -> Text:
    status = f"{MARKS[claim.status]} {told_status(claim)}"
    return Text(claim.id, style="bold").append(f"  {claim.column}  ", style="dim").append(status, COLOURS[claim.column])


def _paragraph(out: Console, claim: Claim, document: Document) -> Text:
    text, span = paragraph_of(claim, document)
    return marked(out, text, [span])


def paragraph_of(claim: Claim, document: Document) -> tuple[str, tuple[int, int]]:
    """The paragraph of the kept text and where in it the sentence stands; the sentence alone where the two do not
    agree."""
    start, end = claim.passage.start, claim.passage.end
    if document.text[start:end] != claim.passage.exact:
        return claim.passage.exact, (0, len(claim.passage.exact))
    section = next((row for row in document.sections if row.start <= start < row.end), None)
    low, high = (min(section.start, start), max(section.end, end)) if section else (start, end)
    return document.text[low:high], (start - low, end - low)


def _section(out: Console, document: Document, section: Section, claims: Sequence[Claim]) -> Text:
    spans = [(claim.passage.start - section.start, claim.passage.end - section.start) for claim in claims]
    text = marked(out, document.text[section.start : section.end], spans)
    return text if section.role == "body" else Text(f"[{section.role}] ", style="dim").append_text(text)


def _reference(claim: Claim) -> Text:
    words = f"{MARKS[claim.status]} {STATUS[claim.status]} · {claim.kind}"
    return Text(claim.id, style="cyan").append(f"  {words}", style=COLOURS[claim.column])


def _table(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=10)
    table.add_column(ratio=1)
    for name, value in rows:
        table.add_row(Text(name, style="dim"), Text(value))
    return table


def source_rows(document: Document) -> list[tuple[str, str]]:
    """What is known of where a document comes from: a name and words each."""
    basis = f" ({inert(document.published_basis)})" if document.published_basis else ""
    published = full(document.published) + basis if document.published else "undated: the text does not say"
    return [
        ("outlet", inert(document.publisher or NONE)),
        ("title", inert(document.title or NONE)),
        ("author", inert(document.author or NONE)),
        ("published", published),
        ("grade", grade_of(document)),
        ("address", inert(document.url or NONE)),
        ("file", inert(document.path or NONE)),
        *([("pages", str(len(document.pages)))] if document.pages else []),
        ("document", document.id),
    ]


def grade_of(document: Document) -> str:
    """``A, completely reliable``."""
    return f"{inert(document.grade)}, {GRADES.get(document.grade, 'unknown grade')}"


def field_rows(claim: Claim) -> list[tuple[str, str]]:
    """Every field of a claim in words; of what it does not say a dash."""
    mode = f", mode {inert(claim.mode)}" if claim.mode else ""
    return [
        ("kind", claim.kind),
        ("stage", inert(claim.stage or NONE)),
        ("event", inert(claim.event or NONE) + mode),
        ("contexts", inert(", ".join(claim.contexts)) or NONE),
        ("status", f"{claim.status} ({claim.column}){', alleged' if claim.alleged else ''}"),
        *(("party", _party(party)) for party in claim.parties),
        ("thing", inert(f"{claim.thing.name} ({claim.thing.id})") if claim.thing else NONE),
        ("when", _when(claim.when)),
        ("due", _when(claim.due)),
        ("where", _where(claim.where)),
        ("quantity", _quantity(claim)),
        ("speaker", _speaker(claim.speaker)),
        ("trigger", inert(claim.trigger) or NONE),
        ("passage", _place(claim)),
    ]


def _place(claim: Claim) -> str:
    page = f"page {claim.page}, " if claim.page is not None else ""
    return f"{claim.passage.role}, {page}characters {claim.passage.start} to {claim.passage.end}"


def _party(party: Party) -> str:
    return inert(f"{party.name} ({party.id}), {party.sector}, {party.role}: “{party.mention}”")


def _when(when: When | None) -> str:
    if when is None:
        return NONE
    text = f": “{when.text}”" if when.text else ""
    return inert(f"{short(when.edtf)} ({when.edtf or 'no EDTF'}), {BASES.get(when.basis, when.basis)}{text}")


def _where(where: Where | None) -> str:
    if where is None:
        return NONE
    degrees = f", {where.lat:.2f}, {where.lon:.2f}" if where.lat is not None and where.lon is not None else ""
    return inert(", ".join(word for word in (where.name, where.country, where.precision) if word) + degrees)


def _quantity(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None:
        return NONE
    text = f": “{quantity.text}”" if quantity.text else ""
    measure = f", {quantity.measure}" if quantity.measure else ""
    return inert(f"{quantity.value:,.15g} {quantity.unit}{measure}{text}")


def _speaker(speaker: Speaker | None) -> str:
    if speaker is None:
        return NONE
    return inert(", ".join(word for word in (speaker.name, speaker.office, speaker.id) if word)) or NONE
