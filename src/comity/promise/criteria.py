"""Whether a claim is a commitment: public, about the future, by or for a state, specific enough to test; each told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from comity.edtf import parse_day, published_span
from comity.model import Claim, Party
from comity.promise.clauses import Clause, Cue, clause_at, governing, softened
from comity.promise.dues import due_of
from comity.promise.lexicon import find_act, load_class, load_pattern
from comity.promise.records import Due, Form, Refused, Statement, Told, Verdict

Weigh = Callable[[str], Mapping[str, float]]
"""The words of a text that say what it is about, each with its weight; words that any text has are none."""
PUBLIC: Final = frozenset({"headline", "body", "list", "quote"})
STATES: Final = frozenset({"GOV", "MIL", "IGO", "JUD", "LEG", "SPY", "COP"})
"""Sectors by which a state or a body of states acts."""
STATUS_STRENGTH: Final = {"promised": 3, "planned": 3, "agreed": 2}
"""The strength of what the coder calls so, where no words of the clause say more."""
TRUSTED: Final = 0.5
"""The score from which the coder's status alone stands for words that bind."""
AHEAD: Final = frozenset({"LIKELY", "SHOULD"})
AFTER: Final = ("offer", "call", "conditional")
"""Bars that only soften or condition what words before them bind to."""
TESTABLE: Final = 1
"""Weight of words that make a named object."""
PLAIN: Final = 2
"""Words that tell of one thing only by which a verb that names no act is testable: "pursue cooperation of special
operations units"."""
POINTING: Final = re.compile(
    r"\b(?:it|them|this|these|those|so|that same|such|(?:the|this|that|these) (?:exercise|drill|talks|agreement|pact|deal|project|work"
    r"|visit|meeting|transfer|text|declaration|coordination|matter|step|plan|programme|line|sale|purchase))\b",
    re.IGNORECASE,
)
"""Words that point at what was told before."""
RICH: Final = 2.0
"""Weight of the words of a clause that say what it is about without those before it."""
POOR: Final = 1.0
SHARES: Final = {"sentence": 0.6, "name": 0.6, "before": 0.5, "topic": 0.5, "aside": 0.2}
"""What words outside of the clause count beside its own."""
CONDITION: Final = re.compile(
    r"\b(?:if|unless|provided that|once|subject to|only after|after|as soon as|when) [^,;.]+", re.IGNORECASE
)
NAMED: Final = re.compile(r"(?<=[a-z,\"“'] )[\"“']?[A-Z][\w-]{2,}")
"""A name inside a clause."""


def assess(told: Told, weigh: Weigh, clause: Clause | None = None) -> Statement | Refused | None:
    """What a claim commits its makers to, or the test that it fails; None for a claim that does not look ahead.

    ``clause``: where in its sentence it stands; else looked for by its trigger.
    """
    claim = told.claim
    sentence = claim.passage.exact
    clause = clause or clause_at(sentence, claim.trigger)
    cues = governing(sentence, clause)
    if not _looks_ahead(claim, cues):
        return None
    text = sentence[clause.start : clause.end].strip()
    said = published_span(claim.document.published)[1]
    due = due_of(claim, text, said)
    own = weigh(text)
    tests = (
        _public(claim),
        _future(claim, cues, sentence, clause),
        _by_state(claim),
        _testable(claim, text, due, own),
    )
    if not all(verdict.passed for verdict in tests):
        return Refused(claim, tests)
    return Statement(
        told=told,
        clause=text,
        start=claim.passage.start + clause.start,
        makers=_ids(claim, "actor"),
        beneficiaries=_ids(claim, "recipient"),
        form=_form(claim, text),
        strength=_strength(claim, cues),
        specificity=len(_points(claim, text, due, own)),
        act=_act(claim, text),
        words=words_about(told, text, weigh),
        due=due,
        conditions=_condition(text),
        retold=_is_retold(sentence, due, said),
        pointing=_points_back(text, own),
        continuing=load_pattern("continuing").search(text) is not None,
        tests=tests,
    )


def _looks_ahead(claim: Claim, cues: tuple[Cue, ...]) -> bool:
    """Whether a claim says what is to come; of what happened, only agreeing and the like that its own verb tells."""
    if claim.column in AHEAD:
        return True
    own = claim.trigger.split()[:1]
    return claim.status == "happened" and any(cue.strength and cue.words.split()[:1] == own for cue in cues)


# --- the four tests -----------------------------------------------------------------------------------------------


def _public(claim: Claim) -> Verdict:
    if claim.alleged:
        return Verdict("public", False, "alleged by another")
    if claim.passage.role not in PUBLIC:
        return Verdict("public", False, f"stands in a {claim.passage.role}")
    return Verdict("public", True, "published by " + (claim.document.publisher or "an unnamed source"))


def _future(claim: Claim, cues: tuple[Cue, ...], sentence: str, clause: Clause) -> Verdict:
    after = load_pattern("welcomed_after").search(sentence, clause.verb, clause.end)
    if after:
        return Verdict("future", False, "welcomed")
    bar = _bar(cues)
    if bar:
        return Verdict("future", False, bar.reason or "")
    bound = next((cue for cue in cues if cue.strength), None)
    if bound:
        return Verdict("future", True, f"{bound.words!r}")
    if claim.status in STATUS_STRENGTH and (claim.score or 1.0) >= TRUSTED:
        return Verdict("future", True, f"told as {claim.status}")
    return Verdict("future", False, REASONS.get(claim.status, claim.status))


REASONS: Final = {
    "expected": "expected", "hoped": "wish", "proposed": "offer", "called_for": "call", "conditional": "conditional",
    "denied": "negated", "not_happened": "negated",
}  # fmt: skip
"""Why a claim of a status commits nobody, where no words say otherwise."""


def _bar(cues: tuple[Cue, ...]) -> Cue | None:
    """The first words that bar, unless words that bind stand before them and they only soften those."""
    bound = False
    for cue in cues:
        if cue.reason and not (bound and (softened(cue) or cue.reason in AFTER)):
            return cue
        bound = bound or cue.strength > 0
    return None


def _by_state(claim: Claim) -> Verdict:
    own = [party for party in claim.parties if party.role == "actor"] or list(claim.parties)
    found = next((party for party in own if _is_state(party)), None)
    if found is None:
        return Verdict("by a state", False, "not a state")
    return Verdict("by a state", True, found.name)


def _is_state(party: Party) -> bool:
    return party.sector in STATES


def _testable(claim: Claim, text: str, due: Due | None, words: Mapping[str, float]) -> Verdict:
    points = _points(claim, text, due, words)
    if _verb(claim) in load_class("stative"):
        return Verdict("testable", False, "vague")
    told = claim.thing or (_is(claim, "light") and _tells(text, _verb(claim), words))
    if not points or (points == ["object"] and not told):
        return Verdict("testable", False, "vague")
    return Verdict("testable", True, ", ".join(points))


# --- what it is about ---------------------------------------------------------------------------------------------


def words_about(told: Told, clause: str, weigh: Weigh) -> dict[str, float]:
    """What a clause is about: its own words; where these are few or point back, those around it for less."""
    found = dict(weigh(clause))
    parts = [("name", told.name)]
    if _points_back(clause, found) or sum(found.values()) < POOR:
        title = told.claim.document.title or ""
        parts += [("sentence", told.claim.passage.exact), ("before", told.before), ("topic", title)]
    parts.append(("aside", told.claim.passage.exact))
    for name, text in parts:
        for word, weight in weigh(text).items():
            found[word] = max(found.get(word, 0.0), weight * SHARES[name])
    return found


# --- what is promised ---------------------------------------------------------------------------------------------


def _points(claim: Claim, text: str, due: Due | None, words: Mapping[str, float]) -> list[str]:
    """What makes it testable: a named act, a named object, a number or date."""
    found = []
    if not _is_vague(claim):
        found.append("act")
    if claim.thing or sum(words.values()) >= TESTABLE or NAMED.search(text):
        found.append("object")
    if claim.quantity or due:
        found.append("number or date")
    return found


def _is_vague(claim: Claim) -> bool:
    """Whether the verb names no act that can be seen to be done."""
    return _is(claim, "vague") or _is(claim, "light")


def _is(claim: Claim, name: str) -> bool:
    """Whether the verb is in a list of verbs, in whatever form."""
    verb, listed = _verb(claim), load_class(name)
    return any(
        form in listed for form in (verb, verb.removesuffix("d"), verb.removesuffix("ed"), verb.removesuffix("s"))
    )


def _verb(claim: Claim) -> str:
    return claim.trigger.split()[0].lower() if claim.trigger.strip() else ""


def _tells(text: str, verb: str, words: Mapping[str, float]) -> bool:
    """Whether what a light verb acts on is told: by a name behind it, or by words that are said of few things."""
    return (
        NAMED.search(text, max(text.lower().find(verb), 0)) is not None
        or sum(weight == 1 for weight in words.values()) >= PLAIN
    )


def _strength(claim: Claim, cues: tuple[Cue, ...]) -> int:
    """That of the weakest words that bind; of none, that of the status."""
    found = [cue.strength for cue in cues if cue.strength]
    return min(found) if found else STATUS_STRENGTH.get(claim.status, 1)


def _form(claim: Claim, text: str) -> Form:
    verb = claim.trigger.lower()
    if load_pattern("restraint").search(text):
        return "restraint"
    if claim.quantity and (claim.kind == "measure" or claim.quantity.unit not in ("piece", "person")):
        return "number"
    if _has(verb, "process"):
        return "process"
    if claim.kind == "agreement" and load_pattern("instrument").search(text):
        return "instrument"
    if _has(verb, "outcome"):
        return "outcome"
    return "number" if claim.kind == "measure" else "act"


def _has(words: str, name: str) -> bool:
    return load_pattern(name).search(words) is not None


def _act(claim: Claim, text: str) -> str | None:
    """The class of the act promised: by the claim's own verb, else by the words of its clause."""
    found = find_act(claim.trigger) or find_act(text)
    return found.name if found else None


def _condition(text: str) -> str | None:
    hit = CONDITION.search(text)
    return hit.group().strip() if hit else None


def _is_retold(sentence: str, due: Due | None, said: str | None) -> bool:
    """Whether an older commitment is told again: by its words, or because its day had passed."""
    if load_pattern("retelling").search(sentence):
        return True
    end = due.end if due else None
    return bool(end and said and parse_day(end) < parse_day(said))


def _points_back(text: str, words: Mapping[str, float]) -> bool:
    return sum(words.values()) < RICH and POINTING.search(text) is not None


def _ids(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.id for party in claim.parties if party.role == role))
