"""The promises of a pair, its figures, and pairs side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.promise.records import Due
from comity.promises import Promises
from promise.commitments import make_commitment, promised, report
from web.pairs import client_of, links_of, words_of

AS_OF = "2022-05-01"
OVERDUE = make_commitment(id="p-overdue")
SOON = make_commitment(promised(report("Japan sells.")), id="p-soon", name="<b>ten</b>", state="open", as_of=AS_OF,
                       due=Due("2022-05", "2022-05-31", "explicit"))  # fmt: skip
LATER = make_commitment(id="p-later", state="restated", due=Due("2027", "2027-12-31", "explicit"))


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return client_of(tmp_path)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Promises that are made, whatever the ledger holds."""
    given = Promises("IND", "JPN", AS_OF, (OVERDUE, SOON, LATER), ())
    monkeypatch.setattr("comity.web.held.promises", lambda *_: given)


@pytest.mark.usefixtures("found")
def test_promises_are_listed_by_urgency(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN/promises").text)
    assert "3 of 3 promises; 1 overdue. Calendar of 3 due and overdue" in words
    assert words.index("Overdue 1") < words.index("Due 1") < words.index("Open 1")
    assert "31 May 2022 ○ open" in words


@pytest.mark.usefixtures("found")
def test_promises_are_chosen_by_state_and_day(client: TestClient) -> None:
    page = client.get("/IND-JPN/promises?state=overdue&state=restated").text
    assert "2 of 3 promises" in words_of(page)
    assert re.search(r'value="overdue" checked', page)
    assert "1 of 3 promises" in words_of(client.get("/IND-JPN/promises?due_within=90d").text)


@pytest.mark.usefixtures("found")
def test_a_promise_opens_its_page_and_its_words_are_shown(client: TestClient) -> None:
    page = client.get("/IND-JPN/promises").text
    assert "/promise/p-soon" in links_of(page)
    assert "<b>ten</b>" not in page
    assert "<b>ten</b>" in words_of(page)


@pytest.mark.parametrize("query", ["state=broken", "due_within=soon"])
def test_no_state_and_no_span_are_named(client: TestClient, query: str) -> None:
    assert client.get(f"/IND-JPN/promises?{query}").status_code == 400


def test_without_promises_is_said_where_was_looked(client: TestClient) -> None:
    assert "no promise found in 8 documents" in words_of(client.get("/DEU-FRA/promises").text)


# --- figures ------------------------------------------------------------------------------------------------------


def test_every_number_leads_to_rows(client: TestClient) -> None:
    links = [link for link in links_of(client.get("/IND-JPN/figures").text) if "rows=" in link]
    assert len(links) > 10
    for link in links:
        page = client.get(link)
        assert page.status_code == 200, link
        assert "proof" in words_of(page.text), link


def test_kept_is_told_by_class_and_never_as_one(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN/figures").text)
    assert "never as one number" in words
    assert all(f"{level} of 3 named" in words for level in range(4))


def test_an_unknown_figure_names_those_near(client: TestClient) -> None:
    found = client.get("/IND-JPN/figures?rows=sad")
    assert (found.status_code, "did you mean said" in found.text) == (400, True)


def test_a_count_of_a_picture_leads_to_all_that_it_counts(tmp_path: Path) -> None:
    texts = [report("Japan will sell aircraft to India."), report("Japan will sell radars to India.", "2018-11-02")]
    client = client_of(tmp_path, [(text, promised(text)) for text in texts])
    links = links_of(client.get("/IND-JPN/picture/balance").text)
    assert "/IND-JPN/figures?rows=said.2018" in links
    assert client.get("/IND-JPN/figures?rows=said.2018").status_code == 200


def test_figures_of_nothing_say_where_was_looked(client: TestClient) -> None:
    assert "No evidence found by 22 August 2024 in 8 documents." in words_of(client.get("/DEU-FRA/figures").text)


# --- pairs side by side -------------------------------------------------------------------------------------------


def test_pairs_stand_side_by_side_on_one_day(client: TestClient) -> None:
    page = client.get("/compare?pair=IND-JPN&pair=japan-australia&as_of=2022-12-31").text
    words = words_of(page)
    assert "As of 31 December 2022" in words
    assert "India and Japan Australia and Japan" in words
    assert "documents 4 of 4 0 of 4" in words
    assert "/IND-JPN/figures?as_of=2022-12-31" in links_of(page)


def test_with_one_pair_there_is_a_form(client: TestClient) -> None:
    page = client.get("/compare?pair=japan-india").text
    assert 'value="IND-JPN"' in page
    assert "As of 2" not in words_of(page)


@pytest.mark.parametrize("query", ["pair=IND-JPN&pair=jpn-ind", "pair=x-y&pair=IND-JPN", "&".join(
    f"pair={one}-JPN" for one in ("IND", "AUS", "KOR", "CHN", "FRA"))])  # fmt: skip
def test_what_cannot_be_compared_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/compare?{query}").status_code == 400
