"""The notes of a brief: numbered by first use, one for each passage, count or receipt, with all its ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from comity.link.clause import clause_of
from comity.model import Claim
from comity.present.brief.records import Brief, Looked, Proof, Row, Sentence, Tally
from comity.present.dates import full
from comity.present.inert import inert
from comity.present.words import origin_of, paged, words_of

QUOTED: Final = 150
"""Characters of a quotation in the notes of a page; files of notes have it whole."""
SHORT: Final = 12
"""Signs of an id that are shown where there are many; `comity show` takes the beginning of one."""
NAMED: Final = 3
"""Ids of a count that its note names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its number, what it rests on, and the ids of that."""

    number: int
    proofs: tuple[Proof, ...]

    @property
    def claim(self) -> Claim | None:
        """The claim whose passage it quotes; None of a count or receipt."""
        return next((proof for proof in self.proofs if isinstance(proof, Claim)), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the claims that are made of its passage; of a receipt that of its promise."""
        return tuple(
            proof.id for proof in self.proofs if not isinstance(proof, Tally) and not proof.id.startswith("r-")
        )

    @property
    def command(self) -> str:
        """What opens the rows of a count."""
        return next((inert(proof.command) for proof in self.proofs if isinstance(proof, Tally)), "")

    @property
    def quote(self) -> str:
        """The passage, whole; empty of a count or receipt."""
        return words_of(self.claim) if self.claim else ""

    @property
    def excerpt(self) -> str:
        """The words of the passage around what it was read for."""
        return inert(clause_of(self.claim.passage.exact, self.claim.trigger, QUOTED)) if self.claim else ""

    @property
    def origin(self) -> str:
        """Outlet, date, and page where there are pages; of a count or receipt what it tells."""
        if self.claim:
            document = self.claim.document
            return ", ".join((origin_of(document), full(document.published), *paged(self.claim)))
        return inert(" ".join(_told(proof) for proof in self.proofs))

    @property
    def url(self) -> str:
        """The address of the text, where it is one that may be opened."""
        url = inert(self.claim.document.url or "") if self.claim else ""
        return url if url.startswith(("https://", "http://")) else ""


def numbered(made: Brief) -> tuple[dict[str, int], list[Note]]:
    """The number of the note of each proof, by its id, and the notes in the order of first use."""
    found: dict[object, dict[str, Proof]] = {}
    for line in made.lines:
        for proof in line.proofs:
            found.setdefault(_key(proof), {})[proof.id] = proof
    notes = [Note(number, tuple(proofs.values())) for number, proofs in enumerate(found.values(), 1)]
    return {proof.id: note.number for note in notes for proof in note.proofs}, notes


def marks_of(line: Sentence | Row, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the notes of a line, each once, in order."""
    return tuple(sorted({numbers[proof.id] for proof in line.proofs}))


def _told(proof: Proof) -> str:
    """What a count or receipt tells."""
    if isinstance(proof, Tally):
        named = [id[:SHORT] for id in proof.rows[:NAMED]]
        named += [f"{len(proof.rows) - NAMED:,} more"] if len(proof.rows) > NAMED else []
        return f"{proof.told}: {', '.join(named)}" if named else proof.told
    return proof.told.removesuffix(".") if isinstance(proof, Looked) else ""


def _key(proof: Proof) -> object:
    """What makes one note: a passage, however many claims are made of it, or a count or receipt."""
    if isinstance(proof, Claim):
        return proof.document.id, proof.passage.start, proof.passage.end
    return proof.id
