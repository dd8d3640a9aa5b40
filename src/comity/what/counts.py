"""Numbers of persons and pieces, by the grammar of the sentence: "two decommissioned cutters", "five of them"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from comity import grammar
from comity.model import Quantity, Sentence, Token
from comity.what.quantities import load_units, value_of

PERSON: Final = re.compile(r"(?:\w{3,}(?:ist|ian|eer|ese)|\w+(?:man|men|woman|women))s?|\w{2,}ees?")
"""Endings of nouns for persons."""
DOER: Final = re.compile(r"\w{3,}(?:er|or)s?")
"""Endings of nouns for who does something, and for some tools (``tools`` in units.yaml)."""
HURT: Final = frozenset(
    "kill hurt wound injure die dead murder arrest detain jail stay return flee host shelter employ deport lose rescue "
    "evacuate free release train repatriate resettle abduct kidnap drown".split()
)
"""Verbs of which a bare number counts persons: "four were hurt"."""


TEAMS: Final = frozenset("team crew contingent delegation garrison force patrol party mission staff unit group".split())
"""Nouns behind which a bare number counts persons: "a team of forty"."""


class Count(NamedTuple):
    """A number of persons or pieces. ``noun``: the index of the token that the count hangs the clause on."""

    noun: int
    start: int
    end: int
    quantity: Quantity


def find_counts(sentence: Sentence) -> tuple[Count, ...]:
    """The counts of a sentence in order; times, sides, countries and years are none."""
    return tuple(count for token in sentence.tokens for count in _count(sentence, token))


def _count(sentence: Sentence, token: Token) -> Iterator[Count]:
    if token.tag == "CD" and token.dep not in ("nummod", "compound", "quantmod", "appos", "npadvmod"):
        yield from _partitive(sentence, token)
    elif grammar.is_noun(token) and token.tag != "CD":
        numbers = [child for child in sentence.children(token, "nummod") if child.tag == "CD" and child.i < token.i]
        part = _is_of_a_part(sentence, token)
        if len(numbers) == 1 and not part:
            yield from _made(sentence, numbers[0], token, token)


def _partitive(sentence: Sentence, number: Token) -> Iterator[Count]:
    """ "Fourteen of the attacks", "five of them", "four were hurt"."""
    nouns = grammar.after(sentence, number, "of")
    if nouns:
        yield from _made(sentence, number, nouns[0], number)
    elif _is_of_persons(sentence, number):
        yield from _made(sentence, number, number, number)


def _is_of_persons(sentence: Sentence, number: Token) -> bool:
    """True for a bare number that counts persons: "four were hurt", "a team of forty"."""
    above = sentence.head(number)
    if number.dep == "pobj":
        return sentence.head(above).lemma in TEAMS
    return above.lemma in HURT and number.dep in ("nsubj", "nsubjpass", "dobj")


def _is_of_a_part(sentence: Sentence, noun: Token) -> bool:
    """True for the whole behind a part: "fourteen of twenty attacks", "the last of four", "one in three"."""
    above = sentence.head(noun)
    part = sentence.head(above)
    numbered = part.tag == "CD" or part.lower in ("first", "last", "none", "half", "most", "all", "third", "second")
    return noun.dep == "pobj" and above.lower in ("of", "in") and numbered


def _made(sentence: Sentence, number: Token, noun: Token, head: Token) -> Iterator[Count]:
    words = _number(sentence, number)
    text = sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]
    value, unit = value_of(text), unit_of(noun)
    named = re.fullmatch(r"1[5-9]\d\d|20\d\d", text) or sentence.text[words[-1].end - sentence.start :].startswith("-")
    if value and unit and not named:
        start, end = words[0].start, max(number, noun, key=lambda t: t.i).end
        shown = sentence.text[start - sentence.start : end - sentence.start]
        yield Count(head.i, start, end, Quantity(value, unit, _measure(noun), shown))


def _number(sentence: Sentence, number: Token) -> list[Token]:
    """All words of a number: "one hundred and fifty-two", "two and a half million"."""
    first = last = number.i
    while first and _goes_on(sentence.tokens[first - 1], sentence.tokens[first]):
        first -= 1
    while last + 1 < len(sentence.tokens) and _goes_on(sentence.tokens[last], sentence.tokens[last + 1]):
        last += 1
    words = list(sentence.tokens[first : last + 1])
    while words[-1].tag != "CD" and len(words) > 1:
        words.pop()
    while words[0].tag != "CD" and words[0].lower not in ("a", "half") and len(words) > 1:
        words.pop(0)
    return words


def _goes_on(one: Token, two: Token) -> bool:
    """True for two words side by side of one number."""
    small = ("and", "a", "half", "-", "hundred", "thousand", "million", "billion")
    return (
        (one.tag == "CD" or one.lower in small) and (two.tag == "CD" or two.lower in small) and one.end + 1 >= two.start
    )


def _measure(noun: Token) -> str | None:
    return noun.lemma.lower() if grammar.is_noun(noun) and noun.tag != "CD" else None


def unit_of(noun: Token) -> str | None:
    """Whether a noun counts persons or pieces; None for times, places in a row, states and what cannot be counted."""
    if noun.tag in ("CD", "PRP"):
        return "person"
    word, units = noun.lower, load_units()
    if word in units.counted:
        return units.counted[word][0]
    if {word, word.removesuffix("s"), noun.lemma.lower()} & _uncounted() or re.search(r"\d", word):
        return None
    if noun.i and noun.text[0].isupper():
        return _unit_of_name(word)
    doer = DOER.fullmatch(word) and word.removesuffix("s") not in units.tools
    return "person" if PERSON.fullmatch(word) or doer or noun.lemma in units.human else "piece"


def _unit_of_name(word: str) -> str | None:
    """Of many of one name: 24 Indians are persons, 24 Rafales are pieces."""
    if word in PEOPLES or word.endswith(("ans", "inos", "ese")):
        return "person"
    return "piece" if word.endswith("s") else None


PEOPLES: Final = frozenset(
    (
        "arabs armenians azeris bangladeshis brits britons croats czechs danes emiratis finns greeks iraqis israelis "
        "jews kazakhs kosovars kurds kuwaitis kyrgyz nepalis omanis pakistanis poles qataris saudis serbs slovaks "
        "slovenes somalis spaniards swedes swiss tajiks thais tibetans turks turkmens uyghurs uzbeks yemenis"
    ).split()
)
"""Peoples whose plural has no ending of its own."""


@cache
def _uncounted() -> frozenset[str]:
    units = load_units()
    return frozenset((*units.uncounted, *units.rates, *units.measures, *units.currencies, *units.scales))
