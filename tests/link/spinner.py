"""Makes copies of a text as they are found: cut, in another order, under other boilerplate, edited, spun."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from comity.data import load
from comity.link.wording import FUNCTION_WORDS
from comity.model import Document
from factories import make_document

BOILERPLATE = (
    "Stay with us for the latest on this developing story from our desk.",
    "Our correspondents follow the region day by day; write to the editor with what you know.",
)
SMALL = "after following amid within throughout which in of on to the a for as toward".split()


@cache
def table() -> dict[str, str]:
    """A word, and what a machine puts in its place."""
    content: dict[str, str] = load(Path(__file__).parent / "synonyms.yaml")
    return content


@cache
def _known() -> re.Pattern[str]:
    words = sorted(table(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def spin(text: str, share: float = 1.0, seed: int = 0) -> str:
    """The text with ``share`` of the words that the table knows swapped one by one."""
    chance = random.Random(seed)

    def swap(found: re.Match[str]) -> str:
        if chance.random() >= share:
            return found[0]
        new = table()[found[0].lower()]
        return new[0].upper() + new[1:] if found[0][0].isupper() else new

    return _known().sub(swap, text)


def spin_all(text: str, words: Sequence[str], small: float = 0.1, seed: int = 0) -> str:
    """The text with nine in ten content words swapped for any of ``words``, one in seven of them for two, with as many
    capitals, and with ``small`` of the function words."""
    chance = random.Random(seed)

    def swap(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in FUNCTION_WORDS:
            return chance.choice(SMALL) if chance.random() < small else word
        if word[0].isupper():
            return chance.choice(words).capitalize() if chance.random() < 1.5 * small else word
        if word[0].isdigit() or chance.random() >= 0.9:
            return word
        return " ".join(chance.choices(words, k=1 + (chance.random() < 0.15)))

    return re.sub(r"\w+(?:['’]\w+)?", swap, text)


def edit(text: str, words: Sequence[str], share: float, seed: int = 0) -> str:
    """The text with ``share`` of its words struck out, joined by another one, or replaced."""
    chance = random.Random(seed)

    def change(found: re.Match[str]) -> str:
        at = chance.random() / share
        if at >= 1:
            return found[0]
        return "" if at < 0.4 else " ".join([found[0], chance.choice(words)][at >= 0.7 :])

    return re.sub(r"\b[a-z]{3,}\b", change, text)


def copies_of(rows: list[str], other: list[str], words: Sequence[str], seed: int) -> dict[str, list[str]]:
    """The kinds of copy of a story of some paragraphs; ``other``: those of a story that is not this one."""
    cut = rows[: max(1, round(0.6 * len(rows)))]
    turned = random.Random(seed).sample(rows, len(rows))
    return {
        "cut to 60 %": cut,
        "cut to 30 %": rows[: max(1, round(0.3 * len(rows)))],
        "in another order": turned,
        "under boilerplate": [BOILERPLATE[0], *rows, BOILERPLATE[1]],
        "edited 5 %": [edit(row, words, 0.05, seed + at) for at, row in enumerate(rows)],
        "edited 10 %, cut to 60 %": [edit(row, words, 0.1, seed + at) for at, row in enumerate(cut)],
        "within another story": [*other[:2], *rows, *other[2:]],
        "spun": [spin(row, 1.0, seed) for row in rows],
        "spun 60 %": [spin(row, 0.6, seed) for row in rows],
        "spun 30 %": [spin(row, 0.3, seed) for row in rows],
        "spun, cut to 60 %": [spin(row, 1.0, seed) for row in cut],
        "spun hard": [spin_all(row, words, 0.1, seed + at) for at, row in enumerate(rows)],
        "spun harder": [spin_all(row, words, 0.2, seed + at) for at, row in enumerate(rows)],
    }


def paragraphs(document: Document) -> list[str]:
    """The paragraphs that are compared."""
    return [document.text[s.start : s.end] for s in document.sections if s.role in ("body", "caption", "list")]


def rebuilt(rows: list[str], **fields: Any) -> Document:
    """A document of these paragraphs."""
    return make_document("\n\n".join(rows), **{"title": None, "path": None, **fields})
