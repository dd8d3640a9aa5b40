"""Claims about one thing, as an entry: its names, parties, accounts that agree or differ, life and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from comity.edtf import overlaps
from comity.link.clause import clause_of
from comity.link.lives import date_of, live, standing, step_of
from comity.link.traits import EDITED, LASTING, identity
from comity.model import KINDS, Account, Claim, Entry, Kind, Party

Groups = Mapping[str, tuple[str, bool]]
"""Document id -> the first document of its group of copies, and whether its own words are garbled."""
ROLES: Final = {"actor": 0, "recipient": 1, "third": 2}


def make_entry(id: str, claims: Iterable[Claim], copies: Groups | None = None) -> Entry:
    """The entry of its member claims; the order of the input does not matter."""
    groups = copies or {}
    ordered = sorted(claims, key=lambda claim: _first_told(claim, groups))
    kind = kind_of(ordered)
    accounts = tuple(_accounts(ordered, kind))
    names = _names(ordered, kind)
    steps = live(ordered, kind)
    documents = {claim.document.id for claim in ordered}
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
        state=standing(steps, kind),
        series=_series(ordered) if kind in EDITED else None,
        edition=int(numbers.pop()) if len(numbers) == 1 else None,
        differing=_differing(accounts),
        sources=len({groups.get(id, (id, False))[0] for id in documents}),
        reports=len(documents),
    )


def _first_told(claim: Claim, groups: Groups) -> tuple[object, ...]:
    """Originals before copies, garbled texts last; then by publication, the body before its headline."""
    group, garbled = groups.get(claim.document.id, (claim.document.id, False))
    published = claim.document.published
    return (garbled, group != claim.document.id, published is None, published or "",
            claim.passage.role == "headline", claim.document.id, claim.passage.start, claim.id)  # fmt: skip


def kind_of(claims: Sequence[Claim]) -> Kind:
    """The kind of most claims that name the thing, else of most claims."""
    counts = Counter(claim.kind for claim in claims if identity(claim)) or Counter(claim.kind for claim in claims)
    return min(counts, key=lambda kind: (-counts[kind], KINDS.index(kind)))


def _series(claims: Sequence[Claim]) -> str | None:
    counts = Counter(identity(claim) for claim in claims if identity(claim))
    return min(counts, key=lambda thing: (-counts[thing], thing or ""), default=None)


def _names(claims: Sequence[Claim], kind: Kind) -> tuple[str, ...]:
    """What it is called, the name of most claims first; without any name, the clause of the first claim."""
    counts = Counter(claim.thing.name for claim in claims if claim.thing and identity(claim))
    names = sorted(counts, key=lambda name: (-counts[name], name))
    if not names:
        return (clause_of(claims[0].passage.exact, claims[0].trigger),)
    if kind in EDITED:
        names[0] = f"{names[0]}{_edition_words(claims)}"
    return tuple(names)


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
        for field, value in _values(claim, kind):
            rows.setdefault((field, value), []).append(claim.id)
    yield from (Account(field, value, tuple(ids)) for (field, value), ids in sorted(rows.items(), key=_by_field))


def _by_field(row: tuple[tuple[str, str], list[str]]) -> str:
    return row[0][0]


def _values(claim: Claim, kind: Kind) -> Iterator[tuple[str, str]]:
    """Field and value pairs; of things that go on, each step of the life has its own date."""
    when = date_of(claim)
    if when and when.edtf:
        step = step_of(claim, kind) if kind in LASTING else None
        yield step or ("when" if claim.column == "ACTUALLY" else "due"), when.edtf
    if claim.thing and claim.thing.edition is not None and claim.kind in EDITED:
        yield "edition", str(claim.thing.edition)
    if claim.where:
        yield "where", claim.where.name
    if claim.quantity:
        yield f"quantity in {claim.quantity.unit}", f"{claim.quantity.value:g}"


def _differing(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The fields of which two values cannot both be so; places may lie in one another and amounts be parts."""
    rows: dict[str, list[str]] = {}
    for account in accounts:
        rows.setdefault(account.field, []).append(account.value)
    return tuple(
        field for field, values in rows.items()
        if field != "where" and not field.startswith("quantity")
        and any(_disagree(a, b, dates=field != "edition") for a in values for b in values)
    )  # fmt: skip


def _disagree(a: str, b: str, *, dates: bool) -> bool:
    """Two dates agree where the coarser one holds the other: a month and a day in it, a day of an interval."""
    if not dates or a == b:
        return a != b
    if "/" in a and "/" in b:
        return True
    return not overlaps(a, b)
