"""The same as JSON."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from comity.web.pages import PAGES
from present.story import CLAIMS, DOCUMENTS

JSON = [page for page in PAGES if page.gives == "json"]
SAMPLES = {"pair": "IND-JPN"}


def address(path: str, client: TestClient) -> str:
    """An address with its variables filled in from the story."""
    ids = {
        "/api/claim/{id}": CLAIMS[0].id,
        "/api/entry/{id}": CLAIMS[0].id.replace("c-", "e-"),
        "/api/document/{id}": DOCUMENTS[0].id,
    }
    if path == "/api/promise/{id}":
        return f"/api/promise/{client.get('/api/promises/IND-JPN').json()['promises'][0]['id']}"
    return path.replace("{pair}", "IND-JPN").replace("{id}", ids.get(path, ""))


@pytest.mark.parametrize("page", JSON, ids=lambda page: page.path)
def test_every_address_answers_with_a_record(client: TestClient, page: Any) -> None:
    needed = {query.name: query.example for query in page.queries if query.needed}
    needed |= {"q": "acsa"} if page.path == "/api/search" else {}
    answer = client.get(address(page.path, client), params=needed)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()


@pytest.mark.parametrize("page", JSON, ids=lambda page: page.path)
def test_every_example_is_taken(client: TestClient, page: Any) -> None:
    for query in page.queries:
        others = {other.name: other.example for other in page.queries if other.needed or other.name == "q"}
        given = others | {query.name: query.example}
        assert client.get(address(page.path, client), params=given).status_code == 200, query.name


def test_pairs_have_their_columns(client: TestClient) -> None:
    record = client.get("/api/pairs").json()
    assert record["count"] == 1
    assert record["pairs"][0]["columns"] == {"ACTUALLY": 4, "LIKELY": 2, "SHOULD": 2}


def test_rows_come_in_parts(client: TestClient) -> None:
    whole = client.get("/api/search?pair=IND-JPN").json()
    parts = [client.get(f"/api/search?pair=IND-JPN&limit=5&from_row={row}").json()["hits"] for row in (1, 6)]
    assert whole["count"] == 8
    assert parts[0] + parts[1] == whole["hits"]


def test_a_document_is_quoted_and_not_given_away(client: TestClient) -> None:
    record = client.get(f"/api/document/{DOCUMENTS[0].id}").json()
    assert record["quote"] == "India and Japan decided to start talks on an ACSA."
    assert {"text", "sections"} & set(record) == set()


def test_promises_are_chosen_by_their_state(client: TestClient) -> None:
    record = client.get("/api/promises/IND-JPN?state=delivered_late").json()
    assert record["promises"] == [] or {one["state"] for one in record["promises"]} == {"delivered late"}
    assert record["found"] >= 1


@pytest.mark.parametrize(("path", "status", "words"), [
    ("/api/pair/IND-XXQ", 400, "no country is called 'XXQ'"), ("/api/pair/IND", 400, "is no pair"),
    ("/api/claim/c-none", 404, "c-none"), ("/api/document/x", 404, "x"), ("/api/changes", 400, "'since' is missing"),
    ("/api/search", 400, "nothing to search for"), ("/api/pairs?limit=0", 400, "from 1 to 1,000"),
    ("/api/pairs?limit=1001", 400, "from 1 to 1,000"), ("/api/figures/IND-JPN?rows=x", 400, "no figure is called 'x'"),
    ("/api/promises/IND-JPN?state=broken", 400, "no state of a promise"), ("/api/nothing", 404, "no such page"),
    ("/api/compare?pairs=IND-JPN", 400, "1 pairs cannot be compared"), ("/api/pair/IND-JPN?as_of=x", 400, "no date"),
])  # fmt: skip
def test_an_error_is_a_line(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.json()["error"]


def test_its_page_names_every_address(client: TestClient) -> None:
    page = client.get("/api").text
    assert all(f"<code>GET {one.path}</code>" in page for one in JSON)
    assert "No token is asked for" in page


def test_a_beginning_of_several_ids_is_told_with_the_ids(client: TestClient) -> None:
    answer = client.get("/api/claim/c-")
    assert answer.status_code == 400
    assert "several claims have ids that begin with 'c-'" in answer.json()["error"]


def test_a_pair_is_one_whichever_state_is_named_first(client: TestClient) -> None:
    assert client.get("/api/pair/JPN-IND").json() == client.get("/api/pair/IND-JPN").json()
