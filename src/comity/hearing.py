"""A meeting as each side tells it: its texts found in a ledger, read sentence by sentence, and compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from comity import views
from comity.analyse.entry import EntryPage
from comity.analyse.sides import (
    JOINT,
    SAME,
    Accounts,
    Bounds,
    Facts,
    Looked,
    Side,
    Text,
    compare_sides,
    days_of,
    is_near,
    pair_texts,
    paragraphs_of,
    same_meeting,
)
from comity.edtf import published_span
from comity.errors import UsageError
from comity.judged import JudgedLedger
from comity.ledger.store import ClaimFilter, Ledger
from comity.model import Claim, Document, DocumentRef, Kind
from comity.promise.meaning import Passage, matcher
from comity.statements import FOREIGN, Heard, facts_of, hear
from comity.whence.sources import find_source
from comity.whence.texts import is_joint
from comity.who import state_name
from comity.who.voice import find_home

OFFICIAL: Final = "official"
UNTOLD: Final = "other"
"""The class of a source of which nothing is known."""
MEETINGS: Final[tuple[Kind, ...]] = ("engagement", "mechanism", "exercise", "incident")
"""Kinds of entries of which each side may give an account."""


def accounts(ledger: Ledger, id: str, between: Collection[str] = ()) -> Accounts:
    """The two sides' accounts, or more, of the meeting meant by the id of an entry, of a claim in it, or a beginning.

    ``between``: ids of sides; these alone. Raises NotFoundError, AmbiguousError; UsageError where it is no
    meeting.
    """
    page = views.entry(ledger, id, lineage=False)
    if page.entry.kind not in MEETINGS:
        raise UsageError(f"{page.entry.id} is of kind {page.entry.kind}: name a meeting, exercise, round or incident")
    search = _Search(ledger, page)
    texts = [text for text in search.texts if not between or text.side in between]
    heard = [(text, hear(text.document, text.claims, text.bounds, page.entry.parties)) for text in texts]
    order = {side: place for place, side in enumerate(page.entry.parties)}
    names = sorted(
        {text.side for text, _ in heard}, key=lambda side: (side == JOINT, order.get(side, len(order)), side)
    )
    sides = tuple(_side(name, [row for row in heard if row[0].side == name]) for name in names)
    facts = [text.facts for text, _ in heard]
    meaning = matcher()
    meaning.read_ahead(Passage(point.text) for side in sides for one in side.statements for point in one.points)
    return Accounts(
        page.entry,
        search.days,
        sides,
        pair_texts(facts, {text.document.id: text.side for text, _ in heard}),
        compare_sides([side for side in sides if not _is_foreign(side)], near),
        search.looked,
    )


def near(one: str, other: str) -> float:
    """How near two passages are in meaning."""
    return matcher().likeness(Passage(one), Passage(other))


def _is_foreign(side: Side) -> bool:
    """Whether all texts of a side are in languages that are not compared."""
    return {reason for text in side.texts for reason, _ in text.left} == {FOREIGN}


def _side(id: str, heard: Sequence[tuple[_Told, Heard]]) -> Side:
    texts = tuple(Text(_reference(text.document), said.statements, said.left) for text, said in heard)
    return Side(id, "joint text" if id == JOINT else state_name(id), texts)


def _reference(document: Document) -> DocumentRef:
    return DocumentRef(
        document.id, document.path, document.url, document.title, document.publisher, document.published, document.grade
    )


# --- which texts ----------------------------------------------------------------------------------------------------


def side_of(document: Document | DocumentRef) -> str | None:
    """The state or body that a text speaks for, ``joint`` where both issued it; None of a newspaper."""
    source, home = find_source(document.publisher, document.url), find_home(document.publisher)
    kind = source.kind
    if document.url and kind == UNTOLD:
        return None  # its name is not believed against its address
    if kind == JOINT or (is_joint(document.title or "") and (home or kind == OFFICIAL)):
        return JOINT
    return home.id if home else source.country if kind == OFFICIAL else None


@dataclass(frozen=True, slots=True)
class _Told:
    """A text of a side."""

    document: Document
    side: str
    claims: tuple[Claim, ...]
    bounds: Bounds
    facts: Facts


class _Search:
    """The search for the texts of one meeting."""

    def __init__(self, ledger: Ledger, page: EntryPage) -> None:
        self._ledger = ledger
        self._page = page
        self._copies = {copy.document.id for copy in page.copies}
        self.days = days_of(page.entry, page.claims)

    @cached_property
    def _members(self) -> list[Document]:
        """The texts with a claim in the entry, the first published first."""
        ids = {claim.document.id for claim in self._page.claims}
        return sorted(map(self._ledger.document, ids), key=_by_day)

    @cached_property
    def _official(self) -> Mapping[str, str]:
        """Of these, the ids of those that speak for a state and were published about its days, with the side.

        Of copies the first is taken; what two states both published is their joint text.
        """
        told = [one for one in self._members if side_of(one) and is_near(one.published, self.days)]
        groups = self._ledger.sources_of([one.id for one in told])
        rows: dict[str, list[Document]] = {}
        for one in told:
            rows.setdefault(groups[one.id].group if one.id in groups else one.id, []).append(one)
        return {same[0].id: _side_of_all(same) for same in rows.values()}

    @cached_property
    def _near(self) -> list[Document]:
        """Texts that speak for a party or for both, of about that time, which no claim puts into the entry."""
        if self.days is None:
            return []
        known = {one.id for one in self._members}
        wanted = {JOINT, *self._page.entry.parties}
        rows = (one for one in self._ledger.documents() if one.id not in known and is_near(one.published, self.days))
        found = [one for one in rows if one.published and side_of(one) in wanted]
        copies = self._ledger.sources_of([one.id for one in found])
        return [one for one in found if one.id not in copies or copies[one.id].group == one.id]

    @cached_property
    def texts(self) -> list[_Told]:
        """The texts that are compared, by side and day."""
        own = [self._told(one, self._official[one.id]) for one in self._members if one.id in self._official]
        more = [self._told(one, _side_of_all([one])) for one in self._near] if own else []
        kept = [one for one in more if any(same_meeting(one.facts, told.facts).score >= SAME for told in own)]
        return sorted([*own, *kept], key=lambda told: _by_day(told.document))

    def _told(self, document: Document, side: str) -> _Told:
        claims = tuple(JudgedLedger(self._ledger).claims(ClaimFilter(document=document.id)))
        entries = self._ledger.entries_of([claim.id for claim in claims])
        bounds = paragraphs_of(document, claims, self._page.entry, entries)
        meant = {entries[claim.id] for claim in claims if claim.id in entries and claim.kind == self._page.entry.kind}
        return _Told(document, side, claims, bounds, facts_of(document, meant & {self._page.entry.id}))

    @property
    def looked(self) -> Looked:
        """What was looked through."""
        sided = [one for one in self._members if side_of(one)]
        far = [one for one in sided if not is_near(one.published, self.days)]
        days = [published_span(one.published)[0] for one in (*self._members, *self._near)]
        known = sorted(day for day in days if day)
        return Looked(
            len(self._members), len(sided) - len(far) - len(self._official), len(self._members) - len(sided), len(far),
            len(self._near), known[0] if known else None, known[-1] if known else None,
        )  # fmt: skip


def _side_of_all(same: Sequence[Document]) -> str:
    """The side of texts that are copies of one another: ``joint`` where they are of several."""
    sides = {side_of(one) or JOINT for one in same}
    return sides.pop() if len(sides) == 1 else JOINT


def _by_day(document: Document) -> tuple[str, str, str]:
    return document.published or "9999", document.path or "", document.id
