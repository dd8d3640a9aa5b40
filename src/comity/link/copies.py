"""Which documents are copies of one another: twenty copies of one agency story are one source.

Copies meet under keys (``keys_of``): fingerprints of the words in a row and, for stories whose words a machine swapped
one by one, of what it leaves where it stands: function words, numbers and names in order. The fingerprints are
winnowed, so that documents which share a stretch of ``WORD_RUN + WORD_WINDOW - 1`` words always meet, however long
they are. Those that meet are compared (``find_copies``) and sorted into groups (``group``).

Not copies: what two documents both quote (quotations are left out), two uses of one template with other numbers and
dates, two reports of one event that were written apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from comity.link.credits import UNNAMED, credits_of, find_agency, share_agency
from comity.link.garble import Alignment, align
from comity.link.wording import SHINGLE, Wording, runs, wording_of
from comity.model import Document

WORD_RUN: Final = 6
WORD_WINDOW: Final = 24
FRAME_RUN: Final = 6
FRAME_WINDOW: Final = 8
"""Pieces to a fingerprint, and of how many fingerprints in a row one is kept."""

COPIED: Final = 0.5
CREDITED: Final = 0.2
"""Share of the shorter wording that makes a copy, and where both print one agency's story."""
REWRITTEN: Final = 0.12
"""The same where both credit one agency within a day."""
FRAMED: Final = 0.15
FRAMED_CREDITED: Final = 0.1
"""Share of the frames that makes a copy with swapped words: documents written apart share at most 4 in 100."""
SWAPPED: Final = 0.12
SWAPPED_RARELY: Final = 0.06
"""Share of content words swapped that makes a garbled copy, and where the one's are also clearly the rarer words."""
REFILLED: Final = 0.3
REFILLED_APART: Final = 0.15
REFILLED_NEWS: Final = 0.45
"""Share of numbers and dates that differ in a template used twice; where 45 days lie between; where an agency may have
brought its own story up to date."""
TRUSTED: Final = frozenset("AB")
"""Grades of sources that are not held to swap words by machine."""
NEIGHBOURS: Final = 16
"""Documents under one key, first ones and last ones, that another is compared with: where hundreds meet under it, they
copy one another, and each is found by its neighbours, or have a footer in common, and need not all be compared."""
FEW: Final = 12
FEW_FRAMES: Final = 6
FEW_SWAPS: Final = 4
"""Shingles, frames or different swaps below which a share says little."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How one document resembles another. ``score`` 0 to 1: from 0.5 on they are copies; ``why`` says it in words."""

    score: float
    why: str
    garbled: bool = False
    """True where the words of one of the two were swapped one by one."""
    part: bool = False
    """True where most of the longer one is not in the shorter."""

    @property
    def copies(self) -> bool:
        return self.score >= COPIED


@lru_cache(maxsize=2048)
def keys_of(document: Document) -> frozenset[str]:
    """The keys under which possible copies meet: the same on every machine, some 17 for each hundred words.

    A key stands for a stretch of words; a document of fewer than six words of its own has none.
    """
    wording = wording_of(document)
    words = _winnow("w", runs(wording.words, WORD_RUN), WORD_WINDOW)
    return frozenset(words | _winnow("f", runs(wording.skeleton, FRAME_RUN), FRAME_WINDOW))


def _winnow(prefix: str, rows: Sequence[str], window: int) -> set[str]:
    """Of every ``window`` fingerprints in a row the smallest (Schleimer, Wilkerson and Aiken, 2003)."""
    marks = [blake2b(row.encode(), digest_size=5).hexdigest() for row in rows]
    return {prefix + min(marks[at : at + window]) for at in range(max(1, len(marks) - window + 1)) if marks}


@lru_cache(maxsize=2048)
def find_copies(a: Document, b: Document) -> Likeness:
    """How two documents resemble one another, by their wording, their frames and the agency that both credit."""
    one, two = wording_of(a), wording_of(b)
    shared = _Shared.of(one, two)
    days = _days_apart(a, b)
    agency = share_agency(a, b) if days is not None and days <= 2 else None
    if not shared.worth_a_look:
        return Likeness(round(max(shared.inside, shared.framed) / 2, 3), shared.words)
    found = align(one, two)
    if _is_template(found, days, agency):
        return Likeness(0.0, f"one template: {found.refilled:.0%} of the numbers and dates differ; {shared.words}")
    return _judge(shared, found, agency, days)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two wordings share: shares of the shorter (``inside``, ``framed``) and of the longer one (``cover``)."""

    inside: float
    cover: float
    framed: float
    parts: float
    """Share of the shorter one's paragraphs that stand in the longer, be they long or short: a long footer is one."""
    ratio: float
    """Length of the shorter by that of the longer."""
    runs: int
    frames: int
    quotes: int
    facts: float

    @staticmethod
    def of(one: Wording, two: Wording) -> _Shared:
        both, frames = len(one.shingles & two.shingles), len(one.frames & two.frames)
        short, long = sorted((one, two), key=lambda wording: len(wording.shingles))
        sizes = len(short.shingles), len(long.shingles)
        return _Shared(
            inside=both / max(1, sizes[0]),
            cover=both / max(1, sizes[1]),
            framed=frames / max(1, min(len(one.frames), len(two.frames))),
            parts=_found_parts(short, long),
            ratio=sizes[0] / max(1, sizes[1]),
            runs=both if sizes[0] >= FEW or both < 0.8 * sizes[0] or both < 4 else FEW,
            frames=frames,
            quotes=len(one.quotes & two.quotes),
            facts=len(one.facts & two.facts) / max(1, min(len(one.facts), len(two.facts))),
        )

    @property
    def worth_a_look(self) -> bool:
        return self.inside >= REWRITTEN or self.framed >= FRAMED_CREDITED or self.quotes >= FEW_FRAMES

    @property
    def words(self) -> str:
        return f"{self.inside:.0%} of the shorter wording, {self.cover:.0%} of the longer, {self.framed:.0%} of frames"


def _found_parts(short: Wording, long: Wording) -> float:
    """Share of the parts of five words and more of which at least half stands in the longer wording; else 1."""
    rows = [frozenset(runs(part, SHINGLE)) for part in short.parts if len(part) > SHINGLE]
    return sum(2 * len(row & long.shingles) >= len(row) for row in rows) / len(rows) if rows else 1.0


def _judge(shared: _Shared, found: Alignment, agency: str | None, days: int | None) -> Likeness:
    why = shared.words + (f"; both print {agency}" if agency else "")
    part = shared.cover < COPIED
    garbled = _is_garbled(found)
    swaps = f"; {found.swapped:.0%} of content words swapped" if garbled else ""
    if shared.runs >= FEW and shared.inside >= (CREDITED if agency else COPIED) and (agency or shared.parts > COPIED):
        return Likeness(round(0.5 + shared.inside / 2, 3), f"{why}{swaps}", garbled, part)
    if garbled and shared.frames >= FEW_FRAMES and shared.framed >= (FRAMED_CREDITED if agency else FRAMED):
        return Likeness(round(0.5 + shared.framed / 2, 3), f"{why}{swaps}", True, shared.ratio < COPIED)
    if agency not in (None, UNNAMED) and (days or 0) <= 1 and _is_rewrite(shared):
        return Likeness(round(0.5 + shared.inside / 2, 3), f"{why}, rewritten", part=shared.ratio < COPIED)
    return Likeness(round(min(0.49, max(shared.inside, shared.framed)), 3), why)


def _is_garbled(found: Alignment) -> bool:
    """Whether so many different words were swapped that it was no editor."""
    if len(set(found.swaps)) < FEW_SWAPS:
        return False
    return found.swapped >= SWAPPED or (found.swapped >= SWAPPED_RARELY and abs(found.rarer()) >= 1)


def _is_rewrite(shared: _Shared) -> bool:
    """Whether one agency's story was told in other words: some of its wording, or its quotations and its names."""
    worded = shared.runs >= FEW and shared.inside >= REWRITTEN
    return worded or (shared.quotes >= 8 and shared.facts >= 0.5)


def _is_template(found: Alignment, days: int | None, agency: str | None) -> bool:
    """Whether the words are the same around other numbers and dates; an agency that brings its story up to date
    changes some of them too."""
    floor = REFILLED_APART if days is not None and days > 45 else REFILLED_NEWS if agency else REFILLED
    return found.other_facts >= 2 and found.refilled >= floor


def find_garbled(a: Document, b: Document) -> Document:
    """Of two copies with swapped words the garbled one.

    It rests, in this order, on: a credit (the one that credits the other's publisher copied it); the words (swapped
    words are rarer in reports on relations between states than those they stand for, by half or more on average); the
    day (the later); the grade of the outlet (the lower); whatever difference of the words there is.
    """
    rarer = align(wording_of(a), wording_of(b)).rarer()
    signs = (
        _credits(a, b) - _credits(b, a),
        -rarer if abs(rarer) >= 1 else 0,
        _later(a, b),
        (a.grade > b.grade) - (a.grade < b.grade),
        -rarer,
        1 if _order(a) > _order(b) else -1,
    )
    return a if next(sign for sign in signs if sign) > 0 else b


def _credits(a: Document, b: Document) -> bool:
    return bool(b.publisher) and find_agency(b.publisher or "", trusted=True) in credits_of(a)


def _later(a: Document, b: Document) -> int:
    days = _day(a), _day(b)
    return (days[0] > days[1]) - (days[0] < days[1]) if days[0] and days[1] else 0


def _day(document: Document) -> date | None:
    found = re.match(r"\d{4}-\d\d-\d\d", document.published or "")
    return date.fromisoformat(found[0]) if found else None


def _days_apart(a: Document, b: Document) -> int | None:
    one, two = _day(a), _day(b)
    return abs((one - two).days) if one and two else None


def _order(document: Document) -> tuple[str, bool, str]:
    """The one that came first is least: published, then the one that credits nobody, then by id."""
    return document.published or "9999", bool(credits_of(document)), document.id


def group(documents: Collection[Document]) -> dict[str, tuple[str, bool]]:
    """Document id -> (id of its group, whether it is a garbled copy), for documents that have copies among these.

    The order of ``documents`` does not matter. The group has the id of the document that came first of those that are
    not garbled. A later page that gathers stories which are no copies of one another (a digest) does not make them
    one: it goes with the story it has most of. To add to groups that stand, pass the new documents with all that share
    a key with them, and all of the groups of those: no other group changes.
    """
    rows = sorted({document.id: document for document in documents}.values(), key=_order)
    kin = _Kin(rows)
    for at, other in _meetings(rows):
        if not kin.plain.joined(at, other):
            kin.put(at, other, find_copies(rows[at], rows[other]))
    found: dict[str, tuple[str, bool]] = {}
    for members in kin.groups().members():
        garbled = kin.garbled(members)
        first = min(members, key=lambda at: (at in garbled, at))
        found.update({rows[at].id: (rows[first].id, at in garbled) for at in members})
    return found


def find_copied(new: Collection[Document], old: Collection[Document]) -> list[Document]:
    """Of older documents those that are copies of new ones: by the others no group changes."""
    under: dict[str, set[Document]] = {}
    for document in new:
        for key in keys_of(document):
            under.setdefault(key, set()).add(document)
    met = ((one, {other for key in keys_of(one) for other in under.get(key, ())}) for one in old)
    return [one for one, others in met if any(find_copies(*sorted((one, o), key=_order)).copies for o in others)]


def _meetings(rows: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """The pairs of documents that share a key, each once; of a key that very many share only neighbours."""
    under: dict[str, list[int]] = {}
    for at, document in enumerate(rows):
        keys = keys_of(document)
        near: set[int] = set()
        for key in keys:
            met = under.get(key, [])
            near.update(met if len(met) <= 2 * NEIGHBOURS else met[:NEIGHBOURS] + met[-NEIGHBOURS:])
        for other in sorted(near):
            yield at, other
        for key in keys:
            under.setdefault(key, []).append(at)


class _Sets:
    """Sets of numbers that are joined bit by bit; the least number stands for its set."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def find(self, at: int) -> int:
        while self._up[at] != at:
            self._up[at] = at = self._up[self._up[at]]
        return at

    def join(self, one: int, two: int) -> None:
        low, high = sorted((self.find(one), self.find(two)))
        self._up[high] = low

    def joined(self, one: int, two: int) -> bool:
        return self.find(one) == self.find(two)

    def members(self) -> list[list[int]]:
        """The sets of two and more."""
        found: dict[int, list[int]] = {}
        for at in range(len(self._up)):
            found.setdefault(self.find(at), []).append(at)
        return [members for members in found.values() if len(members) > 1]


class _Kin:
    """The likenesses that were found among documents in their order."""

    def __init__(self, rows: Sequence[Document]) -> None:
        self.rows = rows
        self.plain = _Sets(len(rows))
        """Copies word for word of which neither is a mere part."""
        self.whole = _Sets(len(rows))
        """The same with garbled ones."""
        self.parts: dict[int, list[tuple[float, int]]] = {}
        """Longer document -> the shorter ones that are in it, with the share of it that each is."""
        self.beside: dict[int, list[int]] = {}
        """Document -> those that it is a copy of with swapped words, or they of it."""

    def put(self, one: int, two: int, likeness: Likeness) -> None:
        if not likeness.copies:
            return
        if likeness.garbled:
            self.beside.setdefault(one, []).append(two)
            self.beside.setdefault(two, []).append(one)
        if likeness.part:
            short, long = sorted((one, two), key=lambda at: (len(wording_of(self.rows[at]).words), at))
            share = len(wording_of(self.rows[short]).words) / len(wording_of(self.rows[long]).words)
            self.parts.setdefault(long, []).append((share * likeness.score, short))
            return
        self.whole.join(one, two)
        if not likeness.garbled:
            self.plain.join(one, two)

    def groups(self) -> _Sets:
        """The groups: copies as a whole, and parts with what they are parts of."""
        found = _Sets(len(self.rows))
        for members in self.whole.members():
            for other in members[1:]:
                found.join(members[0], other)
        for long, parts in self.parts.items():
            for _, short in [max(parts, key=lambda part: (part[0], -part[1]))] if self._gathers(long) else parts:
                found.join(long, short)
        return found

    def _gathers(self, long: int) -> bool:
        """Whether a document puts together stories that are no copies of one another and were there before it."""
        stories = {self.whole.find(short): short for _, short in self.parts[long]}
        mine, *others = (self.rows[at] for at in (long, *stories.values()))
        if len(stories) < 2 or all(share_agency(mine, other) not in (None, UNNAMED) for other in others):
            return False
        return len(stories) > 2 or not mine.published or any(_later(mine, other) > 0 for other in others)

    def garbled(self, members: Sequence[int]) -> set[int]:
        """The garbled ones of a group, held against the member that comes out as the clean one.

        Those that are no copy of it (another part of a long story) are held against what they are copies of.
        """
        clean = members[0]
        for at in members[1:]:
            clean = at if self._loser(clean, at) == clean else clean
        lost = {at for at in members if self._loser(clean, at) == at}
        unlike = [at for at in members if at != clean and not find_copies(self.rows[clean], self.rows[at]).copies]
        return lost | {at for at in unlike if any(self._loser(at, other) == at for other in self.beside.get(at, ()))}

    def _loser(self, one: int, two: int) -> int | None:
        """Of two copies with swapped words the garbled one; None of others, and where a good source has it: two
        translations of one statement differ like that too."""
        a, b = self.rows[one], self.rows[two]
        if one == two or not find_copies(a, b).garbled:
            return None
        at = one if find_garbled(a, b) is a else two
        return None if self.rows[at].grade in TRUSTED else at
