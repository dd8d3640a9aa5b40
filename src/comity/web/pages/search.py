"""Search: sentences with their words marked, narrowed by pair, kind, status, column, domain, dates and outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from comity.analyse.overview import Reach
from comity.errors import UsageError
from comity.model import COLUMNS, KINDS
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.words import STATUS, outlet_of
from comity.web.call import Call, Page, Query
from comity.web.finding import Asked, Finding, Found, find, marked, read_asked
from comity.web.lines import Sign, sign_of
from comity.web.pages.home import reach_of_all
from comity.what.contexts import load_contexts

EACH: Final = 25
"""Sentences on a page."""
NAMES: Final = ("q", "pair", "kind", "status", "column", "domain", "year", "from", "to", "outlet", "alleged")


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence on the page."""

    pieces: tuple[tuple[str, bool], ...]
    opens: str
    document: str
    outlet: str
    title: str
    date: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in the form."""

    kinds: tuple[str, ...]
    statuses: Mapping[str, tuple[tuple[str, str], ...]]
    """Column -> statuses with their words."""
    domains: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found."""

    asked: Mapping[str, str]
    anything: bool
    rows: tuple[Shown, ...]
    count: int
    claims: int
    first: int
    cut: bool
    before: str = ""
    after: str = ""
    wrong: str = ""


def search(call: Call) -> Response:
    """Sentences that hold all the words and fit."""
    values = {name: call.query(name) for name in NAMES}
    try:
        asked = read_asked(call.query)
        page = call.number("page", 1)
    except UsageError as exc:
        return _page(call, Results(values, False, (), 0, 0, 0, False, wrong=inert(str(exc))), 400)
    return _page(call, _results(values, _find(call, asked), page))


def _find(call: Call, asked: Asked) -> Finding:
    return call.kept(lambda: find(call.desk, asked), "search", asked)


def _page(call: Call, results: Results, status: int = 200) -> Response:
    reach = reach_of_all(call)
    return call.page("search.html.j2", status, results=results, choices=_choices(reach), reach=reach)


def _choices(reach: Reach) -> Choices:
    statuses: dict[str, tuple[tuple[str, str], ...]] = {}
    for column, row in COLUMNS.items():
        statuses[column] = tuple((status, STATUS[status]) for status in row)
    outlets = tuple(row.name for row in reach.outlets if row.name)
    return Choices(KINDS, statuses, tuple(load_contexts()), outlets)


def _results(values: Mapping[str, str], found: Finding, page: int) -> Results:
    first = (page - 1) * EACH
    rows = tuple(_shown(row, found.asked.words) for row in found.rows[first : first + EACH])
    return Results(
        asked=values,
        anything=found.asked.anything,
        rows=rows,
        count=len(found.rows),
        claims=sum(len(row.claims) for row in found.rows),
        first=first + 1,
        cut=found.cut,
        before=_address(values, page - 1) if page > 1 else "",
        after=_address(values, page + 1) if first + EACH < len(found.rows) else "",
    )


def _address(values: Mapping[str, str], page: int) -> str:
    """The address of another page of the same search."""
    return f"/search?{urlencode({**{name: value for name, value in values.items() if value}, 'page': page})}"


def _shown(row: Found, words: str) -> Shown:
    return Shown(
        pieces=marked(inert(row.exact), words),
        opens=f"/claim/{row.claims[0].id}" if row.claims else f"/document/{row.document.id}#at-{row.start}",
        document=f"/document/{row.document.id}",
        outlet=outlet_of(row.document),
        title=inert(row.document.title or ""),
        date=inert(short(row.document.published)),
        signs=tuple(sign_of(claim) for claim in row.claims),
    )


QUERIES: Final = (
    Query("q", "words that a sentence holds, all of them; a phrase in double quotes", "logistics agreement"),
    Query("pair", "two countries, by code or name, with a hyphen", "IND-JPN"),
    Query("kind", f"of a claim: {', '.join(KINDS)}", "exercise"),
    Query("status", "of a claim, as in the codebook; several parted by commas", "happened"),
    Query("column", f"{', '.join(COLUMNS)}", "ACTUALLY"),
    Query("domain", "a field that the sentence names, as in the codebook; none", "military"),
    Query("year", "the year in which it began to be so; none: the text gives no time", "2022"),
    Query("from", "published on that day, month or year, or later", "2021"),
    Query("to", "published by that day, month or year", "2024-08"),
    Query("alleged", "no: without allegations; yes: nothing else", "no"),
    Query("outlet", "the outlet, in full", "Setouchi Shimpo"),
)
PAGES: Final = (
    Page("/search", search, "sentences by their words, and by what they claim",
         queries=(*QUERIES, Query("page", f"which page of {EACH}", "1", whole=True))),
)  # fmt: skip
