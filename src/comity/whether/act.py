"""The status of the act that several words tell together: "agreed to hold" tells of the holding, agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.model import COLUMNS, Sentence, Token
from comity.whether.condition import depends
from comity.whether.form import Assessment, refutes
from comity.whether.future import is_joint
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
    if own.status in COLUMNS["LIKELY"] and act.lemma in STUDYING:
        return replace(own, status="proposed", why=(*own.why, f"to {act.lemma!r} only"))
    if own.status not in FACTS:
        return own
    known = _meaning(sentence, act)
    if known is None:
        return own
    found = replace(decided(own, known, f"{known}: {act.lemma!r} itself"), alleged=own.alleged)
    open_still = found.status in COLUMNS["LIKELY"] or found.status == "proposed"
    return replace(found, status="conditional") if open_still and depends(sentence, act) else found


STUDYING: Final = frozenset("study consider examine explore weigh ponder contemplate propose mull discuss".split())
"""What is promised with these is no more than to look into a thing."""


def _asks(sentence: Sentence, call: Token) -> bool:
    """True where a call is for something, or on somebody to do something; "called on the emir" is a visit."""
    after = (c for t in (call, *sentence.children(call, "prep", "dobj")) for c in sentence.children(t))
    infinitives = (
        *sentence.children(call, "xcomp", "advcl", "ccomp"),
        *(c for c in after if c.dep in ("acl", "pcomp")),
    )
    to = any(a.lower == "to" for verb in infinitives for a in sentence.children(verb, "aux"))
    return to or any(c.lower in ("for", "upon") for c in sentence.children(call, "prep", "prt"))


def _meaning(sentence: Sentence, act: Token) -> str | None:
    """What the word of an act, alone or with its object, says of what it is about; None where it is a plain act."""
    words = load_governors()["worded" if grammar.is_noun(act) else "said"]
    if refutes(sentence, act):
        return "denied"
    given = _given_word(sentence, act)
    if given is not None:
        return given
    clause = _content(sentence, act)
    if clause is not None and _binds(sentence, act, clause):
        return "agreed" if act.lemma in AGREEING or is_joint(sentence, act) else "promised"
    if act.lemma == "set" and any(t.lower in ONESELF for t in sentence.children(act, "dative", "dobj")):
        return "hoped"  # "set itself a target"
    phrases = [f"{act.lemma} {t.lower}" for t in _after(sentence, act)]
    known = next((words[p] for p in phrases if p in words), words.get(act.lemma))
    bare = act.tag == "VBN" and not grammar.auxiliaries(sentence, act)
    if known == "agreed" and (bare or act.dep == "advcl"):
        return None  # "a fund agreed in 2007", "as both agreed"
    if known is None and _says_what_must_be(sentence, act):
        return "called_for"
    return None if act.lemma == "call" and grammar.is_verb(act) and not _asks(sentence, act) else known


def _after(sentence: Sentence, act: Token) -> tuple[Token, ...]:
    """The word right after a verb and its particle, of which either may make another verb of it."""
    return (*sentence.tokens[act.i + 1 : act.i + 2], *sentence.children(act, "prt"))


UTTERING: Final = frozenset(
    (
        "give express signify voice declare record state convey issue make extend show indicate reiterate restate "
        "submit table present communicate proclaim profess offer reserve get announce"
    ).split()
)
"""Verbs that say or hand over the words which their object names: "gave its word", "signified its readiness"."""


def _given_word(sentence: Sentence, act: Token) -> str | None:
    """What the object of a verb of saying decides: a promise, a wish, an offer, a call; "reserved the right"."""
    if act.lemma not in UTTERING:
        return None
    nouns = load_governors()["nouns"]
    for noun in sentence.children(act, "dobj", "nsubjpass", "oprd"):
        known = "promised" if noun.lemma == "word" and sentence.children(noun, "poss") else nouns.get(noun.lemma)
        if known in ("promised", "hoped", "proposed", "called_for") or (noun.lemma, act.lemma) == ("right", "reserve"):
            return known
    return _given_will(sentence, act) if act.lemma in ("declare", "profess") else None


def _given_will(sentence: Sentence, act: Token) -> str | None:
    """ "Declared itself willing", "professed to be open": what is so offered."""
    adjectives = load_governors()["adjectives"]
    words = sentence.children(act, "oprd", "acomp", "ccomp", "xcomp")
    return "proposed" if any(adjectives.get(word.lower) == "proposed" for word in words) else None


ONESELF: Final = frozenset("itself themselves ourselves himself herself".split())
AGREEING: Final = frozenset("agree settle concur consent covenant stipulate resolve accept decide fix".split())
"""Verbs of those who bind themselves: what they agree "that" shall be."""


def _content(sentence: Sentence, act: Token) -> Token | None:
    """The clause that a verb of saying opens with "that"."""
    return next((c for c in sentence.children(act, "ccomp", "advcl") if c.i > act.i and _that(sentence, c)), None)


def _that(sentence: Sentence, clause: Token) -> bool:
    return any(mark.lower == "that" for mark in sentence.children(clause, "mark"))


def _binds(sentence: Sentence, act: Token, clause: Token) -> bool:
    """True for "resolved that visas shall be granted", "agreed that a team be sent", "settled that it will"."""
    modals = {a.lower for a in grammar.auxiliaries(sentence, clause)}
    if act.lemma in AGREEING:
        return bool(modals & (MODALS | {"be"})) or clause.tag == "VB"
    return act.lemma in ("confirm", "reaffirm", "reiterate", "affirm") and bool(modals & {"shall", "will"})


MODALS: Final = frozenset({"shall", "will", "should", "would"})


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
