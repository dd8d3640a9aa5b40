"""Definite words for a state or its people that name nobody: "the island", "the hosts", "the other side", "the men"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from comity.grammar import first_conjunct
from comity.model import Actor, Mention, Sentence, Token
from comity.who.circles import other_of
from comity.who.forms import forms
from comity.who.groups import Group, across
from comity.who.names import actor_of
from comity.who.states import states
from comity.who.trail import Trail

_DEFINITE: Final = frozenset({"the", "those", "these", "that"})
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "kingdom": frozenset("SAU JOR MAR THA NLD ESP BEL SWE NOR DNK BHR BTN KHM LSO SWZ TON GBR".split()),
    "emirate": frozenset("QAT KWT ARE AFG".split()),
    "sultanate": frozenset("OMN BRN".split()),
    "island": frozenset("LKA TWN CYP MLT ISL CUB JAM BRB LCA GRD DMA MDG MUS NRU SGP BHR IRL".split()),
    "archipelago": frozenset("IDN PHL MDV BHS FJI TON SLB VUT TUV KIR".split()),
    "islands": frozenset("SLB MHL MDV FJI TON VUT KIR TUV".split()),
    "principality": frozenset("MCO LIE AND".split()),
}
"""Words for a state by what it is -> the states that are so."""

_SIDES: Final = frozenset({"host", "guest", "visitor"})
_OTHER_NOUNS: Final = frozenset("side party country government delegation capital state nation army navy".split())
_CRAFT: Final = frozenset("vessel boat ship aircraft plane jet tanker trawler drone helicopter crew team".split())
_CAPTIVE: Final = frozenset("man detainee prisoner captive survivor crew hostage".split())
"""People who are called so after they were called something else."""


def find_described(sentence: Sentence, token: Token, found: Sequence[Mention], trail: Trail) -> Group | None:
    """Whom definite words that begin at the token mean; None where it is open."""
    several = _several(sentence, token) or _half(sentence, token, trail)
    if several is not None or token.lower not in _DEFINITE or token.dep not in ("det", "poss"):
        return several
    noun = sentence.head(token)
    if not token.i < noun.i <= token.i + 3 or _is_told(sentence, noun):
        return None
    between = [word.lower for word in sentence.tokens[token.i + 1 : noun.i]]
    actor = _of_kind(token, noun, between, trail) or _other(sentence, noun, between, found, trail)
    actor = actor or _same_noun(noun, between, trail)
    return Group(token.i, noun.i, (actor,), pronoun=True) if actor is not None else None


_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("baltics", "baltic states", "baltic countries", "baltic republics"), ("EST", "LVA", "LTU")),
    **dict.fromkeys(("koreas",), ("KOR", "PRK")),
    **dict.fromkeys(("nordics", "nordic states", "nordic countries"), ("DNK", "FIN", "ISL", "NOR", "SWE")),
    **dict.fromkeys(("benelux countries", "benelux states"), ("BEL", "LUX", "NLD")),
}
"""Names of several states together."""
_COUNT: Final = frozenset({"the", "both", "two", "three", "five", "all"})


def _several(sentence: Sentence, token: Token) -> Group | None:
    """ "The Baltic states", "both Koreas"."""
    words = [other.lower for other in sentence.tokens[token.i : token.i + 2]]
    last = next((token.i + size - 1 for size in (2, 1) if " ".join(words[:size]) in _GROUPS), None)
    if last is None or not token.text[0].isupper():
        return None
    ids = _GROUPS[" ".join(words[: last - token.i + 1])]
    first = token.i
    while first and sentence.tokens[first - 1].lower in _COUNT:
        first -= 1
    return Group(first, last, tuple(actor_of(id, "GOV") for id in ids))


def _half(sentence: Sentence, token: Token, trail: Trail) -> Group | None:
    """ "The North", "the South", "the North side" in a text that names one of the Koreas and no other divided state."""
    if token.text == "North" and [t.lower for t in sentence.tokens[token.i + 1 : token.i + 4]] in _BOTH_HALVES:
        return Group(token.i, token.i, (actor_of("PRK", "GOV"),), pronoun=True)
    named = trail.named & _DIVIDED
    if token.text not in ("North", "South") or not named or not named <= {"KOR", "PRK"}:
        return None
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    side = following is not None and following.lower in ("side", "'s", "’s")
    if not side and (
        token.dep in ("compound", "amod", "nmod") or (following is not None and following.tag[:3] == "NNP")
    ):
        return None
    if any(child.lower == "of" for child in sentence.children(token)) or token.dep not in _NAMED:
        return None
    first = token.i - 1 if token.i and sentence.tokens[token.i - 1].lower == "the" else token.i
    last = token.i + 1 if following is not None and following.lower == "side" else token.i
    return Group(first, last, (actor_of("PRK" if token.text == "North" else "KOR", "GOV"),), pronoun=True)


_BOTH_HALVES: Final = (["and", "south", "korea"], ["and", "south", "koreans"], ["and", "south", "korean"])
_DIVIDED: Final = frozenset({"KOR", "PRK", "SDN", "SSD", "YEM", "VNM", "CYP", "NGA", "USA", "GBR", "IRL"})
_NAMED: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "compound", "amod", "nmod", "conj", "dative"})


def _is_told(sentence: Sentence, noun: Token) -> bool:
    """ "The kingdom of the north", "the island that": others than those named."""
    after = sentence.children(noun, "prep", "acl", "appos", "relcl")
    return any(child.i == noun.i + 1 for child in after) or bool(sentence.children(noun, "conj"))


def _of_kind(token: Token, noun: Token, between: Sequence[str], trail: Trail) -> Actor | None:
    """The one state that the document names of which the word is true: "the island", "the Kingdom"."""
    if token.lower != "the" or between or noun.lower not in _KINDS:
        return None
    named = {actor.id for _, row in trail.rows for mention in row for actor in mention.actors} | set(trail.named)
    meant = named & _KINDS[noun.lower]
    return actor_of(meant.pop(), "GOV") if len(meant) == 1 else None


def _other(
    sentence: Sentence, noun: Token, between: Sequence[str], found: Sequence[Mention], trail: Trail
) -> Actor | None:
    """The other of two, where the act is between it and the one that the sentence names: "India thanked the hosts"."""
    sided = noun.lemma in _SIDES and noun.tag == "NNS" and not between
    if not sided and not (noun.lemma in _OTHER_NOUNS and list(between) == ["other"]):
        return None
    here = {actor.id for mention in found for actor in mention.actors}
    state = other_of(trail.two, across(sentence, noun, found) or here)
    return actor_of(state, "GOV") if state else None


def _same_noun(noun: Token, between: Sequence[str], trail: Trail) -> Actor | None:
    """ "The boats" after "Indian boats": those of the one state whose the noun was before."""
    rest = [
        word for word in between if not word.isdigit() and word not in ("two", "three", "four", "five", "other", "same")
    ]
    if rest or "other" in between or noun.tag[:2] != "NN":
        return None
    rows = trail.nouns.get(noun.lemma, {})
    if noun.lemma in _CAPTIVE and not rows:
        rows = {id: actor for nouns in trail.nouns.values() for id, actor in nouns.items() if actor.sector in _PEOPLE}
    return next(iter(rows.values())) if len(rows) == 1 else None


_PEOPLE: Final = frozenset({"AGR", "CVL", "MIL", "LAB", "REF"})


def learn_nouns(sentence: Sentence, mentions: Sequence[Mention], trail: Trail) -> None:
    """From here on "the boats" means those that the sentence gives a state."""
    for mention in mentions:
        head = sentence.tokens[mention.head]
        lead = first_conjunct(sentence, head)
        owned = mention.form in ("demonym", "name", "capital") and lead.dep in ("amod", "compound", "poss", "nmod")
        noun = sentence.head(lead) if owned else head
        if (
            len(mention.actors) != 1
            or mention.actors[0].id not in states()
            or mention.form in ("pronoun", "pair", "place")
        ):
            continue
        sector = _sector(noun)
        if noun.tag[:3] in ("NN", "NNS") and sector is not None and (owned or mention.form == "service"):
            actor = actor_of(mention.actors[0].id, sector)
            trail.nouns.setdefault(noun.lemma, {}).setdefault(actor.id, actor)


def _sector(noun: Token) -> str | None:
    """The sector of people or craft that a state may have; None for organs, of which both sides have one."""
    if noun.lemma in _CRAFT:
        return forms().sectors.get(noun.lemma, "CVL")
    sector = forms().sectors.get(noun.lower)
    return sector if sector in _PEOPLE | {"BUS", "REB"} and noun.tag == "NNS" else None
