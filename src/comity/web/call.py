"""One request as a page sees it: who asks, the open ledger, what was asked, and how the answer is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from comity.desk import Desk, get_day, split_pair
from comity.errors import UsageError
from comity.present.data import to_json
from comity.present.pictures.palette import THEMES
from comity.web.guard import COOKIE, LASTS, Guard, Role, Viewer
from comity.web.kept import Kept
from comity.web.render import render
from comity.web.uploads import Upload

Answer = TypeVar("Answer")
CSV: Final = "text/csv; charset=utf-8"
LONGEST: Final = 500
"""Signs of a value in an address; a longer one is refused."""
LOCAL: Final = re.compile(r"/(?![/\\])[\x21-\x7e]*")
"""An address on this server: nothing in it leads elsewhere or breaks a header."""


@dataclass(frozen=True)
class Site:
    """What all requests share."""

    path: str
    """The ledger: a file, or the address of a database."""
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True)
class Call:
    """A request. Endpoints take one and return a response; they run in a thread of their own."""

    request: Request
    site: Site
    desk: Desk
    viewer: Viewer
    form: Mapping[str, str]
    """The fields of a posted form, each once."""

    def query(self, name: str, default: str = "") -> str:
        """A value of the address behind the question mark. UsageError where it is too long to mean anything."""
        value = self.request.query_params.get(name, default).strip()
        if len(value) > LONGEST:
            raise UsageError(f"{name!r} has {len(value):,} signs: give {LONGEST} at most")
        return value

    def number(self, name: str, default: int, most: int = 10_000) -> int:
        """A whole number of the address, 1 to ``most``. UsageError where it is none."""
        given = self.query(name) or str(default)
        value = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
        if not 1 <= value <= most:
            raise UsageError(f"{name!r} is {given!r}: give a whole number from 1 to {most:,}")
        return value

    def path(self, name: str) -> str:
        """A value of the address itself."""
        return str(self.request.path_params[name])

    def file(self, name: str) -> Upload | None:
        """A file of a posted form; None where none was chosen."""
        files: Mapping[str, Upload] = self.request.state.files
        return files.get(name)

    @property
    def pair(self) -> tuple[str, str]:
        """The states in the address, as ``/IND-JPN``. UsageError where one is unknown."""
        return split_pair(self.path("pair"))

    @property
    def as_of(self) -> str | None:
        """The day as of which is asked, by ``?as_of=``. UsageError where it is none."""
        return get_day(given) if (given := self.query("as_of")) else None

    @property
    def known_on(self) -> str | None:
        """The day on which the ledger is meant, by ``?known_on=``. UsageError where it is none."""
        return get_day(given) if (given := self.query("known_on")) else None

    @property
    def theme(self) -> str:
        """``light`` or ``dark`` where the reader chose one; else nothing."""
        return theme_of(self.request)

    @property
    def is_part(self) -> bool:
        """Whether a script asks for a part of a page."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def guard(self) -> Guard:
        """What the server asks of its callers."""
        found: Guard = self.request.state.guard
        return found

    def at(self, place: str) -> bool:
        """Whether the reader is at a place or below it."""
        path = str(self.request.scope["path"])
        return path == place or path.startswith(f"{place}/")

    @property
    def address(self) -> str:
        """Where the reader is: path and question."""
        return address_of(self.request)

    def kept(self, make: Callable[[], Answer], *key: Hashable) -> Answer:
        """What ``make`` gives, kept under ``key`` until the ledger changes."""
        return self.site.kept.get(self.desk.ledger.moment(), key, make)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A template as a page; it sees ``call`` beside what is given."""
        return HTMLResponse(render(template, call=self, **values), status)

    def data(self, record: object) -> Response:
        """A record as JSON, as commands print it."""
        return Response(f"{to_json(record)}\n", media_type="application/json")

    def to(self, address: str) -> Response:
        """See another page: the answer to a form that was taken. What leads elsewhere leads to the first page."""
        return RedirectResponse(address if is_local(address) else "/", 303)


@dataclass(frozen=True, slots=True)
class Query:
    """A value that an address takes behind the question mark."""

    name: str
    told: str
    example: str = ""
    needed: bool = False
    whole: bool = False
    """Whether it is a whole number."""


@dataclass(frozen=True, slots=True)
class Page:
    """An address, what answers it, and who may ask."""

    path: str
    endpoint: Callable[[Call], Response]
    told: str
    """What it gives, in a line: for the page about the interface."""
    role: Role = "reader"
    method: Literal["GET", "POST"] = "GET"
    gives: Literal["page", "part", "json", "file"] = "page"
    queries: tuple[Query, ...] = ()
    files: int = 0
    """Files that its form may have."""


def address_of(request: Request) -> str:
    """Path and question as they came."""
    path, query = (str(request.scope.get(name, b""), "latin-1") for name in ("raw_path", "query_string"))
    return path + (f"?{query}" if query else "")


def attached(content: bytes, media: str, name: str) -> Response:
    """A file to be saved under a name, not shown."""
    return Response(content, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


def is_local(address: str) -> bool:
    """Whether an address is one of this server's own."""
    return LOCAL.fullmatch(address) is not None


def theme_of(request: Request) -> str:
    """``light`` or ``dark`` where the reader chose one; else nothing."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in THEMES else ""


def cookie_of(request: Request) -> str:
    """The name of a session's cookie: two servers on one machine, which share their cookies, have two."""
    _, port = request.scope.get("server") or ("", 0)
    return f"{'__Host-' if is_secure(request) else ''}{COOKIE}_{port}"


def is_secure(request: Request) -> bool:
    """Whether what is said cannot be listened to."""
    return bool(request.scope.get("scheme") == "https")


def keep(response: Response, request: Request, cookie: str) -> None:
    """Hand a session's cookie over: unread by scripts, sent by other sites with nothing but a link."""
    flags: dict[str, Any] = {"httponly": True, "samesite": "lax", "secure": is_secure(request), "path": "/"}
    response.set_cookie(cookie_of(request), cookie, max_age=LASTS, **flags)


def error_page(request: Request, status: int, words: str) -> Response:
    """What failed, as a page, or as the part of one that was asked for."""
    part = request.headers.get("hx-request") == "true"
    name = "error_part.html.j2" if part else "error.html.j2"
    return HTMLResponse(render(name, status=status, words=words, theme=theme_of(request)), status)
