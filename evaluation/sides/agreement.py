"""Two passes over the pairs of two accounts -> their agreement, and where they differ:
`python evaluation/sides/agreement.py`.

A pair of one pass meets a pair of the other where both join the same two sentences. F1 is of the second pass against
the first. On the pairs that both have, `verb` and `differ` are compared: the share of equal labels, and Krippendorff's
alpha for nominal data, where no field that differs is a label of its own. How each difference was settled:
`settled.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from comity.evaluate.gold import read_jsonl
from comity.judge.agreement import alpha

HERE: Final = Path(__file__).parent
LABELS: Final = ("verb", "differ")
NONE: Final = "-"

Pair = tuple[str, str, int, int]
"""The file, the meeting, and the places of the two sentences."""
Marked = Mapping[Pair, Mapping[str, Any]]


def marked(path: Path) -> Marked:
    """The pairs of a pass, each with its labels."""
    return {
        (row["file"], row["meeting"], pair["a"], pair["b"]): pair for row in read_jsonl(path) for pair in row["pairs"]
    }


def f1(first: Marked, second: Marked) -> float:
    return 2 * len(first.keys() & second.keys()) / (len(first) + len(second))


def labels(first: Marked, second: Marked, name: str) -> list[tuple[str, str]]:
    """What both say of the pairs that both have."""
    return [(first[pair].get(name, NONE), second[pair].get(name, NONE)) for pair in first if pair in second]


def differences(first: Marked, second: Marked) -> Iterator[tuple[Pair, str, str, str]]:
    """Pair, what is told of it, and what each pass says: pairs that one has alone, then labels."""
    for pair in sorted(first.keys() ^ second.keys()):
        yield pair, "pair", _told(first.get(pair)), _told(second.get(pair))
    for pair in sorted(first.keys() & second.keys()):
        for name in LABELS:
            here, there = first[pair].get(name, NONE), second[pair].get(name, NONE)
            if here != there:
                yield pair, name, here, there


def _told(pair: Mapping[str, Any] | None) -> str:
    return " ".join(pair[name] for name in LABELS if name in pair) if pair else NONE


def _figures(first: Marked, second: Marked) -> str:
    parts = [f"pairs {len(first)} and {len(second)}, F1 {f1(first, second):.3f}"]
    for name in LABELS:
        values = labels(first, second, name)
        found = alpha(values)
        same = sum(a == b for a, b in values)
        parts.append(f"{name} {same} of {len(values)} the same, alpha {NONE if found is None else f'{found:.3f}'}")
    return "; ".join(parts)


def _only(pass_: Marked, start: Sequence[str]) -> Marked:
    return {pair: said for pair, said in pass_.items() if pair[0].startswith(tuple(start))}


def main() -> int:
    first, second = (marked(HERE / f"pass_{name}.jsonl") for name in "ab")
    for name, start in (("all", [""]), ("to develop on", ["meetings", "styles"]), ("held", ["held/"])):
        print(f"{name}: {_figures(_only(first, start), _only(second, start))}")
    for (file, meeting, a, b), name, here, there in differences(first, second):
        print(f"{file} {meeting} a{a} b{b}: {name}: {here} | {there}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
