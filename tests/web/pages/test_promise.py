"""The page of a promise, and how it is assessed: the test is written before the evidence is shown."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from comity.ledger import SqlLedger
from comity.promises import promises
from comity.relink import relink
from promise.commitments import promised, report
from web.pages.conftest import HOSTILE, token

HELD = "India and Japan held talks in Tokyo."
DONE = f"Japan delivered six aircraft to India, {HOSTILE}"
SAID = f"Japan will sell six aircraft to India by the end of 2020, {HOSTILE}"


@pytest.fixture
def ledger(ledger: SqlLedger) -> SqlLedger:
    """The story, and one more promise with what delivers it."""
    first, later = report(SAID), report(DONE, "2021-05-01")
    ledger.record(first, [promised(first)], "test-1")
    ledger.record(later, [promised(later, status="happened", trigger="delivered")], "test-1")
    relink(ledger)
    return ledger


@pytest.fixture
def id(ledger: SqlLedger) -> str:
    found = promises(ledger, "IND", "JPN").commitments
    return next(one.id for one in found if "six aircraft" in one.name)


def post(client: TestClient, id: str, to: str, **fields: str) -> int:
    csrf = token(client, f"/promise/{id}?assess=1&now=1") if "csrf" not in fields else fields.pop("csrf")
    given = {"csrf": csrf, "by": "K. Ito", **fields}
    return client.post(f"/promise/{id}/{to}", data=given, follow_redirects=False).status_code


def evidence(html: str) -> bool:
    """Whether anything of what was found is on a page."""
    return any(words in html for words in ("Japan delivered", "The ladder", "delivered late", "Receipt"))


def test_a_slow_page_says_that_it_is_being_read(client: TestClient, id: str) -> None:
    html = client.get(f"/promise/{id}").text
    assert "are being read: this takes some seconds" in html
    assert f'hx-get="/promise/{id}/part"' in html
    assert '<a href="?now=1">' in html


def test_once_read_it_is_there_at_once(client: TestClient, id: str) -> None:
    part = client.get(f"/promise/{id}/part", headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert '<h2 id="ladder">' in part
    assert '<h2 id="ladder">' in client.get(f"/promise/{id}").text


def test_every_rung_has_its_sentence(client: TestClient, id: str) -> None:
    ladder = client.get(f"/promise/{id}?now=1").text.partition('<ol class="life ladder">')[2].partition("</ol>")[0]
    assert ladder.count("<li class=") == ladder.count('class="plain" href="/claim/c-') >= 2
    assert "First said" in ladder


def test_nothing_found_is_told_with_where_was_looked(client: TestClient, ledger: SqlLedger) -> None:
    found = next(one for one in promises(ledger, "IND", "JPN").commitments if one.receipt)
    html = client.get(f"/promise/{found.id}?now=1").text
    assert re.search(r"Receipt: no evidence found by \d{4}-\d\d-\d\d in \d+ documents?", html)
    assert "broken" not in html


def test_the_evidence_is_hidden_until_the_test_is_written(client: TestClient, id: str) -> None:
    before = client.get(f"/promise/{id}?assess=1&now=1").text
    assert "Write the fulfilment test first" in before
    assert not evidence(before)
    assert post(client, id, "test", test="six aircraft handed over") == 303
    assert evidence(client.get(f"/promise/{id}?assess=1&now=1").text)


def test_the_part_hides_it_too(client: TestClient, id: str) -> None:
    assert f'hx-get="/promise/{id}/part?assess=1"' in client.get(f"/promise/{id}?assess=1").text
    part = client.get(f"/promise/{id}/part?assess=1", headers={"hx-request": "true"}).text
    assert "Write the fulfilment test first" in part
    assert not evidence(part)


def test_a_test_without_words_or_name_shows_nothing(client: TestClient, id: str) -> None:
    for fields in ({"test": " "}, {"test": "six aircraft", "by": ""}):
        csrf = token(client, f"/promise/{id}?assess=1&now=1")
        response = client.post(f"/promise/{id}/test", data={"csrf": csrf, "by": "K. Ito", **fields})
        assert (response.status_code, evidence(response.text)) == (400, False)


def test_an_assessment_needs_a_test_first(client: TestClient, ledger: SqlLedger, id: str) -> None:
    assert post(client, id, "assess", state="delivered", why="the test is met") == 400
    assert not list(ledger.decisions())


def test_people_who_differ_are_shown_side_by_side(client: TestClient, id: str) -> None:
    post(client, id, "test", test="six aircraft handed over")
    post(client, id, "assess", state="delivered", why="the test is met")
    post(client, id, "assess", state="lapsed", why="the test is not met", by="A. Rao")
    html = client.get(f"/promise/{id}?now=1").text
    assert "Assessment: <strong>contested</strong>" in html
    assert re.search(r"<li>assessed as delivered by K. Ito.*<li>assessed as lapsed by A. Rao", html, re.DOTALL)


def test_a_later_test_is_marked(client: TestClient, id: str) -> None:
    post(client, id, "test", test="six aircraft handed over")
    post(client, id, "test", test="any aircraft")
    assert "any aircraft (written after the evidence was shown)" in client.get(f"/promise/{id}?now=1").text


def test_hostile_text_is_never_run(client: TestClient, id: str) -> None:
    for address in (f"/promise/{id}?now=1", f"/promise/{id}?assess=1&now=1"):
        html = client.get(address).text
        assert not re.search(r"<(script>|img)|\x1b|\u202e", html)
        assert "&lt;script&gt;" in html


def test_a_reader_writes_nothing_and_sees_no_form(reader: TestClient, ledger: SqlLedger, id: str) -> None:
    html = reader.get(f"/promise/{id}?assess=1&now=1").text
    assert (evidence(html), f'action="/promise/{id}' in html) == (True, False)
    assert post(reader, id, "test", test="x", csrf=token(reader, "/login")) == 403
    assert not list(ledger.decisions())


def test_an_unknown_promise_is_not_found(client: TestClient) -> None:
    assert client.get("/promise/p-000?now=1").status_code == 404
