"""Who does what to whom: the mentions that take part in the act of one verb or noun, each with its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from comity import grammar
from comity.model import Mention, PartyRole, Sentence, Token

HOSTS = frozenset({"in", "at", "near", "off", "around", "over", "outside"})
"""Prepositions that bring a place; a state after one of them is where, not who."""

SOURCES = frozenset({"according", "per", "citing", "quoting"})

Part = tuple[Mention, PartyRole]


def find_parts(sentence: Sentence, token: Token, focus: Token | None, mentions: Sequence[Mention]) -> tuple[Part, ...]:
    """The mentions around a verb or an act noun with their roles, actors first, each mention once.

    ``third`` is a state that is only the place of the act.
    """
    rows = _of_verb(sentence, token, focus) if grammar.is_verb(token) or token != focus else _of_noun(sentence, token)
    found: dict[int, Part] = {}
    for head, role in rows:
        for mention in _inside(sentence, head, mentions):
            placed: PartyRole = "third" if role != "actor" and _is_place(sentence, mention, token) else role
            if mention.start not in found:
                found[mention.start] = (mention, placed)
    order = {"actor": 0, "recipient": 1, "third": 2}
    return tuple(sorted(found.values(), key=lambda part: (order[part[1]], part[0].start)))


def _of_verb(sentence: Sentence, verb: Token, focus: Token | None) -> Iterator[tuple[Token, PartyRole]]:
    passive = grammar.is_passive(sentence, verb)
    subjects = grammar.subjects(sentence, verb)
    for agent in grammar.agents(sentence, verb):
        yield agent, "actor"
    for subject in subjects:
        yield subject, "recipient" if passive else "actor"
    for token in grammar.clause(sentence, verb):
        if token != verb and token not in subjects and not _reports(sentence, token):
            yield token, "recipient"
    if focus is not None:
        yield focus, "recipient"
    yield from _from_governors(sentence, verb)


def _from_governors(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, PartyRole]]:
    """The partners named with a governor: "agreed with Japan to hold", "asked India to join", "joined X in doing"."""
    current = verb
    while current.dep in ("xcomp", "pcomp", "acl") and sentence.head(current) != current:
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
    for partner in grammar.after(sentence, noun, "between", "by", "among", "of"):
        yield partner, "actor"
    for partner in grammar.after(sentence, noun):
        yield partner, "recipient"
    for clause in sentence.children(noun, "acl", "relcl"):
        for token in grammar.clause(sentence, clause):
            if token != clause:
                yield token, "actor" if token.dep in ("pobj", "nsubj") else "recipient"
    yield from _noun_in_clause(sentence, noun)


def _noun_in_clause(sentence: Sentence, noun: Token) -> Iterator[tuple[Token, PartyRole]]:
    """Who the clause around an act noun is about: its subject and what stands beside the noun."""
    verb = grammar.clause_head(sentence, noun)
    if not grammar.is_verb(verb):
        return
    for agent in grammar.agents(sentence, verb):
        yield agent, "actor"
    for subject in grammar.subjects(sentence, verb):
        if subject != noun:
            yield subject, "actor"
    if noun.dep in ("dobj", "nsubj", "nsubjpass", "attr") and sentence.head(noun) == verb:
        for token in grammar.after(sentence, verb, "with", "to", "between", "by"):
            yield token, "recipient"


def _inside(sentence: Sentence, head: Token, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions in the noun phrase of a head, relative clauses left out."""
    inside = {head.i} | {t.i for t in _phrase(sentence, head)} if not grammar.is_verb(head) else {head.i}
    for mention in mentions:
        if mention.head in inside:
            yield mention


def _phrase(sentence: Sentence, head: Token) -> Iterator[Token]:
    for child in sentence.children(head):
        if child.dep not in ("relcl", "acl", "advcl", "ccomp", "conj", "parataxis"):
            yield child
            yield from _phrase(sentence, child)
        elif child.dep == "conj" and not grammar.is_verb(child):
            yield child
            yield from _phrase(sentence, child)


def _is_place(sentence: Sentence, mention: Mention, token: Token) -> bool:
    """True where a state is named only as the place: "was held in Japan"; not "ties in", not the place one visits."""
    head = sentence.tokens[mention.head]
    if mention.form not in ("name", "capital") or head.dep not in ("pobj", "conj"):
        return False
    preposition = sentence.head(grammar.first_conjunct(sentence, head))
    return preposition.lower in HOSTS and preposition.pos == "ADP" and token.lemma not in ("intrude", "arrive", "land")


def _reports(sentence: Sentence, token: Token) -> bool:
    """True inside "according to the ministry", "as per reports": a source, no party."""
    chain = [token, *sentence.ancestors(token)]
    return any(t.lower in SOURCES for t in chain if t.pos in ("ADP", "VERB", "SCONJ"))
