"""Signing in and out by a token, and the look that a reader chose."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from comity.errors import UsageError
from comity.present.pictures.palette import THEMES
from comity.web.call import Call, Page, Query, cookie_of, is_local, keep

YEAR: Final = 365 * 24 * 3600
SYSTEM: Final = "system"


def login(call: Call) -> Response:
    """Where a token is asked for, and which page it is asked for."""
    return call.page("login.html.j2", next=_next(call.query("next")))


def sign_in(call: Call) -> Response:
    """Take a token; a wrong one is refused without a word on which it was. The session is a new one."""
    role = call.guard.role_of(call.form.get("token", "").strip())
    if role == "none":
        raise HTTPException(403, "this token is not known: ask who runs the server for one")
    call.guard.end(call.viewer)
    _, cookie = call.guard.begin(role)
    response = call.to(_next(call.form.get("next", "")))
    keep(response, call.request, cookie)
    return response


def sign_out(call: Call) -> Response:
    """End the session, here and for whoever kept its cookie."""
    call.guard.end(call.viewer)
    response = call.to("/login")
    response.delete_cookie(cookie_of(call.request), path="/")
    return response


def set_theme(call: Call) -> Response:
    """Light, dark, or as the system has it; the page that was looked at comes again."""
    chosen = call.form.get("theme", "")
    if chosen not in (*THEMES, SYSTEM):
        raise UsageError(f"there is no look {chosen!r}: take {', '.join(THEMES)} or {SYSTEM}")
    response = call.to(_next(call.form.get("next", "")))
    response.set_cookie("theme", chosen, max_age=YEAR, samesite="lax", path="/")
    return response


def _next(address: str) -> str:
    """Where to go on: a page of this server, and none of those that change something."""
    return address if is_local(address) and not address.startswith(("/login", "/logout", "/theme")) else "/"


PAGES: Final = (
    Page("/login", login, "the form for a token", role="none", queries=(Query("next", "where to go on"),)),
    Page("/login", sign_in, "sign in with a token", role="none", method="POST"),
    Page("/logout", sign_out, "sign out", method="POST"),
    Page("/theme", set_theme, "choose light, dark or the system's look", role="none", method="POST"),
)
