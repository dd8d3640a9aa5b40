"""The application: its pages behind one guard, one way to open the ledger, and one place that tells of errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from comity.desk import Desk
from comity.errors import AmbiguousError, ComityError, LedgerError, NotFoundError, UsageError
from comity.ledger import open_ledger
from comity.present.inert import inert
from comity.web.call import Call, Page, Site, address_of, cookie_of, error_page, keep
from comity.web.guard import FIELD, Guard, Viewer
from comity.web.headers import ALWAYS, AccessLog, BodyLimit, Headers, HostCheck
from comity.web.pages import PAGES
from comity.web.render import STATIC, palette
from comity.web.uploads import Upload, most_bytes, read_files

LOG: Final = logging.getLogger("comity.web")
MOST_FIELDS: Final = 200
PATIENCE: Final = 20.0
"""Seconds that a form may take to arrive."""
FORM: Final = "application/x-www-form-urlencoded"
TOO_OFTEN: Final = "too many changes in a minute: wait a little and send it again"
FORGED: Final = "this form is not of your session: load the page again and send it anew"


def create_app(path: str, guard: Guard | None = None, hosts: Sequence[str] = ()) -> Starlette:
    """The application over the ledger at ``path``. ``hosts``: the names it answers to; none: any.

    Raises LedgerError where the ledger cannot be opened.
    """
    open_ledger(path, create=False).close()
    site, keeper = Site(path), guard or Guard()
    routes: list[BaseRoute] = [
        Route("/palette.css", _palette),
        Mount("/static", StaticFiles(directory=STATIC)),
        *(_route(page, site, keeper) for page in PAGES),
    ]
    sizes = {page.path: most_bytes(page.files) for page in PAGES if page.files}
    around = [(AccessLog, {}), (Headers, {}), (HostCheck, {"hosts": tuple(hosts)}), (BodyLimit, {"files": sizes})]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(one, **options) for one, options in around],  # type: ignore[arg-type]
        exception_handlers={HTTPException: _told, ComityError: _failed, Exception: _broken},
    )
    app.router.redirect_slashes = False
    app.state.guard = keeper
    return app


async def _palette(_: Request) -> Response:
    return PlainTextResponse(palette(), media_type="text/css")


def _route(page: Page, site: Site, guard: Guard) -> Route:
    async def endpoint(request: Request) -> Response:
        viewer, cookie = _viewer(request, guard)
        request.state.viewer, request.state.guard, request.state.form = viewer, guard, {}
        refused = await _refused(page, request, guard, viewer)
        response = refused if refused else await run_in_threadpool(_answer, page, request, site, viewer)
        if cookie is not None and cookie_of(request) not in response.headers.get("set-cookie", ""):
            keep(response, request, cookie)
        return response

    return Route(page.path, endpoint, methods=[page.method], name=page.endpoint.__name__)


def _viewer(request: Request, guard: Guard) -> tuple[Viewer, str | None]:
    """Who asks, and the cookie of a session that begins by it: programs that show a token have none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if wants_json(request) and scheme.lower() == "bearer" and not guard.open:
        viewer = guard.bearer(token.strip())
        if viewer.role == "none" and not guard.allows(_caller(request)):
            raise HTTPException(429, TOO_OFTEN)
        return viewer, None
    known = guard.viewer(request.cookies.get(cookie_of(request)))
    if known is not None:
        return known, None
    begun, cookie = guard.begin("editor" if guard.open else "none")
    return begun, None if wants_json(request) else cookie


async def _refused(page: Page, request: Request, guard: Guard, viewer: Viewer) -> Response | None:
    """The answer to who may not ask; else None, and the form, where there is one, in ``request.state``."""
    if page.method == "POST":
        if not guard.allows(_caller(request)):
            raise HTTPException(429, TOO_OFTEN)
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise HTTPException(403, FORGED)
        form, request.state.files = await _form(page, request)
        request.state.form = form
        if guard.forged(viewer, form.get(FIELD) or request.headers.get("x-csrf", "")):
            raise HTTPException(403, FORGED)
    return None if viewer.may(page.role) else _sign_in(request, viewer)


async def _form(page: Page, request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields of a posted form, each once, and its files, where the page takes any."""
    try:
        async with asyncio.timeout(PATIENCE):
            if page.files:
                return await read_files(request, page.files, MOST_FIELDS)
            return await _fields(request), {}
    except TimeoutError as exc:
        raise HTTPException(408, "the form did not arrive in time: send it again") from exc


async def _fields(request: Request) -> dict[str, str]:
    given = request.headers.get("content-type", FORM).partition(";")[0].strip().lower()
    if given != FORM:
        raise HTTPException(415, f"a form is sent as {FORM}, not as {given!r}")
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    if len(form) > MOST_FIELDS:
        raise HTTPException(413, f"a form has {MOST_FIELDS} fields at most")
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _sign_in(request: Request, viewer: Viewer) -> Response:
    """Where a token is asked for; an editor's page tells a reader that it is one."""
    if viewer.role != "none":
        raise HTTPException(403, "only an editor may do this: sign in with the editor's token")
    if wants_json(request) or request.method != "GET":
        raise HTTPException(401, "sign in with a token first")
    place = f"/login?next={quote(address_of(request), safe='/')}"
    if request.headers.get("hx-request") == "true":
        return Response(status_code=401, headers={"hx-redirect": "/login"})
    return Response(status_code=303, headers={"location": place})


def _answer(page: Page, request: Request, site: Site, viewer: Viewer) -> Response:
    with Desk(open_ledger(site.path, create=False)) as desk:
        call = Call(request, site, desk, viewer, request.state.form)
        for query in page.queries:
            if query.needed and not call.query(query.name):
                raise UsageError(f"{query.name!r} is missing: give {query.told}, like {query.example}")
        return page.endpoint(call)


def _caller(request: Request) -> str:
    return request.client.host if request.client else ""


# --- errors -------------------------------------------------------------------------------------------------------


def wants_json(request: Request) -> bool:
    """Whether a program asks, and is told of errors as one."""
    return str(request.scope["path"]).startswith("/api/")


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = "there is no such page" if error.status_code == 404 and error.detail == "Not Found" else str(error.detail)
    response = _error(request, error.status_code, words)
    response.headers.update(error.headers or {})
    return response


async def _failed(request: Request, error: Exception) -> Response:
    """What Comity itself says of a call, of an id, and to who may edit of the ledger."""
    off = isinstance(error, (UsageError, AmbiguousError))
    status = 404 if isinstance(error, NotFoundError) else 400 if off else 503
    told = status != 503 or _may_edit(request)
    if status == 503:
        LOG.error("%s at %s: %s", type(error).__name__, inert(request.scope["path"]), inert(str(error)))
    where = "ledger" if isinstance(error, LedgerError) else "page"
    return _error(request, status, str(error) if told else f"the {where} cannot be had now: the server's log says why")


def _may_edit(request: Request) -> bool:
    viewer: Viewer | None = getattr(request.state, "viewer", None)
    return viewer is not None and viewer.may("editor")


async def _broken(request: Request, error: Exception) -> Response:
    """What nobody foresaw: this answer is made outside of all that stands around others."""
    LOG.error("an answer failed: %s at %s", type(error).__name__, inert(request.scope["path"]))
    response = _error(request, 500, "this page could not be made: the server's log says why")
    response.headers.update({**ALWAYS, "cache-control": "no-store"})
    return response


def _error(request: Request, status: int, words: str) -> Response:
    if wants_json(request):
        headers = {"www-authenticate": "Bearer"} if status == 401 else None
        return JSONResponse({"error": inert(words)}, status, headers)
    return error_page(request, status, inert(words))
