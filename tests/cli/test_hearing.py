"""accounts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import comity
from cli.conftest import Run

TEXTS = Path(__file__).parent.parent.parent / "samples" / "two-sides"


@pytest.fixture
def entry(run: Run, tmp_path: Path) -> str:
    """The entry of the video call, in the ledger that commands use by themselves."""
    assert run("add", *map(str, sorted(TEXTS.glob("2021-12-*")))).status == 0
    with comity.open(tmp_path / "comity.db") as desk:
        call = next(claim for claim in desk.claims("USA", "RUS") if claim.trigger == "held call")
        return desk.ledger.entries_of([call.id])[call.id]


def test_accounts_prints_what_both_say_and_what_one_alone_says(run: Run, entry: str) -> None:
    ran = run("accounts", entry)
    assert (ran.status, ran.err) == (0, "")
    assert [
        name for name in ("TEXTS", "BOTH SAY", "ONLY RUSSIA SAYS", "ONLY UNITED STATES SAYS") if name not in ran.out
    ] == []


def test_accounts_as_json(run: Run, entry: str) -> None:
    found = json.loads(run("accounts", entry, "--json").out)
    assert [side["id"] for side in found["sides"]] == ["RUS", "USA"]
    assert found["same_meeting_as"][0]["score"] > 0.9
    assert len(found["comparisons"]) == 1


def test_accounts_as_markdown(run: Run, entry: str) -> None:
    out = run("accounts", entry, "--format", "md").out
    assert out.startswith("# ")
    assert "## Only Russia says (" in out


def test_between_two_that_did_not_both_write(run: Run, entry: str) -> None:
    assert "Only the text of United States was found" in run("accounts", entry, "--between", "usa", "japan").out


def test_an_unknown_entry(run: Run, entry: str) -> None:  # noqa: ARG001
    ran = run("accounts", "e-none")
    assert (ran.status, ran.out) == (1, "")
    assert "e-none" in ran.err
