"""Who does what to whom: the mentions that take part in the act of one verb or noun, each with its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from comity import grammar
from comity.model import Mention, PartyRole, Sentence, Token

HOSTS = frozenset({"in", "at", "near", "off", "around", "over", "outside"})
"""Prepositions that bring a place; a state after one of them is where, not who."""

SOURCES = frozenset({"according", "per", "citing", "quoting"})

Part = tuple[Mention, PartyRole]


def find_parts(
    sentence: Sentence, token: Token, focus: Token | None, mentions: Sequence[Mention], talked_of: bool = True
) -> tuple[Part, ...]:
    """The mentions around a verb or an act noun with their roles, actors first, each mention once.

    ``third`` is a state that is only the place of the act or, where things can be ``talked_of``, its topic.
    """
    found: dict[int, Part] = {}
    for head, role in _roles(sentence, token, focus):
        for mention in _inside(sentence, head, mentions, whole=head.pos not in ("ADP", "SCONJ")):
            if focus is not None and role == "actor" and _under(sentence, mention, focus):
                role = _topic_role(sentence, sentence.tokens[mention.head], focus)
            placed = _placed(sentence, mention, role, token)
            if placed == "third" and not talked_of and not _is_place(sentence, mention, token):
                placed = "recipient"
            found.setdefault(mention.start, (mention, placed))
    order = {"actor": 0, "recipient": 1, "third": 2}
    return tuple(sorted(found.values(), key=lambda part: (order[part[1]], part[0].start)))


@grammar.remembered
def _roles(sentence: Sentence, token: Token, focus: Token | None) -> tuple[tuple[Token, PartyRole], ...]:
    """The words around an act with the roles that they give."""
    verbal = grammar.is_verb(token) or token != focus
    return tuple(_of_verb(sentence, token, focus) if verbal else _of_noun(sentence, token))


def _under(sentence: Sentence, mention: Mention, noun: Token) -> bool:
    """True where a preposition in the noun phrase of an act noun brings the mention: "the visit ... to Uganda"."""
    chain = list(_up_to(sentence, sentence.tokens[mention.head], noun))
    return sentence.head(chain[-1]) == noun and any(t.pos == "ADP" for t in chain) if chain else False


def _placed(sentence: Sentence, mention: Mention, role: PartyRole, token: Token) -> PartyRole:
    """The role of one mention in a phrase that has a role as a whole."""
    head = sentence.tokens[mention.head]
    if _is_compound(sentence, mention) or (role == "actor" and mention.form == "place"):
        return "third"
    if role == "actor":
        return role
    if _is_place(sentence, mention, token):
        return "third"
    if len(mention.actors) > 1 and head.dep == "poss":
        return "actor"
    return _topic_role(sentence, head, token)


def _of_verb(sentence: Sentence, verb: Token, focus: Token | None) -> Iterator[tuple[Token, PartyRole]]:
    passive = grammar.is_passive(sentence, verb)
    subjects = grammar.subjects(sentence, verb)
    for agent in grammar.agents(sentence, verb):
        yield agent, "actor"
    for subject in subjects:
        if subject == focus:
            yield from _of_noun(sentence, subject)
        yield subject, "recipient" if passive else "actor"
    for token in grammar.clause(sentence, verb):
        if token not in (verb, *subjects) and not _aside(sentence, token, verb):
            yield token, _topic_role(sentence, token, verb)
    if focus is not None:
        yield focus, "recipient"
    yield from _from_governors(sentence, verb)


def _from_governors(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, PartyRole]]:
    """The partners named with a governor: "agreed with Japan to hold", "asked India to join", "joined X in doing"."""
    current = verb
    while current.dep in ("xcomp", "pcomp", "acl", "prep") and sentence.head(current) != current:
        current = sentence.head(current)
        if grammar.is_verb(current):
            for token in sentence.children(current, "dobj", "dative"):
                yield token, "recipient"
            for token in grammar.after(sentence, current, "with", "to", "on", "alongside"):
                if grammar.is_noun(token):
                    yield token, "recipient"
        if current.dep in ("ccomp", "ROOT"):
            return


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[tuple[Token, PartyRole]]:
    for child in sentence.children(noun, "poss", "compound", "nmod", "amod"):
        yield child, "actor"
    for token in sentence.subtree(noun):
        if token != noun and not _aside(sentence, token, noun) and not _in_relative(sentence, token, noun):
            yield token, _topic_role(sentence, token, noun)


def _in_relative(sentence: Sentence, token: Token, top: Token) -> bool:
    return any(t.dep == "relcl" for t in _up_to(sentence, token, top))


def _up_to(sentence: Sentence, token: Token, top: Token) -> Iterator[Token]:
    """The token and what it hangs on, below ``top``."""
    while token != top:
        yield token
        if token.head == token.i:
            return
        token = sentence.head(token)


DESCRIBING = frozenset({"one", "some", "neighbour", "neighbor", "rival", "ally", "member", "part"})
"""Nouns in apposition that name no party: "Peru, one of Bolivia's neighbours"."""


def _inside(sentence: Sentence, head: Token, mentions: Iterable[Mention], whole: bool) -> Iterator[Mention]:
    """The mentions in the noun phrase of a head, relative clauses left out; only those on the head unless ``whole``."""
    inside = _indices(sentence, head) if whole and not grammar.is_verb(head) else {head.i}
    for mention in mentions:
        if mention.head in inside:
            yield mention


@grammar.remembered
def _indices(sentence: Sentence, head: Token) -> frozenset[int]:
    return frozenset((head.i, *(t.i for t in _phrase(sentence, head))))


def _phrase(sentence: Sentence, head: Token) -> Iterator[Token]:
    for child in sentence.children(head):
        if child.dep == "appos" and child.lemma in DESCRIBING:
            continue
        if child.dep not in ("relcl", "acl", "advcl", "ccomp", "conj", "parataxis") or (
            child.dep == "conj" and not grammar.is_verb(child)
        ):
            yield child
            yield from _phrase(sentence, child)


def _is_place(sentence: Sentence, mention: Mention, token: Token) -> bool:
    """True where a state is named only as the place: "was held in Japan"; not "ties in", not the place one visits."""
    head = sentence.tokens[mention.head]
    while head.dep == "appos":
        head = sentence.head(head)
    if mention.form not in ("name", "capital", "place") or head.dep not in ("pobj", "conj"):
        return False
    preposition = sentence.head(grammar.first_conjunct(sentence, head))
    return preposition.lower in HOSTS and preposition.pos == "ADP" and token.lemma not in ("intrude", "arrive", "land")


def _is_compound(sentence: Sentence, mention: Mention) -> bool:
    """True in "a US-brokered deal": who made something possible, no party to it."""
    last = sentence.at(mention.start, mention.end)[-1]
    rest = sentence.tokens[last.i + 1 : last.i + 3]
    return len(rest) == 2 and rest[0].text == "-" and rest[1].tag in ("VBN", "VBD")


def _aside(sentence: Sentence, token: Token, top: Token) -> bool:
    """True in what only describes, or names a source: "one of its neighbours", "threats facing it", "according to"."""
    chain = list(_up_to(sentence, token, top))
    if any(t.lower in SOURCES for t in chain if t.pos in ("ADP", "VERB", "SCONJ")):
        return True
    described = any(t.dep == "appos" and not t.tag.startswith("NNP") for t in chain)
    return described or any(t.dep == "acl" and t.tag == "VBG" and sentence.head(t) != top for t in chain)


def _topic_role(sentence: Sentence, token: Token, top: Token) -> PartyRole:
    """A state after "on", "over", "about" is what is talked of, not who takes part."""
    chain = [t.lower for t in _up_to(sentence, token, top) if t.pos in ("ADP", "SCONJ", "VERB", "ADV")]
    if chain[:1] == ["by"]:
        return "actor" if _names_act(sentence, top) or grammar.is_passive(sentence, top) else "recipient"
    if chain[:1] == ["of"] and _names_act(sentence, top):
        return "recipient" if top.lemma in DONE_TO else "actor"
    if any(word in TOPICS for word in chain) and not (chain[0] == "on" and top.lemma in ONTO):
        return "third"
    return "actor" if any(word in BESIDE for word in chain) else "recipient"


def _names_act(sentence: Sentence, top: Token) -> bool:
    return not grammar.is_verb(top) and not sentence.children(top, "nsubj")


DONE_TO = frozenset(
    (
        "invasion bombing shelling occupation annexation blockade seizure violation sale purchase delivery supply "
        "bombardment raid ambush provocation transfer acquisition"
    ).split()
)
"""Act nouns of which "of" brings what the act is done to."""

ONTO = frozenset({"call", "impose", "depend", "rely", "fire", "press", "prevail", "attack", "declare", "blame"})
"""Verbs of which "on" brings who is acted on."""

BESIDE = frozenset({"along", "together", "alongside", "jointly", "between", "among"})

TOPICS = frozenset({"on", "over", "about", "regarding", "concerning", "amid", "since", "despite"})
