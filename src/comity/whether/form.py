"""What the form of a verb says by itself of whether its act took place: modal, tense, aspect, negation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from comity import grammar
from comity.model import Sentence, Status, Token
from comity.whether.calendar import is_ahead, is_dated
from comity.whether.governors import load_governors


@dataclass(frozen=True, slots=True)
class Assessment:
    """A status, whether it is only alleged, and the rules that led to it. ``status`` is None where nothing is said.

    ``future``: the verb is a plain future ("will"), which a coder may still weigh by who speaks.
    """

    status: Status | None
    alleged: bool = False
    future: bool = False
    why: tuple[str, ...] = ()


FALSE: Final = frozenset(
    (
        "false untrue baseless unfounded groundless incorrect fabricated fictitious fiction fabrication lie invention "
        "nonsense rubbish gossip hallucination imagination slander fantasy falsehood myth inaccurate mistaken wrong"
    ).split()
)
"""What is said of a claim that is not so."""


def is_false(sentence: Sentence, verb: Token) -> bool:
    """ "Is a fiction", "is without foundation", "called it a lie", "is not so"."""
    said = sentence.children(verb, "acomp", "attr", "oprd", "ccomp", "xcomp")
    if any(t.lower in FALSE for t in said) and (verb.lemma == "be" or verb.lemma in NAMING):
        return not grammar.negated(sentence, verb)
    ends = [(p.lower, t.lemma) for p in sentence.children(verb, "prep") for t in sentence.children(p, "pobj")]
    so = any(t.lower in ("so", "true", "correct") for t in sentence.children(verb, "advmod", "acomp"))
    return ("without", "foundation") in ends or (verb.lemma == "be" and so and grammar.negated(sentence, verb))


def refutes(sentence: Sentence, verb: Token) -> bool:
    """ "Dismissed the claim", "rejects any link", "called the charge a hallucination": what was said is not so."""
    objects = sentence.children(verb, "dobj", "nsubjpass")
    if verb.lemma in ANSWERS:
        return any(o.lemma in SAID for o in objects)
    return verb.lemma in NAMING and (is_false(sentence, verb) or any(o.lemma in CHARGES for o in objects))


ANSWERS: Final = frozenset("dismiss reject dispute refute rebut contest repudiate disown".split())
CHARGES: Final = frozenset("charge allegation accusation claim rumour rumor story report account insinuation".split())
SAID: Final = CHARGES | frozenset("assertion suggestion link involvement responsibility version notion".split())

NAMING: Final = frozenset("call term brand label dub declare describe".split())


def own_status(sentence: Sentence, verb: Token) -> Assessment:
    """What the verb's own form says: modal, tense, aspect, negation; None for infinitives and gerunds."""
    if is_false(sentence, verb):
        return Assessment("denied", why=("called untrue",))
    auxiliaries = grammar.auxiliaries(sentence, verb)
    no = grammar.negated(sentence, verb) or _negated_subject(sentence, verb) or _negated_aside(sentence, verb)
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
    counts = [count for subject in subjects for count in sentence.children(subject, "nummod")]  # "not one camera"
    if any(grammar.negated(sentence, token) for token in (*subjects, *counts)):
        return True
    return any(s.lower in NOBODY or _is_few(sentence, s) for s in subjects)


def _negated_aside(sentence: Sentence, verb: Token) -> bool:
    """ "At no time were shots fired", "the missiles are not armed"."""
    ends = [end for prep in sentence.children(verb, "prep") for end in sentence.children(prep, "pobj")]
    never = any(end.lemma in ("time", "point", "stage") and grammar.negated(sentence, end) for end in ends)
    subjects = [s for s in sentence.children(verb, "nsubj", "nsubjpass") if _is_any(sentence, s)]
    never = never or any(t.lower in ("no", "never", "nor") for s in subjects for t in sentence.tokens[: s.i])
    states = (c for c in sentence.children(verb, "acomp") if c.tag == "VBN")
    return never or (verb.lemma == "be" and any(grammar.negated(sentence, c) for c in states))


def _is_any(sentence: Sentence, noun: Token) -> bool:
    """ "Any obstruction" in a past clause stands under a "no" before it, wherever the parser hangs that."""
    return any(c.lower == "any" for c in sentence.children(noun, "det"))


NOBODY: Final = frozenset({"neither", "none", "nobody", "nothing", "few", "little"})


def _is_few(sentence: Sentence, noun: Token) -> bool:
    """ "Few ships", "little aid", not "a few ships"."""
    counts = {child.lower for child in sentence.children(noun, "amod", "det", "poss")}
    return bool(counts & {"few", "little"}) and not counts & {"a", "the", "this", "that", "these", "its", "their"}


def _tense(sentence: Sentence, verb: Token, auxiliaries: tuple[Token, ...]) -> tuple[Status | None, str]:
    words = {a.lower for a in auxiliaries}
    if "to" in words:
        return None, ""
    if verb.tag in ("VBG", "VBN") and not words:
        return _participle(sentence, verb)
    if words & {"have", "has", "'ve"} and _in_time_clause(sentence, verb):
        return "planned", "perfect in a clause of time"
    if words & {"have", "has", "had", "'ve"}:
        lasts = verb.tag == "VBG" or _lasts(sentence, verb)
        return ("under_way", "perfect of what lasts") if lasts else ("happened", "perfect")
    if verb.tag == "VBG" and words & {"is", "are", "'s", "'re"} and _is_coming(sentence, verb):
        return "planned", "present in a calendar"
    if words & {"is", "are"} and _in_time_clause(sentence, verb):
        return "planned", "present in a clause of time"
    if words & {"is", "are", "am", "'s", "'re", "being"}:
        return "under_way", "present"
    if words & {"was", "were", "did"}:
        return "happened", "past"
    if words & {"do", "does"}:
        return "under_way", "present"
    return _finite(sentence, verb)


MOVING: Final = frozenset(
    "come go arrive leave travel visit return begin start open meet resume expire fly sail depart".split()
)


def _is_coming(sentence: Sentence, verb: Token) -> bool:
    return is_dated(sentence, verb) if verb.lemma in MOVING else is_ahead(sentence, verb)


def _lasts(sentence: Sentence, verb: Token) -> bool:
    """ "Has been shut since May", "has been the largest lender since 2012": a state that goes on."""
    times = {c.lower for c in sentence.children(verb, "prep", "mark", "advmod")}
    spans = [t for p in sentence.children(verb, "prep") if p.lower == "for" for t in sentence.children(p, "pobj")]
    since = times & {"since", "still"} or any(t.lemma in LENGTHS for t in spans)
    passive = grammar.is_passive(sentence, verb)
    return bool(since) and (verb.lemma in ("be", "remain", "stand") or (verb.lemma in STATES and passive))


LENGTHS: Final = frozenset("minute hour day night week fortnight month year decade century time".split())
STATES: Final = frozenset(
    "shut close freeze suspend detain jail occupy strand hold block bar ban stop direct station base".split()
)


def _finite(sentence: Sentence, verb: Token) -> tuple[Status | None, str]:
    if verb.tag == "VBD" and not _in_time_clause(sentence, verb):
        return "happened", "past"
    headline = sentence.role in ("headline", "caption")
    if verb.dep == "ccomp" and verb.tag in ("VB", "VBP") and sentence.head(verb).lemma in CAUSATIVES:
        return None, ""
    if _in_time_clause(sentence, verb):
        return "planned", "present in a clause of time"
    if verb.tag in ("VBZ", "VBP") and not headline and _in_calendar(sentence, verb):
        return "planned", "present in a calendar"
    if verb.tag in ("VBZ", "VBP") or (verb.tag == "NNS" and verb.dep == "ROOT"):
        return ("happened", "headline present") if headline else ("under_way", "present")
    if verb.tag == "VB" and headline and verb.dep == "ROOT":
        return "happened", "headline present"
    if verb.tag == "VB" and verb.dep == "ROOT" and verb.i == 0 and sentence.role == "body":
        return "called_for", "imperative"
    if verb.tag == "VB" and sentence.role == "list" and verb.dep == "ROOT":
        return "under_way", "list item"
    return None, ""


def _in_calendar(sentence: Sentence, verb: Token) -> bool:
    """ "Takes effect on 1 June", "the ministers come next month"."""
    effect = verb.lemma == "take" and any(o.lemma in ("effect", "place") for o in sentence.children(verb, "dobj"))
    habit = any(c.lower in ("every", "each", "usually") for c in grammar.clause(sentence, verb))
    leads = load_governors()["verbs"].get(verb.lemma) not in (None, "transparent", "not_happened")
    if habit or leads or grammar.is_passive(sentence, verb) or verb.lemma in LASTING:
        return False
    return is_dated(sentence, verb) if effect or verb.lemma in MOVING else is_ahead(sentence, verb)


LASTING: Final = frozenset("be have remain stay want wish need hope know stand say see think owe own lie live".split())
"""What is true for a while, not done on a day."""

CAUSATIVES: Final = frozenset(["let", "make", "help", "have", "see", "watch"])


def _in_time_clause(sentence: Sentence, verb: Token) -> bool:
    """ "When Abe comes to India": the present of what is still to come."""
    above = {a.lower for a in grammar.auxiliaries(sentence, sentence.head(verb))}
    past = verb.tag == "VBD" and "would" in above
    own = {a.lower for a in grammar.auxiliaries(sentence, verb)}
    present = verb.tag in ("VBZ", "VBP") or bool(own & {"has", "have", "is", "are"})
    if verb.dep != "advcl" or verb.lemma == "be" or not (past or present):
        return False
    words = {c.lower for c in sentence.children(verb, "advmod", "mark")}
    open_future = any(a.lower in load_governors()["modals"] for a in grammar.auxiliaries(sentence, sentence.head(verb)))
    return bool(words & {"when", "once", "until", "before", "after"}) and open_future


def _participle(sentence: Sentence, verb: Token) -> tuple[Status | None, str]:
    """Participles without auxiliary: "measures adopted by" has happened, "vessels intruding" is under way."""
    if verb.dep == "amod" and verb.lemma in STATES and verb.tag == "VBN":
        return "under_way", "state"
    if verb.dep in ("acl", "amod", "relcl") and verb.tag == "VBN":
        return "happened", "past participle"
    if verb.dep in ("acl", "amod") and grammar.is_noun(sentence.head(verb)):
        return "under_way", "participle"
    if verb.tag == "VBG" and verb.dep == "ROOT":
        ahead = verb.lemma in MOVING and is_dated(sentence, verb)
        return ("planned", "participle in a calendar") if ahead else ("under_way", "participle")
    if verb.tag == "VBN" and verb.dep in ("ROOT", "advcl") and not sentence.children(verb, "mark", "advmod"):
        return "happened", "past participle"
    return None, ""
