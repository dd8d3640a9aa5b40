"""The figures of a pair, each number with the rows behind it; and two to four pairs side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from starlette.responses import Response

from comity.analyse.figures import Figures
from comity.desk import split_pair
from comity.errors import UsageError
from comity.figuring import MOST
from comity.present.dates import full
from comity.present.figures import BRACKETS, compared
from comity.present.inert import inert
from comity.present.words import absence_of, coverage_words
from comity.web.call import Call, Page
from comity.web.counted import Cell, Line, behind, tables_of
from comity.web.held import compared_figures, pair_figures
from comity.web.question import Asked, elsewhere

FEWEST: Final = 2


def figures(call: Call) -> Response:
    """All figures of a pair, or by ``?rows=NAME`` what one of them counts."""
    if other := elsewhere(call):
        return other
    asked = Asked.of(call)
    found = pair_figures(call, asked)
    if name := call.query("rows"):
        return _rows(call, asked, found, name)
    tables = tables_of(found, lambda name: asked.under("/figures", rows=name)) if found.coverage.documents else ()
    return call.page(
        "pair_figures.html.j2", asked=asked, title=_title(found), as_of=_as_of(found), tables=tables,
        coverage=coverage_words(found.coverage), nothing=absence_of(found.as_of, found.coverage.read),
    )  # fmt: skip


def _rows(call: Call, asked: Asked, found: Figures, name: str) -> Response:
    if name not in found.named:
        near = get_close_matches(name, found.named, n=3, cutoff=0.5) or ["said", "kept.3", "conflict"]
        raise UsageError(f"no figure is called {name!r}; did you mean {', '.join(near)}?")
    count = found.named[name]
    return call.page(
        "pair_rows.html.j2", asked=asked, title=_title(found), as_of=_as_of(found), name=inert(name), count=count,
        groups=tuple(behind(found, count)),
    )  # fmt: skip


def _title(found: Figures) -> str:
    return inert(f"{found.a.name} and {found.b.name}: figures")


def _as_of(found: Figures) -> str:
    return f"As of {full(found.as_of)}" if found.as_of else "Nothing dated was read"


# --- pairs side by side -------------------------------------------------------------------------------------------


def compare(call: Call) -> Response:
    """Two to four pairs by ``?pair=IND-JPN&pair=AUS-JPN``; with fewer the form to name them."""
    given = [name.strip() for name in call.request.query_params.getlist("pair") if name.strip()]
    asked = [Asked.on(split_pair(name), call.as_of) for name in given]
    names = [*(one.pair for one in asked), *[""] * (MOST - len(asked))][:MOST]
    if len(asked) < FEWEST:
        return call.page("compare.html.j2", names=names, as_of=call.query("as_of"), beside=None)
    beside = _beside(list(zip(asked, compared_figures(call, asked), strict=True)))
    return call.page("compare.html.j2", names=names, as_of=call.query("as_of"), beside=beside)


@dataclass(frozen=True, slots=True)
class Beside:
    """Pairs side by side: a column each."""

    as_of: str
    heads: tuple[tuple[str, str, int], ...]
    """Of each pair its name, the address of its figures, and how many of its documents have no date."""
    lines: tuple[Line, ...]
    note: str


def _beside(pairs: list[tuple[Asked, Figures]]) -> Beside:
    found = [figures for _, figures in pairs]
    return Beside(
        as_of=_as_of(found[0]),
        heads=tuple(
            (inert(f"{one.a.name} and {one.b.name}"), asked.under("/figures"), one.coverage.undated)
            for asked, one in pairs
        ),
        lines=tuple(
            Line(name.strip(), tuple(_cells(pairs, cells, figure)) if any(cells) else (), head=not any(cells))
            for name, cells, figure in compared(found)
        ),
        note=BRACKETS,
    )  # fmt: skip


def _cells(pairs: list[tuple[Asked, Figures]], words: list[str], figure: str) -> Iterator[Cell]:
    """The words of each pair; they lead to the rows that its figure counts, where it counts any."""
    for (asked, found), told in zip(pairs, words, strict=True):
        counted = figure in found.named and found.named[figure].n
        yield Cell(told, asked.under("/figures", rows=figure) if counted else "")


PAGES: Final = (
    Page("/{pair}/figures", figures, "the figures of a pair, each with the rows behind it"),
    Page("/compare", compare, "two to four pairs side by side on one basis"),
)
