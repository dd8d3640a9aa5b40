"""The page of a document: its text with claims marked in it, however they lie."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from comity.deciding import Signature, decide
from comity.ledger import SqlLedger, open_ledger
from comity.model import Rejected, Section
from comity.web.pages.document import paragraphs_of
from factories import make_claim, make_document
from web.pages.conftest import HOSTILE, hostile_document, story

SIGNED = story("signed the ACSA")
TEXT = "India and Japan signed a pact and will meet. They hoped for more."
WHOLE = make_claim(make_document(TEXT), TEXT)
INNER = make_claim(make_document(TEXT), "signed a pact", status="promised", trigger="will")
ACROSS = make_claim(make_document(TEXT), "meet. They hoped", status="hoped", trigger="hoped")


def page(client: TestClient, id: str) -> str:
    response = client.get(f"/document/{id}")
    assert response.status_code == 200
    return response.text


def test_each_claim_is_numbered_and_leads_to_what_it_says(client: TestClient) -> None:
    html = page(client, SIGNED.document.id)
    assert f'id="{SIGNED.id}" href="#says-{SIGNED.id}" aria-label="claim 1: happened"' in html
    assert f'<li id="says-{SIGNED.id}" value="1" class="actually">' in html
    assert f'href="/claim/{SIGNED.id}"' in html


def test_claims_within_and_across_one_another_are_all_there() -> None:
    (only,) = paragraphs_of(make_document(TEXT), [ACROSS, INNER, WHOLE])
    assert [(run.text, run.tone) for run in only.runs] == [
        ("India and Japan ", "actually"), ("signed a pact", "mixed"), (" and will ", "actually"),
        ("meet. They hoped", "mixed"), (" for more.", "actually"),
    ]  # fmt: skip
    assert [one.number for run in only.runs for one in run.begins] == [1, 2, 3]


def test_paragraphs_know_the_page_on_which_they_begin() -> None:
    found = make_document(TEXT, sections=(Section(0, 5, "headline"), Section(16, 22, "quote")), pages=(0, 16))
    assert [one.page for one in paragraphs_of(found, [])] == [1, 1, 2, 2]


def test_text_between_sections_is_not_lost() -> None:
    found = make_document(TEXT, sections=(Section(0, 5, "headline"), Section(16, 22, "quote")))
    assert [(one.role, "".join(run.text for run in one.runs)) for one in paragraphs_of(found, [])] == [
        ("headline", "India"), ("", " and Japan "), ("quote", "signed"), ("", TEXT[22:]),
    ]  # fmt: skip


def test_a_claim_over_two_paragraphs_is_marked_in_both_and_told_once() -> None:
    cut = make_document(TEXT, sections=(Section(0, 44, "body"), Section(44, len(TEXT), "body")))
    first, second = paragraphs_of(cut, [replace(ACROSS)])
    assert [run.tone for run in (*first.runs, *second.runs)] == ["", "should", "should", ""]
    assert (len(first.claims), len(second.claims)) == (1, 0)


def test_hostile_text_is_shown_and_never_run(client: TestClient) -> None:
    html = page(client, hostile_document().id)
    assert HOSTILE not in html
    assert not re.search(r"<(script>|img|b>|i>)|href=\"javascript|\x1b|\u202e", html)
    assert "&lt;b&gt;hope&lt;/b&gt;" in html


def test_an_address_of_the_web_is_a_link(client: TestClient, path: Path) -> None:
    document = make_document(TEXT, url="https://example.org/a?b=<c>")
    with open_ledger(path) as store:
        store.record(document, [WHOLE], "test-1")
    assert 'href="https://example.org/a?b=&lt;c&gt;" rel="noopener noreferrer nofollow"' in page(client, document.id)


def test_what_was_rejected_is_told_apart(client: TestClient, ledger: SqlLedger) -> None:
    decide(ledger, "reject", [SIGNED.id], Signature("K. Ito", "no <pact>"))
    ledger.reject(Rejected(SIGNED.document.id, "link", "too <long>"))
    html = page(client, SIGNED.document.id)
    assert "0 claims" in html
    assert re.search(rf'<li id="{SIGNED.id}">.*rejected by K. Ito, .*“no &lt;pact&gt;”', html, re.DOTALL)
    assert "link: too &lt;long&gt;" in html


def test_copies_lead_to_one_another(client: TestClient, ledger: SqlLedger) -> None:
    from comity.ledger.store import Source

    first, copy = story("decided to start").document.id, SIGNED.document.id
    with ledger.linking() as links:
        links.group({}, {first: Source(first), copy: Source(first, garbled=True)})
    html = page(client, copy)
    assert f'This text copies <a href="/document/{first}">' in html
    assert "words swapped one by one" in html
    assert f'<a href="/document/{copy}">' in page(client, first)
