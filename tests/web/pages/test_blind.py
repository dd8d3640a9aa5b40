"""Blind coding in the browser."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from httpx import Response
from starlette.testclient import TestClient

from comity.judge.agreement import CODED
from comity.sheets import COLUMNS, read_sheet
from web.pages.conftest import token

SHEET = "/blind/k-ito-4-0"
SAID = {"1-kind": "agreement", "1-status": "happened", "1-actors": "IND, JPN"}


def draw(client: TestClient, coder: str = "K. Ito", **fields: str) -> Response:
    given = {"csrf": token(client, "/blind"), "coder": coder, "n": "4", "seed": "0", **fields}
    return client.post("/blind", data=given, follow_redirects=False)


def answer(client: TestClient, address: str = SHEET, **fields: str) -> Response:
    """Code the passage that is shown."""
    html = client.get(address).text
    found = {name: re.search(rf'name="{name}" value="([^"]*)"', html) for name in ("csrf", "passage")}
    given = {name: one[1] for name, one in found.items() if one}
    return client.post(address.partition("?")[0], data={**given, "does": "save", **fields}, follow_redirects=False)


def rows(client: TestClient) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"{SHEET}/sheet.csv").text)))


def test_passages_are_drawn_and_shown_one_by_one(client: TestClient) -> None:
    assert draw(client).headers["location"] == SHEET
    html = client.get(SHEET).text
    assert "Passage 1 of 4" in html
    assert not re.search(r"c-[0-9a-f]{16}|agreement\.sign|what:sign|score", html)


def test_coding_goes_on_where_it_stopped(client: TestClient) -> None:
    draw(client)
    answer(client, **SAID)
    answer(client, does="nothing")
    assert "Passage 3 of 4" in client.get(SHEET).text
    assert [row["kind"] for row in rows(client)] == ["agreement", ""]


def test_nothing_is_lost_when_the_server_ends(client: TestClient, path: Path) -> None:
    from comity.web import create_app

    draw(client)
    answer(client, **SAID)
    again = TestClient(create_app(str(path)), base_url="http://localhost", cookies=client.cookies)
    assert "Passage 2 of 4" in again.get(SHEET).text


def test_a_passage_may_claim_several_things(client: TestClient) -> None:
    draw(client)
    place = answer(client, does="more", **SAID).headers["location"]
    assert (place, client.get(place).text.count("<legend>Claim")) == (f"{SHEET}?at=1&more=1", 2)
    answer(client, f"{SHEET}?at=1", **SAID, **{"2-kind": "position", "2-status": "hoped"})
    assert [row["kind"] for row in rows(client)] == ["agreement", "position"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [({}, "a claim needs a kind"), ({"1-status": "hoped"}, "a claim needs a kind"),
     ({"1-kind": "treaty"}, "claim 1: kind cannot be &#39;treaty&#39;")],
)  # fmt: skip
def test_what_cannot_be_kept_comes_back(client: TestClient, fields: dict[str, str], words: str) -> None:
    draw(client)
    response = answer(client, **fields, **{"1-actors": "<IND>"} if fields else {})
    assert (response.status_code, words in response.text) == (400, True)
    assert ("&lt;IND&gt;" in response.text) == bool(fields)
    assert not rows(client)


def test_the_sheet_is_one_that_commands_read(client: TestClient, tmp_path: Path) -> None:
    draw(client)
    for _ in range(4):
        answer(client, **SAID)
    (tmp_path / "ito.csv").write_bytes(client.get(f"{SHEET}/sheet.csv").content)
    found = read_sheet(tmp_path / "ito.csv")
    assert (len(found), tuple(found[0])) == (4, COLUMNS)
    assert {name for name in CODED if found[0][name]} == {"kind", "status", "actors"}
    assert "All 4 passages are coded" in client.get(SHEET).text


def test_another_coder_sees_nothing_of_it(client: TestClient) -> None:
    draw(client)
    answer(client, **SAID)
    draw(client, "A. Rao")
    assert "This sheet is K. Ito’s" in client.get(SHEET).text
    assert client.get(f"{SHEET}/sheet.csv").status_code == 403
    given = {"csrf": token(client, SHEET), "does": "nothing"}
    assert client.post(SHEET, data=given).status_code == 403
    assert client.post(f"{SHEET}/open", data=given).text.count("Passage 2 of 4") == 2


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"coder": " "}, "say who codes"), ({"n": "0"}, "whole number from 1"), ({"n": "9999"}, "whole number from 1"),
     ({"seed": "x"}, "whole number from 0"), ({"pair": "IND"}, "is no pair"), ({"pair": "AUS-FRA"}, "no passage"),
     ({"coder": "漢字"}, "no name of a coder")],
)  # fmt: skip
def test_what_cannot_be_drawn_says_why(client: TestClient, fields: dict[str, str], words: str) -> None:
    response = draw(client, **fields)
    assert (response.status_code, words in response.text) == (400, True)


def test_no_sheet_is_drawn_over(client: TestClient) -> None:
    draw(client)
    assert "there is a sheet called" in draw(client).text


def test_a_folder_that_cannot_be_written_is_named(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_SHEETS", "/dev/null/sheets")
    response = draw(client)
    assert (response.status_code, "see the setting COMITY_SHEETS" in response.text) == (503, True)


def test_a_reader_codes_nothing(reader: TestClient) -> None:
    assert reader.get("/blind").status_code == 403
    assert reader.post("/blind", data={"csrf": token(reader, "/login")}).status_code == 403


def test_a_forged_form_is_refused(client: TestClient) -> None:
    assert draw(client, csrf="0" * 64).status_code == 403
    assert "None was drawn yet" in client.get("/blind").text


@pytest.mark.parametrize("name", ["nobody", "..%2f..%2fcomity.db", ".hidden", "%00"])
def test_what_is_no_sheet_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/blind/{name}").status_code == 404
