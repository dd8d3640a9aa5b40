"""The strip of what is in place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.made import MISDATED, page_of
from comity.analyse import PairPage
from comity.analyse.place import Lineage
from comity.model import Relation, Thing
from comity.present.pictures.axis import LEFT
from comity.present.pictures.strip import COLUMNS, draw_strip
from present.pictures.seen import Mark, edtfs, marks, words
from present.story import ACSA, HOSTILE, told

OLD, NEW = Thing("old", "Old Pact"), Thing("new", "New Pact")


def step(edtf: str | None, stage: str = "signed", thing: Thing = ACSA, **fields: Any) -> Any:
    trigger = {"signed": "signed", "in_force": "entered into force", "amended": "updated"}.get(stage, stage)
    return told(f"The {thing.name} was {trigger}, {edtf}.", edtf, thing=thing, stage=stage, trigger=trigger, **fields)


def page(*steps: Any, **entries: Any) -> PairPage:
    return page_of(({"e-1": list(steps)} if steps else {}) | {f"e-{name}": own for name, own in entries.items()})


def lineage(kind: Any = "amends", *claims: str) -> Lineage:
    return Lineage({"e-new": (Relation(kind, "e-old", claims),)}, {"e-old": "Old Pact", "e-new": "New Pact"})


def bands(found: PairPage) -> list[tuple[str, str]]:
    """The heights and fills of the bands of a picture, from the left."""
    body = draw_strip(found).svg.split('aria-hidden="true"')[1].split("</g>", 1)[1]
    rows = [part.split("/>")[0] for part in body.split("<rect ")[1:]]
    return [
        (part.split('height="')[1].split('"')[0], part.split('fill="')[1].split('"')[0])
        for part in rows
        if 'stroke="var(--cy-actually)"' in part and "stroke-width" not in part
    ]


def one(found: PairPage, id: str) -> Mark:
    return next(mark for mark in marks(draw_strip(found)) if mark.id == id)


def test_a_band_grows_with_what_is_known() -> None:
    rows = bands(page(step("2020-09-09"), step("2021-07-11", "in_force")))
    key = [("6", "url(#strip-hatch)"), ("10", "var(--cy-actually)"), ("15", "var(--cy-actually)")]
    assert rows[-2:] == key[:2]


def test_a_step_opens_its_claim_and_stands_with_its_date() -> None:
    signed = step("2020-09-09")
    mark = one(page(signed), signed[1].id)
    assert mark.told.startswith("9 Sep 2020 · signed · Example Wire: “The Acquisition")
    assert "signed 9 Sep 2020" in words(draw_strip(page(signed)))


def test_a_step_without_a_date_has_no_band() -> None:
    signed = step(None)
    assert all(x < LEFT for x in one(page(signed), signed[1].id).xs)
    assert {"since when it is in place is not known", "signed, no date"} <= set(words(draw_strip(page(signed))))


def test_an_undated_step_beside_dated_ones_is_named() -> None:
    found = page(step("2020-09-09"), step(None, "in_force"), step("2021-05-01", "amended"))
    assert any("in force, no date" in line for line in words(draw_strip(found)))


def test_accounts_that_differ_stand_side_by_side() -> None:
    picture = draw_strip(page(step("2020-09-09"), MISDATED))
    assert "signed 8 or 9 Sep 2020" in words(picture)
    assert any("accounts differ" in mark.told for mark in marks(picture))


def test_what_amends_a_text_hangs_on_it() -> None:
    found = page(old=[step("2008-10-22", thing=OLD)], new=[step("2025-08-29", thing=NEW)])
    picture = draw_strip(found, lineage("amends", "c-told"))
    names = [row.cells[0] for row in picture.table.rows if row.cells[2].startswith("stands")]
    assert names == ["Old Pact", "New Pact"]
    assert any(line.endswith(" · amends") for line in words(picture))
    assert [mark.told for mark in marks(picture) if mark.id == "c-told"] == ["New Pact amends Old Pact"]


def test_a_relation_that_a_list_knows_leads_to_the_entry() -> None:
    found = page(old=[step("2008-10-22", thing=OLD)], new=[step("2025-08-29", thing=NEW)])
    assert "New Pact replaces Old Pact" in [
        mark.told for mark in marks(draw_strip(found, lineage("replaces"))) if mark.id == "e-new"
    ]


def test_a_relation_to_what_stands_no_longer_is_named() -> None:
    picture = draw_strip(page(new=[step("2025-08-29", thing=NEW)]), lineage("replaces"))
    assert any(line.endswith(" · replaces Old Pact") for line in words(picture))


def test_two_that_hang_on_one_another_are_both_drawn() -> None:
    found = page(old=[step("2008-10-22", thing=OLD)], new=[step("2025-08-29", thing=NEW)])
    ring = Lineage({"e-new": (Relation("amends", "e-old", ()),), "e-old": (Relation("under", "e-new", ()),)})
    assert {"Old Pact", "New Pact"} <= set(words(draw_strip(found, ring)))


def test_the_numbers_in_words() -> None:
    picture = draw_strip(page(step("2020-09-09"), x=[step(None, thing=NEW)]))
    assert picture.alt == "In place as of 21 Aug 2024: 2 agreements and 0 mechanisms. Of 1 no text says since when."
    assert picture.table.columns == COLUMNS


def test_nothing_in_place_is_said() -> None:
    picture = draw_strip(page_of({}))
    assert picture.alt == "Nothing is known to be in place. No evidence found in 0 documents."


def test_hostile_text_is_shown_and_never_run() -> None:
    svg = draw_strip(page(step("2020-09-09", thing=Thing("x", HOSTILE)))).svg
    assert "<script" not in svg
    assert "style=" not in svg


stages = st.sampled_from(["signed", "in_force", "approved", "amended", "operational"])
steps = st.lists(st.builds(step, edtfs, stages, st.sampled_from([OLD, NEW])), min_size=1, max_size=5,
                 unique_by=lambda row: row[1].id)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(steps, steps, st.sampled_from(["amends", "replaces", "under"]))
def test_every_mark_is_in_the_table_and_the_undated_off_the_scale(old: list[Any], new: list[Any], kind: str) -> None:
    ids = {claim.id for _, claim in old}
    found = page(old=old, new=[row for row in new if row[1].id not in ids])
    picture = draw_strip(found, lineage(kind))
    assert {mark.id for mark in marks(picture)} <= {row.id for row in picture.table.rows}
    undated = {step.line.id for row in found.in_place for step in row.steps if not step.date}
    assert all(x < LEFT for mark in marks(picture) if mark.id in undated for x in mark.xs)


@pytest.mark.parametrize("edtf", ["2020", "2020-09"])
def test_a_band_begins_where_a_month_or_year_ends(edtf: str) -> None:
    signed = step(edtf)
    assert one(page(signed), signed[1].id).shapes == ("rect",)
