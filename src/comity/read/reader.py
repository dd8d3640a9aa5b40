"""The one table of readers, and which reads an item: by its bytes, else by its media type, else by its suffix."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from comity.model import Document, Rejected
from comity.read import formats
from comity.read.item import WITHIN, Item
from comity.read.matter import NOTHING, Matter

_BEHIND = re.compile("[?#]")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an item names as another text: to be fetched where the network may be used."""

    address: str
    matter: Matter = NOTHING
    instead: Item | None = None
    """What the item itself holds of that text: read where the address is not fetched."""
    given: str | None = None
    """The EDTF date of publication that the user states; it counts before any other."""


Found = Item | Link | Document | Rejected
"""What a reader finds: a document, why there is none, or something to be read further."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. The table is made of what the modules of ``comity.read.formats`` call ``READER``."""

    name: str
    suffixes: frozenset[str]
    """Lower case, with the dot. In folders only files with a suffix of the table are read."""
    media: frozenset[str]
    """Media types, lower case: what a server or archive may state."""
    is_one: Callable[[bytes], bool]
    """Whether the first bytes show the format. Sure ones only: others are known by media type or suffix."""
    read: Callable[[Item], Iterator[Found]]
    """All that is found in an item. May raise UnreadableError with the reason, at any point."""
    order: int = 50
    """Readers with smaller numbers look at the first bytes before the others."""


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, in the order in which they look at an item's first bytes."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    found = [importlib.import_module(f"{formats.__name__}.{name}").READER for name in names]
    return tuple(sorted(found, key=lambda reader: reader.order))


@cache
def suffixes() -> frozenset[str]:
    """The suffixes of files that are read in a folder."""
    return frozenset(suffix for reader in readers() for suffix in reader.suffixes)


def find_reader(item: Item) -> Reader:
    """The reader of an item; plain text where nothing says otherwise."""
    head, media, suffix = item.head(), (item.media or "").lower(), suffix_of(item.path)
    stated = (reader for reader in readers() if media in reader.media)
    named = (reader for reader in readers() if suffix and suffix in reader.suffixes)
    return shown_by(head) or next(stated, None) or next(named, None) or reader_of("text")


def shown_by(head: bytes) -> Reader | None:
    """The reader whose format the first bytes show."""
    return next((reader for reader in readers() if reader.is_one(head)), None)


def reader_of(name: str) -> Reader:
    """The reader with a name."""
    return next(reader for reader in readers() if reader.name == name)


def suffix_of(path: str) -> str:
    """The suffix of a file, an address or a member, lower case; empty where there is none."""
    last = path.rpartition(WITHIN)[2]
    name = path_of(last) if "://" in last else last
    return PurePath(name).suffix.lower()


def path_of(address: str) -> str:
    """The path of an address, however ill-formed that is."""
    return _BEHIND.split(address.partition("://")[2].partition("/")[2], maxsplit=1)[0]
