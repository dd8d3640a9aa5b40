"""Who may do something to whom in a parsed sentence, by its grammar alone: for each word that may tell an act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from comity import grammar
from comity.acts import LIGHT
from comity.model import Sentence, Token
from comity.phrases import Phrase, is_act, is_actor, may_act, named_within, phrase_of

Way = Literal["object", "prep", "within", "told", "joint", "noun", "itself", "harm"]


@dataclass(frozen=True, slots=True)
class Partners:
    """One who may act, another who may be acted on, the word that may tell the act, and how the other hangs on it."""

    actor: Phrase
    other: Phrase
    trigger: Token
    way: Way
    able: bool
    """Whether the actor is a name, or people."""
    named: bool
    """Whether the other is."""
    lemma: str
    """The word's lemma in lower case, a verb's with its particle: "hand over", "take part"."""
    link: str
    """The preposition that leads to the other, else its dependency label."""


SAYING: Final = frozenset(
    (
        "say tell report announce state note add confirm declare write explain reveal claim insist stress underline "
        "underscore emphasise emphasize reaffirm reiterate affirm argue warn maintain suggest indicate acknowledge "
        "admit allege believe observe remark recall describe think disclose express mention comment tweet post respond "
        "reply contend assert predict complain quote talk speak expect assure estimate assume caution "
        "downplay play address cite brief answer ask hint conclude propose "
        "regret"
    ).split()
)
"""Verbs that tell words or thoughts."""


NOUNS: Final = frozenset(
    (
        "violence aggression offensive operation assault airstrike bombardment criticism probe inquiry audit ultimatum "
        "appeal warning backing crackdown siege curfew withdrawal retreat exit"
    ).split()
)
"""Nouns that tell an act beside those of ``acts``."""
DEEP: Final = 8
"""Steps down the parse to which what is told is looked through."""
TELLING: Final = frozenset("say tell add write announce warn insist".split())
"""Verbs of which whoever is the subject speaks."""
SOURCES: Final = frozenset("report study survey document note poll investigation source website text".split())
"""What speaks though it is nobody."""


DOING: Final = frozenset(
    (
        "make launch carry hold have stage conduct mount begin start open resume continue lead order take do give "
        "offer sign reach finalise finalize seek plan prepare express voice promise announce impose issue declare "
        "pledge step wage deliver renew intensify extend provide send pursue receive undertake reiterate"
    ).split()
)
"""Verbs of which the object tells the act: "launched an attack"."""


def find_partners(sentence: Sentence) -> Iterator[Partners]:
    """All that may act on one another in the sentence, in the order of the words that tell it."""
    for token in sentence.tokens:
        if token.lower == "according":
            yield from _according(sentence, token)
        elif grammar.is_verb(token) and token.dep not in ("aux", "auxpass"):
            yield from _of_verb(sentence, token)
        elif grammar.is_noun(token) and _tells_an_act(token):
            yield from _of_noun(sentence, token)


TRAVEL: Final = frozenset({"go", "come"})
"""Light verbs that tell a visit where one goes to somebody."""
RECEIVING: Final = frozenset("receive get win obtain secure accept face draw suffer gain earn await".split())
"""Verbs of which the subject is acted on by who stands after "from"."""


def _received(sentence: Sentence, verb: Token) -> Token:
    """What is received where that tells the act ("faced criticism from"), else the verb."""
    return next((t for t in sentence.children(verb, "dobj") if _tells_an_act(t)), verb)


def _tells_an_act(noun: Token) -> bool:
    return is_act(noun) or noun.lemma.lower() in NOUNS


def _of_verb(sentence: Sentence, verb: Token) -> Iterator[Partners]:
    actors = _actors(sentence, verb)
    if _says(sentence, verb):
        clauses = verb.lemma in TELLING and bool(sentence.children(verb, "ccomp"))
        speakers = [
            t for t in actors if is_actor(t) or t.lemma.lower() in SOURCES or (clauses and t.text[:1].isupper())
        ]
        yield from _pair(sentence, verb, speakers, list(_told(sentence, verb, actors)), "told")
        return
    if verb.lemma in LIGHT - TRAVEL and " " not in _lemma(sentence, verb):
        return
    if verb.lemma in RECEIVING:
        givers = [t for t in grammar.after(sentence, verb, "from", "by") if is_actor(t) and t not in actors]
        yield from _pair(sentence, _received(sentence, verb), givers, actors, "object")
    objects = [t for t in _objects(sentence, verb) if t not in actors]
    if not actors:
        yield from _pair(sentence, verb, _causes(sentence, verb), objects, "harm")
        return
    yield from _pair(
        sentence, verb, actors, [t for t in objects if may_act(sentence, t) and _is_object(sentence, verb, t)], "object"
    )
    taken = (*actors, *objects, *(grammar.after(sentence, verb, "from") if verb.lemma in RECEIVING else ()))
    leading = ("to",) if verb.lemma in TRAVEL else ()
    tails = [t for t in grammar.after(sentence, verb, *leading) if may_act(sentence, t) and t not in taken]
    yield from _pair(sentence, verb, actors, tails, "prep")
    stop = frozenset(t.i for t in sentence.tokens if grammar.is_verb(t) or t in actors)
    heads = () if any(is_actor(t) for t in objects) else (*objects, *tails)
    within = dict.fromkeys(t for head in heads for t in named_within(sentence, head, stop))
    rest = [t for t in within if t not in objects and t not in tails]
    yield from _pair(sentence, verb, actors, rest, "within")
    yield from _joint(sentence, verb, actors)


def _is_object(sentence: Sentence, verb: Token, token: Token) -> bool:
    """Not what the subject or the object is said to be, nor a part of the verb; who is called up is no such thing."""
    if (verb.lemma, token.lower) in FIXED:
        return False
    called = verb.lemma == "call" and is_actor(token) and not _names(sentence, verb)
    return token.dep not in ("attr", "oprd") or called


def _names(sentence: Sentence, verb: Token) -> bool:
    """Whether one is called something: "called the mayor a poet"."""
    return verb.lemma == "call" and len(sentence.children(verb, "dobj", "oprd", "ccomp")) > 1


def _says(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells words: some do so only with a clause ("expects that"), "point" only with "out"."""
    if verb.lemma == "point":
        return any(t.lower == "out" for t in sentence.children(verb, "prt"))
    clauses = verb.lemma not in MEANING or bool(sentence.children(verb, "ccomp", "xcomp"))
    return verb.lemma in SAYING and clauses


MEANING: Final = frozenset("contend respond expect propose estimate assume suggest indicate think observe".split())
"""Verbs of SAYING that tell an act where no clause follows."""


def _actors(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    found = grammar.agents(sentence, verb)
    if not found and verb.tag == "VBN" and grammar.is_passive(sentence, verb):
        found = grammar.after(sentence, verb, "by")
    if not found and not grammar.is_passive(sentence, verb):
        found = _listed(sentence, grammar.subjects(sentence, verb)) or _announced(sentence, verb)
    meant = [one for t in found for one in _meant(sentence, t)]
    return tuple(dict.fromkeys(t for t in meant if may_act(sentence, t)))


def _meant(sentence: Sentence, subject: Token) -> tuple[Token, ...]:
    """The subject; of what is said of "it" and "they", whoever says it: "Peru said it would free the sailors"."""
    verb = grammar.first_conjunct(sentence, sentence.head(subject))
    speech = sentence.head(verb)
    if subject.lower not in ("it", "he", "she", "they") or verb.dep != "ccomp" or not _says(sentence, speech):
        return (subject,)
    return _actors(sentence, speech)


def _listed(sentence: Sentence, found: Sequence[Token]) -> tuple[Token, ...]:
    """Those of a list without "and" too: "Peru, Chile, Bolivia agree"."""
    more = [sentence.children(t, "appos") for t in found if not any(c.tag == "CC" for c in sentence.subtree(t))]
    return (*found, *(t for row in more if len(row) > 1 for t in row if t.tag.startswith("NNP")))


def _announced(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Of a headline's infinitive: "Peru to host summit"."""
    head = sentence.head(verb)
    alone = head.dep == "ROOT" and head.i < verb.i and (is_actor(head) or head.text[:1].isupper())
    infinitive = any(t.tag == "TO" for t in sentence.children(verb, "aux"))
    return tuple(grammar.conjuncts(sentence, head)) if alone and infinitive else ()


def _objects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """What is acted on, with what hangs on a particle ("hand over prisoners") and what is named as a part of it."""
    found = [*grammar.objects(sentence, verb), *sentence.children(verb, "dative")]
    found += [t for particle in sentence.children(verb, "prt") for t in sentence.children(particle, "pobj")]
    if verb.lemma in MAKING:
        found += [
            t for clause in sentence.children(verb, "ccomp") for t in sentence.children(clause, "nsubj", "nsubjpass")
        ]
    for noun in sentence.children(verb, "dobj"):
        for preposition in FIXED.get((verb.lemma, noun.lower), ()):
            found += [*grammar.after(sentence, verb, preposition), *grammar.after(sentence, noun, preposition)]
    parts = [t for head in (*found, *([verb] if found else ())) for t in grammar.after(sentence, head, "including")]
    return tuple(dict.fromkeys((*found, *parts)))


MAKING: Final = frozenset(
    (
        "demand order want let make help allow permit force compel require urge ask expect beg find deem consider "
        "recommend insist prevent stop cause enable get see watch"
    ).split()
)
"""Verbs of which the subject of the clause that follows is acted on: "demands that the mayor resign"."""
HARM: Final = frozenset("kill injure wound hurt damage destroy hit shoot murder massacre displace".split())
"""Verbs of which a passive tells a deed though it names no doer."""
ATTACKS: Final = frozenset(
    (
        "attack strike airstrike raid bombing bombardment shelling blast explosion shooting assault offensive invasion "
        "ambush missile drone fire clash stampede earthquake flood storm crash"
    ).split()
)
"""What harms people."""


def _causes(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """What harmed those of whom a passive tells: "killed in an air strike", "killed when gunmen opened fire"."""
    if verb.lemma not in HARM or not grammar.is_passive(sentence, verb):
        return ()
    attacks = [t for t in grammar.after(sentence, verb, "in", "by", "during") if t.lemma.lower() in ATTACKS]
    clauses = [t for t in sentence.children(verb, "advcl") if grammar.is_verb(t) and sentence.children(t, "nsubj")]
    doers = [t for clause in clauses for t in _actors(sentence, clause) if is_actor(t)]
    return tuple(attacks or doers)


def _told(sentence: Sentence, verb: Token, actors: Sequence[Token]) -> Iterator[Token]:
    """The actors in what a verb of saying tells, where they stand not too deep in it."""
    others = [t for t in sentence.children(verb, "conj", "advcl") if grammar.is_verb(t)]
    yield from _named_below(sentence, verb, [*actors, *others])
    aside = verb.dep in ("parataxis", "ccomp") or any(t.lower == "as" for t in sentence.children(verb, "mark"))
    if aside and not sentence.children(verb, "ccomp"):
        yield from _named_below(sentence, sentence.head(verb), [verb])


def _named_below(sentence: Sentence, top: Token, without: Sequence[Token]) -> Iterator[Token]:
    """The actors below a token, without what hangs on the others and on nouns as an aside."""
    stop = frozenset(t.i for head in without for t in sentence.subtree(head))
    for token in named_within(sentence, top, stop):
        way = [token, *sentence.ancestors(token)]
        way = way[: way.index(top)] if top in way else way
        aside = any(t.dep == "appos" for t in way) or (
            any(t.dep == "acl" for t in way) and token.dep in ("poss", "compound", "amod", "npadvmod")
        )
        said_so = token.dep in ("attr", "oprd") or (way[-1].dep == "prep" and way[-1].lower in ASIDES)
        if token.i not in stop and len(way) <= DEEP and not aside and not said_so:
            yield token


ASIDES: Final = frozenset("in at from during by after amid before via through since with for on over".split())
"""Prepositions that lead from a verb of saying to where, when and how it is said."""


def _pair(
    sentence: Sentence, trigger: Token, actors: Sequence[Token], others: Sequence[Token], way: Way
) -> Iterator[Partners]:
    for one in _phrases(sentence, actors):
        for two in _phrases(sentence, others):
            apart = one.end <= two.start or two.end <= one.start
            if apart and one.text.lower() != two.text.lower():
                able, named = (is_actor(sentence.tokens[phrase.head]) for phrase in (one, two))
                link = _link(sentence, sentence.tokens[two.head])
                yield Partners(one, two, trigger, way, able, named, _lemma(sentence, trigger), link)


def _link(sentence: Sentence, other: Token) -> str:
    first = grammar.first_conjunct(sentence, other)
    return sentence.head(first).lower if first.dep == "pobj" else first.dep


def _lemma(sentence: Sentence, word: Token) -> str:
    more = [t.lower for t in sentence.children(word, "prt")]
    more += [t.lower for t in sentence.children(word, "dobj") if (word.lemma, t.lower) in FIXED]
    more += ["names"] if _names(sentence, word) else []
    return " ".join([word.lemma.lower(), *more[:1]])


FIXED: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("take", "part"): ("in",),
    ("open", "fire"): ("on", "at"),
    ("cut", "ties"): ("with",),
    ("sever", "ties"): ("with",),
    ("lay", "siege"): ("to",),
}
"""Verbs that tell another act with this object, and what leads to those that it is done to."""


def _phrases(sentence: Sentence, heads: Sequence[Token]) -> list[Phrase]:
    """The phrases of the heads, without those that are part of another's."""
    found = [phrase_of(sentence, head) for head in heads]
    return [p for p in found if not any(p.span != q.span and q.start <= p.start and p.end <= q.end for q in found)]


def _joint(sentence: Sentence, verb: Token, actors: Sequence[Token]) -> Iterator[Partners]:
    for one, two in combinations(actors, 2):
        yield from _pair(sentence, verb, [one], [two], "joint")
    for actor in actors:
        for first, second in _halves(sentence, actor):
            yield Partners(first, second, verb, "joint", True, True, _lemma(sentence, verb), "conj")


def _halves(sentence: Sentence, head: Token) -> Iterator[tuple[Phrase, Phrase]]:
    """ "US and Russian officials", "House and Senate negotiators": the first by its name, the second with the noun."""
    for one in sentence.children(head, "nmod", "amod", "compound"):
        for two in sentence.children(one, "conj"):
            if two.i < head.i and all(t.tag.startswith("NNP") or PEOPLES.fullmatch(t.text) for t in (one, two)):
                words = sentence.text[two.start - sentence.start : head.end - sentence.start]
                first = Phrase(one.text, one.start, one.end, one.i)
                yield first, Phrase(words, two.start, head.end, head.i)


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Partners]:
    """ "Russia's attack on Ukraine", "a US strike against Iran", "talks between Peru and Chile"."""
    before = sentence.children(noun, "poss", "compound", "amod", "nmod")
    owners = [t for t in before if is_actor(t) or (t.tag == "JJ" and PEOPLES.fullmatch(t.text))]
    leaves = noun.lemma.lower() in LEAVING
    by = [*grammar.after(sentence, noun, "by"), *(() if leaves else grammar.after(sentence, noun, "from"))]
    between = list(grammar.after(sentence, noun, "between", "among"))
    leading = TOGETHER if noun.lemma.lower() in MEETINGS else ()
    found = grammar.after(sentence, noun, *leading)
    others = [t for t in found if t not in (*by, *between) and may_act(sentence, t)]
    stop = frozenset(t.i for t in sentence.tokens if grammar.is_verb(t))
    within = [t for head in others for t in named_within(sentence, head, stop) if t not in others]
    doers = [*owners, *by] or list(_owner(sentence, noun))
    yield from _pair(sentence, noun, doers, [*others, *within], "noun")
    if not doers:
        yield from _pair(sentence, noun, [noun], _targets(sentence, noun), "itself")
    yield from _joint(sentence, noun, [t for t in between if may_act(sentence, t)])


PEOPLES: Final = re.compile(r"[A-Z]\w*(?:an|ish|ese|i|ch|ek|iss|ai)")
"""What is of a people: "Russian", "Iraqi", "French"."""
MEETINGS: Final = frozenset("visit trip talk meeting summit call negotiation dialogue conference".split())
"""Nouns for those who come together."""
TOGETHER: Final = ("with", "to")
"""The prepositions that lead from a meeting to whom one meets; others tell where and when."""
LEAVING: Final = frozenset("withdrawal retreat departure exit expulsion evacuation".split())
"""Acts of which "from" tells who or what is left."""
TARGETS: Final = {"attack": ("on", "at", "against"), "strike": ("on", "at", "against"), "protest": ("in", "against")}
"""Acts that stand for who does them: the prepositions that lead to those who are acted on."""


def _targets(sentence: Sentence, noun: Token) -> list[Token]:
    prepositions = TARGETS.get(noun.lemma.lower(), ())
    found = grammar.after(sentence, noun, *prepositions) if prepositions else ()
    return [t for t in found if may_act(sentence, t)]


def _owner(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Who "has talks", "made an attack": the subject of the verb whose object the noun is."""
    verb = sentence.head(noun)
    if noun.dep == "dobj" and verb.lemma in DOING:
        yield from _actors(sentence, verb)


def _according(sentence: Sentence, word: Token) -> Iterator[Partners]:
    found = [t for t in grammar.after(sentence, word, "to") if may_act(sentence, t)]
    sources = [t for t in found if is_actor(t) or t.lemma.lower() in SOURCES]
    others = list(_named_below(sentence, sentence.head(word), [word]))
    yield from _pair(sentence, word, sources, others, "told")
