"""Saved documents with their gold, and what was made of each: by the readers, and by the bare library."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from comity.errors import EvaluateError
from comity.evaluate.gold import bad, day, read_jsonl
from comity.evaluate.overlap import compare, words_of
from comity.model import Document, Rejected, Role
from comity.read import Options, read

TOLD: Final[frozenset[Role]] = frozenset({"headline", "body", "list", "quote"})
"""Roles of sections that are the article's own text; its headline is neutral. Subheadings are kept as the heading of
what stands below them, and count where they stand."""
OPENING: Final = 6
"""Words by which a paragraph is found again on its page."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What gold says of one document. Fields are None where the document does not say.

    ``also``: other right answers, by field; ``neutral``: text that may be taken for body or not; ``pages``: of what
    has pages, the number of the page on which each paragraph begins; ``scanned``: it is pictures of text alone;
    ``unasked``: fields of which gold does not say what is right.
    """

    file: Path
    half: str
    shape: str
    reader: str
    title: str | None
    published: str | None
    publisher: str | None
    author: str | None
    language: str
    url: str | None
    stub: bool
    scanned: bool
    body: tuple[str, ...]
    neutral: tuple[str, ...]
    pages: tuple[int, ...]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        return f"{self.file.parent.name}/{self.file.name}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made of a document: its fields and its body, or why it was rejected (``fault``)."""

    body: str = ""
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    fault: str | None = None
    document: Document | None = None


NONE: Final = Answer(fault="nothing was given")


def read_saved(path: Path) -> list[Saved]:
    """The rows of gold. Raises EvaluateError naming the line, and for a document that is not there."""
    found = []
    for number, row in enumerate(read_jsonl(path), start=1):
        try:
            saved = _saved(path.parent, row)
        except (KeyError, TypeError, ValueError) as exc:
            raise bad(path, number, f"no row of a saved document ({exc!r})") from exc
        if not saved.file.is_file():
            raise EvaluateError(
                f"{str(path)!r}, line {number}: {str(saved.file)!r} is not there; put it beside the gold"
            )
        found.append(saved)
    return found


def _saved(folder: Path, row: Mapping[str, Any]) -> Saved:
    if row["published"]:
        day(row["published"], row["file"])
    also = {name: tuple(row.get(key) or ()) for name, key in
            (("title", "titles"), ("published", "published_also"), ("publisher", "publisher_also"))}  # fmt: skip
    return Saved(
        file=folder / row["file"], half=row["half"], shape=row["shape"], reader=row["reader"],
        title=row["title"] or None, published=row["published"] or None, publisher=row["publisher"] or None,
        author=row.get("author") or None, language=row["language"], url=row.get("url"),
        stub=bool(row.get("stub")), scanned=bool(row.get("scanned")), body=tuple(row["body"]),
        neutral=tuple(row.get("neutral") or ()), pages=tuple(row.get("pages") or ()), also=also,
        columns=row.get("columns") or {}, unasked=frozenset(row.get("unasked") or ()),
    )  # fmt: skip


# --- what the readers make of it ----------------------------------------------------------------------------------


def answers(rows: Sequence[Saved]) -> tuple[list[Answer], list[Answer]]:
    """The answer to each row, and those that no row asked for."""
    by_file: dict[Path, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        by_file[row.file].append(at)
    found: dict[int, Answer] = {}
    rest: list[Answer] = []
    for file, places in by_file.items():
        given = [to_answer(one) for one in read([str(file)], {}, options=Options(columns=rows[places[0]].columns))]
        matched = match([rows[at] for at in places], given)
        found |= {places[at]: answer for at, answer in matched.items()}
        taken = {id(answer) for answer in matched.values()}
        rest += [answer for answer in given if id(answer) not in taken]
    return [found.get(at, NONE) for at in range(len(rows))], rest


def to_answer(found: Document | Rejected) -> Answer:
    if isinstance(found, Rejected):
        return Answer(fault=found.reason)
    headings = {section.heading for section in found.sections}
    parts = [(section.role, found.text[section.start : section.end]) for section in found.sections]
    told = [text for role, text in parts if role in TOLD or text.strip(" .:#*_") in headings]
    return Answer("\n".join(told), found.title, found.published, found.publisher, found.author, found.language,
                  found.url, document=found)  # fmt: skip


def match(rows: Sequence[Saved], given: Sequence[Answer]) -> dict[int, Answer]:
    """The answers of one file to its rows: those with most text in common first, then the rest in order."""
    shared = {(at, place): compare(row.body, answer.body, row.neutral).right
              for at, row in enumerate(rows) for place, answer in enumerate(given)}  # fmt: skip
    pairs = sorted((pair for pair, right in shared.items() if right), key=lambda pair: -shared[pair])
    left = [(at, place) for at in range(len(rows)) for place in range(len(given))]
    matched: dict[int, int] = {}
    for at, place in (*pairs, *left):
        if at not in matched and place not in matched.values():
            matched[at] = place
    return {at: given[place] for at, place in matched.items()}


def find_pages(row: Saved, answer: Answer) -> Iterator[bool]:
    """Of each paragraph that gold has a page of: whether it was found, and on that page."""
    document = answer.document
    for text, page in zip(row.body, row.pages, strict=False):
        yield document is not None and page in _pages_of(text, document)


def _pages_of(text: str, document: Document) -> set[int]:
    """The pages on which the paragraph's first words stand."""
    words = words_of(text)[:OPENING]
    pattern = r"[\W_]+".join(map(re.escape, words))
    return {bisect_right(document.pages, found.start()) for found in re.finditer(pattern, document.text)}


# --- what the bare library makes of it ----------------------------------------------------------------------------


def bare(rows: Sequence[Saved]) -> list[Answer]:
    """What trafilatura alone makes of each page: its text without comments, and its own metadata."""
    from trafilatura import bare_extraction

    found: list[Any] = [
        bare_extraction(row.file.read_bytes(), include_comments=False, with_metadata=True) for row in rows
    ]
    return [Answer(one.text or "", one.title, one.date, one.sitename, one.author) if one else NONE for one in found]
