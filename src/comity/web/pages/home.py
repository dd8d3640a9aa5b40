"""The first page: find a pair, what changed lately, who is read about, how far the sources reach."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from comity.web.call import Call, Page


def home(call: Call) -> Response:
    """The first page."""
    return call.page("home.html.j2")


PAGES: Final = (Page("/", home, "the first page"),)
