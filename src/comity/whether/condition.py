"""Conditions: what hangs on an "if", an inverted auxiliary ("Should it fail") or a "when" that is still to come."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from comity import grammar
from comity.model import Sentence, Token
from comity.whether.form import Assessment
from comity.whether.governors import load_governors


def under_condition(sentence: Sentence, verb: Token, own: Assessment) -> Assessment:
    """ "If signed, the pact would ..." is conditional on both sides; "when implemented" with a future too."""
    if _is_condition(sentence, verb):
        return replace(own, status="conditional", future=False, why=(*own.why, "condition"))
    if own.status == "not_happened" and own.future and _has_mark(sentence, verb, "unless"):
        return replace(own, status="conditional", future=False, why=(*own.why, "unless"))
    if own.status == "not_happened":
        return own  # "will not be lifted until": it is not
    if own.status == "under_way" and _has_condition(sentence, verb):
        return replace(own, status="conditional", why=(*own.why, "if"))
    open_future = own.future or own.status in ("promised", "conditional")
    if open_future and any(_opens(sentence, c) for c in sentence.children(verb, "advcl")):
        return replace(own, status="conditional", future=False, why=(*own.why, "under a condition"))
    return own


def depends(sentence: Sentence, verb: Token) -> bool:
    """True where an "if" or "unless" hangs on the verb or on one that governs it: "is ready to fly if asked"."""
    chain = [verb]
    while chain[-1].dep in ("xcomp", "acomp", "ccomp") and len(chain) < LINKS:
        chain.append(sentence.head(chain[-1]))
    clauses = (c for link in chain for c in sentence.children(link, "advcl", "prep"))
    return any(t.lower in OPEN for c in clauses for t in (c, *sentence.children(c, "mark")))


def _has_condition(sentence: Sentence, verb: Token) -> bool:
    """ "Seoul gets the loan if it works", "unless Cairo pays": the present of what hangs on it, but for "even if"."""
    if load_governors()["verbs"].get(verb.lemma) == "report":
        return False  # "unless it rains, officials say, they will sail"
    clauses = [c for c in sentence.children(verb, "advcl") if c.tag != "VBD"]
    marks = [m for c in clauses for m in sentence.children(c, "mark") if m.lower in OPEN]
    return any(sentence.tokens[m.i - 1].lower not in ("even", "as", "what") for m in marks)


def _has_mark(sentence: Sentence, verb: Token, word: str) -> bool:
    return any(m.lower == word for c in sentence.children(verb, "advcl") for m in sentence.children(c, "mark"))


LINKS: Final = 5
OPEN: Final = frozenset("if unless provided providing".split())


def _is_condition(sentence: Sentence, verb: Token) -> bool:
    conditions = load_governors()["conditions"]
    if _is_inverted(sentence, verb) or any(c.lower == "if" for c in sentence.children(verb, "mark")):
        return True
    if (
        verb.dep == "conj"
        and grammar.is_verb(sentence.head(verb))
        and not sentence.children(verb, "nsubj", "nsubjpass")
    ):
        return _is_condition(sentence, sentence.head(verb))  # "if he comes and decides"
    return verb.dep in ("advcl", "ccomp", "pcomp") and any(
        c.lower in conditions for c in sentence.children(verb, "mark", "advmod", "prep")
    )


def _is_inverted(sentence: Sentence, verb: Token) -> bool:
    """ "Should it receive ships", "Had the two agreed": the auxiliary before the subject, and no question."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    first = [a for a in sentence.children(verb, "aux", "auxpass") if subjects and a.i < subjects[0].i]
    if any(t.lower in FRONTED for t in sentence.tokens[: first[0].i]) if first else False:
        return False
    if verb.lower == "were" and verb.dep == "advcl" and subjects and verb.i < subjects[0].i:
        return True
    return any(a.lower in ("should", "had", "were") for a in first)


FRONTED: Final = frozenset("no never nor neither not hardly scarcely only".split())
"""Words that turn subject and auxiliary around without a condition: "at no time had they"."""


def _opens(sentence: Sentence, clause: Token) -> bool:
    words = {c.lower for c in sentence.children(clause, "mark", "advmod", "prep")}
    if _is_inverted(sentence, clause):
        return True
    if words & set(load_governors()["conditions"]):
        return True
    return bool(words & {"when", "once", "until"}) and clause.tag in ("VBN", "VBZ", "VBP", "VB")
