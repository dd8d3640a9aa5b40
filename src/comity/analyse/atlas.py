"""Where the events of a pair took or are to take place, by place, with how exactly the place is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.analyse.count import Count, count_of
from comity.analyse.deeds import NO_DEEDS
from comity.analyse.lines import Line
from comity.analyse.pair import PairPage, Side
from comity.model import Where, column_of

EXACT: Final = ("point", "city")
"""Precisions of a place that is a dot; any other is somewhere in an area."""
NOT_SO: Final = ("not_happened", "denied")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place and its events."""

    place: Where
    happened: Count
    ahead: Count
    """What is planned, promised, hoped for or proposed there."""

    @property
    def exact(self) -> bool:
        return self.place.precision in EXACT

    @property
    def n(self) -> int:
        return self.happened.n + self.ahead.n

    @property
    def count(self) -> Count:
        """All events of the place."""
        parts = (self.happened, self.ahead)
        return Count(
            self.n,
            entries=tuple(dict.fromkeys(id for part in parts for id in part.entries)),
            claims=tuple(dict.fromkeys(id for part in parts for id in part.claims)),
        )


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places of a pair's events."""

    a: Side
    b: Side
    as_of: str | None
    read: int
    """Documents that were looked through."""
    spots: tuple[Spot, ...]
    """Places with coordinates, those with most events first."""
    listed: tuple[Spot, ...]
    """Places without."""
    nowhere: int
    """Events of which no text gives a place."""


def atlas(page: PairPage) -> Atlas:
    """The places of a page's events: lines of what was or is to be done, not of views and figures.

    What did not happen, is denied or only alleged has no place. A line is at the first place that one of its claims
    gives, the one to look at first before the others.
    """
    lines = [line for line in (*page.actually, *page.likely, *page.should)
             if line.kind not in NO_DEEDS and line.status not in NOT_SO and not line.alleged]  # fmt: skip
    groups: dict[tuple[object, ...], list[tuple[Where, Line]]] = {}
    for line, place in _placed(lines):
        groups.setdefault((place.name, place.lat, place.lon, place.precision), []).append((place, line))
    spots = sorted(map(_spot, groups.values()), key=lambda spot: (-spot.n, spot.place.name, str(spot.place)))
    return Atlas(
        a=page.a,
        b=page.b,
        as_of=page.as_of,
        read=page.coverage.documents,
        spots=tuple(spot for spot in spots if is_located(spot.place)),
        listed=tuple(spot for spot in spots if not is_located(spot.place)),
        nowhere=len(lines) - sum(len(rows) for rows in groups.values()),
    )


def is_located(place: Where) -> bool:
    """Whether a place has coordinates that are on the globe."""
    return place.lat is not None and place.lon is not None and abs(place.lat) <= 90 and abs(place.lon) <= 180


def _placed(lines: Iterable[Line]) -> Iterator[tuple[Line, Where]]:
    for line in lines:
        place = next((claim.where for claim in line.claims if claim.where), None)
        if place:
            yield line, place


def _spot(rows: Sequence[tuple[Where, Line]]) -> Spot:
    happened, ahead = (
        [line for _, line in rows if (column_of(line.status) == "ACTUALLY") == wanted] for wanted in (True, False)
    )
    return Spot(rows[0][0], _counted(happened), _counted(ahead))


def _counted(lines: Sequence[Line]) -> Count:
    claims = (claim for line in lines for claim in line.claims)
    return count_of(len(lines), claims, entries=(line.entry for line in lines if line.entry))
