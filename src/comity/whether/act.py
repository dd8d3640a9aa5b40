"""The status of the act that several words tell together: "agreed to hold" tells of the holding, agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.model import Sentence, Token
from comity.whether.form import Assessment
from comity.whether.governors import load_governors
from comity.whether.status import assess
from comity.whether.weigh import FACTS, decided

COMPLEMENTS: Final = ("xcomp", "ccomp", "pcomp", "acomp", "oprd", "acl", "prep", "dobj", "attr")
"""How the words of an act hang on the one that leads to it, the nearest to the act first."""


def assess_act(sentence: Sentence, tokens: Sequence[Token]) -> Assessment:
    """The status of what these words of the sentence tell, told from the innermost of them."""
    act = innermost(sentence, tokens)
    above = sentence.head(act)
    own = assess(sentence, above if act.dep == "acomp" and grammar.is_verb(above) else act)
    return meant(sentence, act, own)


def meant(sentence: Sentence, act: Token, own: Assessment) -> Assessment:
    """What a word of saying or wanting that alone tells the act says of it: who urged has spoken; it should happen."""
    if own.status == "not_happened" and _is_answered(sentence, act, own):
        return replace(own, status="denied", why=(*own.why, "a party's word"))
    part = "worded" if grammar.is_noun(act) else "said"
    words = load_governors()[part]
    phrases = [f"{act.lemma} {c.lower}" for c in sentence.children(act, "prep", "prt") if c.i == act.i + 1]
    known = next((words[p] for p in phrases if p in words), words.get(act.lemma))
    if known is None and own.status in FACTS and _says_what_must_be(sentence, act):
        known = "called_for"
    if known is None or own.status not in FACTS:
        return own
    return replace(decided(own, known, f"{known}: {act.lemma!r} itself"), alleged=own.alleged)


def _says_what_must_be(sentence: Sentence, act: Token) -> bool:
    """ "They stressed that the plants must be kept safe", "shared the view that reform has to go on": a call for it."""
    words = [act, *sentence.children(act, "dobj")]
    clauses = [c for word in words for c in sentence.children(word, "ccomp", "acl") if sentence.children(c, "mark")]
    clauses += [duty for c in clauses for duty in sentence.children(c, "xcomp") if c.lemma == "have"]
    known = load_governors()["verbs"].get(act.lemma)
    return known in ("report", None) and any(assess(sentence, c).status == "called_for" for c in clauses)


def _is_answered(sentence: Sentence, act: Token, own: Assessment) -> bool:
    """True where a party says that something did not take place: "the army said that no shot was fired"."""
    if not own.why or not own.why[-1].endswith("t, negated"):
        return False
    clause = grammar.clause_head(sentence, act)
    while clause.dep == "conj" and grammar.is_verb(sentence.head(clause)):
        clause = sentence.head(clause)
    head = sentence.head(clause)
    return clause.dep == "ccomp" and head.lemma in ANSWERING and head.lemma not in ("acknowledge", "admit")


ANSWERING: Final = frozenset(
    "say insist explain state maintain protest assert claim contend reply answer retort counter swear stress".split()
)


def innermost(sentence: Sentence, tokens: Sequence[Token]) -> Token:
    """The act among words of which the others lead to it: "hold" of "agreed to hold", "talks" of "called for talks"."""
    inside = {token.i for token in tokens}
    act = next((t for t in tokens if t.head == t.i or t.head not in inside), tokens[0])
    said = load_governors()["said"]
    while said.get(act.lemma) != "happened" and (below := _below(sentence, act, inside)) is not None:
        act = below
    return act


def _below(sentence: Sentence, act: Token, inside: set[int]) -> Token | None:
    for dep in COMPLEMENTS:
        for child in sentence.children(act, dep):
            if child.i in inside and child.i != act.i and _leads(act, child):
                return child
    return None


def _leads(act: Token, child: Token) -> bool:
    words = load_governors()
    if child.dep == "dobj" or child.dep == "attr":
        return child.lemma in words["worded"] or act.lemma in words["things"]
    if child.dep in ("prep", "acomp", "oprd"):
        return child.dep != "prep"
    return grammar.is_verb(child)
