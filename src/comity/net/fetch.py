"""Addresses to answers: what was known is asked with, hosts' wishes are kept, passing faults are tried again."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, TypeVar

from comity import settings
from comity.captures import NO_TEXTS, Capture, media_of
from comity.net.answers import NOTHING_KNOWN, Answer, AskError, Failed, Fetched, Gone, Known, Unchanged
from comity.net.ask import Asker, Reply, Wish
from comity.net.guard import Guard
from comity.net.pace import Clock, Pace, Timer
from comity.net.robots import NAME, Robots

if TYPE_CHECKING:
    import httpx

logging.getLogger("stamina").addHandler(logging.NullHandler())  # what is tried again is no news
ATTEMPTS: Final = 3
LONGEST_WAIT: Final = 60.0
"""Seconds: a server that asks for a longer wait is asked in another run."""
SUCCESS: Final = (200, 203)
PASSING: Final = (408, 425, 429)
"""With 5xx, the statuses that may be others a moment later."""
TEXTS: Final = frozenset({
    "text/html", "text/plain", "text/markdown", "application/xhtml+xml", "text/xml", "application/xml",
    "application/rss+xml", "application/atom+xml",
})  # fmt: skip
"""Media types of what a person could read through: a large one is a mistake. Others may be archives."""


Given = TypeVar("Given")


class HttpFetcher:
    """Asks over HTTP, through a transport that looks where it connects to."""

    def __init__(self, transport: httpx.BaseTransport, timer: Timer, clock: Clock) -> None:
        self._transport, self._timer, self._clock = transport, timer, clock
        self._pace = Pace(clock, float(settings.get("seconds_between_requests")))
        self._asker = Asker(transport, agent(), timer, self._pace, settings.number("max_redirects"))
        self._robots = Robots(self._rules, self._pace.slow)

    def fetch(self, address: str, known: Known = NOTHING_KNOWN) -> Answer:
        """What an address gives; see ``Fetcher``."""
        try:
            return self._again(lambda: self._once(address, known))
        except AskError as exc:
            return Failed(address, str(exc))

    def close(self) -> None:
        """Let go of the connections."""
        self._transport.close()

    def _again(self, once: Callable[[], Given]) -> Given:
        """What a question gives, asked once more where its fault may pass. Raises AskError."""
        import stamina

        tries = stamina.retry_context(
            on=wait_of, attempts=ATTEMPTS, timeout=None, wait_initial=1.0, wait_max=20.0, wait_jitter=1.0
        )
        for attempt in tries:
            with attempt:
                return once()
        raise AssertionError("the last attempt gives or raises")

    def _once(self, address: str, known: Known) -> Answer:
        given = (("If-None-Match", known.etag), ("If-Modified-Since", known.modified))
        headers = tuple((name, value) for name, value in given if value)
        return self._answer(address, self._timed(address, Wish(headers, self._robots.check, limit_of)), known)

    def _rules(self, address: str, limit: int) -> Reply:
        wish = Wish((), lambda _: None, lambda reply: limit if reply.status == 200 else 0, cut=True)
        return self._again(lambda: self._timed(address, wish))

    def _timed(self, address: str, wish: Wish) -> Reply:
        self._timer.start()
        return self._asker.ask(address, wish)

    def _answer(self, address: str, reply: Reply, known: Known) -> Answer:
        status = reply.status
        if status in SUCCESS:
            return self._fetched(address, reply)
        if status == 304 and known != NOTHING_KNOWN:
            return Unchanged(address)
        if status in (404, 410):
            return Gone(address, f"status {status}: there is nothing at the address")
        if status in PASSING or status >= 500:
            raise self._later(reply)
        raise AskError(f"status {status}: {_meaning(status)}")

    def _fetched(self, address: str, reply: Reply) -> Fetched:
        raw = reply.raw
        capture = Capture(
            address, reply.landed, self._clock.stamp(), reply.status, reply.headers,
            hashlib.sha256(raw).hexdigest(), len(raw),
        )  # fmt: skip
        return Fetched(capture, raw)

    def _later(self, reply: Reply) -> AskError:
        """The fault of a server that may answer later."""
        wait, words = self._wait(reply.header("retry-after")), f"status {reply.status}"
        if wait is not None and wait > LONGEST_WAIT:
            return AskError(f"{words}: it asks to be left alone for {wait:.0f} seconds; try again then")
        return AskError(f"{words}: it does not answer now; try again later", again=True, wait=wait)

    def _wait(self, after: str) -> float | None:
        """The seconds that ``Retry-After`` names, as a number or as a date."""
        if after.isascii() and after.isdigit():
            return float(after[:9])
        try:
            until = parsedate_to_datetime(after)
        except (ValueError, TypeError):
            return None
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - self._clock.now()).total_seconds())


def open_fetcher(clock: Clock | None = None) -> HttpFetcher:
    """A fetcher by the settings. Close it. Raises UsageError where a setting is none."""
    from comity.net.wire import GuardedBackend, GuardedTransport

    clock = clock or Clock()
    timer = Timer(clock, settings.number("max_seconds"))
    return HttpFetcher(GuardedTransport(GuardedBackend(Guard.from_settings(), timer)), timer, clock)


def agent() -> str:
    """How the program introduces itself, with whom to turn to where the setting ``contact`` says."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("comity")
    except PackageNotFoundError:
        number = "0"
    contact = "".join(sign for sign in str(settings.get("contact")) if sign.isascii() and sign.isprintable())
    return f"{NAME}/{number} (reads reports on relations between states{f'; {contact}' if contact else ''})"


def wait_of(exc: Exception) -> bool | float:
    """Whether a fault is tried again, and after how many seconds where the server says so."""
    if not isinstance(exc, AskError) or not exc.again:
        return False
    return True if exc.wait is None else exc.wait


def limit_of(reply: Reply) -> int:
    """The bytes that are wanted of an answer. Raises AskError where it is a picture, a film or the like."""
    if reply.status not in SUCCESS:
        return 0
    media, _ = media_of(reply.header("content-type"))
    if media and media.startswith(NO_TEXTS):
        raise AskError(f"{media} is no text; name the page that it belongs to")
    return settings.number("max_bytes" if media in TEXTS else "max_download_bytes")


def _meaning(status: int) -> str:
    if status in (401, 402, 403, 407, 451):
        return "it does not let programs read this; save the page in a browser and add the file"
    return "it gave no text; check the address"
