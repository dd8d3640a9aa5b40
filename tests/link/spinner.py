"""Makes copies of a text as they are found: cut, put in another order, under other boilerplate, or spun word by word."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from comity.data import load
from comity.model import Document
from factories import make_document

BOILERPLATE = (
    "Stay with us for the latest on this developing story from our desk.",
    "Our correspondents follow the region day by day; write to the editor with what you know.",
)


@cache
def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    table: dict[str, str] = load(Path(__file__).parent / "synonyms.yaml")
    words = sorted(table, key=len, reverse=True)
    return table, re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def spin(text: str, share: float = 1.0, seed: int = 0) -> str:
    """The text with ``share`` of the words that the table knows swapped one by one."""
    table, known = _table()
    chance = random.Random(seed)

    def swap(found: re.Match[str]) -> str:
        if chance.random() >= share:
            return found[0]
        new = table[found[0].lower()]
        return new[0].upper() + new[1:] if found[0][0].isupper() else new

    return known.sub(swap, text)


def paragraphs(document: Document) -> list[str]:
    """The paragraphs that are compared, with their sentences."""
    return [document.text[s.start : s.end] for s in document.sections if s.role in ("body", "caption", "list")]


def rebuilt(rows: list[str], **fields: object) -> Document:
    """A document of these paragraphs."""
    return make_document("\n\n".join(rows), **{"title": None, "path": None, **fields})
