"""The body of an answer, decoded in small steps and never further than its limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from comity.net.answers import AskError

STEP: Final = 65536
"""Bytes that are unpacked at a time."""
ASKED_FOR: Final = "gzip, deflate"
"""The encodings that are understood, as a request lists them."""
PLAIN: Final = ("", "identity")
PACKED: Final = ("gzip", "x-gzip", "deflate")
EITHER: Final = 47
"""Tells zlib to find out whether data are of gzip or of zlib."""
GZIP: Final = 0x1F
"""The first byte of what gzip packs."""
BARE: Final = -15
"""Tells zlib that data have no head, as some servers send what they call deflate."""


def read_body(chunks: Iterable[bytes], encoding: str, limit: int, *, cut: bool = False) -> bytes:
    """All bytes of a body. Raises AskError where there are more than ``limit``; ``cut``: leaves the rest there."""
    body = bytearray()
    try:
        for piece in _decoded(_counted(chunks, limit), encoding.strip().lower()):
            body += piece
            if len(body) > limit:
                raise TooLongError(f"over the {limit} bytes allowed; raise the setting max_bytes or max_download_bytes")
    except TooLongError:
        if not cut:
            raise
    return bytes(body[:limit])


class TooLongError(AskError):
    """A body is longer than is wanted of it."""


def _counted(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The chunks as long as they are not more than what they may unpack to: packing makes nothing longer."""
    count = 0
    for chunk in chunks:
        yield chunk
        count += len(chunk)
        if count > limit + STEP:
            raise TooLongError(f"over {limit} bytes even before it is unpacked; raise the setting max_download_bytes")


def _decoded(chunks: Iterable[bytes], encoding: str) -> Iterable[bytes]:
    if encoding in PLAIN:
        return chunks
    if encoding not in PACKED:
        raise AskError(f"it is packed as {encoding[:40]!r}, which was not asked for; save the page and add the file")
    return _unpacked(chunks)


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What gzip or deflate packed, in one part or several. Raises AskError where it is damaged, or ends early."""
    stream = None
    for chunk in chunks:
        while chunk:
            if stream is None:
                stream = zlib.decompressobj(BARE if _is_bare(chunk) else EITHER)
            elif stream.eof and chunk[0] == GZIP:
                stream = zlib.decompressobj(EITHER)
            elif stream.eof:
                return
            yield from _steps(stream, chunk)
            chunk = stream.unused_data
    if stream is not None and not stream.eof:
        raise AskError("it was cut off on the way; try again later", again=True)


def _is_bare(chunk: bytes) -> bool:
    """Whether packed data begin without the head of gzip or zlib."""
    try:
        zlib.decompressobj(EITHER).decompress(chunk[:64])
    except zlib.error:
        return True
    return False


def _steps(stream: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    """What a part of the packed data holds; what stands behind their end is left in ``unused_data``."""
    try:
        while piece := stream.decompress(chunk, STEP):
            yield piece
            chunk = stream.unconsumed_tail
    except zlib.error as exc:
        raise AskError(f"it is packed and damaged ({exc}); try again later", again=True) from exc
