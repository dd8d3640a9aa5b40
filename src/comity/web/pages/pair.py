"""The page of a pair: three sentences, the three columns by line, what is in place, and the pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from starlette.responses import RedirectResponse, Response

from comity.errors import UsageError
from comity.web.call import Call, Page
from comity.web.held import held, pair_page
from comity.web.pages.files import BRIEFS, TABLES
from comity.web.pages.pictures import FEW, PICTURES, picture_of
from comity.web.question import Asked, elsewhere
from comity.web.sheet import end_of_month, make_sheet

MONTHS: Final = 6
"""Digits of a month that is counted from year 0, at most."""


def pair(call: Call) -> Response:
    """The page of two states, as of the days that are asked for."""
    if other := elsewhere(call):
        return other
    asked = Asked.of(call)
    if month := call.query("month"):
        return RedirectResponse(asked.at(as_of=_day_of(month), page=1), 303)
    page = pair_page(call, asked)
    sheet = call.kept(lambda: make_sheet(asked, page, held(call, asked)), "sheet", asked)
    small = len(page.actually) + len(page.likely) + len(page.should) <= FEW
    drawn = {one.name: picture_of(call, asked, one.name) for one in PICTURES if one.cheap and small}
    plain = replace(asked, column="actually", kind=None, page=1)
    return call.page(
        "pair.html.j2", sheet=sheet, asked=asked, plain=plain, pictures=PICTURES, drawn_ones=drawn,
        tables=TABLES, briefs=tuple(ending.removeprefix(".") for ending in BRIEFS),
    )  # fmt: skip


def _day_of(month: str) -> str:
    """The last day of a month that is counted from year 0, as the slider sends it."""
    try:
        return end_of_month(int(month) if month.isascii() and month.isdigit() and len(month) <= MONTHS else -1)
    except (ValueError, OverflowError) as exc:
        raise UsageError(f"{month!r} is no month: give as_of=2021-07 instead") from exc


PAGES: Final = (Page("/{pair}", pair, "what happened, is likely and should happen between two states"),)
"""To come last: its address takes what no other one does."""
