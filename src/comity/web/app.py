"""The application: its pages behind one guard, one way to open the ledger, and one place that tells of errors."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from comity.desk import Desk
from comity.errors import ComityError, NotFoundError, UsageError
from comity.ledger import open_ledger
from comity.present.inert import inert
from comity.web.call import Call, Page, Site, keep
from comity.web.guard import COOKIE, FIELD, Guard, Viewer
from comity.web.headers import Headers, HostCheck
from comity.web.pages import PAGES
from comity.web.render import STATIC, palette, render

LOG: Final = logging.getLogger("comity.web")
MOST_FIELDS: Final = 200
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
    app = Starlette(
        routes=routes,
        middleware=[Middleware(HostCheck, hosts=tuple(hosts)), Middleware(Headers)],
        exception_handlers={HTTPException: _told, ComityError: _failed, Exception: _broken},
    )
    app.state.guard = keeper
    return app


async def _palette(_: Request) -> Response:
    return PlainTextResponse(palette(), media_type="text/css")


def _route(page: Page, site: Site, guard: Guard) -> Route:
    async def endpoint(request: Request) -> Response:
        viewer = guard.viewer(request.cookies.get(COOKIE))
        cookie = None
        if viewer is None:
            viewer, cookie = guard.begin("editor" if guard.open else "none")
        request.state.viewer = viewer
        refused = await _refused(page, request, guard, viewer)
        response = refused if refused else await run_in_threadpool(_answer, page, request, site, viewer)
        if cookie is not None and COOKIE not in response.headers.get("set-cookie", ""):
            keep(response, cookie, secure=request.url.scheme == "https")
        return response

    return Route(page.path, endpoint, methods=[page.method], name=page.endpoint.__name__)


async def _refused(page: Page, request: Request, guard: Guard, viewer: Viewer) -> Response | None:
    """The answer to who may not ask; else None, and the form, where there is one, in ``request.state``."""
    request.state.guard, request.state.form = guard, {}
    if not viewer.may(page.role):
        return _sign_in(request, viewer)
    if page.method == "POST":
        form = await request.form(max_files=0, max_fields=MOST_FIELDS)
        request.state.form = {name: value for name, value in form.items() if isinstance(value, str)}
        if guard.forged(viewer, request.state.form.get(FIELD) or request.headers.get("x-csrf", "")):
            raise HTTPException(403, FORGED)
        if not guard.allows(request.client.host if request.client else ""):
            raise HTTPException(429, TOO_OFTEN)
    return None


def _sign_in(request: Request, viewer: Viewer) -> Response:
    """Where a token is asked for; an editor's page tells a reader that it is one."""
    if wants_json(request):
        return JSONResponse({"error": "sign in with a token first"}, 401 if viewer.role == "none" else 403)
    if viewer.role == "none" and request.method == "GET":
        return Response(status_code=303, headers={"location": "/login"})
    raise HTTPException(403, "only an editor may do this: sign in with the editor's token")


def _answer(page: Page, request: Request, site: Site, viewer: Viewer) -> Response:
    with Desk(open_ledger(site.path, create=False)) as desk:
        return page.endpoint(Call(request, site, desk, viewer, request.state.form))


# --- errors -------------------------------------------------------------------------------------------------------


def wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/")


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = "there is no such page" if error.status_code == 404 else str(error.detail)
    return _error(request, error.status_code, words)


async def _failed(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFoundError) else 400 if isinstance(error, UsageError) else 503
    return _error(request, status, str(error))


async def _broken(request: Request, error: Exception) -> Response:
    LOG.error("an answer failed: %s at %s", type(error).__name__, request.url.path)
    return _error(request, 500, "this page could not be made: the server's log says why")


def _error(request: Request, status: int, words: str) -> Response:
    if wants_json(request):
        return JSONResponse({"error": inert(words)}, status)
    return HTMLResponse(render("error.html.j2", status=status, words=inert(words)), status)
