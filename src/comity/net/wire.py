"""Connections that lead where the guard looked: a name is resolved once, checked, and that number is connected to."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import httpcore
import httpx

from comity.net.answers import AskError
from comity.net.guard import Guard
from comity.net.pace import Timer

MOST_TRIED: Final = 4
"""Numbers of one name that are tried until one can be connected to."""
CONNECT: Final = 10.0
"""Seconds that a connection may take."""
SILENCE: Final = 20.0
"""Seconds without a byte on it."""

Resolve = Callable[[str, int], Sequence[str]]


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises AskError where there is none."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        words = f"no host is called {host!r}, or the network is down; check the spelling"
        raise AskError(words, again=isinstance(exc, socket.gaierror) and exc.errno == socket.EAI_AGAIN) from exc
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class TimedStream(httpcore.NetworkStream):
    """A connection on which no wait is longer than what is left of the time for the whole answer."""

    def __init__(self, stream: httpcore.NetworkStream, timer: Timer) -> None:
        self._stream, self._timer = stream, timer

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes."""
        with within(self._timer):
            return self._stream.read(max_bytes, shorter(timeout, self._timer))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all bytes."""
        with within(self._timer):
            self._stream.write(buffer, shorter(timeout, self._timer))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted; the name, not the number, is what the certificate has to bear."""
        with within(self._timer):
            inner = self._stream.start_tls(ssl_context, server_hostname, shorter(timeout, self._timer))
        return TimedStream(inner, self._timer)

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection."""
        return self._stream.get_extra_info(info)


def shorter(timeout: float | None, timer: Timer) -> float:
    """The shorter of a wait and of what is left. Raises AskError where nothing is."""
    left = timer.left()
    if left <= 0:
        raise _over()
    return min(left, timeout if timeout is not None else left)


@contextmanager
def within(timer: Timer) -> Iterator[None]:
    """Raises AskError where a wait ends because the time for all is over."""
    try:
        yield
    except httpcore.TimeoutException as exc:
        if timer.left() <= 0:
            raise _over() from exc
        raise


def _over() -> AskError:
    return AskError("it took too long; raise the setting max_seconds, or save the page and add the file")


class GuardedBackend(httpcore.NetworkBackend):
    """Makes connections, each to a number that was looked at: nothing asks for the name a second time."""

    def __init__(
        self, guard: Guard, timer: Timer, resolve: Resolve = resolved, inner: httpcore.NetworkBackend | None = None
    ) -> None:
        self._guard, self._timer, self._resolve = guard, timer, resolve
        self._inner = inner or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a host that may be asked. Raises AskError where it may not."""
        found = self._resolve(host, port)
        self._guard.check(host, port, found)
        for place, number in enumerate(found[:MOST_TRIED], 1):
            wait = shorter(timeout, self._timer)
            try:
                stream = self._inner.connect_tcp(number, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == min(len(found), MOST_TRIED):
                    raise
            else:
                return TimedStream(stream, self._timer)
        raise AskError(f"{host!r} cannot be reached; try again later", again=True)


class GuardedTransport(httpx.BaseTransport):
    """Sends a request and gives the answer as it comes; follows nothing, keeps no cookies, knows no proxies."""

    def __init__(self, backend: httpcore.NetworkBackend, context: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context or httpx.create_ssl_context(trust_env=False),
            network_backend=backend, max_connections=8, keepalive_expiry=30.0, http1=True, http2=False,
        )  # fmt: skip

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to be read. Raises AskError."""
        url = request.url
        asked = httpcore.Request(
            request.method,
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions={"timeout": {"connect": CONNECT, "read": SILENCE, "write": SILENCE, "pool": CONNECT}},
        )
        with told():
            answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class Body(httpx.SyncByteStream):
    """The body of an answer as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with told():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        """Leave the rest unread."""
        self._answer.close()


@contextmanager
def told() -> Iterator[None]:
    """Faults of the network as AskError, in words; all may be gone a moment later but a certificate that is no good."""
    try:
        yield
    except httpcore.ConnectError as exc:
        raise _unreached(exc) from exc
    except httpcore.TimeoutException as exc:
        raise AskError("it does not answer; try again later", again=True) from exc
    except httpcore.NetworkError as exc:
        raise AskError(f"the connection broke ({exc}); try again later", again=True) from exc
    except httpcore.ProtocolError as exc:
        raise AskError(f"it does not speak HTTP as it should ({str(exc)[:100]})", again=_is_cut(exc)) from exc
    except (httpcore.UnsupportedProtocol, ValueError) as exc:
        raise AskError(f"it cannot be asked ({str(exc)[:100]}); check the address") from exc


def _unreached(exc: httpcore.ConnectError) -> AskError:
    cause = exc.__cause__ or exc.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        words = f"its certificate is no good ({cause.verify_message}); what it sends may be another's"
        return AskError(f"{words}: save the page and add the file if you trust it")
    if isinstance(cause, ssl.SSLError):
        return AskError(f"no safe connection can be made ({cause.reason or 'TLS'}); save the page and add the file")
    return AskError(f"it cannot be reached ({exc}); check the address, or try again later", again=True)


def _is_cut(exc: httpcore.ProtocolError) -> bool:
    """Whether a body ended early, as where a server is overrun."""
    return any(words in str(exc) for words in ("without sending", "disconnected"))
