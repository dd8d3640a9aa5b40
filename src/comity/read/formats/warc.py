"""WARC and WARC.GZ, as web archives keep what they fetched: read record by record, however large."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, Final

from comity.captures import NO_TEXTS, media_of
from comity.model import Rejected
from comity.read.faults import UnreadableError
from comity.read.item import WITHIN, Item
from comity.read.matter import Matter
from comity.read.reader import Found, Reader, path_of, shown_by
from comity.read.unpacking import budgeted, loaded, opened

START: Final = b"WARC/"
RECORDS: Final = frozenset({"response", "resource", "conversion"})
"""The records that hold what an address gave."""

BYTES: Final = "application/octet-stream"


def is_warc(head: bytes) -> bool:
    """Whether the first bytes are those of a WARC file, compressed or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, len(START))
        except zlib.error:
            return False
    return head.startswith(START)


def read_warc(item: Item) -> Iterator[Found]:
    """What each address gave, as an item of its own; answers that are no success are passed over."""
    from warcio.exceptions import ArchiveLoadFailed

    item = replace(item, budget=budgeted(item))
    with opened(item) as stream:
        records = _records(stream)
        try:
            for record in records:
                found = _item_of(item, record) if _is_text(record) else None
                if found and not _is_unknown(found):
                    yield found
                if records.err_count:
                    raise UnreadableError("damaged WARC: a record is longer than it states; those before it are read")
        except (ArchiveLoadFailed, EOFError, zlib.error, OSError) as exc:
            raise UnreadableError(f"damaged WARC: {str(exc)[:100]}; the records before it are read") from exc


def _records(stream: IO[bytes]) -> Any:
    """The records of an archive that is unpacked already: however it was compressed, record by record or as a whole."""
    from warcio.archiveiterator import ArchiveIterator

    class Records(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""
        """What it would print: faults are told by their reason instead."""

    return Records(stream)


def _is_text(record: Any) -> bool:
    """Whether a record holds a text that an address gave."""
    if record.rec_type not in RECORDS:
        return False
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    is_page = path_of(_address(record)) != "robots.txt" and not (_media(record)[0] or "").startswith(NO_TEXTS)
    return status == "200" and is_page


def _is_unknown(found: Item | Rejected) -> bool:
    """Whether a server does not say what it gave, as of many papers, and its first bytes do not show it either."""
    return isinstance(found, Item) and found.media == BYTES and shown_by(found.head()) is None


def _item_of(item: Item, record: Any) -> Item | Rejected:
    address, (media, charset) = _address(record), _media(record)
    raw, fault = loaded(record.content_stream())
    name = f"{item.path}{WITHIN}{address}"
    if fault:
        return Rejected(name, "read", fault)
    if _rest(record):
        return Rejected(name, "read", "the record is cut off: fetch the archive again")
    matter = Matter(url=address if address.lower().startswith(("http://", "https://")) else None)
    return replace(item.member(address, raw, media=media, matter=matter), charset=charset)


def _rest(record: Any) -> int:
    """Bytes that a record states and the file does not have."""
    return int(getattr(record.raw_stream, "limit", 0))


def _address(record: Any) -> str:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    return str(address).strip().removeprefix("<").removesuffix(">")


def _media(record: Any) -> tuple[str | None, str | None]:
    """The media type that the server stated, and the character set."""
    headers = record.http_headers or record.rec_headers
    return media_of(str(headers.get_header("Content-Type") or ""))


READER = Reader(
    name="warc",
    suffixes=frozenset({".warc"}),
    media=frozenset({"application/warc", "application/x-warc"}),
    is_one=is_warc,
    read=read_warc,
    order=10,
)
