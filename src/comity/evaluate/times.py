"""The labelled time expressions of passages beside those that the program finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.evaluate.fields import same_days
from comity.evaluate.metrics import Counts, estimate, scores, share
from comity.evaluate.passages import GoldPassage, GoldSentence
from comity.evaluate.report import Figure
from comity.when import TimeExpression, find_ranges
from comity.when.timex import to_edtf, to_iso

UNCOUNTED = "?"
"""The value of an expression that cannot be counted; the program need not give one."""


def score_dates(passages: Sequence[GoldPassage]) -> Iterator[Figure]:
    """Whether expressions are found, and of those found whether the value is right."""
    met = [[_held(s, p.document.published) for s in p.sentences] for p in passages]
    yield from scores("corpus.dates", [[counts for counts, _ in group] for group in met], "time expressions found")
    values = [[value for _, row in group for value in row] for group in met]
    yield estimate("corpus.date_values", values, share, "values right, of expressions found")


def _held(sentence: GoldSentence, published: str | None) -> tuple[Counts, list[bool]]:
    """The counts of one sentence, and for each expression that was found whether its value is right."""
    left = list(find_ranges(sentence.text, published))
    n, values = len(left), []
    for text, value in sentence.dates:
        start = sentence.text.find(text)
        near = next((found for found in left if found.start < start + len(text) and found.end > start), None)
        if near is not None:
            left.remove(near)
            values.append(_same(value, near))
    return Counts(len(values), n - len(values), len(sentence.dates) - len(values)), values


def _same(gold: str | None, given: TimeExpression) -> bool:
    """Dates as days, times of day to the minute, lengths and habits in ISO; what cannot be counted has no value."""
    if gold in (None, UNCOUNTED):
        return given.when.edtf is None
    assert gold is not None
    if gold.removeprefix("R/").startswith("P"):
        return gold.removeprefix("R/") == to_iso(given.value)
    if _TIME.fullmatch(gold):
        return f"{gold}:00"[:16] == given.value
    return given.when.edtf is not None and same_days((_WEEK.fullmatch(gold) and to_edtf(gold)) or gold, given.when.edtf)


_WEEK = re.compile(r"\d{4}-W\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d(?::\d\d)?")
