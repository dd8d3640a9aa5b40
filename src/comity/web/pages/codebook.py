"""What the words of the ledger mean: the codebook from its data files, and how often the program is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from comity.link.life import TIERS
from comity.link.lives import MEETING, TRANSFER
from comity.model import COLUMNS, Column
from comity.present.words import MARKS, MEANINGS, STATUS
from comity.web.call import Call, Page
from comity.web.handbook import Section, get_section, sections_of
from comity.what.codebook import Codebook, EventTerm, StatusTerm, load_codebook
from comity.what.contexts import load_contexts
from comity.whence.sources import GRADES, Source, load_sources

QUADS: Final = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A status with the shape and word by which pages show it."""

    term: StatusTerm
    mark: str
    word: str
    shade: str


@dataclass(frozen=True, slots=True)
class Stages:
    """The steps in the life of a kind, from what says least."""

    kinds: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """All that the page of the codebook shows."""

    book: Codebook
    columns: Mapping[Column, tuple[StatusRow, ...]]
    meanings: Mapping[Column, str]
    quads: Mapping[str, tuple[EventTerm, ...]]
    roots: tuple[tuple[str, tuple[str, ...]], ...]
    """CAMEO root codes and the types that take them in."""
    stages: tuple[Stages, ...]
    domains: tuple[str, ...]
    grades: tuple[tuple[str, tuple[Source, ...]], ...]
    lives: Section
    rungs: Section
    states: Section
    bases: Section
    sources: Section


def codebook(call: Call) -> Response:
    """Kinds, statuses, types, stages, rungs, states, bases and grades."""
    return call.page("codebook.html.j2", codes=codes())


def codes() -> Codes:
    """The codebook as the data files and the handbook have it."""
    book = load_codebook()
    roots = sorted({code for term in book.types for code in term.cameo})
    return Codes(
        book=book,
        columns={column: tuple(_status(term) for term in book.statuses if term.column == column) for column in COLUMNS},
        meanings=MEANINGS,
        quads={quad: tuple(term for term in book.types if term.quad == quad) for quad in QUADS},
        roots=tuple((root, tuple(term.id for term in book.types_of_cameo(root))) for root in roots),
        stages=(
            Stages("agreement, mechanism", tuple(step for tier in TIERS for step in tier)),
            Stages("exercise, engagement", MEETING),
            Stages("transfer", TRANSFER),
        ),
        domains=tuple(load_contexts()),
        grades=tuple((grade, _graded(grade)) for grade in GRADES),
        lives=get_section("concepts.md", "Lives"),
        rungs=get_section("concepts.md", "Chains and rungs"),
        states=get_section("concepts.md", "State"),
        bases=get_section("concepts.md", "Time"),
        sources=get_section("concepts.md", "Sources"),
    )


def _status(term: StatusTerm) -> StatusRow:
    status = next(status for status in STATUS if status == term.id)
    return StatusRow(term, MARKS[status], STATUS[status], term.column.lower())


def _graded(grade: str) -> tuple[Source, ...]:
    """The listed outlets of a grade, by name."""
    found = {source.name: source for source in load_sources().values() if source.grade == grade}
    return tuple(found[name] for name in sorted(found, key=str.lower))


def quality(call: Call) -> Response:
    """The published error rates, with what each means."""
    return call.page("quality.html.j2", sections=sections_of("quality.md"))


PAGES: Final = (
    Page("/codebook", codebook, "what kinds, statuses, types, stages, rungs, states, bases and grades mean"),
    Page("/quality", quality, "how often the program is wrong"),
)
