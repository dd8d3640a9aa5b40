"""Finds the words for two states at once: "both countries", "the two navies", "our relations", "each other"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.model import Sentence, Token
from comity.who.forms import forms, plural

_COUNTING = frozenset({"both", "two"})
_POINTING = frozenset({"the", "these", "those", "our", "their", "both", "all"})
_BEFORE_BARE = frozenset({"between", "of", "by", "from", "among"})
_CLOSED = frozenset({"nsubj", "nsubjpass", "pobj", "poss", "dobj"})
_REACH = 4


@dataclass(frozen=True, slots=True)
class Both:
    """The words that mean two states: tokens ``first`` to ``last`` (inclusive), and the sector they stand for."""

    first: int
    last: int
    sector: str


def find_both(sentence: Sentence) -> Iterator[Both]:
    """The words for two states in a sentence, in order, whether or not it is known which two."""
    for token in sentence.tokens:
        word = token.lower
        if word in _COUNTING:
            found = _counted(sentence, token)
        elif word == "our":
            found = _owned(sentence, token)
        elif word in ("other", "another") and token.i and sentence.tokens[token.i - 1].lower in ("each", "one"):
            found = Both(token.i - 1, token.i, "GOV")
        else:
            found = None
        if found is not None:
            yield found


def is_relation(sentence: Sentence, owner: Token) -> bool:
    """True where "our" or "their" owns what only two sides have together: ties, partnership, border, talks."""
    return forms().has("relations", sentence.head(owner).lemma)


def _counted(sentence: Sentence, token: Token) -> Both | None:
    """ "both sides", "the two Prime Ministers", "between two countries", "the two agreed"."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    first = token.i - 1 if before in _POINTING else token.i
    last, sector = _noun(sentence, token)
    if last is None:
        return _alone(sentence, token, first)
    sure = token.lower == "both" or first < token.i or before in _BEFORE_BARE
    return Both(first, last, sector) if sure or sentence.tokens[last].tag == "NNPS" else None


def _noun(sentence: Sentence, token: Token) -> tuple[int | None, str]:
    """The index of the noun that is counted, and its sector: a plural within four words."""
    nouns = forms().pair_nouns
    words: list[str] = []
    for other in sentence.tokens[token.i + 1 : token.i + 1 + _REACH]:
        words.append(other.lower)
        for size in (3, 2, 1):
            phrase = " ".join(words[-size:])
            if phrase in nouns and other.tag in ("NNS", "NNPS") and _phrase_ends(sentence, other):
                return other.i, nouns[phrase]
        if other.lower not in ("the", "of", "-") and other.tag[:2] not in ("JJ", "NN", "VB") and other.tag != "HYPH":
            break
    return None, "GOV"


def _phrase_ends(sentence: Sentence, token: Token) -> bool:
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    return following is None or not following.tag.startswith("NN") or following.head != token.i + 2


def _alone(sentence: Sentence, token: Token, first: int) -> Both | None:
    """ "the two" and "both" with no noun, where the parse makes them a subject or an object."""
    following = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    pointed = token.lower == "both" or first < token.i
    if not pointed or token.dep not in _CLOSED or following in ("-", "of", "years", "days"):
        return None
    return Both(first, token.i, "GOV")


def _owned(sentence: Sentence, token: Token) -> Both | None:
    return Both(token.i, token.i, "GOV") if is_relation(sentence, token) else None


__all__ = ["Both", "find_both", "is_relation", "plural"]
