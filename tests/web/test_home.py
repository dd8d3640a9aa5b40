"""The first page: finding a pair, what changed, who is read about, how far the sources reach."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.ledger import open_ledger
from comity.model import Rejected
from comity.web.pages import home
from web.conftest import make_client, text_of


@pytest.mark.parametrize(("a", "b"), [("india", "japan"), ("IND", "jpn"), ("IND-JPN", ""), (" India ", "Nippon")])
def test_a_pair_is_found_by_names_and_codes(client: TestClient, a: str, b: str) -> None:
    answer = client.get("/pair", params={"a": a, "b": b})
    assert (answer.status_code, answer.headers.get("location")) == (303, "/IND-JPN")


def test_a_misspelt_country_is_asked_for_again_with_what_may_be_meant(client: TestClient) -> None:
    answer = client.get("/pair", params={"a": "indai", "b": "japan"})
    assert answer.status_code == 400
    assert "no country is called" in text_of(answer.text)
    assert '<a href="/IND-JPN">India and Japan</a>' in answer.text
    assert 'value="indai"' in answer.text


@pytest.mark.parametrize(("a", "b"), [("japan", "japan"), ("", "japan"), ("", ""), ("<b>", "\x1b[31m")])
def test_no_pair_is_no_page(client: TestClient, a: str, b: str) -> None:
    answer = client.get("/pair", params={"a": a, "b": b})
    assert answer.status_code == 400
    assert "\x1b" not in answer.text
    assert "<b>&" not in answer.text


def test_what_changed_is_told_by_meaning_and_each_line_opens_its_proof(client: TestClient) -> None:
    page = client.get("/").text
    news = page[page.index('id="news"') :]
    assert re.findall(r"<h3>(\w+)", news) == ["Done", "Planned", "Said"]
    assert "Acquisition and Cross-Servicing Agreement" in news
    opened = re.findall(r'<a href="(/(?:entry|claim)/[ec]-\w+)">', news)
    assert len(opened) == news.count("<li>")


def test_a_hostile_text_is_shown_and_not_run(client: TestClient) -> None:
    page = client.get("/changes").text
    assert "&lt;script&gt;" in page
    assert "\x1b" not in page
    assert "<script>alert" not in page


def test_all_changes_since_a_day_of_a_pair(client: TestClient) -> None:
    page = client.get("/changes?since=2020&pair=IND-JPN").text
    assert "What changed: IND-JPN" in page
    assert page.count("<li>\n<span") == 8


def test_more_changes_than_a_page_holds_are_counted(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "MOST_LINES", 1)
    words = text_of(client.get("/changes").text)
    assert "2 more: ask for a pair or a later day" in words


def test_nothing_new_is_said_so_with_what_the_newest_documents_tell(client: TestClient) -> None:
    words = text_of(client.get("/changes?since=2999").text)
    assert "No change found since" in words
    assert "What the newest documents say has happened" in words


def test_pairs_and_domains_open_their_sentences(client: TestClient) -> None:
    page = client.get("/").text
    assert 'href="/search?pair=IND-JPN&amp;column=LIKELY">2</a>' in page
    for address in re.findall(r'<td class="[^"]*"><a href="(/search[^"]+)"', page):
        assert "No evidence found" not in client.get(address.replace("&amp;", "&")).text


def test_a_cell_of_the_map_counts_the_claims_that_it_opens(client: TestClient) -> None:
    page = client.get("/").text
    cells = re.findall(r'<td class="[^"]*"><a href="(/search\?status[^"]+)" aria-label="[^"]*">(\d+)</a>', page)
    assert cells
    for address, count in cells:
        assert f"with {count} claim" in text_of(client.get(address.replace("&amp;", "&")).text)


def test_how_far_the_sources_reach_with_what_was_rejected(ledger: Path) -> None:
    with open_ledger(ledger) as store:
        store.reject(Rejected("a.txt", "read", "not text"))
    words = text_of(make_client(ledger).get("/home/reach").text)
    assert "Documents 8 Published 29 Oct 2018 – 22 Aug 2024 Undated 1 Outlets 7" in words
    assert "read: not text 1" in words


def test_of_many_documents_each_part_comes_when_it_is_ready(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "FEW", 0)
    assert client.get("/").text.count("hx-get=") == 3
    assert client.get("/home/heat", headers={"hx-request": "true"}).text.lstrip().startswith("<section")
    client.get("/home/changes")
    assert "hx-get=" not in client.get("/").text


@pytest.mark.parametrize("path", ["/home/changes", "/home/heat", "/home/reach"])
def test_a_part_is_a_page_of_its_own_without_script(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert page.startswith("<!doctype html>")
    assert page.count("<h1>") == 1


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "empty.db"):
        pass
    words = text_of(make_client(tmp_path / "empty.db").get("/").text)
    assert "comity add FOLDER" in words
    assert "No evidence found that anything happened." in words
