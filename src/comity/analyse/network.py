"""Who did what with whom: acts between each two states, cooperation apart from conflict, in a year or over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from comity.analyse.count import Count, count_of, year_of
from comity.analyse.deeds import NO_DEEDS, EventType, is_between
from comity.analyse.pair import Side, waits
from comity.model import Claim

MOST: Final = 16
"""States that are shown."""
DONE: Final = ("happened", "under_way")
Key = tuple[str, str, str]
"""Two states, the lesser id first, and ``cooperation`` or ``conflict``."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What two states did; ``a`` < ``b``."""

    a: str
    b: str
    cooperation: Count
    conflict: Count

    @property
    def id(self) -> str:
        return f"{self.a}-{self.b}"

    @property
    def n(self) -> int:
        return self.cooperation.n + self.conflict.n


@dataclass(frozen=True, slots=True)
class Network:
    """Acts between states: around two of them, or in a whole ledger."""

    centre: tuple[Side, ...]
    """The two states around which it is drawn; none: all are of one rank."""
    states: tuple[Side, ...]
    """All that are shown, the centre among them, by id."""
    ties: tuple[Tie, ...]
    """The largest first."""
    year: str | None
    """None: all years, and acts that no text dates."""
    years: tuple[str, ...]
    """All years of which an act is told."""
    undated: int
    """Acts that no text dates."""
    other_states: int
    """Smaller ones that are not shown."""


def network(
    claims: Iterable[Claim],
    entries: Mapping[str, str],
    names: Mapping[str, str],
    types: Sequence[EventType],
    centre: tuple[str, ...] = (),
    year: str | None = None,
) -> Network:
    """The acts of a year (None: of all) between states; ``entries``: claim id -> entry; ``names``: of all states.

    An act is one entry, however many claims tell of it; what is planned, did not happen, is alleged, a view or a figure
    is none. With a centre, only acts of these states count, as those of others among themselves were not looked for.
    """
    sides = {row.id: row.side for row in types}
    acts = [claim for claim in claims if _is_act(claim) and claim.event in sides]
    years = {claim.id: _year(claim) for claim in acts}
    groups: dict[Key, list[Claim]] = {}
    for claim in acts:
        if year in (None, years[claim.id]):
            for a, b in _pairs(claim, names, centre):
                groups.setdefault((a, b, sides[claim.event or ""]), []).append(claim)
    sizes = _sizes(groups, entries)
    shown = {*centre, *sorted(sizes.keys() - set(centre), key=lambda id: (-sizes[id], id))[: MOST - len(centre)]}
    ties = [_tie(a, b, groups, entries) for a, b in sorted({key[:2] for key in groups}) if {a, b} <= shown]
    return Network(
        centre=tuple(Side(id, names[id]) for id in centre),
        states=tuple(Side(id, names[id]) for id in sorted(shown)),
        ties=tuple(sorted(ties, key=lambda tie: (-tie.n, tie.id))),
        year=year,
        years=tuple(sorted({found for found in years.values() if found})),
        undated=len({entries.get(id, id) for id, found in years.items() if found is None}),
        other_states=len(sizes.keys() - shown),
    )


def _is_act(claim: Claim) -> bool:
    done = claim.status in DONE and not claim.alleged
    return done and claim.kind not in NO_DEEDS and not waits(claim)


def _year(claim: Claim) -> str | None:
    """The year that a text gives the act; what offices leave is no date."""
    return year_of(claim.when.edtf) if claim.when and claim.when.basis != "office" else None


def _pairs(claim: Claim, names: Collection[str], centre: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of states that the claim tells of with each other."""
    states = sorted({party.id for party in claim.parties if party.id in names})
    for pair in combinations(states, 2):
        if (not centre or set(pair) & set(centre)) and is_between(claim, pair):
            yield pair


def _sizes(groups: Mapping[Key, Sequence[Claim]], entries: Mapping[str, str]) -> Counter[str]:
    """State -> its acts."""
    sizes: Counter[str] = Counter()
    for (a, b, _), claims in groups.items():
        sizes.update(dict.fromkeys((a, b), _counted(claims, entries).n))
    return sizes


def _tie(a: str, b: str, groups: Mapping[Key, Sequence[Claim]], entries: Mapping[str, str]) -> Tie:
    return Tie(a, b, *(_counted(groups.get((a, b, side), ()), entries) for side in ("cooperation", "conflict")))


def _counted(claims: Sequence[Claim], entries: Mapping[str, str]) -> Count:
    """The acts: entries, and claims that are in none."""
    acts = {entries.get(claim.id, claim.id) for claim in claims}
    return count_of(len(acts), claims, entries=sorted(act for act in acts if act in set(entries.values())))
