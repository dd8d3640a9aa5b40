"""Entries on the command line: show e-..., changes, pair --known-on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analyse.made import FORCE, SIGNED, SIXTH
from cli.conftest import Run
from comity.ledger import SqliteLedger, open_ledger
from comity.relink import relink
from present.story import ACSA, told

NAMED = told("The ACSA came into force.", "2021-07-11", "Setouchi Shimpo", "2021-07-12", thing=ACSA, stage="in_force",
             trigger="came into force")  # fmt: skip
ENTRY = f"e-{SIGNED[1].id[2:]}"


class Clock:
    now = datetime(2025, 6, 6, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path) -> Iterator[Path]:
    """A ledger that learned of the signature on a Friday, and of the entry into force on Monday."""
    path, clock = tmp_path / "comity.db", Clock()
    with SqliteLedger(path, create=True, clock=clock) as store:
        for document, claim in (SIGNED, SIXTH):
            store.record(document, [claim], "test-1")
        relink(store)
        clock.now = datetime(2025, 6, 9, tzinfo=UTC)
        store.record(NAMED[0], [NAMED[1]], "test-1")
        relink(store)
    yield path


@pytest.mark.parametrize("id", [ENTRY, ENTRY[:8], f"e-{NAMED[1].id[2:10]}"])
def test_show_entry_by_the_number_of_any_claim(run: Run, id: str) -> None:
    ran = run("show", id)
    assert ran.status == 0
    assert ran.out.startswith(f"{ACSA.name}  agreement\nentry    {ENTRY}\n")
    assert "“The ACSA came into force.”" in ran.out


def test_show_entry_json(run: Run) -> None:
    record = json.loads(run("show", ENTRY, "--json").out)
    assert (record["id"], record["state"], len(record["claims"])) == (ENTRY, "in force", 2)
    assert [(step["state"], step["when"]) for step in record["lifecycle"]] == [
        ("signed", "2020-09-09"), ("in force", "2021-07-11"),
    ]  # fmt: skip


def test_show_no_such_entry(run: Run) -> None:
    ran = run("show", "e-ffffffff")
    assert (ran.status, ran.out) == (1, "")
    assert "no entry has the id 'e-ffffffff'" in ran.err


def test_show_claim_names_its_entry(run: Run) -> None:
    assert f"entry       {ENTRY}  {ACSA.name}: in force\n" in run("show", NAMED[1].id).out
    assert json.loads(run("show", NAMED[1].id, "--json").out)["entry"] == ENTRY


def test_a_claim_that_is_in_no_entry(run: Run, ledger: Path) -> None:
    with open_ledger(ledger) as store:
        store.record(FORCE[0], [FORCE[1]], "test-1")
    assert "entry  " not in run("show", FORCE[1].id).out
    assert json.loads(run("show", FORCE[1].id, "--json").out)["entry"] is None


def test_pair_known_on_a_day(run: Run) -> None:
    assert "signed        agreement" in run("pair", "india", "japan", "--known-on", "2025-06-08").out
    states = [json.loads(run("pair", "IND", "JPN", "--json", *options).out)["in_place"][0]["state"]
              for options in (("--known-on", "2025-06-08"), ())]  # fmt: skip
    assert states == ["signed", "in force"]


def test_changes_since_monday(run: Run) -> None:
    ran = run("changes", "--since", "2025-06-09")
    assert ran.status == 0
    assert "MOVED" in ran.out
    assert "signed → in force" in ran.out
    assert "JIMEX" not in ran.out


def test_changes_of_a_month_begin_on_its_first_day(run: Run) -> None:
    assert "JIMEX" in run("changes", "--since", "2025-06").out


def test_changes_of_a_pair_as_json(run: Run) -> None:
    record = json.loads(run("changes", "--since", "2025-06-09", "--pair", "india", "japan", "--json").out)
    assert [(row["meaning"], row["entry"]) for row in record["changes"]] == [("moved", ENTRY)]
    assert json.loads(run("changes", "--since", "2025-06", "--pair", "IND", "CHN", "--json").out)["changes"] == []


def test_changes_limit(run: Run) -> None:
    record = json.loads(run("changes", "--since", "2025-06", "--json", "--limit", "1").out)
    assert len(record["changes"]) == 1


@pytest.mark.parametrize("options", [("--since", "monday"), ("--since", "2025-06-31"), ()])
def test_changes_need_a_date(run: Run, options: tuple[str, ...]) -> None:
    assert run("changes", *options).status == 2


def test_accounts_that_differ_reach_the_page(run: Run, ledger: Path) -> None:
    late = told("The ACSA was signed on 8 September.", "2020-09-08", *("Strait & Shore", "2022-09-20"), thing=ACSA)
    with open_ledger(ledger) as store:
        store.record(late[0], [late[1]], "test-1")
        relink(store)
    text = " ".join(run("pair", "IND", "JPN").out.split())
    assert "accounts differ: signed 8 or 9 Sep 2020" in text
