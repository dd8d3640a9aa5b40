"""figures and compare."""

from __future__ import annotations

import json

import pytest

from cli.conftest import Run
from comity.cli.figuring import split_pair
from comity.errors import UsageError

pytestmark = pytest.mark.usefixtures("ledger")


def test_figures_prints_the_page(run: Run) -> None:
    ran = run("figures", "india", "japan")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("India – Japan")
    assert [name for name in ("SAID AND DONE", "KEPT", "HOW LONG", "RHYTHM", "DEEDS") if name not in ran.out] == []


def test_figures_as_of(run: Run) -> None:
    assert "as of 31 December 2020" in run("figures", "IND", "JPN", "--as-of", "2020").out


def test_figures_as_json_hold_the_ids_of_their_rows(run: Run) -> None:
    found = json.loads(run("figures", "IND", "JPN", "--json").out)
    assert set(found["counts"]["said"]["commitments"]) == {one["id"] for one in found["promises"]}
    assert set(found["counts"]["cooperation"]["claims"]) <= {one["id"] for one in found["claims"]}


def test_the_rows_behind_a_number(run: Run) -> None:
    ran = run("figures", "IND", "JPN", "--rows", "said.2022")
    assert "Japan will invest 5 trillion yen in India." in ran.out
    assert "comity show p-" in ran.out


def test_the_rows_as_json(run: Run) -> None:
    found = json.loads(run("figures", "IND", "JPN", "--rows", "deeds.AGREE", "--json").out)
    assert found["n"] == len(found["proofs"]) == 3


def test_an_unknown_figure_gets_suggestions(run: Run) -> None:
    ran = run("figures", "IND", "JPN", "--rows", "kept3")
    assert (ran.status, ran.out) == (2, "")
    assert "no figure is called 'kept3'; did you mean kept.3" in ran.err


def test_compare_prints_a_column_a_pair(run: Run) -> None:
    ran = run("compare", "IND-JPN", "chile-norway")
    assert ran.status == 0
    assert "IND-JPN" in ran.out
    assert "CHL-NOR" in ran.out


def test_compare_as_json(run: Run) -> None:
    found = json.loads(run("compare", "IND-JPN", "CHL-NOR", "--as-of", "2022-12", "--json").out)
    assert found["as_of"] == "2022-12-31"
    assert [one["coverage"]["documents"] for one in found["pairs"]] == [4, 0]


def test_compare_needs_two_pairs(run: Run) -> None:
    ran = run("compare", "IND-JPN")
    assert (ran.status, ran.out) == (2, "")
    assert "give two to 4" in ran.err


@pytest.mark.parametrize(
    ("text", "pair"),
    [("IND-JPN", ("IND", "JPN")), ("guinea-bissau-japan", ("GNB", "JPN")), ("japan-guinea-bissau", ("JPN", "GNB"))],
)
def test_pairs_are_parted_at_the_hyphen_between_two_countries(text: str, pair: tuple[str, str]) -> None:
    assert split_pair(text) == pair


@pytest.mark.parametrize(("text", "why"), [("IND", "is no pair"), ("IND-xx", "no country is called 'xx'")])
def test_what_is_no_pair(text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        split_pair(text)
