"""Tells a capital that stands for its government from the city, by the parse."""

from __future__ import annotations

from comity.grammar import first_conjunct, is_verb
from comity.model import Sentence, Token
from comity.who.forms import forms

_BETWEEN = frozenset({"between", "with", "against", "by", "toward", "towards", "upon"})


def is_government(sentence: Sentence, token: Token, states: frozenset[int]) -> bool:
    """True where the capital at the token acts, is acted on, or is one side of a relation.

    ``states``: indexes of the tokens that name states or other capitals; one that is coordinated with a state's name
    is that state's like.
    """
    if len(sentence.tokens) == 1:
        return True
    lead = first_conjunct(sentence, token)
    if lead.i in states and lead != token and lead.dep not in ("pobj", "dobj"):
        return True
    head = sentence.head(lead)
    if lead.dep == "nsubj":
        return is_verb(head) and _acts(sentence, head)
    if lead.dep == "nsubjpass":
        return has("capital_objects", head)
    if lead.dep == "dobj":
        return has("capital_objects", head)
    if lead.dep == "poss":
        return has("capital_nouns", head)
    if lead.dep in ("compound", "nmod", "npadvmod", "amod"):
        return _joins(sentence, lead, states)
    return lead.dep == "pobj" and _is_side(sentence, head)


def has(name: str, token: Token) -> bool:
    """True where the token's lemma or its plain word is in the list of forms.yaml."""
    return forms().has(name, token.lemma) or forms().has(name, token.lower)


def _acts(sentence: Sentence, verb: Token) -> bool:
    """A verb of doing or saying; of "to be" only what a government can be: concerned, keen."""
    if verb.lemma == "be":
        return bool(sentence.children(verb, "acomp")) and not sentence.children(verb, "attr")
    return not has("capital_never", verb)


def _joins(sentence: Sentence, token: Token, states: frozenset[int]) -> bool:
    """ "Tokyo-Delhi ties", "Beijing-backed": before a hyphen, with another state or a participle of support."""
    following = sentence.tokens[token.i + 1 : token.i + 3]
    hyphen = bool(following) and following[0].text in ("-", "–")
    if hyphen and has("capital_compounds", following[-1]):
        return True
    before = token.i >= 2 and sentence.tokens[token.i - 1].text in ("-", "–") and token.i - 2 in states
    return before or (hyphen and following[-1].i in states)


def _is_side(sentence: Sentence, preposition: Token) -> bool:
    """After between, with or against, or after the "to" and "on" of what is said, given or done to someone."""
    governor = sentence.head(preposition)
    if preposition.lower == "by":
        return True
    if preposition.lower in _BETWEEN:
        return has("capital_between", governor) or has("capital_verbs_to", governor) or preposition.lower == "against"
    if preposition.lower in ("to", "on", "for", "from"):
        return has("capital_verbs_to", governor) if is_verb(governor) else has("capital_between", governor)
    return preposition.lower == "of" and has("capital_between", governor) and not has("capital_verbs_to", governor)
