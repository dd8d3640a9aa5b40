"""How often promises are kept, by how specific they are: each share with its n and a 95 % Wilson interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final

from comity.analyse.count import Count, count_of
from comity.edtf import parse_day
from comity.promise.records import Commitment, State

CLASSES: Final = (0, 1, 2, 3)
"""Specificity: one point each for a named act, a named object, and a number or date."""
LEVEL: Final = 0.95
KEPT: Final[tuple[State, ...]] = ("delivered", "delivered late")
NOT_KEPT: Final[tuple[State, ...]] = ("withdrawn", "contradicted")
"""States in which a text tells that it was not kept: called off, or the contrary done."""
REASONS: Final = ("not due yet", "no due day", "nothing read since", "replaced", "contested", "not assessed")
"""Why it is not known whether a promise was kept."""


@dataclass(frozen=True, slots=True)
class Share:
    """``kept.n`` of ``of.n``, and the bounds between which the true share lies, 0 to 1; None where n is 0."""

    kept: Count
    of: Count
    share: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Rate:
    """The promises of one class of specificity, and what is known of their keeping."""

    specificity: int
    promises: Count
    answered: Share
    """Of all that have an answer: promises without a due day enter it only by being delivered, so it is high."""
    due: Share
    """Of those alone whose due day has passed, delivered or not, with a text read since."""
    late: Count
    """Of the kept: those delivered after their due day."""
    part: Count
    """Of the answered: those of which a part was delivered; they do not count as kept."""
    unknown: tuple[tuple[str, Count], ...]
    """The others, by the reason: each of ``REASONS`` that there is."""


def rates(commitments: Sequence[Commitment], days: Iterable[str]) -> tuple[Rate, ...]:
    """The kept rate of each class of specificity (that of the first statement), never of all classes as one.

    ``days``: the ISO days on which something on the pair was published, up to the as-of day.

    A promise has an *answer* where (1) it was delivered, in time or late; or (2) a text tells that it was called off or
    that the contrary was done; or (3) its due day has passed by the as-of day, and something on the pair was published
    after the due day. It is kept in case 1 only. Everything else is unknown and in no denominator: not due yet; no due
    day (the lapsed ones too, silence being no answer); due, but nothing read since; replaced by another promise;
    contested among people; not assessed. A delivery in part is an answer by case 3 alone, and not kept.

    Case 1 lets promises without a due day in by success alone. So ``due`` gives the share of those only whose day has
    passed and after which something was read: the same test for all of them, and a smaller n.
    """
    read = sorted(days, key=parse_day)
    return tuple(
        _rate(level, [one for one in commitments if one.first.specificity == level], read) for level in CLASSES
    )


def wilson(kept: int, n: int, level: float = LEVEL) -> tuple[float, float] | None:
    """The Wilson score interval of a share (Wilson 1927), without continuity correction; None where n is 0."""
    if n == 0:
        return None
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share, widen = kept / n, z * z / n
    middle = (share + widen / 2) / (1 + widen)
    half = z / (1 + widen) * sqrt(share * (1 - share) / n + widen / n / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def why_unknown(one: Commitment, read: Sequence[str]) -> str | None:
    """Why it is not known whether a promise was kept, one of ``REASONS``; None where it is.

    ``read``: ISO days of publication, oldest first.
    """
    if one.assessment in ("not assessed", "contested"):
        return one.assessment
    if one.state in (*KEPT, *NOT_KEPT):
        return None
    if one.state == "superseded":
        return "replaced"
    if not _due_day(one):
        return "no due day"
    if not _has_passed(one):
        return "not due yet"
    return None if _is_read_since(one, read) else "nothing read since"


# --- one class ----------------------------------------------------------------------------------------------------


def _rate(level: int, commitments: Sequence[Commitment], read: Sequence[str]) -> Rate:
    why = {one.id: why_unknown(one, read) for one in commitments}
    known = [one for one in commitments if why[one.id] is None]
    parts = ((reason, [one for one in commitments if why[one.id] == reason]) for reason in REASONS)
    return Rate(
        specificity=level,
        promises=_counted(commitments),
        answered=_share(known),
        due=_share([one for one in known if _has_passed(one) and _is_read_since(one, read)]),
        late=_counted([one for one in known if one.state == "delivered late"]),
        part=_counted([one for one in known if one.state == "delivered in part"]),
        unknown=tuple((reason, _counted(rows)) for reason, rows in parts if rows),
    )


def _share(known: Sequence[Commitment]) -> Share:
    kept = [one for one in known if one.state in KEPT]
    bounds = wilson(len(kept), len(known))
    if bounds is None:
        return Share(_counted(kept), _counted(known), None, None, None)
    return Share(_counted(kept), _counted(known), round(len(kept) / len(known), 4), *(round(end, 4) for end in bounds))


def _counted(commitments: Sequence[Commitment]) -> Count:
    """The commitments, each with all claims of its ladder."""
    claims = (claim for one in commitments for rung in one.ladder for claim in rung.claims)
    return count_of(len(commitments), claims, (one.id for one in commitments))


def _due_day(one: Commitment) -> str | None:
    return one.due.end if one.due else None


def _has_passed(one: Commitment) -> bool:
    due = _due_day(one)
    return due is not None and one.as_of is not None and parse_day(due) < parse_day(one.as_of)


def _is_read_since(one: Commitment, read: Sequence[str]) -> bool:
    due = _due_day(one)
    return due is not None and bool(read) and parse_day(read[-1]) > parse_day(due)
