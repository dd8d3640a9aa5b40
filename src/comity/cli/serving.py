"""The command that serves the pages: comity serve."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from comity.cli.arguments import example
from comity.errors import ServeError, UsageError
from comity.settings import get, number

if TYPE_CHECKING:
    from comity.web import Guard

WAITING: Final = 100
"""Connections that may wait to be taken up."""
MOST_CONNECTIONS: Final = 256
"""Further ones are told to come later."""
KEPT_OPEN: Final = 5
"""Seconds that a connection may be idle, and that answers under way have at the end."""
PROXIES: Final = ("127.0.0.1", "::1")
"""Who may say for whom it asks: a proxy on this machine."""
ANY: Final = ("0.0.0.0", "::", "")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to serve at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, metavar="N",
              help="0: any that is free.")  # fmt: skip
@click.pass_obj
@example("comity serve", "comity --ledger asia.db serve --port 9000")
def serve(path: str, host: str, port: int) -> None:
    """The pages in a browser: pairs, promises, proofs, search, corrections; and the same as JSON.

    On this machine alone everybody may read and edit. At another address it starts only with tokens: set
    COMITY_READER_TOKEN, COMITY_EDITOR_TOKEN or both, and sign in with one of them. Ctrl-C ends it.
    """
    from comity.web import create_app, make_guard

    guard = make_guard(str(get("reader_token")), str(get("editor_token")), number("writes_per_minute"))
    names = names_of(host, guard)
    app = create_app(path, guard, names)
    with listening(host, port) as listener:
        click.echo(told(path, host, listener.getsockname()[1], guard), err=True)
        _run(app, listener)


def names_of(host: str, guard: Guard) -> tuple[str, ...]:
    """The names that the server answers to. UsageError where anybody could reach it, and nobody guards it."""
    from comity.web.guard import LOOPBACK, is_loopback

    given = tuple(name.strip() for name in str(get("hosts")).split(",") if name.strip())
    if is_loopback(host):
        return (*LOOPBACK, host, *given)
    if guard.open:
        raise UsageError(
            f"{host!r} can be reached from elsewhere: set COMITY_READER_TOKEN or COMITY_EDITOR_TOKEN,"
            " or leave --host out"
        )
    if host in ANY and not given:
        raise UsageError(f"{host or 'no host'!r} is every address: name those it is asked by in COMITY_HOSTS")
    return (*LOOPBACK, *([] if host in ANY else [host]), *given)


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that takes connections. ServeError where there is no such address, or its port is taken."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as exc:
        raise ServeError(f"{host!r} is no address of this machine ({exc.strerror}): give another --host") from exc
    with listener:
        try:
            if sys.platform != "win32":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen(WAITING)
        except OSError as exc:
            raise ServeError(f"cannot serve at {host}:{port} ({exc.strerror}): give another --port or --host") from exc
        yield listener


def told(path: str, host: str, port: int, guard: Guard) -> str:
    """The line that says where the pages are, of which ledger, and who may do what."""
    from comity.ledger.opening import shown
    from comity.present.inert import inert

    at = f"[{host}]" if ":" in host else host
    return inert(f"Comity at http://{at}:{port} · ledger {shown(path)} · {rules(guard)} · Ctrl-C ends it")


def rules(guard: Guard) -> str:
    """Who may do what."""
    if guard.open:
        return "everybody on this machine may read and edit"
    reading = "to read a token is asked for"
    return f"{reading}, to edit the editor's" if guard.editor else f"{reading}, nobody may edit"


def _run(app: object, listener: socket.socket) -> None:
    """Serve until somebody ends it; a line for each answer on stderr, of which nothing is secret."""
    import uvicorn

    _log()
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        http="h11", ws="none", lifespan="off", loop="asyncio",
        log_config=None, access_log=False, server_header=False,
        proxy_headers=True, forwarded_allow_ips=list(PROXIES),
        limit_concurrency=MOST_CONNECTIONS, timeout_keep_alive=KEPT_OPEN, timeout_graceful_shutdown=KEPT_OPEN,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])


def _log() -> None:
    """Lines of our own pages, and of the server where something failed."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    for name, level in (("comity.web", logging.INFO), ("uvicorn.error", logging.ERROR)):
        log = logging.getLogger(name)
        log.handlers, log.propagate = [handler], False
        log.setLevel(level)


COMMANDS: Final = (serve,)
