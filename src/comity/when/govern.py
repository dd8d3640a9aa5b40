"""Which of a sentence's dates is the date of an act: the one that governs it, not the nearest one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from comity import grammar
from comity.model import Kind, Sentence, TimeMention, Token, When


def govern(
    sentence: Sentence, token: Token, focus: Token | None, times: Sequence[TimeMention], kind: Kind
) -> TimeMention | None:
    """The time of the act that a verb or act noun tells, or None.

    Looked for in this order: in the noun phrase of the act itself ("Tuesday's meeting"), in its clause, at the head of
    a coordination it shares, in the clauses that it hangs on by an infinitive ("agreed in May to hold"). Of a position
    the time of saying so is its time. A year in the name of what is acted on ("revised the 2008 treaty") is the time
    of an agreement or mechanism, not of the act.
    """
    rows = []
    for mention in times:
        rank, distance = _rank(sentence, token, focus, _head(sentence, mention), kind == "position")
        identifies = rank == 0 and token != focus and kind in ("agreement", "mechanism")
        if identifies and _preposition(sentence, mention) in ("on", "in", "at"):
            identifies = False  # the parser hung it on the noun: "signed a treaty and a memorandum on 4 May"
        names = _is_name(sentence, mention) or _ends_a_period(sentence, mention)
        if rank is not None and not identifies and not names:
            rows.append((rank, distance, mention.start, mention))
    ranked = sorted(rows, key=lambda row: (row[3].when.edtf is None, row[:3]))
    if not ranked:
        return None
    finer = (row[3] for row in ranked[1:] if row[0] <= 1 and _lies_within(row[3].when, ranked[0][3].when))
    return next(finer, ranked[0][3])


def _lies_within(inner: When, outer: When) -> bool:
    """True where one date makes the other more precise: "Malabar 2022 ended on 15 November"."""
    days = (inner.start, inner.end, outer.start, outer.end)
    if any(day is None for day in days):
        return False
    return str(outer.start) <= str(inner.start) <= str(inner.end) <= str(outer.end) and days[:2] != days[2:]


def _preposition(sentence: Sentence, mention: TimeMention) -> str:
    """The preposition that brings a time, inside the expression or before it; "" for none."""
    inside = sentence.at(mention.start, mention.end)
    first = inside[0] if inside else sentence.tokens[0]
    before = sentence.tokens[first.i - 1].lower if first.i else ""
    return first.lower if first.pos == "ADP" else before


def _is_name(sentence: Sentence, mention: TimeMention) -> bool:
    """True inside a name: "Joint Vision for the Next Decade"."""
    words = (mention.when.text or "").split()
    if mention.start == sentence.start:
        words = words[1:]
    return any(word in ("Next", "Decade", "Century", "Year", "Last", "New") for word in words)


def _ends_a_period(sentence: Sentence, mention: TimeMention) -> bool:
    """True for the end of a span that is told otherwise: "in the year to March 2024"."""
    before = sentence.text[: mention.start - sentence.start].lower().split()[-2:]
    return before in (["year", "to"], ["months", "to"], ["year", "ended"], ["year", "ending"], ["months", "ended"])


def _head(sentence: Sentence, mention: TimeMention) -> Token:
    """The token of the expression that hangs on a word outside it."""
    inside = sentence.at(mention.start, mention.end)
    if not inside:
        return sentence.tokens[0]
    own = {t.i for t in inside}
    return next((t for t in inside if t.head not in own or t.head == t.i), inside[0])


def _rank(
    sentence: Sentence, token: Token, focus: Token | None, time: Token, stance: bool
) -> tuple[int, int] | tuple[None, int]:
    chain = [time, *sentence.ancestors(time)]
    nominal = token == focus and grammar.is_noun(token)
    for place, noun in enumerate(chain):
        if any(c.lower == "first" for c in sentence.children(noun)) and any(t.lower == "since" for t in chain[:place]):
            return None, 0  # "the first summit since May"
        if noun in (focus, token) and grammar.is_noun(noun):
            return 0, place
        if grammar.is_verb(noun):
            break
        if noun.dep == "appos" or noun.lower == "first":
            return None, 0  # it dates what stands in apposition: "a partnership since 2006", "the first since May"
    verb = grammar.clause_head(sentence, token)
    time_verb = grammar.clause_head(sentence, time)
    if verb.lemma in TELLING and _dates_what_is_told(chain, verb):
        return None, 0  # "condemned the attack of 12 June"
    if verb.dep in ("relcl", "advcl") and _is_its_when(sentence, time, verb):
        return 2, 0  # "in May 2021, when the president visited"
    if nominal and verb.lemma in TELLING:
        return None, 0  # "condemned the invasion on Saturday" dates the condemning
    if time_verb == verb:
        return 1, _distance(chain, verb)
    return _outer_rank(sentence, verb, time_verb, time, stance)


def _dates_what_is_told(chain: Sequence[Token], verb: Token) -> bool:
    """True for a time hung by ``of`` on the object of the verb."""
    links = itertools.pairwise(chain)
    return any(link.lower == "of" and noun.dep == "dobj" and noun.head == verb.i for link, noun in links)


def _is_its_when(sentence: Sentence, time: Token, verb: Token) -> bool:
    """True where the clause of the verb begins with a "when" that hangs on the time or follows right after it."""
    when = next((child for child in sentence.children(verb, "advmod", "mark") if child.lower == "when"), None)
    hangs = sentence.head(verb) in (time, sentence.head(time))
    return when is not None and (hangs or 0 < when.i - time.i <= 3)


def _has_when(sentence: Sentence, verb: Token) -> bool:
    return any(child.lower == "when" for child in sentence.children(verb, "advmod", "mark"))


TELLING = frozenset(
    (
        "condemn criticise criticize denounce deplore oppose welcome praise hail recall note mention discuss report "
        "say tell describe regret celebrate mark commemorate review thank protest reject accuse blame call stress "
        "reaffirm"
    ).split()
)
"""Verbs whose date is that of speaking of an act, not of the act."""


def _distance(chain: Sequence[Token], verb: Token) -> int:
    return next((place for place, token in enumerate(chain) if token == verb), len(chain))


def _outer_rank(
    sentence: Sentence, verb: Token, time_verb: Token, time: Token, stance: bool
) -> tuple[int, int] | tuple[None, int]:
    """The rank of a time in another clause: below the verb without a subject of its own, beside it, or above it."""
    current, steps = verb, 0
    while sentence.head(current) != current:
        dep = current.dep
        current, steps = sentence.head(current), steps + 1
        if current == time_verb:
            if dep == "conj":
                return (2, steps) if time.i < current.i else (None, 0)
            if dep == "acl" and verb.tag in ("VBN", "VBG"):
                return None, 0
            if dep in ("xcomp", "pcomp", "acl", "prep", "acomp", "dobj", "attr", "pobj"):
                return 3, steps
            accompanies = dep == "advcl" and verb.tag == "VBG"
            return (4, steps) if accompanies or (stance and dep == "ccomp") else (None, 0)
        if dep in ("relcl", "advcl") or (dep == "ccomp" and not stance):
            return None, 0
    return _below(sentence, verb, time_verb)


def _below(sentence: Sentence, verb: Token, time_verb: Token) -> tuple[int, int] | tuple[None, int]:
    if sentence.head(time_verb) == verb and _goes_along(sentence, time_verb, verb):
        return 3, 1
    if verb.lemma in TELLING and _publishes(sentence, time_verb, verb):
        return 3, 2
    current, steps = time_verb, 0
    while current != verb:
        if current.dep not in ("xcomp", "pcomp", "prep", "acl", "pobj", "dobj") or sentence.head(current) == current:
            return None, 0
        if current.dep == "acl" or (current.dep == "xcomp" and current.tag == "VB"):
            return None, 0
        current, steps = sentence.head(current), steps + 1
    return 2, steps


def _goes_along(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """True for a clause of the same time: "speaking on Sunday, he said", "when they met in 2018, they promised"."""
    if clause.dep != "advcl":
        return False
    having = any(child.lower == "having" for child in sentence.children(clause))
    return _has_when(sentence, clause) or (clause.tag == "VBG" and clause.i < verb.i and not having)


_WRITINGS = frozenset("statement letter speech communique communiqué message interview post remark note tweet".split())


def _publishes(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """True for the participle of a text in which the verb speaks: "in a statement issued on Monday, it condemned"."""
    writing = sentence.head(clause)
    place = sentence.head(writing)
    return clause.dep == "acl" and writing.lemma in _WRITINGS and place.lower == "in" and place.head == verb.i
