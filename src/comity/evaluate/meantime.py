"""Gold of events with certainty, polarity and time, a token a line (MEANTIME): the status of each as one of four."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.evaluate.coding import document_of, parse_texts
from comity.evaluate.factuality import status_at
from comity.evaluate.gold import Format, Options, bad, read_gold
from comity.evaluate.metrics import Answer, accuracy, class_table, confusion, estimate, macro_f1
from comity.evaluate.report import Example, Result
from comity.model import Status

CLASSES: Final = ("happened", "negated", "future certain", "future possible")
CLASS_OF: Final[dict[Status | None, str]] = {
    "happened": "happened", "under_way": "happened", "not_happened": "negated", "denied": "negated",
    "agreed": "future certain", "promised": "future certain", "planned": "future certain",
    "expected": "future certain", "hoped": "future possible", "proposed": "future possible",
    "called_for": "future possible", "conditional": "future possible", None: "happened",
}  # fmt: skip
"""Status -> class; None where the rules say nothing, which most often is a noun that takes its act for granted."""


@dataclass(frozen=True, slots=True)
class Event:
    """A token of an event: its place in the sentence's text, the whole event's place, and its class."""

    place: str
    text: str
    start: int
    end: int
    label: str


def recognises(path: Path, head: str) -> bool:
    lines = [line for line in head.split("\n")[:20] if line.strip()]
    return path.suffix == ".conll" and all(line.count("\t") == 5 for line in lines[: len(lines) - 1])


def class_of(certainty: str, polarity: str, time: str) -> str | None:
    """One of the four classes; None where the gold leaves certainty or time open."""
    if polarity == "NEG":
        return "negated"
    if certainty in ("POSSIBLE", "PROBABLE") or (certainty == "UNDERSPECIFIED" and time == "FUTURE"):
        return "future possible"
    if certainty != "CERTAIN":
        return None
    return {"NON_FUTURE": "happened", "FUTURE": "future certain"}.get(time)


def read_sentences(path: Path) -> list[list[Event]]:
    """The event tokens of each sentence that has some. Raises EvaluateError naming the line."""
    sentences: list[list[tuple[int, list[str]]]] = [[]]
    for number, line in enumerate(read_gold(path).split("\n"), start=1):
        if not line.strip():
            sentences.append([])
            continue
        cells = line.split("\t")
        if len(cells) != 6:
            raise bad(path, number, f"{len(cells)} columns instead of 6")
        sentences[-1].append((number, cells))
    found = [_events(path.name, rows) for rows in sentences]
    return [events for events in found if events]


def _events(name: str, rows: Sequence[tuple[int, list[str]]]) -> list[Event]:
    words = [cells[1] for _, cells in rows]
    text, starts = " ".join(words), [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    spans: dict[str, list[int]] = {}
    for index, (_, cells) in enumerate(rows):
        if cells[2] != "_":
            spans.setdefault(cells[2].rpartition("-")[2], []).append(index)
    events = []
    for number, cells in rows:
        label = class_of(*map(_value, cells[3:])) if cells[2] != "_" else None
        if label is not None:
            whole = spans[cells[2].rpartition("-")[2]]
            end = starts[whole[-1]] + len(words[whole[-1]])
            events.append(Event(f"{name}:{number}", text, starts[whole[0]], end, label))
    return events


def _value(cell: str) -> str:
    """``CERTAIN`` of ``B-CERTAIN-10``."""
    return cell.partition("-")[2].rpartition("-")[0]


def score(paths: Sequence[Path], options: Options) -> Result:
    files = [read_sentences(path) for path in paths]
    rows = [row for file in files for row in file]
    parsed = dict(zip((id(row) for row in rows), parse_texts(document_of(row[0].text) for row in rows), strict=True))
    cases = [[(event, status_at(parsed[id(row)], event.start, event.end)) for row in file for event in row]
             for file in files]  # fmt: skip
    answers: list[list[Answer]] = [[(event.label, CLASS_OF[status]) for event, status in file] for file in cases]
    blind = [[(gold, "happened") for gold, _ in file] for file in answers]
    flat = [answer for file in answers for answer in file]
    wrong = [case for file in cases for case in file if CLASS_OF[case[1]] != case[0].label]
    return Result(
        "meantime",
        "Whether: happened, negated, future",
        tuple(map(str, paths)),
        (
            estimate("meantime.macro_f1", answers, macro_f1, "macro-F1 over the four classes"),
            estimate("meantime.accuracy", answers, accuracy, "event tokens right"),
            estimate("meantime.macro_f1_all_happened", blind, macro_f1, "of taking all for facts", "neither"),
            estimate("meantime.accuracy_all_happened", blind, accuracy, "of taking all for facts", "neither"),
        ),
        (class_table("Classes", flat, CLASSES),),
        (confusion("Classes", flat, CLASSES),),
        examples=tuple(_example(*case) for case in wrong[: options.examples]),
    )


def _example(event: Event, status: Status | None) -> Example:
    words = f"[{event.text[event.start : event.end]}] {event.text}"
    return Example(event.place, words, event.label, status or "none", f"{event.label} taken for {CLASS_OF[status]}")


FORMAT: Final = Format("meantime", recognises, score)
