"""Page one of a brief: the bottom line, what is in place, what is new, and the ladder of the promises told most of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from comity.analyse import InPlace, Line, Step
from comity.analyse.dossier import Dossier
from comity.analyse.recent import DAYS, Recent
from comity.edtf import published_span
from comity.link.accounts import family
from comity.model import Claim
from comity.present.brief.records import Row, Section, Sentence, distinct
from comity.present.brief.wording import (
    MOST,
    NONE,
    UNDATED,
    absent,
    all_promises,
    looked_through,
    name_of,
    once,
    proofs_of,
    sentence_on,
    since,
)
from comity.present.dates import either, full, short
from comity.present.inert import inert
from comity.present.lead import foundation_of, latest_act
from comity.present.pictures import Picture
from comity.present.promises import MARKS, height_of, makers_of, state_of, times
from comity.present.words import NAME, cut, plural, worded
from comity.promise.records import Commitment, Rung, State

LADDER: Final = 8
"""Promises on the ladder of page one."""
THINNED: Final = "Of rungs of one height the first and the last are drawn."
STAGES: Final[dict[str, tuple[str, ...]]] = {
    "signed": ("signed", "concluded", "updated"),
    "in force": ("in force",),
    "operational": ("operational", "in use", "launched", "under way", "met"),
}
"""The columns of what is in place, and the steps in a life that they hold."""
PLAIN: Final = ("signed", "in force", "operational", "concluded")
"""Steps that the head of their column names."""


def front(dossier: Dossier, pictures: Sequence[Picture] = ()) -> tuple[Section, ...]:
    """The sections of page one; ``pictures``: drawn from the ledger for it, the ladder first."""
    return (
        Section("bottom", "Bottom line", "", _bottom_line(dossier), least=3),
        in_place(dossier),
        recent(dossier),
        ladder(dossier, pictures[0] if pictures else None),
    )


def by_day(dossier: Dossier) -> str:
    return f" by {full(dossier.day)}" if dossier.day else ""


# --- the bottom line ----------------------------------------------------------------------------------------------


def _bottom_line(dossier: Dossier) -> tuple[Sentence, ...]:
    """The latest act, what is in place, and where the promises stand; of what there is none, that there is none."""
    return _latest(dossier), _foundation(dossier), _promised(dossier)


def _latest(dossier: Dossier) -> Sentence:
    line = latest_act(dossier.page)
    if line is None:
        return Sentence(f"No dated act of both is on record{by_day(dossier)}.", (looked_through(dossier),))
    return sentence_on(line, f"The latest act on record ({short(line.date)}): ")


def _foundation(dossier: Dossier) -> Sentence:
    """The newest rows of what is in place, three by name, the others as a count."""
    told = foundation_of(dossier.page)
    if told is None:
        return Sentence(f"Nothing is on record as in place{by_day(dossier)}.", (looked_through(dossier),))
    return Sentence(*told)


def _promised(dossier: Dossier) -> Sentence:
    """How many promises stand in which state, and the newest that is still to come; never a share of them."""
    found = dossier.commitments
    if not found:
        return Sentence(f"No promise between the two was found{by_day(dossier)}.", (looked_through(dossier),))
    states: Counter[State] = Counter(one.state for one in found)
    counts = ", ".join(f"{states[state]:,} {state}" for state in MARKS if states[state])
    count = all_promises(dossier)
    words = f"Of {plural(len(found), 'promise')} found, by state: {counts}"
    newest = _newest(found)
    if newest is None:
        return Sentence(f"{words}.", (count,))
    said = short(newest.first.document.published)
    return Sentence(inert(f"{words}; the newest to come: {name_of(newest)} ({said})."), (count, newest.first.claim))


def _newest(found: Sequence[Commitment]) -> Commitment | None:
    """The promise said last that is open, those with a day first."""
    left = [one for one in found if one.state in ("open", "restated", "in progress") and _said(one)]
    return max(left, key=lambda one: (_said(one), one.due is not None, one.id), default=None)


def _said(one: Commitment) -> str:
    return published_span(one.first.document.published)[1] or ""


# --- in place -----------------------------------------------------------------------------------------------------


def in_place(dossier: Dossier) -> Section:
    """What stands, with the days of its life; a dash where no text gives one."""
    rows = tuple(_standing(row, dossier) for row in dossier.page.in_place[:MOST])
    section = Section(
        "in-place", "In place", "by the acts on record", (), ("", *STAGES, "next review"), rows, least=3,
        legend=f"{NONE}: no text read tells of it. Dates with “or”: accounts differ.",
        more=len(dossier.page.in_place) - len(rows), where=_pair(dossier, "pair"),
    )  # fmt: skip
    return section if rows else absent(
        section, f"No evidence found{by_day(dossier)} that anything is in place.", looked_through(dossier)
    )  # fmt: skip


def _pair(dossier: Dossier, command: str) -> str:
    return f"comity {command} {dossier.page.a.id} {dossier.page.b.id}{since(dossier)}"


def _standing(row: InPlace, dossier: Dossier) -> Row:
    stages = [_last(row, states) for states in STAGES.values()]
    review = _review(row, dossier)
    cells = [_day(step) if step else NONE for step in stages]
    shown = [claim for step in stages if step for claim in proofs_of(step.line)[: 1 + len(step.line.others)]]
    shown += review.claims[:1] if review else []
    ahead = short(review.date) if review else NONE
    return Row((cut(row.name, NAME), *map(inert, (*cells, ahead))), distinct(shown or [row.claims[0]]))


def _last(row: InPlace, states: Sequence[str]) -> Step | None:
    """The latest step of a column, one with a date before those without."""
    found = [step for step in row.steps if step.state in states or family(step.state) in states]
    return max(found, key=lambda step: (step.date is not None, row.steps.index(step)), default=None)


def _day(step: Step) -> str:
    """``9 Sep 2020``, ``adopted 29 Aug 2025``, ``last met 20 Aug 2024``, ``15 or 16 Feb 2011``, ``undated``."""
    word = {"met": "last met"}.get(step.state) or worded(step.state, step.line.claims)
    dates = [step.date, *(account.value for account in step.line.others)] if step.date else []
    told = either([one for one in dates if one]) if dates else UNDATED
    return told if word in PLAIN else f"{word} {told}" if step.date else f"{word}, {UNDATED}"


def _review(row: InPlace, dossier: Dossier) -> Line | None:
    """What is to be done with a thing that stands, next after the as-of day: the earliest with a day."""
    if dossier.day is None:
        return None
    names = {step.line.thing.id for step in row.steps if step.line.thing}
    ahead = [
        line for line in (*dossier.page.likely.dated, *dossier.page.should.dated)
        if ((row.entry and line.entry == row.entry) or (line.thing and line.thing.id in names))
        and (published_span(line.date)[0] or "") > dossier.day
    ]  # fmt: skip
    return min(ahead, key=lambda line: (published_span(line.date)[0] or "", line.id), default=None)


# --- what is new --------------------------------------------------------------------------------------------------


def recent(dossier: Dossier) -> Section:
    """What happened, was said and moved in the last 90 days."""
    begun = before(dossier.day, DAYS)
    span = f"{short(begun)} to {short(dossier.day)}" if dossier.day else ""
    section = Section(
        "changed", f"What changed in {DAYS} days", f"{span}; by the day it happened or was said", least=3,
        where=_pair(dossier, "promises"),
    )  # fmt: skip
    if not dossier.recent:
        words = (
            f"Nothing dated in these days was found; documents on the pair published in them: {_published(dossier)}."
        )
        return absent(section, words, looked_through(dossier))
    found = once(_changed(row) for row in dossier.recent)
    return Section(
        section.key, section.title, section.meaning, found[:MOST], least=section.least,
        more=max(0, len(found) - MOST), where=section.where,
    )  # fmt: skip


def before(day: str | None, days: int) -> str | None:
    """The ISO day so many days before another; None where there is none."""
    return str(date.fromisoformat(day) - timedelta(days=days)) if day and day[:1].isdigit() else None


def _published(dossier: Dossier) -> int:
    """How many of the documents on the pair were published in these days."""
    begun = before(dossier.day, DAYS) or ""
    days = (published_span(edtf)[1] or "" for edtf in dossier.figures.published.values())
    return sum(begun <= day <= (dossier.day or "") for day in days)


def _changed(row: Recent) -> Sentence:
    if row.line is not None:
        return sentence_on(row.line, date=short(row.date))
    one = row.commitment
    words = _turned(row, one) if one else ""
    return Sentence(inert(words), row.claims[:1], short(row.date))


def _turned(row: Recent, one: Commitment) -> str:
    name, makers = name_of(one), makers_of(one)
    if row.turn == "overdue":
        return f"Came due, and nothing was found that delivers it: {name} ({makers})."
    if row.turn == "moved" and row.rung:
        return f"Rung {height_of(row.rung)}: {name} ({makers}; {state_of(one)})."
    if row.turn == "restated":
        return f"Said again, {times(one.restatements)} by now: {name} ({makers})."
    due = f", due {short(one.due.edtf or one.due.end)}" if one.due and one.due.end else ""
    return f"Promised: {name} ({makers}{due})."


# --- the ladder ---------------------------------------------------------------------------------------------------


def on_ladder(commitments: Sequence[Commitment], most: int = LADDER) -> tuple[Commitment, ...]:
    """The promises that the ladder shows: those with most rungs, of them the ones told of last.

    Of the rungs of one height each has the first and the last only.
    """
    return tuple(map(_thinned, _most_told(commitments)[:most]))


def _most_told(commitments: Sequence[Commitment]) -> list[Commitment]:
    return sorted(commitments, key=lambda one: (-len(one.ladder), -_day_number(one), one.id))


def _thinned(one: Commitment) -> Commitment:
    heights: dict[tuple[object, ...], list[Rung]] = {}
    for rung in one.ladder:
        heights.setdefault((rung.rung, rung.telling == "first", rung.part), []).append(rung)
    kept = [rung for rungs in heights.values() for rung in _ends(rungs)]
    return replace(one, ladder=tuple(rung for rung in one.ladder if rung in kept))


def _ends(rungs: Sequence[Rung]) -> tuple[Rung, ...]:
    """The first and the last of some rungs; of those without a day one, where no other is."""
    dated = sorted((rung for rung in rungs if rung.day), key=lambda rung: published_span(rung.day)[1] or "")
    return (dated[0], dated[-1]) if dated else tuple(rungs[:1])


def _day_number(one: Commitment) -> int:
    days = [published_span(rung.day)[1] or "" for rung in one.ladder]
    newest = max((day for day in days if day[:1].isdigit()), default="0001-01-01")
    return date.fromisoformat(newest).toordinal()


def ladder(dossier: Dossier, picture: Picture | None) -> Section:
    """The promises with most rungs: when they were said, how often again, and how far they came."""
    shown = _most_told(dossier.commitments)[:LADDER]
    count = f"the {len(shown)} promises with most rungs, of {len(dossier.commitments):,}"
    section = Section(
        "ladder", "Ladder", count, (), ("", "first said", "said again", "last deed", "state"),
        tuple(map(_climb, shown)), picture, THINNED if picture else "", least=len(shown),
        where=_pair(dossier, "promises"),
    )  # fmt: skip
    return section if shown else absent(
        section, f"No promise between the two was found{by_day(dossier)}.", looked_through(dossier)
    )  # fmt: skip


def _climb(one: Commitment) -> Row:
    deeds = [rung for rung in one.ladder if rung.rung not in (0, 1)]
    last = max(deeds, key=lambda rung: published_span(rung.day)[1] or "", default=None)
    claims: list[Claim] = [one.first.claim, *(last.claims[:1] if last else ())]
    return Row(
        tuple(map(inert, (
            name_of(one), short(one.first.document.published), times(one.restatements) if one.restatements else NONE,
            f"{height_of(last)}, {short(last.day)}" if last else NONE, f"{MARKS[one.state]} {state_of(one)}",
        ))),
        distinct(claims),
    )  # fmt: skip
