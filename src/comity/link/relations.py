"""How entries stand to one another: what lists and passages say of their things, and the editions of one series."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from comity.link.descriptors import Descriptor, descriptors_match
from comity.link.lineage import LIKE, find_relations
from comity.link.traits import EDITED, LASTING, described, identity
from comity.model import Claim, Relation, RelationKind

Known = tuple[RelationKind, str, str]
"""What a list says: the first thing amends, implements, replaces the second, or was made under it."""
REVERSE: Final[dict[RelationKind, RelationKind]] = {
    "amends": "amended_by", "implements": "implemented_by", "replaces": "replaced_by", "under": "basis_of",
}  # fmt: skip

RENEWING: Final[tuple[RelationKind, ...]] = ("amends", "replaces")
"""What a later text does to an older one."""


def relations_of(
    id: str, claims: Sequence[Claim], entries: Mapping[str, str], known: Iterable[Known] = ()
) -> tuple[Relation, ...]:
    """The relations of one entry, each once with the claims that tell it, in the order of kind and entry.

    ``claims``: those of its parties, of this entry and others; ``entries``: claim id -> entry id.
    """
    linked = [claim for claim in claims if claim.id in entries]
    return _both_ways((*_told(linked, entries, known), *_editions(linked, entries))).get(id, ())


def lineage_of(
    claims: Iterable[Claim], entries: Mapping[str, str], known: Iterable[Known] = ()
) -> dict[str, tuple[Relation, ...]]:
    """The relations of all entries at once, as ``relations_of`` has them, but for the editions of series."""
    return _both_ways(_told([claim for claim in claims if claim.id in entries], entries, known))


def _both_ways(
    rows: Iterable[tuple[RelationKind, str, str, list[str]]],
) -> dict[str, tuple[Relation, ...]]:
    """Id of an entry -> its relations."""
    found: dict[str, dict[tuple[RelationKind, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, one, other, told in rows:
        if one != other:
            found[one][kind, other] += told
            found[other][REVERSE.get(kind, kind), one] += told
    return {id: _sorted(own) for id, own in found.items()}


def _sorted(own: Mapping[tuple[RelationKind, str], Iterable[str]]) -> tuple[Relation, ...]:
    rows = [Relation(kind, entry, tuple(dict.fromkeys(told))) for (kind, entry), told in own.items()]
    return tuple(sorted(rows, key=lambda row: (row.kind, row.entry)))


def amended_by(
    claims: Sequence[Claim], entries: Mapping[str, str], known: Iterable[Known] = ()
) -> dict[str, tuple[str, ...]]:
    """Id of an entry -> ids of those that amend or replace it."""
    rows: dict[str, tuple[str, ...]] = {}
    for kind, one, other, _ in _told([claim for claim in claims if claim.id in entries], entries, known):
        if kind in RENEWING and one != other and one not in rows.get(other, ()):
            rows[other] = (*rows.get(other, ()), one)
    return rows


def _told(
    claims: Sequence[Claim], entries: Mapping[str, str], known: Iterable[Known]
) -> Iterator[tuple[RelationKind, str, str, list[str]]]:
    """What lists say of things that entries are of, and what passages tell that happened."""
    homes = _homes(claims, entries)
    for kind, one, other in known:
        if one in homes and other in homes:
            yield kind, homes[one], homes[other], []
    happened = {claim.id: claim for claim in claims if claim.column == "ACTUALLY" and not claim.alleged}
    for row in find_relations(happened.values()):
        teller = happened[row.claim]
        first, second = (
            entries[teller.id] if side == described(teller) else _home(side, claims, entries, homes)
            for side in (row.one, row.other)
        )
        if first and second:
            yield row.kind, first, second, [row.claim]


def _homes(claims: Iterable[Claim], entries: Mapping[str, str]) -> dict[str, str]:
    """Thing -> the entry that most claims about it are in, of things that go on."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        thing = identity(claim)
        if thing and claim.kind in LASTING:
            counts[thing][entries[claim.id]] += 1
    return {thing: min(rows, key=lambda entry: (-rows[entry], entry)) for thing, rows in counts.items()}


def _home(
    side: str | Descriptor, claims: Iterable[Claim], entries: Mapping[str, str], homes: Mapping[str, str]
) -> str | None:
    """The entry of a thing by its id, or of the one that is described so; None where several are."""
    if isinstance(side, str):
        return homes.get(side)
    alike = {
        entries[claim.id] for claim in claims
        if claim.kind in LASTING and (own := described(claim)) and descriptors_match(own, side)[0] >= LIKE
    }  # fmt: skip
    return alike.pop() if len(alike) == 1 else None


def _editions(
    claims: Iterable[Claim], entries: Mapping[str, str]
) -> Iterator[tuple[RelationKind, str, str, list[str]]]:
    """Every two editions of one series."""
    series: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        thing = identity(claim)
        if thing and claim.kind in EDITED:
            series[f"{claim.kind}:{thing}"].add(entries[claim.id])
    for group in series.values():
        yield from (("other_edition", one, other, []) for one in group for other in group if one < other)
