"""A real browser on a real server over the samples' ledger: what a person sees, clicks and presses."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

import comity
from comity.web import Guard, create_app
from conftest import AXE, BROWSERS

ROOT = Path(__file__).parents[2]
SAMPLES = ("india-japan", "australia-japan", "france-india")
CHROMIUM = next((found for name in BROWSERS if (found := shutil.which(name))), "")


@dataclass(frozen=True)
class Site:
    """A server that runs, and the ledger that it serves."""

    address: str
    ledger: Path


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of all samples."""
    path = tmp_path_factory.mktemp("samples") / "comity.db"
    with comity.open(path) as desk:
        desk.add(*(ROOT / "samples" / name for name in SAMPLES))
    return path


@contextmanager
def serving(path: Path, guard: Guard | None = None) -> Iterator[Site]:
    """A server on a free port for as long as the block lasts."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(str(path), guard), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            sleep(0.01)
        yield Site(f"http://127.0.0.1:{taken.getsockname()[1]}", path)
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def site(samples: Path) -> Iterator[Site]:
    """The samples, to be read: tests that write take ``own``."""
    with serving(samples) as running:
        yield running


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of the samples' ledger with a server of its own, to be written."""
    copy = tmp_path / "comity.db"
    with comity.open(samples, create=False) as desk:
        desk.ledger.back_up(copy)
    with serving(copy, Guard(writes=1000)) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that has seen nothing; whatever it asks of another address fails the test."""
    made = chromium.new_context(viewport={"width": 1280, "height": 900})
    outside: list[str] = []
    made.on("request", lambda request: outside.append(request.url) if "//127.0.0.1:" not in request.url else None)
    yield made
    made.close()
    assert not [address for address in outside if not address.startswith(("data:", "file:"))]


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing goes wrong: no script fails, nothing is refused by the policy."""
    made = context.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield made
    assert not faults


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Without a browser these tests are skipped, and the closing lines say so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.long)
            if not AXE.is_file() and "violations" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason="no axe-core: run npm ci"))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium: install Debian's package chromium"))
