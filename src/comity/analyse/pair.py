"""What the claims say of one pair of states: three columns, what is in place, numbers, the reach of the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity import settings
from comity.edtf import Day, parse_day, published_span
from comity.link.clause import clause_of
from comity.link.life import RANKS, state_of
from comity.model import Claim, Document, Kind, Party, Quantity, Status, Thing, When, column_of

TOPICAL: Final[frozenset[Kind]] = frozenset({"position", "policy"})
"""Kinds whose thing is a topic and no identity: two positions on one topic stay two."""
NUMBERED: Final[frozenset[Kind]] = frozenset({"measure", "transfer"})
EDGES: Final = " |;:,"
"""What may stand around a sentence and is no part of it."""
NEVER: Final[Day] = (-99999, 1, 1)
ORDER: Final = {"actor": 0, "recipient": 1, "third": 2}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the sources of a page reach."""

    documents: int
    """Documents with a claim on the pair."""
    read: int
    """Documents in the ledger, up to the as-of date."""
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    """First and last publication date (EDTF) of the pair's documents."""
    undated: int
    """Documents on the pair without a publication date; an as-of date leaves them out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said: one or several claims that agree in kind, status, thing and date, the earliest source first."""

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
class Step:
    """One step in the life of an agreement or mechanism, as one line has it."""

    state: str
    date: str | None
    line: Line


@dataclass(frozen=True, slots=True)
class InPlace:
    """An agreement or mechanism that stands: its furthest state, when it came to it, and all steps, oldest first."""

    name: str
    kind: Kind
    state: str
    date: str | None
    steps: tuple[Step, ...]

    @property
    def last(self) -> Step:
        """The step that brought it to its state."""
        return next(step for step in reversed(self.steps) if (step.state, step.date) == (self.state, self.date))

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for step in self.steps for claim in step.line.claims)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states: ISO 3166-1 alpha-3, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """All that the ledger holds on a pair, as of a date (None: all that was read)."""

    a: Side
    b: Side
    as_of: str | None
    coverage: Coverage
    actually: Lines
    likely: Lines
    should: Lines
    in_place: tuple[InPlace, ...]
    numbers: tuple[Line, ...]
    waiting: Lines
    """What the machine is not sure enough of to count: it stands in no other part of the page."""


def pair_page(
    claims: Iterable[Claim], documents: Iterable[Document], a: str, b: str, as_of: str | None = None
) -> PairPage:
    """The page of the pair ``a``, ``b`` (ISO 3166-1 alpha-3), as of an ISO date.

    Only claims that name both count. An as-of date keeps documents published on or before it (undated ones are left
    out), and of what actually happened only what began by then; plans may lie ahead of it.
    """
    both = [claim for claim in claims if {a, b} <= {party.id for party in claim.parties}]
    known = [claim for claim in both if _known_by(claim, as_of)]
    kept = [claim for claim in known if not waits(claim)]
    lines = _lines(kept, (a, b))
    doubtful = _lines([claim for claim in known if waits(claim)], (a, b))
    columns = {name: _column(lines, name) for name in ("ACTUALLY", "LIKELY", "SHOULD")}
    return PairPage(
        a=_side(both, a),
        b=_side(both, b),
        as_of=as_of,
        coverage=_coverage(both, documents, as_of),
        actually=columns["ACTUALLY"],
        likely=columns["LIKELY"],
        should=columns["SHOULD"],
        in_place=_in_place(columns["ACTUALLY"]),
        numbers=tuple(line for line in lines if _is_number(line)),
        waiting=_parted(doubtful),
    )


def waits(claim: Claim) -> bool:
    """True for a claim with too low a score, by the setting of its column: a person has to look at it first."""
    bar = "review_actually_below" if claim.column == "ACTUALLY" else "review_below"
    return claim.score is not None and claim.score < float(settings.get(bar))


def _side(claims: Sequence[Claim], id: str) -> Side:
    names = Counter(party.name for claim in claims for party in claim.parties if party.id == id)
    best = min(names, key=lambda name: (-names[name], name), default=id)
    return Side(id=id, name=best)


# --- dates --------------------------------------------------------------------------------------------------------


def _known_by(claim: Claim, as_of: str | None) -> bool:
    if as_of is None:
        return True
    if not _published_by(claim.document.published, as_of):
        return False
    begun = claim.when.start if claim.when else None
    return claim.column != "ACTUALLY" or begun is None or parse_day(begun) <= parse_day(as_of)


def _published_by(published: str | None, as_of: str) -> bool:
    """True where the whole of the publication date lies on or before the day."""
    last = published_span(published)[1]
    return last is not None and parse_day(last) <= parse_day(as_of)


def _time(claim: Claim) -> When | None:
    """When, else the due date; None where neither is dated, or the date is no more than inferred."""
    return next((when for when in (claim.when, claim.due) if when and when.edtf and when.basis != "office"), None)


def _newest(line: Line) -> tuple[Day, Day]:
    when = _time(line.claims[0])
    start, end = (when.start or when.end, when.end or when.start) if when else (None, None)
    return parse_day(start) if start else NEVER, parse_day(end) if end else NEVER


def _coverage(claims: Sequence[Claim], documents: Iterable[Document], as_of: str | None) -> Coverage:
    """``claims``: all on the pair, whenever published."""
    own = {claim.document.id: claim.document for claim in claims}
    kept = [document for document in own.values() if as_of is None or _published_by(document.published, as_of)]
    dates = sorted((document.published for document in kept if document.published), key=_span_key)
    return Coverage(
        documents=len(kept),
        read=sum(as_of is None or _published_by(document.published, as_of) for document in documents),
        outlets=tuple(sorted({document.publisher for document in kept if document.publisher})),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=sum(not document.published for document in own.values()),
    )


def _span_key(published: str) -> tuple[Day, str]:
    start = published_span(published)[0]
    return parse_day(start) if start else NEVER, published


# --- lines --------------------------------------------------------------------------------------------------------


def _lines(claims: Sequence[Claim], pair: tuple[str, str]) -> list[Line]:
    """The claims as lines, newest first, in the same order on every machine."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    for claim in sorted(claims, key=_earliest):
        key = _identity(claim)
        if key[0] == "text":
            seen[(*key, claim.document.id)] += 1
            key = (*key, seen[(*key, claim.document.id)])
        groups.setdefault(key, []).append(claim)
    lines = [_line(tuple(group), pair) for group in groups.values()]
    return sorted(sorted(lines, key=lambda line: (line.kind, line.what, line.id)), key=_newest, reverse=True)


def _earliest(claim: Claim) -> tuple[object, ...]:
    """The first to publish comes first, a body sentence before its headline."""
    published = claim.document.published
    return (not published, published or "", claim.passage.role == "headline", claim.document.id,
            claim.passage.start, claim.id)  # fmt: skip


def _identity(claim: Claim) -> tuple[object, ...]:
    """What two claims must share to be one line: dates, numbers and steps that differ stay apart."""
    when, due = claim.when and claim.when.edtf, claim.due and claim.due.edtf
    amount = claim.quantity and (claim.quantity.value, claim.quantity.unit)
    common = (claim.kind, claim.status, claim.alleged, when, due, amount, state_of(claim))
    if claim.thing and claim.kind not in TOPICAL:
        return ("thing", claim.thing.id, *common)
    return ("text", " ".join(claim.passage.exact.split()), claim.trigger, *common)


def _line(claims: tuple[Claim, ...], pair: tuple[str, str]) -> Line:
    first = claims[0]
    time = _time(first)
    return Line(
        date=time.edtf if time else None,
        kind=first.kind,
        status=first.status,
        state=state_of(first),
        alleged=first.alleged,
        what=_what(first),
        parties=_parties(claims, pair),
        thing=first.thing,
        quantity=first.quantity,
        claims=claims,
    )


def _what(claim: Claim) -> str:
    if claim.thing and claim.kind not in TOPICAL:
        return claim.thing.name
    return clause_of(claim.passage.exact, claim.trigger).strip(EDGES).removesuffix(".")


def _parties(claims: Sequence[Claim], pair: tuple[str, str]) -> tuple[Party, ...]:
    """Each party once, in its strongest role: the pair first, then actors, recipients and third parties."""
    best: dict[str, Party] = {}
    for party in (party for claim in claims for party in claim.parties):
        if party.id not in best or ORDER[party.role] < ORDER[best[party.id].role]:
            best[party.id] = party
    return tuple(sorted(best.values(), key=lambda party: (_rank(party.id, pair), ORDER[party.role], party.id)))


def _rank(id: str, pair: tuple[str, str]) -> int:
    return pair.index(id) if id in pair else len(pair)


def _column(lines: Sequence[Line], name: str) -> Lines:
    return _parted([line for line in lines if column_of(line.status) == name])


def _parted(lines: Sequence[Line]) -> Lines:
    return Lines(tuple(line for line in lines if line.date), tuple(line for line in lines if not line.date))


def _is_number(line: Line) -> bool:
    """A measured quantity, or a sum of money in whatever kind of claim."""
    quantity = line.quantity
    return quantity is not None and (line.kind in NUMBERED or (len(quantity.unit) == 3 and quantity.unit.isupper()))


# --- in place -----------------------------------------------------------------------------------------------------


def _in_place(actually: Lines) -> tuple[InPlace, ...]:
    """Named agreements and mechanisms that stand, by exactly equal thing ids, newest first."""
    steps: dict[str, list[Step]] = {}
    for line in actually:
        state = _standing(line)
        if state and line.thing:
            steps.setdefault(line.thing.id, []).append(Step(state, line.date, line))
    rows = [_row(tuple(reversed(group))) for group in steps.values() if _stands(group)]
    return tuple(sorted(rows, key=lambda row: row.kind))


def _standing(line: Line) -> str | None:
    """The step that a line proves of the thing it names, if it proves one. A meeting shows that a mechanism works."""
    if line.alleged or line.status not in ("happened", "under_way"):
        return None
    if line.kind == "engagement":
        return "met"
    if line.kind == "mechanism":
        return line.state or ("under way" if line.status == "under_way" else "on record")
    if line.kind == "agreement":
        return line.state or ("under way" if line.status == "under_way" else None)
    return None


def _stands(steps: Sequence[Step]) -> bool:
    """False for what ended or is suspended, for talks on a text, and for meetings alone."""
    states = {step.state for step in steps if step.line.kind != "engagement"}
    return bool(states - {"negotiating"}) and not states & {"suspended", "ended"}


def _row(steps: tuple[Step, ...]) -> InPlace:
    """``steps`` oldest first. An agreement stands at its furthest step, a mechanism at its latest."""
    main = next(step.line for step in steps if step.line.kind != "engagement")
    dated = [step for step in steps if step.date] or list(steps)
    if main.kind == "agreement":
        furthest = max(RANKS[step.state] for step in steps)
        named = [step for step in steps if RANKS[step.state] == furthest]
        last = ([step for step in named if step.date] or named)[-1]
    else:
        last = dated[-1]
    return InPlace(main.what, main.kind, last.state, last.date, steps)
