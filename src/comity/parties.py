"""Who takes part in an act: those its words name, and those understood where a joint act names too few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from comity import grammar
from comity.discourse import Discourse
from comity.model import Actor, Mention, Party, PartyRole, Sentence, Thing, Token
from comity.reading import PRONOUNS, THINGS, Reading, find_antecedent
from comity.what.frames import Trigger, stem
from comity.what.things import ThingMention
from comity.who import state_name, states
from comity.who.roles import find_parts

PRIVATE: Final = frozenset({"EDU", "JRN", "MED", "REL"})
"""Sectors that never act for a state."""

PEOPLE: Final = frozenset({"CVL", "LAB", "REF", "CRM"})
"""Sectors that something may be done to, but that do nothing for a state."""


OUTSIDE: Final = PRIVATE | PEOPLE | {"IGO"}
"""Sectors that make no pair of states."""


UNDERSTOOD: Final = (
    "the other side of", "the pair of", "the two states of", "parties of", "the state of the place",
    "the state that speaks", "its own, of who tells it",
)  # fmt: skip
"""How the rules begin that bring a party which the words of the act do not name."""


def find_parties(
    reading: Reading, trigger: Trigger, discourse: Discourse, thing: ThingMention | Thing | None
) -> tuple[tuple[Party, ...], tuple[str, ...]]:
    """The parties and, where they are not all in the words of the act, the rule that brought them."""
    found = _named_parties(reading, trigger)
    whole = _with_host(reading, trigger, found) or _with_teller(reading, trigger, found)
    if whole is not None:
        return whole
    if trigger.frame.implied and len(taking_part(found)) < 2:
        return _with_other_side(found, discourse.pair_near(reading.index))
    if not _are_understood(reading, trigger, found):
        return found, ()
    for rule, more in _understood(reading, trigger, discourse, thing):
        joined = _joined(found, more)
        if len(taking_part(joined)) >= 2 and taking_part(found) <= {party.id for party in more}:
            return joined, (rule,)
    return found, ()


Completed = tuple[tuple[Party, ...], tuple[str, ...]]
"""Parties, and the rule that completed them."""


def _with_host(reading: Reading, trigger: Trigger, found: tuple[Party, ...]) -> Completed | None:
    """The parties with the state of the place, where the frame takes it and one is missing."""
    if len(found) >= trigger.frame.parties or not trigger.frame.place:
        return None
    host = _host(reading, trigger, found)
    return ((*found, *host), ("the state of the place",)) if len(found) + len(host) >= trigger.frame.parties else None


def _with_teller(reading: Reading, trigger: Trigger, found: tuple[Party, ...]) -> Completed | None:
    """The parties with the state that tells: of a hostile act on what is "its", of a transfer that nobody makes."""
    if trigger.frame.tone == "hostile" and len(found) == 1:
        teller = _teller(reading, trigger, found)
        return (*found, *teller), ("its own, of who tells it",) if teller else ()
    if found and all(party.role != "actor" for party in found) and trigger.frame.kind in ("transfer", "policy"):
        teller = _speaking_state(reading, trigger, found)
        return ((*found, *teller), ("the state that speaks",)) if teller else None
    return None


def _with_other_side(found: tuple[Party, ...], two: Sequence[Actor]) -> Completed:
    """One party alone with the other of the two states that the document is about, who acts where the one is acted on;
    both of them as actors where the sentence names nobody."""
    pair = {actor.id: actor for actor in two}
    named = {party.id: party.role for party in found if party.role != "third"}
    if not named.keys() <= pair.keys():
        return found, ()
    role: PartyRole = "recipient" if "actor" in named.values() else "actor"
    more = [Party(actor.id, actor.name, actor.sector, "", role) for id, actor in pair.items() if id not in named]
    rest = tuple(party for party in found if party.id not in {actor.id for actor in more})
    return (*rest, *more), ("the other side of the passage" if named else "the pair of the passage",) if more else ()


def _are_understood(reading: Reading, trigger: Trigger, found: tuple[Party, ...]) -> bool:
    """Whether the passage may say who takes part: a joint act with too few named and no other side with a name."""
    if not (trigger.frame.joint or _is_open_transfer(reading, trigger)) or len(taking_part(found)) >= 2:
        return False
    doers = grammar.agents(reading.sentence, trigger.token)
    if doers and not found and trigger.focus not in doers:
        return False  # "an aircraft built by a company"
    return len(taking_part(found)) != 1 or not _has_unknown_partner(reading, trigger)


def _named_parties(reading: Reading, trigger: Trigger) -> tuple[Party, ...]:
    rows: dict[str, Party] = {}
    talked_of = trigger.frame.kind in ("position", "engagement", "agreement", "mechanism", "exercise")
    for mention, role in find_parts(reading.sentence, trigger.token, trigger.focus, reading.mentions, talked_of):
        if mention.form == "place" and role != "recipient":
            continue
        for actor in mention.actors:
            if may_take_part(actor, role):
                rows.setdefault(actor.id, Party(actor.id, actor.name, actor.sector, mention.text, role))
    if reading.lead and lacks_subject(reading.sentence, trigger.token):
        lead = {actor.id: Party(actor.id, actor.name, actor.sector, mention.text, "actor")
                for mention in reading.lead for actor in mention.actors}  # fmt: skip
        return tuple({**rows, **lead}.values())
    return tuple(rows.values())


def may_take_part(actor: Actor, role: PartyRole) -> bool:
    """True for those who act for a state, and for its people where something is done to them."""
    return actor.sector not in PRIVATE and not (role == "actor" and actor.sector in PEOPLE)


def lacks_subject(sentence: Sentence, token: Token) -> bool:
    """True for a verb in the active of which the sentence names no subject: an item of a list."""
    verb = grammar.is_verb(token) and not grammar.is_passive(sentence, token)
    return verb and not grammar.subjects(sentence, token)


def _host(reading: Reading, trigger: Trigger, found: Sequence[Party]) -> tuple[Party, ...]:
    """The state of the place of an act, where it is another than those named: "visited Lima", "its embassy in Lima"."""
    for where in reading.where_of(trigger.token):
        other = where.country in states() and where.country not in {party.id for party in found}
        if found and other and where.country:
            return (_party(where.country, where.name, "third"),)
    return ()


def _has_unknown_partner(reading: Reading, trigger: Trigger) -> bool:
    """True for "signed a port deal with Puntland": the other side has a name, though no state's."""
    sentence = reading.sentence
    spans = [(m.start, m.end) for m in reading.mentions] + [(m.start, m.end) for m in reading.things]
    known = {t.i for start, end in spans for t in sentence.at(start, end)}
    heads = (trigger.token, trigger.focus or trigger.token)
    partners = (t for head in heads for t in grammar.after(sentence, head, "with", "between"))
    return any(t.tag.startswith("NNP") and t.i not in known for t in partners)


def _teller(reading: Reading, trigger: Trigger, found: Sequence[Party]) -> tuple[Party, ...]:
    """The state that tells of a hostile act against "its" waters or ships: nobody intrudes on his own."""
    owned = (
        c.lower for o in grammar.objects(reading.sentence, trigger.token) for c in reading.sentence.children(o, "poss")
    )
    if trigger.frame.kind != "agreement" and not any(word in ("its", "their", "our", "his") for word in owned):
        return ()
    return _speaking_state(reading, trigger, found, "recipient")


def _speaking_state(
    reading: Reading, trigger: Trigger, found: Sequence[Party], role: PartyRole = "actor"
) -> tuple[Party, ...]:
    """The state whose words tell of the act, where it is none of those found."""
    speaker = reading.speaker_of(trigger.token)
    known = {party.id for party in found}
    if speaker is None or speaker.id is None or speaker.id in known or speaker.id not in states():
        return ()
    return (_party(speaker.id, speaker.name or speaker.id, role),)


def _is_open_transfer(reading: Reading, trigger: Trigger) -> bool:
    """True for a transfer that does not say to whom: in a passage about two states the other is meant."""
    head = trigger.focus or trigger.token
    told = grammar.after(reading.sentence, trigger.token, "to", "for") or grammar.after(
        reading.sentence, head, "to", "for"
    )
    return trigger.frame.kind == "transfer" and not told


def taking_part(parties: Sequence[Party]) -> set[str]:
    """The ids of those that act or are acted on; a third that is only the place or topic is none."""
    return {party.id for party in parties if party.role != "third"}


def _joined(found: tuple[Party, ...], more: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties with those understood; a state that was only the place takes part where it is understood to."""
    rows = {party.id: party for party in found}
    for party in more:
        if party.id not in rows or rows[party.id].role == "third":
            rows[party.id] = party
    return tuple(rows.values())


def _understood(
    reading: Reading, trigger: Trigger, discourse: Discourse, thing: ThingMention | Thing | None
) -> Iterator[tuple[str, tuple[Party, ...]]]:
    """Whom a joint act is between where too few are named: the thing's own parties, those of the same thing before,
    the two states that the passage is about."""
    if isinstance(thing, ThingMention) and 2 <= len(thing.parties) <= 4:
        yield f"parties of {thing.thing.name}", tuple(_party(id, thing.thing.name) for id in thing.parties)
    noun = stem(trigger.focus or trigger.token)
    before = discourse.named(trigger.frame.kind, noun)
    if noun in PRONOUNS:
        before = find_antecedent(reading, discourse, trigger.frame.kind)
    if before is not None and trigger.frame.kind in THINGS:
        yield f"parties of the {noun} named before", before.parties
    if trigger.frame.kind in THINGS:
        yield "the two states of the sentence", _together(reading)
    if (
        _bilateral(reading.sentence, trigger)
        or trigger.frame.kind in ("transfer", "measure")
        or (trigger.frame.kind in THINGS and not _is_proper(reading, trigger))
    ):
        pair = discourse.pair(reading.index)
        yield "the pair of the passage", tuple(Party(a.id, a.name, a.sector, a.name, "actor") for a in pair)


def _together(reading: Reading) -> tuple[Party, ...]:
    """The two states that a sentence names side by side ("Kenya and Uganda"), where it names no third; else none."""
    rows = [
        m
        for m in reading.mentions
        if m.form not in ("demonym", "place") and all(a.sector not in OUTSIDE for a in m.actors)
    ]
    named = {actor.id: actor for m in rows for actor in m.actors}
    heads = [grammar.first_conjunct(reading.sentence, reading.sentence.tokens[m.head]).i for m in rows]
    side_by_side = len(set(heads)) < len(heads) or any(len(m.actors) > 1 for m in rows)
    if len(named) != 2 or not side_by_side:
        return ()
    return tuple(_party(id, actor.name) for id, actor in named.items())


def _party(id: str, mention: str, role: PartyRole = "actor") -> Party:
    return Party(id, state_name(id), "GOV", mention, role)


def _is_proper(reading: Reading, trigger: Trigger) -> bool:
    """True for an act noun with a name of its own ("the COP27 summit") where the sentence speaks of no two states."""
    if any(len(mention.actors) > 1 for mention in reading.mentions):
        return False
    phrase = grammar.noun_phrase(reading.sentence, trigger.token)
    return trigger.nominal and any(t.tag.startswith("NNP") and t.i != trigger.token.i for t in phrase)


TIES: Final = frozenset({"relation", "tie", "relationship", "friendship"})
"""Nouns of what only two sides have."""

BILATERAL: Final = frozenset({"bilateral", "joint", "mutual", "both", "two"})


def _bilateral(sentence: Sentence, trigger: Trigger) -> bool:
    head = trigger.focus or trigger.token
    if stem(head) in TIES:
        return True
    words = {t.lower for t in grammar.noun_phrase(sentence, head)} | {t.lower for t in sentence.children(trigger.token)}
    return bool(words & BILATERAL)


def are_enough(trigger: Trigger, parties: Sequence[Party], reading: Reading) -> bool:
    """Whether the parties are those that the frame asks for: so many, one that acts, people, states themselves."""
    frame = trigger.frame
    taking = [party for party in parties if party.role != "third"]
    alone = frame.implied and frame.parties < 2
    if len(parties) < frame.parties or not any(alone or party.sector != "IGO" for party in taking):
        return False
    if frame.people and not _people(reading, trigger):
        return False
    if frame.states and not _states_speak(reading, trigger):
        return False
    roles: set[PartyRole] = {party.role for party in parties}
    if frame.direct and not ("actor" in roles and _directly(reading, trigger, parties)):
        return False
    passive = grammar.is_passive(reading.sentence, trigger.token)
    several = frame.implied and len(taking) > 1 and (reading.lead or not any(party.mention for party in taking))
    if frame.kind == "position" and not several and not frame.joint and roles == {"actor"}:
        return False  # "both navies praised the exercise": nobody is acted on
    return "actor" in roles or frame.parties < 2 or _needs_no_actor(trigger, passive)


def _needs_no_actor(trigger: Trigger, passive: bool) -> bool:
    """True for joint acts told of the act itself ("talks were held", "the treaty covers"), and for "is expected in"."""
    both = trigger.frame.implied and trigger.frame.kind in THINGS
    told_of_the_act = passive or trigger.nominal or bool(trigger.frame.subject) or both
    return ((trigger.frame.joint or both) and told_of_the_act) or (trigger.frame.place and passive)


def _directly(reading: Reading, trigger: Trigger, parties: Sequence[Party]) -> bool:
    """True where states themselves are the subject and, of a fact, another state is what the verb acts on."""
    sentence = reading.sentence
    heads = {mention.head: {actor.id for actor in mention.actors} for mention in reading.mentions}
    doing = {id for s in grammar.subjects(sentence, trigger.token) for id in heads.get(s.i, ())}
    acted_on = [*grammar.objects(sentence, trigger.token)]
    acted_on += grammar.after(sentence, trigger.token, "with", "to", "against", "from", "for", "on", "of", "over")
    for noun in list(acted_on):
        acted_on += sentence.children(noun, "poss", "compound", "amod", "nmod")
        acted_on += grammar.after(sentence, noun, "with", "to", "against", "from", "for", "of", "on", "between", "in")
    others = {id for t in acted_on for id in heads.get(t.i, ())}
    named = {party.id for party in parties if party.role != "third"}
    return bool(doing & named) and len((doing | others) & named) >= 2


def _subject_mentions(reading: Reading, trigger: Trigger) -> list[Mention]:
    subjects = grammar.subjects(reading.sentence, trigger.token)
    inside = {t.i for s in subjects for t in (s, *grammar.noun_phrase(reading.sentence, s))}
    inside |= {t.i for s in subjects for t in grammar.after(reading.sentence, s, "of", "from")}
    return [mention for mention in reading.mentions if mention.head in inside]


def _people(reading: Reading, trigger: Trigger) -> bool:
    subjects = _subject_mentions(reading, trigger)
    people = any(m.form in ("person", "office", "pair", "pronoun") for m in subjects)
    return people or len({a.id for m in subjects for a in m.actors}) >= 2


def _states_speak(reading: Reading, trigger: Trigger) -> bool:
    return len({a.id for m in _subject_mentions(reading, trigger) for a in m.actors}) >= 2
