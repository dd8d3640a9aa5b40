"""A client of the story's ledger, linked, and what is read of its pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from cli.conftest import record_story
from comity.ledger import open_ledger
from comity.model import Claim, Document
from comity.relink import relink
from comity.web import create_app

Rows = list[tuple[Document, Claim]]


def client_of(folder: Path, more: Rows | None = None) -> TestClient:
    """A client that follows no redirection, over the story and more."""
    path = folder / "pairs.db"
    with open_ledger(path) as ledger:
        record_story(ledger)
        for document, claim in more or []:
            ledger.record(document, [claim], "test-1")
        relink(ledger)
    return TestClient(create_app(str(path)), base_url="http://localhost", follow_redirects=False)


def words_of(page: str) -> str:
    """The words of a page's main part, without its tags, on one line."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", f"<main{main}")).split())


def links_of(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]+)"', page)]
