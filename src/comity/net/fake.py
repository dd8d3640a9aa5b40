"""A fetcher without a network: answers that are given beforehand, for tests and for trying things out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.captures import Capture
from comity.net.answers import NOTHING_KNOWN, Answer, Failed, Fetched, Gone, Known, Unchanged

TIME = "2024-03-12T10:00:00Z"


@dataclass(slots=True)
class Page:
    """What an address gives; ``status`` other than 200: that it gives nothing."""

    raw: bytes = b""
    media: str = "text/html"
    etag: str | None = None
    status: int = 200
    landed: str | None = None


@dataclass(slots=True)
class FakeFetcher:
    """Knows some pages by their addresses, and remembers what it was asked."""

    pages: Mapping[str, Page]
    asked: list[str] = field(default_factory=list)

    def fetch(self, address: str, known: Known = NOTHING_KNOWN) -> Answer:
        """What the page at the address says; Gone where there is none."""
        self.asked.append(address)
        page = self.pages.get(address, Page(status=404))
        if page.status in (404, 410):
            return Gone(address, f"{page.status}")
        if page.status != 200:
            return Failed(address, f"{page.status}: try later")
        if page.etag and page.etag == known.etag:
            return Unchanged(address)
        return self._fetched(address, page)

    def _fetched(self, address: str, page: Page) -> Fetched:
        headers = [("Content-Type", page.media), *([("ETag", page.etag)] if page.etag else [])]
        digest = hashlib.sha256(page.raw).hexdigest()
        landed = page.landed or address
        capture = Capture(address, landed, TIME, 200, tuple(headers), digest, len(page.raw))
        return Fetched(capture, page.raw)

    def close(self) -> None:
        """Nothing to let go of."""
