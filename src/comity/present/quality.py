"""The quality page, docs/quality.md: every error rate with what it means, and known failures by example.

Examples are taken from the project's own gold alone: text of other people's data is never published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from comity.evaluate.report import Example, Figure, Reliability, Report, Result, is_held_out
from comity.present.inert import inert
from comity.present.measures import MARKS, cell, interval, number, sources

FIRST: Final = "corpus.actually_wrong"
"""The figure that the page opens with."""
OPENING: Final = """# Quality

Written by `comity evaluate --quality`; do not edit. ↑: more is better, ↓: less is better. Intervals are 95 % bootstrap
intervals that draw whole passages, documents or rows. n counts what the figure is a share of.
"""
OTHERS: Final = "Measured on data of others; its text is not part of the project."


def to_quality(report: Report) -> str:
    """The page as Markdown; the same report gives the same bytes."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield OPENING
    yield f"Coder: `{report.coder}`.\n"
    first = report.figures.get(FIRST)
    if first is not None and first.value is not None:
        yield f"**Of the claims under ACTUALLY {first.value:.1%} did not actually happen (n = {first.n:,} claims"
        yield f"that the gold can judge; {_percent(first)}).**\n"
    for result in report.results:
        yield from _result(result)


def _percent(figure: Figure) -> str:
    return "no interval" if figure.low is None else f"{figure.low:.1%} to {figure.high:.1%}"


def _result(result: Result) -> Iterator[str]:
    yield f"## {escaped(result.title)}\n"
    yield f"{escaped(sources(result))}.{'' if result.own else f' {OTHERS}'}\n"
    yield from (f"{escaped(note)}\n" for note in result.notes)
    if result.figures:
        yield "| figure | | | 95 % | n | what it means |\n|---|---|---|---|---|---|"
    for figure in result.figures:
        cells = (f"`{figure.name}`", number(figure.value), MARKS[figure.better].strip(), interval(figure),
                 f"{figure.n:,}", escaped(figure.meaning))  # fmt: skip
        yield f"| {' | '.join(cells)} |"
    yield ""
    for plot in result.reliability:
        yield from _reliability(plot)
    if result.own:
        yield from _tables(result)
        yield from _failures(result)


def _reliability(plot: Reliability) -> Iterator[str]:
    """How far scores can be taken at their word."""
    n = sum(row.n for row in plot.bins)
    yield f"### {escaped(plot.title)}\n\nExpected calibration error {plot.error:.3f}, n = {n:,}.\n"
    yield "| score | n | on average | right |\n|---|---|---|---|"
    for row in plot.bins:
        yield f"| {row.low:.1f} to {row.high:.1f} | {row.n:,} | {row.score:.2f} | {row.right:.2f} |"
    yield ""


def _tables(result: Result) -> Iterator[str]:
    for table in result.tables:
        if table.rows:
            yield f"### {escaped(table.title)}\n"
            yield f"| {' | '.join(map(escaped, table.head))} |\n|{'---|' * len(table.head)}"
            yield from (f"| {' | '.join(escaped(cell(value)) for value in row)} |" for row in table.rows)
            yield ""


def _failures(result: Result) -> Iterator[str]:
    """Known failures, a list for each class with its examples."""
    if not result.examples:
        return
    if any(is_held_out(Path(path)) for path in result.paths):
        yield "Failures are not shown: this gold is there to be measured on, not to be read.\n"
        return
    yield "### Known failures\n"
    classes: dict[str, list[Example]] = {}
    for example in result.examples:
        classes.setdefault(example.failure, []).append(example)
    for failure, examples in classes.items():
        yield f"**{escaped(failure)}**\n"
        for example in examples:
            yield f"- “{escaped(example.text)}” Gold: {escaped(example.gold)}. Given: {escaped(example.given)}."
        yield ""


def escaped(text: str) -> str:
    """Text on one line in which Markdown finds no marks."""
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", inert(" ".join(text.split())))
