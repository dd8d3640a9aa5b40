"""Where a kept copy comes from, as the proof of a document tells it: address, time, status, sha256, size."""

from __future__ import annotations

from collections.abc import Iterable

from comity.captures import Capture
from comity.present.inert import inert


def kept_rows(captures: Iterable[Capture]) -> list[tuple[str, str]]:
    """A name and words for each copy that is kept."""
    return [("kept copy", told(one)) for one in captures]


def told(capture: Capture) -> str:
    """``from https://... on 2024-03-12 10:00Z, status 200, 12,345 bytes, sha256 ...``."""
    landed = f" (which led to {capture.landed})" if capture.landed != capture.address else ""
    when = f"{capture.fetched[:10]} {capture.fetched[11:16]}Z"
    words = f"from {capture.address}{landed} on {when}, status {capture.status}, {capture.size:,} bytes"
    return inert(f"{words}, sha256 {capture.sha256}")
