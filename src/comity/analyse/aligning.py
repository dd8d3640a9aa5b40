"""Which sentences of two accounts say the same: likest first, one to one, then those that say it once more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from comity.analyse.force import Point, Verdict, weigh
from comity.edtf import overlaps

Field = Literal["number", "date", "name"]
FIELDS: Final[tuple[Field, ...]] = ("number", "date", "name")
Likeness = Callable[[str, str], float]
"""How near two passages are in meaning, at most 1."""
MEANING: Final = 0.65
"""What nearness in meaning counts beside words in common, which count the rest."""
BAR: Final = 0.42
"""The score from which two sentences say the same."""
AGAIN: Final = 0.5
"""The score from which one more sentence says it too."""
POINT: Final = 0.5
"""The nearness in meaning from which two points within aligned sentences are one."""
LIKE_VERBS: Final = 0.08
"""By how much two points may be less like than others of their sentences, and be held against each other for their
verbs."""
PARTLY: Final = 0.05
"""What it costs that one is said by more sides than the other."""
UNLIKE: Final = 0.08
"""What it costs that their verbs stand on no ladder in common."""
OTHERS: Final = 0.15
"""What it costs that persons of other names say it, where the state of one is not known."""
TOLD: Final = 4
"""Words in common that are told."""
NEARLY: Final = 1e-6
"""Share by which two numbers may differ and be one."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number, date or name in a sentence. ``key``: number and unit, EDTF, or an id."""

    field: Field
    key: str
    text: str
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an account. ``start`` and ``end`` are offsets into the document's text."""

    document: str
    start: int
    end: int
    exact: str
    words: frozenset[str]
    """What it is about: the words that say something, as lemmas."""
    points: tuple[Point, ...]
    who: tuple[frozenset[str], ...] = ()
    """For each point the states that say it; none: not known."""
    named: tuple[frozenset[str], ...] = ()
    """For each point the names of the persons who say it."""
    values: tuple[Value, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Where it stands: ``d-...:12-80``."""
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an aligned pair on which the two do not give the same; empty: one gives nothing."""

    field: Field
    a: tuple[str, ...]
    b: tuple[str, ...]

    @property
    def both(self) -> bool:
        """Whether both give something, and not the same."""
        return bool(self.a and self.b)


@dataclass(frozen=True, slots=True)
class Match:
    """Sentences of two accounts that say the same."""

    a: tuple[Statement, ...]
    b: tuple[Statement, ...]
    score: float
    why: tuple[str, ...]
    verdict: Verdict | None
    """Which is harder; None where their verbs are on no ladder in common."""
    speakers: tuple[frozenset[str], frozenset[str]]
    """Who says it by the one, and by the other."""
    differing: tuple[Difference, ...]
    more_a: tuple[Point, ...] = ()
    """What the one adds in the same sentence, and the other does not say there."""
    more_b: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two accounts both say, and what one alone says, in the order of the texts."""

    both: tuple[Match, ...]
    only_a: tuple[Statement, ...]
    only_b: tuple[Statement, ...]


def align(a: Sequence[Statement], b: Sequence[Statement], likeness: Likeness) -> Alignment:
    """Align two accounts; the order of their sentences tells nothing."""
    scale = _Scale.of((*a, *b), likeness)
    pairs = [one for x in a for y in b if (one := scale.compare(x, y)).score >= BAR]
    pairs.sort(key=_likest)
    groups = _groups(pairs)
    both = tuple(_match(rows, scale) for rows in groups)
    taken = {one.id for match in both for one in (*match.a, *match.b)}
    order = {one.id: place for place, one in enumerate(a)}
    return Alignment(
        tuple(sorted(both, key=lambda match: order[match.a[0].id])),
        tuple(one for one in a if one.id not in taken),
        tuple(one for one in b if one.id not in taken),
    )


# --- comparing two sentences --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sentences with the two points in which they are likest; the number of a point, -1: none of its own."""

    a: Statement
    b: Statement
    score: float
    meaning: float
    points: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Scale:
    """How like sentences are, where words that stand in many of them say little."""

    total: int
    counts: Mapping[str, int]
    likeness: Likeness
    _near: dict[tuple[str, str], float] = field(default_factory=dict)

    @staticmethod
    def of(statements: Sequence[Statement], likeness: Likeness) -> _Scale:
        return _Scale(len(statements), Counter(word for one in statements for word in one.words), likeness)

    def compare(self, a: Statement, b: Statement) -> _Pair:
        """The likest of their points that the same sides say; 0 where others say them."""
        if a.exact == b.exact:
            return _Pair(a, b, 1.0, 1.0, (0, 0))
        shared = self.shared(a, b)
        found = [self._points(a, b, i, j, shared) for i in range(len(a.points)) for j in range(len(b.points))]
        best = max(pair.score for pair in found)
        chosen = min((pair for pair in found if pair.score >= best - LIKE_VERBS), key=_by_verbs)
        return replace(chosen, score=best)

    def _points(self, a: Statement, b: Statement, i: int, j: int, shared: float) -> _Pair:
        said = _apart_in_voice(a, i, b, j)
        if said is None:
            return _Pair(a, b, 0.0, 0.0, (i, j))
        near = self.near(a.points[i].text, b.points[j].text)
        if len(a.points) == len(b.points) == 1:
            near = max(near, self.near(a.exact, b.exact))
        cost = said + (UNLIKE if _are_unlike(a.points[i], b.points[j]) else 0.0)
        return _Pair(a, b, round(MEANING * near + (1 - MEANING) * shared - cost, 4), near, (i, j))

    def near(self, one: str, other: str) -> float:
        first, second = sorted((one, other))
        if (first, second) not in self._near:
            self._near[first, second] = self.likeness(first, second)
        return self._near[first, second]

    def shared(self, a: Statement, b: Statement) -> float:
        """How much of what they are about is told in the same words: half by both, half by the shorter one."""
        if not a.words or not b.words:
            return 0.0
        both = sum(map(self._weight, sorted(a.words & b.words)))
        mine, yours = (sum(map(self._weight, sorted(words))) for words in (a.words, b.words))
        return (both / math.sqrt(mine * yours) + both / min(mine, yours)) / 2

    def telling(self, a: Iterable[Statement], b: Iterable[Statement]) -> list[str]:
        """The words in common that say most."""
        mine, yours = (frozenset().union(*(one.words for one in side)) for side in (a, b))
        return sorted(mine & yours, key=lambda word: (-self._weight(word), word))

    def _weight(self, word: str) -> float:
        return math.log(1 + self.total / self.counts[word])


def _are_unlike(one: Point, other: Point) -> bool:
    """Whether two verbs stand on no ladder in common: concern is voiced at what is, and work promised on it."""
    return bool(one.rungs and other.rungs) and not dict(one.rungs).keys() & dict(other.rungs).keys()


def _by_verbs(pair: _Pair) -> tuple[object, ...]:
    """Of pairs of points nearly as like, those first whose verbs are on one ladder above its foot."""
    mine, yours = (one.points[point].above for one, point in zip((pair.a, pair.b), pair.points, strict=True))
    return (
        not mine & yours,
        -pair.score,
        sorted((pair.a.points[pair.points[0]].text, pair.b.points[pair.points[1]].text)),
    )


def _apart_in_voice(a: Statement, i: int, b: Statement, j: int) -> float | None:
    """What it costs that two points are said by others; None where they cannot be one, as of two states' ministers.

    One person named by both speaks for one state, however a text has it.
    """
    mine, yours = _at(a.who, i), _at(b.who, j)
    names = _at(a.named, i), _at(b.named, j)
    if names[0] & names[1]:
        return 0.0
    if mine and yours and not mine & yours:
        return None
    if all(names) and not (mine and yours):
        return OTHERS
    return PARTLY if mine and yours and mine != yours else 0.0


def _at(rows: Sequence[frozenset[str]], place: int) -> frozenset[str]:
    return rows[place] if place < len(rows) else frozenset()


def _likest(pair: _Pair) -> tuple[object, ...]:
    """The highest score first; of equals by their words, whichever side they are on."""
    return (-pair.score, sorted((pair.a.exact, pair.b.exact)), sorted((pair.a.id, pair.b.id)))


# --- groups -------------------------------------------------------------------------------------------------------


def _groups(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """The pairs by what they say: one of each account, the likest first, then further sentences beside their likest.

    ``pairs``: the likest first.
    """
    found: dict[str, list[_Pair]] = {}
    for pair in pairs:
        if pair.a.id not in found and pair.b.id not in found:
            found[pair.a.id] = found[pair.b.id] = [pair]
    chosen = set(found)
    for pair in pairs:
        free = [one.id for one in (pair.a, pair.b) if one.id not in found]
        beside = [one.id for one in (pair.a, pair.b) if one.id in chosen]
        if len(free) == 1 and beside and pair.score >= AGAIN:
            group = found[beside[0]]
            group.append(pair)
            found[free[0]] = group
    return list({id(group): group for group in found.values()}.values())


def _match(rows: Sequence[_Pair], scale: _Scale) -> Match:
    """What a group of pairs says: the verdict and the speakers are those of its likest pair."""
    first = rows[0]
    a, b = _ordered(pair.a for pair in rows), _ordered(pair.b for pair in rows)
    i, j = first.points
    return Match(
        a, b, first.score, tuple(_why(first, a, b, scale)), weigh(first.a.points[i], first.b.points[j]),
        (_at(first.a.who, i), _at(first.b.who, j)), tuple(_differing(a, b)),
        tuple(_more(a, b, scale)), tuple(_more(b, a, scale)),
    )  # fmt: skip


def _ordered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    unique = {one.id: one for one in statements}
    return tuple(sorted(unique.values(), key=lambda one: (one.document, one.start)))


def _more(side: Sequence[Statement], other: Sequence[Statement], scale: _Scale) -> Iterator[Point]:
    """The points of sentences with several that are near none of the other side's."""
    told = [point for one in other for point in one.points]
    for one in side:
        if len(one.points) > 1:
            yield from (p for p in one.points if all(scale.near(p.text, q.text) < POINT for q in told))


def _why(pair: _Pair, a: Sequence[Statement], b: Sequence[Statement], scale: _Scale) -> Iterator[str]:
    if words := scale.telling(a, b):
        yield f"both of {', '.join(words[:TOLD])}"
    yield "word for word" if pair.a.exact == pair.b.exact else f"near in meaning ({pair.meaning:.2f})"
    for name in FIELDS:
        if same := [x.text for x in _values(a, name) if any(_is_same(x, y) for y in _values(b, name))]:
            yield f"same {name}: {', '.join(dict.fromkeys(same))}"


# --- values that differ ---------------------------------------------------------------------------------------------


def _values(statements: Iterable[Statement], name: Field) -> list[Value]:
    return [value for one in statements for value in one.values if value.field == name]


def _differing(a: Sequence[Statement], b: Sequence[Statement]) -> Iterator[Difference]:
    """What each gives that the other does not, field by field; none is chosen, none averaged."""
    for name in FIELDS:
        mine, yours = _values(a, name), _values(b, name)
        alone = tuple(x for x in mine if not any(_is_same(x, y) for y in yours))
        other = tuple(y for y in yours if not any(_is_same(x, y) for x in mine))
        if alone or other:
            yield from _apart(name, alone, other)


def _apart(name: Field, a: Sequence[Value], b: Sequence[Value]) -> Iterator[Difference]:
    """Values of one unit against one another, those of a unit that one side alone gives by themselves."""
    units = dict.fromkeys(_unit(value) for value in (*a, *b))
    for unit in units:
        mine, yours = (tuple(dict.fromkeys(v.text for v in side if _unit(v) == unit)) for side in (a, b))
        yield Difference(name, mine, yours)


def _unit(value: Value) -> str:
    return value.key if value.field == "number" else value.field


def _is_same(one: Value, other: Value) -> bool:
    if one.amount is not None and other.amount is not None:
        return _unit(one) == _unit(other) and math.isclose(one.amount, other.amount, rel_tol=NEARLY)
    if one.field == "date":
        return one.key == other.key or overlaps(one.key, other.key)
    return one.key == other.key
