"""One entry with what proves it: its claims in order, which documents are copies of which, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from comity.analyse.pair import waits
from comity.link.accounts import dates_disagree
from comity.link.entries import UNLINKED, Linked, make_entry
from comity.model import Account, Claim, DocumentRef, Entry, LifeStep


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that copies another one. ``garbled``: word by word, with words swapped."""

    document: DocumentRef
    original: str
    """Id of the document that came first of those that copy one another."""
    garbled: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """An entry and its claims, in the order of ``Entry.claims``."""

    entry: Entry
    claims: tuple[Claim, ...]
    waiting: tuple[Claim, ...] = ()
    """Claims that the machine is not sure enough of: no step or account rests on them."""
    copies: tuple[Copy, ...] = ()
    decided: tuple[str, ...] = ()
    """What people decided about it, a line each."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of the entries that it is related to, by id."""

    def of(self, row: LifeStep | Account) -> tuple[Claim, ...]:
        """The claims of a step or account."""
        return tuple(claim for claim in self.claims if claim.id in row.claims)

    @property
    def differing(self) -> tuple[tuple[str, tuple[Account, ...]], ...]:
        """The fields on which accounts differ, each with those of its accounts that cannot be so with another."""
        rows = ((name, self._contrary(name)) for name in self.entry.differing)
        return tuple((name, accounts) for name, accounts in rows if accounts)

    def _contrary(self, name: str) -> tuple[Account, ...]:
        """The accounts of a field, of dates without one that agrees with all others, as a month that holds them."""
        rows = tuple(row for row in self.entry.accounts if row.field == name)
        if name == "edition":
            return rows
        kind = self.entry.kind
        return tuple(row for row in rows if any(dates_disagree(row.value, other.value, kind) for other in rows))

    @property
    def versions(self) -> tuple[Account, ...]:
        """What each side tells, alleges, denies or says has not happened."""
        return tuple(row for row in self.entry.accounts if row.field.partition(" by ")[0] in VERSIONS)


VERSIONS = ("told", "alleged", "denied", "did not")


def entry_page(
    id: str, claims: Iterable[Claim], linked: Linked = UNLINKED, until: str | None = None, decided: Sequence[str] = ()
) -> EntryPage:
    """The page of an entry from its member claims; ``until``: the ISO day on which its state is asked for.

    What waits for review makes no step of it; where all of them wait, they make the entry as it may be.
    """
    given = list(claims)
    counted = [claim for claim in given if not waits(claim)] or given
    members = {claim.id: claim for claim in counted}
    entry = make_entry(id, counted, linked.copies, until, linked.owners)
    ordered = tuple(members[claim] for claim in entry.claims)
    documents = {claim.document.id: claim.document for claim in ordered}
    copies = tuple(
        Copy(documents[document], group, garbled)
        for document, (group, garbled) in sorted(linked.copies.items())
        if document in documents and group != document
    )
    waiting = tuple(sorted((claim for claim in given if claim.id not in members), key=in_order))
    return EntryPage(entry, ordered, waiting, copies, tuple(decided))


def in_order(claim: Claim) -> tuple[str, int, str]:
    """By document and passage."""
    return claim.document.id, claim.passage.start, claim.id
