"""How entries stand to one another, from the list of things and from passages."""

from __future__ import annotations

from dataclasses import replace

from comity.link.relations import Known, amended_by, lineage_of, relations_of
from comity.model import Claim, Thing
from present.story import told

OLD, NEW = Thing("old", "2008 Joint Declaration"), Thing("new", "2025 Joint Declaration")
GAME = Thing("jimex", "JIMEX")
FIRST = told("They signed the 2008 Joint Declaration.", "2008-10-22", "A", "2008-10-22", thing=OLD)[1]
LATER = told("They adopted the 2025 Joint Declaration.", "2025-08-29", "C", "2025-08-29", thing=NEW)[1]
ENTRIES = {FIRST.id: "e-old", LATER.id: "e-new"}
KNOWN: list[Known] = [("amends", "new", "old")]


def told_of(id: str, *claims: Claim, entries: dict[str, str] = ENTRIES, known: list[Known] = KNOWN) -> list[object]:
    return [(row.kind, row.entry, row.claims) for row in relations_of(id, claims, entries, known)]


def test_each_sees_what_the_list_knows() -> None:
    assert told_of("e-new", FIRST, LATER) == [("amends", "e-old", ())]
    assert told_of("e-old", FIRST, LATER) == [("amended_by", "e-new", ())]
    assert amended_by([FIRST, LATER], ENTRIES, KNOWN) == {"e-old": ("e-new",)}


def test_what_a_passage_tells_is_proved_by_it() -> None:
    text = "The 2025 Joint Declaration updates the 2008 Joint Declaration."
    says = told(text, None, "D", "2025-08-30", thing=NEW, trigger="updates")[1]
    named = replace(FIRST, document=says.document, id="c-named")
    entries = {**ENTRIES, says.id: "e-new", "c-named": "e-old"}
    assert told_of("e-new", FIRST, LATER, says, named, entries=entries, known=[]) == [("amends", "e-old", (says.id,))]
    assert amended_by([FIRST, LATER, says, named], entries) == {"e-old": ("e-new",)}


def test_what_is_only_wished_is_no_relation() -> None:
    text = "The 2025 Joint Declaration should replace the 2008 Joint Declaration."
    wish = told(text, None, "D", "2025-08-30", thing=NEW, status="called_for", trigger="replace")[1]
    assert told_of("e-new", FIRST, LATER, wish, entries={**ENTRIES, wish.id: "e-new"}, known=[]) == []


def test_things_of_one_entry_or_of_none_are_not_related() -> None:
    one = {FIRST.id: "e-1", LATER.id: "e-1"}
    assert told_of("e-1", FIRST, LATER, entries=one) == []
    assert amended_by([FIRST, LATER], one, KNOWN) == {}
    assert amended_by([FIRST, LATER], {}, KNOWN) == {}


def test_editions_of_a_series_see_one_another() -> None:
    rows = [told(f"JIMEX of {year} was held.", year, kind="exercise", thing=GAME, trigger="held")[1]
            for year in ("2021", "2022")]  # fmt: skip
    entries = {claim.id: f"e-{place}" for place, claim in enumerate(rows)}
    assert told_of("e-0", *rows, entries=entries) == [("other_edition", "e-1", ())]
    assert told_of("e-1", *rows, entries=entries) == [("other_edition", "e-0", ())]


def test_the_lineage_of_all_is_that_of_each_but_for_editions() -> None:
    found = lineage_of([FIRST, LATER], ENTRIES, KNOWN)
    assert found == {id: relations_of(id, [FIRST, LATER], ENTRIES, KNOWN) for id in ENTRIES.values()}
