"""TAR archives, and single files compressed by gzip or bzip2: streamed, nothing is unpacked to the disk."""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Final

from comity.model import Rejected
from comity.read.item import Item
from comity.read.reader import Found, Reader
from comity.read.unpacking import BZIP2, GZIP, broken, budgeted, is_hidden, label, member_of, opened, refusal

MARK: Final = slice(257, 262)
"""Where the first header of a tar archive says ``ustar``."""
ENDINGS: Final = (".gz", ".bz2", ".tgz", ".tbz2")


def read_packed(item: Item) -> Iterator[Found]:
    """The members of a tar archive in their order, or the one file that is compressed."""
    item = replace(item, budget=budgeted(item))
    try:
        with opened(item) as stream:
            is_tar = stream.read(512)[MARK] == b"ustar"
        with opened(item) as stream:
            yield from _members(item, stream) if is_tar else (_single(item, stream),)
    except (tarfile.TarError, zlib.error, EOFError, OSError) as exc:
        raise broken("archive", exc) from exc


def _members(item: Item, stream: IO[bytes]) -> Iterator[Found]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            if not member.isfile() or is_hidden(member.name):
                continue
            content = archive.extractfile(member)
            if reason := refusal(member.name):
                yield Rejected(label(item, member.name), "read", reason)
            elif content is not None:
                yield member_of(item, member.name, content)


def _single(item: Item, stream: IO[bytes]) -> Found:
    name = item.path.replace("\\", "/").rpartition("/")[2]
    inner = next((name[: -len(ending)] for ending in ENDINGS if name.lower().endswith(ending)), name)
    found = member_of(item, inner or "file", stream)
    stream.read(1)  # whether what is compressed ends as it should
    return found


def is_packed(head: bytes) -> bool:
    """Whether the first bytes are those of gzip, bzip2 or tar."""
    return head.startswith((GZIP, BZIP2)) or head[MARK] == b"ustar"


READER = Reader(
    name="tar",
    suffixes=frozenset({".tar", *ENDINGS}),
    media=frozenset({"application/x-tar", "application/gzip", "application/x-gzip", "application/x-bzip2"}),
    is_one=is_packed,
    read=read_packed,
    order=40,
)
