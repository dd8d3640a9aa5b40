"""Every (actor, type, recipient) of a text, whoever the actors are: nothing has to be marked or known beforehand.

The grammar of each sentence gives who may have done what to whom (``partners``); the encoder says what it is. Verbs of
common life that an encoder of relations between states has seldom read are listed here with their type.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from comity.headlines import mend
from comity.model import Document, Sentence
from comity.partners import SAYING, Partners, Way, find_partners
from comity.phrases import Phrase
from comity.what.encoder import Answer, MarkedPair, Reader, Span

STATEMENT: Final = "STATEMENT"
"""The type of what one says of another: PLOVER has none for it."""
MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
"""What two do to one another when they do it side by side."""


@dataclass(frozen=True, slots=True)
class Triple:
    """Who does what to whom. The phrases carry their words and their offsets in the document's text."""

    actor: Phrase
    type: str
    """A PLOVER type, or STATEMENT."""
    recipient: Phrase
    root: str
    """The encoder's root, which takes the status in; STATEMENT for statements."""
    status: str
    score: float
    """From 0 to 1: the probability of the type, by the encoder; of a listed verb's, that there is an act at all."""
    trigger: str
    """The word that tells it."""


NEVER: Final = math.inf
"""The bar of what makes no triple."""
Other = Literal["actor", "named", "thing"]
"""What the other is: a name or people, a thing told by somebody's name ("Peru's budget"), or another thing."""
BARS: Final[Mapping[tuple[Other, bool], Mapping[Way, float]]] = {
    ("actor", True): {
        "object": 0.5, "prep": 0.5, "within": 0.8, "noun": 0.8, "joint": 0.4, "itself": 0.5, "harm": 0.0,
    },
    ("actor", False): {
        "object": 0.7, "prep": 0.5, "within": 0.7, "noun": 0.7, "joint": 0.4, "itself": 0.5, "told": 0.0,
    },
    ("named", True): {"object": 0.9, "within": 0.9, "noun": 0.8, "itself": 0.5, "harm": 0.0},
    ("named", False): {"prep": 0.5, "told": 0.0},
    ("thing", True): {"object": 0.9, "within": 0.9, "itself": 0.5, "harm": 0.0},
    ("thing", False): {"told": 0.0},
}  # fmt: skip
"""What the other is and whether the verb is listed -> how it hangs on the word -> the score from which a triple counts;
never where the way is missing. Set on development sets: a triple that is right one time in four is worth having."""
TOWARDS: Final = frozenset("to with against from on upon into onto by toward towards".split())
"""Prepositions that lead to those to whom it is done."""
LOW: Final = 0.4
"""The score from which those count."""
BODILY: Final = frozenset({"ASSAULT", "COERCE"})
"""Types of what is done to bodies and things themselves."""
GIVING: Final = frozenset(
    (
        "send give provide offer deliver ship fly lend supply donate dispatch grant sell bring pledge promise "
        "contribute share build produce develop create exchange open use hold make start launch complete sign"
    ).split()
)
"""Verbs of which the object is what is given or made, if it is no name."""
DONE: Final = frozenset({"ACCUSE", "ASSAULT", "COERCE", "CONSULT"})
"""The types of which a thing may be the recipient: "condemned the attack", "attended the summit"."""
FIGURES: Final = frozenset("call discuss negotiate fight battle beat hit strike combat capture arm feed meet".split())
"""What is done to people, and to things in a figure of speech: "fight inflation", "capture attention"."""
LOCAL: Final = frozenset({"AID", "COERCE", "SANCTION", "COOPERATE", "MOBILIZE", "PROTEST"})
"""What is done to those in whose place it is done: "built schools in Peru"; one does not meet Madrid in Madrid."""
ABLE: Final[frozenset[Way]] = frozenset({"prep", "joint", "noun", "within"})
"""Where the actor has to be a name or people too."""

VERBS: Final[Mapping[str, str]] = {
    "SANCTION": "fire sack dismiss resign quit oust expel eject replace suspend dump abandon sever boycott halt "
    "defect divorce cancel sanction embargo",
    "CONSULT": "meet visit attend host travel participate join convene discuss negotiate tour greet mediate broker "
    "phone call",
    "ACCUSE": "accuse blame condemn criticise criticize slam denounce denigrate mock investigate probe inspect "
    "monitor convict sue charge examine challenge counter rebuke blast decry deplore lambast lambaste boo "
    "heckle ridicule oppose indict prosecute audit scrutinise scrutinize question chide scold fault",
    "ASSAULT": "kill injure wound shoot rape stab attack bomb strike fight invade occupy conquer capture shell "
    "murder torture assault target hit massacre slaughter assassinate poison ambush battle destroy damage "
    "storm beat raid",
    "COERCE": "arrest detain jail seize ban block restrict sentence steal hack lock imprison deport curb confiscate "
    "censor kidnap abduct repress suppress evict enslave blockade outlaw",
    "AID": "save rescue treat donate heal feed shelter evacuate assist aid",
    "SUPPORT": "back support thank endorse elect recognise recognize sympathise sympathize honour honor hail praise "
    "laud applaud congratulate commend celebrate promote approve welcome defend",
    "REQUEST": "urge order invite demand summon beg ask encourage pressure",
    "PROTEST": "protest march rally demonstrate riot",
    "MOBILIZE": "deploy reinforce mobilise mobilize amass",
    "COOPERATE": "supply buy sell invest fund finance lend purchase import export trade",
    "CONCEDE": "free release pardon acquit reinstate surrender",
    "REJECT": "reject refuse rebuff veto snub defy refute decline",
    "RETREAT": "withdraw retreat",
    "THREATEN": "threaten",
}
"""Types -> the verbs of which the type is known, in the sense that is meant."""
NOUNS: Final[Mapping[str, str]] = {
    "SANCTION": "suspension",
    "CONSULT": "meeting talk summit negotiation",
    "ACCUSE": "investigation inquiry inspection criticism condemnation",
    "ASSAULT": "invasion aggression offensive war airstrike bombardment violence bombing shelling",
    "COERCE": "detention curfew",
    "RETREAT": "withdrawal",
    "THREATEN": "ultimatum",
}
"""The same for nouns that are no verbs too."""
PHRASES: Final[Mapping[str, str]] = {
    "hand over": "CONCEDE", "give up": "CONCEDE", "give in": "CONCEDE", "pull out": "RETREAT", "lay off": "SANCTION",
    "step down": "SANCTION", "cut ties": "SANCTION", "sever ties": "SANCTION", "break off": "SANCTION",
    "open fire": "ASSAULT", "shoot down": "ASSAULT", "blow up": "ASSAULT", "lay siege": "ASSAULT",
    "take part": "CONSULT", "crack down": "COERCE", "shut down": "COERCE", "lock up": "COERCE", "send back": "COERCE",
    "call out": "ACCUSE", "team up": "COOPERATE", "shut out": "SANCTION",
}  # fmt: skip
"""The same for verbs with a particle or a fixed object."""
DEEDS: Final[Mapping[str, str]] = {
    **PHRASES,
    **{word: type for table in (VERBS, NOUNS) for type, words in table.items() for word in words.split()},
}
"""Word -> type."""
HEADS: Final = (SAYING | frozenset(" ".join(VERBS.values()).split())).union(
    "head send seek face hold vow pledge call plan sign hit win lose lead cut close open end test draw hand lay turn "
    "pull push pass make take give get keep leave return raise set move urge mark mourn bet eye stall file issue "
    "exit land arrive join use offer launch start begin stop find show see expect fear hope want need".split()
)
"""Verbs that a headline may be told with."""
DOUBT: Final = 0.1
SLIGHT: Final = 0.02
PLAIN: Final = frozenset({"fire", "sack"})
"""Below this share of the encoder's a listed verb is meant in another sense: "struck a deal", "released a paper"; the
second where it has a name or people for its object. Whoever is fired is plainly dismissed."""


def find_triples(document: Document, sentences: Sequence[Sentence], encoder: Reader) -> tuple[Triple, ...]:
    """The triples of a parsed document, in the order of its words, each pair of words with a type once.

    What two agree, talk over or do together ("A and B signed") is told once, in the order of their words.

    ``sentences`` are those that the parser makes of ``document``; ``encoder`` reads the marked pairs. Where one word
    gives a pair twice, the surer reading stays.
    """
    whole = [mend(sentence, HEADS) for sentence in sentences]
    found = [(sentence, partners) for sentence in whole for partners in find_partners(sentence)]
    answers = encoder.read([mark(*pair) for pair in found])
    kept: dict[tuple[str, str, str], Triple] = {}
    for (_, partners), answer in zip(found, answers, strict=True):
        triple = as_written(document, triple_of(partners, answer))
        if is_sure(partners, triple):
            key = (triple.actor.text.lower(), triple.type, triple.recipient.text.lower())
            kept[key] = max(kept.get(key, triple), triple, key=lambda t: t.score)
    return tuple(sorted(kept.values(), key=lambda t: (t.actor.start, t.recipient.start, t.type)))


def as_written(document: Document, triple: Triple) -> Triple:
    """The triple with the document's own signs: the parser got plain apostrophes and quotes."""
    actor, recipient = (replace(p, text=document.text[slice(*p.span)]) for p in (triple.actor, triple.recipient))
    return replace(triple, actor=actor, recipient=recipient)


def mark(sentence: Sentence, partners: Partners) -> MarkedPair:
    """The pair as the encoder reads it."""
    trigger = partners.trigger.start, partners.trigger.end
    spans = (partners.actor.span, partners.other.span, trigger)
    return MarkedPair(sentence.text, *(_within(sentence, span) for span in spans))


def _within(sentence: Sentence, span: Span) -> Span:
    return span[0] - sentence.start, span[1] - sentence.start


def triple_of(partners: Partners, answer: Answer) -> Triple:
    """What the pair's words say, by the verb where it is listed, else by the encoder."""
    status = answer.label("status")
    if partners.way == "told":
        return _triple(partners, STATEMENT, STATEMENT, status, 1.0)
    type, score = read_type(partners, answer)
    return _triple(partners, type, answer.label("root"), status, score)


def _triple(partners: Partners, type: str, root: str, status: str, score: float) -> Triple:
    return Triple(partners.actor, type, partners.other, root, status, score, partners.trigger.text)


def read_type(partners: Partners, answer: Answer) -> tuple[str, float]:
    """The type with its score; the likeliest after NONE too, with its own small score."""
    shares = {label: share for label, share in answer.shares["type"].items() if label != "NONE"}
    listed = DEEDS.get(partners.lemma)
    listed = listed if listed and shares[listed] >= _doubt(partners) else None
    if partners.way == "harm":
        return "ASSAULT", 1.0
    if listed and partners.way in ("noun", "object") and partners.named:
        return listed, 1.0
    if listed:
        return listed, round(sum(shares.values()), 4)
    best = max(shares, key=lambda label: shares[label])
    return best, shares[best]


def _doubt(partners: Partners) -> float:
    """The share that the encoder has to give a listed type."""
    if partners.way != "object" or not partners.named:
        return DOUBT
    return 0.0 if partners.lemma in PLAIN else SLIGHT


def is_sure(partners: Partners, triple: Triple) -> bool:
    """Whether the triple's score reaches what its place in the sentence asks."""
    return triple.score >= bar_of(partners, triple.type)


def bar_of(partners: Partners, type: str) -> float:
    """The score that a triple of this type has to reach."""
    way, listed = partners.way, DEEDS.get(partners.lemma) == type
    if way in ABLE and not partners.able:
        return NEVER
    if way == "joint" and type not in MUTUAL:
        return NEVER
    if _is_place(partners, type) or _is_means(partners, type, listed):
        return NEVER
    other = other_of(partners)
    if other == "thing" and way != "told" and type not in DONE:
        return NEVER
    if other != "actor" and way == "object" and partners.lemma in FIGURES:
        return NEVER
    if other == "actor" and way in ("prep", "within") and partners.link in TOWARDS:
        return LOW
    return BARS[other, listed].get(way, NEVER)


def _is_place(partners: Partners, type: str) -> bool:
    """Whether the other tells where it is done, and not to whom; what merely names a thing is no recipient either."""
    if partners.way not in ("prep", "within"):
        return False
    return partners.link in ("compound", "nmod") or (partners.link in ("in", "at") and type not in LOCAL)


def _is_means(partners: Partners, type: str, listed: bool) -> bool:
    """Whether the other is what it is done with: the troops that are withdrawn, the doctors that are sent.

    What is done bodily is done to the object itself, not to those whom the object's phrase names.
    """
    if partners.way == "within":
        return listed and type in BODILY
    sent = partners.lemma in GIVING and not any(map(str.isupper, partners.other.text))
    return partners.way == "object" and (type == "RETREAT" or sent)


def other_of(partners: Partners) -> Other:
    """What the recipient is."""
    if partners.named:
        return "actor"
    return "named" if any(map(str.isupper, partners.other.text)) else "thing"
