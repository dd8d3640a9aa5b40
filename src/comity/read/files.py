"""Paths to bytes: files, folders and standard input, each within the size that settings allow."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from comity import settings
from comity.errors import UsageError
from comity.model import Document, Rejected
from comity.read.document import read_bytes
from comity.read.matter import read_date

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
"""The files that are read in a folder. A file that is named itself is read whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, or standard input (``-``); ``reason``: why it is not to be read."""

    path: str
    reason: str | None = None


def read(
    paths: Sequence[str], published: Mapping[str, str], stdin: BinaryIO | None = None
) -> Iterator[Document | Rejected]:
    """The documents at the paths, in order: files, folders (all files below, sorted), ``-`` for standard input.

    ``published`` maps a file's name or path, or "" for the only file, to its date of publication. Raises UsageError,
    before anything is read, on a date that is none and on a name that no file has.
    """
    sources = [source for path in paths for source in find_sources(path)]
    given = _match_dates(published, sources)
    return (_read_source(source, given.get(place), stdin) for place, source in enumerate(sources))


def find_sources(path: str) -> Iterator[Source]:
    """The files at a path: itself, or those below a folder in sorted order, less the hidden ones."""
    try:
        folder = path != "-" and Path(path).is_dir()
    except (OSError, ValueError):
        folder = False
    if not folder:
        yield Source(path)
        return
    faults: list[OSError] = []
    for root, folders, names in os.walk(path, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (_in_folder(root, name) for name in sorted(names) if not name.startswith("."))
    yield from (Source(str(fault.filename), _plain(fault)) for fault in faults)


def _in_folder(root: str, name: str) -> Source:
    suffix = Path(name).suffix.lower()
    reason = f"files that end in {suffix!r} are not read; save the text as .txt or .md"
    return Source(str(Path(root) / name), None if suffix in SUFFIXES else reason)


def _match_dates(published: Mapping[str, str], sources: Sequence[Source]) -> dict[int, str]:
    """The dates by the place of their source in the list."""
    dates: dict[int, str] = {}
    for name, value in published.items():
        if (edtf := read_date(value)) is None:
            raise UsageError(f"{value!r} is no date: write it in EDTF, as 2022-03-19 or 2022-03")
        found = [place for place, source in enumerate(sources) if not source.reason and _has_name(source.path, name)]
        if not name and len(found) > 1:
            raise UsageError(f"a date without a file's name needs one file, not {len(found)}: write NAME={value}")
        if not found:
            raise UsageError(f"no file to be read is called {name!r}: name one, or leave the date out")
        dates.update(dict.fromkeys(found, edtf))
    return dates


def _has_name(path: str, name: str) -> bool:
    return not name or path == name or Path(path).name == name or os.path.normpath(path) == os.path.normpath(name)


def _read_source(source: Source, given: str | None, stdin: BinaryIO | None) -> Document | Rejected:
    shown = os.fsencode(source.path).decode("utf-8", "replace")
    if source.reason:
        return Rejected(shown, "read", source.reason)
    limit = settings.number("max_bytes")
    try:
        raw = (stdin or sys.stdin.buffer).read(limit + 1) if source.path == "-" else _load(source.path, limit)
    except (OSError, ValueError) as exc:
        return Rejected(shown, "read", _plain(exc))
    if len(raw) > limit:
        return Rejected(shown, "read", f"over {limit} bytes; split it, or raise the setting max_bytes")
    return read_bytes(raw, shown, given)


def _load(path: str, limit: int) -> bytes:
    """A file's bytes, at most one over the limit. ValueError names what is no file, or too large."""
    status = Path(path).stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("not a regular file; name a text file, or use - and a pipe")
    if status.st_size > limit:
        raise ValueError(f"{status.st_size} bytes, over the {limit} allowed; split it, or raise the setting max_bytes")
    with Path(path).open("rb") as file:
        return file.read(limit + 1)


def _plain(fault: OSError | ValueError) -> str:
    """A fault in plain words, with what to do."""
    if isinstance(fault, FileNotFoundError):
        return "no such file"
    if isinstance(fault, PermissionError):
        return "no permission to read it; change the file's permissions, or copy it"
    if isinstance(fault, OSError):
        return f"could not be read: {fault.strerror or fault}; check the path and the disk"
    return str(fault) if "null" not in str(fault) else "no such file"
