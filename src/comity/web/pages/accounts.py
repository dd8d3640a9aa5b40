"""What several sources say of one meeting, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from comity.analyse.meetings import Meeting, Telling, meetings
from comity.hearing import side_of
from comity.model import Claim
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.words import MARKS, STATUS, outlet_of, plural, words_of
from comity.web.call import Call, Page
from comity.web.held import held, pair_page
from comity.web.question import Asked, elsewhere
from comity.web.sheet import head_of

FIRST: Final = 4
"""Meetings that are shown on the page of the pair."""
MANY: Final = 20
"""Those that are shown at a time on a page of their own."""
DATES: Final = ("when", "due")
"""Fields that hold a date."""
FIELDS: Final = {"when": "the date", "due": "the day that is planned", "where": "the place", "edition": "the edition"}
"""How the fields are called."""
SENTENCES: Final = 4
"""Sentences of an account that are shown at once."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an account."""

    mark: str
    status: str
    exact: str
    proof: str


@dataclass(frozen=True, slots=True)
class Column:
    """One account."""

    outlet: str
    published: str
    values: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    rest: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One meeting with its accounts."""

    name: str
    date: str
    words: str
    differs: bool
    address: str
    columns: tuple[Column, ...]
    official: int = 0
    """Sides that have a text of their own."""


def accounts(call: Call) -> Response:
    """The meetings that two sources or more tell of: as a part of the pair's page the first ones, else all."""
    if other := elsewhere(call):
        return other
    asked = Asked.of(call)
    found = call.kept(lambda: _found(call, asked), "accounts", asked.a, asked.b, asked.as_of, asked.known_on)
    differing = sum(bool(one.differing) for one in found)
    if call.is_part:
        rows = [_shown(one) for one in found[:FIRST]]
        return call.page("pair_accounts_part.html.j2", asked=asked, rows=rows, count=len(found), differing=differing)
    begin = (asked.page - 1) * MANY
    rows = [_shown(one) for one in found[begin : begin + MANY]]
    more = asked.page + 1 if begin + MANY < len(found) else 0
    return call.page(
        "pair_accounts.html.j2", asked=asked, head=head_of(pair_page(call, asked)), rows=rows, count=len(found),
        differing=differing, more=more,
    )  # fmt: skip


def _found(call: Call, asked: Asked) -> tuple[Meeting, ...]:
    page = pair_page(call, asked)
    lines = (*page.actually, *page.likely, *page.should, *page.moved)
    return meetings(lines, held(call, asked).linked, asked.as_of)


def _shown(one: Meeting) -> Shown:
    fields = " and ".join(inert(FIELDS.get(field, field)) for field in one.differing)
    sources = plural(one.sources, "independent source")
    return Shown(
        name=inert(one.name),
        date=inert(short(one.date)),
        words=f"{sources}: they differ on {fields}" if fields else f"{sources}: what they say goes together",
        differs=bool(fields),
        address=f"/entry/{one.entry}",
        columns=tuple(_column(telling) for telling in sorted(one.tellings, key=lambda telling: not telling.values)),
        official=len({side_of(claim.document) for telling in one.tellings for claim in telling.claims} - {None}),
    )


def _column(telling: Telling) -> Column:
    document = telling.claims[0].document
    passages = {claim.passage.start: claim for claim in reversed(telling.claims)}
    sentences = [_sentence(passages[start]) for start in sorted(passages)]
    return Column(
        outlet=outlet_of(document),
        published=short(document.published),
        values=tuple(_valued(field, value) for field, value in telling.values),
        sentences=tuple(sentences[:SENTENCES]),
        rest=tuple(sentences[SENTENCES:]),
    )


def _valued(field: str, value: str) -> str:
    return inert(f"{FIELDS.get(field, field)}: {short(value) if field in DATES else value}")


def _sentence(claim: Claim) -> Sentence:
    return Sentence(MARKS[claim.status], STATUS[claim.status], words_of(claim), f"/claim/{claim.id}")


PAGES: Final = (Page("/{pair}/accounts", accounts, "what several sources say of one meeting, side by side"),)
