"""Archives opened within bounds: every byte that comes out is counted, whatever their headers say."""

from __future__ import annotations

import bz2
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any, Final, cast

from comity import settings
from comity.model import Rejected
from comity.read.faults import UnreadableError
from comity.read.item import WITHIN, Budget, Item
from comity.read.reader import suffix_of, suffixes

GZIP: Final = b"\x1f\x8b"
BZIP2: Final = b"BZh"
STEP: Final = 65536
CUT: Final = "cut off: what is compressed has no end; what stands before is read"
LARGE: Final = (b"%PDF-", b"PK\x03\x04")
"""How papers, office documents and archives begin, which may be larger than a page."""
EACH: Final = 1024
"""Bytes that a member counts at least: names alone fill memory, too."""


class Counted(io.RawIOBase):
    """A stream whose bytes are taken from a budget as they are read."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream: Any = stream
        self._budget = budget
        self._fault: Exception | None = None

    def readable(self) -> bool:
        """It is only read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Some bytes. Raises UnreadableError where the budget is spent, or what is compressed is cut off.

        What stands before damage is given first.
        """
        found = bytearray()
        while self._fault is None and (size < 0 or len(found) < size):
            try:
                piece = self._stream.read1(min(size - len(found), STEP) if size >= 0 else STEP)
            except (EOFError, OSError, zlib.error) as exc:
                self._fault = exc
                break
            if not piece:
                break
            self._budget.spend(len(piece))
            found += piece
        if found or self._fault is None:
            return bytes(found)
        if isinstance(self._fault, EOFError):
            raise UnreadableError(CUT) from self._fault
        raise self._fault


@contextmanager
def opened(item: Item) -> Iterator[IO[bytes]]:
    """The bytes that a file unpacks to, counted as they come: those of gzip or bzip2, else as it is."""
    head = item.head()
    with item.open() as raw:
        stream: Any = raw
        if head.startswith(GZIP):
            stream = gzip.GzipFile(fileobj=raw)
        elif head.startswith(BZIP2):
            stream = bz2.BZ2File(raw)
        yield cast(IO[bytes], Counted(stream, budgeted(item)))


def member_of(archive: Item, name: str, stream: IO[bytes]) -> Item | Rejected:
    """A member of an archive, read from a stream.

    Its name is a label: nothing is ever written under it. Raises UnreadableError where the budget is spent.
    """
    raw, fault = loaded(stream)
    if fault:
        return Rejected(label(archive, name), "read", fault)
    if archive.budget:
        archive.budget.spend(EACH)
    return archive.member(clean(name), raw)


def loaded(stream: Any) -> tuple[bytes, str | None]:
    """What a stream holds up to the setting for its format; what is wrong where it holds more."""
    raw, name = stream.read(settings.number("max_bytes") + 1), "max_bytes"
    if len(raw) > settings.number(name) and raw.startswith(LARGE):
        name = "max_file_bytes"
        raw += stream.read(max(0, settings.number(name) + 1 - len(raw)))
    limit = settings.number(name)
    return raw, f"over the {limit} bytes allowed; raise the setting {name}" if len(raw) > limit else None


def label(archive: Item, name: str) -> str:
    """What a member is called."""
    return f"{archive.path}{WITHIN}{clean(name)}"


def clean(name: str) -> str:
    """A member's name without a root, a drive, and steps out of the archive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "/".join(part for part in parts if part.strip("/") not in ("", ".", "..") and not part.endswith(":"))


def is_hidden(name: str) -> bool:
    """Whether a member is one that systems add: hidden files, resource forks."""
    return any(part.startswith((".", "__MACOSX")) for part in clean(name).split("/"))


def refusal(name: str) -> str | None:
    """Why a member is not read, by its name: the same as in a folder."""
    suffix = suffix_of(name)
    return None if suffix in suffixes() else f"files that end in {suffix!r} are not read; save the text as .txt or .md"


def budgeted(item: Item) -> Budget:
    """The budget of an archive: its own, or that of the archive it lies in."""
    return item.budget or Budget(item.size())


def broken(kind: str, exc: Exception) -> UnreadableError:
    """The fault of an archive, in words."""
    return UnreadableError(f"damaged {kind}: {str(exc)[:100]}; what stands before the damage is read")
