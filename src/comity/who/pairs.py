"""Finds the words for two states or their people at once: "both countries", "the leaders", "our ties", "each other"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from comity.model import Sentence, Token
from comity.who.forms import forms, plural

_COUNTING = frozenset({"both", "two"})
_POINTING = frozenset({"the", "these", "those", "our", "their", "both", "all"})
_BEFORE_BARE = frozenset({"between", "of", "by", "from", "among"})
_CLOSED = frozenset({"nsubj", "nsubjpass", "pobj", "poss", "dobj"})
_REACH = 4
_CLOSING = frozenset({"of", "from", "to", "in", "for", "with", "between", "at", "among"})
_FINITE = ("VBZ", "VBD", "MD")
_PLURALS = ("NNS", "NNPS")

UNCOUNTED = frozenset(
    "leaders ministers pms premiers presidents delegations envoys negotiators sides parties neighbours neighbors "
    "partners signatories states countries governments capitals chiefs heads ambassadors secretaries participants "
    "fleets navies armies ministries offices commanders members allies".split()
)
"""Plurals that may mean all that a document puts together, without saying how many."""

_MODIFIERS = frozenset(
    {"contracting", "said", "coastal", "littoral", "neighbouring", "signatory", "high", "respective"}
)
_MORE_NOUNS = {
    **dict.fromkeys(("office", "offices", "embassies", "cabinets", "chancelleries", "teams", "services"), "GOV"),
    **dict.fromkeys(("coastguards", "armed forces", "marines", "air arms"), "MIL"),
    **{"police forces": "COP", "speakers": "LEG"},
}
"""Nouns for two states' parts beside those of forms.yaml, with the sector."""

Sort = Literal["states", "people", "either"]


@dataclass(frozen=True, slots=True)
class Both:
    """The words that mean two states: tokens ``first`` to ``last`` (inclusive), and the sector they stand for.

    ``sort``: whether states or their people are named so. ``sure``: the words say that they are two.
    """

    first: int
    last: int
    sector: str
    sort: Sort = "states"
    sure: bool = True


def find_both(sentence: Sentence) -> Iterator[Both]:
    """The words for two states in a sentence, in order, whether or not it is known which two."""
    for token in sentence.tokens:
        word = token.lower
        if word in _COUNTING:
            found = _counted(sentence, token)
        elif word in _READERS:
            found = _READERS[word](sentence, token)
        else:
            found = None
        if found is not None:
            yield found


def is_relation(sentence: Sentence, owner: Token) -> bool:
    """True where "our" or "their" owns what only two sides have together: ties, partnership, border, talks."""
    noun = sentence.head(owner)
    return forms().has("relations", noun.lemma) and noun.lower != "people"


def _counted(sentence: Sentence, token: Token) -> Both | None:
    """ "both sides", "the two Prime Ministers", "between two countries", "the two agreed"."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    first = token.i - 1 if before in _POINTING else token.i
    last, sector = _noun(sentence, token)
    if last is None:
        return _alone(sentence, token, first)
    noun = sentence.tokens[last]
    sure = token.lower == "both" or first < token.i or before in _BEFORE_BARE
    if not _is_whole(sentence, noun) or not (sure or noun.tag == "NNPS"):
        return None
    return Both(first, last, sector, _sort(noun))


def _noun(sentence: Sentence, token: Token) -> tuple[int | None, str]:
    """The index of the noun that is counted, and its sector: a plural within four words."""
    nouns = forms().pair_nouns
    words: list[str] = []
    for other in sentence.tokens[token.i + 1 : token.i + 1 + _REACH]:
        words.append(other.lower)
        for size in (3, 2, 1):
            phrase = " ".join(words[-size:])
            if (phrase in nouns or phrase in _MORE_NOUNS) and is_plural(other) and _phrase_ends(sentence, other):
                return other.i, nouns.get(phrase) or _MORE_NOUNS[phrase]
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
    parted = following == "of" and sentence.tokens[token.i + 1].head == token.i
    if not pointed or token.dep not in _CLOSED or parted or following in ("-", "years", "days"):
        return None
    return Both(first, token.i, "GOV", "either")


def is_plural(noun: Token) -> bool:
    """True for a plural, one that the tagger took for a single proper name ("Prime Ministers") too."""
    return noun.tag in _PLURALS or (noun.tag == "NNP" and noun.lower.endswith("s"))


def _sort(noun: Token) -> Sort:
    return "people" if forms().has("people", noun.lower) else "states"


def _is_whole(sentence: Sentence, noun: Token) -> bool:
    """False for "both sides of the border", "the two leaders of the opposition": others than two states' own."""
    of = [child for child in sentence.children(noun, "prep") if child.lower in ("of", "from")]
    objects = [token for prep in of for token in sentence.children(prep, "pobj")]
    return all(token.lower in ("state", "government") or token.lower in forms().pair_nouns for token in objects)


def _owned(sentence: Sentence, token: Token) -> Both | None:
    return Both(token.i, token.i, "GOV") if is_relation(sentence, token) else None


def _each_other(sentence: Sentence, token: Token) -> Both | None:
    following = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    if following != _OTHER[token.lower]:
        return _either(sentence, token) if token.lower == "each" else None
    return Both(token.i, token.i + 1, "GOV")


def _either(sentence: Sentence, token: Token) -> Both | None:
    """ "Neither side", "either country"."""
    noun = sentence.head(token)
    following = sentence.tokens[token.i + 1].tag if token.i + 1 < len(sentence.tokens) else ""
    if token.lower == "neither" and (token.dep in ("nsubj", "nsubjpass") or following in _FINITE):
        return Both(token.i, token.i, "GOV", "either")
    fits = token.dep == "det" and noun.i == token.i + 1 and noun.tag == "NN" and _is_whole(sentence, noun)
    sector = forms().pair_nouns.get(noun.lower)
    sort: Sort = "people" if forms().has("people", plural(noun.lower)) else "states"
    return Both(token.i, noun.i, sector, sort) if fits and sector else None


def _definite(sentence: Sentence, token: Token) -> Both | None:
    """ "The leaders", "the foreign and defence ministers", "the pair": two, where the text has spoken of two."""
    noun = sentence.head(token)
    if token.dep != "det" or not token.i < noun.i <= token.i + 2 * _REACH or noun.dep not in _CLOSED:
        return None
    if noun.lower == "pair" and noun.i == token.i + 1 and not sentence.children(noun, "prep"):
        return Both(token.i, noun.i, "GOV", "either")
    return _uncounted(sentence, token, noun)


def _their(sentence: Sentence, token: Token) -> Both | None:
    """ "Their prime ministers"."""
    noun = sentence.head(token)
    fits = token.dep == "poss" and token.i < noun.i and forms().has("people", noun.lower)
    return _uncounted(sentence, token, noun) if fits else None


def _uncounted(sentence: Sentence, token: Token, noun: Token) -> Both | None:
    """The plural noun that nothing but a portfolio stands before, and nothing that says who they are behind."""
    between = sentence.tokens[token.i + 1 : noun.i]
    named = noun.lower in UNCOUNTED and all(
        forms().has("portfolios", word.lower) or word.lower in _MODIFIERS for word in between
    )
    if not named or not is_plural(noun) or is_told(sentence, noun):
        return None
    return Both(token.i, noun.i, "GOV", _sort(noun), sure=False)


def is_told(sentence: Sentence, noun: Token) -> bool:
    """True where words behind a noun say which are meant: "of the G7", "who attended"."""
    for child in sentence.children(noun):
        beside = sentence.tokens[child.i - 1].text != ","
        if child.dep == "prep" and child.lower in _CLOSING and not (child.lower == "of" and _is_title(sentence, child)):
            return True
        if child.dep in ("relcl", "acl", "appos") and child.i > noun.i and beside:
            return True
    return bool(sentence.children(noun, "conj", "cc"))


def _is_title(sentence: Sentence, preposition: Token) -> bool:
    """ "Heads of state"."""
    of = sentence.children(preposition, "pobj")
    return any(token.lower in ("state", "government") and not sentence.children(token, "prep") for token in of)


_OTHER = {"each": "other", "one": "another"}
_READERS: dict[str, Callable[[Sentence, Token], Both | None]] = {
    "our": _owned, "each": _each_other, "one": _each_other, "neither": _either, "either": _either,
    "the": _definite, "these": _definite, "those": _definite, "their": _their,
}  # fmt: skip

__all__ = ["UNCOUNTED", "Both", "find_both", "is_plural", "is_relation", "is_told", "plural"]
