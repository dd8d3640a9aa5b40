"""The encoder's word on a claim: whether it stands, what its type, kind and status are, and how sure it is."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from comity.model import COLUMNS, STATUSES, Claim, Kind, Status, column_of
from comity.parties import UNDERSTOOD
from comity.what.encoder import Answer
from comity.what.frames import Trigger
from comity.whether.weigh import FACTS

SURE: Final = 0.9
"""The probability from which the encoder's type stands against the rule's; set on the development part."""
SURE_KIND: Final = 0.8
"""The same of its kind."""
ACTS: Final = frozenset({"incident", "policy", "position", "transfer"})
"""Kinds of rules' claims that a verb alone may tell; of the others their noun or number does."""
FRAMED: Final = 0.8
LOOSE: Final = 0.4
"""What the rules' status adds to the encoder's probability of it, where a frame made the claim and where the encoder
did; set on the development part."""
ALLEGED: Final = 0.25
"""The probability from which a fact is one party's word about another; set on the train part, like on dev."""

DEEDS: Final[frozenset[Kind]] = frozenset({"engagement", "incident", "policy", "transfer"})
"""Kinds that a verb of a frame makes by doing something: no claim where the encoder sees no act in it."""
NO_ACT: Final = 0.5
"""The probability under which such a claim falls."""


def may_be(claim: Claim, trigger: Trigger, answer: Answer) -> bool:
    """Whether a rule's claim stands before the encoder: a deed told by a verb has to be an act for it too, and surely
    one where the frame takes any verb at all."""
    if trigger.frame.direct:
        return answer.event >= SURE
    return answer.event >= NO_ACT or claim.kind not in DEEDS or trigger.nominal


def weigh(claim: Claim, answer: Answer) -> Claim:
    """A claim with the encoder's word on it: its type and its kind where those are sure, the status that both make
    likeliest, and whether it is only alleged, where either says so."""
    weight = LOOSE if is_suggested(claim) else FRAMED
    type, kind, status = answer.label("type"), answer.label("kind"), likeliest(claim.status, answer, weight)
    sure = type != "NONE" and answer.score("type") >= SURE
    sure_kind = claim.kind in ACTS and kind != "none" and answer.score("kind") >= SURE_KIND
    alleged = status in FACTS and answer.shares.get("alleged", {}).get("yes", 0.0) >= ALLEGED
    changed = {
        "event": type if sure else claim.event,
        "kind": kind if sure_kind else claim.kind,
        "status": status,
        "alleged": claim.alleged or alleged,
    }
    overruled = [f"{name} by the encoder, not {getattr(claim, name)}"
                 for name, label in changed.items() if getattr(claim, name) != label]  # fmt: skip
    return replace(claim, id="", **changed, why=(*claim.why, _told(answer), *overruled))  # type: ignore[arg-type]


def is_suggested(claim: Claim) -> bool:
    """Whether the encoder made the claim, and no frame."""
    return any(rule.startswith("encoder.") for rule in claim.why)


def likeliest(status: Status, answer: Answer, weight: float) -> Status:
    """The status of the highest share, that of the rules raised by the weight.

    The encoder makes no act: what a rule holds for a plan or a wish stays out of ACTUALLY. Whether a thing was done,
    goes on or was not done is a matter of tense, dates and negation, which rules read better.
    """
    shares = {label: share for label, share in answer.shares["status"].items() if label != "none"}
    total = sum(shares.values()) or 1.0
    raised = {label: share / total + weight * (label == status) for label, share in shares.items()}
    best: Status = max(raised, key=lambda label: raised[label])  # type: ignore[arg-type]
    return status if column_of(best) == "ACTUALLY" else best


def _told(answer: Answer) -> str:
    return f"encoder: act {answer.event:.2f}, {answer.label('status')} {answer.score('status'):.2f}"


def features(claim: Claim, answer: Answer) -> dict[str, float]:
    """What is known of how sure a claim is, each from 0 to 1 but for the act's log odds.

    Beside the encoder's shares: whether a frame made it and which sort, who of its parties the sentence itself names,
    whether it has a date, a number, a thing, a speaker, more words than one; and whether "we" tell it.
    """
    share = min(max(answer.event, 0.001), 0.999)
    words = frozenset(re.findall(r"[a-z]+", claim.passage.exact.lower()))
    named = sum(1 for party in claim.parties if party.mention and party.mention in claim.passage.exact)
    return {
        "act": math.log(share / (1 - share)),
        "status": answer.score("status", claim.status),
        "column": _share_of_column(claim, answer),
        "kind": answer.score("kind", claim.kind),
        "type": answer.shares["type"].get(claim.event or "NONE", 0.0),
        "rule": float(not is_suggested(claim)),
        "nominal": float(claim.why[0].endswith(".nominal")),
        "vague": float(claim.why[0] in VAGUE),
        "implied": float(any(rule.startswith(UNDERSTOOD) for rule in claim.why)),
        "pair": float(any(rule.startswith(NOBODY) for rule in claim.why)),
        "named": min(named, MANY) / MANY,
        "dated": float(claim.when is not None),
        "counted": float(claim.quantity is not None),
        "thing": float(claim.thing is not None),
        "told": float(claim.speaker is not None),
        "phrase": float(len(claim.trigger.split()) > 1),
        "we": float(bool(words & WE)),
    }


NOBODY: Final = ("the pair of", "the two states of")
"""How the rules begin that bring both sides where the words of the act name neither."""
VAGUE: Final = ("position.deed",)
"""Frames of any verb at all."""
MANY: Final = 3
"""Parties named from which one more says nothing."""
WE: Final = frozenset("we our us i my".split())
"""Words by which who speaks tells of himself."""


def _share_of_column(claim: Claim, answer: Answer) -> float:
    """The probability of the claim's column, were there an act."""
    shares = answer.shares["status"]
    return sum(shares[status] for status in COLUMNS[claim.column]) / (sum(shares[status] for status in STATUSES) or 1.0)


def score_of(claim: Claim, answer: Answer, trust: Mapping[str, float]) -> float:
    """The probability that a claim is right, by logistic regression over its features (``corpus/calibrate.py``).

    Right: the act is there, has its status, and those named take part in it. A feature that the trust does not know
    counts nothing.
    """
    if not trust:
        return answer.event
    total = trust["bias"] + sum(trust.get(name, 0.0) * value for name, value in features(claim, answer).items())
    return round(1 / (1 + math.exp(-total)), 4)
