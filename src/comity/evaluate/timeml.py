"""Gold of time expressions in news (TimeML): extents and values, scored as TempEval-3 scores them."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.errors import EvaluateError
from comity.evaluate.gold import Format, Options, day, read_gold
from comity.evaluate.metrics import estimate, f1, share
from comity.evaluate.report import Example, Result, Table
from comity.evaluate.timex import Marks, Timex, find_timexes, mark, pair_up

TEXT: Final = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
TAG: Final = re.compile(r"<(?P<close>/)?(?P<name>\w+)(?P<attributes>[^>]*)>")
CREATED: Final = re.compile(r"<DCT>.*?value=\"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class File:
    """A document of gold with its expressions and the day it was written on; offsets are those of its text."""

    name: str
    text: str
    written: str | None
    times: tuple[Timex, ...]


def recognises(path: Path, head: str) -> bool:
    return path.suffix == ".tml" or "<TimeML" in head


def read_file(path: Path) -> File:
    """A TimeML file. Raises EvaluateError where it has no text or an expression is left open."""
    raw = read_gold(path)
    body, written = TEXT.search(raw), CREATED.search(raw)
    if body is None:
        raise EvaluateError(f"{str(path)!r} has no <TEXT>: it is no TimeML, or cut off")
    text, times = _plain(path, body[1])
    return File(path.name, text, day(written["day"], repr(str(path))) if written else None, tuple(times))


def _plain(path: Path, marked: str) -> tuple[str, list[Timex]]:
    """The text without tags, and its TIMEX3 expressions."""
    text, times, opened, last = "", [], [], 0
    for tag in TAG.finditer(marked):
        text += html.unescape(marked[last : tag.start()])
        last = tag.end()
        if tag["name"] == "TIMEX3" and not tag["close"]:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', tag["attributes"]))))
        elif tag["name"] == "TIMEX3":
            if not opened:
                raise EvaluateError(f"{str(path)!r}: a TIMEX3 is closed that was never opened; mend the file")
            start, values = opened.pop()
            times.append(Timex(start, len(text), values.get("type", ""), values.get("value", "")))
    if opened:
        raise EvaluateError(f"{str(path)!r}: a TIMEX3 is never closed; mend the file")
    return text + html.unescape(marked[last:]), [time for time in times if time.end > time.start]


def score(paths: Sequence[Path], options: Options) -> Result:
    files = [read_file(path) for path in paths]
    found = [list(find_timexes(file.text, file.written)) for file in files]
    marks = [[mark(file.times, given)] for file, given in zip(files, found, strict=True)]
    return Result(
        "timeml",
        "When: time expressions in news",
        tuple(map(str, paths)),
        (
            estimate("timeml.value_f1", marks, value_f1, "relaxed extent F1 times the share of values right"),
            estimate("timeml.strict_f1", marks, lambda rows: f1([row.strict for row in rows]), "extents equal"),
            estimate("timeml.relaxed_f1", marks, lambda rows: f1([row.relaxed for row in rows]), "extents overlap"),
            estimate("timeml.value_accuracy", marks, _values, "values right, of extents that overlap"),
            estimate("timeml.type_f1", marks, type_f1, "relaxed extent F1 times the share of types right"),
        ),
        (_by_type(files, found),),
        examples=tuple(_examples(files, found))[: options.examples],
        notes=("n counts documents.",),
    )


def value_f1(rows: Sequence[Marks]) -> float | None:
    """TempEval-3's value F1."""
    extents, values = f1([row.relaxed for row in rows]), _values(rows)
    return None if extents is None or values is None else extents * values


def type_f1(rows: Sequence[Marks]) -> float | None:
    extents, types = f1([row.relaxed for row in rows]), share([t for row in rows for t in row.types])
    return None if extents is None or types is None else extents * types


def _values(rows: Sequence[Marks]) -> float | None:
    return share([value for row in rows for value in row.values])


def _by_type(files: Sequence[File], found: Sequence[Sequence[Timex]]) -> Table:
    rows = []
    pairs = [pair for file, given in zip(files, found, strict=True) for pair in pair_up(file.times, given)]
    for name in sorted({time.type for file in files for time in file.times}):
        n = sum(time.type == name for file in files for time in file.times)
        met = [gold.value == given.value for gold, given in pairs if gold.type == name]
        rows.append((name, n, len(met) / n, share(met)))
    return Table("Types", ("type", "n", "found", "values right, of those found"), tuple(rows))


def _examples(files: Sequence[File], found: Sequence[Sequence[Timex]]) -> list[Example]:
    examples = []
    for file, given in zip(files, found, strict=True):
        pairs = pair_up(file.times, given)
        met = {gold for gold, _ in pairs}
        words = file.text
        for gold, got in pairs:
            if gold.value != got.value:
                text = words[gold.start : gold.end]
                examples.append(Example(file.name, text, f"{gold.type} {gold.value}", got.value, "wrong value"))
        for gold in file.times:
            if gold not in met:
                text = words[gold.start : gold.end]
                examples.append(Example(file.name, text, f"{gold.type} {gold.value}", "none", "missed"))
    return examples


FORMAT: Final = Format("timeml", recognises, score)
