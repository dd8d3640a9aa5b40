"""The pair page on a terminal: dates first, then what is known, who says so, and the id that opens the proof."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.analyse import InPlace, Line, Lines, PairPage
from comity.model import Column, column_of
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.words import (
    MARKS,
    MEANINGS,
    amount,
    coverage_of,
    days_of,
    differ_of,
    inferred_of,
    moved_of,
    nothing_of,
    silence_of,
    source_of,
    status_of,
    worded,
)

WIDEST: Final = 140
"""Columns; a wider terminal is not filled, lines would be too long to read."""
ROOMY: Final = 106
"""From this width on, status, kind and source have columns of their own."""
COLOURS: Final[dict[Column, str]] = {"ACTUALLY": "green", "LIKELY": "yellow", "SHOULD": "magenta"}
PLAIN: Final = "cyan"
PREFIX: Final = 10
"""Characters of an id that are shown: enough for ``comity show``."""
VAGUE: Final = frozenset({"under way", "on record"})
"""States of what lasts that tell of no step."""
DATE, LONG_DATE = 14, 17
"""Columns of a date: ``20–21 Mar 2023`` fits the first, ``28 Feb–2 Mar 2023`` the second."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of any section. ``tail``: what stands dimmed after the rest."""

    date: str
    mark: str
    status: str
    colour: str
    kind: str
    what: Text
    source: str
    tail: str
    id: str


class Widths(NamedTuple):
    """Columns of the date and of the status."""

    date: int
    status: int


class Trimmed:
    """A text stream that drops the blanks at the ends of lines, for output that no terminal shows."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.encoding = file.encoding or "utf-8"

    def write(self, text: str) -> int:
        return self._file.write(re.sub(r" +(?=\n)", "", text))

    def flush(self) -> None:
        self._file.flush()


def console(file: TextIO | None = None, width: int | None = None) -> Console:
    """A console that prints plain text when it is no terminal, and never reads markup in what it prints."""
    file = file or sys.stdout
    found = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    if not found.is_terminal:
        found.file = Trimmed(file)  # type: ignore[assignment]
    if found.width > WIDEST:
        found.width = WIDEST
    return found


def print_page(out: Console, page: PairPage, limit: int | None = 15) -> None:
    """The whole page; at most ``limit`` lines a section (None: all)."""
    out.print(_head(page))
    if not page.coverage.documents:
        out.print(Text(f"\n{nothing_of(page)}"))
        return
    wide = _widest(page, limit)
    if page.in_place:
        out.print(heading("IN PLACE", "by the latest act on record", len(page.in_place), PLAIN))
        _print_rows(out, [_standing(row) for row in page.in_place], limit, wide)
    for name, lines in _columns_of(page):
        _print_column(out, (name, lines), nothing_of(page), limit, wide)
    if page.moved:
        out.print(Text(f"\n{moved_of(page)}", style="dim"))
    if page.numbers:
        out.print(heading("NUMBERS", "as the sources give them", len(page.numbers), PLAIN))
        _print_rows(out, [_number(line) for line in page.numbers], limit, wide)
    if page.waiting:
        out.print(
            heading("WAITING", "the machine is not sure; nothing here is counted above", len(page.waiting), PLAIN)
        )
        _print_rows(out, [_row(line) for line in page.waiting], limit, wide)
    out.print(Text("\nThe sentence behind a line, in its paragraph: comity show ID", style="dim"))


def heading(title: str, meaning: str, count: int, colour: str) -> RenderableType:
    """A section's title, what it holds, and its count at the right edge."""
    row = Table.grid(expand=True, padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column(ratio=1, no_wrap=True, overflow="crop")
    row.add_column(justify="right", no_wrap=True)
    left = Text(title, style=f"bold {colour}").append(f"  {meaning}", style="dim not bold default")
    row.add_row(left, Text("─" * WIDEST, style="dim"), Text(f"{count:,}", style="bold"))
    return Padding(row, (1, 0, 0, 0))


def _head(page: PairPage) -> RenderableType:
    row = Table.grid(expand=True)
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True)
    row.add_row(Text(inert(f"{page.a.name} – {page.b.name}"), style="bold"), Text(days_of(page), style="dim"))
    return Group(row, Text(coverage_of(page), style="dim"))


def _columns_of(page: PairPage) -> tuple[tuple[Column, Lines], ...]:
    return ("ACTUALLY", page.actually), ("LIKELY", page.likely), ("SHOULD", page.should)


def _widest(page: PairPage, limit: int | None) -> Widths:
    """The widths that hold every row which the page shows."""
    parts = [part for _, lines in _columns_of(page) for part in (lines.dated, lines.undated)]
    lines = [line for part in (*parts, page.numbers, tuple(page.waiting)) for line in part[:limit]]
    return _widths([*map(_standing, page.in_place[:limit]), *map(_row, lines)])


def _print_column(out: Console, column: tuple[Column, Lines], nothing: str, limit: int | None, wide: Widths) -> None:
    name, lines = column
    out.print(heading(name, MEANINGS[name], len(lines), COLOURS[name]))
    if not len(lines):
        out.print(Text(nothing, style="dim"))
    _print_rows(out, [_row(line) for line in lines.dated], limit, wide)
    if lines.undated:
        out.print(Text(f"Undated, the text gives no time: {len(lines.undated):,}", style="dim italic"))
        _print_rows(out, [_row(line) for line in lines.undated], limit, wide)


def print_lines(out: Console, lines: Sequence[Line], limit: int | None, tails: Mapping[str, str]) -> None:
    """Lines alone; ``tails``: what stands dimmed after some of them, by the id of the line."""
    rows = (replace(_row(line), tail=_tail(tails.get(line.id, ""), _row(line).tail)) for line in lines)
    _print_rows(out, list(rows), limit)


# --- rows ---------------------------------------------------------------------------------------------------------


def _row(line: Line) -> Row:
    what = Text("alleged: ", style="italic") if line.alleged else Text()
    what.append(inert(line.what), style="not italic")
    others = ", ".join(party.name for party in line.parties[2:]) if line.thing else ""
    return Row(
        date=_date(line.date),
        mark=MARKS[line.status],
        status=status_of(line),
        colour=COLOURS[column_of(line.status)],
        kind=line.kind,
        what=what,
        source=source_of(line),
        tail=_tail(inert(f"with {others}") if others else "", differ_of(line), silence_of(line), inferred_of(line)),
        id=inert(line.id[:PREFIX]),
    )


def _tail(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _number(line: Line) -> Row:
    row = _row(line)
    what = (
        Text().append(amount(line.quantity) if line.quantity else "", style="bold").append("  ").append_text(row.what)
    )
    return Row(row.date, row.mark, row.status, row.colour, row.kind, what, row.source, inferred_of(line), row.id)


def _standing(row: InPlace) -> Row:
    return Row(
        date=_date(row.date),
        mark="■",
        status=worded(row.state, row.last.line.claims),
        colour=PLAIN,
        kind=row.kind,
        what=Text(inert(row.name)),
        source=source_of(row.last.line),
        tail=_tail(_past(row), *(differ_of(step.line) for step in row.differing)),
        id=inert(row.last.line.id[:PREFIX]),
    )


def _date(edtf: str | None) -> str:
    """The date; one too long for its column in two lines, broken after its dash or its first word."""
    words = inert(short(edtf)) if edtf else ""
    return re.sub(r"(?<=\d–)|(?<=^since) |(?<=^until) ", "\n", words, count=1) if len(words) > LONG_DATE else words


def _past(row: InPlace) -> str:
    """The other steps, newest first, each state and date once, without a month of which the day is known.

    That it was there, or went on, is no step beside those that it took.
    """
    known = {f"{step.state} {step.date}" for step in row.steps}
    dated = (step for step in reversed(row.steps) if step.date and step.state not in VAGUE)
    others = (step for step in dated if (step.state, step.date) != (row.state, row.date))
    finest = (step for step in others if not any(one.startswith(f"{step.state} {step.date}-") for one in known))
    told = (f"{worded(step.state, step.line.claims)} {short(step.date)}" for step in finest)
    return inert("; ".join(list(dict.fromkeys(told))[:3]))


# --- tables -------------------------------------------------------------------------------------------------------


def _print_rows(out: Console, rows: Sequence[Row], limit: int | None, wide: Widths | None = None) -> None:
    """The first ``limit`` rows, and how many more there are. ``wide``: the widths of columns, else what they need."""
    if not rows:
        return
    roomy = out.width >= ROOMY
    table = _grid(wide or _widths(rows[:limit]), roomy)
    for row in rows[:limit]:
        table.add_row(*(_roomy(row) if roomy else _narrow(row)))
    out.print(table)
    if limit is not None and len(rows) > limit:
        out.print(Text(f"… {len(rows) - limit:,} more: --limit 0 shows all", style="dim"))


def _widths(rows: Sequence[Row]) -> Widths:
    long = any(DATE < len(part) <= LONG_DATE for row in rows for part in row.date.splitlines())
    return Widths(LONG_DATE if long else DATE, max([14, *(len(row.status) + 2 for row in rows)]))


def _grid(wide: Widths, roomy: bool) -> Table:
    """Columns of one width in every section, so that the eye can run down the page."""
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(width=wide.date)
    if roomy:
        table.add_column(width=wide.status, no_wrap=True)
        table.add_column(width=10, no_wrap=True)
        table.add_column(ratio=2)
        table.add_column(ratio=1, max_width=28)
    else:
        table.add_column(ratio=1)
    table.add_column(width=PREFIX, no_wrap=True)
    return table


def _roomy(row: Row) -> Iterable[Text]:
    status = Text(f"{row.mark} {row.status}", style=row.colour)
    what = row.what.copy().append(f"  {row.tail}" if row.tail else "", style="dim")
    return (_bold(row.date), status, Text(row.kind, style="dim"), what, Text(row.source, style="dim"), _id(row))


def _narrow(row: Row) -> Iterable[Text]:
    """Date above status; what it is above kind and source."""
    left = _bold(f"{row.date}\n" if row.date else "").append(f"{row.mark} {row.status}", style=f"{row.colour} not bold")
    below = " · ".join([row.kind, row.source, *([row.tail] if row.tail else [])])
    return (left, row.what.copy().append(f"\n{below}", style="dim"), _id(row))


def _bold(date: str) -> Text:
    return Text(date, style="bold")


def _id(row: Row) -> Text:
    return Text(row.id, style=PLAIN)
