"""The places of events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.analyse import pair_page
from comity.analyse.atlas import Atlas, atlas
from comity.model import Claim, Document, Where
from present.story import told

Told = tuple[Document, Claim]
TOKYO = Where("Tokyo", "JPN", 35.7, 139.7, "city")
BAY = Where("Bay of Bengal", None, 15.0, 88.0, "sea")
LADAKH = Where("Ladakh", "IND", None, None, "region")


def event(where: Where | None, word: str = "met", **fields: Any) -> Told:
    given: dict[str, Any] = {"kind": "engagement", "event": "CONSULT", "where": where} | fields
    return told(f"They {word} at {where.name if where else 'a place'}, {sorted(map(str, fields))}.", "2020", **given)


def of(*rows: Told) -> Atlas:
    page = pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN")
    return atlas(replace(page, a=replace(page.a, name="India"), b=replace(page.b, name="Japan")))


STORY = (event(TOKYO), event(TOKYO, "spoke"), event(TOKYO, "will meet", status="planned"), event(BAY), event(LADAKH),
         event(None))  # fmt: skip


def test_places_have_what_happened_apart_from_what_is_to_come() -> None:
    assert [(spot.place.name, spot.happened.n, spot.ahead.n) for spot in of(*STORY).spots] == [
        ("Tokyo", 2, 1), ("Bay of Bengal", 1, 0),
    ]  # fmt: skip


def test_a_place_without_coordinates_is_listed_and_none_is_counted() -> None:
    found = of(*STORY)
    assert [spot.place.name for spot in found.listed] == ["Ladakh"]
    assert found.nowhere == 1


def test_a_city_is_exact_and_a_sea_is_not() -> None:
    assert [spot.exact for spot in of(*STORY).spots] == [True, False]


def test_a_count_opens_all_its_claims_once() -> None:
    count = of(*STORY).spots[0].count
    assert (count.n, len(count.claims)) == (3, 3)


@pytest.mark.parametrize("lat", [91.0, -200.0])
def test_what_lies_beyond_the_globe_is_listed(lat: float) -> None:
    assert of(event(replace(TOKYO, lat=lat))).spots == ()


@pytest.mark.parametrize("fields", [{"status": "denied"}, {"alleged": True}, {"kind": "position"}, {"kind": "measure"}])
def test_what_is_no_event_has_no_place(fields: dict[str, Any]) -> None:
    found = of(event(TOKYO, **fields))
    assert (found.spots, found.nowhere) == ((), 0)
