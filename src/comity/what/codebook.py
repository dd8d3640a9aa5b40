"""The tables of what is coded, as records: the codebook (codebook.yaml) and the named things (things.yaml)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args

from comity.data import check, load
from comity.errors import DataError
from comity.model import COLUMNS, KINDS, STATUSES, Column, Kind, RelationKind, Thing

VERSION: Final = "1"
"""Goes into every claim's ``coder``; a change of meaning in codebook.yaml raises it."""

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

PATH: Final = Path(__file__).with_name("codebook.yaml")
THINGS_PATH: Final = Path(__file__).with_name("things.yaml")
TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The PLOVER event types, mild to grave."""


@dataclass(frozen=True, slots=True)
class Term:
    """One heading of the codebook. ``limits`` says what it is not."""

    id: str
    definition: str
    examples: tuple[str, ...]
    limits: str


@dataclass(frozen=True, slots=True)
class EventTerm(Term):
    """A PLOVER event type; ``cameo`` holds the CAMEO root codes that it takes in."""

    quad: Quad
    cameo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusTerm(Term):
    """A status, and the column that it stands in."""

    column: Column


@dataclass(frozen=True, slots=True)
class Codebook:
    """All headings, in the order of the data file."""

    version: str
    kinds: tuple[Term, ...]
    types: tuple[EventTerm, ...]
    statuses: tuple[StatusTerm, ...]

    def get_type(self, id: str) -> EventTerm:
        """The event type of this name. KeyError where there is none."""
        found = next((term for term in self.types if term.id == id), None)
        if found is None:
            raise KeyError(id)
        return found

    def types_of_cameo(self, root: str) -> tuple[EventTerm, ...]:
        """The event types that a two-digit CAMEO root code may stand for."""
        return tuple(term for term in self.types if root in term.cameo)


@cache
def load_codebook() -> Codebook:
    """The codebook, read once. Raises DataError where codebook.yaml breaks its schema."""
    return parse_codebook(load(PATH))


def parse_codebook(data: Mapping[str, Any]) -> Codebook:
    """The records of a codebook given as plain data. Raises DataError naming the row that is wrong."""
    if data.get("version") != VERSION:
        raise DataError(f"codebook.yaml has version {data.get('version')!r}, the program {VERSION!r}: set them alike")
    kinds = tuple(Term(*_words(row)) for row in data["kinds"])
    types = tuple(_event(row) for row in data["types"])
    statuses = tuple(_status(row) for row in data["statuses"])
    for name, terms, wanted in (("kinds", kinds, KINDS), ("types", types, TYPES), ("statuses", statuses, STATUSES)):
        _check_ids(name, tuple(term.id for term in terms), wanted)
    return Codebook(VERSION, kinds, types, statuses)


def _words(row: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...], str]:
    """The four fields that every row has."""
    missing = [field for field in ("id", "definition", "examples", "not") if not row.get(field)]
    if missing:
        raise DataError(f"codebook.yaml: row {row.get('id')!r} lacks {', '.join(missing)}: add it")
    if not 2 <= len(row["examples"]) <= 3:
        raise DataError(f"codebook.yaml: row {row['id']!r} has {len(row['examples'])} examples: give two or three")
    return row["id"], row["definition"], tuple(row["examples"]), row["not"]


def _event(row: Mapping[str, Any]) -> EventTerm:
    words = _words(row)
    if row.get("quad") not in get_args(Quad):
        raise DataError(f"codebook.yaml: row {row['id']!r} has quad {row.get('quad')!r}: use one of {get_args(Quad)}")
    cameo = tuple(row.get("cameo", ()))
    if not cameo or any(len(code) != 2 or not code.isdigit() for code in cameo):
        raise DataError(f"codebook.yaml: row {row['id']!r} has cameo {cameo!r}: give two-digit codes in quotes")
    return EventTerm(*words, quad=row["quad"], cameo=cameo)


def _status(row: Mapping[str, Any]) -> StatusTerm:
    words = _words(row)
    column = row.get("column")
    if column not in COLUMNS or row["id"] not in COLUMNS[column]:
        raise DataError(f"codebook.yaml: row {row['id']!r} has column {column!r}: take the one of the model")
    return StatusTerm(*words, column=column)


def _check_ids(name: str, found: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    if found != wanted:
        odd = sorted(set(found) ^ set(wanted)) or "the order"
        raise DataError(f"codebook.yaml: {name} differ from the program's in {odd}: list {', '.join(wanted)}")


# --- named things -------------------------------------------------------------------------------------------------

RELATIONS: Final[tuple[RelationKind, ...]] = ("amends", "implements", "replaces", "under")
FIELDS: Final = {
    "id",
    "kind",
    "name",
    "aliases",
    "parties",
    "generic",
    "own",
    "near",
    "unless",
    "source",
    "lineage",
    *RELATIONS,
}
KINDS_OF_THINGS: Final = (*KINDS, "topic")


@dataclass(frozen=True, slots=True)
class KnownThing:
    """One row of things.yaml; the fields are described there. ``kind`` is None for topics."""

    thing: Thing
    kind: Kind | None
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    generic: str | None
    near: bool
    unless: frozenset[str]
    source: str
    own: bool = False
    relations: tuple[tuple[RelationKind, str], ...] = ()
    """How it stands to other rows, by their ids; ``lineage`` is the address that says so."""
    lineage: str | None = None


class KnownRelation(NamedTuple):
    """How a known thing stands to another one, by their ids, and the address that says so."""

    kind: RelationKind
    one: str
    other: str
    source: str


@cache
def _things_data() -> dict[str, Any]:
    content: dict[str, Any] = check(load(THINGS_PATH), dict, THINGS_PATH.name)
    return content


@cache
def load_things() -> Mapping[str, KnownThing]:
    """Id -> thing, in the order of things.yaml. Raises DataError naming the row that breaks the schema."""
    return parse_things(_things_data()["things"])


@cache
def load_words() -> Mapping[str, tuple[str, ...]]:
    """Class -> the words that names are made with, from the top of things.yaml."""
    return {name: tuple(words) for name, words in _things_data()["words"].items()}


@cache
def load_state_words() -> Mapping[str, str]:
    """Words for states in names, beyond their English names ("Indo") -> ISO 3166-1 alpha-3."""
    return {word: code for code, words in _things_data()["states"].items() for word in words}


@cache
def get_specific(id: str, parties: frozenset[str]) -> Thing:
    """The parties' own thing of one that any pair may have: that of their row (acsa, {IND, JPN} -> ind-jpn-acsa), else
    one told apart by them (acsa:jpn-ken); the thing itself where they have several rows or are too few.

    Raises KeyError for an unknown id.
    """
    known = load_things()[id]
    rows = [row.thing for row in load_things().values() if row.generic == id and set(row.parties) == parties]
    if rows or not known.own:
        return rows[0] if len(rows) == 1 else known.thing
    return of_parties(known.thing, parties)


def get_dated(thing: Thing, year: int) -> Thing:
    """The thing of that year where one thing has several rows, each with a year in its name; else the thing itself."""
    rows = [row.thing for row in load_things().values() if row.generic == thing.id and str(year) in row.thing.name]
    return rows[0] if len(rows) == 1 else thing


def of_parties(thing: Thing, parties: Collection[str]) -> Thing:
    """The thing with its parties in its id, where they are two to four: between others the name is another thing's."""
    if not 2 <= len(parties) <= MOST_PARTIES or thing.id.count(":") > thing.id.startswith("new:"):
        return thing
    return replace(thing, id=f"{thing.id}:{'-'.join(sorted(parties)).lower()}")


MOST_PARTIES: Final = 4
"""Between more states a name is one thing's, whoever of them acts."""


@cache
def load_relations() -> tuple[KnownRelation, ...]:
    """How the things of things.yaml stand to one another, in the order of the file."""
    rows = load_things().items()
    return tuple(
        KnownRelation(kind, id, other, known.lineage or known.source)
        for id, known in rows
        for kind, other in known.relations
    )


def parse_things(rows: Iterable[Mapping[str, Any]]) -> dict[str, KnownThing]:
    """The records of rows given as plain data. Raises DataError naming the row that is wrong."""
    things: dict[str, KnownThing] = {}
    for row in rows:
        known = _known(row)
        if known.thing.id in things:
            raise DataError(f"things.yaml: row {known.thing.id!r} stands there twice: remove one")
        things[known.thing.id] = known
    for id, known in things.items():
        if known.generic is not None and known.generic not in things:
            raise DataError(f"things.yaml: row {id!r} has generic {known.generic!r}, which is no row: add it")
        for kind, other in known.relations:
            if other not in things:
                raise DataError(f"things.yaml: row {id!r} {kind} {other!r}, which is no row: add it")
            if id == other or id in _ancestors(things, other):
                raise DataError(
                    f"things.yaml: row {id!r} {kind} {other!r}, which leads back to it: remove one of the two"
                )
    return things


def _ancestors(things: Mapping[str, KnownThing], id: str) -> set[str]:
    """The ids that a thing's relations lead to, however far; ids without a row lead nowhere."""
    found: set[str] = set()
    left = [id]
    while left:
        known = things.get(left.pop())
        new = {other for _, other in known.relations} - found if known else set()
        found |= new
        left += sorted(new)
    return found


def _known(row: Mapping[str, Any]) -> KnownThing:
    fault = _fault(row)
    if fault:
        raise DataError(f"things.yaml: row {row.get('id')!r} {fault}")
    return KnownThing(
        Thing(row["id"], row["name"]),
        None if row["kind"] == "topic" else row["kind"],
        (row["name"], *row.get("aliases", ())),
        tuple(row.get("parties", ())),
        row.get("generic"),
        row.get("near", False),
        frozenset(row.get("unless", ())),
        row["source"],
        row.get("own", False),
        tuple((kind, other) for kind in RELATIONS for other in row.get(kind, ())),
        row.get("lineage"),
    )


def _fault(row: Mapping[str, Any]) -> str | None:
    """What is wrong with a row, as the end of a sentence."""
    if not re.fullmatch(r"[a-z0-9+]+(-[a-z0-9+]+)*", str(row.get("id"))):
        return "needs an id in small letters and hyphens"
    if set(row) - FIELDS:
        return f"has unknown fields {sorted(set(row) - FIELDS)}: remove them"
    if row.get("kind") not in KINDS_OF_THINGS:
        return f"has kind {row.get('kind')!r}: use one of {', '.join(KINDS_OF_THINGS)}"
    if not all(isinstance(name, str) and name for name in (row.get("name"), *row.get("aliases", ()))):
        return "needs a name and aliases that are words: put quotes round numbers"
    if not all(re.fullmatch("[A-Z]{3}", str(party)) for party in row.get("parties", ())):
        return "has parties that are no ISO 3166-1 alpha-3 codes"
    related = [row[kind] for kind in RELATIONS if kind in row]
    if not all(isinstance(ids, list) and all(isinstance(id, str) for id in ids) for ids in related):
        return "has relations that are no lists of ids: write amends: [ID]"
    if related and not str(row.get("lineage")).startswith("http"):
        return "needs a lineage address: where its relations are told"
    return None if str(row.get("source")).startswith("http") else "needs a source address"
