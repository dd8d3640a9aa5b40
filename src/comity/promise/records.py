"""The records of promises: what was said, what became of it, where it stands, and where was looked in vain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from comity.model import Claim, DocumentRef, Quantity

Form = Literal["act", "instrument", "outcome", "number", "restraint", "process"]
State = Literal[
    "open", "restated", "in progress", "delivered", "delivered late", "delivered in part", "overdue", "superseded",
    "withdrawn", "contradicted", "lapsed",
]  # fmt: skip
Telling = Literal["first", "restated", "reported", "retold"]
"""Of a statement in a chain: the first one, said again on another occasion, told of the same occasion by another text,
or an older one told again."""
Drift = Literal["stronger", "weaker", "narrower", "wider", "new date", "new number"]
Assessment = Literal["not assessed", "provisional", "assessed", "contested"]
STATES: tuple[State, ...] = get_args(State)
FORMS: tuple[Form, ...] = get_args(Form)
DONE: tuple[State, ...] = ("delivered", "delivered late", "delivered in part")
"""States in which something was delivered."""
UNMET: tuple[State, ...] = ("open", "restated", "in progress", "overdue", "lapsed")
"""States in which nothing was found that delivers: each has a receipt."""


BY: Final = "undertaking"
"""Why there is a claim of a bare clause."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, and what linking says of it and of its document."""

    claim: Claim
    entry: str | None = None
    """Id of the entry that it is in."""
    source: str | None = None
    """The document that its document copies; its own where it copies none."""
    garbled: bool = False
    step: str | None = None
    """The state in the life of its entry that it tells of: signed, in force, held ..."""
    name: str = ""
    """What its entry is called."""
    before: str = ""
    """What stands before its sentence in the paragraph, else the end of the paragraph before."""
    day: str | None = None
    """The ISO day on which it stands in print; of an undated text what the offices that it names leave."""
    series: str | None = None
    """The id of the exercise series that its entry is of, else that its text alone is about."""
    owner: str | None = None
    """The independent source of its document: documents of one owner, and copies, share it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of the four tests of a commitment: public, future, by a state, testable."""

    test: str
    passed: bool
    why: str


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which something is due: EDTF, its last ISO day, how it is known, and the words that say it."""

    edtf: str | None
    end: str | None
    basis: Literal["explicit", "relative", "meeting"]
    text: str | None = None
    entry: str | None = None
    """Of the basis ``meeting``: the entry of the meeting on which it hangs, where one is known."""


@dataclass(frozen=True)
class Statement:
    """What one claim commits its makers to."""

    told: Told
    clause: str
    """The words of the sentence that commit."""
    start: int
    """Offset of the clause into the document's text."""
    makers: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    form: Form
    strength: int
    """1 to 3, of the verb."""
    specificity: int
    """0 to 3: a named act, a named object, a number or date."""
    act: str | None
    """The class of the act that is promised."""
    words: Mapping[str, float] = field(hash=False)
    """What is promised: word -> weight."""
    due: Due | None = None
    conditions: str | None = None
    retold: bool = False
    pointing: bool = False
    """Whether its words point back at what was told before: "they agreed to do so"."""
    continuing: bool = False
    """Whether it is for ever again: "every year", "continue"."""
    tests: tuple[Verdict, ...] = ()

    @property
    def claim(self) -> Claim:
        return self.told.claim

    @property
    def document(self) -> DocumentRef:
        return self.told.claim.document

    @property
    def object(self) -> str:
        """What is promised: the named thing, else the words of the clause that tell most."""
        if self.claim.thing:
            return self.claim.thing.name
        heavy = sorted(self.words, key=lambda word: (-self.words[word], word))
        return ", ".join(word for word in heavy if not word.startswith("@"))


@dataclass(frozen=True, slots=True)
class Refused:
    """A claim that looks ahead and is no commitment, with the test that it fails."""

    claim: Claim
    tests: tuple[Verdict, ...]

    @property
    def why(self) -> str:
        return next(verdict.why for verdict in self.tests if not verdict.passed)


@dataclass(frozen=True, slots=True)
class Rung:
    """One statement or deed on the ladder of a promise."""

    rung: int
    """0 first said, 1 restated, 2 reviewed, 3 money or mandate, 4 instrument, 5 delivered, 6 repeated or exceeded; -1
    of what was done against it."""
    day: str | None
    """EDTF of when it was said or done; None where nothing dates it."""
    claims: tuple[Claim, ...]
    """The one that proves it best first."""
    why: str
    telling: Telling | None = None
    """Of a statement."""
    drift: tuple[Drift, ...] = ()
    part: bool = False
    """Of a delivery: only a part of what was promised."""
    sources: int = 1
    """Independent sources that tell of it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure on the path of a numeric promise, and who gives it."""

    day: str | None
    quantity: Quantity
    by: str | None
    """Id of the side that gives it, else its outlet."""
    claim: Claim
    role: Literal["baseline", "target", "path"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was looked through for a promise of which nothing was found that delivers it."""

    until: str | None
    """The last ISO day on which something that was read was published."""
    since: str | None
    """The day on which it was first said."""
    documents: int
    """Documents on the pair that were published since."""
    read: int
    """All documents of the ledger that were published since."""
    outlets: tuple[str, ...]
    official: float
    """The share of these documents that come from governments and bodies of states, by the grade of their source."""
    languages: tuple[str, ...]
    gaps: tuple[tuple[str, str], ...]
    """Years or longer without a document on the pair: first and last ISO day."""
    words: tuple[str, ...]
    """What was looked for."""
    missed: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Watched feed -> the days, first and last, that no visit to it reached back to."""

    @property
    def wording(self) -> str:
        plural = "" if self.documents == 1 else "s"
        return f"no evidence found by {self.until or 'an unknown day'} in {self.documents:,} document{plural}"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise: first said, restated, stepped towards, delivered or not, as of a day."""

    id: str
    """``p-`` and the number of the claim that first made it."""
    name: str
    statements: tuple[Statement, ...]
    """The first one first."""
    ladder: tuple[Rung, ...]
    state: State
    as_of: str | None
    due: Due | None = None
    late: int | None = None
    """Of a late delivery: days after the due day; of what is overdue: days since."""
    done: tuple[float, float, str] | None = None
    """Of a delivery in part: how much of how much, and the unit."""
    path: tuple[Point, ...] = ()
    receipt: Receipt | None = None
    parent: str | None = None
    """Id of the commitment of which this is a part."""
    superseded_by: str | None = None
    assessment: Assessment = "not assessed"
    test: str | None = None
    """The fulfilment test that a person wrote."""
    judged: tuple[str, ...] = ()
    """What people wrote and judged of it, in their order."""
    why: str = ""
    """Why it stands in its state."""

    @property
    def first(self) -> Statement:
        return self.statements[0]

    @property
    def restatements(self) -> int:
        return sum(rung.telling == "restated" for rung in self.ladder)
