"""Forms with files: read only where a page takes them, of a bounded size, and kept in memory no longer than asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from comity import settings
from comity.present.inert import inert

FIELDS: Final = 64 * 1024
"""Bytes that the other fields of such a form may have together."""
KIND: Final = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent; its name says nothing of where it may lie."""

    name: str
    content: bytes


def most_bytes(files: int) -> int:
    """Bytes that a form with so many files may have."""
    return files * settings.number("max_bytes") + FIELDS


async def read_files(request: Request, most: int, fields: int) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields and the files of a form that has ``most`` files at most, each once.

    Raises HTTPException where it is another kind of form, or larger than the setting ``max_bytes`` for each file; its
    length is asked before anything is read, and held to while it is.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise HTTPException(415, f"a form with files is sent as {KIND}")
    limit = settings.number("max_bytes")
    told = request.headers.get("content-length", "")
    if not (told.isascii() and told.isdigit()):
        raise HTTPException(411, "say how long the form is: send it with a content length")
    if int(told) > most_bytes(most):
        raise HTTPException(413, f"a file has {limit:,} bytes at most")
    async with request.form(max_files=most, max_fields=fields, max_part_size=FIELDS) as form:
        plain = {name: value for name, value in form.items() if isinstance(value, str)}
        files = {name: value for name, value in form.items() if isinstance(value, UploadFile)}
        read = {name: await _read(one, limit) for name, one in files.items() if one.filename}
    return plain, read


async def _read(one: UploadFile, limit: int) -> Upload:
    content = await one.read(limit + 1)
    if len(content) > limit:
        raise HTTPException(413, f"a file has {limit:,} bytes at most")
    return Upload(inert(one.filename or "")[-100:], content)
