"""What is in place: agreements and mechanisms that stand, with the steps that brought them there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from comity.analyse.lines import Line, Lines
from comity.link.life import RANKS
from comity.link.lives import standing, stands
from comity.model import Claim, Kind, LifeStep, Relation


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of an agreement or mechanism, as one line has it."""

    state: str
    date: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class InPlace:
    """An agreement or mechanism that stands: its furthest state, when it came to it, and all steps, oldest first."""

    name: str
    kind: Kind
    state: str
    date: str | None
    steps: tuple[Step, ...]
    entry: str | None = None
    """Id of the entry, where the claims are linked."""

    @property
    def last(self) -> Step:
        """The step that brought it to its state."""
        return next(step for step in reversed(self.steps) if (step.state, step.date) == (self.state, self.date))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for step in self.steps for claim in step.line.claims)

    @property
    def differing(self) -> tuple[Step, ...]:
        """The steps that accounts date otherwise."""
        return tuple(step for step in self.steps if step.line.others)


@dataclass(frozen=True)
class Lineage:
    """How the entries of a page stand to one another: what amends, implements, replaces what, or was made under it."""

    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict, hash=False)
    """By id of an entry."""
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Of all entries of the page, by id."""


def standing_rows(actually: Lines) -> tuple[InPlace, ...]:
    """Named agreements and mechanisms that stand, one row an entry, or a thing where nothing is linked; newest first.

    A meeting of a mechanism is an entry of its own and shows that the mechanism works.
    """
    steps: dict[str, list[Step]] = {}
    homes = _homes(actually)
    for line in actually:
        state = _told(line)
        if state and line.thing:
            steps.setdefault(_home(line, homes), []).append(Step(state, line.date, line))
    rows = [_row(tuple(reversed(group))) for group in steps.values() if _stands(group)]
    return tuple(sorted(rows, key=lambda row: row.kind))


def _homes(lines: Iterable[Line]) -> dict[str, str]:
    """Id of a mechanism -> the entry that is it."""
    return {line.thing.id: line.entry for line in lines if line.kind == "mechanism" and line.thing and line.entry}


def _home(line: Line, homes: dict[str, str]) -> str:
    thing = line.thing.id if line.thing else ""
    return homes.get(thing, thing) if line.kind in ("engagement", "mechanism") else line.entry or thing


def _told(line: Line) -> str | None:
    """The step that a line proves of the thing it names, if it proves one. A meeting shows that a mechanism works."""
    if line.alleged or line.status not in ("happened", "under_way"):
        return None
    if line.kind == "engagement":
        return "met"
    if line.kind == "mechanism":
        return line.state or ("under way" if line.status == "under_way" else "on record")
    if line.kind == "agreement":
        return line.state or ("under way" if line.status == "under_way" else None)
    return None


def _stands(steps: Sequence[Step]) -> bool:
    """False for what ended or is suspended, for talks on a text, and for meetings alone."""
    own = [step for step in steps if step.line.kind != "engagement"]
    return bool(own) and stands(_life(own), own[0].line.kind)


def _life(steps: Iterable[Step]) -> list[LifeStep]:
    return [LifeStep(step.state, step.date, ()) for step in steps]


def _row(steps: tuple[Step, ...]) -> InPlace:
    """``steps`` oldest first. An agreement stands at its furthest step, a mechanism at its latest."""
    main = next(step.line for step in steps if step.line.kind != "engagement")
    dated = [step for step in steps if step.date] or list(steps)
    if main.kind == "agreement":
        furthest = RANKS[standing(_life(steps), main.kind) or main.state or "on record"]
        named = [step for step in steps if RANKS[step.state] == furthest]
        last = ([step for step in named if step.date] or named)[-1]
    else:
        last = dated[-1]
    return InPlace(main.what, main.kind, last.state, last.date, steps, main.entry)
