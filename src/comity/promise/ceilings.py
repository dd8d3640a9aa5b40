"""The most points that passages can have with another one, for all of them at once: most need no comparison then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

import numpy as np

from comity.promise.compare import LOOSE, POINTS, THIN, Compared, Rarity, Subject
from comity.promise.lexicon import delivers, rung_towards
from comity.promise.meaning import Vector, matcher

SLACK: Final = 0.01
"""Points that are allowed for rounding: of a likeness in its fourth place, of sums in another order."""
ROUNDED: Final = 0.0002
"""Difference of two likenesses under which rounding may put either first."""
Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]


class Above(NamedTuple):
    """What is known of some subjects beside another one before they are compared with it."""

    near: Vector
    """How near each is in meaning, in their order."""
    tops: Floats
    """The most points that each can have."""
    at: Mapping[int, int]

    def best(self, own: Iterable[Subject], least: float, compare: Callable[[Subject], Compared]) -> Compared | None:
        """The comparison with most points of some of the subjects; None where none can have ``least`` of them."""
        tops = ((float(self.tops[self.at[id(one)]]), one) for one in own)
        best: Compared | None = None
        for top, one in sorted((row for row in tops if row[0] >= least), key=itemgetter(0), reverse=True):
            if best and top < best[0]:
                break
            found = compare(one)
            best = max(best, found) if best else found
        return best

    def nearest(self, own: Sequence[Subject], likeness: Callable[[Subject], float]) -> Subject:
        """The first of those of some of the subjects that are nearest in meaning."""
        near = [float(self.near[self.at[id(one)]]) for one in own]
        least = max(near) - ROUNDED
        return max((one for one, value in zip(own, near, strict=True) if value >= least), key=likeness)


class Ceilings:
    """Some subjects, each beside others: ``compare`` never gives more points than this allows."""

    def __init__(self, subjects: Sequence[Subject], rarity: Rarity) -> None:
        self._rarity = rarity
        self._at = {id(one): place for place, one in enumerate(subjects)}
        self._vectors = np.array(matcher().vectors(one.passage for one in subjects), dtype=np.float32)
        self._words = _postings([rarity.weighed(one.words).words for one in subjects])
        self._squares = np.array([rarity.weighed(one.words).square for one in subjects], dtype=np.float64)
        self._wordless = np.array([not one.words for one in subjects], dtype=np.bool_)
        self._acts = [one.act for one in subjects]
        self._known: dict[str | None, Floats] = {}
        self._codes: dict[object, int] = {None: 0}
        rows = [self._traits(one) for one in subjects]
        self._columns = dict(zip(Traits._fields, np.array(rows, dtype=np.int64).T, strict=True)) if rows else {}

    def above(self, other: Subject) -> Above:
        """The subjects beside another one."""
        if not self._at:
            return Above(np.zeros(0, dtype=np.float32), np.zeros(0), {})
        likeness = self._vectors @ matcher().vector(other.passage)
        points = POINTS["meaning"] * (likeness.astype(np.float64) - matcher().bar)
        points += self._worded(other) + self._told(self._traits(other)) + self._acted(other.act)
        return Above(likeness, points + SLACK, self._at)

    def _worded(self, other: Subject) -> Floats:
        """As ``words_match``."""
        words, square, _ = self._rarity.weighed(other.words)
        common, roots = np.zeros_like(self._squares), np.zeros_like(self._squares)
        for word in words.keys() & self._words.keys():
            places, weights = self._words[word]
            shared = weights * words[word]
            common[places] += shared
            roots[places] += np.sqrt(shared)
        some = common > 0
        theirs, both = self._squares[some], common[some]
        alike = (both / np.sqrt(theirs * square) + np.minimum(1.0, both / np.minimum(theirs, square))) / 2
        points = np.where(roots < THIN - SLACK, POINTS["thin"], max(0.0, POINTS["thin"]))
        points[some] += POINTS["words"] * alike
        points[self._wordless | (not words)] = POINTS["no words"]
        return points

    def _told(self, other: Traits) -> Floats:
        """As the findings of entries, things, numbers, dates, kinds, those who meet, and texts; of what they may also
        find, what speaks for it."""
        own = self._columns
        same = {name: (column == value) & (value > 0) for (name, column), value in zip(own.items(), other, strict=True)}
        beside = np.where(own["headline"] | other.headline, 0.0, POINTS["beside"])
        back = (own["pointing"] | other.pointing) & ~(own["done"] | other.done) & 1
        named = (own["thing"] > 0) & (other.thing > 0)
        plain = (own["loose"] | other.loose) == 0
        found = POINTS["same entry"] * same["entry"] + POINTS["same thing"] * same["thing"]
        found += POINTS["other thing"] * (named & ~same["thing"] & same["kind"])
        found += max(0.0, POINTS["same number"]) * same["numbered"] + max(0.0, POINTS["same due"]) * same["due"]
        found += POINTS["other kind"] * (~same["kind"] & plain)
        found += max(0.0, POINTS["same who"]) * same["who"]
        return np.asarray(found + same["text"] * np.where(back, max(0.0, POINTS["points back"]), beside))

    def _acted(self, act: str | None) -> Floats:
        """As ``acts_match``, of a class of acts."""
        if act not in self._known:
            found = (POINTS[_beside(act, one)] if act and one else 0.0 for one in self._acts)
            self._known[act] = np.array(list(found))
        return self._known[act]

    def _traits(self, one: Subject) -> Traits:
        claim = one.claim
        return Traits(
            entry=self._code("entry", one.told.entry),
            thing=self._code("thing", claim.thing.id if claim.thing else None),
            kind=self._code("kind", claim.kind),
            text=self._code("text", claim.document.id),
            who=self._code("who", one.who or None),
            numbered=bool(one.figures or claim.quantity),
            due=one.due is not None,
            loose=claim.kind == LOOSE,
            headline=claim.passage.role == "headline",
            pointing=one.pointing,
            done=one.done,
        )

    def _code(self, name: str, value: object) -> int:
        return self._codes.setdefault((name, value), len(self._codes)) if value else 0


class Traits(NamedTuple):
    """What a subject shares with others or does not, as numbers; 0 for none."""

    entry: int
    thing: int
    kind: int
    text: int
    who: int
    numbered: int
    due: int
    loose: int
    headline: int
    pointing: int
    done: int


def _beside(act: str, other: str) -> str:
    """What is found of two classes of acts."""
    if delivers(act, other) or delivers(other, act):
        return "same act"
    return "step" if rung_towards(act, other) or rung_towards(other, act) else "other act"


def _postings(rows: Sequence[Mapping[str, float]]) -> dict[str, tuple[Ints, Floats]]:
    """Word -> the places of the rows that have it, and its weight in each."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, words in enumerate(rows):
        for word, weight in words.items():
            found[word].append((place, weight))
    return {
        word: (np.array([place for place, _ in held]), np.array([weight for _, weight in held]))
        for word, held in found.items()
    }
