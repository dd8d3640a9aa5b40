"""Which named thing an act is about: the one it is done to, not any that the sentence names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.discourse import Discourse
from comity.model import Kind, Party, Sentence, Thing, Token, When
from comity.parties import taking_part
from comity.reading import PRONOUNS, THINGS, Reading, find_antecedent
from comity.what.codebook import get_dated, get_specific, load_things, of_parties
from comity.what.frames import Trigger, stem
from comity.what.names import is_generic, new_thing
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


def settle(
    reading: Reading, thing: ThingMention | Thing | None, parties: Sequence[Party], signed: When | None = None
) -> Thing | None:
    """The thing of a claim, with its edition.

    The pair's own of a name common to many pairs ("the annual summit"); of several of one name that of the year which
    the text gives; where a known name belongs to other states than those that act, a new thing of the same words.
    ``signed``: when it was signed, where the claim tells that.
    """
    named = _settled(reading, thing, parties)
    year = _year_beside(reading.sentence, thing) or (signed.start[:4] if signed and signed.start else None)
    return replace(get_dated(named, int(year)), edition=named.edition) if named and year else named


YEAR_BEFORE: Final = re.compile(r"\b((?:19|20)\d\d) $")
YEAR_BEHIND: Final = re.compile(
    r",? (?:signed |adopted |issued |agreed )?(?:of|in|from|dated) (?:[\w.]+ ){0,2}((?:19|20)\d\d)\b"
)


def _year_beside(sentence: Sentence, thing: ThingMention | Thing | None) -> str | None:
    """The year that stands beside a name: "the Joint Declaration of October 2008", "the 2008 Joint Declaration"."""
    if not isinstance(thing, ThingMention):
        return None
    before, behind = sentence.text[: thing.start - sentence.start], sentence.text[thing.end - sentence.start :]
    found = YEAR_BEFORE.search(before) or YEAR_BEHIND.match(behind)
    return found[1] if found else None


def _settled(reading: Reading, thing: ThingMention | Thing | None, parties: Sequence[Party]) -> Thing | None:
    if not isinstance(thing, ThingMention):
        return _of_the_pair(thing, taking_part(parties)) if thing else None
    own = thing.parties if not thing.known else ()
    if not thing.known or not thing.parties or taking_part(parties) & set(thing.parties):
        return _of_the_pair(thing.named, own or taking_part(parties))
    sentence = reading.sentence
    named = new_thing(sentence.text[thing.start - sentence.start : thing.end - sentence.start])
    return replace(named, edition=thing.edition)


def _of_the_pair(thing: Thing, parties: Collection[str]) -> Thing:
    """The pair's own agreement or mechanism where a name is common to many pairs ("the annual summit")."""
    if thing.id in load_things():
        return replace(get_specific(thing.id, frozenset(parties)), edition=thing.edition)
    return of_parties(thing, parties) if is_generic(thing) else thing


def _thing_before(reading: Reading, trigger: Trigger, discourse: Discourse) -> Thing | None:
    """ "The exercise" again: the thing of the latest claim that used the noun, where the noun is definite."""
    focus = trigger.focus or trigger.token
    definite = any(c.lower in ("the", "this", "that") for c in reading.sentence.children(focus, "det"))
    own_name = reading.sentence.children(focus, "compound", "nmod", "nummod", "poss")
    if not definite or own_name:
        return None
    before = discourse.near(reading.index, trigger.frame.kind)
    return before.thing if before and before.noun == stem(focus) else None
