"""Which of a sentence's dates is the date of an act: the one that governs it, not the nearest one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity import grammar
from comity.edtf import bounds
from comity.model import Kind, Sentence, TimeMention, Token, When
from comity.when.apart import (
    TELLING,
    dates_what_is_judged,
    ends_a_period,
    is_name,
    is_standing,
    names_its_noun,
    shares_back,
    shares_date,
    speaks_at,
)
from comity.when.resolve import open_side


def govern(
    sentence: Sentence,
    token: Token,
    focus: Token | None,
    times: Sequence[TimeMention],
    kind: Kind,
    *,
    due: bool = False,
) -> TimeMention | None:
    """The time of the act that a verb or act noun tells, or None.

    Looked for in this order: in the noun phrase of the act itself ("Tuesday's meeting"), in its clause, at the head of
    a coordination it shares, in the clauses that it hangs on by an infinitive ("agreed in May to hold"). Of a position
    the time of saying so is its time. A year in the name of what is acted on ("revised the 2008 treaty") is the time
    of an agreement or mechanism, not of the act. What is ``due`` may have its time in what is asked ("asked them to
    withdraw by May").
    """
    rows = []
    for mention in times:
        act = _Act(token, focus, kind == "position", due)
        rank, distance = _rank(sentence, act, mention)
        identifies = rank == 0 and token != focus and kind in ("agreement", "mechanism")
        if identifies and _stands_beside(sentence, mention, focus):
            identifies = False  # the parser hung it on the noun: "signed a treaty and a memorandum on 4 May"
        if rank is not None and not identifies and not is_name(sentence, mention):
            rows.append((rank, distance, mention.start, mention))
    ranked = sorted(rows, key=lambda row: (row[3].when.edtf is None, row[:3]))
    if not ranked:
        return None
    finer = (row[3] for row in ranked[1:] if row[0] <= 1 and _lies_within(row[3].when, ranked[0][3].when))
    return _widened(sentence, next(finer, ranked[0][3]), (token, focus))


@dataclass(frozen=True, slots=True)
class _Act:
    """The word that tells an act, what it acts on, and whether it is a stance or still to come."""

    token: Token
    focus: Token | None
    stance: bool
    due: bool

    @property
    def nominal(self) -> bool:
        return self.token == self.focus and grammar.is_noun(self.token)


def _stands_beside(sentence: Sentence, mention: TimeMention, focus: Token | None) -> bool:
    """True for a date after the thing acted on that no ``of`` makes part of its name."""
    before = _preposition(sentence, mention)
    after = focus is not None and mention.start > focus.start
    return before in ("on", "in", "at") or (after and before not in ("of", "from", "dated"))


def _widened(sentence: Sentence, mention: TimeMention, act: Sequence[Token | None]) -> TimeMention:
    """The time up to or from another thing that it dates, where that bounds the act: "before the June summit"."""
    inside = sentence.at(mention.start, mention.end)
    head, edtf = _head(sentence, mention), mention.when.edtf
    if not inside or not edtf or ".." in edtf:
        return mention
    bound, nouns = "", 0
    for token in sentence.ancestors(head):
        if grammar.is_verb(token) or token in act:
            break
        nouns += grammar.is_noun(token)
        leads = token.i < inside[0].i and sentence.tokens[token.i + 1].lower != "after"
        if nouns and leads and token.lower in _BOUNDS and token.dep in ("prep", "pcomp", "advmod"):
            bound = _BOUNDS[token.lower]
    opened = open_side(edtf, bound) if bound else edtf
    if opened == edtf:
        return mention
    start, end = bounds(opened)
    return replace(mention, when=replace(mention.when, edtf=opened, start=start, end=end))


_BOUNDS = {"before": "by", "ahead": "by", "until": "by", "till": "by", "since": "since"}


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


def _head(sentence: Sentence, mention: TimeMention) -> Token:
    """The token of the expression that hangs on a word outside it; of "before the year is out" the verb."""
    inside = sentence.at(mention.start, mention.end)
    if not inside:
        return sentence.tokens[0]
    own = {t.i for t in inside}
    head = next((t for t in inside if t.head not in own or t.head == t.i), inside[0])
    above = sentence.head(head)
    over = head.dep in ("nsubj", "mark") and above.dep == "advcl" and above.lemma in ("be", "end")
    return above if over and str(mention.when.edtf).startswith("..") else head


_Rank = tuple[int, int] | tuple[None, int]
_NO: _Rank = (None, 0)


def _rank(sentence: Sentence, act: _Act, mention: TimeMention) -> _Rank:
    time = _head(sentence, mention)
    chain = [time, *sentence.ancestors(time)]
    verb = grammar.clause_head(sentence, act.token)
    if ends_a_period(sentence, mention) or is_standing(sentence, mention, verb):
        return _NO
    phrase = _rank_in_phrase(sentence, act, chain)
    if phrase:
        return _NO if phrase[0] == 0 and _is_judged(sentence, act, verb, mention) else phrase
    if names_its_noun(sentence, chain, (act.token, act.focus), _preposition(sentence, mention)):
        return _NO
    time_verb = grammar.clause_head(sentence, sentence.head(time) if time.dep == "advcl" else time)
    if verb.lemma in TELLING and _dates_what_is_told(chain, verb):
        return _NO  # "condemned the attack of 12 June"
    if verb.dep in ("relcl", "advcl") and _is_its_when(sentence, time, verb):
        return 2, 0  # "in May 2021, when the president visited"
    judged = dates_what_is_judged(sentence, time_verb, mention)
    told = act.nominal and time_verb == verb
    speaking = act.nominal and verb.lemma in TELLING and not speaks_at(sentence, act.token, verb)
    if (judged and not told) or (not judged and speaking):
        return _NO  # "welcomed the reopening in March"; "condemned the invasion on Saturday" dates the condemning
    return (1, _distance(chain, verb)) if time_verb == verb else _outer_rank(sentence, verb, time_verb, time, act)


def _rank_in_phrase(sentence: Sentence, act: _Act, chain: Sequence[Token]) -> _Rank | None:
    """0 for a date in the noun phrase of the act; none for one in another's apposition; None where no noun decides."""
    for place, noun in enumerate(chain):
        if any(c.lower == "first" for c in sentence.children(noun)) and any(t.lower == "since" for t in chain[:place]):
            return _NO  # "the first summit since May"
        if noun in (act.focus, act.token) and grammar.is_noun(noun):
            return 0, place
        if grammar.is_verb(noun):
            return None
        if noun.dep == "appos" or noun.lower == "first":
            return _NO  # it dates what stands in apposition: "a partnership since 2006", "the first since May"
    return None


def _is_judged(sentence: Sentence, act: _Act, verb: Token, mention: TimeMention) -> bool:
    """True for a date on the object of a verb of judging, where the judging is the act."""
    return not act.nominal and act.token == verb and dates_what_is_judged(sentence, verb, mention)


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


def _distance(chain: Sequence[Token], verb: Token) -> int:
    return next((place for place, token in enumerate(chain) if token == verb), len(chain))


def _outer_rank(sentence: Sentence, verb: Token, time_verb: Token, time: Token, act: _Act) -> _Rank:
    """The rank of a time in another clause: below the verb without a subject of its own, beside it, or above it."""
    current, steps, reduced = verb, 0, False
    while sentence.head(current) != current:
        below, current, steps = current, sentence.head(current), steps + 1
        dep, reduced = below.dep, reduced or (below.dep == "acl" and verb.tag in ("VBN", "VBG"))
        if current == time_verb:
            if dep == "conj":
                shared = time.i < current.i or shares_date(sentence, below, time)
                return (2, steps) if shared and not reduced else (None, 0)
            if reduced:
                return None, 0
            if dep in ("xcomp", "pcomp", "acl", "prep", "acomp", "dobj", "attr", "pobj"):
                return 3, steps
            accompanies = dep == "advcl" and verb.tag == "VBG"
            said = act.stance and dep == "ccomp" and verb.tag not in ("VBD", "VBN")
            return (4, steps) if accompanies or said else (None, 0)
        if dep in ("relcl", "advcl") or (dep == "ccomp" and not act.stance):
            return None, 0
    return _below(sentence, verb, time_verb, act.due)


def _below(sentence: Sentence, verb: Token, time_verb: Token, due: bool) -> _Rank:
    if sentence.head(time_verb) == verb and _goes_along(sentence, time_verb, verb):
        return 3, 1
    if verb.lemma in TELLING and _publishes(sentence, time_verb, verb):
        return 3, 2
    if shares_back(sentence, verb, time_verb):
        return 2, 1
    current, steps = time_verb, 0
    while current != verb:
        if current.dep not in _LEADS_DOWN and not (due and current.dep == "ccomp"):
            return None, 0
        if sentence.head(current) == current or current.dep == "acl":
            return None, 0
        if current.dep == "xcomp" and current.tag == "VB" and not due:
            return None, 0
        current, steps = sentence.head(current), steps + 1
    return 2, steps


_LEADS_DOWN = ("xcomp", "pcomp", "prep", "acl", "pobj", "dobj")


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
