"""What a person should look at, what matters most first: conflicts, then what is in doubt and much rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import Final, Literal, Protocol

from comity.edtf import parse_day, published_span
from comity.judge.claims import Judged, done
from comity.judge.conflicts import Conflict
from comity.model import Claim, content_id

Nature = Literal["conflict", "proposal", "doubt"]
DOUBTFUL: Final = 0.8
"""A claim that counts is in the queue where its score is lower."""
LIVES: Final = 1.5
"""What is named, or is a step in the life of an agreement or mechanism, weighs so much more: pages show it first."""
FADES: Final = 5.0
"""Years before the newest report after which a claim weighs half."""
WHY: Final = '--why "..."'


class Pairing(Protocol):
    """Two claims that may be about one thing, as the linker proposes them."""

    @property
    def a(self) -> str: ...
    @property
    def b(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def why(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Use:
    """What rests on claims: the entry that each is in, and the independent source that a document is of."""

    entries: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: the claims, why it is there, and the commands by which it is decided."""

    nature: Nature
    claims: tuple[Claim, ...]
    why: str
    weight: float
    commands: tuple[str, ...]
    about: tuple[str, ...] = ()
    """Ids that are decided of: claims, of a proposal the two entries; of a lost decision the claims that may be
    meant."""
    decision: str | None = None
    """Id of the decision that the machine no longer bears out."""

    @property
    def id(self) -> str:
        """The item's own, the same as long as it stands in the queue."""
        return content_id("q", [self.nature, [claim.id for claim in self.claims], self.about, self.decision])

    @property
    def key(self) -> tuple[object, ...]:
        """Sorts items in the order of the queue, the same on every machine."""
        return (self.nature != "conflict", -self.weight, [claim.id for claim in self.claims], self.why)


def queue(
    judged: Sequence[Judged],
    conflicts: Iterable[Conflict],
    proposals: Iterable[Pairing],
    use: Use,
    waits: Callable[[Claim], bool],
) -> list[Item]:
    """All that a person should look at. ``waits``: whether a claim is left out of counts for its score.

    ``proposals``: those that nobody has decided on yet. The weight of a claim is its doubt (1 less its score), times
    one for each doubling of the independent sources that its entry rests on, more for what has a life, less with age.
    """
    by_id = {row.claim.id: row.claim for row in judged if not row.rejected}
    weigh = _Scales(by_id.values(), use)
    items = [_conflict(row, weigh) for row in conflicts]
    for pair in proposals:
        if pair.a in by_id and pair.b in by_id:
            items.append(_proposal(pair, by_id[pair.a], by_id[pair.b], weigh))
    items.extend(_doubts(judged, weigh, waits))
    return sorted(items, key=lambda item: item.key)


class _Scales:
    """How much rests on a claim."""

    def __init__(self, claims: Iterable[Claim], use: Use) -> None:
        self._use = use
        self._sources: dict[str, set[str]] = {}
        years = [0.0]
        for claim in claims:
            group = use.sources.get(claim.document.id, claim.document.id)
            self._sources.setdefault(self.entry(claim), set()).add(group)
            years.append(_year(claim) or 0.0)
        self._newest = max(years)

    def entry(self, claim: Claim) -> str:
        return self._use.entries.get(claim.id, f"e-{claim.id.removeprefix('c-')}")

    def sources(self, claim: Claim) -> int:
        """Independent sources that the claim's entry rests on."""
        return max(1, len(self._sources.get(self.entry(claim), ())))

    def __call__(self, claim: Claim) -> float:
        year = _year(claim)
        age = self._newest - year if year is not None else FADES
        return (1 + log2(self.sources(claim))) * (LIVES if _lives(claim) else 1.0) / (1 + age / FADES)


def _lives(claim: Claim) -> bool:
    named = claim.thing is not None and not claim.thing.id.startswith("new:")
    return named or claim.stage is not None or (claim.kind in ("agreement", "mechanism") and claim.column == "ACTUALLY")


def _year(claim: Claim) -> float | None:
    """When the claim was published, in years."""
    last = published_span(claim.document.published)[1]
    if last is None:
        return None
    year, month, day = parse_day(last)
    return year + (month - 1) / 12 + day / 366


# --- items --------------------------------------------------------------------------------------------------------


def _conflict(row: Conflict, weigh: _Scales) -> Item:
    decision = row.decision
    undo = f"comity decide undo {decision.id} {WHY}"
    ids = (row.claim.id,) if row.claim else row.candidates
    again = f" --set {decision.field}=..." if decision.action == "edit" else ""
    renew = (
        []
        if decision.action in ("merge", "split")
        else [f"comity decide {decision.action} {id}{again} {WHY}" for id in ids]
    )
    why = f"{done(decision)} by {decision.by} on {decision.made[:10]}; {row.words}"
    claims = (row.claim,) if row.claim else ()
    commands = [undo] if row.nature == "agrees" else [*renew, undo]
    weight = weigh(row.claim) if row.claim else 0.0
    return Item("conflict", claims, why, weight, tuple(commands), ids, decision.id)


def _proposal(pair: Pairing, a: Claim, b: Claim, weigh: _Scales) -> Item:
    ids = weigh.entry(a), weigh.entry(b)
    entries = " ".join(ids)
    commands = (f"comity decide merge {entries} {WHY}", f"comity decide split {entries} {WHY}")
    why = f"may be about one thing, {pair.score:.2f}: {pair.why}"
    return Item("proposal", (a, b), why, pair.score * max(weigh(a), weigh(b)), commands, ids)


def _doubts(judged: Iterable[Judged], weigh: _Scales, waits: Callable[[Claim], bool]) -> Iterator[Item]:
    for row in judged:
        claim = row.claim
        if row.decisions or claim.score is None or not (waits(claim) or claim.score < DOUBTFUL):
            continue
        standing = "waits and is not counted" if waits(claim) else "is counted"
        sources = weigh.sources(claim)
        why = (
            f"score {claim.score:.2f}: it {standing}; its entry rests on {sources} source{'' if sources == 1 else 's'}"
        )
        commands = (
            f"comity decide accept {claim.id} {WHY}",
            f"comity decide reject {claim.id} {WHY}",
            f"comity decide edit {claim.id} --set FIELD=VALUE {WHY}",
        )
        yield Item("doubt", (claim,), why, (1 - claim.score) * weigh(claim), commands, (claim.id,))
