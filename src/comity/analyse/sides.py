"""The texts of one meeting by whose they are: which tell of it, why they are paired, what each two sides say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from comity.analyse.aligning import Alignment, Likeness, Statement, align
from comity.edtf import days_between, overlaps, published_span
from comity.link.traits import EDITED
from comity.model import Claim, Document, DocumentRef, Entry

JOINT: Final = "joint"
"""The side of a text that both issued."""
BEFORE: Final = 1
AFTER: Final = 7
"""Days before and after a meeting in which a text of it is published."""
SAME: Final = 0.6
"""The score from which a text that no claim puts into the entry tells of its meeting."""
POINTS: Final = {
    "entry": 0.5,
    "date": 0.3,
    "number": 0.25,
    "parties": 0.2,
    "people": 0.2,
    "place": 0.1,
    "published": 0.1,
}
"""What each thing that two texts share is worth."""
OTHER_DAY: Final = -0.5
"""What it costs that they tell of days of which none is the same."""
CLOSE: Final = 3
"""Days between the publication of two texts that are close."""


# --- whose text, and of which meeting -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text says by which its meeting is known."""

    document: str
    published: str | None
    entries: frozenset[str] = frozenset()
    """Ids of the meetings that claims of it are in."""
    days: frozenset[str] = frozenset()
    """EDTF of the days it names about the time of its publication."""
    states: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    """Which meeting of several: ``14th annual summit``."""


@dataclass(frozen=True, slots=True)
class SameMeeting:
    """Two texts that tell of one meeting (``same_meeting_as``): ``score`` 0 to 1, and why."""

    a: str
    b: str
    score: float
    why: tuple[str, ...]


def same_meeting(one: Facts, other: Facts) -> SameMeeting:
    """How surely two texts tell of one meeting, by entry, days, people, parties, places."""
    found = list(_shared(one, other))
    score = sum(points for points, _ in found)
    first, second = sorted((one.document, other.document))
    return SameMeeting(first, second, round(min(1.0, max(0.0, score)), 2), tuple(words for _, words in found))


def _shared(one: Facts, other: Facts) -> Iterator[tuple[float, str]]:
    if one.entries & other.entries:
        yield POINTS["entry"], "one entry"
    days = sorted(day for day in one.days if any(overlaps(day, told) for told in other.days))
    if days:
        yield POINTS["date"], f"both tell of {', '.join(days)}"
    elif one.days and other.days:
        yield OTHER_DAY, "they tell of different days"
    for name, mine, yours, words in (
        ("number", one.numbers, other.numbers, "both of the"),
        ("parties", one.states, other.states, "both name"),
        ("people", one.people, other.people, "both name"),
        ("place", one.places, other.places, "both in"),
    ):
        if len(mine & yours) > (name == "parties"):
            yield POINTS[name], f"{words} {', '.join(sorted(mine & yours))}"
    apart = _days_apart(one.published, other.published)
    if apart is not None and apart <= CLOSE:
        yield (
            POINTS["published"],
            "published on one day" if not apart else f"published {apart} day{'s' if apart > 1 else ''} apart",
        )


def _days_apart(one: str | None, other: str | None) -> int | None:
    a, b = published_span(one)[0], published_span(other)[0]
    return abs(days_between(a, b)) if a and b else None


def is_near(published: str | None, days: tuple[str, str] | None) -> bool:
    """Whether a text was published about the days of a meeting; without days, any may be."""
    start, end = published_span(published)
    if days is None:
        return True
    return (
        bool(start and end)
        and days_between(days[0], end or "") >= -BEFORE
        and days_between(days[1], start or "") <= AFTER
    )


def days_of(entry: Entry, claims: Iterable[Claim]) -> tuple[str, str] | None:
    """First and last ISO day of a meeting: of its dates the one that most claims give; None where none does."""
    counts: dict[tuple[str, str], int] = {}
    for claim in claims:
        start, end = published_span(claim.when.edtf) if claim.when else (None, None)
        if claim.column == "ACTUALLY" and claim.kind in (entry.kind, *EDITED) and start and end:
            counts[start, end] = counts.get((start, end), 0) + 1
    return min(counts, key=lambda days: (-counts[days], days_between(*days), days)) if counts else None


def paragraphs_of(document: Document, claims: Iterable[Claim], entry: Entry, entries: Mapping[str, str]) -> Bounds:
    """The paragraphs of a text that are about one meeting, where it tells of meetings with others, too.

    A paragraph with a claim on a meeting of other parties is about that one, as are those behind it up to the next
    that is about this one.
    """
    marks: dict[int, bool] = {}
    for claim in claims:
        place = next((i for i, s in enumerate(document.sections) if s.start <= claim.passage.start < s.end), None)
        mine = entries.get(claim.id) == entry.id
        if place is not None and claim.passage.role != "headline" and (mine or _is_elsewhere(claim, entry)):
            marks[place] = marks.get(place, False) or mine
    if all(marks.values()) or not any(marks.values()):
        return Bounds()
    kept, about = set[int](), True
    for place in range(len(document.sections)):
        about = marks.get(place, about)
        kept |= {place} if about else set()
    return Bounds(frozenset(kept), len(document.sections) - len(kept))


def _is_elsewhere(claim: Claim, entry: Entry) -> bool:
    """Whether a claim tells of a meeting that was held with others than the parties of an entry."""
    others = {party.id for party in claim.parties if party.role != "third"} - set(entry.parties)
    return claim.kind == "engagement" and claim.status == "happened" and claim.when is not None and bool(others)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which paragraphs of a text are compared, by their index; None: all. ``cut``: how many are left out."""

    paragraphs: frozenset[int] | None = None
    cut: int = 0


# --- the result ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a side, and how much of it is compared."""

    document: DocumentRef
    statements: tuple[Statement, ...]
    left: tuple[tuple[str, int], ...] = ()
    """Why sentences were left out, and how many."""


@dataclass(frozen=True, slots=True)
class Side:
    """A state or body with its texts of the meeting; ``joint``: the text that both issued."""

    id: str
    name: str
    texts: tuple[Text, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(one for text in self.texts for one in text.statements)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sides both say, and what one alone does."""

    a: Side
    b: Side
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked through for the texts of a meeting, in documents."""

    members: int = 0
    """With a claim in the entry."""
    copies: int = 0
    """Of these: copies of another one."""
    others: int = 0
    """Of these: of newspapers, agencies and others that speak for no state."""
    far: int = 0
    """Of these: of a state, but published long before or after."""
    near: int = 0
    """Texts of states of about that time which no claim puts into the entry: each held against those that are."""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Accounts:
    """All that the sides' texts of one meeting say, each two sides against one another."""

    entry: Entry
    days: tuple[str, str] | None
    sides: tuple[Side, ...]
    pairs: tuple[SameMeeting, ...]
    comparisons: tuple[Comparison, ...]
    looked: Looked = field(default_factory=Looked)


def compare_sides(sides: Sequence[Side], likeness: Likeness) -> tuple[Comparison, ...]:
    """Each two sides, in their order."""
    return tuple(Comparison(a, b, align(a.statements, b.statements, likeness)) for a, b in combinations(sides, 2))


def pair_texts(facts: Collection[Facts], sides: Mapping[str, str]) -> tuple[SameMeeting, ...]:
    """Each two texts of different sides. ``sides``: document -> its side."""
    return tuple(same_meeting(a, b) for a, b in combinations(facts, 2) if sides[a.document] != sides[b.document])
