"""Floors of what is found among texts that the project has: the samples, and the corpus with copies made of it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from comity.link.copies import find_copies, find_garbled, group, keys_of
from comity.link.wording import FUNCTION_WORDS
from comity.model import Document
from comity.read import read
from link.spinner import copies_of, rebuilt, table

ROOT = Path(__file__).parents[2]
FLOORS = {  # found, marked as garbled
    "cut to 60 %": (1.0, 0.0),
    "cut to 30 %": (0.99, 0.0),
    "in another order": (1.0, 0.0),
    "under boilerplate": (1.0, 0.0),
    "edited 5 %": (1.0, 0.0),
    "edited 10 %, cut to 60 %": (0.99, 0.0),
    "within another story": (1.0, 0.0),
    "spun": (1.0, 0.9),
    "spun 60 %": (1.0, 0.6),
    "spun 30 %": (1.0, 0.25),
    "spun, cut to 60 %": (1.0, 0.7),
    "spun hard": (0.95, 0.95),
    "spun harder": (0.75, 0.9),
}


@cache
def stories() -> list[tuple[list[str], str]]:
    """The passages of the corpus as paragraphs of two sentences, each with its day."""
    lines = (ROOT / "corpus" / "train.jsonl").read_text("utf-8").splitlines()
    rows = [([one["text"] for one in row["sentences"]], row["published"]) for row in map(json.loads, lines)]
    return [([" ".join(said[at : at + 2]) for at in range(0, len(said), 2)], day) for said, day in rows]


@cache
def words() -> list[str]:
    found = {word for rows, _ in stories() for row in rows for word in re.findall(r"\b[a-z]{4,}\b", row)}
    return sorted(found - FUNCTION_WORDS)


@cache
def made(kind: str) -> list[tuple[Document, Document]]:
    """Every third story that has 60 words and more, and a copy of it that is not the same."""
    chosen = [rows for rows, _ in stories()[::3] if sum(map(len, map(str.split, rows))) >= 60]
    pairs = [
        (rebuilt(rows, published=None), rebuilt(copies_of(rows, chosen[at - 1], words(), at)[kind], published=None))
        for at, rows in enumerate(chosen)
    ]
    return [(one, two) for one, two in pairs if one.text != two.text]


@pytest.mark.parametrize("kind", FLOORS)
def test_copies_are_found(kind: str) -> None:
    pairs = made(kind)
    alike = [(one, two) for one, two in pairs if keys_of(one) & keys_of(two) and find_copies(one, two).copies]
    garbled = [(one, two) for one, two in alike if find_copies(one, two).garbled]
    found, marked = FLOORS[kind]
    assert len(pairs) > 70 and len(alike) / len(pairs) >= found
    assert marked <= len(garbled) / len(alike) <= (1 if marked else 0.1)
    assert sum(find_garbled(one, two) is two for one, two in garbled) >= 0.98 * len(garbled)


def test_no_two_stories_of_the_corpus_are_copies() -> None:
    assert group([rebuilt(rows, published=day) for rows, day in stories()]) == {}


def test_the_copies_among_the_samples_are_found_and_no_others() -> None:
    documents = [one for one in read([str(ROOT / "samples" / "india-japan")], {}, None) if isinstance(one, Document)]
    names = {document.id: Path(document.path or "").stem for document in documents}
    found = {names[id]: (names[name], garbled) for id, (name, garbled) in group(documents).items()}
    drill, jimex = "2022-09-08-meridian-two-plus-two-tokyo", "2022-09-13-meridian-jimex-sixth"
    assert found == {
        drill: (drill, False),
        "2022-09-09-deccan-courier-fighter-drill": (drill, False),
        "2022-09-10-pacific-ledger-fighter-drill-spun": (drill, True),
        jimex: (jimex, False),
        "2022-09-14-coromandel-post-jimex": (jimex, False),
        "2022-09-14-hooghly-mirror-jimex": (jimex, False),
    }


def test_the_table_swaps_each_word_for_another() -> None:
    assert len(table()) > 150 and all(word != new for word, new in table().items())
