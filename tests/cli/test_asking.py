"""pair, show, search and documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from comity.desk import get_day, get_pair, get_state
from comity.errors import UsageError
from comity.ledger import open_ledger
from comity.model import Rejected
from present.story import ACSA, CLAIMS, DOCUMENTS

pytestmark = pytest.mark.usefixtures("ledger")


# --- what is handed over ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "id"), [("japan", "JPN"), ("IND", "IND"), ("india", "IND")])
def test_countries_by_name_or_code(text: str, id: str) -> None:
    assert get_state(text) == id


def test_unknown_country_gets_suggestions() -> None:
    with pytest.raises(UsageError, match=r"no country is called 'japn'; did you mean .*Japan"):
        get_state("japn")


def test_country_that_nothing_is_like() -> None:
    with pytest.raises(UsageError, match="no country is called '###'"):
        get_state("###")


def test_pair_needs_two_countries() -> None:
    with pytest.raises(UsageError, match="one country"):
        get_pair("japan", "JPN")


@pytest.mark.parametrize(
    ("text", "last"),
    [("2021-07-11", "2021-07-11"), ("2021-02", "2021-02-28"), ("2021", "2021-12-31")],
)
def test_days(text: str, last: str) -> None:
    assert get_day(text) == last


@pytest.mark.parametrize("text", ["soon", "2021-02-30", "11/07/2021", "2021/2022", ""])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        get_day(text)


# --- pair ---------------------------------------------------------------------------------------------------------


def test_pair_prints_the_page(run: Run) -> None:
    ran = run("pair", "india", "japan")
    assert ran.status == 0
    assert ran.out.startswith("India – Japan")
    assert [name for name in ("IN PLACE", "ACTUALLY", "LIKELY", "SHOULD", "NUMBERS") if name not in ran.out] == []
    assert "\x1b" not in ran.out


def test_pair_as_of(run: Run) -> None:
    out = run("pair", "IND", "JPN", "--as-of", "2020-12").out
    assert "as of 31 December 2020" in out
    assert "Setouchi Shimpo" not in out


def test_pair_with_nothing_names_the_states(run: Run) -> None:
    out = run("pair", "chile", "norway").out
    assert out.startswith("Chile – Norway")
    assert "No evidence found in 8 documents." in out


@pytest.mark.parametrize(("limit", "more"), [("1", True), ("0", False)])
def test_pair_limit(run: Run, limit: str, more: bool) -> None:
    assert ("more: --limit 0" in run("pair", "IND", "JPN", "--limit", limit).out) is more


def test_pair_json(run: Run) -> None:
    record = json.loads(run("pair", "IND", "JPN", "--json").out)
    assert record["in_place"][0]["name"] == ACSA.name
    assert record["coverage"]["documents"] == 8
    assert len(record["columns"]["ACTUALLY"]["lines"]) == 3


def test_pair_json_limit(run: Run) -> None:
    record = json.loads(run("pair", "IND", "JPN", "--json", "--limit", "1").out)
    assert len(record["columns"]["ACTUALLY"]["lines"]) == 1


def test_pair_of_unknown_country(run: Run) -> None:
    ran = run("pair", "indai", "japan")
    assert ran.status == 2
    assert "India" in ran.err


# --- show ---------------------------------------------------------------------------------------------------------


def test_show_claim_by_the_beginning_of_its_id(run: Run) -> None:
    out = run("show", CLAIMS[1].id[:10]).out
    assert out.startswith(CLAIMS[1].id)
    assert "»India and Japan on Wednesday signed the ACSA.«" in out


def test_show_claim_json(run: Run) -> None:
    assert json.loads(run("show", CLAIMS[1].id, "--json").out)["id"] == CLAIMS[1].id


def test_show_document(run: Run) -> None:
    out = run("show", DOCUMENTS[1].id).out
    assert "Coromandel Post" in out
    assert CLAIMS[1].id in out


def test_show_document_json(run: Run) -> None:
    record = json.loads(run("show", DOCUMENTS[1].id, "--json").out)
    assert (record["text"], record["claims"]) == (DOCUMENTS[1].text, [CLAIMS[1].id])


@pytest.mark.parametrize("id", ["c-nothing", "d-nothing"])
def test_show_unknown(run: Run, id: str) -> None:
    ran = run("show", id)
    assert ran.status == 1
    assert repr(id) in ran.err


# --- search, documents --------------------------------------------------------------------------------------------


def test_search(run: Run) -> None:
    out = run("search", "came", "force").out
    assert "The ACSA came into force on 11 July." in out
    assert out.endswith("1 sentence found\n")


def test_search_of_a_pair(run: Run) -> None:
    assert "0 sentences found" in run("search", "force", "--pair", "india", "china").out


def test_search_json(run: Run) -> None:
    (hit,) = json.loads(run("search", "force", "--json").out)
    assert hit["claims"] == [CLAIMS[2].id]
    assert hit["passage"]["exact"] == "The ACSA came into force on 11 July."


def test_search_for_nothing(run: Run) -> None:
    assert run("search", " ").status == 2


def test_documents(run: Run) -> None:
    out = run("documents").out
    assert out.endswith("8 documents, 8 claims\n")
    assert "Setouchi Shimpo" in out


def test_documents_json(run: Run) -> None:
    records = json.loads(run("documents", "--json").out)
    assert {record["claims"] for record in records} == {1}
    assert len(records) == 8


def test_what_was_rejected(run: Run, ledger: Path) -> None:
    with open_ledger(ledger) as store:
        store.reject(Rejected("a.pdf", "read", "no text"))
    assert run("documents", "--rejected").out == "a.pdf: read: no text\n1 rejected\n"
    assert json.loads(run("documents", "--rejected", "--json").out)[0]["reason"] == "no text"


def test_reading_leaves_the_ledger_alone(run: Run, ledger: Path) -> None:
    before = ledger.read_bytes()
    run("pair", "IND", "JPN")
    assert ledger.read_bytes() == before
