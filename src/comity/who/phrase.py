"""Whom a bare phrase of political news means, without sentence or parse: state or body, and sector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from comity.who.bodies import bodies
from comity.who.forms import forms
from comity.who.leaders import Person
from comity.who.named import Group
from comity.who.nouns import Token, tokens_of, vocabulary
from comity.who.places import find_meant
from comity.who.spans import Span, find_spans, runs_of
from comity.who.states import cautions, state_name, states

_LEAVES: Final = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "IGO", "PTY", "ELI"})
_TITLES: Final = frozenset(
    {
        "he",
        "gen",
        "general",
        "col",
        "colonel",
        "capt",
        "captain",
        "lt",
        "adm",
        "admiral",
        "prof",
        "professor",
        "king",
        "queen",
        "prince",
        "princess",
        "rev",
        "sheikh",
        "pope",
        "father",
        "sister",
        "judge",
        "sen",
        "senator",
        "rep",
        "president",
        "minister",
        "ambassador",
        "governor",
    }
)
"""Honorifics that say a sector."""
_PUBLIC: Final = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY"})
_YIELDING: Final = frozenset(
    {("president",), ("general", "secretary"), ("secretary", "general"), ("governor",), ("leader",)}
)
_WEAK: Final = frozenset({
    ("community", "leader"), ("community", "member"), ("community",), ("supporter",), ("elder",), ("family",),
    ("community", "leaders"), ("community", "members"), ("communities",), ("supporters",), ("elders",), ("families",),
    ("worker",), ("workers",), ("staff",), ("employee",), ("employees",), ("resistance",), ("politician",),
    ("politicians",), ("activist",), ("activists",), ("volunteer",), ("volunteers",), ("fighter",), ("fighters",),
    ("militants",), ("militant",), ("gunmen",), ("team",),
})  # fmt: skip
_STATE_MEDIA: Final = frozenset({"media", "television", "tv", "news", "broadcaster", "newspaper", "radio"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a phrase means. ``id``: an alpha-3 state or a body's id; ``sector``: None where only a state is named."""

    id: str | None
    name: str
    sector: str | None
    second: str | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a phrase is read with. ``told``: the folded words of phrase and context; ``hints``: states they name."""

    on: str | None
    told: frozenset[str]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A phrase, parted: the spans before the first word like "of" or "in", and those after it."""

    tokens: Sequence[Token]
    head: tuple[Span, ...]
    tail: tuple[Span, ...]
    home: bool
    """The tail says where or whose the actor is."""

    @property
    def all(self) -> tuple[Span, ...]:
        return (*self.head, *self.tail)


def find_actor(phrase: str, on: str | None = None, context: str | None = None) -> Resolved | None:
    """Whom the phrase means on an EDTF day (None: as last known); None where nothing in it is known.

    ``context``: words that stood near, which part names that several states share ("Georgia" beside "Atlanta").
    """
    tokens = [token for token in tokens_of(phrase) if token.key not in forms().words["honorifics"] - _TITLES]
    spans = _without_names(tokens, find_spans(tokens))
    asked = _asked(tokens, spans, on, context)
    for part in _parts(spans):
        read = _parted(tokens, part)
        sector, second = _sector(read, asked)
        if sector is not None or _owners(read, asked):
            wider = _parted(tokens, tuple(span for span in spans if span.kind != "comma"))
            who = next(iter(_owners(read, asked)), None) or next(iter(_owners(wider, asked)), None)
            if sector == "ELI":
                sector = _apposed(tokens, spans, asked, who) or sector
            return Resolved(who, _name_of(who, phrase), sector, second)
    return None


def _apposed(tokens: Sequence[Token], spans: Sequence[Span], asked: _Asked, who: str | None) -> str | None:
    """The sector of an office told after a comma of somebody whose last known one is over: the words know better."""
    if any(span.kind == "former" for span in spans):
        return None
    parts = [_parted(tokens, part) for part in list(_parts(spans))[1:]]
    own = [
        part for part in parts if who in _owners(part, asked) and not any(span.kind == "person" for span in part.all)
    ]
    return next((sector for part in own if (sector := _sector(part, asked)[0]) in _PUBLIC), None)


def _asked(tokens: Sequence[Token], spans: Sequence[Span], on: str | None, context: str | None) -> _Asked:
    beside = tokens_of(context or "")
    named = [span.place.state for span in (*spans, *find_spans(beside)) if span.place]
    return _Asked(on, frozenset(token.key for token in (*tokens, *beside)), tuple(dict.fromkeys(named)))


def _without_names(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """The spans but towns within an unknown name: a capitalised word that nothing explains stands beside."""
    unknown = {index for first, end in runs_of(tokens, spans) for index in range(first, end)}
    kept = [span for span in spans if not (_is_town(span) and {span.first - 1, span.end} & unknown)]
    kept = [span for span in kept if not (span.place and _is_water(tokens, span))]
    return [span for span in kept if not (_is_loose(span) and _is_in_name(tokens, kept, span))]


def _is_loose(span: Span) -> bool:
    """A town, or one family name: what an unknown person's name may hold as well."""
    return _is_town(span) or (span.kind == "person" and len(span.key) == 1)


def _is_in_name(tokens: Sequence[Token], spans: Sequence[Span], span: Span) -> bool:
    """True where another town, family name or unknown word stands beside it: "Jam Kamal Khan", "Salem bin Hamad"."""
    covered = {index: other for other in spans for index in range(other.first, other.end)}

    def goes_on(index: int, step: int) -> bool:
        while 0 <= index < len(tokens) and index not in covered and _is_particle(tokens[index]):
            index += step
        if not 0 <= index < len(tokens) or not tokens[index].capital:
            return False
        return index not in covered or _is_loose(covered[index])

    return goes_on(span.first - 1, -1) or goes_on(span.end, 1)


def _is_particle(token: Token) -> bool:
    """ "bin", "al", the "jen" of "Ho-jen": a short small word that nothing explains."""
    return not token.capital and token.key.isalpha() and len(token.key) <= 4 and token.key not in _SMALL_WORDS


_SMALL_WORDS: Final = frozenset("and or of in at to for from with by on near off who s vs via his her its over".split())


def _is_water(tokens: Sequence[Token], span: Span) -> bool:
    """True in "Taiwan Strait", "South China Sea": no state is meant."""
    return span.end < len(tokens) and tokens[span.end].capital and tokens[span.end].key in cautions().tails


def _is_town(span: Span) -> bool:
    return span.place is not None and span.place.kind == "city"


def _parts(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The stretches between commas; all of them where there is none."""
    start = 0
    cuts = [index for index, span in enumerate(spans) if span.kind == "comma"]
    for cut in (*cuts, len(spans)):
        if spans[start:cut]:
            yield tuple(spans[start:cut])
        start = cut + 1


def _parted(tokens: Sequence[Token], spans: Sequence[Span]) -> _Read:
    for index, span in enumerate(spans):
        if span.kind == "break" and index and not _is_tied(spans, index):
            home = vocabulary().has("homes", span.key)
            return _Read(tokens, tuple(spans[:index]), tuple(spans[index + 1 :]), home)
    return _Read(tokens, tuple(span for span in spans if span.kind != "break"), (), False)


def _is_tied(spans: Sequence[Span], index: int) -> bool:
    """True for "based" in "a Somalia-based group", which does not end the head."""
    before, span = spans[index - 1], spans[index]
    return span.key == ("based",) and before.kind in ("place", "group") and before.end == span.first


# whose the actor is


def _owners(read: _Read, asked: _Asked) -> list[str]:
    """States and bodies that the actor is of, the best told first."""
    head, tail = list(_ids(read, read.head, asked)), list(_ids(read, read.tail, asked)) if read.tail else []
    if not read.home and head:
        tail = []
    people = [span for span in read.all if span.kind == "person"]
    persons = [person.state for span in people for person in _meant(span.persons, asked)[:1]]
    groups = [who for kind, who in head if kind == "group"]
    places = [who for kind, who in head if kind == "place"]
    bodies_ = [who for kind, who in head if kind == "body"]
    after = [who for wanted in ("group", "place", "body") for kind, who in tail if kind == wanted]
    if not read.home and not (groups or places or bodies_ or persons) and not _of_person(read):
        after = []
    return [*persons, *groups, *places, *bodies_, *after]


def _of_person(read: _Read) -> bool:
    return any(span.kind == "person" for span in read.tail)


def _ids(read: _Read, spans: Sequence[Span], asked: _Asked) -> Iterator[tuple[str, str]]:
    for index, span in enumerate(spans):
        if span.place is not None and not _is_aside(read, spans, index):
            yield "place", find_meant(span.key, span.place, asked.told).state
        if span.kind == "group":
            group = _group(span, asked)
            if group.id is not None and not _is_common(spans, index, group):
                yield ("group" if group.id in states() else "body"), group.id


def _is_aside(read: _Read, spans: Sequence[Span], index: int) -> bool:
    """True for "Turkish-backed", "pro-Russian", "anti-French": not the state itself acts."""
    span = spans[index]
    after = spans[index + 1] if index + 1 < len(spans) else None
    before = read.tokens[span.first - 1].key if span.first else ""
    return before in ("pro", "anti", "non") or (
        after is not None and after.kind == "backed" and after.first == span.end
    )


def _is_common(spans: Sequence[Span], index: int, group: Group) -> bool:
    """True for "Chile's Defense Department": the state before says whose it is, though another has the name."""
    places = [span.place for span in spans[:index] if span.place is not None]
    return group.sector in _PUBLIC and bool(places) and all(place.state != group.id for place in places)


def _group(span: Span, asked: _Asked) -> Group:
    return next((group for group in span.groups if group.id in asked.hints), span.groups[0])


def _meant(people: Sequence[Person], asked: _Asked) -> list[Person]:
    """The person or persons of the name that the words and the day leave, of one state; none where several states."""
    near = [person for person in people if person.state in asked.hints] or list(people)
    serving = [person for person in near if person.serves(asked.on)] or near
    return serving if len({person.state for person in serving}) == 1 else []


# in which part of it


def _sector(read: _Read, asked: _Asked) -> tuple[str | None, str | None]:
    found, second = _plain_sector(read, asked)
    if found in _LEAVES and any(span.kind == "former" for span in read.head[:-1]):
        return "ELI", None
    return found, second


def _plain_sector(read: _Read, asked: _Asked) -> tuple[str | None, str | None]:
    """By the named group, the last noun, the person, what follows "of", or the place alone, in this order."""
    group = _group_sector(read.head, asked)
    if group is not None:
        return group, None
    noun = next((span for span in reversed(read.head) if span.kind in ("noun", "generic", "modifier")), None)
    if noun is None or (noun.kind == "modifier" and _person_in(read)):
        return _person_sector(read, asked) or (_place_sector(read), None)
    if asked.on is not None and _serving(read, asked):
        return _person_sector(read, asked) or (None, None)
    if noun.kind == "noun" and not _yields(read, noun, asked):
        return noun.sector, _second(read, noun)
    weak = _before(read, noun) or _tail_sector(read, asked) or noun.sector
    return (weak or None), None


def _yields(read: _Read, noun: Span, asked: _Asked) -> bool:
    """True for a noun that takes the sector of what stands beside it: "president of the Riigikogu"."""
    if noun.key in _WEAK:
        return True
    return noun.key in _YIELDING and _tail_sector(read, asked) not in (None, "GOV", "CVL", "IGO", "MED", "EDU")


def _group_sector(spans: Sequence[Span], asked: _Asked) -> str | None:
    named = [(index, span) for index, span in enumerate(spans) if span.kind == "group"]
    found = [_group(span, asked) for _, span in named]
    noun = next((span for span in reversed(spans) if span.kind in ("noun", "generic")), None)
    if not found:
        return None
    group, (index, span) = found[-1], named[-1]
    if group.id not in states() and group.id is not None:
        return noun.sector if noun is not None and noun.sector else _office_in(span) or group.sector
    if _is_common(spans, index, group):
        return vocabulary().nouns.get(span.key, group.sector)
    strong = noun is not None and noun.kind == "noun" and noun.key not in _WEAK and noun.first >= spans[0].first
    if noun is None or not strong:
        return group.sector
    outside = group.sector in ("GOV", "CVL") or (group.sector in ("BUS", "JRN") and noun.sector == "CVL")
    return noun.sector if outside else group.sector


def _office_in(span: Span) -> str | None:
    """The sector of the office that a body's name begins with: "President of the European Council"."""
    starts = (span.key[:end] for end in range(len(span.key) - 1, 0, -1))
    return next((vocabulary().nouns[key] for key in starts if vocabulary().nouns.get(key) == "GOV"), None)


def _before(read: _Read, noun: Span) -> str | None:
    """The sector of the words before a noun that has none of its own, the nearest first, the people's last."""
    before = [span.sector for span in read.head if span.end <= noun.first and span.kind in ("noun", "modifier")]
    said = [sector for sector in reversed(before) if sector]
    return next((sector for sector in said if sector != "CVL"), said[0] if said and noun.kind == "generic" else None)


def _tail_sector(read: _Read, asked: _Asked) -> str | None:
    if not read.tail:
        return None
    group = _group_sector(read.tail, asked)
    if group is not None:
        return group
    words = [span for span in read.tail if span.kind in ("noun", "modifier", "generic")]
    return next((span.sector for span in words[:1] if span.sector), None)


def _person_in(read: _Read) -> bool:
    return any(span.kind == "person" for span in read.head)


def _person_sector(read: _Read, asked: _Asked) -> tuple[str | None, str | None] | None:
    people = [person for span in read.head if span.kind == "person" for person in _meant(span.persons, asked)]
    answers = [person.on(asked.on) for person in people]
    return next((answer for answer in answers if answer[0]), answers[0]) if answers else None


def _serving(read: _Read, asked: _Asked) -> bool:
    """True where the phrase ends in a person who has a known part on the day: the day decides, not the title."""
    last = read.head[-1]
    people = _meant(last.persons, asked) if last.kind == "person" else []
    return any(person.serves(asked.on) for person in people)


def _second(read: _Read, noun: Span) -> str | None:
    """The second sector: a rank beside an office of government; the state's own media."""
    if noun.sector == "GOV" and set(noun.key) & _STATE_MEDIA:
        return "JRN"
    ranks = [span.sector for span in read.all if span is not noun and span.key in vocabulary().ranks]
    return "MIL" if noun.sector == "GOV" and "MIL" in ranks else None


def _place_sector(read: _Read) -> str | None:
    """Of a place alone: a capital is the government, a town and a people the public."""
    places = [span.place for span in read.head if span.place is not None]
    if not places or read.tail:
        return None
    return {"capital": "GOV", "city": "CVL", "people": "CVL"}.get(places[-1].kind)


def _name_of(who: str | None, phrase: str) -> str:
    if who is None:
        return phrase.strip()
    return state_name(who) if who in states() else _body_names().get(who, who)


@cache
def _body_names() -> dict[str, str]:
    return {body.id: body.name for body in bodies()}
