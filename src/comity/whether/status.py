"""Did it happen? The status of an act, from the verb that says it and from all that this verb hangs on.

The walk goes outward from the verb or noun to the root. What a finite verb says by its own tense stands unless a
governor, a condition or a negation weakens it; of two weakenings the stronger holds (the later one in STATUSES).
The method is that of implicative and factive signatures (Nairn, Condoravdi and Karttunen 2006; Saurí and
Pustejovsky 2012), reduced to the twelve statuses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from comity import grammar
from comity.model import STATUSES, Sentence, Status, Token
from comity.whether.governors import load_governors

FACTS: Final[frozenset[Status]] = frozenset({"happened", "under_way"})


@dataclass(frozen=True, slots=True)
class Assessment:
    """A status, whether it is only alleged, and the rules that led to it. ``status`` is None where nothing is said.

    ``future``: the verb is a plain future ("will"), which a coder may still weigh by who speaks.
    """

    status: Status | None
    alleged: bool = False
    future: bool = False
    why: tuple[str, ...] = ()


NOTHING: Final = Assessment(None)


def weaker(a: Status, b: Status) -> Status:
    """Of two statuses the one that says less of what happened."""
    return max(a, b, key=STATUSES.index)


def assess(sentence: Sentence, token: Token) -> Assessment:
    """The status of what a verb or an act noun of the sentence says; NOTHING for questions and bare fragments."""
    if sentence.tokens[-1].text == "?" or any(t.text == "?" for t in sentence.tokens[-2:]):
        return NOTHING
    return _verb(sentence, token, 0) if _acts_as_verb(sentence, token) else _noun(sentence, token, 0)


def without(assessment: Assessment, lemma: str) -> Assessment:
    """The status of a thing that is cancelled, postponed or skipped, from the status of the cancelling."""
    return _decided(assessment, "not_happened", f"not_happened by {lemma!r}")


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
    own = _own(sentence, verb)
    if depth > DEPTH:
        return own
    if own.status is None:
        return _governed(sentence, verb, depth)
    own = _under_condition(sentence, verb, own)
    if verb.dep == "acl" and own.why and own.why[0].endswith("participle"):
        outer = _noun(sentence, sentence.head(verb), depth + 1)
        return outer if outer.status not in (None, *FACTS) else own
    if verb.dep == "relcl" and own.status in FACTS and _in_doubt(sentence, verb, depth):
        return replace(own, status="conditional", why=(*own.why, "in a conditional clause"))
    if own.future and own.status == "conditional" and _told(sentence, verb):
        own = replace(own, status="promised", why=(*own.why, "future in the past"))
    return _reported(sentence, verb, own, depth)


def _own(sentence: Sentence, verb: Token) -> Assessment:
    """What the verb's own form says: modal, tense, aspect, negation; None for infinitives and gerunds."""
    auxiliaries = grammar.auxiliaries(sentence, verb)
    no = grammar.negated(sentence, verb) or _negated_subject(sentence, verb)
    modal = next((m for a in auxiliaries if (m := load_governors()["modals"].get(a.lower))), None)
    if modal == "will":
        if no:
            return Assessment("not_happened", future=True, why=("negated future",))
        return Assessment("promised", future=True, why=("will",))
    if modal is not None:
        return _modal(auxiliaries, modal, no)
    status, rule = _tense(sentence, verb, auxiliaries)
    if status is not None and no:
        return Assessment("not_happened", why=(f"{rule}, negated",))
    if status is not None and any(c.lower in ("nearly", "almost") for c in sentence.children(verb, "advmod")):
        return Assessment("not_happened", why=(f"{rule}, nearly",))
    return Assessment(status, why=(rule,) if status else ())


def _modal(auxiliaries: tuple[Token, ...], modal: str, no: bool) -> Assessment:
    word = next(a.lower for a in auxiliaries if a.lower in load_governors()["modals"])
    if any(a.lower == "have" for a in auxiliaries) and word in ("should", "ought", "could"):
        return Assessment("not_happened", why=(f"{word} have",))
    if no and modal == "conditional" and word in ("can", "ca", "could", "would", "'d"):
        return Assessment("not_happened", why=(f"{word} not",))
    status: Status = "called_for" if modal == "called_for" else "conditional"
    perfect = any(a.lower == "have" for a in auxiliaries)
    return Assessment(status, future=word in ("would", "'d") and not perfect, why=(word,))


def _negated_subject(sentence: Sentence, verb: Token) -> bool:
    subjects = sentence.children(verb, "nsubj", "nsubjpass", "dobj", "attr")
    return any(grammar.negated(sentence, s) or s.lower in ("neither", "none", "nobody", "nothing") for s in subjects)


def _tense(sentence: Sentence, verb: Token, auxiliaries: tuple[Token, ...]) -> tuple[Status | None, str]:
    words = {a.lower for a in auxiliaries}
    if "to" in words:
        return None, ""
    if verb.tag in ("VBG", "VBN") and not words:
        return _participle(sentence, verb)
    if words & {"have", "has", "had", "'ve"}:
        return ("under_way", "present perfect progressive") if verb.tag == "VBG" else ("happened", "perfect")
    if words & {"is", "are", "am", "'s", "'re", "being"}:
        return "under_way", "present"
    if words & {"was", "were", "did"}:
        return "happened", "past"
    if words & {"do", "does"}:
        return "under_way", "present"
    return _finite(sentence, verb)


def _finite(sentence: Sentence, verb: Token) -> tuple[Status | None, str]:
    if verb.tag == "VBD":
        return "happened", "past"
    headline = sentence.role in ("headline", "caption")
    if verb.dep == "ccomp" and verb.tag in ("VB", "VBP") and sentence.head(verb).lemma in CAUSATIVES:
        return None, ""
    if _in_time_clause(sentence, verb):
        return "planned", "present in a clause of time"
    if verb.tag in ("VBZ", "VBP") or (verb.tag == "NNS" and verb.dep == "ROOT"):
        return ("happened", "headline present") if headline else ("under_way", "present")
    if verb.tag == "VB" and headline and verb.dep == "ROOT":
        return "happened", "headline present"
    if verb.tag == "VB" and sentence.role == "list" and verb.dep == "ROOT":
        return "under_way", "list item"
    return None, ""


CAUSATIVES: Final = frozenset(["let", "make", "help", "have", "see", "watch"])


def _in_time_clause(sentence: Sentence, verb: Token) -> bool:
    """ "When Abe comes to India": the present of what is still to come."""
    if verb.dep != "advcl" or verb.tag not in ("VBZ", "VBP") or verb.lemma == "be":
        return False
    words = {c.lower for c in sentence.children(verb, "advmod", "mark")}
    open_future = any(a.lower in load_governors()["modals"] for a in grammar.auxiliaries(sentence, sentence.head(verb)))
    return bool(words & {"when", "once", "until", "before", "after"}) and open_future


def _participle(sentence: Sentence, verb: Token) -> tuple[Status | None, str]:
    """Participles without auxiliary: "measures adopted by" has happened, "vessels intruding" is under way."""
    if verb.dep in ("acl", "amod", "relcl") and verb.tag == "VBN":
        return "happened", "past participle"
    if verb.dep in ("acl", "amod") and grammar.is_noun(sentence.head(verb)):
        return "under_way", "participle"
    if verb.tag == "VBN" and verb.dep in ("ROOT", "advcl") and not sentence.children(verb, "mark", "advmod"):
        return "happened", "past participle"
    return None, ""


# --- what a verb hangs on -----------------------------------------------------------------------------------------


def _governed(sentence: Sentence, verb: Token, depth: int) -> Assessment:
    """The status of an infinitive or gerund: its governor's to decide."""
    head = sentence.head(verb)
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


RANKS: Final = frozenset("first second third fourth fifth sixth last latest only next".split())


def _infinitive(sentence: Sentence, verb: Token, head: Token, depth: int) -> Assessment:
    if head.lemma in ("have", "be") and any(c.lower == "yet" for c in sentence.children(head)):
        return Assessment("not_happened", why=("yet to",))
    ranked = (c for a in sentence.children(head, "attr") for c in sentence.children(a, "amod", "det"))
    if head.lemma == "become" and any(c.lower in RANKS for c in ranked):
        return _verb(sentence, head, depth + 1)  # "became the fifth country to send"
    if head.lemma == "be" and any(a.lower == "to" for a in sentence.children(verb, "aux")):
        return _copula_infinitive(sentence, head, verb, depth)
    known = _decides("verbs", sentence, head)
    if verb.dep == "advcl" and verb.tag == "VBG":
        return _verb(sentence, head, depth + 1)
    purpose = verb.dep == "advcl" and known in (None, "transparent", "report")
    if purpose and any(a.lower == "to" for a in sentence.children(verb, "aux")):
        outer = _verb(sentence, head, depth + 1)
        return _weakened(outer, "hoped", f"purpose of {head.lemma!r}") if outer.status in FACTS else outer
    if known is None:
        return _verb(sentence, head, depth + 1) if verb.dep in ("advcl", "xcomp", "ccomp", "dep") else NOTHING
    return _by(sentence, head, "verbs", depth)


def _copula_infinitive(sentence: Sentence, be: Token, infinitive: Token, depth: int) -> Assessment:
    """ "The aim is to ..." is decided by the noun, "the two are to meet" is a plan."""
    subject = next(iter(sentence.children(be, "nsubj")), None)
    known = load_governors()["nouns"].get(subject.lemma) if subject else None
    outer = _verb(sentence, be, depth + 1)
    if any(a.lower == "have" for a in sentence.children(infinitive, "aux")):
        return Assessment("not_happened", why=("was to have",))
    if known is not None and outer.status in FACTS:
        return _decided(outer, known, f"{known} by {subject.lemma!r}" if subject else known)
    return _weakened(outer, "planned", "is to")


def _gerund(sentence: Sentence, head: Token, depth: int) -> Assessment:
    """Of a gerund after a preposition: "refrained from joining", "plan for selling", "by docking", "without asking"."""
    if head.lower in ("against", "about") and sentence.head(head).lemma == "be":
        return NOTHING
    if head.lower in ("without", "instead", "than"):
        return Assessment("not_happened", why=(head.lower,))
    _, governor = _out_of_prepositions(sentence, head)
    if head.lower in ("by", "through", "including", "as") and not grammar.is_verb(governor):
        governor = grammar.clause_head(sentence, governor)
    if grammar.is_verb(governor):
        known = _decides("verbs", sentence, governor)
        weighs = known in ("alleged", "denied") if head.lower != "from" else known == "not_happened"
        if weighs or (known and head.lower in ("on", "for", "about", "to") and known not in ("report", "transparent")):
            return _by(sentence, governor, "verbs", depth)
        return _verb(sentence, governor, depth + 1)
    if governor.pos == "ADJ":
        return _by(sentence, governor, "adjectives", depth)
    known = load_governors()["nouns"].get(governor.lemma)
    return _by(sentence, governor, "nouns", depth) if known else NOTHING


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
    return _decided(outer, known, f"{known} by {head.lemma!r}")


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


def _decided(outer: Assessment, known: str, rule: str) -> Assessment:
    if known in ("transparent", "report"):
        return outer
    if known == "alleged":
        fact: Status = outer.status if outer.status in ("not_happened",) else "happened"
        return replace(outer, status=fact, alleged=True, future=False, why=(*outer.why, rule))
    status: Status = known  # type: ignore[assignment]
    if known == "under_way" and outer.status in FACTS:
        return replace(outer, status="under_way", why=(*outer.why, rule))
    if known in ("not_happened", "denied") and outer.status == "not_happened":
        return Assessment("happened", why=(*outer.why, f"{rule}, negated"))
    if known in ("not_happened", "denied") and (outer.future or outer.status in ("agreed", "planned")):
        return Assessment(status, why=(*outer.why, rule))
    return _weakened(outer, status, rule)


def _weakened(outer: Assessment, status: Status, rule: str) -> Assessment:
    """The governor's status where the governor is a fact, else the weaker of the two."""
    if outer.status is None or outer.status in FACTS:
        return replace(outer, status=status, future=False, why=(*outer.why, rule))
    if outer.status in ("not_happened", "denied"):
        return replace(outer, why=(*outer.why, rule))
    return replace(outer, status=weaker(outer.status, status), future=False, why=(*outer.why, rule))


# --- reported speech and conditions -------------------------------------------------------------------------------


def _reported(sentence: Sentence, verb: Token, own: Assessment, depth: int) -> Assessment:
    """A finite clause under "said that", "hopes that", "denied that"; coordinated clauses are under it too."""
    first = verb
    while first.dep == "conj" and grammar.is_verb(sentence.head(first)):
        first = sentence.head(first)
    if first.dep == "relcl" or first.dep not in ("ccomp", "xcomp", "advcl", "conj"):
        return own
    head = sentence.head(first)
    if first.dep == "advcl" or not grammar.is_verb(head):
        return own
    known = _decides("that", sentence, head)
    if known is None:
        return own
    outer = _verb(sentence, head, depth + 1)
    if known == "agreed" and own.status in FACTS:
        return own
    if known == "expected" and own.status in ("happened", "not_happened"):
        return own
    return _decided(_joined(own, outer), known, f"{known} by {head.lemma!r}")


def _joined(own: Assessment, outer: Assessment) -> Assessment:
    if own.status is None or outer.status is None or outer.status in FACTS:
        return own
    return replace(own, status=weaker(own.status, outer.status), why=(*own.why, *outer.why))


def _in_doubt(sentence: Sentence, verb: Token, depth: int) -> bool:
    """True for "it would be the first case in which they build ships": the present of something conditional."""
    above = grammar.clause_head(sentence, sentence.head(verb))
    return above != verb and grammar.is_verb(above) and _verb(sentence, above, depth + 1).status == "conditional"


def _told(sentence: Sentence, verb: Token) -> bool:
    """True where a verb of saying or deciding in the past stands above the clause, or beside it: "would, he added,"."""
    words = load_governors()
    near = [*sentence.ancestors(verb), *sentence.children(verb, "parataxis", "ccomp", "advcl")]
    return any(
        (words["verbs"].get(t.lemma) not in (None, "transparent") or t.lemma in words["that"]) and _past(sentence, t)
        for t in near
        if grammar.is_verb(t)
    )


def _past(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VBD" or any(
        a.lower in ("had", "was", "were", "did") for a in grammar.auxiliaries(sentence, verb)
    )


def _under_condition(sentence: Sentence, verb: Token, own: Assessment) -> Assessment:
    """ "If signed, the pact would ..." is conditional on both sides; "when implemented" with a future too."""
    if _is_condition(sentence, verb):
        return replace(own, status="conditional", future=False, why=(*own.why, "condition"))
    open_future = own.future or own.status in ("promised", "conditional")
    if open_future and any(_opens(sentence, c) for c in sentence.children(verb, "advcl")):
        return replace(own, status="conditional", future=False, why=(*own.why, "under a condition"))
    return own


def _is_condition(sentence: Sentence, verb: Token) -> bool:
    conditions = load_governors()["conditions"]
    if _is_inverted(sentence, verb):
        return True
    return verb.dep in ("advcl", "ccomp", "pcomp") and any(
        c.lower in conditions for c in sentence.children(verb, "mark", "advmod", "prep")
    )


def _is_inverted(sentence: Sentence, verb: Token) -> bool:
    """ "Should it receive ships", "Had the two agreed": the auxiliary before the subject, and no question."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    first = [a for a in sentence.children(verb, "aux", "auxpass") if subjects and a.i < subjects[0].i]
    return any(a.lower in ("should", "had", "were") for a in first)


def _opens(sentence: Sentence, clause: Token) -> bool:
    words = {c.lower for c in sentence.children(clause, "mark", "advmod", "prep")}
    if _is_inverted(sentence, clause):
        return True
    if words & set(load_governors()["conditions"]):
        return True
    return bool(words & {"when", "once", "until"}) and clause.tag in ("VBN", "VBZ", "VBP", "VB")


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
            return _decided(Assessment("under_way", why=("noun",)), known, f"{known} by {child.lower!r}")
    return None


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
    if known is None or outer.status is None:
        return outer
    if known == "happened" and outer.status in FACTS:
        return replace(outer, status="happened", why=(*outer.why, f"{verb.lemma!r} takes it for done"))
    if known == "happened":
        return outer
    return _decided(outer, known, f"{known} by {verb.lemma!r}")


def _after_preposition(sentence: Sentence, preposition: Token, depth: int) -> Assessment:
    preposition, governor = _out_of_prepositions(sentence, preposition)
    outer = _verb(sentence, governor, depth + 1) if grammar.is_verb(governor) else _noun(sentence, governor, depth + 1)
    for part in ("verbs", "nouns"):
        known = load_governors()[part].get(governor.lemma)
        if known and preposition.lower in ("for", "on", "of", "to", "about") and known not in ("report", "transparent"):
            base = outer if outer.status else Assessment("under_way", why=("noun",))
            return _decided(base, known, f"{known} by {governor.lemma!r}")
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
