"""A plain future ("will", "would" told in the past): bound by an agreement, in a calendar, guessed, or promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.model import Sentence, Status, Token
from comity.whether.calendar import is_dated
from comity.whether.form import Assessment
from comity.whether.governors import load_governors

TEXTS: Final = frozenset(
    (
        "agreement deal pact accord understanding memorandum contract declaration treaty protocol compact convention "
        "arrangement minutes settlement act truce ceasefire instrument charter concordat clause article"
    ).split()
)
"""What binds its parties to what it says."""
UNDER: Final = frozenset("under by per pursuant according whereby".split())
JOINT: Final = frozenset(
    "sides parties states governments countries ministers presidents leaders chiefs two both".split()
)
GUESSES: Final = frozenset("probably likely presumably doubtless inevitably surely undoubtedly likelihood".split())
CHANCES: Final = frozenset("perhaps maybe possibly conceivably".split())
HOLDING: Final = frozenset(
    (
        "hold meet host visit arrive open begin start take follow convene resume leave depart travel go come sit "
        "return expire lapse attend speak inaugurate launch conduct stage gather sail fly tour commence enter end"
    ).split()
)
"""What has its place in a calendar."""


def placed(sentence: Sentence, verb: Token, own: Assessment) -> Assessment:
    """A plain future as what it is: agreed, expected, planned, hoped, conditional; promised where nothing says so."""
    status, rule = next(_kinds(sentence, verb), ("promised", ""))
    return replace(own, status=status, why=(*own.why, rule)) if rule else own


def _kinds(sentence: Sentence, verb: Token) -> Iterator[tuple[Status, str]]:
    adverbs = {c.lower for c in grammar.clause(sentence, verb) if c.pos in ("ADV", "NOUN", "ADJ")}
    if adverbs & CHANCES:
        yield "conditional", "perhaps"
    if "hopefully" in adverbs:
        yield "hoped", "hopefully"
    if adverbs & GUESSES or _guessed(sentence, verb):
        yield "expected", "a guess"
    if _is_bound(sentence, verb):
        yield "agreed", "a text that binds"
    staged = verb.lemma in ("meet", "convene", "follow") or (
        verb.lemma == "hold" and grammar.is_passive(sentence, verb)
    )
    if staged or (is_dated(sentence, verb) and verb.lemma in HOLDING):
        yield "planned", "in a calendar"


def _guessed(sentence: Sentence, verb: Token) -> bool:
    """ "It will, I suspect, follow", "we think it will", "the likely outcome is that it will"."""
    beside = sentence.children(verb, "parataxis", "ccomp", "advcl")
    near = [t for t in (*beside, sentence.head(verb)) if t != verb and grammar.is_verb(t)]
    that = load_governors()["that"]
    return any(that.get(t.lemma) == "expected" or t.lemma in ("suspect", "judge") for t in near)


def is_joint(sentence: Sentence, verb: Token) -> bool:
    """True where "both sides", "the parties", "the ministers" do it."""
    return any(t.lower in JOINT for t in grammar.subjects(sentence, verb))


def _is_bound(sentence: Sentence, verb: Token) -> bool:
    """ "Under the pact Laos will supply", "a treaty by which ships will be lent", "the Parties shall refrain"."""
    prepositions = [c for c in sentence.children(verb, "prep", "agent") if c.lower in UNDER]
    ends = {t.lemma for prep in prepositions for t in _ends(sentence, prep)}
    if "it" in ends and any(prep.lower in ("under", "according") for prep in prepositions):
        return True
    antecedent = sentence.head(verb).lemma if verb.dep == "relcl" else ""
    if ends & TEXTS or (antecedent in TEXTS and prepositions):
        return True
    subjects = {t.lower for t in grammar.subjects(sentence, verb)}
    shall = any(a.lower == "shall" for a in grammar.auxiliaries(sentence, verb))
    return shall and not subjects & {"i", "we"}


def provides(sentence: Sentence, verb: Token) -> bool:
    """ "The treaty lets ships refuel", "the pact provides for a second pipe": the present of what a text lays down."""
    return verb.lemma in PROVIDING and any(
        t.lemma in TEXTS or t.lemma == "document" for t in grammar.subjects(sentence, verb)
    )


PROVIDING: Final = frozenset(
    "let allow permit provide oblige require bind entitle commit foresee envisage stipulate grant".split()
)


def _ends(sentence: Sentence, preposition: Token) -> tuple[Token, ...]:
    below = sentence.children(preposition, "pobj")
    return below or tuple(t for c in sentence.children(preposition, "prep") for t in sentence.children(c, "pobj"))


def told(sentence: Sentence, verb: Token) -> bool:
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
