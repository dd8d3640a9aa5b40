"""The lanes of a pair's timeline: leaders, ministers, services, equipment, trade ..., by rules that are data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from comity.analyse.lines import Line
from comity.data import check, keys, load, strings
from comity.errors import DataError
from comity.link.clause import clause_of
from comity.model import KINDS

PATH: Final = Path(__file__).with_name("lanes.yaml")
OTHER: Final = "other"
"""The id of the lane of what no rule fits."""
UNSAID: Final = "forces"
"""That of exercises of which no word says who trains."""
EXERCISE: Final = "exercise"
LISTS: Final = ("kinds", "contexts", "events", "sectors", "offices", "words")
"""What a rule can ask for by a list, any one of which is enough."""
UNFIT: Final = "no rule fits"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its id and the name that readers see."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of a line that comes into a lane by this rule; what is empty is not asked for."""

    lane: str
    kinds: frozenset[str] = frozenset()
    contexts: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    offices: re.Pattern[str] | None = None
    words: re.Pattern[str] | None = None
    third: bool = False


@dataclass(frozen=True, slots=True)
class Lanes:
    """All lanes in the order in which they are drawn, and the rules in the order in which they are tried."""

    lanes: tuple[Lane, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its lane, and why it is there: ``exercise, “navies”``."""

    line: Line
    lane: str
    why: str


def place(lines: Iterable[Line], pair: Sequence[str]) -> tuple[tuple[Lane, tuple[Placed, ...]], ...]:
    """Every lane with its lines, in their order; ``pair``: the ids of the two states.

    Raises DataError where lanes.yaml is not as it should be.
    """
    placed = _together([lane_of(line, pair) for line in lines])
    return tuple((lane, tuple(row for row in placed if row.lane == lane.id)) for lane in load_lanes().lanes)


def lane_of(line: Line, pair: Sequence[str]) -> Placed:
    """The line in the lane of the first rule that fits it, else in ``other``."""
    told = Told.of(line, pair)
    for rule in load_lanes().rules:
        why = _fits(rule, told)
        if why is not None:
            return Placed(line, rule.lane, why)
    return Placed(line, OTHER, UNFIT)


def _together(rows: Sequence[Placed]) -> list[Placed]:
    """The lines, exercises of which it is not said who trains moved to the lane of most others of their name."""
    known: dict[str, Counter[str]] = {}
    for row in rows:
        if row.line.kind == EXERCISE and row.line.thing and row.lane not in (UNSAID, OTHER):
            known.setdefault(row.line.thing.id, Counter())[row.lane] += 1
    return [_moved(row, known) if row.line.kind == EXERCISE and row.lane == UNSAID else row for row in rows]


def _moved(row: Placed, known: Mapping[str, Counter[str]]) -> Placed:
    lanes = known.get(row.line.thing.id) if row.line.thing else None
    if not lanes or not row.line.thing:
        return row
    best = min(lanes, key=lambda lane: (-lanes[lane], lane))
    return replace(row, lane=best, why=f"{EXERCISE}, as others of {row.line.thing.name}")


@dataclass(frozen=True, slots=True)
class Told:
    """What rules look at in a line."""

    kind: str
    contexts: Collection[str]
    event: str | None
    sectors: Collection[str]
    offices: str
    words: str
    third: tuple[str, ...]

    @staticmethod
    def of(line: Line, pair: Sequence[str]) -> Told:
        claim = line.claims[0]
        office = claim.speaker.office if claim.speaker else None
        name = line.thing.name if line.thing else ""
        return Told(
            kind=line.kind,
            contexts=claim.contexts,
            event=claim.event,
            sectors={party.sector for party in line.parties if party.id in pair},
            offices=_folded(*(party.mention for party in claim.parties), office or ""),
            words=_folded(line.what, name, clause_of(claim.passage.exact, claim.trigger)),
            third=tuple(party.name for party in line.parties if party.id not in pair),
        )


def _folded(*texts: str) -> str:
    """The texts in small letters on one line, parted by signs that no word spans."""
    return " | ".join(" ".join(text.lower().replace("’", "'").split()) for text in texts if text)


def _fits(rule: Rule, told: Told) -> str | None:
    """Why a rule fits; None where it does not."""
    found: list[str] = []
    for asked, here in (
        (rule.kinds, [told.kind]),
        (rule.contexts, told.contexts),
        (rule.events, [told.event or ""]),
        (rule.sectors, told.sectors),
    ):
        if asked:
            shared = sorted(asked.intersection(here))
            if not shared:
                return None
            found.append(shared[0])
    for pattern, text in ((rule.offices, told.offices), (rule.words, told.words)):
        if pattern:
            match = pattern.search(text)
            if match is None:
                return None
            found.append(f"“{match[0]}”")
    if rule.third:
        if not told.third:
            return None
        found.append(told.third[0])
    return ", ".join(found)


# --- data ---------------------------------------------------------------------------------------------------------


@cache
def load_lanes() -> Lanes:
    """The lanes and rules of lanes.yaml. Raises DataError naming the row that is not as it should be."""
    content = check(load(PATH), dict, PATH.name)
    keys(content, PATH.name, frozenset({"lanes", "rules"}), frozenset())
    lanes = tuple(_lane(row, f"{PATH.name}: lane {n}") for n, row in _numbered(content["lanes"], "lanes"))
    ids = {lane.id for lane in lanes}
    if len(ids) < len(lanes) or not {OTHER, UNSAID} <= ids:
        raise DataError(f"{PATH.name}: lanes need ids that differ, {UNSAID!r} and {OTHER!r} among them: mend the list")
    rules = tuple(_rule(row, ids, f"{PATH.name}: rule {n}") for n, row in _numbered(content["rules"], "rules"))
    return Lanes(lanes, rules)


def _numbered(content: Any, name: str) -> Iterable[tuple[int, Any]]:
    return enumerate(check(content, list, f"{PATH.name}: {name}"), 1)


def _lane(row: Any, where: str) -> Lane:
    keys(check(row, dict, where), where, frozenset({"id", "name"}), frozenset())
    return Lane(check(row["id"], str, where), check(row["name"], str, where))


def _rule(row: Any, lanes: Collection[str], where: str) -> Rule:
    keys(check(row, dict, where), where, frozenset({"lane"}), frozenset({*LISTS, "third"}))
    if row["lane"] not in lanes:
        raise DataError(f"{where}: {row['lane']!r} is no lane: give one of {', '.join(sorted(lanes))}")
    if len(row) == 1:
        raise DataError(f"{where}: asks for nothing, and would fit every line: name what must hold")
    asked: Mapping[str, tuple[str, ...]] = {name: strings(row.get(name), f"{where}, {name}") for name in LISTS}
    unknown = sorted(set(asked["kinds"]) - set(KINDS))
    if unknown:
        raise DataError(f"{where}: {unknown[0]!r} is no kind: give one of {', '.join(KINDS)}")
    return Rule(
        lane=row["lane"],
        kinds=frozenset(asked["kinds"]),
        contexts=frozenset(asked["contexts"]),
        events=frozenset(asked["events"]),
        sectors=frozenset(asked["sectors"]),
        offices=_pattern(asked["offices"]),
        words=_pattern(asked["words"]),
        third=check(row.get("third", False), bool, where),
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Any of the words as whole ones, the longest first; a final star stands for any ending."""
    if not words:
        return None
    forms = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(forms, key=lambda form: (-len(form), form)))})(?!\w)")
