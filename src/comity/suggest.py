"""Acts that no frame knows: verbs between two parties that the encoder reads, suggested to the coder as frames.

A rule's frame is tried first; only words that made no claim come here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from comity import grammar
from comity.acts import is_idle, may_tell
from comity.discourse import Discourse
from comity.model import Actor, Kind, Mention, PartyRole, Sentence, Token
from comity.parties import PRIVATE, lacks_subject, may_take_part
from comity.reading import THINGS, Reading
from comity.verdict import SURE
from comity.what.encoder import Answer, MarkedPair, Span
from comity.what.frames import Frame, Trigger, noun_is
from comity.whence.speaker import find_speaker
from comity.whether.status import assess
from comity.who.roles import Part, find_parts


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
        if token.i in taken or not may_tell(token):
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
            if may_take_part(actor, role):
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


def is_act(candidate: Candidate, answer: Answer) -> bool:
    """Whether the encoder takes it for an act; where the sentence names nobody, only for one that two do together."""
    sentence, token = candidate.reading.sentence, candidate.token
    if is_idle(sentence, token) or answer.event < ACT or "none" in (answer.label("kind"), answer.label("status")):
        return False
    named = candidate.pair.actor or candidate.pair.other or candidate.reading.lead
    return bool(named) or answer.label("kind") in THINGS or _told_by_text(sentence, token)


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
