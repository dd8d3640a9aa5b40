"""The linking of the ledger in memory: which claims are in which entry, which documents copy one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from typing import Final, Self

from comity.ledger.rules import Coding
from comity.ledger.store import Lost, Proposal, Source
from comity.model import Claim, Document

_STATE: Final = ("_entries", "_lost", "_changed", "_claim_keys", "_proposals", "_sorted", "_sources", "_document_keys")


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of ``Ledger.claims``."""
    return sorted(claims, key=lambda c: (c.document.path or "", c.document.id, c.passage.start, c.id))


class MemoryLinks:
    """Keeps ``Links``. ``codings``: what the ledger holds, by document id; it is looked at and never changed."""

    def __init__(self, codings: Mapping[str, Coding]) -> None:
        self._codings = codings
        self.reset()

    def copy(self) -> Self:
        """The same linking, to be changed without changing this one."""
        other = copy(self)
        for name in _STATE:
            setattr(other, name, getattr(self, name).copy())
        other._under = {key: set(ids) for key, ids in self._under.items()}
        return other

    def reset(self) -> None:
        """Forget all linking; see ``Links.reset``."""
        self._entries: dict[str, str] = {}
        self._lost: set[str] = set()
        self._changed: set[str] = set()
        self._claim_keys: dict[str, set[str]] = {}
        self._under: dict[str, set[str]] = {}
        self._proposals: dict[tuple[str, str], Proposal] = {}
        self._sorted: set[str] = set()
        self._sources: dict[str, Source] = {}
        self._document_keys: dict[str, set[str]] = {}

    # --- claims ---------------------------------------------------------------------------------------------------

    def end(self, document: str, ids: Collection[str]) -> None:
        """These claims of a document are no longer the current ones."""
        linked = [id for id in ids if id in self._entries]
        self._lost |= {self._entries.pop(id) for id in linked}
        if linked:
            self._changed.add(document)
        for id in ids:
            self._file(id, set())
        self._drop_proposals(ids)

    def _file(self, id: str, keys: set[str]) -> None:
        for key in self._claim_keys.pop(id, set()):
            self._under[key].discard(id)
        if keys:
            self._claim_keys[id] = keys
        for key in keys:
            self._under.setdefault(key, set()).add(id)

    def pending(self) -> list[Claim]:
        """Current claims that are in no entry yet; see ``Links.pending``."""
        return in_order(claim for id, claim in self._current().items() if id not in self._entries)

    def gone(self) -> Lost:
        """The entries and documents that lost claims; see ``Links.gone``."""
        lost = Lost(frozenset(self._lost), frozenset(self._changed))
        self._lost, self._changed = set(), set()
        return lost

    def members(self, entries: Collection[str]) -> list[Claim]:
        """The current claims of some entries; see ``Links.members``."""
        return in_order(claim for id, claim in self._current().items() if self._entries.get(id) in entries)

    def sharing(self, keys: Collection[str]) -> dict[str, list[Claim]]:
        """Key -> the linked claims under it; see ``Links.sharing``."""
        current = self._current()
        under = {key: self._under.get(key, set()) & self._entries.keys() for key in keys}
        return {key: in_order(current[id] for id in ids) for key, ids in under.items() if ids}

    def put(self, keys: Mapping[str, Collection[str]], entries: Mapping[str, str]) -> None:
        """Set keys and entries of claims; see ``Links.put``."""
        current = self._current()
        for id, given in keys.items():
            if id in current:
                self._file(id, set(given))
        self._entries |= {id: entry for id, entry in entries.items() if id in current}

    def proposed(self, claims: Collection[str]) -> list[Proposal]:
        """The proposals in which some claims stand; see ``Links.proposed``."""
        return [one for one in self.proposals() if {one.a, one.b} & {*claims}]

    def propose(self, touched: Collection[str], proposals: Collection[Proposal]) -> None:
        """Replace the proposals of some claims; see ``Links.propose``."""
        self._drop_proposals(touched)
        current = self._current()
        self._proposals |= {(one.a, one.b): one for one in proposals if one.a in current and one.b in current}

    def proposals(self) -> list[Proposal]:
        """All proposals, likeliest first, then by id."""
        return sorted(self._proposals.values(), key=lambda one: (-one.score, one.a, one.b))

    def entries(self) -> dict[str, str]:
        """Claim id -> entry id, of the claims that are in one."""
        return dict(self._entries)

    def _drop_proposals(self, ids: Collection[str]) -> None:
        self._proposals = {pair: one for pair, one in self._proposals.items() if not {*pair} & {*ids}}

    def _current(self) -> dict[str, Claim]:
        return {id: claim for coding in self._codings.values() for id, claim in coding.claims.items()}

    # --- documents ------------------------------------------------------------------------------------------------

    def unsort(self, id: str) -> None:
        """What is known of this document is no longer the same."""
        self._sorted.discard(id)
        self._sources.pop(id, None)
        self._document_keys.pop(id, None)

    def unsorted(self) -> list[Document]:
        """Current documents that were not held against others yet; see ``Links.unsorted``."""
        return self._documents(self._codings.keys() - self._sorted)

    def alike(self, keys: Collection[str]) -> list[Document]:
        """Documents under some keys; see ``Links.alike``."""
        wanted = set(keys)
        return self._documents(id for id, under in self._document_keys.items() if wanted & under)

    def group(self, keys: Mapping[str, Collection[str]], sources: Mapping[str, Source]) -> None:
        """Set keys and groups of documents; see ``Links.group``."""
        held = self._codings.keys()
        self._sorted |= {*keys, *sources} & held
        self._document_keys |= {id: set(given) for id, given in keys.items() if id in held}
        self._sources |= {id: source for id, source in sources.items() if id in held}

    def sources_of(self, documents: Collection[str]) -> dict[str, Source]:
        """Document id -> its group, of those that are in one."""
        return {id: self._sources[id] for id in documents if id in self._sources}

    def _documents(self, ids: Iterable[str]) -> list[Document]:
        held = [self._codings[id].document for id in ids]
        return sorted(held, key=lambda document: (document.path or "", document.id))
