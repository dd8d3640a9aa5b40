"""The path of a number that was promised: where it stood, what it is to be, and what each side says that it reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from comity.model import Claim, Quantity
from comity.promise.chains import Chain
from comity.promise.dues import figures_in
from comity.promise.outcomes import Outcome, target_of
from comity.promise.records import Point

FROM: Final = re.compile(r"\bfrom (?P<start>.{1,40}?) to\b", re.IGNORECASE)


def path_of(row: Chain, outcomes: Sequence[Outcome]) -> tuple[Point, ...]:
    """The figures of a promise: baselines, targets, then what was reached, each by who gives it."""
    target = target_of(row)
    if target is None:
        return ()
    return (*_said(row, target[1]), *_reached(outcomes, target[1]))


def _said(row: Chain, unit: str) -> Iterator[Point]:
    seen: set[float] = set()
    before: set[float] = set()
    for one in row.statements:
        if hit := FROM.search(one.clause):
            for value in sorted(figures_in(hit["start"]) - before):
                before.add(value)
                yield Point(one.document.published, Quantity(value, unit), by(one.claim), one.claim, "baseline")
        quantity = one.claim.quantity
        if quantity and quantity.unit == unit and quantity.value not in seen:
            seen.add(quantity.value)
            yield Point(one.document.published, quantity, by(one.claim), one.claim, "target")


def _reached(outcomes: Sequence[Outcome], unit: str) -> Iterator[Point]:
    for one in outcomes:
        if one.share:
            claim = one.deed.claim
            yield Point(claim.document.published, Quantity(one.share[0], unit), by(claim), claim, "path")


def by(claim: Claim) -> str | None:
    """Who gives a figure: the side that speaks, else the outlet."""
    return claim.speaker.id if claim.speaker and claim.speaker.id else claim.document.publisher
