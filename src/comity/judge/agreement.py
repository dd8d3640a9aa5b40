"""How far two coders agree: rows of one passage meet one to one, and Krippendorff's alpha is taken field by field."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

Row = Mapping[str, str]
"""One row of a sheet: one claim that a coder finds in a passage, or that there is none (an empty ``kind``)."""
One = TypeVar("One")

CODED: Final = (
    "kind", "event", "status", "alleged", "actors", "recipients", "thing", "when", "due", "quantity", "speaker",
)  # fmt: skip
"""The columns that a coder fills in."""
LISTS: Final = ("actors", "recipients")
NOTHING: Final = "-"


@dataclass(frozen=True, slots=True)
class Agreement:
    """``alpha``: None where all values are one, or nothing can be compared; ``same``: the share of equal pairs."""

    field: str
    alpha: float | None
    same: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What two coders wrote otherwise, for a third to settle. ``a`` and ``b``: ``-`` where one wrote nothing."""

    passage: str
    text: str
    field: str
    a: str
    b: str


def alpha(units: Iterable[Sequence[str | None]]) -> float | None:
    """Krippendorff's alpha for nominal values: for each unit one value a coder, None where a coder gave none."""
    pairs: Counter[tuple[str, str]] = Counter()
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        n = values.total()
        for a in values if n > 1 else ():
            for b in values:
                pairs[a, b] += values[a] * (values[b] - (a == b)) / (n - 1)  # type: ignore[assignment]
    sums: Counter[str] = Counter()
    for (a, _), weight in pairs.items():
        sums[a] += weight
    n = sums.total()
    expected = n * n - sum(value * value for value in sums.values())
    observed = sum(weight for (a, b), weight in pairs.items() if a != b)
    return 1 - (n - 1) * observed / expected if expected else None


def met(
    first: Sequence[One], second: Sequence[One], likeness: Callable[[One, One], float], above: float = 0.0
) -> Iterator[tuple[int, int]]:
    """Indices of the rows that are about the same, each used once, the likest first, where likelier than ``above``."""
    scored = sorted((-likeness(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second))
    used: tuple[set[int], set[int]] = set(), set()
    for score, i, j in scored:
        if -score > above and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j


def agreement(first: Iterable[Row], second: Iterable[Row]) -> tuple[Agreement, ...]:
    """Agreement on whether a passage claims anything, over the passages that both read, then on each field, over the
    rows that met."""
    both = _both(first, second)
    claims = [(str(bool(a)), str(bool(b))) for a, b in both.values()]
    pairs = [(x, y) for a, b in both.values() for x, y in _pairs(a, b) if x and y]
    measured = {"has a claim": claims} | {
        field: [(_value(x, field), _value(y, field)) for x, y in pairs] for field in CODED
    }
    return tuple(_measured(field, values) for field, values in measured.items())


def differences(first: Iterable[Row], second: Iterable[Row]) -> tuple[Difference, ...]:
    """The fields on which the coders differ, and the rows that only one has, in the order of the first sheet."""
    found: list[Difference] = []
    for (passage, text), (a_rows, b_rows) in _both(first, second).items():
        for a, b in _pairs(a_rows, b_rows):
            if not a or not b:
                found.append(Difference(passage, text, "claim", _told(a), _told(b)))
                continue
            for field in CODED:
                left, right = _value(a, field), _value(b, field)
                if left != right:
                    found.append(Difference(passage, text, field, left, right))
    return tuple(found)


def _measured(field: str, values: Sequence[tuple[str, str]]) -> Agreement:
    same = sum(a == b for a, b in values) / len(values) if values else None
    return Agreement(field, alpha(values), same, len(values))


def _both(first: Iterable[Row], second: Iterable[Row]) -> dict[tuple[str, str], tuple[list[Row], list[Row]]]:
    """(passage, its text) -> the rows of each coder that hold a claim, for passages that stand in both sheets."""
    sides = [defaultdict[str, list[Row]](list), defaultdict[str, list[Row]](list)]
    texts: dict[str, str] = {}
    for side, rows in zip(sides, (first, second), strict=True):
        for row in rows:
            texts.setdefault(row["passage"], row.get("text", ""))
            side[row["passage"]].extend([row] if _value(row, "kind") != NOTHING else [])
    return {(id, texts[id]): (sides[0][id], sides[1][id]) for id in sides[0] if id in sides[1]}


def _pairs(a: Sequence[Row], b: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows that met, then those that one coder alone has."""
    pairs = list(met(a, b, _likeness))
    yield from ((a[i], b[j]) for i, j in sorted(pairs))
    yield from ((row, None) for i, row in enumerate(a) if i not in {i for i, _ in pairs})
    yield from ((None, row) for j, row in enumerate(b) if j not in {j for _, j in pairs})


def _likeness(a: Row, b: Row) -> float:
    """In how many fields two rows of one passage are equal; what both leave empty says little."""
    return sum(_value(a, f) == _value(b, f) and (_value(a, f) != NOTHING or 0.01) for f in CODED)


def _value(row: Row, field: str) -> str:
    """A cell as it is compared: case, white space and the order of a list say nothing."""
    text = " ".join(str(row.get(field) or "").casefold().split())
    if field == "alleged":
        return "yes" if text in ("yes", "true", "1", "y") else "no"
    if field in LISTS:
        text = ", ".join(sorted(filter(None, re.split(r"[\s,;]+", text))))
    return text or NOTHING


def _told(row: Row | None) -> str:
    return ", ".join(_value(row, field) for field in ("kind", "status", "actors", "recipients")) if row else NOTHING


def rows_of(differences: Iterable[Difference]) -> list[dict[str, Any]]:
    """The list of differences as a sheet, with a column in which a third person writes what is right."""
    return [
        {"passage": d.passage, "text": d.text, "field": d.field, "a": d.a, "b": d.b, "decided": ""} for d in differences
    ]
