"""What each of two states says of a third, or of a topic: their own sentences side by side, with their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.analyse.pair import Side, waits
from comity.edtf import parse_day, published_span
from comity.model import Claim, Party


@dataclass(frozen=True, slots=True)
class Position:
    """One sentence in which a side takes a position."""

    claim: Claim

    @property
    def date(self) -> str | None:
        """EDTF of when it was taken, as the text says; None where no text dates it."""
        when = self.claim.when
        return when.edtf if when and when.basis != "office" else None

    @property
    def said(self) -> str | None:
        """EDTF of the day on which it stands in print."""
        return self.claim.document.published


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: a third party, a topic, or a topic with a third party."""

    third: Side | None
    topic: str | None
    """The named thing; None where the sentences name none."""
    of_a: tuple[Position, ...]
    of_b: tuple[Position, ...]
    """Oldest first in print, those of undated texts last. What both took together stands on both sides."""

    @property
    def both(self) -> bool:
        """Whether there is a sentence of each side, to be held against the other."""
        return bool(self.of_a and self.of_b)


@dataclass(frozen=True, slots=True)
class Positions:
    """The issues on which the two states take positions: those with sentences of both sides first."""

    a: Side
    b: Side
    as_of: str | None
    issues: tuple[Issue, ...]


def find_positions(claims: Iterable[Claim], a: Side, b: Side, as_of: str | None = None) -> Positions:
    """The positions of two states on others and on named things, from all claims in which one of them stands.

    A position is of those of the two that act in it, else of the one of them that speaks. What they say of each other,
    without a named thing, is no issue here. ``as_of``: an ISO day; later texts are left out.
    """
    known = {claim.id: claim for claim in claims if claim.kind == "position" and not waits(claim)}
    rows: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    thirds: dict[str, Side] = {}
    for claim in sorted(known.values(), key=_in_print):
        if as_of is None or _by(claim, as_of):
            for third, topic in _issues(claim, (a.id, b.id)):
                if third:
                    thirds.setdefault(third.id, Side(third.id, third.name))
                sides = rows.setdefault((third.id if third else "", topic or ""), {a.id: [], b.id: []})
                for side in _holders(claim, (a.id, b.id)):
                    sides[side].append(claim)
    issues = [_issue(thirds.get(third), topic or None, sides, (a.id, b.id)) for (third, topic), sides in rows.items()]
    told = [issue for issue in issues if issue.of_a or issue.of_b]
    return Positions(a, b, as_of, tuple(sorted(told, key=_rank)))


def _holders(claim: Claim, pair: tuple[str, str]) -> tuple[str, ...]:
    """The sides that take the position: those that act in it, else the one of them that speaks."""
    actors = {party.id for party in claim.parties if party.role == "actor"}
    speaker = claim.speaker.id if claim.speaker and claim.speaker.id in pair else None
    return tuple(side for side in pair if side in actors) or ((speaker,) if speaker else ())


def _issues(claim: Claim, pair: tuple[str, str]) -> Iterator[tuple[Party | None, str | None]]:
    """Each third party with the named thing; the thing alone where there is none."""
    topic = claim.thing.name if claim.thing else None
    thirds = {party.id: party for party in claim.parties if party.id not in pair and party.role != "actor"}
    yield from ((third, topic) for third in thirds.values())
    if topic and not thirds:
        yield None, topic


def _issue(third: Side | None, topic: str | None, sides: Mapping[str, list[Claim]], pair: tuple[str, str]) -> Issue:
    return Issue(third, topic, *(tuple(map(Position, sides[side])) for side in pair))


def _rank(issue: Issue) -> tuple[object, ...]:
    size = len(issue.of_a) + len(issue.of_b)
    return not issue.both, issue.third is None, -size, issue.third.id if issue.third else "", issue.topic or ""


def _in_print(claim: Claim) -> tuple[object, ...]:
    start = published_span(claim.document.published)[0]
    return start is None, parse_day(start) if start else (), claim.document.id, claim.passage.start, claim.id


def _by(claim: Claim, day: str) -> bool:
    last = published_span(claim.document.published)[1]
    return last is not None and parse_day(last) <= parse_day(day)
