"""What each of two states says of third parties and issues, in its own words, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from comity.analyse.positions import Issue, Position, Positions
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.words import outlet_of, words_of
from comity.views import positions as positions_of
from comity.web.call import Call, Page
from comity.web.held import pair_page
from comity.web.question import Asked, elsewhere
from comity.web.sheet import head_of

FIRST: Final = 6
"""Issues that are shown on the page of the pair."""
SENTENCES: Final = 3
"""Sentences of a side that are shown at once."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a side."""

    exact: str
    proof: str
    outlet: str
    published: str
    taken: str
    """When the position was taken, as far as the text says; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What one side says of an issue."""

    side: str
    first: tuple[Said, ...]
    rest: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An issue with the words of each side, and those that both took together."""

    name: str
    stands: tuple[Stand, ...]


def positions(call: Call) -> Response:
    """The issues on which either takes a position: as a part of the pair's page the first ones, else all."""
    if other := elsewhere(call):
        return other
    asked = Asked.of(call)
    days = asked.a, asked.b, asked.as_of, asked.known_on
    found = call.kept(lambda: positions_of(call.desk.ledger, *days), "positions", *days)
    issues = found.issues[:FIRST] if call.is_part else found.issues
    rows = [shown(issue, found) for issue in issues]
    told: dict[str, Any] = {"asked": asked, "rows": rows, "count": len(found.issues), "both": _both(found)}
    if call.is_part:
        return call.page("pair_positions_part.html.j2", **told)
    return call.page("pair_positions.html.j2", head=head_of(pair_page(call, asked)), **told)


def _both(found: Positions) -> int:
    return sum(issue.both for issue in found.issues)


def shown(issue: Issue, found: Positions) -> Shown:
    """An issue as pages show it: what both took together in one place, and not twice."""
    together = [one for one in issue.of_a if one in issue.of_b]
    sides = (
        ("Both together", together),
        (found.a.name, [one for one in issue.of_a if one not in together]),
        (found.b.name, [one for one in issue.of_b if one not in together]),
    )
    name = " · ".join(part for part in (issue.third.name if issue.third else "", issue.topic or "") if part)
    return Shown(inert(name), tuple(_stand(inert(side), rows) for side, rows in sides if rows))


def _stand(side: str, rows: list[Position]) -> Stand:
    said = {row.claim.passage.exact: _said(row) for row in reversed(rows)}
    newest = tuple(said.values())
    return Stand(side, newest[:SENTENCES], newest[SENTENCES:])


def _said(row: Position) -> Said:
    claim = row.claim
    return Said(
        exact=words_of(claim),
        proof=f"/claim/{claim.id}",
        outlet=outlet_of(claim.document),
        published=short(row.said),
        taken=short(row.date) if row.date else "",
    )


PAGES: Final = (Page("/{pair}/positions", positions, "what each side says of third parties and issues"),)
