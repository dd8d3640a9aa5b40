"""A list of addresses as tests write it, and a reader of such lists: an address a line, its day after a space."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from comity.net.fake import Page
from comity.read import Item, reader
from comity.read.matter import Matter
from comity.read.reader import Found, Link, Reader

MEDIA: Final = "application/x-list"
START: Final = b"A list of addresses"


def read_list(item: Item) -> Iterator[Found]:
    """The addresses of a list."""
    for line in item.load().decode().splitlines()[1:]:
        address, _, day = line.partition(" ")
        yield Link(address, Matter(published=day or None))


LISTS: Final = Reader("list", frozenset(), frozenset({MEDIA}), lambda head: head.startswith(START), read_list)


def listing(*lines: str, etag: str | None = None) -> Page:
    """The answer of an address that lists others."""
    return Page("\n".join([START.decode(), *lines]).encode(), MEDIA, etag)


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are read."""
    table = (LISTS, *reader.readers())
    monkeypatch.setattr(reader, "readers", lambda: table)
