"""What was read on a pair, as tables: outlets, languages, gaps, watched feeds; for the terminal, pages and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.analyse.survey import GAP, NO_NAME, Span, Survey, Watch
from comity.present.dates import full, short, spanned
from comity.present.inert import inert
from comity.present.terminal import PLAIN, heading
from comity.present.words import plural

COUNTS: Final = ("documents", "texts", "new documents", "not read yet", "gone")
WORDY: Final = ("outlet", "feed", "days missing", "reason")
"""Columns whose cells may go over several lines."""
SHOWN: Final = 8
"""Stretches of days, and addresses, that one cell names."""
LEVELS: Final = "▁▂▃▄▅▆▇█"
LETTERS: Final = 60
NONE: Final = "·"
"""A month in which nothing on the pair was published."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of the survey."""

    title: str
    meaning: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def head_of(found: Survey) -> str:
    """``56 of 58 documents on this pair · 12 outlets · 20 official · 2 undated``."""
    parts = [
        f"{found.documents:,} of {plural(found.read, 'document')} on this pair",
        plural(sum(one.name != NO_NAME for one in found.outlets), "outlet"),
        f"{found.official:,} from offices of states and bodies",
        f"{found.undated:,} undated" + (", left out" if found.undated and found.as_of else ""),
    ]
    return " · ".join(parts)


def grids_of(found: Survey) -> Iterator[Grid]:
    """The tables of a survey; those with nothing in them say so by having no rows."""
    yield Grid(
        "Outlets", "who published it, and how good a source that is",
        ("outlet", "class", "grade", "country", "languages", "documents", "published"), tuple(_outlets(found)),
    )  # fmt: skip
    rows = tuple((inert(code), f"{count:,}") for code, count in found.languages)
    yield Grid("Languages", "", ("language", "documents"), rows)
    gaps = tuple((full(a), full(b)) for a, b in found.gaps)
    yield Grid("Gaps", f"more than {GAP} days between two documents on this pair", ("after", "until"), gaps)
    yield Grid(
        "Watched feeds", "days that no visit reached back to: what was listed then may never have been seen",
        ("feed", "visits", "last", "new documents", "days missing", "not read yet", "gone"),
        tuple(map(_watch, found.watches)),
    )  # fmt: skip
    refused = tuple((inert(reason), f"{count:,}") for reason, count in found.rejected)
    yield Grid("Not read", "texts of the whole ledger that could not be used, by reason", ("reason", "texts"), refused)


def _outlets(found: Survey) -> Iterator[tuple[str, ...]]:
    for one in found.outlets:
        name = inert(one.name) or "none named"
        known = (one.origin.kind, one.origin.grade, one.origin.country or "")
        days = "undated" if one.first is None or one.last is None else f"{one.first[:7]} – {one.last[:7]}"
        yield (name, *known, ", ".join(one.languages), f"{len(one.documents):,}", days)


def _watch(one: Watch) -> tuple[str, ...]:
    reached = f"{one.reached:,} of {one.visits:,}" if one.reached < one.visits else f"{one.visits:,}"
    last = f"{short(one.last[:10])} {one.last[11:16]}Z"
    gone = f"{len(one.gone):,}"
    return (
        inert(one.address),
        reached,
        last,
        f"{one.documents:,}",
        missing_of(one.missing),
        f"{len(one.waiting):,}",
        gone,
    )


def missing_of(spans: Sequence[Span]) -> str:
    """``1–3 Mar 2024, 7 Mar 2024``; ``none``."""
    named = [short(a) if a == b else spanned(a, b) for a, b in spans[:SHOWN]]
    more = [f"{len(spans) - SHOWN:,} more"] if len(spans) > SHOWN else []
    return ", ".join([*named, *more]) or "none"


def sparkline(found: Survey) -> str:
    """A letter a month, or so many months that the whole fits a line, as high as documents on the pair were many; a dot
    where there is none."""
    step = -(-len(found.months) // LETTERS) or 1
    counts = [
        sum(len(one.documents) for one in found.months[at : at + step]) for at in range(0, len(found.months), step)
    ]
    most = max(counts, default=0)
    return "".join(LEVELS[(count * len(LEVELS) - 1) // most] if count else NONE for count in counts)


def print_survey(out: Console, found: Survey, names: tuple[str, str]) -> None:
    """The whole survey."""
    until = f"up to {full(found.as_of)}" if found.as_of else "all that was read"
    out.print(Text(inert(f"{names[0]} – {names[1]}: what was read, {until}"), style="bold"))
    out.print(Text(head_of(found), style="dim"))
    if found.months:
        first, last = found.months[0].month, found.months[-1].month
        out.print(Text(f"\n{short(first)} {sparkline(found)} {short(last)}"))
    for grid in grids_of(found):
        out.print(heading(grid.title.upper(), grid.meaning, len(grid.rows), PLAIN))
        if grid.rows:
            out.print(_table(grid))


def _table(grid: Grid) -> Table:
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), header_style="dim")
    for name in grid.columns:
        plain = name not in WORDY
        table.add_column(
            name,
            justify="right" if name in COUNTS else "left",
            no_wrap=plain,
            ratio=None if plain else 1,
            overflow="fold",
        )
    for row in grid.rows:
        table.add_row(*map(Text, row))
    return table


def survey_record(found: Survey) -> dict[str, Any]:
    """The survey as JSON takes it."""
    return {**asdict(found), "official": found.official}
