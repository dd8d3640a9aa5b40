"""A decision finds its claim again."""

from __future__ import annotations

import pytest

from comity.judge.anchors import Finder
from comity.judge.fields import said
from comity.model import Anchor, Claim, Thing
from factories import make_claim, make_document
from judge.made import drill, pact, protest

ANCHOR = Anchor.of(pact())


def test_by_id_whatever_else_is_there() -> None:
    assert Finder([drill(trigger="signed"), pact(), protest()]).find(ANCHOR, {}) == (pact(),)


def test_by_trigger_where_the_id_is_new() -> None:
    now = pact(status="promised", kind="mechanism")
    assert Finder([now, drill(kind="agreement"), protest()]).find(ANCHOR, {}) == (now,)


def test_by_kind_where_the_trigger_is_new_too() -> None:
    now = pact(trigger="inked")
    assert Finder([now, drill(), protest()]).find(ANCHOR, {}) == (now,)


@pytest.mark.parametrize(
    "other",
    [drill(), protest(kind="agreement", trigger="signed"), make_claim(make_document("Peru signed a pact."))],
    ids=["another kind and trigger", "another passage", "another document"],
)
def test_nothing_else_is_meant(other: Claim) -> None:
    assert Finder([other]).find(ANCHOR, {}) == ()


def test_what_stood_beside_it_is_not_it() -> None:
    beside = pact(trigger="ratified")
    assert Finder([beside]).find(ANCHOR, {}) == (beside,)
    assert Finder([beside]).find(ANCHOR, {"beside": ["ratified"]}) == ()


def test_several_are_all_named() -> None:
    two = (pact(status="promised"), pact(status="hoped"))
    assert Finder(two).find(ANCHOR, {}) == two


def test_of_several_the_one_of_the_same_kind_or_thing() -> None:
    of_kind = pact(status="promised")
    assert Finder([pact(kind="mechanism"), of_kind]).find(ANCHOR, {}) == (of_kind,)
    acsa, other = (pact(thing=Thing(id, id), status="promised") for id in ("acsa", "cepa"))
    assert Finder([acsa, other]).find(ANCHOR, said(pact(thing=Thing("acsa", "ACSA")))) == (acsa,)
