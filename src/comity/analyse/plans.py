"""What became of plans and wishes: met by what happened, called off, or passed in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from comity.analyse.lines import by_entry
from comity.link.accounts import days_of, family
from comity.link.entries import Linked, kind_of, words_of
from comity.link.life import meant_state
from comity.link.lives import ENDS, STAGED, Step, live, rank, standing, step_of
from comity.link.traits import EDITED
from comity.model import Claim, Kind, When

TAKEN_PLACE: Final = ("held", "under way")
"""What settles the plans of an edition for that day or an earlier one."""
OFF: Final = ("postponed", "cancelled")
"""What settles the plans that were made before it."""
AGAIN: Final = re.compile(
    r"\b(every|each (year|spring|summer|autumn|winter|month)|annual(ly)?|yearly|quarterly|regular(ly)?|repeat|again"
    r"|next round)\b",
    re.IGNORECASE,
)
"""Words of plans for what is to come after this edition too."""
NEAR: Final = 31
"""Days by which an edition may come before what one account has planned, and what has begun before a plan is told."""
START: Final = -(10**9)
END: Final = 10**9


def met_claims(claims: Sequence[Claim], linked: Linked) -> frozenset[str]:
    """Ids of the plans and wishes among the claims of which it is known what became."""
    groups = by_entry(claims, linked)
    found = {claim.id for group in groups.values() for claim in _met(group)}
    for id, later in linked.amended.items():
        made = [claim for new in later for claim in groups.get(new, ()) if _is_made(claim)]
        found |= {claim.id for claim in groups.get(id, ()) if _renews(made, claim)}
    return frozenset(found)


def silent_entries(claims: Sequence[Claim], linked: Linked, day: str | None) -> frozenset[str]:
    """Ids of the entries whose planned days passed by an ISO day without any report."""
    return frozenset(
        id
        for id, group in by_entry(claims, linked).items()
        if _is_planned(group) and standing(live(group, kind := kind_of(group)), kind, day) == "silent"
    )


def _is_planned(claims: Iterable[Claim]) -> bool:
    """Whether one of the claims is a plan: without one nothing passes in silence."""
    return any(claim.column == "LIKELY" for claim in claims)


def _met(claims: Sequence[Claim]) -> Iterator[Claim]:
    plans = [claim for claim in claims if claim.column != "ACTUALLY" and not claim.alleged]
    if not plans:
        return
    kind = kind_of(claims)
    steps = ((claim, step_of(claim, kind)) for claim in claims if claim.column == "ACTUALLY")
    deeds = [_Deed(step, _said(claim), _ended(claim)) for claim, step in steps if step]
    yield from (plan for plan in plans if any(_meets(deed, plan, kind) for deed in deeds))


class _Deed(NamedTuple):
    """What happened: the step, the first day on which it was told, the last on which it was done."""

    step: Step
    said: int
    ended: int


def _renews(made: Iterable[Claim], plan: Claim) -> bool:
    """Whether a plan is to amend a text, and a later one that does so was made since."""
    meant = plan.column != "ACTUALLY" and not plan.alleged and meant_state(plan) == "updated"
    return meant and any(_ended(deed) >= _made(plan) for deed in made)


def _is_made(claim: Claim) -> bool:
    step = step_of(claim, "agreement") if claim.kind == "agreement" else None
    return step is not None and family(step.state) == "signed"


def _meets(deed: _Deed, plan: Claim, kind: Kind) -> bool:
    """Whether a deed is what became of a plan of the same entry. What the plan is for must be known, and reached."""
    step = deed.step
    if kind in EDITED:
        if step.state in OFF:
            return _said(plan) <= deed.said
        near = NEAR if step.when else 0
        return step.state in TAKEN_PLACE and deed.ended + near >= _due(plan) and not AGAIN.search(words_of(plan))
    meant = STAGED.get(plan.stage or "") if kind == "transfer" else meant_state(plan)
    reached = meant is not None and step.state not in ENDS and rank(step.state, kind) >= rank(meant, kind)
    return reached and deed.ended >= _made(plan)


def _said(claim: Claim) -> int:
    days = days_of(claim.document.published)
    return days[0] if days else START


def _ended(deed: Claim) -> int:
    """The last day of what happened; of what has none, that of its report."""
    days = days_of(deed.when.end if deed.when else None) or days_of(deed.document.published)
    return days[1] if days else END


def _due(plan: Claim) -> int:
    """The first day on which an edition should meet its plan: the one planned, else somewhat before it was told."""
    return _first(plan.due, plan.when) or _said(plan) - NEAR


def _made(plan: Claim) -> int:
    """The day from which on a deed can be what was planned: that of the plan, else of the text that tells of it."""
    return min(_said(plan), _first(plan.when, plan.due) or END)


def _first(*whens: When | None) -> int | None:
    days = (days_of(when.start) for when in whens if when)
    return next((first for first, _ in filter(None, days)), None)
