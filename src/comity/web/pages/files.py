"""What of a pair is taken along: the claims behind its page, the brief, the calendar of what is due."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from comity.briefing import brief_of, dossier_of, rendered
from comity.errors import UsageError
from comity.ledger.remembering import remembering
from comity.model import Claim
from comity.present.brief import Brief
from comity.present.calendar import to_calendar
from comity.present.data import write_csv, write_jsonl
from comity.web.call import CSV, Call, Page, attached
from comity.web.held import pair_figures, pair_page, pair_promises
from comity.web.question import Asked, Listed, elsewhere
from comity.web.sheet import TABS, lines_of

TABLES: Final = {"csv": CSV, "jsonl": "application/jsonl; charset=utf-8"}
COUNTED: Final[tuple[Listed, ...]] = (*TABS, "moved")
"""The lists of which all claims count."""


BRIEFS: Final = {
    ".md": "text/markdown; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The kinds of brief, by the endings of their files."""


def claims(call: Call) -> Response:
    """The claims behind the page, or behind the list and kind that are asked for, as CSV or JSON Lines."""
    if other := elsewhere(call):
        return other
    asked, ending = Asked.of(call), call.path("ending")
    if ending not in TABLES:
        raise HTTPException(404)
    out = StringIO()
    (write_csv if ending == "csv" else write_jsonl)(out, _claims(call, asked))
    return attached(out.getvalue().encode(), TABLES[ending], f"{asked.pair}-claims.{ending}")


def _claims(call: Call, asked: Asked) -> list[Claim]:
    """The claims of the lists that are asked for (none: of all that count), in the order of their documents."""
    page = pair_page(call, asked)
    names = (asked.column,) if call.query("column") else COUNTED
    found = {claim.id: claim for name in names for line in lines_of(page, name, asked.kind) for claim in line.claims}
    return sorted(found.values(), key=lambda one: (one.document.path or "", one.document.id, one.passage.start, one.id))


def brief_file(call: Call) -> Response:
    """The brief on the pair."""
    if other := elsewhere(call):
        return other
    asked, ending = Asked.of(call), f".{call.path('ending')}"
    if ending not in BRIEFS:
        raise HTTPException(404)
    return attached(rendered(_brief(call, asked), ending), BRIEFS[ending], f"{asked.pair}-brief{ending}")


def _brief(call: Call, asked: Asked) -> Brief:
    """The brief as of the day that is asked for, as the ledger is now."""
    now = replace(asked, known_on=None)
    page = pair_page(call, now)
    if not page.coverage.documents:
        raise UsageError(f"no claim on {page.a.name} and {page.b.name} to write a brief from: add texts first")

    def make() -> Brief:
        return brief_of(dossier_of(remembering(call.desk.ledger), page, pair_figures(call, now)))

    return call.kept(make, "brief", asked.a, asked.b, asked.as_of)


def calendar(call: Call) -> Response:
    """What is due and overdue between the two, for a calendar."""
    if other := elsewhere(call):
        return other
    asked = Asked.of(call)
    found = pair_promises(call, asked)
    content = to_calendar(found.commitments, found.as_of).encode()
    return attached(content, "text/calendar; charset=utf-8", f"{asked.pair}-due.ics")


PAGES: Final = (
    Page("/{pair}/claims.{ending}", claims, "the claims behind a pair's page, as CSV or JSON Lines", gives="file"),
    Page("/{pair}/brief.{ending}", brief_file, "the brief on a pair", gives="file"),
    Page("/{pair}/due.ics", calendar, "what is due and overdue of a pair, as a calendar", gives="file"),
)
