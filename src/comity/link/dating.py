"""The day of an undated document: what its offices leave, narrowed by the one known day of an entry it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from comity.edtf import MONTHS, WEEKDAYS, ordinal, overlaps, parse_day, pattern_of
from comity.link.spans import YEAR
from comity.model import Claim, When

_WEEKDAY: Final = re.compile(rf"\b{pattern_of(WEEKDAYS)}", re.IGNORECASE)
_DAY: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{pattern_of(MONTHS)})"
    rf"|\b(?P<name>{pattern_of(MONTHS)})\s+(?P<number>\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(
    rf"(?:(?:on|early|late)\s+)*{pattern_of(WEEKDAYS)}(?:['’]s)?(?:\s+(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
"""A weekday with nothing that says which: not "last Tuesday"."""
NEAR: Final = 2
"""Days within which another weekday of a document is the one beside its day, where the tense does not tell."""
WEEK: Final = 7
CITIES: Final = ("point", "city")


@dataclass(frozen=True, slots=True)
class Inferred:
    """What is inferred of an undated document: never its date of publication, and always marked as inferred."""

    document: str
    """Id."""
    when: When
    """The day of what it reports, basis ``office``; it was written on that day or within the six days after it."""
    why: tuple[str, ...]
    """In words: the known day that fits, and whose offices leave it."""
    days: tuple[tuple[str, When], ...]
    """Ids of claims of the document with the day that follows for each, the first of them the one that told."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A claim of the document, the day that it must be of, and the known claims that say so."""

    claim: Claim
    when: When
    day: date
    known: tuple[Claim, ...]


def infer(document_claims: Sequence[Claim], known: Mapping[str, Sequence[Claim]]) -> Inferred | None:
    """The day that an undated document reports; None where its offices leave none, or more than one.

    ``known``: id of one of its claims -> the other claims of its entry, or those that may be of it. A day counts where
    a known claim of another document tells of the same act (kind, step, parties), named or placed alike, on a day that
    lies in the bound and fits the words ("Tuesday").
    """
    if any(claim.document.published for claim in document_claims):
        return None
    ordered = sorted(document_claims, key=lambda claim: (claim.passage.start, claim.id))
    anchors = [found for claim in ordered if (found := _anchor(claim, known.get(claim.id, ())))]
    if not anchors or (max(a.day for a in anchors) - min(a.day for a in anchors)).days >= WEEK:
        return None
    first = anchors[0]
    days = {anchor.claim.id: _on(anchor.day, anchor.when) for anchor in anchors}
    days |= dict(_following(ordered, first.day, days))
    return Inferred(first.claim.document.id, days[first.claim.id], _why(first), tuple(days.items()))


def weekday_of(when: When) -> int | None:
    """The weekday of a single day, or else the one that the words name, 0 (Monday) to 6; None for none or several."""
    day = _single(when)
    if day is not None:
        return day.weekday()
    named = {WEEKDAYS[found.lower().rstrip(".")] for found in _WEEKDAY.findall(when.text or "")}
    return named.pop() if len(named) == 1 else None


def fits(when: When, day: date) -> bool:
    """Whether the day lies within what is known of a time, on the weekday and the day of the month that it names."""
    if when.edtf is None or not overlaps(when.edtf, day.isoformat()):
        return False
    weekday, calendar = weekday_of(when), _calendar_day(when)
    return weekday in (None, day.weekday()) and calendar in (None, (day.month, day.day))


def _single(when: When) -> date | None:
    """The one day of a time; None for a longer or unknown one, and for days BC."""
    if when.start is None or when.start != when.end or parse_day(when.start)[0] < 1:
        return None
    return date(*parse_day(when.start))


def _calendar_day(when: When) -> tuple[int, int] | None:
    """Month and day of words that give one day of the year: "20 August"."""
    found = _DAY.findall(when.text or "")
    if len(found) != 1:
        return None
    day, month, name, number = found[0]
    return MONTHS[(month or name).lower().rstrip(".")], int(day or number)


# --- the day that is known ----------------------------------------------------------------------------------------


def _anchor(claim: Claim, others: Iterable[Claim]) -> _Anchor | None:
    """The one day on which a claim bounded by offices can be, by what others tell of the same; what happened first."""
    when = claim.when
    if when is None or when.basis != "office" or (weekday_of(when) is None and _calendar_day(when) is None):
        return None
    rows = [(day, other) for other in others if (day := _day_told(claim, other)) is not None and fits(when, day)]
    rows = [row for row in rows if row[1].column == "ACTUALLY"] or rows
    if len({day for day, _ in rows}) != 1:
        return None
    return _Anchor(claim, when, rows[0][0], tuple(sorted((other for _, other in rows), key=lambda other: other.id)))


def _day_told(claim: Claim, other: Claim) -> date | None:
    """The day that another document gives for the act of a claim; None where it gives none or tells of another act."""
    when = other.when
    if when is None or when.basis == "office" or other.document.id == claim.document.id:
        return None
    return _single(when) if _is_alike(claim, other) else None


def _is_alike(claim: Claim, other: Claim) -> bool:
    """Whether two claims can tell of one act: a kind and parties alone are many acts, so that they name one thing, or
    one town where the claim gives the day of the month or its bound is a year at most."""
    one, two = _partners(claim), _partners(other)
    if (claim.kind, claim.stage) != (other.kind, other.stage) or not (one <= two or two <= one):
        return False
    named, placed = _same_thing(claim, other), _same_place(claim, other)
    if False in (named, placed):
        return False
    return bool(named or (placed and claim.when and _is_close(claim.when)))


def _is_close(when: When) -> bool:
    if _calendar_day(when) is not None:
        return True
    first, last = (ordinal(day) if day else None for day in (when.start, when.end))
    return first is not None and last is not None and last - first <= YEAR


def _partners(claim: Claim) -> frozenset[str]:
    return frozenset(party.id for party in claim.parties if party.role != "third")


def _same_thing(claim: Claim, other: Claim) -> bool | None:
    """Whether both name one thing, an edition of a series by its number too; None where one of them names none."""
    if claim.thing is None or other.thing is None:
        return None
    editions = {claim.thing.edition, other.thing.edition} - {None}
    one, two = sorted((claim.thing.id, other.thing.id), key=len)
    return len(editions) < 2 and (one == two or two.endswith(f"-{one}"))


def _same_place(claim: Claim, other: Claim) -> bool | None:
    """True for one town, False for two places of which neither can lie in the other, None where that is open."""
    one, two = claim.where, other.where
    if one is None or two is None:
        return None
    if one.country and two.country and one.country != two.country:
        return False
    towns = one.precision in CITIES and two.precision in CITIES
    return one.name.casefold() == two.name.casefold() if towns else None


# --- what follows from it -----------------------------------------------------------------------------------------


def _following(claims: Iterable[Claim], day: date, known: Mapping[str, When]) -> Iterator[tuple[str, When]]:
    """The days of the other claims that give a weekday."""
    for claim in claims:
        when = claim.when
        if when is not None and when.basis == "office" and claim.id not in known:
            other = _beside(claim, when, day)
            if other is not None and fits(when, other):
                yield claim.id, _on(other, when)


def _beside(claim: Claim, when: When, day: date) -> date | None:
    """The day of the weekday that a claim names, in the week before or after the day that its document reports.

    Before it where the claim tells of the time before ("had called"), after it for what is still to come, else the
    nearest, where one is near; None for a weekday that words place otherwise ("last Monday").
    """
    weekday = weekday_of(when)
    if weekday is None or not _PLAIN.fullmatch(when.text or ""):
        return None
    back = (day.weekday() - weekday) % WEEK
    if claim.column != "ACTUALLY":
        return day + timedelta(days=WEEK - back) if back else None
    if back <= NEAR or _is_told_before(claim):
        return day - timedelta(days=back)
    return day + timedelta(days=WEEK - back) if WEEK - back <= NEAR else None


def _is_told_before(claim: Claim) -> bool:
    """True where "had" stands before the verb."""
    verb = next(iter(claim.trigger.split()), None)
    before = rf"\bhad\b(?:\s+\w+){{0,2}}\s+{re.escape(verb or '')}"
    return verb is not None and re.search(before, claim.passage.exact) is not None


def _on(day: date, when: When) -> When:
    iso = day.isoformat()
    return When(iso, iso, iso, "office", when.text)


def _why(anchor: _Anchor) -> tuple[str, ...]:
    thing = next((claim.thing.name for claim in (anchor.claim, *anchor.known) if claim.thing), anchor.claim.kind)
    told = ", ".join(claim.id for claim in anchor.known)
    fit = (
        f"“{anchor.when.text}” within {anchor.when.edtf}: of the known days of {thing} only {anchor.day} fits ({told})"
    )
    return (fit, *(reason for reason in anchor.claim.why if reason.startswith("written ")))
