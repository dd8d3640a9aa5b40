"""Gold that scores events from -3 (certainly did not happen) to 3 (certainly did): the status of each as a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity.evaluate.coding import document_of, parse_texts
from comity.evaluate.gold import Format, Options, bad, keys_of, read_jsonl
from comity.evaluate.metrics import estimate, mean_error, pearson
from comity.evaluate.report import Example, Result, Table
from comity.model import STATUSES, Sentence, Status, Token
from comity.whether.status import assess

SCORES: Final[dict[Status | None, float]] = {
    "happened": 2.8, "under_way": 2.6, "not_happened": -0.9, "denied": 0.8,
    "agreed": 2.5, "promised": 2.3, "planned": 2.1, "expected": 2.0,
    "hoped": 1.7, "proposed": 1.6, "called_for": 1.6, "conditional": 1.4,
    None: 2.1,
}  # fmt: skip
"""Status -> how certain readers find it that the act took place or will: their average over the training part of UW.

None where the rules say nothing, which most often is a noun or a participle that takes its act for granted.
"""
CERTAIN: Final = 3.0


@dataclass(frozen=True, slots=True)
class Event:
    """A token of a text: where it stands and what the gold says of it."""

    place: str
    text: str
    start: int
    end: int
    score: float


def status_at(sentences: Sequence[Sentence], start: int, end: int) -> Status | None:
    """The status of what the words at these offsets tell of."""
    for sentence in sentences:
        tokens = sentence.at(start, end)
        if tokens:
            return assess(sentence, head_of(sentence, tokens)).status
    return None


def head_of(sentence: Sentence, tokens: Sequence[Token]) -> Token:
    """The token of several that the others hang on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head == token.i or sentence.head(token).i not in inside), tokens[0])


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return {"text", "targets"} <= keys_of(head)


def read_events(path: Path) -> list[list[Event]]:
    """The events of each line. Raises EvaluateError naming the line."""
    rows = []
    for number, row in enumerate(read_jsonl(path), start=1):
        try:
            rows.append(_events(f"{path.name}:{number}", row))
        except (KeyError, TypeError, ValueError, IndexError) as exc:
            raise bad(path, number, f"no event of text, span1 and label ({exc!r})") from exc
    return rows


def _events(place: str, row: dict[str, Any]) -> list[Event]:
    text, words = row["text"], row["text"].split(" ")
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    found = []
    for target in row["targets"]:
        first, last = int(target["span1"][0]), int(target["span1"][1])
        found.append(Event(place, text, starts[first], starts[last - 1] + len(words[last - 1]), float(target["label"])))
    return found


def score(paths: Sequence[Path], options: Options) -> Result:
    rows = [row for path in paths for row in read_events(path) if row]
    parsed = parse_texts(document_of(row[0].text) for row in rows)
    found = [[(event, status_at(sentences, event.start, event.end)) for event in row]
             for row, sentences in zip(rows, parsed, strict=True)]  # fmt: skip
    pairs = [[(event.score, SCORES[status]) for event, status in row] for row in found]
    blind = [[(event.score, CERTAIN) for event, _ in row] for row in found]
    worst = sorted((case for row in found for case in row), key=lambda case: -abs(case[0].score - SCORES[case[1]]))
    return Result(
        "factuality",
        "Whether: certainty of events",
        tuple(map(str, paths)),
        (
            estimate("factuality.r", pairs, pearson, "Pearson's r of status and score"),
            estimate("factuality.error", pairs, mean_error, "mean absolute error, on a scale from -3 to 3", "low"),
            estimate(
                "factuality.error_all_happened", blind, mean_error, "the error of taking all for facts", "neither"
            ),
        ),
        (_by_status([case for row in found for case in row]),),
        examples=tuple(_example(*case) for case in worst[: options.examples]),
    )


def _by_status(cases: Sequence[tuple[Event, Status | None]]) -> Table:
    """What the gold says on average of the events of each status."""
    rows = []
    for status in (*STATUSES, None):
        scores = [event.score for event, given in cases if given == status]
        mean = round(sum(scores) / len(scores), 2) if scores else None
        rows.append((status or "none", len(scores), str(mean), str(SCORES[status])))
    return Table("Statuses", ("status", "n", "gold on average", "score given"), tuple(rows))


def _example(event: Event, status: Status | None) -> Example:
    words = f"[{event.text[event.start : event.end]}] {event.text}"
    return Example(event.place, words, f"{event.score:+.1f}", f"{status or 'none'} ({SCORES[status]:+.1f})", "status")


FORMAT: Final = Format("factuality", recognises, score)
