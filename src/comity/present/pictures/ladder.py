"""Said and done: each promise on a line of time, from when it was first said to what became of it.

Promises stand in the order of what is to be looked at: overdue ones, the latest due day first; those stepped towards
or delivered in part, the latest deed first; those that are open, the nearest due day first, then without a due day the
latest said first; those delivered, the latest first; those that ended otherwise, the latest first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from comity.edtf import days_between, ordinal, published_span
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.pictures.axis import (
    EDGE,
    GUTTER,
    LABELS,
    WIDTH,
    axis,
    gutter,
    key_rows,
    over,
    picture_of_nothing,
    scale_over,
    table_of,
    tick_names,
    told_counts,
)
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Table, nowhere
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.shapes import (
    RADIUS,
    Look,
    Place,
    arrow,
    catch,
    cross,
    dot,
    glyph,
    in_colours,
    number,
    packed,
    place_of,
    sentence_of,
    told_of,
    wrapped,
)
from comity.present.pictures.svg import WIDE, cut, element, frame, hatch, mark, text
from comity.present.promises import MARKS, NO_DUE, NONE, height_of, state_of
from comity.present.words import outlet_of, plural
from comity.promise.records import UNMET, Commitment, Receipt, Rung, State

NAME: Final = "ladder"
COLUMNS: Final = ("Promise", "Made by", "State", "Date", "Rung", "Outlet", "Sentence")
GROUPS: Final[tuple[tuple[str, str, tuple[State, ...]], ...]] = (
    ("OVERDUE", "the day has passed, and nothing was found that delivers it", ("overdue",)),
    ("IN PROGRESS", "stepped towards, or delivered in part", ("in progress", "delivered in part")),
    ("OPEN", "said or restated, and not delivered by what was read", ("open", "restated")),
    ("DELIVERED", "in time or late", ("delivered", "delivered late")),
    ("ENDED", "lapsed, withdrawn, superseded or contradicted", ("lapsed", "withdrawn", "superseded", "contradicted")),
)
KEPT: Final[Mapping[State, str]] = MappingProxyType(
    {"overdue": "alert", "delivered": "actually", "delivered late": "actually", "delivered in part": "actually"}
)
"""Colours of states."""
SAID, DONE, AGAINST = "likely", "actually", "alert"
"""Names of the colours of what was said, done, and done against it."""
SIGNS: Final[Mapping[State, Look]] = MappingProxyType(
    {
        "in progress": "half", "delivered": "solid", "delivered late": "solid", "delivered in part": "part",
        "lapsed": "dotted", "superseded": "dotted", "withdrawn": "crossed", "contradicted": "crossed",
    }
)  # fmt: skip
"""Shapes of states; those that are not here are outlined."""
NAMES: Final = LABELS - 14
"""Width of a name."""
LINE: Final = 21.0
"""From the top of a row to its line."""
LEVEL: Final = 15.0
"""From one level of marks to the next."""
HEAD: Final = 44.0
HATCH: Final = f"url(#{NAME}-hatch)"


class Sheet(NamedTuple):
    """What all rows are drawn with."""

    scale: TimeScale | None
    as_of: str | None
    links: Links
    names: Mapping[str, str]


class Group(NamedTuple):
    """Promises under one heading; ``of``: how many there are, those that are not drawn too."""

    title: str
    meaning: str
    rows: Sequence[Commitment]
    of: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A rung that is drawn; ``place`` None: no text dates it."""

    rung: Rung
    place: Place | None
    level: int = 0


def draw_ladder(
    commitments: Sequence[Commitment],
    as_of: str | None,
    links: Links = nowhere,
    names: Mapping[str, str] = MappingProxyType({}),
    most: int | None = None,
    looked: str = "",
) -> Picture:
    """The ladder of said and done, as of an ISO day.

    ``names``: names of states by id, where those in the claims are not wanted. ``most``: promises that are drawn at
    most, of the first that matter; all are in the table. ``looked``: what is said where there is no promise.
    """
    title = "Said and done"
    ordered = [one for _, _, rows in _groups(commitments) for one in rows]
    if not ordered:
        return picture_of_nothing(NAME, title, looked or f"No promise found{_by(as_of)}.", COLUMNS)
    drawn = {one.id for one in ordered[:most]}
    groups = [
        Group(name, meaning, shown, len(rows))
        for name, meaning, rows in _groups(commitments)
        if (shown := [one for one in rows if one.id in drawn])
    ]
    sheet = Sheet(scale_over(_dates(ordered[:most]), as_of), as_of, links, names)
    alt = _alt(ordered, as_of)
    left_out = len(ordered) - len(drawn)
    return Picture(NAME, title, alt, _svg(groups, sheet, alt, left_out), _table(ordered, names), KEY)


def in_order(commitments: Iterable[Commitment]) -> list[Commitment]:
    """The promises as the picture has them, what is to be looked at first."""
    return [one for _, _, rows in _groups(commitments) for one in rows]


def _groups(commitments: Iterable[Commitment]) -> Iterator[tuple[str, str, list[Commitment]]]:
    given = sorted(commitments, key=lambda one: one.id)
    for name, meaning, states in GROUPS:
        rows = [one for one in given if one.state in states]
        if rows:
            yield name, meaning, _sorted(name, rows)


def _sorted(group: str, rows: Sequence[Commitment]) -> list[Commitment]:
    if group == "OPEN":
        due = sorted((one for one in rows if _due(one)), key=_due)
        return [*due, *sorted((one for one in rows if not _due(one)), key=_said, reverse=True)]
    return sorted(rows, key=_due if group == "OVERDUE" else _deed, reverse=True)


def _due(one: Commitment) -> str:
    return (one.due.end if one.due else None) or ""


def _said(one: Commitment) -> str:
    return max((_end(rung) for rung in one.ladder if rung.rung in (0, 1)), default="")


def _deed(one: Commitment) -> str:
    """The day of the last deed, else of the last word."""
    return max((_end(rung) for rung in one.ladder if rung.rung not in (0, 1)), default="") or _said(one)


def _end(rung: Rung) -> str:
    return published_span(rung.day)[1] or ""


def _dates(commitments: Iterable[Commitment]) -> Iterator[str | None]:
    for one in commitments:
        yield from (rung.day for rung in one.ladder)
        yield one.due.end if one.due else None


# --- the whole ----------------------------------------------------------------------------------------------------


def _svg(groups: Sequence[Group], sheet: Sheet, alt: str, left_out: int) -> str:
    key, y = key_rows(_KEYS, 14)
    top = y = y + 16
    parts = []
    for group in groups:
        parts.append(_heading(group, y, sheet.scale))
        y += HEAD
        for one in group.rows:
            high, drawn = _row(one, y, sheet)
            parts.append(drawn)
            y += high
    if left_out:
        words = f"{left_out:,} more are in the table"
        parts.append(text(EDGE, y + 20, words, fill=colour("soft")))
        y += 30
    ground = [gutter(top + 4, y, "")] + ([axis(sheet.scale, top + 14, y, sheet.as_of)] if sheet.scale else [])
    return frame(WIDTH, y + 10, alt, [key, *ground, *parts], hatch(f"{NAME}-hatch", "soft"))


def _heading(group: Group, y: float, scale: TimeScale | None) -> str:
    """The name of a group, what it means, and once more the names of the scale's lines."""
    count = f"{len(group.rows):,}" if len(group.rows) == group.of else f"{len(group.rows):,} of {group.of:,}"
    ground = element("rect", x=EDGE, y=y + 1, width=WIDTH - 2 * EDGE, height=HEAD - 3, fill=colour("paper"))
    name = text(EDGE, y + 20, f"{group.title} {count}", font_weight="bold", letter_spacing=0.6)
    meaning = text(EDGE, y + 35, group.meaning, font_size=11, fill=colour("soft"))
    rule = _across(EDGE, WIDTH - EDGE, y + HEAD - 2, stroke=colour("soft"))
    undated = over(EDGE + LABELS + 4 + GUTTER / 2, y + 35, "no date")
    return "".join((ground, name, meaning, rule, undated, tick_names(scale, y + 35) if scale else ""))


def _row(one: Commitment, y: float, sheet: Sheet) -> tuple[float, str]:
    """A promise, and how high it is drawn."""
    spots = _spots(one, sheet.scale)
    aside, lines = _aside(spots, y + LINE, sheet)
    levels = max(lines, 1 + max((spot.level for spot in spots), default=0))
    tall, label = _label(one, y, sheet)
    high = max(tall, LINE + LEVEL * levels + 4)
    parts = [label]
    if sheet.scale:
        parts += [_found(one, y + LINE, sheet, sheet.scale), _life(one, y + LINE, sheet, sheet.scale)]
    parts += [_spot(spot, y + LINE, sheet) for spot in sorted(spots, key=lambda spot: _is_tick(spot.rung))]
    rule = element("line", x1=EDGE, x2=WIDTH - EDGE, y1=y + high, y2=y + high, stroke=colour("rule"))
    return high, element("g", *(part for part in (*parts, aside, rule) if part))


def _label(one: Commitment, y: float, sheet: Sheet) -> tuple[float, str]:
    """The name, and under it the state and who made it; and how high that is."""
    lines = wrapped(inert(one.name), NAMES, 12, 2)
    ink, foot = KEPT.get(one.state, "soft"), y + 19 + 14 * len(lines)
    state = state_of(one)
    makers = cut(_makers(one, sheet.names), NAMES - 26 - len(state) * 11 * WIDE, 11)
    words = [text(EDGE, y + 17 + 14 * n, line) for n, line in enumerate(lines)]
    words.append(_sign(one.state, EDGE + 5, foot - 4, ink))
    words.append(in_colours(EDGE + 15, foot, [(state, ink), (f" · {makers}" if makers else "", "soft")], 11))
    told = f"{one.name}: {state}, {_told_due(one)}"
    return foot + 10 - y, mark("".join(words), told, sheet.links(one.id), one.id)


def _sign(state: State, x: float, y: float, ink: str) -> str:
    """The shape of a state."""
    if state == "overdue":
        return text(x - 2, y + 4, "!", font_weight="bold", fill=colour(ink))
    return dot(x, y, SIGNS.get(state, "outline"), ink, 4)


def _makers(one: Commitment, names: Mapping[str, str]) -> str:
    known = {party.id: party.name for row in one.statements for party in row.claim.parties}
    return inert(", ".join(names.get(id, known.get(id, id)) for id in one.first.makers))


def _told_due(one: Commitment) -> str:
    if one.due is None or not one.due.end:
        return inert(one.due.text or NO_DUE) if one.due else NO_DUE
    return f"due by {short(one.due.end)}"


# --- lines --------------------------------------------------------------------------------------------------------


def _found(one: Commitment, y: float, sheet: Sheet, scale: TimeScale) -> str:
    """The days that were looked through without a find, less those in which nothing was read."""
    if one.receipt is None:
        return ""
    shapes = [
        element("rect", x=left, y=y - 7, width=right - left, height=14, fill=HATCH)
        for left, right in _looked(one.receipt, scale)
    ]
    return mark("".join(shapes), one.receipt.wording, sheet.links(one.id), one.id) if shapes else ""


def _looked(receipt: Receipt, scale: TimeScale) -> Iterator[tuple[float, float]]:
    left = scale.x(receipt.since) if receipt.since else None
    if left is None or receipt.until is None:
        return
    for first, last in sorted(receipt.gaps):
        yield from [(left, scale.x(first))] if left < scale.x(first) else []
        left = max(left, scale.x(last))
    if left < scale.x(receipt.until):
        yield left, scale.x(receipt.until)


def _life(one: Commitment, y: float, sheet: Sheet, scale: TimeScale) -> str:
    """A thin line from the first word to the due day, else on to where it stands; a bar for what it is late."""
    days = [day for rung in one.ladder for day in published_span(rung.day) if day]
    if not days:
        return ""
    due, end = _due(one), _late_until(one)
    if not due:
        until = one.as_of if one.as_of and one.state in UNMET else max(days)
        left, right = scale.x(min(days)), max(scale.x(until), scale.x(max(days)))
        return _across(left, right, y, stroke=colour("soft"), stroke_width=1.2, stroke_dasharray="1 3")
    first, x = scale.x(_first(one) or min(days)), scale.x(due)
    line = _across(first, max(x, first), y, stroke=colour("soft"), stroke_width=1.2)
    bar = _across(x, scale.x(end), y, stroke=colour("alert"), stroke_width=4) if end else ""
    far = (ordinal(due) or 0) > scale.last
    shape = (
        catch(x - 8, x + 8, y - 10, 7) + line + bar + _flag(x, y - 6) + (arrow(x + 8, y - 10, 4, "ink") if far else "")
    )
    return mark(shape, f"{state_of(one)}, {_told_due(one)}", sheet.links(one.id), one.id)


def _first(one: Commitment) -> str | None:
    """The day on which it was first said."""
    return next((published_span(rung.day)[0] for rung in one.ladder if rung.rung == 0), None)


def _flag(x: float, y: float) -> str:
    path = f"M{x:.1f} {y:.1f} l-4.5 -8 h9 z"
    return element("path", d=path, fill=colour("paper"), stroke=colour("ink"), stroke_width=1.2)


def _late_until(one: Commitment) -> str | None:
    """The day to which it is late: that of the delivery or, where there is none, the as-of day."""
    due = ordinal(_due(one)) if _due(one) else None
    if due is None:
        return None
    if one.late and one.late > 0:
        return date.fromordinal(min(due + one.late, date.max.toordinal())).isoformat()
    late = one.state in UNMET and one.as_of is not None and days_between(_due(one), one.as_of) > 0
    return one.as_of if late else None


def _across(left: float, right: float, y: float, **look: object) -> str:
    return element("line", x1=left, x2=right, y1=y, y2=y, **look)


# --- rungs --------------------------------------------------------------------------------------------------------


def _spots(one: Commitment, scale: TimeScale | None) -> list[Spot]:
    """The rungs that are drawn, deeds on levels on which they meet no other; what only tells again is left out."""
    rungs = [rung for rung in one.ladder if rung.telling in (None, "first", "restated")]
    placed = [(rung, place_of(scale, rung.day)) for rung in rungs]
    found = [Spot(rung, place) for rung, place in placed if place is None or _is_tick(rung)]
    deeds = sorted(
        ((rung, place) for rung, place in placed if place and not _is_tick(rung)),
        key=lambda row: (row[0].rung != 0, row[1].left),
    )
    levels = packed([(place.left - RADIUS, place.right + RADIUS + 9 * bool(_beside(rung))) for rung, place in deeds])
    return found + [Spot(rung, place, level) for (rung, place), level in zip(deeds, levels, strict=True)]


def _is_tick(rung: Rung) -> bool:
    return rung.rung == 1


def _beside(rung: Rung) -> str:
    """What stands beside a mark: the height of a step, a plus where more was done than was promised."""
    return str(rung.rung) if rung.rung in (2, 3, 4) else "+" if rung.rung == 6 else ""


def _spot(spot: Spot, y: float, sheet: Sheet) -> str:
    if spot.place is None:
        return ""
    return _marked(spot.rung, spot.place, y + LEVEL * spot.level, sheet)


def _aside(spots: Iterable[Spot], y: float, sheet: Sheet) -> tuple[str, int]:
    """The rungs that no text dates, in lines in the gutter, and how many lines."""
    left, right = EDGE + LABELS + 14, EDGE + LABELS + GUTTER
    parts, x, line = [], left, 0
    for spot in spots:
        if spot.place is None:
            wide = 22 if _beside(spot.rung) else 14
            if x + wide > right:
                x, line = left, line + 1
            parts.append(_marked(spot.rung, Place(x, x, True), y + LEVEL * line, sheet))
            x += wide
    return "".join(parts), line + bool(parts)


def _marked(rung: Rung, place: Place, y: float, sheet: Sheet) -> str:
    claim = rung.claims[0]
    beside = _beside(rung)
    shape = catch(place.left - 7, place.right + 7, y, LEVEL / 2) + _shape(rung, place, y)
    shape += number(place.right + (RADIUS + 2 if place.dot else 3), y, beside, DONE) if beside else ""
    return mark(shape, told_of(rung.day, height_of(rung), claim), sheet.links(claim.id), claim.id)


def _shape(rung: Rung, place: Place, y: float) -> str:
    if rung.rung == -1:
        return cross(place.middle, y, AGAINST) if place.dot else glyph(place, y, "crossed", AGAINST)
    if _is_tick(rung):
        return _tick(place, y)
    look: Look = "outline" if rung.rung == 0 else "part" if rung.part else "solid" if rung.rung > 4 else "half"
    return glyph(place, y, look, SAID if rung.rung == 0 else DONE)


def _tick(place: Place, y: float) -> str:
    """A stroke for a day, a low bracket for what is known less well."""
    if place.dot:
        return element("line", x1=place.left, x2=place.left, y1=y - 7, y2=y + 7, stroke=colour(SAID), stroke_width=2)
    left, right = f"{place.left:.1f}", f"{place.right:.1f}"
    path = f"M{left} {y - 7:.1f} v14 M{right} {y - 7:.1f} v14 M{left} {y:.1f} H{right}"
    return element("path", d=path, stroke=colour(SAID), stroke_width=2, fill="none")


# --- words --------------------------------------------------------------------------------------------------------

_KEYS: Final = (
    (dot(0, 0, "outline", SAID), "first said"),
    (_tick(Place(0, 0, True), 0), "restated"),
    (dot(0, 0, "half", DONE), "a step: 2 reviewed, 3 money or mandate, 4 instrument"),
    (dot(0, 0, "part", DONE), "delivered in part"),
    (dot(0, 0, "solid", DONE), "delivered (+ again, or more)"),
    (cross(0, 0, AGAINST), "done against it"),
    (_flag(0, 4), "due"),
    (_across(-8, 8, 0, stroke=colour("alert"), stroke_width=4), "late"),
    (element("rect", x=-8, y=-6, width=16, height=12, fill=HATCH), "looked through, no evidence found"),
    (glyph(Place(-7, 7), 0, "solid", DONE), "a bar: the day is not known"),
)
KEY: Final = (
    "Hollow dot: first said. Stroke: restated. Half dot: a step, with its height. Full dot: delivered; with a "
    "plus: again or more. Thick half ring: delivered in part. Cross: done against it. Triangle: due. Thick "
    "line: late. Hatch: looked through without a find. A bar instead of a dot: known to a month, a year or a "
    "stretch. What no text dates stands in the column “no date”. What a text only tells again is in the table "
    "alone."
)


def _by(as_of: str | None) -> str:
    return f" by {short(as_of)}" if as_of else ""


def _alt(rows: Sequence[Commitment], as_of: str | None) -> str:
    states = Counter(one.state for one in rows)
    counts = told_counts((states[state], state) for state in MARKS)
    undated = sum(rung.day is None for one in rows for rung in one.ladder)
    rest = f" {plural(undated, 'rung')} {'has' if undated == 1 else 'have'} no date." if undated else ""
    day = f" as of {short(as_of)}" if as_of else ""
    return f"{plural(len(rows), 'promise')}{day}: {counts}.{rest}"


def _table(rows: Iterable[Commitment], names: Mapping[str, str]) -> Table:
    return table_of(COLUMNS, (row for one in rows for row in _cells(one, names)))


def _cells(one: Commitment, names: Mapping[str, str]) -> Iterator[tuple[Sequence[str], str]]:
    """A row for the promise, with when it is due and what was looked through, and one for each rung."""
    head = (inert(one.name), _makers(one, names) or NONE, state_of(one))
    told = "; ".join([_told_due(one), *([one.receipt.wording] if one.receipt else [])])
    for day, what, claim, id in (
        (one.ladder[0].day if one.ladder else None, told, one.first.claim, one.id),
        *((rung.day, height_of(rung), rung.claims[0], rung.claims[0].id) for rung in one.ladder),
    ):
        yield (*head, short(day), what, outlet_of(claim.document), sentence_of(claim, 10_000)), id
