"""The forms in which English writes a time, compiled into one expression, and the points of a text that match it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from comity.when.amounts import FIRST_FORMS, REST_FORMS
from comity.when.feasts import HOLIDAY
from comity.when.words import (
    APPROXIMATE,
    COUNT,
    DASH,
    DAY,
    DAYS_FROM_NOW,
    DECADES,
    LONE_WEEKDAY,
    MONTH,
    ORDINAL,
    ORDINALS,
    PARTS,
    RELATIONS,
    SEASON_BARE,
    SEASON_CODES,
    SHORT_WEEKDAY,
    SHORT_YEAR,
    SPELT_YEAR,
    UNIT,
    VAGUE,
    WEEKDAY,
    YEAR,
    any_of,
)  # fmt: skip

_WHICH = r"(?i:(?P<which>this\s+past|this\s+coming|the\s+current|this|last|next|coming|current))"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})|,?\s+(?:of\s+)?(?i:(?P<which>this|last|next))\s+year\b)"
_OR_SHORT = rf"|(?<=\b[A-Z][a-z][a-z])\s(?P<short>{SHORT_YEAR})|\s?['’](?P<quoted>\d\d)\b"
_ON = rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY})(?:,\s*|\s+)(?:the\s+)?)?"
_JOIN = rf"\s*(?:{DASH}|/|&|,|\band\b|\bto\b|\bor\b|\bthrough\b|\buntil\b|\btill\b)\s*"
_SERIES = rf"{DAY}(?:,\s*{DAY}){{0,5}}{_JOIN}(?:the\s+)?"
_ERA = r"(?:B\.\s?C\.(?:\s?E\.)?|BCE?\b)"
_OUR_ERA = r"(?:A\.\s?D\.|AD\b|C\.\s?E\.|CE\b)"
_LATER = r"(?!\s+of\b)"

_AFTER = r"(?:\s+(?i:(?P<which_after>last|next|past))\b(?!\s+(?:year|month|week|decade)))?"

FORMS: dict[str, str] = {
    "nth_weekday": (
        rf"(?i:(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+)"
        rf"(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"
    ),
    "period_to": (
        rf"(?i:(?:the|its|a)\s+(?:(?P<count>{COUNT})\s+)?(?:(?:fiscal|financial)\s+)?(?P<unit>years?|months?|quarter)\s+"
        rf"(?:to|through|ended|ending|that\s+ended)(?:\s+(?:in|on|the\s+end\s+of))?)\s+"
        rf"(?:(?:{DAY}\s+)?(?P<month>{MONTH})(?:\s+{DAY}\b)?(?:,?\s+(?P<year>{YEAR}))?|(?P<last>{YEAR}))"
    ),
    "holiday": HOLIDAY,
    "iso": r"(?P<edtf>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
    "numeric": r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/-])",
    "days": (
        rf"{_ON}(?=(?P<first>\d+)){_SERIES}{_ON}(?P<day>{DAY})[\s-]+(?:of\s+)?(?P<month>{MONTH})(?:{_OF_YEAR}{_OR_SHORT})?"
    ),
    "days_after": rf"{_ON}(?P<month>{MONTH})\s+(?=(?P<first>\d+)){_SERIES}(?P<day>{DAY}){_OF_YEAR}?",
    "day": (
        rf"{_ON}(?:(?i:the)\s+)?(?P<day>{DAY})[\s-]*(?:of\s+)?(?P<month>{MONTH})(?:(?:[-]|,?\s+(?:of\s+)?)"
        rf"(?P<year>{YEAR})|,?\s+(?:of\s+)?(?i:(?P<which>this|last|next))\s+year\b{_OR_SHORT})?"
    ),
    "day_after": rf"{_ON}(?P<month>{MONTH})\s*(?:the\s+)?(?P<day>{DAY}){_OF_YEAR}?",
    "day_spelt": rf"{_ON}(?i:the)\s+(?P<day>(?i:{any_of(ORDINALS)}))\s+(?:day\s+)?of\s+(?P<month>{MONTH}){_OF_YEAR}?",
    "part_of": (
        rf"(?i:(?:the\s+)?(?P<side>first|last|opening|closing|final)\s+"
        rf"(?:(?P<count>{COUNT})\s+(?P<unit>days|weeks|months|quarters|years)|(?P<one>day|month)))\s+of\s+(?:the\s+)?"
        rf"(?:(?P<decade>\d{{3}})0s\b|(?={MONTH}|{YEAR}|(?i:(?:this|last|next)\s+year)\b)(?P<month>{MONTH})?"
        rf"(?:,?\s*(?:of\s+)?(?:(?P<year>{YEAR})|(?i:(?P<which>this|last|next)\s+year\b)))?)"
    ),
    "month": rf"(?:{_WHICH}\s+)?(?P<month>{MONTH}),?(?:[\s-]+|\s+of\s+)(?P<year>{YEAR})",
    "month_of": rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?i:(?P<which>this|last|next))\s+year\b",
    "month_which": rf"{_WHICH}\s+(?P<month>{MONTH})",
    "quarter": (
        rf"(?i:(?:the\s+)?(?:(?P<before>{YEAR})\s+)?(?:Q(?P<number>[1-4])|"
        rf"(?P<ordinal>first|second|third|fourth)[\s-]quarter\b)(?:(?:\s+|,\s+|\s+of\s+)(?P<year>{YEAR}))?)"
    ),
    "half": rf"(?P<letter>H)(?P<number>[12])(?:\s+|,\s+|\s+of\s+)(?P<year>{YEAR})",
    "fiscal": (
        rf"(?:(?i:(?:the\s+)?(?:fiscal|financial)(?:\s+year)?)\s+|(?i:FY)[\s-]?)(?P<year>{YEAR}|\d\d\b)"
        rf"(?:{DASH}(?:20)?\d\d\b)?"
    ),
    "fiscal_which": r"(?i:(?P<which>this|last|next|(?:the\s+)?current)\s+(?:fiscal|financial)\s+year\b)",
    "era": rf"(?P<year>\d{{1,4}})(?:\s?{DASH}\s?(?P<last>\d{{1,4}}))?\s?(?P<era>{_ERA})",
    "our_era": rf"(?:A\.\s?D\.|AD|CE)\s?(?P<year>\d{{1,4}})\b|(?P<before>\d{{1,4}})\s?{_OUR_ERA}",
    "century": (
        rf"(?i:the\s+)?(?:(?P<first>{ORDINAL})\s*(?:{DASH}|\bto\b|\band\b)\s*(?:the\s+)?)?(?P<number>{ORDINAL})"
        rf"\s+(?i:centur(?:y|ies))\b(?:\s+(?:(?P<era>{_ERA})|{_OUR_ERA}))?"
    ),
    "decade": rf"(?i:the\s+)?(?P<digits>\d{{3}})0s\b|(?i:the\s+)?(?P<old>1\d\d)0['’]s\b|the\s+['’](?P<short>\d)0s\b"
    rf"|(?i:the\s+(?P<name>{any_of(DECADES)}))\b",
    "years": rf"(?P<first>{YEAR})\s?(?:{DASH}|/)\s?(?P<last>{YEAR}|\d\d(?![\w%-]|[.,]\d))",
    "season": rf"(?:{_WHICH}\s+|(?i:the\s+))?(?P<season>(?i:{any_of(SEASON_CODES)}))\s+(?:of\s+)?(?P<year>{YEAR})",
    "season_which": rf"{_WHICH}\s+(?P<season>(?i:{any_of(SEASON_CODES)}))\b",
    "weekday_week": (
        rf"(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?i:(?P<which>this|last|next)\s+week)\b"
        rf"|(?i:(?P<which_before>this|last|next)\s+week\s+on)\s+(?P<weekday_after>{WEEKDAY})"
    ),
    "weekday": rf"(?:{_WHICH}\s+)?(?P<weekday>{WEEKDAY}|{LONE_WEEKDAY})\b{_AFTER}",
    "near": rf"(?i:{any_of(DAYS_FROM_NOW)})\b",
    "ago": rf"(?P<count>{COUNT})[\s-](?P<unit>(?i:{UNIT}))[\s-](?i:ago|earlier)\b",
    "span": (
        rf"(?i:(?:in|over|during|within|for|through(?:out)?)\s+)?(?i:the\s+(?P<side>last|past|next|coming))\s+"
        rf"(?:(?P<count>{COUNT})\s+(?P<unit>(?i:{UNIT}))|(?P<one>(?i:week|month|quarter|year|decade|century)))\b{_LATER}"
    ),
    "within": (
        rf"(?i:within)\s+(?:(?P<count>{COUNT})\s+(?P<unit>(?i:{UNIT}))|(?i:the\s+(?P<one>week|month|quarter|year)))"
        r"\b(?!\s+(?:of|after|from)\b)"
    ),
    "from_now": (
        rf"(?i:in)\s+(?P<count>{COUNT})\s+(?P<unit>(?i:{UNIT}))['’]\s*time\b"
        rf"|(?P<count_now>{COUNT})\s+(?P<unit_now>(?i:{UNIT}))\s+from\s+now\b"
    ),
    "same": r"(?i:this\s+(?:day|time)\s+last\s+year)\b",
    "which": (
        rf"(?i:(?P<which>this\s+past|this\s+coming|the\s+current|the\s+present|this|last|next|coming|current|past|the\s+past)\s+"
        rf"(?P<unit>week|weekend|fortnight|month|quarter|year|decade|century|wk|wkend|yr)\b{_LATER})"
    ),
    "year_end": rf"(?i:(?:the\s+)?(?:(?P<ending>year|month)['’]?s?[\s-]end\b))(?:\s+(?P<year>{YEAR}))?",
    "bare_month": rf"(?P<month>{MONTH}){_AFTER}",
    "year_spelt": SPELT_YEAR,
    "year": rf"(?:(?i:the\s+year)\s+)?(?P<year>{YEAR})",
    "nth": (
        rf"(?P<nth>the\s+{ORDINAL}|(?<=on\s)\d{{1,2}}(?:st|nd|rd|th))(?:\s+inst(?:ant\b|\.))?"
        r"(?=\s*(?:$|[.,;:)—–]|(?:in|at|on|by|for|with|and|when|after|to|between|as|but|because)\b))"
    ),
    "season_bare": SEASON_BARE,
    "weekend": r"(?i:the|over\s+the)\s+(?i:weekend)\b",
    "vague": rf"(?i:{'|'.join(VAGUE)})\b",
    "the": r"(?i:the\s+(?P<unit>week|month|year|decade|century)\b)",
}  # fmt: skip
"""Name of each form to its expression; where several match at one place, the first does."""
YEARLESS = frozenset({"days", "days_after", "day", "day_after", "bare_month"})
"""Forms that take their year from the next expression in a series: "in May and June 2023"."""

_PART = (
    rf"(?i:(?:the\s+)?(?P<part>{any_of(name for name in PARTS if ' ' in name or name not in ('early', 'mid', 'late'))})"
    rf"(?:\s+of\s+|{DASH})|(?:the\s+)?(?P<part_bare>early|mid(?!\w)|late)(?:[\s-]+(?:in\s+)?)"
    r"|(?P<part_today>earlier|later|earlier\s+in|later\s+in|late\s+in|early\s+in)\s+)"
)
_APPROXIMATELY = rf"(?i:(?P<approximate>{APPROXIMATE}(?:\s+{APPROXIMATE})?))"
_LEAD = rf"(?:(?i:(?P<relation>{any_of(RELATIONS)}))\s+)?(?:{_APPROXIMATELY}\s+)?(?:{_PART})?"
_START = r"(?<![\w$€£¥₹#@&+./~%'’-])(?<!\d[,:])"

_NAME = re.compile(r"\(\?P([<=])(\w+)")


def _numbered(forms: Mapping[str, str]) -> Iterator[str]:
    """Each form as a group of its own name, its inner groups numbered so that none occurs twice."""
    for number, (name, form) in enumerate(forms.items()):
        inner = _NAME.sub(lambda found, n=number: f"(?P{found[1]}{found[2]}__{n}", form)  # type: ignore[misc]
        yield f"(?P<{name}__form>{inner})"


def _compiled(forms: Mapping[str, str], start: str = "") -> re.Pattern[str]:
    """No run of blanks is long in print; unbounded, a page of them would take time in the square of its length."""
    body = f"{_LEAD}(?:{'|'.join(_numbered(forms))})"
    return re.compile(start + body.replace(r"\s+", r"\s{1,4}").replace(r"\s*", r"\s{0,4}"))


_ANYWHERE = _compiled(FORMS, _START)
_HERE = _compiled(FORMS)
_DATED = {name: form for name, form in FORMS.items() if name not in ("vague", "the", "period_to")}
_ALL = _compiled({**FIRST_FORMS, **_DATED, **REST_FORMS}, _START)


@dataclass(frozen=True, slots=True)
class Point:
    """One match of one form: where it is in the text, what leads to it, and the named groups that matched.

    ``relation`` is a value of RELATIONS, ``part`` a key of PARTS or ``earlier`` or ``later``; "" where there is none.
    """

    start: int
    body: int
    """Where the words after the relation begin."""
    end: int
    form: str
    groups: dict[str, str] = field(default_factory=dict)
    relation: str = ""
    part: str = ""
    approximate: bool = False


def find_point(text: str, position: int) -> Point | None:
    """The first point at or after the position, whether or not its words mean a time where they stand."""
    found = _ANYWHERE.search(text, position)
    return _point(found) if found else None


def find_any_point(text: str, position: int) -> Point | None:
    """As ``find_point``, with durations, sets, times of day and words that point at another time among the forms."""
    found = _ALL.search(text, position)
    return _point(found) if found else None


def read_point(text: str, position: int) -> Point | None:
    """The point that begins exactly at the position, whatever stands before it."""
    found = _HERE.match(text, position)
    return _point(found) if found else None


def _point(found: re.Match[str]) -> Point:
    groups = {name: value for name, value in found.groupdict().items() if value is not None}
    form = next(name for name in groups if name.endswith("__form"))
    part = groups.get("part") or groups.get("part_bare") or groups.get("part_today") or ""
    relation = " ".join(groups.get("relation", "").lower().split())
    return Point(
        start=found.start(),
        body=_body_start(found),
        end=found.end(),
        form=form.removesuffix("__form"),
        groups={name.rpartition("__")[0]: " ".join(value.split()) for name, value in groups.items() if "__" in name},
        relation=RELATIONS.get(relation, ""),
        part=" ".join(part.lower().split()).removesuffix(" in"),
        approximate="approximate" in groups,
    )


def _body_start(found: re.Match[str]) -> int:
    rest = found.string[found.end("relation") :] if found["relation"] else ""
    return found.end("relation") + len(rest) - len(rest.lstrip()) if rest else found.start()
