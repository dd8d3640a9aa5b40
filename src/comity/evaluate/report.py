"""What an evaluation found: small frozen records that pages are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Cell = str | int | float | None
Better = Literal["high", "low", "neither"]
CONFIDENCE: Final = 0.95
"""The share of resampled values that lies between a figure's ``low`` and ``high``."""

HELD_OUT: Final = frozenset({"test.jsonl", "held"})
"""Names of files and folders of gold that is there to be measured on, not to be read."""


def is_held_out(path: Path) -> bool:
    """Whether a file of gold, or what it is a link to, is held out."""
    return any(HELD_OUT & {one.name, one.parent.name} for one in (path, path.resolve()))


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. ``value`` is None where there was nothing to measure; ``n`` says of how many it is.

    ``low`` and ``high``: its bootstrap interval, None where there are too few groups to resample.
    """

    name: str
    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    meaning: str = ""
    better: Better = "high"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head, all of one length; a share is a float between 0 and 1."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts: a row is what the gold says, a column what the program said."""

    title: str
    gold: tuple[str, ...]
    given: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose score lies in ``low`` to ``high``: how sure they were on average, and how often right."""

    low: float
    high: float
    n: int
    score: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far scores can be taken at their word. ``error``: the expected calibration error."""

    title: str
    bins: tuple[Bin, ...]
    error: float


@dataclass(frozen=True, slots=True)
class Example:
    """One answer that was wrong. ``place``: file and row; ``failure``: the class of failure that it belongs to."""

    place: str
    text: str
    gold: str
    given: str
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """All that was measured over the gold of one format."""

    format: str
    title: str
    paths: tuple[str, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...] = ()
    confusions: tuple[Confusion, ...] = ()
    reliability: tuple[Reliability, ...] = ()
    examples: tuple[Example, ...] = ()
    notes: tuple[str, ...] = ()
    own: bool = False
    """Whether the gold is the project's own, so that its text may stand in what the project publishes."""


@dataclass(frozen=True, slots=True)
class Check:
    """A floor and what became of it. ``measured`` is None where no figure has the name or it has no value."""

    name: str
    rule: Literal["at_least", "at_most"]
    bound: float
    measured: float | None
    held: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The whole: a result for each format that gold was given of, and the floors that were checked."""

    coder: str
    results: tuple[Result, ...]
    checks: tuple[Check, ...] = ()
    unpinned: tuple[str, ...] = ()
    """Names of figures that no floor holds, where floors were given."""
    passed_over: tuple[str, ...] = ()
    """Files of the folders given that are gold of no format."""

    @property
    def broken(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.held)

    @property
    def figures(self) -> dict[str, Figure]:
        return {figure.name: figure for result in self.results for figure in result.figures}
