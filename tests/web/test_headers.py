"""What stands around every answer."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.web.headers import ALWAYS, MOST_BYTES
from comity.web.render import palette_address, static
from web.conftest import csrf, make_client


@pytest.mark.parametrize(
    "path", ["/", "/nothing/here", "/static/page.css", "/api/pairs", "/api/claim/c-none", "/login"]
)
def test_every_answer_has_them(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert "server" not in headers


def test_the_policy_lets_nothing_run_that_stands_in_a_page(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/search?q=acsa", "/changes", "/codebook", "/quality", "/api", "/login", "/x/y"])
def test_no_page_needs_what_the_policy_forbids(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert not re.search(
        r"<style|\sstyle=|\son\w+=|<script>|javascript:|(?:src|href)=\"https?://(?!www\.loc\.gov)", html
    )


def test_pages_are_kept_by_nobody_and_files_for_a_day(client: TestClient) -> None:
    kept = [client.get(path).headers["cache-control"] for path in ("/", static("page.css"), palette_address())]
    assert kept == ["no-store", "public, max-age=86400", "public, max-age=86400"]
    assert client.get("/static/none.js").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[", "192.168.0.9:80"])
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8080", "127.0.0.1:9", "localhost."])
def test_its_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/login", headers={"host": host}).status_code == 200


def test_a_form_that_is_too_large_is_refused(client: TestClient) -> None:
    answer = client.post("/theme", data={"csrf": csrf(client), "theme": "x" * MOST_BYTES})
    assert answer.status_code == 413


def test_the_log_has_a_line_for_each_answer_and_never_what_was_asked(
    ledger: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "comity.web.access"):
        client = make_client(ledger)
        client.get(static("page.css"))
        client.get("/search?q=secret%20words", headers={"authorization": "Bearer hidden"})
    (line,) = caplog.messages
    assert re.fullmatch(r"testclient GET /search 200 \d+ ms", line)


def test_a_path_cannot_write_into_the_log(ledger: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "comity.web.access"):
        make_client(ledger).get("/a%0d%0aPOST%20%1b[31m/")
    assert not set("\r\n\x1b") & set(caplog.messages[0])
