"""The cases that must come out right, as far as they are about entries: over the samples, coded and linked once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity import pipeline, views
from comity.analyse.entry import EntryPage
from comity.ledger import MemoryLedger
from comity.model import Claim, Kind

SAMPLES = Path(__file__).parent.parent / "samples" / "india-japan"


@pytest.fixture(scope="module")
def ledger() -> Iterator[MemoryLedger]:
    with MemoryLedger() as opened:
        pipeline.add(opened, [str(SAMPLES)])
        yield opened


def claims_in(ledger: MemoryLedger, file: str) -> list[Claim]:
    return [claim for claim in ledger.claims() if claim.document.path and Path(claim.document.path).stem == file]


def entry_of(ledger: MemoryLedger, file: str, words: str, kind: Kind) -> EntryPage:
    """The entry of the first claim of a kind that the file makes with these words."""
    claim = next(one for one in claims_in(ledger, file) if words in one.passage.exact and one.kind == kind)
    return views.entry(ledger, ledger.entries_of([claim.id])[claim.id])


def files(page: EntryPage) -> set[str]:
    return {Path(claim.document.path or "").stem for claim in page.claims}


# --- ACSA: four dates, one entry ----------------------------------------------------------------------------------


def test_acsa_is_one_entry_with_four_dates(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2021-07-12-setouchi-shimpo-acsa-in-force", "entered into force", "agreement")
    steps = [(step.state, step.when) for step in page.entry.lifecycle]
    assert {("signed", "2020-09-09"), ("in force", "2021-07-11")} <= set(steps)
    assert next(when for state, when in steps if state in ("proposed", "decided")) == "2018-10-29"
    assert ("on record", "2022-03") in steps
    assert page.entry.state == "in force"


def test_acsa_was_not_signed_on_saturday(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2021-07-12-setouchi-shimpo-acsa-in-force", "entered into force", "agreement")
    assert "2019-11-30" not in {step.when for step in page.entry.lifecycle if step.state == "signed"}
    assert any("not signed" in row.value for row in page.versions)


@pytest.mark.parametrize(("day", "state"), [("2019-12-31", None), ("2020-12-31", "signed"), ("2021-12-31", "in force")])
def test_acsa_in_place_on_a_day(ledger: MemoryLedger, day: str, state: str | None) -> None:
    rows = [row.state for row in views.pair(ledger, "IND", "JPN", day).in_place if "Cross-Servicing" in row.name]
    assert rows == ([state] if state else [])


# --- the first fighter exercise -----------------------------------------------------------------------------------


def test_both_planned_spans_of_the_fighter_exercise_are_kept(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2023-01-27-meridian-veer-guardian-ends", "ended", "exercise")
    planned = {step.when for step in page.entry.lifecycle if step.state == "planned"}
    assert {"2023-01-16/2023-01-26", "2023-01-12/2023-01-26"} <= planned
    assert page.entry.state == "held"
    assert "due" in page.entry.differing


def test_what_was_planned_of_it_is_no_longer_likely(ledger: MemoryLedger) -> None:
    before, after = (views.pair(ledger, "IND", "JPN", day) for day in ("2023-01-15", "2023-02-01"))
    assert "Veer Guardian" in {line.what for line in before.likely}
    assert "Veer Guardian" not in {line.what for line in after.likely}


def test_before_it_was_held_its_planned_days_differ_in_one_line(ledger: MemoryLedger) -> None:
    lines = views.pair(ledger, "IND", "JPN", "2023-01-15").likely.dated
    (line,) = [line for line in lines if line.what == "Veer Guardian" and line.status == "planned"]
    assert {line.date, *(account.value for account in line.others)} == {
        "2023-01-16/2023-01-26",
        "2023-01-12/2023-01-26",
    }


# --- JIMEX, the sixth ---------------------------------------------------------------------------------------------


def test_jimex_of_many_outlets_is_one_edition_and_copies_are_no_sources(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2022-09-13-meridian-jimex-sixth", "sixth", "exercise")
    assert (page.entry.edition, page.entry.state) == (6, "held")
    assert {"2022-09-14-coromandel-post-jimex", "2022-09-14-hooghly-mirror-jimex"} <= files(page)
    assert page.entry.sources <= page.entry.reports - 2
    assert {Path(copy.document.path or "").stem for copy in page.copies} >= {"2022-09-14-coromandel-post-jimex"}


def test_the_fifth_and_seventh_jimex_are_other_entries(ledger: MemoryLedger) -> None:
    found = {
        entry_of(ledger, file, words, "exercise").entry.id
        for file, words in (
            ("2021-10-08-mod-japan-jimex-fifth", "fifth"),
            ("2022-09-13-meridian-jimex-sixth", "sixth"),
            ("2023-07-12-pacific-ledger-jimex-seventh", "July"),
        )
    }
    assert len(found) == 3


def test_the_garbled_report_on_the_fighter_drill_comes_last(ledger: MemoryLedger) -> None:
    spun = {claim.id for claim in claims_in(ledger, "2022-09-10-pacific-ledger-fighter-drill-spun")}
    page = views.pair(ledger, "IND", "JPN")
    lines = [line for lines in (page.actually, page.likely, page.should) for line in lines]
    assert all(line.id not in spun for line in lines if len(line.claims) > 1)


# --- Ukraine, 19 March 2022 ---------------------------------------------------------------------------------------


def test_one_summit_of_19_march_2022_with_texts_of_both_sides(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2022-03-19-ukraine-japanese-readout", "summit meeting", "engagement")
    assert {"2022-03-19-ukraine-indian-readout", "2022-03-19-ukraine-japanese-readout"} <= files(page)
    assert (page.entry.state, page.entry.differing) == ("held", ())


def test_positions_on_ukraine_stay_apart(ledger: MemoryLedger) -> None:
    indian = entry_of(ledger, "2022-03-19-ukraine-indian-readout", "expressed concern", "position")
    japanese = entry_of(ledger, "2022-03-19-ukraine-japanese-readout", "immediate end", "position")
    assert indian.entry.id != japanese.entry.id
    assert indian.entry.state is japanese.entry.state is None


# --- the Joint Declaration of 2008, and US-2 ----------------------------------------------------------------------


def test_the_declaration_of_2008_has_its_day_and_the_wish_to_update_it(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2008-10-22-mea-joint-declaration", "Joint Declaration", "agreement")
    steps = {(step.state, step.when) for step in page.entry.lifecycle}
    assert {("signed", "2008-10-22"), ("proposed", "../2024")} <= steps
    assert "2024-08-20-two-plus-two-joint-statement" in files(page)


def test_the_text_of_2025_is_signed_on_its_own_day(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2025-08-29-pmo-joint-declaration", "Joint Declaration", "agreement")
    assert {step.when for step in page.entry.lifecycle if step.state in ("signed", "concluded", "updated")} >= {
        "2025-08-29"
    }


def test_no_us2_aircraft_was_ever_delivered(ledger: MemoryLedger) -> None:
    named = [claim for claim in ledger.claims() if claim.thing and "us-2" in claim.thing.id.casefold()]
    entries = {ledger.entries_of([claim.id])[claim.id] for claim in named}
    states = {views.entry(ledger, id).entry.state for id in entries}
    assert not states & {"delivered", "in service", "contract"}


def test_the_declaration_of_2008_is_amended_by_that_of_2025(ledger: MemoryLedger) -> None:
    page = entry_of(ledger, "2008-10-22-mea-joint-declaration", "Joint Declaration", "agreement")
    names = {page.names[row.entry] for row in page.entry.relations if row.kind == "amended_by"}
    assert "2025 Joint Declaration on Security Cooperation" in names


def test_the_aim_of_2024_to_update_it_is_open_until_it_was_updated(ledger: MemoryLedger) -> None:
    before, after = (views.pair(ledger, "IND", "JPN", day) for day in ("2025-08-28", "2025-09-30"))
    aims = [
        [line for line in page.should if line.what.startswith("2008 Joint") and line.claims[0].stage == "amended"]
        for page in (before, after)
    ]
    assert len(aims[0]) > len(aims[1]) == 0
