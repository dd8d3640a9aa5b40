"""All mentions of a document: names first, then what refers back to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.model import Mention, Sentence, Token
from comity.who.drafts import Line
from comity.who.names import actor_of, find_names, head_of, meet, read_line, states_named
from comity.who.offices import office_key, office_of
from comity.who.pairs import Both, find_both, is_relation
from comity.who.people import find_either, find_people
from comity.who.pronouns import MANY, PRONOUNS, find_antecedents, speaks_of_others
from comity.who.trail import Pair, Trail, find_pair, main_pair, only_two


def find_mentions(sentences: Sequence[Sentence], on: str | None) -> tuple[tuple[Mention, ...], ...]:
    """For each sentence of one document, in order, its mentions: sorted, none overlapping.

    ``on`` is the document's EDTF day or None; it decides who held an office. Offsets are the document's.
    """
    lines = [read_line(sentence) for sentence in sentences]
    known, named = meet(lines, on), states_named(lines)
    names = [find_names(line, known, named) for line in lines]
    trail = Trail(main_pair(sentences, names))
    for line, found in zip(lines, names, strict=True):
        trail.add(line.sentence, _refer(line, found, trail))
    return tuple(found for _, found in trail.rows)


def _refer(line: Line, names: tuple[Mention, ...], trail: Trail) -> tuple[Mention, ...]:
    """The names of a sentence and all that refers back, decided from left to right."""
    sentence, found = line.sentence, _with(list(names), _offices_alone(line, names, trail))
    pairs = {both.first: both for both in find_both(sentence)}
    for token in sentence.tokens:
        if _is_free(found, token.start, token.end):
            mention = _at(sentence, token, pairs.get(token.i), found, trail)
            found = _with(found, [mention] if mention else [])
    return tuple(found)


def _with(found: list[Mention], more: Sequence[Mention]) -> list[Mention]:
    return sorted([*found, *more], key=lambda mention: mention.start) if more else found


def _is_free(found: Sequence[Mention], start: int, end: int) -> bool:
    return all(mention.end <= start or end <= mention.start for mention in found)


def _at(sentence: Sentence, token: Token, both: Both | None, found: Sequence[Mention], trail: Trail) -> Mention | None:
    """What begins at the token: words for two states, or a pronoun."""
    if both is not None and (both.sure or token.lower not in MANY):
        unnamed = token.lower in ("each", "one") and speaks_of_others(sentence, token, found)
        return None if unnamed else _pair(sentence, both, found, trail)
    if token.lower not in PRONOUNS:
        return None
    antecedents = find_antecedents(sentence, token, found, trail)
    if antecedents:
        return _owners(sentence, both, antecedents, found) or _pronoun(token, antecedents)
    if both is not None:
        return None if speaks_of_others(sentence, token, found) else _pair(sentence, both, found, trail)
    if token.lower in MANY and token.tag == "PRP$" and is_relation(sentence, token):
        return _pair(sentence, Both(token.i, token.i, "GOV"), found, trail)
    return None


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
    return _both(sentence, both, pair, found) if pair is not None else None


def _both(sentence: Sentence, both: Both, pair: Pair, found: Sequence[Mention]) -> Mention | None:
    start, end = sentence.tokens[both.first].start, sentence.tokens[both.last].end
    if not _is_free(found, start, end):
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


def _offices_alone(line: Line, names: Sequence[Mention], trail: Trail) -> list[Mention]:
    """ "the Foreign Minister", with no state, where the document has named just one."""
    sentence, words = line.sentence, line.words
    found = []
    for span in line.spans:
        start, end = words[span.first].start, words[span.end - 1].end
        single = span.entry.kind == "office" and span.entry.name != "plural"
        if single and words[span.first - 1].key == "the" and _is_free(names, start, end):
            holder = _holder(span.entry.value, [row for _, row in trail.rows] + [tuple(names)])
            if holder is not None:
                text = sentence.text[start - sentence.start : end - sentence.start]
                head = head_of(sentence, start, end)
                found.append(replace(holder, start=start, end=end, head=head, form="office", text=text))
    return found


def _holder(title: str, rows: Sequence[Sequence[Mention]]) -> Mention | None:
    """The one holder of the office that the document has named so far."""
    key = office_key(title)
    name = office_of(key).called(title) if key else None
    named = [mention for row in rows for mention in row if name and mention.office == name]
    named = [mention for mention in named if len(mention.actors) == 1]
    return named[-1] if len({mention.actors[0].id for mention in named}) == 1 else None
