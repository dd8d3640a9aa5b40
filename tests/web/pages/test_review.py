"""The queue, and one item of it at a time."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from comity.deciding import Signature, decide
from comity.ledger import SqlLedger
from comity.ledger.store import Proposal
from comity.relink import relink
from present.story import STORY
from web.pages.conftest import HOSTILE, story, token

SIGNED, MADE = story("signed the ACSA"), story("decided to start")
SURE = "test-2"


@pytest.fixture
def doubted(ledger: SqlLedger) -> SqlLedger:
    """The story with scores: every claim of it is in doubt."""
    for place, (document, claim) in enumerate(STORY):
        ledger.record(document, [replace(claim, score=0.1 + place / 20)], SURE)
    relink(ledger)
    return ledger


def items(html: str) -> list[str]:
    return re.findall(r"item=(q-\w+)", html)


def step(client: TestClient, rel: str, address: str) -> str:
    """The page that a link of the walk leads to."""
    found = re.search(rf'rel="{rel}" href="([^"]*)"', client.get(address).text)
    assert found, f"{address} has no {rel}"
    return found[1].replace("&amp;", "&")


@pytest.mark.usefixtures("doubted")
def test_what_waits_is_listed_with_its_sentence(client: TestClient) -> None:
    html = client.get("/review?pair=IND-JPN").text
    assert SIGNED.passage.exact in html
    assert len(items(html)) == 9
    assert "In doubt</strong>: score 0.10: it waits and is not counted" in html


@pytest.mark.usefixtures("doubted")
def test_hostile_text_in_the_queue_is_never_run(client: TestClient) -> None:
    for address in ("/review", *(f"/review/next?at={place}" for place in range(9))):
        html = client.get(address).text
        assert HOSTILE not in html
        assert not re.search(r"<(script>|img|u>)|\x1b|\u202e", html)


@pytest.mark.parametrize("query", ["pair=IND", "pair=IND-IND", "nature=others"])
def test_what_cannot_be_asked_for_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/review?{query}").status_code == 400


@pytest.mark.usefixtures("doubted")
def test_another_pair_has_nothing(client: TestClient) -> None:
    assert "Nothing waits to be looked at" in client.get("/review?pair=AUS-FRA").text
    assert "Nothing waits to be looked at" in client.get("/review/next?pair=AUS-FRA").text


@pytest.mark.usefixtures("doubted")
def test_one_walks_to_the_next_and_back(client: TestClient) -> None:
    after = step(client, "next", "/review/next?nature=doubt")
    assert "2 of 9" in client.get(after).text
    assert "1 of 9" in client.get(step(client, "prev", after)).text


@pytest.mark.usefixtures("doubted")
def test_after_a_decision_the_next_item_shows_and_what_was_done(client: TestClient) -> None:
    html = client.get("/review/next?at=2").text.partition('action="/decide"')[2].partition("</form>")[0]
    second = client.get(step(client, "next", "/review/next?at=2")).text
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    given = {**fields, "back": fields["back"].replace("&amp;", "&"), "by": "K. Ito", "words": "it says so"}
    after = client.post("/decide", data=given).text
    assert re.findall(r"<blockquote.*?</blockquote>", after, re.DOTALL) == re.findall(
        r"<blockquote.*?</blockquote>", second, re.DOTALL
    )
    assert "<strong>Done:</strong> accepted" in after
    assert re.findall(r"<span>(.*?)</span>", after)[:1] == ["3 of 8"]


@pytest.mark.usefixtures("doubted")
def test_every_key_of_the_script_has_its_form_on_the_page(client: TestClient) -> None:
    html = client.get("/review/next").text
    assert {"a", "r", "e", "m"} <= set(re.findall(r'<details class="offer" name="offer" data-key="(\w)">', html))
    assert not re.search(r"<[^>]*\s(on\w+|style)=|<script>", html)


def test_two_claims_that_may_be_one_stand_side_by_side(client: TestClient, ledger: SqlLedger) -> None:
    a, b = sorted((SIGNED.id, MADE.id))
    with ledger.linking() as links:
        links.put({}, {a: f"e-{a[2:]}", b: f"e-{b[2:]}"})
        links.propose({a, b}, [Proposal(a, b, 0.5, "one name")])
    html = client.get("/review/next?nature=proposal").text
    assert re.search(r'<th scope="row">status</th>(<td>\w+</td>){2}<td><span class="status alert">', html)
    given = {"action": "merge", "ids": f"e-{a[2:]} e-{b[2:]}", "why": "one", "by": "I"}
    client.post("/decide", data={**given, "csrf": token(client, "/review/next")})
    assert len(set(ledger.entries_of([a, b]).values())) == 1


def test_a_decision_that_the_machine_no_longer_bears_out_is_shown(client: TestClient, ledger: SqlLedger) -> None:
    (made,) = decide(ledger, "edit", [SIGNED.id], Signature("K. Ito", "a promise"), ["status=promised"])
    document = next(document for document, claim in STORY if claim.id == SIGNED.id)
    ledger.record(document, [replace(SIGNED, id="", status="planned")], SURE)
    html = client.get("/review/next?nature=conflict").text
    assert "status: happened when it was decided, planned now" in html
    assert f'name="ids" value="{made.id}"' in html


def test_a_decision_without_its_claim_is_shown_too(client: TestClient, ledger: SqlLedger) -> None:
    decide(ledger, "reject", [SIGNED.id], Signature("K. Ito", "none"))
    document = next(document for document, claim in STORY if claim.id == SIGNED.id)
    ledger.record(document, [], SURE)
    html = client.get("/review/next?nature=conflict").text
    assert "its claim is gone" in html
    assert 'data-key="u"' in html


@pytest.mark.usefixtures("doubted")
def test_a_reader_looks_and_decides_nothing(reader: TestClient) -> None:
    html = reader.get("/review/next").text
    assert "you are signed in as a reader" in html
    assert 'action="/decide"' not in html
