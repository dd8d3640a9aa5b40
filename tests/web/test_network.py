"""The network of a whole ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from web.pairs import client_of, links_of, words_of


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return client_of(tmp_path)


def test_a_picture_stands_with_its_table(client: TestClient) -> None:
    page = client.get("/network").text
    assert "<svg" in page
    assert "/IND-JPN" in links_of(page)


def test_the_year_is_chosen_from_those_that_were_read(client: TestClient) -> None:
    page = client.get("/network?year=2020").text
    assert "Who acted with whom, 2020" in words_of(page)
    assert 'min="2018" max="2024" step="1" value="2020"' in page


def test_what_is_no_year_is_told(client: TestClient) -> None:
    assert client.get("/network?year=22").status_code == 400
