"""Every time expression of a text, dates, times, durations and sets, as TIMEX3 beside EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from comity.edtf import bounds
from comity.model import Basis, When
from comity.when.amounts import DAYPARTS, NOW
from comity.when.clocks import clock_value
from comity.when.context import means_time, names_a_thing, side_of
from comity.when.grammar import FORMS, YEARLESS, Point, find_any_point
from comity.when.resolve import day_near, open_side, resolve
from comity.when.said import spelt_year
from comity.when.scene import Scene, TimexType, frame_for
from comity.when.sense import makes_sense
from comity.when.spans import approximate
from comity.when.tense import lean_at, sentence_around
from comity.when.timex import first_day, to_edtf, to_timex
from comity.when.values import value_of
from comity.when.words import POSSESSIVE


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The words of a text that tell a time: TIMEX3 ``type`` and ``value``, and the date in EDTF where they give one."""

    start: int
    end: int
    type: TimexType
    value: str
    when: When


def find_expressions(text: str, anchor: str | None, offset: int = 0) -> tuple[TimeExpression, ...]:
    """The time expressions of a text of any length in order, none overlapping; ``offset`` is the text's place.

    ``anchor`` is the EDTF day (or coarser, or a day with a time) of publication. Raises ValueError where it is no EDTF.
    """
    today = _today(anchor)
    found: list[TimeExpression] = []
    story = _Story(today)
    for point in _composed(text, list(_points(text))):
        if expression := story.tell(text, point, offset):
            found.append(expression)
    return tuple(found)


def edtf_beside(words: str, told: str) -> str | None:
    """The EDTF of words that count from a date told before (``two months later``, ``the same day``); else None."""
    point = find_any_point(words, 0)
    if not point or point.form not in ("later", "pointer", "ago", "year_ago") or "/" in told:
        return None
    found = value_of(point, Scene(None, told=to_timex(told)))
    return _as_edtf(point, found[1]) if found else None


def _today(anchor: str | None) -> date | None:
    """The first day of the anchor; None where it is open, ancient or at the very ends of the calendar."""
    start, end = bounds(anchor.partition("T")[0]) if anchor else (None, None)
    if not start or not end or start[0] == "-":
        return None
    day = date.fromisoformat(start)
    return day if _FIRST_YEAR < day.year < _LAST_YEAR else None


_FIRST_YEAR, _LAST_YEAR = 200, 9800
"""Years within which centuries and decades can be counted to both sides."""


def _points(text: str) -> Iterator[Point]:
    """The points of the text that mean a time where they stand."""
    position = 0
    while point := find_any_point(text, position):
        holds = (point.form in ("century", "year_spelt") or means_time(text, point)) and makes_sense(text, point)
        if holds:
            yield point
        position = point.end if holds else max(point.body, point.start) + 1


@dataclass(frozen=True, slots=True)
class _Told:
    """A point, and the one beside it that tells the time of its day, or the year of both."""

    point: Point
    clock: Point | None = None
    year_from: Point | None = None
    start: int = 0
    end: int = 0


_BESIDE = re.compile(r",?\s+(?:(?:on|at|around|about|of|by|early|late)\s+){0,2}|,\s*")
_DAYLIKE = frozenset({"weekday", "day", "day_after", "near", "iso", "numeric", "weekday_week"})
_QUARTERS = frozenset({"fiscal_quarter", "quarter", "quarter_bare", "whose_quarter", "year", "year_quarter"})
_ASIDE = frozenset({"year_ago", "ago", "latest"})
"""Forms that compare with another time, and leave the story where it is."""
_SHARES = re.compile(r"\s*(?:,\s*and|,|and|&|or|to|through|until|-|–|—)\s*(?:on\s+|in\s+)?")


def _composed(text: str, points: list[Point]) -> Iterator[_Told]:
    """The points, a day and the clock beside it as one."""
    number = 0
    while number < len(points):
        one = points[number]
        other = points[number + 1] if number + 1 < len(points) else None
        pair = _day_and_clock(text, one, other) if other else None
        if other and pair:
            yield _Told(pair[0], pair[1], None, one.body, other.end)
        elif one.form in ("days", "days_after"):
            yield from _ends_of(text, one)
        else:
            shares = other if other and _shares_year(text, one, other) else None
            yield _Told(one, None, shares, one.body, one.end)
        number += 2 if pair else 1


def _ends_of(text: str, days: Point) -> Iterator[_Told]:
    """The first and the last of ``3 to 5 April``, each a day of its own."""
    first, last = days.groups["first"], days.groups["day"]
    one = text.index(first, days.body)
    other = text.index(last, one + len(first))
    form = days.form.replace("days", "day")
    start = days.body if form == "day_after" else one
    end = replace(days, form=form, relation="")
    yield _Told(replace(end, groups={**days.groups, "day": first}), None, None, start, one + len(first))
    yield _Told(end, None, None, other, days.end)


def _day_and_clock(text: str, one: Point, other: Point) -> tuple[Point, Point | None] | None:
    if not _BESIDE.fullmatch(text, one.end, other.start):
        return None
    if one.form in ("clock", "daypart", "part_bare") and other.form in _DAYLIKE:
        return other, one
    if one.form == "bare_month" and other.form == "year_spelt":
        return replace(one, form="month", groups={**one.groups, "year": spelt_year(other.groups)}), None
    if one.form == "season_bare" and other.form == "year_spelt":
        return replace(one, form="season", groups={**one.groups, "year": spelt_year(other.groups)}), None
    if other.form == "clock" and one.form in _DAYLIKE:
        return one, other
    return None


def _shares_year(text: str, one: Point, other: Point) -> bool:
    said = other.groups.keys() & {"year", "which", "short", "quoted"}
    return one.form in YEARLESS and bool(said) and bool(_SHARES.fullmatch(text, one.end, other.start))


_LIMIT = re.compile(r"\b(?:until|till|by|through|before)\s+(?:at\s+least\s+|the\s+end\s+of\s+|late\s+|mid-|early\s+)?$")
"""Before a date that may lie ahead though the verb is past: ``was extended until September``."""
_SINCE = re.compile(r"(?:ever\s+)?since\b", re.IGNORECASE)
_HAD = re.compile(r"\bhad\b")
_AS_VALUED = frozenset({"holiday", "season_bare"})
"""Forms whose year lies nearest to today in a way that the tense decides, for the value and the date alike."""


_BOUND = re.compile(
    r"\b(?P<side>before|ahead\s+of|until|since)\s+(?:the|its|their|an?)\s+(?:(?!and\b|or\b|in\b|on\b|of\b)[\w-]+\s+){0,2}"
    r"(?:on\s+)?$"
)
"""Before the date of what bounds a time: ``before the Arab summit on 25 March``, ``ahead of the 2020 poll``."""
_LED = re.compile(
    r"(?:(?:in|on|over|during|within|for|through(?:out)?|since|until|till|by)\s+)?"
    r"(?:(?:the|an?|its|their|his|her|our|this)\s+"
    r"(?=[\w.,]+-(?:year|month|week|day|hour|minute|decade|century|quarter|ago|earlier)$))?(?:its\s+(?=\w+\s+quarter))?",
    re.IGNORECASE,
)
"""What leads to an expression and is no part of it: ``in the last year``, ``its two-year term``."""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The extent without the preposition, the article of a compound (``a two-year term``) and the ``'s`` after it."""
    led = _LED.match(text, start, end)
    owned = _OWNED.search(text, start, end)
    return (led.end() if led and led.end() < end else start), (owned.start() if owned else end)


_OWNED = re.compile(r"['’]s?$")


class _Story:
    """What the text has told so far: the last date, and the quarter that it is about."""

    def __init__(self, today: date | None) -> None:
        self._today = today
        self._told: str | None = None
        self._told_at = -1
        self._period: str | None = None

    def tell(self, text: str, told: _Told, offset: int) -> TimeExpression | None:
        point = told.point
        scene = self._scene(text, told)
        found = value_of(point, scene)
        if found and told.clock:
            found = _with_clock(found[1], told.clock)
        if not found:
            return None
        if point.form not in _ASIDE and not names_a_thing(text, point):
            self._remember(told, found[0], found[1])
        start, end = _trimmed(text, told.start, told.end)
        when = self._when(text, replace(told, start=start, end=end), scene, found[1])
        return TimeExpression(offset + start, offset + end, found[0], found[1], when)

    def _scene(self, text: str, told: _Told) -> Scene:
        point = told.point
        lean = lean_at(text, told.start, told.end)
        if _SINCE.match(text, point.start, point.body) or POSSESSIVE.match(text, told.end):
            lean = "past"
        elif lean == "past" and (point.relation == "by" or _LIMIT.search(text, max(0, told.start - 20), told.start)):
            had = _HAD.search(text, max(0, told.start - 60), told.end + 60)
            lean = "future" if point.form == "weekday" and not had and point.relation == "by" else "nearest"
        elif lean == "nearest" and point.relation == "by":
            lean = "future"
        near = None
        if told.year_from:
            edtf = resolve(replace(told.year_from, relation=""), Scene(self._today, lean).frame)
            near, lean = (day_near(edtf) if edtf else None), "past"
        before, after = text[max(0, told.start - 40) : told.start], text[told.end : told.end + 40]
        here = self._told_at >= sentence_around(text, told.start, told.end)[0]
        return Scene(self._today, lean, self._told, here, self._period, near, before, after)

    def _remember(self, told: _Told, type_: str, value: str) -> None:
        if type_ in ("DATE", "TIME") and value[:1].isdigit() and not value.startswith("XX"):
            self._told, self._told_at = value.partition("T")[0], told.start
            if told.point.form in _QUARTERS and self._is_under_report(value):
                self._period = value

    def _is_under_report(self, value: str) -> bool:
        """A quarter that ended in the year up to publication: what a report compares with the one a year before."""
        start = first_day(value)
        return bool("-Q" in value and start and self._today and 80 <= (self._today - start).days < 460)

    def _when(self, text: str, told: _Told, scene: Scene, value: str) -> When:
        """The date with what opens it to one side: ``../2023-12`` of ``until late 2023``, the value being 2023."""
        point = replace(told.point, relation=side_of(text, replace(told.point, end=told.end)))
        if bound := _BOUND.search(text, max(0, told.start - 60), told.start):
            point = replace(point, relation="since" if bound["side"] == "since" else "by")
        dated = point.form in FORMS and point.form not in _AS_VALUED and not told.clock
        edtf = resolve(point, frame_for(point, scene)) if dated else None
        is_now = " ".join(point.groups.get("word", "").lower().split()) in NOW
        plain = str(self._today) if is_now and self._today else _as_edtf(point, value)
        edtf = edtf or _opened(plain, point.relation)
        alone = resolve(point, Scene(None).frame) if point.form in FORMS else None
        basis: Basis = "none" if not edtf else "explicit" if alone else "relative"
        start, end = bounds(edtf) if edtf else (None, None)
        return When(edtf, start, end, basis, text[told.start : told.end])


def _opened(edtf: str | None, relation: str) -> str | None:
    try:
        return open_side(edtf, relation) if edtf else None
    except ValueError:  # already open on that side
        return edtf


def _as_edtf(point: Point, value: str) -> str | None:
    """The EDTF of a value; approximate where months or years were counted on from another date."""
    edtf = to_edtf(value)
    counted = point.form in ("later", "from_later", "ago", "year_ago") and len(value) <= 7
    return approximate(edtf) if edtf and counted else edtf


def _with_clock(value: str, clock: Point) -> tuple[TimexType, str] | None:

    time = clock_value(clock) if clock.form == "clock" else f"T{DAYPARTS[clock.groups['daypart'].lower()]}"
    return ("TIME", value.partition("T")[0] + time) if time else ("DATE", value)
