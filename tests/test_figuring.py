"""The figures of a pair from a ledger, and pairs on one basis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import record_story
from comity import figuring
from comity.analyse.figures import Figures
from comity.errors import UsageError
from comity.figuring import compare
from comity.ledger import SqlLedger, open_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    with open_ledger(tmp_path / "comity.db") as store:
        record_story(store)
        yield store


def figures(ledger: SqlLedger, as_of: str | None = None) -> Figures:
    return figuring.figures(ledger, "IND", "JPN", as_of)


def test_promises_deeds_and_coverage_are_of_one_ledger(ledger: SqlLedger) -> None:
    found = figures(ledger)
    assert (found.a.name, found.b.name, found.as_of) == ("India", "Japan", "2024-08-22")
    assert (found.coverage.documents, found.coverage.read, found.coverage.undated) == (8, 8, 1)
    assert found.balance.total.of("said").n == len(found.commitments) > 0
    assert (found.deeds.total.cooperation.n, found.scores[0].claims.n) == (3, 8)


def test_every_number_opens_rows_that_are_at_hand(ledger: SqlLedger) -> None:
    found = figures(ledger)
    ids = {one.id for one in found.commitments}
    for name, count in found.named.items():
        assert set(count.commitments) <= ids, name
        assert set(count.claims) <= found.claims.keys(), name
        assert not count.n or count.claims, name


def test_as_of_a_day_leaves_out_what_was_published_later(ledger: SqlLedger) -> None:
    found = figures(ledger, "2020-12-31")
    assert (found.coverage.documents, found.coverage.read, found.deeds.total.cooperation.n) == (2, 2, 1)
    assert found.as_of == "2020-12-31"


def test_same_ledger_same_figures(ledger: SqlLedger) -> None:
    assert figures(ledger) == figures(ledger)


def test_a_pair_of_which_nothing_is_known(ledger: SqlLedger) -> None:
    found = figuring.figures(ledger, "CHL", "NOR")
    assert (found.coverage.documents, found.coverage.read, found.commitments) == (0, 8, ())
    assert (found.per_hundred(3), found.scores[0].mean, found.delay.median.days) == (None, None, None)


def test_pairs_are_compared_as_of_one_day_of_one_ledger(ledger: SqlLedger) -> None:
    found = compare(ledger, [("IND", "JPN"), ("CHL", "NOR")])
    assert {one.as_of for one in found.pairs} == {found.as_of} == {"2024-08-22"}
    assert [one.coverage.documents for one in found.pairs] == [8, 0]
    assert {one.coverage.read for one in found.pairs} == {8}


def test_a_number_for_each_hundred_documents(ledger: SqlLedger) -> None:
    assert figures(ledger).per_hundred(2) == 25.0


@pytest.mark.parametrize(
    "pairs", [[("IND", "JPN")], [("IND", "JPN"), ("JPN", "IND")], [("IND", f"X{n}") for n in range(5)]]
)
def test_two_to_four_pairs_that_differ(ledger: SqlLedger, pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(UsageError, match="pair"):
        compare(ledger, pairs)
