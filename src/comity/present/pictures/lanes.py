"""The timeline by lanes: leaders, ministers, services, equipment, trade ..., each line a dot or bar at its date.

What happened or is under way is solid, what is planned an outline, what should be or might be a dotted one. Marks that
would meet stand in sub-rows, so that none hides another. Of a long lane what happened is drawn first, then what is
likely, then what should be, each the newest first; how many are left out is said, and the table has them all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from comity.analyse.lanes import OTHER, Lane, Placed, place
from comity.analyse.lines import Line
from comity.analyse.pair import PairPage
from comity.edtf import published_span
from comity.model import COLUMNS, Column, column_of
from comity.present.dates import ordinal, short
from comity.present.inert import inert
from comity.present.pictures.axis import (
    EDGE,
    RIGHT,
    SMALL,
    WIDTH,
    axis,
    gutter,
    key_rows,
    picture_of_nothing,
    scale_over,
    table_of,
    tick_names,
)
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Table, nowhere
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.shapes import (
    HALO,
    MEAN,
    RADIUS,
    Place,
    catch,
    dot,
    glyph,
    ink_of,
    look_of,
    packed,
    place_of,
    sentence_of,
    told_of,
)
from comity.present.pictures.svg import element, frame, mark, text
from comity.present.words import differ_of, nothing_of, outlet_of, plural, silence_of, status_of

NAME: Final = "lanes"
COLUMNS_OF_TABLE: Final = ("Lane", "Why in it", "Date", "Status", "What", "Outlet", "Sentence")
MOST: Final = 60
"""Dated marks that a lane has at most."""
ASIDE: Final = 42
"""Marks without a date that a lane has at most."""
NAMED: Final = 24
"""Dated marks up to which each has its name beside it; beyond, those of named things have."""
LETTERS: Final = 32
"""Signs of a name beside a mark."""
QUOTE: Final = 7.0
"""Width of a quotation mark."""
LEAST: Final = 8
"""Signs of a name that is cut at least."""
NAMES: Final = 168.0
HOLDS: Final = 7
"""Marks in one line of the gutter."""
STEP: Final = 14.0
GUTTER: Final = HOLDS * STEP + 12
LEFT: Final = EDGE + NAMES + GUTTER + 22
SUB: Final = 17.0
"""Height of a sub-row."""
WORDS: Final[dict[Column, str]] = {"ACTUALLY": "happened", "LIKELY": "likely", "SHOULD": "should"}


class Spot(NamedTuple):
    """A mark on the scale: where it stands, the stretch it takes with its name, and on which side that is."""

    row: Placed
    place: Place
    left: float
    right: float
    name: str


class Drawn(NamedTuple):
    """What is drawn of a lane, and how many lines are left out."""

    spots: Sequence[Spot]
    levels: Sequence[int]
    undated: Sequence[Placed]
    left_out: int

    @property
    def high(self) -> float:
        rows = max(max(self.levels, default=-1) + 1, -(-len(self.undated) // HOLDS))
        return max(44.0 if self.spots or self.undated else 26.0, rows * SUB + 14)


class Sheet(NamedTuple):
    """What all lanes are drawn with; ``today``: the as-of day, else the last on which a text on the pair came out."""

    page: PairPage
    scale: TimeScale | None
    today: str | None
    links: Links


def draw_lanes(page: PairPage, links: Links = nowhere) -> Picture:
    """The timeline of a pair's page by lanes. Raises DataError where the rules of lanes are not as they should be."""
    title = "Timeline by lanes"
    lines = [*page.actually, *page.likely, *page.should]
    if not lines:
        return picture_of_nothing(NAME, title, nothing_of(page), COLUMNS_OF_TABLE)
    lanes = place(lines, (page.a.id, page.b.id))
    today = page.as_of or published_span(page.coverage.last)[1]
    sheet = Sheet(page, scale_over((line.date for line in lines), today, LEFT), today, links)
    alt = _alt(lines, lanes)
    return Picture(NAME, title, alt, _svg(lanes, sheet, alt), _table(lanes), KEY)


def _drawn(rows: Sequence[Placed], sheet: Sheet) -> Drawn:
    """What is drawn of a lane's lines, in sub-rows in which no two meet."""
    ranked = sorted(rows, key=lambda row: list(COLUMNS).index(column_of(row.line.status)))
    places = [(row, _place(row.line, sheet)) for row in ranked]
    placed = [(row, found) for row, found in places if found]
    aside = [row for row, found in places if not found][:ASIDE]
    named = len(placed) <= NAMED
    spots = [_spot(row, found, sheet, named or row.line.thing is not None) for row, found in placed[:MOST]]
    spots.sort(key=lambda spot: (spot.left, spot.right, spot.row.line.id))
    levels = packed([(spot.left, spot.right) for spot in spots], 5)
    return Drawn(spots, levels, aside, len(rows) - len(spots) - len(aside))


def _place(line: Line, sheet: Sheet) -> Place | None:
    """Where a line stands; what has been under way since a day goes on to the day as of which is told."""
    return place_of(sheet.scale, line.date, sheet.today if look_of(line.status) == "solid" else None)


def _spot(row: Placed, found: Place, sheet: Sheet, named: bool) -> Spot:
    """A mark with its name on the right, or on the left where it would go beyond the scale; cut where neither holds
    it, and without one where that leaves too little."""
    left, right = found.left - _beside(found, found.before), found.right + _beside(found, found.after)
    right += QUOTE * row.line.alleged
    rooms = RIGHT + 10 - right, left - LEFT
    name = _name(row.line, sheet.page) if named else ""
    if _long(name) > max(rooms):
        name = name[: max(0, int((max(rooms) - 5) / (SMALL * MEAN)) - 1)]
        name = f"{name.rstrip()}…" if len(name) >= LEAST else ""
    if not name:
        return Spot(row, found, left, right, "")
    if _long(name) <= rooms[0]:
        return Spot(row, found, left, right + _long(name), name)
    return Spot(row, found, left - _long(name), right, name)


def _beside(found: Place, arrow: bool) -> float:
    """How far a mark reaches beyond its place on one side."""
    return RADIUS if found.dot else 8.0 if arrow else 1.0


def _long(name: str) -> float:
    return len(name) * SMALL * MEAN + 5


def _name(line: Line, page: PairPage) -> str:
    """A few words beside a mark: step, thing without the names of the two before it, number of the edition."""
    both = "|".join(re.escape(side.name) for side in (page.a, page.b))
    told = inert(line.what).removeprefix("… ")
    words = re.sub(rf"^(?:(?:{both})[-–\s]+){{2}}", "", told) or told
    step = f"{status_of(line)}: " if line.state and line.thing else ""
    edition = line.claims[0].thing.edition if line.claims[0].thing else None
    tail = f", {ordinal(edition)}" if edition and line.kind == "exercise" else ""
    room = LETTERS - len(step) - len(tail)
    return step + (words if len(words) <= room else f"{words[: room - 1].rstrip()}…") + tail


# --- the whole ----------------------------------------------------------------------------------------------------


def _svg(lanes: Iterable[tuple[Lane, Sequence[Placed]]], sheet: Sheet, alt: str) -> str:
    key, y = key_rows(_KEYS, 14)
    top = y = y + 40
    parts = []
    for lane, rows in lanes:
        drawn = _drawn(rows, sheet)
        parts.append(_lane(lane, rows, drawn, y, sheet.links))
        y += drawn.high
    ground = [gutter(top, y, "no date", NAMES, GUTTER)]
    if sheet.scale:
        name = "as of" if sheet.page.as_of else "last text"
        lines = axis(sheet.scale, top, y, sheet.today, name)
        ground += [lines, tick_names(sheet.scale, top - 6), tick_names(sheet.scale, y + 15)]
    return frame(WIDTH, y + 26, alt, [key, *ground, *parts])


def _lane(lane: Lane, rows: Sequence[Placed], drawn: Drawn, y: float, links: Links) -> str:
    rule = element("line", x1=EDGE, x2=WIDTH - EDGE, y1=y, y2=y, stroke=colour("rule"))
    parts = [rule, text(EDGE, y + 18, lane.name, fill=colour("ink" if rows else "soft"), font_weight="bold")]
    if not rows:
        parts.append(text(LEFT, y + 18, "nothing found in what was read", font_size=SMALL, fill=colour("soft")))
    for n, words in enumerate(_counted(lane, rows, drawn)):
        parts.append(text(EDGE, y + 33 + 13 * n, words, font_size=SMALL, fill=colour("soft")))
    for spot, level in zip(drawn.spots, drawn.levels, strict=True):
        parts.append(_mark(spot, y + 15 + SUB * level, links))
    for n, row in enumerate(drawn.undated):
        x = EDGE + NAMES + 14 + STEP * (n % HOLDS)
        parts.append(_aside(row, x, y + 15 + SUB * (n // HOLDS), links))
    return element("g", *parts)


def _counted(lane: Lane, rows: Sequence[Placed], drawn: Drawn) -> Iterator[str]:
    """How many lines a lane has, and how many of them are not drawn."""
    if lane.id == OTHER and rows:
        yield "no rule of a lane fits"
    columns = Counter(column_of(row.line.status) for row in rows)
    counts = [f"{columns[column]:,} {words}" for column, words in WORDS.items() if columns[column]]
    if counts:
        yield " · ".join(counts)
    if drawn.left_out:
        yield f"{drawn.left_out:,} more in the table"


def _mark(spot: Spot, y: float, links: Links) -> str:
    line, found = spot.row.line, spot.place
    shape = catch(found.left - RADIUS - 2, found.right + RADIUS + 2, y, SUB / 2)
    shape += glyph(found, y, look_of(line.status), ink_of(line.status)) + _quoted(
        line, found.right + RADIUS * found.dot - 2, y
    )
    if spot.name:
        side = spot.left < found.left - LEAST
        x = spot.left + _long(spot.name) - 4 if side else spot.right - _long(spot.name) + 4
        shape += text(x, y + 4, spot.name, font_size=SMALL, text_anchor="end" if side else None, **HALO)
    return mark(shape, _told(spot.row), links(line.id), line.id)


def _aside(row: Placed, x: float, y: float, links: Links) -> str:
    line = row.line
    shape = catch(x - STEP / 2, x + STEP / 2, y, SUB / 2) + dot(x, y, look_of(line.status), ink_of(line.status), 4.5)
    return mark(shape + _quoted(line, x + 2, y), _told(row), links(line.id), line.id)


def _quoted(line: Line, x: float, y: float) -> str:
    """A quotation mark at what one party says of another."""
    return text(x, y - 1, "”", font_size=13, font_weight="bold") if line.alleged else ""


def _told(row: Placed) -> str:
    more = [words for words in (silence_of(row.line), differ_of(row.line)) if words]
    return " · ".join([told_of(row.line.date, _status(row.line), row.line.claims[0]), *more])


def _status(line: Line) -> str:
    return f"{status_of(line)}, alleged" if line.alleged else status_of(line)


# --- words --------------------------------------------------------------------------------------------------------

_KEYS: Final = (
    (dot(0, 0, "solid", "actually"), "happened or under way"),
    (dot(0, 0, "outline", "likely"), "agreed, promised, planned, expected"),
    (dot(0, 0, "dotted", "should"), "hoped, proposed, urged, conditional"),
    (dot(0, 0, "crossed", "actually"), "did not happen, or denied"),
    (text(-4, 8, "”", font_size=16, font_weight="bold"), "alleged"),
    (glyph(Place(-7, 7), 0, "solid", "actually"), "a bar: a month, a year or a stretch"),
    (
        glyph(Place(-9, 3, after=True), 0, "outline", "likely"),
        "an end that is not known, as in “by 2025”, or beyond the scale",
    ),
)
KEY: Final = (
    "Solid: happened or under way. Outline: agreed, promised, planned or expected. Dotted outline: hoped, "
    "proposed, urged or conditional. Crossed: did not happen, or denied. Quotation mark: alleged. A bar "
    "instead of a dot: known to a month, a year or a stretch; an arrow: an end beyond the scale, or one that "
    "nobody knows, as in “by 2025”. What no text dates stands in the column “no date”. A lane has at most "
    f"{MOST} marks with a date and {ASIDE} without; all are in the table. Lines are in lanes by rules on their "
    "kind, contexts, services, offices and words."
)


def _alt(lines: Sequence[Line], lanes: Iterable[tuple[Lane, Sequence[Placed]]]) -> str:
    columns = Counter(column_of(line.status) for line in lines)
    counts = ", ".join(f"{columns[column]:,} {words}" for column, words in WORDS.items())
    largest = sorted(lanes, key=lambda row: -len(row[1]))[:3]
    names = ", ".join(f"{lane.name} ({len(rows):,})" for lane, rows in largest if rows)
    undated = sum(line.date is None for line in lines)
    return f"{plural(len(lines), 'line')} by lanes: {counts}; {undated:,} without a date. Most are in: {names}."


def _table(lanes: Iterable[tuple[Lane, Sequence[Placed]]]) -> Table:
    return table_of(COLUMNS_OF_TABLE, ((_cells(lane, row), row.line.id) for lane, rows in lanes for row in rows))


def _cells(lane: Lane, row: Placed) -> tuple[str, ...]:
    line = row.line
    claim = line.claims[0]
    told = (inert(line.what), outlet_of(claim.document), sentence_of(claim, 10_000))
    return (lane.name, inert(row.why), short(line.date), _status(line), *told)
