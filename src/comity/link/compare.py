"""Are two chains about one thing? Comparison functions that read as claims, each with its points and its words.

Points are log-odds: the sum of all, less the bar of the kind, is the score as a probability, in the manner of Fellegi
and Sunter (A Theory for Record Linkage, 1969); ``NEVER`` rules a pair out whatever else agrees.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from comity.link.dating import fits
from comity.link.descriptors import descriptors_match
from comity.link.spans import Span
from comity.link.traits import EDITED, LASTING, Chain
from comity.model import Kind

NEVER: Final = -math.inf


class Comparison(NamedTuple):
    """How much one agreement or difference speaks for one thing, in points, and what it is."""

    points: float
    words: str


class Likeness(NamedTuple):
    """How likely two chains are about one thing, 0 to 1, and why."""

    score: float
    words: tuple[str, ...]


BARS: Final[dict[Kind, float]] = {
    "agreement": 3.5, "mechanism": 3.5, "transfer": 3.5, "exercise": 3.5, "engagement": 3.5, "incident": 4.0,
    "measure": 4.0, "position": 4.0, "policy": 4.0,
}  # fmt: skip
"""Points that must be there before one thing is as likely as two."""


def compare(a: Chain, b: Chain, *, copies: bool = False) -> Likeness:
    """How likely the two are one thing. ``copies``: whether one of their documents copies the other."""
    if not kinds_match(a, b):
        return Likeness(0.0, ("other kinds",))
    found = [comparison for one in COMPARISONS if (comparison := one(a, b))]
    if copies and (comparison := _copied(a, b)):
        found.append(comparison)
    points = sum(comparison.points for comparison in found) - max(BARS[a.kind], BARS[b.kind])
    score = 0.0 if points == NEVER else 1 / (1 + math.exp(-points))
    return Likeness(round(score, 4), tuple(comparison.words for comparison in found))


def kinds_match(a: Chain, b: Chain) -> bool:
    """One kind, or one thing that both name and that goes on, filed under two kinds."""
    if a.kind == b.kind:
        return True
    if {a.kind, b.kind} <= LASTING:
        return bool(a.things & b.things)
    return {a.kind, b.kind} <= {"measure", "transfer"} and bool(a.amounts & b.amounts)


def contradict(a: Chain, b: Chain) -> bool:
    """True where the two can never be one thing, whatever links them."""
    found = (one(a, b) for one in COMPARISONS)
    return any(comparison is not None and comparison.points == NEVER for comparison in found)


def parties_match(a: Chain, b: Chain) -> Comparison | None:
    if a.parties == b.parties:
        return Comparison(1.0, "same parties")
    if a.parties <= b.parties or b.parties <= a.parties:
        return Comparison(0.0 if min(len(a.parties), len(b.parties)) > 1 else -0.5, "parties of one among the other's")
    return Comparison(NEVER, "other parties")


def names_match(a: Chain, b: Chain) -> Comparison | None:
    """The same named thing. Of what goes on that is enough; editions of a series still have to agree."""
    shared = a.things & b.things
    if shared:
        return Comparison(5.0 if a.kind in LASTING else 2.5, f"both name {sorted(shared)[0]}")
    if a.things and b.things:
        return Comparison(NEVER if a.kind in LASTING or a.kind == "exercise" else -2.0, "other names")
    return None


def descriptions_match(a: Chain, b: Chain) -> Comparison | None:
    """What is said of a thing without its name: "the logistics agreement"; or of both that they are other things."""
    if a.things & b.things:
        return None
    pairs = [descriptors_match(one, other) for one in a.descriptors for other in b.descriptors]
    score, words = max(pairs, default=(0.0, ()))
    if words:
        return Comparison(round(5.0 * score, 2), f"both told as {', '.join(words)}")
    return Comparison(-1.5, "told as other things") if pairs and not score else None


def editions_differ(a: Chain, b: Chain) -> Comparison | None:
    """Other numbers of edition; where the days are the same the sources may differ on the number."""
    if a.editions and b.editions:
        if a.editions & b.editions:
            return Comparison(3.0, f"edition {min(a.editions & b.editions)}")
        return Comparison(-2.0 if _same_days(a, b) else NEVER, "other edition numbers")
    if a.kind == "exercise" and a.maiden and b.maiden:
        return Comparison(2.0, "both the first of its kind")
    if a.years and b.years and not a.years & b.years:
        return Comparison(NEVER, "editions of other years")
    return None


def dates_overlap(a: Chain, b: Chain) -> Comparison | None:
    """Days on which it took or takes place: the narrower the days that both give, the more they say."""
    if not a.spans or not b.spans:
        return _close_in_print(a, b)
    gap, days = min((one.gap(other), max(one.days, other.days)) for one in a.spans for other in b.spans)
    if a.kind in LASTING:
        return Comparison(1.0, "same days") if gap == 0 and days <= MONTH else None
    if gap == 0:
        points = 3.0 if days <= 10 else 2.0 if days <= MONTH else 0.5
        return Comparison(points, "same days" if days <= MONTH else "dates meet")
    if (a.planned or b.planned) and _one_of_a_kind(a, b):
        return Comparison(0.0, "the first of its kind, at other times")
    if gap <= NEAR[a.kind] and a.kind == "exercise":
        return Comparison(0.0, f"dates {gap} days apart")
    apart = gap > FAR.get(a.kind, 31) and not (a.planned or b.planned)
    return Comparison(NEVER if apart or (a.kind == "engagement" and gap > 3) else -3.0, f"dates {gap} days apart")


MONTH: Final = 31
NEAR: Final[dict[Kind, int]] = {
    "exercise": 15, "engagement": 2, "incident": 2, "measure": 0, "position": 2, "policy": 2,
    "agreement": 0, "mechanism": 0, "transfer": 0,
}  # fmt: skip
"""So many days apart two accounts of one thing may be."""
FAR: Final[dict[Kind, int]] = {"exercise": 60, "engagement": 10, "incident": 10}


def _close_in_print(a: Chain, b: Chain) -> Comparison | None:
    """Where one or both do not say when: how near they were published, or one was to the other's days."""
    spans = (a.spans or ((a.said,) if a.said else ()), b.spans or ((b.said,) if b.said else ()))
    if a.kind in LASTING:
        return None
    if not spans[0] or not spans[1]:
        return _bounded(a, b) or Comparison(-3.0 if a.kind in EDITED else 0.0, "nothing says when")
    gap = min(one.gap(other) for one in spans[0] for other in spans[1])
    if _foreseen(a, b) or _one_of_a_kind(a, b):
        return Comparison(0.0, "planned without a date")
    if gap <= 3:
        return Comparison(1.5, "published at one time")
    if gap <= 14:
        return Comparison(0.5, "published within two weeks")
    return Comparison(0.0 if gap <= 62 else -2.0 if gap <= 200 else -4.0, f"{gap} days apart in print")


AHEAD: Final[dict[Kind, int]] = {
    "exercise": 5 * 366, "engagement": 366, "incident": 0, "measure": 0, "position": 0, "policy": 366,
}  # fmt: skip
"""Days for which a plan without a date may stand."""


def _foreseen(a: Chain, b: Chain) -> bool:
    """True where one is a plan without a date, made in the years before the other."""
    told = descriptions_match(a, b)
    if a.kind == "engagement" and not (a.things & b.things and a.levels & b.levels):
        return False
    if a.kind == "exercise" and not (a.things & b.things or (told and told.points >= 1.5)):
        return False
    for plan, other in ((a, b), (b, a)):
        days = other.spans or ((other.said,) if other.said else ())
        ahead = max(days).last - plan.said.first if plan.planned and not plan.spans and plan.said and days else -1
        if 0 <= ahead <= AHEAD[a.kind]:
            return True
    return False


def _one_of_a_kind(a: Chain, b: Chain) -> bool:
    """True where both are the first of their kind, and of one kind: it cannot have come twice."""
    return a.kind == "exercise" and a.maiden and b.maiden and bool(descriptions_match(a, b) or a.things & b.things)


def signings_differ(a: Chain, b: Chain) -> Comparison | None:
    """A text is signed once: signed years apart, two texts of one name are two; on other days, accounts differ."""
    if not a.signed or not b.signed:
        return None
    gap = min(one.gap(other) for one in a.signed for other in b.signed)
    return (
        Comparison(NEVER, "signed at other times")
        if gap > 200
        else Comparison(2.0, "signed at one time")
        if gap <= 2
        else None
    )


def levels_match(a: Chain, b: Chain) -> Comparison | None:
    """Who meets: two talks of one day may be the ministers' and the leaders'."""
    if a.kind != "engagement" or not a.levels or not b.levels:
        return None
    return Comparison(1.5, "the same level") if a.levels & b.levels else Comparison(-2.0, "other levels")


def _bounded(a: Chain, b: Chain) -> Comparison | None:
    """Of an undated text, whether the other is of a day that fits the offices and the weekday it names."""
    bounds, other = (a.bounds, b) if a.bounds else (b.bounds, a)
    days = [date.fromordinal(span.first) for span in other.spans if span.days == 1]
    if not bounds or not days:
        return None
    if any(fits(bound, day) for bound in bounds for day in days):
        return Comparison(1.0, "a day that fits the offices and the weekday")
    return Comparison(NEVER, "a day that does not fit the offices or the weekday")


def amounts_match(a: Chain, b: Chain) -> Comparison | None:
    shared = a.amounts & b.amounts
    if a.kind == "measure" and {a.planned, b.planned} == {True, False}:
        return Comparison(-3.0, "a target and what was reached")
    if shared:
        value, unit = min(shared)
        return Comparison(3.0 if a.kind in ("measure", "transfer") else 1.0, f"both {value:g} {unit}")
    if a.kind == "measure" and a.amounts and b.amounts:
        return Comparison(-4.0, "other figures")
    return None


def places_match(a: Chain, b: Chain) -> Comparison | None:
    """Places with a name below that of a country."""
    mine, other = _places(a), _places(b)
    if not mine or not other:
        return None
    shared = mine & other
    if shared:
        return Comparison(1.0, f"both at {min(shared)}")
    return Comparison(-1.5, "other places") if a.kind in ("engagement", "incident") else None


def texts_match(a: Chain, b: Chain) -> Comparison | None:
    """Sentences in nearly the same words."""
    likeness = max(fuzz.token_sort_ratio(one, other) for one in a.texts for other in b.texts)
    if likeness >= 85:
        return Comparison(4.0, "nearly the same words")
    if likeness >= 70:
        return Comparison(2.0, "many of the same words")
    return Comparison(-1.0, "other words") if likeness < 45 and a.kind in WORDED else None


WORDED: Final[frozenset[Kind]] = frozenset({"position", "policy", "measure", "incident"})
"""Kinds that are told apart by their words, having no names."""


def _copied(a: Chain, b: Chain) -> Comparison | None:
    likeness = max(fuzz.token_sort_ratio(one, other) for one in a.texts for other in b.texts)
    return Comparison(3.0, "one report copies the other") if likeness >= 60 else None


def _places(chain: Chain) -> frozenset[str]:
    places = (claim.where for claim in chain.claims)
    return frozenset(place.name for place in places if place and place.precision != "country")


def _same_days(a: Chain, b: Chain) -> bool:
    return any(_is_day(one) and one.gap(other) == 0 for one in a.spans for other in b.spans)


def _is_day(span: Span) -> bool:
    return span.days <= 31


COMPARISONS: Final[tuple[Callable[[Chain, Chain], Comparison | None], ...]] = (
    parties_match, names_match, descriptions_match, editions_differ, dates_overlap, signings_differ, levels_match,
    amounts_match, places_match, texts_match,
)  # fmt: skip


def told(likeness: Likeness) -> str:
    return "; ".join(_said(likeness))


def _said(likeness: Likeness) -> Iterator[str]:
    yield from likeness.words
