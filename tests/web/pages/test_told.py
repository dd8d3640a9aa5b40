"""The page of both sides' texts of a meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import comity
from comity.web import create_app
from web.pages.conftest import story

TEXTS = Path(__file__).parent.parent.parent.parent / "samples" / "two-sides"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[TestClient, str]:
    """A server with the two texts of the video call, and the id of its entry."""
    path = tmp_path_factory.mktemp("told") / "comity.db"
    with comity.open(path) as desk:
        desk.add(*sorted(TEXTS.glob("2021-12-*")))
        call = next(claim for claim in desk.claims("USA", "RUS") if claim.trigger == "held call")
        entry = desk.ledger.entries_of([call.id])[call.id]
    return TestClient(create_app(str(path)), base_url="http://localhost"), entry


def test_the_two_texts_stand_side_by_side(site: tuple[TestClient, str]) -> None:
    client, entry = site
    html = client.get(f"/entry/{entry}/accounts").text
    assert '<h2 id="pair-1">Russia and United States</h2>' in html
    assert "<h3>Only Russia says:" in html
    assert "legally binding guarantees" in html


def test_each_sentence_leads_to_its_place(site: tuple[TestClient, str]) -> None:
    client, entry = site
    html = client.get(f"/entry/{entry}/accounts").text
    assert html.count('<blockquote><a class="plain" href="/document/d-') > 10
    assert "characters 0 to " in html


def test_a_beginning_of_the_id_leads_there(site: tuple[TestClient, str]) -> None:
    client, entry = site
    ran = client.get(f"/entry/{entry[:8]}/accounts", follow_redirects=False)
    assert ran.headers["location"] == f"/entry/{entry}/accounts"


def test_the_entry_links_to_it_where_two_sides_wrote(site: tuple[TestClient, str], client: TestClient) -> None:
    own, entry = site
    assert f'href="/entry/{entry}/accounts"' in own.get(f"/entry/{entry}").text
    signed = story("signed the ACSA")
    assert "/accounts" not in client.get(f"/entry/e-{signed.id[2:]}").text


def test_what_is_no_meeting_is_told(client: TestClient) -> None:
    signed = story("signed the ACSA")
    response = client.get(f"/entry/e-{signed.id[2:]}/accounts")
    assert response.status_code == 400
    assert "name a meeting" in response.text
