"""The cases that must come out right, as promises: over the demo's ledger, through the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.cli import main
from comity.present.pdf import pages_in

SAMPLES = Path(__file__).parent.parent / "samples" / "india-japan"
Record = dict[str, Any]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The ledger that ``comity demo`` makes."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["demo", "--samples", str(SAMPLES)]) == 0
        yield str(folder / "demo" / "comity.db")


@pytest.fixture
def ask(ledger: str, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command over the ledger; what it prints as JSON."""

    def asked(*arguments: str) -> Any:
        capsys.readouterr()
        assert main(["--ledger", ledger, *arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return asked


def promise_of(ask: Any, words: str, *options: str) -> Record:
    """The promise that a clause with some words makes or says again."""
    rows = ask("promises", "IND", "JPN", *options)["promises"]
    return next(row for row in rows if any(words in statement["clause"] for statement in row["statements"]))


def sentences(row: Record, said: bool) -> list[str]:
    """The sentences of the statements on a ladder, or those of its deeds."""
    rungs = [rung for rung in row["ladder"] if (rung["telling"] is not None) == said]
    return [claim["exact"] for rung in rungs for claim in rung["claims"]]


def days(row: Record, *rungs: int) -> set[str]:
    """The days of some rungs of a ladder."""
    return {rung["day"] for rung in row["ladder"] if rung["rung"] in rungs and rung["day"]}


FIGHTERS = "first exercise between the fighter aircraft"
UPDATE = "Joint Declaration on Security Cooperation of 2008 should be revised"
YEN = "aims to put 5 trillion yen"


def test_the_first_fighter_exercise_was_restated_and_held(ask: Any) -> None:
    row = promise_of(ask, FIGHTERS)
    assert row["state"] == "delivered"
    assert {"2022-03-19", "2022-09-08"} <= days(row, 1)
    assert any(day.startswith("2023-01") for day in days(row, 5, 6))


def test_before_it_was_held_the_fighter_exercise_was_restated(ask: Any) -> None:
    row = promise_of(ask, FIGHTERS, "--as-of", "2022-12-31")
    assert (row["state"], row["assessment"]) == ("restated", "provisional")
    assert row["receipt"]["wording"].startswith("no evidence found by 2022-12-31 in ")


def test_the_update_of_the_2008_declaration_was_late_by_241_days(ask: Any) -> None:
    row = promise_of(ask, UPDATE)
    assert (row["state"], row["late"], row["due"]["end"]) == ("delivered late", 241, "2024-12-31")
    assert "2025-08-29" in days(row, 5)


def test_the_update_of_the_2008_declaration_was_overdue_before(ask: Any) -> None:
    row = promise_of(ask, UPDATE, "--as-of", "2025-08-28")
    assert (row["state"], row["late"]) == ("overdue", 240)


def test_acsa_was_decided_signed_and_came_into_force(ask: Any) -> None:
    row = promise_of(ask, "begin negotiating a military logistics agreement")
    assert row["state"] == "delivered"
    assert {"2020-09-09", "2021-07-11"} <= days(row, 5, 6)


def test_us2_aircraft_lapsed_provisionally_with_a_receipt(ask: Any) -> None:
    row = promise_of(ask, "names the US-2 amphibian as one")
    assert (row["state"], row["assessment"]) == ("lapsed", "provisional")
    assert row["receipt"]["wording"].startswith("no evidence found by ")


def test_the_unicorn_mast_is_not_delivered(ask: Any) -> None:
    row = promise_of(ask, "the antenna, called Unicorn")
    assert row["state"] == "in progress"
    assert "2024-11-15" in days(row, 4)
    assert not days(row, 5, 6)


def test_when_implemented_is_no_commitment(ask: Any) -> None:
    rows = ask("promises", "IND", "JPN", "--refused")
    reasons = [row["why"] for row in rows if "When implemented" in row["claim"]["exact"]]
    assert reasons == ["conditional"]


def test_five_and_ten_trillion_yen_are_two_promises(ask: Any) -> None:
    five, ten = promise_of(ask, YEN), promise_of(ask, "set a target of 10 trillion yen")
    assert five["id"] != ten["id"]
    assert five["superseded_by"] is None
    assert (five["form"], ten["form"], ten["state"]) == ("number", "number", "open")


def test_of_five_trillion_yen_a_part_was_reached(ask: Any) -> None:
    row = promise_of(ask, YEN)
    assert row["state"] == "delivered in part"
    assert [row["done"][key] for key in ("value", "of", "unit")] == [3.8e12, 5e12, "JPY"]


def test_what_ministers_promise_in_an_undated_report_is_a_report_of_the_same_day(ask: Any) -> None:
    row = promise_of(ask, "renew the two countries' declaration")
    assert row["id"] == promise_of(ask, UPDATE)["id"]
    assert row["due"]["end"] == "2024-12-31"


def test_positions_on_ukraine_are_no_promises(ask: Any) -> None:
    rows = ask("promises", "IND", "JPN")["promises"]
    said = [sentence for row in rows for sentence in sentences(row, said=True)]
    assert not any("nuclear facilities in Ukraine" in sentence for sentence in said)


def test_jimex_is_held_and_no_promise_of_another_edition(ask: Any) -> None:
    row = promise_of(ask, FIGHTERS)
    assert not any("JIMEX" in sentence for sentence in sentences(row, said=False))


# --- the brief of the samples -------------------------------------------------------------------------------------


def test_the_brief_of_the_samples_has_two_pages(ledger: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    assert main(["--ledger", ledger, "brief", "IND", "JPN", "-o", str(file)]) == 0
    assert pages_in(file.read_bytes()) == 2


def test_the_joint_declaration_is_the_latest_act_in_the_brief(ledger: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    assert main(["--ledger", ledger, "brief", "IND", "JPN", "-o", str(file)]) == 0
    text = file.read_text("utf-8")
    assert "(29 Aug 2025): the 2025 Joint Declaration on Security Cooperation was adopted on 29 August 2025" in text
    assert "late by 241 days" in text
