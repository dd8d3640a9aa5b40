"""Did it happen? The status of an act, from the verb that says it and from all that this verb hangs on.

The walk goes outward from the verb or noun to the root. What a finite verb says by its own tense stands unless a
governor, a condition or a negation weakens it; of two weakenings the stronger holds (the later one in STATUSES).
The method is that of implicative and factive signatures (Nairn, Condoravdi and Karttunen 2006; Saurí and
Pustejovsky 2012), reduced to the twelve statuses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from comity import grammar
from comity.model import COLUMNS, Sentence, Token
from comity.whether.condition import depends, under_condition
from comity.whether.form import Assessment, is_false, own_status
from comity.whether.future import is_joint, placed, told
from comity.whether.governors import load_governors
from comity.whether.weigh import FACTS, decided, joined, weakened

NOTHING: Final = Assessment(None)


@grammar.remembered
def assess(sentence: Sentence, token: Token) -> Assessment:
    """The status of what a verb or an act noun of the sentence says; NOTHING for questions and bare fragments."""
    if _is_asked(sentence, token):
        return NOTHING
    if not _acts_as_verb(sentence, token):
        return _noun(sentence, token, 0)
    found = _verb(sentence, token, 0)
    if found.status in COLUMNS["LIKELY"] and depends(sentence, token):
        return replace(found, status="conditional", future=False, why=(*found.why, "depends"))
    return found


def _is_asked(sentence: Sentence, token: Token) -> bool:
    """True in a question, but for what it tells before a semicolon ("The ship came on Monday; why was it let in?")."""
    if all(t.text != "?" for t in sentence.tokens[-2:]):
        return False
    return all(t.text != ";" for t in sentence.tokens[token.i :])


def without(assessment: Assessment, lemma: str) -> Assessment:
    """The status of a thing that is cancelled, postponed or skipped, from the status of the cancelling."""
    return decided(assessment, "not_happened", f"not_happened by {lemma!r}")


def _decides(part: str, sentence: Sentence, verb: Token) -> str | None:
    """What the table says of a verb; one with a particle ("set up", "put off") is looked up with it alone."""
    particle = next(iter(sentence.children(verb, "prt")), None)
    return load_governors()[part].get(f"{verb.lemma} {particle.lower}" if particle else verb.lemma)


def _acts_as_verb(sentence: Sentence, token: Token) -> bool:
    if grammar.is_verb(token):
        return True
    return token.dep == "ROOT" and token.tag == "NNS" and bool(sentence.children(token, "nsubj"))


# --- verbs --------------------------------------------------------------------------------------------------------

DEPTH: Final = 8
"""Governors that are followed outward; deeper nesting says nothing reliable."""


def _verb(sentence: Sentence, verb: Token, depth: int) -> Assessment:
    own = own_status(sentence, verb)
    if depth > DEPTH:
        return own
    if own.status is None:
        return _governed(sentence, verb, depth)
    own = under_condition(sentence, verb, own)
    if verb.dep == "acl" and own.why and own.why[0].endswith("participle"):
        outer = _noun(sentence, sentence.head(verb), depth + 1)
        return outer if outer.status not in (None, *FACTS) else own
    if verb.dep == "relcl" and own.status == "under_way" and _in_doubt(sentence, verb, depth):
        return replace(own, status="conditional", why=(*own.why, "in a conditional clause"))
    if own.future and own.status == "conditional" and told(sentence, verb):
        own = replace(own, status="promised", why=(*own.why, "future in the past"))
    if own.future and own.status == "promised":
        own = placed(sentence, verb, own)
    return _reported(sentence, verb, own, depth)


# --- what a verb hangs on -----------------------------------------------------------------------------------------


def _governed(sentence: Sentence, verb: Token, depth: int) -> Assessment:
    """The status of an infinitive or gerund: its governor's to decide."""
    head = sentence.head(verb)
    if _is_announced(sentence, verb, head):
        return Assessment("planned", why=("to come",))
    if head == verb:
        return NOTHING
    if verb.dep in ("csubj", "csubjpass"):
        outer = _verb(sentence, head, depth + 1)
        return outer if outer.status == "happened" else NOTHING
    if verb.dep == "conj":
        return _verb(sentence, head, depth + 1) if grammar.is_verb(head) else _noun(sentence, head, depth + 1)
    if verb.dep == "pcomp" or head.pos == "ADP":
        return _gerund(sentence, head, depth)
    if head.dep == "acomp" or head.pos == "ADJ":
        return _by(sentence, head, "adjectives", depth)
    if grammar.is_verb(head):
        return _infinitive(sentence, verb, head, depth)
    if any(c.lower in RANKS for c in sentence.children(head, "amod", "nummod", "det")):
        return _verb(sentence, grammar.clause_head(sentence, head), depth + 1)  # "the first country to send"
    return _by(sentence, head, "nouns", depth) if grammar.is_noun(head) else NOTHING


def _is_announced(sentence: Sentence, verb: Token, head: Token) -> bool:
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


RANKS: Final = frozenset("first second third fourth fifth sixth last latest only next".split())


def _infinitive(sentence: Sentence, verb: Token, head: Token, depth: int) -> Assessment:
    if head.lemma in ("have", "be") and any(c.lower == "yet" for c in sentence.children(head)):
        return Assessment("not_happened", why=("yet to",))
    ranked = (c for a in sentence.children(head, "attr") for c in sentence.children(a, "amod", "det"))
    if head.lemma == "become" and any(c.lower in RANKS for c in ranked):
        return _verb(sentence, head, depth + 1)  # "became the fifth country to send"
    if head.lemma == "be" and any(a.lower == "to" for a in sentence.children(verb, "aux")):
        return _copula_infinitive(sentence, head, verb, depth)
    with_to = any(a.lower == "to" for a in sentence.children(verb, "aux"))
    if with_to and head.lemma in ("have", "go"):
        return _bound_to(sentence, head, depth)
    known = _decides("verbs", sentence, head)
    if verb.dep == "advcl" and verb.tag == "VBG":
        outer = _verb(sentence, head, depth + 1)
        apart = verb.i > 0 and sentence.tokens[verb.i - 1].text == ","
        return (
            Assessment("under_way", why=("beside a negation",)) if apart and outer.status == "not_happened" else outer
        )
    purpose = verb.dep == "advcl" and known in (None, "transparent", "report")
    if purpose and any(a.lower == "to" for a in sentence.children(verb, "aux")):
        outer = _verb(sentence, head, depth + 1)
        return weakened(outer, "hoped", f"purpose of {head.lemma!r}") if outer.status in FACTS else outer
    if known is None:
        return _verb(sentence, head, depth + 1) if verb.dep in ("advcl", "xcomp", "ccomp", "dep") else NOTHING
    found = _by(sentence, head, "verbs", depth)
    if head.lemma in BINDING and found.status in ("promised", "planned") and is_joint(sentence, head):
        return replace(found, status="agreed", why=(*found.why, "by both"))
    return found


BINDING: Final = frozenset({"undertake", "resolve", "decide", "pledge", "commit", "determine"})


def _bound_to(sentence: Sentence, head: Token, depth: int) -> Assessment:
    """ "Has to leave" is a duty, "had to leave" was done; "is going to leave" is a plan."""
    outer = _verb(sentence, head, depth + 1)
    if head.lemma == "go":
        return weakened(outer, "planned", "going to") if head.tag == "VBG" else outer
    past = outer.status == "happened" and head.tag in ("VBD", "VBN")
    return outer if past else weakened(outer, "called_for", "has to")


def _copula_infinitive(sentence: Sentence, be: Token, infinitive: Token, depth: int) -> Assessment:
    """ "The aim is to ..." is decided by the noun, "the two are to meet" is a plan."""
    subject = next(iter(sentence.children(be, "nsubj")), None)
    known = load_governors()["nouns"].get(subject.lemma) if subject else None
    outer = _verb(sentence, be, depth + 1)
    if any(a.lower == "have" for a in sentence.children(infinitive, "aux")):
        return Assessment("not_happened", why=("was to have",))
    if known is not None and outer.status in FACTS:
        return decided(outer, known, f"{known} by {subject.lemma!r}" if subject else known)
    return weakened(outer, "planned", "is to")


def _gerund(sentence: Sentence, head: Token, depth: int) -> Assessment:
    """Of a gerund after a preposition: "refrained from joining", "plan for selling", "by docking", "without asking"."""
    if head.lower in ("against", "about") and sentence.head(head).lemma == "be":
        return NOTHING
    if head.lower in ("without", "instead", "than"):
        return Assessment("not_happened", why=(head.lower,))
    _, governor = _out_of_prepositions(sentence, head)
    if head.lower in ("by", "through", "including", "as") and not grammar.is_verb(governor):
        governor = grammar.clause_head(sentence, governor)
    blamed = _blamed(sentence, head)
    if blamed is not None:
        return decided(_verb(sentence, blamed, depth + 1), "alleged", f"alleged by {blamed.lemma!r}")
    if grammar.is_verb(governor):
        known = _decides("verbs", sentence, governor)
        weighs = known in ("alleged", "denied") if head.lower != "from" else known == "not_happened"
        if _keeps_from(head, governor):
            outer = _verb(sentence, governor, depth + 1)
            return decided(outer, "not_happened", f"kept from it by {governor.lemma!r}")
        if weighs or (known and head.lower in ("on", "for", "about", "to") and known not in ("report", "transparent")):
            return _by(sentence, governor, "verbs", depth)
        return _verb(sentence, governor, depth + 1)
    if governor.pos == "ADJ":
        return _by(sentence, governor, "adjectives", depth)
    known = load_governors()["nouns"].get(governor.lemma)
    return _by(sentence, governor, "nouns", depth) if known else NOTHING


def _keeps_from(preposition: Token, governor: Token) -> bool:
    """ "Prevented them from leaving", "banned it from selling"."""
    return preposition.lower == "from" and governor.lemma in KEEPING


KEEPING: Final = frozenset("prevent stop keep bar ban prohibit block deter dissuade discourage hinder protect".split())


def _blamed(sentence: Sentence, preposition: Token) -> Token | None:
    """The verb of "accused the skipper of poaching", where the parser hangs "of" on the skipper."""
    noun = sentence.head(preposition)
    while noun.dep in ("pobj", "dobj", "agent", "prep") and not grammar.is_verb(noun):
        noun = sentence.head(noun)
    accuses = grammar.is_verb(noun) and load_governors()["verbs"].get(noun.lemma) == "alleged"
    return noun if accuses and preposition.lower in ("of", "with", "for") and preposition.i > noun.i else None


def _out_of_prepositions(sentence: Sentence, preposition: Token) -> tuple[Token, Token]:
    """The outermost of prepositions within one another ("from under"), and what it hangs on."""
    governor = sentence.head(preposition)
    while governor.pos in ("ADP", "SCONJ") and sentence.head(governor) != governor:
        preposition, governor = governor, sentence.head(governor)
    return preposition, governor


def _by(sentence: Sentence, head: Token, part: str, depth: int) -> Assessment:
    """What the governor's word decides, weakened by the governor's own status."""
    if part == "nouns" and _is_opposed(sentence, head):
        return NOTHING
    known = _decides(part, sentence, head) or load_governors()[part].get(head.lower)
    outer = _outer(sentence, head, part, depth + 1)
    if known is None:
        return outer if part != "nouns" else NOTHING
    if grammar.negated(sentence, head) and outer.status is not None:
        return Assessment("not_happened", why=(*outer.why, f"not {head.lemma!r}"))
    return decided(outer, known, f"{known} by {head.lemma!r}")


OPPOSING: Final = frozenset("oppose reject resist condemn denounce prevent counter deter block thwart foil".split())


def _is_opposed(sentence: Sentence, noun: Token) -> bool:
    """ "Opposed any attempt to change it": who opposes an attempt does not make it."""
    return sentence.head(noun).lemma in OPPOSING and noun.dep in ("dobj", "nsubjpass")


def _outer(sentence: Sentence, head: Token, part: str, depth: int) -> Assessment:
    if part == "verbs":
        return _verb(sentence, head, depth)
    if part == "adjectives":
        above = sentence.head(head)
        return _verb(sentence, above, depth) if grammar.is_verb(above) else Assessment("under_way", why=("adjective",))
    outer = _noun(sentence, head, depth)
    return outer if outer.status is not None else Assessment("under_way", why=("noun",))


# --- reported speech and conditions -------------------------------------------------------------------------------


def _reported(sentence: Sentence, verb: Token, own: Assessment, depth: int) -> Assessment:
    """A finite clause under "said that", "hopes that", "denied that"; coordinated clauses are under it too."""
    first = verb
    while first.dep == "conj" and grammar.is_verb(sentence.head(first)):
        first = sentence.head(first)
    head = sentence.head(first)
    if first.dep == "acl" and grammar.is_noun(head):
        return _told_of(sentence, head, own)
    if first.dep not in ("ccomp", "xcomp") or _is_apart(sentence, first, head):
        return own
    if head.dep == "acomp" or head.pos == "ADJ" or head.lemma == "be":
        return _judged(sentence, head, own, depth)
    if not grammar.is_verb(head):
        return own
    return _told_by(sentence, head, own, depth)


def _told_by(sentence: Sentence, head: Token, own: Assessment, depth: int) -> Assessment:
    known = _decides("that", sentence, head)
    if known is None or (known == "agreed" and own.status in FACTS):
        return own
    if known == "expected" and own.status in ("happened", "not_happened"):
        return own
    if known == "alleged" and own.status == "not_happened" and not own.future:
        return replace(own, status="denied", why=(*own.why, f"denied: {head.lemma!r}"))
    if known == "alleged" and own.status not in (*FACTS, "not_happened"):
        return replace(own, alleged=True, why=(*own.why, f"alleged by {head.lemma!r}"))
    return decided(joined(own, _verb(sentence, head, depth + 1)), known, f"{known} by {head.lemma!r}")


def _is_apart(sentence: Sentence, verb: Token, head: Token) -> bool:
    """True where a semicolon or a dash stands between two clauses: neither is under the other."""
    between = sentence.tokens[min(verb.i, head.i) : max(verb.i, head.i)]
    return any(t.text in (";", "--", "-") for t in between)


def _told_of(sentence: Sentence, noun: Token, own: Assessment) -> Assessment:
    """A clause that a noun opens: "the allegation that ships were sunk", "an assurance that aid would come"."""
    known = load_governors()["nouns"].get(noun.lemma)
    if not any(c.lower == "that" for c in sentence.children(_clause_of(sentence, noun), "mark")):
        return own
    if _is_untrue(sentence, noun):
        return replace(own, status="denied", why=(*own.why, f"{noun.lemma!r} untrue"))
    if known is None:
        return own
    if known in ("agreed", "expected") and own.status in FACTS:
        return own
    return decided(own, known, f"{known} by {noun.lemma!r}")


def _clause_of(sentence: Sentence, noun: Token) -> Token:
    return next(iter(sentence.children(noun, "acl")), noun)


def _is_untrue(sentence: Sentence, noun: Token) -> bool:
    """ "The rumour is baseless", "denied reports", "dismissed the claim as nonsense"."""
    head = sentence.head(noun)
    if noun.dep in ("dobj", "nsubjpass") and head.lemma in REFUTING:
        return True
    return noun.dep in ("nsubj", "nsubjpass") and is_false(sentence, head)


REFUTING: Final = frozenset("deny dismiss reject refute rebut disavow rubbish".split())


def _judged(sentence: Sentence, head: Token, own: Assessment, depth: int) -> Assessment:
    """ "It is likely that", "our expectation is that", "it is essential that"."""
    be = head if head.lemma == "be" else sentence.head(head)
    adjective = next(iter(sentence.children(be, "acomp")), head)
    known = load_governors()["adjectives"].get(adjective.lower)
    subject = next(iter(sentence.children(be, "nsubj")), None)
    if known is None and subject is not None:
        known = load_governors()["nouns"].get(subject.lemma)
    if known is None or own.status in FACTS or known in ("agreed", "alleged"):
        return own
    outer = _verb(sentence, be, depth + 1) if grammar.is_verb(be) else NOTHING
    return decided(joined(own, outer), known, f"{known} by {adjective.lemma!r}")


def _in_doubt(sentence: Sentence, verb: Token, depth: int) -> bool:
    """True for "it would be the first case in which they build ships": the present of something conditional."""
    above = grammar.clause_head(sentence, sentence.head(verb))
    return above != verb and grammar.is_verb(above) and _verb(sentence, above, depth + 1).status == "conditional"


# --- nouns --------------------------------------------------------------------------------------------------------


def _noun(sentence: Sentence, noun: Token, depth: int) -> Assessment:
    """The status of an act that a noun names, from its modifiers, the verb it belongs to, and its preposition."""
    if depth > DEPTH:
        return NOTHING
    modifier = _modifier(sentence, noun)
    if modifier is not None:
        return modifier
    head = sentence.head(noun)
    if head == noun:
        return NOTHING
    if noun.dep in ("conj", "appos", "compound", "nmod", "poss"):
        return _noun(sentence, head, depth + 1) if grammar.is_noun(head) else NOTHING
    if noun.dep in ("pobj", "pcomp"):
        return _after_preposition(sentence, head, depth)
    if grammar.is_verb(head):
        return _of_verb(sentence, noun, head, depth)
    return NOTHING


CLEARING: Final = frozenset({"approve", "clear", "authorise", "authorize", "notify"})
"""Verbs that settle what was only possible: "cleared a possible sale"."""


def _modifier(sentence: Sentence, noun: Token) -> Assessment | None:
    if grammar.negated(sentence, noun):
        return Assessment("not_happened", why=("no",))
    for child in sentence.children(noun, "amod", "compound", "nmod"):
        known = load_governors()["adjectives"].get(child.lower)
        cleared = sentence.head(noun).lemma in CLEARING and known == "conditional"
        if (
            known
            and not cleared
            and child.lower not in ("set", "important", "open", "free", "able", "sure", "certain", "future")
        ):
            return decided(Assessment("under_way", why=("noun",)), known, f"{known} by {child.lower!r}")
    for child in sentence.children(noun, "acl"):
        known = load_governors()["things"].get(child.lemma)
        if child.tag == "VBN" and known in ("planned", "not_happened", "proposed"):
            return decided(Assessment("under_way", why=("noun",)), known, f"{known} by {child.lower!r}")
    return None


TAKEN: Final = frozenset({"not_happened", "conditional"})


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    """True for "the sale", "its plan", "Peru's visit", "that strike"."""
    return any(c.lower in DEFINITE or c.dep == "poss" for c in sentence.children(noun, "det", "poss"))


DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})

LIGHT: Final = frozenset(
    (
        "make hold take have reach sign conduct launch give carry see begin start impose issue do stage open pay send "
        "receive get provide conclude establish create set strike ink seal grant lend deliver mount undertake accept "
        "build find win initiate arrange join enter file lodge finalise finalize complete produce bring host run "
        "permit allow continue resume form ratify adopt approve pass show offer"
    ).split()
)
"""Verbs that say of their object whether it comes about."""

OCCUR: Final = frozenset(
    "take begin start open happen occur go proceed follow continue end conclude run last resume".split()
)
"""Verbs that say whether their subject comes about; of other subjects a "could" or "should" says nothing."""


def _of_verb(sentence: Sentence, noun: Token, verb: Token, depth: int) -> Assessment:
    outer = _verb(sentence, verb, depth + 1)
    infinitives = (
        c for c in sentence.children(verb, "xcomp") if any(a.tag == "TO" for a in sentence.children(c, "aux"))
    )
    to_come = next(infinitives, None) if verb.lemma == "be" else None
    if to_come is not None and noun.dep in ("nsubj", "nsubjpass"):
        return _verb(sentence, to_come, depth + 1)
    if noun.dep in ("nsubj", "attr", "expl"):
        return outer if outer.status in FACTS or verb.lemma in OCCUR or noun.dep == "attr" else NOTHING
    known = _decides("things", sentence, verb)
    aside = known == "happened" or (known is None and verb.lemma not in LIGHT)
    if aside and outer.status in TAKEN and _is_definite(sentence, noun):
        return NOTHING  # "did not disclose the sale": the sale is taken for granted
    if known is None or outer.status is None:
        return outer
    if known in ("not_happened", "denied") and noun.lemma in WORDS and outer.status in FACTS:
        return Assessment("happened", why=(*outer.why, f"{verb.lemma!r} answers it"))
    if known == "happened" and outer.status in FACTS:
        return replace(outer, status="happened", why=(*outer.why, f"{verb.lemma!r} takes it for done"))
    if known == "happened":
        return outer
    return decided(outer, known, f"{known} by {verb.lemma!r}")


WORDS: Final = frozenset(
    (
        "report request proposal accusation allegation criticism call claim offer suggestion charge demand threat plea "
        "bid appeal invitation complaint protest"
    ).split()
)
"""What somebody has said: it stands, though another rejects or denies it."""


def _after_preposition(sentence: Sentence, preposition: Token, depth: int) -> Assessment:
    blamed = _blamed(sentence, preposition)
    if blamed is not None:
        return decided(_verb(sentence, blamed, depth + 1), "alleged", f"alleged by {blamed.lemma!r}")
    preposition, governor = _out_of_prepositions(sentence, preposition)
    if preposition.lower == "without":
        return Assessment("not_happened", why=("without",))
    outer = _verb(sentence, governor, depth + 1) if grammar.is_verb(governor) else _noun(sentence, governor, depth + 1)
    for part in ("verbs",) if grammar.is_verb(governor) else ("nouns",):
        known = load_governors()[part].get(governor.lemma)
        if known and preposition.lower in ("for", "on", "of", "to", "about") and known not in ("report", "transparent"):
            base = outer if outer.status else Assessment("under_way", why=("noun",))
            return decided(base, known, f"{known} by {governor.lemma!r}")
    if outer.status == "not_happened" and preposition.lower != "of":
        return NOTHING  # "no date is given for the meeting" says nothing of the meeting
    if _ahead(sentence, preposition):
        return Assessment("planned", why=(f"{preposition.lower} it",))
    if preposition.lower in load_governors()["after"] and outer.status in FACTS:
        return replace(outer, status="happened", why=(*outer.why, f"{preposition.lower} it"))
    return outer if preposition.lower in TIMES else NOTHING


TIMES: Final = frozenset("during at in after on following of for with between by".split())
"""Prepositions by which an act shares the status of its clause."""


def _ahead(sentence: Sentence, preposition: Token) -> bool:
    if preposition.lower in ("before", "until", "till", "pending"):
        return True
    before = sentence.tokens[preposition.i - 1].lower if preposition.i else ""
    return preposition.lower == "of" and before == "ahead"
