"""Constructions that decide what a verb or noun hangs on: read off the tree, without asking for a status."""

from __future__ import annotations

from typing import Final

from comity import grammar
from comity.model import Sentence, Token
from comity.whether.form import is_false
from comity.whether.governors import load_governors


def find_verdict(part: str, sentence: Sentence, verb: Token) -> str | None:
    """What the table says of a verb; one with a particle ("set up", "brought forward") is looked up with it alone."""
    beside = (c for c in sentence.children(verb, "advmod") if c.lower in ("forward", "back"))
    particle = next(iter((*sentence.children(verb, "prt"), *beside)), None)
    return load_governors()[part].get(f"{verb.lemma} {particle.lower}" if particle else verb.lemma)


def is_announced(sentence: Sentence, verb: Token, head: Token) -> bool:
    """The infinitive of a headline ("Peru to host talks") and of a thing to come ("an event to be held in May")."""
    if not any(a.lower == "to" for a in sentence.children(verb, "aux")):
        return False
    if head == verb:
        return bool(sentence.children(verb, "nsubj", "nsubjpass"))
    if not grammar.is_noun(head) or verb.dep not in ("acl", "relcl") or head.lemma in load_governors()["nouns"]:
        return False
    ranked = any(c.lower in RANKS for c in sentence.children(head, "amod", "nummod", "det"))
    passive = bool(sentence.children(verb, "auxpass"))
    return not ranked and (passive or (head.dep == "ROOT" and head.pos == "PROPN"))


def is_told_to(sentence: Sentence, verb: Token, head: Token) -> bool:
    """True for an infinitive with a subject of its own beside the finite verb that governs it."""
    to = any(a.lower == "to" for a in sentence.children(verb, "aux"))
    own = to and bool(sentence.children(verb, "nsubj")) and head.tag != "VB"
    return own and find_verdict("verbs", sentence, head) is not None


def find_likely(sentence: Sentence, saying: Token, verb: Token) -> Token | None:
    """The adjective of "is likely, officials said, to leave", where the parser hangs the infinitive on the saying."""
    clauses = (c for c in sentence.children(saying, "ccomp") if c.lemma == "be" and c.i < saying.i < verb.i)
    return next((adjective for c in clauses for adjective in sentence.children(c, "acomp")), None)


def keeps_from(preposition: Token, governor: Token) -> bool:
    """ "Prevented them from leaving", "banned it from selling"."""
    return preposition.lower == "from" and governor.lemma in KEEPING


def find_blame(sentence: Sentence, preposition: Token) -> Token | None:
    """The verb of "accused the skipper of poaching", where the parser hangs "of" on the skipper."""
    noun = sentence.head(preposition)
    while noun.dep in ("pobj", "dobj", "agent", "prep") and not grammar.is_verb(noun):
        noun = sentence.head(noun)
    accuses = grammar.is_verb(noun) and load_governors()["verbs"].get(noun.lemma) == "alleged"
    return noun if accuses and preposition.lower in ("of", "with", "for") and preposition.i > noun.i else None


def out_of_prepositions(sentence: Sentence, preposition: Token) -> tuple[Token, Token]:
    """The outermost of prepositions within one another ("from under"), and what it hangs on."""
    governor = sentence.head(preposition)
    while governor.pos in ("ADP", "SCONJ") and sentence.head(governor) != governor:
        preposition, governor = governor, sentence.head(governor)
    return preposition, governor


def is_dated_past(sentence: Sentence, participle: Token) -> bool:
    """ "Begun two years ago", "signed in May 2019", "imposed last week", "provided by the earlier versions"."""
    ends = grammar.after(sentence, participle, "in", "since", "on")
    dated = any(t.lower.isdigit() and len(t.lower) == 4 for e in ends for t in (e, *sentence.children(e)))
    return dated or any(
        c.lower in ("ago", "last", "earlier", "already", "previously")
        for child in sentence.children(participle, "advmod", "npadvmod") for c in (child, *sentence.children(child))
    )  # fmt: skip


def is_to(sentence: Sentence, be: Token) -> bool:
    """ "The patrols are to commence in July", where the parser takes the verb for a noun."""
    after = sentence.tokens[be.i + 1 : be.i + 3]
    return be.lemma == "be" and len(after) == 2 and after[0].lower == "to" and after[1].tag == "NN"


def find_predicate(sentence: Sentence, verb: Token) -> str | None:
    """What the adjective says of the subject: "a halt is conceivable", "the visit is due in May"."""
    if verb.lemma not in ("be", "seem", "look", "appear", "remain", "become"):
        return None
    words = (t for t in sentence.children(verb, "acomp") if not sentence.children(t, "xcomp"))
    known = (load_governors()["adjectives"].get(t.lower) for t in words)
    return next((k for k in known if k in ("expected", "planned", "conditional", "not_happened")), None)


def is_definite(sentence: Sentence, noun: Token) -> bool:
    """True for "the sale", "its plan", "Peru's visit", "that strike"."""
    return any(c.lower in DEFINITE or c.dep == "poss" for c in sentence.children(noun, "det", "poss"))


def is_opposed(sentence: Sentence, noun: Token) -> bool:
    """ "Opposed any attempt to change it": who opposes an attempt does not make it."""
    return sentence.head(noun).lemma in OPPOSING and noun.dep in ("dobj", "nsubjpass")


def is_apart(sentence: Sentence, verb: Token, head: Token) -> bool:
    """True where a semicolon or a dash stands between two clauses: neither is under the other."""
    between = sentence.tokens[min(verb.i, head.i) : max(verb.i, head.i)]
    return any(t.text in (";", "--", "-") for t in between)


def is_untrue(sentence: Sentence, noun: Token) -> bool:
    """ "The rumour is baseless", "denied reports", "dismissed the claim as nonsense"."""
    head = sentence.head(noun)
    if noun.dep in ("dobj", "nsubjpass") and head.lemma in REFUTING:
        return True
    if noun.lemma == "case" and head.lemma == "be" and noun.dep == "attr":
        return grammar.negated(sentence, head)
    return noun.dep in ("nsubj", "nsubjpass") and is_false(sentence, head)


RANKS: Final = frozenset("first second third fourth fifth sixth last latest only next".split())

KEEPING: Final = frozenset("prevent stop keep bar ban prohibit block deter dissuade discourage hinder protect".split())

OPPOSING: Final = frozenset("oppose reject resist condemn denounce prevent counter deter block thwart foil".split())

DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})

REFUTING: Final = frozenset("deny dismiss reject refute rebut disavow rubbish".split())


def acts_as_verb(sentence: Sentence, token: Token) -> bool:
    """True for a verb, and for one of a headline that the parser takes for a plural ("Peru slams Chile")."""
    if grammar.is_verb(token):
        return True
    return token.dep == "ROOT" and token.tag == "NNS" and bool(sentence.children(token, "nsubj"))


def is_asked(sentence: Sentence, token: Token) -> bool:
    """True in a question, but for what it tells before a semicolon ("The ship came on Monday; why was it let in?")."""
    if all(t.text != "?" for t in sentence.tokens[-2:]):
        return False
    return all(t.text != ";" for t in sentence.tokens[token.i :])


def is_talked_of(sentence: Sentence, preposition: Token, governor: Token) -> bool:
    """True for "talks on a treaty", which may come; "talks on the war" leave open whether there is one."""
    if governor.lemma not in ("talk", "negotiation", "discussion", "consultation"):
        return False
    ends = sentence.children(preposition, "pobj") if preposition.lower in ("on", "about", "over", "for") else ()
    return bool(ends) and not is_definite(sentence, ends[0])
