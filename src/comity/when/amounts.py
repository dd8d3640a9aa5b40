"""The forms of durations, sets, times of day and words that point at another time, beside those of dates."""

from __future__ import annotations

from comity.when.feasts import HOLIDAY
from comity.when.words import COUNT, MONTH, NUMBERS, ORDINAL, SEASON_BARE, SEASON_CODES, WEEKDAY, any_of

TIME_UNITS: dict[str, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "weekend": "W", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "season": "S", "year": "Y", "decade": "E", "century": "C",
    "millennium": "L", "centurie": "C",
}  # fmt: skip
"""Units in the singular to the letter of a TIMEX3 duration; ``T`` before it where the unit is shorter than a day."""

DAYPARTS: dict[str, str] = {
    "morning": "MO", "forenoon": "MO", "nite": "NI",
    "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "daytime": "DT",
    "dawn": "MO", "dusk": "EV", "lunchtime": "MI",
}  # fmt: skip

ADVERBS: dict[str, str] = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y", "biennially": "P2Y",
}  # fmt: skip
"""Adverbs of a set to its value."""

REFERENCES: dict[str, str] = {
    "now": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF",
    "at present": "PRESENT_REF", "these days": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "current": "PRESENT_REF", "the present": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "the past": "PAST_REF",
    "formerly": "PAST_REF", "the recent past": "PAST_REF", "a while ago": "PAST_REF",
    "some time ago": "PAST_REF", "in recent times": "PAST_REF",
    "soon": "FUTURE_REF", "the future": "FUTURE_REF", "the near future": "FUTURE_REF",
    "the near term": "FUTURE_REF", "the short term": "FUTURE_REF", "the long term": "FUTURE_REF",
     "a later date": "FUTURE_REF", "the not too distant future": "FUTURE_REF",
    "the coming future": "FUTURE_REF", "as soon as possible": "FUTURE_REF",
}  # fmt: skip
"""Words that name the present, the past or the future at large."""

NOW: frozenset[str] = frozenset({"now", "right now", "currently", "presently", "at present"})
"""Words for the present that mean the day of publication itself."""

_TENS = any_of(name for name, value in NUMBERS.items() if 20 <= value <= 90 and name.endswith("ty"))
_ONES = any_of(name for name, value in NUMBERS.items() if 1 <= value <= 9 and name not in ("a", "an"))
AMOUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,2}})?(?:\s+\d/\d)?|{_TENS}[\s-]{_ONES}"
    rf"|(?:{any_of(NUMBERS)}(?:[\s-](?:and\s+a\s+)?(?:half|hundred|thousand|million))?)|half\s+an?)"
)
SOME = (
    r"(?:(?:only\s+|just\s+)?a\s+(?:very\s+)?few|several|many|few|a\s+number\s+of|numerous|dozens\s+of|hundreds\s+of"
    r"|thousands\s+of|recent|coming|countless|various|tens\s+of)"
)
_UNITS = (
    r"(?:seconds|minutes?|hours?|hrs?|mins|wks?|yrs?|mths?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?"
    r"|centur(?:y|ies)|millennium|millennia)"
)
_UNIT_ONE = r"(?:minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century)"
_PLURALS = r"(?:days|weeks|months|years|decades|centuries)"
_NTH = r"(?:first|second|third|fourth)"
_SIDES = (
    r"(?:first|last|past|next|latest|previous|coming|final|preceding|following|remaining|full|initial|opening|prior)"
)
_DETERMINER = r"(?:the|these|those|its|their|his|her|our|my|your|another|a|an|that|this|each\s+of\s+the)"
_KIND = (
    r"(?:full|more|additional|consecutive|straight|trading|business|working|long|solid|calendar|successive|whole|short"
    r"|fiscal|further|extra|other|light)"
)
_PART_NAMES = any_of(DAYPARTS)
_AFTER_THEN = r"(?:later|afterwards?|thereafter|hence|after(?=\s*(?:[.,;:)]|$)))"
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?P<military>(?:[01]?\d|2[0-3]):[0-5]\d)(?::\d\d)?(?!\d|%)|(?P<hours>[01]\d[0-5]\d|2[0-3][0-5]\d)(?=\s?(?:GMT|UTC|hours))"
    r"|(?P<named>noon|midnight|midday)|(?P<oclock>\d{1,2}|" + _ONES + r"|ten|eleven|twelve)\s+o['’]clock)"
)
_ZONES = r"(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|ET|BST|CET|IST|JST|hours|local\s+time|Eastern\s+time)"
_ZONE = rf"(?:\s?(?:{_ZONES}\b|\({_ZONES}\)))*"

FIRST_FORMS: dict[str, str] = {
    "holiday": HOLIDAY,
    "every": (
        rf"(?i:(?:every|each|alternate)\s+(?:(?P<step>other|second|third|fourth|{AMOUNT}|few|several)\s+)?"
        rf"(?:(?P<unit>{_UNITS})|(?P<part>{_PART_NAMES})|(?P<season>{any_of(SEASON_CODES)})))\b"
        rf"|(?i:every|each)\s+(?:(?P<weekday>{WEEKDAY})(?:\s+(?:{_PART_NAMES}))?|(?P<month>{MONTH}))"
    ),
    "often": rf"(?i:(?P<often>once|twice|{COUNT}\s+times)\s+(?:a|an|each|every|per)\s+(?P<unit>{_UNIT_ONE}))\b",
    "adverb": rf"(?P<adverb>(?!quarterly\s+(?!on|in|by|for|since|from|and|to)[a-z]|quarterly\s+of){any_of(ADVERBS)})\b",
    "weekdays": rf"(?P<weekday>{WEEKDAY})s\b(?:\s+{_PART_NAMES}s?)?",
    "daypart": (
        rf"(?:(?P<weekday>{WEEKDAY})|(?i:(?P<near>yesterday|tomorrow|today|this|last|that"
        rf"|the\s+(?:next|following|previous|same)|the)))\s+(?i:(?:early\s+|late\s+|mid-?)?(?P<daypart>{_PART_NAMES}))\b(?!-)"
    ),
    "of_night": r"(?i:(?P<daypart>tonight|overnight))\b",
    "clock": rf"(?i:{_CLOCK}){_ZONE}",
    "year_ago": (
        rf"(?i:(?:(?:the|its|a)\s+)?year[\s-](?:ago|earlier)\b(?:\s+(?:(?P<ordinal>{_NTH})[\s-])?"
        r"(?P<unit>quarter|period|month|week|nine\s+months|six\s+months|half|date)\b)?"
        r"|(?:(?:the|its)\s+)?(?:(?:same|corresponding|comparable|like|year-ago|similar)\s+)?"
        r"(?P<unit_same>quarter|period|month)\s+(?:(?:a|one)\s+year\s+(?:ago|earlier|before)|(?:of\s+)?last\s+year)\b)"
    ),
    "whose_quarter": (
        r"(?i:(?P<which>last|this|next)\s+year['’]s\s+(?:(?:fiscal\s+)?(?P<ordinal>first|second|third|fourth|final|same)"
        r"[\s-])?quarter)\b"
    ),
    "whose_part": (
        r"(?i:(?P<which>last|this|next)\s+(?P<unit>week|month|year)['’]s)(?=\s)"
    ),
    "fiscal_quarter": (
        rf"(?i:(?:(?:the|its|our|their)\s+)?(?:fiscal[\s-]+(?:year\s+)?)?(?P<ordinal>{_NTH})(?:\s+fiscal)?"
        r"[\s-]quarter)\b(?:(?:\s+|,\s+|\s+of\s+)(?i:fiscal\s+)?(?P<year>(?:19|20)\d\d)\b"
        r"|\s+(?:of\s+)?(?i:(?P<which>last|this|next)\s+year\b))?"
    ),
    "year_quarter": (
        rf"(?i:the\s+)?(?P<year>(?:19|20)\d\d)\s+(?i:(?:fiscal\s+)?(?:(?P<ordinal>{_NTH})[\s-])?"
        r"(?P<unit>quarter|period|fiscal\s+year|season))\b"
    ),
    "pointer": (
        r"(?i:(?:(?:the|that|this)\s+)?(?:very\s+)?(?P<point>same|following|previous|preceding|prior|ensuing|subsequent)"
        rf"\s+(?:(?P<unit>{_UNIT_ONE})|(?P<weekday>{WEEKDAY})|(?P<part>{_PART_NAMES})))\b"
        rf"|(?i:that\s+(?:same\s+)?(?P<that>{_UNIT_ONE}|spring|summer|autumn|winter))\b"
        rf"|(?i:the\s+(?P<next>next)\s+(?P<unit_next>day))\b"
        rf"|(?i:the\s+(?P<unit_beside>day|week|month|year|quarter)\s+(?P<beside>before|after|earlier))\b"
        r"(?=\s*(?:[.,;)]|$|and\b))"
    ),
    "latest": (
        r"(?i:(?:(?:the|its)\s+)?(?:latest|most\s+recent|just-ended|current)\s+(?P<unit>quarter|period|fiscal\s+year|year"
        r"|month|week|fiscal\s+quarter))\b"
    ),
    "later": (
        rf"(?i:(?P<count>{AMOUNT}|{SOME}|some)\s+(?P<unit>{_UNITS})\s+(?:(?P<back>earlier|before(?=\s*[.,;)])|previously)"
        rf"|(?P<on>{_AFTER_THEN})))"
    ),
    "from_later": rf"(?i:(?P<count>{AMOUNT}|{SOME})\s+(?P<unit>{_UNITS})\s+from\s+(?:now|today))\b",
    "some_ago": (
        rf"(?i:(?P<count>{SOME}|some)\s+(?P<unit>{_UNITS})\s+ago)\b|(?i:(?P<unit_bare>{_PLURALS})\s+ago)\b"
    ),
    "hours_ago": rf"(?i:(?P<count>{AMOUNT})\s+(?P<unit>hours?|minutes?|seconds)\s+ago)\b",
    "year_or": r"(?i:the\s+(?P<side>next|past|last|coming)\s+(?P<unit>year|month|week|decade)\s+or\s+(?:so|two))\b",
    "recent_units": (
        r"(?i:(?:the\s+)?(?P<side>recent|past|coming|future|previous|last)\s+"
        rf"(?P<unit>{_PLURALS}|quarters)(?:\s+and\s+(?:months|years))?)\b"
    ),
}  # fmt: skip
"""Forms tried before those of dates, for they hold one."""

REST_FORMS: dict[str, str] = {
    "fraction": (
        rf"(?i:(?:{_DETERMINER}\s+)?(?:{_SIDES}\s+)?(?P<count>an?|{_ONES})[\s-](?:and[\s-]a[\s-]half[\s-](?P<unit_half>{_UNITS})"
        rf"|(?P<unit>{_UNITS})\s+and\s+a\s+half)|(?P<half>half)(?:\s+an?\s+|-an?-|-)(?P<unit_of>{_UNITS}))\b"
    ),
    "nth_unit": (
        rf"(?i:(?<=for\s)(?:an?|the)\s+(?P<nth>{ORDINAL})(?:\s+(?:straight|consecutive|successive))?\s+"
        rf"(?P<unit>{_UNIT_ONE})(?:\s+(?:in\s+succession|in\s+a\s+row|running))?)\b"
    ),
    "part_bare": r"(?i:(?<=at\s)|(?<=by\s))(?i:(?P<daypart>night|dusk|dawn))\b(?!['’-])",
    "long": (
        rf"(?i:(?:{_DETERMINER}\s+)?(?P<unit>hours?|days?|nights?|weekend|weeks?|months?|years?|decades?|century|centuries)"
        r"-?long)\b"
    ),
    "duration": (
        rf"(?i:(?:{_DETERMINER}\s+)?(?:{_SIDES}\s+)?(?:(?P<count>{AMOUNT})(?:\s?(?:-|–|to|or)\s?(?P<upto>{AMOUNT}))?"
        rf"|(?P<some>{SOME}|more))(?:[\s-]{_KIND})?[\s-](?P<unit>{_UNITS})(?P<old>[\s-]old)?)\b"
    ),
    "year_thousand": rf"(?i:the\s+year\s+(?P<thousand>two\s+thousand))\b(?!\s+(?:and\s+)?(?:{_ONES}|ten))",
    "span_one": rf"(?i:(?:the|this|a)\s+(?P<side>full|entire|whole|first|past)\s+(?P<unit>{_UNIT_ONE}))\b(?!\s+of\b)",
    "units": rf"(?i:(?P<unit>{_PLURALS}|hours|minutes))\b(?:\s+(?:or|and)\s+(?:weeks|months|years|decades))?",
    "season_bare": SEASON_BARE,
    "the_period": (
        r"(?i:(?P<det>the|its|a|that)\s+(?:fiscal\s+|calendar\s+)?"
        rf"(?P<unit>fiscal\s+year|{_UNIT_ONE}))\b"
    ),
    "quarter_bare": r"(?P<ordinal>{_NTH})[\s-]quarter\b",
    "reference": rf"(?i:(?:more\s+|most\s+|very\s+|just\s+)?(?P<word>{any_of(REFERENCES)}))\b(?!-)",
    "then": r"(?i:(?:since|until|till|by|before|back)\s+(?P<word>then))\b",
    "numeric_short": r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<short>\d\d)(?![\w/-])",
    "decade_short": r"['’](?P<short>\d)0s\b",
    "nth_century": rf"(?i:(?:the\s+)?(?P<number>{ORDINAL})[\s-]century)\b",
}  # fmt: skip
"""Forms tried after those of dates."""
