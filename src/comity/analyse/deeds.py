"""What two states did, counted by type and year, beside the usual score of all that is said of them.

The two answer different questions, and the second one is shown to be compared with, not to be trusted alone.

- *Deeds* are counted as the pair page lists them: one line for what happened once, however many texts tell of it;
  what was only planned, promised, hoped, alleged, held as a view or measured is no deed.
- The *score* is the mean weight of all claims on the pair on the scale of Goldstein (1992), the way event data are
  mostly summed up: each claim has the mean of the weights of the CAMEO roots that its PLOVER type takes in. Its
  weakness: words weigh like deeds, a plan of aid like aid; what is reported often counts often; the weights are those
  of WEIS events, judged by a small panel in 1992, of roots and not of finer codes; a type that takes in two unlike
  roots (REQUEST: appeals at +3, demands at -5) has a mean that is neither, so the score comes with the bounds that
  the lowest and the highest root of each type would give; and a mean hides that one clash and many meetings went on
  side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from comity.analyse.balance import UNDATED
from comity.analyse.count import Count, count_of, year_of
from comity.analyse.lines import Line
from comity.data import check, load
from comity.errors import DataError
from comity.link.entries import ROLES
from comity.model import Claim, Kind

PATH: Final = Path(__file__).with_name("goldstein.yaml")
UNTYPED: Final = "no type"
NO_DEEDS: Final[tuple[Kind, ...]] = ("position", "measure")
SIDES: Final = ("cooperation", "conflict")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type as the codebook has it: ``quad`` ends in cooperation or conflict; ``roots`` are CAMEO's."""

    id: str
    quad: str
    roots: tuple[str, ...]

    @property
    def side(self) -> str:
        return self.quad.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class Deed:
    """How often a type of deed happened; ``year`` None: in all years, ``"undated"``: in no known one."""

    type: str
    quad: str | None
    year: str | None
    count: Count


@dataclass(frozen=True, slots=True)
class Tally:
    """The deeds of one year, or of all (None), on both sides."""

    year: str | None
    cooperation: Count
    conflict: Count


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happened between two states."""

    tallies: tuple[Tally, ...]
    """All years first, then each."""
    types: tuple[Deed, ...]
    """Each type over all years in the order of the codebook, then in each year."""
    aside: Count
    """What the two did to or for another, another to both of them, or one while the other stood by."""

    @property
    def total(self) -> Tally:
        return self.tallies[0]


@dataclass(frozen=True, slots=True)
class Score:
    """The mean weight of all claims of a year, or of all (None), -10 to +10; None where none has a weight."""

    year: str | None
    claims: Count
    mean: float | None
    low: float | None
    """The mean if each type had the weight of its lowest root."""
    high: float | None


def deeds(lines: Iterable[Line], pair: Pair, types: Sequence[EventType]) -> Deeds:
    """The deeds among the lines of a pair's page."""
    done = [line for line in lines if line.status == "happened" and not line.alleged and line.kind not in NO_DEEDS]
    own = [line for line in done if is_between(line.claims[0], pair)]
    sides = {row.id: row.side for row in types}
    years = sorted({_year(line) for line in own})
    return Deeds(
        tallies=tuple(_tally(own, year, sides) for year in (None, *years)),
        types=tuple(_types(own, years, types)),
        aside=_counted([line for line in done if line not in own]),
    )


def scores(claims: Sequence[Claim], pair: Pair, types: Sequence[EventType]) -> tuple[Score, ...]:
    """The score over all claims, then of each year in which something is said to have been, or to be."""
    bounds = {row.id: [load_weights()[root] for root in row.roots] for row in types}
    own = [claim for claim in claims if claim.event in bounds and is_between(claim, pair)]
    years = sorted({_when(claim) for claim in own})
    return tuple(_score(year, [one for one in own if year in (None, _when(one))], bounds) for year in (None, *years))


def is_between(claim: Claim, pair: Pair) -> bool:
    """Whether a claim tells of the two with each other: neither stands by, and no third acts on both, or they on it."""
    roles = {party.id: party.role for party in sorted(claim.parties, key=lambda party: -ROLES[party.role])}
    a, b = (roles.get(id, "third") for id in pair)
    others = {role for id, role in roles.items() if id not in pair}
    facing = {"actor": "recipient", "recipient": "actor"}
    return "third" not in (a, b) and not (a == b and facing[a] in others)


@cache
def load_weights() -> Mapping[str, float]:
    """CAMEO root -> weight. Raises DataError where goldstein.yaml lacks a root or has another weight than -10 to 10."""
    rows = check(check(load(PATH), dict, PATH.name).get("weights"), dict, PATH.name)
    for root in (f"{number:02d}" for number in range(1, 21)):
        if not isinstance(rows.get(root), int | float) or not -10 <= rows[root] <= 10:
            raise DataError(f"{PATH.name}: root {root!r} has weight {rows.get(root)!r}: give one from -10 to 10")
    return {root: float(weight) for root, weight in rows.items()}


# --- counting -----------------------------------------------------------------------------------------------------


def _types(lines: Sequence[Line], years: Iterable[str], types: Sequence[EventType]) -> Iterable[Deed]:
    quads: dict[str, str | None] = {row.id: row.quad for row in types}
    for type, quad in (*quads.items(), (UNTYPED, None)):
        of_type = [line for line in lines if _type(line, quads) == type]
        for year in (None, *years):
            rows = [line for line in of_type if year in (None, _year(line))]
            if rows:
                yield Deed(type, quad, year, _counted(rows))


def _type(line: Line, known: Mapping[str, object]) -> str:
    """The type of the claim that the line shows."""
    event = line.claims[0].event
    return event if event and event in known else UNTYPED


def _tally(lines: Sequence[Line], year: str | None, sides: Mapping[str, str]) -> Tally:
    rows = [line for line in lines if year in (None, _year(line))]
    return Tally(year, *(_counted([line for line in rows if sides.get(_type(line, sides)) == side]) for side in SIDES))


def _counted(lines: Sequence[Line]) -> Count:
    claims = (claim for line in lines for claim in line.claims)
    return count_of(len(lines), claims, entries=(line.entry for line in lines if line.entry))


def _year(line: Line) -> str:
    return year_of(line.date) or UNDATED


def _when(claim: Claim) -> str:
    """The year that a claim is about; dates that were only inferred are none."""
    when = claim.when if claim.column == "ACTUALLY" else claim.due or claim.when
    return (year_of(when.edtf) if when and when.basis != "office" else None) or UNDATED


def _score(year: str | None, claims: Sequence[Claim], bounds: Mapping[str, Sequence[float]]) -> Score:
    weights = [bounds[claim.event or ""] for claim in claims]
    means = [_mean([sum(row) / len(row) for row in weights]), _mean([*map(min, weights)]), _mean([*map(max, weights)])]
    return Score(year, count_of(len(claims), claims), *means)


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 2) if values else None
