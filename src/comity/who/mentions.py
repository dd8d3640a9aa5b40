"""All mentions of a document: names first, then what refers back to them."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model import Mention, Sentence, Token
from comity.who.briefs import Briefs, find_briefs, read_briefs
from comity.who.circles import new_trail
from comity.who.drafts import Line
from comity.who.groups import Group, find_all, find_circle
from comity.who.holders import find_holders, is_free, learn_people, without_strangers
from comity.who.names import actor_of, count_told, find_names, head_of, is_small, meet, read_line, states_named
from comity.who.others import find_described, learn_nouns
from comity.who.pairs import Both, find_both, is_relation
from comity.who.people import find_either, find_people
from comity.who.pronouns import MANY, PRONOUNS, call, find_antecedents, speaks_of_others
from comity.who.states import states
from comity.who.towns import find_towns
from comity.who.trail import Pair, Trail, find_pair, only_two, states_of
from comity.who.voice import find_home


def find_mentions(
    sentences: Sequence[Sentence], on: str | None, publisher: str | None = None
) -> tuple[tuple[Mention, ...], ...]:
    """For each sentence of one document, in order, its mentions: sorted, none overlapping.

    ``on`` is the document's EDTF day or None; it decides who held an office. ``publisher``, where it is an office of
    a state, says who "the Government" is. Offsets are the document's.
    """
    small = is_small(sentences)
    lines = [read_line(sentence, small) for sentence in sentences]
    known, named = meet(lines, on), states_named(lines)
    names = without_strangers([find_names(line, known, named) for line in lines])
    briefs, trail = read_briefs(lines, names), new_trail(sentences, names, find_home(publisher), count_told(lines))
    for line, found in zip(lines, names, strict=True):
        row = _refer(line, _with(list(found), _briefs(line, found, briefs, trail)), trail)
        trail.add(line.sentence, row)
        learn_people(line.sentence, row, trail)
        learn_nouns(line.sentence, row, trail)
    return tuple(_with_towns(line, row, trail) for line, (_, row) in zip(lines, trail.rows, strict=True))


def _with_towns(line: Line, found: tuple[Mention, ...], trail: Trail) -> tuple[Mention, ...]:
    """The mentions of a sentence with its places of the states that the document names."""
    about = frozenset(state for _, row in trail.rows for state in states_of(row) if state in states())
    return tuple(_with(list(found), find_towns(line, found, about, trail.people)))


def _briefs(line: Line, names: Sequence[Mention], briefs: Briefs, trail: Trail) -> list[Mention]:
    """The short names of bodies in a sentence, where no name stands."""
    bodies = [
        mention.actors[0] for row in [*trail.back(), (None, names)] for mention in row[1] if mention.form == "body"
    ]
    found = find_briefs(line, briefs, names, bodies[0] if len(set(bodies)) == 1 else None)
    return [mention for mention in found if is_free(names, mention.start, mention.end)]


def _refer(line: Line, names: Sequence[Mention], trail: Trail) -> tuple[Mention, ...]:
    """The names of a sentence and all that refers back, decided from left to right."""
    sentence, found = line.sentence, _with(list(names), find_holders(line, names, trail))
    pairs = {both.first: both for both in find_both(sentence)}
    for token in sentence.tokens:
        if is_free(found, token.start, token.end):
            mention = _at(sentence, token, pairs.get(token.i), found, trail)
            found = _with(found, [mention] if mention else [])
    return tuple(found)


def _with(found: list[Mention], more: Sequence[Mention]) -> list[Mention]:
    return sorted([*found, *more], key=lambda mention: mention.start) if more else found


def _at(sentence: Sentence, token: Token, both: Both | None, found: Sequence[Mention], trail: Trail) -> Mention | None:
    """What begins at the token: words for two states or more, or a pronoun."""
    return _told(sentence, token, both, found, trail) or _whole(
        sentence, find_all(sentence, token, found, trail) or find_described(sentence, token, found, trail), found
    )


def _told(
    sentence: Sentence, token: Token, both: Both | None, found: Sequence[Mention], trail: Trail
) -> Mention | None:
    """What the words at the token take up by their own grammar."""
    circle = _whole(sentence, find_circle(sentence, token, found, trail), found)
    if circle is not None:
        return circle
    if both is not None and (both.sure or token.lower not in MANY):
        unnamed = token.lower in ("each", "one") and speaks_of_others(sentence, token, found)
        return None if unnamed else _pair(sentence, both, found, trail)
    if token.lower not in PRONOUNS or (token.i + 1 < len(sentence.tokens) and _is_royal(sentence.tokens[token.i + 1])):
        return None
    antecedents = find_antecedents(sentence, token, found, trail)
    if antecedents:
        call(token, antecedents, trail)
        return _owners(sentence, both, antecedents, found) or _pronoun(token, antecedents)
    if both is not None:
        return None if speaks_of_others(sentence, token, found) else _pair(sentence, both, found, trail)
    if token.lower in MANY and token.tag == "PRP$" and is_relation(sentence, token):
        return _pair(sentence, Both(token.i, token.i, "GOV"), found, trail)
    return None


def _is_royal(token: Token) -> bool:
    """ "Her Majesty"."""
    return token.lower in ("majesty", "excellency", "highness")


def _owners(
    sentence: Sentence, both: Both | None, antecedents: Sequence[Mention], found: Sequence[Mention]
) -> Mention | None:
    """ "Their prime ministers", where "their" is two states'."""
    pair = only_two({actor.id for mention in antecedents for actor in mention.actors})
    return _both(sentence, both, pair, found) if both is not None and pair is not None else None


def _pair(sentence: Sentence, both: Both, found: Sequence[Mention], trail: Trail) -> Mention | None:
    start = sentence.tokens[both.first].start
    before = [mention for mention in found if mention.end <= start]
    if both.sort == "people" or not both.sure:
        noun = None if both.sure else sentence.tokens[both.last].lower
        pair = find_people(trail, sentence, before, noun)
    else:
        pair = (find_either if both.sort == "either" else find_pair)(trail, sentence, before)
    pair = pair or (trail.two if both.sure or both.sort == "states" else None) or _likely(sentence, both, trail)
    return _both(sentence, both, pair, found) if pair is not None else None


def _likely(sentence: Sentence, both: Both, trail: Trail) -> Pair | None:
    """The two that the document is mostly about, where words say that they are two: not "our"."""
    return trail.likely if both.sure and sentence.tokens[both.first].lower != "our" else None


def _whole(sentence: Sentence, group: Group | None, found: Sequence[Mention]) -> Mention | None:
    """The mention of a group."""
    if group is None:
        return None
    start, end = sentence.tokens[group.first].start, sentence.tokens[group.last].end
    if not is_free(found, start, end):
        return None
    return Mention(
        start=start,
        end=end,
        head=group.last if group.pronoun else head_of(sentence, start, end),
        actors=group.actors,
        form="pronoun" if group.pronoun else "pair",
        text=sentence.text[start - sentence.start : end - sentence.start],
    )


def _both(sentence: Sentence, both: Both, pair: Pair, found: Sequence[Mention]) -> Mention | None:
    start, end = sentence.tokens[both.first].start, sentence.tokens[both.last].end
    if not is_free(found, start, end):
        return None
    return Mention(
        start=start,
        end=end,
        head=head_of(sentence, start, end),
        actors=tuple(actor_of(state, both.sector) for state in pair),
        form="pair",
        text=sentence.text[start - sentence.start : end - sentence.start],
    )


def _pronoun(token: Token, antecedents: Sequence[Mention]) -> Mention:
    """A pronoun with all that its antecedents name, each once."""
    actors = tuple(dict.fromkeys(actor for mention in antecedents for actor in mention.actors))
    one = antecedents[0] if len(antecedents) == 1 else None
    return Mention(
        start=token.start,
        end=token.end,
        head=token.i,
        actors=actors,
        form="pronoun",
        text=token.text,
        office=one.office if one else None,
        person=one.person if one else None,
    )
