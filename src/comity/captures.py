"""What addresses gave, and when: the records of a kept copy and of a visit; what a server states of a body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Outcome = Literal["new", "unchanged", "gone", "failed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
NO_TEXTS: Final = (
    "image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript",
    "application/x-javascript", "application/font", "application/wasm",
)  # fmt: skip
"""How the media types begin of what belongs to a page and is no text."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What an address gave at one moment; its bytes are kept under their sha256."""

    address: str
    """As it was asked for."""
    landed: str
    """Where that led, after redirects."""
    fetched: str
    """UTC, ISO 8601."""
    status: int
    """Of HTTP."""
    headers: tuple[tuple[str, str], ...]
    """As the server sent them, in order."""
    sha256: str
    """Of the body as it was kept: decoded from its transfer and content encodings."""
    size: int
    """Its bytes."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One try to read an address: a feed, or a text that a feed names."""

    address: str
    time: str
    """UTC, ISO 8601."""
    outcome: Outcome
    feed: str | None = None
    """The feed that names the address; None: it is asked for by itself, as a feed is."""
    reason: str = ""
    """Why it is gone, or failed."""
    etag: str | None = None
    modified: str | None = None
    """``ETag`` and ``Last-Modified``, to ask with the next time."""
    since: str | None = None
    until: str | None = None
    """Of a feed: the first and last ISO day of what it lists."""
    documents: int = 0
    """New documents that came of it."""


def media_of(content_type: str) -> tuple[str | None, str | None]:
    """The media type and the character set that a server states; None of what it does not, or what is none."""
    media, _, parameters = content_type.lower().partition(";")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'")
    return media.strip() or None, charset if charset and _is_charset(charset) else None


def _is_charset(name: str) -> bool:
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return False
    return True
