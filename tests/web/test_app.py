"""The application: roles, forms, errors, and files; what a hostile caller gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.testclient import TestClient

from comity.errors import LedgerError
from comity.web import Guard, app, create_app
from comity.web.call import Call, Page
from web.conftest import EDITOR, READER, Sign, csrf, make_client


def fail(_: Call) -> Response:
    raise RuntimeError("a secret of the program")


def write(call: Call) -> Response:
    return call.to(call.form.get("next", "/"))


def broken(_: Call) -> Response:
    raise LedgerError("the ledger '/srv/secret.db' is locked")


EXTRA = (
    Page("/x/fail", fail, "fails"),
    Page("/api/x/fail", fail, "fails", gives="json"),
    Page("/x/locked", broken, "finds a ledger locked"),
    Page("/x/write", write, "writes", role="editor", method="POST"),
)


@pytest.fixture(autouse=True)
def _more_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(app, "PAGES", (*app.PAGES, *EXTRA))
    yield


def write_as(client: TestClient, headers: dict[str, str] | None = None, **fields: str) -> int:
    return client.post("/x/write", data={"csrf": csrf(client), **fields}, headers=headers).status_code


def test_a_ledger_that_is_not_there_is_told_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        create_app(str(tmp_path / "none.db"))


# --- roles --------------------------------------------------------------------------------------------------------


def test_on_this_machine_everybody_may_edit_and_is_told_so(client: TestClient) -> None:
    page = client.get("/").text
    assert "Everybody on this machine may read and edit." in page
    assert "Sign out" not in page
    assert write_as(client) == 303


def test_who_has_not_signed_in_is_asked_for_a_token_and_led_back(guarded: TestClient) -> None:
    answer = guarded.get("/search?q=a b&kind=exercise")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=/search%3Fq%3Da%2520b%26kind%3Dexercise"


def test_a_reader_reads_and_may_not_edit(signed: Sign) -> None:
    client = signed(READER)
    page = client.get("/").text
    assert "Signed in as reader." in page
    assert "Sign out" in page
    assert write_as(client) == 403


def test_an_editor_edits(signed: Sign) -> None:
    client = signed(EDITOR)
    assert "Signed in as editor." in client.get("/").text
    assert write_as(client) == 303


def test_who_has_no_token_may_not_write(guarded: TestClient) -> None:
    assert write_as(guarded) == 401


def test_a_part_that_needs_a_token_leads_the_whole_page_to_the_form(guarded: TestClient) -> None:
    answer = guarded.get("/home/heat", headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login")


def test_a_program_shows_its_token_with_each_call(guarded: TestClient) -> None:
    calls = [guarded.get("/api/pairs", headers={"authorization": f"Bearer {token}"}) for token in (READER, EDITOR, "x")]
    assert [call.status_code for call in calls] == [200, 200, 401]
    assert not any("set-cookie" in call.headers for call in calls)


def test_a_program_without_token_is_told_so_as_json(guarded: TestClient) -> None:
    answer = guarded.get("/api/pairs")
    assert answer.status_code == 401
    assert answer.json() == {"error": "sign in with a token first"}
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_opens_no_page_and_writes_nothing(guarded: TestClient) -> None:
    headers = {"authorization": f"Bearer {EDITOR}"}
    assert guarded.get("/", headers=headers).status_code == 303
    assert write_as(guarded, headers) == 401


def test_tokens_cannot_be_tried_without_end(ledger: Path) -> None:
    client = make_client(ledger, Guard(READER, EDITOR, writes=2, clock=lambda: 0.0))
    tries = [client.get("/api/pairs", headers={"authorization": "Bearer x"}).status_code for _ in range(3)]
    assert tries == [401, 401, 429]


# --- forms --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_without_its_token_changes_nothing(client: TestClient, token: str) -> None:
    client.get("/")
    assert client.post("/x/write", data={"csrf": token}).status_code == 403


def test_a_form_of_another_session_changes_nothing(ledger: Path) -> None:
    guard = Guard()
    mine, other = make_client(ledger, guard), make_client(ledger, guard)
    mine.get("/")
    assert mine.post("/x/write", data={"csrf": csrf(other)}).status_code == 403


def test_a_script_sends_the_token_as_a_header(client: TestClient) -> None:
    assert client.post("/x/write", headers={"x-csrf": csrf(client)}).status_code == 303


@pytest.mark.parametrize(("site", "status"), [
    ("cross-site", 403), ("same-site", 403), ("same-origin", 303), ("none", 303),
])  # fmt: skip
def test_another_site_sends_no_form(client: TestClient, site: str, status: int) -> None:
    assert write_as(client, {"sec-fetch-site": site}) == status


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/plain"])
def test_only_plain_forms_are_read(client: TestClient, kind: str) -> None:
    client.get("/")
    assert client.post("/x/write", content=b"{}", headers={"content-type": kind}).status_code == 415


def test_a_form_has_no_end_of_fields(client: TestClient) -> None:
    fields = {f"f{place}": "x" for place in range(app.MOST_FIELDS + 1)}
    assert write_as(client, **fields) in (400, 413)


def test_writes_are_counted(ledger: Path) -> None:
    client = make_client(ledger, Guard(writes=2, clock=lambda: 0.0))
    assert [write_as(client) for _ in range(3)] == [303, 303, 429]


@pytest.mark.parametrize("address", [
    "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nset-cookie: x=1", "",
    " /",
])  # fmt: skip
def test_nothing_leads_elsewhere(client: TestClient, address: str) -> None:
    answer = client.post("/x/write", data={"csrf": csrf(client), "next": address})
    assert answer.headers["location"] == "/"
    assert "x=1" not in answer.headers.get("set-cookie", "")


# --- errors and files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/x/fail", "/api/x/fail"])
def test_no_failure_shows_the_program(ledger: Path, path: str) -> None:
    answer = make_client(ledger, raise_server_exceptions=False).get(path)
    assert answer.status_code == 500
    assert not re.search(r"secret|Traceback|RuntimeError", answer.text)
    assert answer.headers["content-security-policy"]


def test_a_failure_of_the_ledger_is_told_to_who_may_edit(client: TestClient) -> None:
    answer = client.get("/x/locked")
    assert answer.status_code == 503
    assert "locked" in answer.text


def test_a_reader_does_not_learn_where_the_ledger_lies(signed: Sign) -> None:
    answer = signed(READER).get("/x/locked")
    assert answer.status_code == 503
    assert "/srv/" not in answer.text


@pytest.mark.parametrize(("path", "status"), [
    ("/nothing/here", 404), ("/api/claim/c-none", 404), ("/api/pair/IND-IND", 400), ("/search?kind=x", 400),
    ("/changes?since=%00", 400), (f"/search?q={'x' * 501}", 400), ("/search/", 404), ("/static", 404),
    ("/static/", 404),
    ("/static/..%2f..%2fcall.py", 404), ("/static/%2e%2e/app.py", 404), ("/static//etc/passwd", 404),
    ("/static/%00", 404), ("/%00", 404),
])  # fmt: skip
def test_what_is_not_there_is_told_in_a_line(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "location" not in answer.headers
    assert not re.search(r"Traceback|root:|import ", answer.text)


def test_another_method_is_refused(client: TestClient) -> None:
    assert client.delete("/").status_code == 405


def test_what_an_error_quotes_is_escaped(client: TestClient) -> None:
    text = client.get("/search", params={"kind": "<script>alert(1)</script>\x1b[31m"}).text
    assert "<script>alert" not in text
    assert "\x1b" not in text


def test_a_part_that_failed_is_a_line(client: TestClient) -> None:
    text = client.get("/x/locked", headers={"hx-request": "true"}).text
    assert text.startswith('<p class="wrong"')
