"""Gold of marked pairs: a sentence, the words that act and those acted on, and the root between them (PLV)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.errors import EvaluateError
from comity.evaluate.gold import Format, Options, columns_of, read_table
from comity.evaluate.metrics import (
    accuracy,
    class_table,
    confusion,
    estimate,
    macro_f1,
    reliability,
    share,
)
from comity.evaluate.paircoders import Answer, PairCoder, load_coders
from comity.evaluate.report import Example, Figure, Result
from comity.evaluate.roots import MUTUAL, NONE, QUADS, ROOTS, quad_of, side_of
from comity.what.encoder import MarkedPair

COLUMNS: Final = ("marked_sentence", "gold_root", "gold_penta")
MARKS: Final = re.compile(r"</?[st]>")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of gold."""

    place: str
    pair: MarkedPair
    root: str
    quad: str


# --- reading ------------------------------------------------------------------------------------------------------


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return set(COLUMNS) <= columns_of(head, "\t")


def read_marked(marked: str) -> MarkedPair | None:
    """The sentence without its marks, and where each first stood; None where one of the four is missing."""
    places: dict[str, int] = {}
    cut = 0
    for found in MARKS.finditer(marked):
        places.setdefault(found[0], found.start() - cut)
        cut += len(found[0])
    try:
        source, target = ((places[f"<{side}>"], places[f"</{side}>"]) for side in "st")
    except KeyError:
        return None
    return MarkedPair(MARKS.sub("", marked), source, target)


def read_rows(path: Path) -> tuple[list[Row], int]:
    """The rows, and how many had no readable marks."""
    rows, unmarked = [], 0
    for number, row in enumerate(read_table(path, "\t", COLUMNS), start=2):
        pair = read_marked(row["marked_sentence"])
        if row["gold_root"] not in ROOTS or row["gold_penta"] not in ("1", "2", "3", "4"):
            roots = ", ".join(ROOTS)
            raise EvaluateError(f"{str(path)!r}, row {number}: {row['gold_root']!r} is no root: use one of {roots}")
        if pair is None:
            unmarked += 1
            continue
        rows.append(Row(f"{path.name}:{number}", pair, row["gold_root"], QUADS[int(row["gold_penta"]) - 1]))
    return rows, unmarked


# --- scoring ------------------------------------------------------------------------------------------------------


def score(paths: Sequence[Path], options: Options) -> Result:
    read = [read_rows(path) for path in paths]
    rows = [row for found, _ in read for row in found]
    return score_rows(rows, sum(n for _, n in read), paths, options, load_coders(options.encoder))


def score_rows(
    rows: Sequence[Row], unmarked: int, paths: Sequence[Path], options: Options, coders: Sequence[PairCoder]
) -> Result:
    """The figures of each coder; tables, confusion, reliability and examples of the first."""
    first, *others = [(coder, coder.code([row.pair for row in rows])) for coder in coders]
    roots = _roots(rows, first[1])
    scored = [(a.score, r.root == a.root) for r, a in zip(rows, first[1], strict=True) if a.score is not None]
    plot = reliability("Score of the root", scored)
    return Result(
        "pairs",
        f"Type of a marked pair, by {first[0].name}",
        tuple(map(str, paths)),
        (
            *_figures("pairs", rows, *first),
            *(figure for coder, answers in others for figure in _figures(f"pairs.{coder.name}", rows, coder, answers)),
        ),
        (class_table("Roots", roots, ROOTS),),
        (confusion("Roots", roots, ROOTS),),
        (plot,) if plot else (),
        tuple(_example(row, answer) for row, answer in _worst(rows, first[1])[: options.examples]),
        (f"{unmarked} rows without readable marks left out",) if unmarked else (),
    )


def _roots(rows: Sequence[Row], answers: Sequence[Answer]) -> list[tuple[str, str]]:
    return [(row.root, answer.root) for row, answer in zip(rows, answers, strict=True)]


def _figures(name: str, rows: Sequence[Row], coder: PairCoder, answers: Sequence[Answer]) -> tuple[Figure, ...]:
    """What a coder gets right; silence and direction as it answers where it may say that there is nothing."""
    roots = _roots(rows, answers)
    quads = [(row.quad, quad_of(given)) for row, (_, given) in zip(rows, roots, strict=True)]
    sides = [(side_of(gold), side_of(given)) for gold, given in quads]
    free = coder.free.code([row.pair for row in rows])
    return (
        estimate(f"{name}.root", [[pair] for pair in roots], macro_f1, "macro-F1 over roots"),
        estimate(f"{name}.quad", [[pair] for pair in quads], macro_f1, "macro-F1 over quad classes"),
        estimate(f"{name}.binary", [[pair] for pair in sides], macro_f1, "macro-F1, cooperation and conflict"),
        estimate(f"{name}.root_accuracy", [[pair] for pair in roots], accuracy, "roots right"),
        estimate(f"{name}.silent", [[answer.root == NONE] for answer in free], share,
                 "pairs that nothing is said of, where the coder may", "low"),
        estimate(f"{name}.direction", _turned(rows, free, coder.free), share,
                 "one-way roots found in either order that are found in the right one alone"),
    )  # fmt: skip


def _turned(rows: Sequence[Row], answers: Sequence[Answer], coder: PairCoder) -> list[list[bool]]:
    """Of pairs with a one-way root that was found in one order or the other: whether in the right one alone."""
    back = coder.code([row.pair.swapped for row in rows])
    found = [(row.root == there.root, row.root == turned.root)
             for row, there, turned in zip(rows, answers, back, strict=True) if row.root not in MUTUAL]  # fmt: skip
    return [[there and not turned] for there, turned in found if there or turned]


def _worst(rows: Sequence[Row], answers: Sequence[Answer]) -> list[tuple[Row, Answer]]:
    """Wrong answers, the surest first; those on the wrong side of cooperation and conflict before others."""
    wrong = [(row, answer) for row, answer in zip(rows, answers, strict=True) if row.root != answer.root]

    def badness(case: tuple[Row, Answer]) -> tuple[bool, bool, float]:
        row, answer = case
        side = side_of(quad_of(answer.root))
        return answer.root == NONE, side == side_of(row.quad), -(answer.score or 0.0)

    return sorted(wrong, key=badness)


def _example(row: Row, answer: Answer) -> Example:
    pair = row.pair
    text = f"{pair.words(pair.actor)} → {pair.words(pair.other)}: {pair.text}"
    failure = "silent" if answer.root == NONE else f"{row.root} taken for {answer.root}"
    return Example(row.place, text, row.root, answer.root, failure)


FORMAT: Final = Format("pairs", recognises, score)
