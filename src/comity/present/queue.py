"""What waits for a person: on a terminal, each with its sentence, why it is there, and the commands that decide it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from comity.judge.agreement import Agreement
from comity.judge.queue import Item
from comity.model import Claim
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.proof import field_table
from comity.present.terminal import COLOURS
from comity.present.words import MARKS, STATUS, outlet_of, plural, words_of

NATURES: Final = {"conflict": "the machine and a decision differ", "proposal": "one thing?", "doubt": "in doubt"}


def print_queue(out: Console, items: Sequence[Item], limit: int | None) -> None:
    """The first ``limit`` items in short."""
    for item in items[:limit]:
        _print_item(out, item)
    if limit is not None and len(items) > limit:
        out.print(Text(f"… {len(items) - limit:,} more: --limit 0 shows all", style="dim"))
    if not items:
        out.print(Text("Nothing waits to be looked at."))
        return
    counts = ((nature, sum(item.nature == nature for item in items)) for nature in NATURES)
    out.print(Text("; ".join(f"{NATURES[nature]}: {count:,}" for nature, count in counts), style="dim"))


def print_item(out: Console, item: Item) -> None:
    """One item in full: all fields of its claims."""
    _print_item(out, item)
    for claim in item.claims:
        out.print(field_table(claim))
        out.print()


def _print_item(out: Console, item: Item) -> None:
    out.print(Text(NATURES[item.nature], style="bold").append(inert(f"  {item.why}"), style="not bold dim"))
    for claim in item.claims:
        out.print(Padding(Text(words_of(claim)), (0, 0, 0, 2)))
        out.print(Padding(_told(claim), (0, 0, 0, 2)))
    for command in item.commands:
        out.print(Padding(Text(inert(command), style="cyan"), (0, 0, 0, 4)), soft_wrap=True)
    out.print()


def _told(claim: Claim) -> Text:
    """The claim in one line: status, kind, parties, thing, date, outlet."""
    alleged = "alleged: " if claim.alleged else ""
    when = next((when.edtf for when in (claim.when, claim.due) if when and when.edtf), None)
    parts = [
        claim.kind,
        ", ".join(f"{party.id}:{party.role}" for party in claim.parties),
        claim.thing.name if claim.thing else "",
        short(when),
        f"{outlet_of(claim.document)}, {short(claim.document.published)}",
        claim.id,
    ]
    told = Text(f"{MARKS[claim.status]} {alleged}{STATUS[claim.status]}", style=COLOURS[claim.column])
    return told.append(inert(" · ".join(["", *filter(None, parts)])), style="dim")


def item_record(item: Item) -> dict[str, Any]:
    """The item as plain values."""
    told = {name: value for name, value in asdict(item).items() if name != "claims"}
    return told | {"weight": round(item.weight, 4), "claims": [claim.to_dict() for claim in item.claims]}


def print_agreement(out: Console, measured: Sequence[Agreement], left: int) -> None:
    """One line a field; ``left``: how many differences there are to settle."""
    for row in measured:
        alpha = "–" if row.alpha is None else f"{row.alpha:.3f}"
        same = "–" if row.same is None else f"{row.same:.1%}"
        out.print(Text(f"{row.field:12}  alpha {alpha:>6}  same {same:>6}  n {row.n:,}"))
    out.print(Text(f"{plural(left, 'difference')} to settle", style="dim"))
