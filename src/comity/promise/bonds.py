"""How promises hang together: on a meeting to come, as a part of a larger one, as one that takes another's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from comity.edtf import published_span
from comity.promise.chains import Chain, said_on
from comity.promise.outcomes import target_of
from comity.promise.records import Statement, Told

HELD: Final = frozenset({"exercise", "meet", "talk", "join"})
"""Classes of acts by which a meeting or exercise itself is promised, and not what is brought to it."""
OF_THEM: Final = re.compile(r"\b(?:of (?:them|which|these|those)|among them|including)\b", re.IGNORECASE)
REPLACES: Final = re.compile(
    r"\b(?:replac\w+|supersed\w+|in(?: the)? place of|tak\w+ the place of|instead of|in lieu of)\b", re.IGNORECASE
)
MEETS: Final = re.compile(r"\b(summit|meeting|round|session|dialogue|2\+2|visit|talks)\b", re.IGNORECASE)


def hung_on_meetings(rows: Iterable[Chain], told: Sequence[Told]) -> list[Chain]:
    """The chains, with the day and entry of the next meeting where they are due at it and it is known to have been
    held."""
    found = ((day, one) for one in told if one.step == "held" and (day := _held_on(one)))
    held = sorted(found, key=lambda row: (row[0], row[1].claim.id))
    return [Chain([_hung(one, held) for one in row.statements], row.why) for row in rows]


def _held_on(one: Told) -> str | None:
    when = one.claim.when
    return published_span(when.edtf)[1] if one.claim.kind == "engagement" and when and when.basis != "office" else None


def _hung(one: Statement, held: Sequence[tuple[str, Told]]) -> Statement:
    if one.due is None or one.due.basis != "meeting":
        return one
    said, noun = said_on(one), MEETS.search(one.due.text or "")
    for day, meeting in held:
        if said and noun and day > said and noun.group().lower() in meeting.claim.passage.exact.lower():
            return replace(one, due=replace(one.due, edtf=day, end=day, entry=meeting.entry))
    return one


def parents_of(rows: Sequence[Chain]) -> dict[int, int]:
    """Place of a chain -> that of the one of which it is a part: told so in one sentence, or brought to its meeting."""
    found: dict[int, int] = {}
    for place, row in enumerate(rows):
        for other, larger in enumerate(rows):
            if place != other and (_is_share(row.first, larger) or _is_brought(row, larger)):
                found[place] = other
                break
    return found


def _is_share(one: Statement, larger: Chain) -> bool:
    """ "500,000 people, 50,000 of them skilled": told in one sentence, behind it."""
    return OF_THEM.search(one.clause) is not None and any(
        other.document.id == one.document.id and other.claim.passage.start == one.claim.passage.start
        and other.start < one.start for other in larger.statements
    )  # fmt: skip


def _is_brought(row: Chain, larger: Chain) -> bool:
    """Ships sent to an exercise: of one entry, of which the other promises that it is held."""
    entry = row.first.told.entry
    held = any(one.act in HELD and one.told.entry == entry for one in larger.statements)
    return entry is not None and held and all(one.act not in HELD for one in row.statements)


def superseded_by(rows: Sequence[Chain]) -> dict[int, int]:
    """Place of a chain of a number -> that of a later one that says in its own words that it takes its place."""
    found: dict[int, int] = {}
    for place, row in enumerate(rows):
        for other, later in enumerate(rows):
            if _replaces(later, row):
                found[place] = other
    return found


def _replaces(later: Chain, row: Chain) -> bool:
    mine, yours, said, before = target_of(later), target_of(row), said_on(later.first), said_on(row.first)
    if not (mine and yours and said and before and said > before and mine[1] == yours[1] and mine[0] != yours[0]):
        return False
    shared = set(later.first.words) & set(row.first.words)
    return len(shared) > 1 and any(REPLACES.search(one.clause) for one in later.statements)
