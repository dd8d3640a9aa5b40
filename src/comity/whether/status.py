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
from comity.whether.constructions import (
    RANKS,
    acts_as_verb,
    find_blame,
    find_likely,
    find_predicate,
    find_verdict,
    is_announced,
    is_apart,
    is_asked,
    is_dated_past,
    is_definite,
    is_opposed,
    is_talked_of,
    is_to,
    is_told_to,
    is_untrue,
    keeps_from,
    out_of_prepositions,
)
from comity.whether.form import Assessment, is_false, own_status
from comity.whether.future import is_joint, placed, provides, told
from comity.whether.governors import load_governors
from comity.whether.weigh import FACTS, decided, joined, weakened

NOTHING: Final = Assessment(None)


@grammar.remembered
def assess(sentence: Sentence, token: Token) -> Assessment:
    """The status of what a verb or an act noun of the sentence says; NOTHING for questions and bare fragments."""
    if is_asked(sentence, token):
        return NOTHING
    if not acts_as_verb(sentence, token):
        return _noun(sentence, token, 0)
    found = _verb(sentence, token, 0)
    if found.status in COLUMNS["LIKELY"] and depends(sentence, token):
        return replace(found, status="conditional", future=False, why=(*found.why, "depends"))
    return found


def without(assessment: Assessment, lemma: str) -> Assessment:
    """The status of a thing that is cancelled, postponed or skipped, from the status of the cancelling."""
    return decided(assessment, "not_happened", f"not_happened by {lemma!r}")


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
        apart = outer.status == "not_happened" and own.status == "under_way"  # "did not answer calls seeking comment"
        return own if apart or outer.status in (None, *FACTS) or is_dated_past(sentence, verb) else outer
    if verb.dep == "relcl" and own.status == "under_way" and _in_doubt(sentence, verb, depth):
        return replace(own, status="conditional", why=(*own.why, "in a conditional clause"))
    if own.status == "under_way" and provides(sentence, verb):
        own = replace(own, status="agreed", why=(*own.why, "a text provides it"))
    if own.future and own.status == "conditional" and told(sentence, verb):
        own = replace(own, status="promised", why=(*own.why, "future in the past"))
    if own.future and own.status == "promised":
        own = placed(sentence, verb, own)
    return _reported(sentence, verb, own, depth)


# --- what a verb hangs on -----------------------------------------------------------------------------------------


def _governed(sentence: Sentence, verb: Token, depth: int) -> Assessment:
    """The status of an infinitive or gerund: its governor's to decide."""
    head = sentence.head(verb)
    if is_announced(sentence, verb, head):
        return Assessment("planned", why=("to come",))
    if head == verb:
        return NOTHING
    if verb.dep in ("csubj", "csubjpass"):
        outer = _verb(sentence, head, depth + 1)
        return outer if outer.status == "happened" else NOTHING
    if verb.dep == "conj":
        return _coordinated(sentence, verb, head, depth)
    if verb.dep == "pcomp" or head.pos == "ADP":
        return _gerund(sentence, head, depth)
    if head.dep == "acomp" or head.pos == "ADJ":
        return _by(sentence, head, "adjectives", depth)
    if grammar.is_verb(head):
        return _infinitive(sentence, verb, head, depth)
    if any(c.lower in RANKS for c in sentence.children(head, "amod", "nummod", "det")):
        return _verb(sentence, grammar.clause_head(sentence, head), depth + 1)  # "the first country to send"
    return _on_noun(sentence, verb, head, depth) if grammar.is_noun(head) else NOTHING


def _coordinated(sentence: Sentence, verb: Token, head: Token, depth: int) -> Assessment:
    """ "Stay until May and take no part", "expect Iraq to pump and Nigeria to sell"."""
    if is_told_to(sentence, verb, head):
        return _by(sentence, head, "verbs", depth)
    outer = _verb(sentence, head, depth + 1) if grammar.is_verb(head) else _noun(sentence, head, depth + 1)
    no = outer.status in FACTS and any(grammar.negated(sentence, o) for o in sentence.children(verb, "dobj"))
    return replace(outer, status="not_happened", why=(*outer.why, "no")) if no else outer


def _on_noun(sentence: Sentence, verb: Token, head: Token, depth: int) -> Assessment:
    """ "A plan to sell", "a battle to secure the pass"."""
    found = _by(sentence, head, "nouns", depth)
    to = verb.dep == "acl" and any(a.lower == "to" for a in sentence.children(verb, "aux"))
    if found.status is None and to and head.lemma not in load_governors()["nouns"]:
        return Assessment("hoped", why=(f"purpose of {head.lemma!r}",))
    return found


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
    rings = _rings(sentence, head)
    known = None if rings else find_verdict("verbs", sentence, head)
    if with_to and known == "report" and (likely := find_likely(sentence, head, verb)) is not None:
        return _by(sentence, likely, "adjectives", depth)
    if verb.dep == "advcl" and verb.tag == "VBG":
        return _beside(sentence, verb, head, depth)
    purpose = (rings or verb.dep == "advcl") and known in (None, "transparent", "report")
    if purpose and any(a.lower == "to" for a in sentence.children(verb, "aux")):
        outer = _verb(sentence, head, depth + 1)
        return weakened(outer, "hoped", f"purpose of {head.lemma!r}") if outer.status in FACTS else outer
    if known is None:
        return _verb(sentence, head, depth + 1) if verb.dep in ("advcl", "xcomp", "ccomp", "dep") else NOTHING
    found = _by(sentence, head, "verbs", depth)
    if head.lemma in BINDING and found.status in ("promised", "planned") and is_joint(sentence, head):
        return replace(found, status="agreed", why=(*found.why, "by both"))
    return found


def _rings(sentence: Sentence, verb: Token) -> bool:
    """True for a call by telephone, which asks for nothing: "called the Emir to thank him", not "called on him to"."""
    after = sentence.tokens[verb.i + 1].lower if verb.i + 1 < len(sentence.tokens) else ""
    return verb.lemma == "call" and bool(sentence.children(verb, "dobj")) and after not in ("on", "upon", "for")


def _beside(sentence: Sentence, participle: Token, head: Token, depth: int) -> Assessment:
    """A participle beside a clause: "considers sending aid, bypassing the bank", "did not come, citing the cost"."""
    plans = find_verdict("verbs", sentence, head) in OPEN
    if plans and any(c.i < participle.i for c in sentence.children(head, "xcomp", "ccomp")):
        return _by(sentence, head, "verbs", depth)
    outer = _verb(sentence, head, depth + 1)
    apart = participle.i > 0 and sentence.tokens[participle.i - 1].text == ","
    return Assessment("under_way", why=("beside a negation",)) if apart and outer.status == "not_happened" else outer


OPEN: Final = (*COLUMNS["LIKELY"], *COLUMNS["SHOULD"])
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


BESIDE: Final = frozenset("by after before while when for about".split())
"""Prepositions before a gerund to which a "not" of the clause does not reach."""


def _gerund(sentence: Sentence, head: Token, depth: int) -> Assessment:
    """Of a gerund after a preposition: "refrained from joining", "plan for selling", "by docking", "without asking"."""
    if head.lower in ("against", "about") and sentence.head(head).lemma == "be":
        return NOTHING
    if head.lower in ("without", "instead", "than"):
        return Assessment("not_happened", why=(head.lower,))
    _, governor = out_of_prepositions(sentence, head)
    if governor.lower in ("short", "far") and governor.i < head.i:
        return Assessment("not_happened", why=(f"{governor.lower} of it",))
    if head.lower in ("by", "through", "including", "as") and not grammar.is_verb(governor):
        governor = grammar.clause_head(sentence, governor)
    blamed = find_blame(sentence, head)
    if blamed is not None:
        return decided(_verb(sentence, blamed, depth + 1), "alleged", f"alleged by {blamed.lemma!r}")
    if grammar.is_verb(governor):
        known = find_verdict("verbs", sentence, governor)
        weighs = known in ("alleged", "denied") if head.lower != "from" else known == "not_happened"
        if keeps_from(head, governor):
            outer = _verb(sentence, governor, depth + 1)
            return decided(outer, "not_happened", f"kept from it by {governor.lemma!r}")
        if weighs or (known and head.lower in ("on", "for", "about", "to") and known not in ("report", "transparent")):
            return _by(sentence, governor, "verbs", depth)
        outer = _verb(sentence, governor, depth + 1)
        return NOTHING if outer.status == "not_happened" and head.lower in BESIDE else outer
    if governor.pos == "ADJ":
        return _by(sentence, governor, "adjectives", depth)
    known = load_governors()["nouns"].get(governor.lemma)
    return _by(sentence, governor, "nouns", depth) if known else NOTHING


def _by(sentence: Sentence, head: Token, part: str, depth: int) -> Assessment:
    """What the governor's word decides, weakened by the governor's own status."""
    if part == "nouns" and is_opposed(sentence, head):
        return NOTHING
    known = find_verdict(part, sentence, head) or load_governors()[part].get(head.lower)
    outer = _outer(sentence, head, part, depth + 1)
    if known is None:
        return outer if part != "nouns" else NOTHING
    if grammar.negated(sentence, head) and outer.status is not None:
        return Assessment("not_happened", why=(*outer.why, f"not {head.lemma!r}"))
    return decided(outer, known, f"{known} by {head.lemma!r}")


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
    if first.dep in ("acl", "ccomp", "relcl") and grammar.is_noun(head):
        return _told_of(sentence, head, first, own)
    if first.dep not in ("ccomp", "xcomp") or is_apart(sentence, first, head):
        return own
    if head.dep == "acomp" or head.pos == "ADJ" or head.lemma == "be":
        return _judged(sentence, head, own, depth)
    if not grammar.is_verb(head):
        return own
    return _told_by(sentence, head, own, depth)


def _told_by(sentence: Sentence, head: Token, own: Assessment, depth: int) -> Assessment:
    known = find_verdict("that", sentence, head)
    if known is None or (known == "agreed" and own.status in FACTS):
        return own
    if known == "expected" and own.status in ("happened", "not_happened"):
        return own
    if known == "agreed" and own.status in ("promised", "planned"):
        return replace(own, status="agreed", future=False, why=(*own.why, f"agreed by {head.lemma!r}"))
    if known == "alleged" and own.status == "not_happened" and not own.future:
        return replace(own, status="denied", why=(*own.why, f"denied: {head.lemma!r}"))
    if known == "alleged" and own.status not in (*FACTS, "not_happened"):
        return replace(own, alleged=True, why=(*own.why, f"alleged by {head.lemma!r}"))
    return decided(joined(own, _verb(sentence, head, depth + 1)), known, f"{known} by {head.lemma!r}")


def _told_of(sentence: Sentence, noun: Token, clause: Token, own: Assessment) -> Assessment:
    """A clause that a noun opens: "the allegation that ships were sunk", "an assurance that aid would come"."""
    known = load_governors()["nouns"].get(noun.lemma)
    subjects = sentence.children(clause, "nsubj", "nsubjpass")
    opened = (*sentence.children(clause, "mark"), *(subjects if len(subjects) > 1 else ()))
    if not any(c.lower == "that" for c in opened):
        return own
    if is_untrue(sentence, noun):
        return replace(own, status="denied", why=(*own.why, f"{noun.lemma!r} untrue"))
    if known is None or clause.dep != "acl" or (known in ("agreed", "expected") and own.status in FACTS):
        return own
    return decided(own, known, f"{known} by {noun.lemma!r}")


def _judged(sentence: Sentence, head: Token, own: Assessment, depth: int) -> Assessment:
    """ "It is likely that", "our expectation is that", "it is essential that"."""
    be = head if head.lemma == "be" else sentence.head(head)
    adjective = next(iter(sentence.children(be, "acomp")), head)
    known = load_governors()["adjectives"].get(adjective.lower)
    subject = next(iter(sentence.children(be, "nsubj")), None)
    if adjective != be and is_false(sentence, be) and own.status in FACTS:
        return replace(own, status="denied", why=(*own.why, f"not {adjective.lower!r}"))
    if known is None and subject is not None:
        known = load_governors()["nouns"].get(subject.lemma)
    if known is None or own.status in FACTS or known in ("agreed", "alleged"):
        return own
    outer = _verb(sentence, be, depth + 1) if grammar.is_verb(be) else NOTHING
    return decided(joined(own, outer), known, f"{known} by {adjective.lemma!r}")


def _in_doubt(sentence: Sentence, verb: Token, depth: int) -> bool:
    """True for "it would be the first case in which they build ships": the present of something conditional."""
    noun = sentence.head(verb)
    above = grammar.clause_head(sentence, noun)
    if noun.dep in ("nsubj", "nsubjpass") or above == verb or not grammar.is_verb(above):
        return False
    return _verb(sentence, above, depth + 1).status == "conditional"


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
    if noun.dep == "nsubj" and is_to(sentence, verb):
        return weakened(outer, "planned", "is to")
    if noun.dep == "nsubj" and outer.status in FACTS and (said := find_predicate(sentence, verb)) is not None:
        return decided(outer, said, f"{said} by its predicate")
    if noun.dep in ("nsubj", "attr", "expl"):
        return outer if outer.status in FACTS or verb.lemma in OCCUR or noun.dep == "attr" else NOTHING
    known = find_verdict("things", sentence, verb)
    aside = known == "happened" or (known is None and verb.lemma not in LIGHT)
    if aside and outer.status in TAKEN and is_definite(sentence, noun):
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
    blamed = find_blame(sentence, preposition)
    if blamed is not None:
        return decided(_verb(sentence, blamed, depth + 1), "alleged", f"alleged by {blamed.lemma!r}")
    preposition, governor = out_of_prepositions(sentence, preposition)
    if preposition.lower == "without":
        return Assessment("not_happened", why=("without",))
    outer = _verb(sentence, governor, depth + 1) if grammar.is_verb(governor) else _noun(sentence, governor, depth + 1)
    if outer.status in (None, *FACTS) and is_talked_of(sentence, preposition, governor):
        return Assessment("proposed", why=(f"{governor.lemma} {preposition.lower} it",))
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
