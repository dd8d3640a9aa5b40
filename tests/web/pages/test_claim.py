"""The page of a claim."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from present.story import CLAIMS
from web.pages.conftest import HOSTILE, hostile_claim, story

SIGNED = story("signed the ACSA")


def page(client: TestClient, id: str = SIGNED.id) -> str:
    response = client.get(f"/claim/{id}")
    assert response.status_code == 200
    return response.text


def plain(html: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_sentence_is_marked_and_leads_to_its_place(client: TestClient) -> None:
    html = page(client)
    assert f'<mark class="actually">{SIGNED.passage.exact}</mark>' in html
    assert f'href="/document/{SIGNED.document.id}#{SIGNED.id}"' in html


def test_outlet_date_grade_and_fields_stand_beside_it(client: TestClient) -> None:
    words = plain(page(client))
    assert "published 10 September 2020 (given)" in words
    assert "source grade F, cannot be judged" in words
    assert "when 9 Sep 2020 (2020-09-09), explicit: “2020-09-09”" in words


def test_there_is_a_footnote_to_paste(client: TestClient) -> None:
    note = f"“{SIGNED.passage.exact}” Coromandel Post, 10 September 2020, {SIGNED.id}."
    assert f"readonly>{note}</textarea>" in page(client)


def test_a_beginning_of_an_id_leads_to_the_claim(client: TestClient) -> None:
    response = client.get(f"/claim/{SIGNED.id[:9]}?did=j-1", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, f"/claim/{SIGNED.id}?did=j-1")


def test_a_beginning_of_several_lists_them(client: TestClient) -> None:
    response = client.get("/claim/c-")
    assert response.status_code == 300
    assert f'<a href="/claim/{min(claim.id for claim in CLAIMS)}">' in response.text


def test_an_unknown_claim_is_not_found(client: TestClient) -> None:
    assert client.get("/claim/c-none").status_code == 404


def test_an_undated_claim_borrows_no_day(client: TestClient) -> None:
    assert "undated: no text gives its time" in page(client, story("deepen").id)


def test_hostile_words_are_shown_and_never_run(client: TestClient) -> None:
    html = page(client, hostile_claim().id)
    assert HOSTILE not in html
    assert not re.search(r"<(script>|img|u>|s>|i>)|javascript:alert\(3\)\"|\x1b|\u202e", html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_promise_chains_are_read_when_asked_and_then_at_once(client: TestClient) -> None:
    invest = story("5 trillion")
    assert "Look through the promises" in page(client, invest.id)
    part = client.get(f"/claim/{invest.id}/promises", headers={"hx-request": "true"}).text
    assert re.search(r'<a href="/promise/p-\w+">', part)
    assert "<html" not in part
    assert 'href="/promise/p-' in page(client, invest.id)


def test_promise_chains_are_a_page_where_no_script_runs(client: TestClient) -> None:
    html = client.get(f"/claim/{SIGNED.id}/promises").text
    assert "<h1>Promise chains that a claim stands in</h1>" in html


def test_a_reader_is_offered_no_decision(reader: TestClient) -> None:
    assert "/decide" not in page(reader)
