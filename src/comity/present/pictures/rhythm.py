"""Rounds and editions: one row for each series, with the rounds that were held, missed, and are to be expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from comity.analyse.rhythm import Held, Hiatus, Missed, Rhythm
from comity.model import Claim, Kind
from comity.present.dates import ordinal, short
from comity.present.inert import inert
from comity.present.pictures.axis import (
    EDGE,
    GUTTER,
    LABELS,
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
    packed,
    place_of,
    sentence_of,
    told_of,
    wrapped,
)
from comity.present.pictures.svg import element, frame, hatch, mark, text
from comity.present.words import outlet_of, plural

NAME: Final = "rhythm"
COLUMNS: Final = ("Series", "Kind", "Round", "Date", "What", "Outlet", "Sentence")
KINDS: Final[Mapping[Kind, str]] = MappingProxyType({"engagement": "MEETINGS", "exercise": "EXERCISES"})
HATCH: Final = f"url(#{NAME}-hatch)"
HEAD: Final = 27.0
MONTH: Final = 30.44
LINE: Final = 20.0
SUB: Final = 15.0


class Sheet(NamedTuple):
    """What all rows are drawn with."""

    scale: TimeScale | None
    as_of: str | None
    claims: Mapping[str, Claim]
    links: Links


def draw_rhythm(
    rhythms: Sequence[Rhythm],
    claims: Mapping[str, Claim],
    as_of: str | None,
    links: Links = nowhere,
    looked: str = "",
) -> Picture:
    """The rounds of all series, as of an ISO day.

    ``claims``: those of the rounds, by id; a round of which none is here is told without its sentence. ``looked``: what
    is said where there is no series.
    """
    title = "Rounds and editions"
    if not rhythms:
        by = f" by {short(as_of)}" if as_of else ""
        return picture_of_nothing(NAME, title, looked or f"No round of a named series was found{by}.", COLUMNS)
    rows = sorted(rhythms, key=lambda row: (row.kind, -len(row.held), row.name, row.series))
    sheet = Sheet(scale_over(_days(rows), as_of), as_of, claims, links)
    alt = _alt(rows, as_of)
    return Picture(NAME, title, alt, _svg(rows, sheet, alt), _table(rows, sheet), KEY)


def _days(rows: Iterable[Rhythm]) -> Iterator[str | None]:
    for row in rows:
        yield from (held.date for held in row.held)
        yield from (day for missed in row.missed for day in (missed.since, missed.until))
        yield row.expected


# --- the whole ----------------------------------------------------------------------------------------------------


def _svg(rows: Sequence[Rhythm], sheet: Sheet, alt: str) -> str:
    key, y = key_rows(_KEYS, 14)
    top = y = y + 42
    parts: list[str] = []
    kind = None
    for row in rows:
        if row.kind != kind:
            kind = row.kind
            parts.append(_heading(kind, sum(one.kind == kind for one in rows), y))
            y += HEAD
        high, drawn = _row(row, y, sheet)
        parts.append(drawn)
        y += high
    ground = [gutter(top, y)]
    if sheet.scale:
        lines = axis(sheet.scale, top, y, sheet.as_of)
        ground += [lines, tick_names(sheet.scale, top - 6), tick_names(sheet.scale, y + 15)]
    return frame(WIDTH, y + 26, alt, [key, *ground, *parts], hatch(f"{NAME}-hatch"))


def _heading(kind: Kind, count: int, y: float) -> str:
    name = f"{KINDS.get(kind, f'{kind.upper()}S')} {count:,}"
    rule = element("line", x1=EDGE, x2=WIDTH - EDGE, y1=y + HEAD - 2, y2=y + HEAD - 2, stroke=colour("soft"))
    return text(EDGE, y + 17, name, font_weight="bold", letter_spacing=0.6) + rule


def _row(row: Rhythm, y: float, sheet: Sheet) -> tuple[float, str]:
    """A series, and how high it is drawn."""
    lines = wrapped(inert(row.name), LABELS - 14, 12, 2)
    foot = y + 19 + 14 * len(lines)
    parts = [text(EDGE, y + 17 + 14 * n, line) for n, line in enumerate(lines)]
    parts.append(text(EDGE, foot, _summary(row), font_size=SMALL, fill=colour("soft")))
    placed = [(held, place) for held in row.held if (place := place_of(sheet.scale, held.date))]
    aside = [held for held in row.held if not place_of(sheet.scale, held.date)]
    levels = packed([(place.left - RADIUS, place.right + RADIUS + _wide(held)) for held, place in placed], 1)
    middle = y + LINE
    if sheet.scale:
        parts += _unheld(row, middle, sheet, sheet.scale)
    parts += [
        _held(held, place, middle + SUB * level, sheet) for (held, place), level in zip(placed, levels, strict=True)
    ]
    drawn, count = _aside(aside, middle, sheet)
    high = max(foot + 10 - y, LINE + SUB * max(count, max(levels, default=0) + 1))
    rule = element("line", x1=EDGE, x2=WIDTH - EDGE, y1=y + high, y2=y + high, stroke=colour("rule"))
    return high, element("g", *parts, drawn, rule)


def _summary(row: Rhythm) -> str:
    """``5 held · every 12 months by 4 gaps · 1 missed``: how many, how far apart, how many no text tells of."""
    parts = [f"{len(row.held):,} held"]
    if row.median_gap:
        months = row.median_gap / MONTH
        every = f"every {months:.0f} months" if months >= 2 else f"every {row.median_gap:.0f} days"
        parts.append(f"{every} by {plural(len(row.gaps), 'gap')}")
    parts += [f"{count:,} {words}" for count, words in ((len(row.missed), "missed"), (row.unread, "unread")) if count]
    return " · ".join(parts)


# --- what was held ------------------------------------------------------------------------------------------------


def _number(held: Held) -> str:
    return ordinal(held.edition) if held.edition else ""


def _wide(held: Held) -> float:
    return len(_number(held)) * SMALL * MEAN + 4 if held.edition else 0.0


def _held(held: Held, place: Place, y: float, sheet: Sheet) -> str:
    shape = catch(place.left - 7, place.right + 7, y, SUB / 2) + glyph(place, y, "solid", "actually")
    if held.edition:
        x = place.right + (RADIUS if place.dot else 0) + 3
        shape += text(x, y + 4, _number(held), font_size=SMALL, **HALO)
    return mark(shape, _told(held, sheet), sheet.links(_id(held)), _id(held))


def _aside(rounds: Sequence[Held], y: float, sheet: Sheet) -> tuple[str, int]:
    """The rounds that no text dates, in lines in the gutter, and how many lines."""
    left, right = EDGE + LABELS + 14, EDGE + LABELS + GUTTER
    parts, x, line = [], left, 0
    for held in rounds:
        wide = 14 + _wide(held)
        if x > left and x + wide > right + 6:
            x, line = left, line + 1
        parts.append(_held(held, Place(x, x, True), y + SUB * line, sheet))
        x += wide
    return "".join(parts), line + bool(parts)


def _id(held: Held) -> str:
    """The claim that tells of a round, or its entry where several do."""
    return held.claims[0] if len(held.claims) == 1 else held.entry


def _told(held: Held, sheet: Sheet) -> str:
    what = f"{_number(held)} held".strip()
    claim = _claim(held, sheet)
    return told_of(held.date, what, claim) if claim else f"{short(held.date)} · {what}"


def _claim(held: Held, sheet: Sheet) -> Claim | None:
    return next((sheet.claims[id] for id in held.claims if id in sheet.claims), None)


# --- what was not -------------------------------------------------------------------------------------------------


def _unheld(row: Rhythm, y: float, sheet: Sheet, scale: TimeScale) -> Iterator[str]:
    """The line through the rounds, stretches without any, rounds that were missed, and the next one."""
    days = [held.day for held in row.held if held.day]
    if days:
        last = scale.x(row.expected) if row.expected else scale.x(max(days))
        yield element("line", x1=scale.x(min(days)), x2=last, y1=y, y2=y, stroke=colour("soft"), stroke_dasharray="1 3")
    for stretch in row.hiatus:
        yield _hiatus(stretch, row, y, sheet)
    for missed in row.missed:
        yield _missed(missed, row, y, sheet)
    place = place_of(scale, row.expected)
    if place and row.expected not in {missed.expected for missed in row.missed}:
        shape = catch(place.left - 8, place.right + 8, y) + glyph(place, y, "outline", "likely")
        yield mark(shape, _told_next(row), sheet.links(_before(row, row.expected)), _before(row, row.expected))


def _hiatus(stretch: Hiatus, row: Rhythm, y: float, sheet: Sheet) -> str:
    until = stretch.until or sheet.as_of
    if sheet.scale is None or until is None:
        return ""
    left, right = sheet.scale.x(stretch.since), sheet.scale.x(until)
    shape = element("rect", x=left, y=y - 8, width=max(0.0, right - left), height=16, fill=HATCH)
    id = _before(row, stretch.since)
    return mark(shape, _told_hiatus(stretch), sheet.links(id), id)


def _missed(missed: Missed, row: Rhythm, y: float, sheet: Sheet) -> str:
    place = place_of(sheet.scale, missed.expected)
    if place is None:
        return ""
    id = _before(row, missed.expected)
    ring = _unknown(place.middle, y) if not missed.documents else glyph(place, y, "crossed", "alert")
    return mark(catch(place.left - 8, place.right + 8, y) + ring, _told_missed(missed), sheet.links(id), id)


def _unknown(x: float, y: float) -> str:
    """A round of which nothing can be known, as nothing was read."""
    ground = element("circle", cx=x, cy=y, r=RADIUS + 1, fill=colour("paper"))
    return ground + element(
        "circle", cx=x, cy=y, r=RADIUS + 1, fill=HATCH, stroke=colour("soft"), stroke_dasharray="2 2"
    )


def _before(row: Rhythm, day: str | None) -> str:
    """The entry of the last round before a day or on it: what an expectation rests on."""
    dated = [held for held in row.held if held.day and held.day <= (day or "")]
    return (dated or list(row.held))[-1].entry


def _told_next(row: Rhythm) -> str:
    return f"{short(row.expected)} · next round to be expected, {row.median_gap:.0f} days after the one before"


def _told_missed(missed: Missed) -> str:
    window = f"{short(missed.since)} to {short(missed.until)}"
    if not missed.documents:
        return f"{short(missed.expected)} · to be expected; nothing was read of {window}, and nothing is known"
    read = plural(len(missed.documents), "document")
    return f"{short(missed.expected)} · to be expected; no evidence found in {read} of {window}"


def _told_hiatus(stretch: Hiatus) -> str:
    until = f"to {short(stretch.until)}" if stretch.until else "and it goes on"
    return f"after {short(stretch.since)} {until} · {plural(stretch.rounds, 'round')} in a row of which no text tells"


# --- words --------------------------------------------------------------------------------------------------------

_KEYS: Final = (
    (dot(0, 0, "solid", "actually"), "held, with its number"),
    (glyph(Place(-7, 7), 0, "solid", "actually"), "held in a month, a year or a stretch"),
    (dot(0, 0, "outline", "likely"), "next to be expected, by the median gap"),
    (dot(0, 0, "crossed", "alert"), "missed: texts of these months do not tell of it"),
    (_unknown(0, 0), "not known: nothing was read of these months"),
    (element("rect", x=-9, y=-6, width=18, height=12, fill=HATCH), "two or more missed in a row"),
)
KEY: Final = (
    "Full dot: a round that was held, with its number where texts give one; a bar: held in a month, a year or "
    "a stretch. Hollow dot: the next round to be expected, by the median gap. Crossed dot: a round that was "
    "to be expected and of which the texts of these months do not tell. Hatched dot: nothing was read of "
    "these months, and nothing is known. Hatched stretch: two or more such rounds in a row. Rounds without a "
    "date stand in the column “no date”."
)


def _alt(rows: Sequence[Rhythm], as_of: str | None) -> str:
    held = sum(len(row.held) for row in rows)
    undated = sum(round.date is None for row in rows for round in row.held)
    read = sum(bool(missed.documents) for row in rows for missed in row.missed)
    unread = sum(not missed.documents for row in rows for missed in row.missed)
    day = f" as of {short(as_of)}" if as_of else ""
    return (
        f"{plural(len(rows), 'series', 'series')}{day}: {plural(held, 'round')} held, {undated:,} of them without a"
        f" date; {read:,} missed, and {unread:,} to be expected when nothing was read."
    )


def _table(rows: Iterable[Rhythm], sheet: Sheet) -> Table:
    return table_of(COLUMNS, (cells for row in rows for cells in _cells(row, sheet)))


def _cells(row: Rhythm, sheet: Sheet) -> Iterator[tuple[Sequence[str], str]]:
    head = (inert(row.name), row.kind)
    for held in row.held:
        claim = _claim(held, sheet)
        proof = (outlet_of(claim.document), sentence_of(claim, 10_000)) if claim else ("", "")
        yield (*head, _number(held), short(held.date), "held", *proof), _id(held)
    for missed in row.missed:
        yield (*head, "", short(missed.expected), _told_missed(missed), "", ""), _before(row, missed.expected)
    for stretch in row.hiatus:
        yield (*head, "", short(stretch.since), _told_hiatus(stretch), "", ""), _before(row, stretch.since)
    if row.expected:
        yield (*head, "", short(row.expected), _told_next(row), "", ""), _before(row, row.expected)
