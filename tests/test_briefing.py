"""What a brief is made from, gathered from a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import record_story
from comity.analyse.dossier import Dossier
from comity.briefing import gather, pairs_beside
from comity.figuring import figures
from comity.ledger import SqlLedger, open_ledger
from factories import make_claim, make_document

PAIRS = (("AUS", "JPN"), ("AUS", "JPN"), ("IND", "USA"), ("CHN", "IND"), ("IND", "ASEAN"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    with open_ledger(tmp_path / "comity.db") as store:
        record_story(store)
        for number, parties in enumerate(PAIRS):
            document = make_document(f"They met for the {number}th time.")
            store.record(document, [make_claim(document, parties=parties)], "test-1")
        yield store


@pytest.fixture
def dossier(ledger: SqlLedger) -> Dossier:
    return gather(ledger, "IND", "JPN")


def test_the_page_and_the_figures_are_of_one_day(dossier: Dossier) -> None:
    assert (dossier.page.a.id, dossier.page.b.id) == ("IND", "JPN")
    assert (dossier.day, dossier.page.as_of) == ("2024-08-22", None)
    assert dossier.commitments == dossier.figures.commitments != ()


def test_the_figures_are_those_that_are_asked_for_alone(ledger: SqlLedger, dossier: Dossier) -> None:
    assert dossier.figures == figures(ledger, "IND", "JPN")


def test_pairs_beside_have_most_documents_and_share_a_state(ledger: SqlLedger) -> None:
    assert pairs_beside(ledger, "IND", "JPN") == [("AUS", "JPN"), ("CHN", "IND")]


def test_without_other_pairs_there_are_none_beside(ledger: SqlLedger) -> None:
    assert pairs_beside(ledger, "CHL", "NOR") == []


def test_pairs_that_are_asked_for_are_compared(ledger: SqlLedger) -> None:
    found = gather(ledger, "IND", "JPN", "2024-12-31", [("IND", "USA")])
    assert [(one.a.id, one.b.id, one.as_of) for one in found.others] == [("IND", "USA", "2024-12-31")]


def test_same_ledger_same_dossier(ledger: SqlLedger, dossier: Dossier) -> None:
    assert gather(ledger, "IND", "JPN") == dossier
