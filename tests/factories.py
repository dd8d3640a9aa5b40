"""Records for tests: plain ones by ``make_...``, where any field can be given, and Hypothesis strategies for any."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, get_args

from hypothesis import strategies as st

from comity.model import (
    CLAIMING_ROLES,
    KINDS,
    STATUSES,
    Claim,
    Document,
    DocumentRef,
    Party,
    PartyRole,
    Passage,
    Quantity,
    Rejected,
    Role,
    Section,
    Speaker,
    Thing,
    When,
    Where,
)
from comity.what.codebook import load_codebook
from comity.what.encoder import Answer, MarkedPair

TEXT = (
    "India and Japan sign pact\n\n"
    "NEW DELHI: India and Japan signed an agreement on Tuesday. Tokyo will send six aircraft in 2025.\n\n"
    "Both countries hoped to hold talks again."
)
NAMES = {"IND": "India", "JPN": "Japan", "CHN": "China", "AUS": "Australia", "USA": "United States"}


# --- plain records ------------------------------------------------------------------------------------------------


def make_sections(text: str, role: Role = "body") -> tuple[Section, ...]:
    """One section for each paragraph; paragraphs are parted by blank lines."""
    return tuple(Section(found.start(), found.end(), role) for found in re.finditer(r"\S(?:.|\n(?!\n))*", text))


def make_document(text: str = TEXT, **fields: Any) -> Document:
    """A dated report of one outlet, each of its paragraphs a body section."""
    given: dict[str, Any] = {
        "id": Document.id_of(text),
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "sections": make_sections(text),
        "path": "reports/pact.txt",
        "title": "India and Japan sign pact",
        "publisher": "Example Wire",
        "published": "2024-08-21",
        "published_basis": "given",
    }
    return Document(**(given | fields))


def make_ref(document: Document) -> DocumentRef:
    """The part of a document that travels with its claims."""
    names = ("id", "path", "url", "title", "publisher", "published", "grade")
    return DocumentRef(**{name: getattr(document, name) for name in names})


def make_passage(document: Document, exact: str, role: Role = "body") -> Passage:
    """The first place in the document where these very words stand. ValueError where they do not."""
    start = document.text.index(exact)
    return Passage(exact, start, start + len(exact), role)


def make_party(id: str = "IND", role: PartyRole = "actor", **fields: Any) -> Party:
    name = NAMES.get(id, id)
    return Party(**({"id": id, "name": name, "sector": "GOV", "mention": name, "role": role} | fields))


def make_claim(document: Document | None = None, exact: str | None = None, **fields: Any) -> Claim:
    """A claim of India and Japan on the document's words ``exact`` (its first section, where none are given).

    ``parties`` may be ids, ``("IND", "JPN")``, instead of records.
    """
    document = document or make_document()
    first = document.sections[0] if document.sections else Section(0, len(document.text), "body")
    parties = fields.pop("parties", ("IND", "JPN"))
    given: dict[str, Any] = {
        "document": make_ref(document),
        "passage": make_passage(document, exact or document.text[first.start : first.end]),
        "kind": "agreement",
        "event": "AGREE",
        "status": "happened",
        "parties": tuple(make_party(party) if isinstance(party, str) else party for party in parties),
        "trigger": "signed",
        "why": ("what:sign",),
        "coder": "test-1",
    }
    return Claim(**(given | fields))


def make_thing(id: str = "ind-jpn-supply-pact", name: str = "Supply Pact", edition: int | None = None) -> Thing:
    """A named agreement of India and Japan."""
    return Thing(id, name, edition)


def make_when(edtf: str = "2024-08-20", **fields: Any) -> When:
    """A day that the text gives in full."""
    return When(**({"edtf": edtf, "start": edtf, "end": edtf, "basis": "explicit", "text": None} | fields))


def make_rejected(document: str = "reports/empty.txt", step: str = "read", reason: str = "empty") -> Rejected:
    return Rejected(document, step, reason)


# --- a fake encoder -----------------------------------------------------------------------------------------------


class FakeEncoder:
    """Gives every pair the same answer and keeps what it was asked."""

    name = "fake"
    trust: ClassVar[Mapping[str, float]] = {}

    def __init__(
        self,
        status: str = "happened",
        event: float = 0.95,
        *,
        type: str = "COERCE",
        share: float = 1.0,
        kinds: Mapping[str, float] | None = None,
        alleged: float = 0.0,
    ) -> None:
        """``event``: the share of the status, and so of an act at all; ``share``: that of the type and the root."""
        self.asked: list[MarkedPair] = []
        self.types = dict.fromkeys((kind.id for kind in load_codebook().types), 0.1)
        self.types |= {type: share, "NONE": round(1 - share, 4)}
        self.statuses = dict.fromkeys(STATUSES, 0.0) | {status: event, "none": round(1 - event, 4)}
        rest = {"kind": dict.fromkeys(KINDS, 0.0) | dict(kinds or {"incident": 1.0}),
                "alleged": {"no": 1 - alleged, "yes": alleged}}  # fmt: skip
        self.answer = Answer({"type": self.types, "root": self.types, "status": self.statuses, **rest})

    def read(self, pairs: Sequence[MarkedPair]) -> list[Answer]:
        self.asked += pairs
        return [self.answer_to(pair) for pair in pairs]

    def answer_to(self, pair: MarkedPair) -> Answer:  # noqa: ARG002
        return self.answer


# --- any records --------------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
"""Any text that UTF-8 can hold, control characters included."""
maybe_words = st.none() | words
numbers = st.floats(allow_nan=False, allow_infinity=False)
days = st.dates().map(lambda day: day.isoformat())
edtfs = days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4]) | days.map(lambda day: f"{day[:7]}~")
whens = st.builds(
    When, st.none() | edtfs, st.none() | days, st.none() | days,
    st.sampled_from(("explicit", "relative", "office", "none")), maybe_words,
)  # fmt: skip
parties = st.builds(
    Party, st.sampled_from(sorted(NAMES)) | words, words, words, words, st.sampled_from(get_args(PartyRole))
)
wheres = st.builds(Where, words, maybe_words, st.none() | numbers, st.none() | numbers, maybe_words)
quantities = st.builds(Quantity, numbers, words, maybe_words, maybe_words)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document: its sections lie in it, in order and apart."""
    text = "\n\n".join(draw(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1)))
    sections = tuple(
        Section(section.start, section.end, draw(st.sampled_from(get_args(Role))), draw(maybe_words))
        for section in make_sections(text)
    )
    names = ("path", "url", "title", "author", "publisher", "published_basis")
    fields = {name: draw(maybe_words) for name in names}
    published = draw(st.none() | edtfs)
    return make_document(text, sections=sections, published=published, grade=draw(st.sampled_from("ABCDEF")), **fields)


@st.composite
def claims(draw: st.DrawFn, document: Document | None = None) -> Claim:
    """Any claim on some passage of the document given, or of one of its own."""
    document = document or draw(documents())
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    passage = Passage(document.text[start:end], start, end, draw(st.sampled_from(sorted(CLAIMING_ROLES))))
    return Claim(
        make_ref(document),
        passage,
        kind=draw(st.sampled_from(KINDS)),
        event=draw(maybe_words),
        status=draw(st.sampled_from(STATUSES)),
        parties=tuple(draw(st.lists(parties, max_size=4))),
        mode=draw(maybe_words),
        contexts=tuple(draw(st.lists(words, max_size=3))),
        alleged=draw(st.booleans()),
        thing=draw(st.none() | st.builds(Thing, words, words)),
        when=draw(st.none() | whens),
        due=draw(st.none() | whens),
        where=draw(st.none() | wheres),
        quantity=draw(st.none() | quantities),
        speaker=draw(st.none() | st.builds(Speaker, maybe_words, maybe_words, maybe_words)),
        stage=draw(maybe_words),
        trigger=draw(words),
        why=tuple(draw(st.lists(words, max_size=3))),
        coder=draw(words),
    )
