"""When an act was done, and when what is still to come is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.model import Claim, Kind, Mention, Sentence, Status, TimeMention, When, column_of
from comity.reading import Reading
from comity.what.frames import Trigger
from comity.when import find_times
from comity.when.govern import govern
from comity.who.terms import Bound, Span, find_bound

EVENTS: Final[frozenset[Kind]] = frozenset({"exercise", "engagement", "incident", "transfer"})
"""Kinds that are over once their date is: dated in the past, they happened, whatever the tense around them."""
DEADLINE: Final = ("by", "within", "until", "till", "before")
"""Words before or in a time expression that make it the last day on which something is to be done."""
SOME_DAY: Final = "2001-06-15"
MONTH_BEFORE: Final = "2001-05-15"
"""Any day, and the day a month before: what counts from the first and ends before the second is not news."""


def find_dates(reading: Reading, trigger: Trigger, status: Status) -> tuple[When | None, When | None]:
    """The date of the act and, for what is still to come, the date it is due."""
    times, due = reading.times(status), column_of(status) != "ACTUALLY"
    found = govern(reading.sentence, trigger.token, trigger.focus, times, trigger.frame.kind, due=due)
    if found is None and not any(grammar.is_verb(t) for t in reading.sentence.tokens):
        found = next((time for time in times if time.when.edtf), None)  # a dated title
    if found is None:
        return None, None
    if not due or found.when.edtf is None:
        return found.when, None
    if _is_deadline(reading.sentence, found):
        return None, found.when
    return found.when, found.when if _is_due(reading, trigger, found) else None


def timely(when: When, anchor: str | None) -> Status:
    """Of an act told in the present: happened where its day lies before publication, planned where it lies after."""
    if anchor is not None and when.end is not None and when.end < anchor:
        return "happened"
    return "planned" if anchor is not None and when.start is not None and when.start > anchor else "under_way"


def _is_deadline(sentence: Sentence, time: TimeMention) -> bool:
    first = sentence.at(time.start, time.end)[0]
    before = sentence.tokens[first.i - 1].lower if first.i else ""
    return first.lower in DEADLINE or before in DEADLINE or str(time.when.edtf).startswith("..")


def _is_due(reading: Reading, trigger: Trigger, time: TimeMention) -> bool:
    """True where the date lies ahead, or hangs on the act itself, not on the verb that promises or announces it."""
    start = time.when.start
    if start is not None and reading.anchor is not None and start > reading.anchor:
        return True
    verb = grammar.clause_head(reading.sentence, trigger.token)
    inside = any(verb in (t, *reading.sentence.ancestors(t)) for t in reading.sentence.at(time.start, time.end))
    return inside and not reading.told_in_past(time)


# --- undated documents --------------------------------------------------------------------------------------------


def find_written(sentences: Sequence[Sentence], rows: Sequence[Sequence[Mention]]) -> Bound | None:
    """Between which days an undated document was written, by the offices of those whom it names (``rows``)."""
    return find_bound(sentences, rows, [find_apart(sentence) for sentence in sentences])


def find_apart(sentence: Sentence) -> tuple[Span, ...]:
    """Where a sentence gives a date of its own, or a time that lies more than a month back: it tells of then."""
    own = find_times(sentence.text, sentence.start, None)
    back = find_times(sentence.text, sentence.start, SOME_DAY)
    found = [time for time in own if time.when.edtf]
    found += [time for time in back if time.when.basis == "relative" and (time.when.end or SOME_DAY) < MONTH_BEFORE]
    return tuple((time.start, time.end) for time in found)


def explained(claim: Claim, bound: Bound | None) -> Claim:
    """The claim, with the reason where a date of it is inferred from the offices that bound its document."""
    if bound is None or not any(when and when.basis == "office" for when in (claim.when, claim.due)):
        return claim
    wide = ", a wide bound" if bound.is_wide else ""
    return replace(claim, why=(*claim.why, f"written {bound.when.edtf}{wide}, inferred: {'; '.join(bound.reasons)}"))
