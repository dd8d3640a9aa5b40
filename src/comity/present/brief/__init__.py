"""The brief on a pair: two pages of sections, each sentence with what proves it, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence

from comity.analyse.dossier import Dossier
from comity.present.brief.back import back
from comity.present.brief.front import front, on_ladder
from comity.present.brief.notes import Note, numbered
from comity.present.brief.records import Brief, Looked, Proof, Row, Section, Sentence, Tally
from comity.present.brief.wording import looked_through
from comity.present.dates import full
from comity.present.inert import inert
from comity.present.pictures import Picture
from comity.present.words import coverage_words

__all__ = [
    "Brief", "Looked", "Note", "Proof", "Row", "Section", "Sentence", "Tally", "brief", "numbered", "on_ladder",
]  # fmt: skip


def brief(dossier: Dossier, pictures: Sequence[Picture] = ()) -> Brief:
    """The brief on a dossier's pair; ``pictures``: what the caller drew for page one."""
    page = dossier.page
    coverage = coverage_words(dossier.figures.coverage, page.as_of)
    return Brief(
        title=inert(f"{page.a.name} and {page.b.name}: said and done"),
        as_of=f"As of {full(dossier.day)}" if dossier.day else "Nothing dated was read",
        coverage=Sentence(coverage, (looked_through(dossier),)),
        pages=(front(dossier, pictures), back(dossier)),
        day=dossier.day,
    )
