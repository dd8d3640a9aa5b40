"""PDFs made in memory: set by typst, or object by object; and what comes of them."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from functools import cache

import typst
from tests.read.formats.packing import documents, found_in

from comity.model import Document

WATER = (
    "Kenya and Uganda signed a treaty on water in Kampala on Friday, both governments said in a statement that was "
    "read out by the two foreign ministers after a meeting of an hour."
)
PORT = (
    "The port of Mombasa is to take more of the trade of its neighbours, and a second berth will be opened before the "
    "end of the year, the minister of transport told members of parliament in Nairobi."
)
RAIL = (
    "Engineers of the two railways have met four times since January and agreed on the gauge, on signals and on who "
    "pays for the bridge over the river, which was the hardest of the questions."
)
TEXT = (WATER, PORT, RAIL)
_WHO = ("The ministers of both states", "Engineers of the railway", "Members of parliament", "Two harbour masters",
        "The governor of the lake province", "Officials who know the talks", "A spokesman for the navy")  # fmt: skip
_DID = (
    "told reporters that",
    "wrote in a letter that",
    "said after the meeting that",
    "are certain that",
    "denied that",
)
_WHAT = ("the bridge over the river will be paid for by its users", "no date had been set for the next round of talks",
         "the old agreement of 1998 would stay in force", "a second berth was to be opened at the northern quay",
         "the patrols had come back with nothing to report", "trade across the lake had grown by a tenth")  # fmt: skip
_WHEN = ("before the end of the year", "when the rains are over", "for the third time", "in spite of the cost", "")


def paragraphs(count: int) -> tuple[str, ...]:
    """Paragraphs of three to six sentences, no two alike; the same ones each time."""
    choose = random.Random(count)

    def sentence() -> str:
        words = (choose.choice(_WHO), choose.choice(_DID), choose.choice(_WHAT), choose.choice(_WHEN))
        return f"{' '.join(word for word in words if word)}."

    return tuple(" ".join(sentence() for _ in range(choose.randint(3, 6))) for _ in range(count))


LONG = paragraphs(54)


@cache
def set_type(source: str) -> bytes:
    """A PDF that typst sets; quotation marks stay straight."""
    return typst.compile(f"#set smartquote(enabled: false)\n{source}".encode())


def text_of(source: str) -> str:
    """The text of a PDF that typst sets."""
    return document_of(set_type(source)).text


def document_of(raw: bytes) -> Document:
    """The one document of a PDF."""
    (found,) = documents(found_in(raw, "a.pdf"))
    return found


def paragraphs_of(raw: bytes) -> list[str]:
    """The paragraphs of a PDF's text."""
    return [line for line in document_of(raw).text.split("\n") if line]


# --- object by object ---------------------------------------------------------------------------------------------

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of some objects, the first of them its catalogue."""
    out, offsets = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


def stream(content: bytes, fields: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (fields, len(content), content)


def written(*lines: str) -> bytes:
    """What draws some lines in Helvetica."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    return f"BT /F 11 Tf 50 700 Td {shown} ET".encode()


def simple(*lines: str, page: bytes = PAGE, font: bytes = FONT, more: Sequence[bytes] = ()) -> bytes:
    """A PDF of one page with some lines."""
    return pdf_of([CATALOG, PAGES, page, stream(written(*lines)), font, *more])


def bomb(size: int) -> bytes:
    """Bytes that zlib inflates to many."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()


LINES = (
    "Kenya and Uganda signed a treaty on water in Kampala on Friday, both governments said",
    "in a statement that was read out by the two foreign ministers after a meeting.",
)
