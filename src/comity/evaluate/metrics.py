"""Measures: precision, recall, F1, macro, confusion, bootstrap intervals, correlation, agreement, calibration.

Every measure is a plain function of a list of items, so that one bootstrap serves them all: it draws whole groups
(passages, documents) with replacement, since the sentences of one passage are not independent of one another.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

from comity.evaluate.report import CONFIDENCE, Better, Bin, Confusion, Figure, Reliability, Table

T = TypeVar("T")
Answer = tuple[str, str]
"""What the gold says and what the program said."""
Statistic = Callable[[Sequence[T]], float | None]

RESAMPLES: Final = 400
"""Resamples of a bootstrap: the ends of the interval then vary by about a tenth of its width."""
SEED: Final = 20080822
BINS: Final = 10


class Counts(NamedTuple):
    """Found and right, found and wrong, not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0


# --- shares and F1 ------------------------------------------------------------------------------------------------


def share(facts: Sequence[bool]) -> float | None:
    """The share of true ones; None of none."""
    return sum(facts) / len(facts) if facts else None


def total(counts: Iterable[Counts]) -> Counts:
    return Counts(*map(sum, zip(*counts, strict=True))) if (counts := list(counts)) else Counts()


def precision(counts: Sequence[Counts]) -> float | None:
    """Of what was found, the share that is right; None where nothing was found."""
    right, wrong, _ = total(counts)
    return right / (right + wrong) if right + wrong else None


def recall(counts: Sequence[Counts]) -> float | None:
    """Of what there is, the share that was found; None where there is nothing."""
    right, _, missed = total(counts)
    return right / (right + missed) if right + missed else None


def f1(counts: Sequence[Counts]) -> float | None:
    """The harmonic mean of precision and recall; None where there is nothing and nothing was found."""
    right, wrong, missed = total(counts)
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None


def count_sets(gold: Iterable[object], given: Iterable[object]) -> Counts:
    """Two collections as multisets: the members in common, those given in excess, those not given."""
    wanted, found = Counter(gold), Counter(given)
    return Counts((wanted & found).total(), (found - wanted).total(), (wanted - found).total())


# --- classes ------------------------------------------------------------------------------------------------------


def accuracy(answers: Sequence[Answer]) -> float | None:
    return share([gold == given for gold, given in answers])


def counts_of(label: str, answers: Iterable[Answer]) -> Counts:
    """A class against all others."""
    rows = [(gold == label, given == label) for gold, given in answers]
    return Counts(rows.count((True, True)), rows.count((False, True)), rows.count((True, False)))


def macro_f1(answers: Sequence[Answer]) -> float | None:
    """The mean F1 of the classes that the gold has; an answer outside them counts as missed, not as a class."""
    pairs = Counter(answers)
    gold, given, right = Counter[str](), Counter[str](), Counter[str]()
    for (wanted, got), n in pairs.items():
        gold[wanted] += n
        given[got] += n
        right[wanted] += n if wanted == got else 0
    scores = [2 * right[label] / (gold[label] + given[label]) for label in gold]
    return sum(scores) / len(scores) if scores else None


def class_table(title: str, answers: Sequence[Answer], order: Sequence[str] = ()) -> Table:
    """Each class of the gold with its n, precision, recall and F1."""
    labels = ordered({gold for gold, _ in answers}, order)
    rows = []
    for label in labels:
        counts = [counts_of(label, answers)]
        rows.append((label, counts[0].right + counts[0].missed, precision(counts), recall(counts), f1(counts)))
    return Table(title, ("class", "n", "precision", "recall", "F1"), tuple(rows))


def confusion(title: str, answers: Sequence[Answer], order: Sequence[str] = ()) -> Confusion:
    """What the gold says against what the program said, in the order given, other labels after it by name."""
    pairs = Counter(answers)
    gold, given = (ordered({pair[side] for pair in pairs}, order) for side in (0, 1))
    return Confusion(title, gold, given, tuple(tuple(pairs[row, column] for column in given) for row in gold))


def ordered(labels: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    places = {label: place for place, label in enumerate(order)}
    return tuple(sorted(set(labels), key=lambda label: (places.get(label, len(places)), label)))


# --- numbers ------------------------------------------------------------------------------------------------------


def mean_error(pairs: Sequence[tuple[float, float]]) -> float | None:
    """The mean absolute difference."""
    return sum(abs(a - b) for a, b in pairs) / len(pairs) if pairs else None


def pearson(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's r; None where one side does not vary."""
    if len(pairs) < 2:
        return None
    xs, ys = zip(*pairs, strict=True)
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = math.sqrt(sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys))
    return across / spread if spread else None


# --- calibration --------------------------------------------------------------------------------------------------


def reliability(title: str, scored: Sequence[tuple[float, bool]], bins: int = BINS) -> Reliability | None:
    """Answers by their score (0 to 1) in bins of one width, and the error: how far score and share right lie apart."""
    if not scored:
        return None
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for score, right in scored:
        rows[min(int(score * bins), bins - 1)].append((score, right))
    found = tuple(_bin(index / bins, (index + 1) / bins, row) for index, row in enumerate(rows) if row)
    error = sum(b.n * abs(b.score - b.right) for b in found) / len(scored)
    return Reliability(title, found, error)


def _bin(low: float, high: float, row: Sequence[tuple[float, bool]]) -> Bin:
    n = len(row)
    return Bin(low, high, n, sum(score for score, _ in row) / n, sum(right for _, right in row) / n)


# --- figures with intervals ---------------------------------------------------------------------------------------


def interval(groups: Sequence[Sequence[T]], statistic: Statistic[T]) -> tuple[float, float] | tuple[None, None]:
    """The bootstrap interval of a statistic over groups; the same input gives the same interval on every machine."""
    groups = [group for group in groups if group]
    if len(groups) < 2:
        return None, None
    draw = random.Random(SEED)
    values = []
    for _ in range(RESAMPLES):
        value = statistic([item for group in draw.choices(groups, k=len(groups)) for item in group])
        values += [value] if value is not None else []
    values.sort()
    if not values:
        return None, None
    cut = int(len(values) * (1 - CONFIDENCE) / 2)
    return values[cut], values[-1 - cut]


def estimate(
    name: str,
    groups: Sequence[Sequence[T]],
    statistic: Statistic[T],
    meaning: str = "",
    better: Better = "high",
) -> Figure:
    """A figure with its interval; ``n`` is the number of items, of ``Counts`` the number of gold members."""
    items = [item for group in groups for item in group]
    low, high = interval(groups, statistic)
    n = sum(item.right + item.missed if isinstance(item, Counts) else 1 for item in items)
    return Figure(name, statistic(items), n, low, high, meaning, better)


def scores(name: str, groups: Sequence[Sequence[Counts]], meaning: str) -> tuple[Figure, ...]:
    """F1 with its interval, and the precision and recall that it is made of."""
    items = [item for group in groups for item in group]
    found = total(items)
    return (
        estimate(f"{name}.f1", groups, f1, meaning),
        Figure(f"{name}.precision", precision(items), found.right + found.wrong, meaning="of those found, right"),
        Figure(f"{name}.recall", recall(items), found.right + found.missed, meaning="of all there are, found"),
    )
