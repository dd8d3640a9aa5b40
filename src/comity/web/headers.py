"""What stands around every answer: headers, the name that was asked for, how much is read, the log."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from time import monotonic
from types import MappingProxyType
from typing import Final

from starlette.datastructures import Headers as Given
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.present.inert import inert
from comity.web.guard import host_of

LOG: Final = logging.getLogger("comity.web.access")
POLICY: Final = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
POLICY_NAME: Final = "content-security-policy"
ALWAYS: Final = {
    POLICY_NAME: POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SHARED: Final = ("/static/", "/palette.css")
"""What says nothing of the ledger: it may be kept, for its address changes with its content."""
KEEP: Final = "public, max-age=86400"
MOST_BYTES: Final = 256 * 1024
"""A larger form is refused."""


class Headers:
    """Puts the headers on; answers but static files are kept by nobody. One that asks for a sandbox gets it, too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                shared = scope["path"].startswith(SHARED) and message["status"] in (200, 304)
                headers = MutableHeaders(scope=message)
                own = {POLICY_NAME: f"{POLICY}; sandbox"} if "sandbox" in headers.get(POLICY_NAME, "") else {}
                headers.update({**ALWAYS, **own, "cache-control": KEEP if shared else "no-store"})
            await send(message)

        await self.app(scope, receive, send_more if scope["type"] == "http" else send)


class HostCheck:
    """Refuses what was meant for another name: a page elsewhere that had its name lead here."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app, self.hosts = app, {host.lower().strip("[]") for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.hosts and host_of(Given(scope=scope).get("host", "")) not in self.hosts:
            words = "this server has another name: ask by the address that it told when it started\n"
            await PlainTextResponse(words, 400)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class BodyLimit:
    """Reads no more of a request than a form may have. ``files``: paths that take files, and how many bytes."""

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES, files: Mapping[str, int] = MappingProxyType({})) -> None:
        self.app, self.most, self.files = app, most, files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        read, most = 0, self.files.get(scope.get("path", ""), self.most)

        async def receive_some() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413, f"this is more than {most // 1024:,} KiB: send less")
            return message

        await self.app(scope, receive_some if scope["type"] == "http" else receive, send)


class AccessLog:
    """A line for each answer but static files: who, what, how it went, how long; never what stood behind the `?`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun, status = monotonic(), 0

        async def send_seen(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send_seen)
        finally:
            if status not in (200, 304) or not scope["path"].startswith(SHARED):
                caller = scope["client"][0] if scope.get("client") else "-"
                took = (monotonic() - begun) * 1000
                LOG.info("%s %s %s %d %.0f ms", caller, scope["method"], inert(scope["path"]), status or 500, took)
