"""The life of an entry: its states with their dates, as the claims in it have them, and where it stands on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from comity.edtf import Day, parse_day, published_span
from comity.link.life import RANKS, state_of
from comity.link.spans import ABOUT, Span, act_span, said_span
from comity.link.traits import EDITED
from comity.model import Claim, Kind, LifeStep, When

INTENTS: Final = ("proposed", "decided", "planned")
"""Steps outside ACTUALLY, from the weakest: wished for on a day, decided on a day, meant for a day."""
MEETING: Final = ("not held", "postponed", "cancelled", "under way", "held")
"""What became of an edition or round, from what says least."""
ENDS: Final = ("lapsed", "suspended", "ended")
"""States in which a thing that goes on stands no longer."""
TRANSFER: Final = ("on record", "talks", "under way", "contract", "delivered", "in service", "lapsed")
NOT_HELD: Final = {
    "postponed": re.compile(r"postpon|put off|defer|delay|reschedul|suspend", re.IGNORECASE),
    "cancelled": re.compile(r"cancel|call(ed|ing|s)? off|scrap|drop|abandon", re.IGNORECASE),
}
DECIDED: Final = re.compile(r"agree|decid|announc|plan|approv|conceiv|schedul|set\b", re.IGNORECASE)
STAGED: Final = {
    "negotiating": "talks", "contract": "contract", "delivered": "delivered", "in_service": "in service",
}  # fmt: skip
"""Steps of a transfer by the coder's stage."""
WORDED: Final = {
    "lapsed": re.compile(r"laps|cancel|scrap|drop|shelv|abandon|expir", re.IGNORECASE),
    "in service": re.compile(r"commission|induct|(in|into|entered) service", re.IGNORECASE),
    "delivered": re.compile(r"deliver|hand(ed|ing)? over|shipped|transferred", re.IGNORECASE),
    "contract": re.compile(r"contract|order(ed)?\b|sign|bought|purchas|sold|procur", re.IGNORECASE),
    "talks": re.compile(r"discuss|negotiat|talk|consider|examin", re.IGNORECASE),
}
"""The same by the words of the trigger, the furthest first, where the coder gives no stage; "gave" and the like, which
are said of answers too, are none of them."""
LIFELESS: Final[frozenset[Kind]] = frozenset({"position"})
"""Kinds that are held and not lived through."""


class Step(NamedTuple):
    """What one claim tells of a life."""

    state: str
    when: When | None


def live(claims: Iterable[Claim], kind: Kind) -> tuple[LifeStep, ...]:
    """The steps of a life, dated ones oldest first, then those without a date; one for each state and date."""
    rows: dict[tuple[str, str | None], list[str]] = {}
    days: dict[str | None, Day] = {}
    given = list(claims)
    signed = [span for claim in given if claim.stage == "signed" and (span := act_span(claim))]
    for claim in given:
        step = step_of(claim, kind)
        if step and not _updates_another(claim, step, signed):
            edtf = step.when.edtf if step.when else None
            rows.setdefault((step.state, edtf), []).append(claim.id)
            days[edtf] = _day(step.when)
    steps = [LifeStep(state, edtf, tuple(ids)) for (state, edtf), ids in rows.items()]
    return tuple(sorted(steps, key=lambda step: _in_time(step, days, kind)))


def _updates_another(claim: Claim, step: Step, signed: Iterable[Span]) -> bool:
    """True where "they have replaced the text of 2008" is told of the text that was just signed in its place."""
    said = said_span(claim)
    if step.state != "updated" or step.when or not said:
        return False
    return any(0 <= said.first - span.first <= JUST for span in signed)


JUST: Final = 60
"""Days after a signature within which an update that is told is of a former text."""


def _in_time(step: LifeStep, days: Mapping[str | None, Day], kind: Kind) -> tuple[object, ...]:
    return step.when is None, days[step.when], rank(step.state, kind), step.when or "", step.state


def _day(when: When | None) -> Day:
    day = (when.start or when.end) if when else None
    return parse_day(day) if day else (-99999, 1, 1)


# --- one claim ----------------------------------------------------------------------------------------------------


def step_of(claim: Claim, kind: Kind) -> Step | None:
    """The step of the thing's life that a claim tells of.

    None for an allegation, for a denial, for what did not happen to a thing that goes on, and for what tells of no
    step. A plan is a step of its own and never the one that it plans.
    """
    if claim.alleged or kind in LIFELESS:
        return None
    if claim.column != "ACTUALLY":
        return _intent(claim)
    state = _meeting(claim) if kind in EDITED else _lasting(claim, kind)
    return Step(state, date_of(claim)) if state else None


def _intent(claim: Claim) -> Step:
    """A plan stands on the day that it is for; where only another day is given, it was decided on that one."""
    state = "proposed" if claim.column == "SHOULD" else "planned"
    due, made = _known(claim.due), _known(claim.when)
    if due or not made or claim.status in ("expected", "conditional"):
        return Step(state, due or made)
    return Step("decided" if state == "planned" else state, made)


def _meeting(claim: Claim) -> str | None:
    """What is told of an edition: what was done about it, as agreeing on it or putting it off, is not its holding."""
    if claim.status == "denied":
        return None
    about, off = _spoken_of(claim.trigger)
    if claim.status == "not_happened":
        return off or "not held"
    if about:
        return off or ("decided" if DECIDED.match(claim.trigger) else None)
    return "under way" if claim.status == "under_way" else "held"


@lru_cache(maxsize=4096)
def _spoken_of(trigger: str) -> tuple[bool, str | None]:
    """Whether a trigger tells what was done about an edition, and whether that it was put off or called off."""
    off = next((state for state, pattern in NOT_HELD.items() if pattern.search(trigger)), None)
    return ABOUT.match(trigger) is not None, off


def _lasting(claim: Claim, kind: Kind) -> str | None:
    if claim.status in ("not_happened", "denied"):
        return None
    if kind == "transfer":
        return _transfer(claim)
    if kind == "incident":
        return "reported"
    if kind not in ("agreement", "mechanism"):
        return claim.status.replace("_", " ")
    if claim.kind == "engagement":
        return "met"
    return state_of(claim) or ("under way" if claim.status == "under_way" else "on record")


def _transfer(claim: Claim) -> str:
    if claim.stage in STAGED:
        return STAGED[claim.stage]
    worded = _worded(claim.trigger)
    return "under way" if claim.status == "under_way" and worded != "talks" else worded


@lru_cache(maxsize=4096)
def _worded(trigger: str) -> str:
    return next((state for state, pattern in WORDED.items() if pattern.search(trigger)), "on record")


def date_of(claim: Claim) -> When | None:
    """When it happened, or is due; dates that were only inferred are none."""
    return _known(claim.when if claim.column == "ACTUALLY" else claim.due)


def _known(when: When | None) -> When | None:
    return when if when and when.edtf and when.basis != "office" else None


# --- where it stands ----------------------------------------------------------------------------------------------


def standing(steps: Iterable[LifeStep], kind: Kind, until: str | None = None) -> str | None:
    """Where a life stands, as of an ISO day (None: after all its steps).

    What happened counts before what was only meant to. A thing that goes on stands at its furthest step, unless it
    was suspended or ended and nothing came after that. An edition whose planned days passed by then without any
    report is "silent".
    """
    known = [step for step in steps if step.state in INTENTS or not _after(step.when, until)]
    done = [step for step in known if step.state not in INTENTS]
    meant = [step for step in known if step.state in INTENTS]
    if kind in EDITED:
        return _edition(done, meant, until)
    if done:
        return _furthest(done, kind)
    return _intended(meant)


def stands(steps: Iterable[LifeStep], kind: Kind, until: str | None = None) -> bool:
    """Whether an agreement or mechanism is in place on a day: it was concluded or launched, and has not ended."""
    known = [step for step in steps if step.state not in (*INTENTS, "negotiating", "met")]
    state = standing(known, kind, until)
    return kind in ("agreement", "mechanism") and state is not None and state not in ENDS


def rank(state: str, kind: Kind) -> int:
    """How far a state is in the life of a kind."""
    if state in INTENTS:
        return INTENTS.index(state) - len(INTENTS)
    order = MEETING if kind in EDITED else TRANSFER if kind == "transfer" else None
    if order is None:
        return RANKS.get(state, 0)
    return order.index(state) if state in order else -1


def _furthest(done: Sequence[LifeStep], kind: Kind) -> str:
    ends = [step for step in done if step.state in ENDS]
    last = max((step.when for step in ends if step.when), key=_first, default=None)
    undone = any(step.when is None for step in ends)
    again = [] if undone else [step for step in done if step.state not in ENDS and _later(step.when, last)]
    return max((again if ends and again else ends or done), key=lambda step: rank(step.state, kind)).state


def _edition(done: Sequence[LifeStep], meant: Sequence[LifeStep], until: str | None) -> str | None:
    best = max(done, key=lambda step: MEETING.index(step.state), default=None)
    if best and (best.state in ("held", "under way") or not _set_anew(done, meant)):
        return best.state
    days = [step.when for step in meant if step.state == "planned" and step.when]
    if days and until is not None and all(_before(day, until) for day in days):
        return "silent"
    return _intended(meant)


def _set_anew(done: Sequence[LifeStep], meant: Sequence[LifeStep]) -> bool:
    """Whether a plan is for a later day than that of any postponement."""
    put_off = [step.when for step in done if step.when]
    days = [step.when for step in meant if step.state == "planned" and step.when]
    return bool(put_off) and len(put_off) == len(done) and any(all(_later(day, off) for off in put_off) for day in days)


def _intended(meant: Sequence[LifeStep]) -> str | None:
    if not meant:
        return None
    return "proposed" if all(step.state == "proposed" for step in meant) else "planned"


def _first(edtf: str) -> Day:
    start, end = published_span(edtf)
    day = start or end
    return parse_day(day) if day else (-99999, 1, 1)


def _after(edtf: str | None, day: str | None) -> bool:
    """Whether a date begins after a day."""
    return edtf is not None and day is not None and _first(edtf) > parse_day(day)


def _before(edtf: str, day: str) -> bool:
    """Whether the whole of a date lies before a day."""
    end = published_span(edtf)[1]
    return end is not None and parse_day(end) < parse_day(day)


def _later(edtf: str | None, other: str | None) -> bool:
    """Whether a date begins after the whole of another."""
    end = published_span(other)[1]
    return edtf is not None and end is not None and _first(edtf) > parse_day(end)


# --- deliveries ---------------------------------------------------------------------------------------------------


def delivered(claims: Sequence[Claim]) -> str:
    """ "delivered 6 of 36" where one claim tells how many came, and another of how many; else "delivered"."""
    pieces = [
        (step.state, claim.quantity) for claim in claims if claim.quantity and (step := step_of(claim, "transfer"))
    ]
    came = [(one.value, one.unit) for state, one in pieces if state == "delivered"]
    if not came:
        return "delivered"
    count, unit = max(came)
    whole = max((one.value for state, one in pieces if state != "delivered" and one.unit == unit), default=0.0)
    return f"delivered {count:,.10g} of {whole:,.10g}" if whole > count else "delivered"
