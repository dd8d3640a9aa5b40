"""The TIMEX3 type and value of each form, against the day of publication and what the text told last."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.edtf import WEEKDAYS
from comity.when.amounts import ADVERBS, DAYPARTS, REFERENCES
from comity.when.clocks import clock, daypart, night
from comity.when.feasts import HOLIDAYS, feast, feast_near, month_of, name_of
from comity.when.grammar import Point
from comity.when.lengths import (
    amount,
    duration,
    every,
    fraction,
    hours_ago,
    lasting,
    part_of,
    recent_units,
    span,
    span_one,
    units,
)
from comity.when.pointers import (
    ago,
    fiscal_quarter,
    from_later,
    later,
    latest,
    pointer,
    the_period,
    this,
    which,
    whose_quarter,
    year_ago,
    year_quarter,
)
from comity.when.resolve import resolve_bare
from comity.when.scene import Scene, Value, date_value, year_near
from comity.when.spans import shift, singular
from comity.when.timex import SEASON_LETTERS
from comity.when.words import DAYS_FROM_NOW, SEASON_CODES, number_of


def value_of(point: Point, scene: Scene) -> Value | None:
    """The type and value of a point; None where its words mean no time here."""
    if point.form in _VALUES:
        return _VALUES[point.form](point, scene)
    return date_value(point, scene)


def _near(point: Point, scene: Scene) -> Value | None:
    words = " ".join(point.groups["near"].lower().split())
    day = shift(scene.today, DAYS_FROM_NOW[words], "day") if scene.today else None
    part = next((code for name, code in DAYPARTS.items() if words.endswith(name)), "")
    if not day:
        return None
    return ("TIME", f"{day}T{part}") if part else ("DATE", str(day))


def _numeric(point: Point, scene: Scene) -> Value | None:
    """A date in figures with two readings is read as the month and the day, as American news writes it."""
    if found := date_value(point, scene):
        return found
    return _american(point.groups, point.groups["year"])


def _numeric_short(point: Point, _: Scene) -> Value | None:
    short = point.groups["short"]
    return _american(point.groups, f"{20 if int(short) < 50 else 19}{short}")


def _american(groups: Mapping[str, str], year: str) -> Value | None:
    one, other = int(groups["one"]), int(groups["other"])
    return ("DATE", f"{year}-{one:02d}-{other:02d}") if 1 <= one <= 12 and 1 <= other <= 31 else None


def _reference(point: Point, _: Scene) -> Value | None:
    word = " ".join(point.groups["word"].lower().split())
    return "DATE", REFERENCES[word]


def _year_end(point: Point, scene: Scene) -> Value | None:
    edtf = resolve_bare(point, scene.frame)
    month = point.groups.get("ending", "").lower() == "month"
    return ("DATE", edtf[: 7 if month else 4]) if edtf else None


def _season_bare(point: Point, scene: Scene) -> Value | None:
    letters = SEASON_LETTERS[SEASON_CODES[point.groups["season"].lower()]]
    if not scene.today:
        return "DATE", f"XXXX-{letters}"
    last = {"SP": 5, "SU": 8, "FA": 11, "WI": 12}[letters]
    return "DATE", f"{year_near(last, scene)}-{letters}"


def _holiday(point: Point, scene: Scene) -> Value | None:
    """The day of a feast in the year said, or in that nearest to today the way the tense points."""
    name = name_of(point.groups["holiday"])
    if year := point.groups.get("year"):
        return "DATE", str(feast(name, int(year)))
    if not scene.today:
        return ("DATE", "XXXX-{:02d}-{:02d}".format(*HOLIDAYS[name])) if name in HOLIDAYS else None
    which = point.groups.get("which", "").lower()
    if which in ("last", "next"):
        return "DATE", str(feast_near(name, scene.today, "", which))
    return "DATE", str(feast(name, year_near(month_of(name), scene)))


def _short_decade(digit: str) -> str:
    return f"{20 if digit in '012' else 19}{digit}"


def _century(point: Point, _: Scene) -> Value | None:
    return "DATE", f"{number_of(point.groups['number']) - 1:02d}"


_VALUES: dict[str, Callable[[Point, Scene], Value | None]] = {
    "near": _near,
    "numeric": _numeric,
    "numeric_short": _numeric_short,
    "fiscal_quarter": fiscal_quarter,
    "quarter": fiscal_quarter,
    "quarter_bare": fiscal_quarter,
    "year_quarter": year_quarter,
    "year_ago": year_ago,
    "ago": ago,
    "hours_ago": hours_ago,
    "some_ago": lambda *_: ("DATE", "PAST_REF"),
    "later": later,
    "from_later": from_later,
    "from_now": date_value,
    "pointer": pointer,
    "latest": latest,
    "whose_quarter": whose_quarter,
    "whose_part": which,
    "the_period": the_period,
    "clock": clock,
    "daypart": daypart,
    "of_night": night,
    "duration": duration,
    "fraction": fraction,
    "nth_unit": lambda point, _: ("DURATION", amount(number_of(point.groups["nth"]), singular(point.groups["unit"]))),
    "part_bare": lambda point, _: ("TIME", f"XXXX-XX-XXT{DAYPARTS[point.groups['daypart'].lower()]}"),
    "long": lasting,
    "span": span,
    "within": span,
    "which": which,
    "span_one": span_one,
    "units": units,
    "year_or": span_one,
    "recent_units": recent_units,
    "part_of": part_of,
    "every": every,
    "often": lambda point, _: ("SET", amount(1, singular(point.groups["unit"]))),
    "adverb": lambda point, _: ("SET", ADVERBS[point.groups["adverb"].lower()]),
    "weekdays": lambda point, _: ("SET", f"XXXX-WXX-{WEEKDAYS[point.groups['weekday'].lower()] + 1}"),
    "reference": _reference,
    "year_end": _year_end,
    "weekend": lambda point, scene: this(point, scene, "weekend"),
    "season_bare": _season_bare,
    "nth_century": _century,
    "holiday": _holiday,
    "then": lambda _, scene: ("DATE", scene.told or "PAST_REF"),
    "decade_short": lambda point, _: ("DATE", _short_decade(point.groups["short"])),
    "year_thousand": lambda *_: ("DATE", "2000"),
}
