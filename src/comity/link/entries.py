"""Claims about one thing, as an entry: its names, parties, accounts that agree or differ, life and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from comity.link.accounts import date_field, dates_differ
from comity.link.clause import clause_of
from comity.link.lives import date_of, delivered, live, standing
from comity.link.traits import EDITED, NEW, general, identity
from comity.model import KINDS, Account, Claim, Entry, Kind, Party, Thing

Groups = Mapping[str, tuple[str, bool]]
"""Document id -> the first document of its group of copies, and whether its own words are garbled."""
Owners = Mapping[str, str]
"""Document id -> whose it is: what documents share that are not independent of one another."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What the linking says of some claims: claim id -> entry id, and which of their documents are copies."""

    entries: Mapping[str, str] = field(default_factory=dict)
    copies: Groups = field(default_factory=dict)
    amended: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Id of an entry -> ids of those that amend or replace it."""
    owners: Owners = field(default_factory=dict)

    def source_of(self, document: str) -> str:
        """The independent source of a document: the owner of what it is or copies; where that has none, its id."""
        return _source(document, self.copies, self.owners)


UNLINKED: Final = Linked()
ROLES: Final = {"actor": 0, "recipient": 1, "third": 2}
EDGES: Final = " |;:,"
"""What may stand around a sentence and is no part of it."""


def make_entry(
    id: str,
    claims: Iterable[Claim],
    copies: Groups | None = None,
    until: str | None = None,
    owners: Owners | None = None,
) -> Entry:
    """The entry of its member claims; the order of the input does not matter.

    ``until``: the ISO day on which its state is asked for; the claims are those known by then. ``owners``: without it
    each document that copies none is a source of its own.
    """
    groups = copies or {}
    ordered = sorted(claims, key=lambda claim: first_told(claim, groups))
    kind = kind_of(ordered)
    accounts = tuple(_accounts(ordered, kind))
    things = things_of(ordered, kind)
    names = _names(ordered, things, kind)
    steps = live(ordered, kind)
    state = standing(steps, kind, until)
    numbers = {account.value for account in accounts if account.field == "edition"}
    return Entry(
        id=id,
        kind=kind,
        name=names[0],
        parties=_parties(ordered),
        claims=tuple(claim.id for claim in ordered),
        aliases=names[1:],
        accounts=accounts,
        lifecycle=steps,
        state=delivered(ordered) if state == "delivered" else state,
        series=things[0].id if things and kind in EDITED else None,
        edition=int(numbers.pop()) if len(numbers) == 1 else None,
        differing=_differing(accounts, kind),
        sources=len(sources_of(ordered, groups, owners or {})),
        reports=len({claim.document.id for claim in ordered}),
    )


def first_told(claim: Claim, groups: Groups) -> tuple[object, ...]:
    """Originals before copies, garbled texts last; then by publication, the body before its headline."""
    group, garbled = groups.get(claim.document.id, (claim.document.id, False))
    published = claim.document.published
    return (garbled, group != claim.document.id, not published, published or "",
            claim.passage.role == "headline", claim.document.id, claim.passage.start, claim.id)  # fmt: skip


def sources_of(claims: Iterable[Claim], groups: Groups, owners: Owners) -> tuple[str, ...]:
    """The independent sources of some claims: copies are one with what they copy, and so are documents of one owner."""
    return tuple(dict.fromkeys(_source(claim.document.id, groups, owners) for claim in claims))


def _source(document: str, groups: Groups, owners: Owners) -> str:
    first = groups.get(document, (document, False))[0]
    return owners.get(first, first)


def kind_of(claims: Sequence[Claim]) -> Kind:
    """The kind of most claims that name the thing, else of most claims."""
    counts = Counter(claim.kind for claim in claims if identity(claim)) or Counter(claim.kind for claim in claims)
    return min(counts, key=lambda kind: (-counts[kind], KINDS.index(kind)))


def things_of(claims: Sequence[Claim], kind: Kind) -> list[Thing]:
    """What the claims call it, the best first: of its own kind, listed, the one with the year of two, named by most.

    Editions are left out.
    """
    named = [(claim, claim.thing) for claim in claims if claim.thing and identity(claim)]
    own = {thing.id for claim, thing in named if claim.kind == kind}
    counts = Counter((thing.id, thing.name) for _, thing in named)
    vague = {id for id, _ in counts for other, _ in counts if id != other and id == general(other)}

    def worse(row: tuple[str, str]) -> tuple[object, ...]:
        return row[0] not in own, row[0].startswith(NEW), row[0] in vague, -counts[row], row

    ordered = sorted(counts, key=worse)
    return [Thing(*row) for row in ordered]


def _names(claims: Sequence[Claim], things: Sequence[Thing], kind: Kind) -> tuple[str, ...]:
    """What it is called, and else called; without a name, the clause of the first claim that happened, or of any."""
    names = list(dict.fromkeys(thing.name for thing in things))
    if not names:
        told = next((claim for claim in claims if claim.status in ("happened", "under_way")), claims[0])
        return (words_of(told),)
    if kind in EDITED:
        names[0] = f"{names[0]}{_edition_words(claims)}"
    return tuple(names)


def words_of(claim: Claim) -> str:
    """The few words of its sentence that a claim is about."""
    return clause_of(claim.passage.exact, claim.trigger).strip(EDGES).removesuffix(".")


def _edition_words(claims: Sequence[Claim]) -> str:
    """The year in which most claims have it, which tells one edition from another."""
    years = Counter(when.start[:4] for claim in claims if (when := date_of(claim)) and when.start)
    return f" {min(years, key=lambda year: (-years[year], year))}" if years else ""


def _parties(claims: Sequence[Claim]) -> tuple[str, ...]:
    best: dict[str, Party] = {}
    for party in (party for claim in claims for party in claim.parties):
        if party.id not in best or ROLES[party.role] < ROLES[best[party.id].role]:
            best[party.id] = party
    own = [party for party in best.values() if party.role != "third"] or list(best.values())
    return tuple(party.id for party in sorted(own, key=lambda party: (ROLES[party.role], party.id)))


# --- accounts -----------------------------------------------------------------------------------------------------


def _accounts(claims: Sequence[Claim], kind: Kind) -> Iterator[Account]:
    """Every value that is given, with the claims that give it, in the order in which they were first told."""
    rows: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        for row in _values(claim, kind):
            rows.setdefault(row, []).append(claim.id)
    yield from (Account(*row, tuple(ids)) for row, ids in sorted(rows.items(), key=_by_field))


def _by_field(row: tuple[tuple[str, str], list[str]]) -> str:
    return row[0][0]


def _values(claim: Claim, kind: Kind) -> Iterator[tuple[str, str]]:
    """Field and value pairs; what is alleged or said not to be gives its own words and nothing else."""
    unsaid = claim.alleged or claim.status == "denied" or (claim.status == "not_happened" and kind not in EDITED)
    if kind == "incident" or unsaid:
        yield _version(claim), words_of(claim)
    if not unsaid:
        if dated := date_field(claim, kind):
            yield dated
        if claim.quantity:
            yield f"quantity in {claim.quantity.unit}", f"{claim.quantity.value:g}"
    if claim.thing and claim.thing.edition is not None and claim.kind in EDITED:
        yield "edition", str(claim.thing.edition)
    if claim.where:
        yield "where", claim.where.name


def _version(claim: Claim) -> str:
    """Whose account it is, and whether it is alleged, denied or said not to have happened."""
    side = claim.speaker.id if claim.speaker and claim.speaker.id else None
    words = "alleged" if claim.alleged else {"not_happened": "did not", "denied": "denied"}.get(claim.status, "told")
    return f"{words} by {side}" if side else words


def _differing(accounts: Sequence[Account], kind: Kind) -> tuple[str, ...]:
    """The fields of which two values cannot both be so; places may lie in one another and amounts be parts."""
    rows: dict[str, list[str]] = {}
    for account in accounts:
        rows.setdefault(account.field, []).append(account.value)
    found = [name for name, values in rows.items() if _differs(name, values, kind)]
    told = {name.partition(" by ")[0] for name in rows}
    return (*found, *(["whether"] if kind == "incident" and {"told", "denied"} <= told else []))


def _differs(field: str, values: Sequence[str], kind: Kind) -> bool:
    return len(values) > 1 if field == "edition" else dates_differ(field, values, kind)
