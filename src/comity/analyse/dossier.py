"""All that a brief on a pair is made from, as of one day."""

from __future__ import annotations

from dataclasses import dataclass

from comity.analyse.figures import Figures
from comity.analyse.judgement import Judgement
from comity.analyse.pair import PairPage
from comity.analyse.recent import Recent
from comity.promise.records import Commitment


@dataclass(frozen=True)
class Dossier:
    """What the ledger holds on a pair, and on those that it is compared with."""

    page: PairPage
    figures: Figures
    others: tuple[Figures, ...]
    """The figures of the pairs beside it, as of the same day."""
    recent: tuple[Recent, ...]
    judgements: tuple[Judgement, ...]

    @property
    def day(self) -> str | None:
        """The as-of day, else the last day that was read; None where nothing dated was."""
        return self.figures.as_of

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        return self.figures.commitments
