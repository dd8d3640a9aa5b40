"""Two coders compared in the browser, and files that are sent."""

from __future__ import annotations

import csv
import io
import re

import pytest
from httpx import Response
from starlette.testclient import TestClient

from comity.sheets import DIFFERENCES, sheet_text
from web.pages.conftest import token

ROWS = [
    {"passage": f"p-{n}", "text": f"Sentence {n} <b>.", "kind": "agreement", "status": "happened", "actors": "IND"}
    for n in (1, 2)
]
OTHER = [ROWS[0] | {"status": "promised"}, ROWS[1] | {"actors": "<i>JPN"}]
COLUMNS = ("passage", "text", "kind", "status", "actors")


def sheet(rows: list[dict[str, str]]) -> bytes:
    return sheet_text(rows, COLUMNS).encode()


A, B = sheet(ROWS), sheet(OTHER)


def send(client: TestClient, a: bytes = A, b: bytes = B, csrf: str = "") -> Response:
    """Two files, sent as the form does."""
    data = {"csrf": csrf or token(client, "/adjudicate"), "a": "", "b": ""}
    files = {"a-file": ("../ito.csv", a, "text/csv"), "b-file": ("rao.csv", b, "text/csv")}
    return client.post("/adjudicate", data=data, files=files)


def settle(client: TestClient, html: str, address: str, **fields: str) -> Response:
    given = dict(re.findall(r'type="hidden" name="(csrf|difference)" value="(\S*?)"', html)[:2])
    return client.post(address, data={**given, "by": "A. Rao", **fields})


def test_agreement_and_differences_of_two_files(client: TestClient) -> None:
    html = send(client).text
    assert "2 passages coded by both" in html
    assert re.search(r'<th scope="row">status</th><td class="number">0\.000</td><td class="number">50\.0%</td>', html)
    assert "0 of 2 settled" in html


def test_hostile_sheets_are_shown_and_never_run(client: TestClient) -> None:
    html = send(client).text
    assert not re.search(r"<(b|i)>", html)
    assert "&lt;i&gt;jpn" in html


def test_a_difference_is_settled_and_saved(client: TestClient) -> None:
    first = send(client)
    address = str(first.url.path)
    html = settle(client, first.text, address, right="other", other="planned", words="see page 2").text
    assert "1 of 2 settled" in html
    saved = client.get(f"{address}/differences.csv")
    found = list(csv.DictReader(io.StringIO(saved.text)))
    assert (tuple(found[0]), [row["decided"] for row in found]) == (DIFFERENCES, ["planned", ""])
    assert saved.headers["content-disposition"] == 'attachment; filename="differences.csv"'


@pytest.mark.parametrize(
    "fields", [{"right": ""}, {"right": "other", "other": " "}, {"right": "a", "by": ""}, {"difference": "x-1"}]
)
def test_what_settles_nothing_is_refused(client: TestClient, fields: dict[str, str]) -> None:
    first = send(client)
    response = settle(client, first.text, str(first.url.path), **{"right": "a", **fields})
    assert (response.status_code, "0 of 2 settled" in response.text) == (400, True)


@pytest.mark.parametrize(
    ("a", "words"),
    [(b"", "has no rows"), (b"\xff\xfe", "no UTF-8"), (b"x\n1\n", "has no column &#39;kind&#39;"),
     (sheet([ROWS[0] | {"passage": "p-9"}]), "no passage in common"),
     (sheet([ROWS[0] | {"kind": "<u>"}]), "kind cannot be &#39;&lt;u&gt;&#39;")],
)  # fmt: skip
def test_what_is_no_sheet_says_so(client: TestClient, a: bytes, words: str) -> None:
    response = send(client, a)
    assert (response.status_code, words in response.text) == (400, True)


def test_one_sheet_alone_is_not_compared(client: TestClient) -> None:
    data = {"csrf": token(client, "/adjudicate"), "a": "", "b": ""}
    response = client.post("/adjudicate", data=data, files={"a-file": ("ito.csv", A, "text/csv")})
    assert "choose each, or send its file" in response.text


def test_a_large_file_is_refused_before_it_is_read(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "2000")
    assert send(client, A + b"x" * 2000).status_code == 413
    assert send(client, A + b"x" * 200_000).status_code == 413


def test_files_go_to_this_page_alone(client: TestClient) -> None:
    data, files = {"csrf": token(client, "/blind")}, {"file": ("a.csv", A, "text/csv")}
    assert client.post("/blind", data=data, files=files).status_code in (400, 415)


def test_more_files_than_two_are_refused(client: TestClient) -> None:
    files = {f"{n}-file": (f"{n}.csv", A, "text/csv") for n in "abc"}
    assert client.post("/adjudicate", data={"csrf": token(client, "/adjudicate")}, files=files).status_code == 400


def test_another_kind_of_form_is_refused(client: TestClient) -> None:
    assert client.post("/adjudicate", data={"csrf": token(client, "/adjudicate")}).status_code == 415


def test_a_forged_form_is_refused(client: TestClient) -> None:
    client.get("/adjudicate")
    assert send(client, csrf="0" * 64).status_code == 403


def test_a_reader_compares_nothing(reader: TestClient) -> None:
    assert send(reader, csrf=token(reader, "/login")).status_code == 403
    assert reader.get("/adjudicate").status_code == 403


def test_a_sheet_that_is_not_done_shows_no_difference(client: TestClient) -> None:
    for coder in ("K. Ito", "A. Rao"):
        given = {"csrf": token(client, "/blind"), "coder": coder, "n": "4", "seed": "0"}
        client.post("/blind", data=given)
    data = {"csrf": token(client, "/adjudicate"), "a": "k-ito-4-0", "b": "a-rao-4-0"}
    response = client.post("/adjudicate", data=data, files={"x": ("", b"", "text/csv")})
    assert "is not done: nobody sees answers before both coders are through" in response.text
    assert "2 sheets are not done yet" in client.get("/adjudicate").text
