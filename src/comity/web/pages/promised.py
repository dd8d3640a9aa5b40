"""What two states promised, by urgency, by state and by when it is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from comity.analyse.alerts import last_deed
from comity.choosing import Choice, listing, states_named
from comity.present.calendar import dated
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.promises import MARKS, height_of, makers_of, sections, state_of, times, unsearched
from comity.present.words import coverage_of, outlet_of, plural
from comity.promise.records import Commitment, State
from comity.web.call import Call, Page
from comity.web.held import pair_page, pair_promises
from comity.web.question import Asked, elsewhere

SPANS: Final = (("", "whenever"), ("90d", "within 90 days"), ("6m", "within 6 months"), ("1y", "within a year"),
                ("5y", "within 5 years"))  # fmt: skip
LATE: Final[tuple[State, ...]] = ("overdue", "lapsed", "withdrawn", "contradicted")


@dataclass(frozen=True, slots=True)
class Row:
    """One promise."""

    due: str
    mark: str
    state: str
    late: bool
    name: str
    makers: str
    beside: tuple[str, ...]
    """When it was first said and by whom told, how often again, the last deed, where was looked in vain."""
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """The promises of one urgency."""

    title: str
    meaning: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A state that can be asked for, and how many promises are in it."""

    state: State
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Promised:
    """The page."""

    title: str
    as_of: str
    coverage: str
    boxes: tuple[Box, ...]
    within: str
    spans: tuple[tuple[str, str], ...]
    found: int
    shown: int
    sections: tuple[Section, ...]
    refused: int
    unsearched: str
    """That texts in other languages were not searched; empty where there are none."""
    overdue: int
    events: int
    """Promises with a day, due or overdue, that the calendar holds."""
    nothing: str


def promises(call: Call) -> Response:
    """The promises of a pair that are asked for."""
    if other := elsewhere(call):
        return other
    asked = Asked.of(call)
    given = [name for name in call.request.query_params.getlist("state") if name.strip()]
    choice = Choice(states_named(given), call.query("due_within") or None)
    return call.page("pair_promises.html.j2", asked=asked, sheet=_promised(call, asked, choice))


def _promised(call: Call, asked: Asked, choice: Choice) -> Promised:
    page, found = pair_page(call, asked), pair_promises(call, asked)
    chosen = listing(page, found, choice)
    counts = Counter(one.state for one in found.commitments)
    as_of = f"As of {full(chosen.as_of)}" if chosen.as_of else "Nothing dated was read"
    within = choice.within or ""
    spans = SPANS if within in dict(SPANS) else (*SPANS, (within, f"within {within}"))
    return Promised(
        title=inert(f"{page.a.name} and {page.b.name}: promises"),
        as_of=as_of,
        coverage=coverage_of(page),
        boxes=tuple(Box(state, counts[state], state in choice.states) for state in MARKS if counts[state]),
        within=within,
        spans=spans,
        found=chosen.found,
        shown=len(chosen.commitments),
        sections=tuple(
            Section(title, meaning, tuple(map(_row, rows))) for title, meaning, _, rows in sections(chosen)
        ),
        refused=len(chosen.refused),
        unsearched=unsearched(chosen.left_out) if chosen.left_out else "",
        overdue=counts["overdue"],
        events=len(dated(found.commitments)),
        nothing="" if chosen.commitments else _nothing(chosen.found, page.coverage.read, as_of),
    )  # fmt: skip


def _nothing(found: int, read: int, as_of: str) -> str:
    if found:
        return f"None of {plural(found, 'promise')} is in a state, or due on a day, that was asked for."
    return f"{as_of}: no promise found in {plural(read, 'document')}."


def _row(one: Commitment) -> Row:
    due = one.due.end or one.due.edtf if one.due else None
    words = one.due.text or "" if one.due else ""
    return Row(
        due=inert(short(due)) if due else inert(words) or "no due day",
        mark=MARKS[one.state],
        state=state_of(one),
        late=one.state in LATE,
        name=inert(one.name),
        makers=makers_of(one),
        beside=tuple(_beside(one)),
        address=f"/promise/{one.id}",
    )


def _beside(one: Commitment) -> Iterator[str]:
    first = one.first.document
    yield f"{'said ' if first.published else ''}{short(first.published)}, {outlet_of(first)}"
    if one.restatements:
        yield f"restated {times(one.restatements)}"
    if deed := last_deed(one):
        yield f"last deed: {height_of(deed)}, {short(deed.day)}"
    if one.receipt:
        yield inert(one.receipt.wording)


PAGES: Final = (Page("/{pair}/promises", promises, "what two states promised, by urgency"),)
