"""Finds the places of a sentence: names that a preposition, a site's noun or a verb of visiting makes places."""

from __future__ import annotations

from collections.abc import Iterator

from comity.grammar import first_conjunct
from comity.model import Sentence, Token, Where
from comity.where.gazetteer import City, countries, find_city, fold, places, provinces, words

_LONGEST = 6
_SURE = 100_000
_BESIDE = ("off", "near", "off-coast")
_LINKS = frozenset({"compound", "nmod", "amod", "poss", "nn"})

Found = tuple[int, int, Where]


def find_wheres(sentence: Sentence) -> tuple[Found, ...]:
    """The places of a sentence in order, none overlapping: document offsets and the record of each.

    A name counts where the parse makes it a place: after "in", "off", "near" ..., before "air base" or "Prefecture",
    as the aim of a visit. A place that two states claim has no country.
    """
    near = _countries_named(sentence)
    found: list[Found] = []
    skip = 0
    for token in sentence.tokens:
        if token.i >= skip and token.text[0].isupper():
            hit = _at(sentence, token, near)
            if hit is not None:
                last, where = hit
                found.append((token.start, sentence.tokens[last].end, where))
                skip = last + 1
    return tuple(found)


def _countries_named(sentence: Sentence) -> frozenset[str]:
    codes = set()
    for token in sentence.tokens:
        for _, name in _names(sentence, token) if token.text[0].isupper() else ():
            where = countries().get(name)
            if where is not None and where.country:
                codes.add(where.country)
    return frozenset(codes)


def _names(sentence: Sentence, token: Token) -> Iterator[tuple[int, str]]:
    """The folded texts that begin at the token, longest first, each with the index of its last token."""
    last = min(token.i + _LONGEST, len(sentence.tokens)) - 1
    for end in range(last, token.i - 1, -1):
        text = sentence.text[token.start - sentence.start : sentence.tokens[end].end - sentence.start]
        yield end, fold(text)


def _at(sentence: Sentence, token: Token, near: frozenset[str]) -> tuple[int, Where] | None:
    """The last token of the place that begins here, and the place."""
    beside = _is_beside(sentence, token)
    for last, name in _names(sentence, token):
        head = _head(sentence, token.i, last)
        if _is_name(sentence, token.i, last) and (beside or _is_placed(sentence, head)):
            site = _site(sentence, last, head)
            where = _look_up(name, site, _after_comma(sentence, last) or near)
            if where is not None:
                return site or last, where
    return None


def _is_beside(sentence: Sentence, token: Token) -> bool:
    """Right after "off" or "near", whatever the parse makes of them."""
    before = [other.lower for other in sentence.tokens[max(token.i - 2, 0) : token.i]]
    return bool(before) and (before[-1] in _BESIDE or (before[-1] == "the" and before[0] in _BESIDE))


def _after_comma(sentence: Sentence, last: int) -> frozenset[str]:
    """The country of "Hyderabad, Pakistan"."""
    if last + 2 >= len(sentence.tokens) or sentence.tokens[last + 1].text != ",":
        return frozenset()
    found = (countries().get(name) for _, name in _names(sentence, sentence.tokens[last + 2]))
    where = next((place for place in found if place is not None), None)
    return frozenset({where.country}) if where is not None and where.country else frozenset()


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    tokens = sentence.tokens[first : last + 1]
    if not tokens[-1].text[0].isalpha():
        return False
    name = " ".join(token.text for token in tokens)
    return fold(name) not in words("not_places") and any(token.tag.startswith("NN") for token in tokens)


def _look_up(name: str, site: int | None, near: frozenset[str]) -> Where | None:
    """Our own places first, then countries, large cities, provinces and small towns of a country named nearby."""
    known = places().get(name) or countries().get(name)
    if known is not None:
        return known
    region = provinces().get(name)
    city = find_city(name, near)
    if region and (site is not None or city is None or city.people < _SURE):
        here = [code for code in region if code in near] or region
        return Where(name.title(), here[0] if len(here) == 1 else None, None, None, "region")
    if city is not None and (city.people >= _SURE or city.country in near or site is not None):
        return _city(city)
    return None


def _city(city: City) -> Where:
    return Where(city.name, city.country, city.lat, city.lon, "city")


def _head(sentence: Sentence, first: int, last: int) -> Token:
    """The token of the name that the others hang on."""
    inside = range(first, last + 1)
    return next(
        token for token in sentence.tokens[first : last + 1] if token.head not in inside or token.head == token.i
    )


def _site(sentence: Sentence, last: int, head: Token) -> int | None:
    """The index of the noun right after the name that makes a place of it: "Prefecture", "air base"."""
    for end in (last + 2, last + 1):
        tokens = sentence.tokens[last + 1 : end + 1]
        name = " ".join(token.lower for token in tokens)
        if len(tokens) == end - last and name in words("sites") and head.head == tokens[-1].i:
            return end
    return None


def _is_placed(sentence: Sentence, token: Token) -> bool:
    """True where the parse puts something there."""
    token = first_conjunct(sentence, token)
    if token.dep == "appos":
        return _is_placed(sentence, sentence.head(token))
    governor = sentence.head(token)
    if token.dep in _LINKS and governor != token:
        return fold(governor.text) in words("sites") and _is_placed(sentence, governor)
    if token.dep == "dobj":
        return governor.lemma in words("visited")
    return token.dep in ("pobj", "npadvmod") and _puts(sentence, governor)


def _puts(sentence: Sentence, preposition: Token) -> bool:
    governor, word = sentence.head(preposition), preposition.lower
    if word in words("at"):
        return governor.lemma not in words("abstract")
    if word in words("towards"):
        return governor.lemma in words("movement")
    if word == "of":
        return fold(governor.text) in words("sites") and (governor.tag != "NN" or _is_placed(sentence, governor))
    return word == "coast"
