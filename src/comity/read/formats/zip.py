"""ZIP archives: their members one by one, each by its own reader; nothing is unpacked to the disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from comity.model import Rejected
from comity.read.item import Item
from comity.read.reader import Found, Reader
from comity.read.unpacking import broken, budgeted, is_hidden, label, member_of, refusal

ENCRYPTED = 0x1
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that come out step by step; a thousand bytes of the others fill the memory at once."""


def read_zip(item: Item) -> Iterator[Found]:
    """The members in the order of their names; one that is damaged is told and the next is read."""
    item = replace(item, budget=budgeted(item))
    try:
        with item.open() as stream, zipfile.ZipFile(stream) as archive:
            for member in sorted(archive.infolist(), key=lambda member: member.filename):
                if not member.is_dir() and not is_hidden(member.filename):
                    yield _read_member(item, archive, member)
    except zipfile.BadZipFile as exc:
        raise broken("zip archive", exc) from exc


def _read_member(item: Item, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Found:
    if reason := _refusal(member):
        return Rejected(label(item, member.filename), "read", reason)
    try:
        with archive.open(member) as stream:
            return member_of(item, member.filename, stream)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as exc:
        return Rejected(label(item, member.filename), "read", f"damaged in the archive: {str(exc)[:100]}; zip it again")


def _refusal(member: zipfile.ZipInfo) -> str | None:
    if member.flag_bits & ENCRYPTED:
        return "needs a password; unpack it by hand and add the files"
    if reason := refusal(member.filename):
        return reason
    return None if member.compress_type in BOUNDED else "packed in a rare way; unpack it by hand and add the files"


READER = Reader(
    name="zip",
    suffixes=frozenset({".zip"}),
    media=frozenset({"application/zip", "application/x-zip-compressed"}),
    is_one=lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06")),
    read=read_zip,
    order=40,
)
