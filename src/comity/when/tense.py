"""Where a date without a year or a bare weekday lies: the tense of the verb group that it stands nearest to."""

from __future__ import annotations

import re
from typing import Literal

from comity.when.words import any_of

Lean = Literal["past", "future", "ahead", "nearest"]
"""``ahead`` is a future that an infinitive only hints at: ``agreed to meet``."""

_BOUNDARY = re.compile(r"(?<=[a-z0-9)\"'”%]{2})[.!?][\"'”]?\s+(?=[A-Z\"“'])|\n\s*\n|;\s")
_PAST_VERBS = (
    "said", "was", "were", "had", "has", "have", "did", "met", "took", "made", "began", "told", "came", "went", "fell",
    "rose", "sold", "bought", "held", "gave", "saw", "got", "became", "left", "lost", "won", "led", "sent", "set off",
    "spoke", "wrote", "found", "ran", "grew", "hit", "struck", "broke", "drew", "threw", "put", "brought", "thought",
    "ago", "known", "shown", "seen", "taken", "quit", "shot", "flew", "drove", "paid", "built", "kept", "felt",
    "withheld", "upheld", "withdrew", "withstood", "stood", "sat", "sank", "sought", "fought", "caught", "taught",
    "forbade", "forgave", "forgot", "chose", "froze", "stole", "swore", "tore", "wore", "bore", "rode", "arose",
    "woke", "knew", "blew", "overthrew", "undertook", "understood", "overcame", "laid", "lent", "spent", "bent",
    "meant", "dealt", "slept", "swept", "wept", "crept", "dug", "hung", "stuck", "sprang", "sang", "swam", "spun",
    "fled", "bled", "shook", "mistook", "ate", "hid", "slid", "heard",
)  # fmt: skip
_TIMETABLED = (
    "begins", "opens", "reopens", "starts", "meets", "flies", "visits", "arrives", "leaves", "departs", "travels",
    "returns", "resumes", "convenes", "closes", "expires", "votes", "hosts", "gathers", "sits", "sails", "lands",
    "takes place", "take place", "takes effect", "comes into force", "goes free", "go free", "falls due", "meet",
)  # fmt: skip
"""Verbs whose present tells of a timetable: ``the market reopens on Thursday``."""
_AHEAD = (
    "due", "scheduled", "expected", "slated", "likely", "planned", "going", "foreseen", "fixed", "awaited", "tipped",
)  # fmt: skip
"""What is said to be so of something to come."""
_NO_VERBS = (
    "the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "him", "us", "me", "you", "them", "it", "this",
    "that", "these", "those", "about", "more", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "all", "both", "each", "some", "any", "no", "which", "whom", "what",
)  # fmt: skip
"""What may follow ``to`` where it is no infinitive."""
_FUTURE = (
    r"\b(?:will|shall|would|won['’]t|wouldn['’]t)\b(?:\s+(?:also|not|then|likely|probably|be|have|\w+ly)){0,3}(?:\s+[a-z]+)?"
    rf"|\b(?:may|might|could|can|should|must|{any_of(_TIMETABLED)})\b(?!\s+have\b)"
    rf"|['’]ll\s+\w+|\b(?:is|are|was|were|be)\s+(?:set(?!\s+(?:aside|up|out|off|by)\b)|to|{any_of(_AHEAD)})\b"
    r"(?:\s+to)?(?:\s+be)?(?:\s+[a-z]+)?"
    r"|\bbe\s+[a-z]+(?:ed|n)\b|\b(?:if|unless|whether)\b[^.;,]{1,60}?\b(?:is|are|not)\s+(?:not\s+)?[a-z]+(?:ed|en)\b"
    r"|[a-z](?:ed|set|due)\s+(?:in\s+)?for\s+$"
    r"|\b(?:due|scheduled|slated|payable|upcoming|expires?|plans?|planned|planning|(?<!been )going|hopes?|intends?"
    r"|effective|expects?)\b"
    r"|(?P<hint>(?<!used )\bto\s+be\s+[a-z]+"
    rf"|\bto\s+(?!(?:{any_of(_NO_VERBS)}|[a-z]+ing|[a-z]+ty|[a-z]+teen)\b)[a-z]+)"
)
PAST_VERB = rf"\b(?:[a-z]{{2,}}(?<!ne)(?<!inde)(?<!hundr)ed|{any_of(_PAST_VERBS)})\b"
"""A verb in the past, or a participle."""
_HINT = re.compile(rf"(?P<future>{_FUTURE})|(?P<past>{PAST_VERB})")
_NOMINAL = re.compile(
    r"\b(?:an?|the|its|their|his|her|our|this|that)\s+(?:(?:still|yet|as\syet|newly|now|[a-z]+ly|[a-z]+-)\s*)?$",
    re.IGNORECASE,
)
"""Before a participle that describes a thing: ``a still unspecified date``."""
_REACH = 240


def lean_at(text: str, start: int, end: int) -> Lean:
    """Past or future by the verb group before the expression in its sentence, else the first after it, else nearest."""
    low, high = sentence_around(text, start, end)
    before = [
        found
        for found in _HINT.finditer(text, low, start)
        if not _NOMINAL.search(text, low, found.start()) or found[0] in ("planned", "scheduled", "upcoming")
    ]
    if before:
        return _lean(before[-1])
    after = _HINT.search(text, end, high)
    return _lean(after) if after else "nearest"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence that holds a span, within some reach of it."""
    low = max(0, start - _REACH)
    bounds = [found.end() for found in _BOUNDARY.finditer(text, low, start + 1)]
    after = _BOUNDARY.search(text, end, end + _REACH)
    return (bounds[-1] if bounds else low), (after.start() if after else min(len(text), end + _REACH))


def _lean(found: re.Match[str]) -> Lean:
    """A plan told in the pluperfect lies back: ``had been due to expire Friday``."""
    had = _HAD.search(found.string, max(0, found.start() - 20), found.start() + 1)
    if not found["future"] or had:
        return "past"
    return "ahead" if found["hint"] else "future"


_HAD = re.compile(r"\bhad\s+been\s+(?:\w+\s+)?(?:\w+\s*)?$")
