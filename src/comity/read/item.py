"""An item: bytes under a name, with what is known of them from elsewhere, before a reader has looked into them."""

from __future__ import annotations

import io
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, Final

from comity import settings
from comity.read.faults import UnreadableError
from comity.read.matter import NOTHING, Matter

HEAD: Final = 4096
"""Bytes from which a reader is chosen."""
WITHIN: Final = "!/"
"""Stands between the name of an archive and that of a member: ``news.zip!/2024/a.html``."""


class Budget:
    """What may still be unpacked from one file or address; all its members, and theirs, draw on it."""

    def __init__(self, size: int) -> None:
        self.bytes = max(settings.number("max_unpacked_bytes"), size * settings.number("max_ratio"))

    def spend(self, size: int) -> None:
        """Take some bytes. Raises UnreadableError where there are no more."""
        self.bytes -= size
        if self.bytes < 0:
            raise UnreadableError(
                "it unpacks to far more than its size, as a zip bomb does; unpack it by hand and add the files"
            )


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller says of how to read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Of tables: field (``text``, ``published``, ``title`` ...) -> name of its column."""
    links: int | None = None
    """Of what one address names, as a feed does, so many texts are fetched; None: as the setting ``max_links`` says."""


AS_IT_IS: Final = Options()
"""Where the caller says nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read: a file, what an address gave, or a member of either."""

    path: str
    """Its name as people are told it: a path, an address, or ``archive!/member``."""
    source: bytes | Path
    media: str | None = None
    """The media type that a server or archive states, without its parameters: ``text/html``."""
    charset: str | None = None
    """The character set that a server states."""
    matter: Matter = NOTHING
    """What is known of it from outside: the entry of a feed, the row of a table, the address."""
    basis: str = "feed"
    """Where ``matter`` comes from, as the basis of its date: ``feed``, ``column``, ``header``."""
    given: str | None = None
    """The EDTF date of publication that the user states; it counts before any other."""
    depth: int = 0
    """In how many archives it lies."""
    budget: Budget | None = None
    options: Options = AS_IT_IS

    def open(self) -> BinaryIO:
        """A stream of its bytes from the start. Raises UnreadableError where it is no regular file, OSError."""
        if isinstance(self.source, bytes):
            return io.BytesIO(self.source)
        if not stat.S_ISREG(self.source.stat().st_mode):
            raise UnreadableError("not a regular file; name a text file, or use - and a pipe")
        return self.source.open("rb")

    def size(self) -> int:
        """Its bytes."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def load(self, most: str = "max_bytes") -> bytes:
        """All its bytes. Raises UnreadableError where they are more than the setting ``most`` allows."""
        limit = settings.number(most)
        with self.open() as stream:
            if (size := self.size()) > limit:
                raise UnreadableError(f"{size} bytes, over the {limit} allowed; split it, or raise the setting {most}")
            return stream.read(limit + 1)[:limit]

    def head(self) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(HEAD)

    def member(self, name: str, raw: bytes, *, media: str | None = None, matter: Matter = NOTHING) -> Item:
        """A part of this item as one of its own. Raises UnreadableError where too much has been unpacked."""
        budget = self.budget or Budget(self.size())
        budget.spend(len(raw))
        path = f"{self.path}{WITHIN}{name}"
        return replace(
            self, path=path, source=raw, media=media, charset=None, matter=matter, given=None, depth=self.depth + 1,
            budget=budget,
        )  # fmt: skip
