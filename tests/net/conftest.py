"""A fetcher led to a server here; no waiting between tries, none between questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import stamina

from net.server import Net, serving

Make = Callable[..., Net]


@pytest.fixture(autouse=True)
def _no_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COMITY_SECONDS_BETWEEN_REQUESTS", "0")
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


@pytest.fixture
def net() -> Iterator[Make]:
    """Make a fetcher by what the server sends for each path; further words are those of ``Net``."""
    with ExitStack() as stack:

        def make(pages: dict[str, Any], **options: Any) -> Net:
            tls = options.pop("tls", None)
            found = Net(stack.enter_context(serving(pages, tls)), **options)
            stack.callback(found.fetcher.close)
            return found

        yield make
