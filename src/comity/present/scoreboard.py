"""An evaluation on a terminal: figures with their intervals, tables, confusions, examples, floors."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from comity.evaluate.report import Confusion, Example, Figure, Reliability, Report, Result
from comity.present.inert import inert
from comity.present.measures import MARKS, cell, floor, interval, number, sources
from comity.present.terminal import PLAIN, heading


def print_report(out: Console, report: Report) -> None:
    """All results, then the floors."""
    for result in report.results:
        _print_result(out, result)
    if report.passed_over:
        names = ", ".join(report.passed_over[:5]) + (" ..." if len(report.passed_over) > 5 else "")
        out.print(Text(inert(f"\nPassed over, gold of no known format: {names}"), style="dim"))
    if report.checks or report.unpinned:
        _print_floors(out, report)


def _print_result(out: Console, result: Result) -> None:
    out.print(heading(inert(result.title), inert(sources(result)), len(result.figures), PLAIN))
    if result.figures:
        out.print(_figures(result.figures))
    for note in result.notes:
        out.print(Text(inert(note), style="dim italic"))
    for table in result.tables:
        _titled(out, table.title, _table(table.head, table.rows))
    for confusion in result.confusions:
        _titled(out, f"{confusion.title}: rows gold, columns given", _confusion(confusion))
    for plot in result.reliability:
        _titled(out, f"{plot.title}: expected calibration error {number(plot.error)}", _reliability(plot))
    if result.examples:
        _titled(out, "Examples", _examples(result.examples))


def _titled(out: Console, title: str, body: RenderableType) -> None:
    out.print(Text(f"\n{inert(title)}", style="bold"))
    out.print(Padding(body, (0, 0, 0, 2)))


def _figures(figures: Iterable[Figure]) -> Grid:
    grid = _grid(("", "value", "95 %", "n", ""), right=(1, 3))
    for figure in figures:
        grid.add_row(
            inert(figure.name),
            Text(f"{number(figure.value)}{MARKS[figure.better]}", style="bold"),
            Text(interval(figure), style="dim"),
            f"{figure.n:,}",
            Text(inert(figure.meaning), style="dim"),
        )
    return grid


def _grid(head: Iterable[str], right: Iterable[int] = ()) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for index, title in enumerate(head):
        grid.add_column(inert(title), justify="right" if index in set(right) else "left", overflow="fold")
    return grid


def _table(head: tuple[str, ...], rows: Iterable[tuple[str | int | float | None, ...]]) -> Grid:
    rows = list(rows)
    words = {index for index in range(len(head)) if rows and all(isinstance(row[index], str) for row in rows)}
    grid = _grid(head, {*range(1, len(head))} - words)
    for row in rows:
        grid.add_row(*(inert(cell(value)) for value in row))
    return grid


def _confusion(confusion: Confusion) -> Grid:
    grid = _grid(("", *confusion.given), range(1, len(confusion.given) + 1))
    for label, counts in zip(confusion.gold, confusion.counts, strict=True):
        grid.add_row(inert(label), *(str(count) if count else "·" for count in counts))
    return grid


def _reliability(plot: Reliability) -> Grid:
    rows = [(f"{b.low:.1f} to {b.high:.1f}", b.n, b.score, b.right) for b in plot.bins]
    return _table(("score", "n", "mean score", "right"), rows)


def _examples(examples: Iterable[Example]) -> Group:
    """Each with its text, and below it what the gold says and what was given."""
    return Group(*(_example(example) for example in examples))


def _example(example: Example) -> Text:
    text = Text(inert(example.text)).append(
        f"\n  gold: {inert(example.gold)}; given: {inert(example.given)}", style=PLAIN
    )
    failure = f"  {inert(example.failure)}," if example.failure else " "
    return text.append(f"{failure} {inert(example.place)}", style="dim")


def _print_floors(out: Console, report: Report) -> None:
    out.print(heading("Floors", "figures that must not get worse", len(report.checks), PLAIN))
    for check in report.checks:
        style = "" if check.held else "bold red"
        out.print(Text(inert(f"{'held' if check.held else 'BROKEN'}  {floor(check)}"), style=style))
    if report.unpinned:
        out.print(Text(inert(f"No floor: {', '.join(report.unpinned)}"), style="dim"))
