"""What two states said and did, by year: words stacked upwards, deeds downwards, over how much was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from comity.analyse.balance import LAYERS, UNDATED, Layer, Stack
from comity.analyse.count import year_of
from comity.analyse.figures import Figures
from comity.present.dates import full
from comity.present.pictures.chart import OPENS, Chart, Datum, Spec, as_is, draw_chart, layer, words
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere
from comity.present.pictures.proving import counted, proof_of, sentences
from comity.present.pictures.svg import element, frame, hatch, text
from comity.present.words import plural

HIGH: Final = 240.0
LEFT: Final = 110.0
TOP: Final = 40.0
MOST: Final = 20
"""Years that are drawn; older ones stand in the table."""
WORDS: Final[tuple[Layer, ...]] = ("said", "restated")
MEANINGS: Final[dict[Layer, str]] = {
    "said": "said first",
    "restated": "said again",
    "stepped": "stepped towards",
    "delivered": "delivered",
    "against": "done against it",
}
LOOKS: Final[dict[Layer, tuple[str, str]]] = {
    "said": (colour("paper"), colour("likely")),
    "restated": ("url(#balance-again)", colour("likely")),
    "stepped": ("url(#balance-steps)", colour("actually")),
    "delivered": (colour("actually"), colour("actually")),
    "against": ("url(#balance-against)", colour("alert")),
}
"""Fill and line: words are outlines, deeds are full or close to it."""


def draw_balance(data: Figures, links: Links = nowhere) -> Picture:
    """The stacks of each year, and beside them those of what no text dates; a part opens the promises it counts."""
    years, alt = _years(data), _alt(data)
    wide = max(24.0, min(44.0, 620 / max(len(years), 1)))
    width = wide * len(years)
    parts = [
        draw_chart(_chart(data, years, width, links), LEFT, TOP),
        *_beside(),
        *_legend(any(_is_unread(data, year) for year in years)),
    ]
    if not years:
        parts = [text(14, TOP, alt, fill=colour("soft"))]
    svg = frame(LEFT + max(width, 560) + 16, TOP + HIGH + 60, alt, parts, _hatches())
    return Picture("balance", "Said and done, by year", alt, svg, _table(data), _key(data))


def _years(data: Figures) -> list[str]:
    """All years from the first shown to the last, a free place, and ``undated``."""
    found = sorted(int(row.year) for row in data.balance.years if row.year and row.year != UNDATED)
    span = [str(year) for year in range(found[0], found[-1] + 1)][-MOST:] if found else []
    undated = any(row.year == UNDATED and _total(row) for row in data.balance.years)
    return [*span, *((" ", UNDATED) if undated else ())]


def _total(row: Stack) -> int:
    return sum(count.n for count in row.counts)


def _stacks(data: Figures, years: list[str]) -> dict[str, Stack]:
    """Year as it is shown -> its stack."""
    named = ((row.year if row.year == UNDATED else str(int(row.year or 0)), row) for row in data.balance.years)
    return {str(year): row for year, row in named if year in years}


# --- the chart ----------------------------------------------------------------------------------------------------


def _chart(data: Figures, years: list[str], width: float, links: Links) -> Chart:
    stacks = _stacks(data, years)
    parts = [part for year, row in stacks.items() for part in _parts(year, row, links)]
    x: Spec = {"field": "x", "type": "ordinal", "scale": {"domain": years, "paddingInner": 0.24, "paddingOuter": 0.12},
               "axis": {"orient": "bottom", "labelAngle": 0}}  # fmt: skip
    axis = {"labelExpr": "abs(datum.value)", "tickMinStep": 1, "grid": True, "tickCount": 6}
    y: Spec = {"field": "low", "type": "quantitative", "axis": axis}
    whole: Spec = {"x": x, "y": {"value": 0}, "y2": {"value": HIGH}}
    bar = layer("parts", {"type": "bar", "strokeWidth": 1.4}, x=x, y=y, y2={"field": "high"}, fill=as_is("fill"),
                stroke=as_is("stroke"), **OPENS)  # fmt: skip
    zero = {"type": "rule", "strokeWidth": 1.2, "stroke": colour("ink")}
    note = {"type": "text", "fontSize": 11, "fill": colour("soft")}
    layers = [
        layer("unread", {"type": "rect", "fill": "url(#balance-hatch)"}, **whole),
        bar,
        layer("zero", zero, y={"field": "low", "type": "quantitative"}),
        layer("read", note, x=x, y={"value": HIGH + 40}, **words("n")),
    ]
    unread: list[Datum] = [{"x": year} for year in years if _is_unread(data, year)]
    read: list[Datum] = [{"x": year, "n": str(_read(data, year))} for year in years if year.strip()]
    return Chart(width, HIGH, layers, {"unread": unread, "parts": parts, "zero": [{"low": 0}], "read": read})


def _parts(year: str, row: Stack, links: Links) -> Iterator[Datum]:
    """The parts of a year's stacks, from the middle outwards."""
    up = down = 0
    for name in LAYERS:
        count = row.of(name)
        if not count.n:
            continue
        low, high = (up, up + count.n) if name in WORDS else (-down - count.n, -down)
        up, down = (high, down) if name in WORDS else (up, -low)
        fill, stroke = LOOKS[name]
        told = f"{year}, {MEANINGS[name]}: {plural(count.n, 'promise')}"
        mark = counted(count, f"{name}.{row.year}", told, links)
        yield {"x": year, "low": low, "high": high, "fill": fill, "stroke": stroke, "mark": mark}


def _read(data: Figures, year: str) -> int:
    """How many documents on the pair were published in a year."""
    return sum((year_of(edtf) or UNDATED) in (year, year.zfill(4)) for edtf in data.published.values())


def _is_unread(data: Figures, year: str) -> bool:
    return year.isdigit() and not _read(data, year)


def _beside() -> Iterator[str]:
    """What is up, what is down, and what stands beneath."""
    yield text(14, TOP + 14, "said", fill=colour("soft"))
    yield text(14, TOP + HIGH - 6, "done", fill=colour("soft"))
    yield text(14, TOP + HIGH + 44, "documents read", font_size=11, fill=colour("soft"))


def _legend(unread: bool) -> Iterator[str]:
    signs = [(MEANINGS[name], *LOOKS[name]) for name in LAYERS]
    x, y = 14.0, TOP - 26
    for name, fill, stroke in (
        *signs,
        *([("nothing was read", "url(#balance-hatch)", colour("rule"))] if unread else []),
    ):
        yield element("rect", x=x, y=y, width=14, height=12, fill=fill, stroke=stroke, stroke_width=1.4)
        yield text(x + 19, y + 10, name, font_size=11, fill=colour("soft"))
        x += 34 + 6.0 * len(name)


def _hatches() -> str:
    grid = element("path", d="M0 3 L6 3 M3 0 L3 6", stroke=colour("alert"), stroke_width=1)
    return (
        hatch("balance-hatch", "rule") + hatch("balance-again", "likely") + hatch("balance-steps", "actually")
        + element("pattern", grid, id="balance-against", width=6, height=6, patternUnits="userSpaceOnUse")
    )  # fmt: skip


# --- words --------------------------------------------------------------------------------------------------------


def _table(data: Figures) -> Table:
    rows = []
    for stack in data.balance.years:
        for name in LAYERS:
            count = stack.of(name)
            if count.n:
                cells = (stack.year or "", MEANINGS[name], str(count.n), str(stack.reach.documents), sentences(count))
                rows.append(Row(cells, proof_of(count, f"{name}.{stack.year}")))
    return Table(("year", "what", "promises", "documents read", "proof"), tuple(rows))


def _alt(data: Figures) -> str:
    total = data.balance.total
    if not total.of("said").n:
        until = f" by {full(data.as_of)}" if data.as_of else ""
        read = plural(data.coverage.documents, "document")
        return f"No promise was found{until} in {read} on {data.a.name} and {data.b.name}."
    counts = ", ".join(f"{total.of(name).n} {MEANINGS[name]}" for name in LAYERS[1:])
    of = plural(total.of("said").n, "promise")
    return f"{data.a.name} and {data.b.name}: {of}; {counts}, in {plural(data.coverage.documents, 'document')}."


def _key(data: Figures) -> str:
    drawn = {year for year in _years(data) if year.strip()}
    older = sum(str(int(row.year or 0)) not in drawn for row in data.balance.years if row.year != UNDATED)
    rest = f" {plural(older, 'earlier year')} in the table alone." if older else ""
    return (
        "Upwards: promises first said, and said again on another occasion. Downwards: stepped towards, delivered, or "
        "acted against. Each promise counts once in a year and part. What is done has the year that a text gives the "
        f"deed; without one it is undated. Hatched: nothing of that year was read.{rest}"
    )
