"""Figures as tables for a page: each number leads to the rows that it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.analyse.balance import DIMENSIONS, LAYERS, Stack
from comity.analyse.count import Count
from comity.analyse.deeds import SIDES
from comity.analyse.figures import Figures
from comity.analyse.rates import Share
from comity.analyse.rhythm import Rhythm
from comity.model import Claim
from comity.present.dates import short
from comity.present.figures import (
    RATES,
    SCORE,
    told_median,
    told_missed,
    told_restating,
    told_share,
    told_unknown,
)
from comity.present.inert import inert
from comity.present.promises import MARKS, state_of
from comity.present.words import outlet_of, words_of
from comity.promise.records import Commitment

NONE: Final = "–"
Opens = Callable[[str], str]
"""The address of the rows behind a figure, by its name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number or words, and where it leads."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table. ``head``: it only says what the rows under it are."""

    name: str
    cells: tuple[Cell, ...] = ()
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of figures."""

    title: str
    meaning: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""
    wordy: bool = False
    """Whether its cells are words, not numbers."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence behind a figure; without an address where the ledger has no claim of it."""

    quote: str
    origin: str
    address: str


@dataclass(frozen=True, slots=True)
class Behind:
    """One promise behind a figure with its sentences, or sentences alone."""

    name: str
    words: str
    address: str
    sentences: tuple[Sentence, ...]


def tables_of(figures: Figures, opens: Opens) -> tuple[Table, ...]:
    """All tables."""
    return (_balance(figures, opens), _kept(figures, opens), _delay(figures, opens), _rhythms(figures, opens),
            _deeds(figures, opens))  # fmt: skip


def _number(count: Count, name: str, opens: Opens) -> Cell:
    return Cell(f"{count.n:,}", opens(name)) if count.n else Cell(NONE)


# --- said and done ------------------------------------------------------------------------------------------------


def _balance(figures: Figures, opens: Opens) -> Table:
    balance = figures.balance
    lines = [Line(row.year or "", _stack(row, opens)) for row in balance.years]
    lines.append(Line("all years", _stack(balance.total, opens)))
    for dimension in DIMENSIONS:
        topics = balance.topics(dimension)
        if topics:
            lines.append(Line(f"by {dimension}", head=True))
        lines += [Line(inert(row.topic.name if row.topic else ""), _stack(row, opens)) for row in topics]
    meaning = "commitments, each once a year and column"
    return Table("Said and done", meaning, ("", "documents", *LAYERS), tuple(lines))


def _stack(row: Stack, opens: Opens) -> tuple[Cell, ...]:
    topic = row.topic.name.replace(" ", "-") if row.topic else None
    names = (".".join(part for part in (layer, topic, row.year) if part) for layer in LAYERS)
    documents = Cell("" if row.topic else f"{row.reach.documents:,}")
    return documents, *(_number(row.of(layer), name, opens) for layer, name in zip(LAYERS, names, strict=True))


# --- kept ---------------------------------------------------------------------------------------------------------


def _kept(figures: Figures, opens: Opens) -> Table:
    lines = [
        Line(f"{row.specificity} of 3 named", (
            _number(row.promises, f"promises.{row.specificity}", opens),
            _share(row.answered, f"kept.{row.specificity}", opens),
            _share(row.due, f"kept-due.{row.specificity}", opens),
            _number(row.late, f"late.{row.specificity}", opens),
            _number(row.part, f"part.{row.specificity}", opens),
        ))
        for row in figures.rates
    ]  # fmt: skip
    note = f"Unknown: {told_unknown(figures.rates) or 'none'}. {RATES}"
    columns = ("", "promises", "kept of those answered", "kept of those due", "late", "in part")
    meaning = "by how specific they are, with 95 % intervals; never as one number"
    return Table("Kept", meaning, columns, tuple(lines), note)


def _share(share: Share, name: str, opens: Opens) -> Cell:
    words = told_share(share).plain
    return Cell(words, opens(name) if share.kept.n else "")


def _delay(figures: Figures, opens: Opens) -> Table:
    delay = figures.delay
    lines = [
        Line("median", (Cell(told_median(delay.median).plain, opens("delay.delivered") if delay.delivered.n else ""),)),
        Line("still open", (_number(delay.open, "delay.open", opens),)),
    ]
    if delay.at_latest.n > delay.median.n:
        lines.append(Line("at the latest", (Cell(told_median(delay.at_latest).plain),)))
    lines += [
        Line(f"left out: {why}", (_number(count, f"delay.{why.replace(' ', '-')}", opens),))
        for why, count in delay.aside
    ]
    lines.append(Line("said again", (Cell(told_restating(figures)),)))
    meaning = "days from promise to delivery; open ones count as open"
    return Table("How long", meaning, ("", ""), tuple(lines), wordy=True)


# --- rhythm, deeds ------------------------------------------------------------------------------------------------


def _rhythms(figures: Figures, opens: Opens) -> Table:
    known = [row for row in figures.rhythms if row.median_gap is not None]
    others = len(figures.rhythms) - len(known)
    note = f"{others:,} more with fewer than two dated rounds: no rhythm is known." if others else ""
    columns = ("series", "rounds", "median gap", "last", "next by it", "missed")
    meaning = "mechanisms and exercises of which two rounds are dated"
    return Table("Rhythm", meaning, columns, tuple(_rhythm(row, opens) for row in known), note, wordy=True)


def _rhythm(row: Rhythm, opens: Opens) -> Line:
    last = max((held for held in row.held if held.day), key=lambda held: held.day or "")
    return Line(inert(row.name), (
        Cell(f"{len(row.held):,}", opens(f"rhythm.{row.series}")),
        Cell(f"{row.median_gap:,.0f} days, n = {len(row.gaps)}"),
        Cell(short(last.date)), Cell(short(row.expected) if row.expected else NONE), Cell(told_missed(row).plain),
    ))  # fmt: skip


def _deeds(figures: Figures, opens: Opens) -> Table:
    tallies = {row.year: row for row in figures.deeds.tallies}
    scores = {row.year: row for row in figures.scores}
    years = [*sorted(year for year in {*tallies, *scores} if year), None]
    lines = []
    for year in years:
        tally, score = tallies.get(year), scores.get(year)
        ends = [f"{side}.{year}" if year else side for side in SIDES]
        counts = (tally.cooperation, tally.conflict) if tally else ()
        cells = [_number(count, name, opens) for name, count in zip(ends, counts, strict=False)] or [Cell(NONE)] * 2
        mean = f"{score.mean:+.2f}" if score and score.mean is not None else NONE
        if score and score.mean is not None and score.low != score.high:
            mean += f" ({score.low:+.2f} to {score.high:+.2f})"
        claims = _number(score.claims, f"score.{year}" if year else "score", opens) if score else Cell(NONE)
        lines.append(Line(year or "all years", (*cells, Cell(mean), claims)))
    note = f"Aside, on or by a third: {figures.deeds.aside.n:,}. {SCORE}"
    return Table(
        "Deeds and score",
        "what happened; all claims by Goldstein's scale",
        ("", *SIDES, "score", "claims"),
        tuple(lines),
        note,
    )


# --- the rows behind a figure -------------------------------------------------------------------------------------


def behind(figures: Figures, count: Count) -> Iterator[Behind]:
    """The promises that a count counts, each with its sentences; the sentences alone where it counts none."""
    of = {one.id: one for one in figures.commitments}
    for one in (of[id] for id in count.commitments):
        proofs = {claim.id: claim for rung in one.ladder for claim in rung.claims if claim.id in count.claims}
        yield Behind(inert(one.name), _promise(one), f"/promise/{one.id}", _sentences(list(proofs.values())))
    if not count.commitments:
        yield Behind("", "", "", _sentences([figures.claims[id] for id in count.claims]))


def _promise(one: Commitment) -> str:
    due = f", due {short(one.due.edtf or one.due.end)}" if one.due and one.due.end else ""
    return inert(f"{MARKS[one.state]} {state_of(one)}, first said {short(one.first.document.published)}{due}")


def _sentences(claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            words_of(claim),
            f"{outlet_of(claim.document)}, {short(claim.document.published)}",
            f"/claim/{claim.id}" if claim.coder else f"/document/{claim.document.id}",
        )
        for claim in claims
    )
