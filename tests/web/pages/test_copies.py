"""The kept copy of a document in the browser: told, saved as bytes of no kind, never shown."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.captures import Capture
from comity.ledger import open_ledger
from factories import make_document
from web.conftest import make_client

RAW = b"<script>alert(1)</script><p>Chile and Peru agreed.</p>"
DIGEST = sha256(RAW).hexdigest()
ADDRESS = "https://herald.example/<b>a"
FOUND = make_document(path=ADDRESS)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    """A ledger with a document from an address, and another copy that is none of its own."""
    path = tmp_path / "kept.db"
    with open_ledger(path) as ledger:
        ledger.record(FOUND, [], "test-1")
        for address, raw in ((ADDRESS, RAW), ("https://other.example/", b"other")):
            digest = sha256(raw).hexdigest()
            ledger.archive.keep(Capture(address, address, "2024-03-12T10:00:00Z", 200, (), digest, len(raw)), raw)
    return make_client(path)


def test_the_page_tells_what_is_kept(client: TestClient) -> None:
    html = client.get(f"/document/{FOUND.id}").text
    assert "from https://herald.example/&lt;b&gt;a on 2024-03-12 10:00Z, status 200, 54 bytes" in html
    assert f'href="/document/{FOUND.id}/copy/{DIGEST}" download' in html


def test_a_copy_is_saved_and_never_shown(client: TestClient) -> None:
    answer = client.get(f"/document/{FOUND.id}/copy/{DIGEST}")
    assert answer.content == RAW
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="{FOUND.id}-{DIGEST[:12]}.bin"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].endswith("; sandbox")


@pytest.mark.parametrize("name", ["0" * 64, sha256(b"other").hexdigest(), "x"])
def test_other_copies_are_not_given(client: TestClient, name: str) -> None:
    assert client.get(f"/document/{FOUND.id}/copy/{name}").status_code == 404


def test_a_document_without_a_copy_says_nothing_of_one(client: TestClient, tmp_path: Path) -> None:
    other = make_document("Peru agreed.", path="reports/peru.txt")
    with open_ledger(tmp_path / "kept.db") as ledger:
        ledger.record(other, [], "test-1")
    assert "kept copy" not in client.get(f"/document/{other.id}").text
