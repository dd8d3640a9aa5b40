"""The wording of a document: what of it can betray a copy, without what it quotes and what its page has around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from comity.model import Document, Role

OWN: Final[frozenset[Role]] = frozenset({"body", "caption", "list"})
"""Roles of the paragraphs that are compared: headlines are each outlet's own, and furniture is the page's."""
SHINGLE: Final = 4
"""Words to a shingle: four in a row are rarely the same by chance, and an edit spoils only four of them."""
FRAME: Final = 5
"""Pieces of the skeleton to a frame: function words are few, so that it takes more of them to say something."""

FUNCTION_WORDS: Final = frozenset(
    """a an and are as at be been but by for from had has have he her him his i if in into is it its no nor not of off
    on or our out over she so than that the their them there they this those to two under until up upon was we were
    what when where who whom will with would you your""".split()
)
"""Words that one who swaps synonyms leaves where they stand."""
COUNTED: Final = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred first second
    third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday
    tuesday wednesday thursday friday saturday sunday""".split()
)
"""Numbers, months and days in words: with digits and names, what differs between two uses of one template."""

_CJK = "\u3040-\u30ff\u3400-\u9fff"
_TOKEN: Final = re.compile(rf"[{_CJK}]|\d+(?:[.,]\d+)*|[^\W\d{_CJK}]+(?:['’][^\W\d]+)?|[.!?:;“”\"]")
_QUOTE: Final = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^«»]*(?:»|$)|‘(?:[^‘’]|’(?=\w))*’(?!\w)")
_INITIAL: Final = re.compile(r"\b([A-Z])\.(?=\s?[A-Z])")
_STOPS: Final = frozenset('.!?:;“”"')


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a document is compared. Words are lower case; the parts in quotation marks are left out of all but
    ``quotes``."""

    parts: tuple[tuple[str, ...], ...]
    """The words of each paragraph, or of each piece of it between two quotations."""
    shingles: frozenset[str]
    skeleton: tuple[str, ...]
    """Function words, numbers and names in order: what is left when synonyms have been swapped."""
    frames: frozenset[str]
    facts: frozenset[str]
    """Numbers, dates and names among the words."""
    quotes: frozenset[str]
    """The shingles of the quotations."""

    @property
    def words(self) -> tuple[str, ...]:
        return _chained(self.parts)


@lru_cache(maxsize=1024)
def wording_of(document: Document) -> Wording:
    """The wording of a document; remembered, as each is compared many times."""
    parts: list[tuple[str, ...]] = []
    skeleton: list[str] = []
    quotes: set[str] = set()
    facts: set[str] = set()
    for own in _own(document, quotes):
        tokens = _tokens(own)
        parts.append(tuple([word for word, _ in tokens]))
        pieces = [piece for _, piece in tokens if piece]
        skeleton += pieces
        facts.update(piece for piece in pieces if piece not in FUNCTION_WORDS)
    shingles, frames = frozenset(runs(_chained(parts), SHINGLE)), frozenset(runs(skeleton, FRAME))
    return Wording(tuple(filter(None, parts)), shingles, tuple(skeleton), frames, frozenset(facts), frozenset(quotes))


def runs(row: Sequence[str], size: int) -> list[str]:
    """Every ``size`` pieces in a row, joined; none of a shorter row."""
    return [" ".join(row[at : at + size]) for at in range(len(row) - size + 1)]


def is_fact(word: str) -> bool:
    """True for what a template leaves open: a number, a month, a day."""
    return word[0].isdigit() or word in COUNTED


def _chained(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(parts))


def _own(document: Document, quotes: set[str]) -> Iterator[str]:
    """The paragraphs in the writer's own words; what they quote is put into ``quotes``."""
    for section in document.sections:
        text, end = document.text[section.start : section.end], 0
        if section.role == "quote":
            quotes.update(_quoted(text))
        if section.role not in OWN:
            continue
        for found in _QUOTE.finditer(text):
            if said := _quoted(found[0]):
                quotes.update(said)
                yield text[end : found.start()]
                end = found.end()
        yield text[end:]


def _quoted(text: str) -> list[str]:
    """The shingles of a quotation; none of a word or two that the writer holds at a distance."""
    return runs([word for word in map(str.lower, _TOKEN.findall(text)) if word not in _STOPS], SHINGLE)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Each word with its piece of the skeleton: itself, the last word of a name, or nothing."""
    found = _TOKEN.findall(_INITIAL.sub(r"\1", text))
    rows: list[tuple[str, str]] = []
    for (before, word), after in zip(pairwise([".", *found]), [*found, "."][1:], strict=True):
        if word not in _STOPS:
            plain = word.lower().removesuffix("'s").removesuffix("’s")
            rows.append((plain, _piece(word, plain, before in _STOPS, after)))
    return rows


def _piece(word: str, plain: str, opens: bool, after: str) -> str:
    if plain in FUNCTION_WORDS or is_fact(plain):
        return plain
    if not word[0].isupper() or after[0].isupper():
        return ""
    return "" if opens and not word.isupper() else plain
