"""Statements of one promise put together: first said, restated, told again; with what changed in its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from comity.edtf import days_between
from comity.promise.ceilings import Above, Ceilings
from comity.promise.compare import EDITED, SAME, Compared, Rarity, Subject, compare, keys_of
from comity.promise.dues import last_day, ordinals_in
from comity.promise.records import Drift, Statement, Telling

OCCASION: Final = 10
"""Days within which texts report one occasion on which a promise was made."""
NEVER: Final = "9999-12-31"


@dataclass
class Chain:
    """Statements of one promise, in the order in which they were said."""

    statements: list[Statement] = field(default_factory=list)
    why: list[tuple[str, ...]] = field(default_factory=list)
    """For each statement what put it here."""
    _subjects: list[Subject] = field(default_factory=list, repr=False, compare=False)

    @property
    def subjects(self) -> list[Subject]:
        """What each statement is about, each made once."""
        made = len(self._subjects)
        self._subjects += [subject_of(one) for one in self.statements[made:]]
        return self._subjects

    def join(self, one: Statement, subject: Subject, why: tuple[str, ...]) -> None:
        """Add a statement, what it is about, and what puts it here."""
        self.subjects.append(subject)
        self.statements.append(one)
        self.why.append(why)

    @property
    def first(self) -> Statement:
        return self.statements[0]

    @property
    def ordinals(self) -> frozenset[str]:
        """Which one of several it is about, by any of its statements."""
        return frozenset(word for one in self.statements for word in ordinals_in(one.clause))

    @property
    def entries(self) -> frozenset[str]:
        return frozenset(one.told.entry for one in self.statements if one.told.entry)


def distinct(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each thing that a clause promises: of several claims on it the most specific one."""
    kept: dict[tuple[object, ...], Statement] = {}
    for one in sorted(statements, key=_worth):
        kept.setdefault(_place(one), one)
    rows = sorted(kept.values(), key=told_first)
    return [one for one in rows if not (MORE.match(one.clause) and any(_leads_to(other, one) for other in rows))]


MORE: Final = re.compile(r"to (?!also)\w+", re.IGNORECASE)
"""How a clause begins that says more of the act before it: "an exercise, to be flown in Japan"."""


def _leads_to(one: Statement, other: Statement) -> bool:
    """Whether one stands right before another in its sentence, which opens with a comma."""
    first, second = one.claim.passage, other.claim.passage
    if one.document.id != other.document.id or first.start != second.start or one is other:
        return False
    return (
        second.exact.partition(other.clause)[0].rstrip().endswith(",")
        and one.clause in second.exact.partition(other.clause)[0]
    )


def _place(one: Statement) -> tuple[object, ...]:
    claim = one.claim
    amount = (claim.quantity.value, claim.quantity.unit) if claim.quantity and one.form == "number" else None
    named = claim.thing.id if claim.thing else None
    return one.document.id, claim.passage.start, one.clause, named if amount is None else None, amount


def _worth(one: Statement) -> tuple[object, ...]:
    return (
        -one.specificity,
        one.due is None,
        -one.strength,
        -(1.0 if one.claim.score is None else one.claim.score),
        one.claim.id,
    )


def told_first(one: Statement) -> tuple[object, ...]:
    """The order in which statements were said; garbled copies and what has no date last, headlines after bodies."""
    day = said_on(one)
    return (one.told.garbled, day is None, day or "", not one.document.published,
            one.claim.passage.role == "headline", one.document.id,
            one.start, one.claim.id)  # fmt: skip


def said_on(one: Statement) -> str | None:
    """The ISO day on which a statement stands in print."""
    return one.told.day


def subject_of(one: Statement) -> Subject:
    return Subject(one.told, one.clause, one.words, one.act, one.due, one.pointing, one.continuing)


def chain(statements: Iterable[Statement], rarity: Rarity, held: Mapping[str, str]) -> list[Chain]:
    """The chains of some statements; the order of the input does not matter.

    ``held``: entry of a meeting or exercise -> the first ISO day on which it is known to have been held: what is
    promised after it is another edition.
    """
    chains: list[Chain] = []
    places: dict[str, set[int]] = defaultdict(set)
    ordered = sorted(statements, key=told_first)
    subjects = [subject_of(one) for one in ordered]
    ceilings = Ceilings(subjects, rarity)
    for one, subject in zip(ordered, subjects, strict=True):
        keys = set(keys_of(subject))
        near = sorted(set().union(*(places[key] for key in keys)))
        may = [(place, chains[place].subjects) for place in near if _may_join(one, chains[place], held)]
        best, why = _best(may, ceilings.above(subject), partial(compare, subject, rarity=rarity))
        if best is None:
            best = len(chains)
            chains.append(Chain())
        chains[best].join(one, subject, why)
        for key in keys:
            places[key].add(best)
    return chains


def _best(
    rows: Iterable[tuple[int, Sequence[Subject]]], above: Above, compare: Callable[[Subject], Compared]
) -> tuple[int | None, tuple[str, ...]]:
    """The place of the chain that a statement fits best, and why; None where it fits none."""
    scored = []
    for place, members in rows:
        if found := above.best(members, SAME, compare):
            scored.append((found[0], -place, found[1]))
    points, place, why = max(scored, default=(0.0, 0, ()))
    return (-place, why) if points >= SAME else (None, ())


def _may_join(one: Statement, row: Chain, held: Mapping[str, str]) -> bool:
    """Not where another clause of its sentence is in the chain, nor where the edition promised was held before."""
    if not one.pointing and any(_beside(one, member) for member in row.statements):
        return False
    own = ordinals_in(one.clause)
    if own and row.ordinals and not own & row.ordinals and row.first.claim.kind in EDITED:
        return False
    if one.retold or row.first.claim.kind not in EDITED:
        return True
    said = said_on(one)
    return not any(said and held.get(entry, NEVER) < said for entry in row.entries)


def _beside(one: Statement, other: Statement) -> bool:
    """Whether two stand in one sentence as two promises."""
    same = one.document.id == other.document.id and one.claim.passage.start == other.claim.passage.start
    return same and one.clause != other.clause


def part_at(row: Chain, day: str) -> tuple[Chain, list[Statement]]:
    """A chain that was delivered on an ISO day: what was said by then, or tells of it again, and what is said anew."""
    old: list[tuple[Statement, tuple[str, ...]]] = []
    new: list[tuple[Statement, tuple[str, ...]]] = []
    for place, one in enumerate(row.statements):
        said = said_on(one)
        fresh = place and not one.retold and said is not None and days_between(day, said) > OCCASION
        (new if fresh else old).append((one, row.why[place]))
    return Chain([one for one, _ in old], [why for _, why in old]), [one for one, _ in new]


def telling_of(one: Statement, earlier: Sequence[Statement]) -> Telling:
    """How a statement stands to those of its chain that were said before it."""
    if not earlier:
        return "first"
    if one.retold:
        return "retold"
    sources = {other.told.source for other in earlier}
    said = said_on(one)
    near = any(_near(said, said_on(other)) for other in earlier)
    return "reported" if near or (one.told.source and one.told.source in sources) else "restated"


def _near(day: str | None, other: str | None) -> bool:
    return day is None or other is None or days_between(other, day) <= OCCASION


def drift_of(one: Statement, before: Statement) -> tuple[Drift, ...]:
    """What a statement changes in the words of the one before it."""
    return tuple(_drift(one, before))


def _drift(one: Statement, before: Statement) -> Iterator[Drift]:
    if one.strength != before.strength:
        yield "stronger" if one.strength > before.strength else "weaker"
    ends = last_day(one.due), last_day(before.due)
    if ends[0] and ends[0] != ends[1]:
        yield "new date"
    a, b = one.claim.quantity, before.claim.quantity
    if a and b and a.unit == b.unit and a.value != b.value:
        yield "new number"
    if one.specificity != before.specificity:
        yield "narrower" if one.specificity > before.specificity else "wider"
