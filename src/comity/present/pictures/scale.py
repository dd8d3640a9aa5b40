"""A scale of time: days to units of width, and the years or months at which lines stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from comity.edtf import ordinal, published_span

YEAR: Final = 365.25
STEPS: Final = (1, 2, 5, 10, 20, 50)
TICKS: Final = 12
"""Lines that a scale has at most."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """From ordinal days (as of ``date.toordinal``) to units from ``left`` to ``right``."""

    first: int
    last: int
    left: float
    right: float

    @staticmethod
    def over(days: Iterable[str], left: float, right: float) -> TimeScale | None:
        """The scale that holds all ISO days, a twentieth more at both ends; None where there is none."""
        known = sorted(found for day in days if (found := ordinal(day)) is not None)
        if not known:
            return None
        edge = max(15, (known[-1] - known[0]) // 20)
        return TimeScale(max(1, known[0] - edge), min(known[-1] + edge, date.max.toordinal()), left, right)

    def x(self, day: str) -> float:
        """Where an ISO day stands, held within the scale."""
        found = ordinal(day)
        place = min(max(found if found is not None else self.first, self.first), self.last)
        return self.left + (self.right - self.left) * (place - self.first) / max(1, self.last - self.first)

    def span(self, edtf: str | None) -> tuple[float, float] | None:
        """Where a date begins and ends; None where it has no day at all. An open end lies at the scale's."""
        start, end = published_span(edtf)
        if start is None and end is None:
            return None
        return self.x(start) if start else self.left, self.x(end) if end else self.right

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Places and names of the lines: years, or quarters where there are but few years."""
        years = (self.last - self.first) / YEAR
        if years <= 2:
            return self._months(3 if years > 0.8 else 1)
        step = next((step for step in STEPS if years / step <= TICKS), STEPS[-1])
        first = date.fromordinal(self.first).year
        found = range(first - first % step, date.fromordinal(self.last).year + 1, step)
        return tuple((self.x(f"{year:04}-01-01"), str(year)) for year in found if self._holds(date(max(1, year), 1, 1)))

    def _months(self, step: int) -> tuple[tuple[float, str], ...]:
        begun = date.fromordinal(self.first).replace(day=1)
        count = begun.year * 12 + begun.month - 1
        months = range(count - count % step, min(count + 30, 12 * date.max.year + 12), step)
        days = (date(month // 12, month % 12 + 1, 1) for month in months)
        return tuple((self.x(day.isoformat()), f"{day:%b %Y}") for day in days if self._holds(day))

    def _holds(self, day: date) -> bool:
        return self.first <= day.toordinal() <= self.last
