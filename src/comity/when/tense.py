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
)  # fmt: skip
_FUTURE = (
    r"\b(?:will|shall|would|won['’]t|wouldn['’]t)\b(?:\s+(?:also|not|then|likely|probably|be|have|\w+ly)){0,3}(?:\s+[a-z]+)?"
    r"|['’]ll\s+\w+|\b(?:is|are|was|were|be)\s+(?:due|set|to|scheduled|expected|slated|likely|planned|going)\b"
    r"(?:\s+to)?(?:\s+be)?(?:\s+[a-z]+)?"
    r"|\b(?:due|scheduled|slated|payable|upcoming|expires?|plans?|planned|planning|going|hopes?|intends?|effective|expects?)\b"
    r"|(?P<hint>(?<!used )\bto\s+be\s+[a-z]+"
    r"|\bto\s+(?!the\b|an?\b|its\b|their\b|his\b|her\b|about\b|more\b|[a-z]+ing\b)[a-z]+)"
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
        if found["future"] or not _NOMINAL.search(text, low, found.start())
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
