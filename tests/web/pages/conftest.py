"""A ledger with the small story and a hostile text in it, and browsers of an editor and of a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cli.conftest import record_story
from comity.ledger import SqlLedger, open_ledger
from comity.model import Claim, Document
from comity.relink import relink
from comity.web import Guard, create_app
from factories import make_claim, make_document, make_sections
from present.story import CLAIMS

READER, EDITOR = "reader-token-for-tests", "editor-token-for-tests"
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} \x1b[31m\u202eIndia and Japan signed it.'
"""What no page may hand on as it is."""


def hostile_document() -> Document:
    """A text that attacks whoever shows it, in every field that comes from outside."""
    text = f"{HOSTILE}\n\nIndia and Japan <b>hope</b> to meet."
    return make_document(
        text, sections=make_sections(text), title=HOSTILE, publisher=HOSTILE, author=HOSTILE,
        url="javascript:alert(3)", path="<i>.txt", published="2024-01-02",
    )  # fmt: skip


def hostile_claim() -> Claim:
    return make_claim(hostile_document(), HOSTILE, trigger="<u>signed", why=("<s>why",), score=0.2)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ledger of the pages; nobody is named as its editor."""
    for name in ("COMITY_EDITOR", "COMITY_SHEETS"):
        monkeypatch.delenv(name, raising=False)
    found = tmp_path / "comity.db"
    with open_ledger(found) as store:
        record_story(store)
        store.record(hostile_document(), [hostile_claim()], "test-1")
        relink(store)
    return found


@pytest.fixture
def ledger(path: Path) -> SqlLedger:
    return open_ledger(path)


@pytest.fixture
def client(path: Path) -> TestClient:
    """The browser of somebody at the machine itself, who may edit."""
    return TestClient(create_app(str(path)), base_url="http://localhost")


@pytest.fixture
def reader(path: Path) -> TestClient:
    """The browser of somebody who signed in as a reader."""
    found = TestClient(create_app(str(path), Guard(READER, EDITOR)), base_url="http://localhost")
    assert found.post("/login", data={"csrf": token(found, "/login"), "token": READER}).status_code in (200, 404)
    return found


def token(client: TestClient, address: str) -> str:
    """The token against forged forms that a page hands out."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(address).text)
    assert found, f"{address} has no form"
    return found[1]


def story(words: str) -> Claim:
    """The claim of the story whose sentence has these words."""
    return next(claim for claim in CLAIMS if words in claim.passage.exact)
