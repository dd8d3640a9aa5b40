"""The life of an entry: its states with their dates, as the claims in it have them, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from comity.edtf import Day, parse_day
from comity.link.life import RANKS, state_of
from comity.link.traits import EDITED
from comity.model import Claim, Kind, LifeStep, When

PLANS: Final = {"SHOULD": "proposed", "LIKELY": "planned"}
"""What a claim outside ACTUALLY tells of a thing's life."""
NOT_HELD: Final = {
    "postponed": re.compile(r"postpon|put off|defer|delay|reschedul|suspend", re.IGNORECASE),
    "cancelled": re.compile(r"cancel|call(ed|ing|s)? off|scrap|drop|abandon", re.IGNORECASE),
}
DELIVERIES: Final = {"contract": "contract", "delivered": "delivered", "in_service": "in service"}
"""States of a transfer by the coder's stage."""
ORDERS: Final[dict[str, tuple[str, ...]]] = {
    "meeting": ("proposed", "planned", "under way", "postponed", "cancelled", "silent", "not held", "held"),
    "transfer": ("proposed", "planned", "talks", "contract", "delivered", "in service", "lapsed"),
}
"""From the weakest to the furthest, where the words of agreements (``life.TIERS``) do not fit."""


def live(claims: Sequence[Claim], kind: Kind) -> tuple[LifeStep, ...]:
    """The steps of a life, dated ones oldest first, then those without a date; one for each state and date."""
    steps: dict[tuple[str, str | None], list[str]] = {}
    for claim in claims:
        state = step_of(claim, kind)
        if state is not None:
            when = date_of(claim)
            steps.setdefault((state, when.edtf if when else None), []).append(claim.id)
    rows = [LifeStep(state, edtf, tuple(ids)) for (state, edtf), ids in steps.items()]
    days = {when.edtf: when for claim in claims if (when := date_of(claim))}
    return tuple(
        sorted(
            rows,
            key=lambda step: (step.when is None, _day(days.get(step.when)), _rank(step.state, kind), step.when or ""),
        )
    )


def standing(steps: Iterable[LifeStep], kind: Kind, until: str | None = None) -> str | None:
    """Where a life stands: its furthest state, or of a meeting, whose plans do not outlive it, what became of it.

    ``until``: an ISO day; steps that are dated later are left out. What was only planned or proposed counts where
    nothing happened. A plan whose day passed without any report is silent.
    """
    kept = [step for step in steps if until is None or step.when is None or step.when[:10] <= until]
    return max((step.state for step in kept), key=lambda state: _rank(state, kind), default=None)


def step_of(claim: Claim, kind: Kind) -> str | None:
    """The state of the thing that a claim tells of; None for an allegation and for what tells of none."""
    if claim.alleged:
        return None
    if claim.column != "ACTUALLY":
        return PLANS[claim.column]
    if kind in EDITED:
        return _meeting(claim)
    if claim.status in ("not_happened", "denied"):
        return None
    if kind == "transfer":
        return DELIVERIES.get(claim.stage or "", "talks" if claim.stage == "negotiating" else None)
    if kind in ("agreement", "mechanism"):
        if claim.kind == "engagement":
            return "met"
        return state_of(claim) or ("under way" if claim.status == "under_way" else "on record")
    return claim.status.replace("_", " ")


def _meeting(claim: Claim) -> str:
    if claim.status == "not_happened":
        words = f"{claim.trigger} {claim.stage or ''}"
        return next((state for state, pattern in NOT_HELD.items() if pattern.search(words)), "not held")
    if claim.status == "denied":
        return "not held"
    return "under way" if claim.status == "under_way" else "held"


def date_of(claim: Claim) -> When | None:
    """When it happened, or is due; dates that were only inferred are none."""
    when = claim.when if claim.column == "ACTUALLY" else claim.due
    return when if when and when.edtf and when.basis != "office" else None


def _rank(state: str, kind: Kind) -> int:
    if kind in EDITED:
        return _place(ORDERS["meeting"], state)
    if kind == "transfer":
        return _place(ORDERS["transfer"], state)
    return _place(("proposed", "planned"), state) if state in ("proposed", "planned") else 2 + RANKS.get(state, 0)


def _place(order: Sequence[str], state: str) -> int:
    return order.index(state) if state in order else -1


def _day(when: When | None) -> Day:
    day = (when.start or when.end) if when else None
    return parse_day(day) if day else (-99999, 1, 1)
