"""Clauses that commit somebody, or tell a deed, of which the coder made no claim: found by their words alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from comity.edtf import published_span
from comity.model import Claim, Document, DocumentRef, Party, Passage, Role, Status
from comity.promise.clauses import Clause, Cue, clause_at, clause_from, clauses_of, cues_of, is_passive
from comity.promise.criteria import VERB
from comity.promise.dues import date_in
from comity.promise.lexicon import STRENGTHS, find_done, load_class, load_pattern
from comity.promise.records import BY

SHORT: Final = (
    "Mr",
    "Ms",
    "Dr",
    "Mrs",
    "Gen",
    "St",
    "No",
    "Lt",
    "Jan",
    "Feb",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
)
ENDS: Final = re.compile(
    "".join(rf"(?<!\b{word})" for word in SHORT) + r"(?<!\b[A-Z])[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\s*\n\s*"
)
"""Where a sentence ends, near enough: the parser's sentences are not kept."""
CLOSING: Final = " \"”’')]"
"""What may stand behind the mark that ends a sentence."""
ROLES: Final = frozenset({"body", "list", "quote"})
STATUS: Final[Mapping[int, Status]] = {3: "planned", 2: "agreed", 1: "hoped"}


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
            yield from _passage(document, start, hit.start() + len(hit.group().rstrip()), section.role)
            start = hit.end()
        yield from _passage(document, start, section.end, section.role)


def _passage(document: Document, start: int, end: int, role: Role) -> Iterator[Passage]:
    exact = document.text[start:end].rstrip()
    if exact.strip():
        lead = len(exact) - len(exact.lstrip())
        yield Passage(exact.lstrip(), start + lead, start + len(exact), role)


def find_undertakings(document: Document, known: Iterable[Claim], context: Context) -> Iterator[tuple[Claim, Clause]]:
    """Claims of the clauses that hold words which bind, where no known claim that looks ahead stands in the clause.

    What binds at the end of a line that leads to a list binds in each of its items.
    """
    given = list(known)
    lead: Cue | None = None
    makers = context.sides
    for passage in sentences_of(document):
        inside = [one for one in given if passage.start - 2 <= one.passage.start < passage.end]
        done = {_clause_in(passage, claim) for claim in inside}
        marker = ITEM.match(passage.exact)
        listed = marker is not None or passage.role == "list"
        if lead and listed and not inside and not any(cue.strength for cue in cues_of(passage.exact)):
            clause = Clause(0, len(passage.exact), marker.end() if marker else 0)
            yield _claim(document, passage, clause, lead.strength, makers), clause
        elif not passage.exact.rstrip(CLOSING).endswith("?"):
            yield from _bound(document, passage, done, context)
        leading = _leading(passage.exact)
        if leading or not listed:
            lead = leading
            makers = _makers(passage.exact[: lead.end if lead else 0], context)


ITEM: Final = re.compile(r"(?:[-•*–]|\(?(?:[ivx]{1,4}|\d{1,2}|[a-z])[.)])\s+")
"""How an item of a list begins."""
LATE: Final = 25
"""Characters at the end of a line in which words that bind lead to a list."""


OPEN_END: Final = re.compile(r"\b(?:for|to|on|that|by|in|with|including)$")
"""How a line ends that a list carries on."""


def find_deeds(document: Document, taken: Collection[tuple[int, int]], context: Context) -> Iterator[Claim]:
    """Claims of the clauses that tell an act as done, or as not done, where no span of known claims begins.

    ``taken``: offsets of the clauses that known claims and statements stand in.
    """
    said = published_span(document.published)[1]
    for passage in sentences_of(document):
        if passage.exact.rstrip(CLOSING).endswith("?"):
            continue
        for start, end in clauses_of(passage.exact):
            text = passage.exact[start:end]
            done = find_done(text)
            if not done or _is_awaited(text, done[1]):
                continue
            against = done[0] is not None and done[0].counter
            if against or not any(passage.start + start < b and a < passage.start + end for a, b in taken):
                yield _deed(document, passage, text, done[1], context, said)


def _is_awaited(text: str, word: str) -> bool:
    """Whether a word that tells what was done stands behind one that only looks ahead: "is expected to be opened"."""
    return re.search(rf"\b(?:{AWAITING}) {re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


AWAITING: Final = (
    r"(?:(?:will|shall|would|should|could|may|might|must|can|to)(?: \w+)? be(?: \w+ly)?"
    r"|(?:should|would|could|might|to) have(?: been)?)"
)
"""What stands before a verb that was not done, or not yet."""


def _deed(document: Document, passage: Passage, text: str, word: str, context: Context, said: str | None) -> Claim:
    opening = OPENING.match(passage.exact)
    others = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", text, count=1)
    undone = load_pattern("undone").search(others) is not None
    return Claim(
        document=_reference(document),
        passage=passage,
        kind="policy",
        event=None,
        status="not_happened" if undone else "happened",
        parties=context.sides,
        when=date_in(text, said) or (date_in(opening.group(), said) if opening else None),
        trigger=word,
        why=(BY,),
        page=document.page_at(passage.start),
    )


OPENING: Final = re.compile(r"(?:In|On|By|Since|Late|Early|Last|This) [^,;:]{2,30},")
"""What opens a sentence and dates all of its clauses."""


def _reference(document: Document) -> DocumentRef:
    return DocumentRef(document.id, document.path, document.url, document.title, document.publisher,
                       document.published, document.grade)  # fmt: skip


def _leading(line: str) -> Cue | None:
    """The words that bind by which a line leads to a list."""
    bound = [cue for cue in cues_of(line) if cue.strength]
    ends = line.rstrip()
    if not bound or ends[-1:] in ".!?;,":
        return None
    leads = ends.endswith(":") or OPEN_END.search(ends) or len(ends) - bound[-1].end <= LATE
    return bound[-1] if leads else None


def _bound(
    document: Document, passage: Passage, done: set[tuple[int, int]], context: Context
) -> Iterator[tuple[Claim, Clause]]:
    said = published_span(document.published)[1]
    for cue in cues_of(passage.exact):
        clause = clause_from(passage.exact, cue)
        if cue.strength and (clause.start, clause.end) not in done and _leads(passage.exact, cue, said):
            done.add((clause.start, clause.end))
            makers = _makers(passage.exact[: clause.verb], context)
            if is_passive(cue):
                clause = clause._replace(verb=cue.end - len(cue.words.split()[-1]))
            yield _claim(document, passage, clause, cue.strength, makers), clause


def _clause_in(passage: Passage, claim: Claim) -> tuple[int, int]:
    clause = clause_at(passage.exact, claim.trigger)
    return clause.start, clause.end


ON: Final = re.compile(r"\s+(?:upon|on)\s+(?!\w+day|\d|[A-Z])")
"""Behind words that bind: what was agreed upon, and not on which day."""
NOMINAL: Final = re.compile(
    r"(?:sets? .+ )?"
    r"(?:decisions?|goals?|targets?|deadlines?|aims|promises?|pledges?|plans?|commitments?|intentions?|assurances?|seeks?|announc\w+)",
    re.IGNORECASE,
)
"""Words that bind by what follows: "the decision to open a consulate", "a goal of 5 trillion yen"."""
FIXED: Final = re.compile(
    r"(?:(?:is|are|was|were) )?(?:(?:planned|(?:re)?scheduled|set down|slated|pencilled in|earmarked|billed) (?:for|on)"
    r"|due (?:in|on|by|for|before))\b",
    re.IGNORECASE,
)
"""Words that bind to a day."""
DAY: Final = re.compile(r"\s+(?:\w+\s+){0,3}?(?:\d|[A-Z][a-z]{2,}|spring|summer|autumn|winter|next|this)")
THAT: Final = re.compile(r"\s+that\s[^,;:.]*?\b(?:will|would|shall|should|be)\b")
"""Behind words that bind: what is to be, in a clause of its own."""
LEADS: Final = re.compile(r"\s+(?:to|that|of\s+(?:[$€£¥]|\d|\w+ing\b)|(?:\w+\s+){0,4}[\d$€£¥])")


def _leads(sentence: str, cue: Cue, said: str | None) -> bool:
    """Whether words that bind say to what: nouns need an act or a number behind them, others a verb, or a day that lies
    ahead of the ISO day on which they were said, as of a state of things: "will be in Nairobi in July"."""
    if hit := FIXED.match(sentence, cue.start):
        return DAY.match(sentence, hit.end()) is not None
    if load_pattern("timed").fullmatch(sentence, cue.start, cue.end):
        return said is not None and date_in(sentence[cue.end :], said, ahead=True) is not None
    if is_passive(cue):
        return True
    if cue.words.lower().startswith("commit") or ON.match(sentence, cue.end):
        return True
    if NOMINAL.fullmatch(cue.words):
        return LEADS.match(sentence, cue.end) is not None
    verb = VERB.match(sentence, cue.end)
    if verb is None or sentence[verb.end() : verb.end() + 1] in ("'", "’"):
        return False
    if verb["verb"].lower() not in load_class("no_verbs") or THAT.match(sentence, cue.end):
        return True
    if cue.strength < STRENGTHS["binding"] or said is None:
        return False
    end = clause_from(sentence, cue).end
    return date_in(sentence[cue.end : end], said, ahead=True) is not None


def _claim(document: Document, passage: Passage, clause: Clause, strength: int, makers: tuple[Party, ...]) -> Claim:
    words = passage.exact[clause.verb : clause.end]
    hit = VERB.match(words)
    return Claim(
        document=_reference(document),
        passage=passage,
        kind="policy",
        event=None,
        status=STATUS[strength],
        parties=makers,
        trigger=hit["verb"] if hit else _first_word(words) or _first_word(passage.exact),
        why=(BY,),
        page=document.page_at(passage.start),
    )  # fmt: skip


def _first_word(text: str) -> str:
    found = re.search(r"[^\W\d_][\w-]*", text)
    return found.group() if found else ""


def _makers(before: str, context: Context) -> tuple[Party, ...]:
    """The side that is named last before the words that bind; both where none is, or both are."""
    low = before.lower()
    named = {side for name, side in context.names.items() if re.search(rf"\b{re.escape(name)}\b", low)}
    both = len(named) != 1 or load_class("both") & set(re.findall(r"[a-z]+", low))
    return tuple(party for party in context.sides if both or party.id in named)
