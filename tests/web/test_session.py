"""Signing in and out, and the look."""

from __future__ import annotations

from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.web import Guard
from web.conftest import EDITOR, READER, Sign, csrf, make_client


def test_a_wrong_token_is_refused_and_not_repeated(guarded: TestClient) -> None:
    answer = guarded.post("/login", data={"csrf": csrf(guarded), "token": "wrong-token-0123456789"})
    assert answer.status_code == 403
    assert "wrong-token" not in answer.text


def test_signing_in_leads_to_the_page_that_was_asked_for(guarded: TestClient) -> None:
    fields = {"csrf": csrf(guarded), "token": READER, "next": "/search?q=acsa"}
    assert guarded.post("/login", data=fields).headers["location"] == "/search?q=acsa"


@pytest.mark.parametrize("place", ["//evil.example", "/login", "/logout", "https://evil.example"])
def test_signing_in_leads_nowhere_else(guarded: TestClient, place: str) -> None:
    fields = {"csrf": csrf(guarded), "token": READER, "next": place}
    assert guarded.post("/login", data=fields).headers["location"] == "/"


def test_signing_in_begins_a_new_session_and_ends_the_one_before(guarded: TestClient) -> None:
    token = csrf(guarded)
    before = dict(guarded.cookies)
    guarded.post("/login", data={"csrf": token, "token": EDITOR})
    assert dict(guarded.cookies) != before
    guarded.cookies.clear()
    guarded.cookies.update(before)
    assert csrf(guarded) != token


def test_nobody_is_signed_in_by_another_sites_form(guarded: TestClient) -> None:
    assert guarded.post("/login", data={"token": EDITOR}).status_code == 403


def test_tokens_cannot_be_tried_without_end(ledger: Path) -> None:
    client = make_client(ledger, Guard(READER, EDITOR, writes=2, clock=lambda: 0.0))
    token = csrf(client)
    tries = [client.post("/login", data={"csrf": token, "token": "x"}).status_code for _ in range(3)]
    assert tries == [403, 403, 429]


def cookie_of(client: TestClient) -> SimpleCookie:
    return SimpleCookie(client.get("/login").headers["set-cookie"])


def test_the_cookie_is_unread_by_scripts_and_not_sent_with_forms_of_others(guarded: TestClient) -> None:
    ((name, cookie),) = cookie_of(guarded).items()
    assert name == "comity_80"
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "lax", "/", "")


def test_over_https_no_other_server_can_set_it(ledger: Path) -> None:
    client = make_client(ledger)
    client.base_url = "https://localhost"  # type: ignore[assignment]
    ((name, cookie),) = cookie_of(client).items()
    assert name.startswith("__Host-")
    assert cookie["secure"]


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(signed: Sign) -> None:
    client = signed(EDITOR)
    stolen = dict(client.cookies)
    assert client.post("/logout", data={"csrf": csrf(client, "/")}).headers["location"] == "/login"
    client.cookies.update(stolen)
    assert client.get("/").status_code == 303


@pytest.mark.parametrize(
    ("look", "shown"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ("system", "")]
)
def test_the_look_is_kept_and_comes_from_the_server(client: TestClient, look: str, shown: str) -> None:
    answer = client.post("/theme", data={"csrf": csrf(client), "theme": look, "next": "/codebook"})
    assert answer.headers["location"] == "/codebook"
    assert f'<html lang="en"{shown}>' in client.get("/").text


def test_there_is_no_other_look(client: TestClient) -> None:
    assert client.post("/theme", data={"csrf": csrf(client), "theme": '"><b>'}).status_code == 400
    client.cookies.set("theme", '"><b>')
    assert '<html lang="en">' in client.get("/").text
