"""Dates by a language's dates.yaml: eras, months without a year, "the same day", ranges, parts of a month."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from comity import data
from comity.edtf import bounds, format_day, month_length, parse_day, published_span
from comity.languages.lexicon import Lexicon
from comity.model import Basis, When

_KEYS: Final = frozenset({
    "eras", "first_year", "points", "parts", "seasons", "halves", "since", "until", "ahead", "within", "weekday", "now",
    "units", "of", "range", "not_alone",
})  # fmt: skip
_YEAR2: Final = "(?P<year2>(?:19|20)[0-9]{2})"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence, by its offsets; ``yearless``: whether its year was chosen as the nearest."""

    start: int
    end: int
    when: When
    yearless: bool = False

    def shifted(self, years: int) -> When:
        """The same day of another year; itself where its words give the year."""
        if not self.yearless or self.when.edtf is None:
            return self.when
        edtf = re.sub(r"\d{4}(?=-)", lambda year: f"{int(year[0]) + years:04d}", self.when.edtf)
        try:
            start, end = bounds(edtf)
        except ValueError:
            return self.when
        return When(edtf, start, end, self.when.basis, self.when.text)


@dataclass(slots=True)
class Calendar:
    """What "the same day" and a month without a year go by: the day of publication, and the date named last."""

    published: str | None
    last: tuple[int, int | None, int | None] | None = None
    anchor: date | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        end = published_span(self.published)[1]
        if end is not None:
            year, month, day = parse_day(end)
            self.anchor = date(year, month, day) if 0 < year < 10_000 else None


@dataclass(frozen=True)
class DateFinder:
    """Finds dates by the words of a language's dates.yaml."""

    lexicon: Lexicon

    @cached_property
    def rows(self) -> dict[str, Any]:
        """The file, checked. Raises DataError."""
        rows = self.lexicon.rows("dates")
        data.keys(rows, "dates.yaml", _KEYS, frozenset())
        return rows

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        rows = self.rows
        words = {name: _either(rows[name]) for name in ("eras", "points", "parts", "seasons", "halves")}
        single = f"(?:{self._months(words)}|{self._days()}|{self._years(words)})"
        y, m, d = self._units
        day = rf"(?:{_YEAR2}{y})?(?:(?P<month2>[0-9]{{1,2}}){m})?(?P<day2>[0-9]{{1,2}}){d}"
        last = rf"(?:\s*(?:{rows['range']})\s*{day}|(?<=[0-9])[~〜～\-](?P<day3>[0-9]{{1,2}}){d})"
        tail = rf"{rows['weekday']}(?:{last}{rows['weekday']})?(?P<until>{rows['until']})?(?P<since>{rows['since']})?"
        ahead = f"(?:{rows['ahead']})|(?:{rows['within'].replace('<n>', '<m>')})"
        return re.compile(rf"(?:{single}{tail})|{ahead}")

    @property
    def _units(self) -> tuple[str, str, str]:
        """What stands behind the number of a year, a month and a day."""
        units = self.rows["units"]
        return units["year"], units["month"], units["day"]

    def _years(self, words: dict[str, str]) -> str:
        """A year, by era, number or word, with what is told of it; a month and day without one."""
        rows, (y, m, d) = self.rows, self._units
        era = rf"(?P<era>{words['eras']})(?P<eyear>[0-9]{{1,2}}|{rows['first_year']}){y}"
        number = rf"(?P<year>(?:19|20)[0-9]{{2}})(?P<fiscal>{rows['units']['fiscal']}|{y})"
        again = rf"(?:\((?:(?:{words['eras']})|(?:19|20)\d\d{y}?)[^)]*\))?"
        month = rf"(?P<month>[0-9]{{1,2}}){m}(?:(?P<day>[0-9]{{1,2}}){d}|(?P<part>{words['parts']}))?"
        part = rf"(?P<season>{words['seasons']})|(?P<half>{words['halves']})"
        year = rf"(?:{era}|{number}|(?P<point>{words['points']})){again}"
        return rf"(?:{year}{rows['of']}|(?=[0-9]{{1,2}}{m}))(?:{month}|{part})?"

    def _days(self) -> str:
        """A day without its month."""
        now, day = _either(self.rows["now"]), self._units[2]
        alone = rf"(?<!{self.rows['not_alone']})(?P<alone>[0-9]{{1,2}})"
        return rf"(?:(?:{now})(?P<bare>[0-9]{{1,2}}){day}|{alone}{day})"

    def _months(self, words: dict[str, str]) -> str:
        """A day or part of a month that is told by a word: the 20th of this month."""
        months = _either([word for word, (unit, _) in self.rows["points"].items() if unit == "month"])
        return rf"(?P<moon>{months})(?:(?P<mday>[0-9]{{1,2}}){self._units[2]}|(?P<mpart>{words['parts']}))"

    def find(self, text: str, calendar: Calendar) -> list[Dated]:
        """The dates in a sentence, from the left; the calendar goes on with the last of them."""
        found = (self._dated(match, calendar) for match in self._pattern.finditer(text))
        return [one for one in found if one is not None]

    def _dated(self, found: re.Match[str], calendar: Calendar) -> Dated | None:
        groups = found.groupdict()
        if groups["n"] or groups["m"]:
            edtf, basis = _ahead(groups, calendar), "relative"
        else:
            edtf, basis = self._edtf(groups, calendar)
        if edtf is None:
            return None
        try:
            start, end = bounds(edtf)
        except ValueError:
            return None
        sure: Basis = "explicit" if basis == "explicit" else "relative"
        yearless = bool(groups["month"]) and not (groups["year"] or groups["era"] or groups["point"])
        return Dated(found.start(), found.end(), When(edtf, start, end, sure, found[0]), yearless)

    def _edtf(self, groups: dict[str, str | None], calendar: Calendar) -> tuple[str | None, str]:
        """The EDTF of a match, and whether the words alone give it."""
        year, basis, whole = self._year(groups, calendar)
        if whole is not None:
            return whole, basis
        month, day = _number(groups["month"]), _number(groups["day"])
        if groups["moon"]:
            return self._in_month(groups, calendar), "relative"
        if groups["bare"] or groups["alone"]:
            return self._bare(int(groups["bare"] or groups["alone"] or 0), groups, calendar)
        if year is None and month is not None:
            year, basis = _nearest(month, day, calendar), "relative"
        if year is None:
            return None, basis
        calendar.last = (year, month, day)
        return self._spanned(year, month, day, groups), basis

    def _bare(self, day: int, groups: dict[str, str | None], calendar: Calendar) -> tuple[str | None, str]:
        """A day without a month: of the month named last, after "this" of that of publication."""
        base = calendar.last if not groups["bare"] and calendar.last and calendar.last[1] else None
        if base is None and calendar.anchor is not None:
            base = (calendar.anchor.year, calendar.anchor.month, None)
        if base is None or base[1] is None or not 1 <= day <= month_length(base[0], base[1]):
            return None, "relative"
        calendar.last = (base[0], base[1], day)
        return self._spanned(base[0], base[1], day, groups), "relative"

    def _in_month(self, groups: dict[str, str | None], calendar: Calendar) -> str | None:
        """A day or part of a month that is told by a word: the 20th, the first ten days of next month."""
        unit, step = self.rows["points"][groups["moon"]]
        year, _, whole = self._pointed(unit, step, calendar)
        if whole is None:
            return None
        year, month, day = int(whole[:4]), int(whole[5:7]), _number(groups["mday"])
        calendar.last = (year, month, day)
        return self._spanned(year, month, day, {**groups, "part": groups["mpart"]})

    def _spanned(self, year: int, month: int | None, day: int | None, groups: dict[str, str | None]) -> str | None:
        """The date, or the range that it begins, open where the words say since or until."""
        first = self._single(year, month, day, groups)
        until = _number(groups["day2"] or groups["day3"])
        if first is None or (until is None and not groups["since"] and not groups["until"]):
            return first
        if until is not None and month is not None and day is not None:
            last = format_day(_number(groups["year2"]) or year, _number(groups["month2"]) or month, until)
            return f"{first}/{last}"
        end = bounds(first)[1] if "/" in first else first
        return f"../{end}" if groups["until"] else f"{first.partition('/')[0]}/.."

    def _single(self, year: int, month: int | None, day: int | None, groups: dict[str, str | None]) -> str | None:
        if groups["season"] and month is None:
            return f"{year:04d}-{self.rows['seasons'][groups['season']]}"
        if groups["half"] and month is None:
            low, high = self.rows["halves"][groups["half"]]
            return f"{format_day(year, low)}/{format_day(year, high)}"
        if groups["part"] and month is not None:
            low, high = self.rows["parts"][groups["part"]]
            high = min(high, month_length(year, month)) if 1 <= month <= 12 else high
            return f"{format_day(year, month, low)}/{format_day(year, month, high)}"
        if groups["fiscal"] == self.rows["units"]["fiscal"] and month is None:
            return f"{format_day(year, 4)}/{format_day(year + 1, 3)}"
        return format_day(year, month, day)

    # --- years ----------------------------------------------------------------------------------------------------

    def _year(self, groups: dict[str, str | None], calendar: Calendar) -> tuple[int | None, str, str | None]:
        """The year, how it is known, and the whole EDTF where the words give that."""
        if groups["era"]:
            count = groups["eyear"]
            return (
                self.rows["eras"][groups["era"]] + (1 if count == self.rows["first_year"] else int(count or 0)),
                "explicit",
                None,
            )
        if groups["year"]:
            return int(groups["year"]), "explicit", None
        if groups["point"]:
            unit, step = self.rows["points"][groups["point"]]
            return self._pointed(unit, step, calendar)
        return None, "relative", None

    def _pointed(self, unit: str, step: int | str, calendar: Calendar) -> tuple[int | None, str, str | None]:
        base = _base(step, calendar)
        if base is None:
            return None, "relative", None
        far = {"before": -1, "after": 1, "same": 0}.get(str(step), step)
        if unit == "year":
            return base.year + int(far), "relative", None
        edtf = _moved(unit, base, int(far), self.rows["seasons"])
        if unit == "day" and edtf:
            calendar.last = parse_day(edtf)
        if unit == "month" and edtf:
            calendar.last = (int(edtf[:4]), int(edtf[5:7]), None)
        return None, "relative", edtf


def _base(step: int | str, calendar: Calendar) -> date | None:
    """The day from which a word counts: that of publication, or the one named last."""
    if not isinstance(step, str):
        return calendar.anchor
    if calendar.last is None:
        return calendar.anchor if step == "same" else None
    year, month, day = calendar.last
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def _moved(unit: str, base: date, far: int, seasons: dict[str, int]) -> str | None:
    """The EDTF of a day, week, month, season or rest of a year, so far from a day."""
    if unit == "day":
        return (base + timedelta(days=far)).isoformat()
    if unit == "week":
        first = base - timedelta(days=base.weekday()) + timedelta(weeks=far)
        return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}"
    if unit == "month":
        months = base.year * 12 + base.month - 1 + far
        return format_day(months // 12, months % 12 + 1)
    if unit == "rest":
        return f"../{base.year:04d}-12-31"
    if unit == "year-end":
        return format_day(base.year, 12)
    if unit in ("fiscal", "fiscal-rest"):
        year = base.year - (base.month < 4) + far
        return f"../{year + 1:04d}-03-31" if unit == "fiscal-rest" else f"{year:04d}-04/{year + 1:04d}-03"
    code = dict(zip(("spring", "summer", "autumn", "winter"), seasons.values(), strict=False)).get(unit)
    return f"{base.year + far:04d}-{code}" if code else None


def _nearest(month: int, day: int | None, calendar: Calendar) -> int | None:
    """The year of a month that is named without one: that named last, else the one that lies nearest to publication."""
    anchor = calendar.anchor
    if anchor is None:
        return calendar.last[0] if calendar.last else None
    if not 1 <= month <= 12:
        return None
    middle = min(day or 15, 28)
    return min(
        (anchor.year + step for step in (-1, 0, 1)), key=lambda year: abs((date(year, month, middle) - anchor).days)
    )


def _ahead(groups: dict[str, str | None], calendar: Calendar) -> str | None:
    if calendar.anchor is None:
        return None
    year = calendar.anchor.year + int(groups["n"] or groups["m"] or 0)
    return f"{calendar.anchor.year:04d}/{year:04d}" if groups["n"] else f"../{year:04d}"


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _either(words: Any) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
