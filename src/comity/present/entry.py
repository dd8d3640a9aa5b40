"""An entry on a terminal: its life with a sentence for each step, the accounts side by side, sources and copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.analyse.entry import Copy, EntryPage
from comity.edtf import contains
from comity.link.accounts import family, is_once
from comity.link.lives import INTENTS
from comity.link.traits import LASTING
from comity.model import Account, Claim, Kind, LifeStep
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.proof import NONE
from comity.present.terminal import COLOURS, DATE, PLAIN, PREFIX, VAGUE, heading
from comity.present.words import MARKS, STATUS, outlet_of, plural, told_status, words_of

FIELDS: Final = {"when": "held", "due": "planned for", "edition": "edition", "whether": "whether it happened"}
"""How the fields of accounts are said."""
PLAN: Final = "planned for"
QUOTED: Final = 3
"""Claims of a step that are quoted; the others are in the list of claims."""


def print_entry(out: Console, page: EntryPage) -> None:
    """The whole entry: what it is and where it stands, its life, accounts that differ, copies, decisions, claims."""
    entry = page.entry
    out.print(Text(inert(entry.name), style="bold").append(f"  {entry.kind}", style="dim not bold"))
    out.print(_table([("entry", entry.id), *_facts(page)]))
    _print_life(out, page)
    _print_accounts(out, page)
    if page.copies:
        out.print(heading("COPIES", "one source together with what they copy", len(page.copies), PLAIN))
        out.print(_table((outlet_of(copy.document), _copied(copy)) for copy in page.copies))
    if entry.relations:
        out.print(heading("LINEAGE", "how it stands to other entries", len(entry.relations), PLAIN))
        out.print(_table(_lineage(page)))
    if page.decided:
        out.print(heading("DECIDED", "by people", len(page.decided), PLAIN))
        out.print(Text("\n".join(map(inert, page.decided))))
    out.print(heading("CLAIMS", "originals first, copies behind them", len(page.claims), PLAIN))
    out.print(_claims(page.claims))
    if page.waiting:
        out.print(heading("WAITING", "the machine is not sure; nothing above rests on these", len(page.waiting), PLAIN))
        out.print(_claims(page.waiting))


def _lineage(page: EntryPage) -> Iterable[tuple[str, str]]:
    """How it stands, and to what: entries of one name in one row, as editions of which no year is known."""
    rows: dict[tuple[str, str], list[str]] = {}
    for row in page.entry.relations:
        rows.setdefault((row.kind, page.names.get(row.entry, "")), []).append(row.entry[:PREFIX])
    for (kind, name), ids in rows.items():
        yield kind.replace("_", " "), inert(f"{name} ({', '.join(ids)})")


def _facts(page: EntryPage) -> Iterable[tuple[str, str]]:
    entry = page.entry
    names = {party.id: party.name for claim in page.claims for party in claim.parties}
    if entry.aliases:
        yield "also", inert("; ".join(entry.aliases))
    yield "parties", inert(", ".join(names.get(id, id) for id in entry.parties)) or NONE
    yield "state", state_words(entry.state)
    if entry.series:
        number = f", edition {entry.edition}" if entry.edition is not None else ""
        yield "series", inert(entry.series) + number
    yield "sources", f"{plural(entry.sources, 'independent source')} · {plural(entry.reports, 'report')}"


def state_words(state: str | None) -> str:
    """The state for readers: "silent" is said in full, none at all too."""
    if state == "silent":
        return "planned; its day has passed without a report"
    return state or "no step known"


# --- life and accounts --------------------------------------------------------------------------------------------


def _print_life(out: Console, page: EntryPage) -> None:
    steps = told_once(page)
    if not steps:
        return
    out.print(heading("LIFE", "each step with the sentence that proves it", len(steps), PLAIN))
    table = _columns()
    for step, claims in steps:
        table.add_row(Text(short(step.when), style="bold"), _step(step, claims), _id(claims[0]))
    out.print(table)


def told_once(page: EntryPage) -> list[tuple[LifeStep, tuple[Claim, ...]]]:
    """The steps, each with its own claims and then those that tell of the same step less closely.

    A step taken once has one row: "signed in 2017", or without a day, is told with the one day on which it was signed.
    That it was there, or went on, is left to a sentence's other step.
    """
    rows = {step: page.of(step) for step in page.entry.lifecycle}
    for step in sorted(rows, key=lambda step: step.when is None):
        closer = [other for other in rows if other != step and _is_closer(other, step, page.entry.kind)]
        if len(closer) == 1:
            rows[closer[0]] += rows.pop(step)
    proved = {claim.passage.exact for step, claims in rows.items() if step.state not in VAGUE for claim in claims}
    vague = {step for step, claims in rows.items() if step.state in VAGUE and page.entry.kind in LASTING}
    return [
        (step, claims)
        for step, claims in rows.items()
        if step not in vague or any(claim.passage.exact not in proved for claim in claims)
    ]


def _is_closer(step: LifeStep, other: LifeStep, kind: Kind) -> bool:
    """Whether a step is another one, that is taken once, with a finer date."""
    if step.state != other.state or not step.when or not is_once(family(step.state), kind):
        return False
    if other.when is None or ".." in other.when:
        return step.state not in INTENTS and (not other.when or contains(other.when, step.when))
    return "/" not in other.when and contains(other.when, step.when) and not contains(step.when, other.when)


def _step(step: LifeStep, claims: tuple[Claim, ...]) -> Text:
    """The state above the first sentence that tells of it, and how many more do."""
    more = len({claim.document.id for claim in claims}) - 1
    source = outlet_of(claims[0].document) + (f" +{more}" if more > 0 else "")
    text = Text(_said(step, claims[0]), style=COLOURS[claims[0].column])
    return text.append(f"\n“{words_of(claims[0])}” ", style="default").append(source, style="dim")


def _said(step: LifeStep, claim: Claim) -> str:
    """The step in a word: what is wished for in that of its claim, as a hope is no proposal."""
    if step.state == "proposed":
        return STATUS[claim.status]
    return PLAN if step.state == "planned" and step.when else step.state


def _print_accounts(out: Console, page: EntryPage) -> None:
    """Accounts that cannot all be so, and what each side tells, side by side."""
    rows = [(FIELDS.get(name, name), _value(row), row) for name, rows in page.differing for row in rows]
    if rows:
        out.print(heading("ACCOUNTS DIFFER", "they are kept side by side", len(rows), PLAIN))
        out.print(_accounts(page, rows))
    if page.versions:
        out.print(heading("VERSIONS", "who tells, alleges or denies what", len(page.versions), PLAIN))
        out.print(_accounts(page, [(row.field, f"“{inert(row.value)}”", row) for row in page.versions]))


def _accounts(page: EntryPage, rows: Iterable[tuple[str, str, Account]]) -> Table:
    table = _columns()
    for name, value, row in rows:
        claims = page.of(row)
        outlets = "; ".join(dict.fromkeys(outlet_of(claim.document) for claim in claims))
        table.add_row(Text(inert(name), style="dim"), Text(value).append(f"  {outlets}", style="dim"), _id(claims[0]))
    return table


def _value(account: Account) -> str:
    return inert(account.value if account.field == "edition" else full(account.value))


# --- sources and claims -------------------------------------------------------------------------------------------


def _copied(copy: Copy) -> str:
    words = "copies, with words swapped," if copy.garbled else "copies"
    return f"{copy.document.id[:PREFIX]} {words} {copy.original[:PREFIX]}"


def _claims(claims: Iterable[Claim]) -> Table:
    table = _columns()
    for claim in claims:
        status = f"{MARKS[claim.status]} {told_status(claim)}"
        source = f"{outlet_of(claim.document)}, {short(claim.document.published)}"
        text = Text(status, style=COLOURS[claim.column]).append(f"  {source}", style="dim")
        table.add_row(Text(short(_time(claim)) if _time(claim) else ""), text, _id(claim))
    return table


def _time(claim: Claim) -> str | None:
    return next((when.edtf for when in (claim.when, claim.due) if when and when.edtf), None)


def _columns() -> Table:
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(width=DATE)
    table.add_column(ratio=1)
    table.add_column(width=PREFIX, no_wrap=True)
    return table


def _id(claim: Claim) -> Text:
    return Text(claim.id[:PREFIX], style=PLAIN)


def _table(rows: Iterable[tuple[str, str]]) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=28)
    table.add_column(ratio=1)
    for name, value in rows:
        table.add_row(Text(name, style="dim"), Text(value))
    return Padding(table, 0)


# --- data ---------------------------------------------------------------------------------------------------------


def entry_record(page: EntryPage) -> dict[str, Any]:
    """The entry as plain dicts, with the short proof of each claim, its copies and what was decided."""
    record = asdict(page.entry)
    record["claims"] = [_proof(claim) for claim in page.claims]
    record["waiting"] = [_proof(claim) for claim in page.waiting]
    record["copies"] = [
        {"document": copy.document.id, "copies": copy.original, "garbled": copy.garbled} for copy in page.copies
    ]
    record["decisions"] = list(page.decided)
    return record


def _proof(claim: Claim) -> dict[str, Any]:
    document = claim.document
    return {
        "id": claim.id,
        "status": claim.status,
        "exact": claim.passage.exact,
        "document": document.id,
        "publisher": document.publisher,
        "published": document.published,
    }
