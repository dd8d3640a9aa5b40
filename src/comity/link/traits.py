"""What is compared: of each claim what it is about, and of the claims of one document about one thing, a chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from comity.link.descriptors import Descriptor, describe, is_state, load_class
from comity.link.editions import label_year
from comity.link.spans import Span, act_span, said_span
from comity.model import Claim, Kind, When

TOPICAL: Final[frozenset[Kind]] = frozenset({"position", "policy", "measure"})
"""Kinds whose thing is a topic and no identity."""
LASTING: Final[frozenset[Kind]] = frozenset({"agreement", "mechanism", "transfer"})
"""Kinds of things that go on: claims years apart may be about the same one."""
EDITED: Final[frozenset[Kind]] = frozenset({"exercise", "engagement"})
"""Kinds of things that come again as editions and rounds."""
NEW: Final = "new:"
"""Begins the ids of things in no list, which the coder names itself: two of them may be one."""
DESIGNATION: Final = re.compile(
    r"^(?:JS|INS|USS|HMS|HMAS|ROKS|BRP|KRI|FS|CNS|PNS|JDS)\b|\b[A-Z][A-Za-z]{0,3}-?\d"
)  # fmt: skip
"""Names of ships and types of equipment: what takes part in an exercise, and no exercise."""
MAIDEN: Final = re.compile(
    r"\b(?:maiden|inaugural|first(?: ever| joint| bilateral| such)*(?: \w+){0,2}"
    r" (?:exercises?|drills?|manoeuvres?|maneuvers?))\b"
)
LEVELS: Final[dict[str, re.Pattern[str]]] = {
    name: re.compile(rf"{english}|{japanese}", re.IGNORECASE)
    for name, english, japanese in (
        ("leaders", r"\b(?:prime minister|president|premier|chancellor|king|emperor|sultan|summit|leaders)\b",
         "首脳|首相|大統領|総理|国家主席|国王"),
        ("ministers", r"(?<!prime )\bministers?\b|\b2\+2|secretary of state",
         "外相|(?:外務|防衛|国防|両|四)大臣|防衛相|国防相|閣僚|国務長官"),
        ("officials",
         r"\b(?:foreign secretary|director|deputy|vice|officials?|envoys?|ambassadors?|diplomats?|spokes\w+)\b",
         "次官|局長|審議官|大使|報道官"),
        ("soldiers", r"\b(?:chiefs?|admiral|general|marshal|army|navy|air force|commanders?)\b",
         "幕僚|参謀|自衛隊|海軍|陸軍|空軍|司令官"),
    )
}  # fmt: skip
"""Who meets, by the words for them, English and Japanese."""
_NAME: Final = re.compile(r"(?<=[a-z,;:0-9] )[A-Z][\w'’-]{3,}")
"""A capitalised word inside a sentence."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*\d|\d")


@dataclass(frozen=True)
class Chain:
    """The claims of one document about one thing, in the order of the text; the first one names the chain."""

    claims: tuple[Claim, ...]

    @cached_property
    def id(self) -> str:
        return self.claims[0].id

    @cached_property
    def document(self) -> str:
        return self.claims[0].document.id

    @cached_property
    def kind(self) -> Kind:
        """The kind of the claim that names the thing, else of the first."""
        return next((claim.kind for claim in self.claims if identity(claim)), self.claims[0].kind)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Those of the claim with most of them, third parties left out where others are left."""
        return max((parties_of(claim) for claim in self.claims), key=lambda ids: (len(ids), sorted(ids)))

    @cached_property
    def things(self) -> frozenset[str]:
        return frozenset(thing for claim in self.claims if (thing := identity(claim)))

    @cached_property
    def editions(self) -> frozenset[int]:
        return frozenset(number for claim in self.claims if (number := edition_of(claim)))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years by which its edition is called: 2022 of "JIMEX 22"."""
        labels = (label_year(c.passage.exact, c.thing.name) for c in self.claims if c.thing and c.kind in EDITED)
        return frozenset(label for label in labels if label)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Days on which it took or takes place, by its claims."""
        return tuple(dict.fromkeys(span for claim in self.claims if (span := act_span(claim))))

    @cached_property
    def bounds(self) -> tuple[When, ...]:
        """What the offices of those it names leave of its time, where the document has no date."""
        return tuple(c.when for c in self.claims if c.when and c.when.basis == "office" and c.column == "ACTUALLY")

    @cached_property
    def said(self) -> Span | None:
        return said_span(self.claims[0])

    @cached_property
    def times(self) -> tuple[Span, ...]:
        """Its days; where it does not say, those on which it was published."""
        return self.spans or ((self.said,) if self.said else ())

    @cached_property
    def descriptors(self) -> tuple[Descriptor, ...]:
        found = (described(claim) for claim in self.claims)
        return tuple(dict.fromkeys(one for one in found if one and not one.anaphoric))

    @cached_property
    def amounts(self) -> frozenset[tuple[float, str]]:
        return frozenset((claim.quantity.value, claim.quantity.unit) for claim in self.claims if claim.quantity)

    @cached_property
    def places(self) -> frozenset[str]:
        """Places with a name below that of a country."""
        places = (claim.where for claim in self.claims)
        return frozenset(place.name for place in places if place and place.precision != "country")

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences, each once, in lower case without marks."""
        return tuple(dict.fromkeys(folded(claim.passage.exact) for claim in self.claims))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that are no party, person, month or title: of places, ships, types, projects."""
        return frozenset(word for claim in self.claims for word in _names(claim))

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """ "sixth" of "the sixth talks"."""
        return frozenset(word for one in self.descriptors for word in one.words if word in load_class("ordinals"))

    @cached_property
    def levels(self) -> frozenset[str]:
        """Who meets: leaders, ministers, officials, soldiers."""
        return frozenset(level for claim in self.claims for level in _levels(claim))

    @cached_property
    def maiden(self) -> bool:
        """True where it is said to be the first of its kind."""
        return 1 in self.editions or any(MAIDEN.search(text) for text in self.texts)

    @cached_property
    def signed(self) -> tuple[Span, ...]:
        """Days on which it was signed or adopted."""
        told = (c for c in self.claims if c.stage == "signed" and c.status == "happened" and c.kind in LASTING)
        return tuple(span for claim in told if (span := act_span(claim)))

    @cached_property
    def planned(self) -> bool:
        """True where nothing in it says that it happened."""
        return all(claim.column != "ACTUALLY" or claim.status == "not_happened" for claim in self.claims)


def in_text(claim: Claim) -> tuple[int, int, int, str]:
    """The order of claims in their document: by passage, in it by trigger."""
    at = claim.passage.exact.find(claim.trigger.partition(" ")[0])
    return claim.passage.start, claim.passage.end, at, claim.id


def folded(text: str) -> str:
    """A sentence as it is compared: its words and numbers in lower case."""
    return " ".join(_WORD.findall(text.casefold()))


def identity(claim: Claim) -> str | None:
    """The id of the thing that the claim is about; topics are none, and of a meeting what is shown at it."""
    if claim.thing is None or claim.kind in TOPICAL:
        return None
    return None if claim.kind in EDITED and DESIGNATION.search(claim.thing.name) else claim.thing.id


_SPECIFIC: Final = re.compile(r"(?:-(?:19|20)\d\d|:[a-z]{3}(?:-[a-z]{3})*)$")


def general(thing: str) -> str:
    """The id of a thing without the year or the parties that tell it from others of its name."""
    return _SPECIFIC.sub("", thing)


def names_may_be_one(one: str, other: str) -> bool:
    """True for two ids of which one is the other without its year or parties."""
    return general(one) == general(other) and general(one) in (one, other)


def edition_of(claim: Claim) -> int | None:
    return claim.thing.edition if claim.thing and claim.kind in EDITED else None


def is_mute(claim: Claim) -> bool:
    """Whether a passage is in a script whose words say nothing here: its names and dates alone can be compared."""
    letters = [sign for sign in claim.passage.exact if sign.isalpha()]
    return 2 * sum(sign < "\u0250" for sign in letters) < len(letters)


def described(claim: Claim) -> Descriptor | None:
    if is_mute(claim):
        return None
    return describe(claim.passage.exact, claim.trigger, claim.kind) if claim.trigger.strip() else None


def _names(claim: Claim) -> Iterator[str]:
    """The claim's capitalised words that may name what it is about."""
    people = " ".join([*(f"{party.mention} {party.name}" for party in claim.parties),
                       claim.speaker.name or "" if claim.speaker else ""]).casefold()  # fmt: skip
    for found in _NAME.findall(claim.passage.exact):
        word = re.sub(r"['’]s?$", "", found).casefold()
        if word not in load_class("no_names") and word not in people and not is_state(found):
            yield word


def parties_of(claim: Claim) -> frozenset[str]:
    """The ids of those who act or are acted on; where there are none, of third parties."""
    own = frozenset(party.id for party in claim.parties if party.role != "third")
    return own or frozenset(party.id for party in claim.parties)


def _levels(claim: Claim) -> Iterator[str]:
    words = " ".join([*(party.mention for party in claim.parties), claim.thing.name if claim.thing else ""])
    yield from (level for level, pattern in LEVELS.items() if pattern.search(words))
