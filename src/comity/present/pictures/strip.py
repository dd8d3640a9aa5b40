"""What is in place: a band for each agreement and mechanism that stands, from signed to in force to in use.

The band is as high as the thing has come: a low hatched one for a text that is signed or on record, a full one for what
is in force or launched, a high one for what is in use. It begins where a text dates a step, and nowhere else. What
amends, implements, replaces another, or was made under it, stands below it, joined by a line where it was made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from comity.analyse.pair import PairPage
from comity.analyse.place import InPlace, Lineage, Step
from comity.edtf import parse_day, published_span
from comity.model import Relation, RelationKind
from comity.present.dates import either, short
from comity.present.inert import inert
from comity.present.pictures.axis import (
    EDGE,
    LABELS,
    LEFT,
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
    Place,
    catch,
    dot,
    glyph,
    in_colours,
    packed,
    place_of,
    sentence_of,
    told_of,
    wrapped,
)
from comity.present.pictures.svg import cut, element, frame, hatch, mark, text
from comity.present.words import differ_of, nothing_of, outlet_of, plural

NAME: Final = "strip"
COLUMNS: Final = ("In place", "Kind", "Step", "Date", "Outlet", "Sentence")
INK: Final = "actually"
HATCH: Final = f"url(#{NAME}-hatch)"
LOW, FULL, HIGH = 6.0, 10.0, 15.0
"""Heights of a band."""
HEIGHTS: Final = {
    "on record": LOW, "concluded": LOW, "signed": LOW, "approved": LOW, "under way": FULL, "launched": FULL,
    "in force": FULL, "in use": HIGH, "operational": HIGH,
}  # fmt: skip
"""How high a band stands from a step on; other steps change nothing."""
CHANGED: Final = ("updated",)
UPWARD: Final[tuple[RelationKind, ...]] = ("amends", "implements", "replaces", "under")
"""How a thing stands to the one that it hangs on."""
VERBS: Final[dict[RelationKind, str]] = {
    "amends": "amends", "implements": "implements", "replaces": "replaces", "under": "made under",
}  # fmt: skip
INDENT: Final = 16.0
LINE: Final = 18.0
"""From the top of a row to the middle of its band."""
HEAD: Final = 27.0
SUB: Final = 14.0
"""Height of a line of dates under a band."""


class Branch(NamedTuple):
    """A row of the tree: what is in place, how deep it hangs, and by which relation on which row."""

    row: InPlace
    depth: int = 0
    relation: Relation | None = None
    parent: InPlace | None = None


class Sheet(NamedTuple):
    """What all rows are drawn with; ``today``: the as-of day, else the last on which a text on the pair came out."""

    page: PairPage
    lineage: Lineage
    scale: TimeScale | None
    today: str | None
    links: Links


def draw_strip(page: PairPage, lineage: Lineage | None = None, links: Links = nowhere) -> Picture:
    """What is in place between two states, as of the day of their page; ``lineage``: as ``views.lineage`` gives it."""
    title = "In place"
    rows = page.in_place
    if not rows:
        return picture_of_nothing(NAME, title, f"Nothing is known to be in place. {nothing_of(page)}", COLUMNS)
    today = page.as_of or published_span(page.coverage.last)[1]
    scale = scale_over((step.date for row in rows for step in row.steps), today, LEFT)
    sheet = Sheet(page, lineage or Lineage(), scale, today, links)
    branches = list(_tree(rows, sheet.lineage))
    alt = _alt(rows, sheet)
    return Picture(NAME, title, alt, _svg(branches, sheet, alt), _table(branches), KEY)


# --- the tree -----------------------------------------------------------------------------------------------------


def _tree(rows: Sequence[InPlace], lineage: Lineage) -> Iterator[Branch]:
    """The rows, each below the one that it hangs on, in their order."""
    known = {row.entry: row for row in rows if row.entry}
    hung = {row.entry: found for row in rows if row.entry and (found := _above(row, known, lineage))}
    roots = [row for row in rows if row.entry not in hung or _is_ring(row.entry, hung)]
    seen: set[str] = set()
    for root in roots:
        yield from _below(Branch(root), rows, hung, seen)


def _above(row: InPlace, known: dict[str, InPlace], lineage: Lineage) -> tuple[Relation, InPlace] | None:
    """What a row hangs on, and by which relation."""
    relations = lineage.relations.get(row.entry or "", ())
    return next(((one, known[one.entry]) for one in relations if one.kind in UPWARD and one.entry in known), None)


def _is_ring(id: str | None, hung: dict[str, tuple[Relation, InPlace]]) -> bool:
    """Whether what a row hangs on comes back to it."""
    seen: list[str | None] = []
    while id in hung and id not in seen:
        seen.append(id)
        id = hung[id or ""][1].entry
    return id in seen


def _below(
    branch: Branch, rows: Sequence[InPlace], hung: dict[str, tuple[Relation, InPlace]], seen: set[str]
) -> Iterator[Branch]:
    if _id(branch.row) in seen:
        return
    seen.add(_id(branch.row))
    yield branch
    for row in rows:
        relation, parent = hung.get(row.entry or "", (None, None))
        if parent is branch.row:
            yield from _below(Branch(row, branch.depth + 1, relation, parent), rows, hung, seen)


# --- the whole ----------------------------------------------------------------------------------------------------


def _svg(branches: Sequence[Branch], sheet: Sheet, alt: str) -> str:
    key, y = key_rows(_KEYS, 14)
    top = y = y + 42
    bands: list[str] = []
    joints: list[str] = []
    lines: dict[str, float] = {}
    kinds = Counter(branch.row.kind for branch in branches)
    kind = ""
    for branch in branches:
        if not branch.depth and branch.row.kind != kind:
            kind = branch.row.kind
            bands.append(_heading(kind, kinds[kind], y))
            y += HEAD
        high, drawn = _row(branch, y, sheet)
        lines[_id(branch.row)] = y + LINE
        bands.append(drawn)
        if branch.parent is not None:
            joints.append(_joint(branch, lines[_id(branch.parent)], y + LINE, sheet))
        y += high
    ground = [gutter(top, y)]
    if sheet.scale:
        name = "as of" if sheet.page.as_of else "last text"
        lines_of_time = axis(sheet.scale, top, y, sheet.today, name)
        ground += [lines_of_time, tick_names(sheet.scale, top - 6), tick_names(sheet.scale, y + 15)]
    return frame(WIDTH, y + 26, alt, [key, *ground, *bands, *joints], hatch(f"{NAME}-hatch", INK))


def _heading(kind: str, count: int, y: float) -> str:
    rule = element("line", x1=EDGE, x2=WIDTH - EDGE, y1=y + HEAD - 2, y2=y + HEAD - 2, stroke=colour("soft"))
    return text(EDGE, y + 17, f"{kind.upper()}S {count:,}", font_weight="bold", letter_spacing=0.6) + rule


def _row(branch: Branch, y: float, sheet: Sheet) -> tuple[float, str]:
    """A row, and how high it is."""
    tall, label = _label(branch, y, sheet)
    steps = [(step, place_of(sheet.scale, step.date)) for step in branch.row.steps]
    placed = [(step, place) for step, place in steps if place]
    names = [_named(step, place) for step, place in placed]
    levels = packed([(left, right) for left, right, _, _ in names])
    high = max(tall, LINE + 14 + SUB * (max(levels, default=-1) + 1) + 4)
    rule = element("line", x1=EDGE, x2=WIDTH - EDGE, y1=y + high, y2=y + high, stroke=colour("rule"))
    middle = y + LINE
    parts = [label, _band(placed, middle, sheet)]
    for (step, place), (_, _, x, words), level in zip(placed, names, levels, strict=True):
        look = {"font_size": SMALL, "fill": colour("soft"), **HALO}
        name = text(x, middle + 22 + SUB * level, words, **look)
        parts.append(_step(step, place, middle, name, sheet))
    parts += _aside([step for step, place in steps if not place], middle, sheet)
    return high, element("g", *parts, rule)


def _named(step: Step, place: Place) -> tuple[float, float, float, str]:
    """From where to where the words of a step go, where they begin, and what they are: the step with its date."""
    dates = [step.date or "", *(account.value for account in step.line.others)]
    words = inert(f"{step.state} {either(dates)}")
    wide = len(words) * SMALL * MEAN
    left = min(max(place.left - 4, LEFT), RIGHT + 18 - wide)
    return left, left + wide, left, words


def _label(branch: Branch, y: float, sheet: Sheet) -> tuple[float, str]:
    """The name and the state, further to the right what hangs on another row; and how high that is."""
    row, x = branch.row, EDGE + INDENT * branch.depth
    lines = wrapped(inert(row.name), LABELS - 14 - INDENT * branch.depth, 12, 2)
    foot = y + 19 + 14 * len(lines)
    since = inert(f"{row.state} {short(row.date)}" if row.date else f"{row.state}, no date")
    more = [*_undated(row), *([hangs] if (hangs := _hangs(branch, sheet)) else [])]
    rest = cut("".join(f" · {one}" for one in more), LABELS - 14 - len(since) * SMALL * MEAN, SMALL)
    told = [(since, INK), *([(rest, "soft")] if more else [])]
    words = [text(x, y + 17 + 14 * n, line) for n, line in enumerate(lines)]
    parts = "".join(words) + in_colours(x, foot, told, SMALL)
    elbow = _elbow(x, y) if branch.depth else ""
    return foot + 10 - y, elbow + mark(parts, f"{row.name}: {since}", sheet.links(_id(row)), _id(row))


def _undated(row: InPlace) -> list[str]:
    """The steps that no text dates, less that of the state itself."""
    states = dict.fromkeys(step.state for step in row.steps if not step.date and step.state != row.state)
    return [inert(f"{state}, no date") for state in states]


def _id(row: InPlace) -> str:
    """The id of its entry, else of the claim to look at first."""
    return row.entry or row.last.line.id


def _elbow(x: float, y: float) -> str:
    """The corner that leads from the row above to an indented one."""
    path = f"M{x - 10:.1f} {y - 4:.1f} V{y + 13:.1f} H{x - 3:.1f}"
    return element("path", d=path, fill="none", stroke=colour("soft"), stroke_width=1.2)


def _hangs(branch: Branch, sheet: Sheet) -> str:
    """What a row does to the one it hangs on; by name where that is in another place, or stands no longer."""
    if branch.relation:
        return VERBS[branch.relation.kind]
    relations = sheet.lineage.relations.get(branch.row.entry or "", ())
    named = (
        f"{VERBS[one.kind]} {inert(sheet.lineage.names[one.entry])}"
        for one in relations
        if one.kind in UPWARD and one.entry in sheet.lineage.names
    )
    return next(named, "")


# --- bands --------------------------------------------------------------------------------------------------------


def _band(placed: Sequence[tuple[Step, Place]], y: float, sheet: Sheet) -> str:
    """The band from the first step that shows how far a thing has come, to the day as of which is told."""
    if sheet.scale is None or not (sheet.today and placed):
        words = "since when it is in place is not known"
        return text(LEFT, y + 4, words, font_size=SMALL, font_style="italic", fill=colour("soft"), **HALO)
    end = sheet.scale.x(sheet.today)
    steps = [(place.right, HEIGHTS[step.state]) for step, place in placed if step.state in HEIGHTS]
    highest = [(x, max(high for _, high in steps[: n + 1])) for n, (x, high) in enumerate(sorted(steps))]
    if not highest:
        return ""
    bands = [_stretch(x, max(x, after), y, high) for (x, high), (after, _) in pairwise([*highest, (end, 0.0)])]
    return "".join(bands) + _goes_on(end, y)


def _stretch(left: float, right: float, y: float, high: float) -> str:
    fill = HATCH if high == LOW else colour(INK)
    return element("rect", x=left, y=y - high / 2, width=right - left, height=high, fill=fill, stroke=colour(INK))


def _goes_on(x: float, y: float) -> str:
    """An arrow at the end of what stands."""
    return element("path", d=f"M{x + 4:.1f} {y - 5:.1f} l5 5 l-5 5", fill="none", stroke=colour(INK), stroke_width=1.6)


def _step(step: Step, place: Place, y: float, name: str, sheet: Sheet) -> str:
    """A step on its band: its mark, its words under it, and where it leads."""
    shape = catch(place.left - 7, place.right + 7, y) + _sign(step, place, y) + name
    return mark(shape, _told(step), sheet.links(step.line.id), step.line.id)


def _sign(step: Step, place: Place, y: float) -> str:
    if step.state in CHANGED:
        return _diamond(place.middle, y)
    if step.state == "met":
        return glyph(place, y, "outline", INK, 3.5)
    if place.dot:
        return element("line", x1=place.left, x2=place.left, y1=y - 10, y2=y + 10, stroke=colour("ink"), stroke_width=2)
    return glyph(place, y, "outline", INK)


def _diamond(x: float, y: float) -> str:
    return element("path", d=f"M{x:.1f} {y - 7:.1f} l6 7 l-6 7 l-6 -7 z", fill=colour("paper"), stroke=colour("ink"),
                   stroke_width=1.6)  # fmt: skip


def _aside(steps: Iterable[Step], y: float, sheet: Sheet) -> list[str]:
    """The steps that no text dates, in the gutter."""
    left = EDGE + LABELS + 16
    return [
        mark(
            catch(left + 16 * n - 7, left + 16 * n + 7, y)
            + (_diamond(left + 16 * n, y) if step.state in CHANGED else dot(left + 16 * n, y, "solid", INK)),
            _told(step),
            sheet.links(step.line.id),
            step.line.id,
        )
        for n, step in enumerate(steps)
    ]


def _joint(branch: Branch, above: float, y: float, sheet: Sheet) -> str:
    """A line from a band to what was made of it, where that was made; nothing where no text dates that."""
    first = next((place for step in branch.row.steps if (place := place_of(sheet.scale, step.date))), None)
    if first is None or branch.relation is None or branch.parent is None:
        return ""
    look = {"stroke": colour("ink"), "stroke_width": 1.2, "stroke_dasharray": "2 2"}
    line = element("line", x1=first.left, x2=first.left, y1=above, y2=y - 10, **look)
    id = _proof(branch)
    return mark(_joint_end(first.left, above) + line, _told_relation(branch), sheet.links(id), id)


def _joint_end(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=3.5, fill=colour("paper"), stroke=colour("ink"), stroke_width=1.4)


def _proof(branch: Branch) -> str:
    """The claim that tells of a relation; where a list does, the entry that hangs on the other."""
    claims = branch.relation.claims if branch.relation else ()
    return claims[0] if claims else _id(branch.row)


def _told_relation(branch: Branch) -> str:
    verb = VERBS[branch.relation.kind] if branch.relation else ""
    return f"{branch.row.name} {verb} {branch.parent.name if branch.parent else ''}"


def _told(step: Step) -> str:
    differ = differ_of(step.line)
    return told_of(step.date, step.state, step.line.claims[0]) + (f" · {differ}" if differ else "")


# --- words --------------------------------------------------------------------------------------------------------

_KEYS: Final = (
    (_stretch(-9, 9, 0, LOW), "signed, approved or on record"),
    (_stretch(-9, 9, 0, FULL), "in force, launched or under way"),
    (_stretch(-9, 9, 0, HIGH), "in use or operational"),
    (element("line", x1=0, x2=0, y1=-8, y2=8, stroke=colour("ink"), stroke_width=2), "a step on a known day"),
    (glyph(Place(-7, 7), 0, "outline", INK), "a step in a month or year"),
    (_diamond(0, 0), "updated"),
    (dot(0, 0, "outline", INK, 3.5), "met"),
    (_joint_end(0, 0), "amended, replaced, implemented or built on by the row that it leads to"),
)
KEY: Final = (
    "A band begins at the first step that a text dates and goes on to the day as of which is told; low and "
    "hatched: signed, approved or on record; full: in force, launched or under way; high: in use or "
    "operational. Stroke: a step on a known day; outlined bar: in a month or a year; diamond: updated; ring: "
    "a meeting. A dashed line leads to what amends, replaces or implements it, or was made under it. Steps "
    "without a date stand in the column “no date”, and where no step is dated no band is drawn."
)


def _alt(rows: Sequence[InPlace], sheet: Sheet) -> str:
    agreements = sum(row.kind == "agreement" for row in rows)
    undated = sum(not any(step.date for step in row.steps) for row in rows)
    day = f" as of {short(sheet.today)}" if sheet.today else ""
    rest = f" Of {undated:,} no text says since when." if undated else ""
    counts = f"{plural(agreements, 'agreement')} and {plural(len(rows) - agreements, 'mechanism')}"
    return f"In place{day}: {counts}.{rest}"


def _table(branches: Iterable[Branch]) -> Table:
    return table_of(COLUMNS, (row for branch in branches for row in _rows(branch)))


def _rows(branch: Branch) -> Iterator[tuple[Sequence[str], str]]:
    """A row for what is in place, one for each step, and one for what it hangs on."""
    row = branch.row
    head = (inert(row.name), row.kind)
    last, steps = row.last, row.steps
    yield (*head, f"stands: {row.state}", *_proved(last)), _id(row)
    for step in sorted(steps, key=_day):
        yield (*head, step.state, *_proved(step)), step.line.id
    if branch.relation:
        yield (*head, inert(_told_relation(branch)), "", "", ""), _proof(branch)


def _day(step: Step) -> tuple[bool, tuple[int, int, int]]:
    start, end = published_span(step.date)
    known = start or end
    return known is None, parse_day(known) if known else (0, 1, 1)


def _proved(step: Step) -> tuple[str, str, str]:
    claim = step.line.claims[0]
    return short(step.date), outlet_of(claim.document), sentence_of(claim, 10_000)
