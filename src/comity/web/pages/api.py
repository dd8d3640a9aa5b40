"""The same as JSON, for other programs, and the page that describes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from starlette.responses import Response

from comity.analyse.changes import Changes
from comity.analyse.figures import Comparison
from comity.choosing import Choice, listing, states_named
from comity.desk import get_day, split_pair
from comity.errors import UsageError
from comity.ledger.store import ClaimFilter
from comity.present.changes import changes_record
from comity.present.data import document_record, page_record
from comity.present.decisions import decision_record
from comity.present.entry import entry_record
from comity.present.figures import comparison_record, figures_record, rows_record
from comity.present.promises import commitment_record, listing_record
from comity.views import inferred
from comity.web.call import Call, Page, Query
from comity.web.finding import Found, find, read_asked
from comity.web.held import compared_figures, pair_figures, pair_page, pair_promises, promise_of
from comity.web.openapi import openapi
from comity.web.pages.home import PAIR, overview
from comity.web.pages.search import QUERIES
from comity.web.question import Asked

EACH: Final = 100
"""Rows of an answer that come at once."""
MOST: Final = 1000
QUOTED: Final = 300
"""Signs of a document's text that are quoted."""


def pairs(call: Call) -> Response:
    """The pairs of states of which the ledger has claims, the one of which most is said first."""
    rows = overview(call).pairs
    return _listed(call, "pairs", [
        {"a": row.a, "b": row.b, "claims": row.claims, "columns": dict(row.columns), "documents": row.documents,
         "last_published": row.last}
        for row in rows
    ])  # fmt: skip


def pair(call: Call) -> Response:
    """What happened, is likely and should happen between two states; each line with its proofs."""
    return call.data(page_record(pair_page(call, _asked(call)), call.number("limit", EACH, MOST)))


def _asked(call: Call) -> Asked:
    return Asked.on(call.pair, call.as_of, call.known_on)


def promises(call: Call) -> Response:
    """What two states promised, the most urgent first."""
    asked, state = _asked(call), call.query("state")
    choice = Choice(states_named([state] if state else []))
    found = listing(pair_page(call, asked), pair_promises(call, asked), choice)
    return call.data(listing_record(found, call.number("limit", EACH, MOST)))


def promise(call: Call) -> Response:
    """One promise: its statements, its ladder, and the receipt of what was looked through in vain."""
    return call.data(commitment_record(promise_of(call, call.path("id"))))


def claim(call: Call) -> Response:
    """One claim as people judged it, with its sentence, its entry and what was decided of it."""
    row = call.desk.judged.claim(call.path("id"))
    entry = call.desk.ledger.entries_of([row.claim.id]).get(row.claim.id)
    decisions = [decision_record(one) for one in row.decisions]
    return call.data(row.claim.to_dict() | {"entry": entry, "decisions": decisions})


def entry(call: Call) -> Response:
    """One thing in the world: its life, its accounts side by side, its claims and copies."""
    return call.data(entry_record(call.desk.entry(call.path("id"))))


def document(call: Call) -> Response:
    """A document's facts and the beginning of its text: bodies stay in the ledger."""
    found = call.desk.ledger.document(call.path("id"))
    claims = [one.id for one in call.desk.judged.claims(ClaimFilter(document=found.id))]
    day = None if found.published else inferred(call.desk.ledger, found.id)
    text = " ".join(found.text.split())
    quote = text if len(text) <= QUOTED else f"{text[:QUOTED].rsplit(' ', 1)[0]} …"
    bound = asdict(day) if day else None
    return call.data(document_record(found) | {"quote": quote, "claims": claims, "inferred": bound})


def search(call: Call) -> Response:
    """Sentences that hold all the words and fit."""
    asked = read_asked(call.query)
    if not asked.anything:
        raise UsageError("nothing to search for: give q, or a value that narrows the claims")
    found = call.kept(lambda: find(call.desk, asked), "search", asked)
    return _listed(call, "hits", [_hit(row) for row in found.rows])


def _hit(row: Found) -> dict[str, Any]:
    passage = {"exact": row.exact, "start": row.start, "end": row.end}
    return {"document": document_record(row.document), "passage": passage, "claims": [one.id for one in row.claims]}


def changes(call: Call) -> Response:
    """What the ledger learned since a day, by meaning; copies are one line."""
    day, given = get_day(call.query("since"), first=True), call.query("pair")
    parties = split_pair(given) if given else ()
    found: Changes = call.kept(lambda: call.desk.changes(day, *parties), "news", day, parties)
    return call.data({"count": len(found.rows), **changes_record(found, call.number("limit", EACH, MOST))})


def numbers(call: Call) -> Response:
    """The figures of two states, each with the ids of its rows; or the rows of one."""
    found, name = pair_figures(call, _asked(call)), call.query("rows")
    if name and name not in found.named:
        raise UsageError(f"no figure is called {name!r}: take a name of counts")
    return call.data(rows_record(found, name) if name else figures_record(found))


def compared(call: Call) -> Response:
    """Two to four pairs side by side on one basis."""
    pairs = [split_pair(text) for text in call.query("pairs").split(",") if text]
    found = compared_figures(call, [Asked.on(pair, call.as_of) for pair in pairs])
    return call.data(comparison_record(Comparison(found[0].as_of, found)))


def _listed(call: Call, name: str, rows: list[Any]) -> Response:
    """Some of the rows, and how many there are."""
    limit, offset = call.number("limit", EACH, MOST), call.number("from_row", 1, 10**6) - 1
    head = {"count": len(rows), "from_row": offset + 1, "limit": limit}
    return call.data({**head, name: rows[offset : offset + limit]})


def described(call: Call) -> Response:
    """The description that programs read."""
    from comity.web.pages import PAGES as ALL

    return call.data(openapi(ALL))


def docs(call: Call) -> Response:
    """The description that people read."""
    from comity.web.pages import PAGES as ALL

    return call.page("api.html.j2", pages=_json_pages(ALL), writes=call.guard.writes, each=EACH, most=MOST)


def _json_pages(pages: Iterable[Page]) -> list[Page]:
    return [page for page in pages if page.gives == "json"]


AS_OF: Final = Query("as_of", "only what was published, and had happened, by that day", "2023-03-22")
LIMIT: Final = Query("limit", f"rows at most, of a pair lines a section: 1 to {MOST:,}, else {EACH}", "20", whole=True)
ROW: Final = Query("from_row", "the row to begin with, else 1", "101", whole=True)


def _json(path: str, endpoint: Any, told: str, *queries: Query) -> Page:
    return Page(path, endpoint, told, gives="json", queries=queries)


PAGES: Final = (
    Page("/api", docs, "how other programs ask"),
    _json("/api/openapi.json", described, "this interface as OpenAPI 3.1"),
    _json("/api/pairs", pairs, "the pairs of states that are read about", LIMIT, ROW),
    _json("/api/pair/{pair}", pair, "what happened, is likely and should happen between two states", AS_OF,
          Query("known_on", "claims and decisions as the ledger held them on that day", "2025-06-30"), LIMIT),
    _json("/api/promises/{pair}", promises, "what two states promised, the most urgent first", AS_OF,
          Query("state", "only those in this state", "overdue"), LIMIT),
    _json("/api/promise/{id}", promise, "one promise, with its ladder and its receipt"),
    _json("/api/figures/{pair}", numbers, "the figures of two states, each with the ids of its rows", AS_OF,
          Query("rows", "the rows of one figure instead", "kept.3")),
    _json("/api/compare", compared, "two to four pairs on one basis",
          Query("pairs", "pairs parted by commas", "IND-JPN,AUS-JPN", needed=True), AS_OF),
    _json("/api/claim/{id}", claim, "one claim: its sentence, its fields, its entry, what was decided of it"),
    _json("/api/entry/{id}", entry, "one thing in the world: its life, accounts, claims and copies"),
    _json("/api/document/{id}", document, "a document's facts and how its text begins; never the whole text"),
    _json("/api/search", search, "sentences by their words, and by what they claim", *QUERIES, LIMIT, ROW),
    _json("/api/changes", changes, "what the ledger learned since a day",
          Query("since", "a day, month or year", "2025-09-01", needed=True), PAIR, LIMIT),
)  # fmt: skip
