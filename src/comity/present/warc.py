"""Kept copies as a WARC file: one response for each time that an address was read; the same copies, the same bytes."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Final

from comity.captures import Capture

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

SPACE: Final = uuid.UUID("6f3f2f0e-5d0c-5a7e-9d55-3f6f4f1d2c55")
"""In which the ids of records are made from what they hold."""
DECODED: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that told how the body was sent: it is kept decoded, so that they hold no longer."""
ORIGINAL: Final = "X-Orig-"
"""Stands before the name of such a header."""


def write_warc(out: IO[bytes], captures: Iterable[Capture], copy: Callable[[str], bytes]) -> int:
    """Write the captures in their order, compressed record by record; how many. ``copy``: sha256 -> bytes."""
    from warcio.warcwriter import WARCWriter

    writer, count = WARCWriter(out, gzip=True), 0
    for count, capture in enumerate(captures, 1):  # noqa: B007
        record = _record(writer, capture, copy(capture.sha256))
        writer.write_record(record)
        record.raw_stream.close()
    return count


def _record(writer: WARCWriter, capture: Capture, raw: bytes) -> ArcWarcRecord:
    from warcio.statusandheaders import StatusAndHeaders

    headers = StatusAndHeaders(_status(capture.status), _headers(capture), protocol="HTTP/1.1")
    id = uuid.uuid5(SPACE, f"{capture.address} {capture.fetched} {capture.sha256}")
    given = {"WARC-Record-ID": f"<urn:uuid:{id}>", "WARC-Date": capture.fetched}
    if capture.address != capture.landed:
        given["X-Comity-Asked"] = _plain(capture.address)
    return writer.create_warc_record(
        _plain(capture.landed), "response", payload=io.BytesIO(raw), length=len(raw),
        http_headers=headers, warc_headers_dict=given,
    )  # fmt: skip


def _headers(capture: Capture) -> list[tuple[str, str]]:
    """The headers as they were sent; those that told of an encoding which is undone bear another name."""
    own = [(f"{ORIGINAL}{name}" if name.lower() in DECODED else name, value) for name, value in capture.headers]
    return [*((name, _plain(value)) for name, value in own), ("Content-Length", str(capture.size))]


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _plain(value: str) -> str:
    """A value on one line: nothing in it begins another header."""
    return "".join(sign for sign in value if sign.isprintable())
