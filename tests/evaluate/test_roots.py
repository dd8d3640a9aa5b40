"""Type and status as one root."""

from __future__ import annotations

import pytest

from comity.evaluate.roots import NONE, ROOTS, codes_of_type, quad_of, root_of, side_of
from comity.model import Status
from comity.triples import STATEMENT


@pytest.mark.parametrize(
    ("event", "status", "root"),
    [
        (None, "happened", NONE),
        ("AID", "happened", "AID"),
        ("AID", "promised", "AGREE"),
        ("CONSULT", "planned", "AGREE"),
        ("RETREAT", "happened", "YIELD"),
        ("CONCEDE", "agreed", "AGREE"),
        ("ASSAULT", "conditional", "THREATEN"),
        ("SANCTION", "planned", "THREATEN"),
        ("ASSAULT", "denied", "ASSAULT"),
        ("COOPERATE", "not_happened", "REJECT"),
        ("AGREE", "denied", "REJECT"),
        ("AID", "called_for", "REQUEST"),
        ("ACCUSE", "happened", "ACCUSE"),
    ],
)
def test_roots(event: str | None, status: Status, root: str) -> None:
    assert root_of(event, status) == root


def test_every_root_has_a_quad() -> None:
    assert {quad_of(root) for root in ROOTS} >= {"verbal cooperation", "material conflict"}
    assert (quad_of("YIELD"), quad_of(NONE)) == ("material cooperation", NONE)
    assert side_of(quad_of("AID")) == "cooperation"


def test_codes() -> None:
    assert codes_of_type("ASSAULT") == {"18", "19", "20"}
    assert codes_of_type("RETREAT") == {"08"}
    assert codes_of_type(STATEMENT) == {"01"}
