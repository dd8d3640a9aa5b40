"""What is in place, in a sentence or a list of dated acts: signed then, approved then, in force since then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity.analyse import InPlace, Step
from comity.edtf import Day, bounds, parse_day
from comity.link.life import FAMILIES, RANKS
from comity.model import Claim
from comity.present.dates import adverb, full
from comity.present.phrase import VERBS, agree, reached, sentence_of, with_article

VAGUE: Final = frozenset({"on record", "concluded"})
"""States that add nothing without a date where another is known."""
ANEW: Final = frozenset({"signed", "updated"})
"""Acts that can be done anew; the others are done once, and dates of them that differ are accounts that differ."""
NEAR: Final = 62
"""Days between two accounts of one act at most: what lies farther apart was done anew."""
CUT: Final = ("was ", "is ", "has been ")
"""Verbs that a list of acts goes without."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act in the life of a thing, as one step or several tell of it."""

    state: str
    date: str | None
    others: tuple[str, ...]
    """The dates that other accounts give."""
    claims: tuple[Claim, ...]

    @property
    def family(self) -> str:
        return FAMILIES.get(self.state, self.state)


def standing_of(row: InPlace) -> str:
    """``The X was signed on 9 September 2020.``; of several acts ``X: signed on ...; came into force on ...``.

    Accounts that differ stand side by side.
    """
    acts = _acts(said_of(row))
    if len(acts) > 1:
        return sentence_of(f"{row.name}: {'; '.join(_clauses(acts))}")
    name = with_article(row.name)
    return sentence_of(f"{name} {agree(name, _told(acts[0]))}{_note(acts[0])}")


def said_of(row: InPlace) -> list[Step]:
    """The steps that are told of a row: of meetings the last, of vague steps without a date none."""
    met = [step for step in row.steps if step.state == "met"]
    told = [step for step in row.steps if step not in met[:-1] and (step.date or step.state not in VAGUE)]
    return told or list(row.steps[-1:])


# --- acts ---------------------------------------------------------------------------------------------------------


def _acts(steps: Sequence[Step]) -> list[Act]:
    """The acts that the steps tell of, in the order of time; those without a date stand where they come in a life."""
    groups: list[list[Step]] = []
    for step in sorted(steps, key=lambda step: _days(step.date)):
        home = next((group for group in groups if _tells_of(step, group[-1])), None)
        if home is None:
            groups.append([step])
        else:
            home.append(step)
    acts = [_act(group) for group in groups]
    dated = [act for act in acts if act.date]
    known = {act.family for act in dated}
    for act in (act for act in acts if not act.date and act.family not in known):
        later = (place for place, other in enumerate(dated) if _rank(other) > _rank(act))
        dated.insert(next(later, len(dated)), act)
    return dated


def _rank(act: Act) -> int:
    """How far an act is in a life; what is only known to be stands after all acts."""
    return len(RANKS) if act.state in ("on record", "under way") else RANKS[act.state]


def _tells_of(step: Step, other: Step) -> bool:
    """Whether two steps, the second no later, are accounts of one act."""
    family = FAMILIES.get(step.state, step.state)
    if family != FAMILIES.get(other.state, other.state) or bool(step.date) != bool(other.date):
        return False
    return family not in ANEW or _count(_days(step.date)[0]) - _count(_days(other.date)[1]) <= NEAR


def _days(edtf: str | None) -> tuple[Day, Day]:
    """The first and last day of a date; the first of all days where there is none."""
    start, end = bounds(edtf) if edtf else (None, None)
    first, last = start or end, end or start
    return (parse_day(first), parse_day(last)) if first and last else ((-9999, 1, 1), (-9999, 1, 1))


def _count(day: Day) -> int:
    """A day as a number; months are taken to have 31 days."""
    return (day[0] * 12 + day[1]) * 31 + day[2]


def _act(steps: Sequence[Step]) -> Act:
    """The act that the steps tell of, in the word that says most: signed rather than concluded."""
    state = min((step.state for step in steps), key=lambda state: state in FAMILIES)
    dates = _precise([step.date for step in steps if step.date])
    told = [account.value for step in steps for account in step.line.others]
    claims = tuple(claim for step in steps for claim in step.line.claims)
    others = [date for date in _precise([*dates, *told]) if dates and date != dates[-1]]
    return Act(state, dates[-1] if dates else None, tuple(others), claims)


def _precise(dates: Sequence[str]) -> list[str]:
    """The dates, each once, without those that a more precise one refines: 2020 goes where 2020-09-09 is."""
    unique = list(dict.fromkeys(dates))
    return [date for date in unique if not any(other != date and other.startswith(f"{date}-") for other in unique)]


# --- words --------------------------------------------------------------------------------------------------------


def _clauses(acts: Sequence[Act]) -> Iterator[str]:
    """``signed on 22 October 2008``, ``adopted anew on 29 August 2025``: each act with its verb and its date."""
    for place, act in enumerate(acts):
        words = _told(act)
        short = next((words.removeprefix(verb) for verb in CUT if words.startswith(verb)), words)
        if any(before.family == act.family for before in acts[:place]):
            verb, _, rest = short.partition(" ")
            short = f"{verb} anew {rest}"
        yield short + _note(act)


def _told(act: Act) -> str:
    if act.state == "met" and act.date:
        return f"last met {adverb(act.date)}"
    return reached(act.state, act.date, act.claims)


def _note(act: Act) -> str:
    """The dates of other accounts; that no date is given, where there is an act to date."""
    if act.others and act.state != "under way":
        return f" (in other accounts {', '.join(map(full, act.others))})"
    return "" if act.date or act.state in VERBS or act.state == "in force" else " (no date given)"
