"""Two statuses made one: what a governor's word decides, and which of two weakenings holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from comity.model import STATUSES, Status
from comity.whether.form import Assessment

FACTS: Final[frozenset[Status]] = frozenset({"happened", "under_way"})


def weaker(a: Status, b: Status) -> Status:
    """Of two statuses the one that says less of what happened."""
    return max(a, b, key=STATUSES.index)


def decided(outer: Assessment, known: str, rule: str) -> Assessment:
    if known in ("transparent", "report"):
        return outer
    if known == "alleged":
        fact: Status = outer.status if outer.status in ("not_happened",) else "happened"
        return replace(outer, status=fact, alleged=True, future=False, why=(*outer.why, rule))
    status: Status = known  # type: ignore[assignment]
    if known == "under_way" and outer.status in FACTS:
        return replace(outer, status="under_way", why=(*outer.why, rule))
    if known in ("not_happened", "denied") and outer.status == "not_happened":
        return Assessment("happened", why=(*outer.why, f"{rule}, negated"))
    if known in ("not_happened", "denied") and (outer.future or outer.status in ("agreed", "planned")):
        return Assessment(status, why=(*outer.why, rule))
    return weakened(outer, status, rule)


def weakened(outer: Assessment, status: Status, rule: str) -> Assessment:
    """The governor's status where the governor is a fact, else the weaker of the two."""
    if outer.status is None or outer.status in FACTS:
        return replace(outer, status=status, future=False, why=(*outer.why, rule))
    if outer.status in ("not_happened", "denied"):
        return replace(outer, why=(*outer.why, rule))
    return replace(outer, status=weaker(outer.status, status), future=False, why=(*outer.why, rule))


def joined(own: Assessment, outer: Assessment) -> Assessment:
    if own.status is None or outer.status is None or outer.status in FACTS:
        return own
    return replace(own, status=weaker(own.status, outer.status), why=(*own.why, *outer.why))
