"""Judgements by a stated rule, in the words of ICD 203: how likely open promises are kept in time, and how sure it is.

The words and shares of likelihood are those of Intelligence Community Directive 203 (2015); confidence is told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from comity.analyse.alerts import PENDING
from comity.analyse.count import Count, count_of
from comity.analyse.figures import Figures
from comity.analyse.rates import Rate, wilson
from comity.edtf import days_between
from comity.promise.records import Commitment

Confidence = Literal["low", "moderate", "high"]
LIKELIHOODS: Final = (
    (0.05, "almost no chance"), (0.20, "very unlikely"), (0.45, "unlikely"), (0.55, "roughly even chance"),
    (0.80, "likely"), (0.95, "very likely"), (1.00, "almost certain"),
)  # fmt: skip
"""The upper end of each share, and its words."""
LEAST: Final = 10
"""Promises of a class that must have come due for a judgement on the next ones."""
LOW: Final = (20, 0.4, 5)
"""Fewer promises, a wider interval or fewer outlets: low confidence."""
HIGH: Final = (50, 0.2, 10)
"""As many promises, as narrow an interval and as many outlets, with half of them assessed by people: high."""
RULE: Final = (
    "Rule: of the promises of a class whose day has passed, with a text read since, those delivered in time; the word "
    "of ICD 203 for the middle of the 95 % interval of that share. No word for fewer than 10. Confidence is low for "
    "fewer than 20, an interval wider than 40 points or fewer than 5 outlets; high for 50 and more, 20 points at most, "
    "10 outlets and half of them assessed by people; else moderate."
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the open promises of one class of specificity are delivered by their day."""

    specificity: int
    open: Count
    """Those that are still to come, with a day that has not passed."""
    kept: Count
    """Those of the class that were delivered in time, of ``of``."""
    of: Count
    """Those whose day has passed, with a text read since."""
    lower: float
    upper: float
    outlets: int
    assessed: int
    """Of ``of``, those that a person has assessed."""
    likelihood: str | None
    """None: too few have come due."""
    confidence: Confidence | None


def judgements(figures: Figures) -> tuple[Judgement, ...]:
    """One for each class that has promises to come with a day, the most specific first."""
    ahead = [one for one in figures.commitments if is_ahead(one)]
    rows = ((rate, [one for one in ahead if one.first.specificity == rate.specificity]) for rate in figures.rates)
    return tuple(reversed([_judge(figures, rate, left) for rate, left in rows if left]))


def is_ahead(one: Commitment) -> bool:
    """Whether it is still to come, in whole or in part, by a day that has not passed."""
    end = one.due.end if one.due else None
    return bool(end and one.as_of) and one.state in PENDING and days_between(one.as_of or "", end or "") >= 0


def likelihood_of(share: float) -> str:
    """The words for a share from 0 to 1."""
    return next(words for bound, words in LIKELIHOODS if share <= bound)


def _judge(figures: Figures, rate: Rate, ahead: Sequence[Commitment]) -> Judgement:
    rows = {one.id: one for one in figures.commitments}
    due = [rows[id] for id in rate.due.of.commitments]
    kept = [one for one in due if one.state == "delivered"]
    lower, upper = wilson(len(kept), len(due)) or (0.0, 1.0)
    assessed, outlets = sum(one.assessment == "assessed" for one in due), len(figures.coverage.outlets)
    enough = len(due) >= LEAST
    return Judgement(
        rate.specificity, _counted(ahead), _counted(kept), _counted(due), round(lower, 4), round(upper, 4), outlets,
        assessed, likelihood_of((lower + upper) / 2) if enough else None,
        _confidence(len(due), upper - lower, outlets, assessed) if enough else None,
    )  # fmt: skip


def _confidence(n: int, wide: float, outlets: int, assessed: int) -> Confidence:
    if n < LOW[0] or wide > LOW[1] or outlets < LOW[2]:
        return "low"
    sure = n >= HIGH[0] and wide <= HIGH[1] and outlets >= HIGH[2] and 2 * assessed >= n
    return "high" if sure else "moderate"


def _counted(commitments: Sequence[Commitment]) -> Count:
    claims = (claim for one in commitments for rung in one.ladder for claim in rung.claims)
    return count_of(len(commitments), claims, (one.id for one in commitments))
