"""Tells a capital that stands for its government from the city, by the parse."""

from __future__ import annotations

from comity.grammar import first_conjunct, is_verb
from comity.model import Sentence, Token
from comity.who.forms import forms

_BETWEEN = frozenset({"between", "with", "against", "by", "toward", "towards", "upon"})

_BY_PREPOSITION = {
    "of": frozenset("door behest insistence request initiative hand eye part instigation expense accusation".split()),
    "for": frozenset("ask wait call".split()),
    "before": frozenset("dangle lay put place".split()),
    "with": frozenset({"be", "lie", "rest", "haggle", "bargain", "quarrel", "wrangle", "side", "fall", "differ"}),
    "from": frozenset(
        "recall withdraw pull ambassador envoy diplomat "
        "receive obtain get win secure draw extract borrow accept expect hear demand reply answer letter note protest "
        "apology invitation assurance credit loan order word silence denial reaction condemnation pledge promise "
        "guarantee demarche complaint concession permission approval rebuke retort".split()
    ),
    "in": frozenset("government authority official ministry parliament leadership ruler policymaker cabinet".split()),
}
"""Preposition -> lemmas of what it hangs on, where a capital after it is a government."""

_LAID = frozenset({"blame", "responsibility", "onus", "hope", "pressure", "sanction", "condition", "tariff", "charge"})
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_OPENERS = frozenset({"that", ";", ",", ":", "as", "while", "because", "and", "but", "if"})


def is_government(sentence: Sentence, token: Token, states: frozenset[int]) -> bool:
    """True where the capital at the token acts, is acted on, or is one side of a relation.

    ``states``: indexes of the tokens that name states or other capitals; one that is coordinated with a state's name
    is that state's like.
    """
    if len(sentence.tokens) == 1:
        return True
    if _speaks_or_acts_by_place(sentence, token):
        return True
    lead = first_conjunct(sentence, token)
    if lead.i in states and lead != token and lead.dep not in ("pobj", "dobj"):
        return True
    head = sentence.head(lead)
    if lead.dep == "nsubj":
        return is_verb(head) and _acts(sentence, head)
    if lead.dep == "dative":
        return True
    if lead.dep == "nsubjpass":
        return head.lemma not in _SUFFERED
    if lead.dep == "dobj":
        return has("capital_objects", head)
    if lead.dep == "poss":
        return has("capital_nouns", head)
    if lead.dep in ("compound", "nmod", "npadvmod", "amod"):
        return _joins(sentence, lead, states)
    return lead.dep == "pobj" and _is_side(sentence, head)


def _speaks_or_acts_by_place(sentence: Sentence, token: Token) -> bool:
    """What the parse hides: "Oslo: no comment", "On Monday Oslo announced", "says that Oslo shelters rebels"."""
    before = sentence.tokens[token.i - 1] if token.i else None
    following = sentence.tokens[token.i + 1 : token.i + 3]
    if not following:
        return False
    opens = before is None or before.text in (",", ";")
    if opens and following[0].text == ":" and not token.text.isupper():
        return len(sentence.tokens) > 2
    if before is not None and before.lower in _TIMES and following[0].tag in ("VBD", "VBZ"):
        return not has("capital_never", following[0])
    return (before is None or before.lower in _OPENERS) and _hidden_verb(token, following)


def _hidden_verb(token: Token, following: tuple[Token, ...]) -> bool:
    """True where the word after a capital that opens a clause is a verb in -s that was taken for a noun."""
    verb = following[0]
    mistaken = verb.tag == "NNS" and token.head == verb.i and len(following) == 2
    return mistaken and following[1].tag in _AFTER_VERB and _takes(verb)


_SUFFERED = frozenset(
    "bomb shell flood strike capture besiege evacuate visit rock shake surround encircle liberate rebuild destroy raze "
    "found connect link locate situate attack storm seize occupy retake recapture loot paralyse paralyze blanket "
    "cover light build name call rename ravage devastate damage defend plunge overrun".split()
)
"""What is done to a city, not to a government."""

_AFTER_VERB = frozenset("DT JJ RB PRP PRP$ NN NNS NNP NNPS RP IN TO VBZ CD".split())


def _takes(verb: Token) -> bool:
    """True for nouns in -s that are verbs as well."""
    return verb.lower.rstrip("s") in _VERBS or verb.lemma in _VERBS


_VERBS = frozenset(
    "shelter fire demand claim call offer plan sign pledge vow warn ask press protest answer back block ban deal "
    "deport hope want move signal export supply bid order threat permit seek recall report summon release welcome "
    "blame fear stall freeze halt drop cut lift charge counter match rebuff test approve condition doubt demur "
    "walk return withdraw pull host ration veto face name rule test vote hand jail detain sanction grant "
    "voice risk".split()
)


def has(name: str, token: Token) -> bool:
    """True where the token's lemma or its plain word is in the list of forms.yaml."""
    return forms().has(name, token.lemma) or forms().has(name, token.lower)


def _acts(sentence: Sentence, verb: Token) -> bool:
    """A verb of doing or saying; of "to be" only what a government can be: concerned, keen."""
    if verb.lemma == "be":
        return bool(sentence.children(verb, "acomp", "xcomp", "ccomp")) and not sentence.children(verb, "attr")
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
    if preposition.lower == "by" or governor.lower == "according":
        return True
    if governor.lemma in _BY_PREPOSITION.get(preposition.lower, ()):
        return True
    if preposition.lower == "on" and {noun.lemma for noun in sentence.children(governor, "dobj")} & _LAID:
        return True
    if preposition.lower in _BETWEEN:
        return has("capital_between", governor) or has("capital_verbs_to", governor) or preposition.lower == "against"
    if preposition.lower in ("to", "on", "for", "from"):
        return has("capital_verbs_to", governor) if is_verb(governor) else has("capital_between", governor)
    return preposition.lower == "of" and has("capital_between", governor) and not has("capital_verbs_to", governor)
