"""Archives made in memory, and what comes of items."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

from tests.read.pages import BODY

from comity.model import Document, Rejected
from comity.read import Item, Options, read_item

TEXT = BODY.encode()
OTHER = b"Kenya and Uganda signed a treaty on water in Kampala on Friday, both governments said in a statement."


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """A TAR archive."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


def found_in(raw: bytes, path: str, columns: Mapping[str, str] | None = None) -> list[Document | Rejected]:
    """All that comes of some bytes."""
    return list(read_item(Item(path, raw, options=Options(columns or {}))))


def documents(found: Sequence[Document | Rejected]) -> list[Document]:
    """The documents among what was found."""
    return [one for one in found if isinstance(one, Document)]


def reasons(found: Sequence[Document | Rejected]) -> dict[str, str]:
    """What was rejected, with the reason."""
    return {one.document: one.reason for one in found if isinstance(one, Rejected)}


def paths(found: Sequence[Document | Rejected]) -> list[str | None]:
    """Where the documents lie."""
    return [one.path for one in documents(found)]
