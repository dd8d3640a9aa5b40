"""Are two chains about one thing? Comparison functions that read as claims, each with its points and its words.

Points are log-odds: the sum of all, less the bar of the kind, is the score as a probability, in the manner of Fellegi
and Sunter (A Theory for Record Linkage, 1969); ``NEVER`` rules a pair out whatever else agrees. The table of points was
set by hand and then fitted, one number at a time, on the samples and the texts on other pairs in ``evaluation``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from comity.link.dating import fits
from comity.link.descriptors import descriptors_match
from comity.link.points import POINTS
from comity.link.spans import MONTH, Span
from comity.link.traits import EDITED, LASTING, NEW, Chain, names_may_be_one
from comity.model import Kind

NEVER: Final = -math.inf
NEAR: Final = 15
"""So many days apart two accounts of one exercise may be."""
FAR: Final[dict[Kind, int]] = {"exercise": 60, "engagement": 3, "incident": 10}
"""So many days apart, two things that took place are never one."""
PUT_OFF: Final = 500
"""Days by which what was planned may have been put off."""
AHEAD: Final[dict[Kind, int]] = {"exercise": 5 * 366, "engagement": 366, "policy": 366}
"""Days for which a plan without a date may stand."""
ONCE: Final = 200
"""Days between two signings that cannot be of one text."""
CLOSE: Final = 0.15
"""Two accounts of one figure differ by at most such a share of it."""
ALIKE: Final = 70
MUCH_ALIKE: Final = 85
UNLIKE: Final = 45
"""Bars of the likeness of two sentences (rapidfuzz token sort ratio, 0 to 100)."""
COPIED: Final = 60
"""The same for sentences of two documents of which one copies the other."""
WORDED: Final[frozenset[Kind]] = frozenset({"position", "policy", "measure", "incident"})
"""Kinds that are told apart by their words, having no names."""


class Comparison(NamedTuple):
    """How much one agreement or difference speaks for one thing, in points, and what it is."""

    points: float
    words: str


class Likeness(NamedTuple):
    """How likely two chains are about one thing, 0 to 1, and why."""

    score: float
    words: tuple[str, ...]


def compare(a: Chain, b: Chain, *, copies: bool = False) -> Likeness:
    """How likely the two are one thing. ``copies``: whether one of their documents copies the other."""
    if not kinds_match(a, b):
        return Likeness(0.0, ("other kinds",))
    found = [comparison for one in COMPARISONS if (comparison := one(a, b))]
    if copies and (comparison := _copied(a, b)):
        found.append(comparison)
    points = sum(comparison.points for comparison in found) - max(POINTS[f"bar of {kind}"] for kind in (a.kind, b.kind))
    score = 0.0 if points == NEVER else 1 / (1 + math.exp(-points))
    return Likeness(round(score, 4), tuple(comparison.words for comparison in found))


def told(likeness: Likeness) -> str:
    """Why, on one line."""
    return "; ".join(likeness.words)


def contradict(a: Chain, b: Chain) -> bool:
    """True where the two can never be one thing, whatever links them."""
    found = (one(a, b) for one in COMPARISONS)
    return any(comparison is not None and comparison.points == NEVER for comparison in found)


def kinds_match(a: Chain, b: Chain) -> bool:
    """One kind, or one thing that both name and that goes on, filed under two kinds."""
    if a.kind == b.kind:
        return True
    if {a.kind, b.kind} <= LASTING:
        return bool(a.things & b.things)
    return {a.kind, b.kind} <= {"measure", "transfer"} and bool(a.amounts & b.amounts)


# --- who and what -------------------------------------------------------------------------------------------------


def parties_match(a: Chain, b: Chain) -> Comparison | None:
    if a.parties == b.parties:
        return Comparison(POINTS["same parties"], "same parties")
    if a.parties <= b.parties or b.parties <= a.parties:
        alone = min(len(a.parties), len(b.parties)) == 1
        return Comparison(POINTS["one party of the other's" if alone else "parties among the other's"],
                          "parties of one among the other's")  # fmt: skip
    return Comparison(NEVER, "other parties")


def names_match(a: Chain, b: Chain) -> Comparison | None:
    """The same named thing. Of what goes on that is enough; editions of a series still have to agree."""
    shared = a.things & b.things
    if shared:
        points = POINTS["same name of what goes on" if a.kind in LASTING else "same name of a series"]
        return Comparison(points, f"both name {min(shared)}")
    general = [one for one in a.things for other in b.things if names_may_be_one(one, other)]
    if general:
        return Comparison(POINTS["same general name"], f"both may name {min(general)}")
    if a.things and b.things:
        known = not any(thing.startswith(NEW) for thing in a.things | b.things)
        return Comparison(NEVER if known and a.kind != "engagement" else POINTS["other names"], "other names")
    return None


def same_words_are_named(a: Chain, b: Chain) -> Comparison | None:
    """Names beside that of the thing: of places, ships, types of equipment, projects."""
    shared = sorted(a.names & b.names)
    if not shared:
        return None
    return Comparison(min(len(shared), 2) * POINTS[f"a word named in {a.kind}"], f"both name {', '.join(shared[:2])}")


def descriptions_match(a: Chain, b: Chain) -> Comparison | None:
    """What is said of a thing without its name: "the logistics agreement"; or of both that they are other things."""
    if a.things & b.things:
        return None
    pairs = [descriptors_match(one, other) for one in a.descriptors for other in b.descriptors]
    score, words = max(pairs, default=(0.0, ()))
    if words:
        return Comparison(round(POINTS["told alike"] * score, 2), f"both told as {', '.join(words)}")
    return Comparison(POINTS["told as other things"], "told as other things") if pairs and not score else None


def ordinals_match(a: Chain, b: Chain) -> Comparison | None:
    """ "The sixth talks" twice."""
    shared = a.ordinals & b.ordinals
    return Comparison(POINTS["same ordinal"], f"both the {min(shared)}") if shared and a.kind in EDITED else None


def editions_differ(a: Chain, b: Chain) -> Comparison | None:
    """Other numbers of edition; where the days are the same the sources may differ on the number."""
    if a.editions and b.editions:
        if a.editions & b.editions:
            return Comparison(POINTS["same edition"], f"edition {min(a.editions & b.editions)}")
        return Comparison(POINTS["other edition"] if _same_days(a, b) else NEVER, "other edition numbers")
    if a.kind == "exercise" and a.maiden and b.maiden:
        return Comparison(POINTS["both the first"], "both the first of its kind")
    if a.years and b.years and not a.years & b.years:
        return Comparison(NEVER, "editions of other years")
    return None


def levels_match(a: Chain, b: Chain) -> Comparison | None:
    """Who meets: two talks of one day may be the ministers' and the leaders'."""
    if a.kind != "engagement" or not a.levels or not b.levels:
        return None
    same = bool(a.levels & b.levels)
    return Comparison(POINTS["same level" if same else "other levels"], "the same level" if same else "other levels")


def amounts_match(a: Chain, b: Chain) -> Comparison | None:
    if a.kind == "measure" and {a.planned, b.planned} == {True, False}:
        return Comparison(POINTS["target and reached"], "a target and what was reached")
    shared = a.amounts & b.amounts
    if shared:
        value, unit = min(shared)
        points = POINTS["same figure" if a.kind in ("measure", "transfer") else "same figure in passing"]
        return Comparison(points, f"both {value:g} {unit}")
    if a.kind == "measure" and a.amounts and b.amounts:
        near = any(unit == other and _near(value, given) for value, unit in a.amounts for given, other in b.amounts)
        same = near and _overlap(a.spans, b.spans)
        return Comparison(POINTS["near figures" if same else "other figures"],
                          "figures that differ little, of one time" if same else "other figures")  # fmt: skip
    return None


def places_match(a: Chain, b: Chain) -> Comparison | None:
    """Places with a name below that of a country."""
    if not a.places or not b.places:
        return None
    shared = a.places & b.places
    if shared:
        return Comparison(POINTS["same place"], f"both at {min(shared)}")
    return Comparison(POINTS["other places"], "other places") if a.kind in ("engagement", "incident") else None


def texts_match(a: Chain, b: Chain) -> Comparison | None:
    """Sentences in nearly the same words."""
    likeness = _likeness(a, b)
    if likeness >= MUCH_ALIKE:
        return Comparison(POINTS["nearly the same words"], "nearly the same words")
    if likeness >= ALIKE:
        return Comparison(POINTS["many of the same words"], "many of the same words")
    return Comparison(POINTS["other words"], "other words") if likeness < UNLIKE and a.kind in WORDED else None


def _copied(a: Chain, b: Chain) -> Comparison | None:
    return Comparison(POINTS["copied"], "one report copies the other") if _likeness(a, b) >= COPIED else None


def _likeness(a: Chain, b: Chain) -> float:
    return max(fuzz.token_sort_ratio(one, other) for one in a.texts for other in b.texts)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= CLOSE * max(abs(a), abs(b))


# --- when ---------------------------------------------------------------------------------------------------------


def dates_overlap(a: Chain, b: Chain) -> Comparison | None:
    """Days on which it took or takes place: the narrower the days that both give, the more they say."""
    if not a.spans or not b.spans:
        return _close_in_print(a, b)
    gap, days = min((one.gap(other), max(one.days, other.days)) for one in a.spans for other in b.spans)
    if a.kind in LASTING:
        return Comparison(POINTS["same days of what goes on"], "same days") if gap == 0 and days <= MONTH else None
    if gap == 0:
        name = "same days" if days <= 10 else "same month" if days <= MONTH else "dates meet"
        return Comparison(POINTS[name], name)
    return _apart(a, b, gap)


def _apart(a: Chain, b: Chain, gap: int) -> Comparison:
    planned = a.planned or b.planned
    if planned and _one_of_a_kind(a, b):
        return Comparison(0.0, "the first of its kind, at other times")
    if a.kind == "exercise" and gap <= NEAR:
        return Comparison(0.0, f"dates {gap} days apart")
    if planned:
        points = POINTS["put off" if gap <= PUT_OFF else "planned for another time"]
        return Comparison(points, f"dates {gap} days apart, one of a plan")
    return Comparison(NEVER if gap > FAR.get(a.kind, MONTH) else POINTS["other days"], f"dates {gap} days apart")


def _close_in_print(a: Chain, b: Chain) -> Comparison | None:
    """Where one or both do not say when: how near they were published, or one was to the other's days."""
    if a.kind in LASTING:
        return None
    if not a.times or not b.times:
        return _bounded(a, b) or Comparison(POINTS["nothing says when"] * (a.kind in EDITED), "nothing says when")
    gap = min(one.gap(other) for one in a.times for other in b.times)
    if a.kind in EDITED and (_done_before(a, b) or _done_before(b, a)):
        return Comparison(POINTS["done before it was due"], "told as done before the other was due")
    if _foreseen(a, b) or _one_of_a_kind(a, b):
        return Comparison(0.0, "planned without a date")
    if gap <= 3:
        return Comparison(POINTS["published at one time"], "published at one time")
    name = "within two weeks" if gap <= 14 else "within two months" if gap <= 62 else "within months"
    return Comparison(POINTS[name if gap <= 200 else "long after"], f"{gap} days apart in print")


def _done_before(plan: Chain, done: Chain) -> bool:
    """True where one tells of what is still to come, and the other told of it as done before its days."""
    if not plan.planned or not plan.spans or done.planned or done.spans or not done.said:
        return False
    return done.said.last < min(span.first for span in plan.spans)


def _bounded(a: Chain, b: Chain) -> Comparison | None:
    """Of an undated text, whether the other is of a day that fits the offices and the weekday it names."""
    bounds, other = (a.bounds, b) if a.bounds else (b.bounds, a)
    days = [date.fromordinal(span.first) for span in other.spans if span.days == 1]
    if not bounds or not days:
        return None
    if any(fits(bound, day) for bound in bounds for day in days):
        return Comparison(POINTS["fits the offices"], "a day that fits the offices and the weekday")
    return Comparison(NEVER, "a day that does not fit the offices or the weekday")


def _foreseen(a: Chain, b: Chain) -> bool:
    """True where one is a plan without a date, made in the years before the other."""
    if a.kind == "engagement" and not (a.things & b.things and a.levels & b.levels):
        return False
    alike = descriptions_match(a, b)
    if a.kind == "exercise" and not (a.things & b.things or (alike and alike.points >= POINTS["told alike"] * 0.3)):
        return False
    for plan, other in ((a, b), (b, a)):
        undated = plan.planned and not plan.spans
        ahead = max(other.times).last - plan.said.first if undated and plan.said and other.times else -1
        if 0 <= ahead <= AHEAD.get(a.kind, 0):
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
    if gap > ONCE:
        return Comparison(NEVER, "signed at other times")
    return Comparison(POINTS["signed at one time"], "signed at one time") if gap <= 2 else None


def _same_days(a: Chain, b: Chain) -> bool:
    return _overlap([span for span in a.spans if span.days <= MONTH], b.spans)


def _overlap(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    given = list(others)
    return any(one.gap(other) == 0 for one in spans for other in given)


COMPARISONS: Final[tuple[Callable[[Chain, Chain], Comparison | None], ...]] = (
    parties_match, names_match, same_words_are_named, ordinals_match, descriptions_match, editions_differ,
    dates_overlap, signings_differ, levels_match, amounts_match, places_match, texts_match,
)  # fmt: skip
