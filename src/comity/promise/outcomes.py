"""What became of a promise: the deeds that deliver it, step towards it or undo it, each with rung and reason."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np

from comity.edtf import days_between, published_span
from comity.model import Claim
from comity.promise.ceilings import Above, Ceilings, Floats
from comity.promise.chains import Chain, said_on
from comity.promise.clauses import clause_at
from comity.promise.compare import EDITED, POINTS, Compared, Rarity, Subject, compare, keys_of
from comity.promise.criteria import POINTING, Weigh, words_about
from comity.promise.dues import Counted, counts_in, figures_in
from comity.promise.lexicon import delivers, find_act, load_class, rung_towards
from comity.promise.meaning import Vector, matcher
from comity.promise.records import BY, Told

AGAINST: Final = -1
DELIVERED: Final = 5
REPEATED: Final = 6
STEPS: Final = {
    "signed": "sign", "concluded": "sign", "approved": "approve", "in force": "enforce", "in use": "operate",
    "operational": "operate", "updated": "amend", "launched": "open", "met": "meet", "negotiating": "negotiate",
    "talks": "talk", "contract": "order", "delivered": "deliver", "in service": "operate", "postponed": "postpone",
    "cancelled": "cancel", "lapsed": "cancel", "ended": "cancel", "suspended": "postpone",
}  # fmt: skip
"""State in the life of an entry -> the class of act that led to it."""
HELD: Final = {"exercise": "exercise", "engagement": "meet"}
CALLED_OFF: Final = ("cancel", "postpone")
"""Classes of acts that are against whatever was promised."""
NOT_DONE: Final = ("not_happened", "denied")
DECIDED: Final = ("agreed", "promised", "planned")
"""Of what is to come, what undoes a promise when it is decided: nothing that is only hoped, called for or possible."""
SAME: Final = 3.8
"""Points from which a deed delivers a promise, or undoes it."""
STEP: Final = 2.0
"""Points from which a deed is a step towards a promise."""
LOOSE: Final = 3.8
"""Points from which a deed that is of no class that bears on the promise bears on it all the same."""
READ: Final = 0.5
"""Share of the roles from which a passage is against a promise that its class of act would deliver."""
GOAL: Final = re.compile(r"\b(?:goals?|targets?)\b", re.IGNORECASE)
"""Words for a number that was only set."""
AGAIN: Final = 0.7
"""Share of the roles from which a passage is the promise again, and no deed."""
SURE: Final = 0.5
"""Share of the roles from which a passage of no class of act delivers a promise; else it is a step."""
TOWARDS: Final = re.compile(
    r"\b(?:progress|on (?:its|the|their) way|moving|nearer|closer|work) (?:to|towards?|on)\b", re.IGNORECASE
)
"""Words for what is not done yet."""
READ_AS: Final = {"step": (2, "a step"), "done": (DELIVERED, "done"), "against": (AGAINST, "against it")}
"""Role of a deed -> the rung where it stands, and the words for it."""
LEAST: Final = 0.02
"""Share of a number promised under which another number is of something else."""
MOST: Final = 10
"""Times a number promised beyond which another number is of something else."""
MONEY: Final = 3
FULL: Final = 0.98
"""Share of a number promised that counts as all of it."""


@dataclass(frozen=True)
class Deed:
    """One claim of what happened, and what it is compared by."""

    subject: Subject
    first: str | None
    """ISO day on which it began; of what gives none, that of its report."""
    last: str | None
    dated: bool
    """Whether the passage itself dates it."""

    @property
    def claim(self) -> Claim:
        return self.subject.claim


@dataclass(frozen=True)
class Outcome:
    """A deed on the ladder of a chain."""

    deed: Deed
    rung: int
    why: str
    share: tuple[float, float] | None = None
    """Of a delivery: how much came of how much, where both are told."""
    read: bool = False
    """Whether only the matcher puts it on its rung."""

    @property
    def part(self) -> bool:
        """Whether less came than was promised."""
        return self.share is not None and self.share[0] < self.share[1] * FULL

    @property
    def more(self) -> bool:
        """Whether more came than was promised."""
        return self.share is not None and self.share[0] > self.share[1] / FULL


def deeds_of(told: Iterable[Told], weigh: Weigh) -> list[Deed]:
    """What claims tell that was done, or was not: those under ACTUALLY, and what was decided against a promise; not
    what a clause tells that was not called off."""
    return [_deed(one, weigh) for one in told if not one.claim.alleged and _is_deed(one.claim)]


def _is_deed(claim: Claim) -> bool:
    act = find_act(claim.trigger)
    if act is not None and act.counter and claim.status in NOT_DONE and BY in claim.why:
        return False
    return claim.column == "ACTUALLY" or (claim.status in DECIDED and act is not None and act.counter)


def _deed(told: Told, weigh: Weigh) -> Deed:
    claim = told.claim
    own = claim.when if claim.when and claim.when.basis != "office" else None
    start, end = published_span(own.edtf if own else None)
    said = told.day
    clause = clause_at(claim.passage.exact, claim.trigger)
    text = claim.passage.exact[clause.start : clause.end]
    subject = Subject(told, text, words_about(told, text, weigh), act_of(told, text), done=True)
    return Deed(subject, start or end or said, end or start or said, bool(start or end))


def act_of(told: Told, clause: str) -> str | None:
    """The class of what was done: by the state of the entry that it led to, else by its own words."""
    claim = told.claim
    if told.step in STEPS:
        return STEPS[told.step]
    if told.step in ("held", "under way") and claim.kind in HELD:
        return HELD[claim.kind]
    found = find_act(claim.trigger, clause)
    return found.name if found else None


def outcomes_of(rows: Sequence[Chain], deeds: Sequence[Deed], rarity: Rarity) -> list[list[Outcome]]:
    """For each chain the deeds that bear on it, in the order of time.

    A deed bears on the promise that it fits best, and on others that it fits as well.
    """
    found: list[list[Outcome]] = [[] for _ in rows]
    places: dict[str, set[int]] = defaultdict(set)
    for place, row in enumerate(rows):
        for key in (key for one in row.subjects for key in keys_of(one)):
            places[key].add(place)
    among, starts = Among.of(rows), list(accumulate((len(row.subjects) for row in rows[:-1]), initial=0))
    ceilings = Ceilings([one for row in rows for one in row.subjects], rarity)
    matcher().vectors(deed.subject.passage for deed in deeds)
    for deed in deeds:
        sharing = (places[key] for key in keys_of(deed.subject) if key in places)
        above = ceilings.above(deed.subject)
        tops, shares = highest(above.tops, starts), shares_of(highest(above.near, starts))
        near = sorted(set(shares).union(*sharing))
        fits = []
        for place in near:
            beside = POINTS["tells"] * among.tells(place, deed) + POINTS["choice"] * shares.get(place, 0.0)
            may = tops[place] + beside >= STEP
            if may and (fit := _fit(rows[place], Beside(deed, above, beside, rarity))):
                fits.append((place, fit))
        best = max((fit.points for _, fit in fits), default=0.0)
        for place, fit in fits:
            if fit.points >= best - TIE:
                found[place].append(fit.outcome)
    return [sorted(rows, key=_in_time) for rows in found]


class Among(NamedTuple):
    """The words of each of some chains, and in how many of the chains each stands."""

    words: Sequence[Mapping[str, float]]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, rows: Sequence[Chain]) -> Among:
        words: list[dict[str, float]] = []
        for row in rows:
            found: dict[str, float] = {}
            for one in row.statements:
                for word, weight in one.words.items():
                    found[word] = max(weight, found.get(word, 0.0))
            words.append(found)
        return cls(words, Counter(word for found in words for word in found))

    def tells(self, place: int, deed: Deed) -> float:
        """How far the words of a deed tell one chain from the others: a word that one chain alone has counts 1, one
        that all have next to nothing."""
        own, other = self.words[place], deed.subject.words
        shared = sorted(word for word in own.keys() & other.keys() if not word.startswith("@"))
        every = math.log(1 + len(self.words))
        return sum(own[word] * other[word] * (1 - math.log(self.counts[word]) / every) for word in shared)


SHARPNESS: Final = 15.0
"""What likeness is multiplied by before it is made a share of a choice."""


def highest(values: Vector | Floats, starts: Sequence[int]) -> list[float]:
    """The highest value of each chain, of those of its statements; ``starts``: where each chain's begin."""
    found: list[float] = np.maximum.reduceat(values, starts).tolist() if len(values) else []
    return found


def shares_of(likeness: Iterable[float]) -> dict[int, float]:
    """The places of the chains that a deed is near to in meaning, whatever words they share, each with its share
    of a choice between all chains and none, as the matcher was trained by one."""
    powers = [math.exp((max(round(value, 4), -1.0) - matcher().bar) * SHARPNESS) for value in likeness]
    total = 1.0 + sum(powers)
    return {place: power / total for place, power in enumerate(powers) if power >= 1.0}


class Beside(NamedTuple):
    """A deed beside chains: what is known of their statements before they are compared, and the points that it has
    with one of them by what the others are."""

    deed: Deed
    above: Above
    points: float
    rarity: Rarity

    def best(self, own: Sequence[Subject]) -> Compared | None:
        """What is found of the statement that it fits best, where that may be enough."""

        def compared(one: Subject) -> Compared:
            return compare(one, self.deed.subject, self.rarity)

        return self.above.best(own, STEP - self.points, compared)

    def role(self, own: Sequence[Subject]) -> tuple[str, float]:
        """What a deed is to the statement that it is nearest to in meaning, should it bear on it, and the share of
        that."""
        passage = self.deed.subject.passage
        nearest = self.above.nearest(own, lambda one: matcher().likeness(one.passage, passage))
        roles = matcher().roles(nearest.passage, passage)
        role = "again" if roles["again"] > AGAIN else max(READ_AS, key=lambda name: roles[name])
        return role, roles[role]


TIE: Final = 0.4
"""Points by which a deed may fit a promise less than another, and bear on both."""


class Fit(NamedTuple):
    """How well a deed fits a chain."""

    points: float
    outcome: Outcome


class Footing(NamedTuple):
    """Where a deed stands on the ladder of a chain: its rung, 0 for none, and the words for it."""

    rung: int
    why: str
    least: float
    """The points that it takes."""
    read: bool = False
    """Whether only the matcher puts it there."""


NOWHERE: Final = Footing(0, "", math.inf)


def _standing(row: Chain, own: Sequence[Subject], beside: Beside) -> Footing:
    """By the classes of what was promised and done; where they do not say, or not rightly, by how the deed reads."""
    deed = beside.deed
    rung, act = _rung(row, deed)
    if _is_ban(row):
        return Footing(rung, act, SAME)
    role, share = beside.role(own)
    if role == "against" and share > READ and rung >= 0:
        return _read_as(role, SAME if rung else LOOSE)
    if rung:
        return Footing(rung, act, SAME if rung in (AGAINST, DELIVERED) else STEP)
    if role not in ("step", "done") or deed.claim.status in NOT_DONE or row.first.form == "restraint":
        return NOWHERE
    if role == "done" and (share < SURE or TOWARDS.search(deed.subject.clause)):
        role = "step"
    return _read_as(role, LOOSE)


def _read_as(role: str, least: float) -> Footing:
    rung, words = READ_AS[role]
    return Footing(rung, f"reads as {words}", least, read=True)


def _in_time(one: Outcome) -> tuple[str, str, str]:
    return one.deed.first or "9999", one.deed.claim.document.id, one.deed.claim.id


def _fit(row: Chain, beside: Beside) -> Fit | None:
    deed = beside.deed
    if not _comes_after(row, deed):
        return None
    if deed.subject.ordinals and row.ordinals and not deed.subject.ordinals & row.ordinals:
        return None
    own = [one for one in row.subjects if one.claim.id != deed.claim.id]
    found = beside.best(own) if own else None
    if found is None:
        return None
    points, why = found[0] + beside.points, found[1]
    if points < STEP:
        return None
    rung, act, least, read = _standing(row, own, beside)
    if not rung or points < least:
        return None
    share = share_of(row, deed) if rung == DELIVERED else None
    if rung == DELIVERED and share is None and row.first.form == "number" and deed.subject.act != "reach":
        rung = MONEY
    return Fit(points, Outcome(deed, rung, "; ".join((act, *why)), share, read))


def _comes_after(row: Chain, deed: Deed) -> bool:
    """Whether something was done after it was first promised; what is undated, told after it."""
    said = said_on(row.first)
    if row.first.retold:
        made = row.first.claim.when
        said = published_span(made.edtf)[0] if made else None
    if said is None or deed.last is None:
        return row.first.retold or said is None
    return days_between(said, deed.last) >= (0 if deed.dated else 1) or _same_text(row, deed)


def _same_text(row: Chain, deed: Deed) -> bool:
    """In a text that tells of the promise: what it tells against it may be what came of it; and so what it tells
    undated, where the promise is told again there or the words point back at it."""
    own = [one for one in row.statements if one.document.id == deed.claim.document.id]
    if deed.subject.act in CALLED_OFF:
        return bool(own)
    if deed.dated:
        return False
    pointing = POINTING.search(deed.subject.clause) is not None
    return any(one.retold or (pointing and one.start < deed.claim.passage.start) for one in own)


def _rung(row: Chain, deed: Deed) -> tuple[int, str]:
    """The rung of a deed on the ladder of a chain, and the words for it; 0 where it stands on none."""
    if _is_ban(row) and deed.subject.act not in CALLED_OFF:
        return _against(row, deed)
    done = deed.subject.act
    promised = next((one.act for one in row.statements if one.act), None)
    if done in CALLED_OFF:
        return AGAINST, done
    if deed.claim.status in NOT_DONE:
        own = done and promised and (delivers(promised, done) or rung_towards(promised, done))
        return (AGAINST, "told as not done") if own or _same_verb(row, deed) else (0, "")
    if done is None or promised is None:
        return _unclassed(row, deed, done)
    if delivers(promised, done):
        return DELIVERED, f"{done} delivers {promised}"
    step = rung_towards(promised, done)
    return (step, f"{done} towards {promised}") if step else (0, "")


def _is_ban(row: Chain) -> bool:
    """Whether a chain promises that something is not done; of "will halt", halting is what is done, and a meeting that
    will not be held is off."""
    acts = {one.act for one in row.statements}
    return row.first.form == "restraint" and acts.isdisjoint({"stop", *HELD.values()})


def _against(row: Chain, deed: Deed) -> tuple[int, str]:
    """The rung of a deed beside a promise not to do it: against it where it was done."""
    done = deed.subject.act
    same = any(one.act and done and delivers(one.act, done) for one in row.statements) or _same_verb(row, deed)
    if deed.claim.status in NOT_DONE or not same:
        return 0, ""
    return AGAINST, f"{done or deed.claim.trigger} against a promise not to"


def _unclassed(row: Chain, deed: Deed, done: str | None) -> tuple[int, str]:
    """The rung where nothing is known of the act promised, or of the one done."""
    if _same_verb(row, deed):
        return DELIVERED, "the same"
    rung = BY_ITSELF.get(done or "", 0)
    return rung, f"{done} beside it" if rung else ""


BY_ITSELF: Final = {"negotiate": 2, "talk": 2, "meet": 2, "fund": 3, "order": 4, "sign": 4}
"""The rung of an act towards something of which no act is told."""


def _same_verb(row: Chain, deed: Deed) -> bool:
    verb = _stem(deed.claim.trigger)
    plain = load_class("ground") | load_class("light") | load_class("carrying")
    telling = plain.isdisjoint(deed.claim.trigger.lower().split()[:1])
    return telling and bool(verb) and any(_stem(one.claim.trigger) == verb for one in row.statements)


def _stem(trigger: str) -> str:
    """The first word of a trigger without the ending of its form: "ship" of "shipped", "carry" of "carries"."""
    first = trigger.split()[0].lower() if trigger.strip() else ""
    first = DOUBLED.sub(r"\1", re.sub(r"ie[sd]$", "y", first))
    return first.removesuffix("ing").removesuffix("ed").removesuffix("s").removesuffix("e")


DOUBLED: Final = re.compile(r"([bdgmnprt])\1(?:ed|ing)$")
"""A consonant that is written twice before an ending."""


def share_of(row: Chain, deed: Deed) -> tuple[float, float] | None:
    """How much came of how much was promised, where a deed tells a number of the order of the one promised."""
    counts = counts_in(deed.subject.clause)
    target = whole_of(row)
    apart = next(((one.value, one.whole) for one in counts if one.whole and one.value < one.whole), None)
    if apart and (target is None or math.isclose(apart[1], target[0])):
        return apart
    if target is None:
        return None
    own = deed.claim.quantity
    told = figures_in(deed.subject.clause) or deed.subject.figures
    told |= {own.value} if own and own.unit == target[1] else set()
    words = frozenset(word for one in row.statements for word in one.words)
    told |= {one.value for one in counts if _is_of(one, words)}
    aimed = TOWARDS.search(deed.subject.clause) or GOAL.search(deed.subject.clause)
    came = [
        value for value in told
        if target[0] * LEAST <= value <= target[0] * MOST and not (aimed and math.isclose(value, target[0]))
    ]  # fmt: skip
    return (max(came), target[0]) if came else None


def _is_of(count: Counted, words: Collection[str]) -> bool:
    """Whether a count is of something that a promise speaks of."""
    return any(word in words or word.removesuffix("s") in words for word in count.of.lower().split())


def target_of(row: Chain) -> tuple[float, str] | None:
    """The number that a chain promises, and its unit."""
    quantity = next((one.claim.quantity for one in row.statements if one.claim.quantity), None)
    return (quantity.value, quantity.unit) if quantity else None


def whole_of(row: Chain) -> tuple[float, str] | None:
    """The number that a chain promises, or the one count of what its first clause is about: "ten tanks"."""
    counts = counts_in(row.first.clause)
    counted = len(counts) == 1 and _is_of(counts[0], row.first.words)
    return target_of(row) or ((counts[0].value, "piece") if counted else None)


def held_days(told: Iterable[Told]) -> dict[str, str]:
    """Entry of a meeting or exercise -> the first ISO day on which it is known to have been held."""
    days: dict[str, str] = {}
    for entry, day in _held(told):
        days[entry] = min(day, days.get(entry, day))
    return days


def _held(told: Iterable[Told]) -> Iterator[tuple[str, str]]:
    for one in told:
        when = one.claim.when
        held = one.step == "held" and one.claim.kind in EDITED
        day = published_span(when.edtf)[1] if held and when and when.basis != "office" else None
        if one.entry and day:
            yield one.entry, day
