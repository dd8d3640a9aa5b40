"""What an address answers, as records; the seam at which the network can be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from comity.captures import Capture, media_of


@dataclass(frozen=True, slots=True)
class Known:
    """What an address said of its state when it was last read, to be asked whether that still holds."""

    etag: str | None = None
    modified: str | None = None
    """``Last-Modified``, as it was sent."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    capture: Capture
    raw: bytes
    """The body, decoded from its transfer and content encodings."""

    @property
    def media(self) -> str | None:
        """The media type that the server states, lower case, without its parameters."""
        return media_of(self.header("content-type") or "")[0]

    @property
    def charset(self) -> str | None:
        """The character set that it states, where there is one of that name."""
        return media_of(self.header("content-type") or "")[1]

    @property
    def known(self) -> Known:
        """What to ask with the next time."""
        return Known(self.header("etag"), self.header("last-modified"))

    def header(self, name: str) -> str | None:
        """The first header with a name, given in lower case."""
        return next((value for key, value in self.capture.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The address gives what it gave when it was last read."""

    address: str


@dataclass(frozen=True, slots=True)
class Gone:
    """There is nothing at the address, or no longer."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The address was not asked, or gave nothing that can be read. ``reason``: in words, with what to do."""

    address: str
    reason: str


Answer = Fetched | Unchanged | Gone | Failed
NOTHING_KNOWN = Known()


class Fetcher(Protocol):
    """Asks addresses. Whatever a server does is an answer, never an exception."""

    def fetch(self, address: str, known: Known = NOTHING_KNOWN) -> Answer:
        """What an address gives; ``Unchanged`` only where something is ``known`` of it."""

    def close(self) -> None:
        """Let go of the connections."""


class AskError(Exception):
    """An address cannot be read; the message is the reason, in words for a person.

    ``again``: it may answer later, and is asked once more. ``wait``: after so many seconds, where the server says so.
    """

    def __init__(self, reason: str, *, again: bool = False, wait: float | None = None) -> None:
        super().__init__(reason)
        self.again, self.wait = again, wait
