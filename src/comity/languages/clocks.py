"""When an act happened and when it is due, by the dates of its clause and sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.languages.dates import Calendar, Dated
from comity.languages.reading import Reading
from comity.languages.records import Clauses, Predicate
from comity.languages.status import Told
from comity.model import When, column_of

Clocks = tuple[When | None, When | None]
"""When it happened, and when it is due."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The dates of one document's acts, as seen from its day of publication."""

    calendar: Calendar
    aside: re.Pattern[str]
    """What stands behind a date that is apart from the clause behind it."""

    def clocks(self, reading: Reading, place: int, told: Told) -> Clocks:
        """When and due: by the dates of the act's clause, else by those before it in the sentence."""
        clauses, one = reading.clauses, reading.clauses.predicates[place]
        dates = [d for d in reading.dates if not self._told_of_another(clauses, d, one)]
        near = [d for d in dates if d.start + clauses.start >= one.scope and d.end + clauses.start <= one.end]
        far = [d for d in dates if d.end + clauses.start <= one.scope]
        if told.status is None or column_of(told.status) == "ACTUALLY":
            return self._done([*(far if one.link != "relative" else []), *near], told, one)
        topic = max((t.end for t in reading.terms if t.case in ("topic", "from") and t.end <= one.start), default=0)
        inner = [d for d in near if d.start + clauses.start > topic] or [d for d in near if self.is_ahead(d.when)]
        if not near and told.status in ("planned", "promised", "expected"):
            inner = [d for d in far if self.is_ahead(self._coming(d))]
        return self._to_come(inner, [d for d in near if d not in inner], told)

    def _done(self, dates: list[Dated], told: Told, one: Predicate) -> Clocks:
        """The day of what was done; of a bare present the day it is for."""
        if told.status is None:
            found = [self._coming(d) if one.verbal else d.when for d in dates]
            return (found[-1], found[-1]) if found else (None, None)
        past = [when for d in dates if (when := self._past(d)) is not None]
        return (past[-1] if past else None), None

    def _to_come(self, inner: list[Dated], outer: list[Dated], told: Told) -> Clocks:
        """The day by which it is due, where that is ahead; else the day on which it was said."""
        due = self._coming(inner[-1]) if inner else None
        if due is not None and not self.is_ahead(due):
            return due, None
        if due is None and outer:
            return self._past(outer[-1]), None
        return (due if told.status in ("planned", "promised", "expected") else None), due

    def _past(self, dated: Dated) -> When | None:
        """The date as one that has come; None where its words put it ahead."""
        when = dated.when if not self.is_after(dated.when) else dated.shifted(-1)
        return None if self.is_after(when) else when

    def _coming(self, dated: Dated) -> When:
        """The date as one that is still to come, where its words leave that open."""
        return dated.when if self.is_ahead(dated.when) else dated.shifted(1)

    def is_after(self, when: When) -> bool:
        """Whether a date begins after the day of publication, or runs up to one."""
        anchor = self.calendar.anchor
        begin = when.start or when.end
        return anchor is not None and begin is not None and begin > anchor.isoformat()

    def is_ahead(self, when: When) -> bool:
        """Whether a date has not passed on the day of publication."""
        anchor = self.calendar.anchor
        return anchor is not None and (when.end is None or when.end >= anchor.isoformat())

    def _told_of_another(self, clauses: Clauses, dated: Dated, one: Predicate) -> bool:
        """True for a date that a clause on some noun has, before the predicate: 昨年署名された協定に基づき."""
        if self.aside.match(clauses.plain, dated.end):
            return False
        at, rows = dated.end + clauses.start, clauses.predicates
        return any(p.link == "relative" and p.verbal and at <= p.start and p.end <= one.start for p in rows)
