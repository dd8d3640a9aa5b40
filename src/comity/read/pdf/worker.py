"""The process that reads PDFs: it is asked by another through pipes, and can be ended at any moment."""

from __future__ import annotations

import io
import itertools
import json
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from comity.read.pdf.glyphs import words_of
from comity.read.pdf.margins import Sheet
from comity.read.pdf.rows import rows_of
from comity.read.pdf.tables import rules_of, with_tables
from comity.read.pdf.whole import make_whole

FRAME: Final = struct.Struct(">QQ")
"""Before each message: the bytes of its JSON, and those of what comes with it."""
FEW: Final = 30
"""A page with a picture or a drawing and fewer letters is a picture of a page."""
PICTURE: Final = 0.4
"""Of a page that is a scan, so much is picture at least."""
DRAWING: Final = 150
"""Letters that are drawn as shapes make more of them than that."""
LOST: Final = 0.4
"""A page of whose glyphs more stand for no letter cannot be read."""
DENSITY: Final = 200
"""Dots to the inch of pictures for recognition."""
DOTS: Final = 12_000_000
"""How many dots such a picture may have."""
DRAWN: Final = 400_000
"""Letters, lines and forms that one page may draw: a newspaper's largest has a tenth of that."""


class OverLimitError(BaseException):
    """Work that is over a limit: nothing on the way may catch it and go on. Its message is the reason."""


class CrowdedError(Exception):
    """A page that draws without end."""


# --- messages -----------------------------------------------------------------------------------------------------


def send(stream: BinaryIO, message: dict[str, Any], blob: bytes = b"") -> None:
    """Writes a message."""
    raw = json.dumps(message).encode()
    stream.write(FRAME.pack(len(raw), len(blob)) + raw + blob)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Reads a message; None where the other end is closed."""
    head = stream.read(FRAME.size)
    if len(head) < FRAME.size:
        return None
    length, size = FRAME.unpack(head)
    raw, blob = stream.read(length), stream.read(size)
    return (json.loads(raw), blob) if len(raw) == length and len(blob) == size else None


# --- bounds -------------------------------------------------------------------------------------------------------


class Unpacking:
    """Stands in for the module ``zlib``: what all streams of a document unpack to is bounded."""

    error = zlib.error

    def __init__(self) -> None:
        self.left = 0

    def decompress(self, data: bytes) -> bytes:
        """As in ``zlib``. Raises OverLimitError where the bound is passed."""
        stream = zlib.decompressobj()
        found = self.take(stream, data)
        if not stream.eof:
            raise zlib.error("incomplete stream")
        return found

    def take(self, stream: Any, data: bytes) -> bytes:
        """What some bytes unpack to."""
        found: bytes = stream.decompress(data, self.left + 1)
        self.left -= len(found)
        if self.left < 0:
            raise OverLimitError("it unpacks to far more than its size, as a zip bomb does")
        return found

    def decompressobj(self) -> Piecewise:
        """As in ``zlib``."""
        return Piecewise(self, zlib.decompressobj())


class Piecewise:
    """A stream that is unpacked piece by piece within the bound of its document."""

    def __init__(self, unpacking: Unpacking, stream: Any) -> None:
        self._unpacking = unpacking
        self._stream = stream

    def decompress(self, data: bytes) -> bytes:
        """As in ``zlib``."""
        return self._unpacking.take(self._stream, data)


def bound_memory(size: int) -> None:
    """Lets this process have so many bytes of memory and no more, where the system can."""
    try:
        import resource
    except ImportError:
        return
    with_limit = getattr(resource, "RLIMIT_AS", None)
    if with_limit is not None:
        try:
            resource.setrlimit(with_limit, (size, size))
        except (ValueError, OSError):
            return


def bound_drawing() -> None:
    """Counts what each page draws: a few bytes can ask for letters and forms without end."""
    from pdfminer.converter import PDFLayoutAnalyzer

    for name in ("render_char", "paint_path", "begin_figure"):
        setattr(PDFLayoutAnalyzer, name, _counted(getattr(PDFLayoutAnalyzer, name)))


def _counted(draw: Callable[..., Any]) -> Callable[..., Any]:
    def count(device: Any, *args: Any, **named: Any) -> Any:
        device.drawn = getattr(device, "drawn", 0) + 1
        if device.drawn > DRAWN:
            raise CrowdedError
        return draw(device, *args, **named)

    return count


# --- a document ---------------------------------------------------------------------------------------------------


class Reading:
    """A PDF as far as it has been read."""

    def __init__(self, raw: bytes, limits: dict[str, int]) -> None:
        self._raw = raw
        self._sheets: list[Sheet] = []
        self._limits = limits
        self.told: dict[str, Any] = {
            "pages": 0, "scanned": [], "garbled": [], "damaged": [], "crowded": [], "title": "",
        }  # fmt: skip

    def open(self) -> dict[str, Any]:
        """Reads the pages, up to the limit, and tells which of them cannot be used."""
        import pdfplumber
        from pdfminer.pdfpage import PDFPage

        pdf = pdfplumber.open(io.BytesIO(self._raw))  # not closed: that would lay out every page again
        title = pdf.metadata.get("Title")
        self.told["title"] = " ".join(title.split())[:300] if isinstance(title, str) else ""
        pages = PDFPage.create_pages(pdf.doc)
        for number, page in enumerate(itertools.islice(pages, self._limits["pages"] + 1), 1):
            self.told["pages"] = number
            if number <= self._limits["pages"]:
                self._add(pdf, page, number)
        return self.told

    def _add(self, pdf: Any, page: Any, number: int) -> None:
        """One page; one that is damaged costs itself alone."""
        from pdfplumber.page import Page

        try:
            sheet, fault = _sheet_of(Page(pdf, page, page_number=number))
        except Exception as exc:
            causes = (exc, *exc.args)
            if any(isinstance(one, MemoryError) for one in causes):
                raise MemoryError from exc
            crowded = any(isinstance(one, CrowdedError) for one in causes)
            sheet, fault = Sheet([], 1.0, 1.0), "crowded" if crowded else "damaged"
        self._sheets.append(sheet)
        if fault:
            self.told[fault].append(number)

    def lay(self, told: dict[str, list[str]]) -> dict[str, Any]:
        """The text of all pages; ``told``: page, from 1 -> its paragraphs as they were recognised."""
        made = make_whole(self._sheets, {int(page) - 1: texts for page, texts in told.items()})
        found: dict[str, Any] = make_plain(made.to_dict())
        return found

    def draw(self, number: int) -> bytes:
        """A page as a picture, PNG in shades of grey."""
        import pypdfium2  # type: ignore[import-untyped]

        document = pypdfium2.PdfDocument(self._raw)
        try:
            page = document[number - 1]
            width, height = page.get_size()
            scale = min(DENSITY / 72, (DOTS / max(1.0, width * height)) ** 0.5)
            picture = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
            out = io.BytesIO()
            picture.save(out, "PNG")
            return out.getvalue()
        finally:
            document.close()


def make_plain(value: Any) -> Any:
    """A value with strings that any program can write: no halves of letters."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: make_plain(one) for key, one in value.items()}
    return [make_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _sheet_of(page: Any) -> tuple[Sheet, str]:
    """The rows of a page, and why it cannot be used; empty where it can."""
    layout = page.layout
    width, height = float(layout.width), float(layout.height)
    chars, shapes, pictures, curves = [], [], 0.0, 0
    for item in _flat(layout):
        kind = type(item).__name__
        if kind == "LTChar":
            chars.append(item)
        elif kind in ("LTLine", "LTRect"):
            shapes.append(item)
        elif kind == "LTImage":
            pictures += max(0.0, item.width) * max(0.0, item.height)
        curves += kind == "LTCurve"
    words, lost = words_of(chars, width, height)
    letters = sum(len(word.text) for word in words)
    is_picture = pictures >= PICTURE * width * height or curves + len(shapes) > DRAWING
    if letters < FEW and is_picture and lost < LOST:
        return Sheet([], width, height), "scanned"
    if lost >= LOST:
        return Sheet([], width, height), "garbled"
    return Sheet(rows_of(with_tables(words, rules_of(shapes, height))), width, height), ""


def _flat(layout: Any) -> Iterator[Any]:
    """The things drawn on a page, those in forms too, in the order in which they were drawn."""
    waiting = [iter(layout)]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif type(item).__name__ == "LTFigure":
            waiting.append(iter(item))
        else:
            yield item


# --- the loop -----------------------------------------------------------------------------------------------------


def answer(
    message: dict[str, Any], blob: bytes, unpacking: Unpacking, held: list[Reading]
) -> tuple[dict[str, Any], bytes]:
    """What a message gets for an answer; ``fault`` says why there is none."""
    try:
        if message["do"] == "open":
            unpacking.left = message["limits"]["unpacked"]
            held[:] = [Reading(blob, message["limits"])]
            return held[0].open(), b""
        if message["do"] == "draw":
            return {}, held[0].draw(message["page"])
        return held[0].lay(message["told"]), b""
    except OverLimitError as exc:
        return {"fault": str(exc)}, b""
    except MemoryError:
        return {"fault": "it takes more memory than is allowed; raise the setting pdf_memory"}, b""
    except Exception as exc:
        return {"fault": name_fault(exc)}, b""


def name_fault(exc: BaseException) -> str:
    """A fault of the reader in words, by its name or that of the one that it stands for."""
    names = [type(one).__name__ for one in (exc, *exc.args) if isinstance(one, BaseException)]
    if any("Password" in name for name in names):
        return "it needs a password; save it without one"
    if any("Encryption" in name for name in names):
        return "it is encrypted in a way that is not known; save it without"
    return f"damaged PDF: {names[-1]}; print it to a new PDF, or save its text as .txt"


def main() -> None:
    """Answers messages until the other end is closed. Its argument: the bytes of memory that it may have."""
    import logging

    from pdfminer import pdftypes

    logging.disable(logging.CRITICAL)
    bound_memory(int(sys.argv[1]))
    unpacking = Unpacking()
    setattr(pdftypes, "zlib", unpacking)  # noqa: B010
    bound_drawing()
    held: list[Reading] = []
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while message := receive(source):
        send(target, *answer(*message, unpacking, held))


if __name__ == "__main__":
    main()
