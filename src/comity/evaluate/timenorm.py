"""Gold of time expressions by themselves, under the day they were written on: values alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.evaluate.gold import Format, Options, bad, day, read_gold
from comity.evaluate.metrics import estimate, share
from comity.evaluate.report import Example, Result, Table
from comity.evaluate.timex import Timex, find_timexes

TYPES: Final = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class Case:
    """An expression and its value; ``anchor`` is the value of the first row of its block."""

    place: str
    text: str
    type: str
    value: str
    anchor: str


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    rows = [line.split("\t") for line in head.split("\n")[:20] if line.strip()][:-1]
    return bool(rows) and all(len(row) == 3 and row[1] in TYPES for row in rows)


def read_cases(path: Path) -> list[Case]:
    """The cases of a file: blocks parted by blank lines, each opened by its anchor. Raises EvaluateError."""
    cases, anchor = [], ""
    for number, line in enumerate(read_gold(path).split("\n"), start=1):
        cells = line.strip("\n").split("\t")
        if not line.strip():
            anchor = ""
        elif len(cells) != 3 or cells[1] not in TYPES:
            raise bad(path, number, "no expression, type and value parted by tabs")
        elif not anchor:
            anchor = day(cells[2][:10], f"{str(path)!r}, line {number}")
        else:
            cases.append(Case(f"{path.name}:{number}", cells[0], cells[1], cells[2], anchor))
    return cases


def score(paths: Sequence[Path], options: Options) -> Result:
    cases = [case for path in paths for case in read_cases(path)]
    given = [longest(list(find_timexes(case.text, case.anchor))) for case in cases]
    both = list(zip(cases, given, strict=True))
    blocks: dict[str, list[bool]] = {}
    for case, value in both:
        blocks.setdefault(f"{case.place.rpartition(':')[0]} {case.anchor}", []).append(case.value == value)
    wrong = [(case, value) for case, value in both if case.value != value]
    return Result(
        "timenorm",
        "When: expressions by themselves",
        tuple(map(str, paths)),
        (
            estimate("timenorm.value", list(blocks.values()), share, "values right"),
            estimate("timenorm.silent", [[not value] for value in given], share, "expressions without a value", "low"),
        ),
        (_by_type(both),),
        examples=tuple(
            Example(case.place, f"{case.text} ({case.anchor})", case.value, value or "none", case.type)
            for case, value in wrong[: options.examples]
        ),
    )


def longest(times: Sequence[Timex]) -> str:
    """The value of the longest expression found in the words; empty where there is none."""
    return max(times, key=lambda time: time.end - time.start, default=Timex(0, 0, "", "")).value


def _by_type(both: Sequence[tuple[Case, str]]) -> Table:
    rows = []
    for name in TYPES:
        facts = [case.value == value for case, value in both if case.type == name]
        rows += [(name, len(facts), share(facts))] if facts else []
    return Table("Types", ("type", "n", "values right"), tuple(rows))


FORMAT: Final = Format("timenorm", recognises, score)
