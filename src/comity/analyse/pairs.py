"""The states of a whole ledger and how often each two stand in one claim, the largest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from comity.analyse.pair import Side

MOST: Final = 20
"""States that are shown."""


@dataclass(frozen=True, slots=True)
class Together:
    """Two states; ``a`` < ``b``."""

    a: str
    b: str
    claims: int
    documents: int
    last: str | None
    """The last ISO day on which a text that claims something of both was published."""

    @property
    def id(self) -> str:
        return f"{self.a}-{self.b}"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of a ledger."""

    states: tuple[Side, ...]
    """Those with most claims, the largest first."""
    pairs: tuple[Together, ...]
    """Of these states, the largest first."""
    other_states: int
    other_pairs: int
    """How many states and pairs are not shown."""


def pairs(rows: Iterable[Together], names: Mapping[str, str], most: int = MOST) -> Pairs:
    """The pairs of the largest states; ``names``: those of all states, so that what has none is no state.

    A claim of three states is in three pairs, and counts for the size of each of them twice.
    """
    known = [row for row in rows if row.a in names and row.b in names]
    sizes: Counter[str] = Counter()
    for row in known:
        sizes.update({row.a: row.claims, row.b: row.claims})
    ordered = sorted(sizes, key=lambda id: (-sizes[id], id))
    shown = set(ordered[:most])
    kept = sorted(
        (row for row in known if {row.a, row.b} <= shown), key=lambda row: (-row.claims, -row.documents, row.id)
    )
    states = tuple(Side(id, names[id]) for id in ordered[:most])
    return Pairs(states, tuple(kept), len(ordered) - len(states), len(known) - len(kept))
