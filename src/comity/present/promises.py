"""Promises on a terminal and for other programs: a table by urgency, and the ladder of one with its receipt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.analyse import PairPage
from comity.analyse.alerts import PENDING, Alert, in_time, last_deed
from comity.edtf import days_between, published_span
from comity.link.clause import clause_of
from comity.model import Claim
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.receipts import receipt_rows
from comity.present.terminal import DATE, PLAIN, PREFIX, ROOMY, heading
from comity.present.words import amount, coverage_of, number, outlet_of, plural, words_of
from comity.promise.records import DONE, Commitment, Due, Point, Receipt, Refused, Rung, State, Statement

NONE: Final = "–"
NO_DUE: Final = "no due date"
MARKS: Final[dict[State, str]] = {
    "overdue": "!", "in progress": "◐", "open": "○", "restated": "○", "delivered": "●", "delivered late": "●",
    "delivered in part": "◐", "lapsed": "◌", "withdrawn": "✕", "superseded": "↷", "contradicted": "✕",
}  # fmt: skip
"""Shapes that tell states apart without colour; the most urgent state first."""
COLOURS: Final[dict[State, str]] = {
    "overdue": "red", "open": "yellow", "restated": "yellow", "in progress": "cyan", "delivered": "green",
    "delivered late": "green", "delivered in part": "green",
}  # fmt: skip
ENDED: Final = "magenta"
HEIGHTS: Final = {
    2: "2 reviewed", 3: "3 money or mandate", 4: "4 instrument", 5: "5 delivered", 6: "6 repeated", -1: "against",
}  # fmt: skip
TELLINGS: Final = {"first": "first said", "restated": "restated", "reported": "reported", "retold": "told again"}
STRENGTHS: Final = {3: "will, shall, decided", 2: "agreed or committed to", 1: "intends, aims, seeks"}
STATE, MAKERS = 20, 16
"""Columns of a state and of who made a promise, at most."""
LADDER: Final = "The ladder of one, with every sentence: comity show ID"


@dataclass(frozen=True, slots=True)
class Listing:
    """The promises between two states that are to be printed, or what looked like one and is none."""

    page: PairPage
    """Their names, and how far the sources reach."""
    as_of: str | None
    commitments: tuple[Commitment, ...]
    refused: tuple[Refused, ...]
    until: str | None = None
    """The last ISO day of what is due soon."""
    found: int = 0
    """All promises, those that were not asked for too."""
    left_out: int = 0
    """Documents with claims on the pair that were not searched, as they are not in English."""


@dataclass(frozen=True, slots=True)
class Row:
    """One promise in the table."""

    date: Text
    state: Text
    makers: str
    what: str
    tail: str
    id: str


# --- the table ----------------------------------------------------------------------------------------------------


def print_promises(out: Console, listing: Listing, limit: int | None = 15) -> None:
    """A section for each urgency; at most ``limit`` lines in each (None: all)."""
    _print_head(out, listing)
    wide = prefix_of([one.id for one in listing.commitments])
    shown = [(section, [_row(one, wide) for one in section[3][:limit]]) for section in sections(listing)]
    widths = _widths([row for _, rows in shown for row in rows])
    for (title, meaning, colour, found), rows in shown:
        out.print(heading(title, meaning, len(found), colour))
        _print_rows(out, rows, widths)
        _print_more(out, len(found), limit)
    out.print(Text(f"\n{LADDER}" if listing.commitments else f"\n{_nothing(listing)}", style="dim"))
    if listing.left_out:
        out.print(Text(unsearched(listing.left_out), style="dim"))
    if listing.refused:
        words = plural(
            len(listing.refused), "claim looks ahead and is no promise", "claims look ahead and are no promise"
        )
        out.print(Text(f"{words}: --refused", style="dim"))


def unsearched(count: int) -> str:
    """That texts in other languages were not searched for promises."""
    return f"{plural(count, 'document')} on this pair in other languages than English: not searched for promises"


def _print_head(out: Console, listing: Listing) -> None:
    page = listing.page
    row = Table.grid(expand=True)
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True)
    right = f"as of {full(listing.as_of)}" if listing.as_of else "nothing dated was read"
    row.add_row(Text(inert(f"{page.a.name} – {page.b.name}: promises"), style="bold"), Text(right, style="dim"))
    out.print(row)
    out.print(Text(coverage_of(page), style="dim"))
    states = Counter(one.state for one in listing.commitments)
    counts = [f"{states[state]:,} {state}" for state in MARKS if states[state]]
    if counts:
        asked = "" if listing.found == len(listing.commitments) else f"{len(listing.commitments):,} of "
        out.print(Text(" · ".join([f"{asked}{plural(listing.found, 'promise')}", *counts]), style="dim"))


def _nothing(listing: Listing) -> str:
    if listing.found:
        return f"None of {plural(listing.found, 'promise')} is in a state, or due on a day, that was asked for."
    day = f" by {full(listing.as_of)}" if listing.as_of else ""
    return f"No promise found{day} in {plural(listing.page.coverage.read, 'document')}."


def sections(listing: Listing) -> list[tuple[str, str, str, list[Commitment]]]:
    """Title, meaning, colour and promises of each section that has any, the most urgent first."""
    soon = {one.id for one in listing.commitments if _is_soon(one, listing.until)}
    day = full(listing.until)

    def of(*states: State) -> list[Commitment]:
        return [one for one in listing.commitments if one.state in states and one.id not in soon]

    found = [
        ("OVERDUE", "its day has passed, and nothing was found that delivers it", "red", _by(of("overdue"), _due_day)),
        ("DUE", f"by {day}", "yellow", _first_due([one for one in listing.commitments if one.id in soon])),
        ("IN PROGRESS", "stepped towards", "cyan", _first_due(_by(of("in progress"), _deed_day))),
        ("OPEN", "said or restated, and no deed found", "yellow", _first_due(_by(of("open", "restated"), _said_day))),
        ("DELIVERED", "in time, late, or in part", "green", _by(of(*DONE), _deed_day)),
        ("ENDED", "lapsed, withdrawn, superseded or contradicted", ENDED,
         _by(of("lapsed", "withdrawn", "superseded", "contradicted"), _deed_day)),
    ]  # fmt: skip
    return [row for row in found if row[3]]


def _is_soon(one: Commitment, until: str | None) -> bool:
    day = _due_day(one)
    return bool(day and until and one.state in PENDING and days_between(day, until) >= 0)


def _by(rows: Iterable[Commitment], day: Callable[[Commitment], str]) -> list[Commitment]:
    """Those with the newest day first."""
    return sorted(rows, key=lambda one: (day(one), one.id), reverse=True)


def _first_due(rows: Iterable[Commitment]) -> list[Commitment]:
    """Those with a due day before the others, the first one due first."""
    return sorted(rows, key=lambda one: (not _due_day(one), _due_day(one)))


def _due_day(one: Commitment) -> str:
    return (one.due.end if one.due else None) or ""


def _deed_day(one: Commitment) -> str:
    deed = last_deed(one)
    return (published_span(deed.day)[1] if deed else None) or ""


def _said_day(one: Commitment) -> str:
    return max((published_span(row.document.published)[1] or "" for row in one.statements), default="")


def prefix_of(ids: Sequence[str]) -> int:
    """How many characters tell these ids apart, at least those of any id on a page."""
    wide = PREFIX
    while len({id[:wide] for id in ids}) < len(set(ids)):
        wide += 1
    return wide


def _row(one: Commitment, wide: int) -> Row:
    date, due = _due_words(one.due), bool(one.due)
    return Row(
        date=Text(date, style="bold" if due else "dim"),
        state=Text(f"{MARKS[one.state]} {state_of(one)}", style=COLOURS.get(one.state, ENDED)),
        makers=makers_of(one),
        what=inert(one.name),
        tail=" · ".join(_beside(one)),
        id=inert(one.id[:wide]),
    )


def _due_words(due: Due | None) -> str:
    """The day, or the words for a meeting that has none; of a span its end, as that is when time is up."""
    if due is None:
        return NO_DUE
    if not due.edtf:
        return inert(due.text or NO_DUE)
    end = due.edtf.rpartition("/")[2]
    return inert(short(due.edtf if end in ("", "..") else end))


def state_of(one: Commitment) -> str:
    """``overdue 203 days``, ``late by 242 days``, ``in part 3 of 5 aircraft``; else the state."""
    if one.state == "overdue" and one.late:
        return f"overdue {plural(one.late, 'day')}"
    if one.state == "delivered late" and one.late:
        return f"late by {plural(one.late, 'day')}"
    if one.state == "delivered in part" and one.done:
        came, target, unit = one.done
        return inert(f"in part {number(came)} of {number(target)} {unit}")
    return one.state


def _beside(one: Commitment) -> Iterator[str]:
    """When it was first said and by whom told, how often restated, the last deed, and what was looked through."""
    first = one.first.document
    yield f"{'said ' if first.published else ''}{short(first.published)}, {outlet_of(first)}"
    if one.restatements:
        yield f"restated {times(one.restatements)}"
    deed = last_deed(one)
    if deed:
        yield f"last deed: {height_of(deed)}, {short(deed.day)}"
    if one.superseded_by:
        yield inert(f"replaced by {one.superseded_by}")
    if one.receipt:
        yield inert(one.receipt.wording)


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def height_of(rung: Rung) -> str:
    """How high a rung stands: ``restated (stronger, new date)``, ``4 instrument``, ``5 delivered in part``."""
    if rung.telling:
        return TELLINGS[rung.telling] + (f" ({', '.join(rung.drift)})" if rung.drift else "")
    return HEIGHTS.get(rung.rung, str(rung.rung)) + (" in part" if rung.part else "")


def makers_of(one: Commitment) -> str:
    return names_in(one, one.first.makers)


def names_in(one: Commitment, ids: Iterable[str]) -> str:
    """The parties by the names that its statements give them."""
    known = {party.id: party.name for row in one.statements for party in row.claim.parties}
    return inert(", ".join(known.get(id, id) for id in ids)) or NONE


def _widths(rows: Sequence[Row]) -> tuple[int, int, int]:
    """Columns of date, state and makers that hold every row of every section."""
    parts = [(row.date.cell_len, row.state.cell_len, len(row.makers)) for row in rows]
    date, state, makers = (max(column) for column in zip(*parts, strict=True)) if parts else (0, 0, 0)
    return date, state, makers


def _print_rows(out: Console, rows: Sequence[Row], widths: tuple[int, int, int]) -> None:
    roomy = out.width >= ROOMY
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    for width, most in zip(widths, (DATE, STATE, MAKERS), strict=True) if roomy else [(max(widths[:2]), STATE)]:
        table.add_column(width=min(width, most))
    table.add_column(ratio=1)
    table.add_column(width=max(len(row.id) for row in rows), no_wrap=True)
    for row in rows:
        table.add_row(*(_roomy(row) if roomy else _narrow(row)))
    out.print(table)


def _roomy(row: Row) -> tuple[Text, ...]:
    what = Text(row.what).append(f"\n{row.tail}", style="dim")
    return row.date, row.state, Text(row.makers), what, Text(row.id, style=PLAIN)


def _narrow(row: Row) -> tuple[Text, ...]:
    """Date above state; what it is above who made it and the rest."""
    left = row.date.copy().append("\n").append_text(row.state)
    what = Text(row.what).append(f"\n{row.makers} · {row.tail}", style="dim")
    return left, what, Text(row.id, style=PLAIN)


def _print_more(out: Console, count: int, limit: int | None) -> None:
    if limit is not None and count > limit:
        out.print(Text(f"… {count - limit:,} more: --limit 0 shows all", style="dim"))


# --- what is none -------------------------------------------------------------------------------------------------


def print_refused(out: Console, listing: Listing, limit: int | None = 15) -> None:
    """What looked like a promise and is none, by the test that it fails, the newest first."""
    _print_head(out, listing)
    groups: dict[str, list[Refused]] = {}
    for one in sorted(listing.refused, key=_published, reverse=True):
        groups.setdefault(_failed(one), []).append(one)
    for title, rows in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        out.print(heading("REFUSED", inert(title), len(rows), ENDED))
        out.print(_rungs((short(one.claim.document.published), _refusal(one.claim), one.claim) for one in rows[:limit]))
        _print_more(out, len(rows), limit)
    if not listing.refused:
        out.print(Text("\nNothing was refused."))


def _published(one: Refused) -> tuple[str, str]:
    return published_span(one.claim.document.published)[1] or "", one.claim.id


def _failed(one: Refused) -> str:
    """``future: wish``: the test and why it is failed."""
    return next(f"{test.test}: {test.why}" for test in one.tests if not test.passed)


def _refusal(claim: Claim) -> Text:
    words = clause_of(" ".join(claim.passage.exact.split()), claim.trigger)
    return Text(inert(words)).append(f"  {outlet_of(claim.document)}", style="dim")


# --- one promise --------------------------------------------------------------------------------------------------


def print_commitment(out: Console, one: Commitment) -> None:
    """The head, the four tests, every rung with its sentence, the path of a number, and the receipt."""
    out.print(Text(inert(one.name), style="bold"))
    out.print(_table(head_rows(one)))
    tests = one.first.tests
    out.print(heading("TESTS", "what makes it a commitment", len(tests), PLAIN))
    out.print(_table((f"{'✓' if test.passed else '✕'} {test.test}", inert(test.why)) for test in tests))
    out.print(heading("LADDER", "each rung with the sentence that proves it", len(one.ladder), PLAIN))
    out.print(_rungs((short(rung.day), _rung(rung), rung.claims[0]) for rung in in_time(one.ladder)))
    if one.path:
        out.print(heading("PATH", "the figures that each side gives", len(one.path), PLAIN))
        out.print(_rungs((short(row.day), _point(one, row), row.claim) for row in one.path))
    if one.receipt:
        out.print(heading("RECEIPT", one.receipt.wording, one.receipt.documents, PLAIN))
        out.print(_table(receipt_rows(one.receipt)))


def head_rows(one: Commitment) -> Iterator[tuple[str, str]]:
    """What is promised, by whom, until when, and where it stands: a name and words each."""
    first = one.first
    yield "promise", one.id
    yield "made by", makers_of(one)
    yield "for", names_in(one, first.beneficiaries)
    yield "form", f"{first.form}: {inert(first.object)}"
    yield "strength", f"{first.strength} of 3: {STRENGTHS.get(first.strength, 'not binding')}"
    yield "specific", f"{first.specificity} of 3{_points(first)}"
    yield "due", due_words(one.due)
    yield "conditions", inert(first.conditions or NONE)
    yield "part of", inert(one.parent or NONE)
    yield "state", f"{MARKS[one.state]} {state_of(one)}{f', as of {full(one.as_of)}' if one.as_of else ''}"
    yield "because", inert(one.why or NONE)
    if one.superseded_by:
        yield "replaced by", inert(one.superseded_by)
    yield "assessment", one.assessment + (", by the machine" if one.assessment == "provisional" else "")
    yield "to fulfil", inert(one.test or "no test written")
    yield from (("judged", inert(line)) for line in one.judged)


def _points(first: Statement) -> str:
    """What makes it testable, as its last test says."""
    return next((f": {inert(test.why)}" for test in first.tests if test.test == "testable" and test.passed), "")


def due_words(due: Due | None) -> str:
    """The day with its last day, how it is known, and the words that give it."""
    if due is None:
        return NO_DUE
    words = f": “{due.text}”" if due.text else ""
    last = f", last day {full(due.end)}" if due.end and due.end != due.edtf else ""
    entry = f", {due.entry}" if due.entry else ""
    return inert(f"{full(due.edtf)}{last}, {due.basis}{words}{entry}")


def _rung(rung: Rung) -> Text:
    """The height and who tells it, how many sources more do, the first one's sentence, and why it stands here."""
    claim = rung.claims[0]
    colour = "green" if rung.rung in (5, 6) else "red" if rung.rung < 0 else "cyan" if rung.rung > 1 else "yellow"
    more = f" +{rung.sources - 1}" if rung.sources > 1 else ""
    text = Text(height_of(rung), style=colour).append(f"  {outlet_of(claim.document)}{more}", style="dim default")
    text.append(f"\n“{words_of(claim)}”", style="default")
    return text.append(f"\n{inert(rung.why)}" if rung.why else "", style="dim default")


def _point(one: Commitment, row: Point) -> Text:
    """The figure, its part in the path, and which side or outlet gives it."""
    by = names_in(one, [row.by]) if row.by else "source unknown"
    return Text(amount(row.quantity), style="bold").append(f"  {row.role}, {by}", style="dim not bold")


def _rungs(rows: Iterable[tuple[str, Text, Claim]]) -> Table:
    """Date, words, and the claim that proves them."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(width=DATE)
    table.add_column(ratio=1)
    table.add_column(width=PREFIX, no_wrap=True)
    for date, text, claim in rows:
        table.add_row(Text(inert(date), style="bold"), text, Text(claim.id[:PREFIX], style=PLAIN))
    return table


def _table(rows: Iterable[tuple[str, str]]) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=11)
    table.add_column(ratio=1)
    for name, value in rows:
        table.add_row(Text(name, style="dim"), Text(value))
    return Padding(table, 0)


# --- data ---------------------------------------------------------------------------------------------------------


def listing_record(listing: Listing, limit: int | None = None) -> dict[str, Any]:
    """The promises as plain dicts, the most urgent first; ``limit`` cuts the list."""
    page = listing.page
    ordered = [one for section in sections(listing) for one in section[3]]
    return {
        "a": page.a.id,
        "b": page.b.id,
        "as_of": listing.as_of,
        "coverage": asdict(page.coverage),
        "found": listing.found,
        "promises": [commitment_record(one) for one in ordered[:limit]],
    }


def refused_record(one: Refused) -> dict[str, Any]:
    """What looked like a promise and is none, with its tests."""
    return {"why": one.why, "tests": [asdict(test) for test in one.tests], "claim": _proof(one.claim)}


def commitment_record(one: Commitment) -> dict[str, Any]:
    """A promise as plain dicts, with the short proof of each of its claims."""
    first = one.first
    done = dict(zip(("value", "of", "unit"), one.done, strict=True)) if one.done else None
    head = ("makers", "beneficiaries", "form", "object", "strength", "specificity", "conditions")
    stand = ("as_of", "late", "restatements", "parent", "superseded_by", "assessment", "test")
    return {
        "id": one.id,
        "name": one.name,
        "state": one.state,
        "why": one.why,
        **{name: _plain(getattr(first, name)) for name in head},
        "due": asdict(one.due) if one.due else None,
        **{name: getattr(one, name) for name in stand},
        "done": done,
        "judged": list(one.judged),
        "tests": [asdict(test) for test in first.tests],
        "statements": [_statement(row) for row in one.statements],
        "ladder": [_rung_record(rung) for rung in one.ladder],
        "path": [{**asdict(row), "claim": _proof(row.claim)} for row in one.path],
        "receipt": _receipt_record(one.receipt) if one.receipt else None,
    }


def alert_record(alert: Alert) -> dict[str, Any]:
    """An alert as a plain dict, with the claim that made the difference."""
    proof = _proof(alert.claim)
    names = ("kind", "id", "name", "before", "after", "rung", "date")
    return {
        **{name: getattr(alert, name) for name in names},
        "claim": proof.pop("id"),
        "sentence": proof.pop("exact"),
        **proof,
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _statement(row: Statement) -> dict[str, Any]:
    names = (
        "clause", "makers", "beneficiaries", "form", "object", "strength", "specificity", "act", "conditions", "retold",
    )  # fmt: skip
    due = asdict(row.due) if row.due else None
    return {"claim": row.claim.id, **{name: _plain(getattr(row, name)) for name in names}, "due": due}


def _rung_record(rung: Rung) -> dict[str, Any]:
    names = ("rung", "day", "telling", "drift", "part", "sources", "why")
    claims = [_proof(claim) for claim in rung.claims]
    return {**{name: _plain(getattr(rung, name)) for name in names}, "claims": claims}


def _receipt_record(receipt: Receipt) -> dict[str, Any]:
    return {"wording": receipt.wording, **asdict(receipt)}


def _proof(claim: Claim) -> dict[str, Any]:
    document = claim.document
    return {
        "id": claim.id,
        "exact": claim.passage.exact,
        "document": document.id,
        "publisher": document.publisher,
        "published": document.published,
    }
