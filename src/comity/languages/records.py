"""What a parser of another language hands over: names with their part in the clause, predicates with endings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from comity.model import Kind, Sentence

Sort = Literal["state", "row", "body", "organ", "office", "group"]
Case = Literal[
    "topic", "subject", "object", "with", "to", "from", "by", "at", "of", "about", "inside", "and", "none"
]  # fmt: skip
CASES: Final = frozenset(Case.__args__)  # type: ignore[attr-defined]
Link = Literal["end", "chain", "content", "purpose", "condition", "relative", "nominal", "none"]
LINKS: Final = frozenset(Link.__args__)  # type: ignore[attr-defined]
MARKS: Final = frozenset(
    "past present future lasting negative passive wish duty can condition planned expected intent value".split()
)
"""What an ending may say."""
EFFECTS: Final = frozenset(
    "agreed confirmed decided promised planned expected hoped proposed called_for conditional denied facts report "
    "stops".split()
)
"""What a governor may do with what hangs on it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A name in a sentence, by its offsets in the document. ``states`` is empty where the discourse must tell them."""

    start: int
    end: int
    text: str
    sort: Sort
    states: tuple[str, ...] = ()
    sector: str = "GOV"
    case: Case = "none"
    person: str | None = None
    """The name beside an office."""
    title: str | None = None
    same: bool = False
    """Whether the words say "of the same state" as the one named before."""
    size: int = 0
    """Of a group ("both"): how many states; 0: all that are spoken of."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a word makes a claim of: a row of acts.yaml."""

    id: str
    kind: Kind
    event: str | None
    stage: str | None = None
    joint: bool = False
    noun: bool = False
    visit: bool = False
    stands: bool = False
    speaks: bool = False
    quantity: bool = False
    alone: bool = False
    object: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that decides the status of what hangs on it: a row of governors.yaml."""

    effect: str
    kind: Kind
    event: str | None
    joint: bool = False
    asks: bool = False
    speaks: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the lexicon that can be a predicate: all that it can be."""

    text: str
    frames: tuple[Frame, ...] = ()
    governor: Governor | None = None
    light: bool = False
    aloud: bool = False
    without: bool = False
    report: bool = False
    counts: bool = False
    to: str | None = None
    """Whose state it is done to, where the word says so."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that something is told by, with what its ending says; offsets in the document.

    ``governor``: the index of the predicate that it hangs on; ``after``: of the one that it is chained to.
    ``scope``: the offset where the words that belong to it begin.
    """

    start: int
    end: int
    word: Word
    marks: frozenset[str]
    link: Link
    verbal: bool
    scope: int = 0
    governor: int | None = None
    after: int | None = None
    without: bool = False
    """Whether it is told as something that did not come about."""
    trigger: str = ""
    """The words of the text that make it."""


@dataclass(frozen=True)
class Clauses(Sentence):
    """A sentence with its names and predicates. ``plain``: its text as words are compared with it, sign by sign."""

    plain: str = ""
    terms: tuple[Term, ...] = ()
    predicates: tuple[Predicate, ...] = field(default=())
