"""The clause of a sentence in which a claim is made, and the words in it that commit somebody, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from comity.promise.lexicon import STRENGTHS, load_class, load_pattern, load_reasons

AND: Final = (
    "to|will|shall|would|is|are|was|were|has|have|had|that|welcomed|noted|agreed|decided|directed|seeks?|aims?|intends?"
    "|wants?|said|reaffirmed|expressed|instructed|called|urged|pledged|committed|also"
)
"""Words that begin a clause behind "and"."""
COMMA: Final = (
    "to|will|has|have|had|is|are|was|were|welcomed|noted|agreed|decided|directed|seeking|aiming|reaffirmed|expressed"
    "|it|he|she|they|the|their|a|an"
)
"""Words that begin one behind a comma."""
EDGE: Final = re.compile(
    r"[;:]\s+|\s[—–-]{1,2}\s"
    r"|,?\s+(?=(?:but|while|whereas|although|though|so that|because)\b)"
    r"|\s+(?=(?:that|which|who) (?:is|are|was|were|will|would|had) )|,?\s+(?=(?:by|under) which\b)"
    r"|\s+(?=(?:\w+ (?:years?|months?|weeks?|days?) )?after )"
    r"|,\s+(?=(?:and|which|who|whose|where|as|so|or)\b)"
    rf"|\s+(?=and (?:{AND})\b)|,\s+(?=(?:\w+ly )?(?:{COMMA})\b)"
)
"""Where one clause ends and another begins, near enough for telling which words govern which verb."""
CARRIED: Final = re.compile(r"\s*(?:,|and|or)?\s*(?:also )?(?:to|that|then|be|both)\b")
"""A clause that begins so is governed by what governs the one before it."""
SPOKEN: Final = re.compile(r"\bthat\b|[,\s]")
BACK: Final = re.compile(r"\bwould\b", re.IGNORECASE)


class Clause(NamedTuple):
    """A stretch of a sentence: offsets into it, and where the claim's own verb stands."""

    start: int
    end: int
    verb: int


class Cue(NamedTuple):
    """Words that commit with a strength of 1 to 3, or that bar a commitment, with the reason."""

    start: int
    end: int
    strength: int
    reason: str | None
    words: str


def clause_at(sentence: str, trigger: str) -> Clause:
    """The clause that holds the first word of a trigger; the whole sentence where it stands nowhere."""
    verb = _place(sentence, trigger)
    edges = _edges(sentence)
    start = max(edge for edge in edges if edge <= verb)
    return Clause(start, min((edge for edge in edges if edge > verb), default=len(sentence)), verb)


def clause_from(sentence: str, cue: Cue) -> Clause:
    """The clause in which words that commit stand, its verb behind them."""
    edges = _edges(sentence)
    start = max(edge for edge in edges if edge <= cue.start)
    return Clause(start, min((edge for edge in edges if edge > cue.start), default=len(sentence)), cue.end)


def governing(sentence: str, clause: Clause) -> tuple[Cue, ...]:
    """The words that commit or bar, from the clause's start to its verb; of a clause that is carried on, before it too.

    Where none stands before the verb, those behind it in the clause: "a target of 5 trillion yen was set".
    """
    start = _carried_from(sentence, clause.start)
    before = [cue for cue in cues_of(sentence) if start <= cue.start <= clause.verb]
    return tuple(before or [cue for cue in cues_of(sentence) if clause.verb < cue.start < clause.end])


@lru_cache(maxsize=4096)
def cues_of(sentence: str) -> tuple[Cue, ...]:
    """All words of a sentence that commit or bar, in their order; of two that overlap the longer one."""
    found = sorted(_cues(sentence), key=lambda cue: (cue.start, -(cue.end - cue.start), cue.reason or ""))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return tuple(kept)


def _cues(sentence: str) -> Iterator[Cue]:
    for name, strength in STRENGTHS.items():
        for hit in load_pattern(name).finditer(sentence):
            yield Cue(hit.start(), hit.end(), strength, None, hit.group())
    for reason in load_reasons():
        for hit in load_pattern("blocking", reason).finditer(sentence):
            told = BACK.fullmatch(hit.group()) and _is_told(sentence, hit.start())
            yield Cue(hit.start(), hit.end(), 3 if told else 0, None if told else reason, hit.group())


def _is_told(sentence: str, at: int) -> bool:
    """Whether a "would" is the "will" of reported speech: "announced that India would open a consulate"."""
    if not load_pattern("telling").search(sentence, 0, at):
        return False
    return all(BACK.fullmatch(hit.group()) for hit in load_pattern("blocking", "conditional").finditer(sentence, 0, at))


def is_passive(cue: Cue) -> bool:
    """Whether words bind to what stands before them: "seven aircraft had been announced"."""
    return cue.strength > 0 and load_pattern("passive").fullmatch(cue.words) is not None


def softened(cue: Cue) -> bool:
    """Whether a bar is none behind words that bind: "agreed that it should be held"."""
    return cue.words.lower() in load_class("softened")


def may_be(cue: Cue) -> bool:
    """Whether a bar leaves open whether it will be, whatever binds: "how they might cooperate"."""
    return cue.words.lower() in load_class("may_be")


def clauses_of(sentence: str) -> list[tuple[int, int]]:
    """The offsets of the clauses of a sentence, in order."""
    edges = [*_edges(sentence), len(sentence)]
    return list(pairwise(edges))


@lru_cache(maxsize=4096)
def _edges(sentence: str) -> tuple[int, ...]:
    return (0, *(hit.end() for hit in EDGE.finditer(sentence)))


def _carried_from(sentence: str, start: int) -> int:
    """The start of the first clause of a chain of clauses that are carried on."""
    edges = [edge for edge in _edges(sentence) if edge <= start]
    while len(edges) > 1 and CARRIED.match(sentence, edges[-1]):
        edges.pop()
    return edges[-1]


def _place(sentence: str, trigger: str) -> int:
    """Where the first word of a trigger stands, nearest to its others; 0 where it does not."""
    words = trigger.split()
    hits = [hit.start() for hit in re.finditer(rf"\b{re.escape(words[0])}\b", sentence)] if words else []
    others = [hit.start() for word in words[1:] for hit in re.finditer(rf"\b{re.escape(word)}\b", sentence)]
    return min(hits, key=lambda at: min((abs(at - other) for other in others), default=at), default=0)
