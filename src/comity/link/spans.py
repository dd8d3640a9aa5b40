"""When the thing that a claim is about took or takes place, in days that can be counted."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from comity.edtf import ordinal, published_span
from comity.model import Claim, When

MONTH: Final = 31
YEAR: Final = 366
"""Days, of the longest of them."""
LONGEST: Final = 400
"""An interval of more days says since when or until when, not when."""
ABOUT: Final = re.compile(
    r"(?:postpon|delay|deferr?|put|call|cancel|agree|announc|decid|propos|plan|approv|conceiv|schedul|set\b|invit|offer"
    r"|welcom|reaffirm|aim|hop)",
    re.IGNORECASE,
)
"""Verbs of what was said or done about a meeting or exercise before it took place, or instead of it."""


class Span(NamedTuple):
    """First and last day, as proleptic ordinals."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    def gap(self, other: Span) -> int:
        """Days between two spans: 0 where they meet, 1 where one begins on the day after the other."""
        return max(self.first - other.last, other.first - self.last, 0)


def act_span(claim: Claim) -> Span | None:
    """When it happened; of what is still to come, when it is due. None where the passage does not say.

    The ``when`` of a plan may be the day on which it was made, so that it counts only where it is the due date too;
    that of a meeting or exercise that was agreed, announced or put off is the day of that.
    """
    if claim.kind in ("exercise", "engagement") and ABOUT.match(claim.trigger):
        return None
    when = claim.when if claim.column == "ACTUALLY" else claim.due
    return None if when is None or when.basis == "office" else _span(when)


def said_span(claim: Claim) -> Span | None:
    """When the document was published; None where it does not say."""
    return _days(*published_span(claim.document.published))


def _span(when: When) -> Span | None:
    return _days(when.start, when.end)


def _days(start: str | None, end: str | None) -> Span | None:
    if start is None or end is None:
        return None
    first, last = ordinal(start), ordinal(end)
    return None if first is None or last is None or not 0 <= last - first < LONGEST else Span(first, last)
