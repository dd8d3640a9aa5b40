"""Sentences that commit somebody though the coder made no claim of it: found by their words alone, in documents on a pair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from comity.model import Claim, Document, DocumentRef, Party, Passage, Status
from comity.promise.clauses import Clause, Cue, clause_at, clause_from, cues_of
from comity.promise.lexicon import load_class

SHORT: Final = ("Mr", "Ms", "Dr", "Mrs", "Gen", "St", "No", "Lt", "Jan", "Feb", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
ENDS: Final = re.compile(
    "".join(rf"(?<!\b{word})" for word in SHORT) + r"(?<!\b[A-Z])[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\s*\n\s*"
)
"""Where a sentence ends, near enough: the parser's sentences are not kept."""
ROLES: Final = frozenset({"body", "list", "quote"})
STATUS: Final[Mapping[int, Status]] = {3: "planned", 2: "agreed", 1: "hoped"}
VERB: Final = re.compile(
    r"\s*(?:to|be|been|not|also|that|now|then|both|jointly|soon|early|itself|themselves|the|a|an|their|its|on|in|further|in principle)*\b(?P<verb>[a-z]\w+)",
    re.IGNORECASE,
)
BY: Final = "undertaking"


@dataclass(frozen=True, slots=True)
class Context:
    """Who a document is about: the two sides, and the words in it that stand for each."""

    sides: tuple[Party, ...]
    names: Mapping[str, str]
    """A mention in small letters -> the id of the side."""


def sentences_of(document: Document) -> Iterator[Passage]:
    """The sentences of the parts of a document that can commit somebody."""
    for section in document.sections:
        if section.role not in ROLES:
            continue
        start = section.start
        for hit in ENDS.finditer(document.text, section.start, section.end):
            yield from _passage(document, start, hit.start() + 1, section.role == "list")
            start = hit.end()
        yield from _passage(document, start, section.end, section.role == "list")


def _passage(document: Document, start: int, end: int, listed: bool) -> Iterator[Passage]:
    exact = document.text[start:end].rstrip()
    if exact.strip():
        lead = len(exact) - len(exact.lstrip())
        yield Passage(exact.lstrip(), start + lead, start + len(exact), "list" if listed else "body")


def find_undertakings(document: Document, known: Iterable[Claim], context: Context) -> Iterator[tuple[Claim, Clause]]:
    """Claims of the clauses that hold words which bind, where no known claim of the document stands in the clause."""
    taken: dict[int, list[tuple[int, int]]] = {}
    spans = [(claim.passage.start, claim) for claim in known]
    for passage in sentences_of(document):
        inside = [claim for start, claim in spans if passage.start - 2 <= start < passage.end]
        done = {clause for claim in inside if (clause := _clause_in(passage, claim))}
        for cue in cues_of(passage.exact):
            clause = clause_from(passage.exact, cue)
            if not cue.strength or (clause.start, clause.end) in done or not _leads(passage.exact, cue):
                continue
            done.add((clause.start, clause.end))
            yield _claim(document, passage, clause, cue.strength, context), clause


def _clause_in(passage: Passage, claim: Claim) -> tuple[int, int] | None:
    if claim.column == "ACTUALLY" and claim.status != "happened":
        return None
    clause = clause_at(passage.exact, claim.trigger)
    return clause.start, clause.end


NOMINAL: Final = re.compile(r"decisions?|goals?|targets?|aims|promises?|pledges?|plans?|commitments?|intentions?|assurances?|seeks?", re.IGNORECASE)
"""Words that bind by what follows: "the decision to open a consulate", "a goal of 5 trillion yen"."""
LEADS: Final = re.compile(r"\s+(?:to|that|of\s+(?:[$€£¥]|\d|\w+ing\b)|(?:\w+\s+){0,4}[\d$€£¥])")


def _leads(sentence: str, cue: Cue) -> bool:
    """Whether words that bind say to what: nouns need an act or a number behind them."""
    return not NOMINAL.fullmatch(cue.words) or LEADS.match(sentence, cue.end) is not None


def _claim(document: Document, passage: Passage, clause: Clause, strength: int, context: Context) -> Claim:
    words = passage.exact[clause.verb : clause.end]
    hit = VERB.match(words)
    return Claim(
        document=DocumentRef(document.id, document.path, document.url, document.title, document.publisher,
                             document.published, document.grade),
        passage=passage,
        kind="policy",
        event=None,
        status=STATUS[strength],
        parties=_makers(passage.exact[: clause.verb], context),
        trigger=hit["verb"] if hit else passage.exact[clause.start : clause.end].split()[0],
        why=(BY,),
    )  # fmt: skip


def _makers(before: str, context: Context) -> tuple[Party, ...]:
    """The side that is named last before the words that bind; both where none is, or both are."""
    low = before.lower()
    named = {side for name, side in context.names.items() if re.search(rf"\b{re.escape(name)}\b", low)}
    both = len(named) != 1 or load_class("both") & set(re.findall(r"[a-z]+", low))
    return tuple(party for party in context.sides if both or party.id in named)
