"""Whether two passages are about one thing promised: comparisons that read as claims, each with points and words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from comity.edtf import days_between, published_span
from comity.model import Claim
from comity.promise.dues import figures_in, ordinals_in
from comity.promise.lexicon import delivers, rung_towards
from comity.promise.meaning import Passage, matcher
from comity.promise.records import Due, Told

NEAR: Final = 200
"""Days between two days of meetings or exercises beyond which they are of two editions."""
LOOSE: Final = "policy"
"""The kind that any act of a state may be of."""
CLOSE: Final = 350
"""Characters before a statement in which that stands at which it points back."""
CLOSELY: Final = 31
"""Days by which two due days may differ and be one."""
PASSED: Final = 45
"""Days after its due day from which on a meeting or exercise of the same name is another one."""
EDITED: Final = frozenset({"exercise", "engagement"})
LASTING: Final = frozenset({"agreement", "mechanism"})
FORBIDDEN: Final = -40.0
"""Points that nothing outweighs."""
POINTS: Final = {
    "same entry": 1.4, "same thing": 6.0, "other thing": -2.5, "words": 7.0, "same number": 1.7, "same due": 0.2,
    "same act": 1.6, "other act": -1.2, "other kind": -1.1, "no words": -1.0, "points back": 4.6, "beside": -3.1,
    "part": -0.9, "again": -2.5, "passed": -4.0, "step": 1.0, "thin": -0.8, "same who": 2.2, "tells": 1.3,
    "meaning": 10.0, "other series": FORBIDDEN, "choice": 2.0,
    "other number": FORBIDDEN, "other edition": FORBIDDEN, "far apart": FORBIDDEN, "other parties": FORBIDDEN,
}  # fmt: skip
"""What each finding is worth."""
SHORT: Final = 6
"""Words under which a clause is not read without its sentence."""
THIN: Final = 1.5
"""Weight of shared words under which they are too few, or too common, to tell one promise from another."""
SAME: Final = 2.6
"""Points from which two passages are about one thing."""


class Found(NamedTuple):
    """One finding of a comparison: its points, and the words for it."""

    points: float
    words: str


@dataclass(frozen=True)
class Subject:
    """What a statement or a deed is about, as far as it is compared."""

    told: Told
    clause: str
    words: Mapping[str, float]
    act: str | None
    due: Due | None = None
    pointing: bool = False
    continuing: bool = False
    done: bool = False
    """Whether it is a deed, and no statement."""

    @property
    def claim(self) -> Claim:
        return self.told.claim

    @cached_property
    def sides(self) -> frozenset[str]:
        """The parties that take part."""
        return frozenset(party.id for party in self.claim.parties if party.role != "third")

    @cached_property
    def who(self) -> frozenset[str]:
        """Those who meet."""
        return frozenset(word for word in self.words if word.startswith("@"))

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """First and last ISO day of what it is about."""
        when = self.claim.when if self.done else None
        edtf = self.due.edtf if self.due else when.edtf if when and when.basis != "office" else None
        start, end = published_span(edtf)
        return (start, end) if start and end else None

    @cached_property
    def figures(self) -> frozenset[float]:
        """The large numbers that its clause tells; of a deed, its sentence."""
        return figures_in(self.claim.passage.exact if self.done else self.clause)

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """Which one of several its clause speaks of."""
        return ordinals_in(self.clause)

    @cached_property
    def passage(self) -> Passage:
        """It as the matcher reads it: its clause, of a short one its sentence, with what stands before."""
        sentence, before = self.claim.passage.exact, self.told.before
        at = sentence.find(self.clause)
        if len(self.clause.split()) < SHORT or at < 0:
            return Passage(sentence, before)
        return Passage(self.clause, f"{before} {sentence[:at]}".strip())


def keys_of(subject: Subject) -> Iterator[str]:
    """What two passages about one thing share at least one of: entry, named thing, a telling word, a large number; and
    the text, of a statement that points back."""
    claim = subject.claim
    yield from (word for word in subject.words if not word.startswith("@"))
    yield from (f"number {value:g}" for value in subject.figures)
    yield from (f"entry {subject.told.entry}",) if subject.told.entry else ()
    yield from (f"thing {claim.thing.id}",) if claim.thing else ()
    if not subject.done:
        yield f"text {claim.document.id}"


class Weighed(NamedTuple):
    """The words of a passage by how much they say, and the sum of their squares."""

    words: Mapping[str, float]
    square: float
    of: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Rarity:
    """In how many of some documents each word stands: rare words say more."""

    documents: int
    counts: Mapping[str, int]
    _known: dict[int, Weighed] = field(default_factory=dict, repr=False)

    def weight(self, word: str) -> float:
        return math.log((1 + max(FEW, self.documents)) / (1 + self.counts.get(word, 0)))

    def weighed(self, words: Mapping[str, float]) -> Weighed:
        """The words of a passage, which is compared with many others, weighed once."""
        found = self._known.get(id(words))
        if found is None:
            own = {word: weight * self.weight(word) for word, weight in words.items()}
            found = self._known[id(words)] = Weighed(own, sum(x * x for x in own.values()), words)
        return found


FEW: Final = 30
"""Documents under which nothing tells which words are rare: two that tell of one promise both have all of them."""


Compared = tuple[float, tuple[str, ...]]


def compare(one: Subject, other: Subject, rarity: Rarity) -> Compared:
    """The points for two being about one thing, and what speaks for it and against.

    ``Ceilings`` gives the most that this can be: what may find more points is told there too.
    """
    findings = [
        *parties_match(one, other),
        *series_match(one, other),
        *entries_match(one.told, other.told),
        *things_match(one.claim, other.claim),
        *words_match(one.words, other.words, rarity),
        *meanings_match(one, other),
        *numbers_match(one, other),
        *dates_match(one, other),
        *acts_match(one, other),
        *who_match(one, other),
        *texts_match(one, other),
        *rounds_match(one, other),
    ]
    return sum(found.points for found in findings), tuple(found.words for found in findings if found.words)


def parties_match(one: Subject, other: Subject) -> Iterable[Found]:
    """Two of the parties of one are parties of the other; of a claim of one side, that one."""
    mine, yours = one.sides, other.sides
    if len(mine & yours) < min(2, len(mine), len(yours)):
        yield Found(POINTS["other parties"], "other parties")


def entries_match(one: Told, other: Told) -> Iterable[Found]:
    if one.entry and one.entry == other.entry:
        yield Found(POINTS["same entry"], "one entry")


def things_match(one: Claim, other: Claim) -> Iterable[Found]:
    """The named thing is the same, another, or another edition of the same."""
    if not (one.thing and other.thing):
        return
    if one.thing.id != other.thing.id:
        if one.kind == other.kind:
            yield Found(POINTS["other thing"], f"{one.thing.name}, not {other.thing.name}")
        return
    yield Found(POINTS["same thing"], one.thing.name)
    if one.thing.edition and other.thing.edition and one.thing.edition != other.thing.edition:
        yield Found(POINTS["other edition"], f"edition {one.thing.edition}, not {other.thing.edition}")


def series_match(one: Subject, other: Subject) -> Iterable[Found]:
    """Exercises of two series are two, told by name or by what their texts are about."""
    mine, yours = (_series(subject) for subject in (one, other))
    if mine and yours and mine != yours and one.act == other.act == "exercise":
        yield Found(POINTS["other series"], "of another series")


def _series(subject: Subject) -> str | None:
    return subject.claim.thing.id if subject.claim.thing else subject.told.series


def words_match(one: Mapping[str, float], other: Mapping[str, float], rarity: Rarity) -> Iterable[Found]:
    """How much of what they are about is told in the same words: the cosine of their weights, and how much of the
    shorter one the other holds, on average."""
    if not one or not other:
        yield Found(POINTS["no words"], "")
        return
    shared = sorted(one.keys() & other.keys())
    (mine, a, _), (yours, b, _) = rarity.weighed(one), rarity.weighed(other)
    common = sum(mine[word] * yours[word] for word in shared)
    if common:
        alike = (common / math.sqrt(a * b) + min(1.0, common / min(a, b))) / 2
        telling = sorted(shared, key=lambda word: (-mine[word] * yours[word], word))
        yield Found(POINTS["words"] * alike, "both of " + ", ".join(telling[:4]))
    if sum(math.sqrt(mine[word] * yours[word]) for word in shared) < THIN:
        yield Found(POINTS["thin"], "")


def numbers_match(one: Subject, other: Subject) -> Iterable[Found]:
    """They give the same number, or statements of one unit another one."""
    a, b = one.claim.quantity, other.claim.quantity
    shared = {x for x in one.figures for y in other.figures if math.isclose(x, y, rel_tol=NEARLY)}
    same = a and b and a.unit == b.unit and a.unit not in COUNTED and math.isclose(a.value, b.value, rel_tol=NEARLY)
    if shared or same:
        number = min(shared) if shared else a.value if a else 0.0
        yield Found(POINTS["same number"], f"both {number:,.15g}")
    elif not (one.done or other.done) and a and b and a.unit == b.unit and a.unit not in COUNTED:
        yield Found(POINTS["other number"], f"{a.value:,.15g}, not {b.value:,.15g}")


def meanings_match(one: Subject, other: Subject) -> Iterable[Found]:
    """How far above or below the matcher's bar the likeness of the passages is."""
    likeness = matcher().likeness(one.passage, other.passage)
    above = likeness - matcher().bar
    yield Found(POINTS["meaning"] * above, f"near in meaning ({likeness:.2f})" if above > 0 else "")


NEARLY: Final = 0.02
"""Share by which two numbers may differ and be told for one."""
COUNTED: Final = frozenset({"piece", "person", "share"})
"""Units of which several numbers may be told of one thing."""


def dates_match(one: Subject, other: Subject) -> Iterable[Found]:
    """They are due on the same day; or are meetings or exercises on days too far apart to be one."""
    mine, yours = one.days, other.days
    if not (mine and yours):
        return
    gap = max(days_between(yours[1], mine[0]), days_between(mine[1], yours[0]), 0)
    if one.claim.kind in EDITED and other.claim.kind in EDITED and gap > NEAR:
        yield Found(POINTS["far apart"], f"{gap} days apart")
    elif one.due and other.due and abs(days_between(mine[1], yours[1])) <= CLOSELY:
        yield Found(POINTS["same due"], "due at one time")


def acts_match(one: Subject, other: Subject) -> Iterable[Found]:
    """What is done is of one class, or one delivers the other, or is a step towards it."""
    if one.claim.kind != other.claim.kind and LOOSE not in (one.claim.kind, other.claim.kind):
        yield Found(POINTS["other kind"], "")
    if not (one.act and other.act):
        return
    if delivers(one.act, other.act) or delivers(other.act, one.act):
        yield Found(POINTS["same act"], f"{one.act} and {other.act}")
    elif rung_towards(one.act, other.act) or rung_towards(other.act, one.act):
        yield Found(POINTS["step"], f"{one.act} and {other.act}")
    else:
        yield Found(POINTS["other act"], "")


def who_match(one: Subject, other: Subject) -> Iterable[Found]:
    """Those who meet in one meet in the other."""
    if one.who and one.who == other.who and {one.act, other.act} <= MEETING:
        yield Found(POINTS["same who"], "those who meet")


MEETING: Final = frozenset({"meet", "talk"})
"""Classes of acts by which some come together."""


def texts_match(one: Subject, other: Subject) -> Iterable[Found]:
    """In one text, a statement that points back is about what stands before it, and others are about several things."""
    first, second = sorted((one, other), key=lambda subject: subject.claim.passage.start)
    if first.claim.document.id != second.claim.document.id:
        return
    gap = second.claim.passage.start - first.claim.passage.start
    titled = "headline" in (first.claim.passage.role, second.claim.passage.role)
    if (one.pointing or other.pointing) and gap == 0 and not (one.done or other.done):
        yield Found(POINTS["points back"], "points back at it")
    elif second.pointing and gap <= CLOSE and not (one.done or other.done):
        yield Found(POINTS["points back"] / 2, "points back at it")
    elif not titled:
        yield Found(POINTS["beside"], "")


def rounds_match(one: Subject, other: Subject) -> Iterable[Found]:
    """Of meetings and exercises: one edition is not the series, nor what is sent to it, nor one after its day."""
    if one.claim.kind not in EDITED and other.claim.kind not in EDITED:
        return
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        yield Found(POINTS["other edition"], f"{min(one.ordinals)}, not {min(other.ordinals)}")
    if one.continuing != other.continuing and not (one.done or other.done):
        yield Found(POINTS["again"], "one is for every time")
    if one.told.entry and one.told.entry == other.told.entry and not (_is_held(one) and _is_held(other)):
        yield Found(POINTS["part"], "")
    if one.claim.thing and other.claim.thing and (_passed(one, other) or _passed(other, one)):
        yield Found(POINTS["passed"], "its day had passed")


def _is_held(subject: Subject) -> bool:
    return (
        subject.act in (None, "exercise", "meet", "talk", "open", "complete", "cancel", "postpone") or subject.pointing
    )


def _passed(one: Subject, later: Subject) -> bool:
    """Whether the day of one had passed when the other was said, which is for no such day."""
    due = one.due.end if one.due else None
    said = later.told.day
    return bool(due and said and not later.done and days_between(due, said) > PASSED)
