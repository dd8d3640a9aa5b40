"""JSON Lines, a JSON list of objects, or one object: an object a text, its fields named by ``--map``, inner by dots."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from comity import settings
from comity.read.encoding import decode
from comity.read.faults import UnreadableError
from comity.read.item import Item
from comity.read.reader import Found, Reader
from comity.read.rows import Columns, first_of, item_of, lines_of, reject


def read_jsonl(item: Item) -> Iterator[Found]:
    """The objects one by one; a line that holds none is told and the next is read."""
    first, lines = first_of(lines_of(item))
    if first.lstrip().startswith("["):
        yield from _read(item, enumerate(_list_of(item), 1))
        return
    if first.lstrip().startswith("{") and not isinstance(_value_of(first), dict) and (whole := _object_of(item)):
        yield from _read(item, [(1, whole)])
        return
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    yield from _read(item, ((number, _value_of(line)) for number, line in numbered))


def _list_of(item: Item) -> list[Any]:
    found = _value_of(decode(item.load()))
    if not isinstance(found, list):
        raise UnreadableError(f"JSON that cannot be read: {found or 'no list'}; write one object a line")
    return found


def _object_of(item: Item) -> dict[str, Any] | None:
    """The one object that a file holds over several lines; None where it holds none or several."""
    if item.size() > settings.number("max_bytes"):
        return None
    found = _value_of(decode(item.load()))
    return found if isinstance(found, dict) else None


def _value_of(source: str) -> Any:
    """The value of some JSON; the fault in it, as a string, where it is none."""
    try:
        return json.loads(source)
    except RecursionError:
        return "nested too deep"
    except ValueError as exc:
        return f"{exc}"


def _read(item: Item, values: Iterable[tuple[int, Any]]) -> Iterator[Found]:
    for number, value in values:
        if not isinstance(value, dict):
            fault = value if isinstance(value, str) else f"a {type(value).__name__}"
            yield reject(item, number, f"no JSON object: {fault[:100]}; write one object a line")
            continue
        try:
            columns = Columns.among(_names(value, item.options.columns), item.options.columns)
        except UnreadableError as exc:
            yield reject(item, number, str(exc))
            continue
        yield item_of(item, number, partial(_get, value), columns)


def _names(value: Mapping[str, Any], wanted: Mapping[str, str]) -> list[str]:
    """The fields of an object, with those inner ones that are asked for."""
    inner = [name for name in wanted.values() if name not in value and _get(value, name) is not None]
    return [*value, *inner]


def _get(value: Any, name: str) -> Any:
    """A field by its name, or by the names on the way to it with dots between them."""
    if isinstance(value, dict) and name in value:
        return value[name]
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


READER = Reader(
    name="jsonl",
    suffixes=frozenset({".jsonl", ".ndjson", ".json"}),
    media=frozenset({"application/jsonl", "application/x-ndjson", "application/json"}),
    is_one=lambda _: False,
    read=read_jsonl,
)
