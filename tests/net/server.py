"""A server on this machine that answers byte by byte what a test says, and the fetcher that is led to it."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpcore

from comity.net.fetch import HttpFetcher
from comity.net.guard import Guard
from comity.net.pace import Clock, Timer
from comity.net.wire import GuardedBackend, GuardedTransport

PUBLIC = "93.184.215.14"
OTHER = "198.41.0.4"
"""Two public numbers; in tests both lead to the server here."""
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

Send = Callable[[bytes], None]
Script = bytes | Callable[[Send, str], None]
"""What is sent; a function is given a way to send, and the request."""


def answer(body: bytes = b"Hello.", status: str = "200 OK", **headers: str) -> bytes:
    """A well-formed answer; ``Content_Type="text/html"`` is a header."""
    given = {"Content-Type": "text/plain", "Content-Length": str(len(body)), "Connection": "close"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def moved(to: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return answer(b"", status, Location=to)


@dataclass
class Served:
    """A running server: what it sends for each path, and what it was asked."""

    pages: dict[str, Script | list[Script]]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    """The heads of the requests."""

    def paths(self) -> list[str]:
        return [head.split(" ")[1] for head in self.asked if " " in head]

    def script(self, path: str) -> Script:
        found = self.pages.get(path, answer(b"", "404 Not Found"))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


@contextmanager
def serving(pages: Mapping[str, Any], context: ssl.SSLContext | None = None) -> Iterator[Served]:
    """A server for the time of a test."""
    served = Served(dict(pages))

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                _serve(self.request if context is None else context.wrap_socket(self.request, server_side=True), served)

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        served.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield served
        server.shutdown()
        thread.join()


def _serve(connection: socket.socket, served: Served) -> None:
    with connection:
        head = b""
        while b"\r\n\r\n" not in head and head[:1] in b"GH" and (chunk := connection.recv(65536)):
            head += chunk
        text = head.decode("latin-1")
        served.asked.append(text)
        script = served.script(text.split(" ")[1] if " " in text else "")
        if isinstance(script, bytes):
            connection.sendall(script)
        else:
            script(connection.sendall, text)


class Led(httpcore.SyncBackend):
    """Connects to the server here, whatever number is asked for, and remembers which."""

    def __init__(self, port: int) -> None:
        self.port, self.numbers = port, list[str]()

    def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> httpcore.NetworkStream:  # noqa: ARG002
        self.numbers.append(host)
        return super().connect_tcp("127.0.0.1", self.port, *rest, **more)


@dataclass
class FakeTime:
    """A clock that goes on by itself, ``step`` seconds a look, and by what is slept."""

    step: float = 0.0
    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def seconds(self) -> float:
        self.at += self.step
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(lambda: NOW, self.seconds, self.sleep)


@dataclass
class Net:
    """A fetcher that takes the server here for the internet."""

    served: Served
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    """Name -> the numbers that it leads to, look by look; the last holds for good. Others lead to ``PUBLIC``."""
    guard: Guard = field(default_factory=Guard)
    time: FakeTime = field(default_factory=FakeTime)
    seconds: float = 60.0
    context: ssl.SSLContext | None = None
    inner: httpcore.NetworkBackend | None = None

    def __post_init__(self) -> None:
        self.led, self.resolved = Led(self.served.port), list[str]()
        clock = self.time.clock()
        timer = Timer(clock, self.seconds)
        backend = GuardedBackend(self.guard, timer, self.resolve, self.inner or self.led)
        self.fetcher = HttpFetcher(GuardedTransport(backend, self.context), timer, clock)

    def resolve(self, host: str, _: int) -> Sequence[str]:
        self.resolved.append(host)
        looks = self.names.get(host, [[PUBLIC]])
        return looks.pop(0) if len(looks) > 1 else looks[0]
