"""The network of a whole ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.ledger import Ledger
from comity.present.pictures import Picture, Row, Table
from comity.present.pictures.svg import frame
from comity.web.pages import pictures
from web.pairs import client_of, links_of, words_of


def drawn(ledger: Ledger, year: str | None) -> Picture:
    count = len(list(ledger.documents()))
    table = Table(("Pair", "Acts"), (Row(("India and Japan", str(count)), "IND-JPN"),))
    return Picture("network", f"Network {year}", f"{count} texts.", frame(9, 9, "Network", []), table, "A line: acts.")


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(pictures, "NETWORK", drawn)
    return client_of(tmp_path)


def test_a_picture_stands_with_its_table(client: TestClient) -> None:
    page = client.get("/network").text
    assert "Network None 8 texts." in words_of(page)
    assert "<svg" in page
    assert "/IND-JPN" in links_of(page)


def test_the_year_is_chosen_from_those_that_were_read(client: TestClient) -> None:
    page = client.get("/network?year=2022").text
    assert "Network 2022" in words_of(page)
    assert 'min="2018" max="2024" step="1" value="2022"' in page


def test_what_is_no_year_is_told(client: TestClient) -> None:
    assert client.get("/network?year=22").status_code == 400


def test_without_a_drawing_there_is_no_page(tmp_path: Path) -> None:
    assert client_of(tmp_path).get("/network").status_code == 404
