"""Noun phrases that may act or be acted on, whoever they are: their words in a sentence, and those named within."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from comity import grammar
from comity.acts import ACT_NOUNS, ENDINGS
from comity.model import Sentence, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a noun phrase without article and possessive ending; ``start`` and ``end`` are the document's."""

    text: str
    start: int
    end: int
    head: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


ENDING: Final = re.compile(r"(?:\s*['’]+s?|[\s.,;:'\"’”])+$")
INNER: Final = frozenset({"compound", "amod", "nmod", "nummod", "poss", "quantmod", "advmod", "case", "punct", "det"})
"""What stands before a noun as part of its phrase."""
ARTICLES: Final = frozenset("a an the this that these those".split())
"""What a phrase is told without; "some", "another" and "every" stay."""
SEATS: Final = frozenset({"in", "across"})
"""Prepositions that lead to where somebody has his seat."""
SENT: Final = frozenset("ambassador envoy representative delegate emissary adviser advisor".split())
"""Who is sent "to" somebody."""
TIMES: Final = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december day week month year today tomorrow yesterday morning evening night time "
        "hour minute decade century moment weekend mon tue tues thu thurs fri jan feb apr jun jul aug sep sept "
        "oct nov dec"
    ).split()
)
"""Words for times, which stand where names do."""
VOID: Final = frozenset(
    (
        "it there this that these those which what who whom i we you he she they them him her us me one himself "
        "themselves itself herself each other way lot part"
    ).split()
)
"""Pronouns, and nouns that mean nobody."""


def phrase_of(sentence: Sentence, head: Token) -> Phrase:
    """The words of the phrase: what stands before the head, a name right after it, and a tail with "of"."""
    name = name_after(sentence, head)
    tokens = sorted([*_parts(sentence, head), *(_parts(sentence, name) if name else ())], key=lambda t: t.i)
    while len(tokens) > 1 and _is_loose(sentence, tokens[0], head):
        tokens = tokens[1:]
    start, end = tokens[0].start, tokens[-1].end
    words = sentence.text[start - sentence.start : end - sentence.start]
    kept = ENDING.sub("", words) or words
    return Phrase(kept, start, start + len(kept), head.i)


def _is_loose(sentence: Sentence, token: Token, head: Token) -> bool:
    """Articles, and adverbs that stand before the whole phrase: "notably the President"."""
    adverb = token.dep == "advmod" and sentence.head(token) == head and token.tag == "RB" and head.tag != "CD"
    article = token.tag in ("DT", "PDT") and token.lower in ARTICLES
    day = token.dep in ("compound", "nmod", "npadvmod") and token.lower in TIMES
    empty = token.dep in ("punct", "predet") or token.tag == "PRP"
    return adverb or day or empty or ((article or token.tag == "POS") and token.dep != "poss")


def name_after(sentence: Sentence, head: Token) -> Token | None:
    """The name that a title leads to without a comma: "leader Jair Bolsonaro", "envoy to Peru Maria Quispe"."""
    end = _end_of_title(sentence, head)
    after = sentence.tokens[end + 1] if end + 1 < len(sentence.tokens) else head
    if (head.tag.startswith("NNP") and end == head.i) or not after.tag.startswith("NNP"):
        return None
    while after.dep == "compound" and sentence.head(after).i > after.i:
        after = sentence.head(after)
    joined = after.dep == "appos" and sentence.head(after) == head
    return after if joined or (after.dep == head.dep and after.head == head.head) else None


def _end_of_title(sentence: Sentence, head: Token) -> int:
    """The index of the last word of a title: an envoy's is told with where it leads."""
    tails = [t for t in sentence.children(head, "prep") if _is_mission(head, t)]
    return max((t.i for tail in tails for t in sentence.subtree(tail)), default=head.i)


def _is_mission(head: Token, preposition: Token) -> bool:
    return preposition.i == head.i + 1 and preposition.lower == "to" and head.lemma.lower() in SENT


def _parts(sentence: Sentence, head: Token) -> Iterator[Token]:
    yield head
    for child in sentence.children(head):
        if child.i < head.i and child.dep in INNER and not grammar.starts_clause(sentence, child):
            yield from (t for t in sentence.subtree(child) if t.i < head.i)
        elif child.dep == "prep" and child.i > head.i and (child.lower == "of" or _is_seat(sentence, head, child)):
            yield child
            for noun in sentence.children(child, "pobj"):
                yield from _parts(sentence, noun)
        elif _is_second_half(sentence, head, child):
            yield from sentence.tokens[head.i + 1 : child.i + 1]


def _is_seat(sentence: Sentence, head: Token, preposition: Token) -> bool:
    """ "Doctors in Kyiv", "a shrine in Iran": who or what stands somewhere, told by the name of the place."""
    if _is_mission(head, preposition):
        return True
    beside = preposition.i == head.i + 1 and preposition.lower in SEATS
    if not beside or head.tag.startswith("NNP") or is_act(head):
        return False
    places = sentence.children(preposition, "pobj")
    return bool(places) and places[0].tag.startswith("NNP") and not sentence.children(places[0], "conj")


def _is_second_half(sentence: Sentence, head: Token, other: Token) -> bool:
    """ "Shoppers and workers", "loss or injury": a bare noun after one that is told by more than its article."""
    if other.dep != "conj" or other.i != head.i + 2 or not _is_plain(head) or not _is_plain(other):
        return False
    told = any(t.tag in ("CD", "JJ", "NN", "NNP") for t in sentence.children(head, "amod", "nummod", "compound"))
    return told and not any(t.dep in INNER for t in sentence.children(other))


def is_act(noun: Token) -> bool:
    """True for nouns that tell an act: "attack", "invasion"; not for "government"."""
    lemma = noun.lemma.lower()
    return lemma in ACT_NOUNS or (lemma.endswith(ENDINGS) and lemma not in PERSONS)


def _is_plain(token: Token) -> bool:
    return token.tag in ("NN", "NNS")


def may_act(sentence: Sentence, token: Token) -> bool:
    """True for a noun that is no pronoun and no time."""
    if is_void(token):
        return False
    return grammar.is_noun(token) or token.tag == "CD" or bool(sentence.children(token, "det", "poss"))


PERSONS: Final = frozenset(
    (
        "people person man woman child girl boy victim voter citizen other police army navy military force troop "
        "government authority ministry minister president official diplomat leader chief lawmaker judge court "
        "agency company firm party coalition opposition rebel militant militia group union community country "
        "nation state world side team student family ally neighbour neighbor public staff crowd mourner refugee "
        "migrant journalist media civilian parliament congress senate council commission committee regime junta "
        "patient guard husband wife mother father son daughter brother sister rival expert analyst extremist "
        "terrorist soldier gunman worker officer resident fighter supporter prosecutor protester demonstrator "
        "commander prisoner hostage passenger lawyer doctor scientist reporter candidate senator delegation bloc "
        "alliance captain player coach owner fan ceo boss chairman chairwoman founder author producer actor singer "
        "farmer trader investor business bank jury panel newspaper channel suspect attacker insurgent separatist "
        "troops member executive deputy governor mayor king queen prince princess pope bishop priest cleric nurse "
        "athlete celebrity professor teacher critic colleague counterpart successor predecessor envoy ambassador "
        "secretary chancellor premier spokesman spokeswoman spokesperson negotiator mediator inspector observer "
        "relative survivor tourist shareholder villager dissident activist opponent foe enemy friend movement faction "
        "administration cabinet tribe gang cartel mob crew brigade squad airline broadcaster outlet "
        "university charity club federation"
    ).split()
)
"""People, and what people form."""
BODIES: Final = re.compile(r"[A-Z]{2,}s")
"""The plural of what is called by its initials: "MPs", "NGOs"."""
PEOPLE: Final = re.compile(r"(?:[a-z]{3}(?:er|or|ist|ian|ant|ee|eer)s|(?:[a-z](?:men|women|children|kids)))$")
"""The plural of what one who does something is called: voters, lawmakers, schoolchildren."""
NO_PEOPLE: Final = frozenset(
    (
        "numbers powers orders borders matters papers waters shelters factors sectors towers centers corners offers "
        "letters quarters rumors colors errors doors floors indoors outdoors others computers posters plants grants "
        "restaurants answers dollars figures headquarters chapters disasters weathers winters summers layers "
        "fingers flowers rivers lists tankers launchers reactors motors tremors trees fees degrees "
        "guarantees rupees yankees variants warrants mirrors servers containers trailers boosters terrors horrors"
    ).split()
)
"""Other words that end so."""


def is_actor(token: Token) -> bool:
    """True for names and for nouns that mean people or what people form."""
    if is_void(token):
        return False
    if token.tag.startswith("NNP"):
        return True
    lower = token.lower
    people = token.tag == "NNS" and lower not in NO_PEOPLE and (PEOPLE.search(lower) or BODIES.fullmatch(token.text))
    return token.tag.startswith("NN") and bool(people or lower in PERSONS or token.lemma.lower() in PERSONS)


def is_void(token: Token) -> bool:
    """True for pronouns and times; "US" is none."""
    lower = token.lower
    if not any(c.isalnum() for c in lower):
        return True
    return (lower in VOID and token.text != "US") or lower in TIMES or token.lemma.lower() in TIMES


def named_within(sentence: Sentence, head: Token, limit: frozenset[int]) -> Iterator[Token]:
    """The heads of the phrases for actors at and below a token, in order; ``limit``: tokens that end the way down.

    What stands within a phrase for an actor ("Ukraine" in "Ukraine's army") is not gone into.
    """
    found = list(_below(sentence, head, limit))
    yield from sorted(found, key=lambda t: t.i)


def _is_named(sentence: Sentence, token: Token) -> bool:
    """ "Iran protests", "G20 summit": a noun with a name before it."""
    return token.tag.startswith("NN") and any(t.tag.startswith("NNP") for t in sentence.children(token, "compound"))


def _below(sentence: Sentence, head: Token, limit: frozenset[int]) -> Iterator[Token]:
    actor = is_actor(head) or _is_named(sentence, head)
    if actor:
        yield head
    inside = {t.i for t in _parts(sentence, head)} if actor else set()
    name = name_after(sentence, head) if actor else None
    for child in sentence.children(head):
        if child.i in limit or child == name or (child.i in inside and child.dep != "prep"):
            continue
        if child.i in inside:
            yield from _tails(sentence, child, limit)
        else:
            yield from _below(sentence, child, limit)


def _tails(sentence: Sentence, preposition: Token, limit: frozenset[int]) -> Iterator[Token]:
    """What hangs on the nouns of an "of" that is part of a phrase."""
    for noun in sentence.children(preposition, "pobj"):
        for child in sentence.children(noun, "prep", "conj", "relcl", "acl"):
            if child.i not in limit and not (child.dep == "prep" and child.lower == "of"):
                yield from _below(sentence, child, limit)
