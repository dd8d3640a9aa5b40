"""Whether a clause names a day to come or gone: a weekday, a month, "next week"."""

from __future__ import annotations

from typing import Final

from comity import grammar
from comity.model import Sentence, Token

DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday tomorrow tonight".split())
MONTHS: Final = frozenset(
    (
        "january february march april may june july august september october november december spring summer autumn "
        "winter fall"
    ).split()
)
PERIODS: Final = frozenset("week month year quarter spring summer autumn winter day fortnight".split())


def is_dated(sentence: Sentence, verb: Token) -> bool:
    """True where the verb's clause names a day, month or season, or "next week"."""
    for token in grammar.clause(sentence, verb):
        if token.lower in DAYS or (token.lower in MONTHS and token.lower != "may") or token.text == "May":
            return True
        if token.lower in PERIODS and any(c.lower in ("next", "this", "following") for c in sentence.children(token)):
            return True
    return False
