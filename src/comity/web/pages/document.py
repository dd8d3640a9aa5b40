"""The page of a document: the kept text with its claims marked in it, where it comes from, what copies it; its copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from comity import views
from comity.copies import captures_of
from comity.judge.claims import Judged
from comity.ledger.store import ClaimFilter
from comity.model import Claim, Document, Section
from comity.present.dates import full
from comity.present.inert import inert
from comity.present.kept import kept_rows
from comity.present.proof import source_rows
from comity.present.runs import Run, runs_of
from comity.web.call import Call, Page, attached
from comity.web.meant import elsewhere, or_list
from comity.web.shown import ClaimRow, DecisionRow, DocumentRow, claim_row, decision_rows, document_row, web_address

MIXED: Final = "mixed"
"""The class of a sentence that makes claims of several columns."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with the number that it has on the page."""

    number: int
    row: ClaimRow


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of the text; ``tone`` is empty where no claim rests on it."""

    text: str
    tone: str
    begins: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One section of the text, and its claims."""

    role: str
    """Empty of what is plain text."""
    page: int | None
    """The page that it begins on; None where the text has no pages."""
    heading: str
    runs: tuple[Marked, ...]
    claims: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """What a document copies, and what copies it."""

    original: DocumentRow | None
    garbled: bool
    others: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that the page of a document shows."""

    row: DocumentRow
    source: list[tuple[str, str]]
    kept: tuple[str, ...]
    """The sha256 of each copy of what its address gave."""
    address: str | None
    inferred: str
    """The day that an undated document reports; empty where there is nothing to say."""
    reasons: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    count: int
    copies: Copies
    rejected: tuple[tuple[ClaimRow, DecisionRow], ...]
    """Claims that people rejected, each with the decision."""
    unread: tuple[tuple[str, str], ...]
    """Steps that could not use the text, each with the reason."""


@or_list
def document(call: Call) -> Response:
    """The page of a document."""
    found = call.desk.ledger.document(call.path("id"))
    if found.id != call.path("id"):
        return call.to(elsewhere(call, f"/document/{found.id}"))
    return call.page("document.html.j2", page=document_page(call, found))


def document_page(call: Call, found: Document) -> DocumentPage:
    """What the page shows."""
    ledger = call.desk.ledger
    judged = call.desk.judged.judged(ClaimFilter(document=found.id))
    counted = [row.claim for row in judged if row.rejected is None]
    inferred = None if found.published else views.inferred(ledger, found.id)
    paragraphs = tuple(paragraphs_of(found, counted))
    captures = captures_of(ledger.archive, found)
    return DocumentPage(
        row=document_row(found),
        source=[*source_rows(found), *kept_rows(captures)],
        kept=tuple(dict.fromkeys(one.sha256 for one in captures)),
        address=web_address(found.url),
        inferred=full(inferred.when.edtf) if inferred else "",
        reasons=tuple(inert(why) for why in inferred.why) if inferred else (),
        paragraphs=paragraphs,
        count=len(counted),
        copies=_copies(call, found),
        rejected=tuple(_rejected(call, judged)),
        unread=tuple(
            (inert(row.step), inert(row.reason))
            for row in ledger.rejections()
            if row.document in {found.id, found.path, found.url}
        ),
    )


def kept_copy(call: Call) -> Response:
    """What the address of a document gave, to be saved: as bytes of no kind, so that no browser shows or runs it."""
    found, sha256 = call.desk.ledger.document(call.path("id")), call.path("sha256")
    if sha256 not in {one.sha256 for one in captures_of(call.desk.ledger.archive, found)}:
        raise HTTPException(404)
    raw = call.desk.ledger.archive.copy(sha256)
    answer = attached(raw, "application/octet-stream", f"{found.id}-{sha256[:12]}.bin")
    answer.headers["content-security-policy"] = "sandbox"
    return answer


def _rejected(call: Call, judged: Sequence[Judged]) -> Iterator[tuple[ClaimRow, DecisionRow]]:
    everything = tuple(call.desk.ledger.decisions())
    for row in judged:
        if row.rejected:
            (decision,) = decision_rows(call.desk.ledger, [row.rejected], everything)
            yield claim_row(row.claim), decision


def _copies(call: Call, found: Document) -> Copies:
    own = call.desk.ledger.sources_of([found.id]).get(found.id)
    if own is None:
        return Copies(None, False, ())
    rows = call.kept(lambda: _groups(call), "copies")[own.group]
    original = next((row for row in rows if row.id == own.group != found.id), None)
    return Copies(original, own.garbled, tuple(row for row in rows if row.id not in (found.id, own.group)))


def _groups(call: Call) -> dict[str, list[DocumentRow]]:
    """The documents that copy one another, by the id of the group."""
    documents = {row.id: document_row(row) for row in call.desk.ledger.documents()}
    groups: dict[str, list[DocumentRow]] = defaultdict(list)
    for id, source in call.desk.ledger.sources_of(set(documents)).items():
        groups[source.group].append(documents[id])
    return groups


# --- the text -----------------------------------------------------------------------------------------------------


def paragraphs_of(found: Document, claims: Sequence[Claim]) -> Iterator[Paragraph]:
    """The text section by section, what stands between sections too; claims are numbered in the order of the text."""
    ordered = sorted(claims, key=lambda claim: (claim.passage.start, claim.passage.end, claim.id))
    numbered = [Numbered(number, claim_row(claim)) for number, claim in enumerate(ordered, 1)]
    placed = list(zip(ordered, numbered, strict=True))
    for section in _sections(found):
        over = [(claim, row) for claim, row in placed if _overlaps(claim, section)]
        if over or found.text[section.start : section.end].strip():
            yield _paragraph(found, section, over)


def _sections(found: Document) -> Iterator[Section]:
    """The sections in order, and what lies between them as sections of their own."""
    at = 0
    for section in sorted(found.sections, key=lambda row: row.start):
        if section.start > at:
            yield Section(at, section.start, "body")
        yield section
        at = max(at, section.end)
    if at < len(found.text):
        yield Section(at, len(found.text), "body")


def _overlaps(claim: Claim, section: Section) -> bool:
    return claim.passage.start < section.end and claim.passage.end > section.start


def _paragraph(found: Document, section: Section, over: Sequence[tuple[Claim, Numbered]]) -> Paragraph:
    spans = [(claim.passage.start - section.start, claim.passage.end - section.start) for claim, _ in over]
    begun = {row.number for claim, row in over if claim.passage.start >= section.start}
    runs = runs_of(found.text[section.start : section.end], spans)
    rows = [row for _, row in over]
    return Paragraph(
        role="" if section.role == "body" else section.role,
        page=found.page_at(section.start),
        heading=inert(section.heading or ""),
        runs=tuple(_marked(run, rows, begun) for run in runs),
        claims=tuple(row for row in rows if row.number in begun),
    )


def _marked(run: Run, rows: Sequence[Numbered], begun: set[int]) -> Marked:
    tones = {rows[place].row.tone for place in run.covers}
    tone = MIXED if len(tones) > 1 else next(iter(tones), "")
    return Marked(run.text, tone, tuple(rows[place] for place in run.begins if rows[place].number in begun))


PAGES: Final = (
    Page("/document/{id}", document, "the kept text of a document with its claims marked in it"),
    Page("/document/{id}/copy/{sha256}", kept_copy, "what a document's address gave, byte by byte", gives="file"),
)
