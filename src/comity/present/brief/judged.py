"""The box of judgements: the machine's by a stated rule in the words of ICD 203, and people's apart from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from comity.analyse.dossier import Dossier
from comity.analyse.judgement import LEAST, RULE, Judgement
from comity.present.brief.records import Section, Sentence
from comity.present.brief.wording import looked_through, name_of, of_class, since
from comity.present.inert import inert
from comity.present.words import plural
from comity.promise.records import Commitment

PEOPLE: Final = 3
"""Assessments by people that are shown, the latest."""


def judged(dossier: Dossier) -> Section:
    """What may be judged of the promises to come, and what people judged of any."""
    section = Section(
        "judgements", "Judgements", "ICD 203; likelihood and confidence apart", legend=RULE, place="right",
        where=f"comity promises {dossier.page.a.id} {dossier.page.b.id}{since(dossier)}",
    )  # fmt: skip
    machine = [_sentence(row, dossier) for row in dossier.judgements]
    if not machine:
        machine = [Sentence("No judgement: no promise is to come by a day that is known.", (looked_through(dossier),))]
    people = list(_people(dossier))
    return replace(section, sentences=(*machine, *people), least=len(machine) + 1)


def _sentence(row: Judgement, dossier: Dossier) -> Sentence:
    """One class of promises that are to come by a day."""
    what = f"{plural(row.open.n, 'promise')} to come by a day, naming {row.specificity} of 3"
    told = f"{row.kept.n:,} of {row.of.n:,} of the class delivered in time"
    rate = next(one for one in dossier.figures.rates if one.specificity == row.specificity)
    proof = of_class(rate, dossier)
    if row.likelihood is None:
        return Sentence(
            f"By rule, {what}: no judgement, n too small ({row.of.n} of at least {LEAST} came due).", (proof,)
        )
    low, high = (f"{value * 100:.0f}" for value in (row.lower, row.upper))
    grounds = f"n {row.of.n}, {plural(row.outlets, 'outlet')}, {row.assessed:,} assessed by people"
    words = f"By rule, {what}: delivery in time is {row.likelihood} for each ({told}; 95 %: {low}–{high} %)."
    return Sentence(f"{words} Confidence: {row.confidence} ({grounds}).", (proof,))


def _people(dossier: Dossier) -> Iterator[Sentence]:
    """What people assessed, in their words; that none did, where none did."""
    found = [one for one in dossier.commitments if one.assessment in ("assessed", "contested")]
    if not found:
        yield Sentence("By people: no promise of this pair has been assessed.", (looked_through(dossier),))
    yield from (_person(one) for one in found[:PEOPLE])


def _person(one: Commitment) -> Sentence:
    told = one.judged[-1] if one.judged else one.state
    return Sentence(inert(f"By people, {one.assessment}: {name_of(one)}: {told}."), (one.first.claim,))
