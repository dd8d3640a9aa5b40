"""How good a source is: its class and Admiralty grade, from an editable list; the unknown cannot be judged (F)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from comity import data
from comity.errors import DataError

CLASSES: Final = ("official", "joint", "wire", "media", "research", "other")
GRADES: Final = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or office that publishes. ``grade``: A (reliable) to E, F where it cannot be judged."""

    name: str
    kind: str
    grade: str


UNKNOWN: Final = Source("", "other", "F")


@cache
def load_sources() -> Mapping[str, Source]:
    """Lower-case name -> source. Raises DataError naming the row."""
    return {source.name.lower(): source for source in map(_source, _raw()["outlets"])}


@cache
def _raw() -> dict[str, Any]:
    content: dict[str, Any] = data.check(data.load(Path(__file__).parent / "sources.yaml"), dict, "sources.yaml")
    data.keys(content, "sources.yaml", frozenset({"patterns", "outlets"}), frozenset())
    return content


def _source(row: Mapping[str, Any]) -> Source:
    data.keys(row, f"sources.yaml: {row.get('name')!r}", frozenset({"name", "class", "grade"}), frozenset({"sample"}))
    if row.get("class") not in CLASSES or str(row.get("grade")) not in GRADES:
        raise DataError(f"sources.yaml: {row.get('name')!r} needs a class of {', '.join(CLASSES)} and a grade A to F")
    return Source(row["name"], row["class"], row["grade"])


def find_source(publisher: str | None) -> Source:
    """What is known of a publisher: a listed outlet, an office of state by its name, else UNKNOWN."""
    if not publisher:
        return UNKNOWN
    name = publisher.lower()
    listed = next((s for key, s in load_sources().items() if name == key or name.removeprefix("the ") == key), None)
    if listed is not None:
        return listed
    if any(phrase in name for phrase in _raw()["patterns"]["official"]):
        return Source(publisher, "official", "B")
    return UNKNOWN
