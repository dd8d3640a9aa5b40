"""Rows of a table to Items: which column is the text, and what the others say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, Final

from comity import settings
from comity.model import Rejected
from comity.read.encoding import decode
from comity.read.faults import UnreadableError
from comity.read.item import WITHIN, Item
from comity.read.matter import Matter, read_date

TEXT: Final = "text"
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    TEXT: ("text", "body", "content", "article", "maintext", "full_text", "fulltext", "article_body", "story"),
    "title": ("title", "headline", "subject"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "outlet", "source", "site", "source_name", "newspaper", "domain"),
    "published": (
        "published", "date", "publication_date", "date_publish", "pub_date", "pubdate", "published_at", "datetime",
        "published_date", "date_published",
    ),
    "url": ("url", "link", "address", "source_url"),
    "language": ("language", "lang"),
}  # fmt: skip
"""The fields of a row, and the names that their columns go by where the caller names none; the first there counts."""

_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")

Get = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """Field -> the column that gives it; ``named``: the fields that the caller named."""

    of: Mapping[str, str]
    named: frozenset[str] = frozenset()

    @classmethod
    def among(cls, known: Sequence[str], given: Mapping[str, str]) -> Columns:
        """The columns of a table that has the ``known`` ones. Raises UnreadableError where one is not there."""
        low = {name.strip().lower(): name for name in reversed(known)}
        missing = [name for name in given.values() if name not in known]
        if missing:
            raise UnreadableError(f"no column is called {missing[0]!r}; the columns are {_listed(known)}")
        guessed = {field: next((low[name] for name in names if name in low), None) for field, names in NAMES.items()}
        of = {field: name for field, name in {**guessed, **given}.items() if name is not None}
        if TEXT not in of:
            raise UnreadableError(f"no column holds the text; name it by --map text=NAME: there are {_listed(known)}")
        return cls(of, frozenset(given))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name[:40] for name in names[:30]) or "none"


def item_of(table: Item, number: int, row: Get, columns: Columns) -> Item | Rejected:
    """A row of a table as an item; ``row`` gives the value of a column, None where it has none."""
    try:
        values = {field: _plain(row(column)) for field, column in columns.of.items()}
        text = values.pop(TEXT) or ""
        values["published"] = _day(values.get("published"), named="published" in columns.named)
        matter = Matter(**{row.name: values.get(row.name) for row in fields(Matter)})
        return replace(table.member(str(number), text.encode("utf-8", "replace"), matter=matter), basis="column")
    except UnreadableError as exc:
        return reject(table, number, str(exc))


def reject(table: Item, number: int, reason: str) -> Rejected:
    """A row that cannot be used."""
    return Rejected(f"{table.path}{WITHIN}{number}", "read", reason)


def _plain(value: Any) -> str | None:
    """A value as text; of a list its items with commas between them."""
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    return str(value).strip() or None if isinstance(value, str | int | float) else None


def _day(value: str | None, *, named: bool) -> str | None:
    """The EDTF of a date in a row. One that cannot be read counts as none, unless the caller named its column."""
    if value is None:
        return None
    stamp = _DAY.match(value)
    found = read_date(stamp[1] if stamp else value)
    if found is None and named:
        raise UnreadableError(f"{value[:60]!r} is no date, or may be two days; write it as 2022-03-19")
    return found


# --- lines --------------------------------------------------------------------------------------------------------


def lines_of(item: Item) -> Iterator[str]:
    """The lines of a text file one by one, however long the file; all at once where it is not in UTF-8.

    Raises UnreadableError on a line over ``max_bytes``, and where the encoding breaks.
    """
    if not _is_utf8(item.head()):
        yield from decode(item.load()).splitlines(keepends=True)
        return
    limit = settings.number("max_bytes")
    with item.open() as stream:
        for number, raw in enumerate(iter(lambda: stream.readline(limit + 1), b""), 1):
            if len(raw) > limit:
                raise UnreadableError(f"line {number} is over {limit} bytes; split it, or raise the setting max_bytes")
            yield _decoded(raw, number)


def _is_utf8(head: bytes) -> bool:
    """Whether the start of a file is UTF-8, a letter that is cut off at its end aside."""
    if b"\0" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as exc:
        return exc.start > len(head) - 4 and exc.reason == "unexpected end of data"
    return True


def _decoded(raw: bytes, number: int) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as exc:
        raise UnreadableError(f"broken UTF-8 in line {number}; save the file again as UTF-8") from exc


def first_of(lines: Iterator[str]) -> tuple[str, Iterator[str]]:
    """The first line that is not blank, and all lines from it on."""
    first = next((line for line in lines if line.strip()), "")
    return first, chain([first], lines)
