"""Paths to Items: files, folders, standard input; addresses to Links, which others may ask."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from comity import settings
from comity.errors import UsageError
from comity.model import Document, Rejected
from comity.read.item import AS_IT_IS, Item, Options
from comity.read.items import plain, read_items, unasked
from comity.read.matter import read_date
from comity.read.reader import Link, suffix_of, suffixes

ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
"""How an address begins, and no file."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, or standard input (``-``); ``reason``: why it is not to be read."""

    path: str
    reason: str | None = None


def read(
    paths: Sequence[str],
    published: Mapping[str, str],
    stdin: BinaryIO | None = None,
    options: Options = AS_IT_IS,
) -> Iterator[Document | Rejected]:
    """The documents at the paths, in order: files, folders (all files below, sorted), ``-`` for standard input.

    ``published`` maps a file's name or path, or "" for the only file, to its date of publication. Raises UsageError,
    before anything is read, on a date that is none and on a name that no file has.
    """
    found = find_items(paths, published, stdin, options)
    return read_items(unasked(one) if isinstance(one, Link) else one for one in found)


def find_items(
    paths: Sequence[str], published: Mapping[str, str], stdin: BinaryIO | None = None, options: Options = AS_IT_IS
) -> Iterator[Item | Link | Rejected]:
    """The files at the paths as items, one by one, and addresses as links; see ``read``."""
    sources = [source for path in paths for source in find_sources(path)]
    given = _match_dates(published, sources)
    return (_item_of(source, given.get(place), stdin, options) for place, source in enumerate(sources))


def find_sources(path: str) -> Iterator[Source]:
    """The files at a path: itself, or those below a folder in sorted order, less the hidden ones."""
    try:
        folder = path != "-" and not ADDRESS.match(path) and Path(path).is_dir()
    except (OSError, ValueError):
        folder = False
    if not folder:
        yield Source(path)
        return
    faults: list[OSError] = []
    for root, folders, names in os.walk(path, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (_in_folder(root, name) for name in sorted(names) if not name.startswith("."))
    yield from (Source(str(fault.filename), plain(fault)) for fault in faults)


def _in_folder(root: str, name: str) -> Source:
    suffix = suffix_of(name)
    reason = f"files that end in {suffix!r} are not read; save the text as .txt or .md"
    return Source(str(Path(root) / name), None if suffix in suffixes() else reason)


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


def _item_of(source: Source, given: str | None, stdin: BinaryIO | None, options: Options) -> Item | Link | Rejected:
    if ADDRESS.match(source.path):
        return Link(source.path, given=given)
    shown = os.fsencode(source.path).decode("utf-8", "replace")
    if source.reason:
        return Rejected(shown, "read", source.reason)
    try:
        if source.path == "-":
            return Item("-", _read_all(stdin or sys.stdin.buffer), given=given, options=options)
        Path(source.path).stat()
    except (OSError, ValueError) as exc:
        return Rejected(shown, "read", plain(exc))
    return Item(shown, Path(source.path), given=given, options=options)


def _read_all(stdin: BinaryIO) -> bytes:
    """All of standard input. ValueError where it is over the limit."""
    limit = settings.number("max_bytes")
    raw = stdin.read(limit + 1)
    if len(raw) > limit:
        raise ValueError(f"over {limit} bytes; split it, or raise the setting max_bytes")
    return raw
