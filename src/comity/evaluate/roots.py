"""Comity's type and status of a claim as one root of the schemes that have no status: PLOVER's marked pairs, CAMEO."""

from __future__ import annotations

from typing import Final

from comity.model import Status, column_of
from comity.triples import STATEMENT
from comity.what.codebook import load_codebook

NONE: Final = "NONE"
"""The root of a pair that nothing is claimed of."""
ROOTS: Final = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
                "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")  # fmt: skip
MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Roots that hold in both directions."""
YIELDING: Final = frozenset({"CONCEDE", "RETREAT"})
COOPERATIVE: Final = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE: Final = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
BINDING: Final[frozenset[Status]] = frozenset({"agreed", "promised", "planned", "expected", "hoped", "proposed"})
NEGATED: Final[frozenset[Status]] = frozenset({"not_happened", "denied"})


def root_of(event: str | None, status: Status) -> str:
    """The root that a scheme without status gives an act of this type and status."""
    if event is None:
        return NONE
    if status == "called_for":
        return "REQUEST"
    if event in COOPERATIVE and status in BINDING:
        return "AGREE"
    if event in COOPERATIVE | {"AGREE"} and status in NEGATED:
        return "REJECT"
    if event in HOSTILE and (column_of(status) == "LIKELY" or status == "conditional"):
        return "THREATEN"
    return "YIELD" if event in YIELDING else event


SPOKEN: Final = frozenset({"01"})
"""CAMEO's root for statements: PLOVER has no type for it."""
QUADS: Final = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def quad_of(root: str) -> str:
    """The quad class of a root. YIELD stands with material cooperation: the sets that know it have it so."""
    if root in (NONE, "YIELD"):
        return NONE if root == NONE else QUADS[1]
    return load_codebook().get_type(root).quad


def side_of(quad: str) -> str:
    """Cooperation or conflict."""
    return quad.rpartition(" ")[2]


def codes_of_type(type: str) -> frozenset[str]:
    """The CAMEO root codes that a type of a triple may stand for."""
    return SPOKEN if type == STATEMENT else frozenset(load_codebook().get_type(type).cameo)
