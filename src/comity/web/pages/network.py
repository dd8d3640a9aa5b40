"""Who acted with whom in a whole ledger, by year: a picture and its table."""

from __future__ import annotations

import re
from typing import Final

from starlette.responses import Response

from comity.drawing import draw
from comity.edtf import published_span
from comity.errors import UsageError
from comity.web.call import Call, Page
from comity.web.held import published
from comity.web.render import opens

YEAR: Final = re.compile(r"[12]\d{3}", re.ASCII)


def network(call: Call) -> Response:
    """The network of a year by ``?year=``, else of all years."""
    year = _year(call.query("year"))
    drawn = call.kept(lambda: draw(call.desk.ledger, "network", year=year, links=opens), "network", year)
    first, last = _years(call)
    return call.page("network.html.j2", shown=drawn, year=year, first=first, last=last)


def _year(given: str) -> str | None:
    if given and not YEAR.fullmatch(given):
        raise UsageError(f"{given!r} is no year: write it like 2021")
    return given or None


def _years(call: Call) -> tuple[str, str]:
    """The first and last year in which something was published; empty where nothing is dated."""
    ends = [day for edtf in published(call, None) for day in published_span(edtf) if day]
    years = sorted(day[:4] for day in ends if YEAR.match(day))
    return (years[0], years[-1]) if years else ("", "")


PAGES: Final = (Page("/network", network, "who acted with whom, by year"),)
