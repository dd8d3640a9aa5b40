"""One question to one address: redirects by hand, each hop checked anew, and no more of the body than is allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from comity.net.answers import AskError
from comity.net.bodies import ASKED_FOR, read_body
from comity.net.guard import checked
from comity.net.pace import Pace, Timer

if TYPE_CHECKING:
    import httpx

REDIRECTS: Final = (301, 302, 303, 307, 308)
MOST_HEADERS: Final = 65536
"""Bytes."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the last hop answered."""

    landed: str
    status: int
    headers: Headers
    raw: bytes = b""
    """Empty where the body was not wanted."""

    def header(self, name: str) -> str:
        """The first header with a name, given in lower case; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be asked: further headers, what is looked at before each hop, and how much of a body is wanted."""

    headers: Headers
    before: Callable[[httpx.URL], None]
    """Raises AskError where the hop is not to be made."""
    limit: Callable[[Reply], int]
    """Bytes of the body that are wanted of an answer, known by its head; 0: none."""
    cut: bool = False
    """Whether a longer body is cut at the limit; else it is a fault."""


class Asker:
    """Asks through a transport, at a pace, within a time; ``agent``: how it introduces itself."""

    def __init__(self, transport: httpx.BaseTransport, agent: str, timer: Timer, pace: Pace, redirects: int) -> None:
        self._transport, self._agent, self._timer, self._pace = transport, agent, timer, pace
        self._redirects = redirects

    def ask(self, address: str, wish: Wish) -> Reply:
        """What the address leads to. Raises AskError."""
        url = checked(address)
        for _ in range(self._redirects + 1):
            wish.before(url)
            reply = self._hop(url, wish)
            if reply.status not in REDIRECTS:
                return reply
            url = _next(url, reply.header("location"))
        raise AskError(f"it redirects more than {self._redirects} times; check the address")

    def _hop(self, url: httpx.URL, wish: Wish) -> Reply:
        self._timer.extend(self._pace.wait(url.host))
        response = self._transport.handle_request(self._request(url, wish))
        try:
            head = Reply(str(url), response.status_code, _headers(response))
            limit = 0 if head.status in REDIRECTS else wish.limit(head)
            if not limit:
                return head
            _check_length(head, limit, wish)
            raw = read_body(response.iter_raw(), head.header("content-encoding"), limit, cut=wish.cut)
            return Reply(head.landed, head.status, head.headers, raw)
        finally:
            response.close()

    def _request(self, url: httpx.URL, wish: Wish) -> httpx.Request:
        import httpx

        own = [("User-Agent", self._agent), ("Accept-Encoding", ASKED_FOR), ("Accept", "*/*")]
        sent = [(name.encode(), value.encode("latin-1", "ignore")) for name, value in (*own, *wish.headers)]
        return httpx.Request("GET", url, headers=sent)


def _headers(response: httpx.Response) -> Headers:
    """The headers as they were sent. Raises AskError where they are more than any page needs."""
    raw = response.headers.raw
    if sum(len(name) + len(value) for name, value in raw) > MOST_HEADERS:
        raise AskError(f"its headers have over {MOST_HEADERS} bytes; check the address")
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)


def _check_length(head: Reply, limit: int, wish: Wish) -> None:
    """Raise AskError where a body says itself that it is too long, so that none of it is loaded."""
    length = head.header("content-length")
    if not wish.cut and length.isascii() and length.isdigit() and int(length[:20]) > limit:
        words = f"{int(length[:20])} bytes, over the {limit} allowed"
        raise AskError(f"{words}; raise the setting max_bytes or max_download_bytes")


def _next(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads. Raises AskError."""
    import httpx

    if not location:
        raise AskError("it redirects without saying where to; check the address")
    try:
        place = _utf8(location).strip()
        target = checked(str(url.join(place)))
    except httpx.InvalidURL as exc:
        raise AskError(f"it redirects to what is no address ({exc})") from exc
    except AskError as exc:
        raise AskError(f"it redirects to {place[:80]!r}: {exc}") from exc
    if url.scheme == "https" and target.scheme == "http":
        raise AskError(f"it redirects from https to {str(target)[:80]!r}, which anybody on the way could alter")
    return target


def _utf8(value: str) -> str:
    """A header's bytes as UTF-8 where they are."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
