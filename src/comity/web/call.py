"""One request as a page sees it: who asks, the open ledger, what was asked, and how the answer is made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from comity.desk import Desk, get_day, split_pair
from comity.present.pictures.palette import THEMES
from comity.web.guard import COOKIE, Role, Viewer
from comity.web.kept import Kept
from comity.web.render import render
from comity.web.uploads import Upload

Answer = TypeVar("Answer")


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
        """A value of the address behind the question mark."""
        return self.request.query_params.get(name, default).strip()

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
    def theme(self) -> str:
        """``light`` or ``dark`` where the reader chose one; else nothing."""
        chosen = self.request.cookies.get("theme", "")
        return chosen if chosen in THEMES else ""

    @property
    def is_part(self) -> bool:
        """Whether a script asks for a part of a page."""
        return self.request.headers.get("hx-request") == "true"

    def kept(self, make: Callable[[], Answer], *key: Hashable) -> Answer:
        """What ``make`` gives, kept under ``key`` until the ledger changes."""
        return self.site.kept.get(self.desk.ledger.moment(), key, make)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A template as a page; it sees ``call`` beside what is given."""
        return HTMLResponse(render(template, call=self, **values), status)

    def data(self, record: object) -> Response:
        """A record as JSON."""
        return JSONResponse(record)

    def to(self, address: str) -> Response:
        """See another page: the answer to a form that was taken."""
        return RedirectResponse(address, 303)


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
    files: int = 0
    """Files that its form may have."""


def keep(response: Response, cookie: str, *, secure: bool) -> None:
    """Hand a session's cookie over: unread by scripts, unsent by other sites."""
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", secure=secure, path="/")
