"""The records of a brief: pages of sections, and the row that proves each sentence; an uncited one cannot be made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from comity.errors import PresentError
from comity.model import Claim
from comity.present.pictures import Picture

Place = Literal["wide", "left", "right"]


@dataclass(frozen=True, slots=True)
class Tally:
    """A count as the proof of a sentence: what it is called, the ids that it counts, and the command for them."""

    id: str
    told: str
    rows: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked through, as the proof that nothing was found: the row behind every statement of absence."""

    id: str
    told: str


Proof = Claim | Tally | Looked


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and what proves it. Raises PresentError where nothing does."""

    text: str
    proofs: tuple[Proof, ...]
    date: str = ""
    """The date that a reader finds it by, for lists; empty where the text has it."""

    def __post_init__(self) -> None:
        if not self.proofs:
            raise PresentError(f"a sentence without a source: {self.text!r}; cite a claim or leave it out")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table and what proves it. Raises PresentError where nothing does."""

    cells: tuple[str, ...]
    proofs: tuple[Proof, ...]

    def __post_init__(self) -> None:
        if not self.proofs:
            raise PresentError(f"a row without a source: {self.cells!r}; cite a claim or leave it out")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences and rows, the weightiest first."""

    key: str
    title: str
    meaning: str = ""
    sentences: tuple[Sentence, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    picture: Picture | None = None
    """Shown in place of the rows, from which it is drawn, where pictures can be."""
    legend: str = ""
    """How its signs are to be read, and by which rule it is made."""
    place: Place = "wide"
    least: int = 1
    """Sentences and rows that are left when all others are cut."""
    more: int = 0
    """Sentences and rows that were cut."""
    where: str = ""
    """The command that shows what was cut."""

    @property
    def lines(self) -> tuple[Sentence | Row, ...]:
        """All that is cited, in the order of reading."""
        return (*self.rows, *self.sentences)

    def shortened(self, count: int) -> Section:
        """The section with its first lines only, rows before sentences, and how many more there are."""
        rows = self.rows[:count]
        sentences = self.sentences[: max(0, count - len(self.rows))]
        cut = len(self.lines) - len(rows) - len(sentences)
        return replace(self, rows=rows, sentences=sentences, more=self.more + cut) if cut else self


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as every format shows it: two pages of sections, after which the notes stand."""

    title: str
    as_of: str
    coverage: Sentence
    pages: tuple[tuple[Section, ...], tuple[Section, ...]]
    day: str | None = None
    """The ISO day as of which it is, which files bear as theirs."""

    @property
    def sections(self) -> tuple[Section, ...]:
        return (*self.pages[0], *self.pages[1])

    @property
    def lines(self) -> Iterator[Sentence | Row]:
        """All that is cited, in the order of reading."""
        yield self.coverage
        for section in self.sections:
            yield from section.lines


def distinct(proofs: Sequence[Proof]) -> tuple[Proof, ...]:
    """Each proof once, in the order given."""
    return tuple({proof.id: proof for proof in proofs}.values())
