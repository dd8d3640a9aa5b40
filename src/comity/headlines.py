"""Headlines of which the parser takes the verb for a noun ("Press fires reporter"): the same tokens, joined anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.model import Sentence, Token
from comity.phrases import INNER, is_act

MODIFIERS: Final = INNER - {"advmod"}
"""What stays with the noun that it stands before; an adverb goes to the verb."""
NEVER_VERBS: Final = frozenset("IN POS CC , . : '' `` HYPH -RRB-".split())
"""Tags of what follows a noun and hardly ever a verb with its object."""


def mend(sentence: Sentence, verbs: Collection[str]) -> Sentence:
    """The sentence with one of the verbs, given as lemmas, for its root where the parser found none; else as it is."""
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), None)
    if root is None or grammar.is_verb(root) or any(_is_main(sentence, t, root) for t in sentence.tokens):
        return sentence
    found = next((v for v in _likely(sentence, verbs) if v.i <= root.i or _precedes(sentence, root, v)), None)
    return _joined(sentence, root, found) if found else sentence


def _is_main(sentence: Sentence, token: Token, root: Token) -> bool:
    return grammar.is_verb(token) and token.dep in ("ccomp", "parataxis", "conj") and sentence.head(token) == root


def _precedes(sentence: Sentence, root: Token, verb: Token) -> bool:
    """Whether nothing but the first noun's phrase stands before the verb."""
    return all(t.tag not in ("IN", "CC", ",", ":", "TO") for t in sentence.tokens[root.i : verb.i])


def _likely(sentence: Sentence, verbs: Collection[str]) -> Iterator[Token]:
    """The nouns that are likely the verb, with its lemma: "fires" before a noun, "detain" after a plural.

    What is as often a noun ("attacks") stays one before a preposition.
    """
    for before, token, after in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        if not token.tag.startswith("NN") or not before.tag.startswith("NN") or after.tag in NEVER_VERBS - {"IN"}:
            continue
        base = next((form for form in _bases(token.lower) if form in verbs), None)
        plural = before.tag in ("NNS", "NNPS") or before.lower in ("police", "people", "media")
        if base is None or (token.lower == base) != plural:
            continue
        found = replace(token, lemma=base)
        if after.tag != "IN" or not (is_act(found) or after.lower == "of"):
            yield found


def _bases(word: str) -> Iterator[str]:
    yield word
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("ies"):
        yield word[:-3] + "y"


def _joined(sentence: Sentence, root: Token, verb: Token) -> Sentence:
    left = range(verb.i)
    tops = [t for t in sentence.tokens[: verb.i] if t.head not in left or t == root]
    nouns = [t for t in tops if t.tag.startswith("NN")]
    if not nouns:
        return sentence
    subject = nouns[-1]
    tokens = list(sentence.tokens)
    tokens[verb.i] = replace(verb, tag="VBZ", pos="VERB", dep="ROOT", head=verb.i)
    for token in tops:
        owned = token.dep in MODIFIERS and token.i < subject.i and token != root
        tokens[token.i] = replace(token, head=subject.i if owned else verb.i)
    tokens[subject.i] = replace(subject, head=verb.i, dep="nsubj")
    for token in sentence.tokens[verb.i + 1 :]:
        if token == root or token.head <= verb.i:
            tokens[token.i] = replace(token, head=verb.i, dep=_role(sentence, token, verb))
        elif token.head == root.i and token.i > root.i and token.dep in ("prep", "advcl", "npadvmod", "punct"):
            tokens[token.i] = replace(token, head=verb.i)
    return replace(sentence, tokens=tuple(tokens))


def _role(sentence: Sentence, token: Token, verb: Token) -> str:
    """What follows a verb: a noun with nothing but its own phrase before it is the object."""
    between = sentence.tokens[verb.i + 1 : token.i]
    bare = all(t.tag not in ("IN", "TO", ",", ":") for t in between)
    return "dobj" if token.tag.startswith("NN") and bare and token.dep not in ("npadvmod", "pobj") else token.dep
