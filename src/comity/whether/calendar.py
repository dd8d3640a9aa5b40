"""Whether a clause names a day to come or gone: a weekday, a month, "next week"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from comity import grammar
from comity.edtf import WEEKDAYS
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


AHEAD: Final = frozenset("tomorrow tmrw tmrrw tomorow tonight".split())


def is_ahead(sentence: Sentence, verb: Token) -> bool:
    """True where the verb's own adverbial names a day to come: "on Thursday", "tomorrow", "next week", "by June"."""
    return any(_is_coming(sentence, token) for token in _adverbials(sentence, verb))


def _adverbials(sentence: Sentence, verb: Token) -> Iterator[Token]:
    yield from sentence.children(verb, "npadvmod", "advmod", "tmod")
    for preposition in sentence.children(verb, "prep"):
        if preposition.lower in ("on", "in", "at", "from", "by", "before", "after"):
            yield from sentence.children(preposition, "pobj")


def _is_coming(sentence: Sentence, token: Token) -> bool:
    near = {child.lower for child in sentence.children(token)}
    if token.lower in AHEAD or near & {"next", "coming"}:
        return token.lower in AHEAD | PERIODS | DAYS | MONTHS
    if near & {"last", "past", "every", "each"} or any(word.isdigit() and len(word) == 4 for word in near):
        return False
    named = token.lower in WEEKDAYS or (token.lower in MONTHS and token.text[:1].isupper())
    return named and token.tag != "NNPS"
