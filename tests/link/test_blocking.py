"""Keys: what may be one thing meets, what cannot stays out of the way."""

from __future__ import annotations

from typing import Any

import pytest

from comity.edtf import bounds
from comity.link.blocking import keys_of
from comity.link.traits import Chain
from comity.model import When
from factories import make_claim, make_document, make_thing, make_when


def keys(text: str, published: str = "2022-09-14", **fields: Any) -> frozenset[str]:
    document = make_document(text, published=published)
    return keys_of(Chain((make_claim(document, **fields),)))


JIMEX = {"kind": "exercise", "thing": make_thing("jimex", "JIMEX")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"thing": make_thing()}, {"thing": make_thing(), "published": "2031-01-01"}),
        (JIMEX | {"when": make_when("2022-09-11")}, JIMEX | {"when": make_when("2022-09-17")}),
        ({"kind": "engagement"}, {"kind": "engagement", "when": make_when("2022-09-16")}),
        ({"kind": "measure", "quantity": None}, {"kind": "measure", "quantity": None, "published": "2022-09-20"}),
    ],
    ids=["a thing, years apart", "an edition", "a meeting told at once", "figures of a week"],
)
def test_they_meet(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert keys("India and Japan did so.", **one) & keys("Japan and India have done it, too.", **other)


@pytest.mark.parametrize(
    "other",
    [
        {"parties": ("FRA", "DEU")},
        {"published": "2031-01-01"},
    ],
    ids=["other parties", "another time"],
)
def test_they_do_not_meet(other: dict[str, Any]) -> None:
    talks = keys("Ministers met.", kind="engagement")
    assert not talks & keys("Some envoys conferred.", kind="engagement", **other)


def test_nearly_the_same_words_meet_whatever_the_kind_of_thing() -> None:
    one = keys("Both sides condemned the attack on the harbour of Karachi.", kind="agreement")
    other = keys("The two sides condemned the attack on the harbour of Karachi.", kind="agreement", published="2031")
    assert one & other


def test_many_parties_do_not_make_many_keys() -> None:
    few = keys("They met.", kind="engagement", parties=("IND", "JPN", "AUS"))
    many = keys("They met.", kind="engagement", parties=tuple(f"B{at:02}" for at in range(30)))
    assert len(many) < len(few)


@pytest.mark.parametrize("bound", ["-0599/-0598", "2024", "2000/2024"])
def test_days_that_offices_leave_may_be_any_days(bound: str) -> None:
    bounded = JIMEX | {"when": When(bound, *bounds(bound), "office", "Tuesday"), "published": None}
    assert any(key.startswith("t:jimex:") for key in keys("It was held on Tuesday.", **bounded))
