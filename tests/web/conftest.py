"""The story's ledger behind the pages: open to everybody, or guarded by tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cli.conftest import record_story
from comity.ledger import open_ledger
from comity.relink import relink
from comity.web import Guard, create_app

READER, EDITOR = "reader-token-0123456789", "editor-token-0123456789"
HOSTS = ("localhost", "127.0.0.1")


def make_client(path: Path, guard: Guard | None = None, **options: object) -> TestClient:
    app = create_app(str(path), guard, HOSTS)
    return TestClient(app, base_url="http://localhost", follow_redirects=False, **options)  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    with open_ledger(path) as store:
        record_story(store)
        relink(store)
    return path


@pytest.fixture
def client(ledger: Path) -> TestClient:
    """A reader on this machine, who may do all."""
    return make_client(ledger)


@pytest.fixture
def guarded(ledger: Path) -> TestClient:
    """Somebody who has not signed in to a server with tokens."""
    return make_client(ledger, Guard(READER, EDITOR))


def csrf(client: TestClient, path: str = "/login") -> str:
    """The token of a page's forms."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


Sign = Callable[[str], TestClient]


@pytest.fixture
def signed(guarded: TestClient) -> Sign:
    """Sign in with a token."""

    def sign(token: str) -> TestClient:
        guarded.post("/login", data={"csrf": csrf(guarded), "token": token})
        return guarded

    return sign


def text_of(html: str) -> str:
    """The words of a page's main part, white space folded."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", "<" + main).split())
