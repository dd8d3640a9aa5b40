"""Signing in and out by a token."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from comity.web.call import Call, Page, keep
from comity.web.guard import COOKIE, Guard


def login(call: Call) -> Response:
    """Where a token is asked for."""
    return call.page("login.html.j2")


def sign_in(call: Call) -> Response:
    """Take a token; a wrong one is refused without a word on which it was."""
    guard: Guard = call.request.state.guard
    role = guard.role_of(call.form.get("token", ""))
    if role == "none":
        raise HTTPException(403, "this token is not known: ask who runs the server for one")
    _, cookie = guard.begin(role)
    response = call.to("/")
    keep(response, cookie, secure=call.request.url.scheme == "https")
    return response


def sign_out(call: Call) -> Response:
    """End the session."""
    response = call.to("/login")
    response.delete_cookie(COOKIE, path="/")
    return response


PAGES: Final = (
    Page("/login", login, "the form for a token", role="none"),
    Page("/login", sign_in, "sign in with a token", role="none", method="POST"),
    Page("/logout", sign_out, "sign out", method="POST"),
)
