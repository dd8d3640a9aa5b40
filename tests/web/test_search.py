"""The page of a search."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from comity.web.pages import search
from web.conftest import text_of


def test_a_sentence_has_its_words_marked_and_opens_its_proof(client: TestClient) -> None:
    page = client.get("/search?q=acsa+force").text
    assert "The <mark>ACSA</mark> came into <mark>force</mark> on 11 July." in page
    assert re.search(r'<p class="sentence"><a href="/claim/c-\w+">', page)
    assert "12 Jul 2021 · Setouchi Shimpo" in text_of(page).replace("  ", " ")


def test_nothing_found_says_what_was_looked_through(client: TestClient) -> None:
    words = text_of(client.get("/search?q=zebra").text)
    assert (
        "No evidence found in 8 documents of 7 outlets, published 29 Oct 2018 to 22 Aug 2024, 1 of them undated."
        in words
    )


def test_nothing_asked_says_how_to_ask(client: TestClient) -> None:
    assert "a phrase in double quotes stays one" in text_of(client.get("/search").text)


def test_what_does_not_exist_is_told_above_the_form_as_it_was_filled_in(client: TestClient) -> None:
    answer = client.get("/search?q=acsa&pair=IND-XXQ")
    assert answer.status_code == 400
    assert 'class="wrong"' in answer.text
    assert 'value="IND-XXQ"' in answer.text


def test_many_sentences_come_in_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "EACH", 3)
    pages = [client.get(f"/search?pair=IND-JPN&page={page}").text for page in (1, 2, 3, 4)]
    assert [page.count('class="sentence"') for page in pages] == [3, 3, 2, 0]
    assert 'rel="next" href="/search?pair=IND-JPN&amp;page=2"' in pages[0]
    assert 'rel="prev" href="/search?pair=IND-JPN&amp;page=2"' in pages[2]
    assert "There is no such page." in pages[3]


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e9", "99999999999999999999", "١"])
def test_a_page_is_a_number(client: TestClient, page: str) -> None:
    assert client.get("/search", params={"q": "acsa", "page": page}).status_code == 400


@pytest.mark.parametrize("words", ['"', "*", "NOT AND OR", "' OR 1=1 --", "\x00", "a" * 500, "(" * 400, '"' * 499])
def test_hostile_words_find_or_do_not(client: TestClient, words: str) -> None:
    assert client.get("/search", params={"q": words}).status_code == 200
