"""Headers of every answer, and the check of the name that the server was asked by."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers as Given
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.web.guard import host_of

POLICY: Final = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
ALWAYS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Headers:
    """Puts the headers on; answers but static files are kept by nobody."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers[name] = value
                shared = scope["path"].startswith("/static/")
                headers["cache-control"] = "public, max-age=86400" if shared else "no-store"
            await send(message)

        await self.app(scope, receive, send_more if scope["type"] == "http" else send)


class HostCheck:
    """Refuses what was meant for another name: a page elsewhere that had its name lead here."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app, self.hosts = app, {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.hosts:
            asked = host_of(Given(scope=scope).get("host", "")).lower()
            if asked not in self.hosts:
                await PlainTextResponse("this server has another name", 400)(scope, receive, send)
                return
        await self.app(scope, receive, send)
