"""The words that English uses for times, as tables, and regular expressions made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from comity.edtf import MONTHS, WEEKDAYS

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "twenty-five": 25,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "a hundred": 100, "a couple of": 2, "a dozen": 12,
}  # fmt: skip
NUMBERS |= {
    f"{tens}-{unit}": NUMBERS[tens] + NUMBERS[unit]
    for tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    for unit in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
}

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
    "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip

DECADES: dict[str, int] = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195,
    "sixties": 196, "seventies": 197, "eighties": 198, "nineties": 199,
}  # fmt: skip
"""Decades named without digits, as the first three digits of their years."""

SEASON_CODES: dict[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

DAYS_FROM_NOW: dict[str, int] = {
    "the day before yesterday": -2, "last night": -1, "yesterday": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
    "this forenoon": 0, "this am": 0, "this pm": 0, "this day": 0, "tonite": 0, "2nite": 0, "2day": 0,
    "yday": -1, "last nite": -1, "tmrw": 1, "tmw": 1, "tomoz": 1,
}  # fmt: skip

PARTS: dict[str, tuple[float, float]] = {
    "early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1),
    "beginning": (0, 1 / 6), "start": (0, 1 / 6), "middle": (1 / 3, 2 / 3), "end": (5 / 6, 1), "close": (5 / 6, 1),
    "first half": (0, 1 / 2), "second half": (1 / 2, 1), "latter half": (1 / 2, 1), "last half": (1 / 2, 1),
    "first quarter": (0, 1 / 4), "second quarter": (1 / 4, 1 / 2), "third quarter": (1 / 2, 3 / 4),
    "fourth quarter": (3 / 4, 1), "last quarter": (3 / 4, 1), "final quarter": (3 / 4, 1),
    "first week": (0, 1 / 4), "second week": (1 / 4, 1 / 2), "third week": (1 / 2, 3 / 4), "fourth week": (3 / 4, 1),
    "last week": (3 / 4, 1), "final week": (3 / 4, 1),
}  # fmt: skip
"""Parts of a year, month, decade or century, as the share of it at which they begin and end."""

RELATIONS: dict[str, str] = {
    "since": "since", "ever since": "since", "starting": "since", "beginning": "since", "starting in": "since",
    "starting from": "since", "starting on": "since", "beginning in": "since", "beginning on": "since",
    "beginning from": "since", "with effect from": "since", "as from": "since",
    "by": "by", "until": "by", "till": "by", "through": "by", "up to": "by", "up until": "by",
    "no later than": "by", "not later than": "by",
    "til": "by", "thru": "by", "beyond": "after", "ahead of": "before", "latest by": "by", "on or before": "by",
    "before": "before", "prior to": "before", "after": "after", "from": "from", "between": "between",
}  # fmt: skip
"""Words before a time that open it to one side; ``from`` and ``between`` do so only with a second time."""

MEASURES: tuple[str, ...] = (
    "tonnes?", "tons?", "kg", "kilos?", "kilograms?", "km", "kilomet(?:re|er)s?", "miles?", "met(?:re|er)s?", "feet",
    "nm", "mm", "cm", "m", "nautical", "hectares", "acres", "sq", "square", "mw", "gw", "megawatts?", "gigawatts?",
    "hp", "barrels", "litres", "rupees?", "yen", "dollars?", "euros?", "yuan", "crores?", "lakhs?", "thousand",
    "million", "billion", "trillion", "percent", "per cent", "points?", "degrees", "or more", "times", "hours",
    "hrs", "minutes", "days?", "weeks?", "months?", "years?", "years?-old",
)  # fmt: skip
"""Units (regular expressions) that make the number before them no year and no day: ``2024 tonnes``."""

COUNTABLES: tuple[str, ...] = ("people", "men", "women", "children", "personnel", "aircraft", "troops", "soldiers")
"""Plurals, most of them without an s, of what a number before them may count."""

APPROXIMATE = (
    r"(?:(?:at\s+)?(?:about|around|almost|nearly|roughly|approximately|circa|c\.|some|sometime(?:\s+in)?)"
    r"(?:\s+(?:the\s+)?same\s+time)?|(?:at\s+)?(?:the\s+)?same\s+time)"
)


def any_of(words: Iterable[str]) -> str:
    """A regular expression, without a capturing group, for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in ordered) + ")"


def cased(words: Iterable[str], lower: bool = True) -> list[str]:
    """Each word with a capital and in capitals, and in small letters too where those are wanted."""
    forms = {form for word in words for form in (word.capitalize(), word.upper())}
    return sorted(forms | set(words) if lower else forms)


_WORDLIKE = {"may", "march", "august"}
_FULL = [name for name in MONTHS if len(name) > 4 or name in ("june", "july")]
_SHORT = [name for name in MONTHS if name not in _FULL and name != "may"]

POSSESSIVE = re.compile(r"['’]s?\b")
"""After what owns something: ``Tuesday's talks``."""
MONTH = (
    f"(?:{any_of([*cased(set(_FULL) - _WORDLIKE), *cased(_WORDLIKE, lower=False)])}"
    rf"|{any_of(cased(_SHORT, lower=False))}\b\.?)(?![\w])"
)
"""Months as print writes them: never ``may`` or ``march``, which are other words."""

WEEKDAY = any_of(cased(name for name in WEEKDAYS if name.endswith("day")))
LONE_WEEKDAY = (
    r"(?:(?:(?<=on\s)|(?<=by\s)|(?<=til\s)|(?<=till\s)|(?<=until\s)|(?<=from\s)|(?<=last\s)|(?<=next\s)|(?<=since\s))"
    r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)"
    r"|(?<=[a-z0-9]\s)(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)(?=\s*(?:$|[.,;:)!?]|(?:in|at|nr|for|w/)\b)))\b(?!['’-])"
)
"""A weekday cut short that stands where no other word so written would: ``on Wed``, ``the session Mon``."""
SHORT_WEEKDAY = rf"{any_of(cased((name for name in WEEKDAYS if not name.endswith('day')), lower=False))}\b\.?"

_MEASURED = rf"\s+(?i:{any_of(MEASURES)})\b"
_NOT_MEASURED = rf"(?!(?:\s*(?:[-–—]|to|and|or)\s*\d[\d,]{{0,12}})?{_MEASURED})"
_YEARLY = any_of([*(unit for unit in MEASURES if "year" not in unit), "years"])
_NO_YEARS = rf"(?!(?:\s*(?:[-–—]|to|and|or)\s*\d[\d,]{{0,12}})?\s+(?i:{_YEARLY})\b)"
YEAR = rf"(?:1\d|20|21)\d\d(?!s\b)(?![\w%‰°]|[.,:]\d|-[a-z]|\s+years?-old){_NO_YEARS}"
DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![\w%‰°]|[.,:]\d|/\d|-[a-z]){_NOT_MEASURED}"
SHORT_YEAR = rf"\d\d(?![\w%‰°]|[.,:/]\d|-\w)(?!\s+(?:[a-z]+s|{any_of(COUNTABLES)})\b){_NOT_MEASURED}"
"""The year of "17 Sep 22", which only a day and a month before it make one."""
COUNT = rf"(?:(?i:{any_of(NUMBERS)})|\d{{1,3}})"
ORDINAL = rf"(?:(?i:{any_of(ORDINALS)})|\d{{1,2}}(?:st|nd|rd|th))"
UNIT = r"(?:wk|yr|mth|day|week|fortnight|month|quarter|year|decade|century|centurie)s?"
DASH = r"[-–—‑]"
_TEENS = any_of(name for name, value in NUMBERS.items() if 10 <= value < 100 and name.islower() and name[:2] != "a ")
SEASON_BARE = (
    r"(?i:(?:the\s+|(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=till\s)|(?<=before\s)|(?<=by\s)|(?<=early\s)|(?<=late\s)"
    rf"|(?<=mid-))(?P<season>{any_of(SEASON_CODES)}))\b(?!\s+(?:of\s+(?!nineteen|two\s)[a-z]|in\s+[a-z])|['’-])"
)
"""A season without its year."""
SPELT_YEAR = (
    rf"(?i:(?:(?P<century>nineteen|twenty)[\s-](?P<rest>{_TEENS})"
    rf"|two\s+thousand(?:\s+and)?\s+(?P<few>{any_of(NUMBERS)})))(?![\w-])"
)

_UNIT_NAME = (
    r"(?:day|night|morning|afternoon|evening|week|weekend|fortnight|month|quarter|year|decade|century|spring|summer"
    r"|autumn|winter)(?!['’-])"
)
_NAME = rf"(?:{WEEKDAY}|{MONTH}(?!\s+\d))"
VAGUE: tuple[str, ...] = (
    r"since\s+then", r"(?:right\s+)?now", r"nowadays", r"(?:more\s+|most\s+)?recently", r"currently", r"presently",
    r"at\s+present", r"these\s+days", r"soon",
    r"(?:in\s+|over\s+|during\s+)?(?:the\s+)?(?:recent|coming|past|last|next|previous)\s+"
    r"(?:few\s+|several\s+|couple\s+of\s+)?(?:days|weeks|months|quarters|years|decades|centuries|times)",
    r"(?:(?:a\s+few|several|many|some|a\s+number\s+of)\s+)?(?:days|weeks|months|years|decades|centuries)\s+"
    r"(?:ago|earlier)",
    rf"(?:{COUNT}\s+|many\s+|some\s+|several\s+|a\s+few\s+)?{UNIT}\s+(?:later|afterwards?|thereafter)",
    rf"(?:the\s+)?(?:very\s+)?(?:following|same|previous|preceding|ensuing|subsequent)\s+(?:{_UNIT_NAME}|{_NAME})",
    rf"(?:later\s+|earlier\s+|early\s+|late\s+)?that\s+(?:very\s+|same\s+)?(?:{_UNIT_NAME}|(?P<that>{_NAME}))",
    r"the\s+next\s+(?:day|morning|evening|night)|the\s+(?:day|week|month|year|decade)\s+(?:before|after)(?=[.,;)]|$)",
    r"in\s+the\s+(?:near\s+|not\s+too\s+distant\s+|foreseeable\s+)?future",
)  # fmt: skip
"""Regular expressions for words of time that give no date."""

_SCREEN_EXTRA = (
    "ago", "earlier", "now", "nowadays", "recently", "recent", "currently", "presently", "present", "soon",
    "night", "morning", "afternoon", "evening", "days", "week", "weeks", "weekend", "fortnight", "month", "then",
    "day", "nineteen", "twenty", "thousand", "months", "quarter", "quarters", "year", "years", "decade", "decades",
    "century", "centuries", "future", "forenoon", "dusk", "nite", "tonite", "yday", "tmrw", "tmw", "tomoz", "am", "pm",
    "wk", "wks", "wkend", "yr", "yrs", "mths", "christmas", "xmas", "easter", "halloween", "pentecost", "epiphany",
    "new", "eve",
)  # fmt: skip
SCREEN: frozenset[str] = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *SEASON_CODES,
        *DECADES,
        *ORDINALS,
        *_SCREEN_EXTRA,
        "yesterday",
        "today",
        "tonight",
        "tomorrow",
    }
)
"""A sentence that holds no digit and none of these words (in small letters) holds no time."""


def number_of(text: str) -> int:
    """The number that digits, a numeral or an ordinal in words stand for. KeyError where there is none."""
    word = " ".join(text.lower().split())
    digits = word.rstrip("stndrh ")
    if digits.isdigit():
        return int(digits)
    return NUMBERS[word] if word in NUMBERS else ORDINALS[word]
