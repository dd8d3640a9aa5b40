"""Which named thing an act is about: the one it is done to, not any that the sentence names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.discourse import Discourse
from comity.model import Kind, Party, Sentence, Thing, Token
from comity.parties import taking_part
from comity.reading import PRONOUNS, THINGS, Reading, find_antecedent
from comity.what.codebook import get_specific, load_things
from comity.what.frames import Trigger, stem
from comity.what.names import new_thing
from comity.what.things import ThingMention

MEETINGS: Final[frozenset[Kind]] = frozenset({"engagement", "mechanism"})
"""A mechanism's round is an engagement."""
REACHED: Final = ("to", "of", "from", "on", "in", "for", "with", "by", "under", "through")
"""Prepositions after a verb that bring the thing it is about."""


def find_thing(reading: Reading, trigger: Trigger, discourse: Discourse) -> ThingMention | Thing | None:
    """The named thing that the act is about: in the noun acted on, else the only one of its kind in the clause."""
    focus = trigger.focus or trigger.token
    found = _acted_on(reading, trigger)
    if found is not None:
        return found
    if trigger.frame.kind not in THINGS:
        return None
    if focus.lower in PRONOUNS:
        topic = find_antecedent(reading, discourse, trigger.frame.kind)
        return topic.thing if topic else None
    clause = reading.clause(trigger.token)
    others = [m for m in reading.things if m.head in clause and m.kind == trigger.frame.kind]
    return others[0] if len(others) == 1 else _thing_before(reading, trigger, discourse)


def _acted_on(reading: Reading, trigger: Trigger) -> ThingMention | None:
    """The thing in the nouns that the act has to do with, the nearest to it first."""
    for noun, direct in _nouns(reading.sentence, trigger):
        named = [m for m in reading.things if m.head == noun.i or m.start <= noun.start < m.end]
        behind = {t.i for t in _behind(reading.sentence, noun, trigger)}
        named = named or [m for m in reading.things if m.head in behind and m.kind is not None]
        fitting = [m for m in named if _fits(trigger, m, direct)]
        if fitting:
            return fitting[0]
    return None


def _behind(sentence: Sentence, noun: Token, trigger: Trigger) -> Iterator[Token]:
    """What hangs on a noun: on the one that a frame acts on anything, on others what "of" and "on" bring."""
    return sentence.subtree(noun) if noun == trigger.focus else _tail(sentence, noun)


def _fits(trigger: Trigger, mention: ThingMention, direct: bool) -> bool:
    """Whether an act of the frame's kind may be about the thing; works and equipment only where it is done to them."""
    kind = trigger.frame.kind
    if mention.kind is None:
        return direct
    return kind not in THINGS or mention.kind == kind or {mention.kind, kind} <= MEETINGS


def _nouns(sentence: Sentence, trigger: Trigger) -> Iterator[tuple[Token, bool]]:
    """The nouns that an act has to do with, and whether it is done to them."""
    token, kind = trigger.token, trigger.frame.kind
    if trigger.focus is not None:
        yield trigger.focus, True
    if not grammar.is_verb(token):
        yield from ((noun, True) for noun in (token, *grammar.after(sentence, token, "of")))
    else:
        yield from ((noun, True) for noun in grammar.objects(sentence, token))
        yield from ((noun, True) for noun in _told_of(sentence, token))
        yield from ((noun, False) for noun in grammar.after(sentence, token, *_reached(kind)))
    if kind in THINGS and grammar.is_verb(token):
        yield from ((noun, False) for noun in grammar.subjects(sentence, token))


def _reached(kind: Kind) -> Sequence[str]:
    return REACHED if kind in THINGS else ("to", "of", "from", "on")


def _told_of(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The noun that a clause tells something of: "the drill, carried out in May", "the pact, which took effect"."""
    if verb.dep in ("acl", "relcl") and grammar.is_noun(sentence.head(verb)):
        yield sentence.head(verb)


def _tail(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """What hangs on a noun by "of" and "on": "the first session of the Maritime Quartet"."""
    for behind in grammar.after(sentence, noun, "of", "on", "in", "under"):
        yield behind
        yield from _tail(sentence, behind)


def settle(reading: Reading, thing: ThingMention | Thing | None, parties: Sequence[Party]) -> Thing | None:
    """The thing of a claim: the pair's own of a name common to many pairs ("the annual summit"); where a known name
    belongs to other states than those that act, a new thing of the same words. It keeps its edition."""
    if not isinstance(thing, ThingMention):
        return _of_the_pair(thing, parties)
    if not thing.known or not thing.parties or taking_part(parties) & set(thing.parties):
        return _of_the_pair(thing.named, parties)
    sentence = reading.sentence
    named = new_thing(sentence.text[thing.start - sentence.start : thing.end - sentence.start])
    return replace(named, edition=thing.edition)


def _of_the_pair(thing: Thing | None, parties: Sequence[Party]) -> Thing | None:
    """The pair's own agreement or mechanism where a name is common to many pairs ("the annual summit")."""
    if thing is None or thing.id not in load_things():
        return thing
    return replace(get_specific(thing.id, frozenset(taking_part(parties))), edition=thing.edition)


def _thing_before(reading: Reading, trigger: Trigger, discourse: Discourse) -> Thing | None:
    """ "The exercise" again: the thing of the latest claim that used the noun, where the noun is definite."""
    focus = trigger.focus or trigger.token
    definite = any(c.lower in ("the", "this", "that") for c in reading.sentence.children(focus, "det"))
    own_name = reading.sentence.children(focus, "compound", "nmod", "nummod", "poss")
    if not definite or own_name:
        return None
    before = discourse.near(reading.index, trigger.frame.kind)
    return before.thing if before and before.noun == stem(focus) else None
