"""How one thing stands to another by what passages say: it amends, implements, replaces it, was made under it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final, NamedTuple

from comity.link.descriptors import (
    Descriptor,
    Line,
    describe_at,
    descriptors_match,
    end_of,
    find_heads,
    load_words,
    start_of,
)
from comity.model import Claim, Kind, RelationKind, Thing

KINDS: Final[tuple[Kind, ...]] = ("agreement", "mechanism", "exercise", "engagement")
"""Kinds of things that stand in relations; only agreements are amended, implemented, or the ground of another."""
BACK: Final = 4
"""Words back from a verb in which a "should" or a "not" makes nothing of it; and between it and its subject."""
LIKE: Final = 0.75
"""A description at least so like a thing's name is that thing."""


class Related(NamedTuple):
    """One thing's relation to another as a passage tells it: each an id where it is known, else as it is described.

    ``claim``: the id of the claim that the passage proves, nearest to the words; its status is that of the relation.
    """

    kind: RelationKind
    one: str | Descriptor
    other: str | Descriptor
    claim: str
    words: str


class Form(NamedTuple):
    """A form of a verb that says a relation: ``base``, ``finite``, ``past`` or ``ing``."""

    kind: RelationKind
    form: str


@cache
def _forms() -> Mapping[str, Form]:
    """A verb as it stands -> what it says."""
    return {
        word: Form(kind, form)
        for kind, verbs in load_words()["relations"].items()
        for verb in verbs
        for form, word in _inflect(verb)
    }


def _inflect(verb: str) -> Iterator[tuple[str, str]]:
    stem = verb[:-1] if verb.endswith("e") else verb
    past = f"{verb[:-1]}ied" if verb.endswith("y") else f"{stem}ed"
    finite = f"{verb[:-1]}ies" if verb.endswith("y") else f"{verb}s"
    yield from (("base", verb), ("finite", finite), ("past", past), ("ing", f"{stem}ing"))


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], RelationKind], ...]:
    return tuple((tuple(words.split()), kind) for kind, rows in load_words()["phrases"].items() for words in rows)


# --- what a passage says ------------------------------------------------------------------------------------------


class Place(NamedTuple):
    """A thing as a passage has it: its words from ``start`` to before ``end``, its description, its noun's words."""

    start: int
    end: int
    told: Descriptor
    head: tuple[int, int]


class Found(NamedTuple):
    """A relation in a passage, before its things are known by their ids; ``at``: the index of its words."""

    kind: RelationKind
    one: Place
    other: Place
    at: int


def _places(line: Line) -> list[Place]:
    """The things that a passage describes, in order; "it" and "this" among them."""
    found: dict[int, Place] = {}
    for kind in KINDS:
        for head in find_heads(line, kind):
            told = describe_at(line, head, kind)
            found.setdefault(head[1], Place(start_of(line, head[0]), end_of(line, head[1] + 1), told, head))
    for i, word in enumerate(line.words):
        if word.lower() in ("it", "this", "signature") and i not in found:
            found[i] = Place(i, i + 1, Descriptor("agreement", "", definite=True), (i, i))
    return [found[i] for i in sorted(found)]


def _find(line: Line) -> Iterator[Found]:
    """The relations that a passage tells."""
    places = _places(line)
    lower = [word.lower() for word in line.words]
    for i, word in enumerate(lower):
        if form := _forms().get(word):
            yield from _by_verb(line, places, i, form)
    for words, kind in _phrases():
        for i in range(len(lower) - len(words)):
            if tuple(lower[i : i + len(words)]) == words:
                yield from _by_phrase(line, places, (i, i + len(words)), kind)
    for place in places:
        if "implementing" in lower[place.start : place.head[0]] and lower[place.head[1] + 1 :][:1] in (["for"], ["of"]):
            other = _behind(line, places, place.head[1] + 2)
            if other and other.told.head and other.told.kind == "agreement":
                yield Found("implements", _cut(line, place, place.head[1] + 1), other, place.head[1] + 1)


def _by_verb(line: Line, places: Sequence[Place], i: int, form: Form) -> Iterator[Found]:
    lower = [word.lower() for word in line.words]
    one, other = _before(line, places, i), _behind(line, places, i + 1)
    if form.form == "past" and set(load_words()["passive"]) & set(lower[max(i - 2, 0) : i]):
        by = lower[i + 1 : i + 2] == ["by"]
        one, other = _behind(line, places, i + 2) if by else None, one
    elif form.form == "base" and (lower[i - 1 : i] != ["to"] or one is None or one.end < i - 1):
        return
    elif one is None and other:
        means = (k for k in range(other.head[1] + 1, other.end + 1) if lower[k : k + 1] in (["with"], ["by"]))
        one = next((place for k in means if (place := _behind(line, places, k + 1))), None)
        other = _cut(line, other, one.start) if one else other
    if one and other and other.told.kind == "agreement" and (form.form == "base" or not _is_unreal(lower, i)):
        yield Found(form.kind, _cut(line, one, i), _as_one(one, _cut(line, other, i)), i)


def _cut(line: Line, place: Place, at: int) -> Place:
    """A thing without the words behind the place where its relation is told."""
    if not place.head[1] < at < place.end:
        return place
    before = Line(line.words[:at], line.lemmas[:at], line.gaps[:at])
    return place._replace(end=at, told=describe_at(before, place.head, place.told.kind))


def _is_unreal(lower: Sequence[str], i: int) -> bool:
    """True where the verb tells what is not so, or not yet."""
    return bool(set(load_words()["unreal"]) & set(lower[max(i - BACK, 0) : i]))


def _before(line: Line, places: Sequence[Place], i: int) -> Place | None:
    """The thing that a verb is told of: the nearest before it, with no more than small words or a clause in commas
    between."""
    place = next((place for place in reversed(places) if place.head[1] < i), None)
    if place is None:
        return None
    between = [word.lower() for word in line.words[min(place.end, i) : i]]
    apart = bool(between) and "," in line.gaps[place.end] and "," in line.gaps[i] and len(between) <= 2 * BACK
    small = all(word in load_words()["between_one"] or word.endswith("ly") for word in between) and len(between) <= BACK
    return place if small or apart else None


def _behind(line: Line, places: Sequence[Place], i: int) -> Place | None:
    """The thing named from a word on, after no more than its article."""
    near = next((place for place in places if i <= place.start <= i + 2 and place.end > i), None)
    if near and all(line.words[k].lower() in _articles() for k in range(i, near.start)):
        return near
    if i < len(line.words) and line.words[i].lower() in ("one", "that"):
        return Place(i, i + 1, Descriptor("agreement", "", tuple(_years(line.words[i + 1 : i + 5]))), (i, i))
    return None


@cache
def _articles() -> frozenset[str]:
    return frozenset(load_words()["definite"]) | frozenset(load_words()["indefinite"])


def _years(words: Iterable[str]) -> Iterator[str]:
    yield from (word for word in words if re.fullmatch(r"(?:19|20)\d\d", word))


def _as_one(one: Place, other: Place) -> Place:
    """ "One adopted in 2008", "that of 2008": another of the same class."""
    if other.told.head or not other.told.words:
        return other
    return other._replace(told=replace(other.told, kind=one.told.kind, head=one.told.head))


def _by_phrase(line: Line, places: Sequence[Place], at: tuple[int, int], kind: RelationKind) -> Iterator[Found]:
    """ "Signed under the agreement on ...", "an implementing arrangement under it", "in succession to the treaty"."""
    first, last = at
    other = _behind(line, places, last)
    if other is None or other.told.kind != "agreement" or not other.told.head:
        return
    lower = [word.lower() for word in line.words]
    made = next((k for k in range(first - 1, max(first - 3, -1), -1) if lower[k] in load_words()["made"]), None)
    one = _before(line, places, first if made is None else made)
    if one is None or one == other or _is_unreal(lower, first):
        return
    if made is None and (one.end < first or one.told.kind == "engagement"):
        return
    implementing = kind == "under" and "implementing" in lower[one.start : one.head[0]]
    yield Found("implements" if implementing else kind, _cut(line, one, first), other, first)


# --- whose it is --------------------------------------------------------------------------------------------------


def find_relations(claims: Iterable[Claim]) -> list[Related]:
    """The relations that the passages of claims tell, in the order of the claims, each passage once.

    What a passage denies or only wishes is left out; what it plans has the status of its claim.
    """
    passages: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    things: dict[str, dict[str, Thing]] = defaultdict(dict)
    for claim in claims:
        passages[claim.document.id, claim.passage.start, claim.passage.end].append(claim)
        if claim.thing:
            things[claim.document.id].setdefault(claim.thing.id, claim.thing)
    return [
        row
        for (document, _, _), here in passages.items()
        for row in _in_passage(here, tuple(things[document].values()))
    ]


def _may_tell(text: str) -> bool:
    """False for a passage that has no word of those without which no relation is told."""
    lower = text.lower()
    return any(word in lower for word in _signs())


@cache
def _signs() -> tuple[str, ...]:
    """Of each verb what all its forms begin with, of each phrase the longest word."""
    verbs = {verb[:-1] for rows in load_words()["relations"].values() for verb in rows}
    return tuple(sorted(verbs | {max(words, key=len) for words, _ in _phrases()} | {"implementing"}))


@lru_cache(maxsize=2048)
def _told_in(text: str) -> tuple[Line, tuple[Found, ...]]:
    line = Line.of(text)
    return line, tuple(_find(line))


def _in_passage(claims: Sequence[Claim], things: Sequence[Thing]) -> Iterator[Related]:
    text = claims[0].passage.exact
    if not _may_tell(text):
        return
    line, told = _told_in(text)
    own = {claim.trigger.split()[-1]: claim.thing for claim in claims if claim.thing and claim.trigger}
    for found in told:
        claim = min(claims, key=lambda claim: _distance(line, claim, found.at))
        one, other = (_known(line, place, own, things) for place in (found.one, found.other))
        if one != other:
            ends = sorted((found.one.start, found.one.end, found.other.start, found.other.end))
            words = " ".join(line.words[ends[0] : ends[-1]])
            yield Related(found.kind, one, other, claim.id, words)


def _distance(line: Line, claim: Claim, at: int) -> tuple[bool, int]:
    words = claim.trigger.split()
    return claim.kind != "agreement", min(
        (abs(i - at) for i, w in enumerate(line.words) if w in words), default=len(line.words)
    )


def _known(line: Line, place: Place, own: Mapping[str, Thing], things: Sequence[Thing]) -> str | Descriptor:
    """The id of the thing that the words are, else the description.

    ``own``: the things of the passage's own claims, by the words that the claims act on; ``things``: the document's.
    """
    noun = line.words[place.head[1]]
    if not place.told.telling:
        return own[noun].id if noun in own and line.words.count(noun) == 1 else place.told
    scored = [(_likeness(line, place, thing), -i, thing.id) for i, thing in enumerate([*own.values(), *things])]
    score, _, id = max(scored, default=(0.0, 0, ""))
    return id if score >= LIKE else place.told


def _likeness(line: Line, place: Place, thing: Thing) -> float:
    """How like a thing's name the words of a place are; 1 where the name stands there."""
    here = " ".join(line.words[place.start : place.end]).lower()
    name = Line.of(thing.name)
    if " ".join(name.words).lower() in here:
        return 1.0
    heads = find_heads(name, place.told.kind)
    return descriptors_match(place.told, describe_at(name, heads[0], place.told.kind))[0] if heads else 0.0
