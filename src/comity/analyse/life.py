"""Which step in the life of an agreement or mechanism a claim's own words name: signed, in force, operational ..."""

from __future__ import annotations

import re
from typing import Final

from comity.model import Claim, Kind

STATES: Final[dict[str, str]] = {
    "ended": r"\b(expir|terminat|laps|abrogat|withdr|dissol|denounc|revok|scrap)",
    "suspended": r"\b(suspend|froze|freez)",
    "updated": r"\b(amend|updat|revis|supersed|replac)",
    "operational": r"\boperational|\b(put|brought) into operation",
    "in force": r"\b(in|into) (force|effect)\b|\b(took|taken|takes?) effect\b|\b(became|become|is) effective\b",
    "approved": r"\b(ratif|approv)",
    "launched": r"\b(launch|establish|set up|setting up|inaugurat|institut|creat|found(ed|ing)\b|form(ed|ing)\b|elevat"
    r"|upgrad|rais)",
    "met": r"\b(met|held|conven|took place)\b",
    "signed": r"\b(sign(s|ed|ing|ature)?\b|ink(ed|s)\b|penned|initial|exchang\w+ (of )?(diplomatic )?notes)",
}
"""Tried in this order: the furthest step wins where the words name two."""
ONLY: Final[dict[str, Kind]] = {"launched": "mechanism", "met": "mechanism", "signed": "agreement"}
"""States that only one kind can have."""
STAGES: Final[dict[tuple[Kind, str], str]] = {
    ("agreement", "negotiating"): "negotiating",
    ("agreement", "signed"): "concluded",
    ("agreement", "approved"): "approved",
    ("agreement", "in_force"): "in force",
    ("agreement", "operational"): "in use",
    ("agreement", "amended"): "updated",
}
"""States by the coder's stage, where the words themselves name none."""
PATTERNS: Final = {state: re.compile(pattern, re.IGNORECASE) for state, pattern in STATES.items()}
TIERS: Final = (
    ("on record",), ("under way",), ("launched",), ("met",), ("negotiating",), ("concluded", "signed"), ("approved",),
    ("in use",), ("in force",), ("operational",), ("updated",), ("suspended",), ("ended",),
)  # fmt: skip
"""From the weakest to the furthest; of states in one tier the later date counts."""
RANKS: Final = {state: rank for rank, states in enumerate(TIERS) for state in states}
BARE: Final = re.compile(r"c[ao]me|enter(ed|s)?|is|was|has been|remains|took|put|brought|became", re.IGNORECASE)
REACH: Final = 20
"""Characters after the trigger's start that may complete it: "came" ... "into force"."""


def state_of(claim: Claim) -> str | None:
    """The step that the claim's trigger (or stage) names, or None. Only what happened or is under way has one."""
    if claim.status not in ("happened", "under_way") or claim.kind not in ("agreement", "mechanism"):
        return None
    return _named(claim.kind, _spoken(claim)) or STAGES.get((claim.kind, claim.stage or ""))


def _spoken(claim: Claim) -> str:
    """The trigger; where it is a bare verb of motion ("came"), with the few words that follow it."""
    sentence, trigger = " ".join(claim.passage.exact.split()), claim.trigger
    at = sentence.lower().find(trigger.lower()) if trigger else -1
    if at >= 0 and BARE.fullmatch(trigger):
        return sentence[at : at + len(trigger) + REACH]
    return trigger


def _named(kind: Kind, words: str) -> str | None:
    states = (state for state, pattern in PATTERNS.items() if pattern.search(words))
    return next((state for state in states if ONLY.get(state, kind) == kind), None)
