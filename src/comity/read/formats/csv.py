"""CSV: a row a text, its columns named by the first line and chosen by ``--map``."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import Final

from comity import settings
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.reader import Found, Reader
from comity.read.rows import Columns, first_of, item_of, lines_of, reject

SEPARATORS: Final = ",;\t|"


def read_csv(item: Item) -> Iterator[Found]:
    """The rows of a table with a header, one by one; a row that does not fit it is told and the next is read."""
    csv.field_size_limit(settings.number("max_bytes"))
    first, lines = first_of(lines_of(item))
    rows = csv.reader(lines, delimiter=max(SEPARATORS, key=first.count))
    header = next(rows, [])
    columns = Columns.among(header, item.options.columns)
    try:
        for number, row in enumerate((row for row in rows if row), 1):
            yield _item_of(item, number, header, row, columns)
    except csv.Error as exc:
        raise UnreadableError(f"line {rows.line_num} is no CSV: {exc}; the rows before it are read") from exc


def _item_of(item: Item, number: int, header: Sequence[str], row: Sequence[str], columns: Columns) -> Found:
    if len(row) > len(header):
        words = f"{len(row)} fields where the header names {len(header)}"
        return reject(item, number, f"{words}; put quotes around those that hold the separator")
    return item_of(item, number, dict(zip(header, row, strict=False)).get, columns)


READER = Reader(
    name="csv",
    suffixes=frozenset({".csv", ".tsv"}),
    media=frozenset({"text/csv", "text/tab-separated-values"}),
    is_one=lambda _: False,
    read=read_csv,
)
