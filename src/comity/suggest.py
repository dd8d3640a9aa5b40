"""Acts that no frame knows: verbs between two parties that the encoder reads, suggested to the coder as frames.

A rule's frame is tried first; only words that made no claim come here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity import grammar
from comity.discourse import Discourse
from comity.model import COLUMNS, STATUSES, Actor, Claim, Kind, Mention, PartyRole, Sentence, Status, Token, column_of
from comity.parties import PEOPLE, PRIVATE, UNDERSTOOD, lacks_subject
from comity.reading import THINGS, Reading
from comity.what.encoder import Answer, MarkedPair, Span
from comity.what.frames import Frame, Trigger, noun_is
from comity.whence.speaker import find_speaker
from comity.whether.status import assess
from comity.whether.weigh import FACTS
from comity.who.roles import find_parts

Part = tuple[Mention, PartyRole]

LIGHT: Final = frozenset(
    (
        "be have do say tell go come make take get see know think seem appear remain become add note state describe "
        "stem arise emerge rise fall base name entitle dub focus attach mean involve consist contain depend belong "
        "relate result derive look feel happen occur tend"
    ).split()
)
"""Verbs that tell no act by themselves."""


EVERYDAY: Final = frozenset("come fall get go make rise see take".split())
"""Those of them that tell one at times: the encoder is asked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of a sentence that may tell an act, with the marked pair that the encoder is to read."""

    reading: Reading
    token: Token
    pair: MarkedPair
    parts: tuple[Part, ...] = ()
    """Those who take part in the act."""

    @property
    def whole(self) -> bool:
        """Whether the sentence names both sides; else the passage has to know the other."""
        return self.pair.other is not None or self._several or len(self.reading.lead) > 0

    @property
    def leads_to(self) -> frozenset[int]:
        """The words of what the verb leads to, where it leads to any."""
        return led_to(self.reading.sentence, self.token)

    @property
    def _several(self) -> bool:
        """True where one mention names several: "both countries"."""
        start = self.pair.actor[0] + self.reading.sentence.start if self.pair.actor else -1
        return any(mention.start == start and len(mention.actors) > 1 for mention in self.reading.mentions)


def find_candidates(reading: Reading, taken: frozenset[int]) -> Iterator[Candidate]:
    """The words of a sentence that may tell an act, in order; tokens that made a claim are left out."""
    for token in reading.sentence.tokens:
        if token.i in taken or not _may_tell(token):
            continue
        parts = find_parts(reading.sentence, token, _focus(token), reading.mentions)
        candidate = Candidate(reading, token, mark(reading, token, parts), parts)
        led = bool(reading.lead) and lacks_subject(reading.sentence, token)
        if candidate.pair.actor or candidate.pair.other or led or _is_of_a_thing(reading.sentence, token):
            yield candidate


def may_claim(candidate: Candidate, main_pair: Sequence[Actor]) -> bool:
    """False where no answer of the encoder's could make a claim of it, so that it need not be read: where a question
    gives its word no status, or nobody is named, before a list, in the words that tell, or by the passage."""
    sentence, token = candidate.reading.sentence, candidate.token
    if sentence.text.endswith("?") and assess(sentence, token).status is None:
        return False
    roles: dict[str, PartyRole] = {}
    for mention, role in candidate.parts:
        for actor in mention.actors:
            if actor.sector not in PRIVATE and not (role == "actor" and actor.sector in PEOPLE):
                roles.setdefault(actor.id, role)
    named = any(role != "third" for role in roles.values()) or bool(candidate.reading.lead)
    return named or bool(main_pair) or _has_teller(candidate, roles)


def _has_teller(candidate: Candidate, roles: Mapping[str, PartyRole]) -> bool:
    """True where who speaks may be the one who acts."""
    reading = candidate.reading
    speaker = find_speaker(reading.sentence, candidate.token, reading.mentions) if roles else None
    return speaker is not None and speaker.id is not None and speaker.id not in roles


def _focus(token: Token) -> Token | None:
    return token if grammar.is_noun(token) else None


def _may_tell(token: Token) -> bool:
    """Whether a word may tell an act: a full verb, or a noun made of one."""
    if grammar.is_noun(token):
        return token.lemma in ASKED or (token.lemma.endswith(ENDINGS) and token.lemma not in NO_DEEDS)
    if token.lower in BEFORE_NOUNS:
        return False
    light = token.lemma in LIGHT and token.lemma not in EVERYDAY
    return grammar.is_verb(token) and not light and token.dep not in ("aux", "auxpass")


NO_DEEDS: Final = frozenset(
    "government parliament department element moment monument environment document instrument regiment".split()
)
"""Nouns with the ending of a deed that are none."""
BEFORE_NOUNS: Final = frozenset("following including concerning regarding pending considering excluding".split())
"""Participles that stand before a noun as "after" and "about" do."""


def led_to(sentence: Sentence, token: Token) -> frozenset[int]:
    """The words of what a word leads to ("agreed to hold talks", "warned that it would sue", "the decision to open an
    embassy"); no words for others."""
    below = sentence.children(token, "xcomp", "ccomp", "acl")
    led = [c for c in below if c.dep != "acl" or any(t.tag == "TO" for t in sentence.children(c, "aux"))]
    return frozenset(t.i for child in led for t in sentence.subtree(child))


def _is_of_a_thing(sentence: Sentence, token: Token) -> bool:
    """True for what is told without its parties: of a meeting, a drill or a treaty ("the talks will resume"), or in the
    passive ("was built")."""
    if token.dep != "acl" and grammar.is_verb(token) and grammar.is_passive(sentence, token):
        return True
    nouns = [token] if grammar.is_noun(token) else list(sentence.children(token, "nsubj", "nsubjpass", "dobj"))
    return _told_by_text(sentence, token) or any(noun_is(sentence, noun, THINGS) for noun in nouns)


ENDINGS: Final = ("tion", "sion", "ment", "ance", "yal", "val", "sal", "ture", "zure", "ery")
"""Endings of nouns made of verbs: deployment, annexation, withdrawal, seizure, delivery."""

ACT_NOUNS: Final = frozenset(
    (
        "visit trip talk meeting summit call attack raid strike war clash blockade drill patrol ban embargo arrest "
        "release return transfer sale purchase launch test protest threat offer request demand pledge promise deal "
        "accord treaty pact truce ceasefire loan grant aid help support recall boycott shelling bombing signing "
        "boarding resumption opening reopening closing handover sinking killing shipment tariff"
    ).split()
)
"""Other nouns that tell an act."""


ASKED: Final = ACT_NOUNS | frozenset(
    (
        "tour stopover round session invitation hearing handshake skirmish standoff scuffle shooting blast "
        "explosion collision ramming jamming hacking spying looting incursion overflight siege crackdown pushback "
        "landing docking flypast exercise wargame training march rally picket quota levy curb hike freeze halt "
        "closure lapse penalty pullout drawdown retreat freeing swap exchange waiver plea appeal undertaking "
        "warning ultimatum veto objection complaint apology regret reply praise thanks consent renewal lease "
        "verdict lawsuit inquiry gift relief rescue tender payment"
    ).split()
)
"""Nouns of which the encoder is asked whether they tell an act."""


def mark(reading: Reading, token: Token, parts: Sequence[Part]) -> MarkedPair:
    """The sentence with the words of the act marked, the first that acts, and the first other, where there are any."""
    actors = [mention for mention, role in parts if role == "actor" and _is_state(mention)]
    others = [mention for mention, role in parts if role == "recipient" and _is_state(mention)]
    known = {actor.id for mention in actors[:1] for actor in mention.actors}
    apart = [m for m in (*others, *actors[1:]) if {actor.id for actor in m.actors} - known]
    first, other = (_span(reading, found[0]) if found else None for found in (actors, apart))
    told = trigger_span(reading.sentence, token)
    if first is None and reading.lead and lacks_subject(reading.sentence, token):
        return _with_lead(reading, other, told)
    return MarkedPair(reading.sentence.text, first, other, told)


def _with_lead(reading: Reading, other: Span | None, told: Span) -> MarkedPair:
    """An item of a list with its subject, which stands before the list, put in front."""
    subject = reading.lead[0].text
    moved = len(subject) + 1
    told = told[0] + moved, told[1] + moved
    apart = (other[0] + moved, other[1] + moved) if other else None
    return MarkedPair(f"{subject} {reading.sentence.text}", (0, len(subject)), apart, told)


def mark_trigger(reading: Reading, trigger: Trigger) -> MarkedPair:
    """The sentence of a rule's claim with its parties and words marked."""
    focus = trigger.focus if trigger.focus != trigger.token or trigger.nominal else None
    return mark(reading, trigger.token, find_parts(reading.sentence, trigger.token, focus, reading.mentions))


def _is_state(mention: Mention) -> bool:
    return any(actor.sector not in PRIVATE for actor in mention.actors)


def _span(reading: Reading, mention: Mention) -> Span:
    return mention.start - reading.sentence.start, mention.end - reading.sentence.start


def trigger_span(sentence: Sentence, token: Token) -> Span:
    """The words of an act with what leads to it where that stands close before: "agreed to hold", "failed to sign"."""
    first = token
    while (
        first.dep in ("xcomp", "pcomp") and sentence.head(first).i < first.i and token.i - sentence.head(first).i <= 4
    ):
        first = sentence.head(first)
    return first.start - sentence.start, token.end - sentence.start


ALONE: Final = 0.95
"""The probability from which an act of which the sentence names one side alone is a claim of that side; set on the
development part of the corpus."""


TOWARDS: Final = frozenset({"engagement", "position"})
"""Kinds of what is said or done towards another: nothing without that other."""


TYPES_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "agreement": ("AGREE", "COOPERATE", "REJECT", "RETREAT", "CONCEDE", "NONE"),
    "mechanism": ("COOPERATE", "CONSULT", "REJECT", "AGREE", "AID", "NONE"),
    "exercise": ("COOPERATE", "MOBILIZE", "REJECT", "THREATEN", "RETREAT"),
    "engagement": ("CONSULT", "REJECT", "COOPERATE"),
    "incident": ("ASSAULT", "COERCE", "MOBILIZE", "CONCEDE", "PROTEST", "RETREAT"),
    "transfer": ("AID", "COOPERATE", "CONCEDE", "REJECT"),
    "measure": ("NONE", "COOPERATE", "AID"),
}
"""The types that an act of a kind may have; positions and policies may have any."""


def _type_of(kind: str, answer: Answer) -> str:
    """The likeliest type; where it is unsure and the kind may not have it, the likeliest that the kind may have."""
    type = answer.label("type")
    fits = TYPES_OF.get(kind, (type,))
    if type in fits or answer.score("type") >= SURE:
        return type
    return max(fits, key=lambda type: answer.score("type", type))


def as_trigger(token: Token, answer: Answer, kind: Kind | None = None) -> Trigger:
    """The word as a trigger of the type that the encoder reads, and of its kind where no other is given."""
    told_kind = kind or answer.label("kind")
    type = _type_of(told_kind, answer)
    frame = Frame(
        id=f"encoder.{token.lemma}",
        kind=told_kind,  # type: ignore[arg-type]
        event=None if type == "NONE" else type,
        verbs=() if grammar.is_noun(token) else (token.lemma,),
        nouns=(token.lemma,) if grammar.is_noun(token) else (),
        implied=True,
        parties=1 if answer.event >= ALONE and answer.label("kind") not in TOWARDS else 2,
    )
    status = answer.label("status")
    told = status if answer.score("status") >= SURE and status != "none" else None
    return Trigger(token, frame, _focus(token), told)  # type: ignore[arg-type]


ACT: Final = 0.8
"""The probability from which what the encoder takes for an act is one; set on the development part of the corpus."""


IDLE: Final = frozenset(
    (
        "smile laugh weep sigh sulk nod yawn sleep dream eat drink cook taste smell sing dance learn teach read dwell "
        "live reside retire age herd joke quip shrug muse remark aver opine reminisce stroll graduate marry wear"
    ).split()
)
"""What persons do and think, which is no act of a state."""


CALLED_HOME: Final = frozenset(
    (
        "ambassador envoy consul diplomat attache mission delegation troop force soldier sailor guard contingent staff "
        "expert worker adviser student ship fleet jet"
    ).split()
)
"""Whom a state recalls; what else is recalled is remembered."""


def _is_idle(candidate: Candidate) -> bool:
    if candidate.token.lemma == "recall":
        objects = candidate.reading.sentence.children(candidate.token, "dobj", "nsubjpass")
        return all(token.lemma not in CALLED_HOME for token in objects)
    return candidate.token.lemma in IDLE


def is_act(candidate: Candidate, answer: Answer) -> bool:
    """Whether the encoder takes it for an act; where the sentence names nobody, only for one that two do together."""
    if _is_idle(candidate) or answer.event < ACT or "none" in (answer.label("kind"), answer.label("status")):
        return False
    named = candidate.pair.actor or candidate.pair.other or candidate.reading.lead
    return bool(named) or answer.label("kind") in THINGS or _told_by_text(candidate.reading.sentence, candidate.token)


TEXTS: Final = frozenset("statement communique communiqué declaration document text paper vision".split())
"""Texts that say what both sides say."""


def _told_by_text(sentence: Sentence, token: Token) -> bool:
    """True where a text that two states issued speaks: "the statement called for restraint"."""
    return grammar.is_verb(token) and any(t.lemma.lower() in TEXTS for t in grammar.subjects(sentence, token))


def part_of(candidate: Candidate, answer: Answer, discourse: Discourse) -> Kind | None:
    """ "Four tankers refuel the fighters": what is told right after an exercise, of no thing of its own, is part of it
    where the encoder is not sure of another kind."""
    reading = candidate.reading
    before = discourse.near(reading.index)
    own = any(mention.kind in THINGS for mention in reading.things)
    told = before is not None and before.kind == "exercise" and not own
    return "exercise" if told and answer.score("kind") < LOOSE_KIND else None


LOOSE_KIND: Final = 0.6
"""The probability under which the encoder's kind gives way; set on the development part of the corpus."""


DEEDS: Final[frozenset[Kind]] = frozenset({"engagement", "incident", "policy", "transfer"})
"""Kinds that a verb of a frame makes by doing something: no claim where the encoder sees no act in it."""
NO_ACT: Final = 0.5


def may_be(claim: Claim, trigger: Trigger, answer: Answer) -> bool:
    """Whether a rule's claim stands before the encoder: a deed told by a verb has to be an act for it too, and surely
    one where the frame takes any verb at all."""
    if trigger.frame.direct:
        return answer.event >= SURE
    return answer.event >= NO_ACT or claim.kind not in DEEDS or trigger.nominal


SURE: Final = 0.9
"""The probability from which the encoder's type stands against the rule's; set on the development part."""
SURE_KIND: Final = 0.8
"""The same of its kind."""
ACTS: Final = frozenset({"incident", "policy", "position", "transfer"})
"""Kinds of rules' claims that a verb alone may tell; of the others their noun or number does."""
FRAMED: Final = 0.8
LOOSE: Final = 0.4
"""What the rules' status adds to the encoder's probability of it, where a frame made the claim and where the encoder
did; set on the development part."""


ALLEGED: Final = 0.25
"""The probability from which a fact is one party's word about another; set on the train part, like on dev."""


def weigh(claim: Claim, answer: Answer) -> Claim:
    """A claim with the encoder's word on it: its type and its kind where those are sure, the status that both make
    likeliest, and whether it is only alleged, where either says so."""
    weight = LOOSE if is_suggested(claim) else FRAMED
    type, kind, status = answer.label("type"), answer.label("kind"), likeliest(claim.status, answer, weight)
    sure = type != "NONE" and answer.score("type") >= SURE
    sure_kind = claim.kind in ACTS and kind != "none" and answer.score("kind") >= SURE_KIND
    alleged = status in FACTS and answer.shares.get("alleged", {}).get("yes", 0.0) >= ALLEGED
    changed = {
        "event": type if sure else claim.event,
        "kind": kind if sure_kind else claim.kind,
        "status": status,
        "alleged": claim.alleged or alleged,
    }
    overruled = [f"{name} by the encoder, not {getattr(claim, name)}"
                 for name, label in changed.items() if getattr(claim, name) != label]  # fmt: skip
    return replace(claim, id="", **changed, why=(*claim.why, _told(answer), *overruled))  # type: ignore[arg-type]


def is_suggested(claim: Claim) -> bool:
    """Whether the encoder made the claim, and no frame."""
    return any(rule.startswith("encoder.") for rule in claim.why)


def likeliest(status: Status, answer: Answer, weight: float) -> Status:
    """The status of the highest share, that of the rules raised by the weight.

    The encoder makes no act: what a rule holds for a plan or a wish stays out of ACTUALLY. Whether a thing was done,
    goes on or was not done is a matter of tense, dates and negation, which rules read better.
    """
    shares = {label: share for label, share in answer.shares["status"].items() if label != "none"}
    total = sum(shares.values()) or 1.0
    raised = {label: share / total + weight * (label == status) for label, share in shares.items()}
    best: Status = max(raised, key=lambda label: raised[label])  # type: ignore[arg-type]
    return status if column_of(best) == "ACTUALLY" else best


def _told(answer: Answer) -> str:
    return f"encoder: act {answer.event:.2f}, {answer.label('status')} {answer.score('status'):.2f}"


def features(claim: Claim, answer: Answer) -> dict[str, float]:
    """What is known of how sure a claim is, each from 0 to 1 but for the act's log odds.

    Beside the encoder's shares: whether a frame made it and which sort, who of its parties the sentence itself names,
    whether it has a date, a number, a thing, a speaker, more words than one; and whether "we" tell it.
    """
    share = min(max(answer.event, 0.001), 0.999)
    words = frozenset(re.findall(r"[a-z]+", claim.passage.exact.lower()))
    named = sum(1 for party in claim.parties if party.mention and party.mention in claim.passage.exact)
    return {
        "act": math.log(share / (1 - share)),
        "status": answer.score("status", claim.status),
        "column": _share_of_column(claim, answer),
        "kind": answer.score("kind", claim.kind),
        "type": answer.shares["type"].get(claim.event or "NONE", 0.0),
        "rule": float(not is_suggested(claim)),
        "nominal": float(claim.why[0].endswith(".nominal")),
        "vague": float(claim.why[0] in VAGUE),
        "implied": float(any(rule.startswith(UNDERSTOOD) for rule in claim.why)),
        "pair": float(any(rule.startswith(NOBODY) for rule in claim.why)),
        "named": min(named, MANY) / MANY,
        "dated": float(claim.when is not None),
        "counted": float(claim.quantity is not None),
        "thing": float(claim.thing is not None),
        "told": float(claim.speaker is not None),
        "phrase": float(len(claim.trigger.split()) > 1),
        "we": float(bool(words & WE)),
    }


NOBODY: Final = ("the pair of", "the two states of")
"""How the rules begin that bring both sides where the words of the act name neither."""
VAGUE: Final = ("position.deed",)
"""Frames of any verb at all."""
MANY: Final = 3
"""Parties named from which one more says nothing."""
WE: Final = frozenset("we our us i my".split())


def _share_of_column(claim: Claim, answer: Answer) -> float:
    """The probability of the claim's column, were there an act."""
    shares = answer.shares["status"]
    return sum(shares[status] for status in COLUMNS[claim.column]) / (sum(shares[status] for status in STATUSES) or 1.0)


def score_of(claim: Claim, answer: Answer, trust: Mapping[str, float]) -> float:
    """The probability that a claim is right, by logistic regression over its features (``corpus/calibrate.py``).

    Right: the act is there, has its status, and those named take part in it. A feature that the trust does not know
    counts nothing.
    """
    if not trust:
        return answer.event
    total = trust["bias"] + sum(trust.get(name, 0.0) * value for name, value in features(claim, answer).items())
    return round(1 / (1 + math.exp(-total)), 4)
