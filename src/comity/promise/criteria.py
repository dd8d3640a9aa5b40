"""Whether a claim is a commitment: public, about the future, by or for a state, specific enough to test; each told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from comity.edtf import parse_day
from comity.model import Claim
from comity.promise.clauses import Clause, Cue, clause_at, governing, is_passive, may_be, softened
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
    r"\b(?:it|them|this|these|those|so|that same|such|(?:the|this|that|these) (?:exercise|drill|talks|agreement|pact"
    r"|deal|project|work|visit|meeting|transfer|text|declaration|coordination|matter|step|plan|programme|line|sale"
    r"|purchase)|the (?:other|first|last|next|final|remaining|rest)(?: \d+| of (?:them|these|those)"
    r"|(?= (?:two|three|four|five|six|eight|ten|twelve|will|was|were|is|are|has|have|had)\b)))\b",
    re.IGNORECASE,
)
"""Words that point at what was told before."""
RICH: Final = 2.0
"""Weight of the words of a clause that say what it is about without those before it."""
POOR: Final = 1.0
OFF: Final = re.compile(r"\bnot (?:be held|take place|go ahead|happen|meet)\b", re.IGNORECASE)
"""What will not take place is off, and no restraint."""
OPENING: Final = 20
"""Characters of a sentence before a clause that are too few to hold what it points at."""
SHARES: Final = {"sentence": 0.6, "name": 0.6, "before": 0.5, "topic": 0.5, "aside": 0.2}
"""What words outside of the clause count beside its own."""
CONDITION: Final = re.compile(
    r"\b(?:if|unless|provided that|once|subject to|only after|after|as soon as|when) [^,;.]+", re.IGNORECASE
)
NAMED: Final = re.compile(r"(?<=[a-z,\"“'] )[\"“']?[A-Z][\w-]{2,}")
"""A name inside a clause."""


@dataclass(frozen=True)
class Said:
    """A claim as the four tests look at it."""

    claim: Claim
    day: str | None
    """The ISO day on which it stands in print."""
    clause: Clause
    cues: tuple[Cue, ...]
    """The words that commit or bar, and govern the claim."""
    due: Due | None
    words: Mapping[str, float]
    """What the clause is about."""

    @property
    def sentence(self) -> str:
        return self.claim.passage.exact

    @cached_property
    def text(self) -> str:
        """The words of the clause."""
        return self.sentence[self.clause.start : self.clause.end].strip()

    @cached_property
    def verb(self) -> str:
        """The verb of what is promised: behind the last words that bind, else the claim's own."""
        bound = [cue for cue in self.cues if cue.strength]
        if bound and is_passive(bound[-1]):
            return bound[-1].words.split()[-1].lower()
        hit = VERB.match(self.sentence, bound[-1].end) if bound else None
        words = self.claim.trigger.split()
        reports = bool(bound and words) and (self.clause.verb < bound[-1].start or words[0] in bound[-1].words)
        return hit["verb"].lower() if hit and reports else words[0].lower() if words else ""

    @cached_property
    def at(self) -> int:
        """Where in the clause its verb stands; 0 where it does not."""
        return max(self.text.lower().find(self.verb), 0)


VERB: Final = re.compile(
    r"(?:\s+(?:in|on|at|last|this|with)\s[^,;:.]{1,30}?(?=\s+to\s))?"
    r"(?:\s+(?:to|be|been|not|also|now|then|both|jointly|soon|early|itself|themselves|further|first|again|therefore"
    r"|shortly))*\s+(?P<verb>[a-z][\w-]+)"
)
"""The verb behind words that bind."""


def assess(told: Told, weigh: Weigh, clause: Clause | None = None) -> Statement | Refused | None:
    """What a claim commits its makers to, or the test that it fails; None for a claim that does not look ahead.

    ``clause``: where in its sentence it stands; else looked for by its trigger.
    """
    claim = told.claim
    clause = clause or clause_at(claim.passage.exact, claim.trigger)
    cues = governing(claim.passage.exact, clause)
    if not _looks_ahead(claim, cues):
        return None
    text = claim.passage.exact[clause.start : clause.end].strip()
    said = Said(claim, told.day, clause, cues, due_of(claim, text, told.day), weigh(text))
    tests = (_public(claim), _future(said), _by_state(claim), _testable(said))
    if not all(verdict.passed for verdict in tests):
        return Refused(claim, tests)
    return _statement(told, said, tests, words_about(told, text, weigh))


def _statement(told: Told, said: Said, tests: tuple[Verdict, ...], words: Mapping[str, float]) -> Statement:
    claim, text = said.claim, said.text
    return Statement(
        told=told,
        clause=text,
        start=claim.passage.start + said.clause.start,
        makers=_ids(claim, "actor"),
        beneficiaries=_ids(claim, "recipient"),
        form=_form(claim, text),
        strength=_strength(said),
        specificity=len(_points(said)),
        act=_act(said),
        words=words,
        due=said.due,
        conditions=_condition(text),
        retold=_is_retold(said),
        pointing=_points_back(text, said.words),
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


def _future(said: Said) -> Verdict:
    claim, clause = said.claim, said.clause
    if load_pattern("welcomed_after").search(said.sentence, clause.verb, clause.end):
        return Verdict("future", False, "welcomed")
    bar = _bar(said.cues)
    if bar:
        return Verdict("future", False, bar.reason or "")
    bound = next((cue for cue in said.cues if cue.strength), None)
    if bound:
        return Verdict("future", True, f"{bound.words!r}")
    if claim.status in STATUS_STRENGTH and (claim.score is None or claim.score >= TRUSTED):
        return Verdict("future", True, f"told as {claim.status}")
    return Verdict("future", False, REASONS.get(claim.status, "no words that bind"))


REASONS: Final = {
    "expected": "expected", "hoped": "wish", "proposed": "offer", "called_for": "call", "conditional": "conditional",
    "denied": "negated", "not_happened": "negated",
}  # fmt: skip
"""Why a claim of a status commits nobody, where no words say otherwise."""
NEAR: Final = 15
"""Characters before words that bind within which a negation and the like bars them."""
INNER: Final = ("negated", "question", "permission")
"""Bars that reach no further than the next words."""


def _bar(cues: tuple[Cue, ...]) -> Cue | None:
    """The first words that bar, unless words that bind stand before them and they only soften those, or, of a negation,
    behind them and too far off."""
    bound = False
    for place, cue in enumerate(cues):
        later = next((other for other in cues[place + 1 :] if other.strength), None)
        past = cue.reason in INNER and later is not None and later.start - cue.end > NEAR
        soft = bound and (softened(cue) or cue.reason in AFTER) and not may_be(cue)
        if cue.reason and not past and not soft:
            return cue
        bound = bound or cue.strength > 0
    return None


def _by_state(claim: Claim) -> Verdict:
    own = [party for party in claim.parties if party.role == "actor"] or list(claim.parties)
    found = next((party for party in own if party.sector in STATES), None)
    if found is None:
        return Verdict("by a state", False, "not a state")
    return Verdict("by a state", True, found.name)


def _testable(said: Said) -> Verdict:
    points = _points(said)
    if said.verb in load_class("stative") or _says_what_is(said):
        return Verdict("testable", False, "vague")
    told = said.claim.thing or (_is(said.verb, "light") and _tells(said))
    if not points or (points == ["object"] and not told):
        return Verdict("testable", False, "vague")
    return Verdict("testable", True, ", ".join(points))


BEING: Final = re.compile(
    r"\s+(?:not\s+|also\s+|then\s+)?be\s+(?!(?:\w+ly\s+)?(?:[\w-]+(?:ed|en|lt|de|ld|nt|un|id|ut|et|pt|ught|wn)\b"
    r"|open|ready|available|operational|in\s+(?:force|place|service|use|operation)))"
)
"""Behind words that bind: what something will be, and not what will be done to it."""


def _says_what_is(said: Said) -> bool:
    bound = [cue for cue in said.cues if cue.strength]
    return bool(bound) and said.due is None and BEING.match(said.sentence, bound[-1].end) is not None


# --- what it is about ---------------------------------------------------------------------------------------------


def words_about(told: Told, clause: str, weigh: Weigh) -> dict[str, float]:
    """What a clause is about: its own words; where these are few or point back, those around it for less."""
    found = dict(weigh(clause))
    parts = [("name", told.name)]
    if _points_back(clause, found) or sum(found.values()) < POOR:
        parts.append(("sentence", told.claim.passage.exact))
        if told.claim.passage.exact.find(clause) < OPENING:
            parts += [("before", told.before), ("topic", told.claim.document.title or "")]
    parts.append(("aside", told.claim.passage.exact))
    for name, text in parts:
        for word, weight in weigh(text).items():
            found[word] = max(found.get(word, 0.0), weight * SHARES[name])
    return found


# --- what is promised ---------------------------------------------------------------------------------------------


def _points(said: Said) -> list[str]:
    """What makes it testable: a named act, a named object, a number or date."""
    found = []
    if not (_is(said.verb, "vague") or _is(said.verb, "light")) or _is_act(said):
        found.append("act")
    if said.claim.thing or sum(said.words.values()) >= TESTABLE or NAMED.search(said.text):
        found.append("object")
    if said.claim.quantity or said.due:
        found.append("number or date")
    return found


def _is(verb: str, name: str) -> bool:
    """Whether a verb is in a list of verbs, in whatever form."""
    forms = (verb, *(verb.removesuffix(ending) for ending in ("d", "ed", "s")))
    return not load_class(name).isdisjoint(forms)


def _is_act(said: Said) -> bool:
    """Whether a verb that tells no act does so with the word behind it, "work out", or carries an exercise."""
    rest = said.text[said.at :]
    act = find_act(rest, rest) if _is(said.verb, "light") else None
    return load_pattern("phrasal").match(rest) is not None or (act is not None and act.name == "exercise")


def _tells(said: Said) -> bool:
    """Whether what a light verb acts on is told: by a name behind it, or by words that are said of few things."""
    return NAMED.search(said.text, said.at) is not None or sum(one == 1 for one in said.words.values()) >= PLAIN


def _strength(said: Said) -> int:
    """That of the weakest words that bind; of none, that of the status."""
    found = [cue.strength for cue in said.cues if cue.strength]
    return min(found) if found else STATUS_STRENGTH.get(said.claim.status, 1)


def _form(claim: Claim, text: str) -> Form:
    verb = claim.trigger.lower()
    if load_pattern("restraint").search(text) and not OFF.search(text):
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


def _act(said: Said) -> str | None:
    """The class of the act promised: by the verb of the promise, the claim's own words, else those of its clause."""
    found = find_act(said.verb, said.text) or find_act(said.claim.trigger, said.text) or find_act(said.text)
    return found.name if found else None


def _condition(text: str) -> str | None:
    hit = CONDITION.search(text)
    return hit.group().strip() if hit else None


def _is_retold(said: Said) -> bool:
    """Whether an older commitment is told again: by its words, or because its day had passed."""
    if load_pattern("retelling").search(said.sentence):
        return True
    end, day = said.due.end if said.due else None, said.day
    return bool(end and day and parse_day(end) < parse_day(day))


def _points_back(text: str, words: Mapping[str, float]) -> bool:
    return sum(words.values()) < RICH and POINTING.search(text) is not None


def _ids(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.id for party in claim.parties if party.role == role))
