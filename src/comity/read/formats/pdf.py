"""PDF: text in reading order with the offset of each page; pages that are pictures are recognised or named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from comity import settings
from comity.model import Rejected
from comity.read.block import Block, make_block, words_of
from comity.read.dates import find_dates
from comity.read.document import Laid, make_document
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.matter import Matter
from comity.read.names import is_office, is_press
from comity.read.page import letters_of
from comity.read.pdf.recognition import find_program, recognise
from comity.read.pdf.warden import Warden, lent
from comity.read.reader import Found, Reader
from comity.read.running import find_among

_START: Final = re.compile(rb"[^<]{0,1000}%PDF-\d")
"""How a PDF begins: mail servers and the like put lines of their own before it, pages that speak of PDFs markup."""
RUNS: Final = 12
"""Stretches of pages that are named."""
TOLD: Final = 400
"""A heading after so many characters of paragraphs is not that of the text."""
FIRST: Final = 3000
"""A title that the file states has to stand within so many characters: it is often another document's."""


def read_pdf(item: Item) -> Iterator[Found]:
    """The document that the pages make, and which of them are not in it."""
    raw = item.load("max_file_bytes")
    with lent() as warden:
        told = warden.ask({"do": "open", "limits": _limits(len(raw))}, raw)[0]
        recognised = _recognise(warden, told["scanned"])
        laid = warden.ask({"do": "lay", "told": recognised})[0]
    unread = _unread(told, recognised)
    if not laid["text"].strip():
        raise UnreadableError(unread or ("its pages are empty" if told["pages"] else "it has no pages"))
    pages = tuple(laid["pages"])
    yield make_document(item, Laid(laid["text"], _blocks_by(laid), _matter(told, laid), pages=pages))
    if unread:
        yield Rejected(item.path, "read", unread)
    if recognised:
        words = f"{_listed(map(int, recognised))} read from pictures by tesseract"
        yield Rejected(item.path, "read", f"{words}: compare with the page what you quote from there")


def _limits(size: int) -> dict[str, int]:
    unpacked = max(settings.number("max_unpacked_bytes"), size * settings.number("max_ratio"))
    return {"pages": settings.number("max_pages"), "unpacked": unpacked}


def _matter(told: dict[str, Any], laid: dict[str, Any]) -> Matter:
    """The title that the file states where it stands on the first page, too, and the outlet that the pages' head names.

    Who made the file is often not who wrote the text, and when it was made not when that was published: neither counts.
    """
    text, title = laid["text"], letters_of(told["title"])
    stated = told["title"] if len(title) >= 8 and title in letters_of(text[:FIRST]) else None
    spans = laid["spans"]
    top = _find_title(text, spans)
    over = [at for at, span in enumerate(spans) if span["outer"] or (top is not None and at < top)]
    below = next((span["start"] for at, span in enumerate(spans) if at not in over), 0)
    heads = (text[spans[at]["start"] : spans[at]["end"]] for at in over)
    return Matter(title=stated, publisher=find_among(heads, text[below:]))


# --- pages that are pictures --------------------------------------------------------------------------------------


def _recognise(warden: Warden, scanned: Sequence[int]) -> dict[str, list[str]]:
    """Page -> its paragraphs, of the pages that are pictures, where a program to recognise text is installed."""
    program = find_program()
    found: dict[str, list[str]] = {}
    for page in scanned[: settings.number("max_ocr_pages")] if program else ():
        try:
            picture = warden.ask({"do": "draw", "page": page})[1]
        except UnreadableError:
            continue
        if program and (paragraphs := recognise(picture, program)):
            found[str(page)] = paragraphs
    return found


def _unread(told: dict[str, Any], recognised: Mapping[str, object]) -> str | None:
    """Which pages are not read, and what to do; None where all are."""
    count, most = told["pages"], settings.number("max_pages")
    of = f"of {min(count, most)} pages"
    scanned = [page for page in told["scanned"] if str(page) not in recognised]
    does = "tesseract made nothing of them" if find_program() else "install tesseract, or add the text"
    faults = [
        f"scanned: {len(scanned)} {of} are pictures without text ({_listed(scanned)}); {does}" if scanned else "",
        _lost(told["garbled"], of, "do not say which letters they show", "print them to a new PDF, or add the text"),
        _lost(told["damaged"], of, "are damaged", "save the file again"),
        _lost(told["crowded"], of, "draw more than any page does", "print them to a new PDF, or add the text"),
        f"more than {most} pages, of which the first {most} are read; raise the setting max_pages"
        if count > most
        else "",
    ]
    return "; ".join(fault for fault in faults if fault) or None


def _lost(pages: Sequence[int], of: str, what: str, remedy: str) -> str:
    return f"{len(pages)} {of} {what} ({_listed(pages)}); {remedy}" if pages else ""


def _listed(pages: Iterable[int]) -> str:
    """``pages 1-3, 7``; only the first of many."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = [f"{first}-{last}" if last > first else f"{first}" for first, last in runs[:RUNS]]
    one = len(runs) == 1 and runs[0][0] == runs[0][1]
    return f"{'page' if one else 'pages'} {', '.join(shown)}{' and more' if len(runs) > RUNS else ''}"


# --- blocks -------------------------------------------------------------------------------------------------------


def _blocks_by(laid: dict[str, Any]) -> Callable[[str], Sequence[Block]]:
    """Text -> the blocks that its layout shows."""
    spans = laid["spans"]

    def blocks_of(text: str) -> Sequence[Block]:
        title = _find_title(text, spans)
        return [_block(text, span, title=at == title) for at, span in enumerate(spans)]

    return blocks_of


def _find_title(text: str, spans: Sequence[dict[str, Any]]) -> int | None:
    """The largest heading of the page on which the text begins, unless it names an office or a paper.

    It stands over the text: of headings no larger than others it is the first, if no paragraph comes before it.
    """
    page = spans[0]["page"] if spans else 0
    heads = [at for at, span in enumerate(spans) if span["page"] == page and span["sort"] == "heading"]
    own = [at for at in heads if not _is_sender(text[spans[at]["start"] : spans[at]["end"]])]
    if not own:
        return None
    best = max(own, key=lambda at: (spans[at]["size"], -at))
    told = sum(
        span["end"] - span["start"] for span in spans[:best] if span["sort"] == "paragraph" and not span["outer"]
    )
    return best if told < TOLD else None


def _is_sender(text: str) -> bool:
    words = " ".join(text.split())
    return is_office(words) or is_press(words)


def _block(text: str, span: dict[str, Any], *, title: bool) -> Block:
    start, end, sort = span["start"], span["end"], span["sort"]
    words, count = words_of(text[start:end]), len(text[start:end].split())
    if sort == "heading":
        return Block(start, end, words, "heading", 1 if title else 2, words=count)
    if sort == "row":
        return Block(start, end, words, "row", words=count)
    if sort == "note" or (span["outer"] and not find_dates(words)):
        return Block(start, end, words, "furniture", words=count)
    return make_block(text, start, end)


READER = Reader(
    name="pdf",
    suffixes=frozenset({".pdf"}),
    media=frozenset({"application/pdf", "application/x-pdf"}),
    is_one=lambda head: _START.match(head) is not None,
    read=read_pdf,
    order=20,
)
