"""Deciding in the browser: forms, what they record, who may, and the log."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx import Response
from starlette.testclient import TestClient

from comity.judge.claims import Judged
from comity.judged import JudgedLedger
from comity.ledger import SqlLedger
from present.story import STORY
from web.pages.conftest import HOSTILE, hostile_claim, story, token

SIGNED = story("signed the ACSA")
WHY = {"why": "another date", "by": "K. Ito"}


def post(client: TestClient, csrf: str | None = None, **fields: str) -> Response:
    """A form for a decision, sent with the token of the page that has it, unless another is given."""
    given: Mapping[str, str] = {"action": "accept", "ids": SIGNED.id, **WHY, **fields}
    held = csrf or token(client, f"/decide/form?action=accept&ids={SIGNED.id}")
    return client.post("/decide", data={"csrf": held, **given}, follow_redirects=False)


def judged(ledger: SqlLedger) -> Judged:
    return JudgedLedger(ledger).claim(SIGNED.id)


def test_a_date_is_corrected_and_survives_that_its_document_is_added_again(
    client: TestClient, ledger: SqlLedger
) -> None:
    response = post(client, action="edit", **{"field-when": "2020-09-08"})
    assert response.status_code == 303
    for document, claim in STORY:
        ledger.record(document, [claim], "test-2")
    found = judged(ledger)
    assert (found.claim.when and found.claim.when.edtf, found.machine.coder) == ("2020-09-08", "test-1")
    assert "<td>2020-09-09</td><td>2020-09-08</td>" in client.get(f"/claim/{SIGNED.id}").text


def test_fields_that_were_not_changed_are_no_edits(client: TestClient, ledger: SqlLedger) -> None:
    form = client.get(f"/decide/form?action=edit&ids={SIGNED.id}").text
    given = dict(re.findall(r'<input name="(field-\w+)" value="([^"]*)"', form))
    post(client, action="edit", **given | {"field-when": "2020-09-08"})
    assert [one.field for one in ledger.decisions()] == ["when"]
    assert "no field was changed" in post(client, action="edit", **given | {"field-when": "2020-09-08"}).text


def test_undoing_gives_back_what_the_machine_says(client: TestClient, ledger: SqlLedger) -> None:
    made = parse_qs(urlsplit(post(client, action="reject").headers["location"]).query)["did"][0]
    assert judged(ledger).rejected
    assert post(client, action="undo", ids=made).status_code == 303
    assert not judged(ledger).decisions
    assert '<span class="status">undone</span>' in client.get("/decisions").text


def test_what_was_done_is_told_with_a_button_that_takes_it_back(client: TestClient, ledger: SqlLedger) -> None:
    html = client.get(post(client, back=f"/claim/{SIGNED.id}").headers["location"]).text
    form = html.partition('class="panel said"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert client.post("/decide", data=fields, follow_redirects=False).status_code == 303
    assert [one.action for one in ledger.decisions()] == ["accept", "undo"]


def test_who_signs_is_asked_once(client: TestClient) -> None:
    post(client)
    assert 'name="by" value="K. Ito"' in client.get(f"/decide/form?action=reject&ids={SIGNED.id}").text


def test_the_setting_names_who_signs(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_EDITOR", "A. Rao")
    assert 'name="by" value="A. Rao"' in client.get(f"/decide/form?action=reject&ids={SIGNED.id}").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"by": " "}, "nobody signs this"),
        ({"why": "", "words": " "}, "there is no reason"),
        ({"by": "x" * 200}, "200 signs"),
        ({"ids": "c-none"}, "no claim has the id"),
        ({"action": "merge", "ids": f"e-{SIGNED.id[2:]}", "other": ""}, "two entries or more"),
        ({"action": "edit", "field-when": "soon"}, "no EDTF date"),
        ({"action": "edit", "ids": f"{SIGNED.id} {hostile_claim().id}", "field-when": "2020"}, "one claim is edited"),
    ],
)
def test_what_cannot_be_recorded_says_why(
    client: TestClient, ledger: SqlLedger, fields: dict[str, str], words: str
) -> None:
    response = post(client, **fields)
    assert (response.status_code in (400, 404), words in response.text) == (True, True)
    assert not list(ledger.decisions())


def test_what_was_typed_comes_back(client: TestClient) -> None:
    html = post(client, action="edit", words="see <page> 2", **{"field-when": "soon"}).text
    assert 'name="field-when" value="soon"' in html
    assert 'value="see &lt;page&gt; 2"' in html


def test_reason_and_further_words_are_kept_together(client: TestClient, ledger: SqlLedger) -> None:
    post(client, words="as page 2 says")
    assert [one.why for one in ledger.decisions()] == ["another date: as page 2 says"]


@pytest.mark.parametrize("back", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere", "/a\r\nx: y", ""])
def test_nobody_is_led_elsewhere(client: TestClient, back: str) -> None:
    assert post(client, back=back).headers["location"].startswith("/review/next?did=j-")


def test_a_reader_decides_nothing(reader: TestClient, ledger: SqlLedger) -> None:
    assert reader.get(f"/decide/form?action=accept&ids={SIGNED.id}").status_code == 403
    assert post(reader, csrf=token(reader, "/login")).status_code == 403
    assert not list(ledger.decisions())


def test_a_forged_form_is_refused(client: TestClient, ledger: SqlLedger) -> None:
    client.get("/")
    assert post(client, csrf="0" * 64).status_code == 403
    assert not list(ledger.decisions())


def test_claims_leave_an_entry_by_name(client: TestClient, ledger: SqlLedger) -> None:
    first, second = story("decided to start"), SIGNED
    with ledger.linking() as links:
        links.put({}, {first.id: f"e-{first.id[2:]}", second.id: f"e-{first.id[2:]}"})
    form = client.get(f"/decide/form?action=split&ids={second.id}").text
    assert f'name="{second.id}" value="yes" checked' in form
    post(client, action="split", ids=f"e-{first.id[2:]}", **{second.id: "yes"})
    held = ledger.entries_of([first.id, second.id])
    assert held[first.id] != held[second.id]


def test_hostile_reasons_are_shown_and_never_run(client: TestClient) -> None:
    response = post(client, words=HOSTILE, by="<i>", ids=hostile_claim().id)
    for address in (response.headers["location"], "/decisions"):
        html = client.get(address).text
        assert not re.search(r"<(script>|img|i>)|\x1b|\u202e", html)
        assert "&lt;script&gt;" in html


def test_the_log_tells_who_when_what_and_why(client: TestClient) -> None:
    post(client)
    post(client, action="reject", by="A. Rao", ids=story("deepen").id)
    html = client.get("/decisions").text
    assert re.findall(r"<strong>(\w+)</strong> by (.*?),", html) == [("rejected", "A. Rao"), ("accepted", "K. Ito")]
    assert "accepted" not in client.get("/decisions?by=A. Rao").text.partition("<ol")[2]


def test_a_log_of_nothing_says_so(client: TestClient) -> None:
    assert "Nobody decided anything yet" in client.get("/decisions?from=99").text


def test_an_unknown_action_is_refused(client: TestClient) -> None:
    assert client.get("/decide/form?action=test&ids=p-1").status_code == 400
