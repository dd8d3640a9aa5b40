"""What of a pair is taken along."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from web.pairs import client_of


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return client_of(tmp_path)


def claims(client: TestClient, query: str = "") -> list[str]:
    lines = client.get(f"/IND-JPN/claims.jsonl{query}").text.splitlines()
    return [json.loads(line)["passage"]["exact"] for line in lines]


def test_the_claims_behind_the_page_are_those_of_its_lines(client: TestClient) -> None:
    assert len(claims(client)) == 8
    assert claims(client, "?as_of=2019-12-31") == ["India and Japan decided to start talks on an ACSA."]
    assert claims(client, "?column=actually&kind=exercise") == ["The exercise Veer Guardian was held in January."]


def test_a_spreadsheet_runs_nothing(client: TestClient) -> None:
    rows = list(csv.DictReader(StringIO(client.get("/IND-JPN/claims.csv").text)))
    assert len(rows) == 8
    assert "'=Outlet & Sons" in {row["document_publisher"] for row in rows}


def test_files_are_saved_under_their_names(client: TestClient) -> None:
    found = client.get("/IND-JPN/claims.csv")
    assert found.headers["content-disposition"] == 'attachment; filename="IND-JPN-claims.csv"'
    assert found.headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(("ending", "words"), [("md", "## Bottom line"), ("html", "The latest act on record")])
def test_the_brief_is_written_in_a_format(client: TestClient, ending: str, words: str) -> None:
    assert words in client.get(f"/IND-JPN/brief.{ending}").text


def test_of_nothing_there_is_no_brief(client: TestClient) -> None:
    found = client.get("/DEU-FRA/brief.md")
    assert (found.status_code, "no claim on Germany and France" in found.text) == (400, True)


def test_what_is_due_is_a_calendar(client: TestClient) -> None:
    found = client.get("/IND-JPN/due.ics")
    assert found.text.startswith("BEGIN:VCALENDAR")
    assert found.headers["content-type"].startswith("text/calendar")


@pytest.mark.parametrize("address", ["claims.xls", "brief.exe"])
def test_there_are_no_other_formats(client: TestClient, address: str) -> None:
    assert client.get(f"/IND-JPN/{address}").status_code == 404
