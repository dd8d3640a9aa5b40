"""A sentence with all that was found in it: names, dates, things, numbers; and which of them an act has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.languages.dates import Dated
from comity.languages.numbers import Counted
from comity.languages.records import Clauses, Frame, Predicate, Term
from comity.languages.things import Named
from comity.model import Quantity, Speaker


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with all that was found in it; offsets of dates, things and numbers count from its start."""

    clauses: Clauses
    terms: Sequence[Term]
    dates: Sequence[Dated]
    things: Sequence[Named]
    numbers: Sequence[Counted]


def find_quantity(reading: Reading, one: Predicate) -> Quantity | None:
    """The number in the clause of the act: money and shares, else a count that may stand for it."""
    offset = reading.clauses.start
    near = [n for n in reading.numbers if n.start + offset >= one.scope and n.end + offset <= one.end and n.weighs]
    return near[-1].quantity if near else None


def find_thing(reading: Reading, one: Predicate, frame: Frame | None) -> Named | None:
    """The named thing of the act: one that its noun ends, else the nearest of its kind in its clause."""
    offset = reading.clauses.start
    near = [n for n in reading.things if n.start + offset >= one.scope and n.start + offset <= one.end]
    if frame is None:
        return near[-1] if near and near[-1].known else None
    ended = [n for n in near if n.end + offset >= one.start]
    kinds = {"engagement", "mechanism"} if frame.kind in ("engagement", "mechanism") else {frame.kind}
    fitting = [n for n in near if n.kind in kinds or (n.kind is None and frame.kind == "transfer")]
    found = [n for n in ended if n.kind in kinds] or fitting
    counted = [n for n in fitting if n.thing.edition is not None and found and n.thing.id == found[-1].thing.id]
    return counted[-1] if counted else found[-1] if found else None


def find_speaker(reading: Reading, place: int) -> Speaker | None:
    """Who says so, where the sentence tells it as somebody's word."""
    predicates = reading.clauses.predicates
    above = predicates[place].governor
    while above is not None and predicates[above].governor is not None and predicates[above].governor != above:
        above = predicates[above].governor
    if above is None or not (predicates[above].word.report or _reports(predicates[above])):
        return None
    said = [t for t in reading.terms if t.case in ("topic", "from") and t.states and t.end <= predicates[above].start]
    if not said or len(said[-1].states) != 1:
        return None
    term = said[-1]
    return Speaker(term.states[0], term.text, term.title)


def _reports(one: Predicate) -> bool:
    return one.word.governor is not None and one.word.governor.effect == "report"
