"""Items to Documents: each by its reader, members of members included; what cannot be used to Rejected."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from comity import settings
from comity.errors import ComityError
from comity.model import Document, Rejected
from comity.read.encoding import whole
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.reader import Found, Link, find_reader

Follow = Callable[[Link], Iterable[Item | Rejected]]
"""What an address gives."""


def instead(link: Link) -> Iterable[Item]:
    """What is known of an address without asking it."""
    return (link.instead,) if link.instead else ()


def unasked(link: Link) -> Rejected:
    """What is told of an address where the network is not to be used."""
    return Rejected(link.address, "read", "an address is not asked here; add it by `comity add`")


def read_items(items: Iterable[Item | Link | Rejected], follow: Follow = instead) -> Iterator[Document | Rejected]:
    """The documents in some items, in order; one fault costs one item, or what is left of it."""
    for item in items:
        yield from _read_further(item, follow)


def read_item(item: Item, follow: Follow = instead) -> Iterator[Document | Rejected]:
    """All documents in an item. Never raises for any bytes.

    Readers stand on other people's parsers, which fail in every way on bytes that are made to: whatever they raise is
    a reason to reject the item, with the kind of fault and its place.
    """
    name, held, unread = "file", 0, 0
    try:
        if item.depth > settings.number("max_depth"):
            raise UnreadableError(f"archives within archives, over {settings.number('max_depth')} deep; unpack them")
        reader = find_reader(item)
        name = reader.name
        for found in reader.read(item):
            held += 1
            unread += isinstance(found, Link) and follow is instead and not found.instead
            yield from _read_further(found, follow)
        if not held and follow is instead:
            raise UnreadableError(f"empty: nothing in this {name} file is a text; look into it by hand")
        if unread:
            words = f"names {unread:,} addresses and holds no text of them"
            raise UnreadableError(f"{words}; give `comity add` or `comity watch` its own address")
    except ComityError:
        raise
    except UnreadableError as exc:
        yield Rejected(whole(item.path), "read", whole(str(exc)))
    except OSError as exc:
        yield Rejected(whole(item.path), "read", whole(plain(exc)))
    except RecursionError:
        yield Rejected(whole(item.path), "read", f"damaged {name}: parts within parts without end; save it as text")
    except Exception as exc:
        place = traceback.extract_tb(exc.__traceback__)[-1]
        words = f"damaged {name}: {type(exc).__name__} in {Path(place.filename).name}:{place.lineno}"
        yield Rejected(whole(item.path), "read", f"{words}; save it again, or as text")


def _read_further(found: Found, follow: Follow) -> Iterator[Document | Rejected]:
    if isinstance(found, Item):
        yield from read_item(found, follow)
    elif isinstance(found, Link):
        yield from read_items(follow(found), follow)
    elif isinstance(found, Rejected):
        yield Rejected(whole(found.document), found.step, whole(found.reason))
    else:
        yield found


def plain(fault: OSError | ValueError) -> str:
    """A fault of the file system in plain words, with what to do."""
    if isinstance(fault, FileNotFoundError):
        return "no such file"
    if isinstance(fault, PermissionError):
        return "no permission to read it; change the file's permissions, or copy it"
    if isinstance(fault, OSError):
        return f"could not be read: {fault.strerror or fault}; check the path and the disk"
    return str(fault) if "null" not in str(fault) else "no such file"
