"""Claims as lines: one thing said by one source or many, the same in every order of the claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from comity.edtf import Day, contains, parse_day, published_span
from comity.link.accounts import BESIDE, days_of, family, first_of, gap_of, is_once, others_of
from comity.link.entries import ROLES, UNLINKED, Linked, first_told, kind_of, sources_of, things_of, words_of
from comity.link.life import state_of
from comity.link.lives import INTENTS, step_of
from comity.link.traits import LASTING
from comity.model import Account, Claim, Kind, Party, Quantity, Status, Thing, When

TOPICAL: Final[frozenset[Kind]] = frozenset({"position", "policy"})
"""Kinds whose thing is a topic and no identity: two positions on one topic stay two."""
NUMBERED: Final[frozenset[Kind]] = frozenset({"measure", "transfer"})
NEVER: Final[Day] = (-99999, 1, 1)
ANEW: Final = 200
"""Days after which an act of the same name is another one, of things that go on: a text that is signed anew."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said: the claims of one entry that agree in status and step, or that agree in all that they say."""

    date: str | None
    """EDTF of when it happened or is to happen; the due date where that is all that is known."""
    kind: Kind
    status: Status
    state: str | None
    """The step in an agreement's or mechanism's life: signed, in force ..."""
    alleged: bool
    what: str
    parties: tuple[Party, ...]
    thing: Thing | None
    quantity: Quantity | None
    claims: tuple[Claim, ...]
    """The one to look at first comes first: the earliest original that gives the line's date."""
    sources: int = 1
    """Independent sources: documents that copy one another count once."""
    entry: str | None = None
    """Id of the entry that all the claims are in."""
    others: tuple[Account, ...] = ()
    """Dates that other accounts give of the same act and that cannot be so as well, with the claims that give them."""
    silent: bool = False
    """True of a plan whose days have passed without any report."""

    @property
    def documents(self) -> int:
        return len({claim.document.id for claim in self.claims})

    @property
    def publishers(self) -> tuple[str, ...]:
        """The outlets by name, each once, the earliest first."""
        return tuple(dict.fromkeys(claim.document.publisher for claim in self.claims if claim.document.publisher))

    @property
    def inferred(self) -> When | None:
        """Of a line without a date, the days that the offices of those named leave: a bound, never its date."""
        claim = self.claims[0]
        return next((when for when in (claim.when, claim.due) if when and when.basis == "office"), None)

    @property
    def id(self) -> str:
        """The id of the claim to look at first."""
        return self.claims[0].id


@dataclass(frozen=True, slots=True)
class Lines:
    """One column: lines with a date, newest first, and those without, which never borrow one."""

    dated: tuple[Line, ...]
    undated: tuple[Line, ...]

    def __iter__(self) -> Iterator[Line]:
        return iter((*self.dated, *self.undated))

    def __len__(self) -> int:
        return len(self.dated) + len(self.undated)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of an entry by all its claims that are looked at."""

    entry: str
    kind: Kind
    thing: Thing | None

    @staticmethod
    def of(id: str, claims: Sequence[Claim]) -> Frame:
        kind = kind_of(claims)
        things = things_of(claims, kind)
        return Frame(id, kind, things[0] if things else None)


def make_lines(
    claims: Sequence[Claim], pair: Sequence[str] = (), linked: Linked = UNLINKED, among: Sequence[Claim] = ()
) -> list[Line]:
    """The claims as lines, newest first, in the same order on every machine.

    ``pair``: parties to be named first. ``among``: further claims of the entries, which say what they are called.
    """
    ordered = sorted(claims, key=lambda claim: first_told(claim, linked.copies))
    all_of = by_entry({claim.id: claim for claim in (*among, *claims)}.values(), linked)
    lines = [
        line
        for id, own in by_entry(ordered, linked).items()
        for line in _lines_of(Frame.of(id, all_of[id]), own, pair, linked)
    ]
    lines += _unlinked([claim for claim in ordered if claim.id not in linked.entries], pair, linked)
    return sorted(sorted(lines, key=lambda line: (line.kind, line.what, line.id)), key=newest, reverse=True)


def by_entry(claims: Iterable[Claim], linked: Linked) -> dict[str, list[Claim]]:
    """The claims that are linked, by the id of their entry."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in linked.entries:
            groups.setdefault(linked.entries[claim.id], []).append(claim)
    return groups


def parted(lines: Sequence[Line]) -> Lines:
    return Lines(tuple(line for line in lines if line.date), tuple(line for line in lines if not line.date))


def is_number(row: Line | Claim) -> bool:
    """A measured quantity, or a sum of money in whatever kind of claim."""
    quantity = row.quantity
    return quantity is not None and (row.kind in NUMBERED or (len(quantity.unit) == 3 and quantity.unit.isupper()))


def newest(line: Line) -> tuple[Day, Day]:
    """Sorts lines by their dates, those without one first."""
    start, end = published_span(line.date)
    first, last = start or end, end or start
    return (parse_day(first), parse_day(last)) if first and last else (NEVER, NEVER)


# --- claims of one entry ------------------------------------------------------------------------------------------


def _lines_of(frame: Frame, claims: Sequence[Claim], pair: Sequence[str], linked: Linked) -> Iterator[Line]:
    """The lines of an entry: one for each status and step, and of what can be done again one for each time."""
    groups: dict[tuple[object, ...], list[_Dated]] = {}
    for claim in claims:
        groups.setdefault(_told(claim, frame.kind), []).append(_Dated(claim, dated(claim, frame.kind)))
    for group in groups.values():
        for act in _acts(group, frame.kind):
            yield _joined(act, frame, pair, linked)


class _Dated(NamedTuple):
    """A claim, and the date under which it is listed."""

    claim: Claim
    date: str | None


def _told(claim: Claim, kind: Kind) -> tuple[object, ...]:
    """What two claims of an entry must share to be one line; amounts only where they are what it is about."""
    step = step_of(claim, kind)
    state = family(step.state) if step else None
    amount = (claim.quantity.value, claim.quantity.unit) if claim.quantity and is_number(claim) else None
    words = " ".join(claim.passage.exact.split()) if claim.kind in TOPICAL and kind not in TOPICAL else None
    return claim.status, claim.alleged, amount, state, claim.stage if state in INTENTS else None, words


def dated(claim: Claim, kind: Kind) -> str | None:
    """The date under which a claim of an entry is listed: of a plan the day it is for, else that of the decision."""
    step = step_of(claim, kind)
    if step is not None:
        return step.when.edtf if step.when else None
    return _time(claim)


def _time(claim: Claim) -> str | None:
    """When, else the due date; None where neither is dated, or the date is no more than inferred."""
    return next((when.edtf for when in (claim.when, claim.due) if when and when.edtf and when.basis != "office"), None)


def _acts(rows: Sequence[_Dated], kind: Kind) -> list[list[_Dated]]:
    """The claims by the act they tell of: all of them where it is done once, else by their dates."""
    state = step.state if (step := step_of(rows[0].claim, kind)) else ""
    once = is_once("when" if kind not in LASTING else family(state), kind) and state not in (*BESIDE, "proposed")
    places = {row.claim.id: place for place, row in enumerate(rows)}
    groups: dict[str, list[_Dated]] = {}
    for row in sorted((row for row in rows if row.date), key=_fineness):
        date = row.date or ""
        home = next((one for one in groups if _one_act(date, one, kind, once)), date)
        groups.setdefault(home, []).append(row)
    acts = list(groups.values())
    rest = [row for row in rows if not row.date]
    if rest and len(acts) == 1:
        acts[0] += rest
    elif rest:
        acts.append(rest)
    return [sorted(act, key=lambda row: places[row.claim.id]) for act in acts]


def _one_act(date: str, other: str, kind: Kind, once: bool) -> bool:
    """Whether two dates are of one act: of one that is done once, unless a text of that name is made anew."""
    if once:
        return kind not in LASTING or gap_of(date, other) <= ANEW
    return date == other or contains(date, other)


def _fineness(row: _Dated) -> int:
    days = days_of(row.date)
    return days[1] - days[0] if days else 10**9


def _joined(rows: Sequence[_Dated], frame: Frame, pair: Sequence[str], linked: Linked) -> Line:
    claims = [row.claim for row in rows]
    dates = [row.date for row in rows if row.date]
    shown = first_of(dates, frame.kind) if dates else None
    first = next(row.claim for row in rows if row.date == shown)
    thing = None if frame.kind in TOPICAL else frame.thing
    return Line(
        date=shown,
        kind=first.kind,
        status=first.status,
        state=state_of(first),
        alleged=first.alleged,
        what=thing.name if thing else words_of(first),
        parties=_parties(claims, pair),
        thing=thing or first.thing,
        quantity=first.quantity,
        claims=(first, *(claim for claim in claims if claim is not first)),
        sources=len(sources_of(claims, linked.copies, linked.owners)),
        entry=frame.entry,
        others=tuple(_others(shown, rows, frame.kind)),
    )


def _others(shown: str | None, rows: Sequence[_Dated], kind: Kind) -> Iterator[Account]:
    given = {row.claim.id: row.date for row in rows if row.date}
    for date in others_of(shown, list(given.values()), kind):
        yield Account("when", date, tuple(id for id, own in given.items() if own == date))


# --- claims that are in no entry ----------------------------------------------------------------------------------


def _unlinked(claims: Sequence[Claim], pair: Sequence[str], linked: Linked) -> Iterator[Line]:
    groups: dict[tuple[object, ...], list[Claim]] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for claim in claims:
        key = _identity(claim)
        if key[0] == "text":
            seen[(*key, claim.document.id)] += 1
            key = (*key, seen[(*key, claim.document.id)])
        groups.setdefault(key, []).append(claim)
    return (_line(tuple(group), pair, linked) for group in groups.values())


def _identity(claim: Claim) -> tuple[object, ...]:
    """What two claims must share to be one line: dates, numbers and steps that differ stay apart."""
    when, due = claim.when and claim.when.edtf, claim.due and claim.due.edtf
    amount = claim.quantity and (claim.quantity.value, claim.quantity.unit)
    common = (claim.kind, claim.status, claim.alleged, when, due, amount, state_of(claim))
    if claim.thing and claim.kind not in TOPICAL:
        return ("thing", claim.thing.id, *common)
    return ("text", " ".join(claim.passage.exact.split()), claim.trigger, *common)


def _line(claims: tuple[Claim, ...], pair: Sequence[str], linked: Linked) -> Line:
    first = claims[0]
    return Line(
        date=_time(first),
        kind=first.kind,
        status=first.status,
        state=state_of(first),
        alleged=first.alleged,
        what=first.thing.name if first.thing and first.kind not in TOPICAL else words_of(first),
        parties=_parties(claims, pair),
        thing=first.thing,
        quantity=first.quantity,
        claims=claims,
        sources=len(sources_of(claims, linked.copies, linked.owners)),
    )


def _parties(claims: Sequence[Claim], pair: Sequence[str]) -> tuple[Party, ...]:
    """Each party once, in its strongest role: the pair first, then actors, recipients and third parties."""
    best: dict[str, Party] = {}
    for party in (party for claim in claims for party in claim.parties):
        if party.id not in best or ROLES[party.role] < ROLES[best[party.id].role]:
            best[party.id] = party
    return tuple(sorted(best.values(), key=lambda party: (_rank(party.id, pair), ROLES[party.role], party.id)))


def _rank(id: str, pair: Sequence[str]) -> int:
    return pair.index(id) if id in pair else len(pair)
