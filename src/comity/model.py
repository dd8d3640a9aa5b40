"""The records of Comity: small, frozen, typed; their ids are made from their content.

Text, claim, entry and judgement are four different records. A step takes records and returns new ones.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from functools import cache, cached_property
from typing import Any, Literal, get_args

Role = Literal[
    "headline",
    "dateline",
    "byline",
    "body",
    "caption",
    "list",
    "quote",
    "disclaimer",
    "promotion",
    "comment",
    "masthead",
]
Kind = Literal[
    "agreement", "mechanism", "exercise", "engagement", "incident", "transfer", "measure", "position", "policy"
]
Status = Literal[
    "happened", "under_way", "not_happened", "denied",
    "agreed", "promised", "planned", "expected",
    "hoped", "proposed", "called_for", "conditional",
]  # fmt: skip
Column = Literal["ACTUALLY", "LIKELY", "SHOULD"]
Basis = Literal["explicit", "relative", "office", "none"]
PartyRole = Literal["actor", "recipient", "third"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)
COLUMNS: dict[Column, tuple[Status, ...]] = {
    "ACTUALLY": STATUSES[:4],
    "LIKELY": STATUSES[4:8],
    "SHOULD": STATUSES[8:],
}
_COLUMN_OF: dict[Status, Column] = {status: column for column, statuses in COLUMNS.items() for status in statuses}
CLAIMING_ROLES: frozenset[Role] = frozenset({"headline", "body", "caption", "list", "quote"})
"""Only passages of these roles can make claims."""


def column_of(status: Status) -> Column:
    """The column, ACTUALLY, LIKELY or SHOULD, in which a status stands."""
    return _COLUMN_OF[status]


def content_id(prefix: str, content: Any) -> str:
    """An id from content alone: the same JSON value gives the same id on every machine."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"


# --- text ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph of a document. ``start`` and ``end`` are character offsets into the document's text."""

    start: int
    end: int
    role: Role
    heading: str | None = None
    """The heading that a paragraph stands under, where it has one (a numbered list's item title, a subheading)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read, with what is known of where it comes from."""

    id: str
    text: str
    sha256: str
    sections: tuple[Section, ...]
    path: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    """EDTF, or None where the document does not say: it is never guessed."""
    published_basis: str | None = None
    """How the date is known: ``given``, ``front matter``, ``dateline``, ``byline`` ..."""
    language: str = "en"
    grade: str = "F"
    """Admiralty grade of the source, A to F; F: cannot be judged."""
    pages: tuple[int, ...] = ()
    """Of what has pages, the offset of each one's first character."""

    def page_at(self, offset: int) -> int | None:
        """The number of the page, from 1, on which a character stands; None of what has no pages."""
        return bisect_right(self.pages, offset) or None

    @staticmethod
    def id_of(text: str) -> str:
        """The id of a text: the same text is the same document, wherever it lies."""
        return f"d-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A text, or one step's work on it, that could not be used; stored, counted and shown."""

    document: str
    """The path, address or document id."""
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence. ``head`` is an index into the sentence; the root is its own head.

    ``start`` and ``end`` are offsets into the document's text; ``tag`` is a Penn Treebank tag, ``dep`` a CLEAR label.
    """

    i: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence of a document: tokens with heads; ``start`` and ``end`` are offsets into the text."""

    text: str
    start: int
    end: int
    role: Role
    tokens: tuple[Token, ...]
    heading: str | None = None
    paragraph: int = 0
    """Index of the section in the document that this sentence stands in."""

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        rows: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                rows[token.head].append(token)
        return tuple(tuple(row) for row in rows)

    @cached_property
    def _labelled(self) -> dict[tuple[int, tuple[str, ...]], tuple[Token, ...]]:
        return {}

    @cached_property
    def memo(self) -> dict[object, Any]:
        """What ``grammar.remembered`` functions have found of the sentence."""
        return {}

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The token's direct dependents in order, or only those with one of the labels."""
        if not deps:
            return self._children[token.i]
        key = (token.i, deps)
        found = self._labelled.get(key)
        if found is None:
            found = self._labelled[key] = tuple([c for c in self._children[token.i] if c.dep in deps])
        return found

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """From the token's head up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> Iterator[Token]:
        """The token and all that hangs on it, in no particular order."""
        stack = [token]
        while stack:
            current = stack.pop()
            yield current
            stack.extend(self._children[current.i])

    def at(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap the document offsets."""
        return tuple(token for token in self.tokens if token.start < end and token.end > start)


# --- what the six questions answer about a sentence ---------------------------------------------------------------

MentionForm = Literal[
    "name", "demonym", "office", "person", "service", "capital", "body", "pair", "pronoun", "place"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """A state (ISO 3166-1 alpha-3) or an international body, and the sector of it that acts (GOV, MIL, IGO ...)."""

    id: str
    name: str
    sector: str


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of a sentence that name one or several actors ("both countries" names two).

    ``start`` and ``end`` are offsets into the document's text; ``head`` is the token that the words hang on.
    """

    start: int
    end: int
    head: int
    actors: tuple[Actor, ...]
    form: MentionForm
    text: str
    office: str | None = None
    """The office named or held ("Foreign Minister"), for the forms office and person."""
    person: str | None = None
    """The person's full name, for the form person, and for an office whose holder on the day is known."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """The words of a sentence that give a time. ``start`` and ``end`` are offsets into the document's text."""

    start: int
    end: int
    when: When


# --- claims -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence that proves a claim, and its offsets into the document's text."""

    exact: str
    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF (level 1) date or interval with the days it spans, how it is known, and the words that say it.

    ``start`` and ``end`` are ISO dates (years BC as astronomical years, ``-0599-01-01``); None where open or unknown.
    """

    edtf: str | None
    start: str | None
    end: str | None
    basis: Basis
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A state or body in a claim. ``id``: ISO 3166-1 alpha-3, or a body's id; ``mention``: the words of the text."""

    id: str
    name: str
    sector: str
    mention: str
    role: PartyRole


@dataclass(frozen=True, slots=True)
class Thing:
    """A named agreement, mechanism, exercise series or topic."""

    id: str
    name: str
    edition: int | None = None
    """The number of the edition or round that the passage speaks of: 6 of "the sixth JIMEX"."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place. ``precision``: ``point``, ``city``, ``region``, ``sea``, ``country``; degrees or None."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: 20.75e9 USD, 0.5 share, 16 piece."""

    value: float
    unit: str
    measure: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so. ``id``: the state or body spoken for; ``office`` as held on that day."""

    id: str | None
    name: str | None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """The part of a document that travels with each of its claims."""

    id: str
    path: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    grade: str


def _plain(value: Any) -> Any:
    """A value of a record as ``asdict`` has it: records as dicts, tuples of them too."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


@cache
def _said() -> tuple[str, ...]:
    """The fields of a claim that make its id."""
    return tuple(f.name for f in fields(Claim) if f.name not in ("document", "id", "why", "score", "coder", "page"))


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage says of one act, state of affairs or intention between actors."""

    document: DocumentRef
    passage: Passage
    kind: Kind
    event: str | None
    status: Status
    parties: tuple[Party, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    alleged: bool = False
    thing: Thing | None = None
    when: When | None = None
    due: When | None = None
    where: Where | None = None
    quantity: Quantity | None = None
    speaker: Speaker | None = None
    stage: str | None = None
    """The state in the thing's life that the claim tells of: negotiating, signed, in_force, delivered ..."""
    trigger: str = ""
    """The words that made the claim: tells two claims of one sentence apart."""
    why: tuple[str, ...] = ()
    score: float | None = None
    """The calibrated probability that the claim is right, 0 to 1; None where nothing but rules looked at it."""
    coder: str = ""
    page: int | None = None
    """The page of the document, from 1, on which the passage begins; None where it has no pages."""
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id("c", self._content()))

    def _content(self) -> dict[str, Any]:
        """All that the claim says, less what may change while it says the same (paths, grades, rule names, scores)."""
        content = {name: _plain(getattr(self, name)) for name in _said()}
        content["document"] = self.document.id
        return content

    @property
    def column(self) -> Column:
        return column_of(self.status)

    def to_dict(self) -> dict[str, Any]:
        """The claim as it is exported: plain dicts, lists and strings, ``id`` first; ``page`` where there are pages."""
        left_out = ("id",) if self.page is not None else ("id", "page")
        return {"id": self.id, **{key: value for key, value in asdict(self).items() if key not in left_out}}


# --- entries ------------------------------------------------------------------------------------------------------

RelationKind = Literal[
    "amends", "implements", "replaces", "under",
    "amended_by", "implemented_by", "replaced_by", "basis_of", "other_edition",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """One value that claims give of a field of an entry; two accounts of one field differ, and both are kept."""

    field: str
    """``when``, ``due``, ``edition``, ``where``, ``quantity`` ..."""
    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One state in the life of an entry as claims with one date have it."""

    state: str
    when: str | None
    """EDTF, None where no claim dates it."""
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How an entry stands to another one: it amends, implements, replaces it, is another edition of its series ..."""

    kind: RelationKind
    entry: str
    """Id of the other entry."""
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the world, merged from the claims about it.

    The id is that of the founding claim (the first to be published) with ``e-`` for ``c-``; the number of any other
    of its claims finds it too, so that an id that was once shown goes on leading to it.
    """

    id: str
    kind: Kind
    name: str
    parties: tuple[str, ...]
    """Ids, actors first, each once."""
    claims: tuple[str, ...]
    """Ids, the first published first; copies behind what they copy."""
    aliases: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    lifecycle: tuple[LifeStep, ...] = ()
    """Dated steps oldest first, then those without a date."""
    state: str | None = None
    """Where the life stands by what actually happened."""
    series: str | None = None
    """Id of the thing of which this is an edition or round."""
    edition: int | None = None
    """The number of the edition where all that give one agree; else it stands in ``accounts`` alone."""
    differing: tuple[str, ...] = ()
    """The fields on which accounts differ."""
    relations: tuple[Relation, ...] = ()
    sources: int = 0
    """Independent sources: documents that copy one another count once."""
    reports: int = 0
    """Documents."""


# --- decisions ----------------------------------------------------------------------------------------------------

Action = Literal["accept", "reject", "edit", "merge", "split", "undo", "test", "assess"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision holds on to: a claim as it stood, to be found again when newer rules have coded it anew."""

    claim: str
    document: str
    start: int
    end: int
    """Offsets of the claim's passage into the document's text."""
    trigger: str
    kind: Kind

    @staticmethod
    def of(claim: Claim) -> Anchor:
        passage = claim.passage
        return Anchor(claim.id, claim.document.id, passage.start, passage.end, claim.trigger, claim.kind)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of claims, entries, promises: signed, dated, never changed; another one can undo it."""

    action: Action
    by: str
    made: str
    """When, UTC, ISO 8601."""
    why: str
    id: str = field(default="", compare=False)
    targets: tuple[Anchor, ...] = ()
    """The claims it is about: of a merge those of the entries, of a split those that leave, of a promise its own."""
    others: tuple[Anchor, ...] = ()
    """Of a split: the claims that stay."""
    field: str | None = None
    """Of an edit: the field of the claim, and ``value`` as JSON what it is to be; of a promise that alone."""
    value: str | None = None
    machine: str | None = None
    """What the machine said when it was decided, as JSON: shown as a conflict where it says something else later."""
    undoes: str | None = None
    """Id of the decision that an undo takes back."""

    def __post_init__(self) -> None:
        if not self.id:
            said = {name: value for name, value in asdict(self).items() if name != "id"}
            object.__setattr__(self, "id", content_id("j", said))
