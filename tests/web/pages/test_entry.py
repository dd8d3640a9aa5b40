"""The page of an entry."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from comity.deciding import Signature, decide
from comity.ledger import SqlLedger
from comity.model import Speaker
from comity.web.pages.entry import sides_of
from comity.web.shown import claim_row
from factories import make_claim, make_document
from present.story import told
from web.pages.conftest import HOSTILE, hostile_claim, story

SIGNED, FORCE = story("signed the ACSA"), story("came into force")
REPORT = make_document("India and Japan met.", publisher="Ministry A")


@pytest.fixture
def entry(ledger: SqlLedger) -> str:
    return ledger.entry(f"e-{SIGNED.id[2:]}")


def page(client: TestClient, id: str) -> str:
    response = client.get(f"/entry/{id}")
    assert response.status_code == 200
    return response.text


def test_every_step_of_its_life_has_its_sentence(client: TestClient, entry: str) -> None:
    life = page(client, entry).partition('<ol class="life">')[2].partition("</ol>")[0]
    steps = re.findall(r'<p class="when">(.*?)</p>.*?</span> (.*?)</p>', life, re.DOTALL)
    assert ("9 Sep 2020", "signed") in steps
    assert f'<a class="plain" href="/claim/{SIGNED.id}">{SIGNED.passage.exact}</a>' in life


def test_what_did_not_happen_is_drawn_as_no_act(client: TestClient, ledger: SqlLedger) -> None:
    held = {"kind": "exercise", "thing": story("Veer").thing, "status": "not_happened", "trigger": "held"}
    off = told("The exercise Veer Guardian was not held in 2020.", "2020", **held)
    ledger.record(off[0], [off[1]], "test-1")
    with ledger.linking() as links:
        links.put({}, {off[1].id: f"e-{off[1].id[2:]}"})
    life = page(client, f"e-{off[1].id[2:]}").partition('<ol class="life">')[2]
    assert '<li class="negated">' in life
    assert '<li class="actually">' not in life.partition("</ol>")[0]


def test_any_claim_of_it_leads_to_it(client: TestClient, entry: str) -> None:
    response = client.get(f"/entry/e-{FORCE.id[2:]}", follow_redirects=False)
    assert response.headers.get("location", f"/entry/{entry}") == f"/entry/{entry}"
    assert client.get("/entry/e-none").status_code == 404


def test_sources_stand_apart_from_copies(client: TestClient, entry: str) -> None:
    html = page(client, entry)
    assert f'<li><a href="/document/{SIGNED.document.id}">' in html
    assert "<li>None was found.</li>" in html


def test_the_words_of_two_sides_stand_side_by_side() -> None:
    from comity.analyse.entry import entry_page

    ours = make_claim(REPORT, speaker=Speaker("IND", "India"), trigger="a")
    theirs = make_claim(REPORT, speaker=Speaker("JPN", "Japan"), trigger="b")
    nobody = make_claim(REPORT, trigger="c")
    sides, unspoken = sides_of(entry_page("e-1", [ours, theirs, nobody]), {"IND": "India", "JPN": "Japan"})
    assert [(side.name, [row.id for row in side.claims]) for side in sides] == [
        ("India", [ours.id]), ("Japan", [theirs.id]),
    ]  # fmt: skip
    assert (unspoken, sides_of(entry_page("e-1", [ours, nobody]), {})[0]) == (1, ())


def test_accounts_that_differ_are_kept_side_by_side(client: TestClient, ledger: SqlLedger) -> None:
    rows = [
        told("India and Japan signed the ACSA on 9 May.", "2020-05-09", "Outlet P", "2020-09-11", thing=SIGNED.thing),
        told("India and Japan signed the ACSA on 10 July.", "2020-07-10", "Outlet Q", "2020-09-11", thing=SIGNED.thing),
    ]
    for document, claim in rows:
        ledger.record(document, [claim], "test-1")
    with ledger.linking() as links:
        links.put({}, {claim.id: f"e-{SIGNED.id[2:]}" for claim in (SIGNED, *(claim for _, claim in rows))})
    html = page(client, f"e-{SIGNED.id[2:]}")
    assert "They are kept side by side; none is chosen." in html
    assert {"9 May 2020", "10 July 2020", "9 September 2020"} <= set(re.findall(r"<h4>(.*?)</h4>", html))


def test_hostile_words_are_shown_and_never_run(client: TestClient) -> None:
    html = page(client, f"e-{hostile_claim().id[2:]}")
    assert HOSTILE not in html
    assert not re.search(r"<(script>|img|u>)|\x1b|\u202e", html)


def test_what_was_decided_is_told_with_a_way_back(client: TestClient, ledger: SqlLedger, entry: str) -> None:
    (made,) = decide(ledger, "accept", [entry], Signature("K. Ito", "read both"))
    html = page(client, entry)
    assert "<strong>accepted</strong> by K. Ito" in html
    assert f"/decide/form?action=undo&amp;ids={made.id}&amp;back=/entry/{entry}" in html


def test_a_row_says_how_its_date_is_known() -> None:
    _, claim = told("India and Japan met.", "2020-05-09")
    assert claim_row(claim).date == "9 May 2020"
    assert claim_row(make_claim(REPORT)).date == ""
