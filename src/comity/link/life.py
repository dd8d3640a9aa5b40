"""Which step in the life of an agreement or mechanism a claim tells of: signed, in force, operational ..."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from comity.model import Claim, Kind

STAGES: Final[dict[tuple[Kind, str], tuple[str, ...]]] = {
    ("agreement", "negotiating"): ("negotiating",),
    ("agreement", "signed"): ("concluded", "signed"),
    ("agreement", "approved"): ("approved",),
    ("agreement", "in_force"): ("in force",),
    ("agreement", "amended"): ("updated",),
    ("agreement", "operational"): ("in use", "operational"),
    ("agreement", "suspended"): ("suspended", "broken", "ended"),
    ("mechanism", "operational"): ("launched", "operational"),
    ("mechanism", "suspended"): ("suspended", "ended"),
}
"""The states that a stage of the coder's can be: the first, unless the words name one of the others."""
STATES: Final[dict[str, str]] = {
    "broken": r"\b(violat|breach|br[eo]k|break)",
    "ended": r"\b(expir|terminat|laps|abrogat|withdr|dissol|denounc|revok|scrap|disband|abolish|annul|quit|left|leave)",
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
"""The words of each state, tried in this order: the furthest step wins where the words name two."""
ONLY: Final[dict[str, Kind]] = {"launched": "mechanism", "met": "mechanism", "signed": "agreement"}
"""States that only one kind can have."""
STAGED: Final = frozenset({"broken"})
"""States that words alone do not make: only beside the stage that they belong to."""
PATTERNS: Final = {state: re.compile(pattern, re.IGNORECASE) for state, pattern in STATES.items()}
TIERS: Final = (
    ("on record",), ("under way",), ("launched",), ("met",), ("negotiating",),
    ("concluded", "signed"), ("approved",), ("in use",), ("in force",), ("operational",), ("updated",),
    ("broken",), ("suspended",), ("ended",),
)  # fmt: skip
"""From the weakest to the furthest; of states in one tier the later date counts."""
RANKS: Final = {state: rank for rank, states in enumerate(TIERS) for state in states}
FAMILIES: Final = {"concluded": "signed"}
"""States that name one kind of act."""
BARE: Final = re.compile(r"c[ao]me|enter(ed|s)?|is|was|has been|remains|took|put|brought|became", re.IGNORECASE)
REACH: Final = 20
"""Characters after the trigger's start that may complete it: "came" ... "into force"."""


def state_of(claim: Claim) -> str | None:
    """The step that the claim's stage, else its trigger, names. Only what happened or is under way has one.

    None too where a text was broken: it stands for all that.
    """
    if claim.status not in ("happened", "under_way") or claim.kind not in ("agreement", "mechanism"):
        return None
    words = _spoken(claim)
    staged = STAGES.get((claim.kind, claim.stage or ""))
    state = _staged(staged, words) if staged else _named(claim.kind, words)
    return None if state == "broken" else state


def meant_state(claim: Claim) -> str | None:
    """The step that a plan or wish for an agreement or mechanism is about: its signing, its entry into force ..."""
    if claim.kind not in ("agreement", "mechanism"):
        return None
    words = _spoken(claim)
    staged = STAGES.get((claim.kind, claim.stage or ""))
    return _staged(staged, words) if staged else _named(claim.kind, words)


def _spoken(claim: Claim) -> str:
    """The trigger; where it is a bare verb of motion ("came"), with the few words that follow it."""
    trigger = claim.trigger
    if not BARE.fullmatch(trigger):
        return trigger
    sentence = " ".join(claim.passage.exact.split())
    at = sentence.lower().find(trigger.lower())
    return sentence[at : at + len(trigger) + REACH] if at >= 0 else trigger


@lru_cache(maxsize=4096)
def _staged(states: tuple[str, ...], words: str) -> str:
    return next((state for state in states[1:] if PATTERNS[state].search(words)), states[0])


@lru_cache(maxsize=4096)
def _named(kind: Kind, words: str) -> str | None:
    states = (state for state, pattern in PATTERNS.items() if state not in STAGED and pattern.search(words))
    return next((state for state in states if ONLY.get(state, kind) == kind), None)
