"""What changed in a ledger since a day, by its meaning: acts, states that moved, what was missed, plans, accounts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from comity.analyse.lines import Line, by_entry, make_lines, newest
from comity.analyse.pair import waits
from comity.analyse.plans import met_claims
from comity.link.entries import Linked, make_entry
from comity.link.lives import step_of
from comity.model import Claim, Entry, column_of

Meaning = Literal["moved", "act", "missed", "plan", "account", "said"]
MEANINGS: Final[tuple[Meaning, ...]] = ("moved", "act", "missed", "plan", "account", "said")


class Horizon(NamedTuple):
    """The last day of publication in the ledger, before and now: what is silent is asked for as of that day."""

    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the ledger learned, with the line that proves it."""

    meaning: Meaning
    line: Line
    entry: str | None
    name: str
    before: str | None = None
    """The state in which the entry stood before; None where it was not known."""
    after: str | None = None
    """The state in which it stands now."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a ledger learned since a day."""

    since: str
    rows: tuple[Change, ...]
    documents: int
    """Documents that came in since."""
    repeated: int = 0
    """New reports that say no more than was known."""
    recoded: int = 0
    """Claims that newer rules or a correction made of documents that were known before."""
    waiting: int = 0
    """New claims that the machine is not sure of: they make no row."""

    def of(self, meaning: Meaning) -> tuple[Change, ...]:
        return tuple(row for row in self.rows if row.meaning == meaning)


def find_changes(claims: Sequence[Claim], news: Collection[str], linked: Linked, horizon: Horizon) -> list[Change]:
    """The changes that new claims make, by meaning, then newest first.

    ``claims``: the new ones and all others of their entries, and the entries whose days may have passed. ``news``: ids
    of the new ones. Copies of what was known, and what waits to be looked at, change nothing.
    """
    sure = [claim for claim in claims if not waits(claim)]
    met = met_claims(sure, linked)
    rows = [row for id, group in by_entry(sure, linked).items() for row in _of_entry(id, group, news, linked, horizon)]
    rows = [row for row in rows if row.line.id not in met]
    loose = [claim for claim in sure if claim.id not in linked.entries and claim.id in news]
    rows += [Change(_meaning(line), line, None, line.what) for line in make_lines(loose, linked=linked)]
    ordered = sorted(
        sorted(rows, key=lambda row: (row.name, row.line.id)), key=lambda row: newest(row.line), reverse=True
    )
    return sorted(ordered, key=lambda row: MEANINGS.index(row.meaning))


def _of_entry(
    id: str, claims: Sequence[Claim], news: Collection[str], linked: Linked, horizon: Horizon
) -> Iterator[Change]:
    """The changes of one entry: each new line is one; of an entry that moved, only the step to where it stands."""
    old = [claim for claim in claims if claim.id not in news]
    before = make_entry(id, old, linked.copies, horizon.before, linked.owners) if old else None
    after = make_entry(id, claims, linked.copies, horizon.now, linked.owners)
    lines = make_lines(claims, linked=linked)
    moved = before is not None and before.state != after.state
    found = [row for line in lines if (row := _of_line(line, news, before, after))]
    acts = {"moved", "act", "account"} & {row.meaning for row in found}
    yield from (row for row in found if not (acts and _is_beside(row)))
    if moved and after.state == "silent" and not acts:
        planned = next((line for line in lines if line.status in ("planned", "agreed", "promised", "expected")), None)
        if planned:
            yield Change(
                "missed", replace(planned, silent=True), id, after.name, before.state if before else None, after.state
            )


def _of_line(line: Line, news: Collection[str], before: Entry | None, after: Entry) -> Change | None:
    """What is new in a line: all of it, or an account that differs from what was known; else nothing."""
    fresh = [claim for claim in line.claims if claim.id in news]
    states = (before.state if before else None, after.state)
    if not fresh:
        return None
    if len(fresh) < len(line.claims):
        differs = bool(line.others) and any(_is_fresh(group, news) for group in _accounts(line))
        return Change("account", line, after.id, after.name, *states) if differs else None
    meaning = _meaning(line)
    if meaning == "act" and before and states[0] != states[1] and _step(line, after) == states[1]:
        meaning = "moved"
    passed = meaning == "plan" and after.state == "silent"
    return Change(meaning, replace(line, silent=True) if passed else line, after.id, after.name, *states)


def _meaning(line: Line) -> Meaning:
    column = column_of(line.status)
    if line.alleged or column == "SHOULD" or line.kind == "position":
        return "said"
    if column == "LIKELY":
        return "plan"
    if line.kind == "measure":
        return "said"
    told = line.status == "happened" or (line.status == "not_happened" and line.kind in ("exercise", "engagement"))
    return "act" if told else "said"


def _step(line: Line, entry: Entry) -> str | None:
    step = step_of(line.claims[0], entry.kind)
    return step.state if step else None


def _is_beside(row: Change) -> bool:
    """What adds nothing to an act of the same entry: that it is there, or was planned."""
    if row.meaning == "plan":
        return row.line.kind in ("exercise", "engagement")
    lives = row.line.kind in ("exercise", "engagement", "agreement", "mechanism", "transfer")
    return lives and row.meaning == "said" and row.line.status == "under_way"


def _accounts(line: Line) -> list[Collection[str]]:
    """The claims that give each of the dates that differ."""
    others = {id for account in line.others for id in account.claims}
    shown = [claim.id for claim in line.claims if claim.id not in others and (claim.when or claim.due)]
    return [shown, *(account.claims for account in line.others)]


def _is_fresh(ids: Collection[str], news: Collection[str]) -> bool:
    return bool(ids) and all(id in news for id in ids)
